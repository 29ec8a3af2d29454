//! The fields of a pupil, as they are shown and changed.

use super::open::fields;
use super::protocol::{Allowed, FieldView, Reply};
use super::{Session, place};
use crate::class::column::Field;
use crate::class::read::Pupil;
use crate::class::write::{self, Out};
use crate::formats::input::day_text;
use crate::rules::code::Code as _;
use crate::rules::grade::{SchoolSubject, Subject};
use crate::rules::question::Kind;
use crate::text::Words;

impl Session {
    /// The fields of a pupil: those of the files, and what else is answered.
    pub(super) fn fields_of(&self, at: u32) -> Reply {
        self.fields_and(at, None)
    }

    /// The same with one that may have no answer yet.
    pub(super) fn fields_and(&self, at: u32, also: Option<Field>) -> Reply {
        let (Some(words), Some(pupil)) = (self.words(), self.class.pupil(place(at))) else {
            return Reply::Done;
        };
        let own = write::columns(std::slice::from_ref(pupil));
        let known = self.class.fields.iter().cloned().chain(own).chain(also);
        let shown = write::ordered(known);
        let view = |field: &Field| {
            let wrong =
                self.class.problems.iter().find(|entry| entry.is_unread() && entry.is_of(place(at), field));
            FieldView {
                field: field.key(),
                name: write::heading(words, field),
                text: match wrong {
                    Some(entry) => entry.problem.text.clone(),
                    None => text(words, pupil, field),
                },
                reason: wrong.map(|entry| entry.problem.reason.code().to_string()),
                allowed: allowed(words, field),
            }
        };
        let views: Vec<FieldView> = shown.iter().map(view).collect();
        let others = fields(words).into_iter().filter(|(key, _)| views.iter().all(|view| view.field != *key));
        Reply::Pupil { at, others: others.collect(), fields: views }
    }
}

/// What stands in a field, as it is typed.
fn text(words: &Words, pupil: &Pupil, field: &Field) -> String {
    match write::cell(words, pupil, field) {
        Out::Empty => String::new(),
        Out::Text(text) => text,
        Out::Number(number) => words.number(&number),
        Out::Day(day) => day_text(day),
    }
}

/// What a field takes.
pub(super) fn allowed(words: &Words, field: &Field) -> Allowed {
    let Field::Answer(place) = field else { return Allowed::Text };
    let question = &place.question;
    let kind = question.kind();
    let options = || (0..kind.codes().len()).map(|at| words.option(question, at).to_string()).collect();
    let number = |from: &str, to: &str| Allowed::Number(from.to_string(), to.to_string());
    let subjects = || {
        let name = |subject: &SchoolSubject| words.subject(&Subject::School(*subject));
        SchoolSubject::ALL.iter().map(name).collect()
    };
    match kind {
        Kind::YesNo => Allowed::One([true, false].map(|yes| words.yes_or_no(yes).to_string()).to_vec()),
        Kind::One(_) => Allowed::One(options()),
        Kind::Several(_) => Allowed::Several(options()),
        Kind::Subject => Allowed::One(subjects()),
        Kind::Subjects => Allowed::Several(subjects()),
        Kind::Grade | Kind::Average => number("2", "5"),
        Kind::Year => number("1900", "2200"),
        Kind::Day | Kind::Moment => Allowed::Day,
        Kind::Mark | Kind::Marks | Kind::Specialty | Kind::Text | Kind::Whole => Allowed::Text,
    }
}
