// The first visit: what it asks for, what it weighs, what it shows, and that it keeps to its own policy.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { expectApp, expectClean, expectDates, launch, ready, serve, visit } from "./site.mjs";

const KB = 1024;
const LIMITS = { requests: 6, all: 150 * KB, wasm: 120 * KB, html: 14 * KB };

let browser;
let site;

before(async () => {
  site = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.close();
});

test("the app starts, with few requests, all to its own site", async () => {
  // What the worker fetches when all is done, and that it does not fetch it twice, is in offline.mjs.
  const { page, context, seen } = await visit(browser, site, { serviceWorkers: "allow" });
  await page.goto(site.url);
  await expectApp(page);
  await page.waitForLoadState("networkidle");

  const sizes = await Promise.all(
    seen.requests.map(async (request) => {
      const response = await request.response();
      const encoding = await response.headerValue("content-encoding");
      return {
        path: new URL(request.url()).pathname,
        encoding,
        bytes: (await request.sizes()).responseBodySize,
      };
    }),
  );
  const table = sizes.map((each) => `${each.path} ${each.bytes} ${each.encoding}`).join("\n");
  const sum = (fits) => sizes.filter((each) => fits(each.path)).reduce((total, each) => total + each.bytes, 0);

  assert.ok(sizes.length <= LIMITS.requests, `at most ${LIMITS.requests} requests:\n${table}`);
  assert.equal(new Set(sizes.map((each) => each.path)).size, sizes.length, `nothing is fetched twice:\n${table}`);
  assert.ok(sizes.every((each) => each.encoding === "br"), `everything is compressed:\n${table}`);
  assert.ok(sum(() => true) <= LIMITS.all, `at most ${LIMITS.all} bytes in all:\n${table}`);
  assert.ok(sum((path) => path.endsWith(".wasm")) <= LIMITS.wasm, `wasm at most ${LIMITS.wasm} bytes:\n${table}`);
  assert.ok(sum((path) => path.endsWith("/")) <= LIMITS.html, `HTML at most ${LIMITS.html} bytes:\n${table}`);
  expectClean(seen);
  assert.deepEqual(seen.errors, [], "the console is quiet: preloaded files are used too");
  await context.close();
});

for (const [lang, options, hash] of [
  ["kk", { locale: "kk-KZ" }, ""],
  ["ru", { locale: "ru-RU" }, ""],
  ["en", { locale: "en-US" }, ""],
  ["kk", { locale: "de-DE" }, ""],
  ["ru", { locale: "kk-KZ" }, "#/?lang=ru"],
  ["en", { locale: "kk-KZ" }, "#/law?a=b&lang=en"],
  ["kk", { locale: "kk-KZ" }, "#/?lang=xx"],
]) {
  test(`a ${options.locale} browser at ${hash || "the bare address"} gets ${lang}`, async () => {
    const { page, context, seen } = await visit(browser, site, options);
    await page.goto(site.url + hash);
    await expectApp(page);
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    expectClean(seen);
    await context.close();
  });
}

test("the remembered language comes before the browser's", async () => {
  const { page, context } = await visit(browser, site, { locale: "ru-RU" });
  await page.addInitScript(() => localStorage.setItem("talapker.lang", "en"));
  await page.goto(site.url);
  await expectApp(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await context.close();
});

test("other texts are fetched when wanted, and only those that exist", async () => {
  const { page, context, seen } = await visit(browser, site);
  await page.goto(site.url);
  await ready(page);
  assert.ok((await page.evaluate(() => talapker.load("words.en"))).length > 0);
  const refused = await page.evaluate(() => talapker.load("no.such").catch((error) => error instanceof Error));
  assert.equal(refused, true);
  expectClean(seen);
  await context.close();
});

test("Trusted Types refuse what the app never writes", async () => {
  const { page, context } = await visit(browser, site);
  await page.goto(site.url);
  await ready(page);
  const refused = await page.evaluate(() => {
    const refuses = (action) => {
      try {
        action();
        return false;
      } catch {
        return true;
      }
    };
    const html = (text) => refuses(() => (document.createElement("div").innerHTML = text));
    return {
      script: html("<script>1</script>"),
      handler: html("<img src=x onerror=1>"),
      slash: html("<img/onerror=1 src=x>"),
      address: html("<a href=javascript:1>x</a>"),
      base: html("<base href=//x>"),
      plain: html("<p class=one>fine</p>"),
      worker: refuses(() => new Worker("https://example.org/w.js")),
      blob: refuses(() => new Worker(URL.createObjectURL(new Blob(["1"])))),
    };
  });
  assert.deepEqual(refused, {
    script: true,
    handler: true,
    slash: true,
    address: true,
    base: true,
    plain: false,
    worker: true,
    blob: true,
  });
  await context.close();
});

test("without JavaScript the dates are there", async () => {
  const { page, context, seen } = await visit(browser, site, { javaScriptEnabled: false });
  await page.goto(site.url);
  assert.equal(await page.locator("#shell").isVisible(), true);
  await expectDates(page);
  assert.equal(await page.locator("#anyway").isVisible(), true);
  assert.deepEqual(seen.foreign, []);
  await context.close();
});

test("the site can be published below any path", async () => {
  const below = await serve("/some/folder/");
  try {
    const { page, context, seen } = await visit(browser, below);
    await page.goto(below.url);
    await expectApp(page);
    expectClean(seen);
    await context.close();
  } finally {
    below.close();
  }
});

test("links of the static page only change the fragment, and the app finds it", async () => {
  const { page, context } = await visit(browser, site);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url, { waitUntil: "commit" });
  const addresses = await page.locator("#shell a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.ok(addresses.every((address) => address.startsWith("#")), addresses.join(" "));
  await page.locator("#shell .langs a[lang=ru]").click();
  release();
  await expectApp(page);
  assert.match(page.url(), /#.*lang=ru/);
  await context.close();
});
