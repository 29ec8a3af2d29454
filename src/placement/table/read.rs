//! Rows to programmes and applicants. A row that cannot be used takes no part, and it is said why.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::heading::{Column, Headings};
use crate::class::cell::{self, Reader, Reason, without_guard};
use crate::class::column::Field;
use crate::class::fold::tidy;
use crate::class::table::{Cell, Row as SheetRow};
use crate::placement::protocol::LeftOut;
use crate::placement::typed::{count, written};
use crate::rules::case::QuotaCategory;
use crate::rules::code::{Code as _, Set};
use crate::rules::grade::Decimal;
use crate::rules::placement::cohort::{Cohort, Part, Programme, Row};
use crate::rules::question::{Question, Value};

/// What stands in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::placement) enum Kind {
    Programmes,
    Applicants,
}

/// The cells of a row, from the first column on. Who cannot be read is an error.
pub(in crate::placement) type Cells<'a> = [Result<Cow<'a, str>, Reason>];

/// The columns of a table.
#[derive(Debug)]
pub(in crate::placement) struct Columns {
    pub(in crate::placement) kind: Kind,
    programme: Option<usize>,
    seats: Option<usize>,
    reserved: Vec<(QuotaCategory, usize)>,
    exempt: Option<usize>,
    /// The parts of a name, or the id.
    id: Vec<usize>,
    quota: Option<usize>,
    average: Option<usize>,
    /// The choices that have both columns.
    choices: Vec<(usize, usize)>,
}

impl Columns {
    /// The columns of a row of headings, if it is one.
    pub(in crate::placement) fn find(headings: &Headings, cells: &[&str]) -> Option<Self> {
        let named: Vec<Option<Column>> = cells.iter().map(|heading| headings.find(heading)).collect();
        let place = |column: Column| named.iter().position(|of| *of == Some(column));
        let id: Vec<usize> =
            named.iter().enumerate().filter(|(_, of)| **of == Some(Column::Id)).map(|(at, _)| at).collect();
        let (programme, seats) = (place(Column::Programme), place(Column::Seats));
        let choices = (0..super::heading::MOST_CHOICES)
            .filter_map(|at| place(Column::Choice(at)).zip(place(Column::Score(at))))
            .collect::<Vec<_>>();
        let kind = if programme.is_some() && seats.is_some() {
            Kind::Programmes
        } else if !id.is_empty() && !choices.is_empty() {
            Kind::Applicants
        } else {
            return None;
        };
        let reserved = QuotaCategory::ALL.iter().filter_map(|of| Some((*of, place(Column::Reserved(*of))?)));
        Some(Self {
            kind,
            programme,
            seats,
            reserved: reserved.collect(),
            exempt: place(Column::Exempt),
            id,
            quota: place(Column::Quota),
            average: place(Column::Average),
            choices,
        })
    }
}

/// The cells of a row of a sheet.
pub(in crate::placement) fn of_sheet(row: &SheetRow) -> Vec<Result<Cow<'static, str>, Reason>> {
    let mut cells = Vec::new();
    for (column, cell) in &row.cells {
        let at = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
        cells.resize(at, Ok(Cow::Borrowed("")));
        cells.push(match cell {
            Cell::Day(..) => Err(Reason::LooksLikeDate),
            Cell::Text(_) | Cell::Number(_) | Cell::YesNo(_) | Cell::Error(_) | Cell::NoValue => {
                cell::text(cell).map(Cow::Owned)
            }
        });
    }
    cells
}

/// What was read.
#[derive(Debug)]
pub(in crate::placement) struct Read {
    pub(in crate::placement) cohort: Cohort,
    pub(in crate::placement) left_out: Vec<LeftOut>,
    /// The applicants with several quotas.
    pub(in crate::placement) quotas: BTreeMap<u32, Vec<QuotaCategory>>,
    words: Vocabulary,
}

/// How cells with words are read.
#[derive(Debug)]
struct Vocabulary {
    quota: Known,
    average: Known,
    yes_no: Known,
}

/// A reader that reads each text once.
#[derive(Debug)]
struct Known {
    reader: Option<Reader>,
    read: HashMap<String, Result<Option<Value>, Reason>>,
}

