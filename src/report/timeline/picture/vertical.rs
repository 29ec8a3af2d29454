//! The standing picture: time goes down, one column a choice, and every day in words beside them.

use super::{Scale, begun, further, width};
use crate::report::svg::{Anchor, Svg};
use crate::report::timeline::words::{heading, short};
use crate::report::timeline::{Entry, Kind, Season};
use crate::rules::calendar::Date;
use crate::text::{Key, Words};

const WIDTH: i32 = 300;
const LETTERS: i32 = 13;
/// Height of a day, and of a line of words.
const DAY: i32 = 6;
const LINE: i32 = 17;
/// From one column to the next, and how wide its bar is.
const COLUMN: i32 = 26;
const BAR: i32 = 14;

/// A day and what is said of it.
struct Block {
    day: Date,
    /// The day in words, strong.
    head: String,
    lines: Vec<String>,
    today: bool,
}

pub(super) fn svg(words: &Words, season: &Season, scale: &Scale, name: &str) -> String {
    let columns = i32::try_from(season.bars.len()).unwrap_or(0);
    let top = if columns > 1 { 26 } else { 8 };
    let length = scale.days().saturating_mul(DAY);
    let axis = 4 + columns.saturating_mul(COLUMN) + 6;
    let y = |day: Date| top + scale.at(day, length);
    let placed = placed(blocks(words, season, scale, WIDTH - axis - 28), y);
    let words_end = placed.last().map_or(0, |(at, block)| at + height(block));
    let mut svg = begun("upright", name, WIDTH, (top + length).max(words_end) + 8);
    for day in scale.months() {
        svg.path("grid", &format!("M0 {0}H{axis}", y(day)));
    }
    svg.path("axis", &format!("M{axis} {top}V{}", top + length));
    for (column, bar) in (0..columns).zip(&season.bars) {
        let left = 4 + column * COLUMN;
        if columns > 1 {
            svg.text("strong", (left + 3, 16), Anchor::Start, &bar.choice.to_string());
        }
        let (from, to) = (y(bar.opens), y(bar.file_by.date));
        if let Some(day) = further(bar) {
            svg.rect("other", (left, to), (BAR, y(day) - to), Some("hatch-upright"));
        }
        svg.rect("sure", (left, from), (BAR, to - from), None);
        svg.path("end", &format!("M{} {to}H{}", left - 3, left + BAR + 3));
    }
    for (at, block) in &placed {
        say(&mut svg, block, y(block.day), *at, axis);
    }
    svg.end()
}

fn say(svg: &mut Svg, block: &Block, day: i32, at: i32, axis: i32) {
    let (words, first) = (axis + 28, at + LINE - 4);
    if block.today {
        svg.path("today", &format!("M0 {day}H{axis}L{} {}", words - 4, first - 5));
    } else {
        svg.path("grid", &format!("M{axis} {day}L{} {}H{}", words - 10, first - 5, words - 4));
        svg.dot("dot", (axis, day));
    }
    svg.text("strong", (words, first), Anchor::Start, &block.head);
    for (line, below) in block.lines.iter().zip(1..) {
        svg.text("plain", (words, first + below * LINE), Anchor::Start, line);
    }
}

/// The days in words, in their order, each once.
fn blocks(words: &Words, season: &Season, scale: &Scale, room: i32) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for entry in season.entries.iter().filter(|entry| scale.holds(entry.date)) {
        let lines = wrapped(&line(words, season, entry), room);
        match blocks.last_mut() {
            Some(block) if block.day == entry.date => block.lines.extend(lines),
            _ => {
                let head = match entry.kind {
                    Kind::FileBy | Kind::StillOpen => short(words, entry),
                    Kind::Opens
                    | Kind::Closes
                    | Kind::Announced
                    | Kind::OtherReading
                    | Kind::PaperEnds
                    | Kind::MaybeOpen
                    | Kind::Results
                    | Kind::Registration
                    | Kind::Contract
                    | Kind::Redistribution
                    | Kind::NextSeason => words.date(entry.date),
                };
                blocks.push(Block { day: entry.date, head, lines, today: false });
            }
        }
    }
    let today = season.as_of.date;
    if scale.holds(today) {
        let head = words.fill(Key::season_today, &[("date", &words.date(today))]);
        let at = blocks.iter().take_while(|block| block.day < today).count();
        blocks.insert(at, Block { day: today, head, lines: Vec::new(), today: true });
    }
    blocks
}

/// What an entry is, with the numbers of its choices where there are several.
fn line(words: &Words, season: &Season, entry: &Entry) -> String {
    let what = heading(words, season, entry);
    if season.bars.len() < 2 {
        return what;
    }
    let numbers: Vec<String> = entry.choices.iter().map(ToString::to_string).collect();
    format!("{what} ({})", numbers.join(", "))
}

/// Broken into lines that are no wider than `room`.
fn wrapped(text: &str, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), LETTERS, false) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

fn height(block: &Block) -> i32 {
    let lines = i32::try_from(block.lines.len()).unwrap_or(0).saturating_add(1);
    lines.saturating_mul(LINE).saturating_add(8)
}

/// Each block beside its day, or below the one before it.
fn placed(blocks: Vec<Block>, y: impl Fn(Date) -> i32) -> Vec<(i32, Block)> {
    let mut free = 0;
    let mut placed = Vec::with_capacity(blocks.len());
    for block in blocks {
        let at = (y(block.day) - LINE + 9).max(free);
        free = at + height(&block);
        placed.push((at, block));
    }
    placed
}
