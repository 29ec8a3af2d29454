//! Numbers as pictures; what they say stands beside them in words.

use leptos::prelude::*;

use crate::app::dom::{El, el, of_class};

/// A name, its number, and a bar as long as its share.
pub(super) fn bar(name: AnyView, n: u32, all: u32) -> El {
    let share = u64::from(n).saturating_mul(100) / u64::from(all.max(1));
    let length = move || format!("--share: {share}%").into();
    el("li")
        .child(name)
        .child(el("b").child(n.to_string()))
        .child(of_class("span", "bar").prop_with("style", length))
}

/// A picture that is made of numbers and our own words alone.
pub(super) fn picture(svg: String) -> El {
    el("div").prop_with("innerHTML", move || svg.as_str().into())
}