impl Known {
    fn new(headings: &Headings, question: Question) -> Self {
        let reader = Reader::new(headings.class(), &Field::Answer(question.of(0)), false);
        Self { reader, read: HashMap::new() }
    }

    fn read(&mut self, text: &str) -> Result<Option<Value>, Reason> {
        if let Some(known) = self.read.get(text) {
            return known.clone();
        }
        let read = self.reader.as_ref().map_or(Ok(None), |of| of.read(&Cell::Text(text.to_string())));
        self.read.insert(text.to_string(), read.clone());
        read
    }
}

/// Why a row takes no part: the code of the reason, and what stands there.
type Wrong = (&'static str, String);

fn wrong(reason: Reason, text: &str) -> Wrong {
    (reason.code(), text.to_string())
}

/// Whether nothing inside a cell is to be tidied: it is ASCII, without control characters and without two spaces side by
/// side.
fn is_plain(cell: &str) -> bool {
    let mut before = b'.';
    cell.bytes().all(|byte| {
        let two_spaces = byte == b' ' && before == b' ';
        before = byte;
        (b' '..0x7f).contains(&byte) && !two_spaces
    })
}

/// What stands in a cell, without spaces around it and without what keeps it from being a formula.
fn text<'c>(cells: &'c Cells, at: Option<usize>) -> Result<Cow<'c, str>, Wrong> {
    let Some(cell) = at.and_then(|at| cells.get(at)) else { return Ok(Cow::Borrowed("")) };
    let cell = cell.as_ref().map_err(|reason| wrong(*reason, ""))?;
    // Most cells are plain, and many.
    if is_plain(cell) {
        return Ok(Cow::Borrowed(without_guard(cell.trim_ascii())));
    }
    if cell.contains(|c: char| {
        c == char::REPLACEMENT_CHARACTER || (c.is_control() && c != '\n' && c != '\t' && c != '\r')
    }) {
        return Err(wrong(Reason::BadCharacter, cell));
    }
    let plain = |c: char| c.is_alphanumeric() || c.is_ascii_punctuation() || c == ' ';
    let clean = cell.chars().all(plain) && !cell.contains("  ");
    let cell: Cow<str> = if clean { Cow::Borrowed(cell.trim()) } else { Cow::Owned(tidy(cell)) };
    Ok(match cell {
        Cow::Borrowed(cell) => Cow::Borrowed(without_guard(cell)),
        Cow::Owned(cell) => Cow::Owned(without_guard(&cell).to_string()),
    })
}

/// A number of seats; an empty cell is none.
fn seats(text: &str) -> Result<u64, Wrong> {
    if text.is_empty() {
        return Ok(0);
    }
    let whole = crate::class::number::without_zeros(text);
    count(whole).map_err(|reason| (reason.code(), text.to_string()))
}

impl Read {
    pub(in crate::placement) fn new(headings: &Headings, cohort: Cohort) -> Self {
        let words = Vocabulary {
            quota: Known::new(headings, Question::Quotas),
            average: Known::new(headings, Question::CertificateAverage),
            yes_no: Known::new(headings, Question::Digitised),
        };
        Self { cohort, left_out: Vec::new(), quotas: BTreeMap::new(), words }
    }

    /// Reads a row of that number.
    pub(in crate::placement) fn row(&mut self, columns: &Columns, number: u32, cells: &Cells) {
        let empty = |cell: &Result<Cow<str>, Reason>| cell.as_ref().is_ok_and(|text| text.trim().is_empty());
        if cells.iter().all(empty) {
            return;
        }
        let done = match columns.kind {
            Kind::Programmes => self.programme(columns, cells),
            Kind::Applicants => self.applicant(columns, cells),
        };
        if let Err((why, text)) = done {
            let who = match columns.kind {
                Kind::Programmes => self::text(cells, columns.programme).map(Cow::into_owned),
                Kind::Applicants => id(columns, cells).map(Cow::into_owned),
            };
            self.leave_out(who.unwrap_or_default(), number, why, text);
        }
    }

    /// A row takes no part.
    pub(in crate::placement) fn leave_out(&mut self, who: String, row: u32, why: &str, text: String) {
        self.left_out.push(LeftOut { who, row: Some(row), choice: None, why: why.to_string(), text });
    }

