// From one version to the next: only when a person asks for it; each page is of one version, and nothing that was
// typed is lost.

import { test } from "node:test";
import assert from "node:assert/strict";
import { another, expectAccessible, expectApp, expectClean, expectShell, PATIENCE } from "./site.mjs";
import { copied, copies, lookForNew, message, offline, open, rare, sites, status, version } from "./copy.mjs";
import { field, heading, says, soon, type } from "./reader.mjs";

const all = sites();

/** Waits until the device holds one version and no older one. */
async function alone(page, version) {
  let names = [];
  const one = async () => {
    names = await copies(page);
    return names.join() === `talapker / ${version}`;
  };
  await soon(one, () => `there are ${names.join(", ")}`, PATIENCE);
}

/** A visitor whose device holds a whole copy of the old version. */
async function withCopy(options) {
  const visited = await open(all, options);
  await expectApp(visited.page);
  await copied(visited.page);
  return { ...visited, old: await version(visited.page) };
}

/** The next version is published, and the page finds it. */
async function publish({ page, net }) {
  net.to = all.next;
  await lookForNew(page);
  await message(page).waitFor({ state: "visible" });
}

for (const lang of ["kk", "ru"]) {
  test(`a new version comes when one wants it, and loses nothing that was typed (${lang})`, async () => {
    const visited = await withCopy({ lang, path: "#/case/all" });
    const { page, net, seen, w, old } = visited;
    await page.reload();
    await expectApp(page);
    await type(page, w.q_birth_date, "31.02.2010");
    await type(page, w.q_average, "4,51");

    await publish(visited);
    await says(message(page), { kk: "Жаңартылған бет дайын", ru: "Готова новая версия" }[lang]);
    await expectAccessible(page, "the message about a new version");
    assert.equal(await version(page), old, "not by itself");
    assert.equal(await field(page, w.q_average).inputValue(), "4,51", "and nothing is touched");
    // Files that are requested only now are of the old version too.
    await page.goto(`${net.url}#/law`);
    await page.locator("[id='law/578/1']").waitFor();
    await page.goto(`${net.url}#/case/all`);

    const loaded = page.waitForEvent("load");
    await page.getByRole("button", { name: { kk: "Қазір жаңарту", ru: "Обновить сейчас" }[lang] }).click();
    await loaded;
    await expectApp(page);
    const now = await version(page);
    assert.notEqual(now, old);
    assert.equal(await field(page, w.q_average).inputValue(), "4,51");
    assert.equal(await field(page, w.q_birth_date).inputValue(), "31.02.2010", "even what cannot be read yet");
    assert.equal(await page.evaluate(() => sessionStorage.length), 0, "the state is not left lying about");
    assert.equal(await message(page).isVisible(), false);
    // The only page left is of the new version: the old copy is deleted.
    await alone(page, now);

    await offline(visited);
    await page.reload();
    await expectApp(page);
    assert.equal(await version(page), now, "and the new one is whole");
    expectClean(seen);
    await visited.close();
  });
}

test("a new version takes along what was used of the old one, and no more", async () => {
  const visited = await withCopy();
  const { page, seen } = visited;
  await page.evaluate(() => talapker.worker("class"));
  await soon(async () => (await rare(page, "class")).length === 2, () => "it is not kept");
  const [old] = await rare(page, "class");
  await publish(visited);
  const loaded = page.waitForEvent("load");
  await page.locator("[data-update]").click();
  await loaded;
  await expectApp(page);
  await alone(page, await version(page));
  const kept = await rare(page, "class");
  assert.equal(kept.length, 2);
  assert.ok(!kept.includes(old), "of the new version");
  assert.deepEqual(await rare(page, "sheets"), []);
  await copied(page);
  await offline(visited);
  assert.ok(await page.evaluate(() => talapker.worker("class")));
  expectClean(seen);
  await visited.close();
});

test("without the worker's say the new version comes at the next visit", async () => {
  const visited = await withCopy();
  const { page, context, net, old } = visited;
  await publish(visited);
  const blank = await context.newPage();
  await page.close();
  await blank.waitForTimeout(500);
  await blank.goto(net.url);
  await expectApp(blank);
  assert.notEqual(await version(blank), old);
  await visited.close();
});

test("another page of the old version goes on whole, and can follow with all that it holds", async () => {
  const visited = await withCopy({ path: "#/case/all" });
  const { page, context, net, w, old } = visited;
  const { page: other, seen } = await another(context, net);
  await other.goto(`${net.url}#/case/all`);
  await expectApp(other);
  await type(other, w.q_average, "3,21");

  await publish(visited);
  await message(other).waitFor({ state: "visible" });
  let loaded = page.waitForEvent("load");
  await page.locator("[data-update]").click();
  await loaded;
  await expectApp(page);
  const now = await version(page);
  assert.notEqual(now, old);

  // The other page still needs files of its version, which no server has any more.
  assert.equal(await version(other), old);
  const asked = net.log.length;
  await other.goto(`${net.url}#/law`);
  await other.locator("[id='law/578/1']").waitFor();
  await other.goto(`${net.url}#/commission`);
  await says(heading(other), w.commission_title);
  const wanted = await other.evaluate(() => JSON.parse(document.getElementById("files").textContent).texts["law.kk"][0]);
  assert.ok(!net.log.slice(asked).includes(`/${wanted}`), "from the copy of its own version");
  assert.ok(await message(other).isVisible());

  await other.goto(`${net.url}#/case/all`);
  loaded = other.waitForEvent("load");
  await other.locator("[data-update]").click();
  await loaded;
  await expectApp(other);
  assert.equal(await version(other), now);
  assert.equal(await field(other, w.q_average).inputValue(), "3,21");
  expectClean(seen);

  // The old copy is deleted as soon as only one page is open.
  await page.close();
  await other.reload();
  await expectApp(other);
  await alone(other, now);
  await visited.close();
});

test("where the answers cannot be handed over, the page stays as it is and says so", async () => {
  const visited = await open(all, {
    path: "#/case/all",
    prepare: (page) =>
      page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      }),
  });
  const { page, net, w } = visited;
  await expectApp(page);
  await copied(page);
  const old = await version(page);
  await type(page, w.q_average, "4,51");
  net.to = all.next;
  await lookForNew(page);
  await page.locator("[data-update]").click();
  await page.locator("#update-later").waitFor({ state: "visible" });
  assert.equal(await version(page), old);
  assert.equal(await field(page, w.q_average).inputValue(), "4,51");
  await visited.close();
});

test("a version that does not work gives way to a newer one", async () => {
  const visited = await withCopy();
  const { page, net, old } = visited;
  await publish(visited);
  await page.evaluate(() => {
    const code = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(code))).exports;
    setTimeout(() => f());
  });
  await expectShell(page, "trouble");
  assert.ok(await message(page).isVisible());
  const loaded = page.waitForEvent("load");
  await page.locator("#trouble [data-reload]").click();
  await loaded;
  await expectApp(page);
  assert.notEqual(await version(page), old);
  await visited.close();
});

test("the site can take its worker back", async () => {
  const visited = await open(all);
  const { page, net } = visited;
  await expectApp(page);
  await copied(page);
  net.to = all.off;
  await lookForNew(page);
  await soon(async () => (await copies(page)).length === 0, () => "the copies are not removed");
  await expectApp(page);
  await page.reload();
  await expectApp(page);
  const { state } = await status(page);
  assert.equal(state, "never");
  const left = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  assert.equal(left, 0);
  await visited.close();
});
