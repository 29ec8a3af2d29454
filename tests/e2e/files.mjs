// Answers are saved to files and opened from files; a file that cannot be read, or not all of it, is reported and
// loses nothing on the screen.

import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expectAccessible, expectClean } from "./site.mjs";
import { button, card, dash, field, fill, journeys, says, silent, soon } from "./reader.mjs";
import { ANSWERS, CASE, choose, download, filePage, line, region } from "./file_page.mjs";

const all = journeys();

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The example of the library reads the text. */
function assessed(text) {
  const words = ["run", "-q", "--no-default-features", "--example", "assess"];
  const run = spawnSync("cargo", words, { cwd: ROOT, input: text, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

for (const lang of ["kk", "ru"]) {
  test(`a file: saved, opened on another device, the same result (${lang})`, async () => {
    const { page, context, seen, w } = await filePage(all, { lang, kept: ANSWERS });
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

    const other = await filePage(all, { lang });
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
  const { page, context, w } = await filePage(all, { lang: "ru", kept: `at=2026-08-10T10:00&${ANSWERS}` });
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
  const { page, context, w } = await filePage(all, {
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

  const other = await filePage(all, { lang: "ru" });
  await other.page.getByText(w.file_paste, { exact: true }).click();
  await field(other.page, w.file_paste_label).fill(copied);
  await button(other.page, w.file_paste_button).click();
  await says(other.page.getByRole("main"), w.file_opened);
  await says(region(other.page, w.cases_title), w.cases_name);
  await other.context.close();
});

test("a hundred files that are none: each of the others is counted", async () => {
  const { page, context, w } = await filePage(all, { lang: "kk", kept: ANSWERS });
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
  const { page, context, w } = await filePage(all, { lang: "ru", kept: "1.form=evening" });
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
    const { page, context, seen, w } = await filePage(all, { lang, kept: ANSWERS });
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
    const { page, context, seen, w } = await filePage(all, { lang });
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
      await says(part, `${path}${dash(lang)}${w[`unread_${reason}`]}`);
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
  const { page, context, w } = await filePage(all, { lang: "ru" });
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
