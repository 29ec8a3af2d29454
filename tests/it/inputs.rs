//! Each part of an assessment reads the answers that its rule declares, and no others.
//!
//! The lists below are the declarations. Over many cases every answer is changed by itself: a part
//! that changes with an answer that it does not declare fails, and so does one that never changes
//! with an answer that it does declare.

use std::collections::BTreeSet;

use talapker::rules::assess;
use talapker::rules::assessment::{
    Answer, ApplicantAssessment, Assessment, ChoiceAssessment, ChoiceOutline, CompetitiveScore, PaperState,
    Reasoned, Why,
};
use talapker::rules::case::{Case, Document};
use talapker::rules::edition::CURRENT;
use talapker::rules::edition::coverage::Rule;
use talapker::rules::question::Question;

use super::generated::{Draw, cases, value};
use super::support::now;

struct Part {
    name: &'static str,
    same: fn(&Assessment, &Assessment) -> bool,
    /// Names of answers, apart by spaces.
    reads: &'static str,
}

/// Whether a part of the first choice is the same.
macro_rules! of_choice {
    ($($field:ident).+) => {
        |a, b| first(a).$($field).+ == first(b).$($field).+
    };
}

/// Whether a part of the person's is the same.
macro_rules! of_applicant {
    ($field:ident) => {
        |a, b| person(a).$field == person(b).$field
    };
}

fn first(assessment: &Assessment) -> &ChoiceAssessment {
    &assessment.choices[0]
}

/// How each paper stands and why. Whether one ends before *file by* is proved day by day in `exhaustive`.
fn papers(assessment: &Assessment) -> Option<Vec<(Document, PaperState, &Why)>> {
    let list = first(assessment).documents.as_ref()?;
    Some(list.iter().map(|need| (need.value.document, need.value.state, &need.why)).collect())
}

fn person(assessment: &Assessment) -> &ApplicantAssessment {
    assessment.applicant.as_ref().unwrap()
}

#[rustfmt::skip]
const PARTS: &[Part] = &[
    Part { name: "track", same: of_choice!(track), reads: "basis level provider base qualification same_profile service on_duty" },
    Part { name: "conditions", same: of_choice!(conditions), reads: "basis level provider base qualification same_profile service on_duty" },
    Part { name: "channel", same: of_choice!(channel), reads: "channel issued_in" },
    Part { name: "first_steps", same: of_choice!(first_steps), reads: "channel issued_in document_year digitised day kind specialty level provider basis enterprise_request service on_duty" },
    Part { name: "window", same: of_choice!(window), reads: "level provider kind specialty form basis base day minute channel issued_in" },
    Part { name: "filing", same: of_choice!(filing), reads: "level provider kind specialty form basis base day minute channel issued_in" },
    Part { name: "certificate_part", same: of_choice!(score.certificate_part), reads: "base issued_in grades language profile" },
    Part { name: "exam_part", same: of_choice!(score.exam_part), reads: "marks kind specialty" },
    Part { name: "tie_keys", same: of_choice!(score.tie_keys), reads: "average quotas" },
    Part { name: "exam", same: of_choice!(exam), reads: "kind specialty basis" },
    Part { name: "accommodations", same: of_choice!(accommodations), reads: "kind specialty basis disability impairments" },
    Part { name: "documents", same: |a, b| papers(a) == papers(b), reads: "channel issued_in document_year digitised status disability service on_duty basis restrictions held valid_until day minute" },
    Part { name: "refused_today", same: of_choice!(refused_today), reads: "channel issued_in document_year digitised status disability service on_duty basis restrictions held valid_until day minute" },
    Part { name: "milestones", same: of_choice!(milestones), reads: "basis level provider base qualification same_profile service on_duty kind specialty form day result_on" },
    Part { name: "group", same: of_choice!(group), reads: "kind specialty basis" },
    Part { name: "still_open", same: of_choice!(still_open), reads: "level provider kind specialty form basis base day minute channel issued_in" },
    Part { name: "maybe_open", same: of_choice!(maybe_open), reads: "level provider kind specialty form basis base day minute channel issued_in" },
    Part { name: "signs", same: of_applicant!(signs), reads: "birth day" },
    Part { name: "quotas", same: of_applicant!(quotas), reads: "quotas" },
    Part { name: "refusal_grounds", same: of_applicant!(refusal_grounds), reads: "court consent" },
    Part { name: "notes", same: of_applicant!(notes), reads: "state_funded basis another_choice" },
];

/// What changes something of a case, drawn.
type Change = Box<dyn Fn(&mut Case, &mut Draw)>;

