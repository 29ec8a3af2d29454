// Answers leave the page in files and come back; several are kept by name; and whatever one opens, drops or finds
// in the browser's storage, nothing on the screen is lost unasked.

import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expectAccessible, expectClean, ready } from "./site.mjs";
import {
  card, expectFocus, field, fill, heading, journeys, kept, offer, open, question, says, silent, soon, start, type,
} from "./reader.mjs";

const all = journeys();

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ANSWERS =
  "base=basic_secondary&average=4.62&quotas=rural_youth&grade.algebra=5&paper.photo=yes" +
  "&1.label=%D0%A2%D0%B0%D1%80%D0%B0%D0%B7&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order";
const CASE = { format: "talapker-case/1", applicant: { base: "basic_secondary" } };

const button = (page, name) => page.getByRole("button", { name, exact: true });
const region = (page, name) => page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
const named = (page) => page.evaluate(() => localStorage.getItem("talapker.cases"));
const line = (page) => page.evaluate(() => localStorage.getItem("talapker.case")?.split("\n")[1]);

/** The page about files, with answers on the screen. */
const filePage = (options) => open(all, { path: "keep/file", ...options });

/** Chooses a file, whose content is a text, bytes or an object. */
function choose(page, w, content, name = "answers.json") {
  const buffer = Buffer.isBuffer(content) ? content
    : Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
  return page.getByLabel(w.file_choose).setInputFiles({ name, mimeType: "application/json", buffer });
}

/** Presses a button that saves a file; its name and its text. */
async function download(page, name) {
  const [saved] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), "utf8") };
}

