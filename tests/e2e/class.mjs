// A whole class: a list comes in as schools have it, is mended, looked at, printed and taken away again. Nothing of it is
// kept, and nothing is sent.

import { test } from "node:test";
import assert from "node:assert/strict";
import ICAL from "ical.js";
import { expectAccessible, expectClean } from "./site.mjs";
import { button, field, fill, heading, journeys, main, plain, plural, says, silent, soon } from "./reader.mjs";
import { onPaper, printed } from "./paper.mjs";
import {
  accept, answerForAll, awkward, choose, classPage, encoded, idle, list, part, recognised, rows, shows, taken,
} from "./class_page.mjs";

const all = journeys();

const LANGS = ["kk", "ru"];
/** How the encodings are shown. */
const USUAL = { kk: "kz-1048", ru: "windows-1251" };

for (const lang of LANGS) {
  test(`the made-up class: recognised, mended, taken back, looked at (${lang})`, async () => {
    const { page, context, seen, w } = await classPage(all, { lang });
    await expectAccessible(page);
    await button(page, w.class_sample).click();
    await recognised(page, w);
    await says(main(page), plural(lang, w.plural_pupils, 16));
    await expectAccessible(page);
    await accept(page, w);
    await shows(page, w, 16, 16);
    await soon(async () => (await rows(page)).length > 3);
    await expectAccessible(page);

    await part(page, w.class_tab_problems);
    await says(main(page), "4.май");
    await says(main(page), w.class_reason_looks_like_date);
    await expectAccessible(page);
    await part(page, w.class_tab_overview);
    await says(main(page), w.column_average);
    await expectAccessible(page);
    await part(page, w.class_tab_out);
    await says(main(page), w.class_out_files);
    await expectAccessible(page);
    expectClean(seen);
    await context.close();
  });

  test(`300 pupils from the usual CSV of ${USUAL[lang]}: mended, written in every form, opened again (${lang})`, async () => {
    const { page, context, seen, w } = await classPage(all, { lang });
    await choose(page, w, "9-класс.csv", encoded[USUAL[lang]](list(lang, 300)));
    await recognised(page, w);
    await says(main(page), USUAL[lang].toUpperCase());
    await says(main(page), plural(lang, w.plural_pupils, 300));
    await answerForAll(page);
    await accept(page, w);
    await shows(page, w, 300, 300);
    await idle(page, w);

    // Three averages became days, three birthdays are none, and the title is no pupil.
    await part(page, w.class_tab_problems);
    await page.getByRole("tab", { name: fill(w.class_tab_problems, { n: "7" }) }).waitFor();
    const mend = page.getByRole("textbox").first();
    await mend.fill("4,9");
    await mend.press("Enter");
    await page.getByRole("tab", { name: fill(w.class_tab_problems, { n: "6" }) }).waitFor();

    await part(page, w.class_tab_out);
    const files = {};
    for (const form of ["xlsx", "csv", "plain", "own"]) {
      files[form] = await taken(page, () => button(page, w[`class_out_${form}`]).click());
      await says(main(page), fill(w.class_out_saved, { file: files[form].name }));
    }
    assert.deepEqual([...files.xlsx.bytes.subarray(0, 2)], [...Buffer.from("PK")]);
    const calendar = await taken(page, () => button(page, w.class_out_calendar).click());
    const events = new ICAL.Component(ICAL.parse(calendar.bytes.toString())).getAllSubcomponents("vevent");
    assert.ok(events.length > 1);
    const uids = events.map((event) => event.getFirstPropertyValue("uid"));
    assert.equal(new Set(uids).size, uids.length);
    assert.ok(events.some((event) => event.getFirstPropertyValue("summary").includes("300")));
    expectClean(seen);
    await context.close();

    for (const form of ["xlsx", "csv", "plain", "own"]) {
      const again = await classPage(all, { lang });
      await choose(again.page, w, files[form].name, files[form].bytes);
      if (form !== "own") await accept(again.page, w);
      await shows(again.page, w, 300, 300);
      await idle(again.page, w);
      await part(again.page, w.class_tab_out);
      const csv = await taken(again.page, () => button(again.page, w.class_out_plain).click());
      assert.equal(csv.bytes.toString(), files.plain.bytes.toString(), form);
      expectClean(again.seen);
      await again.context.close();
    }
  });

  test(`one sheet of paper for each pupil of the table, or half of one (${lang})`, async () => {
    const { page, context, seen, w } = await classPage(all, { lang });
    await choose(page, w, "a.csv", encoded["utf-8"](list(lang, 24)));
    await recognised(page, w);
    await answerForAll(page);
    await accept(page, w);
    await idle(page, w);
    await part(page, w.class_tab_out);
    await page.evaluate(() => {
      globalThis.prints = 0;
      globalThis.print = () => (globalThis.prints += 1);
    });
    await button(page, plural(lang, w.class_print_make, 24)).click();
    await soon(() => page.evaluate(() => globalThis.prints === 1), () => "the print window never opened", 60_000);
    const paper = await printed(page);
    assert.equal(paper.pages, 24);
    onPaper(paper, [w.sheet_line.split("{")[0]]);
    for (const each of paper.each) assert.ok(plain(each).length > 200);
    await page.getByText(w.class_print_half, { exact: true }).click();
    assert.equal((await printed(page)).pages, 12);
    await button(page, w.class_print_done).click();
    await button(page, plural(lang, w.class_print_make, 24)).waitFor();
    expectClean(seen);
    await context.close();
  });
}

