//! A made-up cohort: every number of how it is made is shown and can be changed.

use leptos::prelude::*;

use super::field::{self, Text};
use super::state::Placing;
use crate::app::dom::{El, button, el, memo, note, of_class, p};
use crate::app::state::App;
use crate::placement::protocol::{MadeUp, Request};
use crate::text::Key;

/// A number of how it is made.
#[derive(Clone, Copy)]
struct Number {
    id: &'static str,
    label: Key,
    from: u32,
    to: u32,
    read: fn(&MadeUp) -> u32,
    put: fn(&mut MadeUp, u32),
}

/// The numbers that can be changed. The bounds are those of what a phone works out in seconds, and of what a hundred is.
const NUMBERS: [Number; 8] = [
    Number {
        id: "applicants",
        label: Key::placement_made_applicants,
        from: 1,
        to: 100_000,
        read: |made| made.applicants,
        put: |made, n| made.applicants = n,
    },
    Number {
        id: "programmes",
        label: Key::placement_made_programmes,
        from: 1,
        to: 4_000,
        read: |made| made.programmes,
        put: |made, n| made.programmes = n,
    },
    Number {
        id: "seats",
        label: Key::placement_made_seats,
        from: 1,
        to: 1_000,
        read: |made| made.seats,
        put: |made, n| made.seats = n,
    },
    Number {
        id: "choices",
        label: Key::placement_made_choices,
        from: 1,
        to: 10,
        read: |made| made.choices,
        put: |made, n| made.choices = n,
    },
    Number {
        id: "with-quota",
        label: Key::placement_made_with_quota,
        from: 0,
        to: 100,
        read: |made| made.with_quota,
        put: |made, n| made.with_quota = n,
    },
    Number {
        id: "reserved",
        label: Key::placement_made_reserved,
        from: 0,
        to: 100,
        read: |made| made.reserved,
        put: |made, n| made.reserved = n,
    },
    Number {
        id: "popular",
        label: Key::placement_made_popular,
        from: 0,
        to: 100,
        read: |made| made.popular,
        put: |made, n| made.popular = n,
    },
    Number {
        id: "seed",
        label: Key::placement_made_seed,
        from: 0,
        to: 999_999,
        read: |made| u32::try_from(made.seed).unwrap_or(u32::MAX),
        put: |made, n| made.seed = n.into(),
    },
];

/// The numbers at first. None of them is from anywhere: they are to show how it works.
const FIRST: MadeUp = MadeUp {
    seed: 1,
    applicants: 400,
    programmes: 10,
    seats: 25,
    choices: 4,
    with_quota: 15,
    reserved: 20,
    popular: 50,
};

/// The fields, and the button that makes it.
pub(super) fn form(app: App, placing: Placing) -> El {
    let made = RwSignal::new(FIRST);
    let wrong = RwSignal::new(Vec::<&'static str>::new());
    let fields: Vec<El> = NUMBERS.into_iter().map(|number| field(app, number, made, wrong)).collect();
    let fields = of_class("div", "pairs top-aligned").child(fields);
    let none_wrong = memo(move || wrong.with(Vec::is_empty));
    let press = move || {
        if none_wrong.get_untracked() {
            placing.ask(Request::MadeUp(made.get_untracked()));
        }
    };
    let more =
        of_class("details", "why").child(el("summary").child(app.t(Key::placement_made_change))).child(
            of_class("div", "stack tight")
                .child(note("hint", app.t(Key::placement_made_scores)))
                .child(fields),
        );
    of_class("div", "stack tight")
        .child(note("soft", app.t(Key::placement_made_up_text)))
        .child(p(button("button quiet", app.t(Key::placement_made_button), press)))
        .child(more)
}

fn field(app: App, number: Number, made: RwSignal<MadeUp>, wrong: RwSignal<Vec<&'static str>>) -> El {
    let Number { id, label, from, to, read, put } = number;
    let range = [("from", from.to_string()), ("to", to.to_string())];
    let range = app.w().fill(Key::placement_from_to, &range.each_ref().map(|(name, n)| (*name, n.as_str())));
    let shown = Text {
        id: ["placement-made-", id].concat(),
        label: format!("{} ({range})", app.t(label)),
        hint: None,
        error: Key::placement_error_range,
        narrow: true,
        quiet: false,
    };
    let take = move |text: String| {
        let value = text.parse::<u32>().ok().filter(|value| (from..=to).contains(value));
        wrong.update(|wrong| {
            wrong.retain(|other| *other != id);
            if value.is_none() {
                wrong.push(id);
            }
        });
        if let Some(value) = value {
            made.update(|made| put(made, value));
        }
    };
    let value = move || made.with(read).to_string();
    field::text(app, shown, value, move || wrong.with(|wrong| wrong.contains(&id)), take)
}
