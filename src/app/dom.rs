//! Elements of one type.
//!
//! Every `view!` is a type of its own with its own code: the page was 194 KB of compressed wasm that
//! way, far above its limit. Here all elements, attributes and listeners are of a few types, made by
//! Leptos's own builders. The price: Leptos cannot tell two elements apart by their types, so a part
//! that changes ([`dynamic`]) is made anew, never patched; what it reads is a memo, so that this
//! happens only when something did change.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute as _};
use leptos::attr::custom::custom_attribute;
use leptos::either::Either;
use leptos::ev;
use leptos::html::{ElementChild as _, custom};
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// An element in the making.
pub(super) struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// A new element.
pub(super) fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// A new element of a class.
pub(super) fn of_class(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

impl El {
    /// With an attribute.
    pub(super) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// With an attribute, if there is a value.
    pub(super) fn maybe_attr(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With an attribute that follows what it reads; without it on `None`.
    pub(super) fn attr_with(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        let value: Box<dyn FnMut() -> Option<String> + Send> = Box::new(value);
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// With a property that follows what it reads.
    pub(super) fn prop_with(
        mut self,
        name: &'static str,
        value: impl Fn() -> JsValue + Send + 'static,
    ) -> Self {
        let value: Box<dyn FnMut() -> JsValue + Send> = Box::new(value);
        self.attributes.push(prop(name, value).into_any_attr());
        self
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
    pub(super) fn on(mut self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        let listener: Box<dyn FnMut(Event)> = Box::new(listener);
        self.attributes.push(on(ev::Custom::<Event>::new(event), listener).into_any_attr());
        self
    }

    /// With more inside.
    pub(super) fn child(mut self, child: impl Child) -> Self {
        child.put_into(&mut self.children);
        self
    }

    /// With a text that follows what it reads.
    pub(super) fn live(self, text: impl Fn() -> String + Send + 'static) -> Self {
        let text: Box<dyn FnMut() -> String + Send> = Box::new(text);
        self.child(text.into_any())
    }

    /// With a part that follows what it reads.
    pub(super) fn dynamic(self, part: impl Fn() -> AnyView + Send + 'static) -> Self {
        self.child(dynamic(part))
    }
}

/// A part that is made anew whenever what it reads changes: two sides take turns.
pub(super) fn dynamic(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let part: Box<dyn Fn() -> AnyView + Send> = Box::new(part);
    let mut left = false;
    let turns: Box<dyn FnMut() -> Either<AnyView, AnyView> + Send> = Box::new(move || {
        left = !left;
        if left { Either::Left(part()) } else { Either::Right(part()) }
    });
    turns.into_any()
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
    fn put_into(self, children: &mut Vec<AnyView>) {
        children.push(self);
    }
}

impl Child for El {
    fn put_into(self, children: &mut Vec<AnyView>) {
        children.push(self.into());
    }
}

impl Child for String {
    fn put_into(self, children: &mut Vec<AnyView>) {
        children.push(self.into_any());
    }
}

impl Child for &str {
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
    fn from(El { tag, attributes, children }: El) -> Self {
        custom(tag).add_any_attr(attributes).child(children).into_any()
    }
}

/// A link.
pub(super) fn link(href: impl Into<String>, text: impl Child) -> El {
    el("a").attr("href", href).child(text)
}

/// A link that looks like a button.
pub(super) fn button_link(class: &'static str, href: impl Into<String>, text: impl Child) -> El {
    link(href, text).attr("class", class)
}

/// A button.
pub(super) fn button(class: &'static str, text: impl Child, mut press: impl FnMut() + 'static) -> El {
    of_class("button", class).attr("type", "button").on("click", move |_| press()).child(text)
}

/// A paragraph.
pub(super) fn p(text: impl Child) -> El {
    el("p").child(text)
}

/// A paragraph of a class.
pub(super) fn note(class: &'static str, text: impl Child) -> El {
    of_class("p", class).child(text)
}
