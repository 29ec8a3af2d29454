//! Who goes first at equal scores: two applicants, key by key.

use leptos::prelude::*;

use super::average_field::{AverageField, average_field};
use super::goal::no_competition;
use crate::app::dom::{El, all, dynamic, el, jump, link, memo, note, nothing, of_class, p};
use crate::app::field::Field;
use crate::app::part::fields::{self, Offer, Pick};
use crate::app::part::layout::opening;
use crate::app::part::specialty;
use crate::app::part::{as_of, why};
use crate::app::state::App;
use crate::flow::route::Route;
use crate::flow::step::Step;
use crate::rules::assessment::{Answer, ChoiceAssessment, Mark};
use crate::rules::grade::{Average, Decimal};
use crate::rules::question::Question;
use crate::rules::rule::tie::{
    Entrant, Exams, Outcome, Quota, Side, Step as Compared, Tie, TieKey, Unknown, tie as compare, tie_of_one,
};
use crate::text::Key;
use crate::text::labels::CHECK;
use crate::text::values::points;

/// One's own choice, and the other applicant or another choice.
type Pair = (usize, Option<usize>);

/// The page.
pub(in crate::app) fn tie(app: App) -> AnyView {
    let pair = RwSignal::new(app.draft(&PAIR).unwrap_or_default());
    let body = as_of::assessed(app, move |seen| body(app, pair, seen.choices.len()));
    of_class("div", "stack loose")
        .child(opening(app.t(Key::tie_title), app.t(Key::tie_lead)))
        .child(of_class("div", "stack loose").dynamic(body))
        .into()
}

/// Every pair, with the code under which it is kept.
fn pairs(choices: usize) -> Vec<(String, Pair)> {
    let mut pairs: Vec<(String, Pair)> = (0..choices).map(|at| ((at + 1).to_string(), (at, None))).collect();
    for one in 0..choices {
        pairs.extend((one + 1..choices).map(|two| (format!("{}-{}", one + 1, two + 1), (one, Some(two)))));
    }
    pairs
}

fn body(app: App, chosen: RwSignal<String>, choices: usize) -> AnyView {
    let names: Vec<Memo<String>> = (0..choices).map(|at| name(app, at)).collect();
    let all_pairs = StoredValue::new(pairs(choices));
    let found = move || {
        let pair = chosen
            .with(|chosen| all_pairs.with_value(|all| all.iter().find(|(code, _)| code == chosen).cloned()));
        pair.unwrap_or_else(|| ("1".to_string(), (0, None)))
    };
    let listed = names.clone();
    let pick = move || {
        let said = |at: usize| listed.get(at).map_or(String::new(), |name| name.get());
        let offer = |(code, (one, two)): &(String, Pair)| {
            let (key, other) = match two {
                None => (Key::tie_with_other, String::new()),
                Some(two) => (Key::tie_two, said(*two)),
            };
            let label = app.w().fill(key, &[("choice", &said(*one)), ("other", &other)]);
            Offer { value: code.clone(), label, hint: None }
        };
        let pick = Pick {
            legend: app.t(Key::tie_what).into(),
            hint: None,
            offers: all_pairs.with_value(|all| all.iter().map(offer).collect()),
            wide: false,
            may_skip: false,
        };
        let put = move |code: &str| {
            app.keep_draft(&PAIR, code, true);
            chosen.set(code.to_string());
        };
        fields::radios(app, &PAIR, pick, Box::new(move || Some(found().0)), Box::new(put))
    };
    let pick = (choices > 1).then(|| dynamic(pick));
    let two = memo(move || found().1);
    let both = dynamic(move || {
        let (one, two) = two.get();
        app.assessment.with_untracked(|seen| match (seen.choices.get(one), two) {
            (Some(own), None) => with_other(app, one, own),
            (Some(own), Some(two)) => {
                let of = [names.get(one), names.get(two)].map(Option::<&Memo<String>>::copied);
                seen.choices
                    .get(two)
                    .map_or_else(nothing, |other| scenarios(app, [(one, own), (two, other)], of))
            }
            (None, _) => nothing(),
        })
    });
    all((pick, of_class("div", "stack loose").child(both)))
}

