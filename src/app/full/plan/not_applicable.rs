//! What does not apply to this person, and why not.

use leptos::prelude::*;

use crate::app::dom::{El, all, el, of_class, p};
use crate::app::part::layout::opening;
use crate::app::part::specialty;
use crate::app::part::{as_of, why};
use crate::app::state::App;
use crate::rules::assessment::Assessment;
use crate::rules::not_applicable::{self, NotApplicable};
use crate::text::Key;

/// The page: a list for each choice, then that of the person.
pub(in crate::app::full) fn page(app: App) -> AnyView {
    let body = as_of::assessed(app, move |seen| lists(app, seen));
    of_class("div", "stack loose measure")
        .child(
            opening(app.t(Key::whynot_title), app.t(Key::whynot_lead)).child(p(app.t(Key::whynot_silence))),
        )
        .child(of_class("div", "stack loose").dynamic(body))
        .into()
}

fn lists(app: App, seen: &Assessment) -> AnyView {
    let section = |heading: El, found: &[NotApplicable]| {
        (!found.is_empty()).then(|| of_class("section", "stack").child(heading).child(list(app, found)))
    };
    let choice = |at: usize| {
        let heading = el("h2").live(specialty::name(app, at));
        section(heading, &app.case.with(|case| not_applicable::of_choice(case, at, seen)))
    };
    let mut sections: Vec<El> = (0..seen.choices.len()).filter_map(choice).collect();
    let person = app.case.with(|case| not_applicable::of_person(&case.applicant));
    sections.extend(section(el("h2").child(app.t(Key::section_person)), &person));
    if sections.is_empty() { p(app.t(Key::whynot_nothing)).into() } else { all(sections) }
}

/// Each thing with the name of its rule and the sentence that leaves it out.
pub(in crate::app::full) fn list(app: App, list: &[NotApplicable]) -> El {
    let line = |one: &NotApplicable| {
        let why = &one.why;
        let text = (el("b").child(format!("{}: ", app.of(one.rule))), app.w().reason(why).into_owned());
        let mark = why::standing(app, why.standing).map(|mark| (" ", mark));
        // The sentence stands in the line itself; under it what makes it less than the law.
        let under = app.w().explain(why).lines.into_iter().skip(1);
        let under =
            under.map(|line| (el("br"), of_class("span", "small soft").child(line.text.into_owned())));
        el("li").child(text).child(mark).child(why::cites(app, why.cites)).child(under.collect::<Vec<_>>())
    };
    of_class("ul", "ways").child(list.iter().map(line).collect::<Vec<_>>())
}
