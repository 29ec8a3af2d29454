// All the questions on one page, over up to four choices that are compared; and finding a specialty.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectClean } from "./site.mjs";
import { days } from "./days.mjs";
import { field, fill, heading, journeys, offer, open, press, question, says, silent, soon, start, type } from "./reader.mjs";

const all = journeys();

const YEAR = days(2026);

const nth = (w, n) => fill(w.case_choice, { n: String(n) });
const add = (page, w) => page.getByRole("button", { name: w.case_add_choice, exact: true });
const remove = (page, w) => page.getByRole("button", { name: w.case_remove_choice, exact: true });
const cards = (page) => page.getByRole("article");

/** The part of the page about a choice: from its heading to the next one's. */
const nthQuestion = (page, legend, n) => question(page, legend).nth(n - 1);

async function describe(page, w, n, [kind, level, form, basis]) {
  await offer(nthQuestion(page, w.q_kind, n), w[`kind_${kind}`]).click();
  await offer(nthQuestion(page, w.q_level, n), w[`level_${level}`]).click();
  await offer(nthQuestion(page, w.q_form, n), w[`form_${form}`]).click();
  await offer(nthQuestion(page, w.q_basis, n), w[`basis_${basis}`]).click();
}

for (const lang of ["kk", "ru"]) {
  test(`${lang}: four choices on one page, compared; one is taken away again`, async () => {
    const { page, context, seen, w, d } = await open(all, { lang, path: "case/all" });
    await press(page, w.q_base, w.base_basic_secondary);
    for (let n = 2; n <= 4; n++) await add(page, w).click();
    await soon(async () => (await add(page, w).count()) === 0, () => "a fifth choice is offered");
    await says(page.getByRole("main"), w.case_choice_limit);
    await describe(page, w, 1, ["general", "mid_level", "full_time", "state_order"]);
    await describe(page, w, 2, ["medical", "mid_level", "full_time", "paid"]);
    await describe(page, w, 3, ["creative", "mid_level", "full_time", "state_order"]);
    await describe(page, w, 4, ["general", "mid_level", "evening", "paid"]);
    const moments = ["basic", "medical_basic", "creative", "paid"].map((row) => YEAR[row].file_by);
    await soon(async () => (await cards(page).count()) === 4, () => "four verdicts");
    for (const [at, day] of moments.entries()) await says(cards(page).nth(at), d.moment(day));

    await page.getByRole("main").getByRole("link", { name: w.case_see_result, exact: true }).click();
    await page.getByRole("main").getByRole("link", { name: w.result_compare, exact: true }).click();
    const table = page.getByRole("region", { name: w.result_compare }).getByRole("table");
    await table.waitFor();
    for (let n = 1; n <= 4; n++) await table.getByRole("columnheader", { name: nth(w, n) }).waitFor();
    const row = (name) => table.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) }).first();
    for (const day of moments) await says(row(w.compare_file_by), d.moment(day));
    await says(row(w.section_track), w.track_competition);
    await says(row(w.section_track), w.track_paid);
    await says(row(w.section_exam), w.exam_psychometric_test);

    await page.goBack();
    await soon(async () => (await heading(page).innerText()) === w.result_title);
    await page.goBack();
    await soon(async () => (await heading(page).innerText()) === w.case_title);
    await remove(page, w).nth(1).click();
    await soon(async () => (await cards(page).count()) === 3, () => "three verdicts");
    for (const [at, day] of [moments[0], moments[2], moments[3]].entries()) await says(cards(page).nth(at), d.moment(day));
    assert.ok(await offer(nthQuestion(page, w.q_kind, 2), w.kind_creative).isChecked(), "the others keep their answers");
    for (let left = 3; left > 1; left--) {
      await remove(page, w).last().click();
      await soon(async () => (await cards(page).count()) === left - 1);
    }
    assert.equal(await remove(page, w).count(), 0, "one choice always remains");
    expectClean(seen);
    await context.close();
  });
}

for (const [lang, query, name] of [
  ["kk", "бағдарламалық", "Бағдарламалық қамтамасыз ету"],
  ["ru", "ПРОГРАММНОЕ обесп", "Программное обеспечение"],
  ["en", "software", "Software"],
  ["ru", "software", "Программное обеспечение"],
  ["en", "бағдарламалық", "Software"],
  ["kk", "06130100", "Бағдарламалық қамтамасыз ету"],
  ["ru", " 061301 ", "Программное обеспечение"],
]) {
  test(`${lang}: “${query}” finds the specialty, which gives its kind and subjects`, async () => {
    const { page, context, w } = await open(all, { lang, path: "case/specialty-1" });
    await field(page, w.q_specialty).fill(query);
    const main = page.getByRole("main");
    await says(main, start(w.q_specialty_found));
    await main.getByRole("button", { name: /06130100/ }).click();
    await says(main, fill(w.q_specialty_chosen, { name: "" }).trim());
    await says(main, name);
    await says(main, fill(w.q_kind_from_code, { kind: w.kind_general }));
    assert.equal(await field(page, w.q_specialty).inputValue(), "", "one may look for another");
    await page.getByRole("button", { name: w.remove, exact: true }).click();
    await soon(async () => !(await main.innerText()).includes(start(w.q_kind_from_code)), () => "it is not taken back");
    await context.close();
  });
}

test("a name that only another language knows is marked as of that language", async () => {
  const { page, context, w } = await open(all, { lang: "en", path: "case/specialty-1" });
  await field(page, w.q_specialty).fill("09130100");
  const found = page.getByRole("main").getByRole("button", { name: /Сестринское дело/ });
  assert.equal(await found.getByText("Сестринское дело").getAttribute("lang"), "ru");
  await found.click();
  await says(page.getByRole("main"), fill(w.q_kind_from_code, { kind: w.kind_medical }));
  await context.close();
});

