//! The link that holds the case: its text, its field, and its QR picture.

use leptos::prelude::*;

use super::export;
use crate::app::dom::{El, of_class};
use crate::app::state::App;
use crate::formats::link::{self, Group};
use crate::report::qr::Picture;
use crate::rules::case::Case;
use crate::rules::code::{Code as _, Set};
use crate::rules::edition::CURRENT;

/// The link of the case with those groups, for the language that is shown.
pub(super) fn link(app: App, ticked: Set<Group>) -> String {
    app.case.with(|case| link_of(app, case, ticked))
}

/// The same of another case.
pub(super) fn link_of(app: App, case: &Case, ticked: Set<Group>) -> String {
    let page = window().location().href().unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    let lang = app.lang().code();
    let query = link::write(case, ticked, CURRENT, lang);
    format!("{page}#/result?{query}")
}

/// A field that shows a link, all of it selected when one goes there.
pub(super) fn field(id: &'static str, rows: &str, link: impl Fn() -> String + Send + 'static) -> El {
    of_class("textarea", "text")
        .attr("id", id)
        .attr("rows", rows)
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .prop_with("value", move || link().into())
        .on("focus", move |_| export::select(id))
}

/// The picture as an address of an image, black on white.
pub(super) fn address_of(Picture { side, path }: &Picture) -> String {
    format!(
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}' \
         shape-rendering='crispEdges'%3E%3Cpath fill='%23fff' d='M0 0h{side}v{side}H0z'/%3E%3Cpath d='{path}'/%3E%3C/svg%3E"
    )
}
