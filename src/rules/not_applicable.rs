//! What does not apply to this person, and why not: what each rule says of it, as one list.
//!
//! A provision that names whom it concerns leaves out the others: that is our reading throughout. Only what is certain
//! is named. Where an open answer could still bring a thing about, nothing is said of it. The sentences say what was
//! answered, so the reasons list no facts of their own.
//!
//! ```
//! use talapker::rules::assess;
//! use talapker::rules::assessment::Reason;
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::case::{Case, Choice, FundingBasis};
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::not_applicable::of_choice;
//! let paid = Choice { basis: Some(FundingBasis::Paid), ..Choice::default() };
//! let case = Case { choices: Some(vec![paid]), ..Case::default() };
//! let now = Moment::morning(Date::from_ymd_opt(2026, 8, 3).unwrap());
//! let seen = assess(&case, &ORDER_20_2025, now);
//! let list = of_choice(&case, 0, &seen);
//! assert!(list.iter().any(|one| one.why.reason == Reason::NotOutPaid));
//! ```

use super::assessment::{Assessment, Why};
use super::case::{Applicant, Case};
use super::edition::coverage::Rule;
use super::rule::{
    accommodation, applicant, documents, exam, first_steps, group, milestones, refusal, still_open, track,
    window,
};
use super::{documents_inputs, first_steps_inputs, track_inputs};

/// Something that does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotApplicable {
    /// The rule that would have decided it.
    pub rule: Rule,
    /// Why it does not apply.
    pub why: Why,
}

/// What does not apply to the choice at that place; nothing if there is no such choice.
pub fn of_choice(case: &Case, at: usize, assessment: &Assessment) -> Vec<NotApplicable> {
    let mut list = Vec::new();
    let (Some(choice), Some(seen)) = (case.choices().get(at), assessment.choices.get(at)) else {
        return list;
    };
    let mut add = |rule, whys: Vec<Why>| list.extend(whys.into_iter().map(|why| NotApplicable { rule, why }));
    let who = &case.applicant;
    let channel = seen.channel.known().map(|channel| channel.value);
    let track = seen.track.known().map(|track| track.value.track);
    let inputs = track_inputs(who, choice);
    add(Rule::Track, track::not_applicable(&inputs, track));
    let days = track.map(|track| milestones::not_applicable(track, track::fits_by_application(&inputs)));
    add(Rule::Exam, Vec::from_iter(exam::not_applicable(choice.known_kind())));
    let none = accommodation::not_applicable(&seen.exam, who.disability, who.impairments);
    add(Rule::Accommodation, Vec::from_iter(none));
    let inputs = first_steps_inputs(who, choice, channel, assessment.year);
    add(Rule::FirstSteps, first_steps::not_applicable(&inputs));
    if let Some(channel) = channel {
        let inputs = documents_inputs(case, choice, channel, assessment.as_of.date);
        add(Rule::Documents, documents::not_applicable(&inputs));
    }
    let refused = seen.refused_today.as_deref();
    add(Rule::Refusal, Vec::from_iter(refused.and_then(refusal::none_today)));
    add(Rule::Milestones, days.unwrap_or_default());
    add(Rule::Group, Vec::from_iter(group::not_applicable(&seen.group)));
    if let Some(known) = seen.window.known() {
        add(Rule::Window, Vec::from_iter(window::no_other_reading(known)));
        let nothing = still_open::nothing(known.value.state, &seen.still_open, &seen.maybe_open);
        add(Rule::StillOpen, Vec::from_iter(nothing));
    }
    list
}

/// What does not apply to the person, whatever the choice.
pub fn of_person(who: &Applicant) -> Vec<NotApplicable> {
    let quota = applicant::no_quota(who.quotas).map(|why| NotApplicable { rule: Rule::Applicant, why });
    let ground = refusal::no_ground(who.deprived_by_court, who.consents_to_data_access);
    let ground = ground.map(|why| NotApplicable { rule: Rule::Refusal, why });
    quota.into_iter().chain(ground).collect()
}
