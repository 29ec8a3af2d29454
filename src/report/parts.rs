//! What the document is made of.

use crate::rules::assessment::{Answer, ChoiceAssessment, Standing, WayIn, Why, WindowState};
use crate::rules::cite::Cite;
use crate::rules::question::Question;
use crate::text::explain::Explanation;
use crate::text::verdict::verdict_moment;
use crate::text::{Key, Words, dates};

/// How the items of a section stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// One under the other.
    Facts,
    /// With a box to tick.
    Ticks,
    /// In their order.
    Steps,
}

/// A part of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: &'static str,
    /// How the items stand.
    pub style: Style,
    /// What it says.
    pub items: Vec<Item>,
}

/// One value with its reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it is; empty where the value says so itself.
    pub term: &'static str,
    /// The value.
    pub value: String,
    /// Whether it is a value, and not a sentence or something that is still open.
    pub known: bool,
    /// How it stands with a paper; whether that is settled.
    pub state: Option<(String, bool)>,
    /// How well it is known; nothing where the law or the person says it.
    pub mark: Option<&'static str>,
    /// What is said beside it.
    pub below: Vec<String>,
    /// Why.
    pub why: Explanation,
    /// Provisions of a value that has no reasons of its own.
    pub cites: &'static [Cite],
}

impl Section {
    /// A part that says the person's facts once where they are the same for one item after the other; `None`
    /// without items.
    pub(super) fn new(title: &'static str, style: Style, mut items: Vec<Item>) -> Option<Self> {
        let mut said = Vec::new();
        for item in &mut items {
            if item.why.facts == said {
                item.why.facts.clear();
            } else {
                said.clone_from(&item.why.facts);
            }
        }
        (!items.is_empty()).then_some(Self { title, style, items })
    }
}

impl Item {
    /// A value and its reasons.
    pub(super) fn of(words: &Words, value: String, why: &Why) -> Self {
        let mark = standing_word(words, why.standing);
        Self { value, known: true, mark, why: words.explain(why), ..Self::default() }
    }
    /// A sentence and its provisions.
    pub(super) fn cited(text: &str, cites: &'static [Cite]) -> Self {
        Self { value: text.to_string(), cites, ..Self::default() }
    }
    /// What must be answered first.
    pub(super) fn needed(words: &Words, needs: &[Question]) -> Self {
        Self { value: words.needs(needs), ..Self::default() }
    }
    /// With the name of what it is.
    pub(super) fn named(self, term: &'static str) -> Self {
        Self { term, ..self }
    }
    /// With something beside it.
    pub(super) fn with(mut self, below: impl Into<String>) -> Self {
        self.below.push(below.into());
        self
    }
}

/// The word for how well a thing is known; nothing where the law or the person says it.
pub fn standing_word(words: &Words, standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Law | Standing::Entered => None,
        Standing::OlderEdition | Standing::Reported | Standing::Reading => Some(words.of(standing)),
    }
}

/// Until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the day is.
    pub lead: &'static str,
    /// The day.
    pub date: String,
    /// The time, where it matters.
    pub time: Option<String>,
    /// The day of the week.
    pub weekday: &'static str,
    /// Days left, or the state.
    pub state: String,
    /// The state, for its look.
    pub window: WindowState,
    /// How well it is known.
    pub mark: Option<&'static str>,
    /// What it means, and another reading.
    pub lines: Vec<Item>,
    /// Why.
    pub why: Explanation,
    /// What a filing now is worth, and the next season.
    pub more: Vec<Item>,
    /// What is still open after a missed window.
    pub ways: Vec<Section>,
}

pub(super) fn verdict(words: &Words, choice: &ChoiceAssessment) -> Result<Verdict, String> {
    let window = match &choice.window {
        Answer::Known(window) => window,
        Answer::Missing(needs) => return Err(words.needs(needs)),
        Answer::NotApplicable(_) => return Err(String::new()),
    };
    let value = &window.value;
    let moment = verdict_moment(value);
    let day = moment.map_or(value.opens, |moment| moment.date);
    let filing = choice.filing.known();
    let mut lines = vec![Item::cited(&words.verdict_text(value, filing.map(|f| &f.value)), &[])];
    if let Some(text) = words.verdict_other_reading(value) {
        let mark = standing_word(words, Standing::Reading);
        lines.push(Item { value: text, mark, ..Item::default() });
    }
    let mut more = Vec::new();
    if let Some(filing) = filing
        && let Some(text) = words.filing_now(value, &filing.value)
    {
        more.push(Item::of(words, text, &filing.why));
    }
    if let Some(text) = words.verdict_next_season(value) {
        more.push(Item::cited(&text, &[]));
    }
    Ok(Verdict {
        lead: words.verdict_lead(value.state),
        date: words.date_year(day),
        time: moment.map(dates::clock),
        weekday: words.weekday(day),
        state: words.verdict_state(value),
        window: value.state,
        mark: standing_word(words, window.standing()),
        lines,
        why: words.explain(&window.why),
        more,
        ways: ways(words, choice, value.state),
    })
}

/// What is still open, soonest first, and what only another reading keeps open.
fn ways(words: &Words, choice: &ChoiceAssessment, state: WindowState) -> Vec<Section> {
    match state {
        WindowState::NotOpen | WindowState::Open | WindowState::LastDay => return Vec::new(),
        WindowState::Late | WindowState::Closed => {}
    }
    let list = |title: Key, text: Key, ways: &[WayIn]| {
        let line = |way: &WayIn| {
            Item::of(words, format!("{} – {}", words.change(way.change), words.way_until(way)), &way.why)
        };
        let first = Item::cited(words.t(text), &[]);
        let items = std::iter::once(first).chain(ways.iter().map(line)).collect();
        (!ways.is_empty()).then(|| Section { title: words.t(title), style: Style::Facts, items })
    };
    let open = list(Key::still_open_title, Key::still_open_text, &choice.still_open);
    let maybe = list(Key::maybe_open_title, Key::maybe_open_text, &choice.maybe_open);
    let mut ways: Vec<Section> = open.into_iter().chain(maybe).collect();
    if ways.is_empty() {
        let items = vec![Item::cited(words.t(Key::nothing_open), &[])];
        ways.push(Section { title: words.t(Key::still_open_title), style: Style::Facts, items });
    }
    ways
}
