//! What goes out: files, cases to print, a text for one pupil, and the class in numbers.

use super::protocol::{DayView, OverviewView, PaperView, Reply, Write};
use super::{Session, own, packed, place, small};
use crate::class::calendar;
use crate::class::line::Line;
use crate::class::message::message;
use crate::class::overview::{self, PaperCount};
use crate::class::read::Pupil;
use crate::class::write::{self, computed::computed, csv, template};
use crate::formats::date_text::write_date;
use crate::rules::code::Code as _;
use crate::text::Words;

/// How many names of a day are told.
const NAMES: usize = 5;
/// How many cases are told at once.
const CASES: u32 = 200;

impl Session {
    pub(super) fn message(&mut self, at: u32, reply: &mut dyn FnMut(Reply)) {
        let Some(words) = self.words().copied() else { return reply(Reply::Done) };
        let Some(line) = self.line(place(at)).cloned() else { return reply(Reply::Done) };
        let text = self.class.pupil(place(at)).map(|pupil| message(&words, pupil, &line));
        reply(text.map_or(Reply::Done, |text| Reply::Message { at, text }));
    }

    pub(super) fn cases(&self, from: u32, to: u32, reply: &mut dyn FnMut(Reply)) {
        let wanted = place(to.saturating_sub(from).min(CASES));
        let shown = self.class.shown.iter().skip(place(from)).take(wanted);
        reply(Reply::Cases(shown.filter_map(|at| self.case(small(*at))).collect()));
    }

    pub(super) fn write(&mut self, what: Write, reply: &mut dyn FnMut(Reply)) {
        let Some(words) = self.words().copied() else { return reply(Reply::Done) };
        let stem = if self.class.name.is_empty() { "talapker-class" } else { &self.class.name };
        let name = |ending: &str| format!("{stem}.{ending}");
        let csv_kind = "text/csv;charset=utf-8";
        let written = match what {
            Write::TemplateCsv => {
                let bytes = template::as_csv(&words);
                let name = template::name(words.lang, "csv");
                return reply(Reply::File { name, kind: csv_kind.to_string(), bytes });
            }
            Write::Csv | Write::Plain => {
                let style = if what == Write::Csv { csv::Style::Spreadsheet } else { csv::Style::Plain };
                let (name, kind) = (name("csv"), csv_kind.to_string());
                Reply::File { name, kind, bytes: csv::write(&self.grid(&words), style) }
            }
            Write::Own => {
                let present = self.class.present().map(|(_, pupil)| pupil);
                let bytes = own::write(present).into_bytes();
                Reply::File { name: name("talapker-class.json"), kind: "application/json".to_string(), bytes }
            }
            Write::Calendar => {
                let present = self.class.present().map(|(_, pupil)| pupil);
                let bytes = calendar::write(&words, present, self.now).into_bytes();
                let kind = "text/calendar;charset=utf-8".to_string();
                // The answers are not in it: it keeps nothing.
                return reply(Reply::File { name: name("ics"), kind, bytes });
            }
            Write::Xlsx => {
                let name = name("xlsx");
                Reply::Grid { name, grid: packed::grid(&self.grid(&words)) }
            }
        };
        self.class.written = Some(self.class.changes.len());
        reply(written);
        reply(self.listed());
    }

    /// The class as a table, with what is computed.
    fn grid(&mut self, words: &Words) -> write::Grid {
        let there: Vec<usize> = self.class.present().map(|(at, _)| at).collect();
        let lines: Vec<Line> = there.iter().filter_map(|at| self.line(*at).cloned()).collect();
        let pupils: Vec<Pupil> = self.class.present().map(|(_, pupil)| pupil.clone()).collect();
        let own = write::columns(&pupils);
        let fields = write::ordered(self.class.fields.iter().cloned().chain(own));
        write::grid(words, &pupils, &fields, &computed(words, &lines))
    }

    pub(super) fn overview(&mut self, reply: &mut dyn FnMut(Reply)) {
        let Some(words) = self.words().copied() else { return reply(Reply::Done) };
        let lines = self.class.lines.iter().enumerate();
        let there = lines.filter(|(at, _)| !self.class.is_gone(*at));
        let class = overview::overview(there.filter_map(|(at, line)| Some((at, line.as_ref()?))));
        let day = |(date, pupils): (&crate::rules::calendar::Date, &Vec<usize>)| DayView {
            date: write_date(*date),
            text: words.date_year(*date),
            pupils: small(pupils.len()),
            names: pupils.iter().filter_map(|at| self.class.pupil(*at)?.name.clone()).take(NAMES).collect(),
            over: *date < self.now.date,
        };
        let paper = |count: &PaperCount| {
            let PaperCount { document, needed, unsaid, expired, held, ending, deferred, fetched } = *count;
            PaperView {
                name: words.of(document).to_string(),
                needed: small(needed),
                unsaid: small(unsaid),
                expired: small(expired),
                ending: small(ending),
                held: small(held),
                deferred: small(deferred),
                fetched: small(fetched),
            }
        };
        let there = |count: &usize| *count > 0;
        reply(Reply::Overview(Box::new(OverviewView {
            pupils: small(class.pupils),
            states: class
                .states
                .iter()
                .filter(|(_, count)| there(count))
                .map(|(state, count)| (state.code().to_string(), words.of(*state).to_string(), small(*count)))
                .collect(),
            without_window: small(class.without_window),
            risks: class
                .risks
                .iter()
                .filter(|(_, count)| there(count))
                .map(|(risk, count)| (risk.code().to_string(), risk.name(&words).to_string(), small(*count)))
                .collect(),
            averages: class
                .averages
                .iter()
                .map(|bin| (words.average(bin.from), words.average(bin.to), small(bin.pupils)))
                .collect(),
            without_average: small(class.without_average),
            days: class.days.iter().map(day).collect(),
            papers: class.papers.iter().map(paper).collect(),
        })));
    }
}
