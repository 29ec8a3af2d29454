//! The parts of an open class as tabs: arrow keys, Home and End go from one to the next, and only the chosen one is a
//! stop of the Tab key.

use leptos::prelude::*;
use web_sys::Event;

use super::state::{Class, Tab};
use super::{out, overview, problems, table};
use crate::app::dom::{El, el, focus, of_class, showing};
use crate::app::state::App;
use crate::text::Key;

/// In their order.
const TABS: [Tab; 4] = [Tab::Table, Tab::Problems, Tab::Overview, Tab::Out];
const PANEL: &str = "class-panel";

/// The list of tabs, and the part that is chosen.
pub(super) fn tabs(app: App, class: Class) -> AnyView {
    let list = of_class("div", "tabs no-print")
        .attr("role", "tablist")
        .attr("aria-label", app.t(Key::class_tabs))
        .on("keydown", move |event| walk(class, &event))
        .child(TABS.map(|of| tab(app, class, of)).into_iter().collect::<Vec<El>>());
    let part = move |tab: &Tab| match tab {
        Tab::Table => table::table(app, class),
        Tab::Out => out::out(app, class),
        Tab::Problems => problems::problems(app, class),
        Tab::Overview => overview::overview(app, class),
    };
    let panel = el("div")
        .attr("role", "tabpanel")
        .attr("id", PANEL)
        .attr("tabindex", "-1")
        .attr_with("aria-labelledby", move || Some(id(class.tab.get()).to_string()))
        .child(showing(move || class.tab.get(), part));
    of_class("div", "stack").child(list).child(panel).into()
}

fn id(tab: Tab) -> &'static str {
    match tab {
        Tab::Table => "class-tab-table",
        Tab::Problems => "class-tab-problems",
        Tab::Overview => "class-tab-overview",
        Tab::Out => "class-tab-out",
    }
}

fn tab(app: App, class: Class, of: Tab) -> El {
    let name = move || match of {
        Tab::Table => app.t(Key::class_tab_table).to_string(),
        Tab::Problems => {
            let all = class.listed.with(|listed| listed.problems);
            app.w().fill(Key::class_tab_problems, &[("n", &all.to_string())])
        }
        Tab::Overview => app.t(Key::class_tab_overview).to_string(),
        Tab::Out => app.t(Key::class_tab_out).to_string(),
    };
    let chosen = move || class.tab.get() == of;
    el("button")
        .attr("type", "button")
        .attr("role", "tab")
        .attr("id", id(of))
        .attr("aria-controls", PANEL)
        .attr_with("aria-selected", move || Some(chosen().to_string()))
        .attr_with("tabindex", move || (!chosen()).then(|| "-1".to_string()))
        .on("click", move |_| class.tab.set(of))
        .live(name)
}

/// Goes to another tab by a key, and shows it.
fn walk(class: Class, event: &Event) {
    let key = js_sys::Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
    let now = TABS.iter().position(|tab| *tab == class.tab.get_untracked()).unwrap_or(0);
    let last = TABS.len() - 1;
    let to = match key.as_deref() {
        Some("ArrowRight") => {
            if now == last {
                0
            } else {
                now + 1
            }
        }
        Some("ArrowLeft") => now.checked_sub(1).unwrap_or(last),
        Some("Home") => 0,
        Some("End") => last,
        Some(_) | None => return,
    };
    if let Some(tab) = TABS.get(to) {
        event.prevent_default();
        class.tab.set(*tab);
        focus(id(*tab));
    }
}
