//! The steps of the guided case: which questions stand together, and which step comes next.

use crate::formats::answers;
use crate::rules::assessment::Assessment;
use crate::rules::case::Case;
use crate::rules::field::{ChoiceField, Field};
use crate::text::Key;

/// A few questions that belong together; those of a choice with its place, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What one has finished.
    Base,
    /// The specialty, its kind and the name of the choice.
    Specialty(usize),
    /// Level and provider.
    Programme(usize),
    /// Form, funding and channel.
    Way(usize),
    /// Whether it continues the profile of an earlier education.
    Profile(usize),
    /// The education document.
    Document,
    /// Status and day of birth.
    Person,
    /// Subjects that count and their grades.
    Subjects(usize),
    /// The average of the whole document.
    Average,
    /// Quota categories.
    Quotas,
    /// The parent's service.
    Service,
    /// Disability and impairments.
    Health,
    /// Marks of exams.
    Exams(usize),
    /// Earlier study, court, consent, restrictions.
    Record,
    /// Papers that are held.
    Papers,
    /// After the last question.
    Done,
}

/// Every step with its name in the address; those of a choice carry its number behind it.
const NAMES: &[(&str, Step)] = &[
    ("base", Step::Base),
    ("specialty", Step::Specialty(0)),
    ("programme", Step::Programme(0)),
    ("way", Step::Way(0)),
    ("profile", Step::Profile(0)),
    ("document", Step::Document),
    ("person", Step::Person),
    ("subjects", Step::Subjects(0)),
    ("average", Step::Average),
    ("quotas", Step::Quotas),
    ("service", Step::Service),
    ("health", Step::Health),
    ("exams", Step::Exams(0)),
    ("record", Step::Record),
    ("papers", Step::Papers),
    ("done", Step::Done),
];

impl Step {
    /// The step of a name such as `base` or `way-2`.
    pub fn parse(name: &str) -> Option<Self> {
        let (name, at) = match name.split_once('-') {
            Some((name, number)) => (name, Some(number.parse::<usize>().ok()?.checked_sub(1)?)),
            None => (name, None),
        };
        let (_, step) = NAMES.iter().find(|(known, _)| *known == name)?;
        match (step.choice(), at) {
            (Some(_), Some(at)) if at < crate::rules::case::MAX_CHOICES => Some(step.at(at)),
            (None, None) => Some(*step),
            _ => None,
        }
    }

    /// Its name in the address.
    pub fn name(self) -> String {
        let own = NAMES.iter().find(|(_, step)| step.at(0) == self.at(0)).map_or("", |(name, _)| name);
        match self.choice() {
            Some(at) => format!("{own}-{}", at + 1),
            None => own.to_string(),
        }
    }

    /// The choice that it asks about.
    pub fn choice(self) -> Option<usize> {
        match self {
            Self::Specialty(at)
            | Self::Programme(at)
            | Self::Way(at)
            | Self::Profile(at)
            | Self::Subjects(at)
            | Self::Exams(at) => Some(at),
            Self::Base
            | Self::Document
            | Self::Person
            | Self::Average
            | Self::Quotas
            | Self::Service
            | Self::Health
            | Self::Record
            | Self::Papers
            | Self::Done => None,
        }
    }

    /// The same step for another choice.
    fn at(self, at: usize) -> Self {
        match self {
            Self::Specialty(_) => Self::Specialty(at),
            Self::Programme(_) => Self::Programme(at),
            Self::Way(_) => Self::Way(at),
            Self::Profile(_) => Self::Profile(at),
            Self::Subjects(_) => Self::Subjects(at),
            Self::Exams(_) => Self::Exams(at),
            Self::Base
            | Self::Document
            | Self::Person
            | Self::Average
            | Self::Quotas
            | Self::Service
            | Self::Health
            | Self::Record
            | Self::Papers
            | Self::Done => self,
        }
    }

    /// Its heading.
    pub fn title(self) -> Key {
        match self {
            Self::Base => Key::step_base,
            Self::Specialty(_) => Key::step_specialty,
            Self::Programme(_) => Key::step_programme,
            Self::Way(_) => Key::step_way,
            Self::Profile(_) => Key::step_profile,
            Self::Document => Key::step_document,
            Self::Person => Key::step_person,
            Self::Subjects(_) => Key::step_subjects,
            Self::Average => Key::step_average,
            Self::Quotas => Key::step_quotas,
            Self::Service => Key::step_service,
            Self::Health => Key::step_health,
            Self::Exams(_) => Key::step_exams,
            Self::Record => Key::step_record,
            Self::Papers => Key::step_papers,
            Self::Done => Key::case_done_title,
        }
    }

