//! What is printed, as it stands on paper and in the preview: see `.paper` in the style sheet.

use leptos::prelude::{Set as _, *};
use web_sys::Event;

use crate::app::dom::{El, button, button_link, el, note, of_class, p};
use crate::app::full::{case_link, embedded_browser};
use crate::app::part::layout::{invitation, opening};
use crate::app::state::App;
use crate::flow::route::{FullPage, Route};
use crate::formats::link::{self, Group};
use crate::report::answers::Told;
use crate::report::qr;
use crate::report::{Item, Parts, Section, Style, Value};
use crate::rules::assessment::{Mark, PaperState};
use crate::rules::cite::Cite;
use crate::rules::code::{Code as _, Set};
use crate::text::explain::{Explanation, Line};
use crate::text::{Key, Words};

/// A page of what is printed: how to make it, and how it looks; nothing of that while there are no answers.
pub(in crate::app::full) fn page(
    app: App,
    [title, lead]: [Key; 2],
    made: impl FnOnce() -> (El, AnyView),
) -> AnyView {
    let head = of_class("div", "no-print").child(opening(app.t(title), app.t(lead)));
    let page = of_class("div", "stack loose").child(head);
    if app.is_blank() {
        return page.child(invitation(app, Key::result_empty, None::<El>)).into();
    }
    let (controls, preview) = made();
    page.child(controls)
        .child(el("h2").attr("class", "no-print").child(app.t(Key::protocol_preview)))
        .child(el("div").child(preview))
        .into()
}

/// What stands above the paper: a form of its own, what its code gives away, printing, and the other thing to print.
pub(in crate::app::full) fn controls(
    app: App,
    less: RwSignal<bool>,
    form: Option<El>,
    other: (FullPage, Key),
) -> El {
    let stuck = RwSignal::new(false);
    let print = button("button", app.t(Key::protocol_print), move || print(stuck));
    let other = button_link("button quiet", &app.href(Route::Full(other.0)), app.t(other.1));
    of_class("div", "stack no-print")
        .child(embedded_browser::note(app))
        .child(form)
        .child(warning(app, less))
        .child(of_class("div", "row").child(print).child(other))
        .child(when_stuck(app, stuck, less))
}

/// The link that reopens the case, with or without what is personal.
pub(in crate::app::full) fn link(app: App, less: bool) -> String {
    let all = || Group::ALL.iter().copied().collect();
    case_link::link(app, if less { Set::new() } else { all() })
}

/// What the code on the paper gives away, and the box that leaves the personal answers out of it.
fn warning(app: App, less: RwSignal<bool>) -> El {
    let personal = !app.case.with_untracked(link::groups).is_empty();
    let change = move |event: Event| less.set(event_target_checked(&event));
    let input = el("input").attr("type", "checkbox").checked(move || less.get()).on("change", change);
    let tick = of_class("label", "tick").child(input).child(el("span").child(app.t(Key::protocol_code_less)));
    let all = p(app.t(Key::protocol_code_all)).hidden(move || personal && less.get());
    of_class("div", "note stack tight")
        .child(all)
        .child(personal.then_some(tick))
        .child(personal.then(|| note("small", app.t(Key::protocol_code_paper))))
}

/// Opens the browser's print window. Views inside apps have none, or say that they have one and do nothing:
/// when the browser does not begin to print, `stuck` is set.
fn print(stuck: RwSignal<bool>) {
    let begun = StoredValue::new(false);
    let handle = window_event_listener_untyped("beforeprint", move |_| {
        let _ = begun.try_set_value(true);
    });
    let failed = window().print().is_err();
    let wait = if failed { 0 } else { 1500 };
    let look = move || {
        handle.remove();
        if begun.try_get_value() == Some(false) {
            let _ = stuck.try_set(true);
        }
    };
    set_timeout(look, std::time::Duration::from_millis(wait));
}

/// The picture of the link, black on white, as large as its modules need to be read from paper.
pub(in crate::app::full) fn code(app: App, address: &str) -> Option<El> {
    let picture = qr::picture(address)?;
    // Twice, one and a half times or one and a third of a pixel, which is 0.26 mm, for each module: a third
    // of a millimetre is enough for a phone's camera.
    let size = match picture.side {
        ..=75 => picture.side * 2,
        76..=110 => picture.side * 3 / 2,
        111.. => picture.side * 4 / 3,
    };
    let size = size.to_string();
    let image = of_class("img", "code").attr("src", &case_link::address_of(&picture));
    Some(image.attr("alt", app.t(Key::protocol_link)).attr("width", &size).attr("height", &size))
}

/// Questions and answers, in columns where there is room.
pub(in crate::app::full) fn told(list: &[Told]) -> El {
    let row = |(question, answer): &Told| {
        let colon = if question.ends_with('?') { " " } else { ": " };
        el("div").child(el("dt").child(*question).child(colon)).child(el("dd").child(answer.as_str()))
    };
    of_class("dl", "told").child(list.iter().map(row).collect::<Vec<_>>())
}

/// What the paper has said so far: it says each reason once. The copied text says all of them.
#[derive(Default)]
pub(in crate::app::full) struct Said {
    reasons: Vec<String>,
    cites: Vec<Cite>,
}

