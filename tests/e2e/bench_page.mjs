// Runs in the browser: our module, a bare loop in it and in JavaScript, and the same small rule in publicodes.

import Engine from "publicodes";
import init, { assess, bare } from "./bench_wasm.js";

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

/** An average of four grades and a threshold: far less than an assessment decides, and without an explanation. */
const engine = new Engine({
  "grade one": { "par défaut": 3 },
  "grade two": { "par défaut": 4 },
  "grade three": { "par défaut": 5 },
  "grade four": { "par défaut": 4 },
  average: { valeur: "(grade one + grade two + grade three + grade four) / 4" },
  admitted: { valeur: "average >= 3.5" },
});

function publicodes(turns) {
  let admitted = 0;
  for (let turn = 0; turn < turns; turn++) {
    engine.setSituation({ "grade one": 2 + (turn % 4), "grade two": 2 + ((turn >> 2) % 4) });
    if (engine.evaluate("admitted").nodeValue) admitted++;
  }
  return admitted;
}

await init();
// In the order of a person's reading; a bare loop before and after would show a machine that changes its pace.
globalThis.measured = {
  assess: measure(assess),
  loop: measure(bare),
  "loop in JS": measure(loop),
  publicodes: measure(publicodes),
};