/** The example of the library reads the text. */
function assessed(text) {
  const words = ["run", "-q", "--no-default-features", "--example", "assess"];
  const run = spawnSync("cargo", words, { cwd: ROOT, input: text, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

for (const lang of ["kk", "ru"]) {
  test(`a file: saved, opened on another device, the same result (${lang})`, async () => {
    const { page, context, seen, w } = await filePage({ lang, kept: ANSWERS });
    const saved = await download(page, w.file_save_button);
    assert.equal(saved.name, "talapker-Тараз.json");
    await says(page.getByRole("main"), fill(w.file_saved, { name: saved.name }));
    const { format, applicant, documents, choices, ...rest } = JSON.parse(saved.text);
    assert.equal(format, "talapker-case/1");
    assert.deepEqual(rest, {}, "only what was answered, and no moment of its own");
    assert.deepEqual(applicant, {
      base: "basic_secondary", certificate_average: "4.62", grades: { algebra: 5 }, quotas: ["rural_youth"],
    });
    assert.deepEqual(documents, { photo: { held: true } });
    assert.deepEqual(choices, [
      { label: "Тараз", kind: "general", level: "mid_level", form: "full_time", basis: "state_order" },
    ]);
    await page.goto(`${all.site.url}#/result?lang=${lang}`);
    const result = await card(page).first().innerText();
    expectClean(seen);
    await context.close();

    const other = await filePage({ lang });
    await says(other.page.getByRole("main"), w.file_nothing);
    await choose(other.page, w, saved.text, saved.name);
    await says(other.page.getByRole("main"), w.file_opened);
    await other.page.getByRole("link", { name: w.case_see_result, exact: true }).click();
    await soon(async () => (await card(other.page).count()) > 0 && (await card(other.page).first().innerText()) === result);
    expectClean(other.seen);
    await other.context.close();
  });
}

test("the saved files are those of the contract: the library's example reads the one and writes the other", async () => {
  const { page, context, w } = await filePage({ lang: "ru", kept: `at=2026-08-10T10:00&${ANSWERS}` });
  const saved = await download(page, w.file_save_button);
  const result = await download(page, w.file_result);
  assert.match(result.name, /^talapker-result-.*\.json$/);
  assert.equal(JSON.parse(saved.text).as_of, "2026-08-10T10:00");
  assert.deepEqual(assessed(saved.text), JSON.parse(result.text));
  await choose(page, w, result.text);
  await says(page.getByRole("main"), w.file_bad_result);
  await context.close();
});

test("where no file can be saved there is its text, to be copied and pasted again", async () => {
  const { page, context, w } = await filePage({
    lang: "ru",
    kept: ANSWERS,
    permissions: ["clipboard-read", "clipboard-write"],
    before: (page) => page.addInitScript(() => {
      URL.createObjectURL = () => {
        throw new TypeError("no files here");
      };
    }),
  });
  await button(page, w.file_save_button).click();
  const text = field(page, w.file_text);
  await text.waitFor();
  assert.equal(await text.getAttribute("readonly"), "");
  await button(page, w.file_copy).click();
  await says(page.getByRole("main"), w.file_copied);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(JSON.parse(copied).choices[0].label, "Тараз");
  await context.close();

  const other = await filePage({ lang: "ru" });
  await other.page.getByText(w.file_paste, { exact: true }).click();
  await field(other.page, w.file_paste_label).fill(copied);
  await button(other.page, w.file_paste_button).click();
  await says(other.page.getByRole("main"), w.file_opened);
  await says(region(other.page, w.cases_title), w.cases_name);
  await other.context.close();
});

/** Drags a file over the page and lets it go. */
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
    const { page, context, seen, w } = await filePage({ lang, kept: ANSWERS });
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

test("a hundred files that are none: each of the others is counted", async () => {
  const { page, context, w } = await filePage({ lang: "kk", kept: ANSWERS });
  const files = Array.from({ length: 103 }, (_, at) => ({ name: `${at}.png`, mimeType: "image/png", buffer: Buffer.from([0]) }));
  await page.getByLabel(w.file_choose).setInputFiles(files);
  const part = region(page, w.file_open);
  await says(part, "99.png");
  await says(part, fill(w.cases_more, { n: "3" }));
  await silent(part, "100.png");
  assert.equal(await line(page), ANSWERS);
  await context.close();
});

const utf16 = (text, big) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return big ? bytes.swap16() : bytes;
};

test("files in other spellings of the same text are read", async () => {
  const { page, context, w } = await filePage({ lang: "ru", kept: "1.form=evening" });
  const text = JSON.stringify(CASE);
  for (const bytes of [Buffer.from(`\ufeff${text}`), utf16(text), utf16(text, true), Buffer.from(`\r\n${text}\r\n`)]) {
    await choose(page, w, bytes);
    await button(page, w.file_ask_yes).click();
    await soon(async () => (await line(page)) === "base=basic_secondary");
    await button(page, w.undo).click();
    await soon(async () => (await line(page)) === "1.form=evening");
  }
  await context.close();
});

const HOSTILE = {
  "ten megabytes": [Buffer.alloc(10 << 20, 32), "file_bad_large"],
  "just too large": [Buffer.alloc((1 << 20) + 1, 32), "file_bad_large"],
  empty: ["", "file_bad_empty"],
  "an empty list": ["[]", "file_bad_empty"],
  binary: [Buffer.from("89504e470d0a1a0a0000ff", "hex"), "file_bad_text"],
  "UTF-16 cut in half": [utf16(JSON.stringify(CASE)).subarray(0, -1), "file_bad_text"],
  "cut off": ["{\n  \"format\": \"talapker-case/1\",\n  \"appl", "file_bad_json", { line: "3", column: "7" }],
  "a page": ["<!doctype html><title>x</title>", "file_bad_json", { line: "1", column: "1" }],
  "nested a hundred thousand times": ["[".repeat(100_000), "file_bad_json", { line: "1", column: "128" }],
  "a number": ["1e999999", "file_bad_format"],
  "another format": ["{\"format\":\"other/1\"}", "file_bad_format"],
  "no format": ["{}", "file_bad_format"],
  "a format of another type": ["{\"format\":{\"toString\":1}}", "file_bad_format"],
  "a newer version": ["{\"format\":\"talapker-case/2\"}", "file_bad_newer", { format: "talapker-case/2" }],
};

for (const lang of ["kk", "ru"]) {
  test(`files that are none: what is wrong is said beside the control, and nothing is lost (${lang})`, async () => {
    const { page, context, seen, w } = await filePage({ lang, kept: ANSWERS });
    const part = region(page, w.file_open);
    for (const [name, [content, key, places]] of Object.entries(HOSTILE)) {
      await choose(page, w, content, `${name}.json`);
      await says(part, fill(w[key], places ?? {}));
      await says(part, `${name}.json`);
      await says(part, w.file_unchanged);
      assert.equal(await line(page), ANSWERS, name);
    }
    await choose(page, w, "[{\"format\":\"talapker-case/1\"},{\"format\":\"x\"}]");
    await says(part, `${fill(w.file_case, { n: "2" })}: ${w.file_bad_format}`);
    await expectAccessible(page, "a file that is none");
    await choose(page, w, CASE);
    await says(part, fill(w.file_ask, { name: "answers" }));
    await silent(part, w.file_unchanged);
    expectClean(seen);
    assert.deepEqual(seen.errors, []);
    await context.close();
  });

  test(`files with odd things in them: the rest is read, and what is not used is named with its reason (${lang})`, async () => {
    const { page, context, seen, w } = await filePage({ lang });
    const odd = `{"format":"talapker-case/1","__proto__":{"polluted":true},"constructor":1,
      "applicant":{"base":"kindergarten","base":"higher","birth_date":"31.12.2010","certificate_average":4.6,
      "grades":{"algebra":1e999,"physics":4.5},"quotas":["orphan","orphan"]},
      "choices":[{"label":"<img src=x onerror=alert(1)>","form":"evening"},{},{},{},{}]}`;
    await choose(page, w, odd);
    const part = region(page, w.file_open);
    for (const [path, reason] of [
      ["__proto__", "unknown_field"], ["constructor", "unknown_field"], ["applicant.birth_date", "bad_date"],
      ["applicant.certificate_average", "wrong_type"], ["applicant.grades.algebra", "out_of_range"],
      ["applicant.grades.physics", "bad_number"], ["applicant.quotas.1", "duplicate"], ["choices.4", "too_many"],
    ]) {
      await says(part, `${path} – ${w[`unread_${reason}`]}`);
    }
    assert.equal(await page.evaluate(() => ({}).polluted), undefined);
    const saved = await download(page, w.file_save_button);
    assert.equal(saved.name, "talapker-img-src-x-onerror-alert-1.json");
    assert.equal(JSON.parse(saved.text).choices[0].label, "<img src=x onerror=alert(1)>");
    assert.equal(JSON.parse(saved.text).applicant.base, "higher");
    await page.getByRole("link", { name: w.case_see_result, exact: true }).click();
    await says(page.getByRole("main"), "<img src=x onerror=alert(1)>");
    expectClean(seen);
    await context.close();
  });
}

test("a file with several cases: each can be opened, all can be kept by name", async () => {
  const { page, context, w } = await filePage({ lang: "ru" });
  const many = [CASE, { ...CASE, choices: [{ label: "Медколледж" }] }, { ...CASE, choices: [{ label: "Медколледж" }] }];
  await choose(page, w, many);
  const part = region(page, w.file_open);
  await says(part, w.file_many);
  await button(part, w.file_many_keep).click();
  await says(page.getByRole("main"), w.cases_saved_all);
  const list = region(page, w.cases_title);
  for (const name of [fill(w.file_case, { n: "1" }), "Медколледж", "Медколледж (2)"]) await says(list, name);
  await button(list, w.undo).click();
  await says(list, w.cases_empty);
  await choose(page, w, many);
  await button(part, w.file_open_one).nth(1).click();
  await says(page.getByRole("main"), w.file_opened);
  await says(part, w.case_see_result);
  await context.close();
});

for (const lang of ["kk", "ru"]) {
  test(`cases by name: saved, listed, opened, changed, renamed, deleted, each with a way back (${lang})`, async () => {
    const { page, context, seen, w } = await filePage({ lang, kept: ANSWERS });
    const part = region(page, w.cases_title);
    const name = () => field(page, w.cases_name);
    await says(part, w.cases_idle);
    await says(part, w.cases_empty);
    await button(part, w.cases_save).click();
    await says(part, w.cases_name_error);
    await expectFocus(name(), "the field for the name");
    await type(page, name(), "ы".repeat(61));
    await button(part, w.cases_save).click();
    await says(part, w.cases_name_error);
    assert.equal(await named(page), null);

    await type(page, name(), "  Айша  ");
    await button(part, w.cases_save).click();
    await says(part, fill(w.cases_saved, { name: "Айша" }));
    await says(part, fill(w.cases_same, { name: "Айша" }));
    await says(part, w.home_base_basic_secondary);
    assert.ok((await named(page)).startsWith("talapker-cases/1\n%D0%90%D0%B9%D1%88%D0%B0\t2026-08-10T10:00\t"));
    await expectAccessible(page, "saved cases");

    // Changed since: it says so, and offers to save again.
    await page.getByRole("navigation").getByRole("link", { name: w.nav_home, exact: true }).click();
    await offer(question(page, w.home_way), w.home_way_evening).click();
    await page.getByRole("navigation").getByRole("link", { name: w.nav_keep, exact: true }).click();
    await page.getByRole("link", { name: w.keep_cases, exact: true }).click();
    await says(part, fill(w.cases_differs, { name: "Айша" }));
    await button(part, w.cases_again).click();
    await says(part, fill(w.cases_same, { name: "Айша" }));
    await says(part, w.home_way_evening);
    await button(part, w.undo).click();
    await says(part, fill(w.cases_differs, { name: "Айша" }));

    // The same name again is asked about.
    await type(page, name(), "айша");
    await button(part, w.cases_save).click();
    await says(part, fill(w.cases_exists, { name: "айша" }));
    await button(part, w.cancel).click();
    await type(page, name(), "Берік");
    await button(part, w.cases_save).click();
    await says(part, fill(w.cases_same, { name: "Берік" }));

    // Opened: nothing is lost, because what is on the screen is saved; and the way back.
    await button(part, w.file_open_one).first().click();
    await says(page.getByRole("main"), w.cases_opened);
    await says(part, fill(w.cases_same, { name: "Айша" }));
    assert.equal(await line(page), ANSWERS);
    await button(page, w.undo).first().click();
    await says(page.getByRole("main"), w.undone);
    await says(part, fill(w.cases_same, { name: "Берік" }));

    await button(part, w.cases_rename).first().click();
    await expectFocus(field(page, w.cases_new_name), "the field for the new name");
    await type(page, w.cases_new_name, "Берік");
    await button(part.getByRole("list"), w.cases_save).click();
    await says(part, fill(w.cases_taken, { name: "Берік" }));
    await button(part, w.cancel).click();
    await button(part, w.cases_rename).first().click();
    await type(page, w.cases_new_name, "Айша Т.");
    await page.locator("#f-new-name").press("Enter");
    await says(part, fill(w.cases_renamed, { name: "Айша Т." }));

    await button(part, w.cases_delete).first().click();
    await says(part, fill(w.cases_deleted, { name: "Айша Т." }));
    await silent(part.getByRole("list"), "Айша Т.");
    await button(part, w.undo).click();
    await says(part.getByRole("list"), "Айша Т.");
    expectClean(seen);
    assert.deepEqual(seen.errors, []);
    await context.close();
  });
}

test("what would be lost is asked about before a saved case is opened", async () => {
  const { page, context, w } = await filePage({
    lang: "ru",
    kept: "1.form=evening",
    before: (page) => page.addInitScript(() => {
      localStorage.setItem("talapker.cases", "talapker-cases/1\nA\t2026-08-01T09:00\tbase=higher\n");
    }),
  });
  const part = region(page, w.cases_title);
  await button(part, w.file_open_one).click();
  await says(part, fill(w.file_ask, { name: "A" }));
  await button(part, w.cancel).click();
  assert.equal(await line(page), "1.form=evening");
  await button(part, w.file_open_one).click();
  await button(part, w.file_ask_yes).click();
  await says(page.getByRole("main"), w.cases_opened);
  assert.equal(await line(page), "base=higher");
  await context.close();
});

test("ten idle minutes: the screen is cleared without a way back, the named cases stay", async () => {
  const { page, context, w } = await filePage({ lang: "ru" });
  await choose(page, w, CASE);
  await type(page, w.cases_name, "Айша");
  await button(page, w.cases_save).click();
  await says(page.getByRole("main"), fill(w.cases_saved, { name: "Айша" }));
  // One comes back to the window eleven minutes later.
  await page.clock.setFixedTime(new Date("2026-08-10T10:11:00+05:00"));
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await says(page.getByRole("main"), w.case_cleared_idle);
  const notice = page.getByRole("status").filter({ hasText: w.case_cleared_idle });
  assert.equal(await button(notice, w.undo).count(), 0);
  await says(page.getByRole("main"), w.file_nothing);
  await says(region(page, w.cases_title).getByRole("list"), "Айша");
  await context.close();
});

for (const lang of ["kk", "ru"]) {
  test(`everything erased can be taken back, until the next change or page (${lang})`, async () => {
    const { page, context, w } = await open(all, { lang, kept: ANSWERS });
    const erase = async () => {
      await button(page, w.case_clear).press("Enter");
      await button(page, w.case_clear_yes).press("Enter");
      await says(page.getByRole("main"), w.case_cleared);
    };
    const base = offer(question(page, w.home_base), w.home_base_basic_secondary);
    await erase();
    assert.equal(await kept(page), null);
    await expectFocus(page.locator("#notice"), "the message");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await says(page.getByRole("main"), w.undone);
    assert.ok(await base.isChecked());
    assert.equal(await line(page), ANSWERS, "and it is remembered again");

    await erase();
    await offer(question(page, w.home_base), w.home_base_general_secondary).click();
    await soon(async () => (await button(page, w.undo).count()) === 0, () => "still offered after a change");
    await erase();
    await page.getByRole("navigation").getByRole("link", { name: w.nav_result, exact: true }).click();
    await says(page.getByRole("main"), w.result_empty);
    assert.equal(await button(page, w.undo).count(), 0);
    await context.close();
  });
}

test("what was typed and cannot be read comes back as well", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "case/document", kept: "base=basic_secondary" });
  await type(page, w.q_document_year, "20");
  await button(page, w.case_clear).click();
  await button(page, w.case_clear_yes).click();
  await button(page, w.undo).click();
  await soon(async () => (await field(page, w.q_document_year).inputValue()) === "20");
  await context.close();
});

