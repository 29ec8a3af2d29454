//! A class as a spreadsheet: its answers under the headings of a language, as CSV and as XLSX.
//!
//! What is written here is read back as the same class: [`columns`](columns()) names what there is, each cell holds a word of the page, a
//! number or a day, and a text that could be taken for a formula is kept from it. Columns that are computed stand behind,
//! under headings that no reader knows.

#[cfg(feature = "class")]
mod book;
mod cell;
pub mod computed;
pub mod csv;
pub mod template;
#[cfg(feature = "class")]
pub mod xlsx;

#[cfg(feature = "class")]
pub use book::Overfull;
use serde::{Deserialize, Serialize};

use super::column::Field;
use super::read::Pupil;
use super::session::packed;
use crate::rules::calendar::Date;
use crate::rules::question::{Place, Question, Value};
use crate::text::Words;
use crate::text::heading::Beside;

/// What is written into a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Out {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number, as a plain decimal with a point.
    Number(String),
    /// A day.
    Day(#[serde(with = "packed::day")] Date),
}

/// A column that is computed: its heading, and a cell for each pupil.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Computed {
    /// The heading. No reader may know it: it is none of a question.
    pub heading: String,
    /// The cells, in the order of the pupils.
    pub cells: Vec<Out>,
}

/// A table that is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// The headings.
    pub headings: Vec<String>,
    /// The rows, each with a cell for every heading.
    pub rows: Vec<Vec<Out>>,
}

/// The fields that any of the pupils has: name, group, and the answers in the order of the questions.
pub fn columns(pupils: &[Pupil]) -> Vec<Field> {
    let mut fields = vec![Field::Name(Beside::Name)];
    if pupils.iter().any(|pupil| pupil.group.is_some()) {
        fields.push(Field::Group);
    }
    let mut places: Vec<Place> = Vec::new();
    let mut keys = std::collections::BTreeSet::new();
    for pupil in pupils {
        for (place, _) in pupil.case.answers() {
            if keys.insert(place.key()) {
                places.push(place);
            }
        }
    }
    fields.extend(places.into_iter().map(Field::Answer));
    ordered(fields.into_iter())
}

/// Fields in the order of the columns, each once: name, group, and the answers in the order of the questions.
pub fn ordered(fields: impl Iterator<Item = Field>) -> Vec<Field> {
    let key = |field: &Field| match field {
        // The parts of a name are one.
        Field::Name(_) => (0, 0, 0, String::new()),
        Field::Group => (1, 0, 0, String::new()),
        Field::Answer(place) => {
            let (choice, at, key) = order(place);
            (2, choice, at, key)
        }
    };
    let mut keyed: Vec<_> = fields.map(|field| (key(&field), field)).collect();
    keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
    keyed.dedup_by(|(one, _), (other, _)| one == other);
    keyed.into_iter().map(|(_, field)| field).collect()
}

/// Where an answer stands: the person's own, grades, papers, and then choice by choice.
fn order(place: &Place) -> (usize, usize, String) {
    let at = Question::every().position(|question| question == place.question);
    let own_subjects =
        Question::every().take_while(|question| !matches!(question, Question::Held(_))).count();
    let key = if at.is_none() { place.key() } else { String::new() };
    (place.choice, at.unwrap_or(own_subjects), key)
}

/// The heading of a field in a language. A choice after the first has its number before it; a subject of the person's own
/// is written by its key.
pub fn heading(words: &Words, field: &Field) -> String {
    match field {
        Field::Name(part) => part.heading(words.lang).to_string(),
        Field::Group => Beside::Group.heading(words.lang).to_string(),
        Field::Answer(place) => {
            let known = Question::every().any(|question| question == place.question);
            let heading = if known { words.heading(&place.question) } else { place.key() };
            if place.choice == 0 { heading } else { format!("{}: {heading}", words.choice(place.choice)) }
        }
    }
}

/// The pupils as a table: a number before each row, the fields, and what is computed.
pub fn grid(words: &Words, pupils: &[Pupil], fields: &[Field], computed: &[Computed]) -> Grid {
    let mut headings = vec![Beside::RowNumber.heading(words.lang).to_string()];
    headings.extend(fields.iter().map(|field| heading(words, field)));
    headings.extend(computed.iter().map(|column| column.heading.clone()));
    let mut rows = Vec::new();
    for (at, pupil) in pupils.iter().enumerate() {
        let mut row = vec![Out::Number(at.saturating_add(1).to_string())];
        row.extend(fields.iter().map(|field| cell(words, pupil, field)));
        let nothing = row.iter().skip(1).all(|cell| *cell == Out::Empty);
        if let Some(name) = row.get_mut(1).filter(|_| nothing) {
            // A row must hold something to be a pupil.
            *name = Out::Text("—".to_string());
        }
        row.extend(computed.iter().map(|column| column.cells.get(at).cloned().unwrap_or(Out::Empty)));
        rows.push(row);
    }
    Grid { headings, rows }
}

/// What is written of a pupil in a field.
pub fn cell(words: &Words, pupil: &Pupil, field: &Field) -> Out {
    let text = |text: &Option<String>| text.clone().map_or(Out::Empty, Out::Text);
    match field {
        Field::Name(_) => text(&pupil.name),
        Field::Group => text(&pupil.group),
        Field::Answer(place) => {
            let value: Option<Value> = pupil.case.answer(place);
            value.map_or(Out::Empty, |value| cell::of(words, &place.question, &value))
        }
    }
}

/// Whether a spreadsheet could take a text for a formula, though it is no number.
fn is_guarded(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(super::GUARDED) && !is_number(text)
}

fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    super::number::written(unsigned).is_some()
}
