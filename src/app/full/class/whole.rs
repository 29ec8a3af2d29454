//! What holds for the whole class: questions on which the deadline depends and for which the file has no column, asked
//! once.

use std::iter;

use leptos::prelude::*;

use super::state::Class;
use crate::app::dom::{El, el, memo, note, nothing, of_class, showing};
use crate::app::field::Field;
use crate::app::part::fields::{self, Typed};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::class::session::protocol::Request;
use crate::formats::answers;
use crate::rules::question::{Kind, Place, Question};
use crate::text::Key;

/// What may be asked, in the order of the pages of one applicant.
const ASKED: [Question; 10] = [
    Question::Base,
    Question::Kind,
    Question::Level,
    Question::Provider,
    Question::Form,
    Question::Basis,
    Question::Channel,
    Question::IssuedIn,
    Question::DocumentYear,
    Question::Status,
];

/// The questions that are left.
pub(super) fn whole(app: App, class: Class) -> AnyView {
    let left = move || {
        class.recognised.with(|seen| {
            let read = |key: &str| seen.columns.iter().any(|column| column.field.as_deref() == Some(key));
            // The code of a specialty says of which kind it is.
            let specialty = read(&Question::Specialty.of(0).key());
            let open = |question: &Question| {
                !(read(&question.clone().of(0).key()) || (specialty && *question == Question::Kind))
            };
            if seen.columns.is_empty() { Vec::new() } else { ASKED.iter().map(open).collect::<Vec<bool>>() }
        })
    };
    showing(left, move |left: &Vec<bool>| {
        let asked = ASKED.iter().zip(left).filter(|(_, open)| **open);
        let fields: Vec<AnyView> =
            asked.map(|(question, _)| field(app, class, question.clone().of(0))).collect();
        if fields.is_empty() {
            return nothing();
        }
        section(app.t(Key::class_whole), note("soft", app.t(Key::class_whole_text)))
            .child(of_class("div", "pairs").child(fields))
            .into()
    })
}

fn field(app: App, class: Class, place: Place) -> AnyView {
    if place.question.kind() == Kind::Year {
        year(app, class, place)
    } else {
        choice(app, class, place).into()
    }
}

fn answer(class: Class, place: &Place) -> Option<String> {
    class.recognised.with(|seen| answers::get(&answers::read(&seen.whole_class).0, place))
}

/// Puts an answer into the line, which the worker is told if that changes it.
fn put(class: Class, place: &Place, text: &str) -> Result<(), ()> {
    let before = class.recognised.with_untracked(|seen| seen.whole_class.clone());
    let (mut case, _) = answers::read(&before);
    answers::set(&mut case, place, text).map_err(|_| ())?;
    let line = answers::write(&case);
    if line != before {
        class.recognised.update(|seen| seen.whole_class.clone_from(&line));
        class.ask(Request::WholeClass(line));
    }
    Ok(())
}

fn choice(app: App, class: Class, place: Place) -> El {
    let id = format!("class-whole-{}", place.key().replace('.', "-"));
    let label = app.w().heading(&place.question);
    let read = place.clone();
    let chosen = memo(move || answer(class, &read));
    let open = (String::new(), app.t(Key::dont_know).to_string());
    let offers = fields::offers(app, &place.question).into_iter().map(|offer| (offer.value, offer.label));
    let choose = move |value: String| {
        let _ = put(class, &place, &value);
    };
    let select = fields::select(chosen, iter::once(open).chain(offers).collect(), choose).attr("id", &id);
    of_class("div", "field").child(el("label").attr("for", &id).child(label)).child(select)
}

fn year(app: App, class: Class, place: Place) -> AnyView {
    let typed = Typed {
        label: app.w().heading(&place.question),
        hint: None,
        error: Key::error_year,
        numeric: true,
        narrow: true,
        wrong: None,
    };
    let value = untrack(|| answer(class, &place)).unwrap_or_default();
    let put = move |text: &str| put(class, &place, text);
    fields::typed(app, &Field::Page("class-year"), typed, value, Box::new(put))
}