test("two windows: the other one's answers are offered, and what it forgets is not written again", async () => {
  const { page, context, w } = await open(all, { lang: "ru", kept: ANSWERS });
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  await offer(question(other, w.home_way), w.home_way_evening).click();
  await says(page.getByRole("main"), w.other_window);
  assert.ok(await offer(question(page, w.home_way), w.home_way_state_order).isChecked(), "unasked nothing changes");
  await button(page, w.other_window_take).click();
  await says(page.getByRole("main"), w.other_window_taken);
  assert.ok(await offer(question(page, w.home_way), w.home_way_evening).isChecked());
  await button(page, w.undo).click();
  assert.ok(await offer(question(page, w.home_way), w.home_way_state_order).isChecked());

  const remember = (page) => page.getByRole("checkbox", { name: w.case_remember, exact: true });
  await remember(other).uncheck();
  await soon(async () => !(await remember(page).isChecked()), () => "still remembered here");
  await offer(question(page, w.home_way), w.home_way_paid).click();
  assert.equal(await kept(page), null);
  await context.close();
});

test("two windows: both lists show what is saved in either", async () => {
  const { page, context, w } = await filePage({ lang: "ru", kept: ANSWERS });
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  for (const [window, name] of [[page, "Айша"], [other, "Берік"]]) {
    await type(window, w.cases_name, name);
    await button(window, w.cases_save).click();
    await says(region(window, w.cases_title), fill(w.cases_saved, { name }));
  }
  for (const window of [page, other]) {
    for (const name of ["Айша", "Берік"]) await says(region(window, w.cases_title).getByRole("list"), name);
  }
  await context.close();
});

