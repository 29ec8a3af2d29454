// Several cases are saved by name; what stands in the browser's storage already is never overwritten unasked.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectAccessible, expectClean, ready } from "./site.mjs";
import {
  button, expectFocus, field, fill, journeys, offer, question, says, silent, soon, start, type,
} from "./reader.mjs";
import { ANSWERS, CASE, choose, download, filePage, line, named, region } from "./file_page.mjs";

const all = journeys();

for (const lang of ["kk", "ru"]) {
  test(`cases by name: saved, listed, opened, changed, renamed, deleted, each with a way back (${lang})`, async () => {
    const { page, context, seen, w } = await filePage(all, { lang, kept: ANSWERS });
    const part = region(page, w.cases_title);
    const name = () => field(page, w.cases_name);
    await says(part, w.cases_idle);
    await says(part, w.cases_empty);
    await button(part, w.cases_save).click();
    await says(part, w.cases_name_error);
    await expectFocus(name(), "the field for the name");
    await type(page, name(), "ы".repeat(61));
    await button(part, w.cases_save).click();
    await says(part, w.cases_name_error);
    assert.equal(await named(page), null);

    await type(page, name(), "  Айша  ");
    await button(part, w.cases_save).click();
    await says(part, fill(w.cases_saved, { name: "Айша" }));
    await says(part, fill(w.cases_same, { name: "Айша" }));
    await says(part, w.home_base_basic_secondary);
    assert.ok((await named(page)).startsWith("talapker-cases/1\n%D0%90%D0%B9%D1%88%D0%B0\t2026-08-10T10:00\t"));
    await expectAccessible(page, "saved cases");

    // Changed since: the page shows it, and offers to save again.
    await page.getByRole("navigation").getByRole("link", { name: w.nav_home, exact: true }).click();
    await offer(question(page, w.home_way), w.home_way_evening_state_order).click();
    await page.getByRole("navigation").getByRole("link", { name: w.nav_keep, exact: true }).click();
    await page.getByRole("link", { name: w.keep_cases, exact: true }).click();
    await says(part, fill(w.cases_differs, { name: "Айша" }));
    await button(part, w.cases_again).click();
    await says(part, fill(w.cases_same, { name: "Айша" }));
    await says(part, w.home_way_evening_state_order);
    await button(part, w.undo).click();
    await says(part, fill(w.cases_differs, { name: "Айша" }));

    // The same name again is asked about.
    await type(page, name(), "айша");
    await button(part, w.cases_save).click();
    await says(part, fill(w.cases_exists, { name: "айша" }));
    await button(part, w.cancel).click();
    await type(page, name(), "Берік");
    await button(part, w.cases_save).click();
    await says(part, fill(w.cases_same, { name: "Берік" }));

    // Opened: nothing is lost, because what is on the screen is saved; and the way back.
    await button(part, w.file_open_one).first().click();
    await says(page.getByRole("main"), w.cases_opened);
    await says(part, fill(w.cases_same, { name: "Айша" }));
    assert.equal(await line(page), ANSWERS);
    await button(page, w.undo).first().click();
    await says(page.getByRole("main"), w.undone);
    await says(part, fill(w.cases_same, { name: "Берік" }));

    await button(part, w.cases_rename).first().click();
    await expectFocus(field(page, w.cases_new_name), "the field for the new name");
    await type(page, w.cases_new_name, "Берік");
    await button(part.getByRole("list"), w.cases_save).click();
    await says(part, fill(w.cases_taken, { name: "Берік" }));
    await button(part, w.cancel).click();
    await button(part, w.cases_rename).first().click();
    await type(page, w.cases_new_name, "Айша Т.");
    await page.locator("#f-new-name").press("Enter");
    await says(part, fill(w.cases_renamed, { name: "Айша Т." }));

    await button(part, w.cases_delete).first().click();
    await says(part, fill(w.cases_deleted, { name: "Айша Т." }));
    await silent(part.getByRole("list"), "Айша Т.");
    await button(part, w.undo).click();
    await says(part.getByRole("list"), "Айша Т.");
    expectClean(seen);
    assert.deepEqual(seen.errors, []);
    await context.close();
  });
}

test("what would be lost is asked about before a saved case is opened", async () => {
  const { page, context, w } = await filePage(all, {
    lang: "ru",
    kept: "1.form=evening",
    before: (page) => page.addInitScript(() => {
      localStorage.setItem("talapker.cases", "talapker-cases/1\nA\t2026-08-01T09:00\tbase=higher\n");
    }),
  });
  const part = region(page, w.cases_title);
  await button(part, w.file_open_one).click();
  await says(part, fill(w.file_ask, { name: "A" }));
  await button(part, w.cancel).click();
  assert.equal(await line(page), "1.form=evening");
  await button(part, w.file_open_one).click();
  await button(part, w.file_ask_yes).click();
  await says(page.getByRole("main"), w.cases_opened);
  assert.equal(await line(page), "base=higher");
  await context.close();
});

test("ten idle minutes: the screen is cleared without a way back, the named cases stay", async () => {
  const { page, context, w } = await filePage(all, { lang: "ru" });
  await choose(page, w, CASE);
  await type(page, w.cases_name, "Айша");
  await button(page, w.cases_save).click();
  await says(page.getByRole("main"), fill(w.cases_saved, { name: "Айша" }));
  // The window gets the focus again eleven minutes later.
  await page.clock.setFixedTime(new Date("2026-08-10T10:11:00+05:00"));
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await says(page.getByRole("main"), w.case_cleared_idle);
  const notice = page.getByRole("status").filter({ hasText: w.case_cleared_idle });
  assert.equal(await button(notice, w.undo).count(), 0);
  await says(page.getByRole("main"), w.file_nothing);
  await says(region(page, w.cases_title).getByRole("list"), "Айша");
  await context.close();
});

