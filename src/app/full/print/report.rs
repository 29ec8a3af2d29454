//! The protocol: everything about a case and why, to print, to sign, and as text for a message.

use leptos::prelude::*;

use super::paper::{self, Said, section};
use crate::app::dom::{El, button, dynamic, el, note, nothing, of_class, p};
use crate::app::field::Field;
use crate::app::full::clipboard;
use crate::app::full::plan::season::names;
use crate::app::part::fields::{self, Typed};
use crate::app::state::App;
use crate::flow::route::FullPage;
use crate::flow::step;
use crate::report::{self, Around, ChoicePart, Item, Report, Verdict};
use crate::rules::assessment::Assessment;
use crate::rules::code::Code as _;
use crate::text::{Key, dates};

/// The text that is shown for copying by hand.
const TEXT: &str = "protocol-text";

/// What is typed for the paper, beside the case; a context of the full module. It is kept nowhere, and gone
/// with the answers.
#[derive(Clone, Copy)]
pub(in crate::app::full) struct OnPaper(RwSignal<[String; 4]>);

impl OnPaper {
    /// Makes the context.
    pub(in crate::app::full) fn provide(app: App) {
        let typed = RwSignal::<[String; 4]>::default();
        ImmediateEffect::new_scoped(move || {
            app.replaced.track();
            typed.set(<[String; 4]>::default());
        });
        provide_context(Self(typed));
    }
}

/// The page.
pub(in crate::app::full) fn protocol(app: App) -> AnyView {
    let OnPaper(on_paper) = expect_context();
    paper::page(app, [Key::protocol_title, Key::protocol_lead], move || {
        let less = RwSignal::new(false);
        let sheet = (FullPage::Sheet, Key::sheet_open_to);
        let controls =
            paper::controls(app, less, Some(form(app, on_paper)), sheet).child(as_text(app, on_paper, less));
        (controls, dynamic(move || app.assessment.with(|seen| document(app, on_paper, seen, less).into())))
    })
}

/// What is on the document and not in the case.
fn around(app: App, on_paper: RwSignal<[String; 4]>, assessment: &Assessment) -> Around {
    let [person, counsellor, school, day] = on_paper.get();
    let open = app.case.with(|case| step::open(case, &assessment.missing));
    let mut open: Vec<String> = open.into_iter().map(|step| app.t(step.title()).to_string()).collect();
    open.dedup();
    Around { names: names(app, assessment.choices.len()), open, person, counsellor, school, day }
}

fn made(app: App, on_paper: RwSignal<[String; 4]>, assessment: &Assessment) -> Report {
    let around = around(app, on_paper, assessment);
    app.case.with(|case| report::report(&app.w(), case, assessment, &around))
}

/// What is typed goes on paper and nowhere else.
fn form(app: App, on_paper: RwSignal<[String; 4]>) -> El {
    let labels = [Key::protocol_for, Key::protocol_counsellor, Key::protocol_school, Key::protocol_day];
    let fields = labels.into_iter().enumerate().map(|(at, label)| {
        let field = Typed {
            label: app.t(label).into(),
            hint: None,
            error: Key::error_date,
            numeric: false,
            narrow: false,
            wrong: None,
        };
        let put = move |text: &str| {
            on_paper.update(|typed| {
                if let Some(place) = typed.get_mut(at) {
                    *place = text.to_string();
                }
            });
            Ok(())
        };
        let value = on_paper.with_untracked(|typed| typed.get(at).cloned().unwrap_or_default());
        fields::typed(app, &Field::OnPaper(at), field, value, Box::new(put))
    });
    let fields: Vec<AnyView> = fields.collect();
    el("fieldset")
        .child(el("legend").child(app.t(Key::protocol_form)))
        .child(note("hint", app.t(Key::protocol_form_hint)))
        .child(of_class("div", "pairs").child(fields))
}

