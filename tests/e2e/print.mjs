// What is printed: the protocol and the sheet for the fridge, as paper (the PDF's text is read back by another
// library) and as text. Controls are not on paper.

import { test } from "node:test";
import assert from "node:assert/strict";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { notOnPaper, onPaper, plain, printed } from "./paper.mjs";
import { expectAccessible, expectClean } from "./site.mjs";
import { between, dayOf, days, plus, weekday } from "./days.mjs";
import { field, fill, heading, journeys, NOW, open, plural, soon, type } from "./reader.mjs";

const all = journeys();

const YEAR = days(2026);
const NEXT = days(2027);
/** The day after the last safe one, and one when the next season is still to come. */
const UNCERTAIN = `${plus(NEXT.pedagogical.safe, 1)}T10:00`;
const COMING = `${plus(YEAR.last, 60)}T10:00`;
/** The last safe day of a grant after nine years. */
const LAST = dayOf(YEAR.basic.file_by);

const SIMPLE =
  "base=basic_secondary&issued_in=kazakhstan&grade.kazakh_language=5&grade.algebra=4&grade.informatics=5" +
  "&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order&1.language=kazakh_language" +
  "&1.profile=algebra,informatics";

const person =
  "restrictions=no&status=kandas&birth=2011-03-09&base=basic_secondary&issued_in=kazakhstan&document_year=2024" +
  "&digitised=no&average=4.62&disability=group_2&impairments=sight,movement&quotas=rural_youth,orphan" +
  "&service=serviceman&on_duty=no&state_funded=yes&court=no&consent=yes&grade.kazakh_language=5&grade.algebra=4" +
  "&grade.informatics=5&grade.biology=4&grade.chemistry=5&paper.photo=yes&paper.mse_031u=yes" +
  "&paper.mse_031u.until=2026-07-31";

const choice = (n, answers) => answers.split("&").map((pair) => `${n}.${pair}`).join("&");

/** Four choices with long names and every paper that one person can need. */
const FULL = [
  person,
  choice(1, `label=${encodeURIComponent("Ақтөбе жоғары медициналық колледжі, мейіргер ісі")}&kind=medical&level=mid_level` +
    "&form=full_time&basis=paid&channel=college&language=kazakh_language&profile=biology,chemistry&marks=80/100,75/100"),
  choice(2, "specialty=06130100&level=applied_bachelor&form=full_time&basis=state_order&channel=college" +
    "&language=kazakh_language&profile=algebra,informatics"),
  choice(3, "kind=pedagogical&level=mid_level&form=evening&basis=state_order&channel=college&language=kazakh_language" +
    "&profile=algebra,informatics&marks=80/100,4/5"),
  choice(4, "kind=general&level=skilled_worker&form=full_time&basis=state_order&channel=college" +
    "&language=kazakh_language&profile=algebra,informatics"),
].join("&");

const citizen =
  "restrictions=no&status=citizen&birth=2011-03-09&base=basic_secondary&issued_in=kazakhstan&document_year=2026" +
  "&average=4.62&disability=none&quotas=rural_youth&service=none&state_funded=no&court=no&consent=yes" +
  "&grade.kazakh_language=5&grade.algebra=4&grade.informatics=5&paper.application=no&paper.photo=yes" +
  "&paper.medical_075u=yes&paper.medical_075u.until=2026-12-31";
const ordinary = (n, specialty, level = "mid_level") =>
  choice(n, `specialty=${specialty}&level=${level}&form=full_time&basis=state_order&language=kazakh_language` +
    "&profile=algebra,informatics");

/** One choice, also with an exam, and four, of somebody who has answered everything. */
const ORDINARY = [citizen, ordinary(1, "06130100")].join("&");
const PEDAGOGICAL = [citizen, `${ordinary(1, "01140100")}&1.channel=portal&1.marks=80/100`].join("&");
const FOUR = [
  citizen, ordinary(1, "06130100"), ordinary(2, "01140100"), ordinary(3, "09130100"),
  ordinary(4, "07150500", "skilled_worker"),
].join("&");

/** No control has a box when the page is printed. */
async function nothingToPress(page) {
  await page.emulateMedia({ media: "print" });
  const controls = page.locator("button, input, select, textarea, summary, nav a, .button");
  const seen = await controls.evaluateAll((found) => found.filter((one) => one.checkVisibility()).map((one) => one.outerHTML));
  assert.deepEqual(seen, []);
  await page.emulateMedia({ media: null });
}

/** The text of the QR code on the paper. */
async function decoded(page, w) {
  await page.emulateMedia({ media: "print" });
  const picture = page.locator(".paper").getByRole("img", { name: w.protocol_link });
  const image = PNG.sync.read(await picture.screenshot());
  await page.emulateMedia({ media: null });
  return jsQR(new Uint8ClampedArray(image.data), image.width, image.height)?.data;
}

const shown = (page) => page.locator(".paper .address").innerText();
const print = (page, w) => page.getByRole("button", { name: w.protocol_print, exact: true });