    /// Whether it asks for a field of the case.
    pub fn asks(self, field: &Field) -> bool {
        match field {
            Field::Base | Field::VocationalQualification => self == Self::Base,
            Field::IssuedIn | Field::DocumentYear | Field::Digitised => self == Self::Document,
            Field::Status | Field::BirthDate => self == Self::Person,
            Field::CertificateAverage => self == Self::Average,
            Field::Grade(_) => matches!(self, Self::Subjects(_)),
            Field::Disability | Field::Impairments => self == Self::Health,
            Field::Quotas => self == Self::Quotas,
            Field::OutOfCompetition | Field::OnDuty => self == Self::Service,
            Field::StateFundedBefore
            | Field::DeprivedByCourt
            | Field::Consent
            | Field::RestrictionsInForce => self == Self::Record,
            Field::Held(_) => self == Self::Papers,
            Field::Choices => false,
            Field::Choice(at, field) => {
                self == match field {
                    ChoiceField::Kind => Self::Specialty(*at),
                    ChoiceField::Level => Self::Programme(*at),
                    ChoiceField::Form | ChoiceField::Basis => Self::Way(*at),
                    ChoiceField::SameProfile => Self::Profile(*at),
                    ChoiceField::Language | ChoiceField::Profile | ChoiceField::ProfileAt(_) => {
                        Self::Subjects(*at)
                    }
                    ChoiceField::ExamMarks | ChoiceField::Mark(_) | ChoiceField::OutOf(_) => Self::Exams(*at),
                }
            }
        }
    }

    /// The keys of its answers, as [`answers`] names them.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Base => &["base", "qualification"],
            Self::Specialty(_) => &["kind", "specialty", "label"],
            Self::Programme(_) => &["level", "provider"],
            Self::Way(_) => &["form", "basis", "channel"],
            Self::Profile(_) => &["same_profile"],
            Self::Document => &["issued_in", "document_year", "digitised"],
            Self::Person => &["status", "birth"],
            Self::Subjects(_) => &["language", "profile"],
            Self::Average => &["average"],
            Self::Quotas => &["quotas"],
            Self::Service => &["service", "on_duty"],
            Self::Health => &["disability", "impairments"],
            Self::Exams(_) => &["marks"],
            Self::Record => &["state_funded", "court", "consent", "restrictions"],
            Self::Papers | Self::Done => &[],
        }
    }

    /// Whether the person has answered something of it.
    fn answered(self, case: &Case) -> bool {
        self.keys().iter().any(|key| match self.choice() {
            Some(at) => answers::get(case, &format!("{}.{key}", at + 1)).is_some(),
            None => answers::get(case, key).is_some(),
        })
    }
}

/// The steps whose answers could still change something.
pub fn open(case: &Case, assessment: &Assessment) -> Vec<Step> {
    let asks = |step: &Step| assessment.missing.iter().any(|field| step.asks(field));
    steps(case, assessment).into_iter().filter(asks).collect()
}

/// The steps that matter for this case, in order: those that could change something, and those that
/// the person has answered.
pub fn steps(case: &Case, assessment: &Assessment) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut take = |step: Step| {
        if assessment.missing.iter().any(|field| step.asks(field)) || step.answered(case) {
            steps.push(step);
        }
    };
    let choices = case.choices().len().max(1);
    for (_, step) in NAMES {
        if *step != Step::Done {
            take(*step);
        }
    }
    for at in 1..choices {
        NAMES.iter().filter(|(_, step)| step.choice().is_some()).for_each(|(_, step)| take(step.at(at)));
    }
    steps.push(Step::Done);
    steps
}

/// The step after `step`; papers come last of all questions.
pub fn next(steps: &[Step], step: Step) -> Step {
    let at = steps.iter().position(|s| *s == step);
    at.and_then(|at| steps.get(at + 1)).copied().unwrap_or(Step::Done)
}

/// The step before `step`.
pub fn previous(steps: &[Step], step: Step) -> Option<Step> {
    let at = steps.iter().position(|s| *s == step)?;
    steps.get(at.checked_sub(1)?).copied()
}
