//! Several named cases: an entry for each with its name, when it was saved, its answers, and the edition of the rules
//! under which it was saved. An entry that cannot
//! be read is kept as it is, so that nothing is destroyed by what does not understand it.

use super::entries;
use crate::formats::answers;
use crate::formats::case_file::{self, name as tidy, same};
use crate::formats::date_text::{read_moment, write_moment};
use crate::formats::percent::{escape, unescape};
use crate::rules::calendar::Moment;
use crate::rules::case::Case;

/// The first line.
const VERSION: &str = "talapker-cases/1";
/// What a line begins with that was cut off; no name does.
const CUT: char = '?';
/// The most cases that are kept.
pub const MOST: usize = 100;

/// A case under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What the person calls it.
    pub name: String,
    /// When it was saved.
    pub at: Moment,
    /// The answers.
    pub case: Case,
    /// The name of the edition of the rules under which it was saved; empty before that was kept.
    pub edition: String,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A case.
    Saved(Box<Saved>),
    /// A line that cannot be read.
    Unreadable(String),
}

/// All of them, in the order in which they were first saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedCases {
    /// The lines.
    pub rows: Vec<Row>,
}

impl SavedCases {
    /// The cases of a text; `None` if it is not one of this version.
    pub fn read(text: &str) -> Option<Self> {
        let mut rest = entries(text, VERSION)?;
        let mut rows = Vec::new();
        while let Some((line, after)) = rest.split_once('\n') {
            rows.push(read_row(line).unwrap_or_else(|| Row::Unreadable(line.to_string())));
            rest = after;
        }
        // Each line ends; what does not was cut off, even if it reads well.
        if !rest.is_empty() {
            rows.push(Row::Unreadable(format!("{CUT}{rest}")));
        }
        Some(Self { rows })
    }

    /// The text.
    pub fn write(&self) -> String {
        let mut text = format!("{VERSION}\n");
        for row in &self.rows {
            match row {
                Row::Saved(saved) => {
                    let Saved { name, at, case, edition } = saved.as_ref();
                    text.push_str(&[escape(name), write_moment(*at), answers::write(case)].join("\t"));
                    if !edition.is_empty() {
                        text.push('\t');
                        text.push_str(&escape(edition));
                    }
                }
                Row::Unreadable(line) => text.push_str(line),
            }
            text.push('\n');
        }
        text
    }

    /// The cases that can be read.
    pub fn saved(&self) -> impl Iterator<Item = &Saved> {
        self.rows.iter().filter_map(|row| match row {
            Row::Saved(saved) => Some(saved.as_ref()),
            Row::Unreadable(_) => None,
        })
    }

    /// The case of that name, however its letters are written.
    pub fn get(&self, name: &str) -> Option<&Saved> {
        self.saved().find(|saved| alike(&saved.name, name))
    }

    /// The first case with just these answers.
    pub fn holding(&self, case: &Case) -> Option<&Saved> {
        self.saved().find(|saved| same(&saved.case, case))
    }

    /// Saves a case, in the place of one of that name if there is one; `false` if there is no room.
    #[must_use]
    pub fn put(&mut self, saved: Saved) -> bool {
        let at = self.place(&saved.name).unwrap_or(self.rows.len());
        let row = Row::Saved(Box::new(saved));
        if let Some(place) = self.rows.get_mut(at) {
            *place = row;
            return true;
        }
        let room = at < MOST;
        if room {
            self.rows.push(row);
        }
        room
    }

    /// Gives the case of a name another one; `false` if that is taken by a third, or there is no such case.
    #[must_use]
    pub fn rename(&mut self, name: &str, new: &str) -> bool {
        if !alike(name, new) && self.get(new).is_some() {
            return false;
        }
        match self.place(name).and_then(|at| self.rows.get_mut(at)) {
            Some(Row::Saved(saved)) => {
                saved.name = new.to_string();
                true
            }
            Some(Row::Unreadable(_)) | None => false,
        }
    }

    /// A name that nobody has yet: this one, or with a number behind it.
    pub fn free_name(&self, wanted: &str) -> String {
        let numbered = (2..).map(|n: usize| {
            let end = format!(" ({n})");
            let room = case_file::NAME_LONGEST - end.len();
            let start: String = wanted.chars().take(room).collect();
            format!("{}{end}", start.trim_end())
        });
        let mut names = std::iter::once(wanted.to_string()).chain(numbered);
        names.find(|name| self.get(name).is_none()).unwrap_or_default()
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.rows.iter().position(|row| match row {
            Row::Saved(saved) => alike(&saved.name, name),
            Row::Unreadable(_) => false,
        })
    }
}

