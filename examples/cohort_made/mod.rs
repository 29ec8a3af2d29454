//! Cohorts that are made up for measuring, by a rule without chance: the same numbers give the same cohort everywhere.

#![allow(dead_code, reason = "each of the measuring programs uses another part")]
#![expect(clippy::expect_used, reason = "a made-up cohort that is wrong is to stop")]

use std::fmt::Write as _;

use talapker::rules::case::QuotaCategory;
use talapker::rules::code::Code as _;
use talapker::rules::grade::Decimal;
use talapker::rules::placement::cohort::{Cohort, Programme, Row};

/// How many wishes each person has.
pub(crate) const WISHES: u64 = 4;

/// From which the lots are drawn.
pub(crate) const SEED: u64 = 7;

/// Of a hundred people so many take part in each of these quotas, and of a hundred seats so many are reserved for them.
const QUOTAS: [(QuotaCategory, u64); 4] = [
    (QuotaCategory::RuralYouth, 30),
    (QuotaCategory::LargeFamily, 5),
    (QuotaCategory::Orphan, 1),
    (QuotaCategory::Disability, 1),
];

/// What a made-up cohort is like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Made {
    pub(crate) people: u64,
    pub(crate) programmes: u64,
    /// Whether people take part in quotas and seats are reserved.
    pub(crate) quotas: bool,
    /// The smallest group that stays open.
    pub(crate) minimum_group: u64,
    /// Whether no two scores are written alike; else there are some two thousand.
    pub(crate) all_scores_differ: bool,
}

/// A person and their wishes, as they are told.
struct Person {
    id: String,
    quota: Option<QuotaCategory>,
    average: String,
    choices: Vec<(String, String)>,
}

