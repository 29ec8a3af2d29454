// A case as a link: what goes in and what stays out, its QR code, and damaged or foreign links.

import { test } from "node:test";
import assert from "node:assert/strict";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { expectAccessible, expectApp, expectClean, ready } from "./site.mjs";
import {
  EDITION as CURRENT, button, field, heading, journeys, kept, main, open, plural, question, says, silent, soon, start,
  literal,
} from "./reader.mjs";

const all = journeys();

const FULL =
  "restrictions=no&status=citizen&birth=2011-03-09&base=basic_secondary&issued_in=kazakhstan&document_year=2026" +
  "&digitised=yes&average=4.62&disability=child&impairments=sight&quotas=rural_youth,orphan&service=serviceman" +
  "&on_duty=no&state_funded=no&court=no&consent=yes&grade.kazakh_language=5&grade.algebra=4&grade.physics=5" +
  "&paper.photo=yes&paper.mse_031u=yes&1.label=%D0%9C%D0%B5%D0%B4&1.specialty=06130100&1.level=mid_level" +
  "&1.form=full_time&1.basis=state_order&1.language=kazakh_language&1.profile=algebra,physics" +
  "&2.kind=medical&2.level=mid_level&2.form=full_time&2.basis=paid";

const EDITION = `edition=${CURRENT}`;
const GROUPS = ["family", "health", "person", "labels"];
const OF = {
  family: ["quotas", "service", "on_duty"],
  health: ["disability", "impairments", "paper.mse_031u"],
  person: ["status", "birth", "state_funded", "court", "consent"],
  labels: ["1.label"],
};
const keys = (link) => link.split("?")[1].split("&").map((pair) => pair.split("=")[0]);
const all_but_sensitive = (link) => keys(link).filter((key) => !Object.values(OF).flat().includes(key));

const link = (page, w) => field(page, w.share_link).inputValue();
const box = (page, w, group) => question(page, w.share_ticks).getByRole("checkbox", { name: new RegExp(`^${literal(w[`share_group_${group}`])}`) });

/** The page for sending, of a case that is remembered on this device. */
async function sharing(lang, options = {}) {
  const opened = await open(all, { lang, path: "keep/share", kept: FULL, ...options });
  await heading(opened.page).filter({ hasText: opened.w.share_title }).waitFor();
  return opened;
}

/** The fragment of a link with everything ticked. */
async function fullLink() {
  const { page, context, w } = await sharing("ru");
  for (const group of GROUPS) await box(page, w, group).check();
  const fragment = (await link(page, w)).split("#")[1];
  await context.close();
  return fragment;
}

/** Opens an address of the site in a browser of its own. */
async function arrive(fragment, options = {}) {
  const { lang = "ru", ...rest } = options;
  return open(all, { lang, ...rest, before: async (page) => {
    await rest.before?.(page);
    // `open` goes to a page of its own; the link is put in place of it.
    const go = page.goto.bind(page);
    page.goto = () => go(`${all.site.url}${fragment}`);
  } });
}

/** What a person reads on the page itself, without the message that a link was opened. */
async function result(page, w) {
  await heading(page).filter({ hasText: w.result_title }).waitFor();
  const text = (await main(page).innerText()).replace(w.link_opened, "");
  return text.replace(/\s+/g, " ").trim();
}

