// The page that most people need: until when can I apply?

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectClean } from "./site.mjs";
import { between, days, plus, shift } from "./days.mjs";
import {
  card, dash, field, fill, heading, journeys, NOW, open, plural, press, question, says, silent, soon, start, type,
  verdict,
} from "./reader.mjs";

const all = journeys();

const YEAR = days(2026);
const NEXT = days(2027);

/** Answers the three questions. */
async function answer(page, w, base, kind, way) {
  await press(page, w.home_base, w[`home_base_${base}`]);
  await press(page, w.home_kind, w[`home_kind_${kind}`]);
  await press(page, w.home_way, w[`home_way_${way}`]);
}

const row3 = (w, item) => fill(w.cite_row_item, { act: "578", n: "3", item });

for (const lang of ["kk", "ru", "en"]) {
  test(`${lang}: three presses give the day, the days left, another reading and the provision`, async () => {
    const { page, context, seen, w, d } = await open(all, { lang });
    assert.equal(await heading(page).innerText(), w.home_title);
    await says(verdict(page, w), w.home_waiting);
    assert.equal(await card(page).count(), 0, "no verdict before the answers");
    await answer(page, w, "general_secondary", "medical", "paid");
    await says(card(page), w.file_by);
    await says(card(page), d.moment(YEAR.medical_other.file_by));
    await says(card(page), plural(lang, w.days_left, between(NOW, YEAR.medical_other.file_by)));
    await says(card(page), w.standing_reading);
    await says(card(page), fill(w.window_other_reading, { other_to: d.to(YEAR.paid.closes) }));
    await card(page).getByText(w.why, { exact: true }).click();
    await says(card(page), fill(w.reason_window_pedagogical_medical, { day_to: d.to(YEAR.medical_other.closes) }));
    await says(card(page), w.reason_window_two_clauses);
    await says(card(page), w.why_facts);
    const cite = card(page).getByRole("link", { name: row3(w, "2") }).first();
    await cite.click();
    await soon(() => page.url().includes("#/law/578/annex-1/row-3/2"));
    expectClean(seen);
    await context.close();
  });
}

