// Without a network: after one visit the site opens from the copy that the worker keeps, and can be installed.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectAccessible, expectApp, expectClean, ready, serve } from "./site.mjs";
import { copied, copies, held, message, offline, open, rare, sites, status, version } from "./copy.mjs";
import { fill, heading, says, silent, soon, start, words } from "./reader.mjs";

const all = sites();

for (const lang of ["kk", "ru"]) {
  test(`after one visit the site opens without a network, at any page (${lang})`, async () => {
    const visited = await open(all, { lang });
    const { page, net, seen, w } = visited;
    await expectApp(page);
    const first = [...net.log];
    await copied(page);
    assert.equal(await message(page).isVisible(), false, "the first copy is no new version");
    await offline(visited);

    await page.reload();
    await expectApp(page);
    await says(heading(page), w.home_title);
    for (const [path, title] of [
      ["result", w.result_title],
      ["plan", w.nav_plan],
      ["law", w.law_title],
      ["commission", w.commission_title],
    ]) {
      await page.goto("about:blank");
      await page.goto(`${net.url}?from=somewhere#/${path}`);
      await expectApp(page);
      await says(heading(page), title);
    }
    await page.goto(`${net.url}index.html#/?lang=en`);
    await expectApp(page);
    await says(heading(page), words("en").home_title);

    // What the first visit has fetched is not fetched again; only the page is requested again.
    const later = net.log.slice(first.length).filter((path) => path !== "/sw.js");
    assert.deepEqual(later.filter((path) => first.includes(path) && path !== "/"), []);
    assert.equal(new Set(later).size, later.length, `each file once:\n${later.join("\n")}`);
    expectClean(seen);
    await visited.close();
  });
}

test("the copy holds the files of one version and nothing else", async () => {
  const visited = await open(all, { path: "?utm=x#/case" });
  const { page, net } = visited;
  await expectApp(page);
  await copied(page);
  await page.goto(`${net.url}?base=secret#/result?average=4.5`);
  await expectApp(page);
  const caches = await held(page);
  assert.equal(Object.keys(caches).length, 1);
  const [[name, urls]] = Object.entries(caches);
  assert.equal(name, `talapker / ${await version(page)}`);
  assert.ok(urls.every((url) => url.startsWith(net.url) && !/[?#]/.test(url)), urls.join("\n"));
  assert.ok(urls.length > 15 && urls.includes(net.url), urls.join("\n"));
  const { size, weight } = await status(page);
  assert.ok(Number(size) > Number(weight) && Number(weight) > 100, `${size} KB kept, ${weight} fetched`);
  await visited.close();
});

test("what few people use is no part of the copy until it was used, and then needs no network", async () => {
  const visited = await open(all);
  const { page, seen } = visited;
  await expectApp(page);
  await copied(page);
  const before = await status(page);
  for (const part of ["class", "placement", "sheets"]) assert.deepEqual(await rare(page, part), []);

  await page.evaluate(() => talapker.worker("class"));
  await soon(async () => (await rare(page, "class")).length === 2, () => "the worker of a class is not kept");
  assert.deepEqual(await rare(page, "sheets"), []);
  await copied(page);
  const after = await status(page);
  assert.ok(Number(after.size) > Number(before.size) + 100, `${before.size} KB, then ${after.size}`);
  assert.equal(after.weight, before.weight, "everybody's copy is as it was");

  await page.evaluate(() => talapker.keepWorkers("class"));
  await soon(async () => (await rare(page, "sheets")).length === 2, () => "the worker of workbooks is not kept");
  assert.deepEqual(await rare(page, "placement"), [], "each page has its own worker kept");
  await offline(visited);
  await page.reload();
  await expectApp(page);
  for (const part of ["class", "sheets"]) {
    assert.match(await page.evaluate((part) => talapker.worker(part), part), new RegExp(`/assets/${part}-`));
  }
  expectClean(seen);
  await visited.close();
});

for (const lang of ["kk", "ru"]) {
  test(`the page about keeping says how the copy is, and makes one where data is saved (${lang})`, async () => {
    const visited = await open(all, {
      lang,
      path: "#/keep",
      prepare: (page) =>
        page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } })),
    });
    const { page, net, seen, w } = visited;
    await expectApp(page);
    const part = page.getByRole("main");
    await says(part, w.offline_saving);
    await says(part, w.offline_install_ios);
    await expectAccessible(page, "the page about keeping");
    await page.waitForTimeout(3_000);
    assert.ok(!net.log.includes("/sw.js"), "nothing is fetched unasked");

    const keep = page.getByRole("button", { name: w.offline_keep });
    net.refuse = /specialties/;
    await keep.click();
    await says(part, w.offline_failed);
    net.refuse = undefined;
    await keep.click();
    const { size } = await page.evaluate(() => navigator.serviceWorker.ready.then(() => talapker.offline()));
    await says(part, fill(w.offline_kept, { version: await version(page), size }));
    await silent(part, w.offline_failed);
    await offline(visited);
    await page.reload();
    await says(part, start(w.offline_kept));
    expectClean(seen);
    await visited.close();
  });
}

