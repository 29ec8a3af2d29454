//! The fields of the page: those of a question, and those of one page alone.

use crate::rules::grade::Subject;
use crate::rules::question::{Place, Question};

/// A field, for its id on the page and for what is kept of it while it cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "full"), expect(dead_code, reason = "fields of the full module"))]
pub(super) enum Field {
    /// Of a question of the case.
    Of(Place),
    /// The target of the choice at that place, from 0.
    Goal(usize),
    /// The grade in a subject that the state's database shows.
    InBase(Subject),
    /// A line of printed paper, from 0.
    OnPaper(usize),
    /// Of one page, by its name there.
    Page(&'static str),
}

impl Field {
    /// Its key: that of the question, or one that no question has.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Of(place) => place.key(),
            Self::Goal(at) => format!("goal.{}", at + 1),
            Self::InBase(subject) => ["base.", subject.id()].concat(),
            Self::OnPaper(at) => format!("paper.{at}"),
            Self::Page(name) => (*name).to_string(),
        }
    }

    /// Its id on the page.
    pub(super) fn id(&self) -> String {
        format!("f-{}", self.key().replace('.', "-"))
    }
}

impl From<Place> for Field {
    fn from(place: Place) -> Self {
        Self::Of(place)
    }
}

impl From<Question> for Field {
    fn from(question: Question) -> Self {
        Self::Of(question.into())
    }
}
