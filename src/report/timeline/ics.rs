//! The season as a calendar file (RFC 5545).
//!
//! All-day events: a calendar shows a day whatever zone the device is in, and the hour stands in the words. A later
//! file updates the events of an earlier one: an event's name ([`Entry::meaning`]) stays while its meaning does, and
//! its sequence number grows with the time at which the file is made.

use super::words::{details, headline};
use super::{Entry, Kind, Season};
use crate::rules::calendar::{Date, Moment, days_between, forward};
use crate::rules::code::Code as _;
use crate::text::labels::EDITION_LINE;
use crate::text::{Key, Words, dates};

/// Octets of a line, without its end; longer ones are folded.
const LINE: usize = 75;
/// Reminders at nine in the morning, three days and one day before the midnight at which the day begins.
const REMINDERS: [&str; 2] = ["-P2DT15H", "-PT15H"];
/// Sequence numbers count the minutes since this year began.
const SEQUENCE_FROM: i32 = 2025;

/// The name under which the file is saved.
pub fn name(season: &Season) -> String {
    format!("talapker-{}.ics", season.year)
}

/// The file: what is not over at the season's moment. `names` are those of the choices; `made` is when it is made.
pub fn write(words: &Words, season: &Season, names: &[String], made: Moment) -> String {
    let title = words.fill(Key::ics_calendar, &[("year", &season.year.to_string())]);
    let events = season.ahead().map(|entry| event(words, season, entry, names));
    file(words, &title, events, made)
}

/// A day in the calendar.
pub struct Event {
    /// Its name among all events: it stays while the meaning does.
    pub uid: String,
    /// The day.
    pub date: Date,
    /// Whether it is not certain.
    pub tentative: bool,
    /// What is to be done or happens.
    pub headline: String,
    /// What is to be known of it, line by line.
    pub description: Vec<String>,
}

/// The event of an entry. `names` are those of the choices.
pub fn event(words: &Words, season: &Season, entry: &Entry, names: &[String]) -> Event {
    let mut description = details(words, season, entry, names);
    description.push(words.from_list(EDITION_LINE, season.later_amendments).to_string());
    description.push(words.t(Key::unofficial).to_string());
    let tentative = match entry.kind {
        Kind::Announced | Kind::OtherReading | Kind::MaybeOpen | Kind::NextSeason => true,
        Kind::Opens
        | Kind::FileBy
        | Kind::Closes
        | Kind::PaperEnds
        | Kind::StillOpen
        | Kind::Results
        | Kind::Registration
        | Kind::Contract
        | Kind::Redistribution => false,
    };
    let uid = format!("talapker-{}", entry.meaning(season.year));
    Event { uid, date: entry.date, tentative, headline: headline(words, entry), description }
}

/// A file of these events under a title; `made` is when it is made.
pub fn file(words: &Words, title: &str, events: impl Iterator<Item = Event>, made: Moment) -> String {
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Talapker//Talapker 1//EN");
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.line("X-WR-CALNAME", &escaped(title));
    for event in events {
        file.event(words, &event, made);
    }
    file.line("END", "VCALENDAR");
    file.0
}

/// `20260818`.
fn basic(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// `20260810T050000Z`: Kazakhstan's clock is five hours ahead.
fn utc(moment: Moment) -> String {
    let utc = match moment.minute.checked_sub(5 * 60) {
        Some(minute) => Moment { minute, ..moment },
        None => Moment {
            date: moment.date.pred_opt().unwrap_or(moment.date),
            minute: moment.minute.saturating_add(19 * 60),
        },
    };
    format!("{}T{}00Z", basic(utc.date), dates::clock(utc).replace(':', ""))
}

/// Minutes since [`SEQUENCE_FROM`] began, which grow for four thousand years; 0 before it.
fn sequence(moment: Moment) -> i32 {
    let start = Date::from_ymd_opt(SEQUENCE_FROM, 1, 1).unwrap_or(Date::MIN);
    let days = days_between(start, moment.date).max(0);
    days.saturating_mul(24 * 60).saturating_add(i32::from(moment.minute))
}

/// The text of the file so far.
#[derive(Default)]
struct File(String);

impl File {
    fn event(&mut self, words: &Words, event: &Event, made: Moment) {
        let Event { uid, date, tentative, headline, description } = event;
        self.line("BEGIN", "VEVENT");
        self.line("UID", uid);
        self.line("DTSTAMP", &utc(made));
        self.line("SEQUENCE", &sequence(made).to_string());
        self.line("DTSTART;VALUE=DATE", &basic(*date));
        self.line("DTEND;VALUE=DATE", &basic(forward(*date, 1)));
        self.line("TRANSP", "TRANSPARENT");
        self.line("STATUS", if *tentative { "TENTATIVE" } else { "CONFIRMED" });
        self.text("SUMMARY", words, headline);
        self.text("DESCRIPTION", words, &description.join("\n"));
        for trigger in REMINDERS {
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.line("TRIGGER", trigger);
            self.text("DESCRIPTION", words, headline);
            self.line("END", "VALARM");
        }
        self.line("END", "VEVENT");
    }

    /// A property whose value is a text in the language of the words.
    fn text(&mut self, property: &str, words: &Words, text: &str) {
        self.line(&format!("{property};LANGUAGE={}", words.lang.code()), &escaped(text));
    }

    /// A line, folded where it is too long: never inside a character.
    fn line(&mut self, property: &str, value: &str) {
        let mut used = 0;
        for c in format!("{property}:{value}").chars() {
            if used + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text with what would end it marked; other control characters are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