    fn programme(&mut self, columns: &Columns, cells: &Cells) -> Result<(), Wrong> {
        let id = text(cells, columns.programme)?;
        let of = text(cells, columns.seats)?;
        if of.is_empty() {
            return Err(wrong(Reason::BadNumber, ""));
        }
        let mut programme = Programme { id: id.to_string(), seats: seats(&of)?, ..Programme::default() };
        for (quota, at) in &columns.reserved {
            let reserved = seats(&text(cells, Some(*at))?)?;
            if reserved > 0 {
                programme.reserved.push((*quota, reserved));
            }
        }
        let exempt = text(cells, columns.exempt)?;
        let read = self.words.yes_no.read(&exempt).map_err(|reason| wrong(reason, &exempt))?;
        programme.minimum_exempt = read == Some(Value::YesNo(true));
        self.cohort.add_programme(programme).map_err(|fault| {
            let text = match fault.part {
                Part::Reserved => of.to_string(),
                Part::Row
                | Part::Id
                | Part::CertificateAverage
                | Part::Choice(_)
                | Part::ProgrammeOf(_)
                | Part::ScoreOf(_) => id.to_string(),
            };
            (fault.reason.code(), text)
        })
    }

    fn applicant(&mut self, columns: &Columns, cells: &Cells) -> Result<(), Wrong> {
        let id = id(columns, cells)?;
        let average = text(cells, columns.average)?;
        let certificate_average = self.average(&average)?;
        let quotas = self.quotas(&text(cells, columns.quota)?)?;
        let mut read: Vec<(Cow<str>, Cow<str>)> = Vec::with_capacity(columns.choices.len());
        for (programme, score) in &columns.choices {
            let (programme, score) = (text(cells, Some(*programme))?, text(cells, Some(*score))?);
            if !programme.is_empty() || !score.is_empty() {
                let plain = match written(&score) {
                    Cow::Owned(plain) => Cow::Owned(plain),
                    Cow::Borrowed(_) => score,
                };
                read.push((programme, plain));
            }
        }
        let choices: Vec<(&str, &str)> =
            read.iter().map(|(of, score)| (of.as_ref(), score.as_ref())).collect();
        let quota = if quotas.len() == 1 { quotas.first().copied() } else { None };
        let at = u32::try_from(self.cohort.len()).unwrap_or(u32::MAX);
        let row = Row { id: &id, quota, certificate_average, choices: &choices };
        self.cohort.add_applicant(&row).map_err(|fault| {
            let choice = |at: usize| choices.get(at).copied().unwrap_or_default();
            let text = match fault.part {
                Part::CertificateAverage => average.to_string(),
                Part::ScoreOf(at) => choice(at).1.to_string(),
                Part::Choice(at) | Part::ProgrammeOf(at) => choice(at).0.to_string(),
                Part::Row | Part::Id | Part::Reserved => id.to_string(),
            };
            (fault.reason.code(), text)
        })?;
        if quotas.len() > 1 {
            self.quotas.insert(at, quotas);
        }
        Ok(())
    }

    fn average(&mut self, text: &str) -> Result<Option<Decimal>, Wrong> {
        if text.is_empty() {
            return Ok(None);
        }
        if let Ok(average) = Decimal::parse(text) {
            return Ok(Some(average));
        }
        let read = self.words.average.read(text).map_err(|reason| wrong(reason, text))?;
        match read {
            Some(Value::Decimal(average)) => Ok(Some(average)),
            Some(_) | None => Ok(None),
        }
    }

    fn quotas(&mut self, text: &str) -> Result<Vec<QuotaCategory>, Wrong> {
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let read = self.words.quota.read(text).map_err(|reason| wrong(reason, text))?;
        match read {
            Some(Value::Several(bits)) => Ok(Set::from_bits(bits).iter().collect()),
            Some(_) | None => Ok(Vec::new()),
        }
    }
}

/// The id of an applicant, or the parts of the name.
fn id<'c>(columns: &Columns, cells: &'c Cells) -> Result<Cow<'c, str>, Wrong> {
    if let [only] = columns.id.as_slice() {
        return text(cells, Some(*only));
    }
    let mut parts = Vec::new();
    for at in &columns.id {
        parts.push(text(cells, Some(*at))?);
    }
    Ok(Cow::Owned(tidy(&parts.join(" "))))
}
