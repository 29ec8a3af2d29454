//! Lists: programmes, applicants, and what takes no part.

use super::held::{Held, Outcome};
use super::kept::Compared;
use super::{place, small, window};
use crate::class::fold::alike;
use crate::placement::protocol::{ApplicantRow, Only, ProgrammeResult, ProgrammeRow, Reply};
use crate::placement::session::view;
use crate::rules::code::Code as _;
use crate::rules::placement::Asked;

/// What was worked out to be shown, until something changes.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Everybody in the order of ids.
    by_id: Option<Vec<u32>>,
    /// Those that were looked for last, and by what.
    found: Option<(String, Only, Vec<u32>)>,
    /// Who asked at the programme that was opened last.
    pub(super) asked: Option<(u32, Vec<Asked>)>,
    /// Who moved between the kept result that was looked at last and the present one.
    pub(super) compared: Option<Compared>,
}

/// Words that are looked for, each of them anywhere in a name.
struct Looked(Vec<String>);

impl Looked {
    fn new(text: &str) -> Self {
        Self(text.split_whitespace().map(alike).filter(|word| !word.is_empty()).collect())
    }

    fn is_in(&self, name: &str) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let name = alike(name);
        self.0.iter().all(|word| name.contains(word))
    }
}

impl Held {
    pub(super) fn programmes(&self, text: &str, from: u32, to: u32) -> Reply {
        let looked = Looked::new(text);
        let all = (0..).zip(self.cohort.programmes());
        let found: Vec<u32> = all.filter(|(_, of)| looked.is_in(&of.id)).map(|(at, _)| at).collect();
        let rows = window(&found, from, to).into_iter().filter_map(|at| self.programme_row(at));
        Reply::Programmes(self.version, small(found.len()), from, rows.collect())
    }

    pub(super) fn programme_row(&self, at: u32) -> Option<ProgrammeRow> {
        let of = self.cohort.programmes().get(place(at))?;
        Some(ProgrammeRow {
            at,
            id: of.id.clone(),
            seats: of.seats,
            reserved: of.reserved.iter().map(|(quota, seats)| (quota.code().to_string(), *seats)).collect(),
            exempt: of.minimum_exempt,
            result: self.programme_result(at),
        })
    }

    fn programme_result(&self, at: u32) -> Option<ProgrammeResult> {
        let result = self.result.as_ref()?;
        let of = result.placement().programme(at)?;
        let reserved = of.cutoff_reserved.iter();
        Some(ProgrammeResult {
            placed: u32::try_from(of.placed).unwrap_or(u32::MAX),
            left: of.programme.seats.saturating_sub(of.placed),
            cutoff: of.cutoff.map(view::score),
            cutoff_reserved: reserved
                .map(|(quota, score)| (quota.code().to_string(), view::score(score)))
                .collect(),
            closed: of.closed,
            asked: result.asked.get(place(at)).copied().unwrap_or(0),
        })
    }

    /// Everybody in the order of ids.
    pub(super) fn by_id(&mut self) -> &[u32] {
        let cohort = &*self.cohort;
        self.lists.by_id.get_or_insert_with(|| cohort.by_id())
    }

    pub(super) fn applicants(&mut self, text: String, only: Only, from: u32, to: u32) -> Reply {
        let looked = Looked::new(&text);
        let (all, wanted) = if only == Only::All && looked.0.is_empty() {
            let all = self.by_id();
            (all.len(), window(all, from, to))
        } else {
            let known = self.lists.found.as_ref().is_some_and(|(words, of, _)| *words == text && *of == only);
            if !known {
                let found = self.look(&looked, only);
                self.lists.found = Some((text, only, found));
            }
            let found = self.lists.found.as_ref().map(|(_, _, found)| found.as_slice()).unwrap_or_default();
            (found.len(), window(found, from, to))
        };
        let rows = wanted.into_iter().filter_map(|at| self.applicant_row(at)).collect();
        Reply::Applicants(self.version, small(all), from, rows)
    }

    fn look(&mut self, looked: &Looked, only: Only) -> Vec<u32> {
        let mut found = self.by_id().to_vec();
        let placement = self.result.as_ref().map(Outcome::placement);
        found.retain(|at| {
            let wanted = match only {
                Only::All => true,
                Only::Placed => placement.as_ref().is_some_and(|all| all.place(*at).is_some()),
                Only::Unplaced => placement.as_ref().is_some_and(|all| all.place(*at).is_none()),
                Only::ByLot => placement.as_ref().is_some_and(|all| all.is_by_lot(*at)),
                Only::SeveralQuotas => self.is_undecided(*at),
            };
            wanted && looked.is_in(self.cohort.id(*at))
        });
        found
    }

    pub(super) fn applicant_row(&self, at: u32) -> Option<ApplicantRow> {
        let cohort = &*self.cohort;
        if place(at) >= cohort.len() {
            return None;
        }
        let placement = self.result.as_ref().map(Outcome::placement);
        let quotas = self.people.quotas.get(&at).map(Vec::as_slice).unwrap_or_default();
        Some(ApplicantRow {
            at,
            id: cohort.id(at).to_string(),
            quota: view::quota(cohort.quota(at)),
            quotas: quotas.iter().map(|quota| quota.code().to_string()).collect(),
            average: cohort.certificate_average(at).map(|average| average.to_string()),
            choices: small(cohort.choices(at).count()),
            ran: placement.is_some(),
            place: placement.as_ref().and_then(|all| view::place(all, at)),
            by_lot: placement.as_ref().is_some_and(|all| all.is_by_lot(at)),
            lucky: self.lucky_anywhere(at),
        })
    }

    pub(super) fn tell_left_out(&self, from: u32, to: u32) -> Reply {
        let (programmes, applicants) = (&self.left_out, &self.people.left_out);
        let all = programmes.len().saturating_add(applicants.len());
        let mut rows = window(programmes, from, to);
        let before = small(programmes.len());
        let (from_there, to_there) = (from.saturating_sub(before), to.saturating_sub(before));
        rows.extend(window(applicants, from_there, to_there));
        Reply::LeftOut(small(all), from, rows)
    }
}
