//! What the rules say of one choice: the verdict first, then what explains it.

use leptos::prelude::*;

use super::result;
use crate::app::dom::{Child, El, all, el, note, of_class, p};
use crate::app::part::specialty;
use crate::app::part::verdict::{self, Card};
use crate::app::part::{papers, why};
use crate::app::state::App;
use crate::rules::assessment::{
    Answer, ChoiceAssessment, Exam, ExamPart, Milestone, PaperNeed, Reasoned, Standing, Why,
};
use crate::rules::cite::Cite;
use crate::rules::question::Question;
use crate::text::{Key, Words, values};

/// One choice.
pub(super) fn choice(app: App, at: usize, total: usize, choice: &ChoiceAssessment) -> El {
    let words = app.w();
    let of = (total > 1).then(|| {
        words.fill(Key::case_choice_of, &[("n", &(at + 1).to_string()), ("total", &total.to_string())])
    });
    let verdict = match &choice.window {
        Answer::Missing(open) => Some(note("empty", words.needs(open)).into()),
        Answer::Known(_) | Answer::NotApplicable(_) => {
            Card::of(choice).map(|card| verdict::verdict(app, &card))
        }
    };
    let head = of_class("div", "stack tight")
        .child(of.map(|of| note("soft", of)))
        .child(el("h2").live(specialty::name(app, at)));
    let left = of_class("div", "stack").child(verdict).child(vec![
        track(app, &words, choice),
        score(app, &words, choice),
        exam(app, &words, choice),
    ]);
    let right = of_class("div", "stack")
        .child(dates(app, &words, choice))
        .child(paper_list(app, &words, choice))
        .child(first_steps(app, &words, choice))
        .child(apply(app, choice))
        .child(result::absent(app));
    of_class("section", "stack loose choice")
        .child(head)
        .child(of_class("div", "two").child(left).child(right))
}

/// A term and its value with the standing and the reasons.
fn fact(app: App, term: &str, value: impl Child, reason: Option<&Why>) -> El {
    let mark = reason.and_then(|reason| why::standing(app, reason.standing)).map(|mark| (" ", mark));
    let reasons = reason.map(|reason| why::why(app, reason));
    el("div").child(el("dt").child(term)).child(el("dd").child(value).child(mark).child(reasons))
}

fn facts(rows: impl Child) -> El {
    of_class("dl", "facts").child(rows)
}

fn plain(text: impl Child) -> El {
    of_class("span", "plain").child(text)
}

/// What must be answered first.
fn open(words: &Words, open: &[Question]) -> El {
    of_class("span", "plain soft").child(words.needs(open))
}

/// On a line of its own, smaller.
fn below(class: &'static str, text: impl Child) -> (El, El) {
    (el("br"), of_class("span", class).child(text))
}

fn track(app: App, words: &Words, choice: &ChoiceAssessment) -> AnyView {
    let title = words.t(Key::section_track);
    let row = match &choice.track {
        Answer::Known(track) => {
            let other =
                track.value.other_reading.map(|_| below("plain small", words.t(Key::track_other_reading)));
            fact(app, title, (words.of(track.value.track), other), Some(&track.why))
        }
        Answer::Missing(missing) => fact(app, title, open(words, missing), None),
        Answer::NotApplicable(why) => fact(app, title, "", Some(why)),
    };
    facts(row).into()
}

fn score(app: App, words: &Words, choice: &ChoiceAssessment) -> AnyView {
    let score = &choice.score;
    let title = words.t(Key::score_certificate);
    let certificate = match &score.certificate_part {
        Answer::Known(part) => {
            let subjects = &part.value.subjects;
            let grades: Vec<u8> = subjects.iter().map(|(_, grade)| grade.get()).collect();
            let names: Vec<String> = subjects.iter().map(|(subject, _)| words.subject(subject)).collect();
            let sum = sum(&Words::sum_of(&grades), grades.len(), &words.average(part.value.average));
            fact(app, title, (sum, below("small soft", names.join(", "))), Some(&part.why))
        }
        Answer::Missing(missing) => fact(app, title, open(words, missing), None),
        Answer::NotApplicable(why) => fact(app, title, "", Some(why)),
    };
    let title = words.t(Key::score_exam);
    let exam = match (&score.exam_part, &choice.exam) {
        (Some(part), _) => fact(app, title, exam_value(words, &part.value), Some(&part.why)),
        (None, Answer::NotApplicable(why)) => fact(app, title, words.t(Key::score_exam_none), Some(why)),
        (None, exam) => {
            let later = of_class("span", "plain soft").child(words.t(Key::score_exam_later));
            fact(app, title, later, exam.known().map(|exam| &exam.why))
        }
    };
    let [average, quota] = words.tie_keys(&score.tie_keys.value);
    let ties = plain((average, (el("br"), quota)));
    let ties = fact(app, words.t(Key::score_tie), ties, Some(&score.tie_keys.why));
    let two = score
        .exam_part
        .is_some()
        .then(|| note("small", words.t(Key::score_two_note)).child(why::cites(app, &[Cite::P54])));
    let practice = score.reported_sum.as_ref().map(|sum| {
        let value = plain(words.average(sum.value)).child(below("small", words.t(Key::score_sum_note)));
        fact(app, words.t(Key::score_sum), value, Some(&sum.why))
    });
    let rows = facts((certificate, exam)).child(practice).child(ties);
    all((el("h3").child(words.t(Key::section_score)), (rows, two)))
}

