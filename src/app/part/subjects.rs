//! The subjects that count and their grades, and the marks of exams.

use leptos::prelude::*;
use web_sys::Event;

use super::fields::{self, Offer, Pick, Typed};
use super::why;
use crate::app::dom::{El, all, button, el, memo, note, nothing, of_class, p, showing};
use crate::app::state::App;
use crate::formats::answers;
use crate::rules::assessment::IgnoredReason;
use crate::rules::case::{BaseEducation, Case, ExamMark, IssuedIn};
use crate::rules::code::Code as _;
use crate::rules::edition::subjects::{Suggestion, suggestion};
use crate::rules::grade::{SchoolSubject, Subject};
use crate::text::Key;
use crate::text::values::check;

/// Ids of subjects that are not in the list, for documents from abroad.
const OWN: [&str; 3] = ["other_a", "other_b", "other_c"];

/// How many profile subjects are asked for: two, or up to four where the person names them.
fn places(case: &Case) -> usize {
    let abroad = case.applicant.education_document.issued_in == Some(IssuedIn::Abroad);
    match case.applicant.base {
        Some(BaseEducation::Vocational | BaseEducation::PostSecondary | BaseEducation::Higher) => 4,
        None | Some(BaseEducation::BasicSecondary | BaseEducation::GeneralSecondary) if abroad => 4,
        None | Some(BaseEducation::BasicSecondary | BaseEducation::GeneralSecondary) => 2,
    }
}

/// Language, profile subjects and the grades of all that count.
pub(in crate::app) fn subjects(app: App, at: usize) -> AnyView {
    let number = at + 1;
    let language = Pick {
        key: format!("{number}.language"),
        legend: app.t(Key::q_language).to_string(),
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
        fields::radios_of_case(app, language),
        suggested(app, at),
        of_class("div", "stack").showing(count, selects).into(),
        of_class("div", "stack").showing(counted, grades).into(),
    ])
}

/// The subjects whose grades are asked for.
fn counted(case: &Case, at: usize) -> Vec<Subject> {
    let Some(choice) = case.choices().get(at) else { return Vec::new() };
    let mut list: Vec<Subject> = choice.language.iter().cloned().collect();
    let abroad = case.applicant.education_document.issued_in == Some(IssuedIn::Abroad);
    if case.applicant.base == Some(BaseEducation::GeneralSecondary) && !abroad {
        list.push(Subject::School(SchoolSubject::HistoryOfKazakhstan));
    }
    for subject in choice.profile.iter().flatten().flatten() {
        if !list.contains(subject) {
            list.push(subject.clone());
        }
    }
    list
}

fn grade(app: App, subject: &Subject) -> El {
    let legend = app.w().subject(subject);
    let pick = Pick {
        key: format!("grade.{}", subject.id()),
        legend: app.w().fill(Key::q_grade, &[("subject", &legend)]),
        hint: None,
        offers: (2..=5)
            .rev()
            .map(|grade| Offer { value: grade.to_string(), label: grade.to_string(), hint: None })
            .collect(),
        wide: false,
        may_skip: false,
    };
    of_class("div", "grades").child(fields::radios_of_case(app, pick))
}

/// One profile subject to select.
fn select(app: App, at: usize, place: usize) -> El {
    let id = format!("f-{}-profile-{place}", at + 1);
    let label = match place {
        0 => Key::q_profile_1,
        1 => Key::q_profile_2,
        _ => Key::q_profile_more,
    };
    // Fifty options look at it.
    let chosen = memo(move || {
        app.case.with(|case| {
            let profile = case.choices().get(at)?.profile.as_ref()?;
            profile.get(place)?.as_ref().map(|subject| subject.id().to_string())
        })
    });
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
    let change = move |event: Event| {
        let id = event_target_value(&event);
        app.change(|case| set_place(case, at, place, &id));
    };
    let own = OWN.map(|id| (id.to_string(), Subject::from_id(id)));
    let known = SchoolSubject::ALL.iter().map(|s| (s.code().to_string(), Some(Subject::School(*s))));
    let options: Vec<El> = known
        .chain(own)
        .filter_map(|(id, subject)| Some((id, app.w().subject(&subject?))))
        .map(|(id, name)| {
            let mine = id.clone();
            let selected = move || chosen.with(|c| c.as_deref() == Some(mine.as_str())).into();
            el("option").attr("value", &id).prop_with("selected", selected).child(name)
        })
        .collect();
    let error_id = format!("{id}-error");
    let described = error_id.clone();
    el("div")
        .attr_with("class", move || Some(if wrong.get() { "field wrong" } else { "field" }.to_string()))
        .child(el("label").attr("for", &id).child(app.t(label)))
        .child(note("error", app.t(Key::error_duplicate)).attr("id", &error_id).hidden(move || !wrong.get()))
        .child(
            el("select")
                .attr("id", &id)
                .attr_with("aria-describedby", move || wrong.get().then(|| described.clone()))
                .on("change", change)
                .child(el("option").attr("value", "").child(app.t(Key::dont_know)))
                .child(options),
        )
}

