//! Every provision is in the table, every deciding one is cited by a rule, and every reason occurs.

use std::collections::BTreeSet;
use std::iter::once;

use talapker::rules::assess;
use talapker::rules::assessment::{AdmissionTrack, Reason, Standing, Why};
use talapker::rules::case::Channel;
use talapker::rules::cite::Cite;
use talapker::rules::code::Code;
use talapker::rules::edition::coverage::{Handling, Rule};
use talapker::rules::edition::{CURRENT, IN_FORCE_CITES};
use talapker::rules::not_applicable::{of_choice, of_person};
use talapker::rules::rule::tie::TieKey;
use talapker::rules::rule::{after, commission, first_steps, milestones};

use super::generated::cases;
use super::inputs::whys;
use super::support::{day, now, text};

/// What the reasons of many cases hold.
#[derive(Default)]
struct Seen {
    cites: BTreeSet<(Rule, Cite)>,
    reasons: BTreeSet<Reason>,
}

impl Seen {
    fn of_many_cases() -> Self {
        let mut seen = Self::default();
        for case in cases(20_000) {
            let assessment = assess(&case, CURRENT, now());
            for (rule, why) in whys(&assessment) {
                seen.why(rule, &why);
            }
            let places = 0..assessment.choices.len();
            let not = places.flat_map(|at| of_choice(&case, at, &assessment));
            for not in not.chain(of_person(&case.applicant)) {
                seen.why(not.rule, &not.why);
            }
        }
        // No answer of a case says it.
        let told = milestones::Inputs {
            track: AdmissionTrack::Paid,
            base: None,
            ends: None,
            year: 2026,
            result_on: Some(day(2026, 9, 1)),
            by_application: false,
        };
        for milestone in milestones::milestones(&told, CURRENT) {
            seen.why(Rule::Milestones, &milestone.why);
        }
        let keys = TieKey::ALL.iter().flat_map(|key| key.cites());
        seen.cites.extend(keys.map(|cite| (Rule::Tie, *cite)));
        seen.cites.extend(commission::CITES.iter().map(|cite| (Rule::Commission, *cite)));
        let held = Channel::ALL.iter().flat_map(|channel| after::held(*channel)).map(|row| row.2);
        let exam = after::after_exam(Standing::Law, Some(AdmissionTrack::Competition));
        let checks = after::refusal_checks(Channel::Portal, None);
        let said = held.chain(exam.iter().map(|row| row.2)).chain(checks.iter().map(|row| row.2));
        seen.cites.extend(said.flatten().map(|cite| (Rule::After, *cite)));
        seen.cites.extend(first_steps::CLAIM_KINSHIP.cites.iter().map(|cite| (Rule::FirstSteps, *cite)));
        seen.cites.extend(IN_FORCE_CITES.iter().map(|cite| (Rule::Edition, *cite)));
        seen
    }

    fn why(&mut self, rule: Rule, why: &Why) {
        assert!(!why.cites.is_empty() || why.standing != Standing::Law, "law without a citation: {why:?}");
        self.cites.extend(why.cites.iter().map(|cite| (rule, *cite)));
        self.reasons.insert(why.reason);
        why.because.iter().for_each(|under| self.why(rule, under));
    }
}

#[test]
fn every_deciding_provision_is_cited_by_exactly_the_rules_of_the_table() {
    let seen = Seen::of_many_cases().cites;
    for cite in Cite::ALL {
        let table: BTreeSet<Rule> = cite.rules().iter().copied().collect();
        let found: BTreeSet<Rule> = seen.iter().filter(|(_, of)| of == cite).map(|(rule, _)| *rule).collect();
        assert_eq!(found, table, "{}", cite.code());
        if cite.handling() == Handling::Decides {
            assert!(!found.is_empty(), "{} decides and no rule cites it", cite.code());
        }
    }
}

#[test]
fn every_reason_occurs() {
    let seen = Seen::of_many_cases().reasons;
    let never: Vec<_> = Reason::ALL.iter().filter(|reason| !seen.contains(reason)).collect();
    assert!(never.is_empty(), "{never:?}");
}

/// The words of the law page: a summary of each provision and what the app does with it.
#[test]
fn every_language_says_every_provision_in_order() {
    for lang in ["kk", "ru", "en"] {
        let path = format!("src/text/law/{lang}.txt");
        let text = text(&path);
        let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let found: Vec<&str> = lines
            .map(|line| {
                let (key, words) = line.split_once(" = ").unwrap_or_else(|| panic!("{path}: {line}"));
                assert!(!words.trim().is_empty(), "{path}: {key} says nothing");
                key
            })
            .collect();
        let keys: Vec<String> = Cite::ALL
            .iter()
            .flat_map(|cite| [format!("{}.says", cite.code()), format!("{}.does", cite.code())])
            .collect();
        assert_eq!(found, keys, "{path}");
    }
}

#[test]
fn the_public_holidays_of_the_edition_are_cited() {
    let deciding = |cite: Cite| cite.handling() == Handling::Decides;
    assert!(CURRENT.holidays.iter().map(|holiday| holiday.cite).all(deciding));
    assert!(
        IN_FORCE_CITES.iter().chain(commission::CITES).chain(once(&Cite::P3)).all(|cite| deciding(*cite))
    );
}
