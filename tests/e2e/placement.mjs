// Who would be placed: a cohort is made up or opened, distributed, explained, changed, compared and taken away. Every part
// says that it is a model.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectAccessible, expectClean } from "./site.mjs";
import { button, field, fill, heading, journeys, main, plain, plural, says, soon } from "./reader.mjs";
import { onPaper, printed } from "./paper.mjs";
import { taken } from "./class_page.mjs";
import {
  choose, cohort, dialog, distribute, leave, look, madeUp, noWider, numbers, part, placementPage, shown,
} from "./placement_page.mjs";

const all = journeys();

for (const lang of ["kk", "ru"]) {
  test(`a made-up cohort: distributed, an applicant and a programme are explained (${lang})`, async () => {
    const { page, context, seen, w } = await placementPage(all, { lang, viewport: { width: 360, height: 740 } });
    assert.equal(plain(await heading(page).innerText()), plain(w.placement_title));
    await says(main(page), w.placement_model);
    await expectAccessible(page);
    await madeUp(page, w);
    await says(main(page), plural(lang, w.placement_applicants_n, 400));
    await says(main(page), w.placement_source_made_up);
    await expectAccessible(page);
    await noWider(page);
    await distribute(page, w);
    const found = await numbers(page);
    assert.equal(Number(found[w.placement_placed]) + Number(found[w.placement_unplaced]), 400);
    await says(main(page), w.placement_assumed);
    await shown(page, w, 50, 400);
    await expectAccessible(page);
    await noWider(page);

    await look(page, "A-00001");
    await says(dialog(page), w.placement_choices);
    await says(dialog(page), w.placement_model);
    await expectAccessible(page);
    await leave(page);
    await look(page, "P-0001");
    await says(dialog(page), w.placement_scores);
    await dialog(page).getByRole("img").waitFor();
    await expectAccessible(page);
    await noWider(page);
    await leave(page);
    expectClean(seen);
    await context.close();
  });

  test(`a file is opened, seats change, the results are compared and written (${lang})`, async () => {
    const { page, context, seen, w } = await placementPage(all, { lang });
    await choose(page, w, "cohort.json", cohort(40));
    await says(main(page), plural(lang, w.placement_applicants_n, 40));
    await distribute(page, w);
    const before = await numbers(page);
    assert.equal(before[w.placement_placed], "19");

    await part(page, w.placement_tab_what_if);
    await button(page, w.placement_keep).click();
    const name = fill(w.placement_keep_usual, { n: "1" });
    await button(page, `${w.placement_compare}: ${name}`).waitFor();
    await part(page, w.placement_tab_data);
    await button(page, fill(w.placement_seats_step, { n: "+5", name: "Аспаз" })).click();
    await says(main(page), w.placement_stale);
    await button(page, w.placement_run_again).click();
    await soon(async () => (await numbers(page))[w.placement_placed] === "24");
    await part(page, w.placement_tab_what_if);
    await button(page, `${w.placement_compare}: ${name}`).click();
    await page.getByRole("heading", { name: fill(w.placement_compared, { name }), exact: true }).waitFor();
    await says(main(page), w.placement_before);
    await expectAccessible(page);

    await part(page, w.placement_tab_out);
    const out = {};
    for (const file of [w.class_out_csv, w.class_out_xlsx, w.placement_cohort, w.placement_placement]) {
      out[file] = await taken(page, () => button(page, file).click());
      assert.ok(out[file].bytes.length > 100, file);
    }
    const again = JSON.parse(out[w.placement_cohort].bytes.toString("utf8"));
    assert.equal(again.format, "talapker-cohort/1");
    assert.equal(again.applicants.length, 40);

    await page.evaluate(() => (globalThis.print = () => {}));
    await button(page, w.placement_record_make).click();
    await button(page, w.protocol_print).waitFor();
    await expectAccessible(page);
    const paper = await printed(page);
    onPaper(paper, [w.placement_model, w.placement_model_text, "talapker-cohort/1", "Аспаз"]);
    assert.match(plain(paper.text).replaceAll(" ", ""), /[0-9a-f]{64}/, "the checksum is on paper");
    assert.equal(paper.pages, 1, "one sheet");
    expectClean(seen);
    await context.close();
  });
}

test("a change is seen in the lists at once, press by press and run by run", async () => {
  const { page, context, seen, w } = await placementPage(all, { lang: "ru" });
  await choose(page, w, "cohort.json", cohort(40));
  await says(main(page), plural("ru", w.placement_applicants_n, 40));
  const seats = field(page, fill(w.placement_seats_of, { name: "Аспаз" }));
  for (const [step, held] of [["+5", "9"], ["+5", "14"], ["−1", "13"]]) {
    await button(page, fill(w.placement_seats_step, { n: step, name: "Аспаз" })).click();
    await soon(async () => (await seats.inputValue()) === held, () => `not ${held} seats after ${step}`);
  }
  await distribute(page, w);
  const without = async () => Number((await numbers(page))[w.placement_unplaced]);
  const listed = () => main(page).getByText(w.placement_no_place, { exact: true }).count();
  await shown(page, w, 40, 40);
  const before = await without();
  assert.equal(await listed(), before);
  await part(page, w.placement_tab_data);
  await button(page, fill(w.placement_seats_step, { n: "−5", name: "Аспаз" })).click();
  await part(page, w.placement_tab_result);
  await says(main(page), w.placement_stale);
  await button(page, w.placement_run_again).click();
  await soon(async () => (await without()) === before + 5);
  await soon(async () => (await listed()) === before + 5, () => "the list is that of the run before");
  expectClean(seen);
  await context.close();
});

test("what cannot be read says so beside its field, and nothing is lost", async () => {
  const { page, context, seen, w } = await placementPage(all, { lang: "ru" });
  await choose(page, w, "cohort.json", cohort(12));
  await page.getByRole("tablist").waitFor();
  await field(page, w.placement_seed).fill("сто");
  await page.keyboard.press("Tab");
  await says(main(page), w.placement_error_seed);
  assert.equal(await field(page, w.placement_seed).inputValue(), "сто");
  await field(page, w.placement_seed).fill("100");
  await page.keyboard.press("Tab");
  await page.getByText(w.placement_error_seed).waitFor({ state: "hidden" });
  await page.getByText(w.placement_more, { exact: true }).click();
  for (const [name, text] of [["a.pdf", "%PDF-1.4"], ["b.json", "{\"format\": \"talapker-cohort/1\", "], ["c.csv", "а;б\n1;2\n"]]) {
    await choose(page, w, name, text);
    await says(main(page), w.placement_unchanged);
    await says(main(page), plural("ru", w.placement_applicants_n, 12));
  }
  await expectAccessible(page);
  expectClean(seen);
  await context.close();
});

test("long work is stopped, and the page goes on", async () => {
  const { page, context, seen, w } = await placementPage(all, { lang: "kk" });
  await page.getByText(w.placement_made_change, { exact: true }).click();
  const range = fill(w.placement_from_to, { from: "1", to: "100000" });
  await field(page, `${w.placement_made_applicants} (${range})`).fill("30000");
  await page.keyboard.press("Tab");
  await madeUp(page, w);
  await distribute(page, w);
  await part(page, w.placement_tab_what_if);
  await field(page, w.placement_luck_n).fill("1000");
  await page.keyboard.press("Tab");
  await button(page, w.placement_luck_button).click();
  await button(page, w.class_stop).click();
  await button(page, w.class_stop).waitFor({ state: "hidden" });
  await part(page, w.placement_tab_result);
  await shown(page, w, 50, 30_000);
  await look(page, "A-00001");
  expectClean(seen);
  await context.close();
});