for (const lang of ["kk", "ru"]) {
  test(`${lang}: a full case goes round through its link and says the same in another browser`, async () => {
    const { page, context, seen, w } = await sharing(lang);
    for (const group of GROUPS) await box(page, w, group).check();
    const address = await link(page, w);
    assert.ok(keys(address).includes("quotas") && address.includes(`&${EDITION}&`) && address.includes(`&lang=${lang}&`));
    assert.deepEqual(keys(address), [...keys(address)].sort(), "sorted");
    await page.getByRole("link", { name: w.nav_result, exact: true }).click();
    const mine = await result(page, w);
    const fragment = address.slice(address.indexOf("#"));
    const other = await arrive(fragment, { lang });
    await says(main(other.page), w.link_opened);
    await soon(async () => (await result(other.page, w)) === mine, () => "the result is another");
    assert.equal(new URL(other.page.url()).hash, `#/result?lang=${lang}`, "the address is the plain page");
    assert.equal(await kept(other.page), null, "a link is not remembered by itself");
    await other.page.reload();
    await ready(other.page);
    await says(main(other.page), w.result_empty);
    for (const each of [seen, other.seen]) expectClean(each);
    await context.close();
    await other.context.close();
  });

  test(`${lang}: nothing sensitive goes in unless it is ticked, and the page shows exactly what goes in`, async () => {
    const { page, context, seen, w } = await sharing(lang);
    const plain = await link(page, w);
    assert.deepEqual(keys(plain), all_but_sensitive(plain));
    const list = page.getByRole("region").or(main(page)).locator("dl > div");
    // Beside the answers: the edition, the language and the sum.
    const pairs = async () => (await list.count()) + 3;
    assert.equal(await pairs(), keys(plain).length, "each answer of the link is listed, and no other");
    await silent(main(page).locator("dl").first(), w.quota_orphan);
    for (const group of GROUPS) {
      assert.equal(await box(page, w, group).isChecked(), false);
      await box(page, w, group).check();
      await soon(async () => OF[group].every((key) => plain !== key) && (await link(page, w)) !== plain);
      const added = keys(await link(page, w)).filter((key) => !keys(plain).includes(key));
      assert.deepEqual(added.sort(), [...OF[group]].sort(), group);
      assert.equal(await pairs(), keys(await link(page, w)).length);
      await box(page, w, group).uncheck();
      await soon(async () => (await link(page, w)) === plain);
    }
    await expectAccessible(page, "the page for sending");
    expectClean(seen);
    await context.close();
  });

  test(`${lang}: the picture says the link to any reader, in a dark theme too, and one that is too long says so`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      const { page, context, w } = await sharing(lang, { colorScheme, deviceScaleFactor: 2 });
      const picture = page.getByRole("img", { name: w.share_qr_alt });
      const image = PNG.sync.read(await picture.screenshot());
      const found = jsQR(new Uint8ClampedArray(image.data), image.width, image.height);
      assert.equal(found?.data, await link(page, w), colorScheme);
      await context.close();
    }
    const long = [1, 2, 3, 4].map((n) => `${n}.label=${"%D0%96".repeat(190)}`).join("&");
    const { page, context, w } = await sharing(lang, { kept: `base=higher&${long}` });
    await page.getByRole("img", { name: w.share_qr_alt }).waitFor();
    await box(page, w, "labels").check();
    await says(main(page), w.share_qr_long);
    await context.close();
  });

  test(`${lang}: answers that are there already are not replaced unasked`, async () => {
    const fragment = `#/result?2.kind=creative&${EDITION}&base=higher&lang=${lang}`;
    const mine = "base=basic_secondary&1.kind=medical";
    const { page, context, seen, w } = await arrive(fragment, { lang, kept: mine });
    const asked = page.getByRole("group", { name: w.link_question });
    await asked.waitFor();
    await says(asked, w.link_question_kept);
    await expectAccessible(page, "the question");
    await button(page, w.link_keep).click();
    await asked.waitFor({ state: "detached" });
    assert.equal(await kept(page), `talapker-answers/1\n${mine}`);
    assert.equal(new URL(page.url()).hash, `#/result?lang=${lang}`);
    await silent(main(page), w.link_opened);

    await page.evaluate((fragment) => (location.hash = fragment), fragment);
    await button(page, w.link_open).click();
    await says(main(page), w.link_opened);
    await page.getByRole("link", { name: w.nav_home, exact: true }).click();
    await soon(() => question(page, w.home_base).getByRole("radio", { name: w.home_base_higher }).isChecked());
    assert.equal(await kept(page), `talapker-answers/1\n${mine}`, "what is remembered stays");
    await page.reload();
    await ready(page);
    assert.ok(await question(page, w.home_base).getByRole("radio", { name: w.home_base_basic_secondary }).isChecked());
    expectClean(seen);
    await context.close();
  });

  test(`${lang}: a link of an edition that is unknown here is opened, and the page says what to do`, async () => {
    for (const edition of ["&edition=578-99-2031", "", "&edition=578-20-2O25"]) {
      const { page, context, seen, w } = await arrive(`#/result?base=higher${edition}&lang=${lang}`, { lang });
      await says(main(page), w.link_edition_unknown);
      await says(main(page), w.link_opened);
      await says(page.getByRole("contentinfo"), w.edition_line_announced);
      expectClean(seen);
      await context.close();
    }
  });
}

test("unremembered answers: the question says that they would be lost", async () => {
  const { page, context, w } = await open(all, { lang: "ru" });
  await question(page, w.home_base).getByRole("radio", { name: w.home_base_basic_secondary }).click();
  await page.evaluate((hash) => (location.hash = hash), `#/?base=higher&${EDITION}&lang=ru`);
  await says(page.getByRole("group", { name: w.link_question }), w.link_question_lost);
  await button(page, w.link_open).click();
  await soon(() => question(page, w.home_base).getByRole("radio", { name: w.home_base_higher }).isChecked());
  await context.close();
});

