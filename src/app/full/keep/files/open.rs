//! Opening a file, or several: what is found in them is offered, what is wrong is said beside the control,
//! and what is on the screen stays until one agrees to replace it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::cases;
use super::parts::{self, ask};
use super::state::{Files, Found, Opening, Problem};
use crate::app::dom::{El, all, button, el, focus_soon, link, note, nothing, of_class, p};
use crate::app::full::taking::{self, Paste, Unread};
use crate::app::state::App;
use crate::flow::route::Route;
use crate::formats::case_file::{self, LARGEST, Trouble};
use crate::formats::case_json::{Ignored, Read, Refused};
use crate::formats::input;
use crate::formats::saved::Snapshot;
use crate::report::summary::summary;
use crate::text::{Key, Words};

/// The most cases, and the most lines of what is wrong, that are shown.
const MOST: usize = 100;
const ASKED: &str = "file-ask";
const SAID: &str = "file-said";

/// The section of the page.
pub(in crate::app::full) fn section(app: App, files: Files) -> El {
    let take = move |list| take_files(app, files, list);
    let choose = taking::choose(app, "button quiet", ".json,application/json", take);
    parts::section(app, Key::file_open, Key::file_open_text)
        .child(p(choose))
        .child(
            el("div")
                .attr("id", SAID)
                .attr("tabindex", "-1")
                .attr("role", "status")
                .dynamic(move || said(app, files)),
        )
        .child(paste(app, files))
}

fn paste(app: App, files: Files) -> El {
    let words = Paste {
        summary: Key::file_paste,
        label: Key::file_paste_label,
        hint: None,
        button: Key::file_paste_button,
    };
    let take = move |text: String| take_text(app, files, app.t(Key::file_pasted).to_string(), &text);
    taking::paste(app, "file-paste", &words, take)
}

/// Reads files one after another.
pub(in crate::app::full) fn take_files(app: App, files: Files, list: Vec<File>) {
    files.opening.set(Opening::Reading);
    spawn_local(async move {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        for file in list {
            let name = file.name();
            let opened = match taking::read(file, LARGEST).await {
                Ok(bytes) => case_file::open(&bytes).map_err(Problem::Trouble),
                Err(Unread::TooLarge) => Err(Problem::Trouble(Trouble::TooLarge)),
                Err(Unread::Unreadable) => Err(Problem::Unreadable),
            };
            sort(app, name, opened, &mut found, &mut problems);
        }
        show(app, files, found, problems);
    });
}

/// Reads a text as if it had come in a file.
pub(in crate::app::full) fn take_text(app: App, files: Files, name: String, text: &str) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let opened = case_file::open(text.as_bytes()).map_err(Problem::Trouble);
    sort(app, name, opened, &mut found, &mut problems);
    show(app, files, found, problems);
}

fn sort(
    app: App,
    name: String,
    opened: Result<Vec<Read>, Problem>,
    found: &mut Vec<Found>,
    problems: &mut Vec<(String, Problem)>,
) {
    let read = match opened {
        Ok(read) if read.is_empty() => return problems.push((name, Problem::Trouble(Trouble::Empty))),
        Ok(read) => read,
        Err(problem) => return problems.push((name, problem)),
    };
    let several = read.len() > 1;
    for (at, read) in read.into_iter().enumerate() {
        let label =
            read.case.choices().iter().map(|choice| choice.label.as_str()).find(|label| !label.is_empty());
        let other = if several {
            input::tidy(&app.w().fill(Key::file_case, &[("n", &(at + 1).to_string())]))
        } else {
            name.strip_suffix(".json").unwrap_or(&name).trim_start_matches("talapker-").to_string()
        };
        let label = label.filter(|_| several).and_then(case_file::name);
        found.push(Found { name: label.unwrap_or(other), read });
    }
}

/// Opens the only case at once if there is nothing to lose, else asks.
fn show(app: App, files: Files, found: Vec<Found>, problems: Vec<(String, Problem)>) {
    let only = found.len() == 1 && problems.is_empty();
    if only && app.is_blank() {
        return found.into_iter().for_each(|found| open(app, files, found));
    }
    let asked = only.then_some(0);
    files.opening.set(Opening::Found { found, problems, asked });
    focus_soon(if only { ASKED } else { SAID });
}

/// Puts the answers of a file on the screen.
fn open(app: App, files: Files, found: Found) {
    files.name.set(None);
    files.opening.set(Opening::Opened(found.read.ignored));
    let by =
        Snapshot { case: found.read.case, remember: app.remember.get_untracked(), ..Snapshot::default() };
    app.replace(by, Key::file_opened);
    focus_soon("notice");
}

/// What came of it.
fn said(app: App, files: Files) -> AnyView {
    match files.opening.get() {
        Opening::Nothing => nothing(),
        Opening::Reading => p(app.t(Key::file_reading)).into(),
        Opening::Opened(ignored) => {
            let on = p(link(&app.href(Route::Result), app.t(Key::case_see_result)));
            of_class("div", "stack tight")
                .child(p(app.t(Key::file_opened)))
                .child(unused(app, &ignored))
                .child(on)
                .into()
        }
        Opening::Found { found, problems, asked } => {
            let wrong = (!problems.is_empty()).then(|| wrong(app, &problems));
            let (only, several) = (found.len() == 1, found.len() > 1);
            let question = asked.and_then(|at| found.get(at).cloned()).map(|found| sure(app, files, found));
            let list = (several || (only && !problems.is_empty())).then(|| list(app, files, &found));
            of_class("div", "stack")
                .child(
                    vec![wrong.map(AnyView::from), question, list].into_iter().flatten().collect::<Vec<_>>(),
                )
                .into()
        }
    }
}

