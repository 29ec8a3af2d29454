//! What a filing now is worth, and how long that lasts.

use crate::app::dom::{El, el, note, of_class};
use crate::app::part::layout::section;
use crate::app::part::{verdict, why};
use crate::app::state::App;
use crate::report::timeline::left_of_the_last_day;
use crate::rules::assessment::{
    ApplicationWindow, Assessment, ChoiceAssessment, Filing, Reasoned, WindowState,
};
use crate::text::{Key, Words};

/// The choices that can still be filed or whose window is to come; nothing where there are none.
pub(in crate::app::full) fn clock(app: App, assessment: &Assessment, names: &[String]) -> Option<El> {
    let each = assessment.choices.iter().zip(names);
    let rows: Vec<El> = each.filter_map(|(choice, name)| row(app, choice, name)).collect();
    (!rows.is_empty()).then(|| section(app.t(Key::clock_title), of_class("dl", "facts").child(rows)))
}

fn row(app: App, choice: &ChoiceAssessment, name: &str) -> Option<El> {
    let window = choice.window.known()?.value;
    let words = app.w();
    let says = el("dd").child(verdict::moment(&words, &window));
    let says = match window.state {
        WindowState::Closed => return None,
        WindowState::NotOpen => says.child(note("small plain", words.verdict_text(&window))),
        WindowState::Open | WindowState::LastDay | WindowState::Uncertain => {
            let filing = choice.filing.known().and_then(|filing| now(app, &words, &window, filing));
            says.child(countdown(app, window)).child(filing)
        }
    };
    Some(el("div").child(el("dt").child(name)).child(says))
}

/// The day on which a filing made now counts as accepted, and why.
fn now(app: App, words: &Words, window: &ApplicationWindow, filing: &Reasoned<Filing>) -> Option<El> {
    let text = words.filing_now(window, &filing.value)?;
    let mark = why::standing(app, filing.standing()).map(|mark| (" ", mark));
    let note = note("small", text).child(mark);
    Some(of_class("div", "plain").child(note).child(why::why(app, &filing.why)))
}

/// On the last day, what is left of it, to the minute.
fn countdown(app: App, window: ApplicationWindow) -> El {
    let left = move || left_of_the_last_day(window.file_by, app.moment());
    let text = move || {
        let (hours, minutes) = left()?;
        let places = [("hours", hours.to_string()), ("minutes", minutes.to_string())];
        Some(app.w().fill(Key::clock_left, &places.each_ref().map(|(name, text)| (*name, text.as_str()))))
    };
    el("p").attr("role", "timer").hidden(move || left().is_none()).live(move || text().unwrap_or_default())
}