/// `1-мамандық: Бағдарламалау`.
fn name(app: App, at: usize) -> Memo<String> {
    let plain = app.w().choice(at);
    let own = specialty::own_name(app, at);
    memo(move || own.get().map_or_else(|| plain.clone(), |name| format!("{plain}: {name}")))
}

fn own(app: App, choice: &ChoiceAssessment) -> Entrant {
    let quotas = app.case.with_untracked(|case| case.applicant.quotas);
    Entrant::own(&choice.score, &choice.exam, quotas)
}

/// Two of one's own choices.
fn scenarios(app: App, of: [(usize, &ChoiceAssessment); 2], names: [Option<Memo<String>>; 2]) -> AnyView {
    let entrants = of.map(|(_, choice)| own(app, choice));
    let places = of.map(|(at, choice)| Some((at, exam_step(at, choice))));
    let shown = dynamic(move || {
        let [a, b] = &entrants;
        let seen = Seen {
            who: names.map(|name| name.map_or(String::new(), |name| name.get())),
            entrants,
            tie: tie_of_one(a, b),
            places,
        };
        all((conclusion(app, &seen), list(app, &seen)))
    });
    all((note("note measure", app.t(Key::tie_scenarios)), of_class("div", "stack").child(shown)))
}

/// Where one answers whether there is an exam.
fn exam_step(at: usize, choice: &ChoiceAssessment) -> Step {
    match &choice.exam {
        Answer::Missing(needs) if !needs.contains(&Question::Kind) => Step::Way(at),
        Answer::Missing(_) | Answer::Known(_) | Answer::NotApplicable(_) => Step::Specialty(at),
    }
}

/// What is kept of this page while one looks at others.
const PAIR: Field = Field::Page("tie.pair");
const SCORE: Field = Field::Page("tie.score");
const DOCUMENT: Field = Field::Page("tie.document");
const EXAM: Field = Field::Page("tie.exam");
const QUOTA: Field = Field::Page("tie.quota");

const FIVE: Average = Average { sum: 5, count: 1 };
const TWO: Average = Average { sum: 2, count: 1 };
const ZERO: Average = Average { sum: 0, count: 1 };

/// One's own choice and another person.
fn with_other(app: App, at: usize, choice: &ChoiceAssessment) -> AnyView {
    let mine = own(app, choice);
    let grades = choice.score.certificate_part.known().map(|part| part.value.subjects.len());
    let (score_field, score) = average_field(
        app,
        AverageField {
            field: SCORE,
            label: app.t(Key::tie_other_score).into(),
            hint: Some(Key::goal_target_hint),
            error: Key::tie_other_score_error,
            range: (TWO, FIVE),
            grades,
        },
    );
    let (document_field, document) = average_field(
        app,
        AverageField {
            field: DOCUMENT,
            label: app.t(Key::q_average).into(),
            hint: Some(Key::q_average_hint),
            error: Key::error_average,
            range: (TWO, FIVE),
            grades: None,
        },
    );
    let scale = match mine.exams {
        Exams::Mean(_, out_of, _) => Some(out_of),
        Exams::NotPart | Exams::NotKnown | Exams::NotEntered | Exams::MixedScales => None,
    };
    let exam = scale.and_then(|out_of| exam_field(app, out_of));
    let (exam_field, exam) = exam.unzip();
    let (quota_field, quota) = quota_field(app);
    let other = move || {
        let exam = exam.and_then(|exam| exam.get());
        Entrant::other(mine.exams, score.get(), exam, document.get(), quota.get())
    };
    let step = exam_step(at, choice);
    let seen = move || {
        let theirs = other();
        Seen {
            who: [Key::tie_who_you, Key::tie_who_other].map(|key| app.t(key).to_string()),
            entrants: [mine, theirs],
            tie: compare(&mine, &theirs),
            places: [Some((at, step)), None],
        }
    };
    let fields = of_class("section", "stack")
        .child(el("h2").child(app.t(Key::tie_other)))
        .child(vec![score_field])
        .child(exam_field)
        .child(vec![document_field, quota_field]);
    let shown = of_class("div", "stack")
        .child(el("div").attr("role", "status").dynamic(move || conclusion(app, &seen())))
        .child(of_class("div", "stack").dynamic(move || list(app, &seen())));
    let two = of_class("div", "two").child(fields).child(shown);
    all((no_competition(app, choice), two))
}