/** The page about files, with something under the name of the saved cases. */
const foreign = (text, options) => filePage({
  lang: "ru",
  kept: ANSWERS,
  before: (page) => page.addInitScript((text) => {
    if (!sessionStorage.getItem("cases")) localStorage.setItem("talapker.cases", text);
    sessionStorage.setItem("cases", "1");
  }, text),
  ...options,
});

for (const [name, text] of Object.entries({
  "of a newer version": "talapker-cases/2\nA\tsomething\n",
  "of something else": "{\"cases\":[]}",
  empty: "",
})) {
  test(`saved cases ${name}: the page says so, saves none over them, and gives them away or clears them if asked`, async () => {
    const { page, context, seen, w } = await foreign(text);
    const part = region(page, w.cases_title);
    await says(part, w.cases_foreign);
    assert.equal(await field(page, w.cases_name).count(), 0);
    const given = await download(page, w.cases_as_file);
    assert.equal(given.text, text);
    await choose(page, w, [CASE, CASE]);
    await button(page, w.file_many_keep).click();
    await says(part, w.cases_foreign);
    assert.equal(await named(page), text);
    await button(part, w.cases_clear).click();
    await says(part, w.cases_empty);
    assert.equal(await named(page), null);
    await button(part, w.undo).click();
    await says(part, w.cases_foreign);
    assert.equal(await named(page), text);
    assert.equal(await line(page), ANSWERS);
    expectClean(seen);
    await context.close();
  });
}

