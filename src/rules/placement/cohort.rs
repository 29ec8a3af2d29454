//! The cohort: programmes with their seats, applicants with their choices.
//!
//! Rows are added one by one. A row that cannot be used is left out, as if it were not there, and its [`Fault`] says
//! why; it never stops the others.

mod change;

use std::collections::HashMap;
use std::sync::Arc;

use super::exact::Exact;
use super::order;
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::QuotaCategory;
use crate::rules::code::codes;
use crate::rules::grade::Decimal;

codes! {
    /// What becomes of reserved seats that nobody takes.
    #[derive(Default)]
    pub enum UnusedReserved {
        /// They go to the open seats.
        #[default]
        ToOpen = "to_open",
        /// They stay empty.
        Lost = "lost",
    }
}

/// A programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    /// Its name, which no other programme has.
    pub id: String,
    /// All its seats, the reserved ones among them.
    pub seats: u64,
    /// How many of them are reserved, each category once at most.
    pub reserved: Vec<(QuotaCategory, u64)>,
    /// Whether it may be smaller than the minimum (578/63).
    pub minimum_exempt: bool,
}

/// An applicant, as they are told.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The name, which no other applicant has.
    pub id: &'a str,
    /// The one quota in which the person takes part.
    pub quota: Option<QuotaCategory>,
    /// The average of the whole document.
    pub certificate_average: Option<Decimal>,
    /// The id of a programme and the score there as it is written, in the order in which they are wished for.
    pub choices: &'a [(&'a str, &'a str)],
}

/// Which part of a row cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The row itself.
    Row,
    /// The id.
    Id,
    /// The seats that are reserved.
    Reserved,
    /// The average of the document.
    CertificateAverage,
    /// The choice at that place, from 0.
    Choice(usize),
    /// The id of the programme of the choice at that place, from 0.
    ProgrammeOf(usize),
    /// The score of the choice at that place, from 0.
    ScoreOf(usize),
}

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which part of it is wrong.
    pub part: Part,
    /// What is wrong with it.
    pub reason: IgnoredReason,
}

/// A choice: where, and with which score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// The place of the programme's name in [`Cohort::names`].
    pub(super) name: u32,
    /// The place of the score in [`Cohort::scores`].
    pub(super) score: u32,
}

/// An applicant, as they are kept.
#[derive(Clone, Debug)]
pub(super) struct Applicant {
    pub(super) id: Arc<str>,
    pub(super) quota: Option<QuotaCategory>,
    pub(super) certificate_average: Option<i64>,
    /// Where in [`Cohort::wishes`] the choices begin; they end where those of the next applicant begin.
    pub(super) first: u32,
}

/// Programmes and applicants, and how unused and small are treated.
#[derive(Clone, Debug)]
pub struct Cohort {
    /// From which the lots are drawn.
    pub seed: u64,
    /// What becomes of reserved seats that nobody takes.
    pub unused_reserved: UnusedReserved,
    /// How many a group has at least (578/63).
    pub minimum_group: u64,
    /// Every programme that a row or a choice names, and its row in `programmes`, if it has one.
    pub(super) names: Vec<(Arc<str>, Option<u32>)>,
    pub(super) programmes: Vec<Programme>,
    pub(super) applicants: Vec<Applicant>,
    pub(super) wishes: Vec<Wish>,
    /// Every score as it is written, once.
    pub(super) scores: Vec<Exact>,
    name_places: HashMap<Arc<str>, u32>,
    score_places: HashMap<Box<str>, u32>,
    ids: HashMap<Arc<str>, u32>,
    /// How many rows of applicants were tried, those left out among them.
    tried: u64,
    /// For each name the last row of an applicant, counted from 1, in which it stands.
    last_named: Vec<u64>,
}

impl Default for Cohort {
    fn default() -> Self {
        Self {
            seed: 0,
            unused_reserved: UnusedReserved::default(),
            minimum_group: Self::MINIMUM_GROUP,
            names: Vec::new(),
            programmes: Vec::new(),
            applicants: Vec::new(),
            wishes: Vec::new(),
            scores: Vec::new(),
            name_places: HashMap::new(),
            score_places: HashMap::new(),
            ids: HashMap::new(),
            tried: 0,
            last_named: Vec::new(),
        }
    }
}

impl Cohort {
    /// The group of 578/63, of which the places of smaller ones are redistributed.
    pub const MINIMUM_GROUP: u64 = 15;

