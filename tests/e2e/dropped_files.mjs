// Files that are dropped on a page or opened with the installed app: whichever page is shown, they are opened, and
// nothing on the screen is replaced unasked.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectClean } from "./site.mjs";
import {
  button, expectFocus, fill, heading, journeys, kept, offer, open, question, says, silent, soon,
} from "./reader.mjs";
import { ANSWERS, CASE, filePage, line } from "./file_page.mjs";

const all = journeys();

/** Drags a file over the page and drops it. */
async function drop(page, content, { release = true } = {}) {
  await page.evaluate(([content, release]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "dropped.json", { type: "application/json" }));
    const say = (name) => document.body.dispatchEvent(
      new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: data }));
    globalThis.stopped = !say("dragover");
    if (release) say("drop");
  }, [content, release]);
}

for (const lang of ["kk", "ru"]) {
  test(`a file dropped anywhere: the page shows where, asks before it replaces, and one can undo it (${lang})`, async () => {
    const { page, context, seen, w } = await filePage(all, { lang, kept: ANSWERS });
    const place = page.getByText({ kk: "Файлды осында тастаңыз", ru: "Отпустите файл здесь" }[lang], { exact: true });
    await drop(page, JSON.stringify(CASE), { release: false });
    assert.ok(await place.isVisible(), "where it can be dropped is shown");
    assert.ok(await page.evaluate(() => globalThis.stopped), "the browser does not open it in the page's place");
    await drop(page, JSON.stringify(CASE));
    assert.equal(await place.isVisible(), false);
    await says(page.getByRole("main"), fill(w.file_ask, { name: "dropped" }));
    await expectFocus(page.locator("#file-ask"), "the question");

    await button(page, w.cancel).click();
    await silent(page.getByRole("main"), fill(w.file_ask, { name: "dropped" }));
    assert.equal(await line(page), ANSWERS, "nothing is lost");

    await drop(page, JSON.stringify(CASE));
    await button(page, w.file_ask_yes).click();
    await says(page.getByRole("main"), w.file_opened);
    await expectFocus(page.locator("#notice"), "the message");
    assert.equal(await line(page), "base=basic_secondary");
    await page.keyboard.press("Tab");
    await expectFocus(button(page, w.undo), "the way back");
    await page.keyboard.press("Enter");
    await says(page.getByRole("main"), w.undone);
    assert.equal(await line(page), ANSWERS);
    expectClean(seen);
    await context.close();
  });
}

for (const path of ["", "case/base", "law/48", "keep", "keep/file", "nowhere"]) {
  test(`a file dropped on another page opens where files are opened (#/${path})`, async () => {
    const { page, context, seen, w } = await open(all, { lang: "ru", path, locale: "kk-KZ" });
    await drop(page, JSON.stringify(CASE));
    await soon(async () => (await heading(page).innerText()) === w.file_title);
    await says(page.getByRole("main"), w.file_opened);
    if (path !== "keep/file") {
      await page.goBack();
      await soon(async () => (await heading(page).innerText()) !== w.file_title);
    }
    await page.getByRole("navigation").getByRole("link", { name: w.nav_home, exact: true }).click();
    assert.ok(await offer(question(page, w.home_base), w.home_base_basic_secondary).isChecked());
    expectClean(seen);
    await context.close();
  });
}

test("a file dropped while one answers: what was typed stays until one agrees, and so does what is not remembered", async () => {
  const { page, context, w } = await open(all, { lang: "kk" });
  await page.getByRole("checkbox", { name: w.case_remember, exact: true }).uncheck();
  await offer(question(page, w.home_base), w.home_base_general_secondary).click();
  await drop(page, JSON.stringify(CASE));
  await says(page.getByRole("main"), fill(w.file_ask, { name: "dropped" }));
  await button(page, w.cancel).click();
  await page.goBack();
  assert.ok(await offer(question(page, w.home_base), w.home_base_general_secondary).isChecked());
  assert.equal(await kept(page), null);
  await context.close();
});

test("a file dropped before the app is there is opened when it is", async () => {
  const { page, context, w } = await open(all, { lang: "ru" });
  let go;
  await page.route(/\/talapker-[0-9a-f]*\.wasm$/, (route) => {
    go = () => route.continue();
  });
  await page.reload({ waitUntil: "domcontentloaded" });
  await soon(() => Boolean(go));
  await drop(page, JSON.stringify(CASE));
  await go();
  await says(page.getByRole("main"), w.file_opened);
  await context.close();
});

test("something else than a file is not taken", async () => {
  const { page, context } = await open(all, { lang: "ru" });
  const stopped = await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "base");
    const say = (name) => document.body.dispatchEvent(
      new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: data }));
    return [!say("dragover"), !say("drop")];
  });
  assert.deepEqual(stopped, [false, false], "the browser does what it always does");
  assert.equal(await page.locator("#drop").isVisible(), false);
  await context.close();
});

test("a file opened with the installed app: at the start and while it runs", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "keep" });
  await page.getByRole("link", { name: w.keep_file, exact: true }).waitFor();
  await page.evaluate((text) => {
    window.talapker.opened = [new File([text], "talapker-Айша.json")];
    window.dispatchEvent(new Event("talapker-file"));
  }, JSON.stringify(CASE));
  await soon(async () => (await heading(page).innerText()) === w.file_title);
  await says(page.getByRole("main"), w.file_opened);
  await page.evaluate(() => {
    window.talapker.opened = [new File(["{\"format\":\"talapker-case/1\"}"], "talapker-Берік.json")];
    document.dispatchEvent(new Event("talapker-file"));
  });
  await says(page.getByRole("main"), fill(w.file_ask, { name: "Берік" }));
  await context.close();

  const other = await open(all, {
    lang: "ru",
    path: "keep/file",
    before: (page) => page.addInitScript((text) => {
      let bridge;
      Object.defineProperty(window, "talapker", {
        get: () => bridge,
        set: (value) => {
          bridge = value;
          bridge.opened = [new File([text], "a.json")];
        },
      });
    }, JSON.stringify(CASE)),
  });
  await says(other.page.getByRole("main"), w.file_opened);
  await other.context.close();
});