test("a saved case that was cut off: the others are there, and it stays until one deletes it", async () => {
  const whole = "talapker-cases/1\nA\t2026-08-01T09:00\tbase=higher\n";
  const { page, context, w } = await foreign(`${whole}B\t2026-08-01T09:00\taverage=4.6`);
  const part = region(page, w.cases_title);
  await says(part, w.cases_broken);
  await type(page, w.cases_name, "Айша");
  await button(part, w.cases_save).click();
  await says(part, fill(w.cases_saved, { name: "Айша" }));
  assert.ok((await named(page)).startsWith(`${whole}?B\t2026-08-01T09:00\taverage=4.6\n`), await named(page));
  assert.equal((await download(page, w.cases_as_file)).text, "?B\t2026-08-01T09:00\taverage=4.6");
  await button(part, w.cases_delete).nth(1).click();
  await soon(async () => !(await named(page)).includes("?B"));
  await says(part, "A");
  await context.close();
});

test("a full device: the saved cases stay as they were, and the file is the way out", async () => {
  const before = "talapker-cases/1\nA\t2026-08-01T09:00\tbase=higher\n";
  const { page, context, w } = await foreign(before);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await type(page, w.cases_name, "Айша");
  await button(page, w.cases_save).click();
  await says(region(page, w.cases_title), w.cases_full);
  assert.equal(await named(page), before);
  await button(region(page, w.cases_title), w.cases_delete).click();
  await soon(async () => (await named(page)) === null, () => "deleting needs no room");
  assert.ok((await download(page, w.file_save_button)).text.includes("talapker-case/1"));
  await context.close();
});

