//! One more person in the cohort: what the model says of one's own scores, and how little that is.

use leptos::prelude::*;

use super::field::{self, Text};
use super::state::Placing;
use super::{banner, said, why};
use crate::app::dom::{El, button, el, note, nothing, of_class, p, showing};
use crate::app::part::layout::section;
use crate::app::state::App;
use crate::placement::protocol::{Chance, ChanceChoice, ChanceView, Request, Source, Wrong};
use crate::rules::assessment::{Answer, CertificatePart, ChoiceAssessment};
use crate::rules::code::Code as _;
use crate::rules::grade::Average;
use crate::text::Key;

/// As many choices as can be tried at once.
const MOST: usize = 6;
const PROGRAMMES: &str = "placement-chance-programmes";

/// The part of the page.
pub(super) fn chance(app: App, placing: Placing) -> AnyView {
    if placing.person.with_untracked(|person| person.choices.is_empty()) {
        placing.person.set(own(app));
    }
    placing.ask(Request::Programmes { text: String::new(), from: 0, to: super::list::PAGE });
    let made_up = move || placing.state.with(|state| matches!(state.source, Source::MadeUp(_)));
    let honest = showing(made_up, move |made_up: &bool| {
        let key = if *made_up { Key::placement_chance_made_up } else { Key::placement_chance_given };
        note("note measure", app.t(key)).into()
    });
    let ask = move || {
        placing.wrong.set(None);
        placing.ask(Request::Chance(placing.person.get_untracked()));
    };
    let ready = move || placing.state.with(|state| state.needs.is_empty());
    let button = button("button", app.t(Key::placement_chance_button), ask).hidden(move || !ready());
    let needs = showing(
        move || placing.state.with(|state| state.needs.clone()),
        move |needs| {
            let items: Vec<El> = needs.iter().map(|need| el("li").child(said::need(app, *need))).collect();
            if items.is_empty() { nothing() } else { of_class("ul", "items").child(items).into() }
        },
    );
    let answer = showing(
        move || placing.chance.get(),
        move |found: &Option<ChanceView>| {
            found.as_ref().map_or_else(nothing, |found| answer(app, placing, found).into())
        },
    );
    of_class("div", "stack loose")
        .child(honest)
        .child(section(app.t(Key::placement_chance), form(app, placing)).child(needs).child(p(button)))
        .child(el("div").attr("role", "status").child(answer))
        .into()
}

/// A choice without its programme.
fn own_choice(part: Option<&CertificatePart>) -> ChanceChoice {
    ChanceChoice {
        programme: String::new(),
        score: part.map(|part| part.average.exact()).unwrap_or_default(),
        with_a_grade_more: part.and_then(with_a_grade_more),
    }
}

/// What is known of the person from the case, which is not changed.
fn own(app: App) -> Chance {
    let (average, quota) = app.case.with_untracked(|case| {
        // Of several quotas none is presumed.
        let quotas: Vec<_> = case.applicant.quotas.iter().flat_map(|quotas| quotas.iter()).collect();
        let quota = <[_; 1]>::try_from(quotas).ok().map(|[quota]| quota.code().to_string());
        (case.applicant.certificate_average, quota)
    });
    let choices = app.assessment.with_untracked(|seen| {
        // Where there is an exam, the order does not say how it and the average of subjects make one score.
        let alone = |choice: &ChoiceAssessment| matches!(choice.exam, Answer::NotApplicable(_));
        let part = |of: &ChoiceAssessment| of.score.certificate_part.known().map(|part| part.value.clone());
        let parts = seen.choices.iter().map(|choice| part(choice).filter(|_| alone(choice)));
        parts.take(MOST).map(|part| own_choice(part.as_ref())).collect::<Vec<_>>()
    });
    let average = average.map(|average| app.w().decimal(average)).unwrap_or_default();
    Chance {
        average,
        quota,
        choices: if choices.is_empty() { vec![ChanceChoice::default()] } else { choices },
    }
}

/// The average with one grade more in one subject; nothing where all are the best.
fn with_a_grade_more(part: &CertificatePart) -> Option<String> {
    let Average { sum, count } = part.average;
    let some = part.subjects.iter().any(|(_, grade)| grade.get() < 5);
    some.then(|| Average { sum: sum.saturating_add(1), count }.exact())
}

