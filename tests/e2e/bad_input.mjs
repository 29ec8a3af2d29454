// What people type and paste: half a number, a comma for a point, days that do not exist. The message stands
// beside its field, nothing that was typed is lost, and what was well answered stays.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectClean } from "./site.mjs";
import {
  expectFocus, field, fill, heading, journeys, kept, offer, open, press, question, says, silent, soon, type, words,
} from "./reader.mjs";

const all = journeys();

/** The field is marked as invalid, and the message that describes it is visible. */
async function expectWrong(page, input, message) {
  await soon(async () => (await input.getAttribute("aria-invalid")) === "true", () => `no complaint: “${message}”`);
  const ids = ((await input.getAttribute("aria-describedby")) ?? "").split(" ");
  const described = await page.evaluate(
    (ids) => ids.map((id) => document.getElementById(id)).map((each) => each?.offsetParent && each.innerText),
    ids,
  );
  assert.ok(described.includes(message), `“${message}” describes the field: ${described.join(" | ")}`);
}

/** The field is not marked as invalid. */
async function expectFine(input, message = "the field complains") {
  await soon(async () => (await input.getAttribute("aria-invalid")) !== "true", () => message);
}

/** The answers as they would be remembered. */
const answers = async (page) => new URLSearchParams(((await kept(page)) ?? "").split("\n")[1] ?? "");

/** Opens a page of questions with the answers remembered, so that they can be looked at. */
const remembered = (path, options = {}) =>
  open(all, { lang: "ru", kept: "base=basic_secondary&1.kind=medical", path, ...options });

const AVERAGES = {
  fine: { "4,62": "4.62", "4.62": "4.62", " 4,62 ": "4.62", "4,62": "4.62", "\u00a04,6\u00a0": "4.6", "5": "5", "2": "2" },
  wrong: ["4,", ",5", "4,62,1", "1,9", "5,1", "45", "4.12345", "-4", "+4", "1e0", "４", "четыре", "🙂", "4 6", "NaN"],
};

test("an average: with comma or point, with spaces around; otherwise a message and no answer", async () => {
  const { page, context, seen, w } = await remembered("case/average");
  const input = field(page, w.q_average);
  for (const [text, value] of Object.entries(AVERAGES.fine)) {
    await type(page, w.q_average, text);
    await expectFine(input, `“${text}” is refused`);
    await soon(async () => Number((await answers(page)).get("average")) === Number(value), () => `“${text}”`);
  }
  for (const text of AVERAGES.wrong) {
    await type(page, w.q_average, text);
    await expectWrong(page, input, w.error_average);
    assert.equal(await input.inputValue(), text, "what was typed stays");
    assert.equal((await answers(page)).get("average"), null, `“${text}” is no answer`);
    assert.equal((await answers(page)).get("base"), "basic_secondary", "the other answers stay");
  }
  await type(page, w.q_average, "");
  await expectFine(input, "an empty field is no mistake");
  expectClean(seen);
  await context.close();
});

test("no message while one is still typing; it goes as soon as the text can be read", async () => {
  const { page, context, w } = await remembered("case/average");
  const input = field(page, w.q_average);
  await input.focus();
  for (const key of "4,6") {
    await page.keyboard.type(key);
    assert.notEqual(await input.getAttribute("aria-invalid"), "true", `after ${key}`);
  }
  await input.fill("4,");
  await page.keyboard.press("Tab");
  await expectWrong(page, input, w.error_average);
  await input.focus();
  await page.keyboard.press("End");
  await page.keyboard.type("7");
  await expectFine(input);
  assert.equal(await input.inputValue(), "4,7");
  await context.close();
});

const DAYS = {
  fine: ["9.3.2011", "09.03.2011", "09/03/2011", "9-3-2011", "2011-03-09", "\u00a009.03.2011 ", "09 03 2011"],
  wrong: ["30.02.2011", "31.04.2011", "29.02.2011", "00.01.2011", "1.13.2011", "9.3.11", "9.3", "март", "11.8.2026", "1.1.9999", "🎂"],
};

test("a day of birth: as people write it; impossible and future days get a message", async () => {
  const { page, context, w } = await remembered("case/person");
  const input = field(page, w.q_birth_date);
  for (const text of DAYS.fine) {
    await type(page, w.q_birth_date, text);
    await expectFine(input, `“${text}” is refused`);
    await soon(async () => (await answers(page)).get("birth") === "2011-03-09", () => `“${text}” is not understood`);
  }
  for (const text of DAYS.wrong) {
    await type(page, w.q_birth_date, text);
    await expectWrong(page, input, w.error_birth);
    assert.equal(await input.inputValue(), text);
    assert.equal((await answers(page)).get("birth"), null, `“${text}” is no answer`);
  }
  await type(page, w.q_birth_date, "10.8.2026");
  await expectFine(input, "today is possible");
  await type(page, w.q_birth_date, "29.02.2012");
  await expectFine(input, "a leap day is possible");
  await context.close();
});

