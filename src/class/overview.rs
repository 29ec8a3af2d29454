//! The whole class as numbers: pure data, from which pictures, texts and tables are made.

use std::collections::BTreeMap;

use super::line::{Line, Paper, Risk};
use super::read::Problems;
use crate::rules::assessment::{PaperState, WindowState};
use crate::rules::calendar::Date;
use crate::rules::case::Document;
use crate::rules::code::Code as _;
use crate::rules::grade::Average;

/// The averages of a bin, in quarters: from the first on, below the second; 5 itself is in the last.
const QUARTERS: std::ops::Range<i64> = 8..20;

/// The whole class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// How many pupils there are.
    pub pupils: usize,
    /// How many there are of each state, in the order of the states.
    pub states: Vec<(WindowState, usize)>,
    /// How many have no window.
    pub without_window: usize,
    /// How many there are of each risk, most urgent first.
    pub risks: Vec<(Risk, usize)>,
    /// How many there are with an average of each bin, lowest first.
    pub averages: Vec<Bin>,
    /// How many have no average.
    pub without_average: usize,
    /// The last safe days of all choices, and whose they are.
    pub days: BTreeMap<Date, Vec<usize>>,
    /// The papers that concern anybody, in the order of the law.
    pub papers: Vec<PaperCount>,
}

/// A bin of averages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The lowest average in it.
    pub from: Average,
    /// The average that is not in it any more; that of the last bin is.
    pub to: Average,
    /// How many there are.
    pub pupils: usize,
}

/// How it stands with a paper in the class: each pupil is counted once, at what is most to do for any of the choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperCount {
    /// The paper.
    pub document: Document,
    /// It is answered not to be there.
    pub needed: usize,
    /// Nothing is answered.
    pub unsaid: usize,
    /// It is no longer valid.
    pub expired: usize,
    /// It is in hand.
    pub held: usize,
    /// In hand, and ends before the last safe day: these are counted in `held` as well.
    pub ending: usize,
    /// It is brought later.
    pub deferred: usize,
    /// The college fetches it.
    pub fetched: usize,
}

impl PaperCount {
    fn new(document: Document) -> Self {
        Self { document, needed: 0, unsaid: 0, expired: 0, held: 0, ending: 0, deferred: 0, fetched: 0 }
    }

    fn add(&mut self, paper: Paper) {
        let count = match paper.state {
            PaperState::Needed if paper.unsaid => &mut self.unsaid,
            PaperState::Needed => &mut self.needed,
            PaperState::Expired => &mut self.expired,
            PaperState::Held => &mut self.held,
            PaperState::Deferred => &mut self.deferred,
            PaperState::FetchedByCollege => &mut self.fetched,
        };
        *count = count.saturating_add(1);
        self.ending = self.ending.saturating_add(usize::from(paper.ends_early));
    }
}

/// The class of these rows, each with its place.
pub fn overview<'a>(lines: impl Iterator<Item = (usize, &'a Line)>) -> Overview {
    let mut risks = count_of(Risk::ALL);
    let mut states = count_of(WindowState::ALL);
    let mut averages: Vec<Bin> = QUARTERS.filter_map(bin).collect();
    let mut papers: Vec<PaperCount> = Document::ALL.iter().copied().map(PaperCount::new).collect();
    let mut overview = Overview::default();
    for (at, line) in lines {
        overview.pupils = overview.pupils.saturating_add(1);
        count(&mut risks, Some(line.risk));
        overview.without_window += usize::from(!count(&mut states, line.state()));
        let average = line.choice().and_then(|choice| choice.average);
        let of = average.and_then(|average| averages.iter_mut().rfind(|bin| bin.from <= average));
        match of {
            Some(bin) => bin.pupils += 1,
            None => overview.without_average += 1,
        }
        for window in line.choices.iter().filter_map(|choice| choice.window) {
            let pupils = overview.days.entry(window.file_by.date).or_default();
            if pupils.last() != Some(&at) {
                pupils.push(at);
            }
        }
        for paper in most_to_do(line) {
            if let Some(count) = papers.get_mut(paper.document.index()) {
                count.add(paper);
            }
        }
    }
    let nobody = |count: &PaperCount| *count == PaperCount::new(count.document);
    overview.papers = papers.into_iter().filter(|count| !nobody(count)).collect();
    Overview { states, risks, averages, ..overview }
}

/// How many problems there are of each column, `None` for those of whole rows and of the file; and how many were not kept.
pub fn problems(problems: &Problems) -> (BTreeMap<Option<u32>, usize>, usize) {
    let mut columns = BTreeMap::new();
    for problem in &problems.kept {
        let count: &mut usize = columns.entry(problem.column).or_default();
        *count = count.saturating_add(1);
    }
    (columns, problems.more)
}

fn bin(quarters: i64) -> Option<Bin> {
    let (from, to) = (Average::new(quarters, 4)?, Average::new(quarters.saturating_add(1), 4)?);
    Some(Bin { from, to, pupils: 0 })
}

fn count_of<T: Copy>(all: &[T]) -> Vec<(T, usize)> {
    all.iter().map(|value| (*value, 0)).collect()
}

fn count<T: Copy + PartialEq>(counts: &mut [(T, usize)], value: Option<T>) -> bool {
    let found = counts.iter_mut().find(|(counted, _)| Some(*counted) == value);
    found.map(|(_, count)| *count = count.saturating_add(1)).is_some()
}

/// The papers of all choices, each at what is most to do.
fn most_to_do(line: &Line) -> Vec<Paper> {
    let mut papers: Vec<Paper> = Vec::new();
    for paper in line.choices.iter().filter_map(|choice| choice.papers.as_ref()).flatten() {
        match papers.iter_mut().find(|other| other.document == paper.document) {
            None => papers.push(*paper),
            Some(other) => {
                let ends_early = other.ends_early || paper.ends_early;
                let more = if to_do(paper) < to_do(other) { *paper } else { *other };
                *other = Paper { ends_early, ..more };
            }
        }
    }
    papers
}

fn to_do(paper: &Paper) -> u8 {
    match paper.state {
        PaperState::Expired => 0,
        PaperState::Needed => 1,
        PaperState::Deferred => 2,
        PaperState::FetchedByCollege => 3,
        PaperState::Held => 4,
    }
}
