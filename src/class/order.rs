//! Rows in order, and those that are wanted: functions of the rows that give their indexes.
//!
//! Names stand in the order of the Kazakh alphabet, and are found whatever alphabet their look-alike letters are of.

use std::cmp::Ordering;

use super::fold::{alike, tidy};
use super::line::{Line, Risk};
use super::read::Pupil;
use crate::rules::assessment::WindowState;
use crate::rules::case::BaseEducation;
use crate::rules::code::{Set, codes};

/// The Kazakh alphabet; `ё` stands with `е`, as in [`alike`].
const ALPHABET: &str = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

codes! {
    /// By what rows are sorted.
    pub enum By {
        /// As they stand in the file.
        Row = "row",
        /// The name.
        Name = "name",
        /// The class, then the name.
        Group = "group",
        /// What presses most.
        Risk = "risk",
        /// The deadline.
        Deadline = "deadline",
        /// Where the moment stands to the window.
        State = "state",
        /// The exact average.
        Average = "average",
        /// How many papers are missing, expired or not spoken of.
        Papers = "papers",
    }
}

/// Which rows are wanted: those for which all of it holds. What is empty holds for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of the name, each a part of it.
    pub name: String,
    /// States of the window; none of them for a pupil without one.
    pub states: Set<WindowState>,
    /// Risks.
    pub risks: Set<Risk>,
    /// The class, as it is written.
    pub group: Option<String>,
    /// The education so far.
    pub base: Option<BaseEducation>,
}

/// The names of a class as they are compared and searched: made once, whenever names change.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// A name and a class, letter by letter; `None` stands last.
    keys: Vec<Option<Vec<u32>>>,
    groups: Vec<Option<Vec<u32>>>,
    folded: Vec<String>,
}

impl Names {
    /// The names of these pupils.
    pub fn of(pupils: &[Pupil]) -> Self {
        let mut names = Self::default();
        names.add(pupils);
        names
    }

    /// The names of those that have come behind the others.
    pub fn add(&mut self, pupils: &[Pupil]) {
        let key = |text: &Option<String>| text.as_deref().map(letters);
        for pupil in pupils.iter().skip(self.keys.len()) {
            self.keys.push(key(&pupil.name));
            self.groups.push(pupil.group.as_deref().map(numbers_first));
            self.folded.push(near(pupil.name.as_deref().unwrap_or_default()));
        }
    }
}

/// The indexes of the rows that are wanted, in order. Rows that are equal in it stand as in the file, and those without a
/// value last, also when the order is turned. A row that is not worked out yet has no value but its name.
pub fn select(
    pupils: &[Pupil],
    lines: &[Option<Line>],
    names: &Names,
    filter: &Filter,
    by: By,
    turned: bool,
) -> Vec<usize> {
    let words: Vec<String> =
        tidy(&filter.name).split(' ').map(near).filter(|word| !word.is_empty()).collect();
    let rows = pupils.iter().zip(lines).enumerate();
    let wanted = rows.filter(|(at, (pupil, line))| {
        let state = || line.as_ref().and_then(Line::state).is_some_and(|state| filter.states.contains(state));
        let risk = || line.as_ref().is_some_and(|line| filter.risks.contains(line.risk));
        let folded = names.folded.get(*at).map_or("", String::as_str);
        words.iter().all(|word| folded.contains(word.as_str()))
            && (filter.states.is_empty() || state())
            && (filter.risks.is_empty() || risk())
            && filter.group.as_ref().is_none_or(|group| pupil.group.as_ref() == Some(group))
            && filter.base.is_none_or(|base| pupil.case.applicant.base == Some(base))
    });
    let mut wanted: Vec<usize> = wanted.map(|(at, _)| at).collect();
    let line = |at: usize| lines.get(at)?.as_ref();
    match by {
        By::Row => {
            if turned {
                wanted.reverse();
            }
        }
        By::Name => sort(&mut wanted, turned, |at| names.keys.get(at)?.as_ref()),
        By::Group => {
            sort(&mut wanted, false, |at| names.keys.get(at)?.as_ref());
            sort(&mut wanted, turned, |at| names.groups.get(at)?.as_ref());
        }
        By::Risk => sort(&mut wanted, turned, |at| line(at).map(Line::urgency)),
        By::Deadline => sort(&mut wanted, turned, |at| line(at)?.window().map(|window| window.file_by)),
        By::State => sort(&mut wanted, turned, |at| line(at)?.state()),
        By::Average => sort(&mut wanted, turned, |at| line(at)?.choice()?.average),
        By::Papers => sort(&mut wanted, turned, |at| {
            let choice = line(at)?.choice()?;
            choice.papers.as_ref()?;
            Some(choice.missing().len() + choice.expired().len() + choice.unsaid().len())
        }),
    }
    wanted
}

