//! The season: every dated thing that concerns the choices, each once.
//!
//! The picture, its text, the calendar file and the printed sheets all say this one list, so none of them can know a
//! date that the others do not. Nothing is decided here: the days, their provisions and how well they are known are
//! the assessment's.

pub mod ics;
pub mod picture;
pub mod words;

use chrono::Datelike as _;

use crate::rules::assessment::{
    Announced, Answer, ApplicationWindow, Assessment, Change, ChoiceAssessment, LaterAmendments, Milestone,
    MilestoneId, PaperNeed, Reasoned, Standing, WayIn, WindowState,
};
use crate::rules::calendar::{Date, Moment};
use crate::rules::case::{Case, Document};
use crate::rules::cite::Cite;
use crate::rules::code::{Code as _, codes};
use crate::rules::days::{DayKind, WindowDay, days};
use crate::rules::edition::Clause;
use crate::rules::question::Question;
use crate::rules::rule::documents::EXPIRED;

codes! {
    /// What a day of the season is, in the order in which things of one day are said.
    pub enum Kind {
        /// The first day of a window.
        Opens = "opens",
        /// The last moment at which a filing is safe.
        FileBy = "file_by",
        /// The last day by the order where that is not the day of *file by*.
        Closes = "closes",
        /// The last day by official notices where it is neither of these.
        Announced = "announced",
        /// The last day by another reading of the order.
        OtherReading = "other_reading",
        /// A paper in hand ends before the last safe day.
        PaperEnds = "paper_ends",
        /// The last safe moment after a change of the choice, once its own is over.
        StillOpen = "still_open",
        /// The last day that only another reading or notices give such a change.
        MaybeOpen = "maybe_open",
        /// Results.
        Results = "results",
        /// Registration of people admitted by application.
        Registration = "registration",
        /// The contract.
        Contract = "contract",
        /// Redistribution of the state order.
        Redistribution = "redistribution",
        /// The first day of next year's windows, if the rules stay.
        NextSeason = "next_season",
    }
}

/// What a day is about, where its kind does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A change of the choice.
    Change(Change),
    /// A paper.
    Paper(Document),
}

/// One dated thing, with all the choices that it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// The day.
    pub date: Date,
    /// Minutes since midnight, where the time matters: for [`Kind::FileBy`] and [`Kind::StillOpen`].
    pub minute: Option<u16>,
    /// The clause of the window, where windows can differ in it.
    pub clause: Option<Clause>,
    /// Whether one clause can have several such days, so that the day itself tells them apart.
    pub apart: bool,
    /// The choices, numbered from 1.
    pub choices: Vec<usize>,
    /// Where the law says it.
    pub cites: Vec<Cite>,
    /// How well it is known: the weakest over the choices.
    pub standing: Standing,
    /// The change or the paper that it is about.
    pub about: Option<About>,
    /// The order's day and another that notices named, of which [`Kind::FileBy`] is safe by the earlier and
    /// [`Kind::Announced`] is the later.
    pub announced: Vec<(Date, Announced)>,
}

impl Entry {
    /// A day of one choice, without what not every day has.
    fn new(kind: Kind, date: Date, choice: usize, standing: Standing) -> Self {
        Self {
            kind,
            date,
            minute: None,
            clause: None,
            apart: false,
            choices: vec![choice],
            cites: Vec::new(),
            standing,
            about: None,
            announced: Vec::new(),
        }
    }

    /// The moment up to which a filing is safe; `None` for what has no time of day.
    pub fn moment(&self) -> Option<Moment> {
        self.minute.map(|minute| Moment { date: self.date, minute })
    }

    /// A name for what is meant, the same as long as the meaning is, whatever day the law gives it.
    ///
    /// Next year's opening has the name that the opening will have then. A day of which one clause can have several (other
    /// readings, announced days, and what is safe by them or by the portal's calendar) is told apart by itself.
    pub fn meaning(&self, season_year: i32) -> String {
        let kind = match self.kind {
            Kind::NextSeason => Kind::Opens,
            Kind::Opens
            | Kind::FileBy
            | Kind::Closes
            | Kind::Announced
            | Kind::OtherReading
            | Kind::PaperEnds
            | Kind::StillOpen
            | Kind::MaybeOpen
            | Kind::Results
            | Kind::Registration
            | Kind::Contract
            | Kind::Redistribution => self.kind,
        };
        let year = if self.kind == Kind::NextSeason { self.date.year() } else { season_year };
        let clause = self.clause.map(|clause| format!("-{}", clause.code())).unwrap_or_default();
        let about = match self.about {
            Some(About::Change(change)) => {
                let (of, to) = change.names();
                format!("-{of}-{to}")
            }
            Some(About::Paper(paper)) => format!("-{}", paper.code()),
            None => String::new(),
        };
        let day = if self.apart {
            format!("-{:02}{:02}", self.date.month(), self.date.day())
        } else {
            String::new()
        };
        format!("{year}-{}{clause}{about}{day}", kind.code())
    }
}

