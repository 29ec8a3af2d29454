//! The copy of the app on the device, and how to put the app on the home screen.

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::app::boot;
use crate::app::dom::{El, all, button, el, listen, note, nothing, of_class, p};
use crate::app::state::App;
use crate::text::Key;

/// What the boot script tells of: the copy, or the offer to install, is not what it was.
const CHANGED: &str = "talapker-offline";
/// What the boot script can do, by name.
const STATUS: &str = "offline";
const KEEP: &str = "keepOffline";
const INSTALL: &str = "install";

/// How the copy is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The browser keeps no copies, or is not allowed to.
    Never,
    /// There is none yet.
    None,
    /// It is on its way.
    Coming,
    /// Some of it was lost.
    Partial,
    /// All of it is there.
    Kept,
}

/// What the boot script says of the copy.
#[derive(Clone, PartialEq, Eq)]
struct Copy {
    state: State,
    /// Which version is kept.
    version: String,
    /// What is kept, in kilobytes.
    size: String,
    /// What a copy is on its way to the device, in kilobytes.
    weight: String,
    /// Whether the browser is to save data, so that a copy is made only when asked for.
    saving: bool,
    /// Whether the page is open as an installed app.
    installed: bool,
    /// Whether the browser offers to install it.
    installable: bool,
}

impl Copy {
    fn read(status: &JsValue) -> Self {
        let get = |name: &str| Reflect::get(status, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let text = |name: &str| get(name).as_string().unwrap_or_default();
        let state = match text("state").as_str() {
            "kept" => State::Kept,
            "partial" => State::Partial,
            "coming" => State::Coming,
            "none" => State::None,
            _ => State::Never,
        };
        Self {
            state,
            version: text("version"),
            size: text("size"),
            weight: text("weight"),
            saving: get("saving").is_truthy(),
            installed: get("installed").is_truthy(),
            installable: boot::offers(INSTALL),
        }
    }
}

/// The part of the page.
pub(in crate::app::full) fn offline(app: App) -> AnyView {
    let copy = RwSignal::new(None::<Copy>);
    let failed = RwSignal::new(false);
    let look = move || {
        spawn_local(async move {
            let status = boot::asked(STATUS).await.unwrap_or(JsValue::UNDEFINED);
            // One may have left the page meanwhile.
            let _ = copy.try_set(Some(Copy::read(&status)));
        });
    };
    look();
    listen(CHANGED, look);
    let keep = move || {
        failed.set(false);
        copy.update(|copy| copy.iter_mut().for_each(|copy| copy.state = State::Coming));
        spawn_local(async move {
            let _ = failed.try_set(boot::asked(KEEP).await.is_none());
            look();
        });
    };
    let kept = move || copy.with(|copy| copy.as_ref().map_or_else(nothing, |copy| kept(app, copy, keep)));
    let failure = move || if failed.get() { p(app.t(Key::offline_failed)).into() } else { nothing() };
    let install = move || copy.with(|copy| copy.as_ref().map_or_else(nothing, |copy| install(app, copy)));
    let part = of_class("section", "stack tight")
        .child(el("h2").child(app.t(Key::offline_title)))
        .child(p(app.t(Key::offline_lead)))
        .child(of_class("div", "stack tight").attr("role", "status").dynamic(kept))
        .child(of_class("div", "error").attr("role", "alert").dynamic(failure));
    all((part, el("div").dynamic(install)))
}

/// How the copy is, and what can be done about it.
fn kept(app: App, copy: &Copy, keep: impl FnMut() + 'static) -> AnyView {
    let words = app.w();
    let says = match copy.state {
        State::Never => app.t(Key::offline_never).to_string(),
        State::None => words.fill(Key::offline_none, &[("size", &copy.weight)]),
        State::Coming => app.t(Key::offline_coming).to_string(),
        State::Partial => app.t(Key::offline_partial).to_string(),
        State::Kept => words.fill(Key::offline_kept, &[("version", &copy.version), ("size", &copy.size)]),
    };
    let wanted = match copy.state {
        State::None | State::Partial => true,
        State::Never | State::Coming | State::Kept => false,
    };
    let saving = (copy.saving && copy.state == State::None).then(|| note("soft", app.t(Key::offline_saving)));
    all((
        p(el("b").child(says)),
        (saving, wanted.then(|| p(button("button quiet", app.t(Key::offline_keep), keep)))),
    ))
}

/// How the app comes to the home screen: by a button where the browser offers one, in words elsewhere.
fn install(app: App, copy: &Copy) -> AnyView {
    let part = |content: Vec<El>| {
        of_class("section", "stack tight")
            .child(el("h2").child(app.t(Key::offline_install_title)))
            .child(content)
            .into()
    };
    if copy.installed {
        return part(vec![p(app.t(Key::offline_installed))]);
    }
    let lead = p(app.t(Key::offline_install_lead));
    if copy.installable {
        let press = move || spawn_local(async move { drop(boot::asked(INSTALL).await) });
        return part(vec![lead, p(button("button quiet", app.t(Key::offline_install), press))]);
    }
    let ways = of_class("ul", "ways")
        .child(el("li").child(app.t(Key::offline_install_menu)))
        .child(el("li").child(app.t(Key::offline_install_ios)));
    part(vec![lead, ways])
}
