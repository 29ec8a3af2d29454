//! A file comes in: what it is, what was recognised in it, and what a person corrects of that.

use super::own;
use super::packed;
use super::protocol::{Column, Destination, Recognised, Refusal, Reply};
use super::{Class, ROWS_AT_A_TIME, Session, problem, sample, small};
use crate::class::column::{Field, Unused};
use crate::class::header::{self, Header};
use crate::class::kind::Container;
use crate::class::read::{Pupil, Reading, has_gaps, with_answers};
use crate::class::table::{Sheet, Table};
use crate::class::{Kind, Source, choose, csv, encoding, kind, table, write};
use crate::formats::answers;
use crate::rules::code::Code as _;
use crate::rules::question::{Place, Question};
use crate::text::Words;
use crate::text::heading::Beside;

/// How many of the first rows are shown to choose the header from.
const FIRST_ROWS: usize = 12;
/// How many cells of a column are shown.
const SAMPLES: usize = 3;

/// A file that is being recognised.
#[derive(Debug)]
pub(super) struct File {
    name: String,
    into: Destination,
    source: Source,
    table: Table,
    /// The sheets of a workbook, so that another one can be read.
    sheets: Vec<Sheet>,
    reading: Reading,
    /// What holds for the whole class, as an answers line.
    whole_class: String,
}

/// A workbook whose other sheets may be read yet.
#[derive(Debug)]
pub(super) struct Workbook {
    name: String,
    source: Source,
    sheets: Vec<Sheet>,
}

/// A text that is being parted into rows and cells.
#[derive(Debug)]
pub(super) struct Parting {
    name: String,
    into: Destination,
    encoding: encoding::Encoding,
    text: csv::Paused,
    csv: csv::Csv,
}

impl File {
    /// The workbook that it is; `None` for a text.
    pub(super) fn into_workbook(self) -> Option<Workbook> {
        let Self { name, source, sheets, .. } = self;
        (!sheets.is_empty()).then_some(Workbook { name, source, sheets })
    }
}

impl Session {
    pub(super) fn open(
        &mut self,
        name: String,
        bytes: &[u8],
        into: Destination,
        reply: &mut dyn FnMut(Reply),
    ) {
        match kind::of(bytes) {
            Err(refused) => reply(Reply::Refused(refused.into())),
            Ok(Container::Archive | Container::Compound) => reply(Reply::NeedsSheets { name, into }),
            Ok(Container::Text) if bytes.len() > table::MOST_BYTES => {
                reply(Reply::Refused(Refusal::TooLarge));
            }
            Ok(Container::Text) => {
                let (text, encoding) = encoding::decode(bytes, &self.decode_1251);
                match own::read(&text) {
                    Some(Ok(pupils)) => {
                        self.take_in(&name, pupils, Vec::new(), into);
                        reply(self.listed());
                    }
                    Some(Err(())) => reply(Reply::Refused(Refusal::OwnFile)),
                    None => self.open_text(name, text, encoding, into, reply),
                }
            }
        }
    }

    fn open_text(
        &mut self,
        name: String,
        text: String,
        encoding: encoding::Encoding,
        into: Destination,
        reply: &mut dyn FnMut(Reply),
    ) {
        if let Err(refused) = kind::of_text(&text) {
            return reply(Reply::Refused(refused.into()));
        }
        let Some(texts) = &self.texts else { return reply(Reply::Done) };
        let gaps = encoding::lost_letters(&text);
        let known = |heading: &str| texts.index.is_field(heading, gaps);
        let (text, separator) = csv::Paused::new(text, &known);
        let csv = csv::Csv { table: Table::default(), separator };
        self.parting = Some(Parting { name, into, encoding, text, csv });
        reply(Reply::Progress(0, 1));
    }

    pub(super) fn part_on(&mut self, mut parting: Parting, reply: &mut dyn FnMut(Reply)) {
        let table = &mut parting.csv.table;
        if parting.text.go(ROWS_AT_A_TIME, |records| records.next().is_some_and(|row| table.add(row))) {
            let (done, all) = parting.text.progress();
            self.parting = Some(parting);
            return reply(Reply::Progress(small(done), small(all)));
        }
        let Parting { name, into, encoding, text: _, csv: csv::Csv { table, separator } } = parting;
        let encoding = Some(encoding);
        let source = Source { kind: Kind::Csv, encoding, separator, sheet: None, other_sheets: Vec::new() };
        self.recognise(name, source, table, Vec::new(), into, reply);
    }

    pub(super) fn open_sample(&mut self, reply: &mut dyn FnMut(Reply)) {
        let Some(words) = self.words() else { return reply(Reply::Done) };
        let text = sample::text(words, self.now.date);
        self.open_text(String::new(), text, encoding::Encoding::Utf8, Destination::New, reply);
    }

