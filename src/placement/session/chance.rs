//! One more person in a copy of the cohort: where the model places them, and how often when it is tried again.
//!
//! A made-up cohort is made up again from other seeds; of any other one only the lots are drawn anew.

use super::job::{DRAWN, Job};
use super::{Session, applicant, small, view};
use crate::class::fold::tidy;
use crate::placement::made_up::Drawing;
use crate::placement::protocol::{Chance, ChanceView, MadeUp, PlaceView, Reply, Source, Wrong};
use crate::placement::typed::score;
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::grade::Decimal;
use crate::rules::placement::cohort::{Cohort, Part, Row};
use crate::rules::placement::steps::Steps;
use crate::rules::placement::{Placement, Settled};

/// How often it is tried again: so often, and less where so many people would have to be placed in all.
const TRIES: u32 = 40;
const LEAST_TRIES: u32 = 5;
const PEOPLE: u32 = 2_000_000;

/// One more person.
#[derive(Clone, Debug)]
struct Person {
    average: Option<Decimal>,
    quota: Option<QuotaCategory>,
    /// The programme, the score, and the score with one grade more if it is known.
    choices: Vec<(String, String, Option<String>)>,
}

/// Tries that are going on.
#[derive(Debug)]
pub(super) struct Trying {
    asked: Asked,
    doing: Doing,
}

/// Who it is about, and what is known so far.
#[derive(Debug)]
struct Asked {
    person: Person,
    view: ChanceView,
    /// How many tries there will be.
    tries: u32,
}

/// What is being done.
#[derive(Debug)]
enum Doing {
    /// Placed in the cohort as it is.
    First(Placing),
    /// Placed with one grade more.
    More(Placing),
    /// Another cohort is made up.
    MakeUp(Box<Drawing>, Box<Cohort>),
    /// Placed in another one.
    Again(Placing),
}

/// The cohort with the person, who is the last one, being distributed.
#[derive(Debug)]
struct Placing {
    cohort: Box<Cohort>,
    steps: Box<Steps>,
    at: u32,
}

impl Person {
    /// As it was typed; or which field is wrong, and why.
    fn new(typed: Chance, cohort: &Cohort) -> Result<Self, (Wrong, IgnoredReason)> {
        let average = tidy(&typed.average);
        let average = if average.is_empty() {
            None
        } else {
            Some(Decimal::parse(&average).map_err(|error| (Wrong::ChanceAverage, error.into()))?)
        };
        let mut choices: Vec<(String, String, Option<String>)> = Vec::new();
        for (at, choice) in (0..).zip(typed.choices) {
            let programme = tidy(&choice.programme);
            if programme.is_empty() && tidy(&choice.score).is_empty() {
                continue;
            }
            if cohort.programme(&programme).is_none() {
                return Err((Wrong::ChanceProgramme(at), IgnoredReason::UnknownValue));
            }
            if choices.iter().any(|(other, ..)| *other == programme) {
                return Err((Wrong::ChanceProgramme(at), IgnoredReason::Duplicate));
            }
            let own = score(&choice.score).map_err(|reason| (Wrong::ChanceScore(at), reason))?;
            let more = choice.with_a_grade_more.filter(|text| !tidy(text).is_empty());
            let more = more.as_deref().map(score).transpose();
            choices.push((programme, own, more.map_err(|reason| (Wrong::ChanceScore(at), reason))?));
        }
        if choices.is_empty() {
            return Err((Wrong::ChanceProgramme(0), IgnoredReason::OutOfRange));
        }
        let quota = typed.quota.as_deref().and_then(QuotaCategory::from_code);
        Ok(Self { average, quota, choices })
    }

    /// A cohort with the person, and the place of the person in it.
    fn join(&self, cohort: &Cohort, more: bool) -> Result<(Cohort, u32), (Wrong, IgnoredReason)> {
        let mut cohort = cohort.clone();
        let mut id = "?".to_string();
        while cohort.applicant(&id).is_some() {
            id.push('?');
        }
        let of = |(programme, own, with_more): &'_ (String, String, Option<String>)| {
            let score = if more { with_more.as_ref().unwrap_or(own) } else { own };
            (programme.clone(), score.clone())
        };
        let choices: Vec<(String, String)> = self.choices.iter().map(of).collect();
        let choices: Vec<(&str, &str)> =
            choices.iter().map(|(programme, score)| (programme.as_str(), score.as_str())).collect();
        let at = small(cohort.len());
        let row = Row { id: &id, quota: self.quota, certificate_average: self.average, choices: &choices };
        let added = cohort.add_applicant(&row);
        added.map(|()| (cohort, at)).map_err(|fault| {
            let wrong = match fault.part {
                Part::CertificateAverage => Wrong::ChanceAverage,
                Part::ScoreOf(at) => Wrong::ChanceScore(small(at)),
                Part::Choice(at) | Part::ProgrammeOf(at) => Wrong::ChanceProgramme(small(at)),
                Part::Row | Part::Id | Part::Reserved => Wrong::ChanceProgramme(0),
            };
            (wrong, fault.reason)
        })
    }

    fn knows_more(&self) -> bool {
        self.choices.iter().any(|(_, _, more)| more.is_some())
    }
}

impl Placing {
    fn new((cohort, at): (Cohort, u32), seed: u64) -> Self {
        let steps = Box::new(Steps::new(&cohort, seed));
        Self { cohort: Box::new(cohort), steps, at }
    }