for (const lang of ["kk", "ru"]) {
  test(`${lang}: with a grant, and the region that screen readers follow says the same`, async () => {
    const { page, context, w, d } = await open(all, { lang });
    await answer(page, w, "basic_secondary", "general", "state_order");
    const left = plural(lang, w.days_left, between(NOW, YEAR.basic.file_by));
    await says(card(page), d.moment(YEAR.basic.file_by));
    await says(card(page), left);
    await silent(card(page), start(w.window_other_reading));
    const live = page.locator("[aria-live=polite]");
    const spoken = `${w.file_by} ${d.moment(YEAR.basic.file_by)}. ${left}`;
    await soon(async () => (await live.allTextContents()).includes(spoken), () => `“${spoken}” is not spoken`);
    await press(page, w.home_base, w.home_base_general_secondary);
    await says(card(page), d.moment(YEAR.general.file_by));
    await soon(async () => (await live.allTextContents()).some((text) => text.includes(d.date(YEAR.general.file_by))));
    await context.close();
  });

  test(`${lang}: on the last day of all it invites to file, and says next year's dates`, async () => {
    const { page, context, w, d } = await open(all, { lang, now: `${YEAR.last}T10:00` });
    await answer(page, w, "basic_secondary", "general", "evening_state_order");
    await says(card(page), w.state_uncertain);
    await says(card(page), w.window_uncertain_text);
    const season = { year: "2027", opens: d.date(NEXT.opens), closes: d.date(NEXT.evening.closes) };
    await says(card(page), fill(w.window_next_season, season));
    await says(verdict(page, w), w.nothing_open);
    await context.close();
  });

  test(`${lang}: what was announced earlier than the order's day is the safe one`, async () => {
    const { page, context, w, d } = await open(all, { lang });
    await answer(page, w, "basic_secondary", "pedagogical", "state_order");
    await says(card(page), d.moment(YEAR.pedagogical.file_by));
    const line = { year: "2026", order_to: d.to(YEAR.pedagogical.closes), announced_to: d.to(YEAR.pedagogical.announced) };
    await says(card(page), fill(w.announced_line, line));
    await says(card(page), w.standing_reported);
    await context.close();
  });

  test(`${lang}: what is still open when it was missed`, async () => {
    const { page, context, w, d } = await open(all, { lang, now: `${plus(YEAR.basic.safe, 1)}T10:00` });
    await answer(page, w, "basic_secondary", "general", "state_order");
    await says(card(page), w.file_by_safe_was);
    await says(verdict(page, w), w.still_open_title);
    for (const [change, until] of [
      ["basis_paid", YEAR.paid.file_by],
      ["level_skilled_worker", YEAR.worker.file_by],
      ["form_evening", YEAR.evening.file_by],
      ["form_correspondence", YEAR.correspondence.file_by],
    ]) {
      const way = verdict(page, w).getByRole("listitem").filter({ hasText: `${w[`change_${change}`]}${dash(lang)}` });
      await says(way, fill(w.file_by_short, { moment: d.moment(until) }));
      await way.getByText(w.why, { exact: true }).click();
      await soon(async () => (await way.getByRole("link").count()) > 0, () => `${change} names no provision`);
    }
    await silent(verdict(page, w), w.maybe_open_title);
    await context.close();
  });

  test(`${lang}: what is open only in another reading stands apart`, async () => {
    const { page, context, w } = await open(all, { lang, now: `${plus(YEAR.creative.safe, 1)}T10:00` });
    await answer(page, w, "basic_secondary", "creative", "state_order");
    await says(verdict(page, w), w.still_open_title);
    await says(verdict(page, w), w.maybe_open_title);
    await says(verdict(page, w), w.change_kind_medical);
    const text = await verdict(page, w).innerText();
    const at = (words) => text.indexOf(words);
    assert.ok(at(w.change_kind_medical) < at(w.maybe_open_title), "a sure way stands above");
    assert.ok(at(w.change_basis_paid) > at(w.maybe_open_title), "an unsure way stands below");
    await context.close();
  });
}

test("worker programmes and evening study have their own days; a rest day at the end is not waited for", async () => {
  const { page, context, w, d } = await open(all);
  await answer(page, w, "basic_secondary", "worker", "state_order");
  await says(card(page), d.moment(YEAR.worker.file_by));
  await card(page).getByText(w.why, { exact: true }).click();
  await card(page).getByRole("link", { name: row3(w, "1") }).first().waitFor();
  await silent(verdict(page, w), w.home_level_note);
  await press(page, w.home_way, w.home_way_evening_state_order);
  await says(card(page), d.moment(YEAR.worker_evening.file_by));
  await press(page, w.home_kind, w.home_kind_general);
  await says(card(page), d.moment(YEAR.evening.file_by));
  // Paid: the clause on paid study fits as well.
  await press(page, w.home_way, w.home_way_evening_paid);
  await says(card(page), d.moment(YEAR.paid.file_by));
  await says(verdict(page, w), w.home_level_note);
  await context.close();
});

test("after the last safe hour it is uncertain, and the card says what a filing is worth", async () => {
  const { file_by, possible_until } = YEAR.basic;
  for (const [now, state, text] of [
    [shift(file_by, -1), "state_last_day", "window_last_day_text"],
    [shift(file_by, 1), "state_uncertain", "window_uncertain_text"],
    [`${possible_until}T23:59`, "state_uncertain", "filing_uncertain"],
    [`${plus(possible_until, 1)}T00:00`, "state_closed", "window_closed_text"],
    [`${plus(YEAR.opens, -1)}T12:00`, "opens_in", "window_coming_text"],
  ]) {
    const { page, context, w } = await open(all, { lang: "ru", now });
    await answer(page, w, "basic_secondary", "general", "state_order");
    await says(card(page), state === "opens_in" ? plural("ru", w[state], 1) : w[state]);
    await says(card(page), start(w[text]));
    await context.close();
  }
});

