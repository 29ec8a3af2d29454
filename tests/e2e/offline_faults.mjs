// Faults of the copy, of the worker and of a new version on its way: the page works, or shows what is wrong.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectApp, expectClean, expectShell } from "./site.mjs";
import { copied, copies, lookForNew, message, offline, open, sites, status, version } from "./copy.mjs";
import { soon } from "./reader.mjs";

const all = sites();

test("half a new version is none: the old one stays whole", async () => {
  const visited = await open(all);
  const { page, net, seen } = visited;
  await expectApp(page);
  await copied(page);
  const old = await version(page);
  net.to = all.next;
  net.refuse = /specialties/;
  await lookForNew(page);
  await soon(async () => net.log.some((path) => /specialties/.test(path) && path.includes("text/")));
  await soon(async () => (await copies(page)).length === 1, () => "the half is removed");
  assert.equal(await message(page).isVisible(), false);
  assert.equal((await status(page)).version, old);
  net.down = true;
  await page.reload();
  await expectApp(page);
  assert.equal(await version(page), old);

  // When the rest can be had, it is fetched.
  net.down = false;
  net.refuse = undefined;
  await lookForNew(page);
  await message(page).waitFor({ state: "visible" });
  expectClean(seen);
  await visited.close();
});

test("a first copy that could not be finished is tried again", async () => {
  const visited = await open(all);
  const { page, net } = visited;
  net.refuse = /law\.en/;
  await expectApp(page);
  await soon(async () => net.log.some((path) => /law\.en/.test(path)), () => "the worker never came");
  await soon(async () => (await copies(page)).length === 0);
  assert.notEqual((await status(page)).state, "kept");
  net.refuse = undefined;
  await page.reload();
  await expectApp(page);
  await copied(page);
  await visited.close();
});

/** Faults of a cached file. */
const DAMAGE = {
  lost: (page, pattern) =>
    page.evaluate(async (pattern) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (new RegExp(pattern).test(new URL(request.url).pathname)) await cache.delete(request);
        }
      }
    }, pattern),
  damaged: (page, pattern) =>
    page.evaluate(async (pattern) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (!new RegExp(pattern).test(new URL(request.url).pathname)) continue;
          const { headers } = await cache.match(request);
          await cache.put(request, new Response("<!doctype html><title>Log in</title>", { headers }));
        }
      }
    }, pattern),
};

for (const [kind, damage] of Object.entries(DAMAGE)) {
  for (const [file, pattern] of Object.entries({
    page: "/$",
    module: "talapker-.*wasm$",
    glue: "talapker-.*js$",
    words: "words.kk",
    all: ".",
  })) {
    test(`${file} ${kind} in the copy: it heals from the network`, async () => {
      const visited = await open(all);
      const { page, seen } = visited;
      await expectApp(page);
      await copied(page);
      await damage(page, pattern);
      await page.reload();
      await expectApp(page);
      // A file that is not needed at once is fetched on request, or with the whole copy.
      await page.evaluate(() => talapker.keepOffline());
      assert.equal((await status(page)).state, "kept");
      await offline(visited);
      await page.reload();
      await expectApp(page);
      expectClean(seen);
      await visited.close();
    });
  }

  test(`the module ${kind} in the copy, and no network: the dates and a message; with one it heals`, async () => {
    const visited = await open(all);
    const { page, context, net, seen } = visited;
    await expectApp(page);
    await copied(page);
    await damage(page, "talapker-.*wasm$");
    // The browser's own cache would help out.
    const client = await context.newCDPSession(page);
    await client.send("Network.clearBrowserCache");
    await offline(visited);
    await page.reload();
    await expectShell(page, "trouble");
    net.down = false;
    await context.setOffline(false);
    await page.locator("#trouble [data-reload]").click();
    await expectApp(page);
    expectClean(seen);
    await visited.close();
  });
}

test("a copy that lost its page meets a newer site: the page is whole, of the new version", async () => {
  const visited = await open(all);
  const { page, net, seen } = visited;
  await expectApp(page);
  await copied(page);
  const old = await version(page);
  await DAMAGE.lost(page, "/$");
  net.to = all.next;
  await page.reload();
  await expectApp(page);
  assert.notEqual(await version(page), old);
  expectClean(seen);
  await visited.close();
});

test("no worker on the server: the page works, on the first visit and after the worker went away", async () => {
  const visited = await open(all);
  const { page, net } = visited;
  await expectApp(page);
  await copied(page);
  net.refuse = /sw\.js/;
  await lookForNew(page);
  await page.reload();
  await expectApp(page);
  await visited.close();

  const fresh = await open(all);
  fresh.net.refuse = /sw\.js/;
  await expectApp(fresh.page);
  await soon(async () => fresh.net.log.includes("/sw.js"));
  await expectApp(fresh.page);
  assert.equal((await status(fresh.page)).state, "none");
  expectClean(fresh.seen);
  await fresh.close();
});

for (const [name, script] of Object.entries({
  "workers that are blocked": () => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException("blocked", "SecurityError"));
    navigator.serviceWorker.getRegistration = () => Promise.reject(new DOMException("blocked", "SecurityError"));
  },
  "no workers at all": () => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }),
  "workers that throw": () =>
    Object.defineProperty(Navigator.prototype, "serviceWorker", {
      get: () => {
        throw new DOMException("blocked", "SecurityError");
      },
    }),
})) {
  test(`a browser with ${name}: the page works and says that no copy can be kept`, async () => {
    const visited = await open(all, { prepare: (page) => page.addInitScript(script) });
    const { page, seen } = visited;
    await expectApp(page);
    await page.waitForTimeout(2_500);
    await expectApp(page);
    assert.equal((await status(page)).state, "never");
    expectClean(seen);
    await visited.close();
  });
}
