// Loads each page several times on a processor slowed four times and a slow 4G line, then types on a slow processor,
// and prints medians with their ratios. Times differ between machines and runs; ratios hardly.

import { EDITION } from "./reader.mjs";
import { launch } from "./site.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SLOWER = 4;
// Slow 4G as the browser's own tools throttle it: 150 ms there and back, 1.6 Mbit/s, with their overhead factors.
const LINE = { offline: false, latency: 562.5, downloadThroughput: 184_320, uploadThroughput: 84_375 };
const NOW = new Date("2026-08-10T10:00:00+05:00");

// A full case: four choices, all answered.
const choice = (n, rest) => rest.map((pair) => `${n}.${pair}`).join("&");
const CASE = [
  "at=2026-08-10T10:00&birth=2011-03-09&base=general_secondary&issued_in=kazakhstan&document_year=2026&average=4.62",
  "disability=none&quotas=rural_youth&service=medical_worker&on_duty=no&consent=yes&grade.russian_language=5",
  "grade.history_of_kazakhstan=4&grade.biology=5&grade.chemistry=4&grade.algebra=5&grade.informatics=5&paper.photo=yes",
  choice(1, ["specialty=09130100", "level=mid_level", "form=full_time", "basis=paid", "language=russian_language", "profile=biology,chemistry", "marks=80/100"]),
  choice(2, ["specialty=06130100", "level=mid_level", "form=full_time", "basis=state_order", "language=russian_language", "profile=algebra,informatics"]),
  choice(3, ["kind=pedagogical", "level=mid_level", "form=full_time", "basis=state_order", "language=russian_language", "profile=biology,chemistry"]),
  choice(4, ["kind=general", "level=skilled_worker", "form=evening", "basis=state_order"]),
].join("&");

const pages = process.argv.slice(2).map((word) => [word.slice(0, word.indexOf("=")), word.slice(word.indexOf("=") + 1)]);
// The selectors by which a page is known to be usable.
const USABLE = { plain: "main", counter: "button", talapker: "html[data-ready]" };

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** A new visitor on a slow processor. */
async function visitor(browser) {
  const context = await browser.newContext({ locale: "kk-KZ", viewport: { width: 360, height: 740 }, serviceWorkers: "block" });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(String(error)));
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return { context, page, devtools };
}

/** First paint and the moment from which the page can be used, in ms from the navigation. */
async function load(browser, [name, url]) {
  const { context, page, devtools } = await visitor(browser);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  await page.addInitScript((selector) => {
    const look = () => {
      if (globalThis.usable === undefined && document.querySelector(selector)) globalThis.usable = performance.now();
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, attributes: true });
    document.addEventListener("DOMContentLoaded", look);
  }, USABLE[name]);
  await page.goto(url);
  await page.waitForFunction(() => globalThis.usable !== undefined);
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    usable: Math.max(globalThis.usable, performance.getEntriesByName("first-contentful-paint")[0].startTime),
  }));
  await context.close();
  return times;
}

/** The longest task of the page's thread during `work`, in ms, from the browser's own trace. */
async function longest(browser, page, work) {
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  await work();
  const trace = JSON.parse(await browser.stopTracing()).traceEvents;
  const main = new Set(
    trace.filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain").map((e) => `${e.pid} ${e.tid}`),
  );
  const tasks = trace.filter((e) => main.has(`${e.pid} ${e.tid}`) && /RunTask/.test(e.name) && e.dur);
  return Math.max(...tasks.map((e) => e.dur / 1000));
}

/** Types into the page and returns the duration of the longest task. */
async function typing(browser, [name, url]) {
  const { context, page } = await visitor(browser);
  await page.clock.setFixedTime(NOW);
  let field;
  if (name === "plain") {
    await page.goto(url);
    await page.evaluate(() => document.body.prepend(document.createElement("input")));
    field = page.locator("input");
  } else if (name === "counter") {
    await page.goto(url);
    field = page.locator("button");
  } else {
    await page.addInitScript(([line, edition]) => {
      localStorage.setItem("talapker.case", `talapker-answers/1\n${line}`);
      localStorage.setItem("talapker.edition", edition);
    }, [CASE, EDITION]);
    await page.goto(`${url}#/case/all?lang=ru`);
    // The average of the document: everything that follows from it changes with each digit.
    field = page.locator("#f-average");
  }
  // The first access to a page injects the test tool's own script, which is not the page's work.
  await field.click();
  const time = await longest(browser, page, async () => {
    if (name === "counter") {
      for (let turn = 0; turn < 12; turn += 1) await field.click();
    } else {
      await field.click();
      for (let turn = 0; turn < 3; turn += 1) {
        await field.fill("");
        await field.pressSequentially("4,55", { delay: 60 });
        await field.blur();
      }
    }
  });
  await context.close();
  return time;
}

const browser = await launch();
try {
  const results = Object.fromEntries(pages.map(([name]) => [name, { paint: [], usable: [], task: [] }]));
  // In turn, so that a busy moment of the machine hits all alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const each of pages) {
      const { paint, usable } = await load(browser, each);
      results[each[0]].paint.push(paint);
      results[each[0]].usable.push(usable);
    }
  }
  for (let round = 0; round < Math.min(ROUNDS, 5); round += 1) {
    for (const each of pages) results[each[0]].task.push(await typing(browser, each));
  }
  const of = (name, what) => median(results[name][what]);
  const row = (...cells) => console.log(cells.map((cell, at) => (at ? String(cell).padStart(16) : String(cell).padEnd(10))).join(""));
  console.log(`\nmedians of ${ROUNDS} loads on a processor slowed ${SLOWER} times and slow 4G, and of ${Math.min(ROUNDS, 5)} rounds of typing there\n`);
  row("page", "first paint ms", "÷ plain", "usable ms", "÷ counter", "longest task ms");
  for (const [name] of pages) {
    row(
      name,
      of(name, "paint").toFixed(0),
      (of(name, "paint") / of("plain", "paint")).toFixed(2),
      of(name, "usable").toFixed(0),
      (of(name, "usable") / of("counter", "usable")).toFixed(2),
      of(name, "task").toFixed(1),
    );
  }
  console.log(
    "\nplain: the same static page without the app; counter: the smallest page that Leptos makes. Longest task: typing into a\n" +
      "full case of four choices on one page; into a bare field; pressing the counter. Goals: first paint at most 1.2 times\n" +
      "plain, usable at most 1.5 times counter, no task over 50 ms while typing",
  );
} finally {
  await browser.close();
}
