//! Every provision in our own words, what the app does with it, and the rules that use it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::heading;
use crate::app::boot;
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
        spawn_local(async move {
            let loaded = match boot::load(&name).await {
                Some(text) => Texts::Here(text.lines().map(str::to_string).collect()),
                None => Texts::Failed,
            };
            if texts.try_set(loaded).is_none() {
                let route = app.route;
                request_animation_frame(move || show_asked(route.get_untracked()));
            }
        });
    };
    load();
    let body = move || match texts.get() {
        Texts::Loading => view! { <p role="status">{app.t(Key::law_loading)}</p> }.into_any(),
        Texts::Failed => view! {
            <div class="note stack tight" role="alert">
                <p>{app.t(Key::law_failed)}</p>
                <button class="button" type="button" on:click=move |_| load()>{app.t(Key::law_retry)}</button>
            </div>
        }
        .into_any(),
        Texts::Here(lines) => {
            let pairs = Cite::ALL.iter().enumerate();
            let list = pairs.map(|(at, cite)| {
                let line = |n: usize| lines.get(at * 2 + n).cloned().unwrap_or_default();
                provision(app, *cite, line(0), line(1))
            });
            list.collect::<Vec<_>>().into_any()
        }
    };
    view! {
        <div class="stack loose measure">
            <div class="stack tight">
                {heading(app.t(Key::law_title))}
                <p>{app.t(Key::law_lead)}</p>
                <p><a href=OFFICIAL rel="noreferrer">{app.t(Key::law_official)}</a></p>
            </div>
            {body}
        </div>
    }
    .into_any()
}

fn provision(app: App, cite: Cite, says: String, does: String) -> AnyView {
    let words = app.w();
    let rules: Vec<&str> = cite.rules().iter().map(|rule| words.of(*rule)).collect();
    let rules = (!rules.is_empty()).then(|| {
        view! { <div><dt>{app.t(Key::law_rules)}</dt><dd>{rules.join(" · ")}</dd></div> }
    });
    let register = words.fill(Key::law_register, &[("number", cite.register_number())]);
    view! {
        <section class="stack tight part" id=format!("law/{}", cite.code()) tabindex="-1">
            <h2 class="minor"><a href=app.href(Route::Law(Some(cite)))>{words.cite(cite)}</a></h2>
            <p>{says}</p>
            <dl class="facts">
                <div>
                    <dt>{app.t(Key::law_does)}</dt>
                    <dd><span class="pill">{words.of(cite.handling())}</span>" "<span class="plain">{does}</span></dd>
                </div>
                {rules}
            </dl>
            <p class="small soft">{register}</p>
        </section>
    }
    .into_any()
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
