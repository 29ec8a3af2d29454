//! Which pupils the table shows, and in which order.

use leptos::prelude::*;
use web_sys::Event;

use super::state::Class;
use crate::app::dom::{El, button, el, focus_soon, keep_focus, memo, nothing, of_class, showing};
use crate::app::part::fields;
use crate::app::state::App;
use crate::class::order::By;
use crate::class::session::protocol::{Listed, Request, View};
use crate::rules::code::Code as _;
use crate::rules::question::Question;
use crate::text::Key;
use crate::text::heading::Beside;

use super::column::Column;

/// What is wanted. One request is on the way at a time: what changes meanwhile is sent when its reply has come, so that
/// no letter is lost and none is waited for.
#[derive(Clone, Copy)]
pub(super) struct Query {
    class: Class,
    wanted: RwSignal<View>,
    /// What stands in the field of the name.
    typed: RwSignal<String>,
    sent: StoredValue<View>,
    waiting: StoredValue<bool>,
}

impl Query {
    /// What the class shows; at first what presses most.
    pub(super) fn new(class: Class) -> Self {
        let view = class.listed.with_untracked(|listed| listed.view.clone());
        let query = Self {
            class,
            typed: RwSignal::new(view.name.clone()),
            sent: StoredValue::new(view.clone()),
            wanted: RwSignal::new(view),
            waiting: StoredValue::new(false),
        };
        Effect::new(move |_| {
            let view = class.listed.with(|listed| listed.view.clone());
            query.told(view);
        });
        query
    }

    /// What is wanted.
    pub(super) fn view(self) -> RwSignal<View> {
        self.wanted
    }

    /// Another order, or the same one turned.
    pub(super) fn sort(self, by: By) {
        self.change(|view| {
            view.turned = view.by == by.code() && !view.turned;
            view.by = by.code().to_string();
        });
    }

    fn change(self, change: impl FnOnce(&mut View)) {
        self.wanted.update(change);
        self.send();
    }

    fn send(self) {
        let wanted = self.wanted.get_untracked();
        if !self.waiting.get_value() && self.sent.get_value() != wanted {
            self.sent.set_value(wanted.clone());
            self.waiting.set_value(true);
            self.class.ask(Request::View(wanted));
        }
    }

    /// What the class shows now. Unless something was changed meanwhile, another part of the page may have changed it.
    fn told(self, mut view: View) {
        self.waiting.set_value(false);
        if view.by.is_empty() {
            view.by = By::Risk.code().to_string();
            self.wanted.set(view);
        } else if self.sent.get_value() == self.wanted.get_untracked() {
            if view.name.trim() != self.typed.get_untracked().trim() {
                self.typed.set(view.name.clone());
            }
            self.sent.set_value(view.clone());
            if self.wanted.get_untracked() != view {
                self.wanted.set(view);
            }
        }
        self.send();
    }

    /// How many choices narrow the table, the name aside.
    fn narrowed(self) -> usize {
        self.wanted.with(|view| {
            view.states.len()
                + view.risks.len()
                + usize::from(view.group.is_some())
                + usize::from(view.base.is_some())
        })
    }

    fn show_all(self) {
        self.typed.set(String::new());
        self.change(|view| {
            *view = View { by: view.by.clone(), turned: view.turned, ..View::default() };
        });
    }
}

/// The field of the name, what to choose from, and how many are shown.
pub(super) fn filters(app: App, class: Class, query: &Query) -> El {
    let query = *query;
    let typing = move |event: Event| {
        let name = event_target_value(&event);
        query.typed.set(name.clone());
        query.change(|view| view.name = name);
    };
    let search = el("input")
        .attr("class", "text")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop_with("value", move || query.typed.get().into())
        .on("input", typing);
    let choose = move || match query.narrowed() {
        0 => app.t(Key::table_choose).to_string(),
        n => app.w().fill(Key::table_chosen, &[("n", &n.to_string())]),
    };
    let details = of_class("details", "why").child(el("summary").live(choose)).child(
        of_class("div", "stack").child(vec![
            chips(app, class, &query, Column::Risk),
            chips(app, class, &query, Column::State),
            groups(app, class, &query),
            bases(app, class, &query),
        ]),
    );
    let shown = move || {
        class.listed.with(|listed| {
            let numbers = [("shown", listed.shown.to_string()), ("pupils", listed.pupils.to_string())];
            app.w().fill(Key::table_shown, &numbers.each_ref().map(|(name, n)| (*name, n.as_str())))
        })
    };
    let all = move |narrowed: &bool| {
        if !narrowed {
            return nothing();
        }
        let all = move || {
            query.show_all();
            focus_soon("pupils-search");
        };
        button("button quiet", app.t(Key::table_show_all), all).into()
    };
    let narrowed = move || query.narrowed() > 0 || query.wanted.with(|view| !view.name.trim().is_empty());
    of_class("div", "stack tight no-print")
        .child(
            of_class("div", "pairs top-aligned")
                .child((field("pupils-search", app.t(Key::table_search), search), order(app, &query))),
        )
        .child(details)
        .child(
            of_class("div", "row").child(el("p").attr("role", "status").live(shown)).showing(narrowed, all),
        )
}