/// The stretch of time in which one choice can be filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The choice, numbered from 1.
    pub choice: usize,
    /// First day.
    pub opens: Date,
    /// The last safe moment.
    pub file_by: Moment,
    /// Last day, inside.
    pub closes: Date,
    /// Last day by another reading.
    pub other_reading: Option<Date>,
    /// The day that notices named, where it is not the order's, and their year.
    pub announced: Option<(Date, i32)>,
    /// The last day on which a filing can still count, by any reading or notice.
    pub possible_until: Date,
    /// Where the moment stands to it.
    pub state: WindowState,
}

/// Something that will come on a day that the order does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undated {
    /// What it is.
    pub id: MilestoneId,
    /// The choices, numbered from 1.
    pub choices: Vec<usize>,
    /// Where the law speaks of it.
    pub cites: Vec<Cite>,
    /// Whether the order names a day, but one before the window ends, which cannot be meant.
    pub too_early: bool,
}

/// All that is dated about the choices, at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    /// The moment of the assessment.
    pub as_of: Moment,
    /// The year of admission.
    pub year: i32,
    /// What is known of later rules, for that year.
    pub later_amendments: LaterAmendments,
    /// The windows that are known, in the order of the choices.
    pub bars: Vec<Bar>,
    /// The dated things, in their order.
    pub entries: Vec<Entry>,
    /// What has no day, in the order of the choices.
    pub undated: Vec<Undated>,
    /// The choices, from 1, whose window is not known, and the answers that it needs.
    pub unknown: Vec<(usize, Vec<Question>)>,
}

/// The season of a case and its assessment.
///
/// ```
/// use talapker::report::timeline::{Kind, season};
/// use talapker::rules::assess;
/// use talapker::rules::calendar::{Date, Moment};
/// use talapker::rules::edition::CURRENT;
/// let answers = "base=basic_secondary&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order";
/// let (case, _) = talapker::formats::answers::read(answers);
/// let now = Moment::morning(Date::from_ymd_opt(2026, 8, 10).unwrap());
/// let season = season(&case, &assess(&case, CURRENT, now));
/// assert_eq!(season.entries[1].kind, Kind::FileBy);
/// assert_eq!(season.entries[1].date, CURRENT.windows.basic.in_year(2026));
/// ```
pub fn season(case: &Case, assessment: &Assessment) -> Season {
    let mut season = Season {
        as_of: assessment.as_of,
        year: assessment.year,
        later_amendments: assessment.later_amendments,
        bars: Vec::new(),
        entries: Vec::new(),
        undated: Vec::new(),
        unknown: Vec::new(),
    };
    for (at, choice) in assessment.choices.iter().enumerate() {
        season.add(at.saturating_add(1), case, choice);
    }
    season.entries.sort_by_key(|entry| (entry.date, entry.kind));
    season
}

