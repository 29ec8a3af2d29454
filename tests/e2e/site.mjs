// What every journey starts with: the built site behind the server of `cargo xtask serve`, and a browser without
// other network access.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import axe from "axe-core";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The source of axe, as a script whose value is nothing. */
const AXE = `${axe.source}; undefined`;

/** How long anything may take on a busy machine before it counts as lost. */
export const PATIENCE = 30_000;

/** Serves a finished site on a free port; `under` is the path below which it is published. */
export async function serve(under = "/", from = "dist") {
  // `cargo xtask test` passes its own path; otherwise cargo finds it.
  const [program, ...words] = process.env.XTASK ? [process.env.XTASK] : ["cargo", "xtask"];
  const child = spawn(program, [...words, "serve", "--no-build", "--port", "0", "--under", under, "--from", from], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const found = line.match(/http:\/\/\S+/);
    if (found) {
      // A full pipe would block the server; an unreferenced child does not keep the tests running.
      child.stdout.resume();
      child.unref();
      child.stdout.unref();
      return { url: found[0], close: () => child.kill() };
    }
  }
  throw new Error(`the server did not start: is there a finished site in ${from}?`);
}

/** A browser without a network of its own. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/**
 * A new visitor's page, with a record of everything that must never happen: requests to other origins, violations of
 * the policy, errors in the console. Without the worker, unless it is what a journey is about: it would answer in
 * place of the network, whose faults the other journeys simulate.
 */
export async function visit(browser, site, options = {}) {
  const context = await browser.newContext({ locale: "kk-KZ", serviceWorkers: "block", ...options });
  return { context, ...(await another(context, site)) };
}

/** One more page of the same visitor. */
export async function another(context, site) {
  const page = await context.newPage();
  const seen = { requests: [], foreign: [], violations: [], errors: [] };
  const origin = new URL(site.url).origin;
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol === "data:") return;
    seen.requests.push(request);
    if (url.origin !== origin) seen.foreign.push(request.url());
  });
  page.on("console", (message) => {
    // Printed by playwright itself.
    if (/registration blocked by Playwright/.test(message.text())) return;
    if (message.type() === "error" || message.type() === "warning") seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  // The page's own reports, in a world that the policy does not reach.
  await page.exposeBinding("reportViolation", (_, text) => seen.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      globalThis.reportViolation(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  page.setDefaultTimeout(PATIENCE);
  return { page, seen };
}

/** Faults of a file in transit. */
export const FAULTS = {
  missing: (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "Not Found" }),
  refused: (route) => route.abort("connectionrefused"),
  "answered with an error": (route) => route.fulfill({ status: 500, contentType: "text/plain", body: "" }),
  "answered with a page": (route) =>
    route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html><title>Log in</title>" }),
  truncated: (route) => changed(route, (body) => body.subarray(0, body.length >> 1)),
  damaged: (route) =>
    changed(route, (body) => {
      const copy = Buffer.from(body);
      copy[copy.length >> 1] ^= 1;
      return copy;
    }),
};

async function changed(route, change) {
  const response = await route.fetch();
  const headers = response.headers();
  delete headers["content-encoding"];
  delete headers["content-length"];
  await route.fulfill({ status: 200, headers, body: change(await response.body()) });
}

/** Waits until the app is mounted. */
export function ready(page) {
  return page.waitForSelector("html[data-ready]", { state: "attached" });
}

/** The app is there and the static page is not. */
export async function expectApp(page) {
  await ready(page);
  assert.equal(await page.locator("html").getAttribute("data-failed"), null, "the app has not given up");
  assert.equal(await page.locator("#shell").isVisible(), false, "the static page is gone");
  assert.equal(await page.locator("#app").isVisible(), true, "the app is seen");
  assert.ok((await page.locator("#app").innerText()).trim().length > 0, "the app has words");
  for (const id of ["trouble", "slow", "old"]) {
    assert.equal(await page.locator(`#${id}`).isVisible(), false, `no message #${id}`);
  }
}

/** The static page with its dates is shown, with one of the messages. */
export async function expectShell(page, message) {
  await page.locator(`#${message}`).waitFor({ state: "visible" });
  assert.equal(await page.locator("#shell").isVisible(), true, "the static page is seen");
  await expectDates(page);
  for (const id of ["trouble", "slow", "old"].filter((id) => id !== message)) {
    assert.equal(await page.locator(`#${id}`).isVisible(), false, `no message #${id}`);
  }
  assert.ok((await page.locator(`#${message}`).innerText()).trim().length > 20, "the message has words");
}

/** The table of dates is seen, with dates in it. */
export async function expectDates(page) {
  assert.match(await page.locator("#shell").innerText(), /\d{1,2}[.:]\d{2}/, "dates are on the page");
}

/** What axe complains about. */
export async function complaints(page) {
  // Not by a script element, which the page's policy rightly refuses.
  await page.evaluate(AXE);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n  ${node.failureSummary}`).join("\n")}`,
  );
}

/** axe finds nothing to complain about. */
export async function expectAccessible(page, where) {
  assert.deepEqual(await complaints(page), [], `axe on ${where}`);
}

/** Nothing that must never happen has happened. */
export function expectClean(seen) {
  assert.deepEqual(seen.foreign, [], "no request to anybody else");
  assert.deepEqual(seen.violations, [], "no violation of the policy");
}
