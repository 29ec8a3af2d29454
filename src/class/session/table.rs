//! The table: which rows there are, in which order, and what stands in them.

use std::collections::BTreeSet;

use super::protocol::{Listed, Reply, RowView, View};
use super::{Session, place, small};
use crate::class::line::{ChoiceLine, Line, Risk};
use crate::class::order::{By, Filter, select};
use crate::class::said;
use crate::rules::assessment::WindowState;
use crate::rules::case::BaseEducation;
use crate::rules::code::Code;
use crate::text::{Key, Words};

/// The most rows that are told at once.
const MOST_ROWS: u32 = 500;

impl Session {
    pub(super) fn view(&mut self, view: View, reply: &mut dyn FnMut(Reply)) {
        self.class.view = view;
        self.select();
        self.class.changed();
        reply(self.listed());
    }

    /// Chooses and orders the rows anew.
    pub(super) fn select(&mut self) {
        let class = &mut self.class;
        class.names.add(&class.pupils);
        let View { name, states, risks, group, base, by, turned } = &class.view;
        let filter = Filter {
            name: name.clone(),
            states: states.iter().filter_map(|code| WindowState::from_code(code)).collect(),
            risks: risks.iter().filter_map(|code| Risk::from_code(code)).collect(),
            group: group.clone(),
            base: base.as_deref().and_then(BaseEducation::from_code),
        };
        let by = By::from_code(by).unwrap_or(By::Row);
        let mut shown = select(&class.pupils, &class.lines, &class.names, &filter, by, *turned);
        shown.retain(|at| !class.is_gone(*at));
        class.shown = shown;
    }

    pub(super) fn rows(&mut self, from: u32, to: u32, reply: &mut dyn FnMut(Reply)) {
        let Some(words) = self.words().copied() else { return reply(Reply::Done) };
        let wanted = place(to.saturating_sub(from).min(MOST_ROWS));
        let shown: Vec<usize> = self.class.shown.iter().skip(place(from)).take(wanted).copied().collect();
        let rows = shown.into_iter().filter_map(|at| self.row(&words, at)).collect();
        reply(Reply::Rows(self.class.version, from, rows));
    }

    fn row(&mut self, words: &Words, at: usize) -> Option<RowView> {
        let wrong = self
            .class
            .problems
            .iter()
            .filter(|entry| entry.open && entry.cell.as_ref().is_some_and(|(pupil, _)| *pupil == at));
        let problems = small(wrong.count());
        self.line(at)?;
        let pupil = self.class.pupil(at)?;
        let line = self.class.lines.get(at)?.as_ref()?;
        let row = RowView {
            at: small(at),
            row: pupil.row,
            name: pupil.name.clone(),
            group: pupil.group.clone(),
            problems,
            ..RowView::default()
        };
        Some(with_line(words, row, line))
    }

    /// What the table is like.
    pub(super) fn table(&self, words: &Words) -> Listed {
        let class = &self.class;
        let mut risks = counts::<Risk>();
        let mut states = counts::<WindowState>();
        let mut bases = counts::<BaseEducation>();
        let mut groups: BTreeSet<&str> = BTreeSet::new();
        let (mut pupils, mut done) = (0_usize, 0_usize);
        for (at, pupil) in class.present() {
            pupils = pupils.saturating_add(1);
            groups.extend(pupil.group.as_deref());
            count(&mut bases, pupil.case.applicant.base);
            let Some(line) = class.lines.get(at).and_then(Option::as_ref) else { continue };
            done = done.saturating_add(1);
            count(&mut risks, Some(line.risk));
            count(&mut states, line.state());
        }
        let changes = class.changes.len();
        Listed {
            pupils: small(pupils),
            shown: small(class.shown.len()),
            done: small(done),
            view: class.view.clone(),
            risks: named(risks, &|risk: Risk| risk.name(words).to_string()),
            states: named(states, &|state: WindowState| words.of(state).to_string()),
            groups: groups.into_iter().map(str::to_string).collect(),
            bases: bases
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .map(|(base, _)| (base.code().to_string(), words.of(base).to_string()))
                .collect(),
            problems: small(self.count_problems()),
            undo: changes > 0,
            undoes: self.undoes(),
            unsaved: pupils > 0 && class.written != Some(changes),
            recognising: self.file.is_some() && !self.reading,
            version: class.version,
        }
    }
}

/// What a line says, in the columns of the table.
fn with_line(words: &Words, row: RowView, line: &Line) -> RowView {
    let choice = line.choice();
    let window = line.window();
    let quotas: Vec<&str> = line.quotas.iter().map(|quota| words.of(*quota)).collect();
    RowView {
        risk: Some(line.risk.code().to_string()),
        risk_name: line.risk.name(words).to_string(),
        said: line.said(words),
        deadline: window.map(|window| words.moment(window.file_by)).unwrap_or_default(),
        days: window
            .and_then(|window| window.days_left)
            .map(|days| words.plural(Key::plural_days, days))
            .unwrap_or_default(),
        state: line.state().map(|state| words.of(state).to_string()).unwrap_or_default(),
        average: choice.and_then(|choice| choice.average).map(|of| words.average(of)).unwrap_or_default(),
        exam: choice.and_then(|choice| said::exam(words, choice.exam)).unwrap_or_default(),
        papers: choice.map(|choice| papers(words, choice)).unwrap_or_default(),
        quotas: quotas.join(", "),
        ..row
    }
}

fn papers(words: &Words, choice: &ChoiceLine) -> String {
    let papers = choice.papers.iter().flatten().filter_map(|paper| said::paper(words, paper));
    papers.collect::<Vec<_>>().join("; ")
}

fn counts<T: Code>() -> Vec<(T, usize)> {
    T::ALL.iter().map(|value| (*value, 0)).collect()
}

fn count<T: Code>(counts: &mut [(T, usize)], value: Option<T>) {
    if let Some((_, count)) = value.and_then(|value| counts.get_mut(value.index())) {
        *count = count.saturating_add(1);
    }
}

/// Those that occur, with their codes and names.
fn named<T: Code>(counts: Vec<(T, usize)>, name: &dyn Fn(T) -> String) -> Vec<(String, String, u32)> {
    let there = counts.into_iter().filter(|(_, count)| *count > 0);
    there.map(|(value, count)| (value.code().to_string(), name(value), small(count))).collect()
}
