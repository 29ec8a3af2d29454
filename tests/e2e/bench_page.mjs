// Runs in the browser: our module, a bare loop in it and in JavaScript, and a small part of an assessment in
// publicodes, so that all of them are measured on one machine in one run.
//
//   assess         one assessment of a person with two choices, and every value of it explained in Kazakh
//   without words  the same assessment with its trees of reasons, not yet rendered in a language
//   small part     the window of one choice and the average of three grades, both explained in Kazakh
//   publicodes     the same window and average in publicodes: one rule evaluated, with its tree, not rendered
//   loop           a hundred steps over one integer: the measure of the machine

import { publicodes } from "./small_rule.mjs";
import init, { assess, bare, small_part, without_words } from "./bench_wasm.js";

const ROUNDS = 7;
const AT_LEAST = 60; // milliseconds a round, so that a coarse clock does not matter

/** Picoseconds for one turn of `work(turns)`: the best of several rounds. */
function measure(work) {
  const time = (turns) => {
    const began = performance.now();
    keep = work(turns);
    return performance.now() - began;
  };
  let turns = 1;
  while (time(turns) < AT_LEAST && turns < 2 ** 30) turns *= 2;
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) best = Math.min(best, time(turns));
  return (best / turns) * 1e9;
}

/** What is computed is kept, so that nothing is left out. */
globalThis.keep = 0;

/** The same as `bare_loop` in examples/measured/mod.rs. */
function loop(turns) {
  let all = 0;
  for (let turn = 0; turn < turns; turn++) {
    let sum = turn;
    for (let step = 0; step < 100; step++) sum = (Math.imul(sum, 31) + (step ^ (sum >>> 3))) >>> 0;
    all = (all + sum) >>> 0;
  }
  return all;
}

await init();
globalThis.measured = {
  assess: measure(assess),
  "without words": measure(without_words),
  "small part": measure(small_part),
  publicodes: measure(publicodes),
  loop: measure(bare),
  "loop in JS": measure(loop),
};
