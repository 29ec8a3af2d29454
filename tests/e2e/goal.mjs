// Which grades would reach a score, checked against a search written here; and who goes first at equal scores.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectClean } from "./site.mjs";
import {
  expectFocus, field, fill, focused, heading, journeys, open, plural, press, says, silent, soon, type,
} from "./reader.mjs";

const all = journeys();

const NINE = ["kazakh_language", "algebra", "informatics"];
const ELEVEN = ["kazakh_language", "history_of_kazakhstan", "algebra", "informatics"];

/** The answers of someone with these grades, after nine or eleven years. */
function answers(grades, more = "") {
  const subjects = grades.length === 3 ? NINE : ELEVEN;
  const base = grades.length === 3 ? "basic_secondary" : "general_secondary";
  const marks = subjects.map((subject, at) => `grade.${subject}=${grades[at]}`).join("&");
  return `base=${base}&issued_in=kazakhstan&${marks}&1.kind=general&1.level=mid_level&1.form=full_time` +
    `&1.basis=state_order&1.language=kazakh_language&1.profile=algebra,informatics${more}`;
}

/** All lists of grades from 2 to 5 that are nowhere lower. */
const higher = (grades) =>
  grades.reduce(
    (lists, grade) => lists.flatMap((list) => [2, 3, 4, 5].filter((g) => g >= grade).map((g) => [...list, g])),
    [[]],
  );

const sum = (grades) => grades.reduce((a, b) => a + b, 0);

/** By the definition: one to three grades changed, a/b reached, no change superfluous or larger than needed. */
function smallest(grades, [a, b]) {
  const reaches = (then) => sum(then) * b >= a * then.length;
  const changed = (then) => then.filter((grade, at) => grade !== grades[at]).length;
  const found = higher(grades).filter((then) => changed(then) >= 1 && changed(then) <= 3 && reaches(then));
  const below = (less, then) => less.every((grade, at) => grade <= then[at]) && String(less) !== String(then);
  return found.filter((then) => !higher(grades).some((less) => below(less, then) && reaches(less)));
}

/** The lists of grades that the page offers, `4, 4, 5 → 5, 4, 5: …`. */
async function offered(page) {
  const lines = await page.getByRole("main").getByText(/→ [\d, ]+:/).allTextContents();
  return lines.map((line) => line.match(/→ ([\d, ]+):/)[1].split(", ").map(Number));
}

const sorted = (lists) => lists.map(String).sort();

