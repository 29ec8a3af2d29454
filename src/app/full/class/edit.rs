//! The answers of a pupil, each changed in its place by what it takes.
//!
//! What cannot be read stays in its field as it was typed, with what is wrong beside it; the class then has what it had.

use std::collections::BTreeMap;
use std::iter;

use leptos::prelude::*;
use web_sys::Event;

use super::filters::field;
use super::reason;
use super::state::{Class, Draft};
use crate::app::dom::{El, button, el, focus_soon, memo, note, nothing, of_class, showing};
use crate::app::part::fields;
use crate::app::state::App;
use crate::class::session::protocol::{Allowed, FieldView, Request};
use crate::text::Key;

/// The changes of the pupil that is open.
#[derive(Clone, Copy)]
pub(super) struct Edits {
    app: App,
    class: Class,
    at: RwSignal<u32>,
    /// What was typed and cannot be read, by field.
    drafts: RwSignal<BTreeMap<String, Draft>>,
    /// The field that was added last, to take the focus.
    added: StoredValue<Option<String>>,
}

impl Edits {
    /// Of no pupil.
    pub(super) fn new(app: App, class: Class) -> Self {
        let edits = Self {
            app,
            class,
            at: RwSignal::new(0),
            drafts: RwSignal::new(BTreeMap::new()),
            added: StoredValue::new(None),
        };
        Effect::new(move |_| {
            if let Some(draft) = class.draft.get()
                && draft.at == edits.at.get_untracked()
            {
                edits.drafts.update(|drafts| {
                    drafts.insert(draft.field.clone(), draft);
                });
            }
        });
        edits
    }

    /// Of another pupil.
    pub(super) fn begin(self, at: u32) {
        self.at.set(at);
        self.drafts.set(BTreeMap::new());
    }

    fn put(self, field: &str, text: String) {
        self.drafts.update(|drafts| {
            drafts.remove(field);
        });
        let field = field.to_string();
        self.class.ask(Request::Edit { at: self.at.get_untracked(), field, text });
    }

    /// Whether the last change of the class is one of this pupil.
    fn can_undo(self) -> bool {
        self.class.listed.with(|listed| listed.undoes) == Some(self.at.get())
    }

    /// Takes the last change of this pupil back, if there is one.
    pub(super) fn undo(self) {
        if untrack(|| self.can_undo()) {
            self.drafts.set(BTreeMap::new());
            self.class.ask(Request::Undo);
        }
    }

    /// The fields, and a list to choose another from.
    pub(super) fn view(self) -> El {
        let (app, class) = (self.app, self.class);
        let fields = move || {
            class.pupil.with(|pupil| {
                let keys = |(_, fields): &(u32, Vec<FieldView>)| {
                    fields.iter().map(|field| field.field.clone()).collect()
                };
                pupil.as_ref().map(keys).unwrap_or_default()
            })
        };
        let list = move |keys: &Vec<String>| {
            if let Some(added) = self.added.get_value().filter(|added| keys.contains(added)) {
                self.added.set_value(None);
                focus_soon(&id(&added));
            }
            let fields: Vec<El> = keys.iter().filter_map(|key| self.field(key)).collect();
            of_class("div", "pairs").child(fields).into()
        };
        let undo = button("button quiet", app.t(Key::table_undo), move || self.undo())
            .attr_with("disabled", move || (!self.can_undo()).then(String::new));
        of_class("div", "stack")
            .child(of_class("div", "row between").child((el("h3").child(app.t(Key::pupil_answers)), undo)))
            .showing(fields, list)
            .child(self.more())
    }

    /// A list of the fields that the pupil does not have.
    fn more(self) -> AnyView {
        let (app, class) = (self.app, self.class);
        let others = move || class.beside().others.get();
        showing(others, move |others: &Vec<(String, String)>| {
            if others.is_empty() {
                return nothing();
            }
            let options =
                iter::once((String::new(), "…".to_string())).chain(others.iter().cloned()).collect();
            let choose = move |field: String| {
                if !field.is_empty() {
                    self.added.set_value(Some(field.clone()));
                    class.ask(Request::Edit { at: self.at.get_untracked(), field, text: String::new() });
                }
            };
            field("pupil-more", app.t(Key::pupil_more), fields::select(memo(|| None), options, choose)).into()
        })
    }

