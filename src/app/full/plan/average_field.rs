//! A field for an average, which asks whether a rounded number stands for a fraction.

use leptos::prelude::*;

use crate::app::dom::{button, dynamic, el, focus, memo, nothing, of_class, p};
use crate::app::field::Field;
use crate::app::part::fields::{self, Typed};
use crate::app::state::App;
use crate::formats::input::average;
use crate::rules::goal::meant;
use crate::rules::grade::{Average, Decimal};
use crate::text::{Key, Words};

/// What is asked for.
pub(in crate::app::full) struct AverageField {
    /// Under which the text is kept.
    pub(super) field: Field,
    pub(super) label: String,
    pub(super) hint: Option<Key>,
    /// What is said when the text is no such average.
    pub(super) error: Key,
    /// The lowest and the highest that can be meant.
    pub(super) range: (Average, Average),
    /// Of how many grades it is probably the average.
    pub(super) grades: Option<usize>,
}

/// The field, and the average that is in it. What was typed is kept while one looks at other pages.
pub(in crate::app::full) fn average_field(app: App, field: AverageField) -> (AnyView, Memo<Option<Average>>) {
    let AverageField { field, label, hint, error, range: (lowest, highest), grades } = field;
    let read = move |text: &str| average(text).filter(|average| (lowest..=highest).contains(average));
    let unreadable = move |text: &str| !text.is_empty() && read(text).is_none();
    let text = RwSignal::new(app.draft(&field).unwrap_or_default());
    let average = memo(move || text.with(|text| read(text)));
    let wrong = RwSignal::new(text.with_untracked(|text| unreadable(text)));
    let id = field.id();
    // Made anew when another number is put into it.
    let renewed = RwSignal::new(());
    let keep = move |field: &Field, typed: &str| {
        app.keep_draft(field, typed, !typed.is_empty());
        text.set(typed.to_string());
    };
    let own_field = field.clone();
    let input = dynamic(move || {
        renewed.track();
        let typed = Typed {
            label: label.clone(),
            hint: hint.map(|hint| app.t(hint)),
            error,
            numeric: false,
            narrow: true,
            wrong: Some(wrong),
        };
        let kept = own_field.clone();
        let put = move |typed: &str| {
            keep(&kept, typed);
            if unreadable(typed) { Err(()) } else { Ok(()) }
        };
        fields::typed(app, &own_field, typed, text.get_untracked(), Box::new(put))
    });
    let offer = dynamic(move || {
        let written = text.with(|text| Decimal::parse(text).ok()).filter(|_| average.get().is_some());
        let Some((written, exact)) = written.and_then(|written| Some((written, meant(written, grades?)?)))
        else {
            return nothing();
        };
        let (field, id) = (field.clone(), id.clone());
        let take = move || {
            keep(&field, &exact.exact());
            renewed.notify();
            let id = id.clone();
            request_animation_frame(move || focus(&id));
        };
        let fraction = Words::fraction(exact);
        let words = app.w();
        let places = [("written", words.decimal(written)), ("average", fraction.clone())];
        let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
        let button_text = words.fill(Key::goal_meant_use, &[("average", &fraction)]);
        of_class("div", "note stack tight measure")
            .child(p(words.fill(Key::goal_meant, &places)))
            .child(button("button quiet", &button_text, take))
            .into()
    });
    let offer = of_class("div", "stack tight").attr("role", "status").child(offer);
    // Close together inside, and as far from its neighbours as any field.
    let view = el("div").child(of_class("div", "stack tight").child(input).child(offer));
    (view.into(), average)
}
