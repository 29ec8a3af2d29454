//! The moment for which everything is said; anyone can change it, and it is seen when it is not now.

use leptos::prelude::*;

use super::fields;
use crate::app::state::App;
use crate::rules::assessment::InForce;
use crate::text::{Key, dates};

/// Above the page: that it is not about now, or that the edition did not govern then.
pub(in crate::app) fn banner(app: App) -> AnyView {
    let shown = move || {
        let changed = app.case.with(|case| case.as_of);
        changed.map(|moment| {
            let text = app.w().fill(Key::as_of_shown, &[("moment", &app.w().moment_year(moment))]);
            let reset = move |_| {
                app.change(|case| case.as_of = None);
                app.renewed.update(|n| *n = n.wrapping_add(1));
            };
            view! {
                <div class="note row">
                    <span>{text}</span>
                    <button class="button quiet" type="button" on:click=reset>{app.t(Key::as_of_reset)}</button>
                </div>
            }
        })
    };
    view! { <div role="status">{shown}</div> }.into_any()
}

/// That nothing is computed before the edition took effect; `None` while it governs.
pub(in crate::app) fn before_the_edition(app: App) -> Option<AnyView> {
    app.assessment.with(|assessment| match assessment.in_force {
        InForce::Yes => None,
        InForce::NotYet => {
            let day = app.w().date_year(assessment.as_of.date);
            let text = app.w().fill(Key::not_in_force, &[("date", &day)]);
            Some(view! { <p class="note">{text}</p> }.into_any())
        }
    })
}

/// The fields that change the moment.
pub(in crate::app) fn control(app: App) -> AnyView {
    let day = fields::Typed {
        key: "at.day".into(),
        label: app.t(Key::as_of_date).into(),
        hint: None,
        error: Key::error_date,
        numeric: true,
        narrow: true,
    };
    let shown = move || app.case.with(|case| case.as_of);
    let day_value = shown().map_or(String::new(), |m| fields::day_text(m.date));
    let time_value = shown().map_or(String::new(), dates::clock);
    let set = move |day: &str, time: &str| {
        let text =
            fields::iso_day(day).map(|day| if time.is_empty() { day } else { format!("{day}T{time}") });
        match text {
            Some(text) => app.put("at", &text, day).map_err(|_| ()),
            None if day.is_empty() => app.put("at", "", "").map_err(|_| ()),
            None => Err(()),
        }
    };
    let day_now = RwSignal::new(day_value.clone());
    let time_now = RwSignal::new(time_value.clone());
    let put_day = move |text: &str| {
        day_now.set(text.to_string());
        set(text, &time_now.get_untracked())
    };
    let time = fields::Typed {
        key: "at.time".into(),
        label: app.t(Key::as_of_time).into(),
        hint: None,
        error: Key::error_date,
        numeric: true,
        narrow: true,
    };
    let put_time = move |text: &str| {
        time_now.set(text.to_string());
        let day = day_now.get_untracked();
        if day.is_empty() { Ok(()) } else { set(&day, &padded(text)) }
    };
    view! {
        <details class="why">
            <summary>{app.t(Key::as_of_change)}</summary>
            <div class="row top-aligned">
                {fields::typed(app, day, day_value, put_day)}
                {fields::typed(app, time, time_value, put_time)}
            </div>
        </details>
    }
    .into_any()
}

/// `9:30` as `09:30`.
fn padded(time: &str) -> String {
    if time.find(':') == Some(1) { format!("0{time}") } else { time.to_string() }
}
