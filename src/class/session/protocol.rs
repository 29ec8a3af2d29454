//! What the page asks of an open class, and what it is told: messages between the page and its worker.
//!
//! They hold texts, numbers and codes, so that both ends need nothing of each other but this file. A pupil is named by
//! `at`, the place in the class, from 0; a field by its key (`name`, `group`, `grade.algebra`, `1.form`); columns and rows
//! of the file count from 1. Every request is answered by at least one reply, the last of which is never
//! [`Reply::Progress`].

use serde::{Deserialize, Serialize};

/// The packed texts of a language: see [`crate::text::Words::packed`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// The code of the language.
    pub lang: String,
    /// The texts of the first visit.
    pub words: String,
    /// The texts of the full module.
    pub full: String,
}

/// What is done with the pupils of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Destination {
    /// They take the place of the class.
    New,
    /// They are added to the class.
    More,
}

/// Which rows are wanted, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Words of the name.
    pub name: String,
    /// Codes of states of the window.
    pub states: Vec<String>,
    /// Codes of risks.
    pub risks: Vec<String>,
    /// The class or group.
    pub group: Option<String>,
    /// The code of the education so far.
    pub base: Option<String>,
    /// The code of [`super::super::order::By`]; anything else is the order of the file.
    pub by: String,
    /// Whether the order is turned.
    pub turned: bool,
}

/// What is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Write {
    /// CSV for spreadsheets of this country.
    Csv,
    /// CSV for programs.
    Plain,
    /// A workbook: the reply is [`Reply::Grid`], for the module that writes workbooks.
    Xlsx,
    /// The template as CSV.
    TemplateCsv,
    /// The calendar of the class.
    Calendar,
    /// The class as a file of our own.
    Own,
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// First of all: the texts of all languages, and which one is shown.
    Words {
        /// All languages.
        texts: Vec<Texts>,
        /// The code of the one that is shown.
        lang: String,
    },
    /// Another language is shown: its code.
    Lang(String),
    /// The moment for which everything is asked: `2026-08-03T09:00`.
    Now(String),
    /// A file of text, or a class file of our own.
    Open {
        /// Its name.
        name: String,
        /// Its bytes.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        /// What is done with its pupils.
        into: Destination,
    },
    /// The sheets of a workbook, as [`SheetsReply::Sheets`] brought them.
    Sheets {
        /// The name of the file.
        name: String,
        /// The sheets.
        #[serde(with = "serde_bytes")]
        sheets: Vec<u8>,
        /// What is done with its pupils.
        into: Destination,
    },
    /// The made-up class.
    Sample,
    /// Reads another sheet of the file that was opened last.
    Sheet {
        /// Its name.
        name: String,
        /// What is done with its pupils.
        into: Destination,
    },
    /// Reads the row of that number as the header.
    HeaderRow(u32),
    /// Gives columns of the file their fields: the column, and the key of the field or nothing.
    Columns(Vec<(u32, Option<String>)>),
    /// Answers for every pupil that leaves them open, as an answers line (`base=basic_secondary&1.form=full_time`).
    WholeClass(String),
    /// What was recognised is right: the class is worked out.
    Accept,
    /// Another order or other rows.
    View(View),
    /// Rows of the view, from the first of these places up to the second, which is not among them.
    Rows(u32, u32),
    /// All that is known of a pupil, field by field.
    Pupil(u32),
    /// Another answer, as it was typed.
    Edit {
        /// The pupil.
        at: u32,
        /// The key of the field.
        field: String,
        /// What was typed; empty for no answer.
        text: String,
    },
    /// Other answers of a pupil, all at once: what a case holds that was opened as a whole.
    PutCase {
        /// The pupil.
        at: u32,
        /// The answers as in [`Reply::Case`].
        answers: String,
    },
    /// Adds a pupil at the end.
    Add,
    /// Takes a pupil out.
    Remove(u32),
    /// Takes the last change back.
    Undo,
    /// A pupil as a case.
    Case(u32),
    /// Pupils as cases, from the first of these places of the view up to the second: to print.
    Cases(u32, u32),
    /// A text for one pupil.
    Message(u32),
    /// What was not read, from the first of these places up to the second.
    Problems(u32, u32),
    /// Leaves a problem as it is: its place in the list.
    Leave(u32),
    /// The class in numbers.
    Overview,
    /// What of the class could be placed, for the model of who would be.
    ForPlacement,
    /// A file.
    Write(Write),
    /// Closes the class.
    Close,
    /// Stops what is being done.
    Cancel,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its number.
    pub column: u32,
    /// Its heading, as it stands there.
    pub header: String,
    /// The key of its field.
    pub field: Option<String>,
    /// Why it is not used: a code of [`super::super::column::Unused`].
    pub why: Option<String>,
    /// What stands in its first filled cells.
    pub samples: Vec<String>,
    /// How many of its cells could not be read.
    pub problems: u32,
}

