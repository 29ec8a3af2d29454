// The page of planning: what is still to be done and by when, in a picture, in words and for the calendar.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectAccessible, expectClean } from "./site.mjs";
import { file } from "./calendar_file.mjs";
import { acceptedAfter, between, dayOf, days, plus, weekday } from "./days.mjs";
import { dash, expectFocus, fill, journeys, NOW, open, plural, says, silent, soon } from "./reader.mjs";

const all = journeys();

const YEAR = days(2026);
const NEXT = days(2027);
/** The last safe day of a grant after nine years. */
const LAST = dayOf(YEAR.basic.file_by);
/** Until when its contract is signed. */
const CONTRACT = plus(YEAR.results_basic, YEAR.contract_days);

/** A grant after nine years, on the portal. */
const GRANT =
  "base=basic_secondary&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order&1.channel=portal";
/** The same, and paid medicine under a name of its own, where two clauses fit. */
const TWO = `${GRANT}&2.kind=medical&2.level=mid_level&2.form=full_time&2.basis=paid&2.channel=portal`;
/** A name that a calendar file has to mark in many ways. */
const NAME = "Медколледж, Ақтөбе; «А\\Б» 🎓";

const plan = (options) => open(all, { path: "plan", kept: GRANT, ...options });

const section = (page, title) =>
  page.locator("section", { has: page.getByRole("heading", { level: 2, name: title, exact: true }) });

/** The visible picture: one of two, by the width of the screen. */
const picture = (page) => page.getByRole("img", { name: /\d{4}/ });

/** The dates of a grant in 2026: the day, whether by a time, and what it is. */
const grant = (w, d) => [
  [d.date(YEAR.opens), w.season_what_opens],
  [d.moment(YEAR.basic.file_by), w.season_what_file_by],
  [d.date(YEAR.basic.announced), fill(w.season_what_announced, { year: "2026" })],
  [d.date(YEAR.results_basic), w.milestone_results],
  [fill(w.milestone_by, { date_to: d.to(CONTRACT) }), w.milestone_contract],
  [fill(w.milestone_by, { date_to: d.to(YEAR.redistribution) }), w.milestone_redistribution],
];

/** The rows of the list: term and description. */
const rows = (page, w) =>
  section(page, w.season_dates)
    .locator("dl > div")
    .evaluateAll((rows) => rows.map((row) => [row.querySelector("b").textContent, row.querySelector("dd").innerText]));

