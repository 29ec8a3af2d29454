//! Says why: the tree of reasons as lines, the same for screen, print and files.

use std::borrow::Cow;

use super::{Key, Words};
use crate::rules::assessment::{Fact, Mark, Why};
use crate::rules::cite::Cite;

use super::values::points;

/// One step of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The sentence.
    pub text: Cow<'static, str>,
    /// Where the law says it.
    pub cites: &'static [Cite],
    /// How well it is known, where that is neither law nor the person's own answer.
    pub mark: Option<Mark>,
}

/// An explanation: steps from the rule to its grounds, and the person's facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The steps, in order.
    pub lines: Vec<Line>,
    /// The facts of the person that were used.
    pub facts: Vec<Cow<'static, str>>,
}

impl Words {
    /// The tree as lines: the rule first, then what it rests on.
    pub fn explain(&self, why: &Why) -> Explanation {
        let mut explanation = Explanation::default();
        self.explain_into(why, &mut explanation);
        explanation
    }

    fn explain_into(&self, why: &Why, explanation: &mut Explanation) {
        let text = self.reason(why);
        explanation.lines.push(Line { text, cites: why.cites, mark: why.mark() });
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
    pub fn reason(&self, why: &Why) -> Cow<'static, str> {
        let template = self.of(why.reason);
        // Most reasons have no fact that a sentence has a place for: nothing is to be looked for, nothing copied.
        if !why.facts.iter().any(has_a_place) {
            return Cow::Borrowed(template);
        }
        Cow::Owned(super::fill_with(template, &mut |name, text| {
            if let Some(said) = why.facts.iter().find_map(|fact| self.in_place(fact, name)) {
                text.push_str(&said);
            }
        }))
    }

    /// A fact as the place of that name says it; made only when a sentence has the place.
    fn in_place(&self, fact: &Fact, name: &str) -> Option<Cow<'static, str>> {
        Some(match (name, fact) {
            ("day", Fact::Day(day)) => self.date(*day).into(),
            ("day_to", Fact::Day(day)) => self.date_to(*day).into(),
            ("day_on", Fact::Day(day)) => self.date_on(*day).into(),
            ("moment", Fact::FilingAt(moment)) => self.moment(*moment).into(),
            ("kind", Fact::Kind(kind)) => self.of(*kind).into(),
            ("year", Fact::DocumentYear(year) | Fact::AnnouncedIn(year)) => year.to_string().into(),
            (_, _) => return None,
        })
    }

    /// The person's own fact in words; none for what only fills a sentence.
    pub fn fact(&self, fact: &Fact) -> Option<Cow<'static, str>> {
        Some(match fact {
            Fact::Base(base) => self.of(*base).into(),
            Fact::Level(level) => self.of(*level).into(),
            Fact::Kind(kind) => self.of(*kind).into(),
            Fact::Provider(provider) => self.of(*provider).into(),
            Fact::Form(form) => self.of(*form).into(),
            Fact::Basis(basis) => self.of(*basis).into(),
            Fact::Channel(channel) => self.of(*channel).into(),
            Fact::Qualification(qualification) => self.of(*qualification).into(),
            Fact::Status(status) => self.of(*status).into(),
            Fact::Impairment(impairment) => self.of(*impairment).into(),
            Fact::Service(service) => self.said(Key::step_service, self.of(*service)),
            Fact::IssuedIn(place) => self.said(Key::step_document, self.of(*place)),
            Fact::Disability(disability) => self.said(Key::q_disability, self.of(*disability)),
            Fact::SameProfile(same) => self.said(Key::q_same_profile, self.yes_or_no(*same)),
            Fact::OnDuty(on_duty) => self.said(Key::q_on_duty, self.yes_or_no(*on_duty)),
            Fact::CertificateAverage(average) => self.said(Key::q_average, &self.decimal(*average)),
            Fact::Grade(subject, grade) => format!("{}: {}", self.subject(subject), grade.get()).into(),
            Fact::Mark(mark, out_of) => points(&self.decimal(*mark), &self.decimal(*out_of)).into(),
            Fact::DocumentYear(year) => self.said(Key::step_document, &year.to_string()),
            Fact::BirthDate(day) => self.said(Key::q_birth_date, &self.date_year(*day)),
            Fact::Quota(quota) => self.of(*quota).into(),
            Fact::ValidUntil(day) => self.said(Key::q_valid_until, &self.date_year(*day)),
            Fact::Day(_) | Fact::AnnouncedIn(_) | Fact::FilingAt(_) | Fact::Paper(_) => return None,
        })
    }

    /// What was asked and what was answered.
    #[inline(never)]
    fn said(&self, asked: Key, answer: &str) -> Cow<'static, str> {
        let asked = self.t(asked);
        let between = if asked.ends_with('?') { self.dash() } else { ": " };
        [asked, between, answer].concat().into()
    }
}

/// Whether a sentence can have a place for the fact; see `in_place`.
fn has_a_place(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Day(_) | Fact::AnnouncedIn(_) | Fact::FilingAt(_) | Fact::Kind(_) | Fact::DocumentYear(_)
    )
}
