//! Which grades would reach a score that one has heard of.

use leptos::prelude::*;

use super::average_field::{AverageField, average_field};
use crate::app::dom::{El, all, dynamic, el, link, note, nothing, of_class, p};
use crate::app::field::Field;
use crate::app::part::layout::opening;
use crate::app::part::specialty;
use crate::app::part::{as_of, why};
use crate::app::state::App;
use crate::flow::route::{FullPage, Route};
use crate::flow::step::Step;
use crate::rules::assessment::{AdmissionTrack, Answer, CertificatePart, ChoiceAssessment, Reasoned};
use crate::rules::goal::{EQUAL, Goal, OTHER_SCALE, Raise, goal as reach};
use crate::rules::grade::{Average, Grade, Subject};
use crate::rules::question::Question;
use crate::rules::rule::score::exams_apart;
use crate::text::{Key, Words};

/// As many ways as are shown at once.
const FIRST: usize = 12;

/// The page.
pub(in crate::app) fn goal(app: App) -> AnyView {
    let choices = as_of::assessed(app, move |seen| {
        let several = seen.choices.len() > 1;
        let each = seen.choices.iter().enumerate();
        all(each.map(|(at, one)| choice(app, at, several, one)).collect::<Vec<_>>())
    });
    of_class("div", "stack loose")
        .child(opening(app.t(Key::goal_title), app.t(Key::goal_lead)))
        .child(note("note measure", app.t(Key::goal_final)))
        .child(of_class("div", "stack loose").dynamic(choices))
        .into()
}

fn choice(app: App, at: usize, several: bool, choice: &ChoiceAssessment) -> El {
    let label = app.t(Key::goal_target);
    let label = if several { format!("{label} ({})", app.w().choice(at)) } else { label.to_string() };
    let body = match &choice.score.certificate_part {
        Answer::Known(part) => known(app, at, label, part),
        Answer::Missing(needs) => missing(app, at, needs),
        Answer::NotApplicable(reason) => why::why(app, reason).into(),
    };
    let exam = exams_apart(&choice.exam).map(|remark| why::remark(app, "small soft", remark));
    of_class("section", "stack choice")
        .child(el("h2").live(specialty::name(app, at)))
        .child(no_competition(app, choice))
        .child(body)
        .child(exam)
}

/// Said where the score is not what one is admitted by.
pub(in crate::app::full) fn no_competition(app: App, choice: &ChoiceAssessment) -> Option<El> {
    let track = choice.track.known().filter(|track| track.value.track != AdmissionTrack::Competition)?;
    let text = app.w().fill(Key::goal_no_competition, &[("track", app.of(track.value.track))]);
    let mark = why::standing(app, track.standing()).map(|mark| (" ", mark));
    Some(of_class("div", "note measure").child(p(text).child(mark)).child(why::why(app, &track.why)))
}

/// What the score still needs, each as a link to its question.
fn missing(app: App, at: usize, needs: &[Question]) -> AnyView {
    let item = |need: &Question| {
        let step = Step::of(need, at)?;
        Some(el("li").child(link(&app.href(Route::Step(Some(step))), &app.w().short_question(need))))
    };
    let items: Vec<El> = needs.iter().filter_map(item).collect();
    of_class("div", "empty stack")
        .child(p(app.t(Key::goal_missing)))
        .child(of_class("ul", "ways").child(items))
        .into()
}

/// The grades as they are, the field, and what would reach the number in it.
fn known(app: App, at: usize, label: String, part: &Reasoned<CertificatePart>) -> AnyView {
    let grades = grades(part);
    let names = part
        .value
        .subjects
        .iter()
        .map(|(subject, grade)| format!("{} {}", app.w().subject(subject), grade.get()));
    let mark = why::standing(app, part.standing()).map(|mark| (" ", mark));
    let now = el("dd")
        .child(of_class("span", "sum").child(arithmetic(app, &grades, part.value.average)))
        .child(mark)
        .child((el("br"), of_class("span", "small soft").child(names.collect::<Vec<_>>().join(", "))))
        .child(why::why(app, &part.why));
    let now = of_class("dl", "facts").child(el("div").child(el("dt").child(app.t(Key::goal_now))).child(now));
    let field = AverageField {
        field: Field::Goal(at),
        label,
        hint: Some(Key::goal_target_hint),
        error: Key::goal_target_error,
        range: (Average { sum: 0, count: 1 }, Average { sum: 1_000_000, count: 1 }),
        grades: Some(grades.len()),
    };
    let (field, target) = average_field(app, field);
    let part = StoredValue::new(part.clone());
    let answer =
        move || target.get().map(|target| part.with_value(|part| (target, reach(part, target).value)));
    let summary = dynamic(move || match answer() {
        Some((target, found)) => part.with_value(|part| summary(app, part, target, &found)),
        None => nothing(),
    });
    let ways = dynamic(move || match answer() {
        Some((_, Goal::Ways { ways, .. })) => part.with_value(|part| list(app, part, &ways)),
        Some((_, Goal::Reached | Goal::More { .. } | Goal::OutOfReach { .. })) | None => nothing(),
    });
    all(vec![
        now.into(),
        field,
        of_class("div", "stack").attr("role", "status").child(summary).into(),
        of_class("div", "stack").child(ways).into(),
    ])
}

