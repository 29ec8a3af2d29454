//! Finding a specialty by name in any of the languages or by its code, or describing it by its kind.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::boot;
use super::part::fields::{self, Typed};
use super::state::App;
use crate::rules::case::{SpecialtyCode, SpecialtyKind};
use crate::rules::code::Code as _;
use crate::text::{Key, Lang};

/// How many findings are shown.
const SHOWN: usize = 8;

/// One line of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    code: String,
    /// Names in the order of [`Lang::ALL`]; empty where none is known.
    names: [String; 3],
    /// Code and names in small letters, to search in.
    searched: String,
}

impl Entry {
    fn read(line: &str) -> Option<Self> {
        let mut parts = line.split('|').map(str::to_string);
        let code = parts.next()?;
        let names = [parts.next()?, parts.next()?, parts.next()?];
        Some(Self { searched: small(&format!("{code} {}", names.join(" "))), code, names })
    }

    /// The name in a language, else in another that knows it.
    fn name(&self, lang: Lang) -> &str {
        let own = self.names.get(lang.index()).filter(|name| !name.is_empty());
        let any =
            || [Lang::Ru, Lang::Kk].iter().find_map(|l| self.names.get(l.index()).filter(|n| !n.is_empty()));
        own.or_else(any).map_or("", String::as_str)
    }
}

/// Small letters by the browser: the tables for that would cost us eight kilobytes.
fn small(text: &str) -> String {
    String::from(js_sys::JsString::from(text).to_lower_case())
}

/// The catalogue, once it is there; fetched when first wanted.
fn catalogue() -> RwSignal<Vec<Entry>> {
    let entries = RwSignal::new(Vec::new());
    spawn_local(async move {
        if let Some(text) = boot::load("specialties").await {
            entries.try_set(text.lines().filter_map(Entry::read).collect());
        }
    });
    entries
}

/// A name for a choice: the person's own, the specialty's, or nothing.
pub(super) fn name_of(app: App, at: usize) -> Memo<Option<String>> {
    let catalogue = catalogue();
    Memo::new(move |_| {
        app.case.with(|case| {
            let choice = case.choices().get(at)?;
            if !choice.label.is_empty() {
                return Some(choice.label.clone());
            }
            let code = choice.specialty?.to_string();
            catalogue.with(|entries| {
                let entry = entries.iter().find(|entry| entry.code == code);
                Some(entry.map_or(code.clone(), |entry| entry.name(app.lang()).to_string()))
            })
        })
    })
}

/// The questions on the specialty.
pub(super) fn specialty(app: App, at: usize) -> AnyView {
    let number = at + 1;
    let label = Typed {
        key: format!("{number}.label"),
        label: app.t(Key::q_label).into(),
        hint: Some(app.t(Key::q_label_hint)),
        error: Key::error_number,
        numeric: false,
        narrow: false,
    };
    let kind_from_code = Memo::new(move |_| {
        let known =
            app.case.with(|case| case.choices().get(at).and_then(crate::rules::case::Choice::known_kind));
        known.filter(|known| known.from_code).map(|known| known.kind)
    });
    let remark = move || {
        kind_from_code.get().map(|kind| {
            let kind = app.words.with_untracked(|words| words.of(kind));
            let text = app.w().fill(Key::q_kind_from_code, &[("kind", kind)]);
            view! { <p class="note">{text}</p> }
        })
    };
    view! {
        {search(app, at)}
        {remark}
        {fields::pick::<SpecialtyKind>(app, &format!("{number}.kind"), Key::q_kind, None)}
        {fields::typed_of_case(app, label)}
    }
    .into_any()
}

fn search(app: App, at: usize) -> AnyView {
    let catalogue = catalogue();
    let query = RwSignal::new(String::new());
    let id = format!("f-{}-specialty", at + 1);
    let hint_id = format!("{id}-hint");
    let found = Memo::new(move |_| {
        let wanted = small(query.get().trim());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        if wanted.chars().count() < 2 {
            return None;
        }
        Some(catalogue.with(|entries| {
            let fits = |entry: &&Entry| words.iter().all(|word| entry.searched.contains(word));
            entries.iter().filter(fits).cloned().collect::<Vec<_>>()
        }))
    });
    let count = move || {
        found.with(|found| match found {
            None => String::new(),
            Some(found) if found.is_empty() => app.t(Key::q_specialty_none).to_string(),
            Some(found) => app.w().fill(Key::q_specialty_found, &[("n", &found.len().to_string())]),
        })
    };
    let choose = move |code: &str| {
        let _ = app.put(&format!("{}.specialty", at + 1), code, code);
        query.set(String::new());
    };
    let results = move || {
        let list = found.get().unwrap_or_default();
        let rows = list.into_iter().take(SHOWN).map(|entry| {
            let code = entry.code.clone();
            view! {
                <li>
                    <button type="button" on:click=move |_| choose(&code)>
                        {entry.name(app.lang()).to_string()}" "<span class="small soft">{entry.code.clone()}</span>
                    </button>
                </li>
            }
            .into_any()
        });
        rows.collect::<Vec<_>>()
    };
    let chosen = move || {
        let code = app.case.with(|case| case.choices().get(at).and_then(|choice| choice.specialty))?;
        Some(chosen(app, at, code, &catalogue.read()))
    };
    let (input_id, list_hint) = (id.clone(), hint_id.clone());
    view! {
        <div class="field">
            <label for=id>{app.t(Key::q_specialty)}</label>
            <p class="hint" id=hint_id>{app.t(Key::q_specialty_hint)}" "{app.t(Key::q_specialty_partial)}</p>
            <input class="text" id=input_id type="search" autocomplete="off" maxlength="80"
                aria-describedby=list_hint prop:value=move || query.get()
                on:input=move |event| query.set(event_target_value(&event))/>
            <p class="small" role="status">{count}</p>
            <ul class="found">{results}</ul>
            {chosen}
        </div>
    }
    .into_any()
}

/// The chosen specialty, which can be taken back.
fn chosen(app: App, at: usize, code: SpecialtyCode, catalogue: &[Entry]) -> AnyView {
    let code = code.to_string();
    let entry = catalogue.iter().find(|entry| entry.code == code);
    let name = entry.map_or(code.clone(), |entry| format!("{} ({code})", entry.name(app.lang())));
    let text = app.w().fill(Key::q_specialty_chosen, &[("name", &name)]);
    let remove = move |_| {
        let _ = app.put(&format!("{}.specialty", at + 1), "", "");
    };
    view! {
        <p class="row chosen">
            <b>{text}</b>
            <button class="button quiet" type="button" on:click=remove>{app.t(Key::remove)}</button>
        </p>
    }
    .into_any()
}
