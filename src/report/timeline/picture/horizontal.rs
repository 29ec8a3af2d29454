//! The lying picture: time goes to the right, one row a choice, one row a day to come.

use super::{Scale, begun, further, notes, title, width};
use crate::report::svg::{Anchor, Svg};
use crate::report::timeline::words::{short, what};
use crate::report::timeline::{Bar, Entry, Kind, Season};
use crate::text::{Key, Words};

const WIDTH: i32 = 960;
const SIDE: i32 = 14;
const LETTERS: i32 = 15;
/// Where the line of the months is.
const AXIS: i32 = 56;
/// Height of a bar.
const BAR: i32 = 18;
/// Height of a choice's row, and of a mark's.
const ROW: i32 = 80;
const MARK: i32 = 28;

fn x(scale: &Scale, day: crate::rules::calendar::Date) -> i32 {
    SIDE + scale.at(day, WIDTH - 2 * SIDE)
}

/// Where a text has to start so that all of it is in the picture.
fn inside(start: i32, text: &str, bold: bool) -> i32 {
    start.min(WIDTH - SIDE - width(text, LETTERS, bold)).max(SIDE)
}

pub(super) fn svg(words: &Words, season: &Season, scale: &Scale, name: &str) -> String {
    let marks = season.entries.iter().filter(|entry| scale.holds(entry.date) && is_mark(season, entry));
    let marks: Vec<&Entry> = marks.collect();
    let rows = |n: usize, height: i32| i32::try_from(n).unwrap_or(0).saturating_mul(height);
    let bottom = AXIS + 12 + rows(season.bars.len(), ROW) + rows(marks.len(), MARK) + 8;
    let mut svg = begun("lying", name, WIDTH, bottom);
    months(&mut svg, words, scale, bottom);
    let today = scale.holds(season.as_of.date).then(|| x(scale, season.as_of.date));
    let first_mark = AXIS + 12 + rows(season.bars.len(), ROW);
    for (entry, number) in marks.iter().zip(0..) {
        let at = x(scale, entry.date);
        svg.path("grid", &format!("M{at} {AXIS}V{}", first_mark + number * MARK + 12));
    }
    if let Some(at) = today {
        svg.path("today", &format!("M{at} 24V{first_mark}"));
    }
    let mut y = AXIS + 12;
    for bar in &season.bars {
        row(&mut svg, words, scale, bar, y);
        y += ROW;
    }
    for entry in marks {
        mark(&mut svg, words, scale, entry, y);
        y += MARK;
    }
    if let Some(at) = today {
        let text = words.fill(Key::season_today, &[("date", &words.date(season.as_of.date))]);
        let start = inside(at - width(&text, LETTERS, true) / 2, &text, true);
        svg.text("strong", (start, 17), Anchor::Start, &text);
    }
    svg.end()
}

/// What has a row of its own, not being a part of a bar: a bar says one day beside the safe one, the last.
fn is_mark(season: &Season, entry: &Entry) -> bool {
    match entry.kind {
        Kind::Opens | Kind::FileBy | Kind::NextSeason => false,
        Kind::OtherReading => {
            let bars = season.bars.iter().filter(|bar| entry.choices.contains(&bar.choice));
            bars.into_iter().any(|bar| further(bar) != Some(entry.date))
        }
        Kind::Closes
        | Kind::Announced
        | Kind::PaperEnds
        | Kind::StillOpen
        | Kind::MaybeOpen
        | Kind::Results
        | Kind::Registration
        | Kind::Contract
        | Kind::Redistribution => true,
    }
}

fn months(svg: &mut Svg, words: &Words, scale: &Scale, bottom: i32) {
    svg.path("axis", &format!("M{SIDE} {AXIS}H{}", WIDTH - SIDE));
    let first = scale.months().next().map_or(WIDTH, |day| x(scale, day));
    let name = words.month_name(scale.first);
    if SIDE + width(name, LETTERS, false) + 12 < first {
        svg.text("faint", (SIDE, AXIS - 8), Anchor::Start, name);
    }
    for day in scale.months() {
        let at = x(scale, day);
        let name = words.month_name(day);
        svg.path("grid", &format!("M{at} {}V{bottom}", AXIS - 6));
        if at + 6 + width(name, LETTERS, false) < WIDTH - SIDE {
            svg.text("faint", (at + 6, AXIS - 8), Anchor::Start, name);
        }
    }
}

fn row(svg: &mut Svg, words: &Words, scale: &Scale, bar: &Bar, y: i32) {
    let (from, to) = (x(scale, bar.opens), x(scale, bar.file_by.date));
    let top = y + 24;
    let title = title(words, bar);
    svg.text("strong", (from, y + 16), Anchor::Start, &title);
    if let Some(day) = further(bar) {
        let end = x(scale, day);
        svg.rect("other", (to, top), (end - to, BAR), Some("hatch-lying"));
    }
    if let Some((day, text)) = notes(words, bar).pop() {
        let end = x(scale, day);
        let least = from + width(&title, LETTERS, true) + 16 + width(&text, LETTERS, false);
        svg.text("plain", (end.max(least).min(WIDTH - SIDE), y + 16), Anchor::End, &text);
    }
    svg.rect("sure", (from, top), (to - from, BAR), None);
    svg.path("end", &format!("M{to} {}V{}", top - 5, top + BAR + 5));
    let below = top + BAR + 20;
    let (opens, file_by) = (words.date(bar.opens), words.moment(bar.file_by));
    svg.text("faint", (from, below), Anchor::Start, &opens);
    let least = from + width(&opens, LETTERS, false) + 16 + width(&file_by, LETTERS, true);
    svg.text("strong", (to.max(least), below), Anchor::End, &file_by);
}

fn mark(svg: &mut Svg, words: &Words, scale: &Scale, entry: &Entry, y: i32) {
    let at = x(scale, entry.date);
    svg.dot("dot", (at, y + 12));
    let text = [&short(words, entry), words.dash(), &what(words, entry)].concat();
    if at - 14 - width(&text, LETTERS, false) > SIDE {
        svg.text("plain", (at - 14, y + 17), Anchor::End, &text);
    } else {
        svg.text("plain", (inside(at + 14, &text, false), y + 17), Anchor::Start, &text);
    }
}
