// Applicants and a parent, each on the day on which they ask: what the page says, and that paper, calendar file and
// copied text say the same.

import { test } from "node:test";
import assert from "node:assert/strict";
import { file } from "./calendar_file.mjs";
import { between, dayOf, days, plus, weekday } from "./days.mjs";
import { notOnPaper, onPaper, printed } from "./paper.mjs";
import { expectAccessible, expectClean } from "./site.mjs";
import {
  button, card, dash, field, fill, heading, journeys, main, open, plural, press, says, silent, soon, type, verdict,
} from "./reader.mjs";

const all = journeys();

const YEAR = days(2026);
const NEXT = days(2027);

const WAY = "1.level=mid_level&1.form=full_time&1.basis=state_order&1.channel=portal";
const PEDAGOGICAL = `base=basic_secondary&issued_in=kazakhstan&1.kind=pedagogical&${WAY}`;
const GENERAL = `base=basic_secondary&issued_in=kazakhstan&1.kind=general&${WAY}`;
/** Every paper but the medical one is at hand. */
const PAPERS =
  "status=citizen&birth=2011-03-09&document_year=2026&disability=none&service=none" +
  `&${["application", "education_document", "photo", "digital_identity"].map((name) => `paper.${name}=yes`).join("&")}`;

const plain = (text) => text.replace(/\s+/g, " ");

/** The texts stand in that order. */
function inOrder(text, ...expected) {
  let from = 0;
  for (const one of expected) {
    const at = plain(text).indexOf(plain(one), from);
    assert.ok(at >= 0, `“${one}” does not come next in\n${text}`);
    from = at + 1;
  }
}

/** A part of a page by its heading. */
const part = (page, title) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) }).last();

/** One who opens any page of the app at a moment, with the same answers. */
const visitor = (lang, now, kept) => async (path) => {
  const opened = await open(all, { lang, now, kept, path, permissions: ["clipboard-read", "clipboard-write"] });
  // When the names of the specialties arrive, paper is rendered again.
  await opened.page.waitForLoadState("networkidle");
  return opened;
};

