//! What is opened beside the lists: an applicant or a programme, in a modal dialog. The browser keeps the focus in it,
//! Escape closes it, and the focus goes back to what opened it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use super::state::{Detail, Placing};
use super::{applicant, programme};
use crate::app::dom::{El, button, el, focus_here, memo, nothing, of_class, showing};
use crate::app::state::App;
use crate::text::Key;

const DIALOG: &str = "placement-detail";
const HEADING: &str = "placement-detail-name";

/// The dialog.
pub(super) fn detail(app: App, placing: Placing) -> El {
    let who = memo(move || {
        placing.detail.with(|detail| match detail {
            Some(Detail::Applicant(row, _)) => Some((false, row.at)),
            Some(Detail::Programme(row, ..)) => Some((true, row.at)),
            None => None,
        })
    });
    Effect::new(move |_| {
        if who.get().is_some() {
            request_animation_frame(show);
        } else {
            close();
        }
    });
    let inside =
        move |who: &Option<(bool, u32)>| if who.is_some() { inside(app, placing) } else { nothing() };
    el("dialog")
        .attr("id", DIALOG)
        .attr("class", "pane no-print")
        .attr("aria-labelledby", HEADING)
        .on("close", move |_| placing.detail.set(None))
        .showing(move || who.get(), inside)
}

fn inside(app: App, placing: Placing) -> AnyView {
    let name = move || {
        placing.detail.with(|detail| match detail {
            Some(Detail::Applicant(row, _)) => row.id.clone(),
            Some(Detail::Programme(row, ..)) => row.id.clone(),
            None => String::new(),
        })
    };
    let heading = el("h2").attr("id", HEADING).attr("tabindex", "-1").live(name);
    let close = button("button quiet", app.t(Key::pupil_close), close);
    let body = showing(
        move || placing.detail.get(),
        move |detail: &Option<Detail>| match detail {
            Some(Detail::Applicant(row, choices)) => applicant::applicant(app, placing, row, choices),
            Some(Detail::Programme(row, all, asked, bars)) => {
                programme::programme(app, placing, row, *all, asked, bars)
            }
            None => nothing(),
        },
    );
    of_class("div", "stack")
        .child(of_class("div", "row between top-aligned").child((heading, close)))
        .child(body)
        .into()
}

fn show() {
    if let Some(dialog) = dialog() {
        if !dialog.open() && dialog.show_modal().is_err() {
            return;
        }
        focus_here(HEADING);
        dialog.set_scroll_top(0);
    }
}

fn close() {
    if let Some(dialog) = dialog().filter(HtmlDialogElement::open) {
        dialog.close();
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    document().get_element_by_id(DIALOG)?.dyn_into().ok()
}
