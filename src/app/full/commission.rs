//! For members of commissions: quorum, vote and how long records are kept.

use leptos::prelude::*;

use crate::app::dom::{El, all, dynamic, el, note, nothing, of_class, p};
use crate::app::field::Field;
use crate::app::part::fields::{self, Offer, Pick, Typed};
use crate::app::part::layout::opening;
use crate::app::part::why;
use crate::app::state::App;
use crate::formats::input;
use crate::rules::rule::commission::{
    CITES, CommissionReading, Record, Vote, has_quorum, kept_until, outcome, quorum, readings,
};
use crate::text::Key;

/// The page.
pub(super) fn commission(app: App) -> AnyView {
    let numbers = [(); 4].map(|()| RwSignal::new(String::new()));
    let [members, present, in_favour, against] = numbers;
    let chair = RwSignal::new(String::new());
    let meeting = RwSignal::new(String::new());
    let field = move |key: &'static str, label: Key, number: RwSignal<String>| {
        let typed = Typed {
            label: app.t(label).into(),
            hint: None,
            error: Key::error_number,
            numeric: true,
            narrow: true,
            wrong: None,
        };
        let put = move |text: &str| {
            let small = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
            number.set(if small { text.to_string() } else { String::new() });
            if small { Ok(()) } else { Err(()) }
        };
        fields::typed(app, &Field::Page(key), typed, String::new(), Box::new(put))
    };
    let read = |number: RwSignal<String>| number.with(|text| text.parse::<u32>().ok());
    let words = move || app.w();
    let quorum_text = move || {
        let (members, present) = (read(members)?, read(present)?);
        if present > members {
            return Some(app.t(Key::commission_present_too_many).to_string());
        }
        let enough = has_quorum(members, present);
        let key = if enough { Key::commission_quorum_yes } else { Key::commission_quorum_no };
        Some(words().fill(key, &[("n", &quorum(members).to_string())]))
    };
    let reading = move |reading: CommissionReading| {
        let mark = why::standing(app, reading.standing()).map(|mark| (" ", mark));
        note("small", app.of(reading)).child(mark)
    };
    let cast = move || {
        let vote = Vote {
            present: read(present)?,
            in_favour: read(in_favour)?,
            against: read(against)?,
            chair_in_favour: chair.with(|chair| match chair.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            }),
        };
        let may_decide = read(members).is_some_and(|members| has_quorum(members, vote.present));
        may_decide.then_some(vote)
    };
    let vote_text = move || cast().map(|vote| words().of(outcome(vote)));
    let vote_readings =
        move || all(cast().map(|vote| readings(vote).iter().copied().map(reading).collect::<Vec<El>>()));
    let kept = move || {
        let day = meeting.with(|text| input::day(text));
        let Some(day) = day else { return nothing() };
        let line = |record: Record| {
            let words = app.w();
            let until = words.date_year_to(kept_until(record, day));
            el("li").child(words.of(record).replace("{date_to}", &until))
        };
        let lines = vec![line(Record::AdmissionMinutes), line(Record::ExamRecording)];
        all((of_class("ul", "ways").child(lines), reading(CommissionReading::Keep)))
    };
    let chair_pick = Pick {
        legend: app.t(Key::commission_chair).into(),
        hint: None,
        offers: vec![
            Offer { value: "yes".into(), label: app.t(Key::commission_chair_for).into(), hint: None },
            Offer { value: "no".into(), label: app.t(Key::commission_chair_against).into(), hint: None },
        ],
        wide: true,
        may_skip: true,
    };
    let chair_now = move || Some(chair.get()).filter(|chair| !chair.is_empty());
    let put_chair = move |value: &str| chair.set(value.to_string());
    let day = Typed {
        label: app.t(Key::commission_meeting).into(),
        hint: None,
        error: Key::error_date,
        numeric: true,
        narrow: true,
        wrong: None,
    };
    let put_day = move |text: &str| {
        meeting.set(text.to_string());
        if text.is_empty() || input::day(text).is_some() { Ok(()) } else { Err(()) }
    };
    let row = |fields: (AnyView, AnyView)| of_class("div", "row top-aligned").child(fields);
    let says = |text: AnyView| p(el("b").child(text)).attr("role", "status");
    let members_row = row((
        field("members", Key::commission_members, members),
        field("present", Key::commission_present, present),
    ));
    let votes_row = row((
        field("for", Key::commission_in_favour, in_favour),
        field("against", Key::commission_against, against),
    ));
    let keep = of_class("section", "stack tight")
        .child(el("h2").child(app.t(Key::commission_keep)))
        .child(fields::typed(app, &Field::Page("meeting"), day, String::new(), Box::new(put_day)))
        .child(el("div").attr("role", "status").dynamic(kept));
    of_class("div", "stack loose measure")
        .child(opening(app.t(Key::commission_title), app.t(Key::commission_lead)))
        .child(p("").child(why::cites(app, CITES)))
        .child(members_row)
        .child(says(dynamic(move || all(quorum_text()))))
        .child(votes_row)
        .child(fields::radios(
            app,
            &Field::Page("chair"),
            chair_pick,
            Box::new(chair_now),
            Box::new(put_chair),
        ))
        .child(says(dynamic(move || all(vote_text()))))
        .child(of_class("div", "stack tight").dynamic(vote_readings))
        .child(keep)
        .into()
}
