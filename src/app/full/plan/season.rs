//! The season: what is still to be done and by when, in a picture, in words and for the calendar.

use leptos::prelude::*;

use super::{filing_clock, missed_deadline};
use crate::app::dom::{El, all, button, el, note, of_class, p};
use crate::app::full::{clipboard, export};
use crate::app::part::layout::{invitation, opening, section, ways};
use crate::app::part::specialty;
use crate::app::part::{as_of, why};
use crate::app::state::App;
use crate::flow::route::FullPage;
use crate::report::timeline::picture::{self, Picture};
use crate::report::timeline::{self, Entry, Season};
use crate::report::timeline::{ics, words};
use crate::rules::assessment::Assessment;
use crate::text::{Key, Words};

/// The text that is shown for copying by hand.
const TEXT: &str = "season-text";

/// The page.
pub(in crate::app::full) fn season(app: App) -> AnyView {
    let body = as_of::assessed(app, move |seen| body(app, seen));
    of_class("div", "stack loose")
        .child(opening(app.t(Key::nav_plan), app.t(Key::plan_lead)))
        .child(of_class("div", "stack loose").dynamic(body))
        .into()
}

fn body(app: App, assessment: &Assessment) -> AnyView {
    let words = app.w();
    let season = app.case.with_untracked(|case| timeline::season(case, assessment));
    let names = names(app, assessment.choices.len());
    let unknown = unknown(&words, &season, &names);
    if season.bars.is_empty() {
        return all((invitation(app, Key::season_empty, unknown), more(app)));
    }
    let picture = picture::picture(&words, &season).map(|drawn| picture(app, &drawn));
    let dates = dates(app, &season, &names, unknown);
    all((
        (missed_deadline::missed(app, assessment, &names), filing_clock::clock(app, assessment, &names)),
        ((calendar(app, season, names), picture), (dates, more(app))),
    ))
}

/// What the choices are called: by the person, by the specialty, or by their number.
pub(in crate::app::full) fn names(app: App, choices: usize) -> Vec<String> {
    (0..choices).map(|at| specialty::name(app, at)()).collect()
}

/// The choices whose window is not known, and what they need.
fn unknown(words: &Words, season: &Season, names: &[String]) -> Vec<El> {
    let line = |(choice, open): &(usize, Vec<_>)| {
        let name = names.get(choice.saturating_sub(1)).map_or("", String::as_str);
        note("soft", format!("{name}: {}", words.needs(open)))
    };
    season.unknown.iter().map(line).collect()
}

/// Both pictures, of which the style sheet shows the one that fits, and what the bars mean.
fn picture(app: App, picture: &Picture) -> El {
    // Made of our own words and of numbers alone; see `season_picture`.
    let drawn = |svg: &str| {
        let svg = svg.to_string();
        el("div").prop_with("innerHTML", move || svg.as_str().into())
    };
    let other = picture.goes_on.then(|| el("li").child(app.t(Key::season_key_other)));
    let key =
        of_class("ul", "small soft key").child(el("li").child(app.t(Key::season_key_sure))).child(other);
    let today = picture.today.as_ref().map(|text| note("small soft", text.as_str()));
    let pictures = (drawn(&picture.wide), drawn(&picture.tall));
    section(app.t(Key::season_picture), (pictures, (key, today)))
}

/// Every date in words, with what to do, where the law says it and how well it is known.
fn dates(app: App, season: &Season, names: &[String], unknown: Vec<El>) -> El {
    let rows: Vec<El> = season.entries.iter().map(|entry| row(app, season, entry, names)).collect();
    let without = (!season.undated.is_empty()).then(|| undated(app, season, names));
    let list = of_class("dl", "facts days").child(rows);
    section(app.t(Key::season_dates), (unknown, (list, without)))
}

fn row(app: App, season: &Season, entry: &Entry, names: &[String]) -> El {
    let words = app.w();
    let past = season.is_past(entry);
    let day = el("dt")
        .child(el("b").child(words::when(&words, season, entry)))
        .child(el("br"))
        .child(of_class("span", "small").child(words::under(&words, season, entry)));
    let mark = why::standing(app, entry.standing).map(|mark| (" ", mark));
    let to_do = words::what_to_do(&words, season, entry).map(|text| note("small plain", text));
    let concerns = words::concerns(&words, &entry.choices, names).map(|text| note("small soft plain", text));
    let announced = words::announced(&words, entry, Key::announced_line).into_iter();
    let announced: Vec<El> = announced.map(|line| note("small plain", line)).collect();
    let what = el("dd")
        .child((words::heading(&words, season, entry), mark))
        .child((to_do, (announced, concerns)))
        .child(note("small plain", why::cites(app, &entry.cites)));
    el("div").maybe_attr("class", past.then_some("past")).child(day).child(what)
}

fn undated(app: App, season: &Season, names: &[String]) -> AnyView {
    let words = app.w();
    let line = |undated: &timeline::Undated| {
        let concerns = words::concerns(&words, &undated.choices, names);
        let concerns = concerns.map(|text| note("small soft", text));
        el("li").child(words::undated(&words, undated)).child(why::cites(app, &undated.cites)).child(concerns)
    };
    let lines: Vec<El> = season.undated.iter().map(line).collect();
    all((el("h3").child(app.t(Key::season_undated)), of_class("ul", "ways").child(lines)))
}

/// The dates for the calendar, or as text where files cannot be saved.
fn calendar(app: App, season: Season, names: Vec<String>) -> El {
    let words = app.w();
    let said = RwSignal::new(String::new());
    let by_hand = RwSignal::new(false);
    let text = words::plain(&words, &season, &names);
    let shown = text.clone();
    let copied = move |copied| {
        let key = if copied { Key::ics_copied } else { Key::copy_by_hand };
        let _ = said.try_set(app.t(key).to_string());
    };
    let show = move || {
        let _ = by_hand.try_set(true);
    };
    let add = move || {
        let name = ics::name(&season);
        let file = ics::write(&words, &season, &names, app.now.get_untracked());
        match export::save(&name, "text/calendar;charset=utf-8", &file) {
            Some(()) => said.set(words.fill(Key::ics_saved, &[("file", &name)])),
            None => clipboard::without_clipboard(TEXT, show, copied),
        }
    };
    let copy = move || clipboard::copy(&text, TEXT, show, copied);
    let field = el("textarea")
        .attr("id", TEXT)
        .attr("class", "text")
        .attr("rows", "12")
        .attr("readonly", "")
        .child(shown);
    let label = el("label").attr("for", TEXT).child(app.t(Key::ics_text));
    let buttons = of_class("div", "row").child(button("button", app.t(Key::ics_add), add)).child(button(
        "button quiet",
        app.t(Key::ics_copy),
        copy,
    ));
    of_class("div", "stack tight no-print")
        .child(buttons)
        .child(p("").attr("role", "status").live(move || said.get()))
        .child(of_class("div", "field").hidden(move || !by_hand.get()).child(label).child(field))
        .child(note("small soft", app.t(Key::ics_hint)))
}

/// The pages beside this one.
fn more(app: App) -> El {
    let pages = [
        (FullPage::Goal, Key::result_grades),
        (FullPage::Tie, Key::season_link_tie),
        (FullPage::Compare, Key::compare_title),
        (FullPage::Check, Key::season_link_check),
        (FullPage::Keep, Key::nav_keep),
    ];
    of_class("div", "no-print").child(section(app.t(Key::season_more), ways(app, pages)))
}
