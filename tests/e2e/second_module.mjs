// The pages for planning and keeping come with a second module. The first goes on until the second is there, and
// where it cannot be had; nothing that was typed is lost, and nothing is seen of the change.

import { test } from "node:test";
import assert from "node:assert/strict";
import { expectApp, expectClean, visit } from "./site.mjs";
import { field, journeys, lawLines, open, says, soon, words } from "./reader.mjs";

const all = journeys();

const MODULE = "**/assets/plan-*.wasm";
const GRANT =
  "base=basic_secondary&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order&1.channel=portal";
/** Half a number, which is in no answer: only the page knows it. */
const HALF = "4,";

const main = (page) => page.getByRole("main");

/** To another page of the app. */
const to = (page, path) => page.evaluate((path) => (location.hash = `#/${path}`), path);

/** Holds the second module back until the result is called. */
async function held(page) {
  let send;
  const sent = new Promise((resolve) => (send = resolve));
  await page.route(MODULE, async (route) => {
    await sent;
    await route.continue();
  });
  return send;
}

/** What can happen to the second module: on its way, and in a browser that refuses it. */
const FAULTS = {
  missing: { route: (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "Not Found" }) },
  "not reached": { route: (route) => route.abort("connectionrefused") },
  cut: {
    route: async (route) => {
      const answer = await route.fetch();
      const body = (await answer.body()).subarray(0, 1000);
      await route.fulfill({ status: 200, contentType: "application/wasm", body });
    },
  },
  "refused by the browser": {
    script: () => {
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (module, imports) => {
        if (globalThis.refuses) throw new WebAssembly.LinkError("no memory");
        return instantiate(module, imports);
      };
    },
  },
};

for (const [lang, names] of [
  ["kk", Object.keys(FAULTS)],
  ["ru", ["not reached"]],
]) {
  for (const name of names) {
    test(`${lang}: the second module ${name}: a message, what was typed stays, trying again helps`, async () => {
      const { route, script } = FAULTS[name];
      const opened = await open(all, {
        lang, kept: GRANT, path: "case/average", before: (page) => script && page.addInitScript(script),
      });
      const { page, seen, w, context } = opened;
      if (route) await page.route(MODULE, route);
      else await page.evaluate(() => (globalThis.refuses = true));
      await field(page, w.q_average).fill(HALF);
      await to(page, "plan");
      await says(main(page), w.more_failed);
      await expectApp(page);

      if (route) await page.unroute(MODULE);
      else await page.evaluate(() => (globalThis.refuses = false));
      await page.getByRole("button", { name: w.law_retry, exact: true }).click();
      await says(main(page), w.season_dates);
      await to(page, "case/average");
      await soon(async () => (await field(page, w.q_average).inputValue()) === HALF, () => `“${HALF}” is lost`);
      expectClean(seen);
      await context.close();
    });
  }
}

test("what is typed while the second module is on its way goes over to it, and the page is never empty", async () => {
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
  await soon(() => page.evaluate(() => talapker.plan !== undefined));
  await soon(async () => (await field(page, w.q_average).inputValue()) === HALF, () => `“${HALF}” is lost`);
  await to(page, "plan");
  await says(main(page), w.season_dates);
  assert.equal(await page.evaluate(() => globalThis.empty), 0);
  assert.deepEqual(seen.errors, []);
  expectClean(seen);
  await context.close();
});

test("what waited for the next frame does no harm when the second module has taken over meanwhile", async () => {
  const { page, context, seen } = await visit(all.browser, all.site);
  const w = words("ru");
  // Frames come late, as on a busy phone: the texts of the law are there, then the second module, then a frame.
  await page.addInitScript(() => {
    globalThis.requestAnimationFrame = (then) => setTimeout(() => (then(performance.now()), (globalThis.framed = true)), 3000);
  });
  const send = await held(page);
  await page.goto(`${all.site.url}#/law?some=thing&lang=ru`);
  await says(main(page), lawLines("ru")[0].split(" = ")[1]);
  send();
  await says(main(page), w.link_nothing);
  assert.notEqual(await page.evaluate(() => globalThis.framed), true, "no frame has come");
  await page.waitForFunction(() => globalThis.framed);
  await expectApp(page);
  assert.deepEqual(seen.errors, []);
  await context.close();
});
