//! The subjects that count and their grades, and the marks of exams.

use std::iter;

use leptos::prelude::*;

use super::fields::{self, Offer, Pick, Typed};
use super::why;
use crate::app::dom::{El, all, button, el, memo, note, nothing, of_class, p, showing};
use crate::app::field::Field;
use crate::app::state::App;
use crate::formats::input::{self, faults_of_mark};
use crate::rules::case::{Case, ExamMark};
use crate::rules::code::Code as _;
use crate::rules::edition::subjects::{Suggestion, suggestion};
use crate::rules::grade::{SchoolSubject, Subject};
use crate::rules::question::{Place, Question, Value};
use crate::rules::rule::score;
use crate::rules::score_inputs;
use crate::text::Key;
use crate::text::labels::CHECK;

/// Ids of subjects that are not in the list, for documents from abroad.
const OWN: [&str; 3] = ["other_a", "other_b", "other_c"];

/// How many profile subjects are asked for: two, or up to four where the person names them.
fn places(case: &Case) -> usize {
    let who = &case.applicant;
    let formula = score::formula(who.base, who.education_document.issued_in);
    if formula.is_none_or(score::Formula::means_two) { 2 } else { 4 }
}

/// Language, profile subjects and the grades of all that count.
pub(in crate::app) fn subjects(app: App, at: usize) -> AnyView {
    let language = Pick {
        legend: app.w().question(&Question::Language),
        hint: None,
        offers: [SchoolSubject::KazakhLanguage, SchoolSubject::RussianLanguage]
            .map(|subject| Offer {
                value: subject.code().to_string(),
                label: app.of(subject).to_string(),
                hint: None,
            })
            .into(),
        wide: true,
        may_skip: true,
    };
    let count = move || app.case.with(places);
    let selects =
        move |count: &usize| all((0..*count).map(|place| select(app, at, place)).collect::<Vec<_>>());
    let counted = move || app.case.with(|case| counted(case, at));
    let grades = move |counted: &Vec<_>| all(counted.iter().map(|one| grade(app, one)).collect::<Vec<_>>());
    all(vec![
        note("hint", app.t(Key::q_profile_hint)).into(),
        fields::radios_of_case(app, Question::Language.of(at), language),
        suggested(app, at),
        of_class("div", "stack").showing(count, selects).into(),
        of_class("div", "stack").showing(counted, grades).into(),
    ])
}

/// The subjects whose grades are asked for.
fn counted(case: &Case, at: usize) -> Vec<Subject> {
    let choice = case.choices().get(at);
    choice.map_or_else(Vec::new, |choice| score::counted(&score_inputs(&case.applicant, choice)))
}

fn grade(app: App, subject: &Subject) -> El {
    let question = Question::Grade(subject.clone());
    let pick = Pick {
        legend: app.w().question(&question),
        hint: None,
        offers: (2..=5)
            .rev()
            .map(|grade| Offer { value: grade.to_string(), label: grade.to_string(), hint: None })
            .collect(),
        wide: false,
        may_skip: false,
    };
    of_class("div", "grades").child(fields::radios_of_case(app, question.into(), pick))
}

/// One profile subject to select.
fn select(app: App, at: usize, place: usize) -> El {
    let mine = Question::ProfileAt(place).of(at);
    let id = Field::Of(mine.clone()).id();
    let label = app.w().question(&mine.question);
    let read = mine.clone();
    // Fifty options look at it.
    let chosen = memo(move || app.answer(&read));
    let doubled = move || {
        let mine = chosen.get();
        app.case.with(|case| {
            let others = case.choices().get(at).and_then(|choice| choice.profile.as_ref());
            let earlier = others.iter().flat_map(|p| p.iter().take(place)).flatten();
            let language = case.choices().get(at).and_then(|choice| choice.language.as_ref());
            earlier.chain(language).any(|subject| Some(subject.id()) == mine.as_deref())
        })
    };
    let wrong = memo(doubled);
    let own = OWN.map(|id| (id.to_string(), Subject::from_id(id)));
    let known = SchoolSubject::ALL.iter().map(|s| (s.code().to_string(), Some(Subject::School(*s))));
    let open = (String::new(), app.t(Key::dont_know).to_string());
    let subjects = known.chain(own).filter_map(|(id, subject)| Some((id, app.w().subject(&subject?))));
    let options = iter::once(open).chain(subjects).collect();
    let choose = move |id: String| {
        let _ = app.put(&mine, &id, &id);
    };
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    el("div")
        .attr_with("class", move || Some(if wrong.get() { "field wrong" } else { "field" }.to_string()))
        .child(el("label").attr("for", &id).child(label))
        .child(note("error", app.t(Key::error_duplicate)).attr("id", &error_id).hidden(move || !wrong.get()))
        .child(
            fields::select(chosen, options, choose)
                .attr("id", &id)
                .attr_with("aria-describedby", move || wrong.get().then(|| described.clone())),
        )
}

