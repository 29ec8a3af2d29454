// Everybody can use every page: no complaint of axe in any language and theme, nothing scrolls sideways on the
// narrowest phone, forced colours and reduced motion are kept.

import { test } from "node:test";
import assert from "node:assert/strict";
import { complaints, expectClean } from "./site.mjs";
import { card, field, heading, journeys, open, press, question, says, soon, start, type } from "./reader.mjs";

const all = journeys();

/** A case with two choices in which nearly everything is answered, so that the pages are full. */
const FULL =
  "base=basic_secondary&birth=2011-03-09&status=kandas&issued_in=kazakhstan&document_year=2024&digitised=no" +
  "&average=4.62&disability=group_2&impairments=sight,hearing&quotas=rural_youth,orphan&service=serviceman" +
  "&on_duty=no&court=yes&consent=no&restrictions=yes&grade.kazakh_language=5&grade.biology=4&grade.chemistry=5" +
  "&paper.photo=yes&paper.medical_075u=yes&paper.medical_075u.until=2026-07-01" +
  "&1.label=%D0%9C%D0%B5%D0%B4&1.kind=medical&1.level=mid_level&1.form=full_time&1.basis=state_order" +
  "&1.language=kazakh_language&1.profile=biology,chemistry&1.marks=80/100,4/5" +
  "&2.specialty=06130100&2.level=mid_level&2.form=full_time&2.basis=paid&2.language=kazakh_language" +
  "&2.profile=algebra,algebra";

/** The pages and the text that stands in their heading. */
const PAGES = [
  ["", "home_title"],
  ["case/base", "step_base"],
  ["case/specialty-2", "step_specialty"],
  ["case/subjects-1", "step_subjects"],
  ["case/papers", "step_papers"],
  ["case/quotas", "step_quotas"],
  ["case/health", "step_health"],
  ["case/exams-1", "step_exams"],
  ["case/done", "case_done_title"],
  ["case/all", "case_title"],
  ["result", "result_title"],
  ["law", "law_title"],
  ["commission", "commission_title"],
  ["placement", "placement_title"],
  ["plan/goal", "goal_title"],
  ["plan/tie", "tie_title"],
  ["keep", "nav_keep"],
  ["keep/file", "file_title"],
  ["about", "about_title"],
  ["nothing/here", "page_not_found"],
];

/** Goes to a page by the fragment of the address, and waits for it. */
async function goTo(page, w, path, lang, title) {
  await page.evaluate((hash) => (location.hash = hash), `#/${path}?lang=${lang}`);
  await soon(async () => (await heading(page).innerText()) === w[title], () => `no page #/${path}`);
  if (path === "law") await page.getByRole("heading", { level: 2 }).first().waitFor();
}

/** Opens everything that can be opened. */
const unfold = (page) =>
  page.evaluate(() => {
    for (const each of document.querySelectorAll("#app details")) each.open = true;
  });

/** Erases the answers, with the question whether one is sure. */
async function clear(page, w) {
  await page.getByRole("button", { name: w.case_clear, exact: true }).click();
  await page.getByRole("button", { name: w.case_clear_yes, exact: true }).click();
  await says(page.getByRole("main"), w.case_cleared);
}

for (const lang of ["kk", "ru", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${lang}, ${colorScheme}: axe finds nothing on any page`, async () => {
      const { page, context, seen, w } = await open(all, { lang, kept: FULL, colorScheme });
      // All of them in the end, so that one complaint does not hide the others.
      const found = new Map();
      const look = async (where) => {
        for (const each of await complaints(page)) found.set(each, [...(found.get(each) ?? []), where]);
      };
      for (const [path, title] of PAGES) {
        await goTo(page, w, path, lang, title);
        await unfold(page);
        await look(`#/${path}`);
      }

      // A field that cannot be read, with the list of what is to be mended.
      await goTo(page, w, "case/document", lang, "step_document");
      await type(page, w.q_document_year, "20");
      await page.getByRole("button", { name: w.next, exact: true }).click();
      await page.getByRole("alert").waitFor();
      await look("the list of errors");

      // Nothing answered.
      await type(page, w.q_document_year, "");
      await goTo(page, w, "", lang, "home_title");
      await clear(page, w);
      await look("the page of dates without answers");
      await goTo(page, w, "result", lang, "result_title");
      await look("the result without answers");
      assert.deepEqual([...found].map(([each, where]) => `${where.join(", ")}: ${each}`), []);
      expectClean(seen);
      await context.close();
    });
  }

  test(`${lang}: at 320 px, which is also 640 px magnified twice, nothing scrolls sideways`, async () => {
    const viewport = { width: 320, height: 640 };
    const { page, context, w } = await open(all, { lang, kept: FULL, viewport, deviceScaleFactor: 2 });
    const wide = [];
    for (const [path, title] of PAGES) {
      await goTo(page, w, path, lang, title);
      await unfold(page);
      const found = await page.evaluate(() => {
        const edge = innerWidth;
        if (document.documentElement.scrollWidth <= edge) return undefined;
        const out = [...document.querySelectorAll("#app *")].filter(
          (element) => element.getBoundingClientRect().right > edge + 1,
        );
        return out.slice(-2).map((element) => element.outerHTML.slice(0, 200)).join("\n");
      });
      if (found !== undefined) wide.push(`#/${path}:\n${found}`);
    }
    assert.deepEqual(wide, []);
    await context.close();
  });
}

