//! What stands around every page: header, sections, messages, footer.

use leptos::either::Either;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::app::page;
use crate::app::part::as_of;
use crate::app::route::Route;
use crate::app::state::App;
use crate::app::storage;
use crate::rules::code::Code as _;
use crate::text::{Key, Lang};

/// The sections, in the order of the menu.
const SECTIONS: [(Route, Key); 5] = [
    (Route::Home, Key::nav_home),
    (Route::Step(None), Key::nav_case),
    (Route::Result, Key::nav_result),
    (Route::Law(None), Key::nav_law),
    (Route::About, Key::nav_about),
];

/// The whole page. It is made anew when the language, the page, or all the answers change: two
/// sides take turns, because a side that stays would keep what was typed into it.
pub(in crate::app) fn frame(app: App) -> AnyView {
    let turn = StoredValue::new(false);
    let first = StoredValue::new(true);
    let whole = move || {
        app.words.track();
        app.renewed.track();
        let route = app.route.get();
        turn.update_value(|side| *side = !*side);
        let inside = inside(app, route);
        if turn.get_value() { Either::Left(inside) } else { Either::Right(inside) }
    };
    Effect::new(move |_| {
        app.words.track();
        let route = app.route.get();
        name_the_page(app, route);
        // The reader of the first page is where the browser put them.
        if !first.get_value() {
            request_animation_frame(move || show_from_the_top(route));
        }
        first.set_value(false);
    });
    whole.into_any()
}

fn inside(app: App, route: Route) -> AnyView {
    view! {
        <a class="skip" href="#main">{app.t(Key::skip_to_content)}</a>
        <header class="top">
            <div>
                <a class="mark" href=app.href(Route::Home)>{mark()}{app.t(Key::app_name)}</a>
                {languages(app, route)}
            </div>
            {sections(app, route)}
        </header>
        <main id="main" tabindex="-1">
            {as_of::banner(app)}
            {notice(app)}
            {page::page(app, route)}
        </main>
        {footer(app)}
    }
    .into_any()
}

fn mark() -> AnyView {
    view! {
        <svg viewBox="0 0 32 32" aria-hidden="true">
            <circle cx="16" cy="16" r="15" fill="#00667d"></circle>
            <path d="M6 21 16 9l10 12" fill="none" stroke="#fff" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"></path>
            <circle cx="16" cy="22" r="3" fill="#f2b600"></circle>
        </svg>
    }
    .into_any()
}

fn languages(app: App, route: Route) -> AnyView {
    let link = move |lang: Lang, name: &'static str| {
        let current = (lang == app.lang()).then_some("true");
        view! { <a href=route.href(lang) lang=lang.code() hreflang=lang.code() aria-current=current>{name}</a> }
            .into_any()
    };
    view! {
        <nav class="langs" aria-label=app.t(Key::language)>
            {link(Lang::Kk, "Қаз")}{link(Lang::Ru, "Рус")}{link(Lang::En, "Eng")}
        </nav>
    }
    .into_any()
}

fn sections(app: App, route: Route) -> AnyView {
    let same = move |section: Route| match (section, route) {
        (Route::Step(_), Route::Step(_) | Route::AllQuestions) | (Route::Law(_), Route::Law(_)) => true,
        _ => section == route,
    };
    let links = SECTIONS.map(|(section, name)| {
        let current = same(section).then_some("page");
        view! { <a href=app.href(section) aria-current=current>{app.t(name)}</a> }.into_any()
    });
    view! { <nav class="sections" aria-label=app.t(Key::menu)>{links.to_vec_of_views()}</nav> }.into_any()
}

/// An array of views as a list of one type.
trait ToViews {
    fn to_vec_of_views(self) -> Vec<AnyView>;
}

impl<const N: usize> ToViews for [AnyView; N] {
    fn to_vec_of_views(self) -> Vec<AnyView> {
        self.into_iter().collect()
    }
}

/// What just happened to the answers or the storage.
fn notice(app: App) -> AnyView {
    let shown = move || app.notice.get().map(|key| view! { <p class="note">{app.t(key)}</p> });
    view! { <div role="status">{shown}</div> }.into_any()
}

fn footer(app: App) -> AnyView {
    view! {
        <footer>
            <div class="stack tight">
                {as_of::control(app)}
                {memory(app)}
                <p>{app.t(Key::edition_line)}</p>
                <p>{app.t(Key::unofficial)}</p>
                <p><a href=app.href(Route::Commission)>{app.t(Key::commission_title)}</a></p>
            </div>
        </footer>
    }
    .into_any()
}

/// Remember on this device; clear everything.
fn memory(app: App) -> AnyView {
    let sure = RwSignal::new(false);
    let remember = move |event| app.set_remember(event_target_checked(&event));
    let blocked = (!storage::works()).then(|| view! { <p>{app.t(Key::storage_blocked)}</p> });
    let ask = move || {
        if sure.get() {
            Either::Left(view! {
                <span>{app.t(Key::case_clear_sure)}</span>
                <button class="button danger" type="button" on:click=move |_| app.clear(Key::case_cleared)>
                    {app.t(Key::case_clear_yes)}
                </button>
                <button class="button quiet" type="button" on:click=move |_| sure.set(false)>
                    {app.t(Key::cancel)}
                </button>
            })
        } else {
            Either::Right(view! {
                <button class="button quiet" type="button" on:click=move |_| sure.set(true)>
                    {app.t(Key::case_clear)}
                </button>
            })
        }
    };
    view! {
        <div class="stack tight">
            <label class="tick">
                <input type="checkbox" prop:checked=move || app.remember.get() on:change=remember
                    aria-describedby="remember-hint"/>
                <span>{app.t(Key::case_remember)}</span>
            </label>
            <p id="remember-hint">{app.t(Key::case_remember_hint)}" "{app.t(Key::case_shared)}</p>
            {blocked}
            <div class="row">{ask}</div>
        </div>
    }
    .into_any()
}

/// The title and the language of the document.
fn name_the_page(app: App, route: Route) {
    let title = format!("{} – {}", app.t(route.title()), app.t(Key::app_name));
    document().set_title(&title);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", app.lang().code());
    }
}

/// After a step the reader begins at the new heading, or at the provision that was asked for.
fn show_from_the_top(route: Route) {
    let selector = match route {
        Route::Law(Some(cite)) => format!("[id='law/{}']", cite.code()),
        _ => "h1".to_string(),
    };
    let found = document().query_selector(&selector).ok().flatten();
    let found = found.or_else(|| document().query_selector("h1").ok().flatten());
    if let Some(heading) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let at_provision = matches!(route, Route::Law(Some(_)));
        if at_provision {
            heading.scroll_into_view();
        } else {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        let _ = heading.focus();
    }
}