/// What is known of the subjects of the chosen specialty, to take over with one press.
fn suggested(app: App, at: usize) -> AnyView {
    let specialty = move || app.case.with(|case| case.choices().get(at)?.specialty);
    showing(specialty, move |specialty| {
        let Some(Suggestion { profile, standing }) = specialty.and_then(suggestion) else { return nothing() };
        let names = profile.map(|subject| app.of(subject)).join(", ");
        let text = app.w().fill(Key::q_profile_suggested, &[("subjects", &names)]);
        let take = move || {
            app.change(|case| {
                for (place, subject) in profile.iter().enumerate() {
                    let subject = Value::Subject(Subject::School(*subject));
                    case.put(&Question::ProfileAt(place).of(at), Some(subject));
                }
            });
        };
        let check = standing.mark().map(|mark| app.w().from_list(CHECK, mark));
        let check = check.map(|text| (" ", of_class("span", "small").child(text)));
        of_class("div", "note stack tight")
            .child(p((text, " ")).child(why::standing(app, standing)).child(check))
            .child(button("button quiet", app.t(Key::q_profile_use), take))
            .into()
    })
}

/// Marks of up to three exams.
pub(in crate::app) fn exams(app: App, at: usize) -> AnyView {
    let rows: Vec<El> = (0..3).map(|place| exam(app, at, place)).collect();
    all((note("hint", app.t(Key::q_exam_hint)), rows))
}

fn exam(app: App, at: usize, place: usize) -> El {
    let places = [Question::Mark(place), Question::OutOf(place)].map(|question| question.of(at));
    // What cannot be read yet stays as it was typed, in both fields.
    let known = |place: &Place| app.w().number(&untrack(|| app.answer(place)).unwrap_or_default());
    let shown = |place: &Place| app.draft(&place.clone().into()).unwrap_or_else(|| known(place));
    let texts = places.each_ref().map(shown);
    let [first, second] = &texts;
    let wrongs = faults_of_mark(first, second).map(RwSignal::new);
    let texts = StoredValue::new(texts);
    let [first, second] = &places;
    let field = |side: usize, of: &Place| {
        let shown = Typed {
            label: app.w().question(&of.question),
            hint: None,
            error: Key::error_mark,
            numeric: true,
            narrow: true,
            wrong: wrongs.get(side).copied(),
        };
        let value = texts.with_value(|texts| texts.get(side).cloned().unwrap_or_default());
        let places = places.clone();
        let put = move |text: &str| {
            texts.update_value(|texts| {
                if let Some(slot) = texts.get_mut(side) {
                    *slot = text.to_string();
                }
            });
            let [mark, out_of] = texts.get_value();
            let read = put_mark(app, &places, &mark, &out_of);
            for (place, text) in places.iter().zip([&mark, &out_of]) {
                app.keep_draft(&place.clone().into(), text, !read);
            }
            if read {
                for wrong in wrongs {
                    wrong.set(false);
                }
            }
            let faults = faults_of_mark(&mark, &out_of);
            if faults.get(side) == Some(&true) { Err(()) } else { Ok(()) }
        };
        fields::typed(app, &of.clone().into(), shown, value, Box::new(put))
    };
    let title = app.w().fill(Key::q_exam_n, &[("n", &(place + 1).to_string())]);
    let both = of_class("div", "row top-aligned").child(field(0, first)).child(field(1, second));
    el("fieldset").child(el("legend").child(title)).child(both)
}

/// Puts one mark among the others; one that cannot be read leaves its place open. Whether it could be read.
fn put_mark(app: App, places: &[Place; 2], mark: &str, out_of: &str) -> bool {
    let read = input::mark(mark, out_of);
    let ExamMark { mark, out_of } = read.unwrap_or_default();
    app.change(|case| {
        for (place, number) in places.iter().zip([mark, out_of]) {
            case.put(place, number.map(Value::Decimal));
        }
    });
    read.is_ok()
}