test("where the browser offers to install the app, there is a button for it", async () => {
  const visited = await open(all, { path: "#/keep" });
  const { page, w } = visited;
  await expectApp(page);
  await says(page.getByRole("main"), w.offline_install_menu);
  await page.evaluate(() => {
    const offer = new Event("beforeinstallprompt", { cancelable: true });
    offer.prompt = async () => void (globalThis.prompted = true);
    dispatchEvent(offer);
  });
  await page.getByRole("button", { name: w.offline_install }).click();
  await page.waitForFunction(() => globalThis.prompted);
  await page.getByRole("button", { name: w.offline_install }).waitFor({ state: "detached" });
  await visited.close();
});

test("files that are opened with the app, in the window that is open, are read without loading the page anew", async () => {
  const visited = await open(all, {
    path: "#/case",
    prepare: (page) =>
      page.addInitScript(() => {
        const setConsumer = (consumer) => (globalThis.launch = consumer);
        Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer } });
      }),
  });
  const { page, net, w } = visited;
  await expectApp(page);
  await page.evaluate((url) => {
    globalThis.same = true;
    const text = JSON.stringify({ format: "talapker-case/1", applicant: { base: "higher" } });
    const files = ["a", "b"].map((name) => new File([text], `${name}.talapker.json`));
    globalThis.launch({ targetURL: `${url}#/keep/file`, files: files.map((file) => ({ getFile: async () => file })) });
  }, net.url);
  await says(page.getByRole("main"), w.file_many);
  for (const name of ["a", "b"]) await page.getByText(`${name}.talapker`, { exact: true }).waitFor();
  assert.ok(await page.evaluate(() => globalThis.same));
  assert.match(page.url(), /#\/keep\/file$/);
  await visited.close();
});

test("published below a folder, it keeps to its own", async () => {
  const site = await serve("/some/folder/");
  const visited = await open(all, { site });
  const { page, net, seen } = visited;
  await expectApp(page);
  await page.evaluate(() => caches.open("talapker / elsewhere"));
  await copied(page);
  const name = `talapker /some/folder/ ${await version(page)}`;
  assert.deepEqual((await copies(page)).sort(), ["talapker / elsewhere", name].sort());
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  assert.equal(scope, net.url);
  await offline(visited);
  await page.goto(`${net.url}?x#/result`);
  await page.reload();
  await expectApp(page);
  expectClean(seen);
  await visited.close();
  site.close();
});

test("it can be installed: the manifest is in order, and its files are there", async () => {
  const { page, seen, net, ...visited } = await open(all);
  await ready(page);
  const client = await visited.context.newCDPSession(page);
  const { errors, data } = await client.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await page.evaluate(async (src) => {
      const response = await fetch(src);
      const picture = await createImageBitmap(await response.blob()).catch(() => ({}));
      return { ok: response.ok, type: response.headers.get("content-type"), sizes: `${picture.width}x${picture.height}` };
    }, src);
    assert.ok(answer.ok, src);
    assert.equal(answer.type, type);
    if (sizes !== "any") assert.equal(answer.sizes, sizes);
  }
  for (const { url } of manifest.shortcuts) {
    await page.goto(new URL(url, net.url).href);
    await expectApp(page);
    assert.equal(await page.getByText(words("kk").page_not_found).count(), 0, url);
  }
  expectClean(seen);
  await visited.close();
});
