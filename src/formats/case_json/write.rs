//! Writes a case as the contract's JSON: only what was answered, in the order of the contract.

use serde_json::{Map, Value};

use super::FORMAT;
use crate::formats::date_text::{write_date, write_moment};
use crate::rules::case::{Applicant, Case, Choice, Document, EducationDocument, ExamMark, Papers};
use crate::rules::code::{Code, Set};
use crate::rules::grade::{Grades, Subject};

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
    let mut fields = Fields::default();
    fields.put("format", Some(FORMAT));
    fields.put("as_of", case.as_of.map(write_moment));
    fields.put("restrictions_in_force", case.restrictions_in_force);
    fields.part("applicant", applicant(&case.applicant));
    fields.part("documents", papers(&case.documents));
    fields.list("choices", case.choices.as_deref(), choice);
    fields.object()
}

/// The fields of an object, in the order in which they come.
#[derive(Default)]
struct Fields(Map<String, Value>);

impl Fields {
    /// A field, if there is an answer.
    fn put(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(key.to_string(), value.into());
        }
    }
    fn code<T: Code>(&mut self, key: &str, value: Option<T>) {
        self.put(key, value.map(Code::code));
    }
    fn codes<T: Code>(&mut self, key: &str, set: Option<Set<T>>) {
        self.put(key, set.map(|set| set.iter().map(Code::code).collect::<Vec<_>>()));
    }
    /// An object, unless it holds nothing.
    fn part(&mut self, key: &str, part: Self) {
        self.put(key, (!part.0.is_empty()).then_some(part.0));
    }
    /// A list of objects; an empty one is an answer.
    fn list<T>(&mut self, key: &str, values: Option<&[T]>, write: fn(&T) -> Self) {
        self.put(
            key,
            values.map(|values| values.iter().map(|value| write(value).object()).collect::<Vec<_>>()),
        );
    }
    fn object(self) -> Value {
        Value::Object(self.0)
    }
}

fn applicant(who: &Applicant) -> Fields {
    let mut fields = Fields::default();
    fields.code("status", who.status);
    fields.put("birth_date", who.birth_date.map(write_date));
    fields.code("base", who.base);
    fields.code("vocational_qualification", who.vocational_qualification);
    fields.part("education_document", education_document(who.education_document));
    fields.put("certificate_average", who.certificate_average.map(|average| average.to_string()));
    fields.part("grades", grades(&who.grades));
    fields.code("disability", who.disability);
    fields.codes("impairments", who.impairments);
    fields.codes("quotas", who.quotas);
    fields.code("out_of_competition", who.out_of_competition);
    fields.put("parent_died_or_disabled_on_duty", who.parent_died_or_disabled_on_duty);
    fields.put("state_funded_before", who.state_funded_before);
    fields.put("deprived_by_court", who.deprived_by_court);
    fields.put("consents_to_data_access", who.consents_to_data_access);
    fields
}

fn education_document(document: EducationDocument) -> Fields {
    let mut fields = Fields::default();
    fields.code("issued_in", document.issued_in);
    fields.put("year", document.year);
    fields.put("digitised", document.digitised);
    fields
}

fn grades(grades: &Grades) -> Fields {
    let mut fields = Fields::default();
    for (subject, grade) in grades.iter() {
        fields.put(subject.id(), Some(grade.get()));
    }
    fields
}

fn papers(papers: &Papers) -> Fields {
    let mut fields = Fields::default();
    for document in Document::ALL {
        let paper = papers.get(*document);
        let mut part = Fields::default();
        part.put("held", paper.held);
        part.put("valid_until", paper.valid_until.map(write_date));
        fields.part(document.code(), part);
    }
    fields
}

fn choice(choice: &Choice) -> Fields {
    let mut fields = Fields::default();
    fields.put("label", Some(choice.label.as_str()).filter(|label| !label.is_empty()));
    fields.put("specialty", choice.specialty.map(|code| code.to_string()));
    fields.code("kind", choice.kind);
    fields.code("level", choice.level);
    fields.code("provider", choice.provider);
    fields.code("form", choice.form);
    fields.code("basis", choice.basis);
    fields.code("channel", choice.channel);
    fields.put("same_profile", choice.same_profile);
    let mut subjects = Fields::default();
    subjects.put("language", choice.language.as_ref().map(Subject::id));
    subjects.put("profile", profile(choice));
    fields.part("subjects", subjects);
    fields.list("exam_marks", choice.exam_marks.as_deref(), exam_mark);
    fields
}

/// The profile subjects without open places; `None` if there are only such, because an empty list is an answer.
fn profile(choice: &Choice) -> Option<Vec<&str>> {
    let places = choice.profile.as_deref()?;
    let named: Vec<&str> = places.iter().flatten().map(Subject::id).collect();
    (places.is_empty() || !named.is_empty()).then_some(named)
}

fn exam_mark(mark: &ExamMark) -> Fields {
    let mut fields = Fields::default();
    fields.put("mark", mark.mark.map(|mark| mark.to_string()));
    fields.put("out_of", mark.out_of.map(|out_of| out_of.to_string()));
    fields
}
