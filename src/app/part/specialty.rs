//! Finding a specialty by name in any of the languages or by its code, or describing it by its kind.

use leptos::prelude::*;

use super::fields::{self, Typed};
use crate::app::catalogue::Entry;
use crate::app::dom::{El, all, button, el, memo, note, nothing, of_class, showing};
use crate::app::field::Field;
use crate::app::state::App;
use crate::rules::case::{Choice, KnownKind, SpecialtyCode};
use crate::rules::code::Code as _;
use crate::rules::question::Question;
use crate::text::Key;

/// How many findings are shown.
const SHOWN: usize = 8;

/// Small letters by the browser: the tables for that would cost us eight kilobytes.
fn small(text: &str) -> String {
    String::from(js_sys::JsString::from(text).to_lower_case())
}

/// Whether a text holds a word, byte by byte: the searcher of the standard library would cost us a kilobyte.
fn holds(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part == word.as_bytes())
}

/// What a choice is called: by the person, by its specialty, or by its number.
pub(in crate::app) fn name(app: App, at: usize) -> impl Fn() -> String + Copy + Send + Sync {
    let own = own_name(app, at);
    move || own.get().unwrap_or_else(|| app.w().choice(at))
}

/// A name for a choice: the person's own, the specialty's, or nothing.
pub(in crate::app) fn own_name(app: App, at: usize) -> Memo<Option<String>> {
    memo(move || {
        app.case.with(|case| {
            let choice = case.choices().get(at)?;
            if !choice.label.is_empty() {
                return Some(choice.label.clone());
            }
            let code = choice.specialty?.to_string();
            app.catalogue.want().with(|lines| {
                let name = Entry::find(lines, &code).map(|entry| entry.name(app.lang()).1.to_string());
                Some(name.unwrap_or(code))
            })
        })
    })
}

/// The name of a specialty, once the catalogue is there.
#[cfg(feature = "full")]
pub(in crate::app) fn title(app: App, code: SpecialtyCode) -> Option<String> {
    app.catalogue
        .want()
        .with(|lines| Some(Entry::find(lines, &code.to_string())?.name(app.lang()).1.to_string()))
}

/// The questions on the specialty.
pub(in crate::app) fn specialty(app: App, at: usize) -> AnyView {
    let label = Typed {
        label: app.w().question(&Question::Label),
        hint: Some(app.t(Key::q_label_hint)),
        error: Key::error_number,
        numeric: false,
        narrow: false,
        wrong: None,
    };
    let known = move || app.case.with(|case| case.choices().get(at).and_then(Choice::known_kind));
    let remark = showing(known, move |known| {
        let Some(KnownKind { kind, from_code: true }) = *known else { return nothing() };
        note("note", app.w().fill(Key::q_kind_from_code, &[("kind", app.of(kind))])).into()
    });
    all(vec![
        search(app, at),
        remark,
        fields::pick(app, Question::Kind.of(at), None),
        fields::typed_of_case(app, Question::Label.of(at), label),
    ])
}

fn search(app: App, at: usize) -> AnyView {
    let catalogue = app.catalogue.want();
    let query = RwSignal::new(String::new());
    let id = Field::Of(Question::Specialty.of(at)).id();
    let hint_id = format!("{id}-hint");
    // The lines that hold every word that was typed.
    let found = move || {
        let wanted = small(query.get().trim());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        if wanted.chars().count() < 2 {
            return None;
        }
        let fits = |line: &str| words.iter().all(|word| holds(line, word));
        Some(catalogue.with(|lines| {
            let small = small(lines);
            let all = lines.lines().zip(small.lines());
            all.filter(|(_, small)| fits(small)).map(|(line, _)| line.to_string()).collect::<Vec<_>>()
        }))
    };
    let count = move || match found() {
        None => String::new(),
        Some(found) if found.is_empty() => app.t(Key::q_specialty_none).to_string(),
        Some(found) => app.w().fill(Key::q_specialty_found, &[("n", &found.len().to_string())]),
    };
    let choose = move |code: &str| {
        let _ = app.put(&Question::Specialty.of(at), code, code);
        query.set(String::new());
    };
    let results = move || {
        let lines = found().unwrap_or_default();
        let rows = lines.iter().take(SHOWN).map(|line| {
            let entry = Entry(line);
            let code = entry.code().to_string();
            let words =
                named(app, entry).child(" ").child(of_class("span", "small soft").child(entry.code()));
            el("li").child(button("", "", move || choose(&code)).child(words))
        });
        all(rows.collect::<Vec<_>>())
    };
    let code = move || app.case.with(|case| case.choices().get(at).and_then(|choice| choice.specialty));
    let loaded = move || catalogue.with(|lines| !lines.is_empty());
    let chosen = showing(
        move || (code(), loaded()),
        move |(code, _)| match *code {
            Some(code) => catalogue.with(|lines| chosen_one(app, at, code, lines).into()),
            None => nothing(),
        },
    );
    let input = of_class("input", "text")
        .attr("id", &id)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("maxlength", "80")
        .attr("aria-describedby", &hint_id)
        .prop_with("value", move || query.get().into())
        .on("input", move |event| query.set(event_target_value(&event)));
    let hint = format!("{} {}", app.t(Key::q_specialty_hint), app.t(Key::q_specialty_partial));
    of_class("div", "field")
        .child(el("label").attr("for", &id).child(app.t(Key::q_specialty)))
        .child(note("hint", hint).attr("id", &hint_id))
        .child(input)
        .child(note("small", "").attr("role", "status").live(count))
        .child(of_class("ul", "found").dynamic(results))
        .child(chosen)
        .into()
}

/// The name of a specialty, marked with the language that it is in.
fn named(app: App, entry: Entry) -> El {
    let (lang, name) = entry.name(app.lang());
    el("span").attr("lang", lang.code()).child(name)
}

/// The chosen specialty, which can be taken back.
fn chosen_one(app: App, at: usize, code: SpecialtyCode, lines: &str) -> El {
    let code = code.to_string();
    let entry = Entry::find(lines, &code);
    let name = entry.map_or(code.clone(), |entry| format!("{} ({code})", entry.name(app.lang()).1));
    let text = app.w().fill(Key::q_specialty_chosen, &[("name", &name)]);
    let remove = move || {
        let _ = app.put(&Question::Specialty.of(at), "", "");
    };
    note("row chosen", el("b").child(text)).child(button("button quiet", app.t(Key::remove), remove))
}
