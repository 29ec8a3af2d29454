//! What explains one choice, section by section.

use super::parts::{Item, Section, Style, standing_word};
use crate::rules::assessment::{
    Answer, ChoiceAssessment, Exam, ExamPart, IgnoredReason, PaperNeed, PaperState, Reasoned, Standing,
};
use crate::rules::case::Case;
use crate::rules::cite::Cite;
use crate::rules::question::{Place, Question};
use crate::text::{Key, Words};

/// All of them.
pub(super) fn sections(
    words: &Words,
    case: &Case,
    at: usize,
    choice: &ChoiceAssessment,
    ignored: &[(Place, IgnoredReason)],
) -> Vec<Section> {
    let section = |title: Key, style, items| Section::new(words.t(title), style, items);
    let mut scores = score(words, choice);
    scores.extend(unused(words, case, at, ignored));
    let sections = [
        section(Key::section_track, Style::Facts, vec![track(words, choice)]),
        section(Key::section_score, Style::Facts, scores),
        section(Key::section_exam, Style::Facts, exam(words, choice)),
        section(Key::accommodation_title, Style::Facts, accommodations(words, choice)),
        section(Key::rule_channel, Style::Facts, channel(words, choice)),
        section(Key::section_papers, Style::Ticks, papers(words, case, choice)),
        section(Key::protocol_refused, Style::Facts, refusals(words, choice)),
        section(Key::section_steps, Style::Steps, steps(words, choice)),
        section(Key::section_dates, Style::Facts, dates(words, choice)),
    ];
    sections.into_iter().flatten().collect()
}

fn track(words: &Words, choice: &ChoiceAssessment) -> Item {
    match &choice.track {
        Answer::Known(track) => {
            let item = Item::of(words, words.of(track.value.track).to_string(), &track.why);
            match track.value.other_reading {
                Some(_) => item.with(words.t(Key::track_other_reading)),
                None => item,
            }
        }
        Answer::Missing(needs) => Item::needed(words, needs),
        Answer::NotApplicable(why) => Item::of(words, String::new(), why),
    }
}

fn score(words: &Words, choice: &ChoiceAssessment) -> Vec<Item> {
    let score = &choice.score;
    let certificate = match &score.certificate_part {
        Answer::Known(part) => {
            let grades: Vec<u8> = part.value.subjects.iter().map(|(_, grade)| grade.get()).collect();
            let names = part.value.subjects.iter().map(|(subject, _)| words.subject(subject));
            let names: Vec<String> = names.collect();
            let value = arithmetic(&grades, &words.average(part.value.average));
            Item::of(words, value, &part.why).with(names.join(", "))
        }
        Answer::Missing(needs) => Item::needed(words, needs),
        Answer::NotApplicable(why) => Item::of(words, String::new(), why),
    };
    let exam = match (&score.exam_part, &choice.exam) {
        (Some(part), _) => Item::of(words, exam_value(words, &part.value), &part.why),
        // The exam's own section says why.
        (None, Answer::NotApplicable(_)) => Item::cited(words.t(Key::score_exam_none), &[]),
        (None, Answer::Known(_) | Answer::Missing(_)) => Item::cited(words.t(Key::protocol_exam_later), &[]),
    };
    let mut items =
        vec![certificate.named(words.t(Key::score_certificate)), exam.named(words.t(Key::score_exam))];
    if let Some(sum) = &score.reported_sum {
        let item = Item::of(words, words.average(sum.value), &sum.why).with(words.t(Key::score_sum_note));
        items.push(item.named(words.t(Key::score_sum)));
    }
    let ties = words.tie_keys(&score.tie_keys.value).join("; ");
    items.push(Item::of(words, ties, &score.tie_keys.why).named(words.t(Key::score_tie)));
    if score.exam_part.is_some() {
        items.push(Item::cited(words.t(Key::score_two_note), &[Cite::P54]));
    }
    items
}

/// `(5 + 4 + 5) ÷ 3 = 4⅔ ≈ 4,67`, each side in one piece.
fn arithmetic<T: ToString>(parts: &[T], mean: &str) -> String {
    if parts.len() > 1 { format!("{} = {mean}", Words::sum_of(parts)) } else { mean.to_string() }
}

fn exam_value(words: &Words, part: &ExamPart) -> String {
    match part {
        ExamPart::Mean { marks, .. } => {
            let marks: Vec<String> = marks.iter().map(|mark| words.decimal(*mark)).collect();
            arithmetic(&marks, &words.exam_mean(part).unwrap_or_default())
        }
        ExamPart::MixedScales => words.t(Key::score_mixed).to_string(),
    }
}

