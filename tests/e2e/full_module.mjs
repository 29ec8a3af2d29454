// The pages for planning and keeping are in the full module. The first module goes on until the full one has started,
// and where it cannot be had; nothing that was typed is lost, and the change is not visible.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectApp, expectClean, FAULTS, visit } from "./site.mjs";
import { field, journeys, main, open, says, soon, words } from "./reader.mjs";

const all = journeys();

const MODULE = "**/assets/full-*.wasm";
const GRANT =
  "base=basic_secondary&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order&1.channel=portal";
/** Half a number, which is in no answer: only the page knows it. */
const HALF = "4,";


/** To another page of the app. */
const to = (page, path) => page.evaluate((path) => (location.hash = `#/${path}`), path);

/** Delays the full module until the returned function is called. */
async function held(page) {
  let send;
  const sent = new Promise((resolve) => (send = resolve));
  await page.route(MODULE, async (route) => {
    await sent;
    await route.continue();
  });
  return send;
}

/** A browser that fetches the full module and does not start it while `refuses` is set. */
function refusing() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (module, imports) => {
    if (globalThis.refuses) throw new WebAssembly.LinkError("no memory");
    return instantiate(module, imports);
  };
}

const refuse = (page, refuses) => page.evaluate((refuses) => (globalThis.refuses = refuses), refuses);

/** What can keep the full module away: how it begins and how it ends. */
const WAYS = Object.entries(FAULTS).map(([name, fault]) => [
  name, (page) => page.route(MODULE, fault), (page) => page.unroute(MODULE, fault),
]);
WAYS.push(["refused by the browser", (page) => refuse(page, true), (page) => refuse(page, false)]);

for (const [lang, ways] of [["kk", WAYS], ["ru", WAYS.slice(0, 1)]]) {
  for (const [name, begin, end] of ways) {
    test(`${lang}: the full module ${name}: a message, what was typed stays, trying again helps`, async () => {
      const prepare = (page) => page.addInitScript(refusing);
      const { page, seen, w, context } = await open(all, { lang, kept: GRANT, path: "case/average", before: prepare });
      await begin(page);
      await field(page, w.q_average).fill(HALF);
      await to(page, "plan");
      await says(main(page), w.more_failed);
      await expectApp(page);

      await end(page);
      await page.getByRole("button", { name: w.law_retry, exact: true }).click();
      await says(main(page), w.season_dates);
      await to(page, "case/average");
      await soon(async () => (await field(page, w.q_average).inputValue()) === HALF, () => `“${HALF}” is lost`);
      expectClean(seen);
      await context.close();
    });
  }
}

test("what is typed while the full module is on its way goes over to it, and the page is never empty", async () => {
  const { page, context, seen, w } = await open(all, { lang: "ru", kept: GRANT, path: "case/average" });
  const send = await held(page);
  await to(page, "plan");
  await says(main(page), w.more_loading);
  await to(page, "case/average");
  await field(page, w.q_average).fill(HALF);
  await page.evaluate(() => {
    globalThis.empty = 0;
    const look = () => {
      if (document.getElementById("app").innerText.trim() === "") globalThis.empty += 1;
      requestAnimationFrame(look);
    };
    look();
  });
  send();
  await soon(() => page.evaluate(() => talapker.full_words !== undefined));
  await soon(async () => (await field(page, w.q_average).inputValue()) === HALF, () => `“${HALF}” is lost`);
  await to(page, "plan");
  await says(main(page), w.season_dates);
  assert.equal(await page.evaluate(() => globalThis.empty), 0);
  assert.deepEqual(seen.errors, []);
  expectClean(seen);
  await context.close();
});

test("what waited for the next frame does no harm when the full module has taken over meanwhile", async () => {
  const { page, context, seen } = await visit(all.browser, all.site);
  const w = words("ru");
  // Frames are late, as on a busy phone: first another page is shown, then the full module arrives, then a frame.
  await page.addInitScript(() => {
    globalThis.requestAnimationFrame = (then) => setTimeout(() => (then(performance.now()), (globalThis.framed = true)), 3000);
  });
  const send = await held(page);
  await page.goto(`${all.site.url}#/?lang=ru`);
  await says(main(page), w.home_title);
  await page.evaluate(() => (location.hash = "#/result?some=thing&lang=ru"));
  await says(main(page), w.result_title);
  send();
  await says(main(page), w.link_nothing);
  assert.notEqual(await page.evaluate(() => globalThis.framed), true, "no frame has come");
  await page.waitForFunction(() => globalThis.framed);
  await expectApp(page);
  assert.deepEqual(seen.errors, []);
  await context.close();
});
