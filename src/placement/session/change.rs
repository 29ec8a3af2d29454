//! What is changed by hand: settings, programmes, and in which quota somebody takes part.

use super::held::Held;
use super::{Session, place};
use crate::class::fold::tidy;
use crate::placement::protocol::{ProgrammeTyped, Reply, Setting, Source, Wrong};
use crate::placement::typed::count;
use crate::placement::way::ScoreWay;
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::placement::cohort::{Cohort, Fault, Part, Programme, UnusedReserved};

impl Session {
    pub(super) fn set(&mut self, setting: Setting, reply: &mut dyn FnMut(Reply)) {
        let held = &mut self.held;
        let wrong = match setting {
            Setting::Seed(text) => count(&text)
                .map(|seed| held.update(seed, |cohort| &mut cohort.seed))
                .err()
                .map(|reason| (Wrong::Seed, reason)),
            Setting::Minimum(text) => count(&text)
                .map(|minimum| held.update(minimum, |cohort| &mut cohort.minimum_group))
                .err()
                .map(|reason| (Wrong::Minimum, reason)),
            Setting::Unused(code) => {
                if let Some(unused) = UnusedReserved::from_code(&code) {
                    held.update(unused, |cohort| &mut cohort.unused_reserved);
                }
                None
            }
            Setting::ScoreWay(code) => {
                if let Some(way) = ScoreWay::from_code(&code) {
                    held.set_way(way);
                }
                None
            }
        };
        self.changed(wrong, reply);
    }

    pub(super) fn put_programme(
        &mut self,
        at: Option<u32>,
        typed: &ProgrammeTyped,
        reply: &mut dyn FnMut(Reply),
    ) {
        let done = programme(at, typed).and_then(|programme| self.held.put(at, programme));
        self.changed(done.err(), reply);
    }

    pub(super) fn remove_programme(&mut self, at: u32, reply: &mut dyn FnMut(Reply)) {
        if self.held.cohort.programmes().get(place(at)).is_some() {
            // The programmes behind it have other places than in what came out, which means nothing any more.
            self.held.result = None;
            self.held.change().remove_programme(at);
        }
        self.changed(None, reply);
    }

    pub(super) fn quota(&mut self, at: u32, quota: Option<&str>, reply: &mut dyn FnMut(Reply)) {
        let quota = quota.and_then(QuotaCategory::from_code);
        let own = self.held.people.quotas.get(&at);
        // Of several that a person has, and no other.
        if own.is_some_and(|own| quota.is_none_or(|quota| own.contains(&quota))) {
            self.held.change().set_quota(at, quota);
        }
        self.changed(None, reply);
    }

    /// Tells what is now, or what is wrong with what was typed. What was being done with the cohort is stopped.
    fn changed(&mut self, wrong: Option<(Wrong, IgnoredReason)>, reply: &mut dyn FnMut(Reply)) {
        if let Some((field, reason)) = wrong {
            return reply(Reply::Unreadable(field, reason.code().to_string()));
        }
        self.stop(reply);
        reply(self.held.state());
    }
}

impl Held {
    /// Gives a setting another value; nothing becomes old if it is the same.
    fn update<T: PartialEq + Copy>(&mut self, value: T, of: impl Fn(&mut Cohort) -> &mut T) {
        let mut settings = self.cohort.settings();
        if *of(&mut settings) != value {
            *of(self.change()) = value;
        }
    }

    fn put(&mut self, at: Option<u32>, programme: Programme) -> Result<(), (Wrong, IgnoredReason)> {
        if at.is_some_and(|at| self.cohort.programmes().get(place(at)) == Some(&programme)) {
            return Ok(());
        }
        self.cohort.fits(at, &programme).map_err(|fault| (wrong(at, fault), fault.reason))?;
        if self.source == Source::Nothing {
            self.source = Source::Typed;
        }
        let (before, id) =
            (at.and_then(|at| self.cohort.programmes().get(place(at))).cloned(), programme.id.clone());
        // The one that is added goes behind all others, which keep their places.
        let went_along = match at {
            Some(at) => self.change().set_programme(at, programme),
            None => self.change().add_programme(programme).map(|()| false),
        };
        if let Some(before) = before.filter(|_| went_along == Ok(true)) {
            self.rename_choices(&before.id, &id);
        }
        went_along.map(drop).map_err(|fault| (wrong(at, fault), fault.reason))
    }
}

/// The field that is at fault.
fn wrong(at: Option<u32>, fault: Fault) -> Wrong {
    match fault.part {
        Part::Reserved => Wrong::TooManyReserved(at),
        Part::Row
        | Part::Id
        | Part::CertificateAverage
        | Part::Choice(_)
        | Part::ProgrammeOf(_)
        | Part::ScoreOf(_) => Wrong::Id(at),
    }
}

/// A programme as it was typed.
fn programme(at: Option<u32>, typed: &ProgrammeTyped) -> Result<Programme, (Wrong, IgnoredReason)> {
    let seats = count(&typed.seats).map_err(|reason| (Wrong::Seats(at), reason))?;
    let mut reserved = Vec::new();
    for category in QuotaCategory::ALL {
        let Some((code, text)) = typed.reserved.iter().find(|(code, _)| code == category.code()) else {
            continue;
        };
        if tidy(text).is_empty() {
            continue;
        }
        let seats = count(text).map_err(|reason| (Wrong::Reserved(at, code.clone()), reason))?;
        if seats > 0 {
            reserved.push((*category, seats));
        }
    }
    Ok(Programme { id: tidy(&typed.id), seats, reserved, minimum_exempt: typed.exempt })
}
