//! An answer as a person reads it: the question and what was answered.

use crate::rules::case::{Applicant, Case, Choice, Document, ExamMark, SpecialtyCode};
use crate::rules::code::Code as _;
use crate::rules::grade::{Decimal, Subject};
use crate::text::labels::Labelled;
use crate::text::values::points;
use crate::text::{Key, Words};

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The choice that it belongs to, from 0.
    pub choice: Option<usize>,
    /// The question, or what was asked about.
    pub question: String,
    /// The answer.
    pub answer: String,
}

/// The answer under a key of [`super::answers`]; `None` if it is open. `name` knows specialties.
pub fn spoken(
    words: &Words,
    case: &Case,
    key: &str,
    name: &dyn Fn(SpecialtyCode) -> Option<String>,
) -> Option<Spoken> {
    let person = |question: &str, answer| Spoken { choice: None, question: question.to_string(), answer };
    if let Some(id) = key.strip_prefix("grade.") {
        let subject = Subject::from_id(id)?;
        let grade = case.applicant.grades.get(&subject)?.get().to_string();
        return Some(person(&words.fill(Key::q_grade, &[("subject", &words.subject(&subject))]), grade));
    }
    if let Some(rest) = key.strip_prefix("paper.") {
        return paper(words, case, rest).map(|(question, answer)| person(&question, answer));
    }
    if let Some((number, key)) = key.split_once('.') {
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        let (question, answer) = of_choice(words, case.choices().get(at)?, key, name)?;
        return Some(Spoken { choice: Some(at), question: words.t(question).to_string(), answer });
    }
    let (question, answer) = of_person(words, case, key)?;
    Some(person(words.t(question), answer))
}

fn of_person(words: &Words, case: &Case, key: &str) -> Option<(Key, String)> {
    let Applicant { education_document: document, .. } = &case.applicant;
    let who = &case.applicant;
    Some(match key {
        "at" => (Key::share_at, words.moment_year(case.as_of?)),
        "restrictions" => (Key::q_restrictions, words.yes_or_no(case.restrictions_in_force?).to_string()),
        "status" => (Key::q_status, one(words, who.status?)),
        "birth" => (Key::q_birth_date, words.date_year(who.birth_date?)),
        "base" => (Key::q_base, one(words, who.base?)),
        "qualification" => (Key::q_vocational_qualification, one(words, who.vocational_qualification?)),
        "issued_in" => (Key::q_issued_in, one(words, document.issued_in?)),
        "document_year" => (Key::q_document_year, document.year?.to_string()),
        "digitised" => (Key::q_digitised, words.yes_or_no(document.digitised?).to_string()),
        "average" => (Key::q_average, words.decimal(who.certificate_average?)),
        "disability" => (Key::q_disability, one(words, who.disability?)),
        "impairments" => (Key::q_impairments, words.set(who.impairments?)),
        "quotas" => (Key::q_quotas, words.set(who.quotas?)),
        "service" => (Key::q_service, one(words, who.out_of_competition?)),
        "on_duty" => (Key::q_on_duty, words.yes_or_no(who.parent_died_or_disabled_on_duty?).to_string()),
        "state_funded" => (Key::q_state_funded, words.yes_or_no(who.state_funded_before?).to_string()),
        "court" => (Key::q_court, words.yes_or_no(who.deprived_by_court?).to_string()),
        "consent" => (Key::q_consent, words.yes_or_no(who.consents_to_data_access?).to_string()),
        _ => return None,
    })
}

fn of_choice(
    words: &Words,
    choice: &Choice,
    key: &str,
    name: &dyn Fn(SpecialtyCode) -> Option<String>,
) -> Option<(Key, String)> {
    Some(match key {
        "label" => (Key::q_label, Some(choice.label.clone()).filter(|label| !label.is_empty())?),
        "specialty" => {
            let code = choice.specialty?;
            let named = name(code).map(|name| format!("{name} ({code})"));
            (Key::q_specialty, named.unwrap_or(code.to_string()))
        }
        "kind" => (Key::q_kind, one(words, choice.kind?)),
        "level" => (Key::q_level, one(words, choice.level?)),
        "provider" => (Key::q_provider, one(words, choice.provider?)),
        "form" => (Key::q_form, one(words, choice.form?)),
        "basis" => (Key::q_basis, one(words, choice.basis?)),
        "channel" => (Key::q_channel, one(words, choice.channel?)),
        "same_profile" => (Key::q_same_profile, words.yes_or_no(choice.same_profile?).to_string()),
        "language" => (Key::q_language, words.subject(choice.language.as_ref()?)),
        "profile" => {
            let subject = |place: &Option<Subject>| {
                place.as_ref().map_or(words.t(Key::dont_know).to_string(), |subject| words.subject(subject))
            };
            let subjects: Vec<_> = choice.profile.as_ref()?.iter().map(subject).collect();
            (Key::share_profile, words.list(&subjects))
        }
        "marks" => {
            let marks: Vec<_> = choice.exam_marks.as_ref()?.iter().map(|m| mark(words, m)).collect();
            (Key::share_marks, words.list(&marks))
        }
        _ => return None,
    })
}

fn paper(words: &Words, case: &Case, rest: &str) -> Option<(String, String)> {
    let (code, until) = rest.strip_suffix(".until").map_or((rest, false), |code| (code, true));
    let document = Document::from_code(code)?;
    let (paper, name) = (case.documents.get(document), words.of(document));
    if until {
        let question = words.fill(Key::share_paper_until, &[("paper", name)]);
        return Some((question, words.date_year(paper.valid_until?)));
    }
    Some((words.fill(Key::share_paper, &[("paper", name)]), words.yes_or_no(paper.held?).to_string()))
}

fn one<T: Labelled>(words: &Words, value: T) -> String {
    words.of(value).to_string()
}

fn mark(words: &Words, mark: &ExamMark) -> String {
    let number = |n: Option<Decimal>| n.map_or("?".to_string(), |n| words.decimal(n));
    points(&number(mark.mark), &number(mark.out_of))
}
