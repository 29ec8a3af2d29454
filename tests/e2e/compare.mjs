// The choices side by side: copied, changed in place, removed and restored.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectAccessible, expectClean } from "./site.mjs";
import { days } from "./days.mjs";
import { expectFocus, field, fill, focused, heading, journeys, kept, literal, main, open, says, soon } from "./reader.mjs";

const all = journeys();

const YEAR = days(2026);

const ONE =
  "base=basic_secondary&issued_in=kazakhstan&grade.kazakh_language=5&grade.algebra=4&grade.informatics=5" +
  "&1.label=IT&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order" +
  "&1.language=kazakh_language&1.profile=algebra,informatics";

const nth = (w, n) => fill(w.case_choice, { n: String(n) });
const of = (w, text, n) => fill(w.compare_of, { field: text, name: nth(w, n) });
const press = (page, w, text, n) => page.getByRole("button", { name: of(w, text, n), exact: true });
const list = (page, w, text, n) => page.getByRole("combobox", { name: of(w, text, n), exact: true });
const table = (page, w) => page.getByRole("region", { name: w.result_compare }).getByRole("table");
// A sign stands before the name of a row in which the choices differ.
const row = (page, w, name) =>
  table(page, w).getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`^(≠ )?${literal(name)}$`) }) });
const cell = (page, w, name, n) => row(page, w, name).getByRole("cell").nth(n - 1);
const differs = (page, w, name) => row(page, w, name).evaluate((row) => getComputedStyle(row.querySelector("th"), "::before").content);

for (const lang of ["kk", "ru"]) {
  test(`${lang}: a copy is changed in place, and what differs is marked`, async () => {
    const { page, context, seen, w, d } = await open(all, { lang, path: "result", kept: ONE });
    await page.goto(`${all.site.url}#/plan/compare?lang=${lang}`);
    await soon(async () => (await heading(page).innerText()) === w.compare_title, () => "not the page");
    await says(main(page), w.compare_one);
    await press(page, w, w.compare_copy, 1).click();
    await says(main(page), fill(w.compare_copied, { name: "IT – 2" }));
    await expectFocus(field(page, nth(w, 2)), "the name of the copy");
    assert.equal(await field(page, nth(w, 2)).inputValue(), "IT – 2");
    await table(page, w).getByRole("columnheader", { name: "IT – 2", exact: true }).waitFor();
    assert.equal(await differs(page, w, w.compare_file_by), "none", "copies are alike");

    // Paid: another window, another way in, no results.
    await list(page, w, w.q_basis, 2).focus();
    await list(page, w, w.q_basis, 2).selectOption("paid");
    await says(cell(page, w, w.compare_file_by, 1), d.moment(YEAR.basic.file_by));
    await says(cell(page, w, w.compare_file_by, 2), d.moment(YEAR.paid.file_by));
    await says(cell(page, w, w.section_track, 2), w.track_paid);
    await says(cell(page, w, w.milestone_results, 1), d.date(YEAR.results_basic));
    await says(cell(page, w, w.milestone_results, 2), w.compare_nothing);
    assert.match(await differs(page, w, w.compare_file_by), /≠/);
    assert.ok(await focused(list(page, w, w.q_basis, 2)), "one goes on with the list");
    await says(cell(page, w, w.score_certificate, 2), "4⅔");

    // Medical and paid: the other reading is shown beside, and the test is possible.
    await list(page, w, w.q_kind, 2).selectOption("medical");
    await says(cell(page, w, w.compare_other, 2), d.to(YEAR.paid.closes));
    await says(cell(page, w, w.section_exam, 2), w.exam_psychometric_test);
    await says(cell(page, w, w.section_exam, 2), w.standing_reading);
    await list(page, w, w.q_form, 2).selectOption("evening");
    await says(cell(page, w, w.compare_other, 2), d.to(YEAR.evening.closes));

    // The name, as one types it.
    await field(page, nth(w, 2)).fill("Медколледж");
    await field(page, nth(w, 2)).blur();
    await table(page, w).getByRole("columnheader", { name: "Медколледж", exact: true }).waitFor();
    assert.match(await kept(page), /2\.kind=medical/);
    expectClean(seen);
    await context.close();
  });

  test(`${lang}: what was taken away is brought back in its place`, async () => {
    const two = `${ONE}&2.label=Мед&2.kind=medical&2.level=mid_level&2.form=full_time&2.basis=paid&3.label=Арт&3.kind=creative`;
    const { page, context, w } = await open(all, { lang, path: "plan/compare", kept: two });
    const names = () => table(page, w).getByRole("columnheader").allInnerTexts();
    await soon(async () => (await names()).join() === "IT,Мед,Арт");
    await press(page, w, w.remove, 2).click();
    await soon(async () => (await names()).join() === "IT,Арт");
    await says(main(page), fill(w.compare_removed, { name: "Мед" }));
    const undo = page.getByRole("button", { name: w.compare_undo, exact: true });
    await expectFocus(undo, "the way back");
    await page.keyboard.press("Enter");
    await soon(async () => (await names()).join() === "IT,Мед,Арт");
    assert.equal(await list(page, w, w.q_basis, 2).inputValue(), "paid");
    assert.match(await kept(page), /2\.kind=medical/);

    // Four at most; the last one stays.
    await press(page, w, w.compare_copy, 1).click();
    await soon(async () => (await names()).length === 4);
    assert.equal(await press(page, w, w.compare_copy, 1).count(), 0);
    for (let left = 4; left > 1; left--) {
      await press(page, w, w.remove, left).click();
      await soon(async () => (await names()).length === left - 1);
    }
    assert.equal(await press(page, w, w.remove, 1).count(), 0);
    await context.close();
  });

  test(`${lang}: on a narrow screen the table scrolls inside its region, and its first column stays`, async () => {
    const four = `${ONE}&2.kind=medical&3.kind=creative&4.kind=pedagogical`;
    const { page, context, w } = await open(all, {
      lang,
      path: "plan/compare",
      kept: four,
      viewport: { width: 360, height: 740 },
    });
    const region = page.getByRole("region", { name: w.result_compare });
    await region.waitFor();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(sideways <= 0, `the page scrolls sideways by ${sideways}`);
    await region.evaluate((region) => (region.scrollLeft = 400));
    const head = row(page, w, w.compare_file_by).getByRole("rowheader");
    const box = await head.boundingBox();
    assert.ok(box.x >= 0 && box.x < 40, `the first column is at ${box.x}`);
    await expectAccessible(page, "the comparison");
    await context.close();
  });
}
