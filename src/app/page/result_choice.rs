//! What the rules say of one choice: the verdict first, then what explains it.

use leptos::prelude::*;

use super::result::needs;
use crate::app::part::{papers, subjects, verdict, why};
use crate::app::specialty;
use crate::app::state::App;
use crate::rules::assessment::{
    Answer, ChoiceAssessment, ExamPart, Milestone, MilestoneId, Reasoned, RefusalToday, Standing, Why,
};
use crate::rules::case::Channel;
use crate::rules::cite::Cite;
use crate::rules::grade::Average;
use crate::text::{Key, Words};

/// One choice.
pub(super) fn choice(app: App, at: usize, total: usize, choice: &ChoiceAssessment) -> AnyView {
    let words = app.w();
    let plain = words.fill(Key::case_choice, &[("n", &(at + 1).to_string())]);
    let name = specialty::name_of(app, at);
    let of = (total > 1).then(|| {
        words.fill(Key::case_choice_of, &[("n", &(at + 1).to_string()), ("total", &total.to_string())])
    });
    let verdict = match &choice.window {
        Answer::Missing(open) => Some(view! { <p class="empty">{needs(&words, open)}</p> }.into_any()),
        Answer::Known(_) | Answer::NotApplicable(_) => verdict::verdict(app, choice),
    };
    view! {
        <section class="stack loose choice">
            <div class="stack tight">
                {of.map(|of| view! { <p class="soft">{of}</p> })}
                <h2>{move || name.get().unwrap_or_else(|| plain.clone())}</h2>
            </div>
            <div class="two">
                <div class="stack">
                    {verdict}
                    {track(app, &words, choice)}
                    {score(app, &words, choice)}
                    {exam(app, &words, choice)}
                </div>
                <div class="stack">
                    {dates(app, &words, choice)}
                    {paper_list(app, &words, choice)}
                    {first_steps(app, &words, choice)}
                    {apply(app, choice)}
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// A term and its value with the standing and the reasons.
fn fact(app: App, term: &str, value: AnyView, reason: Option<&Why>) -> AnyView {
    let standing = reason.and_then(|reason| why::standing(app, reason.standing));
    let reasons = reason.map(|reason| why::why(app, reason));
    view! { <div><dt>{term.to_string()}</dt><dd>{value}" "{standing}{reasons}</dd></div> }.into_any()
}

fn text(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    text.into_any()
}

fn open(words: &Words, open: &[crate::rules::assessment::Need]) -> AnyView {
    view! { <span class="plain soft">{needs(words, open)}</span> }.into_any()
}

fn track(app: App, words: &Words, choice: &ChoiceAssessment) -> AnyView {
    let value = match &choice.track {
        Answer::Known(track) => {
            let other = track.value.other_reading.map(|_| {
                view! { <br/><span class="plain small">{words.t(Key::track_other_reading)}</span> }
            });
            let name = words.of(track.value.track);
            fact(app, words.t(Key::section_track), view! { {name}{other} }.into_any(), Some(&track.why))
        }
        Answer::Missing(missing) => fact(app, words.t(Key::section_track), open(words, missing), None),
        Answer::NotApplicable(why) => fact(app, words.t(Key::section_track), text(""), Some(why)),
    };
    view! { <dl class="facts">{value}</dl> }.into_any()
}

fn score(app: App, words: &Words, choice: &ChoiceAssessment) -> AnyView {
    let score = &choice.score;
    let certificate = match &score.certificate_part {
        Answer::Known(part) => {
            let grades: Vec<u8> = part.value.subjects.iter().map(|(_, grade)| grade.get()).collect();
            let names: Vec<String> =
                part.value.subjects.iter().map(|(subject, _)| subjects::name(app, subject)).collect();
            let value = view! {
                {sum(&Words::sum_of(&grades), grades.len(), &words.average(part.value.average))}
                <br/><span class="small soft">{names.join(", ")}</span>
            };
            fact(app, words.t(Key::score_certificate), value.into_any(), Some(&part.why))
        }
        Answer::Missing(missing) => fact(app, words.t(Key::score_certificate), open(words, missing), None),
        Answer::NotApplicable(why) => fact(app, words.t(Key::score_certificate), text(""), Some(why)),
    };
    let exam = match (&score.exam_part, &choice.exam) {
        (Some(part), _) => {
            fact(app, words.t(Key::score_exam), exam_value(words, &part.value), Some(&part.why))
        }
        (None, Answer::NotApplicable(_)) => {
            fact(app, words.t(Key::score_exam), text(words.t(Key::score_exam_none)), None)
        }
        (None, Answer::Known(_) | Answer::Missing(_)) => {
            let later = view! { <span class="plain soft">{words.t(Key::score_exam_later)}</span> };
            fact(app, words.t(Key::score_exam), later.into_any(), None)
        }
    };
    let keys = &score.tie_keys.value;
    let average = match keys.certificate_average {
        Some(average) => words.fill(Key::score_tie_average, &[("average", &words.decimal(average))]),
        None => words.t(Key::score_tie_no_average).to_string(),
    };
    let quota = words.t(if keys.quotas.is_empty() { Key::score_tie_no_quota } else { Key::score_tie_quota });
    let ties = view! { <span class="plain">{average}<br/>{quota}</span> };
    let two = score.exam_part.is_some().then(|| {
        view! { <p class="small">{words.t(Key::score_two_note)}" "{why::cite(app, Cite::P54)}</p> }
    });
    view! {
        <h3>{words.t(Key::section_score)}</h3>
        <dl class="facts">
            {certificate}
            {exam}
            {practice(app, words, choice)}
            {fact(app, words.t(Key::score_tie), ties.into_any(), Some(&score.tie_keys.why))}
        </dl>
        {two}
    }
    .into_any()
}

/// `(5 + 4 + 5) ÷ 3 = 4⅔ ≈ 4,67`.
fn sum(arithmetic: &str, parts: usize, average: &str) -> AnyView {
    let arithmetic = (parts > 1).then(|| view! { <span class="keep">{format!("{arithmetic} =")}</span>" " });
    view! { <span class="sum">{arithmetic}<span class="keep">{average.to_string()}</span></span> }.into_any()
}

fn exam_value(words: &Words, part: &ExamPart) -> AnyView {
    match part {
        ExamPart::Mean { mean, out_of, marks } => {
            let marks: Vec<String> = marks.iter().map(|mark| words.decimal(*mark)).collect();
            let mean = format!("{} ⁄ {}", words.average(*mean), words.decimal(*out_of));
            sum(&Words::sum_of(&marks), marks.len(), &mean)
        }
        ExamPart::MixedScales => text(words.t(Key::score_mixed)),
    }
}

/// Both averages added up, only as practice is reported to do, never as the score.
fn practice(app: App, words: &Words, choice: &ChoiceAssessment) -> Option<AnyView> {
    let certificate = choice.score.certificate_part.known()?.value.average;
    let ExamPart::Mean { mean, .. } = &choice.score.exam_part.as_ref()?.value else { return None };
    let sum = Average::new(
        certificate.sum * mean.count + mean.sum * certificate.count,
        certificate.count * mean.count,
    )?;
    let value = view! {
        <span class="plain">{words.average(sum)}" "{why::standing(app, Standing::Reported)}
        <br/><span class="small">{words.t(Key::score_sum_note)}</span></span>
    };
    Some(fact(app, words.t(Key::score_sum), value.into_any(), None))
}

fn exam(app: App, words: &Words, choice: &ChoiceAssessment) -> AnyView {
    let title = words.t(Key::section_exam);
    let row = match &choice.exam {
        Answer::Known(exam) => {
            let possible =
                (exam.standing() == Standing::Reading).then(|| format!(" ({})", words.t(Key::exam_possible)));
            let value = format!("{}{}", words.of(exam.value), possible.unwrap_or_default());
            fact(app, title, text(value), Some(&exam.why))
        }
        Answer::NotApplicable(why) => fact(app, title, text(words.t(Key::exam_none)), Some(why)),
        Answer::Missing(missing) => fact(app, title, open(words, missing), None),
    };
    let rooms = (!choice.accommodations.is_empty()).then(|| {
        let items: Vec<AnyView> = choice
            .accommodations
            .iter()
            .map(|a| view! { <li>{words.of(a.value)}{why::why(app, &a.why)}</li> }.into_any())
            .collect();
        view! {
            <div class="stack tight">
                <h4>{words.t(Key::accommodation_title)}</h4>
                <ul class="ways">{items}</ul>
                <p class="small">{words.t(Key::accommodation_how)}" "{why::cite(app, Cite::P38)}</p>
            </div>
        }
    });
    let threshold = choice.exam.known().map(|_| {
        view! { <p class="small">{words.t(Key::score_threshold)}" "{why::standing(app, Standing::Reported)}</p> }
    });
    view! { <dl class="facts">{row}</dl>{rooms}{threshold} }.into_any()
}

fn dates(app: App, words: &Words, choice: &ChoiceAssessment) -> Option<AnyView> {
    let milestones = choice.milestones.as_ref()?;
    let rows: Vec<AnyView> = milestones.iter().map(|milestone| date(app, words, milestone)).collect();
    Some(view! { <h3>{words.t(Key::section_dates)}</h3><dl class="facts">{rows}</dl> }.into_any())
}

fn date(app: App, words: &Words, milestone: &Reasoned<Milestone>) -> AnyView {
    let Milestone { id, date } = milestone.value;
    let day = match (id, date) {
        (_, None) => words.t(Key::milestone_none).to_string(),
        (MilestoneId::Results, Some(day)) => words.date(day),
        (MilestoneId::Registration | MilestoneId::Contract | MilestoneId::Redistribution, Some(day)) => {
            words.fill(Key::milestone_by, &[("date_to", &words.date_to(day))])
        }
    };
    let whereabouts = match id {
        MilestoneId::Results => Some(Key::milestone_results_where),
        MilestoneId::Contract => Some(Key::milestone_contract_where),
        MilestoneId::Registration | MilestoneId::Redistribution => None,
    };
    let whereabouts = whereabouts.map(|key| view! { <br/><span class="small soft">{words.t(key)}</span> });
    fact(app, words.of(id), view! { {day}{whereabouts} }.into_any(), Some(&milestone.why))
}

fn paper_list(app: App, words: &Words, choice: &ChoiceAssessment) -> AnyView {
    let title = words.t(Key::section_papers);
    let Some(documents) = &choice.documents else {
        let needed = match &choice.channel {
            Answer::Missing(missing) => needs(words, missing),
            Answer::Known(_) | Answer::NotApplicable(_) => String::new(),
        };
        return view! { <h3>{title}</h3><p class="soft">{needed}</p> }.into_any();
    };
    let channel = choice.channel.known().map(|channel| channel.value);
    let rows: Vec<AnyView> = documents
        .iter()
        .map(|need| papers::line(app, need.value, channel, why::standing(app, need.standing())))
        .collect();
    let refused = choice.refused_today.as_deref().unwrap_or(&[]);
    let refusals: Vec<String> = refused
        .iter()
        .map(|refusal| {
            let (kind, document) = refusal.value;
            let key = match kind {
                RefusalToday::MissingDocument => Key::refused_missing_document,
                RefusalToday::ExpiredDocument => Key::refused_expired_document,
            };
            words.fill(key, &[("paper", papers::name(app, document))])
        })
        .collect();
    let refusal = if refusals.is_empty() {
        view! { <p>{words.t(Key::refused_none)}</p> }.into_any()
    } else {
        view! {
            <div class="note stack tight">
                <p>{words.t(Key::refused_text)}" "{why::cite(app, Cite::P18)}</p>
                <ul>{refusals.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect::<Vec<_>>()}</ul>
            </div>
        }
        .into_any()
    };
    let source = documents.first().map(|need| why::why(app, &need.why));
    let where_to = choice.channel.known().map(|channel| {
        view! { <p class="soft">{words.of(channel.value)}{why::why(app, &channel.why)}</p> }
    });
    view! { <h3>{title}</h3>{where_to}<ul class="papers">{rows}</ul>{source}{refusal} }.into_any()
}

fn first_steps(app: App, words: &Words, choice: &ChoiceAssessment) -> Option<AnyView> {
    let steps: Vec<AnyView> = choice
        .first_steps
        .iter()
        .map(|step| {
            let standing = why::standing(app, step.standing());
            view! { <li>{words.of(step.value)}" "{standing}{why::why(app, &step.why)}</li> }.into_any()
        })
        .collect();
    let title = words.t(Key::section_steps);
    (!steps.is_empty()).then(|| view! { <h3>{title}</h3><ol class="ways">{steps}</ol> }.into_any())
}

/// How to apply in the channel, and what can be asked for in the same application.
fn apply(app: App, choice: &ChoiceAssessment) -> Option<AnyView> {
    let channel = choice.channel.known()?.value;
    let how = match channel {
        Channel::Portal => {
            view! { <li>{app.t(Key::apply_portal)}" "{why::cite(app, Cite::Row10)}</li> }.into_any()
        }
        Channel::College => view! {
            <li>{app.t(Key::apply_college)}" "{why::cite(app, Cite::Row7)}{why::cite(app, Cite::Row8)}</li>
        }
        .into_any(),
    };
    Some(
        view! {
            <h3>{app.t(Key::section_apply)}</h3>
            <ul class="ways">
                {how}
                <li>{app.t(Key::apply_free)}" "{why::cite(app, Cite::Row6)}{why::cite(app, Cite::Row3Items34)}</li>
                <li>{app.t(Key::apply_more)}" "{why::cite(app, Cite::P12)}</li>
                <li>{app.t(Key::apply_status)}" "{why::cite(app, Cite::Row10)}{why::cite(app, Cite::P16)}</li>
            </ul>
        }
        .into_any(),
    )
}
