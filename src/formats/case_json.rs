//! Reads and writes a case as the contract's JSON (`talapker-case/1`).
//!
//! A case is never invalid: what cannot be used counts as not answered and is named with its path
//! and a reason. Only text that is not JSON, or whose `format` is missing or not known, is refused.

mod whole;
mod write;

pub use write::write;

use std::fmt;

use serde_json::{Map, Value};

pub(super) use whole::whole;

use super::answers::{in_range, parse};
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::{Case, Choice, Document, ExamMark};
use crate::rules::code::Code as _;
use crate::rules::grade::{Decimal, Grade, Subject};
use crate::rules::question::{Kind, Place, Question, Value as Answer};

/// The name of the format.
pub const FORMAT: &str = "talapker-case/1";

/// What of a text was not used: its path and why.
pub type Ignored = Vec<(String, IgnoredReason)>;

/// A case and what of its text was not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The case.
    pub case: Case,
    /// What was not used.
    pub ignored: Ignored,
}

/// One case, or an array of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// One case.
    One(Box<Read>),
    /// An array of cases.
    Many(Vec<Read>),
}

/// Why a text is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not JSON.
    NotJson {
        /// What the parser says, with line and column.
        says: String,
        /// The line, from 1; 0 if there is none.
        line: usize,
        /// The place in the line, from 1; 0 before its first character.
        column: usize,
    },
    /// Neither a case nor an array of cases.
    NotACase(Option<usize>),
    /// `format` is missing or not known.
    UnknownFormat {
        /// In an array, of which element, from 0.
        element: Option<usize>,
        /// What stands there, if it is a text.
        format: Option<String>,
    },
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = |f: &mut fmt::Formatter<'_>, element: &Option<usize>| match element {
            Some(element) => write!(f, "element {element} of the array: "),
            None => Ok(()),
        };
        match self {
            Self::NotJson { says, .. } => write!(f, "this is not JSON: {says}"),
            Self::NotACase(element) => {
                at(f, element)?;
                f.write_str("a case is a JSON object")
            }
            Self::UnknownFormat { element, .. } => {
                at(f, element)?;
                write!(f, "`format` is missing or not known; this program reads \"{FORMAT}\"")
            }
        }
    }
}

/// Reads one case or an array of cases.
///
/// # Errors
/// [`Refused`] if the text is not JSON or a `format` is missing or not known.
pub fn read(text: &str) -> Result<Input, Refused> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = serde_json::from_str(text).map_err(|error| Refused::NotJson {
        says: error.to_string(),
        line: error.line(),
        column: error.column(),
    })?;
    if let Value::Array(elements) = value {
        let cases = elements.iter().enumerate().map(|(at, case)| read_case(case, Some(at)));
        return cases.collect::<Result<_, _>>().map(Input::Many);
    }
    read_case(&value, None).map(|read| Input::One(Box::new(read)))
}

fn read_case(value: &Value, element: Option<usize>) -> Result<Read, Refused> {
    let Value::Object(map) = value else {
        return Err(Refused::NotACase(element));
    };
    let format = map.get("format").and_then(Value::as_str);
    if format != Some(FORMAT) {
        return Err(Refused::UnknownFormat { element, format: format.map(str::to_string) });
    }
    let mut ignored = Ignored::new();
    let mut case = Case::default();
    let mut top = Node { map, path: String::new(), ignored: &mut ignored };
    top.parts(&mut case, &by_path(&of_case()), Some("format"));
    let mut read = Read { case, ignored };
    drop_future_birth(&mut read);
    Ok(read)
}

/// A part of the contract: an answer, or a family of them under one name.
enum Part {
    /// An answer.
    Answer(Place),
    /// The grades, each under its subject.
    Grades,
    /// The papers.
    Papers,
    /// The choices.
    Choices,
}

/// The parts of a case with their paths, in the order of the contract.
fn of_case() -> Vec<(String, Part)> {
    let mut parts = Vec::new();
    for question in Question::ALL.iter().filter(|question| !question.is_of_choice()) {
        parts.push((question.path(), Part::Answer(question.clone().into())));
        if *question == Question::CertificateAverage {
            parts.push(("applicant.grades".to_string(), Part::Grades));
        }
    }
    parts.push(("documents".to_string(), Part::Papers));
    parts.push((Question::Choices.path(), Part::Choices));
    parts
}

/// The parts of the choice at that place, with their paths inside it.
fn of_choice(at: usize) -> Vec<(String, Part)> {
    let of_choice = Question::ALL.iter().filter(|question| question.is_of_choice());
    of_choice.map(|question| (question.path(), Part::Answer(question.clone().of(at)))).collect()
}