    pub(super) fn open_sheets(
        &mut self,
        name: String,
        sheets: &[u8],
        into: Destination,
        reply: &mut dyn FnMut(Reply),
    ) {
        let Some(texts) = &self.texts else { return reply(Reply::Done) };
        let Some((kind, sheets)) = packed::read_sheets(sheets) else {
            return reply(Reply::Refused(Refusal::Damaged));
        };
        match choose(&sheets, &texts.index, None) {
            Err(refused) => reply(Reply::Refused(refused.into())),
            Ok((at, other_sheets)) => {
                let chosen = sheets.get(at).cloned().unwrap_or_default();
                let sheet = Some(chosen.name);
                let source = Source { kind, encoding: None, separator: None, sheet, other_sheets };
                self.recognise(name, source, chosen.table, sheets, into, reply);
            }
        }
    }

    /// Begins to read a table under the header that is found in it.
    fn recognise(
        &mut self,
        name: String,
        source: Source,
        table: Table,
        sheets: Vec<Sheet>,
        into: Destination,
        reply: &mut dyn FnMut(Reply),
    ) {
        let Some(texts) = &self.texts else { return reply(Reply::Done) };
        let header = header::find(&texts.index, &table, has_gaps(&table));
        let reading = Reading::new(&table, header);
        let whole_class = String::new();
        self.file = Some(File { name, into, source, table, sheets, reading, whole_class });
        self.begin_reading(reply);
    }

    /// Reads the sheet of that name of the workbook that was opened last.
    pub(super) fn other_sheet(&mut self, name: &str, into: Destination, reply: &mut dyn FnMut(Reply)) {
        let sheets = match (&self.file, &self.workbook) {
            (Some(file), _) => &file.sheets,
            (None, Some(workbook)) => &workbook.sheets,
            (None, None) => return reply(Reply::Done),
        };
        let Some(table) = sheets.iter().find(|sheet| sheet.name == name).map(|sheet| sheet.table.clone())
        else {
            return reply(Reply::Refused(Refusal::NoSuchSheet(name.to_string())));
        };
        let workbook = self.file.take().map_or_else(|| self.workbook.take(), File::into_workbook);
        let Some(Workbook { name: file, mut source, sheets }) = workbook else { return reply(Reply::Done) };
        let before = source.sheet.replace(name.to_string());
        source.other_sheets.retain(|other| other != name);
        source.other_sheets.extend(before);
        self.recognise(file, source, table, sheets, into, reply);
    }

    pub(super) fn header_row(&mut self, row: u32, reply: &mut dyn FnMut(Reply)) {
        let (Some(file), Some(texts)) = (&mut self.file, &self.texts) else { return reply(Reply::Done) };
        let gaps = has_gaps(&file.table);
        let at = file.table.rows.iter().position(|other| other.number == row);
        let header = at.map(|at| header::of_row(&texts.index, &file.table, at, gaps)).unwrap_or_default();
        file.reading = Reading::new(&file.table, header);
        self.begin_reading(reply);
    }

    pub(super) fn assign(&mut self, columns: &[(u32, Option<String>)], reply: &mut dyn FnMut(Reply)) {
        let Some(file) = &mut self.file else { return reply(Reply::Done) };
        let mut header: Header = file.reading.read.header.clone();
        for (number, key) in columns {
            let named = key.as_deref().and_then(field).ok_or(Unused::Unknown);
            // A field is read from one column: that which a person gives it.
            for column in &mut header.columns {
                if column.column != *number && named.is_ok() && column.named == named {
                    column.named = Err(Unused::Duplicate);
                }
            }
            if let Some(column) = header.columns.iter_mut().find(|column| column.column == *number) {
                column.named = named;
            }
        }
        file.reading = Reading::new(&file.table, header);
        self.begin_reading(reply);
    }

    pub(super) fn whole_class(&mut self, answers: &str, reply: &mut dyn FnMut(Reply)) {
        let Some(file) = &mut self.file else { return reply(Reply::Done) };
        let (case, _) = answers::read(answers);
        file.whole_class = answers::write(&case);
        reply(self.recognised());
    }

    fn begin_reading(&mut self, reply: &mut dyn FnMut(Reply)) {
        self.reading = true;
        let rows = self.file.as_ref().map_or(0, |file| file.table.rows.len());
        reply(Reply::Progress(0, small(rows)));
    }

    pub(super) fn read_on(&mut self, reply: &mut dyn FnMut(Reply)) {
        let (Some(file), Some(texts)) = (&mut self.file, &self.texts) else {
            self.reading = false;
            return;
        };
        let rows = file.table.rows.len();
        if file.reading.go(&texts.index, &file.table, ROWS_AT_A_TIME) {
            return reply(Reply::Progress(small(file.reading.done()), small(rows)));
        }
        self.reading = false;
        reply(self.recognised());
    }

