//! What is still open when the window was missed.
//!
//! # Decides
//! Every single change of funding, form, kind or level whose window is open now and in time, and
//! those that only another reading or the announced day keeps open.
//!
//! # Source
//! `578/annex-1/row-3/1`, `578/annex-1/row-3/2` and `announced-2026`: the windows of the changed choice, by
//! [`super::window`]; `578/annex-1/row-7`: in time means before *file by*.
//!
//! # Reading
//! None beyond those of the window.
//!
//! # Example
//! ```
//! use talapker::rules::calendar::Moment;
//! use talapker::rules::case::{BaseEducation, FundingBasis, KnownKind, ProgrammeLevel, SpecialtyKind, StudyForm};
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::rule::{still_open, window};
//! let inputs = window::Inputs {
//!     level: Some(ProgrammeLevel::MidLevel),
//!     kind: Some(KnownKind { kind: SpecialtyKind::General, from_code: false }),
//!     form: Some(StudyForm::FullTime),
//!     basis: Some(FundingBasis::StateOrder),
//!     base: Some(BaseEducation::BasicSecondary),
//!     ..window::Inputs::default()
//! };
//! let missed = ORDER_20_2025.windows.basic.in_year(2026).succ_opt().unwrap();
//! let ways = still_open::ways(&inputs, &ORDER_20_2025, Moment::morning(missed));
//! assert_eq!(ways.open.len(), 4);
//! ```

use crate::rules::assessment::{Change, Fact, Reason, Standing, WayIn, Why, WindowState};
use crate::rules::calendar::{Date, Moment};
use crate::rules::case::{FundingBasis, KnownKind, SpecialtyKind};
use crate::rules::cite::Cite;
use crate::rules::code::Code;
use crate::rules::edition::Edition;
use crate::rules::remark::{Remark, Sentence};

use super::window::{Dated, Inputs, known, why};

/// The ways in, in the order in which they close.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// Open now and in time.
    pub open: Vec<WayIn>,
    /// Open by another reading or the announced day alone.
    pub maybe: Vec<WayIn>,
}

/// A change that opens a window, without its reasons.
pub(crate) struct Way {
    pub(crate) change: Change,
    /// Whether it is open now and in time, not only perhaps.
    pub(crate) sure: bool,
    pub(crate) closes: Date,
    pub(crate) dated: Dated,
    changed: Inputs,
}

/// What a single change would open; empty unless the safe moment is past.
pub fn ways(inputs: &Inputs, edition: &Edition, now: Moment) -> Ways {
    let mut ways = Ways::default();
    for way in found(inputs, edition, now) {
        let Way { change, sure, closes, changed, dated } = way;
        let of_window = why(&changed, &dated, edition);
        if sure {
            let file_by = Some(dated.window.file_by);
            insert(&mut ways.open, WayIn { change, closes, file_by, why: of_window });
        } else {
            let why = Why::new(Reason::MaybeOpen, Standing::Reading, dated.cites)
                .from([Fact::Day(closes)])
                .because([of_window]);
            insert(&mut ways.maybe, WayIn { change, closes, file_by: None, why });
        }
    }
    ways
}

/// The changes that open a window, surely or perhaps.
pub(crate) fn found(inputs: &Inputs, edition: &Edition, now: Moment) -> Vec<Way> {
    let mut ways = Vec::new();
    let own = match known(inputs, edition, now) {
        Ok(own) if own.window.state.is_missed() => own.window,
        Ok(_) | Err(_) => return ways,
    };
    let mut weigh = |change: Change, changed: Inputs| {
        let Ok(dated) = known(&changed, edition, now) else { return };
        let window = dated.window;
        let sure = now < window.file_by;
        let perhaps = now.date <= window.possible_until && own.possible_until < window.possible_until;
        if now.date >= window.opens && (sure || perhaps) {
            let closes = if sure { window.last_day } else { window.possible_until };
            ways.push(Way { change, sure, closes, dated, changed });
        }
    };
    for basis in others(inputs.basis) {
        weigh(Change::Basis(basis), Inputs { basis: Some(basis), ..*inputs });
    }
    for form in others(inputs.form) {
        weigh(Change::Form(form), Inputs { form: Some(form), ..*inputs });
    }
    let kinds = others(inputs.kind.map(|known| known.kind));
    for kind in kinds.filter(|kind| *kind != SpecialtyKind::Special) {
        let stated = Some(KnownKind { kind, from_code: false });
        weigh(Change::Kind(kind), Inputs { kind: stated, ..*inputs });
    }
    for level in others(inputs.level) {
        weigh(Change::Level(level), Inputs { level: Some(level), ..*inputs });
    }
    ways
}

/// What a change means for the person.
pub fn cost(change: Change) -> Remark {
    match change {
        Change::Basis(FundingBasis::Paid) => Remark::law(Sentence::CostPaid, &[]),
        Change::Basis(FundingBasis::StateOrder) => Remark::law(Sentence::CostStateOrder, &[]),
        Change::Form(_) => Remark::law(Sentence::CostForm, &[]),
        Change::Kind(SpecialtyKind::General) => Remark::law(Sentence::CostKind, &[]),
        Change::Kind(
            SpecialtyKind::Pedagogical
            | SpecialtyKind::Medical
            | SpecialtyKind::Creative
            | SpecialtyKind::Special,
        ) => Remark::law(Sentence::CostKindExam, &[Cite::P32]),
        Change::Level(_) => Remark::law(Sentence::CostLevel, &[]),
    }
}

/// Why nothing is open after a missed window.
pub(crate) fn nothing(state: WindowState, open: &[WayIn], maybe: &[WayIn]) -> Option<Why> {
    const CITES: &[Cite] = &[Cite::Row3Item1, Cite::Row3Item2];
    let nothing = state.is_missed() && open.is_empty() && maybe.is_empty();
    nothing.then(|| Why::new(Reason::NothingOpen, Standing::Law, CITES))
}

/// Puts a way among those that close before it, then by field, then by value.
fn insert(ways: &mut Vec<WayIn>, way: WayIn) {
    let key = |way: &WayIn| (way.closes, way.change.names());
    let at = ways.iter().take_while(|earlier| key(earlier) <= key(&way)).count();
    ways.insert(at, way);
}

/// The other values of an answered field; of an open one there is nothing to change.
fn others<T: Code>(answered: Option<T>) -> impl Iterator<Item = T> {
    let all = if answered.is_some() { T::ALL } else { &[] };
    all.iter().copied().filter(move |value| Some(*value) != answered)
}

impl Change {
    /// Field and value as the contract names them.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Basis(value) => ("basis", value.code()),
            Self::Form(value) => ("form", value.code()),
            Self::Kind(value) => ("kind", value.code()),
            Self::Level(value) => ("level", value.code()),
        }
    }
}
