//! A file comes in: a cohort of the contract, or tables of programmes and of applicants.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;

use super::held::{Held, People};
use super::job::Job;
use super::{Session, small};
use crate::class::cell::Reason;
use crate::class::csv::Paused;
use crate::class::encoding;
use crate::class::kind::{self, Container};
use crate::class::session::packed;
use crate::class::session::protocol::Refusal;
use crate::class::table::{self, Row, Sheet};
use crate::formats::case_json::Ignored;
use crate::formats::cohort_json;
use crate::placement::protocol::{LeftOut, Reply, Source};
use crate::placement::table::heading::Headings;
use crate::placement::table::read::{Columns, Kind, Read, of_sheet};
use crate::rules::code::Code as _;

/// In how many of the first rows the headings are looked for.
const FIRST_ROWS: usize = 30;
/// How many rows are read in a step.
const ROWS: usize = 2_000;

/// A file that is being read.
#[derive(Debug)]
pub(super) struct Reading {
    name: String,
    read: Read,
    tables: VecDeque<Table>,
    /// What takes no part of the tables that are read, by what stood in them.
    programmes: Option<Vec<LeftOut>>,
    applicants: Option<Vec<LeftOut>>,
    /// How much there is, and how much is done: bytes of a text, rows of sheets.
    all: u32,
    done: u32,
}

/// A table with its headings, and what is not read of it yet.
#[derive(Debug)]
struct Table {
    columns: Columns,
    rows: Rows,
    /// The first row of a sheet that is not read because there are too many.
    beyond: Option<u32>,
}

#[derive(Debug)]
enum Rows {
    /// A text.
    Text(Paused),
    /// Rows of a sheet.
    Sheet(std::vec::IntoIter<Row>),
}

impl Session {
    pub(super) fn open(&mut self, name: String, bytes: &[u8], reply: &mut dyn FnMut(Reply)) {
        self.stop(reply);
        match kind::of(bytes) {
            Err(refused) => reply(Reply::Refused(refused.into())),
            // Workbooks come as sheets.
            Ok(Container::Archive | Container::Compound) => reply(Reply::Refused(Refusal::Other)),
            Ok(Container::Text) if bytes.len() > table::MOST_BYTES => {
                reply(Reply::Refused(Refusal::TooLarge));
            }
            Ok(Container::Text) => {
                let (text, _) = encoding::decode(bytes, &self.decode_1251);
                if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
                    self.open_json(name, &text, reply);
                } else if let Err(refused) = kind::of_text(&text) {
                    reply(Reply::Refused(refused.into()));
                } else {
                    let table = of_text(&self.headings, text);
                    self.begin_reading(name, table.into_iter().collect(), reply);
                }
            }
        }
    }

    pub(super) fn open_sheets(&mut self, name: String, sheets: &[u8], reply: &mut dyn FnMut(Reply)) {
        self.stop(reply);
        let Some((_, sheets)) = packed::read_sheets(sheets) else {
            return reply(Reply::Refused(Refusal::Damaged));
        };
        let headings = &self.headings;
        let mut tables: VecDeque<Table> = VecDeque::new();
        for table in sheets.into_iter().filter_map(|sheet| of_sheets(headings, sheet)) {
            // The first sheet of each kind.
            if tables.iter().all(|other| other.columns.kind != table.columns.kind) {
                tables.push_back(table);
            }
        }
        self.begin_reading(name, tables, reply);
    }

    fn open_json(&mut self, name: String, text: &str, reply: &mut dyn FnMut(Reply)) {
        let cohort_json::Read { cohort, ignored } = match cohort_json::read(text) {
            Ok(read) => read,
            Err(cohort_json::Refused::NotJson(_)) => return reply(Reply::Refused(Refusal::Damaged)),
            Err(cohort_json::Refused::NotACohort | cohort_json::Refused::UnknownFormat) => {
                return reply(Reply::Refused(Refusal::Other));
            }
        };
        let (programmes, people) = left_out(ignored);
        self.held.replace(Held {
            source: Source::File(name),
            cohort: Arc::new(cohort),
            left_out: programmes,
            people: People { left_out: people, ..People::default() },
            ..Held::default()
        });
        reply(self.held.state());
    }

    fn begin_reading(&mut self, name: String, tables: VecDeque<Table>, reply: &mut dyn FnMut(Reply)) {
        if tables.is_empty() {
            return reply(Reply::NoColumns);
        }
        let all = tables.iter().fold(0_u32, |sum, table| sum.saturating_add(table.left()));
        // What a table of each kind brings takes the place of what there is.
        let has = |kind| tables.iter().any(|table| table.columns.kind == kind);
        let (programmes, applicants) = (has(Kind::Programmes), has(Kind::Applicants));
        let held = &self.held.cohort;
        let mut cohort = if applicants { held.without_applicants() } else { (**held).clone() };
        if programmes {
            cohort.remove_programmes();
        }
        let read = Read::new(&self.headings, cohort);
        reply(Reply::Progress(0, all));
        let reading = Reading { name, read, tables, programmes: None, applicants: None, all, done: 0 };
        self.job = Some(Job::Read(Box::new(reading)));
    }

    pub(super) fn read_on(&mut self, mut reading: Box<Reading>, reply: &mut dyn FnMut(Reply)) -> Option<Job> {
        if reading.go() {
            reply(Reply::Progress(reading.done, reading.all));
            return Some(Job::Read(reading));
        }
        let Reading { name, read, programmes, applicants, .. } = *reading;
        let held = &mut self.held;
        let of_class = held.source == Source::Class && applicants.is_none();
        let people = match applicants {
            Some(left_out) => People { left_out, quotas: read.quotas, ..People::default() },
            None => std::mem::take(&mut held.people),
        };
        let left_out = programmes.unwrap_or_else(|| std::mem::take(&mut held.left_out));
        let source = if of_class { Source::Class } else { Source::File(name) };
        let cohort = Arc::new(read.cohort);
        held.replace(Held { source, cohort, left_out, people, ..Held::default() });
        reply(self.held.state());
        None
    }
}

