// Opens the benchmark's page and prints what it measured: lines of a name and picoseconds.

import { launch } from "./site.mjs";

const [url] = process.argv.slice(2);
const browser = await launch();
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(String(error)));
  await page.goto(url);
  const measured = await page.waitForFunction(() => globalThis.measured, undefined, { timeout: 300_000 });
  for (const [name, picoseconds] of Object.entries(await measured.jsonValue())) {
    console.log(`${name} ${Math.round(picoseconds)}`);
  }
} finally {
  await browser.close();
}