fn alike(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn read_row(line: &str) -> Option<Row> {
    let mut parts = line.split('\t');
    let (name, at, answers) = (parts.next()?, parts.next()?, parts.next()?);
    let name = unescape(name)?;
    let (case, unused) = answers::read(answers);
    let edition = parts.next().map_or(Some(String::new()), unescape)?;
    let whole = parts.next().is_none()
        && unused.is_empty()
        && !line.starts_with(CUT)
        && tidy(&name).as_ref() == Some(&name);
    whole.then_some(Row::Saved(Box::new(Saved { name, at: read_moment(at)?, case, edition })))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "talapker-cases/1\n\
        %D0%90%D0%B9%D1%88%D0%B0\t2026-08-10T10:00\tbase=basic_secondary&average=4.62\n\
        B%09%0A%26%3D%3F\t2026-08-10T10:05\t\n";

    fn saved(name: &str, answers: &str) -> Saved {
        let case = answers::read(answers).0;
        Saved { name: name.into(), at: read_moment("2026-08-10").unwrap(), case, edition: String::new() }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut shelf = SavedCases::default();
        for (name, answers) in [("Айша", "base=basic_secondary&1.label=a%09%0Ab"), ("=&?%", "")] {
            assert!(shelf.put(saved(name, answers)));
        }
        assert!(shelf.put(Saved { edition: "578-20-2025".into(), ..saved("Берік", "base=higher") }));
        assert!(shelf.write().ends_with("\tbase=higher\t578-20-2025\n"));
        assert_eq!(SavedCases::read(&shelf.write()), Some(shelf));
    }

    #[test]
    fn another_text_or_version_is_refused_as_a_whole() {
        for text in ["", "talapker-cases/1", "talapker-cases/2\n", "{}\n", "talapker-cases/10\n"] {
            assert_eq!(SavedCases::read(text), None, "{text}");
        }
        assert_eq!(SavedCases::read("talapker-cases/1\n"), Some(SavedCases::default()));
    }

    /// A line that cannot be read, a name that cannot be given, and every text that was cut.
    #[test]
    fn lines_that_cannot_be_read_stay_as_they_are() {
        let shelf = SavedCases::read(TEXT).unwrap();
        assert_eq!(shelf.saved().count(), 1);
        assert_eq!(shelf.write(), TEXT);
        for (end, _) in TEXT.char_indices().skip("talapker-cases/1\n".len()) {
            let cut = SavedCases::read(&TEXT[..end]).unwrap();
            let lines = TEXT[..end].matches('\n').count() - 1;
            assert_eq!(cut.saved().count(), lines.min(1), "{end}");
            let again = SavedCases::read(&cut.write()).unwrap();
            assert_eq!(again, cut, "also after it is written again");
        }
    }

    #[test]
    fn a_name_is_there_once_however_it_is_written() {
        let mut shelf = SavedCases::read(TEXT).unwrap();
        assert!(shelf.put(saved("АЙША", "base=higher")));
        assert_eq!(shelf.saved().count(), 1);
        assert_eq!(
            shelf.holding(&saved("", "base=higher").case).map(|saved| saved.name.as_str()),
            Some("АЙША")
        );
        assert_eq!(shelf.free_name("айша"), "айша (2)");
        assert!(shelf.put(saved("Берік", "")));
        assert!(!shelf.rename("Берік", "айша"));
        assert!(!shelf.rename("Ержан", "Ерлан"));
        assert!(shelf.rename("айша", "Айша"));
        assert_eq!(shelf.free_name(&"ы".repeat(60)).chars().count(), 60);
        assert!(shelf.put(saved(&"ы".repeat(60), "")));
        assert_eq!(shelf.free_name(&"ы".repeat(60)).chars().count(), 60);
    }

    #[test]
    fn there_is_an_end_to_it() {
        let mut shelf = SavedCases::default();
        assert!((0..MOST).all(|n| shelf.put(saved(&n.to_string(), ""))));
        assert!(!shelf.put(saved("one more", "")));
        assert!(shelf.put(saved("7", "base=higher")), "one that is there can be replaced");
    }
}
