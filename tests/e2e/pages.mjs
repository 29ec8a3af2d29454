// The pages around the case: the law, the commission, about, and an address that leads nowhere. And over all of
// it: no request to another origin, and no answer leaves the device.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectClean, ready } from "./site.mjs";
import {
  expectFocus, field, fill, heading, journeys, lawLines, offer, open, press, question, says, silent, soon, type,
} from "./reader.mjs";

const all = journeys();

/** The provisions of a language file: code, summary, what the app does. */
function provisions(lang) {
  const found = new Map();
  for (const line of lawLines(lang)) {
    const [, code, kind, text] = line.match(/^(\S+)\.(says|does) = (.*)$/) ?? [];
    if (code) found.set(code, { ...found.get(code), [kind]: text });
  }
  return found;
}

/** What stands on its own in a text of the law: the sentences of each paragraph, the items of each list. */
const parts = (text) => text.split(/\s[¶•]\s/).map((part) => part.replace(/\s+/g, " "));

const section = (page, code) => page.locator(`[id='law/${code}']`);
const goTo = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);

for (const lang of ["kk", "ru", "en"]) {
  test(`${lang}: every provision once, in its words; fetched only when one looks`, async () => {
    const { page, context, seen, w } = await open(all, { lang });
    const fetched = () => seen.requests.filter((request) => request.url().includes("/law.")).length;
    assert.equal(fetched(), 0, "not before one looks");
    await page.getByRole("navigation").getByRole("link", { name: w.nav_law, exact: true }).click();
    const expected = provisions(lang);
    assert.ok(expected.size > 30);
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    assert.equal(fetched(), 1);
    const ids = await page.locator("[id^='law/']").evaluateAll((found) => found.map((each) => each.id.slice(4)));
    assert.deepEqual([...ids].sort(), [...expected.keys()].sort());
    for (const [code, { says: saying, does }] of expected) {
      const text = (await section(page, code).innerText()).replace(/\s+/g, " ");
      for (const part of [...parts(saying), ...parts(does)]) {
        assert.ok(text.includes(part), `${code} says ${part}, not ${text}`);
      }
      const items = await section(page, code).locator("ul > li").count();
      assert.equal(items, (saying + does).split(" • ").length - 1, `${code}: its lists`);
    }
    const official = page.getByRole("link", { name: w.law_official });
    assert.match(await official.getAttribute("href"), /^https:\/\/adilet\.zan\.kz\//);
    expectClean(seen);
    await context.close();
  });
}

test("a link to a provision leads to it; another language and an unknown provision too", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "law/578/annex-1/row-3/2" });
  const provision = section(page, "578/annex-1/row-3/2");
  const inSight = async () => {
    const box = (await provision.count()) && (await provision.boundingBox());
    return box && box.y > -2 && box.y < 400;
  };
  await soon(inSight, () => "the provision is not in sight");
  await provision.getByRole("link", { name: fill(w.cite_row_item, { act: "578", n: "3", item: "2" }) }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Қаз" }).click();
  const saying = provisions("kk").get("578/annex-1/row-3/2").says;
  for (const part of parts(saying)) await says(provision, part);
  assert.match(page.url(), /#\/law\/578\/annex-1\/row-3\/2\?lang=kk$/);
  await goTo(page, "#/law/578/999?lang=ru");
  await says(page.getByRole("main"), w.page_not_found);
  await context.close();
});

test("law texts that do not come: a message; another try brings them", async () => {
  const { page, context, seen, w } = await open(all, { lang: "ru" });
  const fault = (route) => route.abort();
  await page.route("**/law.*", fault);
  await goTo(page, "#/law?lang=ru");
  await says(page.getByRole("alert"), w.law_failed);
  await page.getByRole("button", { name: w.law_retry }).click();
  await says(page.getByRole("alert"), w.law_failed);
  await page.unroute("**/law.*", fault);
  await page.getByRole("button", { name: w.law_retry }).click();
  await says(section(page, "578/3"), parts(provisions("ru").get("578/3").says)[0]);
  assert.equal(await page.getByRole("alert").count(), 0);
  expectClean(seen);
  await context.close();
});

test("law texts that come when one has gone on disturb nothing", async () => {
  const { page, context, seen, w } = await open(all, { lang: "ru" });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/law.*", (route) => held.then(() => route.continue()));
  await goTo(page, "#/law?lang=ru");
  await says(page.getByRole("main"), w.law_loading);
  await goTo(page, "#/about?lang=ru");
  await soon(async () => (await heading(page).innerText()) === w.about_title);
  const came = page.waitForResponse(/\/law\./);
  release();
  await (await came).finished();
  await says(page.getByRole("main"), w.about_lead);
  assert.equal(await page.locator("#app").isVisible(), true);
  expectClean(seen);
  await context.close();
});

