// Runs in the browser: what distributing a cohort costs, beside a bare loop and the same in plain JavaScript, in
// milliseconds.

import init, {
  bare, csv_of_applicants, csv_of_programmes, csv_to_placed, json, json_plain, json_to_placed, made, made_plain,
  made_with_scores_that_differ,
} from "./bench_placement.js";
import { places } from "./plain_acceptance.mjs";

const ROUNDS = 7;

/** Milliseconds of the best of several rounds. */
function best(work, rounds = ROUNDS) {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    globalThis.keep = work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

/** Works with an open cohort and closes it. */
function on(open, work) {
  const done = work(open);
  open.free();
  return done;
}

const { memory } = await init();
const before = memory.buffer.byteLength;
/** How much memory there is more than before. */
const grown = () => (memory.buffer.byteLength - before) / 2 ** 20;
const measured = {};

// First, because memory never shrinks again: what a whole cohort needs, opened row by row and distributed.
on(made(200_000, 4_000), (cohort) => {
  measured["closed of 200,000 x 4,000"] = cohort.closed();
  measured["memory of 200,000 x 4,000, MiB"] = grown();
  measured["200,000 x 4,000 with quotas"] = best(() => cohort.closed());
});
on(made(30_000, 600), (cohort) => {
  measured["30,000 x 600 with quotas"] = best(() => cohort.closed());
  measured["closed of 30,000 x 600"] = cohort.closed();
});
for (const thousands of [10, 30, 100, 200, 500]) {
  on(made(thousands * 1_000, thousands * 20), (cohort) => {
    measured[`growth: ${thousands}k x ${thousands * 20}`] = best(() => cohort.closed());
  });
}
on(made_with_scores_that_differ(200_000, 4_000), (cohort) => {
  measured["200,000 x 4,000, all scores differ"] = best(() => cohort.closed());
});

for (const [people, programmes] of [[30_000, 600], [200_000, 4_000]]) {
  const name = `${people.toLocaleString("en")} x ${programmes.toLocaleString("en")}`;
  on(made_plain(people, programmes), (cohort) => {
    const read = JSON.parse(new TextDecoder().decode(json_plain(people, programmes)));
    // The lots in their order, as numbers that JavaScript can compare.
    const lots = cohort.lots();
    const order = [...lots.keys()].sort((one, other) => (lots[one] < lots[other] ? -1 : 1));
    const numbers = new Uint32Array(order.length);
    order.forEach((row, place) => (numbers[row] = place));
    measured[`plain ${name}`] = best(() => cohort.closed());
    measured[`plain ${name} in JavaScript`] = best(() => places(read, numbers), 3);
    const [ours, theirs] = [cohort.places(), places(read, numbers)];
    const other = ours.findIndex((place, row) => place !== theirs[row]);
    if (other >= 0) throw new Error(`${name}: row ${other} is placed elsewhere in JavaScript`);
  });
}

const tables = [csv_of_programmes(200_000, 4_000), csv_of_applicants(200_000, 4_000)];
measured["CSV of 200,000 to the first placed rows"] = best(() => csv_to_placed(...tables), 5);
const text = json(200_000, 4_000);
measured["JSON of 200,000 x 4,000 to placed"] = best(() => json_to_placed(text), 3);
measured["JSON of 200,000 x 4,000, MiB"] = text.length / 2 ** 20;
measured["bare loop, a million times"] = best(() => bare(1_000_000));
globalThis.measured = Object.fromEntries(Object.entries(measured).map(([name, ms]) => [name.replaceAll(" ", "_"), ms * 1e9]));
