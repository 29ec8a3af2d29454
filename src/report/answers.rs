//! A person's answers in words: what was asked, and what was answered.

use crate::formats::answers::places;
use crate::rules::case::{Case, ExamMark, SpecialtyCode};
use crate::rules::grade::{Decimal, Subject};
use crate::rules::question::{Place, Question, Value};
use crate::text::question::{Topic, short_key};
use crate::text::values::points;
use crate::text::{Key, Words};

/// A question, in full or by its short name, and the answer.
pub type Told = (&'static str, String);

/// A question with its answer, as it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The choice that it belongs to, from 0.
    pub choice: Option<usize>,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}

/// One answer; `None` if it is open. `name` knows specialties.
pub fn answered(
    words: &Words,
    case: &Case,
    place: &Place,
    name: &dyn Fn(SpecialtyCode) -> Option<String>,
) -> Option<Answered> {
    Some(Answered {
        choice: place.question.is_of_choice().then_some(place.choice),
        question: words.question(&place.question),
        answer: in_words(words, &place.question, case.answer(place)?, name),
    })
}

fn in_words(
    words: &Words,
    question: &Question,
    value: Value,
    name: &dyn Fn(SpecialtyCode) -> Option<String>,
) -> String {
    let option = |at| words.option(question, at).to_string();
    match value {
        Value::Moment(moment) => words.moment_year(moment),
        Value::Day(day) => words.date_year(day),
        Value::Year(year) => year.to_string(),
        Value::YesNo(yes) => words.yes_or_no(yes).to_string(),
        Value::One(at) => option(at),
        Value::Several(bits) => words.list(&places(bits).map(option).collect::<Vec<_>>()),
        Value::Decimal(decimal) => words.decimal(decimal),
        Value::Grade(grade) => grade.get().to_string(),
        Value::Specialty(code) => {
            name(code).map_or_else(|| code.to_string(), |name| format!("{name} ({code})"))
        }
        Value::Subject(subject) => words.subject(&subject),
        Value::Subjects(subjects) => {
            let open = || words.t(Key::dont_know).to_string();
            let subject = |place: &Option<Subject>| place.as_ref().map_or_else(open, |s| words.subject(s));
            words.list(&subjects.iter().map(subject).collect::<Vec<_>>())
        }
        Value::Marks(marks) => words.list(&marks.iter().map(|m| mark(words, m)).collect::<Vec<_>>()),
        Value::Text(text) => text,
    }
}

fn mark(words: &Words, mark: &ExamMark) -> String {
    let number = |n: Option<Decimal>| n.map_or("?".to_string(), |n| words.decimal(n));
    points(&number(mark.mark), &number(mark.out_of))
}

/// What is printed of the person, in the order of its topics; without the papers.
const OF_PERSON: &[Topic] = &[
    Topic::Base,
    Topic::Document,
    Topic::Subjects,
    Topic::Average,
    Topic::Person,
    Topic::Quotas,
    Topic::Service,
    Topic::Health,
    Topic::Record,
];

/// The same of a choice.
const OF_CHOICE: &[Topic] =
    &[Topic::Specialty, Topic::Programme, Topic::Way, Topic::Profile, Topic::Subjects, Topic::Exams];

/// The questions of these topics, line by line; restrictions, which are not the person's own, at the end. The name of
/// a choice stands elsewhere.
fn lines(case: &Case, topics: &[Topic], of_choice: bool) -> Vec<Vec<Question>> {
    let mut lines: Vec<Vec<Question>> = Vec::new();
    for topic in topics {
        for question in Question::ALL {
            let elsewhere = matches!(question, Question::Label | Question::RestrictionsInForce);
            if elsewhere || question.is_of_choice() != of_choice || Topic::of(question) != Some(*topic) {
                continue;
            }
            let joins = matches!(question, Question::DocumentYear | Question::Kind);
            if let Some(line) = lines.last_mut().filter(|_| joins) {
                line.push(question.clone());
            } else {
                lines.push(vec![question.clone()]);
            }
        }
        if *topic == Topic::Subjects && !of_choice {
            let grades = case.applicant.grades.iter();
            lines.push(grades.map(|(subject, _)| Question::Grade(subject.clone())).collect());
        }
    }
    if !of_choice {
        lines.push(vec![Question::RestrictionsInForce]);
    }
    lines
}

/// What the person told of themselves.
pub fn of_person(words: &Words, case: &Case) -> Vec<Told> {
    lines(case, OF_PERSON, false).iter().filter_map(|line| told(words, case, line, 0)).collect()
}

/// What the person told of the choice at that place.
pub fn of_choice(words: &Words, case: &Case, at: usize) -> Vec<Told> {
    lines(case, OF_CHOICE, true).iter().filter_map(|line| told(words, case, line, at)).collect()
}

/// A line: one question by its short name, or several, and all grades, under their topic.
fn told(words: &Words, case: &Case, line: &[Question], choice: usize) -> Option<Told> {
    let first = line.first()?;
    let one = line.len() == 1 && !matches!(first, Question::Grade(_));
    let title = if one { short_key(first) } else { Topic::of(first)?.title() };
    let answers = line.iter().filter_map(|question| on_paper(words, case, &question.clone().of(choice)));
    let answers: Vec<String> = answers.collect();
    (!answers.is_empty()).then(|| (words.t(title), answers.join(", ")))
}

/// An answer as part of a line: only what is known of it, in few words.
fn on_paper(words: &Words, case: &Case, place: &Place) -> Option<String> {
    let choice = || case.choices().get(place.choice);
    let joined = |parts: Vec<String>, by: &str| (!parts.is_empty()).then(|| parts.join(by));
    if let Question::Grade(subject) = &place.question {
        let grade = case.applicant.grades.get(subject)?;
        return Some(format!("{} {}", words.subject(subject), grade.get()));
    }
    if place.question == Question::Kind {
        return Some(words.of(choice()?.known_kind()?.kind).to_string());
    }
    match case.answer(place)? {
        Value::Subjects(subjects) => {
            joined(subjects.iter().flatten().map(|subject| words.subject(subject)).collect(), ", ")
        }
        Value::Marks(marks) => {
            let whole = marks.iter().filter(|mark| mark.mark.is_some() && mark.out_of.is_some());
            joined(whole.map(|whole| mark(words, whole)).collect(), "; ")
        }
        value @ (Value::Moment(_)
        | Value::Day(_)
        | Value::Year(_)
        | Value::YesNo(_)
        | Value::One(_)
        | Value::Several(_)
        | Value::Decimal(_)
        | Value::Grade(_)
        | Value::Specialty(_)
        | Value::Subject(_)
        | Value::Text(_)) => Some(in_words(words, &place.question, value, &|_| None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_has_a_line_for_every_question_but_the_moment_and_the_name_of_a_choice() {
        let mut printed: Vec<Question> = lines(&Case::default(), OF_PERSON, false).concat();
        printed.extend(lines(&Case::default(), OF_CHOICE, true).concat());
        let left_out = [Question::AsOf, Question::Label];
        for question in Question::ALL {
            let lines = printed.iter().filter(|printed| *printed == question).count();
            assert_eq!(lines, usize::from(!left_out.contains(question)), "{question:?}");
        }
        assert_eq!(printed.len() + left_out.len(), Question::ALL.len());
    }
}