test("a year: four digits", async () => {
  const { page, context, w } = await remembered("case/document");
  const input = field(page, w.q_document_year);
  for (const text of ["20", "20260", "1899", "2201", "26 г.", "٢٠٢٦", "-2026"]) {
    await type(page, w.q_document_year, text);
    await expectWrong(page, input, w.error_year);
    assert.equal((await answers(page)).get("document_year"), null, text);
  }
  await type(page, w.q_document_year, " 2026\u00a0");
  await expectFine(input);
  assert.equal((await answers(page)).get("document_year"), "2026");
  await context.close();
});

test("marks: from 0 to the maximum, which is not 0; each of three exams for itself", async () => {
  const { page, context, w } = await open(all, {
    lang: "ru",
    path: "case/exams-1",
    kept: "base=basic_secondary&1.kind=medical&1.level=mid_level&1.form=full_time&1.basis=state_order",
  });
  const exam = (n) => question(page, fill(w.q_exam_n, { n: String(n) }));
  const mark = (n) => exam(n).getByLabel(w.q_mark, { exact: true });
  const outOf = (n) => exam(n).getByLabel(w.q_out_of, { exact: true });
  await type(page, mark(1), "80");
  await type(page, outOf(1), "100");
  await expectFine(outOf(1));
  await soon(async () => (await answers(page)).get("1.marks") === "80/100");
  await type(page, mark(1), "101");
  await expectWrong(page, mark(1), w.error_mark);
  assert.equal(await mark(1).inputValue(), "101");
  assert.equal(await outOf(1).inputValue(), "100");
  assert.equal((await answers(page)).get("1.marks"), null, "an impossible mark is no answer");
  await type(page, mark(1), "99,5");
  await expectFine(mark(1));
  await soon(async () => (await answers(page)).get("1.marks") === "99.5/100");
  await type(page, outOf(2), "0");
  await expectWrong(page, outOf(2), w.error_mark);
  assert.equal((await answers(page)).get("1.marks"), "99.5/100", "the first exam stays");
  await type(page, outOf(2), "");
  await type(page, mark(2), "пять");
  await expectWrong(page, mark(2), w.error_mark);
  await type(page, mark(2), "");
  await expectFine(mark(2));
  await context.close();
});

test("a mark that its maximum, typed later, does not allow is mended at either field", async () => {
  const { page, context, w } = await open(all, {
    lang: "ru",
    path: "case/exams-1",
    kept: "base=basic_secondary&1.kind=medical&1.level=mid_level&1.form=full_time&1.basis=state_order",
  });
  const exam = question(page, fill(w.q_exam_n, { n: "1" }));
  const mark = exam.getByLabel(w.q_mark, { exact: true });
  const outOf = exam.getByLabel(w.q_out_of, { exact: true });
  await type(page, mark, "80");
  await type(page, outOf, "50");
  await expectWrong(page, outOf, w.error_mark);
  await type(page, mark, "40");
  await soon(async () => (await answers(page)).get("1.marks") === "40/50");
  await expectFine(outOf, "the other field still complains although both are right now");
  await context.close();
});

test("“Next” with a field that cannot be read: a list with the focus, whose link leads to the field", async () => {
  const { page, context, w } = await remembered("case/document");
  const input = field(page, w.q_document_year);
  await press(page, w.q_issued_in, w.issued_in_kazakhstan);
  await input.fill("20");
  // By keyboard, so that the same key press leaves the field and goes to the next step.
  await input.press("Enter");
  const list = page.getByRole("alert");
  await says(list, w.errors_title);
  await says(list, w.error_year);
  await expectFocus(list, "the list of errors");
  assert.equal(await heading(page).innerText(), w.step_document, "one stays at the step");
  await expectWrong(page, input, w.error_year);
  await list.getByRole("link").click();
  await expectFocus(input, "the field");
  assert.equal(await heading(page).innerText(), w.step_document);
  assert.equal(await input.inputValue(), "20");
  assert.ok(await offer(question(page, w.q_issued_in), w.issued_in_kazakhstan).isChecked(), "the good answer stays");
  await page.keyboard.press("End");
  await page.keyboard.type("26");
  await expectFine(input);
  await page.getByRole("button", { name: w.next, exact: true }).click();
  await soon(async () => (await heading(page).innerText()) !== w.step_document, () => "one cannot go on");
  await page.goBack();
  const there = async () => (await heading(page).innerText()) === w.step_document;
  await soon(there, () => "back does not lead back: the link to the field left a place of its own in the history");
  assert.equal(await field(page, w.q_document_year).inputValue(), "2026");
  await context.close();
});

