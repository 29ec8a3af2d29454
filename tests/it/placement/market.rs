//! Small cohorts, and who is placed there by the definition, word by word and as slowly as that is.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use talapker::rules::case::QuotaCategory;
use talapker::rules::code::Code as _;
use talapker::rules::placement::lot::lot;

/// In what scores are counted here, so that all are whole.
const PART: u32 = 12;

#[derive(Clone, Debug)]
pub(super) struct Programme {
    pub(super) id: String,
    pub(super) seats: usize,
    /// In the order of the list of quotas.
    pub(super) reserved: Vec<(QuotaCategory, usize)>,
    pub(super) exempt: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) quota: Option<QuotaCategory>,
    pub(super) average: Option<u32>,
    /// The score at each programme, listed or not.
    pub(super) scores: Vec<u32>,
    /// The programmes, in the order of wishes.
    pub(super) wishes: Vec<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct Market {
    pub(super) seed: u64,
    pub(super) lost: bool,
    pub(super) minimum: usize,
    pub(super) programmes: Vec<Programme>,
    pub(super) people: Vec<Person>,
}

/// The wish at which each person has a place.
pub(super) type Places = Vec<Option<usize>>;

/// Score, average, quota, lot.
pub(super) type Key = (u32, Option<u32>, bool, Reverse<u64>);

impl Market {
    pub(super) fn json(&self) -> Value {
        let programmes = self.programmes.iter().map(|of| {
            let reserved =
                of.reserved.iter().map(|(category, seats)| (category.code().to_string(), json!(seats)));
            let reserved: Map<String, Value> = reserved.collect();
            json!({ "id": of.id, "seats": of.seats, "reserved": reserved, "minimum_exempt": of.exempt })
        });
        let people = self.people.iter().map(|person| {
            let choices = person.wishes.iter().map(|at| {
                json!({ "programme": self.programmes[*at].id, "score": format!("{}/{PART}", person.scores[*at]) })
            });
            json!({
                "id": person.id,
                "quota": person.quota.map(QuotaCategory::code),
                "certificate_average": person.average.map(|average| average.to_string()),
                "choices": choices.collect::<Vec<_>>(),
            })
        });
        json!({
            "format": "talapker-cohort/1",
            "seed": self.seed,
            "unused_reserved": if self.lost { "lost" } else { "to_open" },
            "minimum_group": self.minimum,
            "programmes": programmes.collect::<Vec<_>>(),
            "applicants": people.collect::<Vec<_>>(),
        })
    }

    /// The lots as they are drawn.
    pub(super) fn lots(&self) -> Vec<u64> {
        self.people.iter().map(|person| lot(self.seed, &person.id)).collect()
    }

    fn key(&self, person: usize, programme: usize, lots: &[u64]) -> Key {
        let of = &self.people[person];
        (of.scores[programme], of.average, of.quota.is_some(), Reverse(lots[person]))
    }

    /// Whom a programme takes of those who ask, and the category of a reserved seat.
    pub(super) fn choose(
        &self,
        programme: usize,
        asking: &BTreeSet<usize>,
        lots: &[u64],
    ) -> BTreeMap<usize, Option<QuotaCategory>> {
        let of = &self.programmes[programme];
        let mut best: Vec<usize> = asking.iter().copied().collect();
        best.sort_by_key(|person| Reverse(self.key(*person, programme, lots)));
        let mut taken = BTreeMap::new();
        let mut open = of.seats;
        for (category, seats) in &of.reserved {
            let holders = best.iter().filter(|person| self.people[**person].quota == Some(*category));
            let holders: Vec<usize> = holders.take(*seats).copied().collect();
            open -= if self.lost { *seats } else { holders.len() };
            taken.extend(holders.into_iter().map(|person| (person, Some(*category))));
        }
        let rest = best.into_iter().filter(|person| !taken.contains_key(person));
        let rest: Vec<usize> = rest.take(open).collect();
        taken.extend(rest.into_iter().map(|person| (person, None)));
        taken
    }

    /// Who asked at a programme: those who are there or wish it more than where they are.
    fn asked(&self, programme: usize, places: &Places) -> BTreeSet<usize> {
        let asked = |person: &usize| {
            let wish = self.people[*person].wishes.iter().position(|of| *of == programme);
            wish.is_some_and(|wish| places[*person].is_none_or(|place| wish <= place))
        };
        (0..self.people.len()).filter(asked).collect()
    }

    /// Everybody asks in rounds, from the start, without the closed programmes.
    pub(super) fn distribute(&self, closed: &BTreeSet<usize>, lots: &[u64]) -> Places {
        let mut next = vec![0; self.people.len()];
        loop {
            let mut turned_away = Vec::new();
            for programme in 0..self.programmes.len() {
                let asks =
                    |person: &usize| self.people[*person].wishes.get(next[*person]) == Some(&programme);
                let asking: BTreeSet<usize> = (0..self.people.len()).filter(asks).collect();
                let taken = if closed.contains(&programme) {
                    BTreeMap::new()
                } else {
                    self.choose(programme, &asking, lots)
                };
                turned_away.extend(asking.into_iter().filter(|person| !taken.contains_key(person)));
            }
            if turned_away.is_empty() {
                let at = |(person, next): (&Person, usize)| (next < person.wishes.len()).then_some(next);
                return self.people.iter().zip(next).map(at).collect();
            }
            for person in turned_away {
                next[person] += 1;
            }
        }
    }

