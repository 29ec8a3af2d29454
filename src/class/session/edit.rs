//! Changes of the class, and the way back.

use super::open::field;
use super::protocol::{PupilCase, Reply};
use super::{Session, field as fields, place, small};
use crate::class::cell::{self, Reader, Reason};
use crate::class::column::Field;
use crate::class::order::Names;
use crate::class::read::Pupil;
use crate::class::table::Cell;
use crate::formats::saved::{read_answers, write_answers};
use crate::rules::code::Code as _;

/// A change, with what is needed to take it back.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// A pupil was another one, and these problems were open.
    Pupil(usize, Box<Pupil>, Vec<usize>),
    /// A pupil was added.
    Added(usize),
    /// A pupil was taken out.
    Removed(usize),
    /// A problem was left as it is.
    Left(usize),
}

impl Session {
    pub(super) fn edit(&mut self, at: u32, key: &str, text: &str, reply: &mut dyn FnMut(Reply)) {
        let (Some(words), Some(pupil), Some(field)) = (self.words(), self.class.pupil(place(at)), field(key))
        else {
            return reply(Reply::Done);
        };
        match self.edited(pupil, &field, text) {
            Err(reason) => {
                let allowed = fields::allowed(words, &field);
                let (field, text, reason) = (key.to_string(), text.to_string(), reason.code().to_string());
                reply(Reply::Unreadable { at, field, text, reason, allowed });
            }
            Ok(after) => {
                self.put(place(at), after, &|own| own.key() == field.key());
                reply(self.listed());
                reply(self.fields_and(at, Some(field)));
            }
        }
    }

    /// The pupil with what was typed into a field.
    fn edited(&self, pupil: &Pupil, field: &Field, text: &str) -> Result<Pupil, Reason> {
        let mut pupil = pupil.clone();
        let typed = Cell::Text(text.to_string());
        match field {
            Field::Name(_) => pupil.name = cell::name(&typed)?,
            Field::Group => pupil.group = cell::group(&typed)?,
            Field::Answer(place) => {
                let index = self.texts.as_ref().map(|texts| &texts.index);
                let reader = index.and_then(|index| Reader::new(index, field, false));
                let value = reader.map_or(Ok(None), |reader| reader.read(&typed))?;
                pupil.case.put(place, value);
            }
        }
        Ok(pupil)
    }

    /// Puts a pupil into the place of another; what could not be read of these fields is mended by that.
    fn put(&mut self, at: usize, after: Pupil, mends: &dyn Fn(&Field) -> bool) {
        let class = &mut self.class;
        let mut mended = Vec::new();
        for (number, entry) in class.problems.iter_mut().enumerate().filter(|(_, entry)| entry.open) {
            if entry.cell.as_ref().is_some_and(|(pupil, field)| *pupil == at && mends(field)) {
                entry.open = false;
                mended.push(number);
            }
        }
        let Some(pupil) = class.pupils.get_mut(at) else { return };
        if *pupil == after && mended.is_empty() {
            return;
        }
        let renamed = (&pupil.name, &pupil.group) != (&after.name, &after.group);
        let before = std::mem::replace(pupil, after);
        class.changes.push(Change::Pupil(at, Box::new(before), mended));
        self.changed(at, renamed);
    }

    /// A pupil is another one now: the line is worked out anew, the order stays as it is. The names of all are made anew only
    /// for another name.
    fn changed(&mut self, at: usize, renamed: bool) {
        let class = &mut self.class;
        if let Some(line) = class.lines.get_mut(at) {
            *line = None;
        }
        if renamed {
            class.names = Names::of(&class.pupils);
        }
        class.changed();
        self.line(at);
    }

    /// The pupil whose change would be taken back next.
    pub(super) fn undoes(&self) -> Option<u32> {
        let at = match self.class.changes.last()? {
            Change::Pupil(at, ..) | Change::Added(at) | Change::Removed(at) => *at,
            Change::Left(number) => self.class.problems.get(*number)?.cell.as_ref()?.0,
        };
        Some(small(at))
    }

    pub(super) fn put_case(&mut self, at: u32, answers: &str, reply: &mut dyn FnMut(Reply)) {
        let read = read_answers(answers);
        if let (Some(case), Some(pupil)) = (read, self.class.pupil(place(at))) {
            let before = pupil.case.clone();
            let after = Pupil { case, ..pupil.clone() };
            let case = after.case.clone();
            // What was answered there is mended.
            let differs = move |field: &Field| match field {
                Field::Answer(place) => case.answer(place) != before.answer(place),
                Field::Name(_) | Field::Group => false,
            };
            self.put(place(at), after, &differs);
        }
        reply(self.listed());
    }

    pub(super) fn add(&mut self, reply: &mut dyn FnMut(Reply)) {
        let class = &mut self.class;
        let at = class.pupils.len();
        let row = class.pupils.iter().map(|pupil| pupil.row).max().unwrap_or(1).saturating_add(1);
        let case = crate::rules::case::Case::default();
        class.pupils.push(Pupil { row, name: None, group: None, case });
        class.gone.push(false);
        class.lines.push(None);
        class.shown.push(at);
        class.changes.push(Change::Added(at));
        self.changed(at, true);
        reply(self.listed());
        reply(self.fields_of(small(at)));
    }

    pub(super) fn remove(&mut self, at: u32, reply: &mut dyn FnMut(Reply)) {
        let class = &mut self.class;
        if let Some(gone) = class.gone.get_mut(place(at)).filter(|gone| !**gone) {
            *gone = true;
            class.shown.retain(|shown| *shown != place(at));
            class.changes.push(Change::Removed(place(at)));
            class.changed();
        }
        reply(self.listed());
    }

    pub(super) fn undo(&mut self, reply: &mut dyn FnMut(Reply)) {
        let class = &mut self.class;
        let change = class.changes.pop();
        // What was written holds a change that is none any more.
        if class.written.is_some_and(|written| written > class.changes.len()) {
            class.written = None;
        }
        let mut at = None;
        match change {
            None => {}
            Some(Change::Pupil(pupil, before, mended)) => {
                for number in mended {
                    if let Some(entry) = class.problems.get_mut(number) {
                        entry.open = true;
                    }
                }
                let mut renamed = false;
                if let Some(place) = class.pupils.get_mut(pupil) {
                    renamed = (&place.name, &place.group) != (&before.name, &before.group);
                    *place = *before;
                }
                self.changed(pupil, renamed);
                at = Some(pupil);
            }
            Some(Change::Added(pupil)) => {
                if let Some(gone) = class.gone.get_mut(pupil) {
                    *gone = true;
                }
                class.shown.retain(|shown| *shown != pupil);
                class.changed();
            }
            Some(Change::Removed(pupil)) => {
                if let Some(gone) = class.gone.get_mut(pupil) {
                    *gone = false;
                }
                self.select();
                self.class.changed();
                at = Some(pupil);
            }
            Some(Change::Left(number)) => {
                if let Some(entry) = class.problems.get_mut(number) {
                    entry.open = true;
                }
                class.changed();
            }
        }
        reply(self.listed());
        if let Some(at) = at {
            reply(self.fields_of(small(at)));
        }
    }

    pub(super) fn case(&self, at: u32) -> Option<PupilCase> {
        let pupil = self.class.pupil(place(at))?;
        let Pupil { name, group, case, row: _ } = pupil;
        Some(PupilCase { at, name: name.clone(), group: group.clone(), answers: write_answers(case) })
    }
}
