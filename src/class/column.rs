//! Columns: what a heading names, found in the one table of questions.

use std::collections::BTreeMap;

use super::fold::{alike, bare, bare_with_gaps, tidy};
use crate::rules::case::MAX_CHOICES;
use crate::rules::code::codes;
use crate::rules::question::{Place, Question};
use crate::text::Words;
use crate::text::heading::{Beside, WHOSE, other_names};

/// What a column is read into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name, or a part of it.
    Name(Beside),
    /// The class or group.
    Group,
    /// An answer of the case.
    Answer(Place),
}

impl Field {
    /// Its key: `name`, `group`, `1.form`.
    pub fn key(&self) -> String {
        match self {
            Self::Name(_) => "name".to_string(),
            Self::Group => "group".to_string(),
            Self::Answer(place) => place.key(),
        }
    }
}

codes! {
    /// Why a column is not used.
    pub enum Unused {
        /// It numbers the rows.
        RowNumber = "row_number",
        /// It holds what is never asked for.
        NotAsked = "not_asked",
        /// Its heading is not known.
        Unknown = "unknown",
        /// An earlier column has the same field.
        Duplicate = "duplicate",
        /// It has no heading.
        Empty = "empty",
    }
}

/// What a heading names.
pub type Named = Result<Field, Unused>;

/// All the names of columns.
#[derive(Clone, Debug)]
pub struct Index {
    exact: BTreeMap<String, Named>,
    alike: BTreeMap<String, Named>,
    words: Vec<Words>,
}

impl Index {
    /// The names in these languages, and those that hold in every one.
    pub fn new(words: &[Words]) -> Self {
        let (exact, alike) = (BTreeMap::new(), BTreeMap::new());
        let mut index = Self { exact, alike, words: words.to_vec() };
        for question in Question::every() {
            index.question(&question);
        }
        for beside in Beside::ALL.iter().copied() {
            index.beside(beside);
        }
        index
    }

    /// The languages.
    pub fn words(&self) -> &[Words] {
        &self.words
    }

    fn question(&mut self, question: &Question) {
        let mut names = vec![question.key()];
        names.extend(other_names(question).iter().map(|name| (*name).to_string()));
        names.extend(self.words.iter().map(|words| words.heading(question)));
        let places = if question.is_of_choice() { MAX_CHOICES } else { 1 };
        for at in 0..places {
            let place = question.clone().of(at);
            self.add(&place.key(), Ok(Field::Answer(place.clone())));
            for name in &names {
                let field = Ok(Field::Answer(place.clone()));
                if at == 0 {
                    self.add(name, field.clone());
                }
                if question.is_of_choice() {
                    for name in self.numbered(name, at) {
                        self.add(&name, field.clone());
                    }
                }
            }
        }
    }

    /// A heading of a choice with its number, before and behind it, and as it is written.
    fn numbered(&self, name: &str, at: usize) -> Vec<String> {
        let number = at.saturating_add(1);
        let mut names = vec![format!("{number} {name}"), format!("{name} {number}")];
        names.extend(self.words.iter().map(|words| format!("{} {name}", words.choice(at))));
        names
    }

    fn beside(&mut self, beside: Beside) {
        let headings: Vec<&str> = self.words.iter().map(|words| beside.heading(words.lang)).collect();
        let own = headings.into_iter().chain(beside.other_names().iter().copied());
        for name in own {
            let named = match beside {
                Beside::Name | Beside::Surname | Beside::GivenName | Beside::Patronymic => {
                    Ok(Field::Name(beside))
                }
                Beside::Group => Ok(Field::Group),
                Beside::RowNumber => Err(Unused::RowNumber),
                Beside::NotAsked => Err(Unused::NotAsked),
            };
            let of_person = matches!(named, Ok(Field::Name(_)));
            for whose in if of_person { WHOSE } else { &[""] } {
                self.add(&format!("{name} {whose}"), named.clone());
            }
        }
        if beside == Beside::Group {
            self.add(&Field::Group.key(), Ok(Field::Group));
        }
    }

    fn add(&mut self, name: &str, named: Named) {
        let (bare, alike) = (bare(name), alike(name));
        if !bare.is_empty() {
            self.exact.entry(bare).or_insert_with(|| named.clone());
            self.alike.entry(alike).or_insert(named);
        }
    }

    /// What a heading names: the whole of it, or each of its parts that `/` joins, all the same. With `gaps`, a `?` in
    /// it stands for any letter.
    pub fn find(&self, heading: &str, gaps: bool) -> Option<Named> {
        if let Some(named) = self.whole(heading, gaps) {
            return Some(named);
        }
        for sign in ['/', '\n'] {
            let parts: Vec<&str> = heading.split(sign).filter(|part| !tidy(part).is_empty()).collect();
            if parts.len() < 2 {
                continue;
            }
            let mut named = parts.iter().map(|part| self.whole(part, gaps));
            if let Some(Some(first)) = named.next()
                && named.all(|other| other.as_ref() == Some(&first))
            {
                return Some(first);
            }
        }
        None
    }

