// The table of a class by keyboard: found, changed, taken back, opened as a whole case and come back from. What the
// device remembers stays the person's own.

import { test } from "node:test";
import assert from "node:assert/strict";
import { button, expectFocus, field, journeys, kept, literal, open, soon, start } from "./reader.mjs";
import { ANSWERS, line } from "./file_page.mjs";

const all = journeys();

/** The sample class, open. */
async function sample(options) {
  const opened = await open(all, { path: "class", ...options });
  const { page, w } = opened;
  await button(page, w.class_sample).click();
  await button(page, w.class_accept).click();
  await row(page, 2).getByRole("gridcell").first().waitFor();
  await soon(async () => (await page.locator('[aria-busy="true"]:visible').count()) === 0, () => "rows are missing");
  return opened;
}

const row = (page, at) => page.locator(`[role=row][aria-rowindex="${at}"]`);
const cell = (page, at, column) => row(page, at).locator(`[aria-colindex="${column}"]`);

/** The cell has the focus, and is seen. */
async function expectThere(page, at, column, what) {
  await expectFocus(cell(page, at, column), what);
  const seen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  };
  await soon(() => cell(page, at, column).evaluate(seen), () => `${what} is not seen`);
}

for (const [lang, viewport] of [["kk", { width: 320, height: 640 }], ["ru", { width: 1280, height: 800 }]]) {
  test(`a pupil is found, changed and changed back by keyboard (${lang})`, async () => {
    const { page, context, w, seen } = await sample({ lang, viewport });
    const search = field(page, w.table_search);
    await search.fill("мадина");
    const shown = (n) => literal(w.table_shown.replace("{shown}", n).replace("{pupils}", 16));
    await page.getByRole("status").filter({ hasText: new RegExp(shown(1)) }).waitFor();
    await search.fill("");
    await page.getByRole("status").filter({ hasText: new RegExp(shown(16)) }).waitFor();

    const first = page.locator('[role=gridcell][tabindex="0"]');
    await first.focus();
    await page.keyboard.press("Control+End");
    await expectThere(page, 17, viewport.width > 960 ? 9 : 6, "the last cell");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expectThere(page, 3, 2, "the name");
    const name = await cell(page, 3, 2).innerText();
    await page.keyboard.press("F2");
    const own = page.locator("#p-name");
    await expectFocus(own, "the field of the name");
    await own.fill("Абай");
    await page.keyboard.press("Tab");
    await page.locator("dialog h2").filter({ hasText: "Абай" }).waitFor();
    await page.keyboard.press("Escape");
    await expectThere(page, 3, 2, "the name again");
    assert.equal(await cell(page, 3, 2).innerText(), "Абай");
    await page.keyboard.press("Control+z");
    await soon(async () => (await cell(page, 3, 2).innerText()) === name, () => "not taken back");
    await expectThere(page, 3, 2, "still the name");
    assert.deepEqual([seen.errors, seen.violations, seen.foreign], [[], [], []]);
    await context.close();
  });
}

test("a pupil's case takes the place of one's own answers, and nothing of it is kept", async () => {
  const { page, context, w, seen } = await sample({ lang: "ru", kept: ANSWERS, runs: true, viewport: { width: 1280, height: 800 } });
  const before = await kept(page);
  const name = await cell(page, 9, 2).innerText();
  await cell(page, 9, 2).click();
  await button(page, w.pupil_case).click();
  const bar = page.getByRole("region", { name: new RegExp(literal(start(w.pupil_visit))) });
  await bar.waitFor();
  assert.match(page.url(), /#\/case/);
  assert.equal(await page.getByLabel(w.case_remember).count(), 0, "it cannot be remembered");
  await page.clock.runFor(11 * 60_000);
  assert.ok(await bar.isVisible(), "after ten minutes it is there");
  await page.clock.resume();
  const answer = page.locator("input[type=radio]:not(:checked)").first();
  await answer.click();
  assert.equal(await kept(page), before);
  await button(page, w.pupil_back).click();
  await expectThere(page, 9, 2, "the pupil's row");
  assert.equal(await cell(page, 9, 2).innerText(), name);
  assert.equal(await bar.count(), 0);
  assert.equal(await line(page), ANSWERS);
  assert.ok(await page.getByLabel(w.case_remember).isChecked());
  assert.ok(await button(page, w.table_undo).first().isEnabled(), "what was changed is in the class");

  await cell(page, 9, 2).click();
  await button(page, w.pupil_case).click();
  await bar.waitFor();
  await button(page, w.pupil_leave).click();
  await expectThere(page, 9, 2, "the pupil's row");
  assert.equal(await kept(page), before);
  assert.deepEqual([seen.errors, seen.violations, seen.foreign], [[], [], []]);
  await context.close();
});