fn exam_field(app: App, out_of: Decimal) -> Option<(AnyView, Memo<Option<Average>>)> {
    let highest = Average::new(out_of.ten_thousandths, 10_000)?;
    let field = AverageField {
        field: EXAM,
        label: app.w().fill(Key::tie_other_exam, &[("out_of", &app.w().decimal(out_of))]),
        hint: None,
        error: Key::error_mark,
        range: (ZERO, highest),
        grades: None,
    };
    Some(average_field(app, field))
}

/// The id of the question on the quota, for a link to it.
const QUOTA_ID: &str = "tie-quota";

fn quota_field(app: App) -> (AnyView, Memo<Quota>) {
    let answer = RwSignal::new(app.draft(&QUOTA).unwrap_or_default());
    let pick = Pick {
        legend: app.t(Key::tie_other_quota).into(),
        hint: None,
        offers: fields::yes_no(app),
        wide: true,
        may_skip: true,
    };
    let current = move || Some(answer.get()).filter(|answer| !answer.is_empty());
    let put = move |value: &str| {
        app.keep_draft(&QUOTA, value, !value.is_empty());
        answer.set(value.to_string());
    };
    let quota = memo(move || {
        answer.with(|answer| match answer.as_str() {
            "yes" => Quota::Unnamed,
            "no" => Quota::Without,
            _ => Quota::NotKnown,
        })
    });
    let question = fields::radios(app, &QUOTA, pick, Box::new(current), Box::new(put));
    (el("div").attr("id", QUOTA_ID).attr("tabindex", "-1").child(question).into(), quota)
}

/// What is shown of two.
struct Seen {
    who: [String; 2],
    entrants: [Entrant; 2],
    tie: Tie,
    /// The choice and the step that says whether it has an exam; none for another person.
    places: [Option<(usize, Step)>; 2],
}

impl Seen {
    fn who(&self, side: Side) -> &str {
        let [a, b] = &self.who;
        match side {
            Side::A => a,
            Side::B => b,
        }
    }

    /// Both choices are the person's own.
    fn of_one(&self) -> bool {
        self.places.iter().all(Option::is_some)
    }
}

/// Who goes first, in a sentence.
fn conclusion(app: App, seen: &Seen) -> AnyView {
    let words = app.w();
    let last = &seen.tie.last;
    let key = app.of(last.key);
    let text = match &last.outcome {
        Outcome::Ahead(side) => words.fill(Key::tie_end_ahead, &[("who", seen.who(*side)), ("key", key)]),
        Outcome::NotKnown(_) => words.fill(Key::tie_end_not_known, &[("key", key)]),
        Outcome::NoMore(_) | Outcome::Equal => words.t(Key::tie_end_no_more).to_string(),
    };
    let mark = seen.tie.standing().mark().filter(|_| matches!(last.outcome, Outcome::Ahead(_)));
    let check = |mark| p(why::mark(app, mark)).child(" ").child(app.w().from_list(CHECK, mark));
    of_class("article", "verdict stack tight")
        .attr("data-state", "not_open")
        .child(el("h2").attr("class", "minor").child(text))
        .child(mark.map(check))
        .into()
}

/// The keys, one after another.
fn list(app: App, seen: &Seen) -> AnyView {
    let steps = seen.tie.equal.iter().chain([&seen.tie.last]);
    let items: Vec<El> = steps.map(|step| item(app, seen, step)).collect();
    of_class("ol", "ways stack loose").child(items).into()
}