for (const [encoding, encode] of Object.entries(encoded)) {
  test(`a list in ${encoding} is read with every letter`, async () => {
    const lang = encoding === "windows-1251" ? "ru" : "kk";
    const { page, context, seen, w } = await classPage(all, { lang });
    const separator = encoding === "utf-16le" ? "\t" : ";";
    await choose(page, w, "a.txt", encode(list(lang, 6, separator)));
    await accept(page, w);
    await shows(page, w, 6, 6);
    const name = { kk: "Іргебай Оқушы5", ru: "Ягода Ученик5" }[lang];
    await says(main(page), name);
    expectClean(seen);
    await context.close();
  });
}

test("rows that were copied from a spreadsheet are pasted", async () => {
  const { page, context, seen, w } = await classPage(all, { lang: "kk" });
  await page.getByText(w.class_paste, { exact: true }).click();
  await field(page, w.class_paste_label).fill(list("kk", 5, "\t"));
  await button(page, w.class_paste_button).click();
  await accept(page, w);
  await shows(page, w, 5, 5);
  expectClean(seen);
  await context.close();
});

test("what is no list says what it is and what to do, and the open class stays", async () => {
  const { page, context, seen, w } = await classPage(all, { lang: "ru" });
  await button(page, w.class_sample).click();
  await accept(page, w);
  await shows(page, w, 16, 16);
  await page.getByText(w.class_more, { exact: true }).click();
  for (const [name, text] of [
    ["58-renamed-pdf.xlsx", w.class_refused_pdf],
    ["55-password-protected.xlsx", w.class_refused_password],
    ["54-really-html.xls", w.class_refused_web],
    ["61-truncated.xlsx", w.class_refused_damaged],
    ["52-zip-bomb-96mb.xlsx", w.class_refused_large],
    ["62-empty.csv", w.class_refused_empty],
  ]) {
    await choose(page, w, name, awkward(name));
    await button(page, w.class_ask_new).click();
    await says(main(page), text);
    await says(main(page), w.class_unchanged);
  }
  await shows(page, w, 16, 16);
  expectClean(seen);
  await context.close();
});

test("of two workbooks that are chosen one after the other each keeps its own name", async () => {
  const { page, context, seen, w } = await classPage(all, { lang: "ru" });
  const [first, second] = ["46-journal-merged-two-rows.xlsx", "40-raw-floats-iin-dates.xlsx"];
  await choose(page, w, first, awkward(first));
  await choose(page, w, second, awkward(second));
  await recognised(page, w);
  await soon(async () => {
    const text = plain(await main(page).innerText());
    return text.includes(second) && text.includes(plural("ru", w.plural_pupils, 5));
  }, () => "the second is not shown with its own pupils");
  expectClean(seen);
  await context.close();
});