test("two windows: both lists show what is saved in either", async () => {
  const { page, context, w } = await filePage(all, { lang: "ru", kept: ANSWERS });
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  for (const [window, name] of [[page, "Айша"], [other, "Берік"]]) {
    await type(window, w.cases_name, name);
    await button(window, w.cases_save).click();
    await says(region(window, w.cases_title), fill(w.cases_saved, { name }));
  }
  for (const window of [page, other]) {
    for (const name of ["Айша", "Берік"]) await says(region(window, w.cases_title).getByRole("list"), name);
  }
  await context.close();
});

/** The page about files, with something under the name of the saved cases. */
const foreign = (text, options) => filePage(all, {
  lang: "ru",
  kept: ANSWERS,
  before: (page) => page.addInitScript((text) => {
    if (!sessionStorage.getItem("cases")) localStorage.setItem("talapker.cases", text);
    sessionStorage.setItem("cases", "1");
  }, text),
  ...options,
});

for (const [name, text] of Object.entries({
  "of a newer version": "talapker-cases/2\nA\tsomething\n",
  "of something else": "{\"cases\":[]}",
  empty: "",
})) {
  test(`saved cases ${name}: the page says so, saves none over them, and gives them away or clears them if asked`, async () => {
    const { page, context, seen, w } = await foreign(text);
    const part = region(page, w.cases_title);
    await says(part, w.cases_foreign);
    assert.equal(await field(page, w.cases_name).count(), 0);
    const given = await download(page, w.cases_as_file);
    assert.equal(given.text, text);
    await choose(page, w, [CASE, CASE]);
    await button(page, w.file_many_keep).click();
    await says(part, w.cases_foreign);
    assert.equal(await named(page), text);
    await button(part, w.cases_clear).click();
    await says(part, w.cases_empty);
    assert.equal(await named(page), null);
    await button(part, w.undo).click();
    await says(part, w.cases_foreign);
    assert.equal(await named(page), text);
    assert.equal(await line(page), ANSWERS);
    expectClean(seen);
    await context.close();
  });
}

test("a saved case that was cut off: the others are there, and it stays until one deletes it", async () => {
  const whole = "talapker-cases/1\nA\t2026-08-01T09:00\tbase=higher\n";
  const { page, context, w } = await foreign(`${whole}B\t2026-08-01T09:00\taverage=4.6`);
  const part = region(page, w.cases_title);
  await says(part, w.cases_broken);
  await type(page, w.cases_name, "Айша");
  await button(part, w.cases_save).click();
  await says(part, fill(w.cases_saved, { name: "Айша" }));
  assert.ok((await named(page)).startsWith(`${whole}?B\t2026-08-01T09:00\taverage=4.6\n`), await named(page));
  assert.equal((await download(page, w.cases_as_file)).text, "?B\t2026-08-01T09:00\taverage=4.6");
  await button(part, w.cases_delete).nth(1).click();
  await soon(async () => !(await named(page)).includes("?B"));
  await says(part, "A");
  await context.close();
});

test("a full device: the saved cases stay as they were, and the file is the way out", async () => {
  const before = "talapker-cases/1\nA\t2026-08-01T09:00\tbase=higher\n";
  const { page, context, w } = await foreign(before);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await type(page, w.cases_name, "Айша");
  await button(page, w.cases_save).click();
  await says(region(page, w.cases_title), w.cases_full);
  assert.equal(await named(page), before);
  await button(region(page, w.cases_title), w.cases_delete).click();
  await soon(async () => (await named(page)) === null, () => "deleting needs no room");
  assert.ok((await download(page, w.file_save_button)).text.includes("talapker-case/1"));
  await context.close();
});

test("storage that is blocked: files work, and the page says that nothing else is kept", async () => {
  const { page, context, seen, w } = await filePage(all, {
    lang: "ru",
    before: (page) => page.addInitScript(() => {
      for (const store of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(globalThis, store, {
          get: () => {
            throw new DOMException("blocked", "SecurityError");
          },
        });
      }
    }),
  });
  await says(region(page, w.cases_title), w.cases_blocked);
  await choose(page, w, CASE);
  await says(page.getByRole("main"), w.file_opened);
  assert.ok((await download(page, w.file_save_button)).text.includes("basic_secondary"));
  await choose(page, w, [CASE, CASE]);
  await button(page, w.file_many_keep).click();
  await says(page.getByRole("main"), start(w.cases_blocked));
  expectClean(seen);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["kk", "ru"]) {
    test(`the pages can be used by everybody, also on a narrow screen (${lang}, ${colorScheme})`, async () => {
      const { page, context, w } = await filePage(all, {
        lang, colorScheme, kept: ANSWERS, viewport: { width: 320, height: 640 },
        before: (page) => page.addInitScript(() => {
          localStorage.setItem("talapker.cases", `talapker-cases/1\n${"W".repeat(60)}\t2026-08-01T09:00\tbase=higher\n`);
        }),
      });
      await choose(page, w, [CASE, { ...CASE, x: 1 }]);
      await says(page.getByRole("main"), w.file_many);
      await expectAccessible(page, "files");
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await wide()) <= 320, `files are ${await wide()} px wide`);
      await page.goto(`${all.site.url}#/keep?lang=${lang}`);
      await page.getByRole("link", { name: w.keep_file, exact: true }).waitFor();
      await expectAccessible(page, "keeping");
      assert.ok((await wide()) <= 320, `keeping is ${await wide()} px wide`);
      await context.close();
    });
  }
}