fn set_place(case: &mut Case, at: usize, place: usize, id: &str) {
    let Some(choice) = answers::choice_mut(case, at) else { return };
    let profile = choice.profile.get_or_insert_with(Vec::new);
    if profile.len() <= place {
        profile.resize(place + 1, None);
    }
    if let Some(slot) = profile.get_mut(place) {
        *slot = Subject::from_id(id);
    }
    while profile.last().is_some_and(Option::is_none) {
        profile.pop();
    }
    if profile.is_empty() {
        choice.profile = None;
    }
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
                    set_place(case, at, place, subject.code());
                }
            });
        };
        let check = check(standing).map(|key| (" ", of_class("span", "small").child(app.t(key))));
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
    let key = move |side: usize| format!("{}.marks.{place}.{side}", at + 1);
    let mark = app.case.with_untracked(|case| {
        case.choices().get(at).and_then(|c| c.exam_marks.as_ref()?.get(place).copied()).unwrap_or_default()
    });
    let known = [mark.mark, mark.out_of].map(|n| n.map_or(String::new(), |n| app.w().decimal(n)));
    // What cannot be read yet stays as it was typed, in both fields.
    let [first, second] = known;
    let texts = [(0, first), (1, second)].map(|(side, known)| app.draft(&key(side)).unwrap_or(known));
    let wrongs = [0, 1].map(|side| RwSignal::new(at_fault(&texts, side)));
    let texts = StoredValue::new(texts);
    let field = |side: usize, label: Key| {
        let typed = Typed {
            key: key(side),
            label: app.t(label).to_string(),
            hint: None,
            error: Key::error_mark,
            numeric: true,
            narrow: true,
            wrong: wrongs.get(side).copied(),
        };
        let value = texts.with_value(|texts| texts.get(side).cloned().unwrap_or_default());
        let put = move |text: &str| {
            texts.update_value(|texts| {
                if let Some(slot) = texts.get_mut(side) {
                    *slot = text.to_string();
                }
            });
            texts.with_value(|texts| {
                let [mark, out_of] = texts;
                let read = put_mark(app, at, place, mark, out_of);
                for (side, text) in texts.iter().enumerate() {
                    app.keep_draft(&key(side), text, read.is_err());
                }
                if read.is_ok() {
                    for wrong in wrongs {
                        wrong.set(false);
                    }
                }
                if at_fault(texts, side) { Err(()) } else { Ok(()) }
            })
        };
        fields::typed(app, typed, value, Box::new(put))
    };
    let title = app.w().fill(Key::q_exam_n, &[("n", &(place + 1).to_string())]);
    let both = of_class("div", "row top-aligned").child(field(0, Key::q_mark)).child(field(1, Key::q_out_of));
    el("fieldset").child(el("legend").child(title)).child(both)
}

/// Whether the text of a side, mark or maximum, cannot be read, or does not go with the other's.
fn at_fault(texts: &[String; 2], side: usize) -> bool {
    let [mark, out_of] = texts;
    let alone = [format!("{mark}/"), format!("/{out_of}")].map(|text| read_mark(&text).is_err());
    match alone {
        [false, false] => read_mark(&format!("{mark}/{out_of}")).is_err(),
        _ => alone.get(side).copied().unwrap_or(false),
    }
}

/// A mark as the answers write it, `80/100`.
fn read_mark(text: &str) -> Result<ExamMark, IgnoredReason> {
    let mut single = Case::default();
    answers::set(&mut single, "1.marks", &text.replace(',', "."))?;
    let mark = single.choices().first().and_then(|c| c.exam_marks.as_ref()?.first().copied());
    Ok(mark.unwrap_or_default())
}

/// Puts one mark among the others; a mark that cannot be read leaves its place open.
fn put_mark(app: App, at: usize, place: usize, mark: &str, out_of: &str) -> Result<(), ()> {
    let read = read_mark(&format!("{mark}/{out_of}"));
    app.change(|case| {
        let Some(choice) = answers::choice_mut(case, at) else { return };
        let marks = choice.exam_marks.get_or_insert_with(Vec::new);
        if marks.len() <= place {
            marks.resize(place + 1, ExamMark::default());
        }
        if let Some(slot) = marks.get_mut(place) {
            *slot = read.unwrap_or_default();
        }
        while marks.last().is_some_and(|mark| *mark == ExamMark::default()) {
            marks.pop();
        }
        if marks.is_empty() {
            choice.exam_marks = None;
        }
    });
    read.map(|_| ()).map_err(|_| ())
}
