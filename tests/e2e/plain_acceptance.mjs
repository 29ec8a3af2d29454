// Deferred acceptance as one writes it in plain JavaScript: objects, numbers that are floats, an array for each
// programme. No quotas and no minimum group. Only the benchmark uses it.

/** For each applicant the choice that they get, counted from 1, or 0. `lots` are numbers; the smaller goes first. */
export function places(cohort, lots) {
  const programmes = new Map(cohort.programmes.map(({ id, seats }) => [id, { seats, holders: [] }]));
  const people = cohort.applicants.map((applicant, row) => ({
    row,
    average: Number(applicant.certificate_average ?? 0),
    lot: lots[row],
    choices: applicant.choices.map(({ programme, score }) => ({ programme: programmes.get(programme), score: number(score) })),
    next: 0,
  }));
  const free = [...people];
  while (free.length > 0) {
    const person = free.pop();
    const choice = person.choices[person.next++];
    if (choice === undefined) continue;
    const { seats, holders } = choice.programme;
    const offer = { person, score: choice.score };
    if (holders.length < seats) {
      holders.push(offer);
      rise(holders);
    } else if (seats > 0 && before(offer, holders[0])) {
      free.push(holders[0].person);
      holders[0] = offer;
      sink(holders);
    } else {
      free.push(person);
    }
  }
  const got = new Uint32Array(people.length);
  for (const { holders } of programmes.values()) {
    for (const { person } of holders) got[person.row] = person.next;
  }
  return got;
}

function number(score) {
  const [above, below] = score.split("/");
  return below === undefined ? Number(above) : above / below;
}

/** Whether one goes before the other. */
function before(one, other) {
  if (one.score !== other.score) return one.score > other.score;
  if (one.person.average !== other.person.average) return one.person.average > other.person.average;
  return one.person.lot < other.person.lot;
}

/** Moves the last one of a heap up; who goes last is at its top. */
function rise(heap) {
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!before(heap[above], heap[at])) return;
    [heap[above], heap[at]] = [heap[at], heap[above]];
    at = above;
  }
}

/** Moves the first one of a heap down. */
function sink(heap) {
  let at = 0;
  for (;;) {
    let last = at;
    for (const below of [2 * at + 1, 2 * at + 2]) {
      if (below < heap.length && before(heap[last], heap[below])) last = below;
    }
    if (last === at) return;
    [heap[last], heap[at]] = [heap[at], heap[last]];
    at = last;
  }
}
