//! Writes an assessment as the contract's JSON (`talapker-assessment/1`).

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::formats::case_json::Ignored;
use crate::formats::date_text::{write_date, write_moment};
use crate::rules::assessment::{
    Answer, ApplicantAssessment, ApplicationWindow, Assessment, ChoiceAssessment, ChoiceOutline,
    CompetitiveScore, Doors, ExamPart, Filing, InForce, Reasoned, Track, WayIn,
};
use crate::rules::cite::Cite;
use crate::rules::code::Code;
use crate::rules::grade::Average;
use crate::rules::question::Place;

/// The name of the format.
pub const FORMAT: &str = "talapker-assessment/1";

/// The assessment; `ignored` is what the reader of the case did not use.
pub fn write(assessment: &Assessment, ignored: &Ignored) -> Value {
    // Nothing here can fail: every key is a text and every number is an integer.
    serde_json::to_value(wire(assessment, ignored)).unwrap_or_default()
}

/// The assessment in the shape of the contract.
pub fn wire(assessment: &Assessment, ignored: &Ignored) -> impl Serialize {
    let edition = assessment.edition;
    let by_reader = ignored.iter().cloned();
    let by_rules = assessment.ignored.iter().map(|(field, reason)| (field.path(), *reason));
    Whole {
        format: FORMAT,
        as_of: write_moment(assessment.as_of),
        edition: EditionWire {
            act: edition.act,
            amended_by: edition.amended_by,
            dated: write_date(edition.dated()),
            in_force_from: write_date(edition.in_force_from()),
            known_through: write_date(edition.known_through()),
            later_amendments: assessment.later_amendments.code(),
            standing: match assessment.in_force {
                InForce::Yes => "in_force",
                InForce::NotYet => "not_in_force",
            },
        },
        missing: assessment.missing.iter().map(Place::path).collect(),
        ignored: by_reader
            .chain(by_rules)
            .map(|(path, reason)| IgnoredWire { path, reason: reason.code() })
            .collect(),
        applicant: assessment.applicant.as_ref().map(applicant),
        choices: assessment.choices.iter().map(choice).collect(),
    }
}

#[derive(Serialize)]
struct Whole {
    format: &'static str,
    as_of: String,
    edition: EditionWire,
    missing: Vec<String>,
    ignored: Vec<IgnoredWire>,
    applicant: Option<ApplicantWire>,
    choices: Vec<ChoiceWire>,
}

#[derive(Serialize)]
struct EditionWire {
    act: &'static str,
    amended_by: &'static str,
    dated: String,
    in_force_from: String,
    known_through: String,
    later_amendments: &'static str,
    standing: &'static str,
}

#[derive(Serialize)]
struct IgnoredWire {
    path: String,
    reason: &'static str,
}

#[derive(Serialize)]
struct ApplicantWire {
    signs: Option<Known<One>>,
    quotas: Vec<Known<QuotaWire>>,
    refusal_grounds: Vec<Known<Id>>,
    notes: Vec<Known<Id>>,
}

#[derive(Serialize)]
struct ChoiceWire {
    track: Option<Known<TrackWire>>,
    channel: Option<Known<One>>,
    first_steps: Vec<Known<Id>>,
    window: Option<Known<WindowWire>>,
    filing: Option<Known<FilingWire>>,
    score: ScoreWire,
    exams: Vec<Known<Id>>,
    accommodations: Vec<Known<Id>>,
    documents: Option<Vec<Known<PaperWire>>>,
    refused_today: Option<Vec<Known<RefusalWire>>>,
    milestones: Option<Vec<Known<MilestoneWire>>>,
    group: Option<Known<GroupWire>>,
    still_open: Vec<WayWire>,
    maybe_open: Vec<WayWire>,
}

/// A value's own fields, then how well it is known and where the law says it.
#[derive(Serialize)]
struct Known<T> {
    #[serde(flatten)]
    value: T,
    standing: &'static str,
    cites: Vec<&'static str>,
}

#[derive(Serialize)]
struct Id {
    id: &'static str,
}