    /// Adds a programme.
    ///
    /// # Errors
    /// The [`Fault`] for which it is left out: an empty id, one that another programme has, or more reserved seats
    /// than seats.
    pub fn add_programme(&mut self, programme: Programme) -> Result<(), Fault> {
        self.fits(None, &programme)?;
        let row = u32::try_from(self.programmes.len()).ok();
        let name = self.name(&programme.id);
        let of_name = name.and_then(|name| self.names.get_mut(name as usize));
        let (Some(row), Some((_, of_name))) = (row, of_name) else {
            return Err(Fault { part: Part::Row, reason: IgnoredReason::TooMany });
        };
        *of_name = Some(row);
        self.programmes.push(programme);
        Ok(())
    }

    /// Whether a programme can stand in that row, or without one in a new row.
    ///
    /// # Errors
    /// As of [`Cohort::add_programme`].
    pub fn fits(&self, row: Option<u32>, programme: &Programme) -> Result<(), Fault> {
        let fault = |part, reason| Err(Fault { part, reason });
        if programme.id.is_empty() {
            return fault(Part::Id, IgnoredReason::OutOfRange);
        }
        let reserved = programme.reserved.iter().fold(0_u64, |sum, (_, seats)| sum.saturating_add(*seats));
        if reserved > programme.seats {
            return fault(Part::Reserved, IgnoredReason::OutOfRange);
        }
        let other = self.programme(&programme.id).filter(|other| Some(*other) != row);
        other.map_or(Ok(()), |_| fault(Part::Row, IgnoredReason::Duplicate))
    }

    /// Adds an applicant.
    ///
    /// # Errors
    /// The [`Fault`] for which they are left out: an empty id, one that another applicant has, an average that no
    /// document has, a programme without a name, a score that is no number, or a choice named twice.
    pub fn add_applicant(&mut self, row: &Row) -> Result<(), Fault> {
        let before = self.wishes.len();
        let added = self.try_applicant(row);
        if added.is_err() {
            self.wishes.truncate(before);
        }
        added
    }

    fn try_applicant(&mut self, row: &Row) -> Result<(), Fault> {
        let fault = |part, reason| Fault { part, reason };
        if row.id.is_empty() {
            return Err(fault(Part::Id, IgnoredReason::OutOfRange));
        }
        if self.ids.contains_key(row.id) {
            return Err(fault(Part::Row, IgnoredReason::Duplicate));
        }
        let certificate_average = row.certificate_average.map(|average| average.ten_thousandths);
        if certificate_average.is_some_and(|average| !(20_000..=50_000).contains(&average)) {
            return Err(fault(Part::CertificateAverage, IgnoredReason::OutOfRange));
        }
        let too_many = || fault(Part::Row, IgnoredReason::TooMany);
        let place = u32::try_from(self.applicants.len()).map_err(|_| too_many())?;
        let first = u32::try_from(self.wishes.len()).map_err(|_| too_many())?;
        u32::try_from(self.wishes.len().saturating_add(row.choices.len())).map_err(|_| too_many())?;
        self.tried = self.tried.saturating_add(1);
        for (at, (programme, score)) in row.choices.iter().enumerate() {
            let wish = self.wish(at, programme, score)?;
            match self.last_named.get_mut(wish.name as usize) {
                Some(last) if *last != self.tried => *last = self.tried,
                Some(_) | None => return Err(fault(Part::Choice(at), IgnoredReason::Duplicate)),
            }
            self.wishes.push(wish);
        }
        let id: Arc<str> = row.id.into();
        self.ids.insert(id.clone(), place);
        self.applicants.push(Applicant { id, quota: row.quota, certificate_average, first });
        Ok(())
    }

    fn wish(&mut self, at: usize, programme: &str, score: &str) -> Result<Wish, Fault> {
        let fault = |part, reason| Fault { part, reason };
        if programme.is_empty() {
            return Err(fault(Part::ProgrammeOf(at), IgnoredReason::OutOfRange));
        }
        let too_many = || fault(Part::Choice(at), IgnoredReason::TooMany);
        let known = self.score_places.get(score).copied();
        let score = if let Some(place) = known {
            place
        } else {
            let exact = Exact::parse(score).map_err(|error| fault(Part::ScoreOf(at), error.into()))?;
            let place = u32::try_from(self.scores.len()).map_err(|_| too_many())?;
            self.score_places.insert(score.into(), place);
            self.scores.push(exact);
            place
        };
        Ok(Wish { name: self.name(programme).ok_or_else(too_many)?, score })
    }

    /// The place of a programme's name. `None` if there are more names than can be counted.
    fn name(&mut self, id: &str) -> Option<u32> {
        if let Some(place) = self.name_places.get(id) {
            return Some(*place);
        }
        let place = u32::try_from(self.names.len()).ok()?;
        let id: Arc<str> = id.into();
        self.name_places.insert(id.clone(), place);
        self.names.push((id, None));
        self.last_named.push(0);
        Some(place)
    }

