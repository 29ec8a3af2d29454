//! Says why: the tree of reasons as lines, the same for screen, print and files.

use super::{Key, Words};
use crate::rules::assessment::{Fact, Reason, Standing, Why};
use crate::rules::cite::Cite;
use crate::rules::code::Code;

use super::labels::Labelled;

/// One step of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The sentence.
    pub text: String,
    /// Where the law says it.
    pub cites: &'static [Cite],
    /// How well it is known.
    pub standing: Standing,
}

/// An explanation: steps from the rule to its grounds, and the person's facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The steps, in order.
    pub lines: Vec<Line>,
    /// The facts of the person that were used.
    pub facts: Vec<String>,
}

impl Words {
    /// The tree as lines: the rule first, then what it rests on.
    pub fn explain(&self, why: &Why) -> Explanation {
        let mut explanation = Explanation::default();
        self.explain_into(why, &mut explanation);
        explanation
    }

    fn explain_into(&self, why: &Why, explanation: &mut Explanation) {
        let standing = match why.because.iter().map(|w| w.standing).max() {
            // The weaker step under it carries the mark.
            Some(weakest) if weakest >= why.standing => Standing::Law,
            _ => why.standing,
        };
        let text = self.reason(why);
        explanation.lines.push(Line { text, cites: why.cites, standing });
        for fact in why.facts.iter().filter_map(|fact| self.fact(fact)) {
            if !explanation.facts.contains(&fact) {
                explanation.facts.push(fact);
            }
        }
        for under in &why.because {
            self.explain_into(under, explanation);
        }
    }

    /// The sentence of a reason with the facts that it speaks of.
    fn reason(&self, why: &Why) -> String {
        let mut values: Vec<(&str, String)> = Vec::new();
        for fact in &why.facts {
            match fact {
                Fact::Day(day) => {
                    values.push(("day", self.date(*day)));
                    values.push(("day_to", self.date_to(*day)));
                }
                Fact::FilingAt(moment) => values.push(("moment", self.moment(*moment))),
                Fact::Kind(kind) => values.push(("kind", self.of(*kind).to_string())),
                Fact::DocumentYear(year) => values.push(("year", year.to_string())),
                Fact::Base(_)
                | Fact::Level(_)
                | Fact::Provider(_)
                | Fact::Form(_)
                | Fact::Basis(_)
                | Fact::Channel(_)
                | Fact::Grade(..)
                | Fact::Mark(..)
                | Fact::BirthDate(_)
                | Fact::Quota(_)
                | Fact::Paper(_)
                | Fact::ValidUntil(_) => {}
            }
        }
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        super::fill(self.nth(Reason::FIRST, why.reason.index()), &values)
    }

    /// The person's own fact in words; none for what only fills a sentence.
    fn fact(&self, fact: &Fact) -> Option<String> {
        Some(match fact {
            Fact::Base(base) => self.of(*base).to_string(),
            Fact::Level(level) => self.of(*level).to_string(),
            Fact::Kind(kind) => self.of(*kind).to_string(),
            Fact::Provider(provider) => self.of(*provider).to_string(),
            Fact::Form(form) => self.of(*form).to_string(),
            Fact::Basis(basis) => self.of(*basis).to_string(),
            Fact::Channel(channel) => self.of(*channel).to_string(),
            Fact::Grade(subject, grade) => format!("{}: {}", self.subject(subject), grade.get()),
            Fact::Mark(mark, out_of) => format!("{} ⁄ {}", self.decimal(*mark), self.decimal(*out_of)),
            Fact::DocumentYear(year) => format!("{}: {year}", self.t(Key::step_document)),
            Fact::BirthDate(day) => format!("{}: {}", self.t(Key::q_birth_date), self.date_year(*day)),
            Fact::Quota(quota) => self.of(*quota).to_string(),
            Fact::ValidUntil(day) => format!("{}: {}", self.t(Key::q_valid_until), self.date_year(*day)),
            Fact::Day(_) | Fact::FilingAt(_) | Fact::Paper(_) => return None,
        })
    }
}
