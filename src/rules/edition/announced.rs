//! Closing days that official notices named, beside those of the order.
//!
//! A notice is no provision: its days are `reported`, and the earlier of the order's and the announced day is the safe
//! one. A notice holds from its year on, until one of a later year is known.

use crate::rules::calendar::{MonthDay, month_day};
use crate::rules::case::{BaseEducation, FundingBasis, ProgrammeLevel, Provider, SpecialtyKind, StudyForm};
use crate::rules::cite::Cite;
use crate::rules::why::{Reason, Standing};

/// The notices of one year.
#[derive(Debug)]
pub struct Announcement {
    /// The year for which they were given.
    pub year: i32,
    /// The pages of the notices.
    pub sources: &'static [&'static str],
    /// How well they are known.
    pub standing: Standing,
    /// The citation of the notices, by itself and after the provisions of a window.
    pub cites: AnnouncedCites,
    /// The days, each for others.
    pub days: &'static [AnnouncedDay],
}

/// The last day that a notice names.
#[derive(Debug)]
pub struct AnnouncedDay {
    /// Whom it concerns.
    pub whom: Whom,
    /// The last day.
    pub closes: MonthDay,
    /// What had to be read into the notice, if anything.
    pub reading: Option<Reason>,
}

/// Whom a notice concerns: those whose answers are all in the lists. An empty list leaves nobody out.
#[derive(Debug)]
pub struct Whom {
    /// Levels of the programme.
    pub levels: &'static [ProgrammeLevel],
    /// Providers.
    pub providers: &'static [Provider],
    /// Kinds of the specialty.
    pub kinds: &'static [SpecialtyKind],
    /// Forms of study.
    pub forms: &'static [StudyForm],
    /// Who pays.
    pub funding: &'static [FundingBasis],
    /// Education so far.
    pub bases: &'static [BaseEducation],
}

impl Whom {
    /// Everybody.
    pub const ALL: Self =
        Self { levels: &[], providers: &[], kinds: &[], forms: &[], funding: &[], bases: &[] };
}

/// The lists of citations in which the notices stand.
#[derive(Clone, Copy, Debug)]
pub struct AnnouncedCites {
    /// The notices by themselves.
    pub alone: &'static [Cite],
    /// After `578/annex-1/row-3/1`.
    pub item_1: &'static [Cite],
    /// After `578/annex-1/row-3/2`.
    pub item_2: &'static [Cite],
    /// After both.
    pub items: &'static [Cite],
    /// The same, and before `578/annex-1/row-7`.
    pub item_1_row_7: &'static [Cite],
    /// The same, and before `578/annex-1/row-7`.
    pub item_2_row_7: &'static [Cite],
    /// The same, and before `578/annex-1/row-7`.
    pub items_row_7: &'static [Cite],
}

impl AnnouncedCites {
    /// Those of the notices of 2026.
    pub const OF_2026: Self = {
        use Cite::{Announced2026 as A, Row3Item1 as I1, Row3Item2 as I2, Row7};
        Self {
            alone: &[A],
            item_1: &[I1, A],
            item_2: &[I2, A],
            items: &[I1, I2, A],
            item_1_row_7: &[I1, A, Row7],
            item_2_row_7: &[I2, A, Row7],
            items_row_7: &[I1, I2, A, Row7],
        }
    };
}

const COLLEGES: &[Provider] = &[Provider::College, Provider::OwnCompetition];
const NOT_WORKERS: &[ProgrammeLevel] = &[ProgrammeLevel::MidLevel, ProgrammeLevel::AppliedBachelor];
const WORKERS: Whom = Whom { levels: &[ProgrammeLevel::SkilledWorker], providers: COLLEGES, ..Whom::ALL };
const SPECIALISTS: Whom = Whom { levels: NOT_WORKERS, providers: COLLEGES, ..Whom::ALL };
const ORDINARY: Whom = Whom { kinds: &[SpecialtyKind::General, SpecialtyKind::Special], ..SPECIALISTS };
const MEDICAL: Whom = Whom { kinds: &[SpecialtyKind::Medical], ..SPECIALISTS };

/// Summer 2026: the ministry's page of the service, the education department of Pavlodar region and the akimat of
/// Astana, read at second hand; the act that amends the order was not seen. They say nothing of worker programmes by
/// correspondence, of paid full-time and evening study of ordinary specialties, and of special programmes, religious
/// organisations and penitentiaries.
pub const NOTICES_2026: Announcement = Announcement {
    year: 2026,
    sources: &[
        "https://www.gov.kz/services/3288",
        "https://www.gov.kz/memleket/entities/pavlodar-edu/press/events/details/47017",
        "https://www.gov.kz/memleket/entities/astana/press/news/details/1247988?lang=ru",
    ],
    standing: Standing::Reported,
    cites: AnnouncedCites::OF_2026,
    days: &[
        AnnouncedDay {
            whom: Whom { kinds: &[SpecialtyKind::Creative], ..SPECIALISTS },
            closes: month_day(7, 20),
            reading: None,
        },
        AnnouncedDay {
            whom: Whom { kinds: &[SpecialtyKind::Pedagogical], ..SPECIALISTS },
            closes: month_day(8, 10),
            reading: None,
        },
        AnnouncedDay {
            whom: Whom {
                bases: &[
                    BaseEducation::GeneralSecondary,
                    BaseEducation::Vocational,
                    BaseEducation::PostSecondary,
                ],
                ..MEDICAL
            },
            closes: month_day(8, 15),
            reading: None,
        },
        // "Part of the medical programmes".
        AnnouncedDay {
            whom: Whom { bases: &[BaseEducation::BasicSecondary], ..MEDICAL },
            closes: month_day(8, 10),
            reading: Some(Reason::AnnouncedMedicalPart),
        },
        AnnouncedDay {
            whom: Whom { bases: &[BaseEducation::Higher], ..MEDICAL },
            closes: month_day(8, 10),
            reading: Some(Reason::AnnouncedHigher),
        },
        AnnouncedDay {
            whom: Whom { forms: &[StudyForm::FullTime], ..WORKERS },
            closes: month_day(8, 27),
            reading: None,
        },
        AnnouncedDay {
            whom: Whom { forms: &[StudyForm::Evening], ..WORKERS },
            closes: month_day(9, 20),
            reading: None,
        },
        AnnouncedDay {
            whom: Whom { forms: &[StudyForm::FullTime], funding: &[FundingBasis::StateOrder], ..ORDINARY },
            closes: month_day(8, 22),
            reading: Some(Reason::AnnouncedFullTime),
        },
        AnnouncedDay {
            whom: Whom { forms: &[StudyForm::Correspondence], ..ORDINARY },
            closes: month_day(9, 20),
            reading: None,
        },
    ],
};