test("a worker that fails costs the class, says so, and the page goes on", async () => {
  const { page, context, w } = await classPage(all, { lang: "ru" });
  await button(page, w.class_sample).click();
  await accept(page, w);
  await shows(page, w, 16, 16);
  for (const worker of page.workers()) {
    await worker.evaluate(() => void setTimeout(() => { throw new Error("out of memory"); }, 0));
  }
  await says(main(page), w.class_lost);
  await button(page, w.class_sample).click();
  await accept(page, w);
  await shows(page, w, 16, 16);
  await context.close();
});

test("nothing is kept and nothing is sent; the class stays open while other pages are looked at", async () => {
  const { page, context, seen, w } = await classPage(all, { lang: "kk" });
  const kept = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const before = await kept();
  await choose(page, w, "a.csv", encoded["utf-8"](list("kk", 30)));
  await accept(page, w);
  await idle(page, w);
  for (const request of seen.requests) assert.equal(request.method(), "GET", request.url());
  assert.equal(await kept(), before);
  await page.getByRole("link", { name: w.nav_law, exact: true }).click();
  await soon(async () => plain(await heading(page).innerText()) === plain(w.law_title));
  await page.goBack();
  await shows(page, w, 30, 30);
  assert.equal(await kept(), before);
  expectClean(seen);
  await context.close();
});

test("5,000 pupils: the last row is reached, a name is found, and one is opened by keyboard alone", async () => {
  const { page, context, seen, w } = await classPage(all, { lang: "kk", viewport: { width: 360, height: 740 } });
  await choose(page, w, "5000.csv", encoded["utf-8"](list("kk", 5_000)));
  await accept(page, w);
  await shows(page, w, 5_000, 5_000);
  await idle(page, w);
  assert.ok((await page.getByRole("row").count()) < 100, "only what is in sight is drawn");
  await field(page, w.table_search).fill("Оқушы4999");
  await shows(page, w, 1, 5_000);
  await soon(async () => (await rows(page)).some((row) => row.includes("Оқушы4999")));
  const grid = page.getByRole("grid");
  assert.equal(await grid.getAttribute("aria-rowcount"), "2");
  await field(page, w.table_search).fill("");
  await shows(page, w, 5_000, 5_000);
  await grid.locator("[tabindex='0']").first().focus();
  await page.keyboard.press("Control+End");
  await soon(async () => (await page.evaluate(() => document.activeElement.closest("[role=row]")?.ariaRowIndex)) === "5001");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await soon(async () => (await page.evaluate(() => document.activeElement.closest("[role=row]")?.ariaRowIndex)) === "5001");
  expectClean(seen);
  await context.close();
});

for (const lang of LANGS) {
  test(`a pupil is opened as a whole case, and one comes back; one's own answers are as before (${lang})`, async () => {
    const own = "base=vocational&1.kind=general";
    const { page, context, seen, w } = await classPage(all, { lang, kept: own });
    const stored = () => page.evaluate(() => localStorage.getItem("talapker.case"));
    const before = await stored();
    await button(page, w.class_sample).click();
    await accept(page, w);
    await shows(page, w, 16, 16);
    await idle(page, w);
    await field(page, w.table_search).fill("Ертеңов");
    await shows(page, w, 1, 16);
    await soon(async () => (await rows(page)).some((row) => row.includes("Ертеңов")));
    await page.getByRole("gridcell").first().click();
    await button(page, w.pupil_case).click();
    await says(main(page), fill(w.pupil_visit, { name: "Ертеңов Дамир, 9 Ә" }));
    assert.equal(await stored(), before, "nothing of a pupil is kept");
    await button(page, w.pupil_leave).click();
    await shows(page, w, 1, 16);
    assert.equal(await stored(), before);
    expectClean(seen);
    await context.close();
  });
}