test("storage that is blocked: files work, and the page says that nothing else is kept", async () => {
  const { page, context, seen, w } = await filePage({
    lang: "ru",
    before: (page) => page.addInitScript(() => {
      for (const store of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(globalThis, store, {
          get: () => {
            throw new DOMException("blocked", "SecurityError");
          },
        });
      }
    }),
  });
  await says(region(page, w.cases_title), w.cases_blocked);
  await choose(page, w, CASE);
  await says(page.getByRole("main"), w.file_opened);
  assert.ok((await download(page, w.file_save_button)).text.includes("basic_secondary"));
  await choose(page, w, [CASE, CASE]);
  await button(page, w.file_many_keep).click();
  await says(page.getByRole("main"), start(w.cases_blocked));
  expectClean(seen);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["kk", "ru"]) {
    test(`the pages can be used by everybody, also on a narrow screen (${lang}, ${colorScheme})`, async () => {
      const { page, context, w } = await filePage({
        lang, colorScheme, kept: ANSWERS, viewport: { width: 320, height: 640 },
        before: (page) => page.addInitScript(() => {
          localStorage.setItem("talapker.cases", `talapker-cases/1\n${"W".repeat(60)}\t2026-08-01T09:00\tbase=higher\n`);
        }),
      });
      await choose(page, w, [CASE, { ...CASE, x: 1 }]);
      await says(page.getByRole("main"), w.file_many);
      await expectAccessible(page, "files");
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await wide()) <= 320, `files are ${await wide()} px wide`);
      await page.goto(`${all.site.url}#/keep?lang=${lang}`);
      await page.getByRole("link", { name: w.keep_file, exact: true }).waitFor();
      await expectAccessible(page, "keeping");
      assert.ok((await wide()) <= 320, `keeping is ${await wide()} px wide`);
      await context.close();
    });
  }
}
