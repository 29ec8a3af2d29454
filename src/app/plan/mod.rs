//! The pages of the second module, one a file: what is needed for planning and for keeping, and by few
//! on their first visit.

mod absent;
pub(super) mod arrival;
mod average_field;
mod check;
mod clipboard;
mod clock;
mod commission;
mod compare;
mod compare_rows;
pub(super) mod files;
mod goal;
mod in_app;
mod missed;
mod offline;
mod paper;
mod protocol;
mod season;
mod share;
mod sheet;
mod take;
mod tie;

use leptos::prelude::*;

use super::dom::{Child, El, el, of_class};
use super::route::Planning;
use super::state::App;

/// The page of that name.
pub(super) fn planning(app: App, page: Planning) -> AnyView {
    match page {
        Planning::Commission => commission::commission(app),
        Planning::Keep => files::keep(app),
        Planning::Share => share::share(app),
        Planning::File => files::file(app),
        Planning::Goal => goal::goal(app),
        Planning::Tie => tie::tie(app),
        Planning::Protocol => protocol::protocol(app),
        Planning::Sheet => sheet::sheet(app),
        Planning::Season => season::season(app),
        Planning::Compare => compare::compare(app),
        Planning::Check => check::check(app),
        Planning::Absent => absent::page(app),
    }
}

/// A section under its heading.
fn section(title: &str, inside: impl Child) -> El {
    of_class("section", "stack tight").child(el("h2").child(title)).child(inside)
}