    fn field(self, key: &str) -> Option<El> {
        let class = self.class;
        let read = {
            let key = key.to_string();
            move || {
                class.pupil.with(|pupil| {
                    let mut fields = pupil.iter().flat_map(|(_, fields)| fields);
                    fields.find(|field| field.field == key).cloned()
                })
            }
        };
        let FieldView { name, allowed, .. } = untrack(&read)?;
        let hint = reason::allowed(self.app, &allowed);
        let (id, error) = (id(key), [&id(key), "-error"].concat());
        let drafts = self.drafts;
        let mine = key.to_string();
        // What stands in the field, and the code of what is wrong with it.
        let now = memo(move || match drafts.with(|drafts| drafts.get(&mine).cloned()) {
            Some(draft) => (draft.text, Some(draft.reason)),
            None => read().map_or((String::new(), None), |field| (field.text, field.reason)),
        });
        let wrong = move || now.with(|(_, reason)| reason.is_some());
        let own = key.to_string();
        let put = move |text: String| self.put(&own, text);
        let described = error.clone();
        let field = match allowed {
            Allowed::One(values) => one(&id, &values, now, put),
            Allowed::Several(values) => {
                let none = self.app.t(Key::none_of_these);
                return Some(
                    several(&id, &name, &values, now, none, put).child(self.error(key, &error, now)),
                );
            }
            Allowed::Number(..) => {
                typed(&id, now, put).attr("inputmode", "decimal").maybe_attr("placeholder", hint.as_deref())
            }
            Allowed::Day | Allowed::Text => typed(&id, now, put).maybe_attr("placeholder", hint.as_deref()),
        };
        let field = field
            .attr_with("aria-invalid", move || wrong().then(|| "true".to_string()))
            .attr_with("aria-describedby", move || wrong().then(|| described.clone()));
        Some(
            el("div")
                .attr_with("class", move || Some(if wrong() { "field wrong" } else { "field" }.to_string()))
                .child(el("label").attr("for", &id).child(name))
                .child(self.error(key, &error, now))
                .child(field),
        )
    }

    /// What is wrong with a field.
    fn error(self, key: &str, id: &str, now: Memo<(String, Option<String>)>) -> El {
        let (app, key) = (self.app, key.to_string());
        let text = move || {
            let code = now.with(|(_, reason)| reason.clone());
            code.map_or_else(String::new, |code| reason::reason(app, &code, Some(&key)).to_string())
        };
        note("error small", "")
            .attr("id", id)
            .hidden(move || now.with(|(_, reason)| reason.is_none()))
            .live(text)
    }
}

/// The id of a field.
pub(super) fn id(field: &str) -> String {
    format!("p-{}", field.replace('.', "-"))
}

fn typed(id: &str, now: Memo<(String, Option<String>)>, put: impl Fn(String) + 'static) -> El {
    el("input")
        .attr("class", "text")
        .attr("id", id)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .prop_with("value", move || now.with(|(text, _)| text.as_str().into()))
        .on("change", move |event| put(event_target_value(&event)))
}

/// One of the values; what is none of them stays at the end of the list as it is.
fn one(
    id: &str,
    values: &[String],
    now: Memo<(String, Option<String>)>,
    put: impl Fn(String) + 'static,
) -> El {
    let open = (String::new(), "—".to_string());
    let options = iter::once(open).chain(values.iter().map(|value| (value.clone(), value.clone()))).collect();
    let chosen = memo(move || Some(now.with(|(text, _)| text.clone())));
    let known = values.to_vec();
    let other = move || {
        now.with(|(text, _)| Some(text.clone()).filter(|text| !text.is_empty() && !known.contains(text)))
    };
    let other_view = move |other: &Option<String>| {
        other.as_ref().map_or_else(nothing, |other| {
            el("option").attr("value", other).attr("selected", "").child(other.as_str()).into()
        })
    };
    fields::select(chosen, options, put).attr("id", id).showing(other, other_view)
}

/// Several of the values.
fn several(
    id: &str,
    name: &str,
    values: &[String],
    now: Memo<(String, Option<String>)>,
    none: &'static str,
    put: impl Fn(String) + 'static,
) -> El {
    let put = std::rc::Rc::new(put);
    let tick = |(at, value): (usize, &String)| {
        let (mine, value, put, all) = (value.clone(), value.clone(), put.clone(), values.to_vec());
        let ticked = {
            let all = all.clone();
            move || now.with(|(text, _)| parts(text, &all).contains(&&mine))
        };
        let label = value.clone();
        let change = move |event: Event| {
            let on = event_target_checked(&event);
            let before = now.get_untracked().0;
            let there = parts(&before, &all);
            let has = |other: &&String| if **other == value { on } else { there.contains(other) };
            put(all.iter().filter(has).cloned().collect::<Vec<_>>().join(", "));
        };
        let tick = el("input").attr("type", "checkbox").checked(ticked).on("change", change);
        let tick = if at == 0 { tick.attr("id", id) } else { tick };
        of_class("label", "tick").child(tick).child(el("span").child(label))
    };
    let ticks: Vec<El> = values.iter().enumerate().map(tick).collect();
    let ticked = move || now.with(|(text, _)| text == none);
    let change = move |event: Event| put(if event_target_checked(&event) { none } else { "" }.to_string());
    let nothing = el("input").attr("type", "checkbox").checked(ticked).on("change", change);
    let nothing = of_class("label", "tick").child(nothing).child(el("span").child(none));
    el("fieldset").child(el("legend").child(name)).child((ticks, nothing))
}

/// The values that a text lists. One may hold what parts them, so the longest is taken each time.
fn parts<'a>(text: &str, values: &'a [String]) -> Vec<&'a String> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', ',', ';']);
        let begins = values.iter().filter(|value| rest.starts_with(value.as_str()));
        let Some(value) = begins.max_by_key(|value| value.len()) else { return found };
        rest = rest.get(value.len()..).unwrap_or_default();
        found.push(value);
    }
}
