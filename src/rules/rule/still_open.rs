//! What is still open when the window was missed.
//!
//! # Decides
//! Every single change of funding, form, kind or level whose window is open now and in time, and
//! those that only another reading keeps open.
//!
//! # Source
//! `578/annex-1/row-3/1`, `578/annex-1/row-3/2`: the windows of the changed choice, by
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
use crate::rules::calendar::Moment;
use crate::rules::case::{FundingBasis, KnownKind, SpecialtyKind};
use crate::rules::cite::Cite;
use crate::rules::code::Code;
use crate::rules::edition::Edition;
use crate::rules::remark::{Remark, Sentence};

use super::window::{Inputs, between, clause_reason, clauses, dates, why};

/// The ways in, in the order in which they close.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// Open now and in time.
    pub open: Vec<WayIn>,
    /// Open by another reading alone.
    pub maybe: Vec<WayIn>,
}

/// What a single change would open; empty unless the window is late or closed.
pub fn ways(inputs: &Inputs, edition: &Edition, now: Moment) -> Ways {
    let mut ways = Ways::default();
    let missed = clauses(inputs).is_ok_and(|clauses| dates(clauses, edition, now).state.is_missed());
    if !missed {
        return ways;
    }
    let mut weigh = |change: Change, changed: &Inputs| {
        let Ok(clauses) = clauses(changed) else { return };
        let window = dates(clauses, edition, now);
        if now.date >= window.opens && now < window.file_by {
            let (closes, file_by) = (window.closes, Some(window.file_by));
            let why = why(changed, clauses, &window);
            insert(&mut ways.open, WayIn { change, closes, file_by, clause: clauses.safe, why });
        } else if let (Some(closes), Some(clause)) = (window.other_reading, clauses.other)
            && now.date >= window.opens
            && now.date <= closes
        {
            // The same reasons, told from the other clause.
            let safe = Why { because: Vec::new(), ..why(changed, clauses, &window) };
            let two = Why::new(between(clauses.safe), Standing::Reading, clause.cites());
            let why = Why::new(clause_reason(clause), Standing::Reading, clause.cites())
                .from([Fact::Day(closes)])
                .because([safe, two]);
            insert(&mut ways.maybe, WayIn { change, closes, file_by: None, clause, why });
        }
    };
    weigh(Change::Nothing, inputs);
    for basis in others(inputs.basis) {
        weigh(Change::Basis(basis), &Inputs { basis: Some(basis), ..*inputs });
    }
    for form in others(inputs.form) {
        weigh(Change::Form(form), &Inputs { form: Some(form), ..*inputs });
    }
    for kind in others(inputs.kind.filter(|k| !k.from_code).map(|k| k.kind)) {
        let kind_known = Some(KnownKind { kind, from_code: false });
        weigh(Change::Kind(kind), &Inputs { kind: kind_known, ..*inputs });
    }
    for level in others(inputs.level) {
        weigh(Change::Level(level), &Inputs { level: Some(level), ..*inputs });
    }
    ways
}

/// What a change means for the person.
pub fn cost(change: Change) -> Option<Remark> {
    Some(match change {
        Change::Nothing => return None,
        Change::Basis(FundingBasis::Paid) => Remark::law(Sentence::CostPaid, &[]),
        Change::Basis(FundingBasis::StateOrder) => Remark::law(Sentence::CostStateOrder, &[]),
        Change::Form(_) => Remark::law(Sentence::CostForm, &[]),
        Change::Kind(SpecialtyKind::General) => Remark::law(Sentence::CostKind, &[]),
        Change::Kind(SpecialtyKind::Pedagogical | SpecialtyKind::Medical | SpecialtyKind::Creative) => {
            Remark::law(Sentence::CostKindExam, &[Cite::P32])
        }
        Change::Level(_) => Remark::law(Sentence::CostLevel, &[]),
    })
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
    /// Field and value as the contract names them; empty for no change.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Nothing => ("", ""),
            Self::Basis(value) => ("basis", value.code()),
            Self::Form(value) => ("form", value.code()),
            Self::Kind(value) => ("kind", value.code()),
            Self::Level(value) => ("level", value.code()),
        }
    }
}
