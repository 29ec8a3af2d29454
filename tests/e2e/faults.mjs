// Whatever fails, there is a readable page with the dates and a message, never a white one.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { expectAccessible, expectApp, expectClean, expectShell, FAULTS, launch, serve, visit } from "./site.mjs";

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

/** The files of the first visit, each by a pattern of its address. */
const FILES = {
  module: "**/assets/*.wasm",
  glue: "**/assets/talapker-*.js",
  words: "**/text/words.*",
};

for (const [file, pattern] of Object.entries(FILES)) {
  for (const [name, fault] of Object.entries(FAULTS)) {
    test(`${file} ${name}: the dates and a message, and loading again helps`, async () => {
      const { page, context, seen } = await visit(browser, site);
      await page.route(pattern, fault);
      await page.goto(site.url);
      await expectShell(page, "trouble");
      expectClean(seen);

      await page.unroute(pattern, fault);
      await page.locator("#trouble [data-reload]").click();
      await expectApp(page);
      await context.close();
    });
  }

  test(`${file} stalled: the dates and a message within ten seconds; late is not too late`, async () => {
    const { page, context, seen } = await visit(browser, site);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route(pattern, (route) => held.then(() => route.continue()));
    // One of them by the real clock; the others by a simulated one, to save time.
    const hurry = file !== "module";
    if (hurry) await page.clock.install();
    const began = Date.now();
    await page.goto(site.url, { waitUntil: "commit" });
    // From then on the timer of the message runs.
    await page.waitForFunction(() => window.talapker);
    assert.equal(await page.locator("#slow").isVisible(), false, "not at once");
    if (hurry) await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 10_000);
    await expectShell(page, "slow");
    if (!hurry) assert.ok(Date.now() - began < 15_000, "the message comes in time");
    expectClean(seen);
    if (hurry) await page.clock.resume();
    release();
    await expectApp(page);
    await context.close();
  });
}

/**
 * A connection between the browser and the site that spoils files on the way as long as `line.spoil` is set.
 * Unlike a route of the browser's own, it leaves the browser's cache at work.
 */
async function badLine(pattern) {
  const line = { pattern, spoil: undefined };
  const server = createServer(async (request, response) => {
    // Uncompressed, so that what is spoilt is the file and not its compression.
    const answer = await fetch(new URL(request.url, site.url), { headers: { "accept-encoding": "identity" } });
    const body = Buffer.from(await answer.arrayBuffer());
    const headers = Object.fromEntries(answer.headers);
    delete headers["transfer-encoding"];
    response.writeHead(answer.status, headers);
    const spoil = line.pattern.test(request.url) && line.spoil;
    if (spoil === "cut") {
      response.write(body.subarray(0, body.length >> 1));
      setTimeout(() => response.destroy(), 200);
      return;
    }
    if (spoil === "damaged") body[body.length >> 1] ^= 1;
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  line.url = `http://127.0.0.1:${server.address().port}/`;
  line.close = () => server.closeAllConnections() ?? server.close();
  return line;
}

for (const [file, spoil, pattern] of [
  ["module", "cut", /\.wasm$/],
  ["module", "damaged", /\.wasm$/],
  ["glue", "damaged", /talapker-\w+\.js$/],
  ["words", "damaged", /words/],
]) {
  test(`${file} ${spoil} by the line and kept in the cache: loading again fetches it anew`, async () => {
    const line = await badLine(pattern);
    const { page, context, seen } = await visit(browser, line);
    line.spoil = spoil;
    await page.goto(line.url);
    await expectShell(page, "trouble");
    line.spoil = undefined;
    await page.locator("#trouble [data-reload]").click();
    await expectApp(page);
    expectClean(seen);
    await context.close();
    line.close();
  });
}

test("words with fewer lines than the module expects, though their hash is right: the dates and a message", async () => {
  const { page, context, seen } = await visit(browser, site);
  const text = async (path) => (await fetch(new URL(path, site.url))).text();
  const html = await text("");
  const [, path, hash] = html.match(/"words\.kk":\["([^"]+)","([^"]+)"\]/);
  const fewer = (await text(path)).split("\n").slice(1).join("\n");
  const integrity = `sha256-${createHash("sha256").update(fewer).digest("base64")}`;
  const fulfil = (type, body) => (route) => route.fulfill({ contentType: `${type}; charset=utf-8`, body });
  await page.route(site.url, fulfil("text/html", html.replace(hash, integrity)));
  await page.route(FILES.words, fulfil("text/plain", fewer));
  await page.goto(site.url);
  await expectShell(page, "trouble");
  assert.equal(await page.locator("#app").textContent(), "", "nothing is mounted");
  assert.equal(await page.locator("html").getAttribute("data-ready"), null);
  expectClean(seen);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the static page and its messages can be used by everybody (${colorScheme})`, async () => {
    const { page, context } = await visit(browser, site, { colorScheme, viewport: { width: 320, height: 640 } });
    await page.route(FILES.glue, FAULTS.missing);
    await page.goto(site.url);
    for (const id of ["trouble", "slow", "old"]) {
      await page.evaluate((shown) => {
        for (const each of ["trouble", "slow", "old"]) document.getElementById(each).hidden = each !== shown;
      }, id);
      await expectAccessible(page, `#${id}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `nothing scrolls sideways at 320 px, but #${id} is ${wide} px wide`);
    }
    await context.close();
  });
}

