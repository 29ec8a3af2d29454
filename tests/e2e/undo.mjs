// What was erased can be restored, and two windows of one visitor do not overwrite each other's answers.

import { test } from "node:test";
import assert from "node:assert/strict";
import { ready } from "./site.mjs";
import { button, expectFocus, field, journeys, kept, offer, open, question, says, soon, type } from "./reader.mjs";
import { ANSWERS, line } from "./file_page.mjs";

const all = journeys();

for (const lang of ["kk", "ru"]) {
  test(`everything erased can be taken back, until the next change or page (${lang})`, async () => {
    const { page, context, w } = await open(all, { lang, kept: ANSWERS });
    const erase = async () => {
      await button(page, w.case_clear).press("Enter");
      await button(page, w.case_clear_yes).press("Enter");
      await says(page.getByRole("main"), w.case_cleared);
    };
    const base = offer(question(page, w.home_base), w.home_base_basic_secondary);
    await erase();
    assert.equal(await kept(page), null);
    await expectFocus(page.locator("#notice"), "the message");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await says(page.getByRole("main"), w.undone);
    assert.ok(await base.isChecked());
    assert.equal(await line(page), ANSWERS, "and it is remembered again");

    await erase();
    await offer(question(page, w.home_base), w.home_base_general_secondary).click();
    await soon(async () => (await button(page, w.undo).count()) === 0, () => "still offered after a change");
    await erase();
    await page.getByRole("navigation").getByRole("link", { name: w.nav_result, exact: true }).click();
    await says(page.getByRole("main"), w.result_empty);
    assert.equal(await button(page, w.undo).count(), 0);
    await context.close();
  });
}

test("what was typed and cannot be read comes back as well", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "case/document", kept: "base=basic_secondary" });
  await type(page, w.q_document_year, "20");
  await button(page, w.case_clear).click();
  await button(page, w.case_clear_yes).click();
  await button(page, w.undo).click();
  await soon(async () => (await field(page, w.q_document_year).inputValue()) === "20");
  await context.close();
});

test("two windows: the other one's answers are offered, and what it forgets is not written again", async () => {
  const { page, context, w } = await open(all, { lang: "ru", kept: ANSWERS });
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  await offer(question(other, w.home_way), w.home_way_evening_state_order).click();
  await says(page.getByRole("main"), w.other_window);
  assert.ok(await offer(question(page, w.home_way), w.home_way_state_order).isChecked(), "unasked nothing changes");
  await button(page, w.other_window_take).click();
  await says(page.getByRole("main"), w.other_window_taken);
  assert.ok(await offer(question(page, w.home_way), w.home_way_evening_state_order).isChecked());
  await button(page, w.undo).click();
  assert.ok(await offer(question(page, w.home_way), w.home_way_state_order).isChecked());

  const remember = (page) => page.getByRole("checkbox", { name: w.case_remember, exact: true });
  await remember(other).uncheck();
  await soon(async () => !(await remember(page).isChecked()), () => "still remembered here");
  await offer(question(page, w.home_way), w.home_way_paid).click();
  assert.equal(await kept(page), null);
  await context.close();
});
