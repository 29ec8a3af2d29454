// Draws the PNG icons of public/icons/ from mark.svg, once for all: `node draw_icons.mjs` in this folder, whenever
// the mark changes. The pictures are committed; nothing of the build runs this.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./site.mjs";

const FOLDER = fileURLToPath(new URL("../../public/icons/", import.meta.url));
const mark = readFileSync(`${FOLDER}mark.svg`, "utf8");

// Systems cut a maskable icon to a shape of their own, so its colour goes to the edges. The roof and the sun lie
// within the circle of four fifths of the width, which no shape cuts.
const maskable = mark.replace("<circle", '<rect width="32" height="32" fill="#00667d"/><circle');

const browser = await launch();
for (const [name, svg, size] of [
  ["mark-192", mark, 192],
  ["mark-512", mark, 512],
  ["maskable-512", maskable, 512],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block}</style>${svg}`);
  await page.screenshot({ path: `${FOLDER}${name}.png`, omitBackground: true });
  await page.close();
}
await browser.close();