/// Every answer by its key, and what changes it. The moment has two parts, grades and papers are one answer each.
fn answers() -> Vec<(&'static str, Change)> {
    let any = |of: fn(&Question) -> bool| -> Change {
        Box::new(move |case, draw| {
            let question = draw.one(&Question::every().filter(of).collect::<Vec<_>>());
            answer(case, draw, question);
        })
    };
    let mut answers: Vec<(&str, Change)> = vec![
        (
            "day",
            Box::new(|case, draw| {
                let as_of = case.as_of.as_mut().unwrap();
                as_of.date = as_of.date + chrono::Days::new(draw.one(&[1, 14, 40, 365]));
            }),
        ),
        (
            "minute",
            Box::new(|case, draw| case.as_of.as_mut().unwrap().minute = draw.one(&[0, 1079, 1080, 1439])),
        ),
        ("grades", any(|question| matches!(question, Question::Grade(_)))),
        ("held", any(|question| matches!(question, Question::Held(_)))),
        ("valid_until", any(|question| matches!(question, Question::ValidUntil(_)))),
        (
            "another_choice",
            Box::new(|case, draw| {
                case.choices.as_mut().unwrap().truncate(1);
                for question in [Question::Basis, Question::Kind, Question::Form] {
                    let value = value(draw, &question);
                    case.put(&question.of(1), Some(value));
                }
            }),
        ),
    ];
    for question in Question::ALL.iter().filter(|question| **question != Question::AsOf) {
        let name = question.key().leak();
        answers.push((name, Box::new(|case, draw| answer(case, draw, question.clone()))));
    }
    answers
}

/// Answers a question of the person or of the first choice, or leaves it open.
fn answer(case: &mut Case, draw: &mut Draw, question: Question) {
    let value = (draw.below(3) > 0).then(|| value(draw, &question));
    case.put(&question.into(), value);
}

#[test]
fn each_part_reads_what_it_declares_and_nothing_else() {
    let mut draw = Draw::new(20);
    let answers = answers();
    let mut read = BTreeSet::new();
    for case in cases(3000).filter(|case| !case.choices().is_empty()) {
        let before = assess(&case, CURRENT, now());
        for (answer, change) in &answers {
            for _ in 0..2 {
                let mut changed = case.clone();
                change(&mut changed, &mut draw);
                let after = assess(&changed, CURRENT, now());
                for part in PARTS.iter().filter(|part| !(part.same)(&before, &after)) {
                    let declared = part.reads.split(' ').any(|name| name == *answer);
                    assert!(declared, "{} reads {answer}: {case:#?}", part.name);
                    read.insert((part.name, *answer));
                }
            }
        }
    }
    for part in PARTS {
        for name in part.reads.split(' ') {
            assert!(answers.iter().any(|(answer, _)| *answer == name), "{name} is no answer");
            assert!(read.contains(&(part.name, name)), "{} never reads {name}", part.name);
        }
    }
}

/// The reasons of everything in an assessment, each with the rule that gave it.
pub(crate) fn whys(assessment: &Assessment) -> Vec<(Rule, Why)> {
    let mut all = Whys(Vec::new());
    if let Some(ApplicantAssessment { signs, quotas, refusal_grounds, notes }) = &assessment.applicant {
        all.list(Rule::Applicant, signs.as_slice());
        all.list(Rule::Applicant, quotas);
        all.list(Rule::Refusal, refusal_grounds);
        all.list(Rule::Applicant, notes);
    }
    for choice in &assessment.choices {
        let ChoiceAssessment {
            outline,
            track,
            conditions,
            first_steps,
            score,
            exam,
            accommodations,
            refused_today,
            milestones,
            group,
        } = choice;
        let ChoiceOutline { channel, window, filing, documents, still_open, maybe_open } = outline;
        let CompetitiveScore { certificate_part, exam_part, reported_sum, tie_keys } = score;
        all.answer(Rule::Track, track);
        all.list(Rule::Track, conditions);
        all.answer(Rule::Channel, channel);
        all.list(Rule::FirstSteps, first_steps);
        all.answer(Rule::Window, window);
        all.answer(Rule::Filing, filing);
        all.answer(Rule::Score, certificate_part);
        all.list(Rule::Score, exam_part.as_slice());
        all.list(Rule::Score, reported_sum.as_slice());
        all.list(Rule::Score, std::slice::from_ref(tie_keys));
        all.answer(Rule::Exam, exam);
        all.list(Rule::Accommodation, accommodations);
        all.list(Rule::Documents, documents.as_deref().unwrap_or_default());
        all.list(Rule::Refusal, refused_today.as_deref().unwrap_or_default());
        all.list(Rule::Milestones, milestones.as_deref().unwrap_or_default());
        all.answer(Rule::Group, group);
        let ways = still_open.iter().chain(maybe_open);
        all.0.extend(ways.map(|way| (Rule::StillOpen, way.why.clone())));
    }
    all.0
}

struct Whys(Vec<(Rule, Why)>);

impl Whys {
    fn list<T>(&mut self, rule: Rule, list: &[Reasoned<T>]) {
        self.0.extend(list.iter().map(|reasoned| (rule, reasoned.why.clone())));
    }

    fn answer<T>(&mut self, rule: Rule, answer: &Answer<Reasoned<T>>) {
        match answer {
            Answer::Known(reasoned) => self.0.push((rule, reasoned.why.clone())),
            Answer::NotApplicable(why) => self.0.push((rule, why.clone())),
            Answer::Missing(_) => {}
        }
    }
}