fn sort<K: Ord>(rows: &mut Vec<usize>, turned: bool, key: impl Fn(usize) -> Option<K>) {
    let mut keyed: Vec<(Option<K>, usize)> = rows.iter().map(|at| (key(*at), *at)).collect();
    keyed.sort_by(|(one, _), (other, _)| match (one, other) {
        (Some(one), Some(other)) if turned => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    *rows = keyed.into_iter().map(|(_, at)| at).collect();
}

/// A text by the places of its letters: words one after the other, then letters of other alphabets.
fn letters(text: &str) -> Vec<u32> {
    let mut key = Vec::new();
    for word in text.split_whitespace() {
        if !key.is_empty() {
            // A shorter word stands before a longer one that begins with it.
            key.push(0);
        }
        key.extend(alike(word).chars().map(place));
    }
    key
}

/// The place of a letter: figures, the alphabet, all others.
fn place(letter: char) -> u32 {
    if let Some(figure) = letter.to_digit(10) {
        return figure.saturating_add(1);
    }
    match ALPHABET.chars().zip(11_u32..).find(|(known, _)| *known == letter) {
        Some((_, place)) => place,
        None => u32::from(letter).saturating_add(100),
    }
}

/// A class: `9 А` stands before `10 А`.
fn numbers_first(group: &str) -> Vec<u32> {
    let folded = alike(group);
    let figures = folded.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = folded.split_at(figures);
    let mut key = vec![number.parse().unwrap_or(u32::MAX)];
    key.extend(rest.chars().map(place));
    key
}

/// A text as it is searched: letters that look alike are one, and Kazakh letters are those that a Russian keyboard has
/// in their stead.
fn near(text: &str) -> String {
    let letter = |c: char| match c {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' => 'и',
        _ => c,
    };
    let word = |word: &str| alike(word).chars().map(letter).collect::<String>();
    text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::class::column::Index;
    use crate::class::encoding::windows_1251;
    use crate::class::{Options, open};
    use crate::rules::brief;
    use crate::rules::calendar::{Date, Moment};
    use crate::rules::edition::CURRENT;
    use crate::text::source;

    #[expect(clippy::unwrap_used, reason = "a failing test ends with a panic")]
    fn class(text: &str) -> (Vec<Pupil>, Vec<Option<Line>>, Names) {
        let index = Index::new(&source::all());
        let pupils = open(text.as_bytes(), &index, &Options::default(), &windows_1251).unwrap().read.pupils;
        let now = Moment::morning(Date::from_ymd_opt(2026, 8, 3).unwrap());
        let line = |pupil: &Pupil| Some(Line::of(&brief(&pupil.case, CURRENT, now)));
        let lines = pupils.iter().map(line).collect();
        let names = Names::of(&pupils);
        (pupils, lines, names)
    }

    #[expect(clippy::indexing_slicing, reason = "a failing test ends with a panic")]
    fn named(text: &str, filter: &Filter, by: By, turned: bool) -> Vec<String> {
        let (pupils, lines, names) = class(text);
        let at = select(&pupils, &lines, &names, filter, by, turned);
        at.into_iter().map(|at| pupils[at].name.clone().unwrap_or_default()).collect()
    }

    #[test]
    fn names_stand_in_the_order_of_the_kazakh_alphabet() {
        let file = include_str!("../../tests/class/26-sort-and-names.csv");
        let all = Filter::default();
        let sorted = named(file, &all, By::Name, false);
        let first: Vec<&str> = sorted.iter().map(|name| name.split(' ').next().unwrap()).collect();
        // The first letter of one of the two is a Latin `I`; they stand as in the file.
        let expected = [
            "Абай",
            "Әлімов",
            "ван",
            "Ғали",
            "Ёлкин",
            "Елкин",
            "Ким",
            "Қасым",
            "Ли",
            "Ңұр",
            "О'Тест",
            "Өтеп",
            "Тест-Мысал",
            "Ұлан",
            "Үміт",
            "Һамит",
            "Ыбырай",
            "Іргебай",
            "Iргебай",
            "Ягода",
        ];
        assert_eq!(first, expected);
        let mut turned = named(file, &all, By::Name, true);
        turned.reverse();
        let turned: Vec<&str> = turned.iter().map(|name| name.split(' ').next().unwrap()).collect();
        assert_eq!((turned[0], turned[19]), ("Абай", "Ягода"));
        assert_eq!(named(file, &all, By::Row, false)[0], "Іргебай Мысал");
    }

    #[test]
    fn a_name_is_found_by_parts_and_by_letters_that_look_alike() {
        let file = include_str!("../../tests/class/26-sort-and-names.csv");
        let find = |name: &str| {
            let filter = Filter { name: name.to_string(), ..Filter::default() };
            named(file, &filter, By::Name, false).len()
        };
        for (name, found) in [
            ("Iргебай", 2),
            ("іргебай", 2),
            ("алимов", 1),
            ("ӘЛІМОВ мысал", 1),
            ("мысал әлім", 1),
            ("o'tect", 0),
            ("ёлкин", 2),
            ("тест", 3),
            ("  ", 20),
            ("Хамит", 1),
            ("никого", 0),
        ] {
            assert_eq!(find(name), found, "{name}");
        }
    }

    #[test]
    fn rows_are_filtered_by_state_risk_class_and_base() {
        let file = "Аты-жөні;Сынып;base;issued_in;1.form;1.basis;1.kind;1.level;paper.photo;grade.algebra\n\
            Б;10 А;basic_secondary;kazakhstan;full_time;state_order;general;mid_level;жоқ;5\n\
            А;9 А;basic_secondary;kazakhstan;full_time;state_order;general;mid_level;;4\n\
            ;9 А;general_secondary;;;;;;;5\n";
        let by = |filter: Filter| named(file, &filter, By::Name, false);
        assert_eq!(by(Filter::default()), ["А", "Б", ""]);
        assert_eq!(named(file, &Filter::default(), By::Name, true), ["Б", "А", ""]);
        assert_eq!(named(file, &Filter::default(), By::Group, false), ["А", "", "Б"]);
        assert_eq!(named(file, &Filter::default(), By::Risk, false), ["Б", "А", ""]);
        assert_eq!(by(Filter { group: Some("9 А".to_string()), ..Filter::default() }), ["А", ""]);
        let base = Some(BaseEducation::GeneralSecondary);
        assert_eq!(by(Filter { base, ..Filter::default() }), [""]);
        let states = [WindowState::Open].into_iter().collect();
        assert_eq!(by(Filter { states, ..Filter::default() }), ["А", "Б"]);
        let risks = [Risk::Unsaid, Risk::Unanswered].into_iter().collect();
        assert_eq!(by(Filter { risks, ..Filter::default() }), ["А", ""]);
    }
}
