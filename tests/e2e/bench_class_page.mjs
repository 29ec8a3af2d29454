// Runs in the browser: what a class costs, beside a bare loop and a small rule in publicodes, in milliseconds.

import init, {
  bare, book, book_to_rows, csv, csv_to_rows, explained, small_part, whole, worked_out,
} from "./bench_class.js";
import { publicodes } from "./small_rule.mjs";

const ROUNDS = 5;

/** Milliseconds of the best of several rounds. */
function best(work) {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    globalThis.keep = work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

const { memory } = await init();
const rows = csv(5_000);
const sheet = book(5_000);
const measured = {
  "30 pupils x 20 choices, explained": best(() => explained(1)),
  "5,000 pupils x 4 choices": best(() => worked_out(1)),
  "CSV of 5,000 to the first rows": best(() => csv_to_rows(rows)),
  "XLSX of 5,000 to the first rows": best(() => book_to_rows(sheet)),
  "CSV of 5,000, all worked out": best(() => whole(rows)),
  "one window, one average, 10,000 times": best(() => small_part(10_000)),
  "the same in publicodes": best(() => publicodes(10_000)),
  "bare loop, a million times": best(() => bare(1_000_000)),
};
const many = csv(100_000);
const before = memory.buffer.byteLength;
measured["CSV of 100,000, all worked out"] = best(() => whole(many));
measured["memory for 100,000 rows, MiB"] = (memory.buffer.byteLength - before) / 2 ** 20 + many.length / 2 ** 20;
globalThis.measured = Object.fromEntries(Object.entries(measured).map(([name, ms]) => [name.replaceAll(" ", "_"), ms * 1e9]));
