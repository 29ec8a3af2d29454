//! Every provision in our own words, what the app does with it, and the rules that use it.

use leptos::prelude::*;

use super::opening;
use crate::app::boot;
use crate::app::dom::{El, all, button, el, link, note, of_class, p};
use crate::app::route::Route;
use crate::app::state::App;
use crate::rules::cite::Cite;
use crate::rules::code::Code as _;
use crate::text::Key;

/// The order in the official register of legal acts, by its number there.
const OFFICIAL: &str = "https://adilet.zan.kz/kaz/docs/V1800017705";

/// How the texts stand.
#[derive(Clone, PartialEq, Eq)]
enum Texts {
    Loading,
    Failed,
    /// Two lines of each provision: what it says, what the app does.
    Here(Vec<String>),
}

/// The page.
pub(super) fn law(app: App) -> AnyView {
    let texts = RwSignal::new(Texts::Loading);
    let load = move || {
        texts.set(Texts::Loading);
        let name = format!("law.{}", app.lang().code());
        let take = move |text: Option<String>| {
            let loaded = match text {
                Some(text) => Texts::Here(text.lines().map(str::to_string).collect()),
                None => Texts::Failed,
            };
            // Nothing is shown if one has left the page meanwhile.
            if texts.try_set(loaded).is_none() {
                request_animation_frame(move || show_asked(app.route.get_untracked()));
            }
        };
        boot::load(name, Box::new(take));
    };
    load();
    let body = move || match texts.get() {
        Texts::Loading => p(app.t(Key::law_loading)).attr("role", "status").into(),
        Texts::Failed => of_class("div", "note stack tight")
            .attr("role", "alert")
            .child(p(app.t(Key::law_failed)))
            .child(button("button", app.t(Key::law_retry), load))
            .into(),
        Texts::Here(lines) => {
            let pairs = Cite::ALL.iter().zip(lines.chunks(2));
            all(pairs.map(|(cite, lines)| provision(app, *cite, lines)).collect::<Vec<_>>())
        }
    };
    let official = link(OFFICIAL, app.t(Key::law_official)).attr("rel", "noreferrer");
    of_class("div", "stack loose measure")
        .child(opening(app.t(Key::law_title), app.t(Key::law_lead)).child(p(official)))
        .child(of_class("div", "stack loose").dynamic(body))
        .into()
}

/// A provision: what it says, what the app does with it, and where.
fn provision(app: App, cite: Cite, lines: &[String]) -> El {
    let words = app.w();
    let line = |at: usize| lines.get(at).cloned().unwrap_or_default();
    let row =
        |term: Key, value: AnyView| el("div").child(el("dt").child(app.t(term))).child(el("dd").child(value));
    let handling = of_class("span", "pill").child(words.of(cite.handling()));
    let does = all((handling, (" ", of_class("span", "plain").child(line(1)))));
    let rules: Vec<&str> = cite.rules().iter().map(|rule| words.of(*rule)).collect();
    let rules = (!rules.is_empty()).then(|| row(Key::law_rules, all(rules.join(" · "))));
    let register = words.fill(Key::law_register, &[("number", cite.register_number())]);
    of_class("section", "stack tight part")
        .attr("id", &format!("law/{}", cite.code()))
        .attr("tabindex", "-1")
        .child(of_class("h2", "minor").child(link(&app.href(Route::Law(Some(cite))), &words.cite(cite))))
        .child(p(line(0)))
        .child(of_class("dl", "facts").child(row(Key::law_does, does)).child(rules))
        .child(note("small soft", register))
}

/// Once the texts are there: to the provision that the address asks for.
fn show_asked(route: Route) {
    use wasm_bindgen::JsCast as _;
    let Route::Law(Some(cite)) = route else { return };
    let found = document().get_element_by_id(&format!("law/{}", cite.code()));
    if let Some(section) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        section.scroll_into_view();
        let _ = section.focus();
    }
}
