// How the journeys read the page: with the texts of the language files, so that a reworded text breaks none of
// them, and through what a person perceives: labels, roles, text.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import assert from "node:assert/strict";
import { launch, ready, serve, visit } from "./site.mjs";

/** How long the page may take to show something. */
const SOON = 20_000;

const read = (path) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

/** Pairs of `key = text` lines. */
function pairs(text) {
  const lines = text.split("\n").filter((line) => line.includes(" = ") && !line.startsWith("#"));
  return lines.map((line) => [line.slice(0, line.indexOf(" = ")), line.slice(line.indexOf(" = ") + 3)]);
}

const cache = {};

/** The texts of a language by their keys; a key that does not exist is a mistake of the test. */
export function words(lang) {
  const texts = [...pairs(read(`src/text/${lang}.txt`)), ...pairs(read(`src/text/full/${lang}.txt`))];
  cache[lang] ??= new Proxy(Object.fromEntries(texts), {
    get: (texts, key) => texts[key] ?? assert.fail(`no text ${String(key)} in ${lang}.txt`),
  });
  return cache[lang];
}

/** The provisions in a language file: what stands before ` = ` of each line. */
export const lawLines = (lang) => read(`src/text/law/${lang}.txt`).split("\n");

/** The dash between two parts of a line. */
export const dash = (lang) => (lang === "ru" ? "\u00a0— " : " – ");

/** A text with its places filled. */
export function fill(text, places) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
}

/** What stands before the first place of a text: it can be searched for, independent of what is filled in. */
export const start = (text) => text.split("{")[0].trim();

/** Dates as a language writes them. */
export function dates(lang) {
  const w = words(lang);
  const month = (list, iso) => w[list].split("|")[Number(iso.slice(5, 7)) - 1];
  const day = (iso) => String(Number(iso.slice(8, 10)));
  const date = (iso, list = "months") => fill(w.date, { day: day(iso), month: month(list, iso) });
  const year = (iso, list = "months") =>
    fill(w.date_year, { day: day(iso), month: month(list, iso), year: iso.slice(0, 4) });
  const time = (iso) => iso.slice(11, 16);
  return {
    date,
    to: (iso) => date(iso, "months_to"),
    on: (iso) => date(iso, "months_on"),
    from: (iso) => date(iso, "months_from"),
    year,
    yearTo: (iso) => year(iso, "months_to"),
    moment: (iso) => fill(w.date_time, { date: date(iso), time: time(iso) }),
    momentYear: (iso) => fill(w.date_time, { date: year(iso), time: time(iso) }),
  };
}

/** `остался 1 день|осталось 2 дня|осталось 5 дней`. */
export function plural(lang, text, n) {
  const forms = text.split("|");
  const ru = n % 100 >= 11 && n % 100 <= 14 ? 2 : n % 10 === 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 ? 1 : 2;
  const form = { kk: 0, ru, en: n === 1 ? 0 : 1 }[lang];
  return fill(forms[form], { n: String(n) });
}

/** A browser and a server for the tests of one file. */
export function journeys() {
  const all = {};
  before(async () => {
    [all.site, all.browser] = await Promise.all([serve(), launch()]);
  });
  after(async () => {
    await all.browser?.close();
    all.site?.close();
  });
  return all;
}

/** The moment of the journeys, in Kazakhstan. */
export const NOW = "2026-08-10T10:00";

const instant = (moment) => new Date(`${moment}:00+05:00`);

/** A moved clock numbers timers beyond what 32 bits hold, so that they could not be stopped; browsers never do. */
function smallTimers() {
  const { setInterval, clearInterval } = globalThis;
  const timers = [];
  globalThis.setInterval = (...given) => timers.push(setInterval(...given));
  globalThis.clearInterval = (timer) => clearInterval(timers[timer - 1]);
}

/** The edition of the rules, as links and kept answers name it. */
export const EDITION = "578-20-2025-2026";

