//! Changes of a cohort that is there already.

use super::{Cohort, Fault, Part, Programme};
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::QuotaCategory;

impl Cohort {
    /// The same settings and programmes, and no applicant.
    #[must_use]
    pub fn without_applicants(&self) -> Self {
        let mut cohort = self.settings();
        for programme in &self.programmes {
            // It had its place before, so it has one here.
            let _ = cohort.add_programme(programme.clone());
        }
        cohort
    }

    /// The same settings, and nothing else.
    #[must_use]
    pub fn settings(&self) -> Self {
        Self {
            seed: self.seed,
            unused_reserved: self.unused_reserved,
            minimum_group: self.minimum_group,
            ..Self::default()
        }
    }

    /// Takes all programmes out. The choices keep their names.
    pub fn remove_programmes(&mut self) {
        self.programmes.clear();
        self.names.iter_mut().for_each(|(_, row)| *row = None);
    }

    /// Changes the programme of a row. With another id its choices go along, unless somebody chose that id already: then the
    /// row is that of those who chose it. Whether they went along.
    ///
    /// # Errors
    /// The [`Fault`] for which nothing is changed, as of [`Cohort::add_programme`].
    pub fn set_programme(&mut self, at: u32, programme: Programme) -> Result<bool, Fault> {
        self.fits(Some(at), &programme)?;
        let Some(before) = self.programmes.get_mut(at as usize) else {
            return Err(Fault { part: Part::Row, reason: IgnoredReason::OutOfRange });
        };
        let before = std::mem::replace(before, programme.clone());
        let old = self.name_places.get(before.id.as_str()).copied().filter(|_| before.id != programme.id);
        let new = self.name_places.get(programme.id.as_str()).copied();
        Ok(old.is_some_and(|old| self.rename(at, old, new, &programme.id)))
    }

    fn rename(&mut self, at: u32, old: u32, new: Option<u32>, id: &str) -> bool {
        let chosen = new.filter(|new| self.wishes.iter().any(|wish| wish.name == *new));
        if let Some((_, row)) = chosen.and_then(|new| self.names.get_mut(new as usize)) {
            *row = Some(at);
            if let Some((_, row)) = self.names.get_mut(old as usize) {
                *row = None;
            }
            return false;
        }
        let id: std::sync::Arc<str> = id.into();
        let Some((name, _)) = self.names.get_mut(old as usize) else { return false };
        let before = std::mem::replace(name, id.clone());
        // The two change places, so that every name still has one.
        match new.and_then(|new| Some((new, self.names.get_mut(new as usize)?))) {
            Some((new, (name, _))) => {
                *name = before.clone();
                self.name_places.insert(before, new);
            }
            None => drop(self.name_places.remove(&before)),
        }
        self.name_places.insert(id, old);
        true
    }

    /// Takes the programme of a row out: those behind it move up. The choices keep its name.
    pub fn remove_programme(&mut self, at: u32) {
        if self.programmes.get(at as usize).is_none() {
            return;
        }
        self.programmes.remove(at as usize);
        for (_, row) in &mut self.names {
            *row = row.filter(|row| *row != at).map(|row| if row > at { row.saturating_sub(1) } else { row });
        }
    }

    /// In which quota an applicant takes part.
    pub fn set_quota(&mut self, applicant: u32, quota: Option<QuotaCategory>) {
        if let Some(applicant) = self.applicants.get_mut(applicant as usize) {
            applicant.quota = quota;
        }
    }
}
