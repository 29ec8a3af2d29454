//! Reads and writes a case as the contract's JSON (`talapker-case/1`).
//!
//! A case is never invalid: what cannot be used counts as not answered and is named with its path
//! and a reason. Only text that is not JSON, or whose `format` is missing or not known, is refused.

mod whole;
mod write;

pub use write::write;

use std::fmt;

use serde_json::{Map, Value};

use whole::whole;

use super::date_text::{read_date, read_moment};
use crate::rules::assessment::IgnoredReason;
use crate::rules::calendar::{Date, Moment};
use crate::rules::case::{
    Applicant, Case, Choice, Document, EducationDocument, ExamMark, MAX_CHOICES, Paper, Papers, SpecialtyCode,
};
use crate::rules::code::{Code, Set};
use crate::rules::grade::{Decimal, Grade, Grades, Subject};

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
    let mut top = Place { map, path: String::new(), ignored: &mut ignored };
    let case = Case {
        as_of: top.text("as_of", moment),
        restrictions_in_force: top.flag("restrictions_in_force"),
        applicant: top.object("applicant", applicant).unwrap_or_default(),
        documents: top.object("documents", papers).unwrap_or_default(),
        choices: top.list("choices", choices),
    };
    top.unknown(&["format", "as_of", "restrictions_in_force", "applicant", "documents", "choices"]);
    let mut read = Read { case, ignored };
    drop_future_birth(&mut read);
    Ok(read)
}

/// Nobody is born after the moment that is asked about.
fn drop_future_birth(read: &mut Read) {
    let (Some(birth), Some(as_of)) = (read.case.applicant.birth_date, read.case.as_of) else {
        return;
    };
    if birth > as_of.date {
        read.case.applicant.birth_date = None;
        read.ignored.push(("applicant.birth_date".to_string(), IgnoredReason::OutOfRange));
    }
}

/// One object of the text, its path, and where to name what is not used.
struct Place<'a> {
    map: &'a Map<String, Value>,
    path: String,
    ignored: &'a mut Ignored,
}

impl Place<'_> {
    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_string() } else { format!("{}.{key}", self.path) }
    }

    fn ignore(&mut self, key: &str, reason: IgnoredReason) {
        let path = self.path_of(key);
        self.ignored.push((path, reason));
    }

    /// The value of a field, unless it is missing or `null`.
    fn answer(&self, key: &str) -> Option<&Value> {
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

    fn text<T>(&mut self, key: &str, read: fn(&str) -> Result<T, IgnoredReason>) -> Option<T> {
        self.read(key, |value| read(value.as_str().ok_or(IgnoredReason::WrongType)?))
    }

    fn code<T: Code>(&mut self, key: &str) -> Option<T> {
        self.text(key, |text| T::from_code(text).ok_or(IgnoredReason::UnknownValue))
    }

    fn flag(&mut self, key: &str) -> Option<bool> {
        self.read(key, |value| value.as_bool().ok_or(IgnoredReason::WrongType))
    }

    fn object<T>(&mut self, key: &str, read: fn(&mut Place) -> T) -> Option<T> {
        let path = self.path_of(key);
        if let Value::Object(map) = self.map.get(key).filter(|value| !value.is_null())? {
            return Some(read(&mut Place { map, path, ignored: self.ignored }));
        }
        self.ignore(key, IgnoredReason::WrongType);
        None
    }

    fn list<T>(&mut self, key: &str, read: fn(&[Value], &str, &mut Ignored) -> T) -> Option<T> {
        let path = self.path_of(key);
        if let Value::Array(values) = self.map.get(key).filter(|value| !value.is_null())? {
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

fn applicant(place: &mut Place) -> Applicant {
    let applicant = Applicant {
        status: place.code("status"),
        birth_date: place.text("birth_date", date),
        base: place.code("base"),
        vocational_qualification: place.code("vocational_qualification"),
        education_document: place.object("education_document", education_document).unwrap_or_default(),
        certificate_average: place.text("certificate_average", certificate_average),
        grades: place.object("grades", grades).unwrap_or_default(),
        disability: place.code("disability"),
        impairments: place.list("impairments", code_set),
        quotas: place.list("quotas", code_set),
        out_of_competition: place.code("out_of_competition"),
        parent_died_or_disabled_on_duty: place.flag("parent_died_or_disabled_on_duty"),
        state_funded_before: place.flag("state_funded_before"),
        deprived_by_court: place.flag("deprived_by_court"),
        consents_to_data_access: place.flag("consents_to_data_access"),
    };
    place.unknown(&[
        "status",
        "birth_date",
        "base",
        "vocational_qualification",
        "education_document",
        "certificate_average",
        "grades",
        "disability",
        "impairments",
        "quotas",
        "out_of_competition",
        "parent_died_or_disabled_on_duty",
        "state_funded_before",
        "deprived_by_court",
        "consents_to_data_access",
    ]);
    applicant
}

fn education_document(place: &mut Place) -> EducationDocument {
    let document = EducationDocument {
        issued_in: place.code("issued_in"),
        year: place.read("year", |value| {
            let year = whole(value)?;
            let year = i32::try_from(year).ok().filter(|year| (1900..=2200).contains(year));
            year.ok_or(IgnoredReason::OutOfRange)
        }),
        digitised: place.flag("digitised"),
    };
    place.unknown(&["issued_in", "year", "digitised"]);
    document
}

fn grades(place: &mut Place) -> Grades {
    let mut grades = Grades::default();
    for key in place.map.keys() {
        let Some(subject) = Subject::from_id(key) else {
            place.ignore(key, IgnoredReason::UnknownField);
            continue;
        };
        let grade = place.read(key, |value| Grade::new(whole(value)?).ok_or(IgnoredReason::OutOfRange));
        grades.set(subject, grade);
    }
    grades
}

fn papers(place: &mut Place) -> Papers {
    let mut papers = Papers::default();
    for key in place.map.keys() {
        match Document::from_code(key) {
            Some(document) => papers.set(document, place.object(key, paper).unwrap_or_default()),
            None => place.ignore(key, IgnoredReason::UnknownField),
        }
    }
    papers
}

fn paper(place: &mut Place) -> Paper {
    let paper = Paper { held: place.flag("held"), valid_until: place.text("valid_until", date) };
    place.unknown(&["held", "valid_until"]);
    paper
}

fn choices(values: &[Value], path: &str, ignored: &mut Ignored) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let path = format!("{path}.{at}");
        if at >= MAX_CHOICES {
            ignored.push((path, IgnoredReason::TooMany));
            continue;
        }
        if let Value::Object(map) = value {
            choices.push(choice(&mut Place { map, path, ignored }));
            continue;
        }
        if !value.is_null() {
            ignored.push((path, IgnoredReason::WrongType));
        }
        choices.push(Choice::default());
    }
    choices
}

fn choice(place: &mut Place) -> Choice {
    let mut choice = Choice {
        label: place.text("label", |text| Ok(text.to_string())).unwrap_or_default(),
        specialty: place.text("specialty", |t| SpecialtyCode::parse(t).ok_or(IgnoredReason::UnknownValue)),
        kind: place.code("kind"),
        level: place.code("level"),
        provider: place.code("provider"),
        form: place.code("form"),
        basis: place.code("basis"),
        channel: place.code("channel"),
        same_profile: place.flag("same_profile"),
        ..Choice::default()
    };
    if let Some((language, profile)) = place.object("subjects", named_subjects) {
        choice.language = language;
        choice.profile = profile;
    }
    choice.exam_marks = place.list("exam_marks", exam_marks);
    place.unknown(&[
        "label",
        "specialty",
        "kind",
        "level",
        "provider",
        "form",
        "basis",
        "channel",
        "same_profile",
        "subjects",
        "exam_marks",
    ]);
    choice
}

fn named_subjects(place: &mut Place) -> (Option<Subject>, Option<Vec<Option<Subject>>>) {
    let language = place.text("language", subject);
    let profile = place.list("profile", |values, path, ignored| {
        let mut subjects = Vec::new();
        for (at, value) in values.iter().enumerate() {
            match value.as_str().ok_or(IgnoredReason::WrongType).and_then(subject) {
                Ok(subject) => subjects.push(Some(subject)),
                Err(reason) => {
                    ignored.push((format!("{path}.{at}"), reason));
                    subjects.push(None);
                }
            }
        }
        subjects
    });
    place.unknown(&["language", "profile"]);
    (language, profile)
}

fn exam_marks(values: &[Value], path: &str, ignored: &mut Ignored) -> Vec<ExamMark> {
    let mut marks = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let path = format!("{path}.{at}");
        if let Value::Object(map) = value {
            marks.push(exam_mark(&mut Place { map, path, ignored }));
            continue;
        }
        // Kept as an open one, so that the marks after it keep their places.
        ignored.push((path, IgnoredReason::WrongType));
        marks.push(ExamMark::default());
    }
    marks
}

