// What the journeys about files and saved cases share.

import { readFileSync } from "node:fs";
import { button, open } from "./reader.mjs";

export const ANSWERS =
  "base=basic_secondary&average=4.62&quotas=rural_youth&grade.algebra=5&paper.photo=yes" +
  "&1.label=%D0%A2%D0%B0%D1%80%D0%B0%D0%B7&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order";
export const CASE = { format: "talapker-case/1", applicant: { base: "basic_secondary" } };

export const region = (page, name) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** The saved cases in the browser's storage. */
export const named = (page) => page.evaluate(() => localStorage.getItem("talapker.cases"));

/** The remembered answers in the browser's storage. */
export const line = (page) => page.evaluate(() => localStorage.getItem("talapker.case")?.split("\n")[1]);

/** Opens the page about files. */
export const filePage = (all, options) => open(all, { path: "keep/file", ...options });

/** Chooses a file, whose content is a text, bytes or an object. */
export function choose(page, w, content, name = "answers.json") {
  const buffer = Buffer.isBuffer(content) ? content
    : Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
  return page.getByLabel(w.file_choose).setInputFiles({ name, mimeType: "application/json", buffer });
}

/** Presses a button that saves a file; returns the file's name and text. */
export async function download(page, name) {
  const [saved] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), "utf8") };
}
