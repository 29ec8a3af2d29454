//! The way in: files, rows that are pasted, the open class, a made-up cohort, or typing.

use leptos::prelude::*;

use super::state::Placing;
use super::{from_class, made_up};
use crate::app::dom::{El, button, el, focus_soon, note, of_class, p};
use crate::app::full::taking::{self, Paste};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::formats::table_file::ACCEPTED;
use crate::placement::protocol::{Request, Write};
use crate::text::Key;

/// While nothing is open.
pub(super) fn start(app: App, placing: Placing) -> AnyView {
    let type_them = move || {
        placing.typing.set(true);
        focus_soon(super::programmes::ADD);
    };
    of_class("div", "stack loose measure")
        .child(note("soft", app.t(Key::placement_lead)))
        .child(note("soft", app.t(Key::placement_private)))
        .child(section(app.t(Key::placement_open), ways_in(app, placing)))
        .child(from_class::from_class(app))
        .child(section(app.t(Key::placement_made_up), made_up::form(app, placing)))
        .child(
            section(app.t(Key::placement_type), note("soft", app.t(Key::placement_type_text)))
                .child(p(button("button quiet", app.t(Key::placement_type_button), type_them))),
        )
        .into()
}

/// Files, a paste, the open class, and empty tables to fill in.
pub(super) fn ways_in(app: App, placing: Placing) -> El {
    let words = Paste {
        summary: Key::class_paste,
        label: Key::class_paste_label,
        hint: Some(Key::class_paste_hint),
        button: Key::class_paste_button,
    };
    let accept = [ACCEPTED, ",.json,application/json"].concat();
    let template =
        |key: Key, write: Write| button("as-link", app.t(key), move || placing.ask(Request::Write(write)));
    let templates = of_class("div", "row")
        .child(template(Key::placement_template_programmes, Write::ProgrammesTemplate))
        .child(template(Key::placement_template_applicants, Write::ApplicantsTemplate));
    of_class("div", "stack tight")
        .child(note("soft", app.t(Key::placement_open_text)))
        .child(p(taking::choose(app, "button", &accept, move |files| placing.take_files(files))))
        .child(taking::paste(app, "placement-paste", &words, move |text| placing.take_text(text)))
        .child(templates)
        .child(saved(app, placing))
}

/// The name of the file that was saved last.
pub(super) fn saved(app: App, placing: Placing) -> El {
    let said = move || match placing.saved.get() {
        Some(name) => app.w().fill(Key::class_out_saved, &[("file", &name)]),
        None => String::new(),
    };
    el("p").attr("class", "no-print").attr("role", "status").live(said)
}
