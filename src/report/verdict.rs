//! Until when, and what is still open when that is over.

use super::parts::{Item, Section, Style, Value};
use crate::rules::assessment::{
    Answer, ApplicationWindow, ChoiceOutline, Filing, Mark, Reasoned, WayIn, Why, WindowState,
};
use crate::rules::calendar::Date;
use crate::rules::days;
use crate::rules::rule::still_open;
use crate::text::{Key, Words};

/// Until when. What the days are in words is said by [`Words`] (`verdict_…`), shorter or longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The days and where the moment stands to them.
    pub window: ApplicationWindow,
    /// How well they are known.
    pub mark: Option<Mark>,
    /// What it means.
    pub text: Item,
    /// The order's day, where the text does not say it.
    pub by_order: Option<Item>,
    /// The day that official notices named.
    pub announced: Option<Item>,
    /// That the order can be read in another way.
    pub other_reading: Option<Item>,
    /// Why one may still be in time after the safe day.
    pub in_favour: Option<Section>,
    /// Why.
    pub why: Why,
    /// What a filing now is worth.
    pub filing: Option<Item>,
    /// The next season.
    pub next_season: Option<Item>,
    /// What is still open after a missed window, soonest first, or that nothing is.
    pub still_open: Option<Section>,
    /// What only another reading keeps open.
    pub maybe_open: Option<Section>,
}

/// The verdict of a choice.
///
/// # Errors
/// In words what must be answered first.
pub fn verdict(words: &Words, choice: &ChoiceOutline, today: Date) -> Result<Verdict, String> {
    let Reasoned { value, why } = match &choice.window {
        Answer::Known(window) => window,
        Answer::Missing(needs) => return Err(words.needs(needs)),
        Answer::NotApplicable(_) => return Err(String::new()),
    };
    let announced = value.announced.and_then(|announced| {
        let mut said = Item::sentence(words.verdict_announced(value)?).known(announced.standing);
        said.cites = announced.cites;
        Some(said)
    });
    let other = words.verdict_other_reading(value);
    let mut favour = Vec::new();
    let accepted_on = choice.filing.known().map_or(today, |filing| filing.value.accepted_on);
    for (reason, standing, cites) in days::in_favour(value, today, accepted_on) {
        let mut item = Item::sentence(words.in_favour(reason)).known(standing);
        item.cites = cites;
        favour.push(item);
    }
    let in_favour = Section::new(words.t(Key::uncertain_why), Style::Sentences, favour);
    let worth = |filing: &Reasoned<Filing>| {
        let text = words.filing_now(value, &filing.value)?;
        Some(Item::of(Value::Known(text), &filing.why))
    };
    let (still_open, maybe_open) = ways(words, value.state, &choice.still_open, &choice.maybe_open);
    Ok(Verdict {
        window: *value,
        mark: why.standing.mark(),
        text: Item::sentence(words.verdict_text(value)),
        by_order: words.verdict_by_order(value).map(Item::sentence),
        announced,
        other_reading: other.map(|text| Item::sentence(text).known(days::OTHER_READING)),
        in_favour: (!in_favour.items.is_empty()).then_some(in_favour),
        why: why.clone(),
        filing: choice.filing.known().and_then(worth),
        next_season: words.verdict_next_season(value).map(Item::sentence),
        still_open,
        maybe_open,
    })
}

/// What is still open, and what only another reading keeps open.
fn ways(
    words: &Words,
    state: WindowState,
    open: &[WayIn],
    maybe: &[WayIn],
) -> (Option<Section>, Option<Section>) {
    let list = |title: Key, lead: Key, ways: &[WayIn]| {
        let items = ways.iter().map(|way| self::way(words, way)).collect();
        let lead = Some(Item::sentence(words.t(lead).to_string()));
        Section { lead, ..Section::new(words.t(title), Style::Facts, items) }
    };
    let lead = if maybe.is_empty() && open.is_empty() { Key::nothing_open } else { Key::still_open_text };
    let still = !open.is_empty() || (state.is_missed() && maybe.is_empty());
    (
        still.then(|| list(Key::still_open_title, lead, open)),
        (!maybe.is_empty()).then(|| list(Key::maybe_open_title, Key::maybe_open_text, maybe)),
    )
}

fn way(words: &Words, way: &WayIn) -> Item {
    let WayIn { change, closes, file_by: _, why } = way;
    let (change, until) = (words.change(*change), words.way_until(way));
    let mut item = Item::of(Value::Way { change, until, closes: *closes }, why);
    item.cost = Some(still_open::cost(way.change));
    item
}