/// What was recognised in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognised {
    /// The name of the file.
    pub name: String,
    /// The code of its kind.
    pub kind: String,
    /// The code of its encoding.
    pub encoding: Option<String>,
    /// What parts its cells.
    pub separator: Option<String>,
    /// The sheet.
    pub sheet: Option<String>,
    /// Other sheets with a header.
    pub other_sheets: Vec<String>,
    /// The numbers of the rows of the header.
    pub header_rows: Vec<u32>,
    /// The first filled rows with their numbers, to choose the header from.
    pub first_rows: Vec<(u32, String)>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// All the fields that a column can be given, with their names in words.
    pub fields: Vec<(String, String)>,
    /// How many pupils there are in the file.
    pub pupils: u32,
    /// How many pupils there will be in the class.
    pub all: u32,
    /// How many things were not read.
    pub problems: u32,
    /// Whether letters were lost before the file was saved.
    pub lost_letters: bool,
    /// What holds for the whole class, as an answers line.
    pub whole_class: String,
}

/// A row of the table in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowView {
    /// The pupil.
    pub at: u32,
    /// The row of the file.
    pub row: u32,
    /// The name.
    pub name: Option<String>,
    /// The class or group.
    pub group: Option<String>,
    /// The code of the risk; nothing as long as it is not worked out.
    pub risk: Option<String>,
    /// The risk in a few words.
    pub risk_name: String,
    /// What presses, in sentences.
    pub said: String,
    /// The deadline, and the days left.
    pub deadline: String,
    /// The days left, in words.
    pub days: String,
    /// The state of the window.
    pub state: String,
    /// The average.
    pub average: String,
    /// The exam.
    pub exam: String,
    /// The papers that are to be cared for.
    pub papers: String,
    /// The quotas.
    pub quotas: String,
    /// How many things of the row were not read.
    pub problems: u32,
}

/// What the table is like: told when anything of it has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// How many pupils there are.
    pub pupils: u32,
    /// How many rows the view has.
    pub shown: u32,
    /// How many pupils are worked out.
    pub done: u32,
    /// The view.
    pub view: View,
    /// Each risk that occurs: its code, its name, and how many pupils have it; most urgent first.
    pub risks: Vec<(String, String, u32)>,
    /// The same of the states.
    pub states: Vec<(String, String, u32)>,
    /// The classes or groups, in order.
    pub groups: Vec<String>,
    /// Each education so far that occurs: its code and its name.
    pub bases: Vec<(String, String)>,
    /// How many things were not read.
    pub problems: u32,
    /// Whether there is a change that can be taken back.
    pub undo: bool,
    /// Whose change that is, if it is a pupil's.
    pub undoes: Option<u32>,
    /// Whether there are changes since it was opened or written.
    pub unsaved: bool,
    /// Whether a file is being recognised, so that the class is not what is looked at.
    pub recognising: bool,
    /// Grows with every change, so that rows of an older state are known to be old.
    pub version: u32,
}

/// A field of a pupil, to be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldView {
    /// Its key.
    pub field: String,
    /// Its name in words.
    pub name: String,
    /// What stands there: as it is written into a file, or what could not be read.
    pub text: String,
    /// The code of what is wrong with it.
    pub reason: Option<String>,
    /// What is allowed, in words: the values, or the kind of value.
    pub allowed: Allowed,
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Allowed {
    /// One of these, in words.
    One(Vec<String>),
    /// Several of these, in words.
    Several(Vec<String>),
    /// A day.
    Day,
    /// A number from the first to the second.
    Number(String, String),
    /// Any text.
    Text,
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemView {
    /// Its place in the list.
    pub place: u32,
    /// The row of the file.
    pub row: Option<u32>,
    /// The column of the file, as a spreadsheet names it: `E`.
    pub column: Option<String>,
    /// The heading of the column.
    pub header: String,
    /// The code of what is wrong.
    pub reason: String,
    /// What stood there.
    pub text: String,
    /// The pupil and the key of the field, if it can be mended.
    pub cell: Option<(u32, String)>,
    /// The name of the pupil.
    pub name: Option<String>,
    /// What is allowed, if it can be mended.
    pub allowed: Option<Allowed>,
}

/// The class in numbers, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewView {
    /// How many pupils there are.
    pub pupils: u32,
    /// Each state: its code, its name and how many.
    pub states: Vec<(String, String, u32)>,
    /// How many have no window.
    pub without_window: u32,
    /// Each risk: its code, its name and how many.
    pub risks: Vec<(String, String, u32)>,
    /// The averages: from, below (in the last, up to), and how many.
    pub averages: Vec<(String, String, u32)>,
    /// How many have no average.
    pub without_average: u32,
    /// The last safe days: the day as `2026-08-15`, in words, and whose they are.
    pub days: Vec<DayView>,
    /// The papers.
    pub papers: Vec<PaperView>,
}

