//! The class as pictures: how many pupils have which average, and whose last safe days are when.
//!
//! What they say stands beside them in words; sizes are in units of the view box, colours are the style sheet's.

use chrono::{Datelike as _, Days};

use super::svg::{Anchor, Svg};
use crate::rules::calendar::{Date, days_between};
use crate::text::Words;

const WIDTH: i32 = 320;
const SIDE: i32 = 12;
/// The height of the highest bar, the line on which bars stand, and the whole height.
const HIGHEST: i32 = 96;
const GROUND: i32 = 120;
const HEIGHT: i32 = 142;
/// Numbers stand apart by so much, and names of months.
const APART: i32 = 22;
const MONTH: i32 = 72;

/// A picture as wide as a phone.
fn begun(name: &str, height: i32) -> Svg {
    Svg::new("season chart", name, WIDTH, height)
}

/// The height of a bar for so many of at most so many: nobody is nothing, and anybody is seen.
fn height(pupils: u32, most: u32) -> i32 {
    let share = u64::from(pupils).saturating_mul(u64::from(HIGHEST.unsigned_abs()));
    let height = i32::try_from(share / u64::from(most.max(1))).unwrap_or(HIGHEST);
    if pupils == 0 { 0 } else { height.max(3) }
}

/// How many pupils have an average in each bin; the bins follow one another. Every fourth edge is named.
pub fn averages(name: &str, bins: &[(String, String, u32)]) -> String {
    let mut svg = begun(name, HEIGHT);
    let most = bins.iter().map(|(_, _, pupils)| *pupils).max().unwrap_or(0);
    let count = i32::try_from(bins.len()).unwrap_or(i32::MAX).max(1);
    let edge = |at: i32| SIDE + at.saturating_mul(WIDTH - 2 * SIDE) / count;
    let label =
        |svg: &mut Svg, at: i32, text: &str| svg.text("faint", (edge(at), HEIGHT - 6), Anchor::Middle, text);
    for ((from, _, pupils), at) in bins.iter().zip(0..) {
        let (left, right, high) = (edge(at), edge(at.saturating_add(1)), height(*pupils, most));
        svg.rect("sure", (left + 1, GROUND - high), ((right - left - 2).max(1), high), None);
        if *pupils > 0 {
            let place = (i32::midpoint(left, right), GROUND - high - 5);
            svg.text("strong", place, Anchor::Middle, &pupils.to_string());
        }
        if at % 4 == 0 {
            label(&mut svg, at, from);
        }
    }
    if let Some((_, to, _)) = bins.last() {
        label(&mut svg, count, to);
    }
    svg.path("axis", &format!("M{SIDE} {GROUND}H{}", WIDTH - SIDE));
    svg.end()
}

/// The last safe days with how many pupils each concerns, in their order, and today where it is among them. A day is named
/// under its bar, its month under the first of them.
pub fn days(words: &Words, name: &str, days: &[(Date, u32)], today: Date) -> Option<String> {
    const AIR: Days = Days::new(4);
    const LINE: i32 = 18;
    let first = days.first()?.0.checked_sub_days(AIR)?;
    let last = days.last()?.0.checked_add_days(AIR)?;
    let most = days.iter().map(|(_, pupils)| *pupils).max().unwrap_or(0);
    let length = days_between(first, last).max(1);
    let x = |day: Date| SIDE + days_between(first, day).saturating_mul(WIDTH - 2 * SIDE) / length;
    let mut svg = begun(name, HEIGHT + LINE);
    if first <= today && today <= last {
        svg.path("today", &format!("M{} 8V{GROUND}", x(today)));
    }
    let (mut free, mut month_free, mut month) = (0, 0, None);
    for (day, pupils) in days {
        let (middle, high) = (x(*day), height(*pupils, most));
        svg.rect("sure", (middle - 4, GROUND - high), (8, high), None);
        if middle < free {
            continue;
        }
        free = middle + APART;
        svg.text("strong", (middle, GROUND - high - 5), Anchor::Middle, &pupils.to_string());
        svg.text("faint", (middle, HEIGHT - 6), Anchor::Middle, &day.day().to_string());
        if month != Some((day.year(), day.month())) && middle >= month_free {
            month = Some((day.year(), day.month()));
            month_free = middle + MONTH;
            let start = (middle - 8).min(WIDTH - MONTH);
            svg.text("faint", (start, HEIGHT - 6 + LINE), Anchor::Start, words.month_name(*day));
        }
    }
    svg.path("axis", &format!("M{SIDE} {GROUND}H{}", WIDTH - SIDE));
    Some(svg.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, source};

    fn day(text: &str) -> Date {
        crate::formats::date_text::read_date(text).unwrap()
    }

    #[test]
    fn bars_have_the_heights_of_their_numbers() {
        let bin = |from: &str, to: &str, pupils| (from.to_string(), to.to_string(), pupils);
        let svg = averages("<&>", &[bin("2", "3", 0), bin("3", "4", 1), bin("4", "5", 200)]);
        assert!(svg.contains("aria-label=\"&lt;&amp;&gt;\""), "{svg}");
        assert_eq!(svg.matches("<rect").count(), 3);
        for height in [0, 3, HIGHEST] {
            assert!(svg.contains(&format!("height=\"{height}\"/>")), "{height}: {svg}");
        }
        assert!(svg.contains(">200</text>") && svg.contains(">2</text>") && svg.contains(">5</text>"));
        assert!(averages("", &[]).ends_with("</svg>"));
    }

    #[test]
    fn days_stand_in_their_order_and_today_only_among_them() {
        let words = source::words(Lang::Ru);
        let rows = [(day("2026-08-15"), 3), (day("2026-08-16"), 2), (day("2026-09-20"), 9)];
        let svg = days(&words, "", &rows, day("2026-08-20")).unwrap_or_default();
        assert_eq!(svg.matches("<rect").count(), 3);
        assert!(svg.contains("class=\"today\"") && svg.contains(">август<"), "{svg}");
        assert!(svg.contains(">сентябрь<") && svg.contains(">15<") && !svg.contains(">16<"), "{svg}");
        // The second day is too near to the first for a number of its own.
        assert!(svg.contains(">3</text>") && svg.contains(">9</text>") && !svg.contains(">2</text>"));
        let svg = days(&words, "", &rows, day("2026-12-01")).unwrap_or_default();
        assert!(!svg.contains("class=\"today\""));
        assert_eq!(days(&words, "", &[], day("2026-12-01")), None);
    }
}
