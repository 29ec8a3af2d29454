// A whole case, one step after another, by keyboard alone; then its result.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectClean } from "./site.mjs";
import { dayOf, days, plus } from "./days.mjs";
import {
  expectFocus, field, fill, focused, heading, journeys, offer, open, question, says, silent, soon, start,
} from "./reader.mjs";

const all = journeys();

const YEAR = days(2026);

/** Goes on with the tabulator until the element has the focus. */
async function tabTo(page, locator, what) {
  await locator.first().waitFor();
  for (let i = 0; i < 80; i++) {
    if (await focused(locator.first())) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the tabulator does not come to ${what}`);
}

const inside = (group) => group.evaluate((element) => element.contains(document.activeElement));

/** Chooses an answer: tabulator to the question, space, arrows to the answer. */
async function choose(page, legend, label) {
  const group = question(page, legend);
  const wanted = offer(group, label).first();
  await wanted.waitFor();
  for (let i = 0; !(await inside(group)); i++) {
    assert.ok(i < 80, `the tabulator does not come to “${legend}”`);
    await page.keyboard.press("Tab");
  }
  if (!(await group.getByRole("radio", { checked: true }).count())) await page.keyboard.press("Space");
  for (let i = 0; !(await focused(wanted)); i++) {
    assert.ok(i < 20, `the arrows do not come to “${label}”`);
    await page.keyboard.press("ArrowDown");
  }
  await soon(() => wanted.isChecked(), () => `“${label}” is not chosen`);
}

/** Ticks a box. */
async function tick(page, box, what) {
  await tabTo(page, box, what);
  await page.keyboard.press("Space");
  await soon(() => box.isChecked(), () => `${what} is not ticked`);
}

async function write(page, label, text) {
  await tabTo(page, field(page, label), label);
  await page.keyboard.type(text);
}

/** Presses Enter on the button for the next step, and waits for the next step's heading to have the focus. */
async function goOn(page, w) {
  const before = await heading(page).innerText();
  await tabTo(page, page.getByRole("button", { name: w.next, exact: true }), w.next);
  await page.keyboard.press("Enter");
  await soon(async () => (await heading(page).innerText()) !== before, () => `no step after “${before}”`);
  await expectFocus(heading(page), `the heading after “${before}”`);
}

/** What is done at a step, by its heading. */
const STEPS = {
  step_base: (page, w) => choose(page, w.q_base, w.base_basic_secondary),
  step_specialty: async (page, w) => {
    await write(page, w.q_specialty, "06130100");
    const found = page.getByRole("button", { name: /06130100/ });
    await tabTo(page, found, "the specialty");
    await page.keyboard.press("Enter");
    await says(page.getByRole("main"), start(w.q_kind_from_code));
    await says(page.getByRole("main"), w.kind_general);
  },
  step_programme: (page, w) => choose(page, w.q_level, w.level_mid_level),
  step_way: async (page, w) => {
    await choose(page, w.q_form, w.form_full_time);
    await choose(page, w.q_basis, w.basis_state_order);
  },
  step_document: async (page, w) => {
    await choose(page, w.q_issued_in, w.issued_in_kazakhstan);
    await write(page, w.q_document_year, "2026");
  },
  step_person: async (page, w) => {
    await write(page, w.q_birth_date, "9.3.2011");
    await choose(page, w.q_status, w.status_citizen);
  },
  step_subjects: async (page, w) => {
    await choose(page, w.q_language, w.subject_kazakh_language);
    await says(page.getByRole("main"), `${w.subject_algebra}, ${w.subject_informatics}`);
    await tabTo(page, page.getByRole("button", { name: w.q_profile_use }), "the suggested subjects");
    await page.keyboard.press("Enter");
    for (const [subject, grade] of [["kazakh_language", "5"], ["algebra", "4"], ["informatics", "5"]]) {
      await choose(page, fill(w.q_grade, { subject: w[`subject_${subject}`] }), grade);
    }
  },
  step_average: (page, w) => write(page, w.q_average, "4,62"),
  step_quotas: async (page, w) => {
    await says(page.getByRole("main"), w.case_sensitive);
    const box = offer(question(page, w.q_quotas), w.none_of_these);
    await tick(page, box, w.none_of_these);
  },
  step_service: (page, w) => choose(page, w.q_service, w.dont_know),
  step_health: (page, w) => choose(page, w.q_disability, w.disability_none),
  step_record: async (page, w) => {
    await choose(page, w.q_court, w.no);
    await choose(page, w.q_consent, w.yes);
  },
  step_papers: (page, w) => tick(page, page.getByRole("checkbox", { name: w.document_photo }), w.document_photo),
};

for (const lang of ["kk", "ru"]) {
  test(`${lang}: a whole case by keyboard alone, and its result`, async () => {
    const { page, context, seen, w, d } = await open(all, { lang, now: `${dayOf(YEAR.basic.file_by)}T10:00` });
    const main = page.getByRole("main");

    // The first tab stop is a link past the menu.
    await page.keyboard.press("Tab");
    await expectFocus(page.getByRole("link", { name: w.skip_to_content }), "the link to the content");
    await page.keyboard.press("Enter");
    await expectFocus(main, "the content");
    const url = page.url();
    assert.ok(url.includes("#"), "the page stays");
    await tabTo(page, page.getByRole("link", { name: w.nav_case, exact: true }), w.nav_case);
    await page.keyboard.press("Enter");
    await soon(async () => (await heading(page).innerText()) === w.step_base);
    await expectFocus(heading(page), "the first step's heading");

    const visited = [];
    for (let i = 0; i < 25; i++) {
      const title = await heading(page).innerText();
      if (title === w.case_done_title) break;
      const step = Object.keys(STEPS).find((key) => w[key] === title);
      assert.ok(!visited.includes(title), `“${title}” comes twice`);
      visited.push(title);
      await says(main, start(w.case_step.replace("{n}", String(visited.length))));
      if (step) await STEPS[step](page, w);
      await goOn(page, w);
    }
    assert.equal(await heading(page).innerText(), w.case_done_title);
    for (const key of Object.keys(STEPS)) {
      assert.ok(visited.includes(w[key]), `no step “${w[key]}” among ${visited.join(" · ")}`);
    }
    await tabTo(page, page.getByRole("main").getByRole("link", { name: w.case_see_result }), w.case_see_result);
    await page.keyboard.press("Enter");
    await soon(async () => (await heading(page).innerText()) === w.result_title);
    await expectFocus(heading(page), "the result's heading");

    // The verdict, the score, the exam, the papers, what would be refused, the dates, the first steps.
    await says(page.getByRole("article"), d.date(YEAR.basic.file_by));
    await says(main, w.state_last_day);
    await says(main, "(5 + 4 + 5) ÷ 3 = 4⅔ ≈ 4,67");
    await says(main, w.track_competition);
    await says(main, w.section_exam);
    await says(main, w.score_exam_none);
    await says(main, w.channel_portal);
    await says(main, w.refused_text);
    await says(main, fill(w.refused_missing_document, { paper: w.document_application }));
    await silent(main, fill(w.refused_missing_document, { paper: w.document_photo }));
    await says(main, d.date(YEAR.results_basic));
    await says(main, fill(w.milestone_by, { date_to: d.to(plus(YEAR.results_basic, YEAR.contract_days)) }));
    await says(main, w.apply_portal);
    await says(main, w.signs_representative);
    await says(main, fill(w.score_tie_average, { average: "4,62" }));

    // Why: opened by keyboard, each step with its provision, which is a place on the page of the law.
    const why = page.getByRole("article").locator("summary");
    await tabTo(page, why, w.why);
    await page.keyboard.press("Enter");
    const cite = page.getByRole("article").getByRole("link", {
      name: fill(w.cite_row_item, { act: "578", n: "3", item: "2" }),
    });
    await tabTo(page, cite, "the provision");
    await page.keyboard.press("Enter");
    await soon(() => page.url().includes("#/law/578/annex-1/row-3/2"));
    const provision = page.locator("[id='law/578/annex-1/row-3/2']");
    await expectFocus(provision, "the provision");
    const box = await provision.boundingBox();
    assert.ok(box.y >= -1 && box.y < 300, `the provision is in sight (${box.y})`);

    // Back in the browser's history: the answers are there.
    await page.goBack();
    await says(main, "(5 + 4 + 5) ÷ 3");
    expectClean(seen);
    await context.close();
  });
}

test("every value of the result says why, with at least one provision", async () => {
  const { page, context, w } = await open(all, {
    lang: "ru",
    path: "result",
    kept:
      "base=basic_secondary&issued_in=kazakhstan&court=no&consent=yes&quotas=rural_youth&disability=group_2&impairments=sight" +
      "&grade.kazakh_language=5&grade.biology=4&grade.chemistry=5&1.kind=medical&1.level=mid_level" +
      "&1.form=full_time&1.basis=state_order&1.language=kazakh_language&1.profile=biology,chemistry",
  });
  const whys = page.getByRole("main").getByText(w.why, { exact: true });
  const count = await whys.count();
  assert.ok(count >= 10, `${count} values say why`);
  const links = page.getByRole("main").getByRole("listitem").getByRole("link");
  const before = await page.getByRole("main").locator("details li").count();
  assert.equal(before, 0, "nothing is made before it is opened");
  for (let at = 0; at < count; at++) {
    await whys.nth(at).click();
    const opened = page.getByRole("main").locator("details").filter({ has: page.getByText(w.why, { exact: true }) }).nth(at);
    await soon(async () => (await opened.getByRole("link").count()) > 0, () => `value ${at} has no provision`);
  }
  assert.ok((await links.count()) > count);

  await says(page.getByRole("main"), w.exam_psychometric_test);
  await says(page.getByRole("main"), w.accommodation_separate_room);
  await says(page.getByRole("main"), w.standing_reported);

  // What does not apply, of the choice and of the person, on a page of its own.
  await page.getByRole("link", { name: w.whynot_title, exact: true }).first().click();
  await soon(async () => (await heading(page).innerText()) === w.whynot_title);
  const absent = page.getByRole("main").getByRole("list");
  await soon(async () => (await absent.count()) === 2);
  await says(absent.first(), w.reason_no_special_exam);
  await says(absent.first(), w.reason_no_commission_subjects);
  await silent(absent.first(), w.reason_no_psychometric);
  assert.ok((await absent.first().getByRole("link").count()) > 5);
  await context.close();
});

test("back keeps the answers, in the page and in the browser's history", async () => {
  const { page, context, w } = await open(all, { path: "case/base" });
  await offer(question(page, w.q_base), w.base_general_secondary).click();
  await page.getByRole("button", { name: w.next, exact: true }).click();
  await soon(async () => (await heading(page).innerText()) === w.step_specialty);
  await offer(question(page, w.q_kind), w.kind_medical).click();
  await field(page, w.q_label).fill("Медколледж");
  await page.getByRole("link", { name: w.back, exact: true }).click();
  await soon(async () => (await heading(page).innerText()) === w.step_base);
  await expectFocus(heading(page), "the heading");
  assert.ok(await offer(question(page, w.q_base), w.base_general_secondary).isChecked());
  await page.goBack();
  await soon(async () => (await heading(page).innerText()) === w.step_specialty);
  assert.ok(await offer(question(page, w.q_kind), w.kind_medical).isChecked());
  assert.equal(await field(page, w.q_label).inputValue(), "Медколледж");
  await context.close();
});

test("“I don't know” is offered at every question with radio buttons, and takes an answer back", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "case/all" });
  const groups = page.getByRole("group").filter({ has: page.getByRole("radio") });
  const count = await groups.count();
  assert.ok(count > 10);
  for (let at = 0; at < count; at++) {
    const group = groups.nth(at);
    assert.equal(await offer(group, w.dont_know).count(), 1, await group.innerText());
  }
  const base = question(page, w.q_base);
  await offer(base, w.base_higher).click();
  await offer(base, w.dont_know).click();
  assert.ok(await offer(base, w.dont_know).isChecked());
  assert.ok(!(await offer(base, w.base_higher).isChecked()));
  await context.close();
});

test("everything may be skipped; the result then says so and leads back to the questions", async () => {
  const { page, context, w } = await open(all, { path: "case/base" });
  for (let i = 0; (await heading(page).innerText()) !== w.case_done_title; i++) {
    assert.ok(i < 25);
    const before = await heading(page).innerText();
    await page.getByRole("button", { name: w.next, exact: true }).click();
    await soon(async () => (await heading(page).innerText()) !== before);
  }
  await page.getByRole("main").getByRole("link", { name: w.case_see_result }).click();
  await says(page.getByRole("main"), w.result_empty);
  await page.getByRole("main").getByRole("link", { name: w.result_start }).click();
  await soon(async () => (await heading(page).innerText()) === w.step_base);
  await context.close();
});

test("further questions follow from the answers", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "case/base" });
  assert.equal(await question(page, w.q_vocational_qualification).count(), 0);
  await offer(question(page, w.q_base), w.base_vocational).click();
  await question(page, w.q_vocational_qualification).waitFor();
  await page.goto(`${all.site.url}#/case/health?lang=ru`);
  await offer(question(page, w.q_disability), w.disability_group_2).click();
  await question(page, w.q_impairments).waitFor();
  await page.goto(`${all.site.url}#/case/document?lang=ru`);
  await expectFocus(heading(page), "the heading");
  await field(page, w.q_document_year).click();
  await page.keyboard.type("2024");
  await question(page, w.q_digitised).waitFor();
  assert.ok(await focused(field(page, w.q_document_year)), "one goes on typing");
  await context.close();
});
