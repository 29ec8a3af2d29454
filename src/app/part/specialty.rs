//! Finding a specialty by name in any of the languages or by its code, or describing it by its kind.

use leptos::prelude::*;

use super::fields::{self, Typed};
use crate::app::dom::{El, all, button, el, memo, note, nothing, of_class, showing};
use crate::app::field::Field;
use crate::app::state::App;
use crate::formats::catalogue::{Entry, Found, Named, find};
use crate::rules::case::{Choice, KnownKind, SpecialtyCode};
use crate::rules::code::Code as _;
use crate::rules::edition::specialties::CATALOGUE;
use crate::rules::question::Question;
use crate::text::Key;

/// How many findings are shown.
const SHOWN: usize = 8;

/// Small letters by the browser: the tables for that would cost us eight kilobytes.
fn small(text: &str) -> String {
    String::from(js_sys::JsString::from(text).to_lower_case())
}

/// What a choice is called: by the person, by its specialty, or by its number.
pub(in crate::app) fn name(app: App, at: usize) -> impl Fn() -> String + Copy + Send + Sync {
    let own = own_name(app, at);
    move || own.get().unwrap_or_else(|| app.w().choice(at))
}

/// Which choice it is, and its name.
pub(in crate::app) fn heading(app: App, at: usize, total: usize) -> El {
    let numbers = [("n", (at + 1).to_string()), ("total", total.to_string())];
    let numbers = numbers.each_ref().map(|(name, number)| (*name, number.as_str()));
    let of = (total > 1).then(|| note("soft", app.w().fill(Key::case_choice_of, &numbers)));
    of_class("div", "stack tight").child(of).child(el("h2").live(name(app, at)))
}

/// A name for a choice: the person's own, the specialty's, or nothing.
pub(in crate::app) fn own_name(app: App, at: usize) -> Memo<Option<String>> {
    memo(move || app.case.with(|case| called(app, case.choices().get(at)?)))
}

/// What a choice is called by the person or by its specialty.
pub(in crate::app) fn called(app: App, choice: &Choice) -> Option<String> {
    if !choice.label.is_empty() {
        return Some(choice.label.clone());
    }
    let code = choice.specialty?.to_string();
    app.catalogue.want().with(|lines| {
        let name = Entry::of_code(lines, &code).map(|entry| entry.name(app.lang()).text.to_string());
        Some(name.unwrap_or(code))
    })
}

/// The name of a specialty, once the catalogue is there, and whether it is our translation.
#[cfg(feature = "full")]
pub(in crate::app) fn title(app: App, code: SpecialtyCode) -> Option<String> {
    app.catalogue.want().with(|lines| {
        let name = Entry::of_code(lines, &code.to_string())?.name(app.lang());
        Some(if name.ours {
            format!("{} ({})", name.text, app.t(Key::specialty_ours))
        } else {
            name.text.to_string()
        })
    })
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
    let wanted = move || Some(small(query.get().trim())).filter(|wanted| wanted.chars().count() > 1);
    let count = move || {
        let Some(wanted) = wanted() else { return String::new() };
        match catalogue.with(|lines| find(lines, &small(lines), &wanted).len()) {
            0 => app.t(Key::q_specialty_none).to_string(),
            found => app.w().fill(Key::q_specialty_found, &[("n", &found.to_string())]),
        }
    };
    let choose = move |code: &str| {
        let _ = app.put(&Question::Specialty.of(at), code, code);
        query.set(String::new());
    };
    let results = move || {
        let Some(wanted) = wanted() else { return nothing() };
        catalogue.with(|lines| {
            let found = find(lines, &small(lines), &wanted).into_iter().take(SHOWN);
            let rows = found.map(|found| {
                let code = found.entry.code().to_string();
                el("li").child(button("", "", move || choose(&code)).child(found_one(app, found)))
            });
            all(rows.collect::<Vec<_>>())
        })
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
    let partial = app.w().fill(Key::q_specialty_partial, &[("n", &CATALOGUE.len().to_string())]);
    let hint = format!("{} {partial}", app.t(Key::q_specialty_hint));
    of_class("div", "field")
        .child(el("label").attr("for", &id).child(app.t(Key::q_specialty)))
        .child(note("hint", hint).attr("id", &hint_id))
        .child(input)
        .child(note("small", "").attr("role", "status").live(count))
        .child(of_class("ul", "found").dynamic(results))
        .child(chosen)
        .into()
}

/// A specialty that was found, its code, and the qualification by which it was.
fn found_one(app: App, Found { entry, qualification }: Found) -> AnyView {
    let code = of_class("span", "small soft").child(entry.code());
    let qualification = qualification.map(|at| {
        let label = of_class("span", "small").child(app.t(Key::specialty_qualification)).child(": ");
        (el("br"), label.child(named(app, entry.qualification(at, app.lang()))))
    });
    all(((named(app, entry.name(app.lang())), (" ", code)), qualification))
}

/// A name, marked with the language that it is in, and as our translation where it is.
fn named(app: App, name: Named) -> AnyView {
    let text = el("span").attr("lang", name.lang.code()).child(name.text);
    all((text, name.ours.then(|| (" ", ours(app)))))
}

fn ours(app: App) -> El {
    of_class("span", "small soft plain").child(format!("({})", app.t(Key::specialty_ours)))
}

/// The chosen specialty, which can be taken back.
fn chosen_one(app: App, at: usize, code: SpecialtyCode, lines: &str) -> El {
    let code = code.to_string();
    let name = Entry::of_code(lines, &code).map(|entry| entry.name(app.lang()));
    let said = name.map_or(code.clone(), |name| format!("{} ({code})", name.text));
    let text = el("b").child(app.w().fill(Key::q_specialty_chosen, &[("name", &said)]));
    let mark = name.filter(|name| name.ours).map(|_| (" ", ours(app)));
    let remove = move || {
        let _ = app.put(&Question::Specialty.of(at), "", "");
    };
    let remove = button("button quiet", app.t(Key::remove), remove);
    note("row chosen", el("span").child(text).child(mark)).child(remove)
}