for (const lang of ["kk", "ru"]) {
  test(`${lang}: picture, list and calendar say the same dates`, async () => {
    const { page, context, seen, w, d } = await plan({ lang });
    const expected = grant(w, d);
    await says(section(page, w.season_dates), expected[1][0]);
    const list = await rows(page, w);
    assert.deepEqual(list.map(([day]) => day), expected.map(([day]) => day));
    for (const [at, [, what]] of expected.entries()) assert.ok(list[at][1].includes(what), list[at][1]);
    const name = await picture(page).getAttribute("aria-label");
    const choice = fill(w.case_choice, { n: "1" });
    const announced = fill(w.season_bar_announced, { year: "2026", date_to: d.to(YEAR.basic.announced) });
    const bar = `${choice}: ${d.date(YEAR.opens)}${dash(lang)}${d.moment(YEAR.basic.file_by)}, ${announced}`;
    assert.equal(name, fill(w.season_picture_name, { year: "2026", bars: bar }));
    const drawn = await picture(page).locator("text").allTextContents();
    for (const [day, what] of expected.slice(2)) assert.ok(drawn.includes(`${day}${dash(lang)}${what}`), drawn.join(" | "));
    assert.ok(drawn.includes(fill(w.season_today, { date: d.date(NOW) })), drawn.join(" | "));
    assert.ok(drawn.includes(announced), drawn.join(" | "));
    // What is over is not put into a calendar.
    const { name: called, events: put } = await file(page, w);
    assert.equal(called, "talapker-2026.ics");
    assert.deepEqual(put.map(({ day }) => day), [
      LAST, YEAR.basic.announced, YEAR.results_basic, CONTRACT, YEAR.redistribution,
    ]);
    const [first] = put;
    assert.equal(first.until, plus(LAST, 1));
    assert.ok(put.every(({ whole }) => whole), "days, not hours");
    assert.equal(first.summary, fill(w.ics_file_by, { date_to: d.to(LAST), time: "18:00" }));
    assert.deepEqual(first.alarms, [3, 1].map((before) => `${plus(LAST, -before)}T09:00:00`));
    for (const said of [w.season_do_file_by, w.edition_line_announced, w.unofficial]) {
      assert.ok(first.description.includes(said), first.description);
    }
    for (const [at, known] of ["reading", "reported", "older_edition"].entries()) {
      assert.ok(put[at].description.includes(w[`standing_${known}`]), put[at].description);
    }
    await says(page.locator("#main"), fill(w.ics_saved, { file: called }));
    expectClean(seen);
    await expectAccessible(page, "the season");
    await context.close();
  });

  test(`${lang}: what several choices share is said once, and another reading is told apart`, async () => {
    const { page, context, w, d } = await plan({ lang, kept: `${TWO}&2.label=${encodeURIComponent(NAME)}` });
    const dates = section(page, w.season_dates);
    await says(dates, d.moment(YEAR.medical_basic.file_by));
    const list = await rows(page, w);
    assert.equal(list.filter(([, what]) => what.includes(w.season_what_opens)).length, 1);
    const other = list.find(([, what]) => what.includes(w.season_what_other_reading));
    assert.equal(other[0], d.date(YEAR.paid.closes));
    assert.ok(other[1].includes(w.season_do_other_reading) && other[1].includes(w.standing_reading));
    assert.ok(other[1].includes(NAME), other[1]);
    const label = await picture(page).getAttribute("aria-label");
    assert.ok(label.includes(fill(w.season_bar_other, { date_to: d.to(YEAR.paid.closes) })), label);
    assert.ok(!label.includes("Медколледж"), "a person's own words are not in the picture");
    const { events: put } = await file(page, w);
    const medicine = put.find(({ day }) => day === dayOf(YEAR.medical_basic.file_by));
    assert.ok(medicine.description.includes(NAME), medicine.description);
    await context.close();
  });

  test(`${lang}: the file of a later day has the same events with greater numbers`, async () => {
    const { page, context, w } = await plan({ lang, now: "2026-07-01T10:00", kept: TWO });
    const first = await file(page, w);
    await page.clock.setFixedTime(new Date("2026-07-02T10:00:00+05:00"));
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    const second = await file(page, w);
    assert.deepEqual(second.events.map(({ uid }) => uid), first.events.map(({ uid }) => uid));
    assert.equal(new Set(first.events.map(({ uid }) => uid)).size, first.events.length);
    first.events.forEach((event, at) => assert.ok(second.events[at].sequence > event.sequence));
    await context.close();
  });

  test(`${lang}: the last day counts down, and then it invites to file all the same`, async () => {
    const { page, context, w, d } = await plan({ lang, now: `${LAST}T15:20`, runs: true });
    const left = page.getByRole("timer");
    await says(left, fill(w.clock_left, { hours: "2", minutes: "40" }));
    const named = (day) => `${d.on(day)} (${w.weekdays.split("|")[weekday(day)]})`;
    await says(section(page, w.clock_title), fill(w.filing_now, { accepted_on: named(LAST) }));
    await page.clock.fastForward(61 * 60_000);
    await says(left, fill(w.clock_left, { hours: "1", minutes: "39" }));
    await page.clock.fastForward(99 * 60_000);
    const missed = section(page, w.missed_uncertain_title);
    await says(missed, w.state_uncertain);
    await says(missed, w.window_uncertain_text);
    await says(section(page, w.clock_title), fill(w.filing_uncertain, { accepted_on: named(acceptedAfter(LAST)) }));
    await context.close();
  });

  test(`${lang}: after a miss it says what is open, what that costs, and what to ask about`, async () => {
    const { page, context, seen, w, d } = await plan({ lang, now: `${plus(YEAR.basic.possible_until, 1)}T10:00`, kept: TWO });
    const missed = section(page, w.missed_title);
    const paid = missed.getByRole("listitem").filter({ hasText: w.change_basis_paid }).first();
    await says(paid, fill(w.file_by_short, { moment: d.moment(YEAR.paid.file_by) }));
    await says(paid, w.missed_paid);
    const evening = missed.getByRole("listitem").filter({ hasText: w.change_form_evening }).last();
    await says(evening, fill(w.until, { date_to: d.to(YEAR.evening.closes) }));
    await says(missed, w.maybe_open_text);
    await silent(missed, w.nothing_open);
    expectClean(seen);
    await expectAccessible(page, "a missed season");
    await context.close();
  });

  test(`${lang}: when nothing is open, next season is said, if the rules stay`, async () => {
    const { page, context, w, d } = await plan({ lang, now: `${YEAR.last}T10:00`, kept: GRANT.replace("full_time", "evening") });
    const missed = section(page, w.missed_uncertain_title);
    await says(missed, w.nothing_open);
    const next = { year: "2027", opens: d.date(NEXT.opens), closes: d.date(NEXT.evening.closes) };
    await says(missed, fill(w.window_next_season, next));
    const { events: put } = await file(page, w);
    const last = put.at(-1);
    assert.deepEqual([last.day, last.summary], [NEXT.opens, w.season_what_next_season]);
    await context.close();
  });

  test(`${lang}: without answers it invites to answer, and without enough of them it says which`, async () => {
    const { page, context, w } = await plan({ lang, kept: "" });
    await says(page.locator("#main"), w.season_empty);
    assert.equal(await page.getByRole("button", { name: w.ics_add }).count(), 0);
    await page.getByRole("link", { name: w.result_start }).click();
    await soon(() => page.url().includes("#/case"));
    await context.close();
    const some = await plan({ lang, kept: `${GRANT}&2.kind=general` });
    const needs = `${w.step_programme}, ${w.step_way}`;
    await says(some.page.locator("#main"), fill(w.result_unknown, { needs }));
    await some.context.close();
  });

  test(`${lang}: the dates can be copied as text, by hand where the browser does not`, async () => {
    const { page, context, w, d } = await plan({ lang, permissions: ["clipboard-read", "clipboard-write"] });
    const copy = page.getByRole("button", { name: w.ics_copy, exact: true });
    await copy.click();
    await says(page.locator("#main"), w.ics_copied);
    const text = await page.evaluate(() => navigator.clipboard.readText());
    for (const [day, what] of grant(w, d)) assert.ok(text.includes(day) && text.includes(what), text);
    assert.ok(text.includes(w.unofficial) && text.includes(w.season_do_contract), text);
    await context.close();
    const old = await plan({
      lang,
      before: (page) =>
        page.addInitScript(() => {
          Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
          document.execCommand = () => false;
        }),
    });
    await old.page.getByRole("button", { name: w.ics_copy, exact: true }).click();
    await says(old.page.locator("#main"), w.copy_by_hand);
    const field = old.page.getByLabel(w.ics_text, { exact: true });
    await expectFocus(field, "the text");
    assert.equal(await field.inputValue(), text);
    const selected = await field.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
    assert.equal(selected, text);
    await old.context.close();
  });

  test(`${lang}: on small screens the picture stands, its words are large enough and nothing scrolls sideways`, async () => {
    for (const width of [320, 360, 960, 1280]) {
      const { page, context, w } = await plan({ lang, kept: TWO, viewport: { width, height: 740 } });
      await says(section(page, w.season_dates), w.season_what_opens);
      assert.equal(await picture(page).count(), 1, "one picture is seen");
      const { wide, letters, out } = await picture(page).evaluate((svg) => {
        const frame = svg.getBoundingClientRect();
        const scale = frame.width / svg.viewBox.baseVal.width;
        const texts = [...svg.querySelectorAll("text")];
        const boxes = texts.map((text) => text.getBoundingClientRect());
        return {
          wide: document.documentElement.scrollWidth,
          letters: Math.min(...texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale)),
          out: boxes.filter((box) => box.left < frame.left - 1 || box.right > frame.right + 1).length,
        };
      });
      assert.ok(wide <= width, `${wide} at ${width}`);
      assert.ok(letters >= 12, `letters of ${letters} at ${width}`);
      assert.equal(out, 0, `words beyond the picture at ${width}`);
      assert.deepEqual(await touching(page), [], `words that touch at ${width}`);
      await context.close();
    }
  });
}

/** Pairs of words in the picture that touch, as they are drawn. */
const touching = (page) =>
  picture(page).evaluate((svg) => {
    const boxes = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    const found = [];
    boxes.forEach(([one, a], at) => {
      for (const [other, b] of boxes.slice(at + 1)) {
        // The line height of letters is more than what is seen of them.
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 4 || b.bottom <= a.top + 4;
        if (!apart) found.push(`${one} | ${other}`);
      }
    });
    return found;
  });

test("the days that are left are said beside the moment", async () => {
  const { page, context, w } = await plan({ lang: "ru" });
  await says(section(page, w.clock_title), plural("ru", w.days_left, between(NOW, LAST)));
  await context.close();
});