test("parts that cannot be read are counted, and the rest is opened", async () => {
  const { page, context, w } = await arrive(`#/result?base=higher&average=9&birth=%FF&x=1&${EDITION}&lang=ru`);
  await says(main(page), plural("ru", w.link_unread, 3));
  await says(main(page), w.link_opened);
  await context.close();
  const none = await arrive("#/result?x=1&lang=ru");
  await says(main(none.page), w.link_nothing);
  await says(main(none.page), plural("ru", w.link_unread, 1));
  await none.context.close();
});

test("labels like scripts, unseen and turning characters, a fragment of 100 KB: shown as text, or left out", async () => {
  const label = "<img src=x onerror=alert(1)>'\"`;javascript:alert(1)";
  const turning = "%E2%80%AE%E2%80%8B%EF%BB%BF";
  const { page, context, seen, w } = await arrive(
    `#/result?1.label=${encodeURIComponent(label)}${turning}&1.kind=general&2.kind=medical&${EDITION}&lang=ru`,
  );
  await says(main(page), label);
  assert.ok(!/[\u202e\u200b\ufeff]/.test(await main(page).innerText()));
  for (const hash of [
    `#/result?1.label=${"x".repeat(100_000)}&lang=ru`,
    `#/result?${"1.form=evening&".repeat(7_000)}lang=ru`,
    `#/result?${"%".repeat(100_000)}`,
    `#/result?${"\u202e&\u0000=\u200f".repeat(5_000)}`,
  ]) {
    await page.evaluate((hash) => (location.hash = hash), hash);
    // The page asks about what could be read, or shows that nothing could.
    const said = page.getByText(w.link_nothing).or(button(page, w.link_keep)).or(page.getByText(w.link_opened));
    await said.first().waitFor();
    if (await button(page, w.link_keep).count()) await button(page, w.link_keep).click();
    await expectApp(page);
  }
  expectClean(seen);
  await context.close();
});

test("two hundred damaged links: never a blank page, never an error", async () => {
  const good = await fullLink();
  const opened = await open(all, { lang: "ru" });
  // Always the same ones.
  let seed = 578;
  const below = (limit) => (seed = (seed * 16_807) % 2_147_483_647) % limit;
  const damaged = Array.from({ length: 200 }, (_, n) => {
    const at = below(good.length);
    if (n % 4 === 0) return good.slice(0, at);
    const other = String.fromCharCode(good.charCodeAt(at) ^ (1 << below(8)));
    return good.slice(0, at) + other + good.slice(at + 1);
  });
  const failed = await opened.page.evaluate(async (damaged) => {
    const bad = [];
    for (const hash of damaged) {
      location.hash = hash;
      await new Promise((resolve) => setTimeout(resolve, 5));
      const app = document.getElementById("app");
      if (app.hidden || !document.querySelector("#app h1")?.innerText || document.documentElement.dataset.failed) bad.push(hash);
    }
    return bad;
  }, damaged);
  assert.deepEqual(failed, []);
  await expectApp(opened.page);
  await opened.page.evaluate((hash) => (location.hash = hash), good);
  const { page: last, w } = opened;
  await button(last, w.link_open).or(heading(last).filter({ hasText: w.result_title })).first().waitFor();
  assert.deepEqual(opened.seen.errors, []);
  expectClean(opened.seen);
  await opened.context.close();
});

test("a link that was cut or changed on its way says so, whatever can still be read of it", async () => {
  const good = await fullLink();
  const opened = await open(all, { lang: "ru" });
  const { page: other, w } = opened;
  const message = other
    .getByText(w.link_not_whole)
    .or(other.getByText(w.link_nothing))
    .or(other.getByText(w.link_edition_unknown))
    .or(other.getByText(new RegExp(w.link_unread.split("|").map((form) => form.replace("{n}", "\\d+")).join("|"))));
  const arrives = async (hash) => {
    // From a page without a message, so that none is left of the link before.
    await other.evaluate(() => (location.hash = "#/law"));
    await heading(other).filter({ hasText: w.law_title }).waitFor();
    await other.evaluate((hash) => (location.hash = hash), hash);
    await heading(other).filter({ hasText: w.result_title }).waitFor();
    await button(other, w.link_open).or(other.getByText(w.link_opened)).first().waitFor();
    // Nothing is asked where the answers are the same.
    if (await button(other, w.link_open).isVisible()) await button(other, w.link_open).click();
    await says(main(other), w.link_opened);
  };
  await question(other, w.home_base).getByRole("radio", { name: w.home_base_higher }).click();
  await arrives(good);
  assert.equal(await message.count(), 0, "a good link is opened without a word more");
  const begin = good.indexOf("base=");
  const list = good.indexOf("rural_youth");
  for (const damaged of [
    good.slice(0, -1),
    good.slice(0, good.lastIndexOf("&")),
    good.slice(0, list + "rural_youth".length),
    good.slice(0, good.indexOf("&state_funded")),
    good.slice(0, good.indexOf("&edition")),
    good.replace("average=4.62", "average=4.52"),
    good.replace("grade.algebra=4", "grade.algebra=5"),
    good.replace("1.form=full_time&", ""),
    good.slice(0, begin) + good.slice(good.indexOf("&", begin) + 1),
  ]) {
    assert.notEqual(damaged, good);
    await arrives(damaged);
    await message.first().waitFor();
  }
  expectClean(opened.seen);
  await opened.context.close();
});

