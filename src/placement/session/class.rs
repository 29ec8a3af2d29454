//! An open class comes in: who of it takes part, with which score.
//!
//! # Reading
//! Only choices that are admitted by competition are distributed. Where the order reads in two ways how one is admitted, the first
//! reading counts. How two averages make one score is said by a person ([`ScoreWay`]); until then choices that have two do not
//! take part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Session;
use super::held::{Held, People};
use crate::class::session::packed;
use crate::class::session::placing::{Placing, PlacingChoice, PlacingExam, PlacingTrack};
use crate::class::session::protocol::Refusal;
use crate::placement::protocol::{LeftOut, Reply, Source};
use crate::placement::way::ScoreWay;
use crate::placement::why;
use crate::rules::assessment::AdmissionTrack;
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::grade::Decimal;
use crate::rules::placement::cohort::{Cohort, Programme, Row};
use crate::rules::placement::exact::Exact;

impl Session {
    pub(super) fn open_class(&mut self, bytes: &[u8], reply: &mut dyn FnMut(Reply)) {
        self.stop(reply);
        let Some(pupils) = packed::read_class(bytes) else {
            return reply(Reply::Refused(Refusal::Damaged));
        };
        self.held.enter(Arc::new(pupils), None);
        reply(self.held.state());
    }
}

impl Held {
    /// The pupils take the place of all applicants.
    fn enter(&mut self, pupils: Arc<Vec<Placing>>, way: Option<ScoreWay>) {
        let cohort = self.cohort.without_applicants();
        let Entered { cohort, people } = enter(&pupils, cohort, way);
        let people = People { score_way: way, class: Some(pupils), ..people };
        let left_out = std::mem::take(&mut self.left_out);
        self.replace(Self {
            source: Source::Class,
            cohort: Arc::new(cohort),
            people,
            left_out,
            ..Self::default()
        });
    }

    /// A programme has another name, also for the choices that wait.
    pub(super) fn rename_choices(&mut self, before: &str, id: &str) {
        let Some(pupils) = &mut self.people.class else { return };
        for choice in Arc::make_mut(pupils).iter_mut().flat_map(|pupil| &mut pupil.choices) {
            if choice.programme.as_deref() == Some(before) {
                choice.programme = Some(id.to_string());
            }
        }
    }

    /// It is said how two averages make one score.
    pub(super) fn set_way(&mut self, way: ScoreWay) {
        if self.people.score_way == Some(way) {
            return;
        }
        let Some(pupils) = self.people.class.clone() else { return };
        let before = self.cohort.clone();
        self.enter(pupils, Some(way));
        // What was picked of several quotas stays.
        let undecided: Vec<u32> = self.people.quotas.keys().copied().collect();
        for at in undecided {
            let picked = before.applicant(self.cohort.id(at)).and_then(|at| before.quota(at));
            if picked.is_some() {
                self.change().set_quota(at, picked);
            }
        }
    }
}

/// What came of the pupils.
struct Entered {
    cohort: Cohort,
    people: People,
}

fn enter(pupils: &[Placing], cohort: Cohort, way: Option<ScoreWay>) -> Entered {
    let mut entered = Entered { cohort, people: People::default() };
    let scales = scales(pupils);
    for pupil in pupils {
        entered.pupil(pupil, &scales, way);
    }
    entered
}

/// What a choice comes to.
enum Comes {
    /// To this score.
    Score(Exact),
    /// To two averages of which it is not said how they make one.
    TwoAverages,
    /// To nothing.
    Left(why::LeftOut),
}

impl Entered {
    fn pupil(&mut self, pupil: &Placing, scales: &BTreeMap<&str, &str>, way: Option<ScoreWay>) {
        let mut named: BTreeSet<&str> = BTreeSet::new();
        let mut choices: Vec<(&str, String)> = Vec::new();
        let mut waits = false;
        for (number, choice) in (1_u32..).zip(&pupil.choices) {
            let programme = choice.programme.as_deref().unwrap_or_default();
            let comes = match of_choice(choice, scales.get(programme).copied(), way) {
                Comes::Score(_) | Comes::TwoAverages if !named.insert(programme) => {
                    Comes::Left(why::LeftOut::Twice)
                }
                comes @ (Comes::Score(_) | Comes::TwoAverages | Comes::Left(_)) => comes,
            };
            let takes_part = !matches!(comes, Comes::Left(_));
            if takes_part && has_two(choice) {
                self.people.two_averages = self.people.two_averages.saturating_add(1);
            }
            match comes {
                Comes::Score(score) => choices.push((programme, score.to_string())),
                Comes::TwoAverages => waits = true,
                Comes::Left(why) => self.leave_out(pupil, number, why.code(), programme),
            }
            if takes_part && self.cohort.programme(programme).is_none() {
                // It has a name, and no other programme has it.
                let _ = self
                    .cohort
                    .add_programme(Programme { id: programme.to_string(), ..Programme::default() });
            }
        }
        if choices.is_empty() && !waits {
            return;
        }
        let quotas: Vec<QuotaCategory> =
            pupil.quotas.iter().filter_map(|code| QuotaCategory::from_code(code)).collect();
        let quota = if quotas.len() == 1 { quotas.first().copied() } else { None };
        let certificate_average = pupil.average.as_deref().and_then(|text| Decimal::parse(text).ok());
        let choices: Vec<(&str, &str)> = choices.iter().map(|(of, score)| (*of, score.as_str())).collect();
        let at = super::small(self.cohort.len());
        let row = Row { id: &pupil.name, quota, certificate_average, choices: &choices };
        match self.cohort.add_applicant(&row) {
            Ok(()) if quotas.len() > 1 => drop(self.people.quotas.insert(at, quotas)),
            Ok(()) => {}
            Err(fault) => self.people.left_out.push(LeftOut {
                who: pupil.name.clone(),
                row: None,
                choice: None,
                why: fault.reason.code().to_string(),
                text: String::new(),
            }),
        }
    }