fn wrong(app: App, problems: &[(String, Problem)]) -> El {
    let words = app.w();
    let line = |(name, problem): &(String, Problem)| {
        el("li")
            .child(el("bdi").child(el("b").child(name.as_str())))
            .child(": ")
            .child(problem_text(&words, problem))
    };
    let lines: Vec<El> = problems.iter().take(MOST).map(line).collect();
    let more = further(app, problems.len());
    of_class("div", "wrong stack tight")
        .child(of_class("ul", "bare").child(lines).child(more))
        .child(p(app.t(Key::file_unchanged)))
}

/// What is wrong with a file, and where.
fn problem_text(words: &Words, problem: &Problem) -> String {
    let trouble = match problem {
        Problem::Unreadable => return words.t(Key::file_bad_read).to_string(),
        Problem::Trouble(trouble) => trouble,
    };
    let in_array = |element: &Option<usize>, text: String| match element {
        Some(at) => format!("{}: {text}", words.fill(Key::file_case, &[("n", &(at + 1).to_string())])),
        None => text,
    };
    match trouble {
        Trouble::TooLarge => words.t(Key::file_bad_large).to_string(),
        Trouble::Empty => words.t(Key::file_bad_empty).to_string(),
        Trouble::NotText => words.t(Key::file_bad_text).to_string(),
        Trouble::Refused(Refused::NotJson { line, column, .. }) => {
            words.fill(Key::file_bad_json, &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        Trouble::Refused(Refused::NotACase(element)) => {
            in_array(element, words.t(Key::file_bad_format).to_string())
        }
        Trouble::Refused(Refused::UnknownFormat { element, format }) => {
            let text = match format.as_deref() {
                Some(format) if format.starts_with("talapker-assessment/") => {
                    words.t(Key::file_bad_result).to_string()
                }
                Some(format) if format.starts_with("talapker-case/") => {
                    let format: String = format.chars().take(30).collect();
                    words.fill(Key::file_bad_newer, &[("format", &format)])
                }
                Some(_) | None => words.t(Key::file_bad_format).to_string(),
            };
            in_array(element, text)
        }
    }
}

/// How many lines are not shown, if there are so many.
fn further(app: App, lines: usize) -> Option<El> {
    let more = lines.saturating_sub(MOST);
    (more > 0).then(|| el("li").child(app.w().fill(Key::cases_more, &[("n", &more.to_string())])))
}

/// What of a file was not used.
fn unused(app: App, ignored: &Ignored) -> Option<El> {
    let line = |(path, reason): &(String, _)| {
        let path: String = path.chars().take(120).collect();
        el("li").child(el("code").child(path)).child([app.w().dash(), app.of(*reason)].concat())
    };
    let lines: Vec<El> = ignored.iter().take(MOST).map(line).collect();
    let more = further(app, ignored.len());
    (!ignored.is_empty()).then(|| {
        of_class("div", "note stack tight")
            .child(p(app.t(Key::file_ignored)))
            .child(el("ul").child(lines).child(more))
    })
}

fn sure(app: App, files: Files, found: Found) -> AnyView {
    let question = app.w().fill(Key::file_ask, &[("name", &found.name)]);
    let line = note("soft", summary(&app.w(), &found.read.case));
    let yes = move || open(app, files, found.clone());
    let cancel = move || {
        files.opening.update(|opening| {
            *opening = match std::mem::replace(opening, Opening::Nothing) {
                Opening::Found { found, problems, .. } if found.len() > 1 => {
                    Opening::Found { found, problems, asked: None }
                }
                Opening::Found { .. } | Opening::Nothing | Opening::Reading | Opening::Opened(_) => {
                    Opening::Nothing
                }
            };
        });
        focus_soon(SAID);
    };
    all((line, ask(app, ASKED, question, Key::file_ask_yes, yes, cancel)))
}

fn list(app: App, files: Files, found: &[Found]) -> AnyView {
    let words = app.w();
    let row = |(at, found): (usize, &Found)| {
        let mine = found.clone();
        let press = move || {
            if app.is_blank() {
                open(app, files, mine.clone());
                return;
            }
            files.opening.update(|opening| {
                if let Opening::Found { asked, .. } = opening {
                    *asked = Some(at);
                }
            });
            focus_soon(ASKED);
        };
        let name = format!("found-{at}");
        let open = button("button quiet", app.t(Key::file_open_one), press).attr("aria-describedby", &name);
        let told = el("div")
            .child(el("b").attr("id", &name).child(el("bdi").child(found.name.as_str())))
            .child(note("soft small", summary(&words, &found.read.case)));
        of_class("li", "row between").child(told).child(open)
    };
    let rows: Vec<El> = found.iter().enumerate().take(MOST).map(row).collect();
    let more = (found.len() > MOST).then(|| p(words.fill(Key::file_many_more, &[("n", &MOST.to_string())])));
    let keep = {
        let found = found.to_vec();
        move || cases::save_all(app, files, &found)
    };
    of_class("div", "stack tight")
        .child(p(app.t(Key::file_many)))
        .child(of_class("ul", "ways").child(rows))
        .child(more)
        .child(p(button("button quiet", app.t(Key::file_many_keep), keep)))
        .into()
}