    /// Goes on; what came out when it is done.
    fn go(mut self) -> Result<(Box<Cohort>, u32, Settled), Self> {
        if self.steps.go(&self.cohort) {
            return Err(self);
        }
        Ok((self.cohort, self.at, self.steps.settle()))
    }
}

impl Session {
    pub(super) fn chance(&mut self, typed: Chance, reply: &mut dyn FnMut(Reply)) {
        self.stop(reply);
        let held = &self.held;
        let person = Person::new(typed, &held.cohort);
        let joined = person.and_then(|person| Ok((person.join(&held.cohort, false)?, person)));
        let (joined, person) = match joined {
            Ok(joined) => joined,
            Err((wrong, reason)) => return reply(Reply::Unreadable(wrong, reason.code().to_string())),
        };
        let people = small(held.cohort.len()).max(1);
        let tries = PEOPLE.checked_div(people).unwrap_or(0).clamp(LEAST_TRIES, TRIES);
        let other_cohorts = matches!(held.source, Source::MadeUp(_));
        let placed = vec![0; person.choices.len()];
        let view = ChanceView {
            choices: Vec::new(),
            place: None,
            with_a_grade_more: None,
            tries: 0,
            placed,
            other_cohorts,
        };
        let doing = Doing::First(Placing::new(joined, held.cohort.seed));
        reply(Reply::Progress(0, tries));
        self.job = Some(Job::Chance(Box::new(Trying { asked: Asked { person, view, tries }, doing })));
    }

    pub(super) fn chance_on(&mut self, trying: Trying, reply: &mut dyn FnMut(Reply)) -> Option<Job> {
        let held = &self.held.cohort;
        let made_up = match &self.held.source {
            Source::MadeUp(of) => Some(of),
            Source::Nothing | Source::File(_) | Source::Class | Source::Typed => None,
        };
        let before = trying.asked.view.tries;
        let trying = trying.go(held, made_up);
        match trying {
            Ok(trying) => {
                if trying.asked.view.tries > before {
                    reply(Reply::Progress(trying.asked.view.tries, trying.asked.tries));
                }
                Some(Job::Chance(Box::new(trying)))
            }
            Err(view) => {
                reply(Reply::Chance(view));
                None
            }
        }
    }
}

impl Trying {
    /// Goes on with the next step; what came out when all is done.
    fn go(self, held: &Cohort, made_up: Option<&MadeUp>) -> Result<Self, Box<ChanceView>> {
        let Self { mut asked, doing } = self;
        let doing = match doing {
            Doing::First(placing) => match placing.go() {
                Err(placing) => Some(Doing::First(placing)),
                Ok((cohort, at, settled)) => {
                    let placement = Placement::of(&cohort, &settled);
                    asked.view.choices = applicant::choices(&placement, at);
                    asked.view.place = view::place(&placement, at);
                    let more = asked.person.knows_more().then(|| asked.person.join(held, true));
                    match more.and_then(Result::ok) {
                        Some(joined) => Some(Doing::More(Placing::new(joined, held.seed))),
                        None => asked.next(Some((*cohort, at)), held, made_up),
                    }
                }
            },
            Doing::More(placing) => match placing.go() {
                Err(placing) => Some(Doing::More(placing)),
                Ok((cohort, at, settled)) => {
                    let place: Option<PlaceView> = view::place(&Placement::of(&cohort, &settled), at);
                    asked.view.with_a_grade_more = Some(place);
                    asked.next(None, held, made_up)
                }
            },
            Doing::MakeUp(mut drawing, mut cohort) => {
                if drawing.go(&mut cohort, DRAWN) {
                    Some(Doing::MakeUp(drawing, cohort))
                } else {
                    let joined = asked.person.join(&cohort, false).ok();
                    joined.map(|joined| Doing::Again(Placing::new(joined, held.seed)))
                }
            }
            Doing::Again(placing) => match placing.go() {
                Err(placing) => Some(Doing::Again(placing)),
                Ok((cohort, at, settled)) => {
                    let place = Placement::of(&cohort, &settled).place(at);
                    let choice = place.map(|place| place.choice.saturating_sub(1));
                    if let Some(count) = choice.and_then(|choice| asked.view.placed.get_mut(choice)) {
                        *count = count.saturating_add(1);
                    }
                    asked.view.tries = asked.view.tries.saturating_add(1);
                    asked.next(Some((*cohort, at)), held, made_up)
                }
            },
        };
        match doing {
            Some(doing) => Ok(Self { asked, doing }),
            None => Err(Box::new(asked.view)),
        }
    }
}

impl Asked {
    /// The next try; `None` if there were enough. The cohort with the person may be there already.
    fn next(&self, joined: Option<(Cohort, u32)>, held: &Cohort, made_up: Option<&MadeUp>) -> Option<Doing> {
        if self.view.tries >= self.tries {
            return None;
        }
        let turn = u64::from(self.view.tries).saturating_add(1);
        if let Some(of) = made_up {
            let of = MadeUp { seed: of.seed.wrapping_add(turn), ..of.clone() };
            let cohort = held.without_applicants();
            let drawing = Drawing::over(of, &cohort);
            return Some(Doing::MakeUp(Box::new(drawing), Box::new(cohort)));
        }
        let joined = joined.or_else(|| self.person.join(held, false).ok())?;
        Some(Doing::Again(Placing::new(joined, held.seed.wrapping_add(turn))))
    }
}