/** What a button copies. */
async function copied(page, name, done) {
  await button(page, name).click();
  await says(main(page), done);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The paper at that address, and what is copied from it where it can be. */
async function onPaperAt(at, path) {
  const { page, context, seen, w } = await at(path);
  await page.getByRole("article", { name: w.protocol_preview }).waitFor();
  const paper = await printed(page);
  const text = path === "keep/protocol" ? await copied(page, w.protocol_copy, w.protocol_copied) : "";
  expectClean(seen);
  await context.close();
  return { paper, text };
}

/** The calendar file of the plan, and the dates as they are copied. */
async function calendar(at) {
  const { page, context, seen, w } = await at("plan");
  const { name, events } = await file(page, w);
  const text = await copied(page, w.ics_copy, w.ics_copied);
  expectClean(seen);
  await context.close();
  return { name, events, text };
}

for (const lang of ["kk", "ru"]) {
  test(`${lang}: a pedagogical applicant in July 2027: the safe day first, the order's beside it`, async () => {
    const at = visitor(lang, "2027-07-12T10:00", PEDAGOGICAL);
    const { closes, announced, safe, file_by } = NEXT.pedagogical;
    const { page, context, seen, w, d } = await at("");
    const line = fill(w.announced_line, { year: "2026", order_to: d.to(closes), announced_to: d.to(announced) });
    await says(card(page), plural(lang, w.days_left, between("2027-07-12", file_by)));
    const said = await card(page).innerText();
    inOrder(said, w.file_by, d.moment(file_by), line, w.announced_why, w.announced_check);
    assert.ok(plain(said).indexOf(plain(d.to(closes))) > plain(said).indexOf(plain(d.moment(file_by))), said);
    assert.equal(plain(said).split(plain(w.announced_why)).length, 2, "why the earlier day is safe is said once");
    await says(card(page), w.standing_reported);
    await expectAccessible(page, "a safe day before the order's");
    expectClean(seen);
    await context.close();

    const { name, events, text } = await calendar(at);
    assert.equal(name, "talapker-2027.ics");
    const [first, second] = events;
    assert.equal(first.day, safe);
    assert.equal(first.summary, fill(w.ics_file_by, { date_to: d.to(file_by), time: "18:00" }));
    assert.deepEqual(first.alarms, [3, 1].map((before) => `${plus(safe, -before)}T09:00:00`));
    const both = fill(w.ics_announced, { year: "2026", order_to: d.to(closes), announced_to: d.to(announced) });
    assert.ok(first.description.includes(both), first.description);
    assert.deepEqual([second.day, second.summary], [closes, w.season_what_closes]);
    assert.ok(second.description.includes(w.season_do_later_day), second.description);
    inOrder(text, d.moment(file_by), w.season_what_file_by, both, d.date(closes), w.season_do_later_day);

    const protocol = await onPaperAt(at, "keep/protocol");
    onPaper(protocol.paper, [d.year(safe), "18:00", line, w.standing_reported]);
    inOrder(protocol.text, w.file_by, d.year(safe), line);
    const sheet = await onPaperAt(at, "keep/sheet");
    const short = fill(w.sheet_announced, { year: "2026", order_to: d.to(closes), announced_to: d.to(announced) });
    onPaper(sheet.paper, [`${d.moment(file_by)} ${w.weekdays.split("|")[weekday(safe)]}`, short]);
    assert.equal(sheet.paper.pages, 1);
  });

  test(`${lang}: the same on 11 August 2027: invited to file, and what speaks for it`, async () => {
    const { closes, safe, file_by } = NEXT.pedagogical;
    const today = plus(safe, 1);
    const at = visitor(lang, `${today}T10:00`, PEDAGOGICAL);
    const { page, context, seen, w, d } = await at("");
    await says(card(page), w.state_uncertain);
    await says(card(page), `${w.file_by_safe_was} ${w.state_uncertain} ${d.moment(file_by)}`);
    await says(card(page), w.window_uncertain_text);
    const favour = part(page, w.uncertain_why);
    await says(favour, fill(w.uncertain_order, { order_to: d.to(closes) }));
    assert.ok((await favour.getByRole("link").count()) > 0, "what speaks for it names no provision");
    const accepted = `${d.on(today)} (${w.weekdays.split("|")[weekday(today)]})`;
    await says(card(page), fill(w.filing_uncertain, { accepted_on: accepted }));
    for (const over of [w.state_closed, w.file_by_was]) await silent(verdict(page, w), over);
    await expectAccessible(page, "after the safe day");
    expectClean(seen);
    await context.close();

    const plan = await at("plan");
    await plan.page.getByRole("heading", { name: w.missed_uncertain_title }).waitFor();
    await says(part(plan.page, w.missed_uncertain_title), w.window_uncertain_text);
    await says(part(plan.page, w.missed_uncertain_title), fill(w.uncertain_order, { order_to: d.to(closes) }));
    assert.equal(await plan.page.getByRole("heading", { name: w.missed_title }).count(), 0, "it is not over");
    await expectAccessible(plan.page, "the plan after the safe day");
    await plan.context.close();

    // What is over is not put into a calendar; the order's day is.
    const { events, text } = await calendar(at);
    assert.deepEqual([events[0].day, events[0].summary], [closes, w.season_what_closes]);
    inOrder(
      text, d.moment(file_by), w.season_past, w.windows_safe, w.sheet_uncertain, d.date(closes), w.season_what_closes,
      w.window_uncertain_text,
    );
    for (const wrong of [w.season_do_file_by, w.season_do_later_day]) assert.ok(!text.includes(wrong), text);
    assert.ok(events[0].description.includes(w.window_uncertain_text), events[0].description);

    const { paper, text: told } = await onPaperAt(at, "keep/protocol");
    const invited = [
      w.state_uncertain, w.window_uncertain_text, w.uncertain_why, fill(w.uncertain_order, { order_to: d.to(closes) }),
    ];
    onPaper(paper, invited);
    notOnPaper(paper, [w.state_closed]);
    inOrder(told.toLowerCase(), ...invited.map((one) => one.toLowerCase()));
    const sheet = await onPaperAt(at, "keep/sheet");
    onPaper(sheet.paper, [d.moment(file_by), w.sheet_uncertain]);
    notOnPaper(sheet.paper, [w.state_closed]);
  });

  test(`${lang}: a grant after nine classes on 20 August: uncertain, because of the announced day`, async () => {
    const { safe, announced, file_by } = YEAR.basic;
    const today = plus(safe, 2);
    const at = visitor(lang, `${today}T10:00`, GENERAL);
    const { page, context, seen, w, d } = await at("");
    await says(card(page), w.state_uncertain);
    await says(card(page), w.window_uncertain_text);
    const reason = fill(w.uncertain_announced, { year: "2026", announced_to: d.to(announced) });
    await says(part(page, w.uncertain_why), reason);
    await says(part(page, w.uncertain_why), w.standing_reported);
    await silent(part(page, w.uncertain_why), fill(w.uncertain_order, { order_to: d.to(YEAR.basic.closes) }));
    for (const over of [w.state_closed, w.file_by_was]) await silent(verdict(page, w), over);
    await says(verdict(page, w), w.still_open_title);
    expectClean(seen);
    await context.close();

    const { events, text } = await calendar(at);
    const last = fill(w.season_what_announced, { year: "2026" });
    assert.deepEqual([events[0].day, events[0].summary], [announced, last]);
    inOrder(text, d.moment(file_by), w.season_past, d.date(announced), last, w.window_uncertain_text);
    const { paper, text: told } = await onPaperAt(at, "keep/protocol");
    onPaper(paper, [w.state_uncertain, w.window_uncertain_text, reason, w.standing_reported]);
    inOrder(told, w.window_uncertain_text, reason);
    onPaper((await onPaperAt(at, "keep/sheet")).paper, [d.moment(file_by), w.sheet_uncertain]);
  });

  test(`${lang}: on 27 November the season that is coming, whatever one answers, and what can be prepared`, async () => {
    const now = "2026-11-27T10:00";
    const { page, context, seen, w, d } = await visitor(lang, now, "")("");
    const opens = plural(lang, w.opens_in, between(now, NEXT.opens));
    await press(page, w.home_base, w.home_base_basic_secondary);
    await press(page, w.home_way, w.home_way_state_order);
    for (const [kind, row] of [
      ["general", "basic"], ["pedagogical", "pedagogical"], ["medical", "medical_basic"], ["creative", "creative"],
      ["worker", "worker"],
    ]) {
      await press(page, w.home_kind, w[`home_kind_${kind}`]);
      await says(card(page), d.year(NEXT[row].file_by));
      await says(card(page), opens);
      await says(card(page), fill(w.window_coming_text, { year: "2027", opens_on: d.on(NEXT.opens) }));
      await says(card(page), w.coming_rules);
      for (const over of [w.state_closed, w.state_uncertain, w.file_by_was, w.nothing_open, w.still_open_title, w.maybe_open_title]) {
        await silent(verdict(page, w), over);
      }
    }
    expectClean(seen);
    await context.close();

    const at = visitor(lang, now, PEDAGOGICAL);
    const { file_by, closes, announced } = NEXT.pedagogical;
    const line = fill(w.announced_line, { year: "2026", order_to: d.to(closes), announced_to: d.to(announced) });
    const prepared = [
      w.prepare_grades, fill(w.prepare_medical, { day_to: d.yearTo(file_by) }), w.prepare_signature, w.prepare_diagnostics,
    ];
    const result = await at("result");
    await says(card(result.page), opens);
    await says(card(result.page), line);
    for (const one of prepared) await says(part(result.page, w.prepare_title), one);
    assert.ok((await part(result.page, w.prepare_title).getByRole("link").count()) >= prepared.length);
    for (const wrong of [w.state_closed, w.refused_text]) await silent(main(result.page), wrong);
    await expectAccessible(result.page, "a season that is coming");
    expectClean(result.seen);
    await result.context.close();

    const plan = await at("plan");
    await says(main(plan.page), fill(w.season_today_outside, { date: d.year(now) }));
    assert.equal(await plan.page.getByRole("heading", { name: w.missed_title }).count(), 0);
    const name = await plan.page.getByRole("img", { name: /2027/ }).getAttribute("aria-label");
    assert.ok(name.includes(`${d.date(NEXT.opens)}${dash(lang)}${d.moment(file_by)}`), name);
    await silent(main(plan.page), w.season_past);
    await plan.context.close();

    const { name: called, events, text } = await calendar(at);
    assert.equal(called, "talapker-2027.ics");
    assert.deepEqual(events.slice(0, 3).map(({ day }) => day), [NEXT.opens, dayOf(file_by), closes]);
    assert.ok(events.every(({ day }) => day > dayOf(now)), "a past day is in the calendar");
    inOrder(text, fill(w.ics_calendar, { year: "2027" }), d.year(NEXT.opens), d.momentYear(file_by));

    const { paper, text: told } = await onPaperAt(at, "keep/protocol");
    onPaper(paper, [opens, d.year(file_by), line, w.prepare_title, ...prepared]);
    notOnPaper(paper, [w.state_closed, w.file_by_was]);
    inOrder(told, d.year(file_by), line);
    for (const one of prepared) assert.ok(plain(told).includes(plain(one)), `“${one}” is not in\n${told}`);
    const sheet = await onPaperAt(at, "keep/sheet");
    onPaper(sheet.paper, [
      d.momentYear(file_by), fill(w.window_coming_text, { year: "2027", opens_on: d.on(NEXT.opens) }), d.year(NEXT.results_basic),
      w.prepare_title, ...prepared,
    ]);
    notOnPaper(sheet.paper, [w.state_closed, w.file_by_was]);
    assert.equal(sheet.paper.pages, 1);
  });

  test(`${lang}: a parent who knows the day of the result: the contract is counted from it, paid or not`, async () => {
    const result = plus(YEAR.results_basic, 1);
    const contract = plus(result, YEAR.contract_days);
    const now = `${plus(result, 1)}T10:00`;
    for (const kept of [GENERAL, GENERAL.replace("state_order", "paid")]) {
      const { page, context, seen, w, d } = await visitor(lang, now, kept)("case/way-1");
      await soon(async () => (await heading(page).innerText()) === w.step_way, () => "not the step");
      await type(page, w.q_result_on, result.split("-").reverse().join("."));
      await page.goto(`${all.site.url}#/result?lang=${lang}`);
      const until = fill(w.milestone_by, { date_to: d.to(contract) });
      const term = page.getByRole("term").filter({ hasText: w.milestone_contract });
      const said = main(page).locator("dl > div").filter({ has: term }).getByRole("definition");
      await says(said, until);
      await silent(said, w.standing_older_edition);
      await said.getByText(w.why, { exact: true }).click();
      await says(said, fill(w.reason_contract_from_result, { day: d.date(result) }));
      expectClean(seen);
      await context.close();

      const at = visitor(lang, now, `${kept}&1.result_on=${result}`);
      const { events, text } = await calendar(at);
      const event = events.find(({ summary }) => summary === w.milestone_contract);
      assert.equal(event?.day, contract);
      assert.ok(event.description.includes(w.season_do_contract), event.description);
      inOrder(text, until, w.milestone_contract, w.season_do_contract);
      const { paper, text: told } = await onPaperAt(at, "keep/protocol");
      onPaper(paper, [w.milestone_contract, until]);
      inOrder(told, `${w.milestone_contract}: ${until}`, fill(w.reason_contract_from_result, { day: d.date(result) }));
      // Once the window is closed nothing else of what would have come next is left.
      const closed = visitor(lang, `${plus(YEAR.last, 1)}T10:00`, `${kept}&1.result_on=${result}`);
      onPaper((await onPaperAt(closed, "keep/sheet")).paper, [w.sheet_then, w.milestone_contract, until]);
    }
  });

  test(`${lang}: on the portal without a medical certificate nobody is told that the papers are complete`, async () => {
    const at = visitor(lang, "2026-08-10T10:00", `${GENERAL}&${PAPERS}`);
    const { page, context, seen, w } = await at("result");
    const fetched = fill(w.refused_none_fetched, { papers: w.document_medical_075u });
    await says(main(page), fetched);
    await silent(main(page), w.refused_none);
    const line = main(page).getByRole("listitem").filter({ hasText: w.document_medical_075u });
    await says(line.first(), w.paper_fetched_by_college);
    await says(line.first(), w.fetched_ask_clinic);
    await says(line.first(), w.standing_reading);
    expectClean(seen);
    await context.close();

    const { paper, text } = await onPaperAt(at, "keep/protocol");
    onPaper(paper, [fetched, w.paper_fetched_by_college, w.fetched_ask_clinic]);
    notOnPaper(paper, [w.refused_none]);
    assert.ok(plain(text).includes(plain(fetched)), text);
    assert.ok(!plain(text).includes(plain(w.refused_none)), text);
    const sheet = await onPaperAt(at, "keep/sheet");
    onPaper(sheet.paper, [w.document_medical_075u, w.paper_fetched_by_college, w.fetched_ask_clinic]);
    notOnPaper(sheet.paper, [w.refused_none]);

    // With the certificate, they are.
    const held = await visitor(lang, "2026-08-10T10:00", `${GENERAL}&${PAPERS}&paper.medical_075u=yes`)("result");
    await says(main(held.page), held.w.refused_none);
    await held.context.close();
  });
}