impl Season {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The things that are not over.
    pub fn ahead(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !self.is_past(entry))
    }

    /// Whether its days are still to come, so that each needs its year.
    pub fn is_coming(&self) -> bool {
        self.bars.iter().any(|bar| bar.state == WindowState::NotOpen)
    }

    /// Whether it is over: its day, or the moment up to which a filing was safe.
    pub fn is_past(&self, entry: &Entry) -> bool {
        let over = entry.moment().is_some_and(|moment| moment <= self.as_of);
        over || entry.date < self.as_of.date
    }

    /// Whether a filing for one of its choices may still count although the safe day is over.
    pub fn is_uncertain(&self, entry: &Entry) -> bool {
        let uncertain =
            |bar: &Bar| bar.state == WindowState::Uncertain && entry.choices.contains(&bar.choice);
        self.bars.iter().any(uncertain)
    }

    fn add(&mut self, number: usize, case: &Case, choice: &ChoiceAssessment) {
        match &choice.window {
            Answer::Known(window) => self.add_window(number, window),
            Answer::Missing(needs) => self.unknown.push((number, needs.clone())),
            Answer::NotApplicable(_) => {}
        }
        for milestone in choice.milestones.iter().flatten() {
            self.add_milestone(number, milestone);
        }
        for (kind, way) in choice.still_open.iter().map(|way| (Kind::StillOpen, way)) {
            self.add_way(number, kind, way);
        }
        for (kind, way) in choice.maybe_open.iter().map(|way| (Kind::MaybeOpen, way)) {
            self.add_way(number, kind, way);
        }
        for need in choice.documents.iter().flatten().filter(|need| need.value.expires_before_file_by) {
            self.add_paper(number, case, need);
        }
    }

    /// Until when a change of a missed choice is open.
    fn add_way(&mut self, number: usize, kind: Kind, way: &WayIn) {
        self.put(Entry {
            about: Some(About::Change(way.change)),
            minute: way.file_by.map(|moment| moment.minute),
            // Of two choices one change can have two days.
            apart: true,
            cites: way.why.cites.to_vec(),
            ..Entry::new(kind, way.file_by.map_or(way.closes, |moment| moment.date), number, way.why.standing)
        });
    }

    /// The last day of a paper that ends too early; a new one takes its place in the calendar.
    fn add_paper(&mut self, number: usize, case: &Case, need: &Reasoned<PaperNeed>) {
        let paper = need.value.document;
        if let Some(ends) = case.documents.get(paper).valid_until {
            self.put(Entry {
                about: Some(About::Paper(paper)),
                cites: EXPIRED.to_vec(),
                ..Entry::new(Kind::PaperEnds, ends, number, need.standing())
            });
        }
    }

    fn add_window(&mut self, number: usize, window: &Reasoned<ApplicationWindow>) {
        let value = window.value;
        self.bars.push(Bar {
            choice: number,
            opens: value.opens,
            file_by: value.file_by,
            closes: value.closes,
            other_reading: value.other_reading,
            announced: value.announced.filter(|of| of.closes != value.closes).map(|of| (of.closes, of.year)),
            possible_until: value.possible_until,
            state: value.state,
        });
        for WindowDay { kind, date, apart, standing, cites } in days(window) {
            // All windows open on one day, whatever their clause.
            let clause = Some(value.clause);
            let moved = value.announced.filter(|announced| announced.closes != value.closes);
            let announced = match kind {
                DayKind::FileBy(_) | DayKind::Announced => {
                    moved.map(|of| (value.closes, of)).into_iter().collect()
                }
                DayKind::Opens | DayKind::Closes | DayKind::OtherReading | DayKind::NextSeason => Vec::new(),
            };
            let (kind, minute, clause) = match kind {
                DayKind::Opens => (Kind::Opens, None, None),
                DayKind::FileBy(moment) => (Kind::FileBy, Some(moment.minute), clause),
                DayKind::Closes => (Kind::Closes, None, clause),
                DayKind::Announced => (Kind::Announced, None, clause),
                DayKind::OtherReading => (Kind::OtherReading, None, clause),
                DayKind::NextSeason => (Kind::NextSeason, None, None),
            };
            let entry = Entry::new(kind, date, number, standing);
            self.put(Entry { minute, clause, apart, cites, announced, ..entry });
        }
    }

    fn add_milestone(&mut self, number: usize, milestone: &Reasoned<Milestone>) {
        let Milestone { id, date } = milestone.value;
        let cites = milestone.why.cites.to_vec();
        let Some(date) = date else {
            let too_early = milestone.is_too_early();
            let same = |undated: &&mut Undated| {
                undated.id == id && undated.cites == cites && undated.too_early == too_early
            };
            match self.undated.iter_mut().find(same) {
                Some(undated) => undated.choices.push(number),
                None => self.undated.push(Undated { id, choices: vec![number], cites, too_early }),
            }
            return;
        };
        let kind = match id {
            MilestoneId::Results => Kind::Results,
            MilestoneId::Registration => Kind::Registration,
            MilestoneId::Contract => Kind::Contract,
            MilestoneId::Redistribution => Kind::Redistribution,
        };
        self.put(Entry { cites, ..Entry::new(kind, date, number, milestone.standing()) });
    }

    /// Puts an entry in, or the choice to the entry that means the same.
    fn put(&mut self, entry: Entry) {
        let same = |e: &&mut Entry| {
            (e.kind, e.date, e.minute) == (entry.kind, entry.date, entry.minute)
                && (e.clause, e.about) == (entry.clause, entry.about)
        };
        let Some(there) = self.entries.iter_mut().find(same) else {
            self.entries.push(entry);
            return;
        };
        there.choices.extend(entry.choices);
        for announced in entry.announced {
            if !there.announced.contains(&announced) {
                there.announced.push(announced);
            }
        }
        there.standing = there.standing.and(entry.standing);
        for cite in entry.cites {
            if !there.cites.contains(&cite) {
                there.cites.push(cite);
            }
        }
    }
}

/// Hours and minutes that are left of the last day, at a moment of it; `None` on other days and from *file by* on.
///
/// ```
/// use talapker::report::timeline::left_of_the_last_day;
/// use talapker::rules::calendar::{Date, Moment};
/// let day = Date::from_ymd_opt(2026, 8, 18).unwrap();
/// let left = left_of_the_last_day(Moment::closing(day), Moment { date: day, minute: 15 * 60 + 20 });
/// assert_eq!(left, Some((2, 40)));
/// ```
pub fn left_of_the_last_day(file_by: Moment, now: Moment) -> Option<(u16, u16)> {
    let same_day = now.date == file_by.date;
    let minutes = file_by.minute.checked_sub(now.minute).filter(|left| same_day && *left > 0)?;
    Some((minutes / 60, minutes % 60))
}
