//! The scores at a programme as a picture: how many of those who asked are placed, how many are not, and where the line is.
//!
//! What it says stands beside it in words; sizes are in units of the view box, colours are the style sheet's.

use super::svg::{Anchor, Svg};
use crate::rules::grade::Decimal;

const WIDTH: i32 = 320;
const SIDE: i32 = 12;
/// The height of the highest bar, the line on which bars stand, and the whole height.
const HIGHEST: i32 = 96;
const GROUND: i32 = 120;
const HEIGHT: i32 = 142;
/// Names of edges stand apart by so much.
const APART: i32 = 44;

/// The height of a part of a bar for so many of at most so many: nobody is nothing, and anybody is seen.
fn height(people: u32, most: u32) -> i32 {
    let share = u64::from(people).saturating_mul(u64::from(HIGHEST.unsigned_abs()));
    let height = i32::try_from(share / u64::from(most.max(1))).unwrap_or(HIGHEST);
    if people == 0 { 0 } else { height.max(2) }
}

fn hundredths(text: &str) -> Option<i64> {
    Some(Decimal::parse(text).ok()?.ten_thousandths / 100)
}

/// Where a score is among bars that follow one another: the bar, and how many hundredths of it are below the score.
pub fn place<'a>(score: &str, bars: impl Iterator<Item = (&'a str, &'a str)>) -> Option<(i32, i32)> {
    let score = hundredths(score)?;
    for ((from, to), at) in bars.zip(0..) {
        let (from, to) = (hundredths(from)?, hundredths(to)?);
        if from <= score && score <= to {
            let part = (score - from).saturating_mul(100) / (to - from).max(1);
            return Some((at, i32::try_from(part).ok()?));
        }
    }
    None
}

/// The bars, each with its lower edge, how many are placed and how many are not; the upper edge of the last; and the line,
/// from [`place`], with its name.
pub fn scores(
    name: &str,
    bars: &[(String, u32, u32)],
    end: &str,
    line: Option<(i32, i32)>,
    line_name: &str,
) -> String {
    let mut svg = Svg::new("season chart", name, WIDTH, HEIGHT);
    let most = bars.iter().map(|(_, placed, refused)| placed.saturating_add(*refused)).max().unwrap_or(0);
    let count = i32::try_from(bars.len()).unwrap_or(i32::MAX).max(1);
    let edge = |at: i32| SIDE + at.saturating_mul(WIDTH - 2 * SIDE) / count;
    svg.raw(
        "<defs><pattern id=\"refused\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V6\"/></pattern></defs>",
    );
    let mut free = 0;
    for ((from, placed, refused), at) in bars.iter().zip(0..) {
        let (left, right) = (edge(at), edge(at.saturating_add(1)));
        let (sure, other) = (height(*placed, most), height(*refused, most));
        let width = (right - left - 2).max(1);
        svg.rect("sure", (left + 1, GROUND - sure), (width, sure), None);
        if *refused > 0 {
            svg.rect("other", (left + 1, GROUND - sure - other), (width, other), Some("refused"));
        }
        if left >= free && left <= WIDTH - SIDE - APART {
            free = left + APART;
            svg.text("faint", (left, HEIGHT - 6), if at == 0 { Anchor::Start } else { Anchor::Middle }, from);
        }
    }
    svg.text("faint", (WIDTH - SIDE, HEIGHT - 6), Anchor::End, end);
    svg.path("axis", &format!("M{SIDE} {GROUND}H{}", WIDTH - SIDE));
    if let Some((at, part)) = line {
        let (left, right) = (edge(at), edge(at.saturating_add(1)));
        let x = left + (right - left).saturating_mul(part) / 100;
        svg.path("end", &format!("M{x} 14V{GROUND}"));
        let anchor = if x > WIDTH / 2 { Anchor::End } else { Anchor::Start };
        svg.text("strong", (x, 11), anchor, line_name);
    }
    svg.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_stands_in_its_bar() {
        let bars = [("3", "3.5"), ("3.5", "4"), ("4", "5")];
        for (score, at) in [("3", (0, 0)), ("3.75", (1, 50)), ("4.25", (2, 25)), ("5", (2, 100))] {
            assert_eq!(place(score, bars.into_iter()), Some(at), "{score}");
        }
        assert_eq!(place("2.99", bars.into_iter()), None);
        assert_eq!(place("?", bars.into_iter()), None);
    }

    #[test]
    fn placed_and_refused_stand_on_one_another() {
        let bars = [("3".to_string(), 0, 4), ("4".to_string(), 3, 1)];
        let svg = scores("<&>", &bars, "5", Some((1, 50)), "line");
        assert!(svg.contains("aria-label=\"&lt;&amp;&gt;\""), "{svg}");
        assert_eq!(svg.matches("<rect").count(), 4);
        assert!(svg.contains("class=\"end\"") && svg.contains(">line</text>"), "{svg}");
        assert!(!scores("", &[], "", None, "").contains("class=\"end\""));
    }
}