/// A last safe day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayView {
    /// The day as `2026-08-15`.
    pub date: String,
    /// The day in words.
    pub text: String,
    /// How many pupils it concerns.
    pub pupils: u32,
    /// The first of their names.
    pub names: Vec<String>,
    /// Whether it is over.
    pub over: bool,
}

/// A paper of the class: how many pupils have it to care for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperView {
    /// Its name.
    pub name: String,
    /// Who is still missing it.
    pub needed: u32,
    /// Of whom nothing is answered.
    pub unsaid: u32,
    /// Whose is no longer valid.
    pub expired: u32,
    /// Whose ends before the last safe day.
    pub ending: u32,
    /// Who has it.
    pub held: u32,
    /// Who brings it later.
    pub deferred: u32,
    /// For whom the college fetches it.
    pub fetched: u32,
}

/// Why a file was not read: see [`super::super::kind::Refused`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Nothing stands in it.
    Empty,
    /// It is protected with a password.
    Password,
    /// It is a picture.
    Picture,
    /// It is a PDF.
    Pdf,
    /// It is a web page.
    WebPage,
    /// It is something else.
    Other,
    /// It is damaged.
    Damaged,
    /// It is too large.
    TooLarge,
    /// There is no such sheet.
    NoSuchSheet(String),
    /// It is a class file of a newer version, or broken.
    OwnFile,
}

/// A pupil as a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PupilCase {
    /// The pupil.
    pub at: u32,
    /// The name.
    pub name: Option<String>,
    /// The class or group.
    pub group: Option<String>,
    /// The answers, as [`crate::formats::saved::write_answers`] writes them.
    pub answers: String,
}

/// What the page is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// It was done, and there is nothing to tell.
    Done,
    /// How far it is: how much of how much. More replies follow.
    Progress(u32, u32),
    /// The file is a workbook: its bytes are for the module that reads workbooks.
    NeedsSheets {
        /// The name of the file.
        name: String,
        /// What is done with its pupils.
        into: Destination,
    },
    /// The file was not read; what was open is as it was.
    Refused(Refusal),
    /// What was recognised.
    Recognised(Box<Recognised>),
    /// What the table is like now.
    Listed(Box<Listed>),
    /// Rows: the version, the place of the first, and they themselves.
    Rows(u32, u32, Vec<RowView>),
    /// The fields of a pupil.
    Pupil {
        /// The pupil.
        at: u32,
        /// The fields that are shown.
        fields: Vec<FieldView>,
        /// The others that there are, with their names.
        others: Vec<(String, String)>,
    },
    /// What was typed cannot be read: nothing is changed.
    Unreadable {
        /// The pupil.
        at: u32,
        /// The key of the field.
        field: String,
        /// What was typed.
        text: String,
        /// The code of what is wrong.
        reason: String,
        /// What is allowed.
        allowed: Allowed,
    },
    /// A pupil as a case.
    Case(PupilCase),
    /// Pupils as cases.
    Cases(Vec<PupilCase>),
    /// A text for one pupil.
    Message {
        /// The pupil.
        at: u32,
        /// The text.
        text: String,
    },
    /// What was not read: how much there is, how much of it is not kept, and a part of it.
    Problems {
        /// How many are in the list.
        all: u32,
        /// How many more are not.
        more: u32,
        /// Those that were asked for.
        problems: Vec<ProblemView>,
    },
    /// The class in numbers.
    Overview(Box<OverviewView>),
    /// The class for the model of who would be placed: [`super::packed::read_class`] reads it.
    ForPlacement(#[serde(with = "serde_bytes")] Vec<u8>),
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its MIME type.
        kind: String,
        /// Its bytes.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// A table for the module that writes workbooks: the name of the file, and the table.
    Grid {
        /// The name of the file.
        name: String,
        /// The table.
        #[serde(with = "serde_bytes")]
        grid: Vec<u8>,
    },
    /// It was stopped.
    Cancelled,
}

/// What is asked of the module that reads and writes workbooks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetsRequest {
    /// Reads a workbook.
    Read(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Writes the table of [`Reply::Grid`].
    Write {
        /// The name of the file.
        name: String,
        /// The code of the language.
        lang: String,
        /// The table.
        #[serde(with = "serde_bytes")]
        grid: Vec<u8>,
    },
    /// Writes the template in a language.
    Template(Texts),
}

/// What that module tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetsReply {
    /// The sheets of a workbook, for [`Request::Sheets`].
    Sheets(#[serde(with = "serde_bytes")] Vec<u8>),
    /// The file was not read.
    Refused(Refusal),
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its bytes.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// It could not be written.
    Failed,
}
