//! What a report is made of.

use crate::rules::assessment::{Answer, Mark, PaperState, Reasoned, Standing, Why};
use crate::rules::calendar::Date;
use crate::rules::cite::Cite;
use crate::rules::question::Question;
use crate::rules::remark::Remark;
use crate::text::explain::Explanation;
use crate::text::{Key, Words};

/// How the items of a section stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// One under the other.
    Facts,
    /// With a box to tick.
    Ticks,
    /// In their order.
    Steps,
    /// One under the other, often for the same reason.
    Sentences,
}

/// A part of a report; one without lead and items is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: &'static str,
    /// How the items stand.
    pub style: Style,
    /// The sentence above the items.
    pub lead: Option<Item>,
    /// The values.
    pub items: Vec<Item>,
    /// The sentence under them.
    pub remark: Option<Item>,
}

/// A value, of the kinds that differ in how they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A value.
    Known(String),
    /// A value that is not to stand out.
    Plain(String),
    /// An average with its arithmetic, which is empty where there is one number alone.
    Mean {
        /// `(5 + 4 + 5) ÷ 3`.
        sum: String,
        /// `4⅔ ≈ 4,67`.
        mean: String,
    },
    /// Two values.
    Two([String; 2]),
    /// A day in words, and the day.
    Day(String, Date),
    /// What is open after a missed window.
    Way {
        /// What would have to change.
        change: &'static str,
        /// Until when.
        until: String,
        /// Last day.
        closes: Date,
    },
    /// A sentence.
    Sentence(String),
    /// The result of an exam, which is not known yet: the screen asks for it, paper says so.
    Later,
    /// What must be answered first.
    Open(String),
}

/// One value with its reasons. Boxed: a report is made of dozens, and moving each whole costs code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item(Box<Parts>);

/// What an [`Item`] holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What it is; empty where the value says so itself.
    pub term: &'static str,
    /// The value.
    pub value: Value,
    /// How it stands with a paper.
    pub state: Option<PaperState>,
    /// How well it is known; nothing where the law or the person says it.
    pub mark: Option<Mark>,
    /// What is said beside it.
    pub below: Vec<String>,
    /// What the person told of it: paper repeats the answers, the screen does not.
    pub told: Option<String>,
    /// Why; words are made of it where it is read.
    pub why: Option<Why>,
    /// Provisions of a value that has no reasons of its own.
    pub cites: &'static [Cite],
    /// What it would cost: said on the page of missed windows.
    pub cost: Option<Remark>,
}

impl Section {
    /// A part with these items.
    #[inline(never)]
    pub(super) fn new(title: &'static str, style: Style, items: Vec<Item>) -> Self {
        Self { title, style, lead: None, items, remark: None }
    }
    /// With a sentence of a rule under the items.
    #[inline(never)]
    pub(super) fn remarked(mut self, words: &Words, remark: Option<Remark>) -> Self {
        self.remark = remark.map(|remark| Item::remark(words, remark));
        self
    }
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.lead.is_none() && self.items.is_empty() && self.remark.is_none()
    }
    /// All that it says, in order, each with its reasons in words. Where the person's facts are the same for one item
    /// after the other, they are said once; of sentences the reasons too.
    pub fn explained<'a>(&'a self, words: &Words) -> Vec<(&'a Item, Explanation)> {
        let Self { title: _, style, lead, items, remark } = self;
        let (mut said, mut reasons) = (Vec::new(), Vec::new());
        let explain = |item: &'a Item| {
            let mut why = item.why.as_ref().map(|why| words.explain(why)).unwrap_or_default();
            if why.facts == said {
                why.facts.clear();
            } else {
                said.clone_from(&why.facts);
            }
            if *style == Style::Sentences && why.lines == reasons {
                why.lines.clear();
            } else {
                reasons.clone_from(&why.lines);
            }
            (item, why)
        };
        lead.iter().chain(items).chain(remark).map(explain).collect()
    }
}

impl Value {
    /// The value in one line, as it is printed.
    pub fn line(&self, words: &Words) -> String {
        match self {
            Self::Known(text)
            | Self::Plain(text)
            | Self::Day(text, _)
            | Self::Sentence(text)
            | Self::Open(text) => text.clone(),
            Self::Mean { sum, mean } if sum.is_empty() => mean.clone(),
            Self::Mean { sum, mean } => format!("{sum} = {mean}"),
            Self::Two(both) => both.join("; "),
            Self::Way { change, until, closes: _ } => [change, words.dash(), until].concat(),
            Self::Later => words.t(Key::protocol_exam_later).to_string(),
        }
    }
    /// Whether it is a value, and not a sentence or something that is still open.
    pub fn is_known(&self) -> bool {
        match self {
            Self::Known(_)
            | Self::Plain(_)
            | Self::Mean { .. }
            | Self::Two(_)
            | Self::Day(..)
            | Self::Way { .. } => true,
            Self::Sentence(_) | Self::Later | Self::Open(_) => false,
        }
    }
}

impl std::ops::Deref for Item {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl std::ops::DerefMut for Item {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.0
    }
}

impl Item {
    /// Something without reasons.
    #[inline(never)]
    pub(super) fn new(value: Value) -> Self {
        Self(Box::new(Parts {
            term: "",
            value,
            state: None,
            mark: None,
            below: Vec::new(),
            told: None,
            why: None,
            cites: &[],
            cost: None,
        }))
    }
    /// A value and its reasons.
    #[inline(never)]
    pub(super) fn of(value: Value, why: &Why) -> Self {
        Self::new(value).because(why)
    }
    /// A value in words and its reasons.
    #[inline(never)]
    pub(super) fn text(text: &str, why: &Why) -> Self {
        Self::of(Value::Known(text.to_string()), why)
    }
    /// A sentence.
    #[inline(never)]
    pub(super) fn sentence(text: String) -> Self {
        Self::new(Value::Sentence(text))
    }
    /// What a rule says beside its values.
    #[inline(never)]
    pub(super) fn remark(words: &Words, remark: Remark) -> Self {
        let Remark { sentence, standing, cites } = remark;
        let mut item = Self::sentence(words.sentence(sentence).to_string()).known(standing);
        item.cites = cites;
        item
    }
    /// A value, why there is none, or what must be answered first.
    pub(super) fn answer<T>(
        words: &Words,
        answer: &Answer<Reasoned<T>>,
        none: &str,
        known: impl FnOnce(&T) -> Item,
    ) -> Self {
        match answer {
            Answer::Known(Reasoned { value, why }) => known(value).because(why),
            Answer::NotApplicable(why) => Self::text(none, why),
            Answer::Missing(needs) => Self::needed(words, needs),
        }
    }
    /// What must be answered first.
    #[inline(never)]
    pub(super) fn needed(words: &Words, needs: &[Question]) -> Self {
        Self::new(Value::Open(words.needs(needs)))
    }
    /// With its reasons.
    #[inline(never)]
    pub(super) fn because(mut self, why: &Why) -> Self {
        self.why = Some(why.clone());
        self.known(why.standing)
    }
    /// With how well it is known.
    #[inline(never)]
    pub(super) fn known(mut self, standing: Standing) -> Self {
        self.mark = standing.mark();
        self
    }
    /// With the name of what it is.
    #[inline(never)]
    pub(super) fn named(mut self, term: &'static str) -> Self {
        self.term = term;
        self
    }
    /// With something beside it.
    #[inline(never)]
    pub(super) fn with(mut self, below: Option<String>) -> Self {
        self.below.extend(below);
        self
    }
}