    fn size(&self, programme: usize, places: &Places) -> usize {
        let there = |(person, place): &(&Person, &Option<usize>)| {
            place.is_some_and(|place| person.wishes[place] == programme)
        };
        self.people.iter().zip(places).filter(there).count()
    }

    /// The places after the last closing, and what is closed.
    pub(super) fn outcome(&self, lots: &[u64]) -> (Places, BTreeSet<usize>) {
        let mut closed = BTreeSet::new();
        loop {
            let places = self.distribute(&closed, lots);
            let small = (0..self.programmes.len()).filter(|at| {
                let size = self.size(*at, &places);
                size > 0 && size < self.minimum && !self.programmes[*at].exempt
            });
            match small.min_by_key(|at| (self.size(*at, &places), &self.programmes[*at].id)) {
                Some(smallest) => closed.insert(smallest),
                None => return (places, closed),
            };
        }
    }

    fn reason(
        &self,
        person: usize,
        programme: usize,
        taken: &BTreeMap<usize, Option<QuotaCategory>>,
        lots: &[u64],
    ) -> &'static str {
        let could_hold = |seat: Option<QuotaCategory>| seat.is_none() || seat == self.people[person].quota;
        let holders = taken.iter().filter(|(_, seat)| could_hold(**seat));
        let keys = holders.map(|(holder, _)| self.key(*holder, programme, lots));
        let own = self.key(person, programme, lots);
        match keys.min() {
            None => "no_seat",
            Some(last) if own.0 != last.0 => "below_cutoff",
            Some(last) if own.1 != last.1 => "lost_tie_on_certificate",
            Some(last) if own.2 != last.2 => "lost_tie_on_quota",
            Some(_) => "lost_by_lot",
        }
    }

    /// Those of the people who ask at a programme whom it takes with some lots, and with others not.
    fn in_doubt(&self, programme: usize, asking: &BTreeSet<usize>) -> BTreeSet<usize> {
        let order: Vec<usize> = asking.iter().copied().collect();
        let mut sometimes = BTreeSet::new();
        let mut always = asking.clone();
        let mut lots = vec![0; self.people.len()];
        for permutation in permutations(order.len()) {
            for (person, lot) in order.iter().zip(permutation) {
                lots[*person] = lot;
            }
            let taken: BTreeSet<usize> = self.choose(programme, asking, &lots).into_keys().collect();
            always = always.intersection(&taken).copied().collect();
            sometimes.extend(taken);
        }
        sometimes.difference(&always).copied().collect()
    }

    /// What the contract says of this cohort; whose place lots decide only if few enough people ask at one programme.
    pub(super) fn expected(&self, with_lots: bool) -> Value {
        let lots = self.lots();
        let (places, closed) = self.outcome(&lots);
        let asked: Vec<_> = (0..self.programmes.len()).map(|at| self.asked(at, &places)).collect();
        let taken: Vec<_> = (0..self.programmes.len())
            .map(|at| if closed.contains(&at) { BTreeMap::new() } else { self.choose(at, &asked[at], &lots) })
            .collect();
        let mut people: Vec<usize> = (0..self.people.len()).collect();
        people.sort_by_key(|person| &self.people[*person].id);
        let mut with_place = Vec::new();
        let mut unplaced = Vec::new();
        for at in &people {
            let person = &self.people[*at];
            if let Some(place) = places[*at] {
                let programme = person.wishes[place];
                let seat =
                    taken[programme][at].map_or("open".to_string(), |of| format!("reserved:{}", of.code()));
                with_place.push(json!({
                    "id": person.id, "programme": self.programmes[programme].id, "choice": place + 1, "seat": seat,
                }));
                continue;
            }
            let because = person.wishes.iter().map(|programme| {
                let reason = if closed.contains(programme) {
                    "programme_closed"
                } else {
                    self.reason(*at, *programme, &taken[*programme], &lots)
                };
                json!({ "programme": self.programmes[*programme].id, "reason": reason })
            });
            unplaced.push(json!({ "id": person.id, "because": because.collect::<Vec<_>>() }));
        }
        let mut programmes: Vec<usize> = (0..self.programmes.len()).collect();
        programmes.sort_by_key(|at| &self.programmes[*at].id);
        let programmes = programmes.iter().map(|at| {
            let lowest = |seat: Option<QuotaCategory>| {
                let there = taken[*at].iter().filter(|(_, of)| **of == seat);
                there.map(|(person, _)| self.people[*person].scores[*at]).min()
            };
            let reserved = QuotaCategory::ALL.iter().filter_map(|category| {
                Some((category.code().to_string(), json!(fraction(lowest(Some(*category))?))))
            });
            json!({
                "id": self.programmes[*at].id,
                "placed": taken[*at].len(),
                "cutoff": lowest(None).map(fraction),
                "cutoff_reserved": reserved.collect::<Map<_, _>>(),
                "closed": closed.contains(at),
            })
        });
        let in_doubt =
            |at: usize| if closed.contains(&at) { BTreeSet::new() } else { self.in_doubt(at, &asked[at]) };
        let by_lot: BTreeSet<usize> =
            if with_lots { (0..self.programmes.len()).flat_map(in_doubt).collect() } else { BTreeSet::new() };
        let by_lot = people.iter().filter(|person| by_lot.contains(person));
        json!({
            "format": "talapker-placement/1",
            "placed": with_place,
            "unplaced": unplaced,
            "programmes": programmes.collect::<Vec<_>>(),
            "by_lot": by_lot.map(|person| self.people[*person].id.clone()).collect::<Vec<_>>(),
            "ignored": [],
        })
    }

    /// Whether nobody wishes a programme that would rather have them, and no programme holds whom it would not take.
    pub(super) fn is_stable(&self, places: &Places, lots: &[u64]) -> bool {
        (0..self.programmes.len()).all(|programme| {
            let at = |person: &usize| places[*person].map(|place| self.people[*person].wishes[place]);
            let held: BTreeSet<usize> =
                (0..self.people.len()).filter(|who| at(who) == Some(programme)).collect();
            let would_take = |more: Option<usize>| {
                let asking: BTreeSet<usize> = held.iter().copied().chain(more).collect();
                self.choose(programme, &asking, lots)
            };
            let asked = self.asked(programme, places);
            would_take(None).len() == held.len()
                && asked.difference(&held).all(|who| !would_take(Some(*who)).contains_key(who))
        })
    }

    /// Every way to give each person a place of their wishes, or none.
    pub(super) fn all_places(&self) -> Vec<Places> {
        let mut all = vec![Places::new()];
        for person in &self.people {
            let ways = || std::iter::once(None).chain((0..person.wishes.len()).map(Some));
            let with = |places: Places| ways().map(move |way| places.iter().copied().chain([way]).collect());
            all = all.into_iter().flat_map(with).collect();
        }
        all
    }
}