/// The parts of a paper, with their names.
fn of_paper(document: Document) -> [(String, Part); 2] {
    [Question::Held(document), Question::ValidUntil(document)].map(|question| {
        let path = question.path();
        let name = path.rsplit('.').next().unwrap_or_default();
        (name.to_string(), Part::Answer(question.into()))
    })
}

fn by_path(parts: &[(String, Part)]) -> Vec<(&str, &Part)> {
    parts.iter().map(|(path, part)| (path.as_str(), part)).collect()
}

/// Nobody is born after the moment that is asked about.
fn drop_future_birth(read: &mut Read) {
    let (Some(birth), Some(as_of)) = (read.case.applicant.birth_date, read.case.as_of) else {
        return;
    };
    if birth > as_of.date {
        read.case.applicant.birth_date = None;
        read.ignored.push((Question::BirthDate.path(), IgnoredReason::OutOfRange));
    }
}

/// One object of the text, its path, and where to name what is not used.
struct Node<'a> {
    map: &'a Map<String, Value>,
    path: String,
    ignored: &'a mut Ignored,
}

impl<'a> Node<'a> {
    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_string() } else { format!("{}.{key}", self.path) }
    }

    fn ignore(&mut self, key: &str, reason: IgnoredReason) {
        let path = self.path_of(key);
        self.ignored.push((path, reason));
    }

    /// The value of a field, unless it is missing or `null`.
    fn answer(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    fn read<T>(&mut self, key: &str, read: impl Fn(&Value) -> Result<T, IgnoredReason>) -> Option<T> {
        match read(self.answer(key)?) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.ignore(key, reason);
                None
            }
        }
    }

    fn text<T>(&mut self, key: &str, read: impl Fn(&str) -> Result<T, IgnoredReason>) -> Option<T> {
        self.read(key, |value| read(value.as_str().ok_or(IgnoredReason::WrongType)?))
    }

    fn object(&mut self, key: &str, read: &mut dyn FnMut(&mut Node)) {
        let path = self.path_of(key);
        match self.answer(key) {
            Some(Value::Object(map)) => read(&mut Node { map, path, ignored: self.ignored }),
            Some(_) => self.ignore(key, IgnoredReason::WrongType),
            None => {}
        }
    }

    fn list<T>(&mut self, key: &str, read: impl FnOnce(&[Value], &str, &mut Ignored) -> T) -> Option<T> {
        let path = self.path_of(key);
        if let Value::Array(values) = self.answer(key)? {
            return Some(read(values, &path, self.ignored));
        }
        self.ignore(key, IgnoredReason::WrongType);
        None
    }

    fn unknown(&mut self, known: &[&str]) {
        for key in self.map.keys() {
            if !known.contains(&key.as_str()) {
                self.ignore(key, IgnoredReason::UnknownField);
            }
        }
    }
}

impl Node<'_> {
    /// Reads the parts, whose paths begin at this object, and names what is none of them.
    fn parts<'p>(&mut self, case: &mut Case, parts: &[(&'p str, &'p Part)], format: Option<&'p str>) {
        let mut known: Vec<&str> = format.into_iter().collect();
        for (path, part) in parts {
            let name = path.split('.').next().unwrap_or(path);
            if known.contains(&name) {
                continue;
            }
            known.push(name);
            if name == *path {
                self.part(case, name, part);
            } else {
                let inside = |(path, part): &(&'p str, &'p Part)| {
                    Some((path.strip_prefix(name)?.strip_prefix('.')?, *part))
                };
                let inside: Vec<(&str, &Part)> = parts.iter().filter_map(inside).collect();
                self.object(name, &mut |node| node.parts(case, &inside, None));
            }
        }
        self.unknown(&known);
    }

    fn part(&mut self, case: &mut Case, name: &str, part: &Part) {
        match part {
            Part::Answer(place) => {
                if let Some(answer) = self.value(name, place.question.kind()) {
                    case.put(place, Some(answer));
                }
            }
            Part::Grades => self.object(name, &mut |node| node.grades(case)),
            Part::Papers => self.object(name, &mut |node| node.papers(case)),
            Part::Choices => {
                case.choices = self.list(name, choices);
            }
        }
    }

    /// An answer of a kind; what cannot be used is named.
    fn value(&mut self, name: &str, kind: Kind) -> Option<Answer> {
        match kind {
            Kind::YesNo => {
                self.read(name, |v| v.as_bool().map(Answer::YesNo).ok_or(IgnoredReason::WrongType))
            }
            Kind::Year => self.read(name, |value| in_range(whole(value)?)),
            Kind::Grade => self.read(name, |value| {
                Grade::new(whole(value)?).map(Answer::Grade).ok_or(IgnoredReason::OutOfRange)
            }),
            Kind::Several(codes) => {
                self.list(name, |values, path, ignored| code_set(codes, values, path, ignored))
            }
            Kind::Subjects => self.list(name, subjects),
            Kind::Marks => self.list(name, exam_marks).map(Answer::Marks),
            Kind::Moment
            | Kind::Day
            | Kind::One(_)
            | Kind::Average
            | Kind::Mark
            | Kind::Specialty
            | Kind::Subject
            | Kind::Text => self.text(name, |text| parse(kind, text)),
            Kind::Whole => None,
        }
    }

    fn grades(&mut self, case: &mut Case) {
        for key in self.map.keys() {
            match Subject::from_id(key).map(Question::Grade) {
                Some(question) => {
                    let grade = self.value(key, question.kind());
                    case.put(&question.into(), grade);
                }
                None => self.ignore(key, IgnoredReason::UnknownField),
            }
        }
    }

    fn papers(&mut self, case: &mut Case) {
        for key in self.map.keys() {
            let Some(document) = Document::from_code(key) else {
                self.ignore(key, IgnoredReason::UnknownField);
                continue;
            };
            let paper = of_paper(document);
            self.object(key, &mut |node| node.parts(case, &by_path(&paper), None));
        }
    }
}

