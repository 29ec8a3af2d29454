//! The class in numbers: what is urgent, where the windows stand, averages, deadlines and papers. Every picture is said in
//! words as well.

use leptos::prelude::*;

use super::state::{Class, Tab};
use crate::app::dom::{El, button, el, memo, note, nothing, of_class, showing};
use crate::app::full::figures::{bar, picture};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::class::session::protocol::{DayView, OverviewView, PaperView, Request, View};
use crate::formats::date_text::read_date;
use crate::report::class_picture;
use crate::text::Key;

/// The part of the page.
pub(super) fn overview(app: App, class: Class) -> AnyView {
    // Asked again when anything has changed, and when all pupils are worked out.
    let state = memo(move || class.listed.with(|listed| (listed.version, listed.done == listed.pupils)));
    Effect::new(move |_| {
        let _ = state.get();
        class.ask(Request::Overview);
    });
    let counts = of_class("div", "two").child(counted(app, class, Counted::Risks)).child(counted(
        app,
        class,
        Counted::States,
    ));
    let rest = showing(
        move || class.overview.get(),
        move |overview: &Option<OverviewView>| {
            let Some(overview) = overview else { return nothing() };
            let pictures = of_class("div", "two").child(days(app, overview)).child(averages(app, overview));
            of_class("div", "stack loose").child(pictures).child(papers(app, &overview.papers)).into()
        },
    );
    of_class("div", "stack loose").child(counts).child(rest).into()
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    Risks,
    States,
}

/// Bars with their numbers; each leads to its rows of the table.
fn counted(app: App, class: Class, of: Counted) -> El {
    let title = match of {
        Counted::Risks => Key::column_risk,
        Counted::States => Key::column_state,
    };
    let counts = move || {
        class.listed.with(|listed| {
            let counts = match of {
                Counted::Risks => &listed.risks,
                Counted::States => &listed.states,
            };
            (counts.clone(), listed.pupils)
        })
    };
    let bars = showing(counts, move |(counts, pupils): &(Vec<(String, String, u32)>, u32)| {
        let row = |(code, name, n): &(String, String, u32)| {
            let code = code.clone();
            let press = move || filtered(class, of, code.clone());
            bar(button("as-link", name, press).into(), *n, *pupils)
        };
        let mut rows: Vec<El> = counts.iter().map(row).collect();
        let counted = counts.iter().map(|(_, _, n)| *n).fold(0, u32::saturating_add);
        let without = pupils.saturating_sub(counted);
        if of == Counted::States && without > 0 {
            rows.push(bar(el("span").child(app.t(Key::class_without_window)).into(), without, *pupils));
        }
        of_class("ul", "bars").child(rows).into()
    });
    section(app.t(title), bars)
}

/// The table with these rows alone.
fn filtered(class: Class, of: Counted, code: String) {
    let view = class.listed.with_untracked(|listed| listed.view.clone());
    let (risks, states) = match of {
        Counted::Risks => (vec![code], Vec::new()),
        Counted::States => (Vec::new(), vec![code]),
    };
    class.ask(Request::View(View { risks, states, by: view.by, turned: view.turned, ..View::default() }));
    class.tab.set(Tab::Table);
}

fn averages(app: App, overview: &OverviewView) -> El {
    let words = app.w();
    let bins = &overview.averages;
    let some = bins.iter().filter(|(_, _, n)| *n > 0);
    let said: Vec<String> = some.map(|(from, to, n)| format!("{from} – {to}: {n}")).collect();
    let without = (overview.without_average > 0).then(|| {
        let n = overview.without_average.to_string();
        note("small soft", words.fill(Key::class_without_average, &[("n", &n)]))
    });
    if said.is_empty() {
        return section(app.t(Key::column_average), without);
    }
    let name = words.fill(Key::class_averages_name, &[("bars", &said.join("; "))]);
    let row = |(from, to, n): &(String, String, u32)| {
        el("tr")
            .child(el("th").attr("scope", "row").child(format!("{from} – {to}")))
            .child(el("td").child(n.to_string()))
    };
    let head = |key: Key| el("th").attr("scope", "col").child(app.t(key));
    let rows: Vec<El> = bins.iter().map(row).collect();
    let table = el("table")
        .child(
            el("thead").child(el("tr").child(head(Key::column_average)).child(head(Key::class_pupils_head))),
        )
        .child(el("tbody").child(rows));
    let table =
        of_class("details", "why").child(el("summary").child(app.t(Key::class_in_numbers))).child(table);
    section(app.t(Key::column_average), picture(class_picture::averages(&name, bins))).child((without, table))
}

