//! Elements of one type.
//!
//! Every `view!` is a type of its own with its own code: the page was 194 KB of compressed wasm that
//! way, far above its limit. Here all elements, attributes and listeners are of a few types, made by
//! Leptos's own builders. The price: Leptos cannot tell two elements apart by their types, so a part
//! that changes ([`dynamic`]) is re-created, never patched; what it reads is a memo, so that this
//! happens only when something did change.

use std::any::Any;
use std::sync::{Arc, Mutex};

use gloo_events::{EventListener, EventListenerOptions};
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute as _};
use leptos::attr::custom::custom_attribute;
use leptos::either::Either;
use leptos::ev;
use leptos::html::{ElementChild as _, custom};
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Event;

/// An element in the making. Boxed, and its methods kept out of line: a page is a thousand calls of them.
pub(super) struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// A new element.
#[inline(never)]
pub(super) fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// A new element of a class.
#[inline(never)]
pub(super) fn of_class(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

impl El {
    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// With an attribute.
    #[inline(never)]
    pub(super) fn attr(self, name: &'static str, value: &str) -> Self {
        self.with(custom_attribute(name, value.to_string()).into_any_attr())
    }

    /// With an attribute, if there is a value.
    #[inline(never)]
    pub(super) fn maybe_attr(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With an attribute that follows what it reads; without it on `None`.
    pub(super) fn attr_with(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.attr_of(name, Box::new(value))
    }

    #[inline(never)]
    fn attr_of(self, name: &'static str, value: Box<dyn FnMut() -> Option<String> + Send>) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// With a property that follows what it reads.
    pub(super) fn prop_with(self, name: &'static str, value: impl Fn() -> JsValue + Send + 'static) -> Self {
        self.prop_of(name, Box::new(value))
    }

    #[inline(never)]
    fn prop_of(self, name: &'static str, value: Box<dyn FnMut() -> JsValue + Send>) -> Self {
        self.with(prop(name, value).into_any_attr())
    }

    /// Ticked, or chosen, as long as the condition holds.
    pub(super) fn checked(self, condition: impl Fn() -> bool + Send + 'static) -> Self {
        self.prop_with("checked", move || condition().into())
    }

    /// Hidden as long as the condition holds.
    pub(super) fn hidden(self, condition: impl Fn() -> bool + Send + 'static) -> Self {
        self.attr_with("hidden", move || condition().then(String::new))
    }

    /// With a listener.
    pub(super) fn on(self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        self.on_of(event, Box::new(listener))
    }

    #[inline(never)]
    fn on_of(self, event: &'static str, listener: Box<dyn FnMut(Event)>) -> Self {
        self.with(on(ev::Custom::<Event>::new(event), listener).into_any_attr())
    }

    /// With more inside.
    pub(super) fn child(mut self, child: impl Child) -> Self {
        child.put_into(&mut self.0.children);
        self
    }

    /// With a text that follows what it reads.
    pub(super) fn live(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.live_of(Box::new(text))
    }

    #[inline(never)]
    fn live_of(self, text: Box<dyn FnMut() -> String + Send>) -> Self {
        self.child(text.into_any())
    }

    /// With a part that shows what `read` finds, re-created only when that is something else.
    pub(super) fn showing<T>(
        self,
        read: impl Fn() -> T + Send + Sync + 'static,
        view: impl Fn(&T) -> AnyView + Send + 'static,
    ) -> Self
    where
        T: PartialEq + Send + 'static,
    {
        self.child(showing(read, view))
    }

    /// With a part that follows what it reads.
    pub(super) fn dynamic(self, part: impl Fn() -> AnyView + Send + 'static) -> Self {
        self.child(dynamic(part))
    }
}

/// A value that is worked out again when what it reads changes, and tells only of a new value.
/// Few types of it: each costs two kilobytes.
pub(super) fn memo<T>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    memo_of(Box::new(value))
}

#[inline(never)]
fn memo_of<T>(value: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| value())
}

/// A part that is re-created on every change of what it reads: alternating `Either` arms make tachys rebuild
/// instead of patch.
pub(super) fn dynamic(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    dynamic_of(Box::new(part))
}

#[inline(never)]
fn dynamic_of(part: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let mut left = false;
    let turns: Box<dyn FnMut() -> Either<AnyView, AnyView> + Send> = Box::new(move || {
        left = !left;
        if left { Either::Left(part()) } else { Either::Right(part()) }
    });
    turns.into_any()
}

/// A part that shows what `read` finds. It is re-created only when that is something else: what reads the
/// whole case reads it again at every key that is pressed, and mostly finds the same.
pub(super) fn showing<T>(
    read: impl Fn() -> T + Send + Sync + 'static,
    view: impl Fn(&T) -> AnyView + Send + 'static,
) -> AnyView
where
    T: PartialEq + Send + 'static,
{
    let renew = move |shown: &mut Shown| {
        let now = read();
        let other = shown.as_ref().and_then(|before| before.downcast_ref()) != Some(&now);
        if other {
            *shown = Some(Box::new(now));
        }
        other
    };
    let part = move |shown: &Shown| {
        shown.as_ref().and_then(|shown| shown.downcast_ref()).map_or_else(nothing, &view)
    };
    showing_of(Box::new(renew), Box::new(part))
}

/// What a part shows, of any type: few types of memos and locks, as everywhere here.
type Shown = Option<Box<dyn Any + Send>>;

#[inline(never)]
fn showing_of(
    renew: Box<dyn Fn(&mut Shown) -> bool + Send + Sync>,
    part: Box<dyn Fn(&Shown) -> AnyView + Send>,
) -> AnyView {
    let renewed = Arc::new(Mutex::new((0, None)));
    let shown = renewed.clone();
    let times = memo(move || {
        renewed.lock().map_or(0, |mut found| {
            let (times, shown) = &mut *found;
            *times += usize::from(renew(shown));
            *times
        })
    });
    dynamic(move || {
        // Reading it is what works it out.
        times.get();
        untrack(|| shown.lock().map_or_else(|_| nothing(), |found| part(&found.1)))
    })
}

/// Calls `react` at each event of that name that reaches the window, until the owner is cleaned up.
pub(super) fn listen(event: &'static str, react: impl FnMut() + 'static) {
    listen_of(event, EventListenerOptions::default(), Box::new(react));
}

/// The same in the capture phase, so that it does not matter where on the page the event is dispatched.
#[cfg(feature = "full")]
pub(super) fn listen_capturing(event: &'static str, react: impl FnMut() + 'static) {
    listen_of(event, EventListenerOptions::run_in_capture_phase(), Box::new(react));
}

#[inline(never)]
fn listen_of(event: &'static str, options: EventListenerOptions, mut react: Box<dyn FnMut()>) {
    StoredValue::new_local(EventListener::new_with_options(&window(), event, options, move |_| react()));
}

/// Several things side by side.
pub(super) fn all(parts: impl Child) -> AnyView {
    let mut children = Vec::new();
    parts.put_into(&mut children);
    children.into_any()
}

/// Nothing.
pub(super) fn nothing() -> AnyView {
    ().into_any()
}

/// What can stand inside an element.
pub(super) trait Child {
    fn put_into(self, children: &mut Vec<AnyView>);
}

impl Child for AnyView {
    #[inline(never)]
    fn put_into(self, children: &mut Vec<AnyView>) {
        children.push(self);
    }
}

impl Child for El {
    #[inline(never)]
    fn put_into(self, children: &mut Vec<AnyView>) {
        children.push(self.into());
    }
}

impl Child for String {
    #[inline(never)]
    fn put_into(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Child for &str {
    #[inline(never)]
    fn put_into(self, children: &mut Vec<AnyView>) {
        self.to_string().put_into(children);
    }
}

impl<C: Child> Child for Option<C> {
    fn put_into(self, children: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.put_into(children);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn put_into(self, children: &mut Vec<AnyView>) {
        for child in self {
            child.put_into(children);
        }
    }
}

impl<A: Child, B: Child> Child for (A, B) {
    fn put_into(self, children: &mut Vec<AnyView>) {
        self.0.put_into(children);
        self.1.put_into(children);
    }
}

impl From<El> for AnyView {
    #[inline(never)]
    fn from(El(parts): El) -> Self {
        let Parts { tag, attributes, children } = *parts;
        custom(tag).add_any_attr(attributes).child(children).into_any()
    }
}

/// A link.
#[inline(never)]
pub(super) fn link(href: &str, text: &str) -> El {
    el("a").attr("href", href).child(text)
}

/// A link that looks like a button.
#[inline(never)]
pub(super) fn button_link(class: &'static str, href: &str, text: &str) -> El {
    link(href, text).attr("class", class)
}

/// A button.
pub(super) fn button(class: &'static str, text: &str, mut press: impl FnMut() + 'static) -> El {
    plain_button(class, text).on("click", move |_| press())
}

#[inline(never)]
fn plain_button(class: &'static str, text: &str) -> El {
    of_class("button", class).attr("type", "button").child(text)
}

/// A paragraph.
pub(super) fn p(text: impl Child) -> El {
    el("p").child(text)
}

/// A paragraph of a class.
pub(super) fn note(class: &'static str, text: impl Child) -> El {
    of_class("p", class).child(text)
}

/// A link to a place on the page. It moves the focus there and leaves the address alone, which names the page.
#[inline(never)]
pub(super) fn jump(class: &'static str, id: &str, text: &str) -> El {
    let place = id.to_string();
    let go = move |event: Event| {
        event.prevent_default();
        focus(&place);
    };
    link(&format!("#{id}"), text).attr("class", class).on("click", go)
}

/// Moves the focus once the page shows what was just done: what was pressed may have given way to something else.
#[inline(never)]
pub(super) fn focus_soon(id: &str) {
    let id = id.to_string();
    request_animation_frame(move || focus(&id));
}

/// Moves the focus to the element with that id, and the page no further than that needs.
#[cfg(feature = "full")]
pub(super) fn focus_here(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// What is re-created with the focus on it, by how its id begins, takes it again.
#[cfg(feature = "full")]
pub(super) fn keep_focus(beginning: &str) {
    let focused = document().active_element().map(|focused| focused.id());
    if let Some(id) = focused.filter(|id| id.starts_with(beginning)) {
        request_animation_frame(move || focus_here(&id));
    }
}

/// Moves the focus to the element with that id.
#[inline(never)]
pub(super) fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        element.scroll_into_view();
        let _ = element.focus();
    }
}