/// A number that looks like chance: the same for the same two numbers (`SplitMix64` by Steele, Lea and Flood).
fn mixed(one: u64, two: u64) -> u64 {
    let sum = one.wrapping_mul(0x2545_f491_4f6c_dd1d).wrapping_add(two.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let first = (sum ^ sum >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let second = (first ^ first >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    second ^ second >> 31
}

impl Made {
    /// So many people who wish so many programmes, with quotas and the minimum group of the order.
    pub(crate) fn new(people: u64, programmes: u64) -> Self {
        let minimum_group = Cohort::MINIMUM_GROUP;
        Self { people, programmes, quotas: true, minimum_group, all_scores_differ: false }
    }

    /// Without quotas, and no group is too small.
    pub(crate) fn plain(people: u64, programmes: u64) -> Self {
        Self { quotas: false, minimum_group: 0, ..Self::new(people, programmes) }
    }

    /// Three seats for two people.
    fn programme(self, at: u64) -> Programme {
        let seats = (self.people * 3 / 2).div_ceil(self.programmes);
        let reserved = QUOTAS.iter().filter(|_| self.quotas);
        let reserved = reserved.map(|(category, percent)| (*category, seats * percent / 100)).collect();
        Programme { id: format!("programme-{at}"), seats, reserved, minimum_exempt: at % 10 == 9 }
    }

    fn person(self, at: u64) -> Person {
        let share = mixed(at, 1) % 100;
        let mut below = 0;
        let quota = QUOTAS.iter().filter(|_| self.quotas).find(|(_, percent)| {
            below += percent;
            share < below
        });
        let certificate = 300 + mixed(at, 2) % 201;
        let mut wished: Vec<u64> = Vec::new();
        for turn in 10.. {
            if wished.len() as u64 == WISHES.min(self.programmes) {
                break;
            }
            // Few programmes are wished by many: a sixteenth of all is half of what people wish.
            let chance = mixed(at, turn) >> 32;
            let squared = (chance * chance) >> 32;
            let programme = (((squared * squared) >> 32) * self.programmes) >> 32;
            // Every eighth programme is hardly known: such groups stay small.
            let overlooked = programme % 8 == 3 && !mixed(at, turn + 1_000).is_multiple_of(4);
            if !overlooked && !wished.contains(&programme) {
                wished.push(programme);
            }
        }
        let choices = wished.iter().zip(20..).map(|(programme, turn)| {
            let score = certificate + mixed(at, turn) % 2_001;
            let score = if self.all_scores_differ {
                format!("{}/3", score * 1_000_000 + at * WISHES + turn - 20)
            } else {
                format!("{}.{:02}", score / 100, score % 100)
            };
            (format!("programme-{programme}"), score)
        });
        Person {
            id: format!("applicant-{at}"),
            quota: quota.map(|(category, _)| *category),
            average: format!("{}.{:02}", certificate / 100, certificate % 100),
            choices: choices.collect(),
        }
    }

    /// The cohort itself.
    pub(crate) fn cohort(self) -> Cohort {
        let mut cohort = Cohort::default();
        cohort.seed = SEED;
        cohort.minimum_group = self.minimum_group;
        for at in 0..self.programmes {
            cohort.add_programme(self.programme(at)).expect("each programme stands once");
        }
        for at in 0..self.people {
            let person = self.person(at);
            let choices: Vec<(&str, &str)> = person
                .choices
                .iter()
                .map(|(programme, score)| (programme.as_str(), score.as_str()))
                .collect();
            let average = Decimal::parse(&person.average).expect("it is a number");
            let row = Row {
                id: &person.id,
                quota: person.quota,
                certificate_average: Some(average),
                choices: &choices,
            };
            cohort.add_applicant(&row).expect("each person stands once");
        }
        cohort
    }

    /// The cohort as JSON of the contract.
    pub(crate) fn json(self) -> String {
        let mut text = format!(
            "{{\"format\":\"talapker-cohort/1\",\"seed\":{SEED},\"minimum_group\":{},\"programmes\":[",
            self.minimum_group
        );
        for at in 0..self.programmes {
            let Programme { id, seats, reserved, minimum_exempt } = self.programme(at);
            let reserved: Vec<String> =
                reserved.iter().map(|(category, seats)| format!("\"{}\":{seats}", category.code())).collect();
            let reserved = reserved.join(",");
            let comma = if at == 0 { "" } else { "," };
            write!(
                text,
                "{comma}{{\"id\":\"{id}\",\"seats\":{seats},\"reserved\":{{{reserved}}},\"minimum_exempt\":{minimum_exempt}}}"
            )
            .expect("a text takes everything");
        }
        text.push_str("],\"applicants\":[");
        for at in 0..self.people {
            let Person { id, quota, average, choices } = self.person(at);
            let quota = quota.map_or("null".to_string(), |category| format!("\"{}\"", category.code()));
            let choices = choices
                .iter()
                .map(|(programme, score)| format!("{{\"programme\":\"{programme}\",\"score\":\"{score}\"}}"));
            let choices = choices.collect::<Vec<_>>().join(",");
            let comma = if at == 0 { "" } else { "," };
            write!(
                text,
                "{comma}{{\"id\":\"{id}\",\"quota\":{quota},\"certificate_average\":\"{average}\",\"choices\":[{choices}]}}"
            )
            .expect("a text takes everything");
        }
        text.push_str("]}");
        text
    }

    /// Its programmes as CSV.
    pub(crate) fn csv_of_programmes(self) -> String {
        let mut text = "programme;seats".to_string();
        for (category, _) in QUOTAS {
            write!(text, ";reserved.{}", category.code()).expect("a text takes everything");
        }
        text.push_str(";minimum_exempt\r\n");
        for at in 0..self.programmes {
            let Programme { id, seats, reserved, minimum_exempt } = self.programme(at);
            write!(text, "{id};{seats}").expect("a text takes everything");
            for (category, _) in QUOTAS {
                let seats = reserved.iter().find(|(of, _)| *of == category).map_or(0, |(_, seats)| *seats);
                write!(text, ";{seats}").expect("a text takes everything");
            }
            text.push_str(if minimum_exempt { ";yes\r\n" } else { ";no\r\n" });
        }
        text
    }

    /// Its applicants as CSV.
    pub(crate) fn csv_of_applicants(self) -> String {
        let mut text = "id;quota;certificate_average".to_string();
        for at in 1..=WISHES {
            write!(text, ";{at}.programme;{at}.score").expect("a text takes everything");
        }
        text.push_str("\r\n");
        for at in 0..self.people {
            let Person { id, quota, average, choices } = self.person(at);
            let quota = quota.map_or("", QuotaCategory::code);
            write!(text, "{id};{quota};{average}").expect("a text takes everything");
            for (programme, score) in choices {
                write!(text, ";{programme};{score}").expect("a text takes everything");
            }
            text.push_str("\r\n");
        }
        text
    }
}