/// What of a cohort's JSON takes no part: of the programmes, and the rest.
fn left_out(ignored: Ignored) -> (Vec<LeftOut>, Vec<LeftOut>) {
    let left_out = ignored.into_iter().map(|(who, reason)| LeftOut {
        who,
        row: None,
        choice: None,
        why: reason.code().to_string(),
        text: String::new(),
    });
    left_out.partition(|of| of.who.starts_with("programmes"))
}

/// The table of a text; `None` if it has no headings.
fn of_text(headings: &Headings, text: String) -> Option<Table> {
    let known = |heading: &str| headings.find(heading).is_some();
    let (mut text, _) = Paused::new(text, &known);
    let (mut cells, mut columns) = (Vec::new(), None);
    text.go(FIRST_ROWS, |records| {
        let read = records.read(&mut cells);
        let names: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        columns = read.and_then(|_| Columns::find(headings, &names));
        read.is_some() && columns.is_none()
    });
    Some(Table { columns: columns?, rows: Rows::Text(text), beyond: None })
}

/// The table of a sheet; `None` if it has no headings.
fn of_sheets(headings: &Headings, sheet: Sheet) -> Option<Table> {
    let beyond = sheet.table.beyond.map(|(row, _)| row);
    let mut rows = sheet.table.rows.into_iter();
    for row in rows.by_ref().take(FIRST_ROWS) {
        let cells = of_sheet(&row);
        let names: Vec<&str> = cells.iter().map(|cell| cell.as_ref().map_or("", |text| text)).collect();
        if let Some(columns) = Columns::find(headings, &names) {
            return Some(Table { columns, rows: Rows::Sheet(rows), beyond });
        }
    }
    None
}

impl Table {
    /// How much is not read yet.
    fn left(&self) -> u32 {
        small(match &self.rows {
            Rows::Text(text) => {
                let (done, all) = text.progress();
                all.saturating_sub(done)
            }
            Rows::Sheet(rows) => rows.len(),
        })
    }

    /// Reads some rows; whether there are more of them.
    fn go(&mut self, read: &mut Read) -> bool {
        match &mut self.rows {
            Rows::Text(text) => {
                let (mut cells, mut row) = (Vec::new(), Vec::new());
                text.go(ROWS, |records| {
                    let Some(record) = records.read(&mut cells) else { return false };
                    if record.unclosed.is_some() {
                        let line = cells.pop().map(Cow::into_owned).unwrap_or_default();
                        read.leave_out(String::new(), record.number, Reason::UnclosedQuote.code(), line);
                        return true;
                    }
                    row.clear();
                    row.extend(cells.drain(..).map(Ok));
                    read.row(&self.columns, record.number, &row);
                    true
                })
            }
            Rows::Sheet(rows) => {
                for row in rows.by_ref().take(ROWS) {
                    read.row(&self.columns, row.number, &of_sheet(&row));
                }
                rows.len() > 0
            }
        }
    }
}

impl Reading {
    /// Reads some rows; whether there are more of them.
    fn go(&mut self) -> bool {
        let Some(table) = self.tables.front_mut() else { return false };
        let before = table.left();
        let more = table.go(&mut self.read);
        let left = if more { table.left() } else { 0 };
        self.done = self.done.saturating_add(before.saturating_sub(left));
        if !more {
            if let Some(row) = table.beyond {
                self.read.leave_out(String::new(), row, Reason::TooMany.code(), String::new());
            }
            let left_out = Some(std::mem::take(&mut self.read.left_out));
            match table.columns.kind {
                Kind::Programmes => self.programmes = left_out,
                Kind::Applicants => self.applicants = left_out,
            }
            self.tables.pop_front();
        }
        !self.tables.is_empty()
    }
}
