//! The page of each route, and what stands around every page: header, sections, messages, footer.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::app::dom::{El, all, button, dynamic, el, focus_soon, jump, link, nothing, of_class, p};
#[cfg(feature = "full")]
use crate::app::full::{about, class::visit, incoming_link, law, page as full_page};
#[cfg(not(feature = "full"))]
use crate::app::page::loading::loading;
use crate::app::page::{home, questions, result};
use crate::app::part::{as_of, layout};
use crate::app::state::{App, Notice};
use crate::app::storage;
use crate::flow::route::{FullPage, Route};
use crate::rules::code::Code as _;
use crate::text::labels::EDITION_LINE;
use crate::text::{Key, Lang};

/// The sections, in the order of the menu.
const SECTIONS: [(Route, Key); 6] = [
    (Route::Home, Key::nav_home),
    (Route::Step(None), Key::nav_case),
    (Route::Result, Key::nav_result),
    (Route::Full(FullPage::Season), Key::nav_plan),
    (Route::Full(FullPage::Keep), Key::nav_keep),
    (Route::Law(None), Key::nav_law),
];

/// The mark of the app: a roof over a sun.
const MARK: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Ccircle cx='16' cy='16' r='15' fill='%2300667d'/%3E%3Cpath d='M6 21 16 9l10 12' fill='none' stroke='%23fff' stroke-width='3' stroke-linejoin='round' stroke-linecap='round'/%3E%3Ccircle cx='16' cy='22' r='3' fill='%23f2b600'/%3E%3C/svg%3E";

/// The whole page. It is re-created when the language, the page, or all the answers change.
pub(super) fn frame(app: App) -> AnyView {
    let first = StoredValue::new(true);
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
    dynamic(move || {
        app.words.track();
        app.renewed.track();
        let route = app.route.get();
        // What the page reads while it is built does not re-create it.
        untrack(|| inside(app, route))
    })
}

fn inside(app: App, route: Route) -> AnyView {
    let mark = el("img").attr("src", MARK).attr("alt", "").attr("width", "30").attr("height", "30");
    let home = el("a")
        .attr("href", &app.href(Route::Home))
        .attr("class", "mark")
        .child((mark, app.t(Key::app_name)));
    let main =
        el("main").attr("id", "main").attr("tabindex", "-1").child(as_of::banner(app)).child(notice(app));
    #[cfg(feature = "full")]
    let main = main.child(visit::bar(app)).child(incoming_link::notice(app));
    all(vec![
        of_class("header", "top")
            .child(jump("skip", "main", app.t(Key::skip_to_content)))
            .child(el("div").child(home).child(languages(app, route)))
            .child(sections(app, route)),
        main.child(page(app, route)),
        footer(app),
    ])
}

/// The page of a route.
fn page(app: App, route: Route) -> AnyView {
    match route {
        Route::Home => home::home(app),
        Route::Step(step) => questions::guided(app, step),
        Route::AllQuestions => questions::all_questions(app),
        Route::Result => result::result(app),
        #[cfg(feature = "full")]
        Route::Law(_) => law::law(app),
        #[cfg(feature = "full")]
        Route::Full(page) => full_page(app, page),
        #[cfg(feature = "full")]
        Route::About => about::about(app),
        #[cfg(not(feature = "full"))]
        Route::Full(page) => loading(app, page.section()),
        #[cfg(not(feature = "full"))]
        Route::Law(_) | Route::About => loading(app, route.title()),
        Route::Unknown => layout::unknown(app),
    }
}

fn languages(app: App, route: Route) -> El {
    let link_to = |lang: &Lang| {
        let name = match lang {
            Lang::Kk => "Қаз",
            Lang::Ru => "Рус",
            Lang::En => "Eng",
        };
        let current = (*lang == app.lang()).then_some("true");
        link(&route.href(*lang), name)
            .attr("lang", lang.code())
            .attr("hreflang", lang.code())
            .maybe_attr("aria-current", current)
    };
    let links = Lang::ALL.iter().map(link_to).collect::<Vec<_>>();
    of_class("nav", "langs").attr("aria-label", app.t(Key::language)).child(links)
}

