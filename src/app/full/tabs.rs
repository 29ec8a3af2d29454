//! Parts of a page as tabs: arrow keys, Home and End go from one to the next, and only the chosen one is a stop of the Tab
//! key.

use leptos::prelude::*;
use web_sys::Event;

use crate::app::dom::{El, el, focus, of_class, showing};

/// A part that can be chosen.
pub(super) trait Part: Copy + PartialEq + Send + Sync + 'static {
    /// All of them, in their order.
    const ALL: &'static [Self];
    /// The id of what shows the chosen one.
    const PANEL: &'static str;

    /// The id of its tab.
    fn id(self) -> &'static str;
}

/// The list of tabs, and the part that is chosen.
pub(super) fn tabs<T: Part>(
    label: &str,
    chosen: RwSignal<T>,
    name: impl Fn(T) -> String + Copy + Send + 'static,
    part: impl Fn(&T) -> AnyView + Send + 'static,
) -> AnyView {
    let tab = |of: &T| {
        let of = *of;
        let here = move || chosen.get() == of;
        el("button")
            .attr("type", "button")
            .attr("role", "tab")
            .attr("id", of.id())
            .attr("aria-controls", T::PANEL)
            .attr_with("aria-selected", move || Some(here().to_string()))
            .attr_with("tabindex", move || (!here()).then(|| "-1".to_string()))
            .on("click", move |_| chosen.set(of))
            .live(move || name(of))
    };
    let list = of_class("div", "tabs no-print")
        .attr("role", "tablist")
        .attr("aria-label", label)
        .on("keydown", move |event| walk(chosen, &event))
        .child(T::ALL.iter().map(tab).collect::<Vec<El>>());
    let panel = el("div")
        .attr("role", "tabpanel")
        .attr("id", T::PANEL)
        .attr("tabindex", "-1")
        .attr_with("aria-labelledby", move || Some(chosen.get().id().to_string()))
        .child(showing(move || chosen.get(), part));
    of_class("div", "stack").child(list).child(panel).into()
}

/// Goes to another tab by a key, and shows it.
fn walk<T: Part>(chosen: RwSignal<T>, event: &Event) {
    let key = js_sys::Reflect::get(event, &"key".into()).ok().and_then(|key| key.as_string());
    let now = T::ALL.iter().position(|tab| *tab == chosen.get_untracked()).unwrap_or(0);
    let last = T::ALL.len().saturating_sub(1);
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
    if let Some(tab) = T::ALL.get(to) {
        event.prevent_default();
        chosen.set(*tab);
        focus(tab.id());
    }
}
