//! An open class: what the worker holds, and how it answers the page.
//!
//! Pure: it knows no clock, no page and no worker, so all of it is tested natively. Long work is done in steps
//! ([`Session::step`]), between which whoever holds it can listen to other requests.

mod edit;
mod field;
mod open;
mod out;
mod own;
pub mod packed;
pub mod placing;
mod problem;
pub mod protocol;
mod sample;
mod table;

use crate::class::column::{Field, Index};
use crate::class::line::Line;
use crate::class::order::Names;
use crate::class::read::Pupil;
use crate::formats::date_text::read_moment;
use crate::rules::brief;
use crate::rules::calendar::{Date, Moment};
use crate::rules::code::Code as _;
use crate::rules::edition::CURRENT;
use crate::text::{Lang, Words};

use edit::Change;
use open::{File, Parting, Workbook};
use problem::Entry;
use protocol::{Listed, Reply, Request, Texts, View};

/// How many pupils are worked out in a step: a step is short on a slow phone, too.
const AT_A_TIME: usize = 40;
/// How many rows of a file are read in a step.
const ROWS_AT_A_TIME: usize = 400;

/// An open class.
#[derive(Debug)]
pub struct Session {
    decode_1251: fn(&[u8]) -> String,
    /// The languages, once they have come.
    texts: Option<Languages>,
    /// The moment for which everything is asked.
    now: Moment,
    /// The text that is being parted into rows and cells.
    parting: Option<Parting>,
    /// The file that is being recognised.
    file: Option<File>,
    /// The workbook that was accepted last: its other sheets can be added.
    workbook: Option<Workbook>,
    /// The class.
    class: Class,
    /// Whether rows of the file are still to be read.
    reading: bool,
    /// The pupil from whom on the class is still to be worked out; it waits while a file is read.
    assessing: Option<usize>,
}

/// The texts of all languages, and what follows from them.
#[derive(Debug)]
struct Languages {
    words: Words,
    index: Index,
}

/// The pupils, and what was done to them.
#[derive(Debug, Default)]
struct Class {
    /// What the first file was called, without its ending.
    name: String,
    /// All that were ever in it: a place is never used again.
    pupils: Vec<Pupil>,
    /// Whether each was taken out.
    gone: Vec<bool>,
    /// What each comes down to, as far as it is worked out.
    lines: Vec<Option<Line>>,
    /// The names as they are sorted: all of them once the pupils are worked out or the view is asked for.
    names: Names,
    /// The fields of the files, in the order of their columns.
    fields: Vec<Field>,
    /// What was not read.
    problems: Vec<Entry>,
    /// How many problems were not kept.
    more_problems: usize,
    /// What can be taken back, the last change at the end.
    changes: Vec<Change>,
    /// How many changes there were when it was written last; `None` if it was never written.
    written: Option<usize>,
    /// The order and the filter.
    view: View,
    /// The pupils of the view, in order.
    shown: Vec<usize>,
    /// Grows with every change of what is shown.
    version: u32,
}

impl Class {
    /// The pupils that are in it, with their places.
    fn present(&self) -> impl Iterator<Item = (usize, &Pupil)> {
        self.pupils.iter().enumerate().filter(|(at, _)| !self.is_gone(*at))
    }

    fn is_gone(&self, at: usize) -> bool {
        self.gone.get(at).copied().unwrap_or(true)
    }

    fn pupil(&self, at: usize) -> Option<&Pupil> {
        self.pupils.get(at).filter(|_| !self.is_gone(at))
    }

    fn changed(&mut self) {
        self.version = self.version.wrapping_add(1);
    }
}

impl Session {
    /// Nothing is open. `decode_1251` decodes windows-1251.
    pub fn new(decode_1251: fn(&[u8]) -> String) -> Self {
        let now = Moment::morning(Date::MIN);
        let class = Class::default();
        Self {
            decode_1251,
            texts: None,
            now,
            parting: None,
            file: None,
            workbook: None,
            class,
            reading: false,
            assessing: None,
        }
    }

