//! What is taken away of the class: spreadsheets, a file of our own, the calendar, and paper.

use leptos::prelude::*;

use super::print::print;
use super::state::Class;
use crate::app::dom::{El, button, el, note, of_class, p};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::class::session::protocol::{Request, Write};
use crate::text::Key;

/// The page's part.
pub(super) fn out(app: App, class: Class) -> AnyView {
    let file = |write: Write, name: Key, hint: Key| {
        let save = move || class.ask(Request::Write(write));
        el("li").child(button("button quiet", app.t(name), save)).child(note("small soft", app.t(hint)))
    };
    let files: Vec<El> = vec![
        file(Write::Xlsx, Key::class_out_xlsx, Key::class_out_xlsx_hint),
        file(Write::Csv, Key::class_out_csv, Key::class_out_csv_hint),
        file(Write::Plain, Key::class_out_plain, Key::class_out_plain_hint),
        file(Write::Own, Key::class_out_own, Key::class_out_own_hint),
        file(Write::Calendar, Key::class_out_calendar, Key::class_out_calendar_hint),
    ];
    let said = move || match class.saved.get() {
        Some(name) => app.w().fill(Key::class_out_saved, &[("file", &name)]),
        None => String::new(),
    };
    let list = of_class("ul", "ways").child(files);
    of_class("div", "stack loose")
        .child(section(app.t(Key::class_out_files), list).attr("class", "stack tight no-print"))
        .child(p("").attr("class", "no-print").attr("role", "status").live(said))
        .child(section(app.t(Key::class_out_paper), print(app, class)))
        .into()
}
