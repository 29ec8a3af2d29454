//! The report: what the rules say of a case, as data in words, made once.
//!
//! [`ChoiceReport`] and [`person`] are rendered by the screen (`app::part::report`), on paper (`app::full::print`) and
//! as text ([`plain()`]); sheet, comparison and the page of missed windows show parts of them. What differs between the
//! media is a matter of their renderers: the screen does not repeat what was told ([`Item::told`]) and asks for the
//! result of an exam where paper says that it is not known ([`Value::Later`]); paper says once for all choices how to
//! apply. Nothing is decided here: values, reasons, remarks and provisions are those of the rules. Reasons stay data
//! until they are read: [`Words::explain`] makes words of them.

pub mod answers;
#[cfg(feature = "json")]
pub mod assessment_json;
mod choice;
#[cfg(feature = "class")]
pub mod class_picture;
mod parts;
#[cfg(feature = "json")]
pub mod placement_json;
mod plain;
#[cfg(feature = "qr")]
pub mod qr;
#[cfg(feature = "placement")]
pub mod scores_picture;
pub mod summary;
mod svg;
pub mod timeline;
pub mod verdict;

use self::answers::Told;
use crate::rules::assessment::{ApplicantAssessment, Assessment, InForce, Reasoned};
use crate::rules::case::Case;
use crate::rules::rule::refusal;
use crate::text::labels::AMENDMENTS;
use crate::text::{Key, Words};
pub use choice::{After, ChoiceReport, choice};
pub use parts::{Item, Parts, Section, Style, Value};
pub use plain::plain;
pub use verdict::{Verdict, verdict};

/// What is on the document and not in the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// A name for each choice.
    pub names: Vec<String>,
    /// Steps that are still open and could change something.
    pub open: Vec<String>,
    /// For whom the document is.
    pub person: String,
    /// Who advised.
    pub counsellor: String,
    /// At which school.
    pub school: String,
    /// On which day, as typed.
    pub day: String,
}

/// The document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its title.
    pub title: &'static str,
    /// For whom, when, who advised: what was typed, each with its name.
    pub head: Vec<Told>,
    /// That nothing was computed, if the edition did not govern yet.
    pub not_in_force: Option<String>,
    /// Which text of the law, since when, checked when, and that this is unofficial.
    pub edition: Vec<&'static str>,
    /// What the person told.
    pub told: Vec<Told>,
    /// What is still open and could change something.
    pub open: Option<String>,
    /// The choices.
    pub choices: Vec<ChoicePart>,
    /// What holds of the person, whatever the choice.
    pub person: Option<Section>,
    /// How to apply in each of the ways that the choices take.
    pub apply: Section,
    /// Whom the signature line is for, and on which day.
    pub signature: Option<Vec<Told>>,
}

/// What the document says of one choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoicePart {
    /// Which of how many, if there are several.
    pub number: Option<String>,
    /// Its name.
    pub name: String,
    /// What the person told of it.
    pub told: Vec<Told>,
    /// What the rules say of it.
    pub report: ChoiceReport,
}

/// The document of a case and its assessment.
pub fn report(words: &Words, case: &Case, assessment: &Assessment, around: &Around) -> Report {
    let total = assessment.choices.len();
    let choices = (0..total).filter_map(|at| {
        let number = (at + 1).to_string();
        Some(ChoicePart {
            number: (total > 1)
                .then(|| words.fill(Key::case_choice_of, &[("n", &number), ("total", &total.to_string())])),
            name: around
                .names
                .get(at)
                .filter(|name| !name.is_empty())
                .cloned()
                .unwrap_or_else(|| words.choice(at)),
            told: answers::of_choice(words, case, at),
            report: choice(words, case, at, assessment)?,
        })
    });
    let choices: Vec<ChoicePart> = choices.collect();
    let day = || words.date_year(assessment.as_of.date);
    Report {
        title: words.t(Key::protocol_title),
        head: head(words, assessment, around),
        not_in_force: match assessment.in_force {
            InForce::Yes => None,
            InForce::NotYet => Some(words.fill(Key::not_in_force, &[("date", &day())])),
        },
        edition: vec![
            words.t(Key::about_edition_text),
            words.from_list(AMENDMENTS, assessment.later_amendments),
            words.t(Key::protocol_unofficial),
        ],
        told: answers::of_person(words, case),
        open: (!around.open.is_empty()).then(|| around.open.join(", ")),
        apply: apply(words, &choices),
        choices,
        person: assessment.applicant.as_ref().map(|applicant| person(words, applicant)),
        signature: signature(words, around),
    }
}

fn head(words: &Words, assessment: &Assessment, around: &Around) -> Vec<Told> {
    let as_of = words.fill(Key::protocol_as_of_text, &[("moment", &words.moment_year(assessment.as_of))]);
    let mut head = vec![(words.t(Key::protocol_as_of), as_of)];
    let person = around.person.trim();
    if !person.is_empty() {
        head.insert(0, (words.t(Key::protocol_for), person.to_string()));
    }
    head
}

fn signature(words: &Words, around: &Around) -> Option<Vec<Told>> {
    let lines = [
        (Key::protocol_counsellor, &around.counsellor),
        (Key::protocol_school, &around.school),
        (Key::protocol_day, &around.day),
    ];
    let wanted = lines.iter().any(|(_, text)| !text.trim().is_empty());
    wanted.then(|| lines.map(|(key, text)| (words.t(key), text.trim().to_string())).into())
}

/// Who signs, quotas, grounds for refusal and remarks.
pub fn person(words: &Words, applicant: &ApplicantAssessment) -> Section {
    let ApplicantAssessment { signs, quotas, refusal_grounds, notes } = applicant;
    let mut items = choice::named(words, signs.as_slice());
    let quota = |Reasoned { value, why }: &Reasoned<_>| Item::text(&words.quota(*value), why);
    items.extend(quotas.iter().map(quota));
    items.extend(choice::named(words, refusal_grounds));
    items.extend(choice::named(words, notes));
    let section = Section::new(words.t(Key::section_person), Style::Facts, items);
    section.remarked(words, Some(refusal::OTHER_GROUNDS))
}

/// How to apply in each of the ways that the choices take.
fn apply(words: &Words, choices: &[ChoicePart]) -> Section {
    let mut items: Vec<Item> = Vec::new();
    for item in choices.iter().flat_map(|choice| &choice.report.apply.items) {
        if !items.contains(item) {
            items.push(item.clone());
        }
    }
    Section::new(words.t(Key::section_apply), Style::Facts, items)
}
