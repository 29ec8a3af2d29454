//! All of a programme to change: its name, reserved seats by quota, and whether it may be small; and taking it out.

use leptos::prelude::*;

use super::field::{self, Text};
use super::said;
use super::state::Placing;
use crate::app::dom::{El, button, el, note, of_class};
use crate::app::part::why;
use crate::app::state::App;
use crate::placement::protocol::{ProgrammeRow, ProgrammeTyped, Request, Wrong};
use crate::rules::case::QuotaCategory;
use crate::rules::code::Code as _;
use crate::rules::placement::source::SMALL_GROUPS;
use crate::text::Key;

/// A programme as if it had been typed.
pub(super) fn typed_of(row: &ProgrammeRow) -> ProgrammeTyped {
    ProgrammeTyped {
        id: row.id.clone(),
        seats: row.seats.to_string(),
        reserved: row.reserved.iter().map(|(code, seats)| (code.clone(), seats.to_string())).collect(),
        exempt: row.exempt,
    }
}

/// The form.
pub(super) fn change(app: App, placing: Placing, row: &ProgrammeRow, editing: RwSignal<Option<u32>>) -> El {
    let at = row.at;
    let typed = RwSignal::new(typed_of(row));
    let name = field::text(
        app,
        Text {
            id: "placement-edit-id".to_string(),
            label: app.t(Key::placement_programme_name).to_string(),
            hint: None,
            error: Key::placement_error_name,
            narrow: false,
            quiet: false,
        },
        move || typed.with(|typed| typed.id.clone()),
        move || placing.wrong.get() == Some(Wrong::Id(Some(at))),
        move |text| typed.update(|typed| typed.id = text),
    );
    let reserved: Vec<El> =
        QuotaCategory::ALL.iter().map(|quota| reserved(app, placing, at, *quota, typed)).collect();
    let reserved = el("fieldset")
        .child(el("legend").child(app.t(Key::placement_reserved)))
        .child(note("hint", app.t(Key::placement_reserved_hint)))
        .child(of_class("div", "pairs top-aligned").child(reserved));
    let exempt = el("input")
        .attr("type", "checkbox")
        .checked(move || typed.with(|typed| typed.exempt))
        .on("change", move |event| typed.update(|typed| typed.exempt = event_target_checked(&event)));
    let exempt =
        of_class("label", "tick").child(exempt).child(el("span").child(app.t(Key::placement_exempt_label)));
    // A changed cohort is told as a new state: then it was read, and the form is done.
    let asked = RwSignal::new(None::<u32>);
    Effect::new(move |_| {
        let version = placing.state.with(|state| state.version);
        if asked.get_untracked().is_some_and(|before| before != version) {
            editing.set(None);
        }
    });
    let save = move || {
        asked.set(Some(placing.state.with_untracked(|state| state.version)));
        placing.ask(Request::PutProgramme { at: Some(at), typed: typed.get_untracked() });
    };
    let remove = move || {
        editing.set(None);
        placing.ask(Request::RemoveProgramme(at));
    };
    let buttons = of_class("div", "row")
        .child(button("button", app.t(Key::placement_save), save))
        .child(button("button quiet", app.t(Key::cancel), move || editing.set(None)))
        .child(button("as-link", app.t(Key::placement_remove), remove));
    of_class("div", "note stack tight")
        .child(name)
        .child(reserved)
        .child(exempt.child(why::cite(app, SMALL_GROUPS)))
        .child(buttons)
}

fn reserved(
    app: App,
    placing: Placing,
    at: u32,
    quota: QuotaCategory,
    typed: RwSignal<ProgrammeTyped>,
) -> El {
    let code = quota.code();
    let value = move || {
        typed.with(|typed| {
            typed
                .reserved
                .iter()
                .find(|(other, _)| other == code)
                .map(|(_, seats)| seats.clone())
                .unwrap_or_default()
        })
    };
    let wrong = move || match placing.wrong.get() {
        Some(Wrong::Reserved(of, quota)) => of == Some(at) && quota == code,
        Some(Wrong::TooManyReserved(of)) => of == Some(at) && !untrack(value).is_empty(),
        Some(
            Wrong::Seed
            | Wrong::Minimum
            | Wrong::Id(_)
            | Wrong::Seats(_)
            | Wrong::ChanceAverage
            | Wrong::ChanceScore(_)
            | Wrong::ChanceProgramme(_),
        )
        | None => false,
    };
    let put = move |text: String| {
        typed.update(|typed| {
            typed.reserved.retain(|(other, _)| other != code);
            if !text.is_empty() {
                typed.reserved.push((code.to_string(), text));
            }
        });
    };
    let shown = Text {
        id: format!("placement-edit-{code}"),
        label: said::quota(app, code),
        hint: None,
        error: Key::placement_error_reserved,
        narrow: true,
        quiet: false,
    };
    field::text(app, shown, value, wrong, put)
}
