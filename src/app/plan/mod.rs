//! The pages of the second module, one a file: what is needed for planning and for keeping, and by few
//! on their first visit.

mod check;
mod clock;
mod commission;
mod compare;
mod compare_rows;
mod missed;
mod season;
mod take;

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
        Planning::Keep | Planning::Share | Planning::File | Planning::Protocol | Planning::Sheet => {
            opening(app.t(Key::nav_keep), app.t(Key::keep_lead)).into()
        }
        Planning::Season => season::season(app),
        Planning::Compare => compare::compare(app),
        Planning::Check => check::check(app),
        Planning::Goal | Planning::Tie => {
            of_class("div", "stack").child(opening(app.t(Key::nav_plan), app.t(Key::plan_lead))).into()
        }
    }
}