/// In lowest terms.
fn fraction(parts: u32) -> String {
    let divisor = (1..=PART).rev().find(|d| parts.is_multiple_of(*d) && PART.is_multiple_of(*d)).unwrap();
    match PART / divisor {
        1 => (parts / divisor).to_string(),
        below => format!("{}/{below}", parts / divisor),
    }
}

/// Every order of that many.
pub(super) fn permutations(count: usize) -> Vec<Vec<u64>> {
    let mut all = vec![Vec::new()];
    for new in 0..count {
        let with = |order: Vec<u64>| {
            (0..=order.len()).map(move |at| {
                let mut order = order.clone();
                order.insert(at, new as u64);
                order
            })
        };
        all = all.into_iter().flat_map(with).collect();
    }
    all
}

const CATEGORIES: [QuotaCategory; 3] =
    [QuotaCategory::Disability, QuotaCategory::RuralYouth, QuotaCategory::Orphan];

fn programme() -> impl Strategy<Value = Programme> {
    let reserved = vec(0..3_usize, CATEGORIES.len());
    ("[a-c]", 0..3_usize, reserved, any::<bool>(), 0..3_u32).prop_map(|(id, open, reserved, exempt, some)| {
        // With few reserves ties between people with and without a quota matter more.
        let reserved = CATEGORIES.into_iter().zip(reserved).filter(|(_, seats)| *seats > 0 && some > 0);
        let reserved: Vec<_> = reserved.take(some as usize).collect();
        let seats = open + reserved.iter().map(|(_, seats)| seats).sum::<usize>();
        Programme { id, seats, reserved, exempt: exempt && some == 2 }
    })
}

fn person(programmes: usize) -> impl Strategy<Value = Person> {
    let quota = option::weighted(0.6, proptest::sample::select(&CATEGORIES[..]));
    let average = option::weighted(0.8, 4..6_u32);
    let scores = vec(48..51_u32, programmes);
    let wishes = (Just((0..programmes).collect::<Vec<_>>()).prop_shuffle(), 0..=programmes);
    ("[a-d]", quota, average, scores, wishes).prop_map(|(id, quota, average, scores, (mut wishes, count))| {
        wishes.truncate(count);
        Person { id, quota, average, scores, wishes }
    })
}

/// A cohort of that many people and programmes at most, with many ties.
pub(super) fn market(people: usize, programmes: usize) -> impl Strategy<Value = Market> {
    let people = move |programmes: usize| vec(person(programmes), 1..=people);
    let both = vec(programme(), 1..=programmes).prop_flat_map(move |of| (people(of.len()), Just(of)));
    (any::<u32>(), any::<bool>(), 0..4_usize, both).prop_map(
        |(seed, lost, minimum, (mut people, mut programmes))| {
            // Names in no order, and each once.
            for (at, person) in people.iter_mut().enumerate() {
                person.id = format!("{}{at}", person.id);
            }
            for (at, programme) in programmes.iter_mut().enumerate() {
                programme.id = format!("{}{at}", programme.id);
            }
            Market { seed: u64::from(seed), lost, minimum, programmes, people }
        },
    )
}
