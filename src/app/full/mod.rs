//! The pages of the full module, one a file: what is needed for planning, keeping and printing, and by few on
//! their first visit.

pub(super) mod about;
mod case_link;
pub(super) mod class;
mod clipboard;
mod commission;
mod embedded_browser;
mod export;
mod figures;
pub(super) mod incoming_link;
mod keep;
pub(super) mod law;
mod placement;
mod plan;
mod print;
pub(super) mod result;
mod tabs;
mod taking;
mod trouble;
mod worker;

use leptos::prelude::*;

use super::state::App;
use super::storage;
use crate::flow::route::FullPage;
use crate::formats::link::Link;
use incoming_link::LastLink;
use keep::files::state::Files;
use print::report::OnPaper;

/// Makes the contexts of the full module's pages, and returns what receives a link that cannot simply be opened.
pub(super) fn attach(app: App) -> impl Fn(Link) + Copy + 'static {
    OnPaper::provide(app);
    let class = class::state::Class::provide(app);
    class::leaving::warn(class);
    class::visit::follow(app, class);
    let lists = class::incoming::Incoming::provide(class);
    let placing = placement::state::Placing::provide(app);
    placement::from_class::follow(class, placing);
    keep::files::drop::follow(app, Files::provide(app), lists, StoredValue::new(placing));
    let links = LastLink::provide(app);
    if app.remember.get_untracked() {
        links.kept(&storage::kept_edition().unwrap_or_default());
    }
    move |link| links.receive(app, link)
}

/// The page of that name.
pub(super) fn page(app: App, page: FullPage) -> AnyView {
    match page {
        FullPage::Class => class::class(app),
        FullPage::Placement => placement::placement(app),
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