/// The document as text, for messages and for browsers that cannot print.
fn as_text(app: App, on_paper: RwSignal<[String; 4]>, less: RwSignal<bool>) -> El {
    let said = RwSignal::new(None::<Key>);
    let shown = RwSignal::new(String::new());
    let by_hand = RwSignal::new(false);
    let copy = move || {
        let made = app.assessment.with_untracked(|seen| untrack(|| made(app, on_paper, seen)));
        let text = report::plain(&app.w(), &made, Some(&paper::link(app, less.get_untracked())));
        shown.set(text.clone());
        said.set(None);
        by_hand.set(false);
        let show = move || {
            let _ = by_hand.try_set(true);
        };
        clipboard::copy(&text, TEXT, show, move |copied| {
            let _ = said.try_set(Some(if copied { Key::protocol_copied } else { Key::copy_by_hand }));
        });
    };
    let field = move || {
        if !by_hand.get() {
            return nothing();
        }
        let field =
            el("textarea").attr("id", TEXT).attr("class", "text").attr("rows", "12").attr("readonly", "");
        let label = el("label").attr("for", TEXT).child(app.t(Key::protocol_text));
        of_class("div", "field").child(label).child(field.child(shown.get())).into()
    };
    of_class("div", "stack tight")
        .child(of_class("div", "row").child(button("button quiet", app.t(Key::protocol_copy), copy)))
        .child(p("").attr("role", "status").live(move || said.get().map_or("", |key| app.t(key)).to_string()))
        .child(el("div").dynamic(field))
}

/// The sheet of paper.
fn document(app: App, on_paper: RwSignal<[String; 4]>, assessment: &Assessment, less: RwSignal<bool>) -> El {
    let made = made(app, on_paper, assessment);
    let Report { title, head, not_in_force, edition, told, open, choices, person, apply, signature } = &made;
    let head = of_class("header", "stack tight")
        .child(el("h2").child(*title))
        .child(paper::told(head))
        .child(edition.iter().map(|line| note("small", *line)).collect::<Vec<_>>())
        .child(note("small", app.t(Key::protocol_brief)));
    let mut said = Said::default();
    let mut parts: Vec<El> = Vec::new();
    for (at, part) in choices.iter().enumerate() {
        parts.push(choice(app, &mut said, part, choices.get(..at).unwrap_or_default()));
    }
    let answers = (!told.is_empty()).then(|| titled(app, Key::about_privacy_title).child(paper::told(told)));
    let open = open.as_ref().map(|open| titled(app, Key::protocol_open).child(p(open.as_str())));
    let more = person.iter().chain([apply]).filter_map(|part| section(app, &mut said, part, &[]));
    let more: Vec<El> = more.collect();
    let signature = signature.as_ref().map(|lines| self::signature(app, lines));
    // One choice is one page: its code stands beside the head, and its link where there is room.
    let one = choices.len() < 2;
    let code =
        of_class("div", "corner").dynamic(move || match paper::code(app, &paper::link(app, less.get())) {
            Some(code) => code.into(),
            None => nothing(),
        });
    let link = |code| el("div").dynamic(move || reopening(app, less.get(), code));
    of_class("article", if one { "paper alone" } else { "paper" })
        .attr("aria-label", app.t(Key::protocol_preview))
        .child(one.then_some(code))
        .child(head)
        .child(one.then(|| link(false)))
        .child(not_in_force.as_ref().map(|text| note("note", text.as_str())))
        .child((answers, parts))
        .child(of_class("div", "flow").child((open, more)))
        // Kept together, so that the last page is never nearly empty.
        .child(of_class("div", "end").child((signature, (!one).then(|| link(true)))))
}

fn titled(app: App, title: Key) -> El {
    of_class("section", "point").child(el("h3").child(app.t(title)))
}

