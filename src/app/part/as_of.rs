//! The moment for which everything is said; anyone can change it, and it is seen when it is not now.

use leptos::prelude::*;

use super::fields;
use crate::app::dom::{El, button, el, note, nothing, of_class};
use crate::app::field::Field;
use crate::app::state::{App, Seen};
use crate::formats::date_text::write_moment;
use crate::formats::input;
use crate::rules::assessment::InForce;
use crate::rules::calendar::Date;
use crate::rules::question::Question;
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
    body: impl Fn(&Seen) -> AnyView + Send + 'static,
) -> impl Fn() -> AnyView + Send + 'static {
    move || app.assessment.with(|seen| too_early(seen).map_or_else(|| body(seen), |day| not_yet(app, day)))
}

/// The day that is asked about, if the edition does not govern it yet.
pub(in crate::app) fn too_early(assessment: &Seen) -> Option<Date> {
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
        label: app.t(Key::as_of_date).into(),
        hint: None,
        error: Key::error_date,
        numeric: true,
        narrow: true,
        wrong: None,
    };
    let shown = app.case.with_untracked(|case| case.as_of);
    let day_value = shown.map_or(String::new(), |m| input::day_text(m.date));
    let time_value = shown.map_or(String::new(), dates::clock);
    let set = move |day: &str, time: &str| {
        if !day.is_empty() && input::day(day).is_none() {
            return Err(());
        }
        let moment = input::moment(day, time).map(write_moment);
        let text = moment.unwrap_or_else(|| if day.is_empty() { "" } else { "?" }.to_string());
        app.put(&Question::AsOf.into(), &text, day).map_err(|_| ())
    };
    let day_now = RwSignal::new(day_value.clone());
    let time_now = RwSignal::new(time_value.clone());
    let put_day = move |text: &str| {
        day_now.set(text.to_string());
        set(text, &time_now.get_untracked())
    };
    let time = fields::Typed {
        label: app.t(Key::as_of_time).into(),
        hint: None,
        error: Key::error_time,
        numeric: true,
        narrow: true,
        wrong: None,
    };
    let put_time = move |text: &str| {
        time_now.set(text.to_string());
        let day = day_now.get_untracked();
        if day.is_empty() { Ok(()) } else { set(&day, text) }
    };
    let both = of_class("div", "row top-aligned")
        .child(fields::typed(app, &Field::Page("at.day"), day, day_value, Box::new(put_day)))
        .child(fields::typed(app, &Field::Page("at.time"), time, time_value, Box::new(put_time)));
    of_class("details", "why").child(el("summary").child(app.t(Key::as_of_change))).child(both)
}
