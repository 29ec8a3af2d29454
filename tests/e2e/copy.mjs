// What the journeys around the worker share: a visitor behind a line of their own, and what the device holds.

import { after, before } from "node:test";
import { launch, PATIENCE, serve, visit } from "./site.mjs";
import { line } from "./line.mjs";
import { soon, words } from "./reader.mjs";

const LOCALES = { kk: "kk-KZ", ru: "ru-RU" };

/** A browser, and the site in three forms: as it is, as another version, and without a worker. */
export function sites() {
  const all = {};
  before(async () => {
    [all.browser, all.now, all.next, all.off] = await Promise.all([
      launch(),
      serve(),
      serve("/", "target/dist-next"),
      serve("/", "target/dist-off"),
    ]);
  });
  after(async () => {
    await all.browser?.close();
    for (const site of [all.now, all.next, all.off]) site?.close();
  });
  return all;
}

/** A new visitor, whose worker is at work; `prepare` is done to the page before it is opened. */
export async function open(all, options = {}) {
  const { lang = "kk", site = all.now, prepare, path = "", ...rest } = options;
  const net = await line(site);
  const visited = await visit(all.browser, net, { locale: LOCALES[lang], serviceWorkers: "allow", ...rest });
  await prepare?.(visited.page);
  await visited.page.goto(net.url + path);
  const close = async () => {
    await visited.context.close();
    net.close();
  };
  return { ...visited, net, close, w: words(lang) };
}

/** Takes the network away, from the page and from the worker. */
export async function offline({ net, context }) {
  net.cut();
  await context.setOffline(true);
}

/** The version that a page is of. */
export const version = (page) => page.evaluate(() => JSON.parse(document.getElementById("files").textContent).version);

/** The status of the copy. */
export const status = (page) => page.evaluate(() => talapker.offline());

/** Waits until the device holds a whole copy. */
export const copied = (page) =>
  soon(async () => (await status(page)).state === "kept", () => "no copy was made", PATIENCE);

/** The files of a part of the site that few people use, as the caches hold them. */
export const rare = async (page, part) => {
  const urls = Object.values(await held(page)).flat();
  return urls.filter((url) => new RegExp(`/assets/${part}-[0-9a-f]{12}\\.`).test(url));
};

/** Looks for a new version now; browsers do so at the next visit. */
export const lookForNew = (page) =>
  page.evaluate(async () => {
    const found = await navigator.serviceWorker.getRegistration();
    await found.update().catch(() => {});
  });

/** The message about a new version. */
export const message = (page) => page.locator("#update");

/** The names of the caches. */
export const copies = (page) => page.evaluate(() => caches.keys());

/** The caches by their names, and the addresses of what each holds. Opening one that is being deleted re-creates it. */
export const held = (page) =>
  page.evaluate(async () => {
    const all = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      all[name] = requests.map((request) => request.url);
    }
    return all;
  });