/// A field under its label.
pub(super) fn field(id: &str, label: &str, inside: El) -> El {
    of_class("div", "field").child(el("label").attr("for", id).child(label)).child(inside.attr("id", id))
}

/// The order, for where the headings are not shown.
fn order(app: App, query: &Query) -> El {
    let query = *query;
    let chosen = memo(move || Some(query.wanted.with(|view| view.by.clone())));
    let orders = Column::ALL
        .into_iter()
        .filter_map(|column| Some((column.by()?.code().to_string(), column.heading(app))));
    let orders =
        orders.chain([(By::Row.code().to_string(), app.t(Key::table_order_file).to_string())]).collect();
    let choose = move |value: String| {
        query.change(|view| (view.by, view.turned) = (value, false));
    };
    let turned = el("input")
        .attr("type", "checkbox")
        .checked(move || query.wanted.with(|view| view.turned))
        .on("change", move |event| {
            let turned = event_target_checked(&event);
            query.change(|view| view.turned = turned);
        });
    let field = field("pupils-order", app.t(Key::table_order), fields::select(chosen, orders, choose));
    of_class("div", "order")
        .child(field)
        .child(of_class("label", "tick").child(turned).child(el("span").child(app.t(Key::table_turn))))
}

/// The risks or the states to tick, each with its number of pupils.
fn chips(app: App, class: Class, query: &Query, of: Column) -> AnyView {
    let query = *query;
    let listed = move |listed: &Listed| {
        if of == Column::Risk { listed.risks.clone() } else { listed.states.clone() }
    };
    let codes = move || {
        let named = |(code, name, _): (String, String, u32)| (code, name);
        class.listed.with(|now| listed(now).into_iter().map(named).collect::<Vec<_>>())
    };
    showing(codes, move |codes: &Vec<(String, String)>| {
        if codes.is_empty() {
            return nothing();
        }
        keep_focus("only-");
        let chip = |(code, name): &(String, String)| {
            let (mine, counted, label) = (code.clone(), code.clone(), name.clone());
            let count = move || {
                let count = |now: &Listed| listed(now).into_iter().find(|(code, ..)| *code == counted);
                let count = class.listed.with(count).map_or(0, |(_, _, count)| count);
                format!("{label} ({count})")
            };
            let chosen = move |view: &View| {
                let codes = if of == Column::Risk { &view.risks } else { &view.states };
                codes.contains(&mine)
            };
            let code = code.clone();
            let id = format!("only-{code}");
            let tick = move |event: Event| {
                let ticked = event_target_checked(&event);
                query.change(|view| {
                    let codes = if of == Column::Risk { &mut view.risks } else { &mut view.states };
                    codes.retain(|other| *other != code);
                    if ticked {
                        codes.push(code.clone());
                    }
                });
            };
            let tick = el("input")
                .attr("type", "checkbox")
                .attr("id", &id)
                .checked(move || query.wanted.with(&chosen))
                .on("change", tick);
            el("label").child(tick).child(el("span").live(count))
        };
        let chips: Vec<El> = codes.iter().map(chip).collect();
        el("fieldset")
            .child(el("legend").child(of.heading(app)))
            .child(of_class("div", "pick wide").child(chips))
            .into()
    })
}

fn groups(app: App, class: Class, query: &Query) -> AnyView {
    let query = *query;
    let groups = move || {
        let own = |group: &String| (group.clone(), group.clone());
        class.listed.with(|listed| listed.groups.iter().map(own).collect::<Vec<_>>())
    };
    showing(groups, move |groups: &Vec<(String, String)>| {
        let chosen = memo(move || query.wanted.with(|view| view.group.clone()));
        let choose = move |value: String| {
            query.change(|view| view.group = (!value.is_empty()).then_some(value));
        };
        of_some(app, "only-group", Beside::Group.heading(app.lang()), groups, chosen, choose)
    })
}

fn bases(app: App, class: Class, query: &Query) -> AnyView {
    let query = *query;
    let bases = move || class.listed.with(|listed| listed.bases.clone());
    showing(bases, move |bases: &Vec<(String, String)>| {
        let chosen = memo(move || query.wanted.with(|view| view.base.clone()));
        let choose = move |value: String| {
            query.change(|view| view.base = (!value.is_empty()).then_some(value));
        };
        of_some(app, "only-base", &app.w().heading(&Question::Base), bases, chosen, choose)
    })
}

/// A list of values with "all" at its beginning; nothing where there is no choice.
fn of_some(
    app: App,
    id: &'static str,
    label: &str,
    values: &[(String, String)],
    chosen: Memo<Option<String>>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    if values.len() < 2 {
        return nothing();
    }
    keep_focus("only-");
    let all = (String::new(), app.t(Key::table_all).to_string());
    let options = std::iter::once(all).chain(values.iter().cloned()).collect();
    field(id, label, fields::select(chosen, options, choose)).into()
}

/// A note where nobody is shown.
pub(super) fn nobody(app: App, class: Class) -> AnyView {
    let none = move || class.listed.with(|listed| listed.shown == 0 && listed.pupils > 0);
    showing(none, move |none| if *none { el("p").child(app.t(Key::table_nobody)).into() } else { nothing() })
}