/// `(5 + 4 + 5) ÷ 3 = 4⅔ ≈ 4,67`.
fn sum(arithmetic: &str, parts: usize, average: &str) -> El {
    let keep = |text: String| of_class("span", "keep").child(text);
    let arithmetic = (parts > 1).then(|| (keep(format!("{arithmetic} =")), " "));
    of_class("span", "sum").child(arithmetic).child(keep(average.to_string()))
}

fn exam_value(words: &Words, part: &ExamPart) -> AnyView {
    let mean = words.exam_mean(part).unwrap_or_default();
    match part {
        ExamPart::Mean { marks, .. } => {
            let marks: Vec<String> = marks.iter().map(|mark| words.decimal(*mark)).collect();
            sum(&Words::sum_of(&marks), marks.len(), &mean).into()
        }
        ExamPart::MixedScales => all(words.t(Key::score_mixed)),
    }
}

fn exam(app: App, words: &Words, choice: &ChoiceAssessment) -> AnyView {
    let title = words.t(Key::section_exam);
    let row = match &choice.exam {
        Answer::Known(exam) => fact(app, title, words.exam(exam.value), Some(&exam.why)),
        Answer::NotApplicable(why) => fact(app, title, words.t(Key::exam_none), Some(why)),
        Answer::Missing(missing) => fact(app, title, open(words, missing), None),
    };
    let items = choice.accommodations.iter();
    let items: Vec<El> =
        items.map(|a| el("li").child(words.of(a.value)).child(why::why(app, &a.why))).collect();
    let rooms = (!items.is_empty()).then(|| {
        of_class("div", "stack tight")
            .child(el("h4").child(words.t(Key::accommodation_title)))
            .child(of_class("ul", "ways").child(items))
            .child(note("small", words.t(Key::accommodation_how)).child(why::cites(app, &[Cite::P38])))
    });
    let threshold = choice.exam.known().filter(|exam| exam.value.exam == Exam::Psychometric).map(|_| {
        note("small", (words.t(Key::score_threshold), " ")).child(why::standing(app, Standing::Reported))
    });
    all((facts(row), (rooms, threshold)))
}

fn dates(app: App, words: &Words, choice: &ChoiceAssessment) -> Option<AnyView> {
    let milestones = choice.milestones.as_ref()?;
    let rows: Vec<El> = milestones.iter().map(|milestone| date(app, words, milestone)).collect();
    Some(all((el("h3").child(words.t(Key::section_dates)), facts(rows))))
}

fn date(app: App, words: &Words, milestone: &Reasoned<Milestone>) -> El {
    let id = milestone.value.id;
    let day = words.milestone_day(milestone.value);
    let whereabouts = words.milestone_where(id);
    let whereabouts = whereabouts.map(|text| below("small soft", text));
    fact(app, words.of(id), (day, whereabouts), Some(&milestone.why))
}

fn paper_list(app: App, words: &Words, choice: &ChoiceAssessment) -> AnyView {
    let title = el("h3").child(words.t(Key::section_papers));
    let (Some(documents), Some(channel)) = (&choice.documents, choice.channel.known()) else {
        let needed = match &choice.channel {
            Answer::Missing(missing) => words.needs(missing),
            Answer::Known(_) | Answer::NotApplicable(_) => String::new(),
        };
        return all((title, note("soft", needed)));
    };
    let line = |need: &Reasoned<PaperNeed>| {
        papers::line(app, need.value, channel.value, why::standing(app, need.standing()))
            .child(why::why(app, &need.why))
    };
    let rows: Vec<El> = documents.iter().map(line).collect();
    let refusals = choice.refused_today.iter().flatten().map(|refusal| {
        let text = words.refusal(refusal.value);
        el("li").child(text).child(" ").child(why::why(app, &refusal.why))
    });
    let refusals: Vec<El> = refusals.collect();
    let refusal = if refusals.is_empty() {
        p(words.t(Key::refused_none))
    } else {
        of_class("div", "note stack tight")
            .child(p(words.t(Key::refused_text)).child(why::cites(app, &[Cite::P18])))
            .child(el("ul").child(refusals))
    };
    let where_to =
        of_class("div", "soft").child(words.of(channel.value)).child(" ").child(why::why(app, &channel.why));
    all((title, (where_to, (of_class("ul", "papers").child(rows), refusal))))
}

fn first_steps(app: App, words: &Words, choice: &ChoiceAssessment) -> Option<AnyView> {
    let steps = choice.first_steps.iter().map(|step| {
        let mark = why::standing(app, step.standing()).map(|mark| (" ", mark));
        el("li").child(words.of(step.value)).child(mark).child(why::why(app, &step.why))
    });
    let steps: Vec<El> = steps.collect();
    let title = words.t(Key::section_steps);
    (!steps.is_empty()).then(|| all((el("h3").child(title), of_class("ol", "ways").child(steps))))
}

/// How to apply in the channel, and what can be asked for in the same application.
fn apply(app: App, choice: &ChoiceAssessment) -> Option<AnyView> {
    let items = values::how_to_apply(choice.channel.known()?.value);
    let items = items.map(|(key, cites)| el("li").child(app.t(key)).child(why::cites(app, cites)));
    let items = Vec::from(items);
    Some(all((el("h3").child(app.t(Key::section_apply)), of_class("ul", "ways").child(items))))
}