fn grades(part: &Reasoned<CertificatePart>) -> Vec<u8> {
    part.value.subjects.iter().map(|(_, grade)| grade.get()).collect()
}

/// `(5 + 4 + 5) ÷ 3 = 4⅔ ≈ 4,67`.
fn arithmetic(app: App, grades: &[u8], average: Average) -> String {
    let sum = Words::sum_of(grades);
    if grades.len() > 1 { format!("{sum} = {}", app.w().average(average)) } else { sum }
}

/// The answer in a sentence or two.
fn summary(app: App, part: &Reasoned<CertificatePart>, target: Average, found: &Goal) -> AnyView {
    let words = app.w();
    let own = part.value.average;
    let strong = |text: String| p(el("b").child(text));
    let needed = |average: Average| {
        let (needed, sum) = (average.sum.to_string(), own.sum.to_string());
        let places =
            [("needed", needed.as_str()), ("sum", sum.as_str()), ("average", &words.average(average))];
        strong(words.fill(Key::goal_needed, &places))
    };
    match found {
        Goal::Reached => {
            let text = words.fill(Key::goal_reached, &[("average", &words.average(own))]);
            all((strong(text), equal(app, own, target)))
        }
        Goal::Ways { average, .. } => all((needed(*average), equal(app, *average, target))),
        Goal::More { average, grades } => {
            let grades = i32::try_from(*grades).unwrap_or(i32::MAX);
            let more = p(words.plural(Key::goal_more, grades));
            all((needed(*average), (more, equal(app, *average, target))))
        }
        Goal::OutOfReach { best } => {
            let (best, target) = (words.exactly(*best), words.exactly(target));
            let text = words.fill(Key::goal_out_of_reach, &[("best", &best), ("target", &target)]);
            all((strong(text), why::remark(app, "", OTHER_SCALE)))
        }
    }
}

/// As much as the target and no more is a tie.
fn equal(app: App, average: Average, target: Average) -> Option<El> {
    (average == target).then(|| {
        let text = app.w().fill(Key::goal_tie, &[("average", &Words::fraction(average))]);
        let tie = link(&app.href(Route::Full(FullPage::Tie)), app.t(Key::tie_title));
        p((text, " ")).child(tie).child(why::cites(app, EQUAL))
    })
}

/// All the ways: the first few at once, the rest when they are opened.
fn list(app: App, part: &Reasoned<CertificatePart>, ways: &[Vec<Raise>]) -> AnyView {
    let (first, rest) = ways.split_at_checked(FIRST).unwrap_or((ways, &[]));
    let more = (!rest.is_empty()).then(|| {
        let count = i32::try_from(rest.len()).unwrap_or(i32::MAX);
        of_class("details", "why")
            .child(el("summary").child(app.w().plural(Key::goal_more_ways, count)))
            .child(of_class("div", "stack").child(groups(app, part, rest)))
    });
    all((groups(app, part, first), more))
}

/// By how many grades they change.
fn groups(app: App, part: &Reasoned<CertificatePart>, ways: &[Vec<Raise>]) -> Vec<El> {
    let group = |same: &[Vec<Raise>]| {
        let grades = same.first().map_or(0, Vec::len);
        let title = app.w().plural(Key::goal_grades, i32::try_from(grades).unwrap_or(i32::MAX));
        let items: Vec<El> = same.iter().map(|way| one(app, part, way)).collect();
        of_class("section", "stack tight")
            .child(el("h3").child(title))
            .child(of_class("ul", "ways").child(items))
    };
    ways.chunk_by(|one, next| one.len() == next.len()).map(group).collect()
}

/// `Алгебра: 4 → 5`, and the arithmetic with it.
fn one(app: App, part: &Reasoned<CertificatePart>, way: &[Raise]) -> El {
    let change = |raise: &Raise| {
        format!("{}: {} → {}", app.w().subject(&raise.subject), raise.from.get(), raise.to.get())
    };
    let changes: Vec<(El, El)> = way.iter().map(|raise| (el("b").child(change(raise)), el("br"))).collect();
    let then = |(subject, grade): &(Subject, Grade)| {
        way.iter().find(|raise| raise.subject == *subject).map_or(*grade, |raise| raise.to).get()
    };
    let after: Vec<u8> = part.value.subjects.iter().map(then).collect();
    let sum = after.iter().map(|grade| i64::from(*grade)).sum();
    let average = Average::new(sum, part.value.average.count).unwrap_or(part.value.average);
    let row = |grades: &[u8]| grades.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let sums = format!("{} → {}: {}", row(&grades(part)), row(&after), arithmetic(app, &after, average));
    el("li").child(changes).child(of_class("span", "small").child(sums))
}