fn days(app: App, overview: &OverviewView) -> El {
    let words = app.w();
    let dated: Vec<_> =
        overview.days.iter().filter_map(|day| Some((read_date(&day.date)?, day.pupils))).collect();
    let said: Vec<String> = overview.days.iter().map(|day| format!("{}: {}", day.text, day.pupils)).collect();
    let name = words.fill(Key::class_days_name, &[("days", &said.join("; "))]);
    let today = app.assessment.with_untracked(|seen| seen.as_of.date);
    let drawn = class_picture::days(&words, &name, &dated, today).map(picture);
    let rows: Vec<El> = overview.days.iter().map(|day| day_row(app, day)).collect();
    let none = rows.is_empty().then(|| note("soft", app.t(Key::class_days_none)));
    section(app.t(Key::class_days), (drawn, none)).child(of_class("dl", "facts days").child(rows))
}

fn day_row(app: App, day: &DayView) -> El {
    let words = app.w();
    let listed = u32::try_from(day.names.len()).unwrap_or(u32::MAX);
    let more = day.pupils.saturating_sub(listed);
    let more = (more > 0).then(|| words.fill(Key::class_days_more, &[("n", &more.to_string())]));
    let names: Vec<String> = day.names.iter().cloned().chain(more).collect();
    let over = day.over.then(|| of_class("span", "small").child([" ", app.t(Key::class_days_over)].concat()));
    let told = (!names.is_empty()).then(|| note("small plain", el("bdi").child(names.join(", "))));
    el("div")
        .maybe_attr("class", day.over.then_some("past"))
        .child(el("dt").child(el("b").child(day.text.as_str())).child(over))
        .child(el("dd").child(words.plural(Key::plural_pupils, super::count(day.pupils))).child(told))
}

/// The papers of the class: what is most to do stands first.
fn papers(app: App, papers: &[PaperView]) -> El {
    let words = app.w();
    let line = |paper: &PaperView| {
        let counts = [
            (Key::class_paper_needed, paper.needed),
            (Key::class_paper_expired, paper.expired),
            (Key::class_paper_ending, paper.ending),
            (Key::class_paper_unsaid, paper.unsaid),
            (Key::class_paper_deferred, paper.deferred),
            (Key::class_paper_fetched, paper.fetched),
            (Key::class_paper_held, paper.held),
        ];
        let some = counts.iter().filter(|(_, n)| *n > 0);
        let said: Vec<String> = some.map(|(key, n)| words.fill(*key, &[("n", &n.to_string())])).collect();
        el("div").child(el("dt").child(paper.name.as_str())).child(el("dd").child(said.join(", ")))
    };
    let mut sorted: Vec<&PaperView> = papers.iter().collect();
    let to_do =
        |paper: &PaperView| u64::from(paper.needed) + u64::from(paper.expired) + u64::from(paper.ending);
    sorted.sort_by_key(|paper| std::cmp::Reverse(to_do(paper)));
    let rows: Vec<El> = sorted.into_iter().map(line).collect();
    let none = rows.is_empty().then(|| note("soft", app.t(Key::class_papers_none)));
    section(app.t(Key::class_papers), none).child(of_class("dl", "facts").child(rows))
}
