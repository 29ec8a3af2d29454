// How the journeys of a placement go: a cohort as people have it, and what one does on the page.

import { button, field, fill, main, open, plain, says, soon } from "./reader.mjs";

/** The page of a placement. */
export const placementPage = (all, options = {}) => open(all, { path: "placement", ...options });

/** Three programmes and so many applicants, of whom every third has a quota and many have equal scores. */
export function cohort(applicants) {
  const programmes = [
    { id: "Тігін ісі", seats: 5, reserved: { rural_youth: 2 }, minimum_exempt: true },
    { id: "Дәнекерлеу", seats: 10, minimum_exempt: true },
    { id: "Аспаз", seats: 4, minimum_exempt: true },
  ];
  const row = (n) => ({
    id: `а${String(n).padStart(3, "0")}`,
    ...(n % 3 ? {} : { quota: "rural_youth" }),
    certificate_average: `${3 + (n % 5) / 5}`,
    choices: [0, 1, 2].map((at) => ({ programme: programmes[(n + at) % 3].id, score: `${9 + ((n * 7) % 6)}/3` })),
  });
  const rows = Array.from({ length: applicants }, (_, at) => row(at + 1));
  return JSON.stringify({ format: "talapker-cohort/1", seed: 7, programmes, applicants: rows });
}

/** Chooses a file. */
export async function choose(page, w, name, text) {
  const input = page.locator("label", { hasText: w.file_choose }).locator("input[type=file]").first();
  await input.setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
}

/** Makes a cohort up. */
export async function madeUp(page, w) {
  await button(page, w.placement_made_button).click();
  await page.getByRole("tablist").waitFor();
}

/** Distributes, and waits for the result. */
export async function distribute(page, w) {
  await button(page, w.placement_run).click();
  await page.getByRole("heading", { name: w.placement_numbers, exact: true }).waitFor();
}

/** Goes to a part of the open cohort. */
export const part = (page, name) => page.getByRole("tab", { name, exact: true }).click();

/** What stands in the dialog. */
export const dialog = (page) => page.getByRole("dialog");

/** Opens one of a list, and waits for the dialog. */
export async function look(page, name) {
  await main(page).getByRole("button", { name, exact: true }).first().click();
  await dialog(page).getByRole("heading", { name, exact: true }).waitFor();
}

/** Closes the dialog by keyboard. */
export async function leave(page) {
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "hidden" });
}

/** The numbers of the result, each by its name. */
export async function numbers(page) {
  // Programmes have bars of their own.
  const items = await page.locator(".bars:not(.one)").first().getByRole("listitem").allInnerTexts();
  return Object.fromEntries(items.map((item) => plain(item).match(/^(.*) (\d+)$/).slice(1)));
}

/** How many there are of a name. */
export const shown = (page, w, n, all) => says(main(page), fill(w.placement_shown, { shown: String(n), all: String(all) }));

/** That nothing is wider than the window. */
export const noWider = (page) =>
  soon(
    () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    () => "the page is wider than its window",
  );

export { field };
