// The days of the edition, from the library itself: a journey names none of them, so that a change of a day changes no
// journey. What is right about a day is said by the cases.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const YEARS = ["2026", "2027"];

const run = spawnSync("cargo", ["run", "-q", "--no-default-features", "--example", "days", "--", ...YEARS], {
  cwd: ROOT,
  encoding: "utf8",
});
assert.equal(run.status, 0, run.stderr);
const all = JSON.parse(run.stdout);

/**
 * The days of a year: `opens`, `results_basic` and the others of the law, and by its name each row of the table of
 * dates with `closes` (the order's), `announced`, `safe`, `possible_until`, and the moment `file_by` on the portal.
 */
export function days(year) {
  const { rows, ...others } = all[year];
  const last = Object.values(rows).map((row) => row.possible_until).sort().at(-1);
  return { ...rows, ...others, last };
}

const utc = (moment) => new Date(`${moment.length > 10 ? moment : `${moment}T00:00`}:00Z`);

/** A moment, and so many minutes more. */
export const shift = (moment, minutes) =>
  new Date(utc(moment).getTime() + minutes * 60_000).toISOString().slice(0, 16);

/** A day, or that of a moment, and so many days more. */
export const plus = (day, n) => shift(day.slice(0, 10), n * 24 * 60).slice(0, 10);

/** The day of a moment. */
export const dayOf = (moment) => moment.slice(0, 10);

/** Days from a moment to another. */
export const between = (from, to) => (utc(dayOf(to)) - utc(dayOf(from))) / 86_400_000;

/** The place of a day in the week, Monday being 0. */
export const weekday = (day) => (utc(day).getUTCDay() + 6) % 7;

/** Whether the portal accepts on that day what is filed on it; no public holiday is among the days of the journeys. */
const accepts = (day) => weekday(day) < 5;

/** The first day after another on which the portal accepts. */
export function acceptedAfter(day) {
  const next = plus(day, 1);
  return accepts(next) ? next : acceptedAfter(next);
}
