//! What is taken away: files, and the record of the draw on paper.

use leptos::prelude::*;

use super::state::Placing;
use super::{ready, record, start};
use crate::app::dom::{El, button, el, note, of_class};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::{Request, Write};
use crate::text::Key;

/// The part of the page.
pub(super) fn out(app: App, placing: Placing) -> AnyView {
    let there = move || placing.state.with(|state| state.result.is_some());
    let file = move |write: Write, name: Key, hint: Key, result: bool| {
        el("li")
            .child(button("button quiet", app.t(name), move || placing.ask(Request::Write(write))))
            .child(note("small soft", app.t(hint)))
            .hidden(move || result && !there())
    };
    let files: Vec<El> = vec![
        file(Write::Xlsx, Key::class_out_xlsx, Key::placement_xlsx_hint, true),
        file(Write::Csv, Key::class_out_csv, Key::placement_csv_hint, true),
        file(Write::Cohort, Key::placement_cohort, Key::placement_cohort_hint, false),
        file(Write::Placement, Key::placement_placement, Key::placement_placement_hint, true),
    ];
    let list = of_class("ul", "ways").child(files);
    of_class("div", "stack loose")
        .child(ready::ready(app, placing))
        .child(section(app.t(Key::class_out_files), list).attr("class", "stack tight no-print"))
        .child(start::saved(app, placing))
        .child(record::record(app, placing))
        .into()
}
