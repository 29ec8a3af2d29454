//! A programme, and who asked there: the list, and the histogram of scores.

use super::held::{Held, Outcome};
use super::{small, view, window};
use crate::placement::protocol::{Asked as AskedView, Bar, Fate, Reply};
use crate::rules::placement::{Asked, Placement};

/// How wide a bar may be, in hundredths, up to a whole point, and again ten times, a hundred times as wide and so on. Each is
/// about twice as wide as the one before, so that one of them gives ten to twenty bars, unless all scores are close.
const WIDTHS: [u64; 7] = [1, 2, 5, 10, 20, 25, 50];
/// The first of them that is there ten times, a hundred times as wide.
const TENFOLD: usize = 3;
/// The most bars.
const MOST_BARS: u64 = 20;

impl Held {
    pub(super) fn programme(&mut self, at: u32, from: u32, to: u32) -> Reply {
        let Some(row) = self.programme_row(at) else { return Reply::Done };
        let row = Box::new(row);
        let Some(result) = &self.result else {
            return Reply::Programme { row, all: 0, from, asked: Vec::new(), bars: Vec::new() };
        };
        let placement = result.placement();
        let kept = &mut self.lists.asked;
        if kept.as_ref().is_none_or(|(of, _)| *of != at) {
            *kept = Some((at, placement.asked(at)));
        }
        let all = kept.as_ref().map(|(_, all)| all.as_slice()).unwrap_or_default();
        let asked = window(all, from, to).iter().filter_map(|asked| one(result, &placement, asked)).collect();
        Reply::Programme { row, all: small(all.len()), from, asked, bars: bars(&placement, all) }
    }
}

fn one(result: &Outcome, placement: &Placement, asked: &Asked) -> Option<AskedView> {
    let Asked { applicant, choice, placed: _ } = *asked;
    let (_, _, score) = result.cohort.choice(applicant, choice)?;
    Some(AskedView {
        key: view::key(&result.cohort, result.cohort.seed, applicant, score),
        choice: small(choice),
        fate: placement.fate(applicant, choice).map_or(Fate::NotAsked, view::fate),
    })
}

/// The histogram of the scores of those who asked. None where a score has more than 64 bits of hundredths.
fn bars(placement: &Placement, asked: &[Asked]) -> Vec<Bar> {
    let hundredths = |asked: &Asked| {
        let (_, _, score) = placement.cohort().choice(asked.applicant, asked.choice)?;
        score.whole_hundredths()
    };
    // The best stand first.
    let ends = asked.first().and_then(hundredths).zip(asked.last().and_then(hundredths));
    let Some(((best, best_is_whole), (worst, _))) = ends else { return Vec::new() };
    let (first, width, count) = scale(worst, best, best_is_whole);
    let text = |number: u64| {
        let hundredths = first.saturating_add(number).saturating_mul(width);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    };
    let bar =
        |number: u64| Bar { from: text(number), to: text(number.saturating_add(1)), placed: 0, refused: 0 };
    let mut bars: Vec<Bar> = (0..count).map(bar).collect();
    let last = bars.len().saturating_sub(1);
    for one in asked {
        let Some((whole, _)) = hundredths(one) else { continue };
        let number = usize::try_from((whole / width).saturating_sub(first)).unwrap_or(last);
        if let Some(bar) = bars.get_mut(number.min(last)) {
            let count = if one.placed { &mut bar.placed } else { &mut bar.refused };
            *count = count.saturating_add(1);
        }
    }
    bars
}

/// The number of the first bar, counted from zero on, how wide each is in hundredths, and how many there are.
fn scale(worst: u64, best: u64, best_is_whole: bool) -> (u64, u64, u64) {
    let bars = |width: u64| {
        let (first, last) = (worst / width, best / width);
        // The best score ends the last bar, if it is where another one would begin.
        let ends = best_is_whole && best.is_multiple_of(width) && last > first;
        (first, last.saturating_sub(first).saturating_add(u64::from(!ends)))
    };
    let tens = (0..).map_while(|power| 10_u64.checked_pow(power));
    let wide = tens.flat_map(|ten| WIDTHS.iter().skip(TENFOLD).map(move |width| width.saturating_mul(ten)));
    let mut widths = WIDTHS.iter().take(TENFOLD).copied().chain(wide);
    let fitting = widths.find(|width| bars(*width).1 <= MOST_BARS).unwrap_or(u64::MAX);
    let (first, count) = bars(fitting);
    (first, fitting, count)
}