test("with letters twice as large everything is still there and nothing scrolls sideways", async () => {
  const viewport = { width: 1280, height: 800 };
  const { page, context, w } = await open(all, { lang: "kk", kept: FULL, viewport });
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  for (const [path, title] of PAGES) {
    await goTo(page, w, path, "kk", title);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `#/${path} is ${wide} px too wide`);
  }
  await context.close();
});

test("what can be pressed is large enough for a finger", async () => {
  const viewport = { width: 360, height: 740 };
  const { page, context, w } = await open(all, { lang: "ru", viewport, hasTouch: true });
  for (const path of ["", "case/all"]) {
    await goTo(page, w, path, "ru", path ? "case_title" : "home_title");
    const small = await page.evaluate(() => {
      const targets = document.querySelectorAll("main button, main label:has(input), main select, main input[type=text]");
      return [...targets]
        .map((element) => [element.innerText || element.id, element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.height < 40 || box.width < 40))
        .map(([name, box]) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
    });
    assert.deepEqual(small, []);
  }
  await context.close();
});

test("forced colours: what is chosen, what is wrong and where the focus is can be seen", async () => {
  const { page, context, w } = await open(all, { lang: "ru", path: "case/document", forcedColors: "active" });
  assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
  await press(page, w.q_issued_in, w.issued_in_kazakhstan);
  const year = field(page, w.q_document_year);
  await type(page, w.q_document_year, "20");
  await says(page.getByRole("main"), w.error_year);
  await year.focus();
  const seen = await year.evaluate((element) => {
    const { outlineStyle, outlineWidth, borderTopStyle, borderTopWidth } = getComputedStyle(element);
    return { outlineStyle, outlineWidth, borderTopStyle, borderTopWidth };
  });
  assert.notEqual(seen.borderTopStyle, "none", "the field has a border");
  assert.notEqual(seen.outlineStyle, "none", "the focus has an outline");
  const chosen = question(page, w.q_issued_in).getByRole("radio", { checked: true });
  const box = await chosen.boundingBox();
  assert.ok(box.width >= 12 && box.height >= 12, "the chosen radio button is drawn");
  assert.equal(await chosen.evaluate((element) => getComputedStyle(element).opacity), "1");
  await context.close();
});

test("reduced motion: nothing moves", async () => {
  const { page, context, w } = await open(all, { lang: "ru", reducedMotion: "reduce" });
  await press(page, w.home_base, w.home_base_basic_secondary);
  await press(page, w.home_kind, w.home_kind_general);
  await press(page, w.home_way, w.home_way_paid);
  await says(card(page), w.file_by);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const style = getComputedStyle(element);
        const lasts = (text) => text.split(",").some((part) => parseFloat(part) > 0.01);
        return lasts(style.transitionDuration) || lasts(style.animationDuration) || style.scrollBehavior === "smooth";
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(moving, []);
  await context.close();
});

test("the page is built of landmarks and headings in order", async () => {
  const { page, context, w } = await open(all, { lang: "en", kept: FULL });
  for (const [path, title] of PAGES) {
    await goTo(page, w, path, "en", title);
    for (const role of ["banner", "main", "contentinfo"]) {
      assert.equal(await page.getByRole(role).count(), 1, `${role} on #/${path}`);
    }
    await page.getByRole("navigation", { name: w.menu }).waitFor();
    await page.getByRole("navigation", { name: w.language }).waitFor();
    assert.equal(await heading(page).count(), 1, `one heading of the first level on #/${path}`);
    const levels = await page.getByRole("heading").evaluateAll((found) => found.map((h) => Number(h.tagName[1])));
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `#/${path}: a heading of level ${level} after one of level ${before}`);
      return level;
    });
    assert.equal(levels[0], 1, `#/${path} begins with its heading`);
    assert.ok((await page.title()).startsWith(start(w[title])) || path.startsWith("case/"), await page.title());
  }
  await context.close();
});
