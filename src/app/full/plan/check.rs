//! What the state's database will see: what to look over before applying, and grades side by side.

use leptos::prelude::*;

use super::not_applicable;
use crate::app::dom::{El, all, el, link, memo, note, of_class, p};
use crate::app::field::Field;
use crate::app::part::fields::{self, Typed};
use crate::app::part::layout::opening;
use crate::app::part::specialty;
use crate::app::part::{as_of, why};
use crate::app::state::App;
use crate::flow::route::Route;
use crate::flow::step::Step;
use crate::formats::input;
use crate::rules::assessment::{Answer, Assessment, CertificatePart, Reasoned};
use crate::rules::calendar::Date;
use crate::rules::grade::{Grade, Grades, Subject};
use crate::rules::precheck::{self, BaseStep, Check, Checks, Comparison, Concern, Row};
use crate::text::labels::{CHECK_HOW, CHECK_MATTERS};
use crate::text::{Key, Words};

/// The page.
pub(in crate::app::full) fn check(app: App) -> AnyView {
    let found = move || {
        let checks = |seen: &Assessment| app.case.with(|case| precheck::checks(case, seen));
        app.assessment.with(|seen| as_of::too_early(seen).map_or_else(|| Ok(checks(seen)), Err))
    };
    let body = move |found: &Result<Checks, Date>| match found {
        Ok(found) => steps(app, found),
        Err(day) => as_of::not_yet(app, *day),
    };
    of_class("div", "stack loose")
        .child(opening(app.t(Key::check_title), app.t(Key::check_lead)))
        .child(of_class("div", "stack loose measure").showing(found, body))
        .child(grades(app))
        .into()
}

fn steps(app: App, found: &Checks) -> AnyView {
    let steps: Vec<El> = found.steps.iter().map(|check| step(app, check)).collect();
    let list = of_class("section", "stack")
        .child(el("h2").child(app.t(Key::check_steps)))
        .child(of_class("ol", "checks").child(steps));
    let left_out = found.left_out.clone();
    let left_out = (!left_out.is_empty())
        .then(|| why::opens(app, Key::whynot_title, Box::new(move || not_applicable::list(app, &left_out))));
    all((list, left_out))
}

/// What to look over, how, and why it matters.
fn step(app: App, check: &Check) -> El {
    let words = app.w();
    let open = (check.concern == Concern::Open)
        .then(|| (" ", of_class("span", "pill").child(app.t(Key::check_open))));
    let signer = match check.step {
        BaseStep::Signer => app.assessment.with(|seen| {
            let signs = seen.applicant.as_ref()?.signs.as_ref()?;
            Some(p(words.of(signs.value)))
        }),
        BaseStep::Digitise
        | BaseStep::AskSubjects
        | BaseStep::Identity
        | BaseStep::Grades
        | BaseStep::Medical
        | BaseStep::StatusPaper
        | BaseStep::ServiceDocument
        | BaseStep::Phone
        | BaseStep::Consent => None,
    };
    let facts: Vec<_> = check.facts.iter().filter_map(|fact| words.fact(fact)).collect();
    let facts = (!facts.is_empty())
        .then(|| note("small soft", format!("{}: {}", app.t(Key::why_facts), facts.join(" · "))));
    let mark = why::standing(app, check.standing).map(|mark| (" ", mark));
    let matters = note("small", words.from_list(CHECK_MATTERS, check.step)).child(mark);
    of_class("li", "stack tight")
        .child(p(el("b").child(words.of(check.step))).child(open))
        .child(signer)
        .child(p(words.from_list(CHECK_HOW, check.step)))
        .child(matters.child(why::cites(app, check.cites)))
        .child(facts)
}

