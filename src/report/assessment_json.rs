//! Writes an assessment as the contract's JSON (`talapker-assessment/1`).

use serde_json::{Map, Value, json};

use crate::formats::case_json::Ignored;
use crate::formats::date_text::{write_date, write_moment};
use crate::rules::assessment::{
    Answer, ApplicantAssessment, ApplicationWindow, Assessment, ChoiceAssessment, ExamPart, Filing, InForce,
    PaperNeed, Reasoned, Track, WayIn,
};
use crate::rules::calendar::{Date, Moment};
use crate::rules::cite::Cite;
use crate::rules::code::Code;
use crate::rules::grade::Average;

/// The name of the format.
pub const FORMAT: &str = "talapker-assessment/1";

/// The assessment; `ignored` is what the reader of the case did not use.
pub fn write(assessment: &Assessment, ignored: &Ignored) -> Value {
    let edition = assessment.edition;
    let by_reader = ignored.iter().cloned();
    let by_rules = assessment.ignored.iter().map(|(field, reason)| (field.path(), *reason));
    let ignored: Vec<Value> = by_reader
        .chain(by_rules)
        .map(|(path, reason)| json!({ "path": path, "reason": reason.code() }))
        .collect();
    json!({
        "format": FORMAT,
        "as_of": write_moment(assessment.as_of),
        "edition": {
            "act": edition.act,
            "amended_by": edition.amended_by,
            "dated": date(edition.dated()),
            "in_force_from": date(edition.in_force_from()),
            "known_through": date(edition.known_through()),
            "later_amendments": "unknown",
            "standing": match assessment.in_force {
                InForce::Yes => "in_force",
                InForce::NotYet => "not_in_force",
            },
        },
        "missing": assessment.missing.iter().map(|field| Value::String(field.path())).collect::<Vec<_>>(),
        "ignored": ignored,
        "applicant": assessment.applicant.as_ref().map(applicant),
        "choices": assessment.choices.iter().map(choice).collect::<Vec<_>>(),
    })
}

fn applicant(applicant: &ApplicantAssessment) -> Value {
    json!({
        "signs": applicant.signs.as_ref().map(|signs| reasoned(signs, json!({ "value": signs.value.code() }))),
        "quotas": list(&applicant.quotas, |(id, percent)| json!({ "id": id.code(), "percent": percent })),
        "refusal_grounds": ids(&applicant.refusal_grounds),
        "notes": ids(&applicant.notes),
    })
}

fn choice(choice: &ChoiceAssessment) -> Value {
    json!({
        "track": answer(&choice.track, |Track { track, other_reading }| {
            json!({ "value": track.code(), "other_reading": other_reading.map(Code::code) })
        }),
        "channel": answer(&choice.channel, |channel| json!({ "value": channel.code() })),
        "first_steps": ids(&choice.first_steps),
        "window": answer(&choice.window, window),
        "filing": answer(&choice.filing, |Filing { accepted_on, in_time }| {
            json!({ "accepted_on": date(*accepted_on), "in_time": in_time })
        }),
        "score": score(choice),
        "exams": choice.exam.known().map_or_else(Vec::new, |exam| vec![reasoned(exam, id(exam.value.exam))]),
        "accommodations": ids(&choice.accommodations),
        "documents": choice.documents.as_deref().map(|documents| {
            list(documents, |PaperNeed { document, state }| {
                json!({ "id": document.code(), "state": state.code() })
            })
        }),
        "refused_today": choice.refused_today.as_deref().map(|refused| {
            list(refused, |(refusal, of)| json!({ "id": refusal.code(), "of": of.code() }))
        }),
        "milestones": choice.milestones.as_deref().map(|milestones| {
            list(milestones, |milestone| {
                json!({ "id": milestone.id.code(), "date": milestone.date.map(date) })
            })
        }),
        "still_open": choice.still_open.iter().map(way_in).collect::<Vec<_>>(),
        "maybe_open": choice.maybe_open.iter().map(way_in).collect::<Vec<_>>(),
    })
}

fn window(window: &ApplicationWindow) -> Value {
    json!({
        "opens": date(window.opens),
        "closes": date(window.closes),
        "other_reading": window.other_reading.map(date),
        "file_by": moment(window.file_by),
        "state": window.state.code(),
        "days_left": window.days_left,
        "next_season": window.next_season.map(|(opens, closes)| {
            json!({ "opens": date(opens), "closes": date(closes) })
        }),
    })
}

fn score(choice: &ChoiceAssessment) -> Value {
    let score = &choice.score;
    json!({
        "certificate_part": answer(&score.certificate_part, |part| {
            let subjects: Vec<_> = part.subjects.iter().map(|(subject, _)| subject.id()).collect();
            let Average { sum, count } = part.average;
            json!({ "sum": sum, "count": count, "shown": part.average.shown(), "subjects": subjects })
        }),
        "exam_part": score.exam_part.as_ref().map(|part| {
            let value = match &part.value {
                ExamPart::Mean { mean, out_of, .. } => json!({
                    "mean": mean.exact(),
                    "out_of": Average { sum: out_of.ten_thousandths, count: 10_000 }.exact(),
                    "shown": mean.shown(),
                    "reason": null,
                }),
                ExamPart::MixedScales => {
                    json!({ "mean": null, "out_of": null, "shown": null, "reason": "mixed_scales" })
                }
            };
            reasoned(part, value)
        }),
        "tie_keys": reasoned(&score.tie_keys, json!({
            "certificate_average": score.tie_keys.value.certificate_average.map(|n| n.to_string()),
            "quotas": score.tie_keys.value.quotas.iter().map(Code::code).collect::<Vec<_>>(),
        })),
    })
}

fn way_in(way: &WayIn) -> Value {
    let (field, value) = way.change.names();
    let mut change = Map::new();
    if !field.is_empty() {
        change.insert(field.to_string(), value.into());
    }
    json!({
        "change": change,
        "closes": date(way.closes),
        "file_by": way.file_by.map(moment),
        "cites": cites(way.why.cites),
    })
}

/// The value's own fields, then how well it is known and where the law says it.
fn reasoned<T>(reasoned: &Reasoned<T>, mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.insert("standing".to_string(), reasoned.standing().code().into());
        fields.insert("cites".to_string(), cites(reasoned.why.cites));
    }
    value
}

fn answer<T>(answer: &Answer<Reasoned<T>>, write: impl Fn(&T) -> Value) -> Option<Value> {
    answer.known().map(|known| reasoned(known, write(&known.value)))
}

fn list<T>(values: &[Reasoned<T>], write: impl Fn(&T) -> Value) -> Vec<Value> {
    values.iter().map(|value| reasoned(value, write(&value.value))).collect()
}

fn ids<T: Code>(values: &[Reasoned<T>]) -> Vec<Value> {
    list(values, |value| id(*value))
}

fn id<T: Code>(value: T) -> Value {
    json!({ "id": value.code() })
}

fn cites(cites: &[Cite]) -> Value {
    cites.iter().map(|cite| Value::from(cite.code())).collect()
}

fn date(date: Date) -> Value {
    write_date(date).into()
}

fn moment(moment: Moment) -> Value {
    write_moment(moment).into()
}
