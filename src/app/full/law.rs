//! Every provision in our own words, what the app does with it, and the rules that use it.

use leptos::prelude::*;

use crate::app::boot;
use crate::app::dom::{El, all, button, el, link, note, of_class, p};
use crate::app::part::layout::opening;
use crate::app::state::App;
use crate::flow::route::Route;
use crate::rules::cite::Cite;
use crate::rules::code::Code as _;
use crate::text::Key;
use crate::text::law::paragraphs;

/// The order in the official register of legal acts, by its number there.
const OFFICIAL: &str = "https://adilet.zan.kz/kaz/docs/V1800017705";

/// The page.
pub(in crate::app) fn law(app: App) -> AnyView {
    let texts = RwSignal::new(String::new());
    let failed = RwSignal::new(false);
    let load = move || {
        failed.set(false);
        let take = move |text: Option<String>| {
            // Nothing is shown if one has left the page meanwhile.
            if failed.try_set(text.is_none()).is_none() && texts.try_set(text.unwrap_or_default()).is_none() {
                request_animation_frame(move || show_asked(app));
            }
        };
        boot::load(format!("law.{}", app.lang().code()), Box::new(take));
    };
    load();
    let body = move || {
        if failed.get() {
            return of_class("div", "note stack tight")
                .attr("role", "alert")
                .child(p(app.t(Key::law_failed)))
                .child(button("button", app.t(Key::law_retry), load))
                .into();
        }
        texts.with(|texts| {
            if texts.is_empty() {
                return p(app.t(Key::law_loading)).attr("role", "status").into();
            }
            // Two lines of each provision: what it says, what the app does.
            let mut lines = texts.lines();
            let mut line = || lines.next().unwrap_or("");
            let provisions = Cite::ALL.iter().map(|cite| provision(app, *cite, line(), line()));
            all(provisions.collect::<Vec<_>>())
        })
    };
    let official = link(OFFICIAL, app.t(Key::law_official)).attr("rel", "noreferrer");
    of_class("div", "stack loose measure")
        .child(opening(app.t(Key::law_title), app.t(Key::law_lead)).child(p(official)))
        .child(of_class("div", "stack loose").dynamic(body))
        .into()
}

/// A provision: what it says, what the app does with it, and where.
fn provision(app: App, cite: Cite, says: &str, does: &str) -> El {
    let words = app.w();
    let row =
        |term: Key, value: AnyView| el("div").child(el("dt").child(app.t(term))).child(el("dd").child(value));
    let handling = of_class("span", "pill").child(words.of(cite.handling()));
    let does = of_class("div", "stack tight")
        .child(handling)
        .child(of_class("div", "plain stack tight").child(said(does)));
    let rules: Vec<&str> = cite.rules().iter().map(|rule| words.of(*rule)).collect();
    let rules = (!rules.is_empty()).then(|| row(Key::law_rules, all(rules.join(" · "))));
    let register = cite
        .register_number()
        .map(|number| note("small soft", words.fill(Key::law_register, &[("number", number)])));
    of_class("section", "stack tight part")
        .attr("id", &format!("law/{}", cite.code()))
        .attr("tabindex", "-1")
        .child(of_class("h2", "minor").child(link(&app.href(Route::Law(Some(cite))), &words.cite(cite))))
        .child(said(says))
        .child(of_class("dl", "facts").child(row(Key::law_does, does.into())).child(rules))
        .child(register)
}

/// A text of the law, with its lists.
fn said(text: &str) -> Vec<El> {
    let mut said = Vec::new();
    for paragraph in paragraphs(text) {
        said.push(p(paragraph.lead));
        if !paragraph.items.is_empty() {
            let items = paragraph.items.into_iter().map(|item| el("li").child(item));
            said.push(of_class("ul", "items").child(items.collect::<Vec<_>>()));
        }
    }
    said
}

/// Once the texts are there: to the provision that the address asks for.
fn show_asked(app: App) {
    use wasm_bindgen::JsCast as _;
    // The signals may be disposed since the frame was requested: then there is no route any more.
    let Some(Route::Law(Some(cite))) = app.route.try_get_untracked() else { return };
    let found = document().get_element_by_id(&format!("law/{}", cite.code()));
    if let Some(section) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        section.scroll_into_view();
        let _ = section.focus();
    }
}
