//! The protocol: what was told, what the rules say of it and why, as one document.
//!
//! Screen, paper and messages show this one document, so none of them can say what the others do not.
//! Nothing is decided here: values, reasons and provisions are the assessment's, reasons in words are
//! [`Words::explain`]'s.

pub mod answers;
#[cfg(feature = "json")]
pub mod assessment_json;
mod choice;
mod parts;
mod plain;
#[cfg(feature = "qr")]
pub mod qr;
pub mod timeline;

use self::answers::Told;
use crate::rules::assessment::{ApplicantAssessment, Assessment, InForce};
use crate::rules::case::Case;
use crate::rules::cite::Cite;
use crate::text::values::how_to_apply;
use crate::text::{Key, Words};
pub use parts::{Item, Section, Style, Verdict, standing_word};
pub use plain::plain;

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
pub struct Protocol {
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
    pub apply: Option<Section>,
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
    /// Until when; else what must be answered first.
    pub verdict: Result<Verdict, String>,
    /// What the person told of it.
    pub told: Vec<Told>,
    /// What explains it.
    pub sections: Vec<Section>,
}

/// The document of a case and its assessment.
pub fn protocol(words: &Words, case: &Case, assessment: &Assessment, around: &Around) -> Protocol {
    let total = assessment.choices.len();
    let choices = assessment.choices.iter().enumerate().map(|(at, choice)| {
        let number = (at + 1).to_string();
        ChoicePart {
            number: (total > 1)
                .then(|| words.fill(Key::case_choice_of, &[("n", &number), ("total", &total.to_string())])),
            name: around
                .names
                .get(at)
                .filter(|name| !name.is_empty())
                .cloned()
                .unwrap_or_else(|| words.choice(at)),
            verdict: parts::verdict(words, choice),
            told: answers::of_choice(words, case, at),
            sections: choice::sections(words, case, at, choice, &assessment.ignored),
        }
    });
    let day = || words.date_year(assessment.as_of.date);
    Protocol {
        title: words.t(Key::protocol_title),
        head: head(words, assessment, around),
        not_in_force: match assessment.in_force {
            InForce::Yes => None,
            InForce::NotYet => Some(words.fill(Key::not_in_force, &[("date", &day())])),
        },
        edition: vec![
            words.t(Key::about_edition_text),
            words.t(Key::about_amendments),
            words.t(Key::protocol_unofficial),
        ],
        told: answers::of_person(words, case),
        open: (!around.open.is_empty()).then(|| around.open.join(", ")),
        choices: choices.collect(),
        person: assessment.applicant.as_ref().and_then(|applicant| person(words, applicant)),
        apply: apply(words, assessment),
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
fn person(words: &Words, applicant: &ApplicantAssessment) -> Option<Section> {
    let mut items = Vec::new();
    let mut item = |text: String, why| items.push(Item::of(words, text, why));
    if let Some(signs) = &applicant.signs {
        item(words.of(signs.value).to_string(), &signs.why);
    }
    for quota in &applicant.quotas {
        item(words.quota(quota.value), &quota.why);
    }
    for ground in &applicant.refusal_grounds {
        item(words.of(ground.value).to_string(), &ground.why);
    }
    for note in &applicant.notes {
        item(words.of(note.value).to_string(), &note.why);
    }
    items.push(Item::cited(words.t(Key::grounds_text), &[Cite::Row9]));
    Section::new(words.t(Key::section_person), Style::Facts, items)
}

fn apply(words: &Words, assessment: &Assessment) -> Option<Section> {
    let mut said: Vec<Key> = Vec::new();
    let mut items = Vec::new();
    let channels = assessment.choices.iter().filter_map(|choice| choice.channel.known());
    for (key, cites) in channels.flat_map(|channel| how_to_apply(channel.value)) {
        if !said.contains(&key) {
            said.push(key);
            items.push(Item::cited(words.t(key), cites));
        }
    }
    Section::new(words.t(Key::section_apply), Style::Facts, items)
}