fn form(app: App, placing: Placing) -> El {
    let person = placing.person;
    let average = field::text(
        app,
        Text {
            id: "placement-chance-average".to_string(),
            label: app.t(Key::placement_average).to_string(),
            hint: None,
            error: Key::placement_error_score,
            narrow: true,
            quiet: false,
        },
        move || person.with(|person| person.average.clone()),
        move || placing.wrong.get() == Some(Wrong::ChanceAverage),
        move |text| person.update(|person| person.average = text),
    );
    let quota = field::quota(
        app,
        "placement-chance-quota",
        app.t(Key::placement_quota),
        None,
        move || person.with(|person| person.quota.clone()),
        move |quota| person.update(|person| person.quota = quota),
    );
    let many = move || person.with(|person| person.choices.len());
    let choices = showing(many, move |many: &usize| {
        let rows: Vec<El> = (0..*many).map(|at| choice(app, placing, at)).collect();
        let more = move || person.update(|person| person.choices.push(ChanceChoice::default()));
        let more = (*many < MOST).then(|| button("button quiet", app.t(Key::placement_chance_more), more));
        of_class("div", "stack tight").child(rows).child(of_class("div", "row").child(more)).into()
    });
    let options = showing(
        move || {
            placing.programmes.rows.with(|rows| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>())
        },
        |ids: &Vec<String>| {
            let options: Vec<El> = ids.iter().map(|id| el("option").attr("value", id)).collect();
            el("datalist").attr("id", PROGRAMMES).child(options).into()
        },
    );
    of_class("div", "stack tight measure")
        .child(note("soft", app.t(Key::placement_chance_text)))
        .child(of_class("div", "pairs top-aligned").child((average, quota)))
        .child(choices)
        .child(options)
}

fn choice(app: App, placing: Placing, at: usize) -> El {
    let number = u32::try_from(at).unwrap_or(u32::MAX);
    let title = said::choice(app, number.saturating_add(1));
    let person = placing.person;
    let read = move |read: fn(&ChanceChoice) -> String| {
        person.with(|person| person.choices.get(at).map(read).unwrap_or_default())
    };
    let put = move |put: &dyn Fn(&mut ChanceChoice)| {
        person.update(|person| {
            if let Some(choice) = person.choices.get_mut(at) {
                put(choice);
            }
        });
    };
    let text = |id: &str, label: Key, error: Key, narrow: bool| Text {
        id: format!("placement-chance-{id}-{number}"),
        label: app.t(label).to_string(),
        hint: None,
        error,
        narrow,
        quiet: false,
    };
    let programme = field::listed(
        app,
        text("programme", Key::placement_programme_name, Key::placement_error_programme, false),
        PROGRAMMES,
        move || read(|choice| choice.programme.clone()),
        move || placing.wrong.get() == Some(Wrong::ChanceProgramme(number)),
        move |text| put(&|choice| choice.programme.clone_from(&text)),
        move |text| placing.ask(Request::Programmes { text, from: 0, to: super::list::PAGE }),
    );
    let score = field::text(
        app,
        text("score", Key::placement_score, Key::placement_error_score, true),
        move || read(|choice| choice.score.clone()),
        move || placing.wrong.get() == Some(Wrong::ChanceScore(number)),
        move |text| put(&|choice| choice.score.clone_from(&text)),
    );
    let more = field::text(
        app,
        text("more", Key::placement_score_more, Key::placement_error_score, true),
        move || read(|choice| choice.with_a_grade_more.clone().unwrap_or_default()),
        || false,
        move |text| put(&|choice| choice.with_a_grade_more = (!text.is_empty()).then(|| text.clone())),
    );
    el("fieldset").child(el("legend").child(title)).child(
        of_class("div", "stack tight")
            .child(programme)
            .child(of_class("div", "pairs top-aligned").child((score, more))),
    )
}

/// What came out for the person.
fn answer(app: App, placing: Placing, found: &ChanceView) -> El {
    let words = app.w();
    let (average, several) =
        placing.person.with_untracked(|person| (person.average.clone(), person.choices.len() > 1));
    let average = (!average.is_empty()).then_some(average);
    let place = [app.t(Key::placement_place), ": ", &said::place(app, found.place.as_ref())].concat();
    let more = found.with_a_grade_more.as_ref().map(|place| {
        p(words.fill(Key::placement_chance_grade, &[("place", &said::place(app, place.as_ref()))]))
    });
    let tries = (found.tries > 0).then(|| {
        let key =
            if found.other_cohorts { Key::placement_chance_cohorts } else { Key::placement_chance_lots };
        let told = words.fill(key, &[("n", &found.tries.to_string())]);
        let all: u32 = found.placed.iter().copied().fold(0, u32::saturating_add);
        let row = |name: String, n: u32| el("li").child([name, ": ".to_string(), n.to_string()].concat());
        let mut rows: Vec<El> = found
            .placed
            .iter()
            .zip(1..)
            .map(|(n, choice): (&u32, u32)| row(said::choice(app, choice), *n))
            .collect();
        if !several {
            rows.truncate(1);
        }
        rows.push(row(app.t(Key::placement_no_place).to_string(), found.tries.saturating_sub(all)));
        of_class("div", "stack tight").child(p(told)).child(of_class("ul", "items").child(rows))
    });
    section(app.t(Key::placement_chance_answer), p(el("b").child(place)))
        .child(why::choices(app, &found.choices, average.as_deref(), 0))
        .child(more)
        .child(tries)
        .child(banner::short(app))
        .attr("class", "stack tight measure")
}