test("copying: by the clipboard, by the old command, by hand; and each says so", async () => {
  const { page, context, w } = await sharing("kk", { permissions: ["clipboard-read", "clipboard-write"] });
  await button(page, w.share_copy).click();
  await says(main(page), w.share_copied);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await link(page, w));
  await context.close();

  const refuse = (command) => (page) =>
    page.addInitScript((command) => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = (name) => {
        globalThis.copied = name === "copy" ? document.activeElement.value : null;
        return command;
      };
    }, command);
  const old = await sharing("kk", { before: refuse(true) });
  await button(old.page, w.share_copy).click();
  await says(main(old.page), w.share_copied);
  assert.equal(await old.page.evaluate(() => globalThis.copied), await link(old.page, w));
  await old.context.close();

  const none = await sharing("kk", { before: refuse(false) });
  await button(none.page, w.share_copy).click();
  await says(main(none.page), w.share_by_hand);
  const selected = await field(none.page, w.share_link).evaluate((e) => e.value.slice(e.selectionStart, e.selectionEnd));
  assert.equal(selected, await link(none.page, w));
  expectClean(none.seen);
  await none.context.close();
});

test("sending: by the device's own way where there is one; who calls it off hears nothing of a failure", async () => {
  const share = (error) => (page) =>
    page.addInitScript((error) => {
      navigator.share = async (what) => {
        globalThis.sent = what.url;
        if (error) throw new DOMException("no", error);
      };
    }, error);
  for (const [error, fails] of [[null, false], ["AbortError", false], ["NotAllowedError", true]]) {
    const { page, context, w } = await sharing("ru", { before: share(error) });
    await button(page, w.share_send).click();
    await soon(async () => (await page.evaluate(() => globalThis.sent)) === (await link(page, w)));
    if (fails) await says(main(page), w.share_send_failed);
    else await silent(main(page), w.share_send_failed);
    await context.close();
  }
  const { page, context, w } = await sharing("ru", {
    before: (page) => page.addInitScript(() => Object.defineProperty(Navigator.prototype, "share", { value: undefined })),
  });
  assert.equal(await button(page, w.share_send).count(), 0);
  await context.close();
});

for (const [name, userAgent, inside] of [
  ["Android's view", "Mozilla/5.0 (Linux; Android 13; SM-A135F; wv) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", true],
  ["Instagram", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/21B91 Instagram 310.0", true],
  ["a view on an iPhone", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148", true],
  ["Safari on an iPhone", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 Version/17.1 Mobile/15E148 Safari/604.1", false],
  ["Chrome on Android", "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", false],
]) {
  test(`${name}: ${inside ? "says how to get to a browser, and copies a link without anything sensitive" : "no such note"}`, async () => {
    const { page, context, w } = await sharing("ru", { userAgent, permissions: ["clipboard-read", "clipboard-write"] });
    await button(page, w.share_copy).first().waitFor();
    assert.equal(await button(page, w.share_copy).count(), inside ? 2 : 1);
    if (!inside) await silent(main(page), start(w.share_in_app));
    else {
      await says(main(page), w.share_in_app);
      for (const group of GROUPS) await box(page, w, group).check();
      await button(page, w.share_copy).first().click();
      await says(main(page), w.share_copied);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.deepEqual(keys(copied), all_but_sensitive(copied));
    }
    await context.close();
  });
}

test("Telegram leaves an object in the page: the note is there", async () => {
  const { page, context, w } = await sharing("ru", { before: (page) => page.addInitScript(() => (globalThis.TelegramWebviewProxy = {})) });
  await says(main(page), w.share_in_app);
  await context.close();
});

test("without answers there is nothing to send, and the way to the questions is there", async () => {
  const { page, context, w } = await open(all, { lang: "kk", path: "keep/share" });
  await says(main(page), w.share_empty);
  assert.equal(await page.getByRole("img", { name: w.share_qr_alt }).count(), 0);
  await page.getByRole("link", { name: w.result_start, exact: true }).click();
  await says(main(page), w.step_base);
  await context.close();
});