/// The grades of the paper beside those that the database shows, for every choice that has subjects.
fn grades(app: App) -> El {
    // What the portal shows is no answer; it is a draft of this page, so that another language finds it again.
    let base = RwSignal::new(Grades::default());
    let compared = move |at: usize| base.with(|base| app.case.with(|case| precheck::compare(case, at, base)));
    let choices = app.case.with_untracked(|case| case.choices().len());
    let mut rows: Vec<Row> = Vec::new();
    let mut with_subjects: Vec<usize> = Vec::new();
    for at in 0..choices {
        let of_choice = untrack(|| compared(at)).map(|comparison| comparison.rows).unwrap_or_default();
        if !of_choice.is_empty() {
            with_subjects.push(at);
        }
        for row in of_choice {
            if rows.iter().all(|other| other.subject != row.subject) {
                rows.push(row);
            }
        }
    }
    let section = of_class("section", "stack measure").child(el("h2").child(app.t(Key::check_grades)));
    if rows.is_empty() {
        let step = Step::Subjects(0);
        let there = link(&app.href(Route::Step(Some(step))), app.t(step.title()));
        return section.child(p(app.t(Key::check_grades_none))).child(p(there));
    }
    for Row { subject, .. } in &rows {
        let typed = app.draft(&Field::InBase(subject.clone()));
        let typed = typed.and_then(|typed| input::grade(&typed).ok().flatten());
        base.update(|base| base.set(subject.clone(), typed));
    }
    let fields: Vec<El> = rows.into_iter().map(|row| field(app, base, row)).collect();
    let several = choices > 1;
    let results: Vec<El> = with_subjects
        .into_iter()
        .map(|at| {
            let result = memo(move || compared(at));
            let title = el("h3").live(specialty::name(app, at));
            let said = move || result.with(|result| all(result.as_ref().map(|result| averages(app, result))));
            of_class("div", "stack tight")
                .child(several.then_some(title))
                .child(of_class("div", "stack tight").attr("role", "status").dynamic(said))
        })
        .collect();
    section
        .child(p(app.t(Key::check_grades_text)))
        .child(of_class("ul", "ways").child(fields))
        .child(of_class("div", "stack loose").child(results))
}

/// One subject: the paper's grade in words, the database's to type, and whether they agree.
fn field(app: App, base: RwSignal<Grades>, row: Row) -> El {
    let Row { subject, paper, .. } = row;
    let name = app.w().subject(&subject);
    let of = Field::InBase(subject.clone());
    let kept = app.draft(&of).unwrap_or_default();
    let typed = Typed {
        label: app.w().fill(Key::check_in_base, &[("subject", &name)]),
        hint: None,
        error: Key::check_error_grade,
        numeric: true,
        narrow: true,
        wrong: Some(RwSignal::new(input::grade(&kept).is_err())),
    };
    let in_document = match paper {
        Some(grade) => app.w().fill(Key::check_in_document, &[("grade", &grade.get().to_string())]),
        None => app.t(Key::check_in_document_open).to_string(),
    };
    let of_row = subject.clone();
    let verdict = move || {
        let base = base.with(|base| base.get(&of_row));
        let row = Row { subject: of_row.clone(), paper, base };
        let agrees = paper.is_some() && base.is_some();
        all(agrees.then(|| {
            let (class, word) =
                if row.differs() { ("pill no", Key::check_differs) } else { ("pill yes", Key::check_same) };
            let sign = if row.differs() { "≠ " } else { "" };
            of_class("span", class).child(format!("{sign}{}", app.t(word)))
        }))
    };
    let kept_in = of.clone();
    let put = move |text: &str| {
        app.keep_draft(&kept_in, text, !text.is_empty());
        let grade = input::grade(text);
        base.update(|base| base.set(subject.clone(), grade.ok().flatten()));
        grade.map(|_| ()).map_err(|_| ())
    };
    of_class("li", "stack tight")
        .child(fields::typed(app, &of, typed, kept, Box::new(put)))
        .child(of_class("p", "row").child(el("span").child(in_document)).dynamic(verdict))
}

/// Both averages, as one would write them by hand.
fn averages(app: App, seen: &Comparison) -> El {
    let words = app.w();
    let line = |title: Key, part: &Answer<Reasoned<CertificatePart>>| {
        let text = match part {
            Answer::Known(part) => written(&words, &part.value),
            Answer::Missing(_) | Answer::NotApplicable(_) => words.t(Key::score_exam_later).to_string(),
        };
        el("div").child(el("dt").child(words.t(title))).child(el("dd").child(text))
    };
    let rows =
        vec![line(Key::check_average_document, &seen.paper), line(Key::check_average_base, &seen.base)];
    let verdict = match (seen.paper.known(), seen.base.known()) {
        (Some(paper), Some(base)) => {
            let same = paper.value.average.exact() == base.value.average.exact();
            let key = if same { Key::check_average_same } else { Key::check_average_differs };
            Some(note(if same { "small" } else { "note" }, app.t(key)))
        }
        (_, _) => None,
    };
    el("div").child(of_class("dl", "facts").child(rows)).child(verdict)
}

/// `(5 + 4 + 5) ÷ 3 = 4⅔ ≈ 4,67`.
fn written(words: &Words, part: &CertificatePart) -> String {
    let grades: Vec<u8> = part.subjects.iter().map(|(_, grade): &(Subject, Grade)| grade.get()).collect();
    format!("{} = {}", Words::sum_of(&grades), words.average(part.average))
}
