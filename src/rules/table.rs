//! The table of dates: each row with the order's day, the announced one and the earlier of the two.
//!
//! Nothing is known here: a row names whom it concerns by the answers of one of them, and its days are those of the
//! window for these answers.
//!
//! ```
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::table::{Row, table};
//! let rows = table(&ORDER_20_2025, 2026);
//! let basic = rows.iter().find(|day| day.row == Row::Basic).unwrap();
//! assert_eq!(basic.safe, ORDER_20_2025.windows.basic.in_year(2026));
//! assert!(basic.announced.unwrap() > basic.closes);
//! assert!(rows.is_sorted_by_key(|day| day.safe));
//! ```

use super::calendar::{Date, Moment};
use super::case::{
    BaseEducation, FundingBasis, KnownKind, ProgrammeLevel, Provider, SpecialtyKind, StudyForm,
};
use super::code::{Code as _, codes};
use super::edition::Edition;
use super::rule::window::{self, Inputs};

codes! {
    /// Those who share their days, those of the order and those of notices.
    pub enum Row {
        /// Worker programmes, full-time.
        Worker = "worker",
        /// The same by correspondence.
        WorkerCorrespondence = "worker_correspondence",
        /// The same, evening.
        WorkerEvening = "worker_evening",
        /// Special programmes, religious organisations and penitentiaries; not evening.
        Providers = "providers",
        /// The same, evening.
        ProvidersEvening = "providers_evening",
        /// State order, full-time, basic secondary base.
        Basic = "basic",
        /// The same after higher education, which the order does not name.
        Higher = "higher",
        /// The same, general secondary, vocational, post-secondary base.
        General = "general",
        /// Paid; the clause names no form.
        Paid = "paid",
        /// Evening.
        Evening = "evening",
        /// Correspondence.
        Correspondence = "correspondence",
        /// Creative specialties.
        Creative = "creative",
        /// Pedagogical specialties.
        Pedagogical = "pedagogical",
        /// Medical specialties, basic secondary base and higher education.
        MedicalBasic = "medical_basic",
        /// Medical specialties, the other bases.
        MedicalOther = "medical_other",
    }
}

impl Row {
    /// The answers of one whom the row concerns.
    fn inputs(self) -> Inputs {
        let (mut kind, mut base) = (SpecialtyKind::General, BaseEducation::BasicSecondary);
        let mut inputs = Inputs {
            level: Some(ProgrammeLevel::MidLevel),
            provider: Some(Provider::College),
            form: Some(StudyForm::FullTime),
            basis: Some(FundingBasis::StateOrder),
            ..Inputs::default()
        };
        match self {
            Self::Worker | Self::WorkerCorrespondence | Self::WorkerEvening => {
                inputs.level = Some(ProgrammeLevel::SkilledWorker);
            }
            // Of their programmes that of workers has no other clause.
            Self::Providers | Self::ProvidersEvening => {
                inputs.level = Some(ProgrammeLevel::SkilledWorker);
                inputs.provider = Some(Provider::Religious);
            }
            Self::Higher => base = BaseEducation::Higher,
            Self::General => base = BaseEducation::GeneralSecondary,
            Self::Paid => inputs.basis = Some(FundingBasis::Paid),
            Self::Creative => kind = SpecialtyKind::Creative,
            Self::Pedagogical => kind = SpecialtyKind::Pedagogical,
            Self::MedicalBasic => kind = SpecialtyKind::Medical,
            Self::MedicalOther => {
                kind = SpecialtyKind::Medical;
                base = BaseEducation::GeneralSecondary;
            }
            Self::Basic | Self::Evening | Self::Correspondence => {}
        }
        match self {
            Self::WorkerEvening | Self::ProvidersEvening | Self::Evening => {
                inputs.form = Some(StudyForm::Evening);
            }
            Self::WorkerCorrespondence | Self::Correspondence => {
                inputs.form = Some(StudyForm::Correspondence);
            }
            Self::Worker
            | Self::Providers
            | Self::Basic
            | Self::Higher
            | Self::General
            | Self::Paid
            | Self::Creative
            | Self::Pedagogical
            | Self::MedicalBasic
            | Self::MedicalOther => {}
        }
        inputs.kind = Some(KnownKind { kind, from_code: false });
        inputs.base = Some(base);
        inputs
    }
}

/// The days of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowDays {
    /// Whom they concern.
    pub row: Row,
    /// The order's last day.
    pub closes: Date,
    /// The last day by official notices, if they named one.
    pub announced: Option<Date>,
    /// The earlier of the two.
    pub safe: Date,
}

/// The rows with their days in that year, the soonest safe day first.
pub fn table(edition: &Edition, year: i32) -> Vec<RowDays> {
    let mut rows: Vec<RowDays> = Vec::new();
    let now = Moment::morning(edition.windows.opens.in_year(year));
    for row in Row::ALL.iter().copied() {
        let Ok(dated) = window::known(&row.inputs(), edition, now) else { continue };
        let (closes, safe) = (dated.window.closes, dated.window.last_day);
        let announced = dated.window.announced.map(|announced| announced.closes);
        // Put in its place: a sort costs the page two kilobytes.
        let mut at = 0;
        while rows.get(at).is_some_and(|earlier| earlier.safe <= safe) {
            at += 1;
        }
        rows.insert(at, RowDays { row, closes, announced, safe });
    }
    rows
}
