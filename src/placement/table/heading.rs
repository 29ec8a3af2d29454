//! The columns of the tables, by which they are read and written.
//!
//! A column is known by its key (`seats`, `reserved.orphan`, `1.score`), by its heading in every language, and, if a class file has
//! it too, by all that it is called there.

use std::collections::BTreeMap;

use crate::class::column::{Field, Index};
use crate::class::fold::{alike, bare};
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::question::Question;
use crate::text::{Key, Words};

/// How many choices a table has at most.
pub(in crate::placement) const MOST_CHOICES: usize = 20;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::placement) enum Column {
    /// The name of a programme.
    Programme,
    /// All its seats.
    Seats,
    /// Those reserved for a quota.
    Reserved(QuotaCategory),
    /// Whether it may be smaller than the minimum.
    Exempt,
    /// The id or the name of an applicant.
    Id,
    /// The quota.
    Quota,
    /// The average of the document.
    Average,
    /// The programme of the choice at that place, from 0.
    Choice(usize),
    /// The score there.
    Score(usize),
}

impl Column {
    /// The name that it has in every language.
    fn key(self) -> String {
        match self {
            Self::Programme => "programme".to_string(),
            Self::Seats => "seats".to_string(),
            Self::Reserved(quota) => format!("reserved.{}", quota.code()),
            Self::Exempt => "minimum_exempt".to_string(),
            Self::Id => "id".to_string(),
            Self::Quota => "quota".to_string(),
            Self::Average => "certificate_average".to_string(),
            Self::Choice(at) => format!("{}.programme", at.saturating_add(1)),
            Self::Score(at) => format!("{}.score", at.saturating_add(1)),
        }
    }

    /// The heading in a language.
    pub(in crate::placement) fn heading(self, words: &Words) -> String {
        match self {
            Self::Programme => words.t(Key::place_programme).to_string(),
            Self::Seats => words.t(Key::place_seats).to_string(),
            Self::Reserved(quota) => words.fill(Key::place_reserved, &[("quota", words.of(quota))]),
            Self::Exempt => words.t(Key::place_exempt).to_string(),
            Self::Id => words.t(Key::place_id).to_string(),
            Self::Quota => words.heading(&Question::Quotas),
            Self::Average => words.heading(&Question::CertificateAverage),
            Self::Choice(at) => words.choice(at),
            Self::Score(at) => words.fill(Key::place_score, &[("choice", &words.choice(at))]),
        }
    }

    /// All of them.
    fn every() -> impl Iterator<Item = Self> {
        let own = [Self::Programme, Self::Seats, Self::Exempt, Self::Id, Self::Quota, Self::Average];
        let reserved = QuotaCategory::ALL.iter().map(|quota| Self::Reserved(*quota));
        let choices = (0..MOST_CHOICES).flat_map(|at| [Self::Choice(at), Self::Score(at)]);
        own.into_iter().chain(reserved).chain(choices)
    }
}

/// The names of all columns.
#[derive(Debug)]
pub(in crate::placement) struct Headings {
    exact: BTreeMap<String, Column>,
    alike: BTreeMap<String, Column>,
    /// The columns of a class file.
    class: Index,
}

impl Headings {
    pub(in crate::placement) fn new(all: &[Words]) -> Self {
        let (mut exact, mut alike) = (BTreeMap::new(), BTreeMap::new());
        for column in Column::every() {
            for name in all.iter().map(|words| column.heading(words)).chain([column.key()]) {
                exact.entry(bare(&name)).or_insert(column);
                alike.entry(self::alike(&name)).or_insert(column);
            }
        }
        Self { exact, alike, class: Index::new(all) }
    }

    /// The columns of a class file, with the words of the languages.
    pub(in crate::placement) fn class(&self) -> &Index {
        &self.class
    }

    /// The column of a heading.
    pub(in crate::placement) fn find(&self, heading: &str) -> Option<Column> {
        let own = self.exact.get(&bare(heading)).or_else(|| self.alike.get(&alike(heading)));
        own.copied().or_else(|| match self.class.find(heading, false)?.ok()? {
            Field::Name(_) => Some(Column::Id),
            Field::Answer(place) if place.question == Question::Quotas => Some(Column::Quota),
            Field::Answer(place) if place.question == Question::CertificateAverage => Some(Column::Average),
            Field::Group | Field::Answer(_) => None,
        })
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::text::source;

    #[test]
    fn every_heading_is_that_of_one_column() {
        let all = source::all();
        let headings = Headings::new(&all);
        for column in Column::every() {
            for words in &all {
                assert_eq!(headings.find(&column.heading(words)), Some(column));
            }
            assert_eq!(headings.find(&column.key()), Some(column));
        }
        for (heading, column) in [
            ("ФИО", Some(Column::Id)),
            ("Аты-жөні", Some(Column::Id)),
            ("Ср. балл документа", Some(Column::Average)),
            ("Место по модели", None),
            ("", None),
        ] {
            assert_eq!(headings.find(heading), column, "{heading}");
        }
    }
}
