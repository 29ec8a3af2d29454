//! Writes a case as the contract's JSON: only what was answered, in the order of the contract.

use serde_json::{Map, Value};

use super::{FORMAT, Part, of_case, of_choice, of_paper};
use crate::formats::answers::{places, text_of};
use crate::rules::case::{Case, Document, ExamMark};
use crate::rules::code::Code as _;
use crate::rules::grade::Subject;
use crate::rules::question::{Place, Value as Answer};

/// The case as JSON; [`read`](super::read) reads the same case again.
///
/// The contract's lists have no open places, so profile subjects move up into those before them.
///
/// ```
/// use talapker::formats::case_json::write;
/// use talapker::rules::case::{BaseEducation, Case};
/// let mut case = Case::default();
/// case.applicant.base = Some(BaseEducation::BasicSecondary);
/// let text = write(&case).to_string();
/// assert_eq!(text, r#"{"format":"talapker-case/1","applicant":{"base":"basic_secondary"}}"#);
/// ```
pub fn write(case: &Case) -> Value {
    let mut object = Map::new();
    object.insert("format".to_string(), FORMAT.into());
    for (path, part) in of_case() {
        put(&mut object, &path, written(case, &part));
    }
    Value::Object(object)
}

/// Puts a value under a path; nothing comes into being for an open answer.
fn put(object: &mut Map<String, Value>, path: &str, value: Option<Value>) {
    let Some(value) = value else { return };
    let Some((name, rest)) = path.split_once('.') else {
        object.insert(path.to_string(), value);
        return;
    };
    if let Value::Object(inner) = object.entry(name).or_insert_with(|| Value::Object(Map::new())) {
        put(inner, rest, Some(value));
    }
}

fn written(case: &Case, part: &Part) -> Option<Value> {
    let mut object = Map::new();
    match part {
        Part::Answer(place) => return answer(case, place),
        Part::Choices => {
            let choices = 0..case.choices.as_ref()?.len();
            return Some(choices.map(|at| choice(case, at)).collect());
        }
        Part::Grades => {
            for (subject, grade) in case.applicant.grades.iter() {
                object.insert(subject.id().to_string(), grade.get().into());
            }
        }
        Part::Papers => {
            for document in Document::ALL {
                for (name, part) in of_paper(*document) {
                    put(&mut object, &[document.code(), ".", &name].concat(), written(case, &part));
                }
            }
        }
    }
    (!object.is_empty()).then_some(Value::Object(object))
}

fn choice(case: &Case, at: usize) -> Value {
    let mut object = Map::new();
    for (path, part) in of_choice(at) {
        put(&mut object, &path, written(case, &part));
    }
    Value::Object(object)
}

fn answer(case: &Case, place: &Place) -> Option<Value> {
    let kind = place.question.kind();
    let value = case.answer(place)?;
    Some(match &value {
        Answer::YesNo(yes) => (*yes).into(),
        Answer::Year(year) => (*year).into(),
        Answer::Grade(grade) => grade.get().into(),
        Answer::Several(bits) => {
            places(*bits).filter_map(|at| kind.codes().get(at).copied().map(Value::from)).collect()
        }
        Answer::Subjects(subjects) => profile(subjects)?,
        Answer::Marks(marks) => marks.iter().map(mark).collect(),
        Answer::Moment(_)
        | Answer::Day(_)
        | Answer::One(_)
        | Answer::Decimal(_)
        | Answer::Specialty(_)
        | Answer::Subject(_)
        | Answer::Text(_) => text_of(kind, &value).into(),
    })
}

/// The profile subjects without open places; `None` if there are only such, because an empty list is an answer.
fn profile(subjects: &[Option<Subject>]) -> Option<Value> {
    let named: Vec<&str> = subjects.iter().flatten().map(Subject::id).collect();
    (subjects.is_empty() || !named.is_empty()).then(|| named.into())
}

fn mark(mark: &ExamMark) -> Value {
    let mut object = Map::new();
    for (name, number) in [("mark", mark.mark), ("out_of", mark.out_of)] {
        put(&mut object, name, number.map(|number| number.to_string().into()));
    }
    Value::Object(object)
}
