//! Texts: the three languages, and numbers, days and reasons in each of them.
//!
//! A language is two files of `key = text` lines: the texts of the first visit, and under `full/` those of the full
//! module. `build.rs` generates [`Key`] from them. The page fetches each file for its language alone, packed to one bare
//! text a line in the order of [`NAMES`] and [`FULL_NAMES`]; see [`Words::packed`].

pub mod changes;
pub mod cites;
pub mod dates;
pub mod explain;
pub mod heading;
pub mod labels;
pub mod law;
pub mod numbers;
pub mod question;
#[cfg(not(target_arch = "wasm32"))]
pub mod shell;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
pub mod values;
pub mod verdict;

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

use crate::rules::code::codes;

codes! {
    /// A language of the app, in the order in which they are offered.
    pub enum Lang {
        /// Қазақша: the first language.
        Kk = "kk",
        /// Русский: equal to it.
        Ru = "ru",
        /// English: our translation.
        En = "en",
    }
}

/// The texts of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The language.
    pub lang: Lang,
    lines: &'static [&'static str],
}

impl Words {
    /// The texts from their packed form: one line each, in the order of [`NAMES`].
    ///
    /// `None` unless there are exactly as many lines as names: the file may be truncated or of another version.
    ///
    /// ```
    /// use talapker::text::{Lang, Words};
    /// assert!(Words::packed(Lang::Kk, "one line").is_none());
    /// ```
    pub fn packed(lang: Lang, text: &'static str) -> Option<Self> {
        let lines = lines(text);
        // Leaked once per language, which stays loaded as long as the page.
        (lines.len() == NAMES.len()).then(|| Self { lang, lines: lines.leak() })
    }

    /// Adds the texts of the full module, packed in the order of [`FULL_NAMES`]; `None` as above.
    pub fn with_full(self, text: &'static str) -> Option<Self> {
        let more = lines(text);
        let all = [self.lines.get(..NAMES.len())?, &more].concat();
        (more.len() == FULL_NAMES.len()).then(|| Self { lang: self.lang, lines: all.leak() })
    }

    /// One text.
    #[inline(never)]
    pub fn t(&self, key: Key) -> &'static str {
        self.nth(key, 0)
    }

    /// The text that stands `n` places after `first`; see [`labels::List`].
    #[inline(never)]
    fn nth(&self, first: Key, n: usize) -> &'static str {
        self.lines.get(first as usize + n).copied().unwrap_or("")
    }

    /// A text with its `{places}` filled in.
    #[inline(never)]
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.t(key), values)
    }

    /// A text that depends on a number, with `{n}` filled in.
    pub fn plural(&self, key: Key, n: i32) -> String {
        let forms = self.t(key);
        let form = forms.split('|').nth(numbers::plural_form(self.lang, n));
        let form = form.unwrap_or_else(|| forms.split('|').next_back().unwrap_or(forms));
        fill(form, &[("n", &n.to_string())])
    }

    /// One word of a list such as the months, from 0.
    pub(crate) fn word(&self, list: Key, n: usize) -> &'static str {
        self.t(list).split('|').nth(n).unwrap_or("")
    }
}

fn lines(text: &'static str) -> Vec<&'static str> {
    text.strip_suffix('\n').unwrap_or(text).split('\n').collect()
}

fn fill(template: &str, values: &[(&str, &str)]) -> String {
    fill_with(template, &mut |name, text| {
        let value = values.iter().find(|(n, _)| *n == name);
        text.push_str(value.map_or("", |(_, value)| value));
    })
}

/// A text whose places are written by `write`, called with the name of each, so that no value is made in vain.
pub(crate) fn fill_with(template: &str, write: &mut dyn FnMut(&str, &mut String)) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        write(name, &mut text);
        rest = after;
    }
    text.push_str(rest);
    text
}
