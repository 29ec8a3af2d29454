//! The pages of the second module, one a file: what is needed for planning and for keeping, and by few
//! on their first visit.

pub(super) mod arrival;
mod average_field;
mod clipboard;
mod clock;
mod commission;
pub(super) mod files;
mod goal;
mod in_app;
mod missed;
mod season;
mod share;
mod take;
mod tie;

use leptos::prelude::*;

use super::dom::of_class;
use super::page::opening;
use super::route::Planning;
use super::state::App;
use crate::text::Key;

/// The page of that name.
pub(super) fn planning(app: App, page: Planning) -> AnyView {
    match page {
        Planning::Commission => commission::commission(app),
        Planning::Keep => files::keep(app),
        Planning::Share => share::share(app),
        Planning::File => files::file(app),
        Planning::Goal => goal::goal(app),
        Planning::Tie => tie::tie(app),
        Planning::Protocol | Planning::Sheet => opening(app.t(Key::nav_keep), app.t(Key::keep_lead)).into(),
        Planning::Season => season::season(app),
        Planning::Compare | Planning::Check => {
            of_class("div", "stack").child(opening(app.t(Key::nav_plan), app.t(Key::plan_lead))).into()
        }
    }
}
