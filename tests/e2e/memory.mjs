// What the page remembers: the language always, the answers only on request; and what it does when the
// browser keeps nothing, too little, or something else.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectApp, expectClean, ready, visit } from "./site.mjs";
import {
  dash, field, heading, journeys, kept, literal, offer, open, plain, press, question, says, silent, soon, start, type, words,
} from "./reader.mjs";
import { days } from "./days.mjs";

const all = journeys();

const remember = (page, w) => page.getByRole("checkbox", { name: w.case_remember, exact: true });
const base = (page, w) => offer(question(page, w.home_base), w.home_base_basic_secondary);
const NAMES = { kk: "Қаз", ru: "Рус", en: "Eng" };
const speak = (page, lang) => page.getByRole("navigation").getByRole("link", { name: NAMES[lang] }).click();

/** Everything that this browser keeps for the site. */
const everything = (page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));

test("the language: pressed, it is in the link, in the page, in its title, and remembered; the answers stay", async () => {
  const { page, context, seen } = await open(all, { lang: "kk" });
  await press(page, words("kk").home_base, words("kk").home_base_basic_secondary);
  for (const lang of ["ru", "en", "kk"]) {
    const w = words(lang);
    await speak(page, lang);
    await soon(async () => (await heading(page).innerText()) === w.home_title);
    assert.match(page.url(), new RegExp(`#/\\?lang=${lang}$`));
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    assert.equal(await page.title(), `${w.home_title}${dash(lang)}${w.app_name}`);
    assert.ok(await base(page, w).isChecked(), "the answer stays");
    const current = page.getByRole("navigation", { name: w.language }).locator("[aria-current=true]");
    assert.equal(await current.innerText(), NAMES[lang]);
  }
  await speak(page, "en");
  await soon(async () => (await heading(page).innerText()) === words("en").home_title);
  await page.goto("about:blank");
  await page.goto(all.site.url);
  await ready(page);
  await soon(async () => (await heading(page).innerText()) === words("en").home_title, () => "forgotten");
  await page.goBack();
  expectClean(seen);
  await context.close();
});

test("the title follows the page", async () => {
  const { page, context, w } = await open(all, { lang: "ru" });
  for (const [nav, title] of [["nav_result", "result_title"], ["nav_law", "law_title"], ["nav_about", "about_title"]]) {
    await page.getByRole("link", { name: w[nav], exact: true }).click();
    await soon(async () => (await page.title()) === `${w[title]}${dash("ru")}${w.app_name}`, () => title);
  }
  await context.close();
});

test("a language pressed before the app is ready is the one that comes", async () => {
  const { page, context, seen } = await visit(all.browser, all.site);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", (route) => held.then(() => route.continue()));
  await page.goto(all.site.url, { waitUntil: "commit" });
  await page.locator("#shell").getByRole("link", { name: "Рус" }).click();
  release();
  await expectApp(page);
  await soon(async () => (await heading(page).innerText()) === words("ru").home_title, () => "not in Russian");
  assert.equal(await page.locator("html").getAttribute("lang"), "ru");
  expectClean(seen);
  await context.close();
});

test("a language whose words do not come: the page stays as it is and says so", async () => {
  const { page, context, w } = await open(all, { lang: "ru" });
  await page.route("**/words.en*", (route) => route.abort());
  await speak(page, "en");
  await says(page.getByRole("main"), w.law_failed);
  assert.equal(await heading(page).innerText(), w.home_title);
  assert.equal(await page.locator("html").getAttribute("lang"), "ru");
  await context.close();
});

test("nothing of the answers is kept until one asks for it; then a reload finds them; then not any more", async () => {
  const { page, context, w } = await open(all, { lang: "ru" });
  assert.equal(await remember(page, w).isChecked(), false, "off until chosen");
  await base(page, w).click();
  assert.equal(await kept(page), null);
  assert.ok(!(await everything(page)).includes("basic_secondary"), await everything(page));
  await page.reload();
  await ready(page);
  assert.equal(await base(page, w).isChecked(), false, "a reload forgets");

  await base(page, w).click();
  await remember(page, w).check();
  await press(page, w.home_kind, w.home_kind_medical);
  await soon(async () => (await kept(page))?.includes("medical"), () => "the later answer is kept too");
  await page.reload();
  await ready(page);
  assert.ok(await remember(page, w).isChecked());
  assert.ok(await base(page, w).isChecked(), "a reload keeps");
  assert.ok(await offer(question(page, w.home_kind), w.home_kind_medical).isChecked());

  await remember(page, w).uncheck();
  assert.equal(await kept(page), null, "forgotten at once");
  assert.ok(await base(page, w).isChecked(), "and still on the screen");
  await page.reload();
  await ready(page);
  assert.equal(await base(page, w).isChecked(), false);
  await context.close();
});

