//! What became of each choice of a person, and why: what was compared with what, and what would have been needed.

use super::said;
use crate::app::dom::{El, el, note, of_class};
use crate::app::state::App;
use crate::placement::protocol::{ChoiceView, Fate, KeyView};
use crate::rules::code::Code as _;
use crate::rules::placement::Refusal;
use crate::text::Key;

/// The choices in their order. `average` and `quota` are the person's own.
pub(super) fn choices(app: App, choices: &[ChoiceView], average: Option<&str>, draws: u32) -> El {
    let rows: Vec<El> = choices.iter().map(|one| choice(app, one, average, draws)).collect();
    of_class("ol", "bare stack").child(rows)
}

fn choice(app: App, one: &ChoiceView, average: Option<&str>, draws: u32) -> El {
    let words = app.w();
    let (pill, fate) = match &one.fate {
        Fate::Placed(_) => ("pill yes", Key::placement_fate_placed),
        Fate::Refused(_) => ("pill no", Key::placement_fate_refused),
        Fate::NotAsked => ("pill", Key::placement_fate_not_asked),
    };
    let head = el("b").child([said::choice(app, one.choice), ": ".to_string(), one.id.clone()].concat());
    let score = words.fill(Key::placement_own_score, &[("score", &said::score(app, &one.score))]);
    let lines: Vec<El> = why(app, one, average).into_iter().map(|line| note("plain", line)).collect();
    let lucky = one.lucky.filter(|_| draws > 0).map(|lucky| {
        let places = [("n", lucky.to_string()), ("all", draws.to_string())];
        let told =
            words.fill(Key::placement_lucky_here, &places.each_ref().map(|(name, n)| (*name, n.as_str())));
        note("small soft plain", told)
    });
    el("li")
        .child(of_class("div", "row").child(head).child(of_class("span", pill).child(app.t(fate))))
        .child(note("soft plain", score))
        .child(lines)
        .child(lucky)
}

/// Why, in sentences.
fn why(app: App, one: &ChoiceView, average: Option<&str>) -> Vec<String> {
    let words = app.w();
    let distance = || one.distance.as_ref().map_or_else(String::new, |distance| said::score(app, distance));
    let last = |key: Key| {
        one.last.as_ref().map(|last| {
            let places = [("last", said::score(app, &last.score)), ("distance", distance())];
            words.fill(key, &places.each_ref().map(|(name, text)| (*name, text.as_str())))
        })
    };
    match &one.fate {
        Fate::Placed(seat) => {
            let seat = match seat {
                Some(code) => said::seat(app, code),
                None => app.t(Key::placement_seat_open).to_string(),
            };
            let margin = if one.distance.as_ref().is_some_and(|distance| is_zero(&distance.exact)) {
                last(Key::placement_margin_none)
            } else {
                last(Key::placement_margin)
            };
            [Some(words.fill(Key::placement_why_placed, &[("seat", &seat)])), margin]
                .into_iter()
                .flatten()
                .collect()
        }
        Fate::NotAsked => {
            let would = match (one.last.is_some(), one.below) {
                (true, true) => last(Key::placement_would_not),
                (true, false) => last(Key::placement_would),
                (false, _) => None,
            };
            [Some(app.t(Key::placement_why_not_asked).to_string()), would].into_iter().flatten().collect()
        }
        Fate::Refused(code) => refused(app, one, code, average),
    }
}

fn refused(app: App, one: &ChoiceView, code: &str, average: Option<&str>) -> Vec<String> {
    let words = app.w();
    let Some(refusal) = Refusal::from_code(code) else { return Vec::new() };
    let of_last = |read: &dyn Fn(&KeyView) -> String| one.last.as_ref().map(read).unwrap_or_default();
    let last = of_last(&|last| said::score(app, &last.score));
    let fill = |key: Key, places: &[(&str, String)]| {
        let places: Vec<(&str, &str)> = places.iter().map(|(name, text)| (*name, text.as_str())).collect();
        words.fill(key, &places)
    };
    let text = match refusal {
        Refusal::BelowCutoff => {
            let distance =
                one.distance.as_ref().map_or_else(String::new, |distance| said::score(app, distance));
            fill(Key::placement_why_below, &[("last", last), ("distance", distance)])
        }
        Refusal::LostTieOnCertificate => {
            let theirs = of_last(&|last| said::average(app, last.average.as_deref()));
            fill(
                Key::placement_why_certificate,
                &[("last", last), ("own", said::average(app, average)), ("theirs", theirs)],
            )
        }
        Refusal::LostTieOnQuota => fill(Key::placement_why_quota, &[("last", last)]),
        Refusal::LostByLot => fill(Key::placement_why_lot, &[("last", last)]),
        Refusal::NoSeat => app.t(Key::placement_why_no_seat).to_string(),
        Refusal::ProgrammeClosed => app.t(Key::placement_closed_text).to_string(),
        Refusal::NoSuchProgramme => app.t(Key::placement_why_no_programme).to_string(),
    };
    let needed = match refusal {
        Refusal::BelowCutoff => Some(Key::placement_needed_score),
        Refusal::LostTieOnCertificate => Some(Key::placement_needed_certificate),
        Refusal::LostTieOnQuota | Refusal::LostByLot => Some(Key::placement_needed_any),
        Refusal::NoSeat | Refusal::ProgrammeClosed | Refusal::NoSuchProgramme => None,
    };
    [text].into_iter().chain(needed.map(|key| app.t(key).to_string())).collect()
}

fn is_zero(exact: &str) -> bool {
    exact.split('/').next().is_some_and(|above| above.bytes().all(|byte| matches!(byte, b'0' | b'.')))
}
