//! The moment for which everything is said; anyone can change it, and it is seen when it is not now.

use leptos::prelude::*;

use super::fields;
use crate::app::dom::{El, button, el, note, nothing, of_class};
use crate::app::state::App;
use crate::rules::assessment::{Assessment, InForce};
use crate::rules::calendar::Date;
use crate::text::{Key, dates};

/// Above the page: that it is not about now.
pub(in crate::app) fn banner(app: App) -> El {
    let changed = move || app.case.with(|case| case.as_of);
    el("div").attr("role", "status").showing(changed, move |moment| {
        let Some(moment) = *moment else { return nothing() };
        let text = app.w().fill(Key::as_of_shown, &[("moment", &app.w().moment_year(moment))]);
        let reset = move || {
            app.change(|case| case.as_of = None);
            app.renewed.update(|n| *n = n.wrapping_add(1));
        };
        let back = button("button quiet", app.t(Key::as_of_reset), reset);
        of_class("div", "note row").child(el("span").child(text)).child(back).into()
    })
}

/// What is said of the assessment; before the edition took effect, that nothing is computed.
pub(in crate::app) fn assessed(
    app: App,
    body: impl Fn(&Assessment) -> AnyView + Send + 'static,
) -> impl Fn() -> AnyView + Send + 'static {
    move || app.assessment.with(|seen| too_early(seen).map_or_else(|| body(seen), |day| not_yet(app, day)))
}

/// The day that is asked about, if the edition does not govern it yet.
pub(in crate::app) fn too_early(assessment: &Assessment) -> Option<Date> {
    match assessment.in_force {
        InForce::Yes => None,
        InForce::NotYet => Some(assessment.as_of.date),
    }
}

/// That nothing is computed for a day before the edition took effect.
pub(in crate::app) fn not_yet(app: App, day: Date) -> AnyView {
    note("note", app.w().fill(Key::not_in_force, &[("date", &app.w().date_year(day))])).into()
}

/// The fields that change the moment.
pub(in crate::app) fn control(app: App) -> El {
    let day = fields::Typed {
        key: "at.day".into(),
        label: app.t(Key::as_of_date).into(),
        hint: None,
        error: Key::error_date,
        numeric: true,
        narrow: true,
        wrong: None,
    };
    let shown = app.case.with_untracked(|case| case.as_of);
    let day_value = shown.map_or(String::new(), |m| fields::day_text(m.date));
    let time_value = shown.map_or(String::new(), dates::clock);
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
        wrong: None,
    };
    let put_time = move |text: &str| {
        time_now.set(text.to_string());
        let day = day_now.get_untracked();
        if day.is_empty() { Ok(()) } else { set(&day, &padded(text)) }
    };
    let both = of_class("div", "row top-aligned")
        .child(fields::typed(app, day, day_value, Box::new(put_day)))
        .child(fields::typed(app, time, time_value, Box::new(put_time)));
    of_class("details", "why").child(el("summary").child(app.t(Key::as_of_change))).child(both)
}

/// `9:30` as `09:30`.
fn padded(time: &str) -> String {
    if time.find(':') == Some(1) { format!("0{time}") } else { time.to_string() }
}