test("the list is renewed when one tries again, and names only what is still wrong", async () => {
  const { page, context, w } = await open(all, {
    lang: "ru",
    path: "case/exams-1",
    kept: "base=basic_secondary&1.kind=medical&1.level=mid_level&1.form=full_time&1.basis=state_order",
  });
  const mark = (n) => question(page, fill(w.q_exam_n, { n: String(n) })).getByLabel(w.q_mark, { exact: true });
  const next = page.getByRole("button", { name: w.next, exact: true });
  await type(page, mark(1), "x");
  await type(page, mark(2), "y");
  await next.click();
  const list = page.getByRole("alert");
  await soon(async () => (await list.getByRole("link").count()) === 2, () => "both fields are named");
  await type(page, mark(1), "5");
  await next.click();
  await soon(async () => (await list.getByRole("link").count()) === 1, () => "one field is named");
  await list.getByRole("link").click();
  await expectFocus(mark(2), "the second field");
  await context.close();
});

test("what cannot be read yet stays when the language changes and when one comes back", async () => {
  const { page, context, w } = await remembered("case/document");
  await type(page, w.q_document_year, "20");
  await page.getByRole("navigation").getByRole("link", { name: "Қаз" }).click();
  const kk = words("kk");
  const input = field(page, kk.q_document_year);
  await soon(async () => (await input.count()) > 0 && (await input.inputValue()) === "20", () => "“20” is lost");
  await expectWrong(page, input, kk.error_year);
  await page.getByRole("link", { name: kk.nav_about, exact: true }).click();
  await soon(async () => (await heading(page).innerText()) === kk.about_title);
  await page.goBack();
  await soon(async () => (await input.count()) > 0 && (await input.inputValue()) === "20", () => "“20” is lost");
  await context.close();
});

test("marks that cannot be read yet stay when the language changes", async () => {
  const { page, context, w } = await open(all, {
    lang: "ru",
    path: "case/exams-1",
    kept: "base=basic_secondary&1.kind=medical&1.level=mid_level&1.form=full_time&1.basis=state_order",
  });
  const exam = question(page, fill(w.q_exam_n, { n: "1" }));
  await type(page, exam.getByLabel(w.q_mark, { exact: true }), "8o");
  await type(page, exam.getByLabel(w.q_out_of, { exact: true }), "100");
  await page.getByRole("navigation").getByRole("link", { name: "Eng" }).click();
  const en = words("en");
  const there = question(page, fill(en.q_exam_n, { n: "1" }));
  await there.waitFor();
  assert.equal(await there.getByLabel(en.q_out_of, { exact: true }).inputValue(), "100");
  assert.equal(await there.getByLabel(en.q_mark, { exact: true }).inputValue(), "8o");
  await context.close();
});

test("a page of text and emoji pasted into every field: the app goes on", async () => {
  const { page, context, seen, w } = await remembered("case/all");
  const paste = "🙂é\u00a0<b>&\"'%00\u202e".repeat(420).slice(0, 5000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), paste);
  const inputs = page.getByRole("main").locator("input[type=text], input[type=search]");
  const count = await inputs.count();
  assert.ok(count > 5, `${count} fields`);
  for (let at = 0; at < count; at++) {
    await inputs.nth(at).focus();
    await page.keyboard.press("Control+V");
    const value = await inputs.nth(at).inputValue();
    assert.ok(value.length > 0 && value.length <= 200, `${value.length} characters are taken`);
    // A script or an extension does not know the limit of a field.
    await inputs.nth(at).evaluate((input, text) => {
      input.value = text;
      for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
    }, paste);
  }
  await press(page, w.q_base, w.base_general_secondary);
  assert.ok(await offer(question(page, w.q_base), w.base_general_secondary).isChecked());
  await page.getByRole("link", { name: w.nav_result, exact: true }).click();
  await soon(async () => (await heading(page).innerText()) === w.result_title);
  await says(page.getByRole("main"), w.section_papers);
  expectClean(seen);
  await context.close();
});

test("a name of one's own is shown as text, whatever it is", async () => {
  const { page, context, seen, w } = await remembered("case/specialty-1");
  const name = "<img src=x onerror=alert(1)> & “Мед” 🏥";
  await type(page, w.q_label, name);
  await page.getByRole("link", { name: w.nav_result, exact: true }).click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
  assert.equal(await page.getByRole("main").locator("img").count(), 0);
  expectClean(seen);
  await context.close();
});

test("another moment: half a time and a day without a year change nothing and stay", async () => {
  const { page, context, w } = await open(all, { lang: "ru" });
  await page.getByText(w.as_of_change, { exact: true }).click();
  for (const text of ["17.08", "31.06.2026", "завтра"]) {
    await type(page, w.as_of_date, text);
    await expectWrong(page, field(page, w.as_of_date), w.error_date);
    assert.equal(await field(page, w.as_of_date).inputValue(), text);
  }
  await type(page, w.as_of_date, "17.08.2026");
  await expectFine(field(page, w.as_of_date));
  for (const text of ["9:", "25:00", "9:60", "утром"]) {
    await type(page, w.as_of_time, text);
    await soon(async () => (await field(page, w.as_of_time).getAttribute("aria-invalid")) === "true", () => text);
  }
  await silent(page.getByRole("main"), "25:00");
  await type(page, w.as_of_time, "18:30");
  await expectFine(field(page, w.as_of_time));
  await says(page.getByRole("main"), "18:30");
  await context.close();
});