for (const lang of ["kk", "ru"]) {
  test(`${lang}: every smallest change, the same as by a search of its own`, async () => {
    for (const grades of [[4, 4, 5], [3, 3, 3], [2, 4, 3], [4, 3, 4, 4], [2, 2, 3, 2], [5, 5, 5, 4]]) {
      const { page, context, seen, w } = await open(all, { lang, path: "plan/goal", kept: answers(grades) });
      const main = page.getByRole("main");
      await says(main, w.goal_final);
      await says(main, w.standing_older_edition);
      for (const [text, target] of [["4,5", [9, 2]], ["4.75", [19, 4]], ["14/3", [14, 3]], ["3⅔", [11, 3]], ["5", [5, 1]]]) {
        await type(page, w.goal_target, text);
        const ways = smallest(grades, target);
        const reached = sum(grades) * target[1] >= target[0] * grades.length;
        const what = `${grades} to ${text}`;
        await soon(async () => (await offered(page)).length === ways.length, () => `not ${ways.length} ways: ${what}`);
        assert.deepEqual(sorted(await offered(page)), sorted(ways), what);
        if (reached) await says(main, w.goal_reached.split("{")[0].trim());
        for (const n of new Set(ways.map((way) => way.filter((grade, at) => grade !== grades[at]).length))) {
          await says(main, plural(lang, w.goal_grades, n));
        }
      }
      expectClean(seen);
      await context.close();
    }
  });

  test(`${lang}: a rounded cut-off, a tie, a number out of reach, and text that is none`, async () => {
    const { page, context, seen, w } = await open(all, { lang, path: "plan/goal", kept: answers([4, 4, 5]) });
    const main = page.getByRole("main");
    const input = field(page, w.goal_target);
    await says(main, "(4 + 4 + 5) ÷ 3 = 4⅓ ≈ 4,33");

    // 4,67 itself takes two fives; 4⅔, which it stands for, takes one and is a tie.
    await type(page, w.goal_target, "4,67");
    await says(main, fill(w.goal_meant, { written: "4,67", average: "4⅔" }));
    assert.deepEqual(sorted(await offered(page)), ["5,5,5"]);
    await page.getByRole("button", { name: fill(w.goal_meant_use, { average: "4⅔" }) }).click();
    await soon(async () => (await input.inputValue()) === "14/3", () => "the fraction is not in the field");
    await expectFocus(input, "the field");
    await says(main, fill(w.goal_tie, { average: "4⅔" }));
    await says(main, fill(w.goal_needed, { needed: "14", sum: "13", average: "4⅔ ≈ 4,67" }));
    assert.deepEqual(sorted(await offered(page)), ["4,5,5", "5,4,5"]);
    await says(main, "4, 4, 5 → 5, 4, 5: (5 + 4 + 5) ÷ 3 = 4⅔ ≈ 4,67");

    await type(page, w.goal_target, "9,5");
    await says(main, fill(w.goal_out_of_reach, { best: "5", target: "9½ = 9,50" }));
    await says(main, w.goal_other_scale);

    for (const text of ["много", "4,", "4/0", "-4", "4 3/2"]) {
      await type(page, w.goal_target, text);
      await soon(async () => (await input.getAttribute("aria-invalid")) === "true", () => `“${text}” is taken`);
      await says(main, w.goal_target_error);
      assert.equal(await input.inputValue(), text);
      assert.deepEqual(await offered(page), []);
    }

    // What was typed is there again after another page.
    await type(page, w.goal_target, "4,5");
    await page.getByRole("link", { name: w.nav_law, exact: true }).click();
    await soon(async () => (await heading(page).innerText()) === w.law_title);
    await page.goBack();
    await soon(async () => (await heading(page).innerText()) === w.goal_title);
    assert.equal(await input.inputValue(), "4,5");
    await soon(async () => (await offered(page)).length === 2);
    expectClean(seen);
    await context.close();
  });

  test(`${lang}: more ways than fit open in place; more than three grades are said`, async () => {
    const { page, context, seen, w } = await open(all, { lang, path: "plan/goal", kept: answers([2, 2, 2, 2]) });
    const main = page.getByRole("main");
    await type(page, w.goal_target, "3,25");
    const ways = smallest([2, 2, 2, 2], [13, 4]);
    assert.ok(ways.length > 12);
    await soon(async () => (await offered(page)).length === ways.length);
    const seenNow = () => main.getByText(/→ [\d, ]+:/).filter({ visible: true }).count();
    assert.equal(await seenNow(), 12);
    await main.getByText(plural(lang, w.goal_more_ways, ways.length - 12), { exact: true }).click();
    await soon(async () => (await seenNow()) === ways.length);
    await type(page, w.goal_target, "5");
    await says(main, plural(lang, w.goal_more, 4));
    assert.deepEqual(await offered(page), []);
    expectClean(seen);
    await context.close();
  });

  test(`${lang}: a grade that is missing is named, and its question is one press away`, async () => {
    const { page, context, seen, w } = await open(all, {
      lang, path: "plan/goal", kept: answers([4, 4, 5]).replace("grade.algebra=4&", ""),
    });
    const main = page.getByRole("main");
    await says(main, w.goal_missing);
    await main.getByRole("link", { name: fill(w.q_grade, { subject: w.subject_algebra }) }).click();
    await soon(async () => (await heading(page).innerText()) === w.step_subjects);
    await press(page, fill(w.q_grade, { subject: w.subject_algebra }), "4");
    await page.goBack();
    await says(main, "(4 + 4 + 5) ÷ 3");
    expectClean(seen);
    await context.close();
  });

  test(`${lang}: equal scores, key by key, against another applicant`, async () => {
    const { page, context, seen, w } = await open(all, { lang, path: "plan/tie", kept: answers([4, 5, 5], "&average=4.62") });
    const main = page.getByRole("main");
    const end = page.getByRole("article");
    await says(end, fill(w.tie_end_not_known, { key: w.tie_key_score }));

    await type(page, w.tie_other_score, "4,67");
    await says(end, fill(w.tie_end_ahead, { who: w.tie_who_other, key: w.tie_key_score }));
    await page.getByRole("button", { name: fill(w.goal_meant_use, { average: "4⅔" }) }).click();
    await says(end, fill(w.tie_end_not_known, { key: w.tie_key_document }));
    await says(main, w.tie_equal);

    // What is missing is a link to its field.
    await main.getByRole("listitem").getByRole("link", { name: w.q_average }).click();
    await expectFocus(field(page, w.q_average), w.q_average);
    await page.keyboard.type("4,5");
    await page.keyboard.press("Tab");
    await says(end, fill(w.tie_end_ahead, { who: w.tie_who_you, key: w.tie_key_document }));
    await says(main, w.tie_reading_document);

    await type(page, w.q_average, "4,62");
    await says(end, fill(w.tie_end_not_known, { key: w.tie_key_quota }));
    await press(page, w.tie_other_quota, w.no);
    await says(end, fill(w.tie_end_not_known, { key: w.tie_key_quota }));
    await main.getByRole("listitem").getByRole("link", { name: w.tie_need_quota }).click();
    await soon(async () => (await heading(page).innerText()) === w.step_quotas);
    await press(page, w.q_quotas, w.quota_orphan);
    await page.goBack();
    await says(end, fill(w.tie_end_ahead, { who: w.tie_who_you, key: w.tie_key_quota }));
    await says(end, w.standing_reading);
    await press(page, w.tie_other_quota, w.yes);
    await says(end, w.tie_end_no_more);
    await says(main, w.tie_silence_quotas);

    // A lower score decides at once, and nothing after it is compared.
    await type(page, w.tie_other_score, "13/3");
    await says(end, fill(w.tie_end_ahead, { who: w.tie_who_you, key: w.tie_key_score }));
    await silent(main.getByRole("list"), w.tie_key_document);
    await type(page, w.tie_other_score, "5,1");
    await says(main, w.tie_other_score_error);
    expectClean(seen);
    await context.close();
  });

  test(`${lang}: two averages that point apart are open; one's own choices are compared too`, async () => {
    const kept = answers([4, 5, 5], "&1.marks=80/100").replace("1.kind=general", "1.kind=pedagogical") +
      "&2.kind=general&2.level=mid_level&2.form=full_time&2.basis=state_order&2.language=kazakh_language" +
      "&2.profile=algebra,informatics&3.kind=pedagogical&3.level=mid_level&3.form=full_time&3.basis=state_order" +
      "&3.language=kazakh_language&3.profile=algebra,informatics&3.marks=80/100";
    const { page, context, seen, w } = await open(all, { lang, path: "plan/tie", kept });
    const main = page.getByRole("main");
    const end = page.getByRole("article");
    const choice = (n) => fill(w.case_choice, { n: String(n) });
    await type(page, w.tie_other_score, "4,5");
    await says(end, fill(w.tie_end_not_known, { key: w.tie_key_score }));
    await type(page, fill(w.tie_other_exam, { out_of: "100" }), "90");
    await says(main, w.tie_silence_apart);
    await says(end, w.tie_end_no_more);
    await type(page, fill(w.tie_other_exam, { out_of: "100" }), "80");
    await says(end, fill(w.tie_end_ahead, { who: w.tie_who_you, key: w.tie_key_score }));
    await says(main, w.tie_reading_score);

    await press(page, w.tie_what, fill(w.tie_two, { choice: choice(1), other: choice(2) }));
    await says(main, w.tie_silence_one_exam);
    await press(page, w.tie_what, fill(w.tie_two, { choice: choice(1), other: choice(3) }));
    await says(main, w.tie_scenarios);
    await says(end, w.tie_end_no_more);
    await says(main, w.tie_silence_all_equal);
    expectClean(seen);
    await context.close();
  });
}

test("the field can be used by keyboard alone", async () => {
  const { page, context, seen, w } = await open(all, { lang: "ru", path: "plan/goal", kept: answers([4, 4, 5]) });
  const input = field(page, w.goal_target);
  await input.waitFor();
  for (let i = 0; !(await focused(input)); i++) {
    assert.ok(i < 40, "the tabulator does not come to the field");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("4,6");
  await soon(async () => (await offered(page)).length === 2);
  expectClean(seen);
  await context.close();
});
