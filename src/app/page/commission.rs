//! For members of commissions: quorum, vote and how long records are kept.

use leptos::prelude::*;

use super::heading;
use crate::app::part::fields::{self, Offer, Pick, Typed};
use crate::app::part::why;
use crate::app::state::App;
use crate::formats::date_text::read_date;
use crate::rules::rule::commission::{CITES, Record, Vote, has_quorum, kept_until, outcome, quorum};
use crate::text::Key;

/// The page.
pub(super) fn commission(app: App) -> AnyView {
    let numbers = [(); 4].map(|()| RwSignal::new(None::<u32>));
    let [members, present, in_favour, against] = numbers;
    let chair = RwSignal::new(None::<bool>);
    let meeting = RwSignal::new(String::new());
    let field = move |key: &'static str, label: Key, number: RwSignal<Option<u32>>| {
        let typed = Typed {
            key: key.into(),
            label: app.t(label).into(),
            hint: None,
            error: Key::error_number,
            numeric: true,
            narrow: true,
        };
        fields::typed(app, typed, String::new(), move |text| {
            let small = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
            number.set(if small { text.parse().ok() } else { None });
            if small { Ok(()) } else { Err(()) }
        })
    };
    let words = move || app.w();
    let quorum_text = move || {
        let (members, present) = (members.get()?, present.get()?);
        if present > members {
            return Some(app.t(Key::commission_present_too_many).to_string());
        }
        let enough = has_quorum(members, present);
        let key = if enough { Key::commission_quorum_yes } else { Key::commission_quorum_no };
        Some(words().fill(key, &[("n", &quorum(members).to_string())]))
    };
    let vote_text = move || {
        let vote = Vote {
            present: present.get()?,
            in_favour: in_favour.get()?,
            against: against.get()?,
            chair_in_favour: chair.get(),
        };
        let may_decide = members.get().is_some_and(|members| has_quorum(members, vote.present));
        may_decide.then(|| words().of(outcome(vote)))
    };
    let kept = move || {
        let day = meeting.with(|text| fields::iso_day(text).and_then(|day| read_date(&day)))?;
        let line = |record: Record| {
            let words = words();
            let text = words.of(record).replace("{date_to}", &words.date_year_to(kept_until(record, day)));
            view! { <li>{text}</li> }
        };
        Some(view! { <ul class="ways">{line(Record::AdmissionMinutes)}{line(Record::ExamRecording)}</ul> })
    };
    let chair_pick = Pick {
        key: "chair".into(),
        legend: app.t(Key::commission_chair).into(),
        hint: None,
        offers: vec![
            Offer { value: "yes".into(), label: app.t(Key::commission_chair_for).into(), hint: None },
            Offer { value: "no".into(), label: app.t(Key::commission_chair_against).into(), hint: None },
        ],
        wide: true,
        may_skip: true,
    };
    let chair_now = move || chair.get().map(|yes| if yes { "yes" } else { "no" }.to_string());
    let put_chair = move |value: &str| chair.set((!value.is_empty()).then_some(value == "yes"));
    let day = Typed {
        key: "meeting".into(),
        label: app.t(Key::commission_meeting).into(),
        hint: None,
        error: Key::error_date,
        numeric: true,
        narrow: true,
    };
    let put_day = move |text: &str| {
        meeting.set(text.to_string());
        if text.is_empty() || fields::iso_day(text).is_some() { Ok(()) } else { Err(()) }
    };
    let cites: Vec<AnyView> = CITES.iter().map(|cite| why::cite(app, *cite)).collect();
    view! {
        <div class="stack loose measure">
            <div class="stack tight">
                {heading(app.t(Key::commission_title))}
                <p class="soft">{app.t(Key::commission_lead)}" "{cites}</p>
            </div>
            <div class="row top-aligned">
                {field("members", Key::commission_members, members)}
                {field("present", Key::commission_present, present)}
            </div>
            <p role="status"><b>{quorum_text}</b></p>
            <div class="row top-aligned">
                {field("for", Key::commission_in_favour, in_favour)}
                {field("against", Key::commission_against, against)}
            </div>
            {fields::radios(app, chair_pick, chair_now, put_chair)}
            <p role="status"><b>{vote_text}</b></p>
            <section class="stack tight">
                <h2>{app.t(Key::commission_keep)}</h2>
                {fields::typed(app, day, String::new(), put_day)}
                <div role="status">{kept}</div>
            </section>
        </div>
    }
    .into_any()
}
