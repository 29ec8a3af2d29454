//! The days of a whole class as one calendar file: each day once, with the names of those whom it concerns.

use std::collections::BTreeMap;

use super::read::Pupil;
use crate::report::timeline::ics::{self, Event};
use crate::report::timeline::season;
use crate::rules::assess;
use crate::rules::calendar::{Date, Moment};
use crate::rules::edition::CURRENT;
use crate::text::{Key, Words};

/// How many names an event lists; calendars cut long texts off.
const NAMES: usize = 40;

/// The file: what is not over at that moment, at which it is also made.
pub fn write<'a>(words: &Words, pupils: impl Iterator<Item = &'a Pupil>, now: Moment) -> String {
    let mut days: BTreeMap<(Date, String), (Event, Vec<String>)> = BTreeMap::new();
    let mut year = now.date;
    for pupil in pupils {
        let season = season(&pupil.case, &assess(&pupil.case, CURRENT, now));
        year = Date::from_ymd_opt(season.year, 1, 1).unwrap_or(year);
        for entry in season.ahead() {
            let meaning = entry.meaning(season.year);
            let day = days.entry((entry.date, meaning)).or_insert_with(|| {
                let event = ics::event(words, &season, entry, &[]);
                (event, Vec::new())
            });
            let name = called(pupil);
            // A day that concerns two choices of one pupil concerns the pupil once.
            if day.1.last() != Some(&name) {
                day.1.push(name);
            }
        }
    }
    let title = words.fill(Key::ics_class, &[("year", &chrono::Datelike::year(&year).to_string())]);
    let events = days.into_values().map(|(event, names)| of_class(words, event, names));
    ics::file(words, &title, events, now)
}

fn called(pupil: &Pupil) -> String {
    let name = pupil.name.clone().unwrap_or_else(|| "—".to_string());
    match &pupil.group {
        Some(group) => format!("{name} ({group})"),
        None => name,
    }
}

/// The event with the number and the names of the pupils.
fn of_class(words: &Words, event: Event, names: Vec<String>) -> Event {
    let count = i32::try_from(names.len()).unwrap_or(i32::MAX);
    let pupils = words.plural(Key::plural_pupils, count);
    let more = names.len().saturating_sub(NAMES);
    let mut description = vec![pupils.clone() + ":"];
    description.extend(names.into_iter().take(NAMES));
    if more > 0 {
        description.push(words.fill(Key::ics_more, &[("n", &more.to_string())]));
    }
    description.extend(event.description);
    Event {
        uid: format!("{}-class", event.uid),
        headline: format!("{}: {pupils}", event.headline),
        description,
        ..event
    }
}
