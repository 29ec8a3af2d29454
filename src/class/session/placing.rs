//! The class for the model of who would be placed: of each pupil and each choice what the rules say of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Session;
use super::packed;
use super::protocol::Reply;
use crate::class::fold::tidy;
use crate::class::read::Pupil;
use crate::formats::copy_name;
use crate::rules::assessment::{Answer, ExamPart};
use crate::rules::case::{Applicant, Choice};
use crate::rules::code::Code as _;
use crate::rules::{Competing, competing};
use crate::text::Words;

/// A pupil.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placing {
    /// The name, which no other pupil has.
    pub name: String,
    /// The codes of the quotas.
    pub quotas: Vec<String>,
    /// The average of the document.
    pub average: Option<String>,
    /// The choices.
    pub choices: Vec<PlacingChoice>,
}

/// A choice of a pupil.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacingChoice {
    /// What it names: code, own name, base and form; nothing without code and name.
    pub programme: Option<String>,
    /// How one is admitted.
    pub track: PlacingTrack,
    /// The average of subjects, as an exact fraction.
    pub certificate: Option<String>,
    /// The exam.
    pub exam: PlacingExam,
}

/// How one is admitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlacingTrack {
    /// The code of the track.
    Known(String),
    /// Answers are missing.
    Open,
    /// The question does not arise.
    None,
}

/// Whether there is an exam, and what came out of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlacingExam {
    /// There is none.
    No,
    /// Answers are missing by which there is one or not.
    Open,
    /// There is one, and no marks.
    Unmarked,
    /// The marks are on several scales.
    MixedScales,
    /// The mean of the marks as an exact fraction, and the best possible mark.
    Mean(String, String),
}

impl Session {
    pub(super) fn for_placement(&self) -> Reply {
        let Some(words) = self.words() else { return Reply::Done };
        let mut names = BTreeSet::new();
        let pupils: Vec<Placing> =
            self.class.present().map(|(_, pupil)| placing(words, pupil, &mut names)).collect();
        Reply::ForPlacement(packed::class(&pupils))
    }
}

fn placing(words: &Words, pupil: &Pupil, names: &mut BTreeSet<String>) -> Placing {
    let who = &pupil.case.applicant;
    let mut name = pupil.name.clone().unwrap_or_else(|| format!("№\u{a0}{}", pupil.row));
    if names.contains(&name) {
        let there: Vec<&str> = names.iter().map(String::as_str).collect();
        name = copy_name::name(&name, &there);
    }
    names.insert(name.clone());
    let choices = pupil.case.choices().iter().zip(competing(&pupil.case));
    Placing {
        name,
        quotas: who.quotas.iter().flat_map(|quotas| quotas.iter()).map(|of| of.code().to_string()).collect(),
        average: who.certificate_average.map(|average| average.to_string()),
        choices: choices.map(|(choice, competing)| of_choice(words, who, choice, &competing)).collect(),
    }
}

fn of_choice(words: &Words, who: &Applicant, choice: &Choice, of: &Competing) -> PlacingChoice {
    PlacingChoice {
        programme: programme(words, who, choice),
        track: match &of.track {
            Answer::Known(track) => PlacingTrack::Known(track.value.track.code().to_string()),
            Answer::Missing(_) => PlacingTrack::Open,
            Answer::NotApplicable(_) => PlacingTrack::None,
        },
        certificate: of.score.certificate_part.known().map(|part| part.value.average.exact()),
        exam: match (&of.exam, of.score.exam_part.as_ref().map(|part| &part.value)) {
            (Answer::NotApplicable(_), _) => PlacingExam::No,
            (Answer::Missing(_), _) => PlacingExam::Open,
            (Answer::Known(_), None) => PlacingExam::Unmarked,
            (Answer::Known(_), Some(ExamPart::MixedScales)) => PlacingExam::MixedScales,
            (Answer::Known(_), Some(ExamPart::Mean { mean, out_of, marks: _ })) => {
                PlacingExam::Mean(mean.exact(), out_of.to_string())
            }
        },
    }
}

/// What a choice is called beside those of others: who studies after another base or in another form competes elsewhere.
fn programme(words: &Words, who: &Applicant, choice: &Choice) -> Option<String> {
    let code = choice.specialty.map(|code| code.to_string());
    let label = Some(choice.label.clone()).filter(|label| !label.is_empty());
    let mut parts: Vec<String> = code.into_iter().chain(label).collect();
    if parts.is_empty() {
        return None;
    }
    parts.extend(who.base.map(|base| words.of(base).to_string()));
    parts.extend(choice.form.map(|form| words.of(form).to_string()));
    // As it would be typed.
    Some(tidy(&parts.join(" · ")))
}