/// Subjects that are named and do not count, and why.
fn unused(words: &Words, case: &Case, at: usize, ignored: &[(Place, IgnoredReason)]) -> Vec<Item> {
    let line = |(named, reason): &(Place, IgnoredReason)| {
        let Place { choice: of, question: Question::ProfileAt(place) } = named else { return None };
        let subject =
            case.choices().get(*of).filter(|_| *of == at)?.profile.as_ref()?.get(*place)?.clone()?;
        let text = if *reason == IgnoredReason::TooMany { Key::error_too_many } else { Key::error_duplicate };
        let item = Item::cited(&format!("{}: {}", words.subject(&subject), words.t(text)), &[]);
        Some(item.named(words.t(Key::ignored_title)))
    };
    ignored.iter().filter_map(line).collect()
}

fn exam(words: &Words, choice: &ChoiceAssessment) -> Vec<Item> {
    let item = match &choice.exam {
        Answer::Known(exam) => Item::of(words, words.exam(exam.value), &exam.why),
        Answer::NotApplicable(why) => Item::of(words, words.t(Key::exam_none).to_string(), why),
        Answer::Missing(needs) => Item::needed(words, needs),
    };
    let psychometric = choice.exam.known().filter(|exam| exam.value.exam == Exam::Psychometric);
    let threshold = psychometric.map(|_| Item {
        value: words.t(Key::score_threshold).to_string(),
        mark: standing_word(words, Standing::Reported),
        ..Item::default()
    });
    std::iter::once(item).chain(threshold).collect()
}

fn accommodations(words: &Words, choice: &ChoiceAssessment) -> Vec<Item> {
    let items = choice.accommodations.iter();
    let mut items: Vec<Item> =
        items.map(|a| Item::of(words, words.of(a.value).to_string(), &a.why)).collect();
    if !items.is_empty() {
        items.push(Item::cited(words.t(Key::accommodation_how), &[Cite::P38]));
    }
    items
}

fn papers(words: &Words, case: &Case, choice: &ChoiceAssessment) -> Vec<Item> {
    let (Some(documents), Some(channel)) = (&choice.documents, choice.channel.known()) else {
        return match &choice.channel {
            Answer::Missing(needs) => vec![Item::needed(words, needs)],
            Answer::Known(_) | Answer::NotApplicable(_) => Vec::new(),
        };
    };
    let line = |need: &Reasoned<PaperNeed>| {
        let PaperNeed { document, state } = need.value;
        let mut item = Item::of(words, words.of(document).to_string(), &need.why);
        item.below.extend(words.paper_particular(document, channel.value).map(str::to_string));
        if let Some(day) = case.documents.get(document).valid_until {
            let until = format!("{}: {}", words.t(Key::q_valid_until), words.date_year(day));
            item.below.push(until);
        }
        Item { state: Some((words.of(state).to_string(), state == PaperState::Held)), ..item }
    };
    documents.iter().map(line).collect()
}

fn refusals(words: &Words, choice: &ChoiceAssessment) -> Vec<Item> {
    let Some(refusals) = &choice.refused_today else { return Vec::new() };
    if refusals.is_empty() {
        return vec![Item::cited(words.t(Key::refused_none), &[])];
    }
    let item = Item::cited(words.t(Key::refused_text), &[Cite::P18]);
    vec![refusals.iter().fold(item, |item, refusal| item.with(words.refusal(refusal.value)))]
}

fn steps(words: &Words, choice: &ChoiceAssessment) -> Vec<Item> {
    let item = |step: &Reasoned<_>| Item::of(words, words.of(step.value).to_string(), &step.why);
    choice.first_steps.iter().map(item).collect()
}

fn dates(words: &Words, choice: &ChoiceAssessment) -> Vec<Item> {
    let milestones = choice.milestones.iter().flatten().map(|milestone| {
        let item = Item::of(words, words.milestone_day(milestone.value), &milestone.why);
        let mut item = item.named(words.of(milestone.value.id));
        item.below.extend(words.milestone_where(milestone.value.id).map(str::to_string));
        item
    });
    milestones.collect()
}

/// Where one applies.
fn channel(words: &Words, choice: &ChoiceAssessment) -> Vec<Item> {
    let item = |channel: &Reasoned<_>| Item::of(words, words.of(channel.value).to_string(), &channel.why);
    choice.channel.known().map(item).into_iter().collect()
}