/// A section with its heading, and what stands under it.
pub(in crate::app::full) fn section(
    app: App,
    said: &mut Said,
    section: &Section,
    more: &[Item],
) -> Option<El> {
    let Section { title, style, lead, items, remark } = section;
    said.cites.clear();
    let items = lead.iter().chain(items).chain(remark).enumerate();
    let mut lines: Vec<El> = Vec::new();
    for (at, item) in items {
        let start = match style {
            Style::Facts | Style::Sentences => None,
            Style::Ticks => item.state.map(|state| tick(state == PaperState::Held)),
            Style::Steps => Some(of_class("span", "number").child(format!("{}.", at.saturating_add(1)))),
        };
        lines.push(self::item(app, said, item, start));
    }
    lines.extend(more.iter().map(|item| alone(app, said, item)));
    let part = of_class("section", "point").child(el("h4").child(*title));
    (!lines.is_empty()).then(|| part.child(lines))
}

/// A section that says what the same section of an earlier choice says.
pub(in crate::app::full) fn same(app: App, section: &Section, number: usize) -> El {
    let text = app.w().fill(Key::protocol_same, &[("n", &number.to_string())]);
    of_class("section", "point").child(el("h4").child(section.title)).child(p(text))
}

/// An item that is in no section.
pub(in crate::app::full) fn alone(app: App, said: &mut Said, item: &Item) -> El {
    self::item(app, said, item, None)
}

/// A box to tick, ticked for what is settled.
pub(in crate::app::full) fn tick(settled: bool) -> El {
    of_class("span", if settled { "box done" } else { "box" }).attr("aria-hidden", "true")
}

/// A value with its mark, what is said beside it, and why: of what the law or the person says the provisions alone.
fn item(app: App, said: &mut Said, item: &Item, start: Option<El>) -> El {
    let words = app.w();
    let Parts { term, value, state, mark, below, told, why, cites, cost: _ } = &**item;
    let term = (!term.is_empty()).then(|| (of_class("span", "term").child(*term), " "));
    let state = state.map(|state| (words.dash(), of_class("span", "soft").child(words.of(state))));
    let text = el(if value.is_known() { "b" } else { "span" }).child(value.line(&words));
    let below = below.iter().chain(told).map(|line| note("small", line.as_str()));
    let reasons = why.as_ref().map(|why| words.explain(why)).unwrap_or_default();
    let known: Vec<Cite> = reasons.lines.iter().flat_map(|line| line.cites).copied().collect();
    // Ways are many and rest on the days of their clauses: their provisions say enough.
    let explained = mark.is_some() && !matches!(value, Value::Way { .. });
    let (reasons, known) = if explained { (Some(reasons), &[][..]) } else { (None, &*known) };
    of_class("div", "item")
        .child(
            p(start.map(|start| (start, " ")))
                .child(term)
                .child(text)
                .child(state)
                .child(self::mark(&words, *mark))
                .child(self::cites(&words, said, cites))
                .child(self::cites(&words, said, known)),
        )
        .child(below.collect::<Vec<_>>())
        .child(reasons.and_then(|reasons| self::why(app, said, &reasons)))
}

/// The label of a mark.
pub(in crate::app::full) fn mark(words: &Words, mark: Option<Mark>) -> Option<(&'static str, El)> {
    mark.map(|mark| (" ", of_class("span", "standing").child(words.of(mark))))
}

/// The reasons that were not yet said, with their provisions; the person's facts stand among the answers.
pub(in crate::app::full) fn why(app: App, said: &mut Said, why: &Explanation) -> Option<El> {
    let words = app.w();
    let Explanation { lines, facts: _ } = why;
    let several = lines.len() > 1;
    let mut steps: Vec<El> = Vec::new();
    for Line { text, cites, mark } in lines {
        if said.reasons.iter().any(|reason| reason == text) {
            continue;
        }
        said.reasons.push(text.to_string());
        // Of a single step the value itself is marked.
        let label = self::mark(&words, mark.filter(|_| several));
        let cites = self::cites(&words, said, cites);
        steps.push(el("li").child(&**text).child(label).child(cites));
    }
    (!steps.is_empty()).then(|| of_class("ul", "reasons").child(steps))
}

/// The provisions, in short; not again where those of the line before were the same.
fn cites(words: &Words, said: &mut Said, cites: &[Cite]) -> Option<(&'static str, El)> {
    if cites.is_empty() || said.cites == cites {
        return None;
    }
    said.cites = cites.to_vec();
    let mut short: Vec<String> = Vec::new();
    for cite in cites {
        let text = words.cite_short(*cite);
        if !short.contains(&text) {
            short.push(text);
        }
    }
    Some((" ", of_class("span", "where").child(format!("[{}]", short.join("; ")))))
}

/// What to do when nothing was printed.
fn when_stuck(app: App, stuck: RwSignal<bool>, less: RwSignal<bool>) -> El {
    let field = of_class("textarea", "text")
        .attr("rows", "3")
        .attr("readonly", "")
        .attr("aria-label", app.t(Key::protocol_link))
        .prop_with("value", move || link(app, less.get()).into());
    of_class("details", "why")
        .attr_with("open", move || stuck.get().then(String::new))
        .child(el("summary").child(app.t(Key::protocol_no_print)))
        .child(of_class("div", "stack tight").child(p(app.t(Key::protocol_no_print_how))).child(field))
}
