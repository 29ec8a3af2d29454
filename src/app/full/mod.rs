//! The pages of the full module, one a file: what is needed for planning, keeping and printing, and by few on
//! their first visit.

mod clipboard;
mod commission;
mod embedded_browser;
mod export;
pub(super) mod incoming_link;
pub(super) mod keep;
mod plan;
mod print;

use leptos::prelude::*;

use super::state::App;
use crate::flow::route::FullPage;

/// The page of that name.
pub(super) fn page(app: App, page: FullPage) -> AnyView {
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
        FullPage::NotApplicable => plan::not_applicable::page(app),
    }
}