for (const [lang, query, qualification, ours] of [
  ["kk", "дәнекерлеуші", "Электргазбен дәнекерлеуші", true],
  ["ru", "Сварщик", "Электрогазосварщик", false],
]) {
  test(`${lang}: “${query}” finds the specialty by its qualification`, async () => {
    const { page, context, w } = await open(all, { lang, path: "case/specialty-1" });
    const main = page.getByRole("main");
    await field(page, w.q_specialty).fill(query);
    const found = main.getByRole("button", { name: /07150500/ });
    await says(found, `${w.specialty_qualification}: ${qualification}`);
    assert.equal((await found.innerText()).includes(w.specialty_ours), ours);
    await found.click();
    await says(main, fill(w.q_specialty_chosen, { name: "" }).trim());
    await context.close();
  });
}

test("a name that is our translation is marked where it is found and where it is chosen", async () => {
  const { page, context, w } = await open(all, { lang: "kk", path: "case/specialty-1" });
  const main = page.getByRole("main");
  await field(page, w.q_specialty).fill("09130100");
  const found = main.getByRole("button", { name: /Мейіргер ісі/ });
  await says(found, w.specialty_ours);
  await found.click();
  await says(main.locator(".chosen"), w.specialty_ours);
  await context.close();
});

test("a specialty that is not in the list is described by its kind", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "case/specialty-1" });
  const main = page.getByRole("main");
  await field(page, w.q_specialty).fill("космонавт-испытатель");
  await says(main, w.q_specialty_none);
  assert.equal(await main.getByRole("button", { name: /\d{8}/ }).count(), 0);
  await press(page, w.q_kind, w.kind_creative);
  await field(page, w.q_specialty).fill("x");
  await soon(async () => !(await main.innerText()).includes(w.q_specialty_none), () => "one letter finds nothing yet");
  assert.ok(await offer(question(page, w.q_kind), w.kind_creative).isChecked());
  await context.close();
});

test("one's own kind comes before the code's", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "case/specialty-1", kept: "1.specialty=06130100" });
  await says(page.getByRole("main"), fill(w.q_kind_from_code, { kind: w.kind_general }));
  await press(page, w.q_kind, w.kind_pedagogical);
  await soon(async () => !(await page.getByRole("main").innerText()).includes(start(w.q_kind_from_code)));
  await context.close();
});

test("a grade that two choices ask for is one grade, at both places", async () => {
  const choice = "level=mid_level&N.form=full_time&N.basis=state_order&N.kind=general&N.language=kazakh_language";
  const { page, context, w } = await open(all, {
    lang: "ru",
    path: "case/all",
    kept: `base=basic_secondary&${[1, 2].map((n) => `N.${choice}`.replaceAll("N", n)).join("&")}` +
      "&1.profile=algebra,physics&2.profile=algebra,biology",
  });
  const grade = (subject) => question(page, fill(w.q_grade, { subject: w[`subject_${subject}`] }));
  for (const shared of ["kazakh_language", "algebra"]) {
    await soon(async () => (await grade(shared).count()) === 2, () => `${shared} is asked for twice`);
    await offer(grade(shared).first(), "4").click();
    await soon(() => offer(grade(shared).last(), "4").isChecked(), () => "the second follows the first");
    await offer(grade(shared).last(), "5").click();
    await soon(() => offer(grade(shared).first(), "5").isChecked(), () => "the first follows the second");
    assert.ok(!(await offer(grade(shared).first(), "4").isChecked()));
  }
  assert.equal(await grade("physics").count(), 1);
  await offer(grade("physics"), "3").click();
  await offer(grade("biology"), "4").click();
  await page.getByRole("link", { name: w.nav_result, exact: true }).click();
  await says(page.getByRole("main"), "(5 + 5 + 3) ÷ 3");
  await says(page.getByRole("main"), "(5 + 5 + 4) ÷ 3");
  await context.close();
});

test("the same profile subject twice says so beside its field", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "case/subjects-1", kept: "base=basic_secondary" });
  await field(page, w.q_profile_1).selectOption({ label: w.subject_algebra });
  await field(page, w.q_profile_2).selectOption({ label: w.subject_algebra });
  const second = field(page, w.q_profile_2);
  await says(page.getByRole("main"), w.error_duplicate);
  const id = await second.getAttribute("aria-describedby");
  assert.equal(await page.locator(`[id='${id}']`).innerText(), w.error_duplicate);
  await second.selectOption({ label: w.subject_geometry });
  await soon(async () => !(await page.getByRole("main").innerText()).includes(w.error_duplicate));
  await silent(page.getByRole("main"), w.error_duplicate);
  await context.close();
});

test("catalogue that does not come: the kind can still be chosen, and coming back tries again", async () => {
  const { page, context, seen, w } = await open(all, {
    lang: "ru",
    path: "case/base",
    before: (page) => page.route("**/specialties*", (route) => route.abort()),
  });
  const goTo = (hash) => page.evaluate((hash) => (location.hash = hash), hash);
  await goTo("#/case/specialty-1?lang=ru");
  await type(page, w.q_specialty, "программное");
  await says(page.getByRole("main"), w.q_specialty_none);
  await press(page, w.q_kind, w.kind_general);
  await page.unroute("**/specialties*");
  await goTo("#/case/base?lang=ru");
  await soon(async () => (await heading(page).innerText()) === w.step_base);
  await goTo("#/case/specialty-1?lang=ru");
  await field(page, w.q_specialty).fill("программное");
  await page.getByRole("button", { name: /06130100/ }).waitFor();
  expectClean(seen);
  await context.close();
});
