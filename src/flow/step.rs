//! The steps of the guided case: which questions stand together, and which step comes next.

use crate::rules::case::Case;
use crate::rules::question::{Place, Question};
use crate::text::Key;
use crate::text::question::Topic;

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

    /// The step that asks a question of the person, or of the choice at that place; `None` if no step does.
    pub fn of(question: &Question, choice: usize) -> Option<Self> {
        Topic::of(question).map(|topic| match topic {
            Topic::Base => Self::Base,
            Topic::Specialty => Self::Specialty(choice),
            Topic::Programme => Self::Programme(choice),
            Topic::Way => Self::Way(choice),
            Topic::Profile => Self::Profile(choice),
            Topic::Document => Self::Document,
            Topic::Person => Self::Person,
            Topic::Subjects => Self::Subjects(choice),
            Topic::Average => Self::Average,
            Topic::Quotas => Self::Quotas,
            Topic::Service => Self::Service,
            Topic::Health => Self::Health,
            Topic::Exams => Self::Exams(choice),
            Topic::Record => Self::Record,
            Topic::Papers => Self::Papers,
        })
    }

    /// What its questions are about; `None` after the last of them.
    fn topic(self) -> Option<Topic> {
        Some(match self {
            Self::Base => Topic::Base,
            Self::Specialty(_) => Topic::Specialty,
            Self::Programme(_) => Topic::Programme,
            Self::Way(_) => Topic::Way,
            Self::Profile(_) => Topic::Profile,
            Self::Document => Topic::Document,
            Self::Person => Topic::Person,
            Self::Subjects(_) => Topic::Subjects,
            Self::Average => Topic::Average,
            Self::Quotas => Topic::Quotas,
            Self::Service => Topic::Service,
            Self::Health => Topic::Health,
            Self::Exams(_) => Topic::Exams,
            Self::Record => Topic::Record,
            Self::Papers => Topic::Papers,
            Self::Done => return None,
        })
    }

    /// Its heading.
    pub fn title(self) -> Key {
        self.topic().map_or(Key::case_done_title, Topic::title)
    }

    /// Whether it asks for that place of the case. Every choice asks for the grades of its subjects.
    pub fn asks(self, place: &Place) -> bool {
        let choice = if place.question.is_of_choice() { Some(place.choice) } else { self.choice() };
        Self::of(&place.question, choice.unwrap_or(0)) == Some(self)
    }

    /// Whether the person has answered something of it, grades and papers aside: those stand under their own steps
    /// only while something depends on them.
    fn answered(self, case: &Case) -> bool {
        Question::ALL.iter().any(|question| {
            let place = question.clone().of(self.choice().unwrap_or(0));
            self.asks(&place) && case.answer(&place).is_some()
        })
    }
}

/// The steps whose answers could still change something: those that ask for what is `missing`.
pub fn open(case: &Case, missing: &[Place]) -> Vec<Step> {
    let asks = |step: &Step| missing.iter().any(|place| step.asks(place));
    steps(case, missing).into_iter().filter(asks).collect()
}

/// The steps that matter for this case, in order: those that could change something, and those that
/// the person has answered.
pub fn steps(case: &Case, missing: &[Place]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut take = |step: Step| {
        if missing.iter().any(|place| step.asks(place)) || step.answered(case) {
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