#[derive(Serialize)]
struct One {
    value: &'static str,
}

#[derive(Serialize)]
struct QuotaWire {
    id: &'static str,
    percent: &'static str,
}

#[derive(Serialize)]
struct TrackWire {
    value: &'static str,
    other_reading: Option<&'static str>,
    conditions: Vec<Known<Id>>,
}

#[derive(Serialize)]
struct WindowWire {
    opens: String,
    closes: String,
    other_reading: Option<String>,
    announced: Option<Known<AnnouncedWire>>,
    last_day: String,
    possible_until: String,
    file_by: String,
    state: &'static str,
    days_left: Option<i32>,
    next_season: Option<SeasonWire>,
}

#[derive(Serialize)]
struct AnnouncedWire {
    closes: String,
    year: i32,
}

#[derive(Serialize)]
struct SeasonWire {
    opens: String,
    closes: String,
}

#[derive(Serialize)]
struct FilingWire {
    accepted_on: String,
    other_reading: Option<String>,
    in_time: &'static str,
    open_now: Option<bool>,
}

#[derive(Serialize)]
struct ScoreWire {
    certificate_part: Option<Known<CertificateWire>>,
    exam_part: Option<Known<ExamWire>>,
    tie_keys: Known<TieKeysWire>,
}

#[derive(Serialize)]
struct CertificateWire {
    sum: i64,
    count: i64,
    shown: String,
    subjects: Vec<String>,
}

