//! Everybody with the place, as a table that is read again as the same applicants.
//!
//! The columns behind the choices say what came out; no reader knows their headings.

use super::heading::Column;
use crate::class::write::csv::{self, Style};
use crate::class::write::{Grid, Out};
use crate::rules::placement::cohort::Cohort;
use crate::rules::placement::exact::Exact;
use crate::rules::placement::{Placement, Seat};
use crate::text::{Key, Words};

/// The rows of a cohort's applicants.
pub(in crate::placement) struct People<'a> {
    pub(in crate::placement) words: &'a Words,
    pub(in crate::placement) cohort: &'a Cohort,
    /// What came out, if it was distributed.
    pub(in crate::placement) placement: Option<Placement<'a>>,
    /// In which order they stand.
    pub(in crate::placement) order: &'a [u32],
    /// How many choices the one has who has most.
    choices: usize,
}

impl<'a> People<'a> {
    pub(in crate::placement) fn new(
        words: &'a Words,
        cohort: &'a Cohort,
        placement: Option<Placement<'a>>,
        order: &'a [u32],
    ) -> Self {
        let choices = order.iter().map(|at| cohort.choices(*at).count()).max().unwrap_or(0);
        Self { words, cohort, placement, order, choices }
    }

    fn headings(&self) -> Vec<String> {
        let choices = (0..self.choices).flat_map(|at| [Column::Choice(at), Column::Score(at)]);
        let own = [Column::Id, Column::Quota, Column::Average].into_iter().chain(choices);
        let mut headings: Vec<String> = own.map(|column| column.heading(self.words)).collect();
        if self.placement.is_some() {
            let more = [Key::place_to, Key::place_which, Key::place_seat, Key::place_by_lot];
            headings.extend(more.map(|key| self.words.t(key).to_string()));
        }
        headings
    }

    fn row(&self, at: u32) -> Vec<Out> {
        let quota = self.cohort.quota(at).map(|quota| Out::Text(self.words.of(quota).to_string()));
        let average = self.cohort.certificate_average(at).map(|average| Out::Number(average.to_string()));
        let mut row = vec![
            Out::Text(self.cohort.id(at).to_string()),
            quota.unwrap_or(Out::Empty),
            average.unwrap_or(Out::Empty),
        ];
        for (programme, of) in self.cohort.choices(at) {
            row.push(Out::Text(programme.to_string()));
            row.push(score(of));
        }
        row.resize(self.choices.saturating_mul(2).saturating_add(3), Out::Empty);
        if let Some(placement) = &self.placement {
            row.extend(self.placed(placement, at));
        }
        row
    }

    fn placed(&self, placement: &Placement, at: u32) -> [Out; 4] {
        let by_lot = Out::Text(self.words.yes_or_no(placement.is_by_lot(at)).to_string());
        let Some(place) = placement.place(at) else { return [Out::Empty, Out::Empty, Out::Empty, by_lot] };
        let programme = self.cohort.choice(at, place.choice).map(|(id, ..)| Out::Text(id.to_string()));
        let seat = match place.seat {
            Seat::Open => self.words.t(Key::place_open).to_string(),
            Seat::Reserved(quota) => Column::Reserved(quota).heading(self.words),
        };
        [programme.unwrap_or(Out::Empty), Out::Number(place.choice.to_string()), Out::Text(seat), by_lot]
    }

    /// As CSV for spreadsheets of this country.
    pub(in crate::placement) fn csv(&self) -> Vec<u8> {
        let mut text = csv::begin(&self.headings(), Style::Spreadsheet);
        for at in self.order {
            csv::line(&mut text, &self.row(*at), Style::Spreadsheet);
        }
        text.into_bytes()
    }

    /// As a table.
    pub(in crate::placement) fn grid(&self) -> Grid {
        Grid { headings: self.headings(), rows: self.order.iter().map(|at| self.row(*at)).collect() }
    }
}

/// A score: a number if it has few decimals, else a fraction with a stroke of its own, because a spreadsheet would make a day
/// of `14/3`.
fn score(score: &Exact) -> Out {
    match score.decimal() {
        Some(decimal) => Out::Number(decimal),
        None => Out::Text(score.to_string().replace('/', "⁄")),
    }
}