    fn whole(&self, heading: &str, gaps: bool) -> Option<Named> {
        let name = bare(heading);
        if name.is_empty() {
            let number = matches!(tidy(heading).as_str(), "№" | "#" | "№№");
            return if number { Some(Err(Unused::RowNumber)) } else { None };
        }
        if let Some(place) = own_subject(heading) {
            return Some(Ok(Field::Answer(place)));
        }
        let found = self.exact.get(&name).or_else(|| self.alike.get(&alike(heading)));
        if found.is_some() || !gaps || !heading.contains('?') {
            return found.cloned();
        }
        let pattern: Vec<char> = bare_with_gaps(heading).chars().collect();
        let mut fitting = self.alike.iter().filter(|(name, _)| fits(&pattern, name)).map(|(_, named)| named);
        let first = fitting.next()?;
        fitting.all(|other| other == first).then(|| first.clone())
    }

    /// Whether a heading gets a field.
    pub fn is_field(&self, heading: &str, gaps: bool) -> bool {
        matches!(self.find(heading, gaps), Some(Ok(_)))
    }
}

/// The grade of a subject of the person's own, by its key: no list has it.
fn own_subject(heading: &str) -> Option<Place> {
    if !heading.contains('.') {
        return None;
    }
    let key = tidy(heading).to_lowercase();
    Place::from_key(&key).filter(|_| key.starts_with("grade."))
}

/// Whether a name is the pattern, in which `?` is any letter.
fn fits(pattern: &[char], name: &str) -> bool {
    let mut letters = name.chars();
    let all = pattern.iter().all(|c| letters.next().is_some_and(|letter| *c == '?' || *c == letter));
    all && letters.next().is_none() && pattern.iter().any(|c| *c != '?')
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::rules::code::Code as _;
    use crate::text::source;

    fn key(heading: &str) -> String {
        match Index::new(&source::all()).find(heading, heading.contains('?')) {
            Some(Ok(field)) => field.key(),
            Some(Err(unused)) => unused.code().to_string(),
            None => "unknown".to_string(),
        }
    }

    #[test]
    fn headings_are_known_as_a_whole() {
        for (heading, field) in [
            ("1.form", "1.form"),
            ("Форма обучения", "1.form"),
            ("3.marks", "3.marks"),
            ("Grade.Algebra", "grade.algebra"),
            ("Қазақ тілі / Казахский язык", "grade.kazakh_language"),
            ("Фамилия имя отчество /Тегі, аты, әкесінің аты", "name"),
            ("Фамилия абитуриента", "name"),
            ("Tегі", "name"),
            ("?кесіні? аты", "name"),
            ("?аза? тілі", "grade.kazakh_language"),
            ("Ту\u{ad}ған кү\u{200b}ні", "birth"),
            ("Ср. балл документа", "average"),
            ("№ п/п", "row_number"),
            ("№", "row_number"),
            ("ЖСН / ИИН", "not_asked"),
            ("ФИО матери", "unknown"),
            ("Анасының аты-жөні", "unknown"),
            ("Физическая культура", "grade.physical_education"),
            ("Ср. балл за 8 класс", "unknown"),
            ("Орташа балл (жарты жылдық)", "unknown"),
            ("Қазақ тілі мен әдебиеті", "unknown"),
            ("Сынып жетекшісі", "unknown"),
            ("paper.photo.until", "paper.photo.until"),
            ("075/е", "paper.medical_075u"),
            ("Статус заявления", "unknown"),
        ] {
            assert_eq!(key(heading), field, "{heading}");
        }
    }

    #[test]
    fn a_heading_with_a_number_is_that_of_a_choice() {
        for words in source::all() {
            for question in Question::every().filter(Question::is_of_choice) {
                let heading = words.heading(&question);
                assert_eq!(key(&heading), question.clone().of(0).key());
                assert_eq!(key(&format!("{}: {heading}", words.choice(2))), question.of(2).key());
            }
        }
    }

    /// Every name is that of one column, also where look-alikes are one and choices have numbers.
    #[test]
    fn no_name_is_that_of_two_columns() {
        let index = Index::new(&source::all());
        for question in Question::every() {
            for words in source::all() {
                let named = index.find(&words.heading(&question), false);
                assert_eq!(named, Some(Ok(Field::Answer(question.clone().of(0)))), "{question:?}");
            }
            for name in other_names(&question) {
                let named = index.find(name, false);
                assert_eq!(named, Some(Ok(Field::Answer(question.clone().of(0)))), "{name}");
            }
        }
        for beside in Beside::ALL {
            for name in beside.other_names() {
                let named = index.find(name, false).unwrap();
                let expected = match named {
                    Ok(Field::Name(part)) => part == *beside,
                    Ok(Field::Group) => *beside == Beside::Group,
                    Err(Unused::RowNumber) => *beside == Beside::RowNumber,
                    Err(Unused::NotAsked) => *beside == Beside::NotAsked,
                    Ok(Field::Answer(_)) | Err(Unused::Unknown | Unused::Duplicate | Unused::Empty) => false,
                };
                assert!(expected, "{name}: {named:?}");
            }
        }
    }
}