/// A choice; what is the same for one before it is not said again.
fn choice(app: App, said: &mut Said, part: &ChoicePart, before: &[ChoicePart]) -> El {
    let ChoicePart { number, name, told, report } = part;
    let number = number.as_ref().map(|number| note("soft", number.as_str()));
    let card: AnyView = match &report.verdict {
        Ok(verdict) => self::verdict(app, said, verdict).into(),
        Err(needs) => note("empty", needs.as_str()).into(),
    };
    let mut sections: Vec<El> = Vec::new();
    for way in report.verdict.iter().flat_map(|verdict| verdict.still_open.iter().chain(&verdict.maybe_open))
    {
        sections.extend(section(app, said, way, &[]));
    }
    for (at, (part, more)) in report.sections().into_iter().enumerate() {
        let equal = |other: &ChoicePart| other.report.sections().get(at) == Some(&(part, more));
        let same = before.iter().position(equal).filter(|_| !part.is_empty());
        sections.extend(match same {
            Some(other) => Some(paper::same(app, part, other.saturating_add(1))),
            None => section(app, said, part, more),
        });
    }
    of_class("section", "one")
        .child(of_class("div", "top-of-one").child(number).child(el("h3").child(name.as_str())).child(card))
        .child((!told.is_empty()).then(|| paper::told(told)))
        .child(of_class("div", "flow").child(sections))
}

fn verdict(app: App, said: &mut Said, verdict: &Verdict) -> El {
    // The ways stand after it, among the sections.
    let Verdict {
        window,
        mark,
        text,
        by_order,
        announced,
        other_reading,
        in_favour,
        why,
        filing,
        next_season,
        still_open: _,
        maybe_open: _,
    } = verdict;
    let words = app.w();
    let day = window.file_by.date;
    let time = format!(", {}", dates::clock(window.file_by));
    let date = format!("{}{}", words.date_year(day), time);
    let date = p(of_class("span", "date").child(date)).child(format!(" ({})", words.weekday(day)));
    let head = of_class("div", "row between")
        .child(el("span").child(words.verdict_lead(window.state)))
        .child(of_class("span", "pill").child(words.verdict_state(window)));
    let mut alone = |item: &Item| paper::alone(app, said, item);
    let days = [Some(text), by_order.as_ref(), announced.as_ref(), other_reading.as_ref()];
    let days: Vec<El> = days.into_iter().flatten().map(&mut alone).collect();
    let after: Vec<El> = filing.iter().chain(next_season).map(&mut alone).collect();
    of_class("div", "verdict")
        .attr("data-state", window.state.code())
        .child(head)
        .child(date.child(paper::mark(&words, *mark)))
        .child(days)
        .child(in_favour.as_ref().map(|favour| note("favour", favour.title)))
        .child(in_favour.iter().flat_map(|favour| &favour.items).map(alone).collect::<Vec<_>>())
        .child(paper::why(app, said, &words.explain(why)))
        .child(after)
}

fn signature(app: App, lines: &[crate::report::answers::Told]) -> El {
    let line = |(name, text): &(&'static str, String)| {
        el("div")
            .child(of_class("span", "blank").child(text.as_str()))
            .child(of_class("span", "small").child(*name))
    };
    let mut lines: Vec<El> = lines.iter().map(line).collect();
    lines.push(line(&(app.t(Key::protocol_signature), String::new())));
    of_class("div", "signature").child(lines)
}

/// The link, what it holds, and, unless it stands elsewhere, its code.
fn reopening(app: App, less: bool, with_code: bool) -> AnyView {
    let address = paper::link(app, less);
    let title = if less { Key::protocol_link_less } else { Key::protocol_link };
    let code = paper::code(app, &address);
    let scan = match code {
        Some(_) => note("scan", app.t(Key::protocol_scan)),
        None => note("error no-print", app.t(Key::protocol_code_long)),
    };
    let link = note("address", address);
    let words =
        el("div").child(el(if with_code { "h4" } else { "h3" }).child(app.t(title))).child(scan).child(link);
    of_class("section", "reopen").child(code.filter(|_| with_code)).child(words).into()
}
