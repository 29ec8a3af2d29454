//! The season as a picture: an SVG time line, horizontal for a wide screen and standing for a narrow one.
//!
//! It says what the list under it says, in bars and marks; sizes are in units of the view box, colours are the style
//! sheet's. Widths of texts are estimated, generously, because nothing here can measure them.

mod horizontal;
mod vertical;

use chrono::Days;

use super::{Bar, Kind, Season};
use crate::report::svg::Svg;
use crate::rules::calendar::{Date, days_between};
use crate::text::{Key, Words};

/// Days of air before the first and after the last day that is shown.
const AIR: u64 = 4;
/// So many days around the season are shown for the sake of today.
const NEAR: i32 = 31;

/// Both pictures and what they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The horizontal one.
    pub wide: String,
    /// The standing one.
    pub tall: String,
    /// The name of both: the year and every bar.
    pub name: String,
    /// That today is not in the picture, where it is not.
    pub today: Option<String>,
    /// Whether a bar goes on by another reading or by notices.
    pub goes_on: bool,
}

/// The picture of a season; `None` while no window is known.
pub fn picture(words: &Words, season: &Season) -> Option<Picture> {
    let scale = Scale::of(season)?;
    let name = name(words, season);
    let today = (!scale.holds(season.as_of.date))
        .then(|| words.fill(Key::season_today_outside, &[("date", &words.date_year(season.as_of.date))]));
    Some(Picture {
        wide: horizontal::svg(words, season, &scale, &name),
        tall: vertical::svg(words, season, &scale, &name),
        name,
        today,
        goes_on: season.bars.iter().any(|bar| further(bar).is_some()),
    })
}

fn name(words: &Words, season: &Season) -> String {
    let bars = season.bars.iter().map(|bar| {
        let range = [words.date(bar.opens), words.moment(bar.file_by)].join(words.dash());
        let notes = notes(words, bar).into_iter().map(|(_, note)| format!(", {note}"));
        format!("{}: {range}{}", title(words, bar), notes.collect::<String>())
    });
    let bars: Vec<String> = bars.collect();
    words.fill(Key::season_picture_name, &[("year", &season.year.to_string()), ("bars", &bars.join("; "))])
}

/// The choice by its number: a person's own words never come into the picture.
fn title(words: &Words, bar: &Bar) -> String {
    words.fill(Key::case_choice, &[("n", &bar.choice.to_string())])
}

/// The day up to which the bar goes on, though not safely.
fn further(bar: &Bar) -> Option<Date> {
    Some(bar.possible_until).filter(|day| *day > bar.file_by.date)
}

/// Other days than the safe one, in their order: that of notices, and that of another reading.
fn notes(words: &Words, bar: &Bar) -> Vec<(Date, String)> {
    let other = bar.other_reading.map(|day| {
        let text = words.fill(Key::season_bar_other, &[("date_to", &words.date_to(day))]);
        (day, text)
    });
    let announced = bar.announced.filter(|(day, _)| *day > bar.file_by.date).map(|(day, year)| {
        let places = [("year", &*year.to_string()), ("date_to", &*words.date_to(day))];
        (day, words.fill(Key::season_bar_announced, &places))
    });
    let mut notes: Vec<(Date, String)> = announced.into_iter().chain(other).collect();
    notes.sort_by_key(|(day, _)| *day);
    notes
}

/// From the first to the last day that is shown.
struct Scale {
    first: Date,
    last: Date,
}

impl Scale {
    fn of(season: &Season) -> Option<Self> {
        let shown = || season.entries.iter().filter(|entry| entry.kind != Kind::NextSeason).map(|e| e.date);
        let others = season.bars.iter().filter_map(further);
        let mut scale = Self {
            first: season.bars.iter().map(|bar| bar.opens).min()?,
            last: shown().chain(others).max()?,
        };
        let today = season.as_of.date;
        if days_between(today, scale.first) <= NEAR && days_between(scale.last, today) <= NEAR {
            scale.first = scale.first.min(today);
            scale.last = scale.last.max(today);
        }
        scale.first = scale.first.checked_sub_days(Days::new(AIR))?;
        scale.last = scale.last.checked_add_days(Days::new(AIR))?;
        Some(scale)
    }

    fn holds(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    fn days(&self) -> i32 {
        days_between(self.first, self.last)
    }

    /// Where a day is on a line of that length.
    fn at(&self, day: Date, length: i32) -> i32 {
        days_between(self.first, day).saturating_mul(length) / self.days().max(1)
    }

    /// The first days of months on the line.
    fn months(&self) -> impl Iterator<Item = Date> {
        let last = self.last;
        let days = self.first.iter_days().take_while(move |day| *day <= last);
        days.filter(|day| chrono::Datelike::day(day) == 1)
    }
}

/// An estimate of how wide a text is, rather too much.
fn width(text: &str, size: i32, bold: bool) -> i32 {
    let letters = i32::try_from(text.chars().count()).unwrap_or(i32::MAX);
    letters.saturating_mul(size).saturating_mul(if bold { 68 } else { 62 }) / 100
}

/// A picture of the season that is called so, with the hatching of its own that `hatch-{class}` names.
fn begun(class: &str, name: &str, width: i32, height: i32) -> Svg {
    let mut svg = Svg::new(&format!("season {class}"), name, width, height);
    svg.raw(&format!(
        "<defs><pattern id=\"hatch-{class}\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V7\"/></pattern></defs>"
    ));
    svg
}