for (const lang of ["kk", "ru"]) {
  test(`${lang}: before the edition took effect: a statement and no numbers`, async () => {
    const { page, context, w, d } = await open(all, { lang, now: "2025-02-13T23:59" });
    await answer(page, w, "basic_secondary", "general", "state_order");
    const statement = fill(w.not_in_force, { date: d.year("2025-02-13") });
    await says(verdict(page, w), statement);
    assert.equal(await card(page).count(), 0, "no card");
    await page.getByRole("link", { name: w.nav_result, exact: true }).first().click();
    await says(page.getByRole("main"), statement);
    await silent(page.getByRole("main"), "÷");
    await silent(page.getByRole("main"), "18:00");
    await context.close();
  });
}

for (const lang of ["kk", "ru"]) {
  test(`${lang}: another moment is set by hand, is seen on every page, and is taken back`, async () => {
    const { page, context, w, d } = await open(all, { lang });
    await answer(page, w, "basic_secondary", "general", "state_order");
    await says(card(page), plural(lang, w.days_left, between(NOW, YEAR.basic.file_by)));
    await page.getByText(w.as_of_change, { exact: true }).click();
    const before = plus(YEAR.basic.file_by, -1);
    await type(page, w.as_of_date, before.split("-").reverse().join("."));
    const main = page.getByRole("main");
    await says(card(page), plural(lang, w.days_left, 1));
    await says(main, fill(w.as_of_shown, { moment: d.momentYear(`${before}T09:00`) }));
    await type(page, w.as_of_time, "9:30");
    await says(main, fill(w.as_of_shown, { moment: d.momentYear(`${before}T09:30`) }));
    await page.getByRole("link", { name: w.nav_result, exact: true }).first().click();
    await says(main, start(w.as_of_shown));
    await page.getByRole("button", { name: w.as_of_reset }).click();
    await soon(async () => !(await main.innerText()).includes(w.as_of_reset));
    await says(main, d.year(NOW));
    await context.close();
  });
}

test("an impossible moment says so beside its field and changes nothing", async () => {
  const { page, context, w } = await open(all, { lang: "ru" });
  await page.getByText(w.as_of_change, { exact: true }).click();
  await type(page, w.as_of_date, "30.02.2026");
  const day = field(page, w.as_of_date);
  await soon(async () => (await day.getAttribute("aria-invalid")) === "true");
  await says(page.getByRole("contentinfo"), w.error_date);
  await silent(page.getByRole("main"), start(w.as_of_shown));
  assert.equal(await day.inputValue(), "30.02.2026");
  await context.close();
});

test("on a phone the verdict stays in sight while one answers, and leads to the card", async () => {
  const { page, context, w, d } = await open(all, { lang: "ru", viewport: { width: 360, height: 640 } });
  await answer(page, w, "basic_secondary", "general", "state_order");
  const bar = page.getByRole("link", { name: d.moment(YEAR.basic.file_by) });
  await bar.waitFor();
  await question(page, w.home_base).scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 641, "the bar is on the screen");
  await bar.click();
  await soon(async () => {
    const at = await card(page).boundingBox();
    return at.y >= -1 && at.y < 600;
  }, () => "the card did not come into sight");
  await context.close();
});

test("the way on leads into the case, which knows the answers", async () => {
  const { page, context, w } = await open(all, { lang: "ru" });
  await answer(page, w, "basic_secondary", "general", "state_order");
  await page.getByRole("link", { name: w.home_score }).click();
  await question(page, w.q_base).waitFor();
  assert.equal(await heading(page).innerText(), w.step_base);
  assert.ok(await question(page, w.q_base).getByRole("radio", { name: w.base_basic_secondary }).isChecked());
  await context.close();
});