    /// Answers a request. Longer work is only begun: see [`Self::step`].
    pub fn take(&mut self, request: Request, reply: &mut dyn FnMut(Reply)) {
        match request {
            Request::Words { texts, lang } => {
                self.texts = languages(&texts, &lang);
                self.class.changed();
                reply(Reply::Done);
            }
            Request::Lang(lang) => self.lang(&lang, reply),
            Request::Now(text) => {
                if let Some(now) = read_moment(&text).filter(|now| *now != self.now) {
                    self.now = now;
                    self.assess_all(reply);
                } else {
                    reply(Reply::Done);
                }
            }
            Request::Open { name, bytes, into } => self.open(name, &bytes, into, reply),
            Request::Sheets { name, sheets, into } => self.open_sheets(name, &sheets, into, reply),
            Request::Sample => self.open_sample(reply),
            Request::Sheet { name, into } => self.other_sheet(&name, into, reply),
            Request::HeaderRow(row) => self.header_row(row, reply),
            Request::Columns(columns) => self.assign(&columns, reply),
            Request::WholeClass(answers) => self.whole_class(&answers, reply),
            Request::Accept => self.accept(reply),
            Request::View(view) => self.view(view, reply),
            Request::Rows(from, to) => self.rows(from, to, reply),
            Request::Pupil(at) => reply(self.fields_of(at)),
            Request::Edit { at, field, text } => self.edit(at, &field, &text, reply),
            Request::PutCase { at, answers } => self.put_case(at, &answers, reply),
            Request::Add => self.add(reply),
            Request::Remove(at) => self.remove(at, reply),
            Request::Undo => self.undo(reply),
            Request::Case(at) => reply(self.case(at).map_or(Reply::Done, Reply::Case)),
            Request::Cases(from, to) => self.cases(from, to, reply),
            Request::Message(at) => self.message(at, reply),
            Request::Problems(from, to) => self.problems(from, to, reply),
            Request::Leave(place) => self.leave(place, reply),
            Request::Overview => self.overview(reply),
            Request::ForPlacement => reply(self.for_placement()),
            Request::Write(what) => self.write(what, reply),
            Request::Close => {
                let version = self.class.version.wrapping_add(1);
                (self.parting, self.file, self.workbook) = (None, None, None);
                (self.reading, self.assessing) = (false, None);
                self.class = Class { version, ..Class::default() };
                reply(self.listed());
            }
            Request::Cancel => self.cancel(reply),
        }
    }

    /// Says everything in another language from now on.
    fn lang(&mut self, code: &str, reply: &mut dyn FnMut(Reply)) {
        if let Some(texts) = &mut self.texts
            && let Some(words) = texts.index.words().iter().find(|words| words.lang.code() == code)
        {
            texts.words = *words;
        }
        self.class.changed();
        reply(self.listed());
        if self.file.is_some() && !self.reading {
            reply(self.recognised());
        }
    }

    /// Goes on with work that was begun, for some thousandths of a second; whether there is more of it.
    pub fn step(&mut self, reply: &mut dyn FnMut(Reply)) -> bool {
        if let Some(parting) = self.parting.take() {
            self.part_on(parting, reply);
        } else if self.reading {
            self.read_on(reply);
        } else if let Some(next) = self.assessing {
            self.assess_on(next, reply);
        }
        self.parting.is_some() || self.reading || self.assessing.is_some()
    }

    fn cancel(&mut self, reply: &mut dyn FnMut(Reply)) {
        if self.parting.take().is_some() {
            // Whatever was open before stays.
        } else if let Some(file) = self.file.take() {
            // What was open before stays, and goes on being worked out.
            self.workbook = file.into_workbook();
            self.reading = false;
        } else {
            // What is not worked out yet is when it is looked at.
            self.assessing = None;
        }
        reply(Reply::Cancelled);
        reply(self.listed());
    }

    /// What a pupil comes down to, worked out now if it is not yet.
    fn line(&mut self, at: usize) -> Option<&Line> {
        let pupil = self.class.pupil(at)?;
        if self.class.lines.get(at).is_some_and(Option::is_none) {
            let line = Line::of(&brief(&pupil.case, CURRENT, self.now));
            *self.class.lines.get_mut(at)? = Some(line);
        }
        self.class.lines.get(at)?.as_ref()
    }

    /// Works all pupils out anew.
    fn assess_all(&mut self, reply: &mut dyn FnMut(Reply)) {
        self.class.lines.iter_mut().for_each(|line| *line = None);
        self.class.changed();
        if self.class.pupils.is_empty() {
            return reply(Reply::Done);
        }
        self.assessing = Some(0);
        reply(self.listed());
    }

    fn assess_on(&mut self, next: usize, reply: &mut dyn FnMut(Reply)) {
        let all = self.class.pupils.len();
        let end = next.saturating_add(AT_A_TIME).min(all);
        for at in next..end {
            self.line(at);
        }
        self.class.names.add(self.class.pupils.get(..end).unwrap_or_default());
        if end < all {
            self.assessing = Some(end);
            reply(Reply::Progress(small(end), small(all)));
        } else {
            self.assessing = None;
            self.select();
            self.class.changed();
            reply(self.listed());
        }
    }

    fn words(&self) -> Option<&Words> {
        self.texts.as_ref().map(|texts| &texts.words)
    }

    fn listed(&self) -> Reply {
        Reply::Listed(Box::new(self.words().map_or_else(Listed::default, |words| self.table(words))))
    }
}

/// The languages from their packed texts; `None` if one of them is damaged or the shown one is not among them.
fn languages(texts: &[Texts], shown: &str) -> Option<Languages> {
    let all = unpacked(texts)?;
    let words = all.iter().find(|words| words.lang.code() == shown).copied()?;
    Some(Languages { words, index: Index::new(&all) })
}

/// The words of all languages; `None` if those of one are damaged.
pub(crate) fn unpacked(texts: &[Texts]) -> Option<Vec<Words>> {
    let read = |texts: &Texts| {
        let lang = Lang::from_code(&texts.lang)?;
        // They live as long as the worker.
        let leak = |text: &String| -> &'static str { Box::leak(text.clone().into_boxed_str()) };
        Words::packed(lang, leak(&texts.words))?.with_full(leak(&texts.full))
    };
    texts.iter().map(read).collect()
}

/// A number of pupils, rows or problems: there are never as many as would not fit.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn place(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}
