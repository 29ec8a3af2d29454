// What is printed, as another library reads it back from the PDF.

import assert from "node:assert/strict";
import { extractText } from "unpdf";

/** A text with its spaces alike. */
export const plain = (text) => text.replace(/\s+/g, " ");
/** Lines are broken anywhere in print, and a hyphen looks like one at the end of a line. */
const close = (text) => text.replace(/\s+/g, "").toLowerCase();

/** Prints the page and reads it back. */
export async function printed(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const { totalPages, text } = await extractText(new Uint8Array(pdf), { mergePages: false });
  return { pages: totalPages, text: text.join("\n"), each: text };
}

/** What must be on paper. */
export function onPaper({ text }, expected) {
  for (const one of expected) assert.ok(close(text).includes(close(one)), `“${one}” is not on paper:\n${plain(text)}`);
}

/** What must not be on paper. */
export function notOnPaper({ text }, unwanted) {
  for (const one of unwanted) assert.ok(!close(text).includes(close(one)), `“${one}” is on paper`);
}
