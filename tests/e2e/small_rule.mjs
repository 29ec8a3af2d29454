// A small part of an assessment in publicodes: the window of one choice and the average of three grades. Only the
// benchmarks use it.

import Engine from "publicodes";

/** The rules of src/rules/rule/window.rs and score.rs for a college after nine classes, with the dates of one year. */
const engine = new Engine({
  today: { "par défaut": "03/08/2026" },
  base: { "par défaut": "'basic secondary'" },
  kind: { "par défaut": "'general'" },
  form: { "par défaut": "'full time'" },
  basis: { "par défaut": "'state order'" },
  closes: {
    variations: [
      { si: "kind = 'creative'", alors: "20/07/2026" },
      { si: { "une de ces conditions": ["kind = 'pedagogical'", "kind = 'medical'"] }, alors: "15/08/2026" },
      { si: "form != 'full time'", alors: "20/09/2026" },
      { si: "basis = 'paid'", alors: "25/08/2026" },
      { si: "base = 'basic secondary'", alors: "18/08/2026" },
      { sinon: "20/08/2026" },
    ],
  },
  language: { "par défaut": 5 },
  "profile one": { "par défaut": 4 },
  "profile two": { "par défaut": 5 },
  average: { valeur: "(language + profile one + profile two) / 3" },
  "average in time": { "applicable si": "today <= closes", valeur: "average" },
});

/** The days of examples/measured/mod.rs. */
const DAYS = ["20/06", "15/07", "25/07", "14/08", "18/08", "19/08", "24/08", "30/09"];

/** Evaluates the average `turns` times, on one day after another. */
export function publicodes(turns) {
  let all = 0;
  for (let turn = 0; turn < turns; turn++) {
    engine.setSituation({
      today: `${DAYS[turn % DAYS.length]}/2026`,
      base: "'basic secondary'",
      kind: "'general'",
      form: "'full time'",
      basis: "'state order'",
      language: 2 + (turn % 4),
      "profile one": 4,
      "profile two": 5,
    });
    all += engine.evaluate("average in time").nodeValue ?? 0;
  }
  return all;
}