fn item(app: App, seen: &Seen, step: &Compared) -> El {
    let words = app.w();
    let mark = why::standing(app, step.standing).map(|mark| (" ", mark));
    let title = p(el("b").child(app.of(step.key))).child(mark).child(why::cites(app, step.key.cites()));
    // What both have in common need not be known.
    let same = seen.of_one() && step.key != TieKey::Score;
    let row = |side: Side, of: &Entrant| {
        values(app, step.key, of)
            .map(|value| el("div").child(el("dt").child(seen.who(side))).child(el("dd").child(value)))
    };
    let [a, b] = &seen.entrants;
    let rows = [row(Side::A, a), row(Side::B, b)].into_iter().flatten().collect::<Vec<_>>();
    let rows = (!same && !rows.is_empty()).then(|| of_class("dl", "facts").child(rows));
    let outcome = match &step.outcome {
        Outcome::Ahead(side) => {
            let reading =
                step.standing.mark().filter(|mark| *mark == Mark::Reading).and_then(|_| reading(step.key));
            let reading = reading.map(|key| (" ", of_class("span", "small soft").child(app.t(key))));
            p(words.fill(Key::tie_ahead, &[("who", seen.who(*side))])).child(reading).into()
        }
        Outcome::Equal => p(words.t(Key::tie_equal)).into(),
        Outcome::NoMore(silence) => p(words.of(*silence)).into(),
        Outcome::NotKnown(unknown) => {
            // Whether there is an exam, and its scale, one's own choice says.
            let asked = |(side, what): &&(Side, Unknown)| {
                *side == Side::A
                    || seen.of_one()
                    || !matches!(what, Unknown::Exam | Unknown::Marks)
                    || matches!(a.exams, Exams::Mean(..))
            };
            let items: Vec<El> = unknown.iter().filter(asked).map(|one| ask(app, seen, *one)).collect();
            all((p(words.t(Key::tie_not_known)), of_class("ul", "ways").child(items)))
        }
    };
    of_class("li", "stack tight").child(title).child(rows).child(vec![outcome])
}

/// What we make of the order's silence where a key decides.
fn reading(key: TieKey) -> Option<Key> {
    match key {
        TieKey::Score => Some(Key::tie_reading_score),
        TieKey::Document => Some(Key::tie_reading_document),
        TieKey::Quota => Some(Key::tie_reading_quota),
        TieKey::NoMore => None,
    }
}

/// What one of the two has under a key.
fn values(app: App, key: TieKey, of: &Entrant) -> Option<AnyView> {
    let words = app.w();
    let unknown = || words.t(Key::tie_unknown).to_string();
    match key {
        TieKey::Score => {
            let certificate = of.certificate.map_or_else(unknown, |(average, _)| words.exactly(average));
            let exams = match of.exams {
                Exams::NotPart => return Some(all(certificate)),
                Exams::NotKnown | Exams::NotEntered => unknown(),
                Exams::Mean(mean, out_of, _) => points(&words.exactly(mean), &words.decimal(out_of)),
                Exams::MixedScales => words.t(Key::score_mixed).to_string(),
            };
            let line = |key: Key, average: &str| words.fill(key, &[("average", average)]);
            let (subjects, exams) = (line(Key::tie_subjects, &certificate), line(Key::tie_exams, &exams));
            Some(all((subjects, (el("br"), exams))))
        }
        TieKey::Document => {
            let said = |average| words.as_decimal(average).unwrap_or_else(|| words.exactly(average));
            Some(all(of.document.map_or_else(unknown, said)))
        }
        TieKey::Quota => Some(all(match of.quota {
            Quota::NotKnown => unknown(),
            Quota::Without => words.t(Key::score_tie_no_quota).to_string(),
            Quota::Unnamed | Quota::Of(_) => words.t(Key::score_tie_quota).to_string(),
        })),
        TieKey::NoMore => None,
    }
}

/// A link to where something that is not known is entered.
fn ask(app: App, seen: &Seen, (side, what): (Side, Unknown)) -> El {
    let [a, b] = seen.places;
    let place = match side {
        Side::A => a,
        Side::B => b,
    };
    let to = if let Some((at, exam)) = place {
        let step = match what {
            Unknown::Certificate => Step::Subjects(at),
            Unknown::Exam => exam,
            Unknown::Marks => Step::Exams(at),
            Unknown::Document => Step::Average,
            Unknown::Quota => Step::Quotas,
        };
        link(&app.href(Route::Step(Some(step))), app.of(what))
    } else {
        // The fields of the other applicant are on this page, under these names.
        let (field, text) = match what {
            Unknown::Certificate => (SCORE.id(), app.t(Key::tie_other_score)),
            Unknown::Exam | Unknown::Marks => (EXAM.id(), app.of(what)),
            Unknown::Document => (DOCUMENT.id(), app.t(Key::q_average)),
            Unknown::Quota => (QUOTA_ID.to_string(), app.of(what)),
        };
        jump("", &field, text)
    };
    let who = of_class("span", "small soft").child(format!(" ({})", seen.who(side)));
    el("li").child(to).child(who)
}
