// What the state's database will see: the checks before applying, and grades beside the paper's.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectAccessible, expectClean, ready } from "./site.mjs";
import {
  expectFocus, field, fill, heading, journeys, kept, main, open, says, silent, soon, type, words,
} from "./reader.mjs";

const all = journeys();

const SCHOOL =
  "base=basic_secondary&issued_in=kazakhstan&document_year=2024&digitised=no&status=citizen&birth=2011-03-09" +
  "&service=none&grade.kazakh_language=5&grade.algebra=4&grade.informatics=5&1.kind=general&1.level=mid_level" +
  "&1.form=full_time&1.basis=state_order&1.language=kazakh_language&1.profile=algebra,informatics";

const leftOut = (page, w) => main(page).locator("details").filter({ hasText: w.whynot_title });

for (const lang of ["kk", "ru"]) {
  test(`${lang}: the checks that concern one, why each matters, and why others are left out`, async () => {
    const { page, context, seen, w } = await open(all, { lang, path: "plan/check", kept: SCHOOL });
    await soon(async () => (await heading(page).innerText()) === w.check_title, () => "not the page");
    for (const step of ["digitise", "identity", "grades", "medical", "signer", "phone", "consent"]) {
      const item = main(page).getByRole("listitem").filter({ hasText: w[`check_step_${step}`] });
      await says(item, w[`check_how_${step}`]);
      await says(item, w[`check_matters_${step}`]);
      assert.ok((await item.getByRole("link").count()) > 0, `${step} has no provision`);
    }
    await says(main(page), w.signs_representative);
    await silent(main(page), w.check_step_ask_subjects);
    await silent(main(page), w.check_step_status_paper);
    await leftOut(page, w).locator("summary").click();
    await says(leftOut(page, w), w.reason_no_commission_subjects);
    await says(leftOut(page, w), w.reason_no_foreign_paper);
    await says(leftOut(page, w), w.reason_no_status_document);
    await expectAccessible(page, "the check of the database");
    expectClean(seen);
    await context.close();
  });

  test(`${lang}: grades of the database beside the paper's; what differs is marked, and the average says so`, async () => {
    const { page, context, seen, w } = await open(all, { lang, path: "plan/check", kept: SCHOOL });
    const subject = (name) => fill(w.check_in_base, { subject: w[`subject_${name}`] });
    const row = (name) => main(page).getByRole("listitem").filter({ has: field(page, subject(name)) });
    await says(row("algebra"), fill(w.check_in_document, { grade: "4" }));
    await says(main(page), "(5 + 4 + 5) ÷ 3 = 4⅔ ≈ 4,67");
    await type(page, subject("kazakh_language"), "5");
    await says(row("kazakh_language"), w.check_same);
    await type(page, subject("algebra"), "6");
    await says(row("algebra"), w.check_error_grade);
    await silent(row("algebra"), w.check_differs);
    await type(page, subject("algebra"), "3");
    await silent(row("algebra"), w.check_error_grade);
    await says(row("algebra"), w.check_differs);
    await type(page, subject("informatics"), "5");
    await says(main(page), "(5 + 3 + 5) ÷ 3 = 4⅓ ≈ 4,33");
    await says(main(page), w.check_average_differs);
    await type(page, subject("algebra"), "4");
    await says(main(page), w.check_average_same);

    const other = { kk: "ru", ru: "kk" }[lang];
    const theirs = fill(words(other).check_in_base, { subject: words(other).subject_algebra });
    await page.evaluate((lang) => (location.hash = `#/plan/check?lang=${lang}`), other);
    await soon(async () => (await field(page, theirs).inputValue()) === "4", () => "lost with the language");
    await says(main(page), words(other).check_average_same);
    await page.evaluate((lang) => (location.hash = `#/plan/check?lang=${lang}`), lang);
    await says(main(page), w.check_average_same);

    // The grades of the portal are about this page alone.
    assert.ok((await kept(page)).endsWith(SCHOOL), "the answers are as they were");
    await page.reload();
    await ready(page);
    assert.equal(await field(page, subject("algebra")).inputValue(), "");
    expectClean(seen);
    await context.close();
  });
}

test("ru: with a document from abroad one asks the commission, and nothing is to be digitised", async () => {
  const { page, context, w } = await open(all, {
    lang: "ru",
    path: "plan/check",
    kept: "issued_in=abroad&document_year=2020&status=kandas&1.kind=general",
  });
  await says(main(page), w.check_step_ask_subjects);
  await says(main(page), w.check_step_status_paper);
  await silent(main(page), w.check_step_digitise);
  await leftOut(page, w).locator("summary").click();
  await says(leftOut(page, w), w.reason_no_digitising_college);
  await says(main(page), w.check_grades_none);
  await main(page).getByRole("link", { name: w.step_subjects, exact: true }).click();
  await soon(async () => (await heading(page).innerText()) === w.step_subjects);
  await expectFocus(heading(page), "the heading");
  await context.close();
});

test("kk: without answers every check is there, and those that an answer decides say so", async () => {
  const { page, context, w } = await open(all, { lang: "kk", path: "plan/check" });
  for (const step of ["digitise", "ask_subjects", "status_paper", "service_document"]) {
    const item = main(page).getByRole("listitem").filter({ hasText: w[`check_step_${step}`] });
    await says(item, w.check_open);
  }
  assert.equal(await leftOut(page, w).count(), 0);
  await context.close();
});