for (const lang of ["kk", "ru"]) {
  const printing = async (path, kept, more = {}) => {
    const opened = await open(all, { lang, path, kept, deviceScaleFactor: 3, ...more });
    if (kept && path !== "result") await opened.page.locator(".paper").waitFor();
    // When the names of the specialties arrive, the paper is rendered again.
    await opened.page.waitForLoadState("networkidle");
    return opened;
  };

  test(`${lang}: the protocol holds the day, the arithmetic, the grounds and who advised`, async () => {
    const { page, context, seen, w, d } = await printing("keep/protocol", SIMPLE);
    await heading(page).filter({ hasText: w.protocol_title }).waitFor();
    for (const [label, text] of [
      [w.protocol_for, "Айгерім Серікқызы"], [w.protocol_counsellor, "Гүлнар Ахметова"],
      [w.protocol_school, "№ 12 мектеп"], [w.protocol_day, "10.08.2026"],
    ]) await type(page, label, text);
    await expectAccessible(page, "the protocol");
    const paper = await printed(page);
    onPaper(paper, [
      w.protocol_title, d.year(LAST), "18:00", plural(lang, w.days_left, between(NOW, LAST)), d.momentYear(NOW),
      "(5 + 4 + 5) ÷ 3", "4⅔ ≈ 4,67", w.standing_older_edition,
      ...[["cite_row_item", { n: "3", item: "2" }], ["cite_paragraph", { n: "54" }], ["cite_paragraph", { n: "64" }]].map(
        // The act is named once for all provisions.
        ([key, places]) => fill(w[key], { act: "578", ...places }).split(", ").slice(1).join(", ")),
      d.date(YEAR.results_basic), w.track_competition,
      w.about_edition_text, w.about_amendments_announced, w.protocol_unofficial, w.section_papers,
      w.document_photo, w.paper_needed, w.form_full_time, w.base_basic_secondary,
      "Айгерім Серікқызы", "Гүлнар Ахметова", "№ 12 мектеп", "10.08.2026", w.protocol_signature,
    ]);
    notOnPaper(paper, [w.protocol_print, w.protocol_copy, w.protocol_form, w.nav_about, w.case_clear, w.protocol_preview]);
    assert.equal(paper.pages, 1, "pages for one plain choice");
    paper.each.forEach((text, at) => assert.ok(text.includes(String(at + 1)) && text.length > 700, `page ${at + 1} is nearly empty`));
    await nothingToPress(page);
    const link = await shown(page);
    assert.match(link, /#\/result\?1\.basis=state_order/);
    assert.equal(await decoded(page, w), link);
    onPaper(paper, [link]);
    expectClean(seen);
    await context.close();
  });

  test(`${lang}: an ordinary choice is one page, and four are three at the most`, async () => {
    for (const now of [NOW, UNCERTAIN, COMING]) {
      for (const [kept, most] of [[ORDINARY, 1], [PEDAGOGICAL, 1], [FOUR, 3]]) {
        const { page, context, w } = await printing("keep/protocol", kept, { now });
        const { pages, each } = await printed(page);
        assert.equal(await decoded(page, w), await shown(page));
        assert.ok(pages <= most, `${now}: ${pages} pages of ${most}`);
        each.forEach((text, at) => assert.ok(text.length > (now === NOW ? 700 : 2000), `${now}: page ${at + 1} is nearly empty`));
        await context.close();
      }
    }
  });

  test(`${lang}: without a counsellor there is no place to sign, and what was typed goes with the answers`, async () => {
    const { page, context, w } = await printing("keep/protocol", SIMPLE);
    const paper = await printed(page);
    notOnPaper(paper, [w.protocol_counsellor]);
    assert.doesNotMatch(paper.text, new RegExp(`(?<!\\p{L})${w.protocol_signature}(?!\\p{L})`, "u"));
    await type(page, w.protocol_counsellor, "Гүлнар Ахметова");
    await page.evaluate((lang) => (location.hash = `#/keep/sheet?lang=${lang}`), lang);
    await heading(page).filter({ hasText: w.sheet_title }).waitFor();
    await page.getByRole("link", { name: w.sheet_to_protocol }).click();
    await soon(async () => (await field(page, w.protocol_counsellor).inputValue()) === "Гүлнар Ахметова");
    assert.ok(!(await page.evaluate(() => JSON.stringify(localStorage))).includes("Ахметова"));
    await page.getByRole("button", { name: w.case_clear, exact: true }).click();
    await page.getByRole("button", { name: w.case_clear_yes, exact: true }).click();
    await page.locator(".paper").waitFor({ state: "detached" });
    await page.evaluate((lang) => (location.hash = `#/?lang=${lang}`), lang);
    assert.ok(!(await page.content()).includes("Ахметова"));
    await context.close();
  });

  test(`${lang}: four choices, two readings, personal answers; the code leaves them out when told to`, async () => {
    const { page, context, w, d } = await printing("keep/protocol", FULL);
    const paper = await printed(page);
    onPaper(paper, [
      fill(w.case_choice_of, { n: "4", total: "4" }), "Ақтөбе жоғары медициналық колледжі",
      fill(w.window_other_reading, { other_to: d.to(YEAR.paid.closes) }), w.standing_reading, w.standing_reported,
      "(80 + 75) ÷ 2 = 77½ = 77,50", w.score_mixed, w.accommodation_separate_room, w.paper_expired,
      `${w.q_valid_until}: ${d.year("2026-07-31")}`, w.refused_text, w.quota_rural_youth, w.step_professional_diagnostics,
      w.q_on_duty, w.apply_college,
    ]);
    paper.each.forEach((text, at) => assert.ok(text.length > 700, `page ${at + 1} is nearly empty`));
    await nothingToPress(page);
    assert.match(await shown(page), /disability=group_2/);
    assert.equal(await decoded(page, w), await shown(page));
    await page.getByLabel(w.protocol_code_less).check();
    await soon(async () => !/disability|birth|label|quotas|status/.test(await shown(page)));
    const code = page.locator(".paper").getByRole("img", { name: w.protocol_link });
    await code.waitFor();
    assert.equal(await decoded(page, w), await shown(page));
    await context.close();
  });

  test(`${lang}: the sheet is exactly one page, for one choice and for four with all their papers`, async () => {
    for (const kept of [SIMPLE, PEDAGOGICAL, FOUR, FULL]) {
      for (const now of [NOW, "2026-05-02T10:00", `${plus(LAST, 1)}T10:00`, UNCERTAIN, COMING]) {
        const { page, context, seen, w, d } = await printing("keep/sheet", kept, { now });
        await heading(page).filter({ hasText: w.sheet_title }).waitFor();
        const paper = await printed(page);
        assert.equal(paper.pages, 1, `${now}: ${plain(paper.text)}`);
        onPaper(paper, [w.sheet_heading, w.document_photo, d.momentYear(now), "578"]);
        if (now === NOW) {
          const last = kept === PEDAGOGICAL ? dayOf(YEAR.pedagogical.file_by) : LAST;
          onPaper(paper, [d.date(last), w.weekdays.split("|")[weekday(last)], w.sheet_then, d.date(YEAR.results_basic)]);
          await expectAccessible(page, "the sheet");
        }
        await nothingToPress(page);
        assert.match(await decoded(page, w), /#\/result\?1\./);
        // It hangs where guests see it.
        assert.doesNotMatch(await decoded(page, w), /birth|disability|quotas/);
        expectClean(seen);
        await context.close();
      }
    }
  });

  test(`${lang}: as text it says the same, with the link`, async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const { page, context, w, d } = await printing("keep/protocol", SIMPLE, { permissions });
    await page.getByRole("button", { name: w.protocol_copy, exact: true }).click();
    await page.getByText(w.protocol_copied, { exact: true }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    for (const one of [
      w.protocol_title, d.year(LAST), "(5 + 4 + 5) ÷ 3 = 4⅔ ≈ 4,67",
      `[${fill(w.cite_row_item, { act: "578", n: "3", item: "2" })}]`, w.about_amendments_announced, w.protocol_unofficial,
      await shown(page),
    ]) assert.ok(text.includes(one), `“${one}” is not in\n${text}`);
    assert.doesNotMatch(text, /[<>{}]/);
    await context.close();
  });

  test(`${lang}: where nothing prints it is said how, with the link to take along`, async () => {
    const { page, context, w } = await printing("keep/protocol", SIMPLE, {
      before: (page) => page.addInitScript(() => (window.print = undefined)),
    });
    await print(page, w).click();
    await page.getByText(w.protocol_no_print_how, { exact: true }).waitFor();
    assert.equal(await page.getByRole("textbox", { name: w.protocol_link }).inputValue(), await shown(page));
    await context.close();
  });

  test(`${lang}: the button prints`, async () => {
    const { page, context, w } = await printing("keep/sheet", SIMPLE, {
      before: (page) =>
        page.addInitScript(() => {
          window.print = () => {
            window.printed = true;
            window.dispatchEvent(new Event("beforeprint"));
          };
        }),
    });
    await print(page, w).click();
    await soon(() => page.evaluate(() => window.printed));
    await page.waitForTimeout(1700);
    assert.equal(await page.getByText(w.protocol_no_print_how, { exact: true }).isVisible(), false);
    await context.close();
  });

  test(`${lang}: the result prints without anything to press, and without answers there is nothing to print`, async () => {
    const result = await printing("result", FULL);
    onPaper(await printed(result.page), [result.d.date(LAST), result.w.section_papers, result.w.edition_line_announced]);
    await nothingToPress(result.page);
    await result.context.close();
    for (const path of ["keep/protocol", "keep/sheet"]) {
      const { page, context, w } = await printing(path);
      await page.getByText(w.result_empty, { exact: true }).waitFor();
      assert.equal(await page.locator(".paper").count(), 0);
      await context.close();
    }
  });
}