for (const lang of ["kk", "ru"]) {
  test(`${lang}: quorum, votes and how long records are kept`, async () => {
    const { page, context, w, d } = await open(all, { lang, path: "commission" });
    const main = page.getByRole("main");
    const numbers = async (members, present, inFavour, against) => {
      await type(page, w.commission_members, members);
      await type(page, w.commission_present, present);
      await type(page, w.commission_in_favour, inFavour);
      await type(page, w.commission_against, against);
    };
    await numbers("9", "5", "", "");
    await says(main, fill(w.commission_quorum_no, { n: "6" }));
    await numbers("9", "6", "4", "2");
    await says(main, fill(w.commission_quorum_yes, { n: "6" }));
    await says(main, w.outcome_adopted);
    await numbers("9", "6", "2", "4");
    await says(main, w.outcome_rejected);
    await numbers("9", "6", "3", "3");
    await says(main, w.outcome_chair_decides);
    await press(page, w.commission_chair, w.commission_chair_for);
    await says(main, w.outcome_adopted_by_chair);
    await press(page, w.commission_chair, w.commission_chair_against);
    await says(main, w.outcome_rejected_by_chair);
    await numbers("9", "6", "5", "5");
    await says(main, w.outcome_impossible);
    await numbers("9", "10", "", "");
    await says(main, w.commission_present_too_many);
    await type(page, w.commission_members, "девять");
    await soon(async () => (await field(page, w.commission_members).getAttribute("aria-invalid")) === "true");
    await says(main, w.error_number);

    await type(page, w.commission_meeting, "29.02.2028");
    await says(main, fill(w.record_exam_recording, { date_to: d.yearTo("2029-03-01") }));
    await says(main, fill(w.record_admission_minutes, { date_to: d.yearTo("2031-03-01") }));
    await type(page, w.commission_meeting, "28.8.2026");
    await says(main, fill(w.record_exam_recording, { date_to: d.yearTo("2027-08-29") }));
    await silent(main, d.yearTo("2029-03-01"));
    await context.close();
  });
}

for (const lang of ["kk", "ru", "en"]) {
  test(`${lang}: about: which rules, what is not known, where a mistake is told`, async () => {
    const { page, context, seen, w } = await open(all, { lang, path: "about" });
    const main = page.getByRole("main");
    const parts = ["edition", "known", "privacy", "limits", "browsers", "errors", "library"];
    for (const part of parts) await page.getByRole("heading", { name: w[`about_${part}_title`], exact: true }).waitFor();
    for (const key of ["about_edition_text", "about_amendments_announced", "about_privacy_text", "about_limits_text"]) {
      await says(main, w[key]);
    }
    for (const key of ["unofficial", "edition_line_announced"]) await says(page.getByRole("contentinfo"), w[key]);
    assert.ok(!/[{}]/.test(await main.innerText()), "no place is left unfilled");
    expectClean(seen);
    await context.close();
  });

  test(`${lang}: an address that leads nowhere says so and leads to the dates`, async () => {
    const { page, context, w } = await open(all, { lang, path: "case/nonsense-9" });
    for (const path of ["nothing", "case/way-5", "case/base-1", "case/way-0", "law/1/2/3", "%00/../../etc", "<b>"]) {
      await goTo(page, `#/${path}?lang=${lang}`);
      await soon(async () => (await heading(page).innerText()) === w.page_not_found, () => path);
    }
    await page.getByRole("main").getByRole("link", { name: w.nav_home, exact: true }).click();
    await soon(async () => (await heading(page).innerText()) === w.home_title);
    await expectFocus(heading(page), "the heading");
    await context.close();
  });
}

test("a link to a place on the page keeps the page, also when one loads it again", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "about" });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expectFocus(page.getByRole("main"), "the content");
  await page.reload();
  await ready(page);
  await soon(async () => (await heading(page).innerText()) === w.about_title, () => "loading again leads elsewhere");
  await context.close();
});

test("a press is not lost when it leaves a field that was just filled", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "case/specialty-1" });
  await field(page, w.q_label).fill("Медколледж");
  await page.getByRole("link", { name: w.back, exact: true }).click();
  await soon(async () => (await heading(page).innerText()) === w.step_base, () => "the press on “back” is lost");
  await context.close();
});

test("no answer leaves the device: not in an address, not in a request", async () => {
  const { page, context, seen, w } = await open(all, { lang: "ru" });
  const secrets = ["basic_secondary", "medical", "2011", "rural_youth", "Секрет", encodeURIComponent("Секрет"), "4,37", "4.37", "group_2"];
  const addresses = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  await press(page, w.home_base, w.home_base_basic_secondary);
  await press(page, w.home_kind, w.home_kind_medical);
  await press(page, w.home_way, w.home_way_state_order);
  await goTo(page, "#/case/all?lang=ru");
  await soon(async () => (await heading(page).innerText()) === w.case_title);
  await type(page, w.q_birth_date, "09.03.2011");
  await type(page, w.q_label, "Секрет");
  await type(page, w.q_average, "4,37");
  await offer(question(page, w.q_quotas), w.quota_rural_youth).first().click();
  await press(page, w.q_disability, w.disability_group_2);
  await type(page, w.q_specialty, "Секрет");
  for (const hash of ["result", "law", "commission", "about", "case/health", "nowhere", ""]) {
    for (const lang of ["ru", "en", "kk"]) {
      await goTo(page, `#/${hash}?lang=${lang}`);
      await soon(async () => (await page.locator("html").getAttribute("lang")) === lang);
      addresses.push(page.url());
    }
  }
  await page.waitForLoadState("networkidle");
  const sent = seen.requests.map((request) => `${request.method()} ${request.url()} ${request.postData() ?? ""}`);
  assert.ok(sent.every((line) => line.startsWith("GET ")), sent.join("\n"));
  for (const secret of secrets) {
    for (const line of [...sent, ...addresses]) assert.ok(!line.includes(secret), `${secret} in ${line}`);
  }
  assert.ok(sent.every((line) => !new URL(line.split(" ")[1]).search), "no query is sent");
  assert.equal(await page.title().then((title) => title.includes("Секрет")), false);
  expectClean(seen);
  assert.deepEqual(seen.errors, [], "the console is quiet");
  await context.close();
});