    /// The programmes, in the order of their rows.
    pub fn programmes(&self) -> &[Programme] {
        &self.programmes
    }

    /// How many applicants there are.
    pub fn len(&self) -> usize {
        self.applicants.len()
    }

    /// Whether there is no applicant.
    pub fn is_empty(&self) -> bool {
        self.applicants.is_empty()
    }

    /// The id of the applicant at a place, from 0 in the order of rows.
    pub fn id(&self, applicant: u32) -> &str {
        self.applicants.get(applicant as usize).map_or("", |applicant| &applicant.id)
    }

    /// The same, to be kept beside the cohort.
    pub fn shared_id(&self, applicant: u32) -> Arc<str> {
        self.applicants.get(applicant as usize).map_or_else(|| "".into(), |applicant| applicant.id.clone())
    }

    /// Everybody, by the place of their row, in the order of their ids. What all ids begin with leaves the order open, and the
    /// eight bytes behind it hardly ever do: most ids are compared as numbers.
    pub fn by_id(&self) -> Vec<u32> {
        let everybody = || (0..).zip(&self.applicants).map(|(at, of)| (at, of.id.as_bytes()));
        let first = self.id(0).as_bytes();
        let shared = |id: &[u8]| id.iter().zip(first).take_while(|(one, other)| one == other).count();
        let shared = everybody().map(|(_, id)| shared(id)).min().unwrap_or(0);
        let number = |id: &[u8]| {
            let mut bytes = [0; 8];
            for (place, byte) in bytes.iter_mut().zip(id.iter().skip(shared)) {
                *place = *byte;
            }
            u64::from_be_bytes(bytes)
        };
        let mut sorted: Vec<(u64, u32)> = everybody().map(|(at, id)| (number(id), at)).collect();
        order::sort(&mut sorted, |one, other| self.id(one).cmp(self.id(other)));
        sorted.into_iter().map(|(_, at)| at).collect()
    }

    /// The place of the applicant of that id.
    pub fn applicant(&self, id: &str) -> Option<u32> {
        self.ids.get(id).copied()
    }

    /// The place of the row of the programme of that id.
    pub fn programme(&self, id: &str) -> Option<u32> {
        self.names.get(*self.name_places.get(id)? as usize)?.1
    }

    /// How many choices all applicants have.
    pub fn all_choices(&self) -> usize {
        self.wishes.len()
    }

    /// The quota in which an applicant takes part.
    pub fn quota(&self, applicant: u32) -> Option<QuotaCategory> {
        self.applicants.get(applicant as usize)?.quota
    }

    /// The average of an applicant's document, with no more decimals than it needs.
    pub fn certificate_average(&self, applicant: u32) -> Option<Decimal> {
        let ten_thousandths = self.applicants.get(applicant as usize)?.certificate_average?;
        let fits =
            |decimals: &u8| ten_thousandths % 10_i64.pow(4_u32.saturating_sub((*decimals).into())) == 0;
        Some(Decimal { ten_thousandths, decimals: (0..4).find(fits).unwrap_or(4) })
    }

    /// The choice of that number, counted from 1: the id of the programme, its row if there is one, and the score.
    pub fn choice(&self, applicant: u32, choice: usize) -> Option<(&str, Option<u32>, &Exact)> {
        let wish = self.wishes.get(self.range(applicant))?.get(choice.checked_sub(1)?)?;
        let (name, row) = self.names.get(wish.name as usize)?;
        Some((name, *row, self.scores.get(wish.score as usize)?))
    }

    /// The choices of an applicant: the id of the programme and the score.
    pub fn choices(&self, applicant: u32) -> impl Iterator<Item = (&str, &Exact)> {
        let wishes = self.wishes.get(self.range(applicant)).unwrap_or_default();
        wishes
            .iter()
            .filter_map(|wish| Some((self.name_of(wish.name), self.scores.get(wish.score as usize)?)))
    }

    /// The places of an applicant's choices among all.
    pub(super) fn range(&self, applicant: u32) -> std::ops::Range<usize> {
        let start = |at: usize| self.applicants.get(at).map_or(self.wishes.len(), |of| of.first as usize);
        start(applicant as usize)..start((applicant as usize).saturating_add(1))
    }

    /// The id of the programme at that place of the names.
    pub(super) fn name_of(&self, name: u32) -> &str {
        self.names.get(name as usize).map_or("", |(id, _)| id)
    }
}