    pub(super) fn recognised(&self) -> Reply {
        let (Some(file), Some(words)) = (&self.file, self.words()) else { return Reply::Done };
        let File { name, into, source, table, sheets: _, reading, whole_class } = file;
        let read = &reading.read;
        let rows = table.rows.iter().take(FIRST_ROWS);
        let before = match into {
            Destination::New => 0,
            Destination::More => self.class.present().count(),
        };
        let lost = read.problems.kept.iter().any(|problem| {
            problem.row.is_none() && problem.reason == crate::class::cell::Reason::LostLetters
        });
        Reply::Recognised(Box::new(Recognised {
            name: name.clone(),
            kind: source.kind.code().to_string(),
            encoding: source.encoding.map(|encoding| encoding.code().to_string()),
            separator: source.separator.map(String::from),
            sheet: source.sheet.clone(),
            other_sheets: source.other_sheets.clone(),
            header_rows: read.header.rows.clone(),
            first_rows: rows.map(|row| (row.number, row.shown().chars().take(120).collect())).collect(),
            columns: columns(file),
            fields: fields(words),
            pupils: small(read.pupils.len()),
            all: small(before.saturating_add(read.pupils.len())),
            problems: small(read.problems.kept.len().saturating_add(read.problems.more)),
            lost_letters: lost,
            whole_class: whole_class.clone(),
        }))
    }

    /// The pupils of the file become the class, or are added to it.
    pub(super) fn accept(&mut self, reply: &mut dyn FnMut(Reply)) {
        // It may be coming yet, or its columns being read anew.
        if self.parting.is_some() || self.reading {
            return reply(Reply::Done);
        }
        let Some(mut file) = self.file.take() else { return reply(Reply::Done) };
        let (name, into) = (file.name.clone(), file.into);
        let (whole, _) = answers::read(&file.whole_class);
        let whole = whole.answers();
        let read = std::mem::take(&mut file.reading.read);
        let first = match into {
            Destination::New => 0,
            Destination::More => self.class.pupils.len(),
        };
        let entries = problem::entries(&read, first);
        let more = read.problems.more;
        let fields: Vec<Field> = read.header.fields().map(|(_, field)| field.clone()).collect();
        let pupils = read.pupils.into_iter().map(|pupil| with_answers(pupil, &whole)).collect();
        self.take_in(&name, pupils, fields, into);
        self.workbook = file.into_workbook();
        self.class.problems.extend(entries);
        self.class.more_problems = self.class.more_problems.saturating_add(more);
        reply(self.listed());
    }

    /// Pupils come into the class, and it is worked out from now on.
    fn take_in(&mut self, name: &str, pupils: Vec<Pupil>, fields: Vec<Field>, into: Destination) {
        if into == Destination::New {
            let version = self.class.version;
            let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_string();
            self.class = Class { version, name, written: Some(0), ..Class::default() };
            self.class.view.by = "risk".to_string();
        } else {
            self.class.written = None;
        }
        let class = &mut self.class;
        class.gone.extend(pupils.iter().map(|_| false));
        class.lines.extend(pupils.iter().map(|_| None));
        class.pupils.extend(pupils);
        for field in fields {
            if class.fields.iter().all(|other| other.key() != field.key()) {
                class.fields.push(field);
            }
        }
        class.shown = class.present().map(|(at, _)| at).collect();
        class.changed();
        (self.file, self.workbook) = (None, None);
        (self.reading, self.assessing) = (false, Some(0));
    }
}

/// The columns of a file with what stands in them.
fn columns(file: &File) -> Vec<Column> {
    let read = &file.reading.read;
    let last = read.header.rows.last().copied().unwrap_or(0);
    let column = |column: &header::Column| {
        let below = file.table.rows.iter().filter(|row| row.number > last);
        let cells = below.filter_map(|row| row.cell(column.column)).take(SAMPLES);
        let wrong = read.problems.kept.iter().filter(|problem| problem.column == Some(column.column));
        Column {
            column: column.column,
            header: column.header.clone(),
            field: column.named.as_ref().ok().map(Field::key),
            why: column.named.as_ref().err().map(|why| why.code().to_string()),
            samples: cells.map(|cell| cell.shown().chars().take(40).collect()).collect(),
            problems: small(wrong.count()),
        }
    };
    read.header.columns.iter().map(column).collect()
}

/// All fields with their names: of the person, and of the first choice and then of the others.
pub(super) fn fields(words: &Words) -> Vec<(String, String)> {
    let mut fields = vec![Field::Name(Beside::Name), Field::Group];
    fields.extend(Question::every().filter(is_asked).map(|question| Field::Answer(question.of(0))));
    for at in 1..crate::rules::case::MAX_CHOICES {
        let of_choice = Question::every().filter(|question| question.is_of_choice() && is_asked(question));
        fields.extend(of_choice.map(|question| Field::Answer(question.of(at))));
    }
    fields.iter().map(|field| (field.key(), write::heading(words, field))).collect()
}

/// Whether a column can hold it: a list of choices as a whole, its parts one by one, and the moment cannot.
fn is_asked(question: &Question) -> bool {
    !matches!(
        question,
        Question::AsOf
            | Question::RestrictionsInForce
            | Question::Choices
            | Question::ProfileAt(_)
            | Question::Mark(_)
            | Question::OutOf(_)
    )
}

/// The field of a key.
pub(super) fn field(key: &str) -> Option<Field> {
    match key {
        "name" => Some(Field::Name(Beside::Name)),
        "group" => Some(Field::Group),
        _ => Place::from_key(key).map(Field::Answer),
    }
}