/**
 * Opens the app at a page, at a moment, with answers that were remembered on the device (`kept`, as
 * `key=value&…`) under an edition of the rules, or before its name was kept (`null`). The clock stands still but timers run; with `runs` it is the test's own to move.
 */
export async function open(all, options = {}) {
  const { lang = "kk", path = "", now = NOW, kept, edition = EDITION, runs, before: prepare, ...context } = options;
  const visited = await visit(all.browser, all.site, context);
  const { page } = visited;
  if (runs) await page.clock.install({ time: instant(now) });
  else await page.clock.setFixedTime(instant(now));
  await page.context().addInitScript(smallTimers);
  if (kept !== undefined) {
    // Only once, so that a reload finds what the page left.
    await page.addInitScript(([line, edition]) => {
      if (sessionStorage.getItem("seeded")) return;
      sessionStorage.setItem("seeded", "1");
      localStorage.setItem("talapker.case", `talapker-answers/1\n${line}`);
      if (edition !== null) localStorage.setItem("talapker.edition", edition);
    }, [kept, edition]);
  }
  await prepare?.(page);
  await page.goto(`${all.site.url}#/${path}?lang=${lang}`);
  await ready(page);
  await heading(page).waitFor();
  // The pages for planning and keeping are shown when the full module has started, or cannot be had.
  const w = words(lang);
  await page.getByText(w.more_loading, { exact: true }).waitFor({ state: "hidden" });
  return { ...visited, w, d: dates(lang), lang };
}

/** What the page shows below its head. */
export const main = (page) => page.getByRole("main");

/** The page's heading. */
export const heading = (page) => page.getByRole("heading", { level: 1 });

export const plain = (text) => text.replace(/\s+/g, " ").trim();

/** Waits until a part of the page shows a text. */
export async function says(part, text) {
  let seen = "";
  await soon(async () => {
    seen = plain(await part.innerText({ timeout: SOON }));
    return seen.includes(plain(text));
  }, () => `“${text}” is not in:\n${seen}`);
}

/** A part of the page does not show a text. */
export async function silent(part, text) {
  assert.ok(!plain(await part.innerText()).includes(plain(text)), `“${text}” is on the page`);
}

/** Waits until something holds. */
export async function soon(condition, message = () => "it never came", patience = SOON) {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) assert.fail(message());
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** A question by its legend. */
export const question = (page, legend) => page.getByRole("group", { name: legend, exact: true });

/** A text as a pattern; a browser's accessible names have plain spaces for all kinds of them. */
export const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");

/** A radio button or box of a question by the words that it begins with. */
export const offer = (group, label) =>
  group.getByRole("radio", { name: new RegExp(`^${literal(label)}`) }).or(
    group.getByRole("checkbox", { name: new RegExp(`^${literal(label)}`) }),
  );

/** Presses an answer of a question. */
export const press = (page, legend, label) => offer(question(page, legend), label).first().click();

/** The verdict beside the questions. */
export const verdict = (page, w) => page.getByRole("region", { name: w.nav_result, exact: true });

/** The card of a verdict. */
export const card = (page) => page.getByRole("article");

/** A button by its name. */
export const button = (page, name) => page.getByRole("button", { name, exact: true });

/** A field by its label. */
export const field = (page, label) => page.getByLabel(label, { exact: true });

/** Types into a field and leaves it, as the tabulator does. */
export async function type(page, label, text) {
  const input = typeof label === "string" ? field(page, label) : label;
  await input.fill(text);
  await input.blur();
}

/** The element has the focus. */
export const focused = (locator) => locator.evaluate((element) => element === document.activeElement);

/** Waits until the element has the focus. */
export const expectFocus = (locator, what) =>
  soon(async () => (await locator.count()) > 0 && focused(locator.first()), () => `the focus is not on ${what}`);

/** What the browser's storage holds of the answers. */
export const kept = (page) => page.evaluate(() => localStorage.getItem("talapker.case"));
