//! A person's answers in words: what was asked, and what they said.

use crate::rules::case::{Applicant, Case, Choice, ExamMark};
use crate::rules::code::Set;
use crate::rules::grade::Subject;
use crate::text::labels::Labelled;
use crate::text::values::points;
use crate::text::{Key, Words};

/// A question, in full or by its short name, and the answer.
pub type Told = (&'static str, String);

/// What the person told of themselves, in the order of the questions; without the papers.
pub fn of_person(words: &Words, case: &Case) -> Vec<Told> {
    let who = &case.applicant;
    let mut told = Telling { words, told: Vec::new() };
    told.value(Key::step_base, who.base);
    told.value(Key::q_vocational_qualification, who.vocational_qualification);
    told.text(Key::step_document, document(words, who));
    told.yes_no(Key::q_digitised, who.education_document.digitised);
    told.text(Key::step_subjects, grades(words, who));
    told.text(Key::step_average, who.certificate_average.map(|average| words.decimal(average)));
    told.value(Key::q_status, who.status);
    told.text(Key::q_birth_date, who.birth_date.map(|day| words.date_year(day)));
    told.set(Key::step_quotas, who.quotas);
    told.value(Key::q_service, who.out_of_competition);
    told.yes_no(Key::q_on_duty, who.parent_died_or_disabled_on_duty);
    told.value(Key::q_disability, who.disability);
    told.set(Key::q_impairments, who.impairments);
    told.yes_no(Key::q_state_funded, who.state_funded_before);
    told.yes_no(Key::q_court, who.deprived_by_court);
    told.yes_no(Key::q_consent, who.consents_to_data_access);
    told.yes_no(Key::q_restrictions, case.restrictions_in_force);
    told.told
}

/// What the person told of a choice; its own name is said elsewhere.
pub fn of_choice(words: &Words, choice: &Choice) -> Vec<Told> {
    let mut told = Telling { words, told: Vec::new() };
    let kind = choice.known_kind().map(|known| words.of(known.kind).to_string());
    let code = choice.specialty.map(|code| code.to_string());
    told.text(Key::step_specialty, joined([code, kind]));
    told.value(Key::step_programme, choice.level);
    told.value(Key::q_provider, choice.provider);
    told.value(Key::q_form, choice.form);
    told.value(Key::q_basis, choice.basis);
    told.value(Key::q_channel, choice.channel);
    told.yes_no(Key::q_same_profile, choice.same_profile);
    told.text(Key::q_language, choice.language.as_ref().map(|subject| words.subject(subject)));
    told.text(Key::share_profile, profile(words, choice));
    told.text(Key::step_exams, marks(words, choice.exam_marks.as_deref().unwrap_or(&[])));
    told.told
}

struct Telling<'a> {
    words: &'a Words,
    told: Vec<Told>,
}

impl Telling<'_> {
    fn text(&mut self, question: Key, answer: Option<String>) {
        self.told.extend(answer.map(|answer| (self.words.t(question), answer)));
    }
    fn value<T: Labelled>(&mut self, question: Key, answer: Option<T>) {
        self.text(question, answer.map(|value| self.words.of(value).to_string()));
    }
    fn yes_no(&mut self, question: Key, answer: Option<bool>) {
        self.text(question, answer.map(|yes| self.words.yes_or_no(yes).to_string()));
    }
    fn set<T: Labelled>(&mut self, question: Key, answer: Option<Set<T>>) {
        self.text(question, answer.map(|set| self.words.set(set)));
    }
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn document(words: &Words, who: &Applicant) -> Option<String> {
    let document = &who.education_document;
    let issued = document.issued_in.map(|place| words.of(place).to_string());
    joined([issued, document.year.map(|year| year.to_string())])
}

fn grades(words: &Words, who: &Applicant) -> Option<String> {
    let grades =
        who.grades.iter().map(|(subject, grade)| format!("{} {}", words.subject(subject), grade.get()));
    let grades: Vec<String> = grades.collect();
    (!grades.is_empty()).then(|| grades.join(", "))
}

fn profile(words: &Words, choice: &Choice) -> Option<String> {
    let named = choice.profile.iter().flatten().flatten();
    let named: Vec<String> = named.map(|subject: &Subject| words.subject(subject)).collect();
    (!named.is_empty()).then(|| named.join(", "))
}

fn marks(words: &Words, marks: &[ExamMark]) -> Option<String> {
    let said = |mark: &ExamMark| Some(points(&words.decimal(mark.mark?), &words.decimal(mark.out_of?)));
    let marks: Vec<String> = marks.iter().filter_map(said).collect();
    (!marks.is_empty()).then(|| marks.join("; "))
}
