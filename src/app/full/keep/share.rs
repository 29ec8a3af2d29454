//! The link of the case and its picture: what goes in is shown first, and nothing sensitive goes in unasked.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::{Set as _, *};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::app::dom::{El, all, button, el, memo, note, nothing, of_class, p};
use crate::app::full::case_link::{address_of, field, link};
use crate::app::full::clipboard::copy_button;
use crate::app::full::{embedded_browser, incoming_link};
use crate::app::part::layout::{invitation, opening};
use crate::app::part::specialty;
use crate::app::state::App;
use crate::formats::answers;
use crate::formats::link::{self, Group};
use crate::report::answers::{Answered, answered};
use crate::report::qr;
use crate::rules::code::Set;
use crate::text::Key;

/// The field that holds the link.
const FIELD: &str = "share-link";

/// The page.
pub(in crate::app::full) fn share(app: App) -> AnyView {
    let ticked = RwSignal::new(Set::<Group>::new());
    let link = memo(move || link(app, ticked.get()));
    let blank = memo(move || app.case.with(|case| answers::all(case).is_empty()));
    let body = move || {
        if blank.get() {
            invitation(app, Key::share_empty, None::<El>).into()
        } else {
            untrack(|| body(app, ticked, link))
        }
    };
    of_class("div", "stack loose")
        .child(opening(app.t(Key::share_title), app.t(Key::share_lead)))
        .child(embedded_browser::note(app))
        .child(of_class("div", "stack loose").dynamic(body))
        .into()
}

fn body(app: App, ticked: RwSignal<Set<Group>>, link: Memo<String>) -> AnyView {
    let rules = section(app, Key::about_edition_title).child(incoming_link::statement(app));
    let what = of_class("div", "stack loose")
        .child(section(app, Key::share_contents).dynamic(move || contents(app, ticked.get())))
        .child(el("div").dynamic(move || ticks(app, ticked)));
    let how = of_class("div", "stack loose")
        .child(address(app, link))
        .child(section(app, Key::share_qr).dynamic(move || picture(app, &link.get())))
        .child(rules);
    of_class("div", "two").child(what).child(how).into()
}

fn section(app: App, title: Key) -> El {
    of_class("section", "stack tight").child(el("h2").child(app.t(title)))
}

/// The answers that go in, as they were asked for.
fn contents(app: App, ticked: Set<Group>) -> AnyView {
    let name = |code| specialty::title(app, code);
    let words = app.w();
    let said: Vec<Answered> = app.case.with(|case| {
        let places = link::contents(case, ticked).into_iter();
        places.filter_map(|(place, _)| answered(&words, case, &place, &name)).collect()
    });
    if said.is_empty() {
        return p(app.t(Key::share_nothing)).into();
    }
    let mut of: Vec<Option<usize>> = said.iter().map(|one| one.choice).collect();
    of.dedup();
    let several = of.len() > 2;
    let lists = of.into_iter().map(|choice| {
        let head = choice.filter(|_| several).map(|at| el("h3").child(words.choice(at)));
        let rows = said.iter().filter(|one| one.choice == choice).map(|one| {
            el("div").child(el("dt").child(one.question.as_str())).child(el("dd").child(one.answer.as_str()))
        });
        let rows = of_class("dl", "facts").child(rows.collect::<Vec<_>>());
        of_class("div", "stack tight").child(head).child(rows)
    });
    of_class("div", "stack").child(lists.collect::<Vec<_>>()).into()
}

/// A box for each group that the case has answers of, with the questions that it would add.
fn ticks(app: App, ticked: RwSignal<Set<Group>>) -> AnyView {
    let (groups, words) = (app.case.with(link::groups), app.w());
    if groups.is_empty() {
        return nothing();
    }
    let boxes = groups.iter().map(|group| {
        let change = move |event| {
            ticked.update(|ticked| {
                if event_target_checked(&event) {
                    ticked.insert(group);
                } else {
                    ticked.remove(group);
                }
            });
        };
        let input = el("input").attr("type", "checkbox").checked(move || ticked.get().contains(group));
        let mut questions = app.case.with(|case| {
            let all =
                answers::all(case).into_iter().filter(|(place, _)| Group::of(case, place) == Some(group));
            all.map(|(place, _)| words.question(&place.question)).collect::<Vec<_>>()
        });
        questions.dedup();
        let which = of_class("span", "small soft").child(questions.join(" · "));
        let label = of_class("span", "label").child(app.t(name(group))).child(which);
        el("label").child(input.on("change", change)).child(label)
    });
    let boxes = of_class("div", "pick").child(boxes.collect::<Vec<_>>());
    el("fieldset")
        .child(el("legend").child(app.t(Key::share_ticks)))
        .child(note("hint", app.t(Key::share_ticks_hint)))
        .child(boxes)
        .into()
}

fn name(group: Group) -> Key {
    match group {
        Group::Family => Key::share_group_family,
        Group::Health => Key::share_group_health,
        Group::Person => Key::share_group_person,
        Group::Labels => Key::share_group_labels,
    }
}

/// The link itself, to read, to send and to copy.
fn address(app: App, link: Memo<String>) -> El {
    let field = field(FIELD, "4", move || link.get());
    let failed = RwSignal::new(false);
    let send = move || {
        failed.set(false);
        send(app, link.get_untracked(), failed);
    };
    let send = sharing().map(|_| button("button", app.t(Key::share_send), send));
    let class = if send.is_some() { "button quiet" } else { "button" };
    let (copy, copied) = copy_button(app, class, move || link.get_untracked(), FIELD);
    let trouble = note("error", "").attr("role", "alert");
    let trouble =
        trouble.live(move || if failed.get() { app.t(Key::share_send_failed) } else { "" }.to_string());
    of_class("div", "field stack tight")
        .child(el("label").attr("for", FIELD).child(app.t(Key::share_link)))
        .child(field)
        .child(of_class("div", "row").child(send).child(copy))
        .child(copied)
        .child(trouble.hidden(move || !failed.get()))
}

/// The device's own way to send something on, where it has one.
fn sharing() -> Option<Function> {
    Reflect::get(&window().navigator(), &"share".into()).ok()?.dyn_into().ok()
}

fn send(app: App, link: String, failed: RwSignal<bool>) {
    let what = Object::new();
    let title = [app.t(Key::result_title), app.w().dash(), app.t(Key::app_name)].concat();
    for (name, value) in [("title", title), ("url", link)] {
        let _ = Reflect::set(&what, &name.into(), &value.into());
    }
    let promise = sharing().and_then(|share| share.call1(&window().navigator(), &what).ok());
    let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) else {
        failed.set(true);
        return;
    };
    spawn_local(async move {
        // `AbortError`: the person closed the share sheet.
        let refused = JsFuture::from(promise).await.is_err_and(|error| !is_abort(&error));
        let _ = failed.try_set(refused);
    });
}

fn is_abort(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|name| name.as_string().as_deref() == Some("AbortError"))
}

/// The QR picture of the link, black on white in every theme.
fn picture(app: App, link: &str) -> AnyView {
    let Some(picture) = qr::picture(link) else {
        return note("note", app.t(Key::share_qr_long)).into();
    };
    let image =
        of_class("img", "qr").attr("src", &address_of(&picture)).attr("alt", app.t(Key::share_qr_alt));
    all((p(app.t(Key::share_qr_hint)), image))
}
