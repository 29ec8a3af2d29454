//! The pages of the second module, one a file: what is needed for planning and for keeping, and by few
//! on their first visit.

mod clipboard;
mod commission;
mod embedded_browser;
mod export;
pub(super) mod incoming_link;
pub(super) mod keep;
mod plan;
mod print;

use leptos::prelude::*;

use super::dom::{Child, El, el, of_class};
use super::state::App;
use crate::flow::route::FullPage;

/// The page of that name.
pub(super) fn planning(app: App, page: FullPage) -> AnyView {
    match page {
        FullPage::Commission => commission::commission(app),
        FullPage::Keep => keep::files::keep(app),
        FullPage::Share => keep::share::share(app),
        FullPage::File => keep::files::file(app),
        FullPage::Goal => plan::goal::goal(app),
        FullPage::Tie => plan::tie::tie(app),
        FullPage::Protocol => print::report::protocol(app),
        FullPage::Sheet => print::sheet::sheet(app),
        FullPage::Season => plan::season::season(app),
        FullPage::Compare => plan::compare::compare(app),
        FullPage::Check => plan::check::check(app),
        FullPage::Absent => plan::not_applicable::page(app),
    }
}

/// A section under its heading.
fn section(title: &str, inside: impl Child) -> El {
    of_class("section", "stack tight").child(el("h2").child(title)).child(inside)
}