for (const lang of ["kk", "ru"]) {
  for (const edition of [null, "578-20-2025"]) {
    test(`answers kept before the notices (${edition}): the page says what has changed, once, in ${lang}`, async () => {
      const { pedagogical } = days("2026");
      const kept = "base=basic_secondary&1.kind=pedagogical&1.level=mid_level&1.form=full_time&1.basis=state_order";
      const { page, context, seen, w, d } = await open(all, { lang, kept, edition, path: "result" });
      const [said] = w.kept_edition_changed.split("{edition}");
      await says(page.getByRole("main"), said);
      const note = page.getByRole("status").filter({ hasText: new RegExp(literal(said)) });
      const changes = (await note.getByRole("listitem").allInnerTexts()).map(plain).join(" | ");
      assert.ok(changes.includes(plain(d.moment(pedagogical.file_by))), changes);
      await page.getByRole("link", { name: w.nav_law, exact: true }).click();
      await soon(async () => (await heading(page).innerText()) === w.law_title);
      await page.reload();
      await ready(page);
      await page.goto(`${all.site.url}#/result?lang=${lang}`);
      await soon(async () => (await heading(page).innerText()) === w.result_title);
      await page.getByText(w.more_loading, { exact: true }).waitFor({ state: "hidden" });
      await silent(page.getByRole("main"), said);
      expectClean(seen);
      await context.close();
    });
  }
}

test("a saved case of an earlier edition opens with what has changed, and nothing is kept unasked", async () => {
  const { pedagogical } = days("2026");
  const answers = "base=basic_secondary&1.kind=pedagogical&1.level=mid_level&1.form=full_time&1.basis=state_order";
  const { page, context, w, d } = await open(all, {
    lang: "ru",
    path: "keep/file",
    before: (page) => page.addInitScript((line) => {
      localStorage.setItem("talapker.cases", `talapker-cases/1\nA\t2026-08-01T09:00\t${line}\n`);
    }, answers),
  });
  await page.getByRole("button", { name: w.file_open_one, exact: true }).click();
  const [said] = w.kept_edition_changed.split("{edition}");
  await says(page.getByRole("main"), said);
  const note = page.getByRole("status").filter({ hasText: new RegExp(literal(said)) });
  const changes = plain(await note.innerText());
  assert.ok(changes.includes(plain(d.moment(pedagogical.file_by))), changes);
  await page.getByRole("link", { name: w.nav_law, exact: true }).click();
  await soon(async () => (await heading(page).innerText()) === w.law_title);
  assert.equal(await page.evaluate(() => localStorage.getItem("talapker.edition")), null);
  await context.close();
});

test("erasing everything asks first, can be called off, and leaves nothing", async () => {
  const { page, context, w } = await open(all, { lang: "ru", kept: "base=basic_secondary&1.label=Secret&average=4.62" });
  const clear = page.getByRole("button", { name: w.case_clear, exact: true });
  await clear.click();
  await page.getByRole("button", { name: w.cancel, exact: true }).click();
  assert.ok(await base(page, w).isChecked(), "called off");
  await clear.click();
  await says(page.getByRole("contentinfo"), w.case_clear_sure);
  await page.getByRole("button", { name: w.case_clear_yes, exact: true }).click();
  await says(page.getByRole("main"), w.case_cleared);
  assert.equal(await base(page, w).isChecked(), false);
  assert.equal(await kept(page), null);
  assert.ok(!(await everything(page)).includes("Secret"));
  assert.equal(await remember(page, w).isChecked(), false);
  await page.getByRole("link", { name: w.nav_result, exact: true }).click();
  await says(page.getByRole("main"), w.result_empty);
  await silent(page.getByRole("main"), "Secret");
  await context.close();
});

test("the focus is not lost when one erases or calls it off", async () => {
  const { page, context, w } = await open(all, { lang: "ru", kept: "base=basic_secondary" });
  const anywhere = () => page.evaluate(() => document.activeElement !== document.body);
  await page.getByRole("button", { name: w.case_clear, exact: true }).press("Enter");
  await soon(anywhere, () => "the question whether one is sure has not the focus");
  await page.getByRole("button", { name: w.cancel, exact: true }).press("Enter");
  await soon(anywhere, () => "after calling off nothing has the focus");
  await context.close();
});

test("what cannot be read yet is erased as well", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "case/document" });
  await type(page, w.q_document_year, "20");
  await page.getByRole("button", { name: w.case_clear, exact: true }).click();
  await page.getByRole("button", { name: w.case_clear_yes, exact: true }).click();
  await soon(async () => (await field(page, w.q_document_year).inputValue()) === "", () => "“20” is still there");
  await context.close();
});

