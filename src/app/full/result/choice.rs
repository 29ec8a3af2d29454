//! What the rules say of a choice or of the person, on the screen: reasons open in place.

use leptos::prelude::*;

use crate::app::dom::{El, all, el, link, note, of_class};
use crate::app::part::item::{line, mark, paragraph, value, why};
use crate::app::part::why::opens;
use crate::app::part::{papers, verdict};
use crate::app::state::App;
use crate::flow::route::{FullPage, Route};
use crate::report::{After, ChoiceReport, Item, Section, Value};
use crate::text::Key;

/// One choice, the verdict first, then what explains it, in two columns under its head.
pub(in crate::app) fn choice(app: App, head: El, report: &ChoiceReport) -> El {
    let ChoiceReport {
        verdict,
        track,
        score,
        // Said once for all choices.
        unused: _,
        exam,
        accommodations,
        channel,
        papers,
        refused,
        steps,
        prepare,
        dates,
        group,
        apply,
        after: After { held, exam: after_exam, refusal },
    } = report;
    let verdict = match verdict {
        Ok(verdict) => verdict::verdict(app, verdict),
        Err(needs) => note("empty", needs.as_str()).into(),
    };
    let left = of_class("div", "stack")
        .child(verdict)
        .child(facts(app, track.title, "plain small", &track.items))
        .child((heading(score), facts(app, "", "small soft", &score.items)))
        .child(remark(app, "small", score))
        .child(facts(app, exam.title, "small soft", &exam.items))
        .child((self::accommodations(app, accommodations), remark(app, "small", exam)));
    let dates = (!dates.is_empty()).then(|| (heading(dates), facts(app, "", "small soft", &dates.items)));
    let right = of_class("div", "stack")
        .child(dates)
        .child(group.as_ref().map(|group| self::group(app, group)))
        .child((heading(papers), self::papers(app, channel, papers)))
        .child(self::refused(app, refused))
        .child((list(app, "ol", steps), remark(app, "small", steps)))
        .child(list(app, "ul", prepare))
        .child(list(app, "ul", apply))
        .child((list(app, "ul", held), list(app, "ul", after_exam)))
        .child(refusal_check(app, refusal))
        .child(not_applicable(app));
    of_class("section", "stack loose choice")
        .child(head)
        .child(of_class("div", "two").child(left).child(right))
}

/// What holds of the person, whatever the choice.
pub(in crate::app) fn person(app: App, person: &Section) -> El {
    let lines = person.items.iter().map(|item| line(app, item)).collect::<Vec<_>>();
    of_class("section", "stack")
        .child(el("h2").child(person.title))
        .child(of_class("ul", "ways").child(lines))
        .child(not_applicable(app))
        .child(remark(app, "small soft", person))
}

/// The link to what does not apply, and why not.
fn not_applicable(app: App) -> El {
    note("small", link(&app.href(Route::Full(FullPage::NotApplicable)), app.t(Key::whynot_title)))
}

fn heading(section: &Section) -> El {
    el("h3").child(section.title)
}

/// Terms and values, those of one term together; `title` stands for the term of an item that has none.
fn facts(app: App, title: &'static str, below: &'static str, items: &[Item]) -> El {
    let mut rows: Vec<(&'static str, Vec<El>)> = Vec::new();
    for item in items {
        let term = if item.term.is_empty() { title } else { item.term };
        let below = if matches!(item.value, Value::Plain(_)) { "plain small" } else { below };
        let lines = item.below.iter().map(|line| (el("br"), of_class("span", below).child(line.as_str())));
        let value = el("dd").child(value(app, &item.value)).child(lines.collect::<Vec<_>>());
        let value = value.child(mark(app, item)).child(why(app, item));
        match rows.last_mut() {
            Some((same, values)) if *same == term => values.push(value),
            Some(_) | None => rows.push((term, vec![value])),
        }
    }
    let row = |(term, values): (&'static str, Vec<El>)| el("div").child(el("dt").child(term)).child(values);
    of_class("dl", "facts").child(rows.into_iter().map(row).collect::<Vec<_>>())
}

/// What if the group stays too small.
fn group(app: App, group: &Item) -> El {
    let below = group.below.iter().map(|line| note("small", line.as_str())).collect::<Vec<_>>();
    of_class("div", "stack tight")
        .child(el("h4").child(value(app, &group.value)))
        .child(below)
        .child((mark(app, group), why(app, group)))
}

fn remark(app: App, class: &'static str, section: &Section) -> Option<El> {
    section.remark.as_ref().map(|remark| paragraph(app, class, remark))
}

/// A list under its heading; nothing without items.
fn list(app: App, tag: &'static str, section: &Section) -> Option<(El, El)> {
    let lines: Vec<El> = section.items.iter().map(|item| line(app, item)).collect();
    (!lines.is_empty()).then(|| (heading(section), of_class(tag, "ways").child(lines)))
}

fn accommodations(app: App, section: &Section) -> Option<El> {
    let lines: Vec<El> = section.items.iter().map(|item| line(app, item)).collect();
    (!lines.is_empty()).then(|| {
        of_class("div", "stack tight")
            .child(el("h4").child(section.title))
            .child(of_class("ul", "ways").child(lines))
            .child(remark(app, "small", section))
    })
}

/// Where one applies, and the papers with how each stands.
fn papers(app: App, channel: &Section, papers: &Section) -> AnyView {
    if let [only] = &*papers.items
        && let Value::Open(needs) = &only.value
    {
        return note("soft", needs.as_str()).into();
    }
    let place =
        |item: &Item| of_class("div", "soft").child(value(app, &item.value)).child(" ").child(why(app, item));
    let row = |item: &Item| {
        let below =
            item.below.iter().map(|line| (el("br"), of_class("span", "small soft").child(line.as_str())));
        let paper = el("span").child(value(app, &item.value)).child(below.collect::<Vec<_>>());
        let state = item.state.map(|state| papers::pill(app, state));
        el("li").child(paper).child(el("span").child(state).child(mark(app, item))).child(why(app, item))
    };
    let rows = papers.items.iter().map(row).collect::<Vec<_>>();
    all((channel.items.iter().map(place).collect::<Vec<_>>(), of_class("ul", "papers").child(rows)))
}

/// What a refusal in hand is compared with; it opens in place, because few have one.
fn refusal_check(app: App, section: &Section) -> Option<El> {
    let some = !section.is_empty();
    let section = section.clone();
    let inside = move || {
        let lines: Vec<El> = section.items.iter().map(|item| line(app, item)).collect();
        of_class("div", "stack tight")
            .child(note("small", app.t(Key::refusal_check_lead)))
            .child(of_class("ul", "ways").child(lines))
            .child(remark(app, "small", &section))
    };
    some.then(|| opens(app, Key::refusal_check_title, Box::new(inside)))
}

/// What would be refused today, or that nothing would.
fn refused(app: App, section: &Section) -> Option<El> {
    let lead = paragraph(app, "", section.lead.as_ref()?);
    let lines: Vec<El> = section.items.iter().map(|item| line(app, item)).collect();
    Some(if lines.is_empty() {
        lead
    } else {
        of_class("div", "note stack tight").child(lead).child(el("ul").child(lines))
    })
}