fn exam_mark(place: &mut Place) -> ExamMark {
    let mut mark = ExamMark {
        mark: place.text("mark", decimal),
        out_of: place.text("out_of", |text| {
            decimal(text)
                .and_then(|n| if n.ten_thousandths > 0 { Ok(n) } else { Err(IgnoredReason::OutOfRange) })
        }),
    };
    if let (Some(points), Some(out_of)) = (mark.mark, mark.out_of)
        && points.ten_thousandths > out_of.ten_thousandths
    {
        place.ignore("mark", IgnoredReason::OutOfRange);
        mark.mark = None;
    }
    place.unknown(&["mark", "out_of"]);
    mark
}

fn code_set<T: Code>(values: &[Value], path: &str, ignored: &mut Ignored) -> Set<T> {
    let mut set = Set::new();
    for (at, value) in values.iter().enumerate() {
        let reason = match value.as_str().map(T::from_code) {
            None => IgnoredReason::WrongType,
            Some(None) => IgnoredReason::UnknownValue,
            Some(Some(value)) if set.insert(value) => continue,
            Some(Some(_)) => IgnoredReason::Duplicate,
        };
        ignored.push((format!("{path}.{at}"), reason));
    }
    set
}

fn date(text: &str) -> Result<Date, IgnoredReason> {
    read_date(text).ok_or(IgnoredReason::BadDate)
}

fn moment(text: &str) -> Result<Moment, IgnoredReason> {
    read_moment(text).ok_or(IgnoredReason::BadDate)
}

fn subject(text: &str) -> Result<Subject, IgnoredReason> {
    Subject::from_id(text).ok_or(IgnoredReason::UnknownValue)
}

fn decimal(text: &str) -> Result<Decimal, IgnoredReason> {
    Decimal::parse(text).map_err(IgnoredReason::from)
}

/// The average of a document: 2 to 5.
fn certificate_average(text: &str) -> Result<Decimal, IgnoredReason> {
    let average = decimal(text)?;
    let fits = (20_000..=50_000).contains(&average.ten_thousandths);
    if fits { Ok(average) } else { Err(IgnoredReason::OutOfRange) }
}