    fn leave_out(&mut self, pupil: &Placing, choice: u32, why: &str, programme: &str) {
        self.people.left_out.push(LeftOut {
            who: pupil.name.clone(),
            row: None,
            choice: Some(choice),
            why: why.to_string(),
            text: programme.to_string(),
        });
    }
}

/// Whether the order has two averages there.
fn has_two(choice: &PlacingChoice) -> bool {
    match choice.exam {
        PlacingExam::No | PlacingExam::Open => false,
        PlacingExam::Unmarked | PlacingExam::MixedScales | PlacingExam::Mean(..) => true,
    }
}

/// The scale on which most marks are at each programme; of equally common ones the one that sorts first.
fn scales(pupils: &[Placing]) -> BTreeMap<&str, &str> {
    let mut counts: BTreeMap<&str, BTreeMap<&str, u32>> = BTreeMap::new();
    for choice in pupils.iter().flat_map(|pupil| &pupil.choices) {
        if let (Some(programme), PlacingExam::Mean(_, out_of)) = (&choice.programme, &choice.exam) {
            let count = counts.entry(programme).or_default().entry(scale(out_of)).or_default();
            *count = count.saturating_add(1);
        }
    }
    let most = |(programme, counts): (_, BTreeMap<_, u32>)| {
        let (scale, _) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
        Some((programme, scale))
    };
    counts.into_iter().filter_map(most).collect()
}

/// A best possible mark without zeros behind its point: `100.0` is `100`.
fn scale(out_of: &str) -> &str {
    if out_of.contains('.') { out_of.trim_end_matches('0').trim_end_matches('.') } else { out_of }
}

fn of_choice(choice: &PlacingChoice, common: Option<&str>, way: Option<ScoreWay>) -> Comes {
    if let Some(why) = not_by_competition(&choice.track) {
        return Comes::Left(why);
    }
    if choice.programme.is_none() {
        return Comes::Left(why::LeftOut::NoProgramme);
    }
    let certificate = choice.certificate.as_deref().and_then(|text| Exact::parse(text).ok());
    let Some(certificate) = certificate else { return Comes::Left(why::LeftOut::NoScore) };
    let with_exam = |together: fn(&Exact, Exact) -> Exact| match &choice.exam {
        PlacingExam::No => Comes::Score(certificate.clone()),
        PlacingExam::Open => Comes::Left(why::LeftOut::TrackOpen),
        PlacingExam::Unmarked => Comes::Left(why::LeftOut::NoExam),
        PlacingExam::MixedScales => Comes::Left(why::LeftOut::OtherScale),
        PlacingExam::Mean(_, out_of) if Some(scale(out_of)) != common => {
            Comes::Left(why::LeftOut::OtherScale)
        }
        PlacingExam::Mean(mean, _) => Exact::parse(mean)
            .map_or(Comes::Left(why::LeftOut::NoExam), |mean| Comes::Score(together(&certificate, mean))),
    };
    match way {
        Some(ScoreWay::CertificateAlone) => Comes::Score(certificate),
        Some(ScoreWay::Sum) => with_exam(|certificate, mean| certificate.plus(&mean)),
        Some(ScoreWay::ExamFirst) => with_exam(|_, mean| mean),
        None if has_two(choice) => Comes::TwoAverages,
        None => with_exam(|certificate, _| certificate.clone()),
    }
}

/// Why a choice is not distributed, if it is not.
fn not_by_competition(track: &PlacingTrack) -> Option<why::LeftOut> {
    let code = match track {
        PlacingTrack::Known(code) => code,
        PlacingTrack::Open => return Some(why::LeftOut::TrackOpen),
        PlacingTrack::None => return Some(why::LeftOut::NoTrack),
    };
    match AdmissionTrack::from_code(code) {
        Some(AdmissionTrack::Competition) => None,
        Some(AdmissionTrack::Paid) => Some(why::LeftOut::Paid),
        Some(AdmissionTrack::OutOfCompetition) => Some(why::LeftOut::OutOfCompetition),
        Some(AdmissionTrack::ByApplication) => Some(why::LeftOut::ByApplication),
        Some(AdmissionTrack::OwnCompetition) => Some(why::LeftOut::OwnCompetition),
        None => Some(why::LeftOut::NoTrack),
    }
}
