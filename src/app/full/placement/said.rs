//! Codes and numbers of the worker in words.

use crate::app::state::App;
use crate::placement::protocol::{Need, PlaceView, Score, Source};
use crate::placement::way::ScoreWay;
use crate::placement::why::LeftOut;
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::grade::Average;
use crate::text::Key;

/// A number as texts take it.
pub(super) fn count(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// A number of any length as texts take it.
pub(super) fn long_count(n: u64) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// A score, rounded, and exactly where that is something else: `4,67 (14/3)`.
pub(super) fn score(app: App, score: &Score) -> String {
    let shown = app.w().number(&score.shown);
    let plain = score.exact.trim_end_matches('0').trim_end_matches('.');
    let same = !score.exact.contains('/') || plain == score.shown;
    if same { shown } else { format!("{shown} ({})", score.exact) }
}

/// An average of the document, which is told as it was given or as a fraction.
pub(super) fn average(app: App, text: Option<&str>) -> String {
    let Some(text) = text else { return app.t(Key::placement_none).to_string() };
    let fraction = text.split_once('/').and_then(|(sum, count)| {
        let (sum, count) = (sum.parse().ok()?, count.parse().ok()?);
        (count > 0).then(|| Average { sum, count }.shown())
    });
    app.w().number(fraction.as_deref().unwrap_or(text))
}

/// The name of a quota.
pub(super) fn quota(app: App, code: &str) -> String {
    QuotaCategory::from_code(code).map_or_else(|| code.to_string(), |category| app.of(category).to_string())
}

/// Which choice it is.
pub(super) fn choice(app: App, n: u32) -> String {
    app.w().fill(Key::placement_choice, &[("n", &n.to_string())])
}

/// A place in a line: the programme, which choice it is, and the seat.
pub(super) fn place(app: App, place: Option<&PlaceView>) -> String {
    let Some(place) = place else { return app.t(Key::placement_no_place).to_string() };
    let choice = choice(app, place.choice);
    match &place.seat {
        Some(code) => format!("{} ({choice}; {})", place.id, seat(app, code)),
        None => format!("{} ({choice})", place.id),
    }
}

/// A reserved seat.
pub(super) fn seat(app: App, code: &str) -> String {
    app.w().fill(Key::placement_seat_reserved, &[("quota", &quota(app, code))])
}

/// From where the cohort is.
pub(super) fn source(app: App, source: &Source) -> String {
    match source {
        Source::Nothing | Source::Typed => app.t(Key::placement_source_typed).to_string(),
        Source::File(name) if name.is_empty() => app.t(Key::placement_source_pasted).to_string(),
        Source::File(name) => app.w().fill(Key::placement_source_file, &[("file", name)]),
        Source::Class => app.t(Key::placement_source_class).to_string(),
        Source::MadeUp(_) => app.t(Key::placement_source_made_up).to_string(),
    }
}

/// What is missing before it can be distributed.
pub(super) fn need(app: App, need: Need) -> &'static str {
    app.t(match need {
        Need::Seats => Key::placement_need_seats,
        Need::Applicants => Key::placement_need_applicants,
        Need::ScoreWay => Key::placement_need_score_way,
    })
}

/// How two averages make one score.
pub(super) fn score_way(app: App, way: ScoreWay) -> &'static str {
    app.t(match way {
        ScoreWay::Sum => Key::placement_way_sum,
        ScoreWay::ExamFirst => Key::placement_way_exam_first,
        ScoreWay::CertificateAlone => Key::placement_way_certificate_alone,
    })
}

/// Why something takes no part.
pub(super) fn left_out(app: App, code: &str) -> &'static str {
    if let Some(why) = LeftOut::from_code(code) {
        return app.t(match why {
            LeftOut::Paid => Key::placement_out_paid,
            LeftOut::OutOfCompetition => Key::placement_out_out_of_competition,
            LeftOut::ByApplication => Key::placement_out_by_application,
            LeftOut::OwnCompetition => Key::placement_out_own_competition,
            LeftOut::TrackOpen => Key::placement_out_track_open,
            LeftOut::NoTrack => Key::placement_out_no_track,
            LeftOut::NoScore => Key::placement_out_no_score,
            LeftOut::NoExam => Key::placement_out_no_exam,
            LeftOut::OtherScale => Key::placement_out_other_scale,
            LeftOut::NoProgramme => Key::placement_out_no_programme,
            LeftOut::Twice => Key::placement_out_twice,
        });
    }
    IgnoredReason::from_code(code).map_or_else(|| app.t(Key::placement_out_unread), |reason| app.of(reason))
}