test("ten idle minutes erase the answers and say so; a touch begins them anew", async () => {
  const { page, context, w } = await open(all, { lang: "ru", runs: true });
  await base(page, w).click();
  await page.clock.runFor(9 * 60_000);
  assert.ok(await base(page, w).isChecked(), "not before");
  await page.keyboard.press("Shift");
  await page.clock.runFor(9 * 60_000);
  assert.ok(await base(page, w).isChecked(), "one is still there");
  await page.clock.runFor(75_000);
  await says(page.getByRole("main"), w.case_cleared_idle);
  assert.equal(await base(page, w).isChecked(), false);
  await context.close();
});

test("ten idle minutes erase nothing if it is to be remembered, and say nothing if there is nothing", async () => {
  const { page, context, w } = await open(all, { lang: "ru", runs: true, kept: "base=basic_secondary" });
  await page.clock.runFor(11 * 60_000);
  assert.ok(await base(page, w).isChecked());
  await silent(page.getByRole("main"), w.case_cleared_idle);
  await context.close();

  const empty = await open(all, { lang: "ru", runs: true });
  await empty.page.clock.runFor(11 * 60_000);
  await silent(empty.page.getByRole("main"), w.case_cleared_idle);
  await empty.context.close();
});

test("a device asleep for an hour: the answers are gone when one wakes it", async () => {
  const { page, context, w } = await open(all, { lang: "ru", runs: true });
  await base(page, w).click();
  await page.clock.fastForward(60 * 60_000);
  await says(page.getByRole("main"), w.case_cleared_idle);
  await context.close();
});

/** A browser whose storage is spoilt before the page begins. */
const spoilt = (script, options) => open(all, { lang: "ru", before: (page) => page.addInitScript(script), ...options });

for (const [name, script] of Object.entries({
  throws: () => {
    for (const store of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(globalThis, store, {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  },
  "is absent": () => {
    for (const store of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, store, { value: null });
  },
})) {
  test(`storage that ${name}: everything works, and the page says what will be lost`, async () => {
    const { page, context, seen, w } = await spoilt(script);
    await says(page.getByRole("contentinfo"), w.storage_blocked);
    await base(page, w).click();
    await remember(page, w).click();
    await says(page.getByRole("main"), w.storage_blocked);
    assert.ok(await base(page, w).isChecked());
    await speak(page, "kk");
    await soon(async () => (await heading(page).innerText()) === words("kk").home_title);
    assert.ok(await base(page, words("kk")).isChecked());
    expectClean(seen);
    await context.close();
  });
}

test("storage that is full: the answers on the screen stay, and the page says so", async () => {
  const { page, context, w } = await spoilt(() => {
    const put = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (String(value).length > 10) throw new DOMException("full", "QuotaExceededError");
      put.call(this, key, value);
    };
  });
  await base(page, w).click();
  await remember(page, w).check();
  await says(page.getByRole("main"), w.storage_full);
  assert.ok(await base(page, w).isChecked());
  await context.close();
});

for (const [name, text] of Object.entries({
  "of a newer version": "talapker-answers/2\nbase=basic_secondary",
  "of something else": "{\"base\":\"basic_secondary\"}",
  "cut off": "talapker-answers/1\nbase=basic_sec",
  "with an answer that is unknown here": "talapker-answers/1\nbase=basic_secondary&future=yes",
  "damaged": "talapker-answers/1\nbase=%E0%A4%A&1.label=%FF",
  "enormous": `talapker-answers/1\n${"1.label=x&".repeat(100_000)}9.kind=medical`,
})) {
  test(`kept answers ${name}: the page says so and begins anew, and nothing of them is destroyed unasked`, async () => {
    const { page, context, seen, w } = await open(all, {
      lang: "ru",
      before: (page) => page.addInitScript((text) => {
        if (!sessionStorage.getItem("seeded")) localStorage.setItem("talapker.case", text);
        sessionStorage.setItem("seeded", "1");
      }, text),
    });
    await says(page.getByRole("main"), w.storage_broken);
    assert.equal(await base(page, w).isChecked(), false);
    assert.equal(await remember(page, w).isChecked(), false);
    await base(page, w).click();
    assert.equal(await kept(page), text, "what was kept is left until one asks to remember");
    await remember(page, w).check();
    await soon(async () => (await kept(page)) === "talapker-answers/1\nbase=basic_secondary", async () => kept(page));
    expectClean(seen);
    await context.close();
  });
}

test("two windows: the later answers win and neither breaks", async () => {
  const { page, context, w } = await open(all, { lang: "ru", kept: "base=basic_secondary" });
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  assert.ok(await base(other, w).isChecked());
  await press(other, w.home_base, w.home_base_general_secondary);
  await press(page, w.home_kind, w.home_kind_medical);
  assert.ok((await kept(page)).startsWith("talapker-answers/1\n"));
  await says(page.getByRole("main"), start(w.home_title));
  await context.close();
});