fn choices(values: &[Value], path: &str, ignored: &mut Ignored) -> Vec<Choice> {
    let mut case = Case { choices: Some(Vec::new()), ..Case::default() };
    for (at, value) in values.iter().enumerate() {
        let path = format!("{path}.{at}");
        if case.choice_mut(at).is_none() {
            ignored.push((path, IgnoredReason::TooMany));
        } else if let Value::Object(map) = value {
            Node { map, path, ignored }.parts(&mut case, &by_path(&of_choice(at)), None);
        } else if !value.is_null() {
            ignored.push((path, IgnoredReason::WrongType));
        }
    }
    case.choices.unwrap_or_default()
}

fn subjects(values: &[Value], path: &str, ignored: &mut Ignored) -> Answer {
    let mut subjects = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let id = value.as_str().ok_or(IgnoredReason::WrongType);
        let subject = id.and_then(|id| Subject::from_id(id).ok_or(IgnoredReason::UnknownValue));
        let open = |reason| ignored.push((format!("{path}.{at}"), reason));
        subjects.push(subject.map_err(open).ok());
    }
    Answer::Subjects(subjects)
}

fn exam_marks(values: &[Value], path: &str, ignored: &mut Ignored) -> Vec<ExamMark> {
    let mut marks = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let path = format!("{path}.{at}");
        if let Value::Object(map) = value {
            marks.push(exam_mark(&mut Node { map, path, ignored }));
            continue;
        }
        // Kept as an open one, so that the marks after it keep their places.
        ignored.push((path, IgnoredReason::WrongType));
        marks.push(ExamMark::default());
    }
    marks
}

fn exam_mark(node: &mut Node) -> ExamMark {
    let above_zero = |text: &str| {
        decimal(text).and_then(|n| if n.ten_thousandths > 0 { Ok(n) } else { Err(IgnoredReason::OutOfRange) })
    };
    let mut mark = ExamMark { mark: node.text("mark", decimal), out_of: node.text("out_of", above_zero) };
    if let (Some(points), Some(out_of)) = (mark.mark, mark.out_of)
        && points.ten_thousandths > out_of.ten_thousandths
    {
        node.ignore("mark", IgnoredReason::OutOfRange);
        mark.mark = None;
    }
    node.unknown(&["mark", "out_of"]);
    mark
}

fn code_set(codes: &[&str], values: &[Value], path: &str, ignored: &mut Ignored) -> Answer {
    let mut bits = 0;
    for (at, value) in values.iter().enumerate() {
        let reason = match value.as_str().map(|code| codes.iter().position(|known| *known == code)) {
            None => IgnoredReason::WrongType,
            Some(None) => IgnoredReason::UnknownValue,
            Some(Some(place)) if bits & (1 << place) != 0 => IgnoredReason::Duplicate,
            Some(Some(place)) => {
                bits |= 1 << place;
                continue;
            }
        };
        ignored.push((format!("{path}.{at}"), reason));
    }
    Answer::Several(bits)
}

fn decimal(text: &str) -> Result<Decimal, IgnoredReason> {
    Decimal::parse(text).map_err(IgnoredReason::from)
}