fn sections(app: App, route: Route) -> El {
    let same = |section: Route| {
        let of_case = |route| matches!(route, Route::Step(_) | Route::AllQuestions);
        let of_law = |route| matches!(route, Route::Law(_));
        let beside = |one, other| match (one, other) {
            (Route::Full(one), Route::Full(other)) => {
                !matches!(other, FullPage::Commission | FullPage::Class | FullPage::Placement)
                    && one.keeps() == other.keeps()
            }
            (_, _) => false,
        };
        section == route
            || (of_case(section) && of_case(route))
            || (of_law(section) && of_law(route))
            || beside(section, route)
    };
    let links = SECTIONS.map(|(section, name)| {
        link(&app.href(section), app.t(name)).maybe_attr("aria-current", same(section).then_some("page"))
    });
    of_class("nav", "sections").attr("aria-label", app.t(Key::menu)).child(Vec::from(links))
}

/// What just happened to the answers or the storage.
fn notice(app: App) -> El {
    el("div").attr("role", "status").dynamic(move || match app.notice.get() {
        Some(Notice { message, offer }) => {
            let offer = offer.map(|offer| {
                let words = app.t(offer.words());
                let accept = move || {
                    app.accept(offer.clone());
                    focus_soon("notice");
                };
                button("button quiet", words, accept).attr("id", "offer").attr("aria-describedby", "notice")
            });
            let text = el("span").attr("id", "notice").attr("tabindex", "-1").child(app.t(message));
            of_class("div", "note row").child(text).child(offer).into()
        }
        None => nothing(),
    })
}

fn footer(app: App) -> El {
    let rules = move || {
        let later = app.assessment.with(|seen| seen.later_amendments);
        app.w().from_list(EDITION_LINE, later).to_string()
    };
    let class = p(link(&app.href(Route::Full(FullPage::Class)), app.t(Key::class_title)));
    // The first module does not have the words of this one.
    #[cfg(feature = "full")]
    let class =
        all((class, p(link(&app.href(Route::Full(FullPage::Placement)), app.t(Key::placement_title)))));
    el("footer").child(
        of_class("div", "stack tight")
            .child(as_of::control(app))
            .child(memory(app))
            .child(p("").live(rules))
            .child(p(app.t(Key::unofficial)))
            .child(p(link(&app.href(Route::About), app.t(Key::nav_about))))
            .child(class)
            .child(p(link(&app.href(Route::Full(FullPage::Commission)), app.t(Key::commission_title)))),
    )
}

/// Remember on this device; clear everything.
fn memory(app: App) -> El {
    let sure = RwSignal::new(false);
    let ask = move || {
        if !sure.get() {
            let ask = move || {
                sure.set(true);
                focus_soon("clear-yes");
            };
            return button("button quiet", app.t(Key::case_clear), ask).attr("id", "clear").into();
        }
        let clear = move || {
            app.clear();
            focus_soon("notice");
        };
        let cancel = move || {
            sure.set(false);
            focus_soon("clear");
        };
        all(vec![
            el("span").child(app.t(Key::case_clear_sure)),
            button("button danger", app.t(Key::case_clear_yes), clear).attr("id", "clear-yes"),
            button("button quiet", app.t(Key::cancel), cancel),
        ])
    };
    let remember = el("input")
        .attr("type", "checkbox")
        .attr("aria-describedby", "remember-hint")
        .checked(move || app.remember.get())
        .on("change", move |event| app.set_remember(event_target_checked(&event)));
    let hint =
        p((app.t(Key::case_remember_hint), (" ", app.t(Key::case_shared)))).attr("id", "remember-hint");
    let remember =
        of_class("label", "tick").child(remember).child(el("span").child(app.t(Key::case_remember)));
    let remember = all((remember, hint));
    #[cfg(feature = "full")]
    let remember = (!app.is_lent()).then_some(remember);
    of_class("div", "stack tight")
        .child(remember)
        .child((!storage::works()).then(|| p(app.t(Key::storage_blocked))))
        .child(of_class("div", "row").dynamic(ask))
}

/// The title and the language of the document.
fn name_the_page(app: App, route: Route) {
    // The first module does not have all the words of the full one.
    let title = if let Route::Full(page) = route
        && cfg!(not(feature = "full"))
    {
        page.section()
    } else {
        route.title()
    };
    let title = [app.t(title), app.w().dash(), app.t(Key::app_name)].concat();
    document().set_title(&title);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", app.lang().code());
    }
}

/// The heading of the page; the hidden static page has headings of its own.
const HEADING: &str = "#app h1:not([data-elsewhere])";

/// After a step the reader begins at the new heading, or at the provision that was asked for.
fn show_from_the_top(route: Route) {
    let selector = if let Route::Law(Some(cite)) = route {
        format!("[id='law/{}']", cite.code())
    } else {
        HEADING.to_string()
    };
    let found = document().query_selector(&selector).ok().flatten();
    let found = found.or_else(|| document().query_selector(HEADING).ok().flatten());
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