#[derive(Serialize, Default)]
struct ExamWire {
    mean: Option<String>,
    out_of: Option<String>,
    shown: Option<String>,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct TieKeysWire {
    certificate_average: Option<String>,
    quotas: Vec<&'static str>,
}

#[derive(Serialize)]
struct PaperWire {
    id: &'static str,
    state: &'static str,
    expires_before_file_by: bool,
}

#[derive(Serialize)]
struct RefusalWire {
    id: &'static str,
    of: &'static str,
}

#[derive(Serialize)]
struct MilestoneWire {
    id: &'static str,
    date: Option<String>,
}

#[derive(Serialize)]
struct GroupWire {
    minimum: u32,
    exempt: bool,
}

#[derive(Serialize)]
struct WayWire {
    change: BTreeMap<&'static str, &'static str>,
    closes: String,
    file_by: Option<String>,
    cites: Vec<&'static str>,
}

fn applicant(applicant: &ApplicantAssessment) -> ApplicantWire {
    let ApplicantAssessment { signs, quotas, refusal_grounds, notes } = applicant;
    ApplicantWire {
        signs: signs.as_ref().map(|signs| known(signs, |value| One { value: value.code() })),
        quotas: list(quotas, |(id, percent)| QuotaWire { id: id.code(), percent }),
        refusal_grounds: ids(refusal_grounds),
        notes: ids(notes),
    }
}

fn choice(choice: &ChoiceAssessment) -> ChoiceWire {
    let ChoiceAssessment {
        outline,
        track,
        conditions,
        first_steps,
        score,
        exam,
        accommodations,
        refused_today,
        milestones,
        group,
    } = choice;
    let ChoiceOutline { channel, window, filing, documents, still_open, maybe_open } = outline;
    ChoiceWire {
        track: answer(track, |Track { track, other_reading }| TrackWire {
            value: track.code(),
            other_reading: other_reading.map(Code::code),
            conditions: ids(conditions),
        }),
        channel: answer(channel, |channel| One { value: channel.code() }),
        first_steps: ids(first_steps),
        window: answer(window, self::window),
        filing: answer(filing, self::filing),
        score: self::score(score),
        exams: exam.known().iter().map(|exam| known(exam, |exam| id(exam.exam))).collect(),
        accommodations: ids(accommodations),
        documents: documents.as_deref().map(|documents| {
            list(documents, |need| PaperWire {
                id: need.document.code(),
                state: need.state.code(),
                expires_before_file_by: need.expires_before_file_by,
            })
        }),
        refused_today: refused_today.as_deref().map(|refused| {
            list(refused, |refusal| {
                let (id, of) = refusal.names();
                RefusalWire { id, of }
            })
        }),
        milestones: milestones.as_deref().map(|milestones| {
            list(milestones, |it| MilestoneWire { id: it.id.code(), date: it.date.map(write_date) })
        }),
        group: answer(group, |group| GroupWire { minimum: group.minimum, exempt: group.exempt }),
        still_open: still_open.iter().map(way_in).collect(),
        maybe_open: maybe_open.iter().map(way_in).collect(),
    }
}

fn window(window: &ApplicationWindow) -> WindowWire {
    WindowWire {
        opens: write_date(window.opens),
        closes: write_date(window.closes),
        other_reading: window.other_reading.map(write_date),
        announced: window.announced.map(|of| Known {
            value: AnnouncedWire { closes: write_date(of.closes), year: of.year },
            standing: of.standing.code(),
            cites: cites(of.cites),
        }),
        last_day: write_date(window.last_day),
        possible_until: write_date(window.possible_until),
        file_by: write_moment(window.file_by),
        state: window.state.code(),
        days_left: window.days_left,
        next_season: window
            .next_season
            .map(|(opens, closes)| SeasonWire { opens: write_date(opens), closes: write_date(closes) }),
    }
}

fn filing(filing: &Filing) -> FilingWire {
    FilingWire {
        accepted_on: write_date(filing.accepted_on),
        other_reading: filing.other_reading.map(write_date),
        in_time: filing.in_time.code(),
        open_now: filing.doors.map(|doors| match doors {
            Doors::Open => true,
            Doors::Break | Doors::Closed(_) => false,
        }),
    }
}

fn score(score: &CompetitiveScore) -> ScoreWire {
    ScoreWire {
        certificate_part: answer(&score.certificate_part, |part| CertificateWire {
            sum: part.average.sum,
            count: part.average.count,
            shown: part.average.shown(),
            subjects: part.subjects.iter().map(|(subject, _)| subject.id().to_string()).collect(),
        }),
        exam_part: score.exam_part.as_ref().map(|part| {
            known(part, |part| match part {
                ExamPart::Mean { mean, out_of, .. } => ExamWire {
                    mean: Some(mean.exact()),
                    out_of: Some(Average { sum: out_of.ten_thousandths, count: 10_000 }.exact()),
                    shown: Some(mean.shown()),
                    reason: None,
                },
                ExamPart::MixedScales => ExamWire { reason: Some("mixed_scales"), ..ExamWire::default() },
            })
        }),
        tie_keys: known(&score.tie_keys, |keys| TieKeysWire {
            certificate_average: keys.certificate_average.map(|average| average.to_string()),
            quotas: keys.quotas.unwrap_or_default().iter().map(Code::code).collect(),
        }),
    }
}

fn way_in(way: &WayIn) -> WayWire {
    WayWire {
        change: BTreeMap::from([way.change.names()]),
        closes: write_date(way.closes),
        file_by: way.file_by.map(write_moment),
        cites: cites(way.why.cites),
    }
}

fn known<T, W>(reasoned: &Reasoned<T>, write: impl Fn(&T) -> W) -> Known<W> {
    Known {
        value: write(&reasoned.value),
        standing: reasoned.standing().code(),
        cites: cites(reasoned.why.cites),
    }
}

fn answer<T, W>(answer: &Answer<Reasoned<T>>, write: impl Fn(&T) -> W) -> Option<Known<W>> {
    answer.known().map(|value| known(value, write))
}

fn list<T, W>(values: &[Reasoned<T>], write: impl Fn(&T) -> W) -> Vec<Known<W>> {
    values.iter().map(|value| known(value, &write)).collect()
}

fn ids<T: Code>(values: &[Reasoned<T>]) -> Vec<Known<Id>> {
    list(values, |value| id(*value))
}

fn id<T: Code>(value: T) -> Id {
    Id { id: value.code() }
}

fn cites(cites: &[Cite]) -> Vec<&'static str> {
    cites.iter().map(|cite| cite.code()).collect()
}