test("the boot script missing: the static page stays as it is", async () => {
  const { page, context } = await visit(browser, site);
  await page.route("**/assets/boot-*.js", FAULTS.missing);
  await page.goto(site.url);
  assert.equal(await page.locator("#shell").isVisible(), true);
  assert.equal(await page.locator("#anyway").isVisible(), true);
  await context.close();
});

test("a server that names another type for modules: the app starts all the same", async () => {
  const { page, context, seen } = await visit(browser, site);
  await page.route(FILES.module, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await page.goto(site.url);
  await expectApp(page);
  expectClean(seen);
  await context.close();
});

for (const [name, script] of Object.entries({
  "without WebAssembly": () => delete globalThis.WebAssembly,
  "with a WebAssembly that is too old": () => (WebAssembly.validate = () => false),
  "that refuses to compile": () => {
    const refuse = () => Promise.reject(new WebAssembly.CompileError("refused by the policy"));
    WebAssembly.compileStreaming = refuse;
    WebAssembly.compile = refuse;
  },
})) {
  test(`a browser ${name}: the dates and a sentence`, async () => {
    const { page, context, seen } = await visit(browser, site);
    await page.addInitScript(script);
    await page.goto(site.url);
    await expectShell(page, "old");
    expectClean(seen);
    await context.close();
  });
}

/** A module of one function `f` that takes and returns nothing, with the given code. */
const module = (code) =>
  `new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(${JSON.stringify([
    [0, 97, 115, 109, 1, 0, 0, 0],
    [1, 4, 1, 96, 0, 0],
    [3, 2, 1, 0],
    [7, 5, 1, 1, 102, 0, 0],
    [10, code.length + 4, 1, code.length + 2, 0, ...code, 11],
  ].flat())}))).exports.f`;
const UNREACHABLE = module([0]);
const ENDLESS = module([16, 0]);

for (const [name, script] of [
  ["a trap in an event", `{ const f = ${UNREACHABLE}; setTimeout(() => f()); }`],
  ["a trap in a promise", `{ const f = ${UNREACHABLE}; void Promise.resolve().then(() => f()); }`],
  ["a stack used up", `{ const f = ${ENDLESS}; setTimeout(() => f()); }`],
]) {
  test(`${name} after the start: the dates and a message, and loading again helps`, async () => {
    const { page, context } = await visit(browser, site);
    await page.goto(site.url);
    await expectApp(page);
    await page.evaluate(script);
    await expectShell(page, "trouble");
    assert.equal(await page.locator("#app").isVisible(), false, "a trapped app is not used again");
    await page.locator("#trouble [data-reload]").click();
    await expectApp(page);
    await context.close();
  });
}

test("an error of another kind, such as an extension's, does not stop the app", async () => {
  const { page, context } = await visit(browser, site);
  await page.goto(site.url);
  await expectApp(page);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new TypeError("not ours");
    });
    void Promise.reject(new Error("nor this"));
    setTimeout(() => (globalThis.later = true), 50);
  });
  await page.waitForFunction(() => globalThis.later);
  await expectApp(page);
  await context.close();
});

for (const [name, script] of Object.entries({
  "that throws": () => {
    for (const store of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(globalThis, store, {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  },
  "that is absent": () => {
    for (const store of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(globalThis, store, { value: null });
    }
  },
  "that is full": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
  "full of junk": () => localStorage.setItem("talapker.lang", "\u0000{".repeat(1000)),
})) {
  test(`storage ${name}: the app starts all the same`, async () => {
    const { page, context, seen } = await visit(browser, site);
    await page.addInitScript(script);
    await page.goto(site.url);
    await expectApp(page);
    expectClean(seen);
    await context.close();
  });
}
