//! The specialties by name: a file that is fetched when a page first needs it.

use leptos::prelude::*;

use super::boot;
use crate::rules::code::Code as _;
use crate::text::Lang;

/// One line of the catalogue: a code and its names in the order of [`Lang::ALL`], empty where none
/// is known.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a>(pub(super) &'a str);

impl<'a> Entry<'a> {
    /// The specialty of that code.
    pub(super) fn find(lines: &'a str, code: &str) -> Option<Self> {
        lines.lines().find(|line| line.split('|').next() == Some(code)).map(Self)
    }

    fn part(self, at: usize) -> &'a str {
        self.0.split('|').nth(at).unwrap_or("")
    }

    pub(super) fn code(self) -> &'a str {
        self.part(0)
    }

    /// The name in a language, else in another that knows it, and which language that is.
    pub(super) fn name(self, lang: Lang) -> (Lang, &'a str) {
        let known = |lang: &Lang| !self.part(lang.index() + 1).is_empty();
        let lang = [lang, Lang::Ru, Lang::Kk].into_iter().find(known).unwrap_or(lang);
        (lang, self.part(lang.index() + 1))
    }
}

/// The catalogue of this visit; empty until it was wanted and is there.
#[derive(Clone, Copy)]
pub(super) struct Catalogue {
    /// Its lines; empty until then.
    lines: RwSignal<String>,
    wanted: StoredValue<bool>,
}

impl Catalogue {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { lines: RwSignal::new(String::new()), wanted: StoredValue::new(false) }
    }

    /// Fetches the catalogue unless it is there or on its way; a failed fetch may be tried again.
    pub(super) fn want(self) -> RwSignal<String> {
        if !self.wanted.get_value() {
            self.wanted.set_value(true);
            let take = move |text: Option<String>| match text {
                Some(text) => self.lines.set(text),
                None => self.wanted.set_value(false),
            };
            boot::load("specialties".to_string(), Box::new(take));
        }
        self.lines
    }
}
