//! The report: what it says of a case, and that nothing is left out of it.

use talapker::formats::answers;
use talapker::report::answers::{of_choice, of_person};
use talapker::report::{Around, ChoicePart, Item, Report, Section, Verdict, plain, report};
use talapker::rules::assess;
use talapker::rules::assessment::{Assessment, ChoiceAssessment, Reason, Reasoned, Why, WindowState};
use talapker::rules::calendar::Moment;
use talapker::rules::case::{Case, Document};
use talapker::rules::cite::Cite;
use talapker::rules::code::Code as _;
use talapker::rules::edition::CURRENT;
use talapker::rules::edition::coverage::Rule;
use talapker::rules::prepare::{Preparation, preparations};
use talapker::rules::question::Question;
use talapker::rules::table::Row;
use talapker::text::{Key, Lang, Words, source::words};

use super::generated::{Draw, cases, value};
use super::inputs::whys;
use super::support::{announced_day, day, edition_day};

const SIMPLE: &str = "base=basic_secondary&issued_in=kazakhstan&average=4.62&grade.kazakh_language=5&grade.algebra=4\
    &grade.informatics=5&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order\
    &1.language=kazakh_language&1.profile=algebra,informatics&paper.photo=yes&paper.medical_075u=yes\
    &paper.medical_075u.until=2026-07-01";

fn read(text: &str) -> Case {
    let (case, unused) = answers::read(text);
    assert!(unused.is_empty(), "{unused:?}");
    case
}

fn made(words: &Words, case: &Case, around: &Around) -> Report {
    let assessment = assess(case, CURRENT, Moment::morning(day(2026, 8, 3)));
    report(words, case, &assessment, around)
}

fn text(lang: Lang, answers: &str, around: &Around) -> String {
    let words = words(lang);
    plain(&words, &made(&words, &read(answers), around), Some("https://example.org/#/result?x"))
}

/// Each expectation is in the text, in this order, whether its spaces break or not.
fn says(text: &str, expected: &[&str]) {
    let text = text.replace('\u{a0}', " ");
    let mut rest = text.as_str();
    for one in expected {
        let Some((_, after)) = rest.split_once(&one.replace('\u{a0}', " ")) else {
            panic!("“{one}” does not follow in:\n{text}")
        };
        rest = after;
    }
}

#[test]
fn the_text_says_the_verdict_its_grounds_and_what_they_rest_on() {
    let around = Around {
        person: "Айгерім".into(),
        counsellor: "Г. Ахметова".into(),
        open: vec!["Квоты".into()],
        ..Around::default()
    };
    let words = words(Lang::Ru);
    let last = edition_day(CURRENT.windows.basic);
    let left = (last - day(2026, 8, 3)).num_days();
    let file_by = format!(
        "Подайте до: {}, 18:00 ({}) — {}",
        words.date_year(last),
        words.weekday(last),
        words.plural(Key::days_left, i32::try_from(left).unwrap())
    );
    let results = format!("Итоги конкурса: {}", words.date(edition_day(CURRENT.milestones.results_basic)));
    let expected = [
        "Для кого: Айгерім",
        "На какой момент: 3 августа 2026 года, 09:00",
        "=== Специальность 1 ===",
        &file_by,
        "1) Очно, по госзаказу",
        "[приказ № 578, приложение 1, строка 3, подпункт 2]",
        "Из ваших ответов: Специалист среднего звена",
        "По конкурсу",
        "[приказ № 578, пункт 54]",
        "(5 + 4 + 5) ÷ 3 = 4⅔ ≈ 4,67 (прежняя редакция)",
        "Казахский язык, Алгебра, Информатика",
        "средний балл документа об образовании: 4,62; квота не указана",
        "☐ Заявление — нужно",
        "☑ Цифровая фотография",
        "срок истёк",
        "Срок действия: 1 июля 2026 года",
        &results,
        "[приказ № 578, пункт 64]",
        "ВАШИ ОТВЕТЫ",
        "Средний балл документа об образовании: 4,62",
        "Квоты",
        "приказом № 578",
        words.t(Key::about_amendments_announced),
        "Кто консультировал: Г. Ахметова",
        "https://example.org/#/result?x",
    ];
    let text = text(Lang::Ru, SIMPLE, &around);
    says(&text, &expected);
}

#[test]
fn what_was_not_typed_leaves_no_trace() {
    for lang in Lang::ALL {
        let words = words(*lang);
        let made = made(&words, &read(SIMPLE), &Around::default());
        assert_eq!((made.head.len(), made.signature, made.open), (1, None, None));
    }
}

#[test]
fn a_second_reading_and_what_is_still_open_are_said() {
    let paid = "base=general_secondary&1.kind=medical&1.level=mid_level&1.form=full_time&1.basis=paid";
    let words = words(Lang::Ru);
    says(
        &text(Lang::Ru, paid, &Around::default()),
        &[
            // A Saturday: on the portal the day before is safe.
            &words.date_year(edition_day(CURRENT.windows.pedagogical_medical) - chrono::Days::new(1)),
            &words.date(edition_day(CURRENT.windows.pedagogical_medical)),
            &words.fill(Key::announced_same, &[("year", "2026")]),
            &words.date(edition_day(CURRENT.windows.paid)),
            "(мы так поняли)",
        ],
    );
    let case = read(SIMPLE);
    let missed_by_two = edition_day(CURRENT.windows.basic) + chrono::Days::new(2);
    let assessment = assess(&case, CURRENT, Moment::morning(missed_by_two));
    let missed = plain(&words, &report(&words, &case, &assessment, &Around::default()), None);
    says(
        &missed,
        &[
            words.t(Key::file_by_safe_was),
            words.t(Key::window_uncertain_text),
            &words.date_to(edition_day(CURRENT.windows.basic)),
            &words.date_to(announced_day(Row::Basic)),
            "ЧТО ЕЩЁ ОТКРЫТО",
            "учиться платно",
            &words.moment(Moment::closing(edition_day(CURRENT.windows.paid))),
            "[приказ № 578",
        ],
    );
}

#[test]
fn before_the_edition_nothing_is_computed() {
    let words = words(Lang::En);
    let case = read(SIMPLE);
    let assessment = assess(&case, CURRENT, Moment::morning(day(2025, 2, 1)));
    let made = report(&words, &case, &assessment, &Around::default());
    assert!(made.choices.is_empty() && made.not_in_force.is_some());
    says(&plain(&words, &made, None), &["1 February 2025"]);
}

/// Every answer alone leaves words; the name of a choice and the moment stand elsewhere.
#[test]
fn every_answer_is_told() {
    let mut draw = Draw::new(3);
    let elsewhere = |question: &Question| {
        matches!(question, Question::AsOf | Question::Label | Question::Held(_) | Question::ValidUntil(_))
    };
    for question in Question::every().filter(|question| !elsewhere(question)) {
        for words in Lang::ALL.iter().map(|lang| words(*lang)) {
            // A list without anything in it leaves no line.
            let told = (0..20).flat_map(|_| {
                let mut case = Case::default();
                let value = value(&mut draw, &question);
                case.put(&question.clone().into(), Some(value));
                let of_choices = (0..case.choices().len()).flat_map(|at| of_choice(&words, &case, at));
                of_person(&words, &case).into_iter().chain(of_choices).collect::<Vec<_>>()
            });
            let told: Vec<_> = told.collect();
            assert!(!told.is_empty(), "{question:?} is not told");
            assert!(
                told.iter().all(|(q, a)| !q.is_empty() && !a.is_empty() && !a.contains('{')),
                "{question:?}: {told:?}"
            );
        }
    }
}

fn of_section(section: &Section) -> impl Iterator<Item = &Item> {
    let Section { title: _, style: _, lead, items, remark } = section;
    lead.iter().chain(items).chain(remark)
}

fn of_verdict(verdict: &Verdict) -> Vec<&Item> {
    let Verdict {
        text,
        by_order,
        announced,
        other_reading,
        in_favour,
        filing,
        next_season,
        still_open,
        maybe_open,
        ..
    } = verdict;
    let ways = in_favour.iter().chain(still_open).chain(maybe_open).flat_map(of_section);
    let days = std::iter::once(text).chain(by_order).chain(announced).chain(other_reading);
    days.chain(filing).chain(next_season).chain(ways).collect()
}

/// All that is in the data of which screen, paper and text are rendered.
fn items(made: &Report) -> Vec<&Item> {
    let mut all: Vec<&Item> = Vec::new();
    for ChoicePart { report, .. } in &made.choices {
        all.extend(report.verdict.iter().flat_map(of_verdict));
        let sections = report.sections();
        all.extend(sections.into_iter().flat_map(|(section, more)| of_section(section).chain(more)));
        all.extend(of_section(&report.apply));
    }
    all.extend(made.person.iter().chain([&made.apply]).flat_map(of_section));
    all
}

/// What the rules know and the report does not hold, neither screen nor paper can show.
#[test]
fn of_any_case_every_value_is_in_the_report_with_its_reasons() {
    let words = words(Lang::En);
    for case in cases(2_000) {
        let assessment = assess(&case, CURRENT, Moment::morning(day(2026, 8, 3)));
        let made = report(&words, &case, &assessment, &Around::default());
        let verdicts = made.choices.iter().filter_map(|choice| choice.report.verdict.as_ref().ok());
        let said: Vec<&Why> = items(&made)
            .into_iter()
            .filter_map(|item| item.why.as_ref())
            .chain(verdicts.map(|v| &v.why))
            .collect();
        // Before the window and after it a filing is worth nothing.
        let filed: Vec<&Why> = assessment.choices.iter().filter_map(worth_saying).collect();
        for (rule, why) in whys(&assessment) {
            let unsaid =
                (rule == Rule::Filing && !filed.contains(&&why)) || refused_too_early(&assessment, &why);
            // Said with what does not apply.
            let elsewhere = why.reason == Reason::NoGroup;
            assert!(said.contains(&&why) || unsaid || elsewhere, "{rule:?}: {why:?}");
        }
    }
}

/// Nobody is refused before the opening.
fn refused_too_early(assessment: &Assessment, why: &Why) -> bool {
    let coming = |choice: &&ChoiceAssessment| {
        choice.window.known().is_some_and(|window| window.value.state == WindowState::NotOpen)
    };
    let refused = assessment.choices.iter().filter(coming).filter_map(|choice| choice.refused_today.as_ref());
    refused.flatten().any(|refusal| refusal.why == *why)
}

fn worth_saying(choice: &ChoiceAssessment) -> Option<&Why> {
    match choice.window.known()?.value.state {
        WindowState::Open | WindowState::LastDay | WindowState::Uncertain => {
            Some(&choice.filing.known()?.why)
        }
        WindowState::NotOpen | WindowState::Closed => None,
    }
}

#[test]
fn of_any_case_every_item_is_in_the_text_with_its_reasons_and_provisions() {
    let languages: Vec<Words> = Lang::ALL.iter().map(|lang| words(*lang)).collect();
    for (case, words) in cases(300).zip(languages.iter().cycle()) {
        let assessment = assess(&case, CURRENT, Moment::morning(day(2026, 8, 3)));
        let made = report(words, &case, &assessment, &Around::default());
        let text = plain(words, &made, None);
        assert!(
            !text.contains(['{', '}']) || case.choices().iter().any(|c| c.label.contains(['{', '}'])),
            "{text}"
        );
        assert_eq!(made.choices.len(), assessment.choices.len());
        let cited = |cites: &[Cite]| cites.iter().all(|cite| text.contains(&words.cite(*cite)));
        let verdicts = made.choices.iter().filter_map(|choice| choice.report.verdict.as_ref().ok());
        let of_items = items(&made).into_iter().filter_map(|item| item.why.as_ref());
        for why in of_items.chain(verdicts.map(|verdict| &verdict.why)) {
            for line in words.explain(why).lines {
                assert!(text.contains(&*line.text), "“{}” is not in:\n{text}", line.text);
                assert!(cited(line.cites), "{:?} is not in:\n{text}", line.cites);
            }
        }
        for item in items(&made) {
            let (value, mark) = (item.value.line(words), item.mark.map_or("", |mark| words.of(mark)));
            assert!(!value.is_empty(), "{item:?}");
            assert!(
                text.contains(&value) && text.contains(mark) && cited(item.cites),
                "{item:?} is not in:\n{text}"
            );
            for line in item.below.iter().chain(&item.told) {
                assert!(text.contains(line), "{line} is not in:\n{text}");
            }
        }
    }
}

/// Once these stood on the screen alone.
#[test]
fn a_refusal_and_an_exam_to_come_have_their_reasons_in_the_text() {
    let creative =
        "issued_in=kazakhstan&1.kind=creative&1.level=mid_level&1.form=full_time&1.basis=state_order";
    let text = text(Lang::En, creative, &Around::default());
    let refused = "returned today: [Order 578, paragraph 18]\nmissing: Application\n   If documents are missing, you are refused. [Order 578, paragraph 18]";
    says(&text, &["From the exams: the result is not known yet\n   Under the state order there is"]);
    says(&text, &[refused]);
    let once = text.matches("If documents are missing, you are refused.").count();
    assert_eq!((once, text.matches("missing: ").count()), (1, 2), "{text}");
}

const PEDAGOGICAL: &str = "base=basic_secondary&issued_in=kazakhstan&1.kind=pedagogical&1.level=mid_level&1.form=full_time&1.basis=state_order";

fn at(words: &Words, answers: &str, now: Moment) -> String {
    let case = read(answers);
    let assessment = assess(&case, CURRENT, now);
    plain(words, &report(words, &case, &assessment, &Around::default()), None)
}

#[test]
fn in_autumn_the_season_that_is_coming_and_what_can_be_prepared() {
    for words in [Lang::Kk, Lang::Ru].map(words) {
        let text = at(&words, PEDAGOGICAL, Moment::morning(day(2026, 11, 27)));
        let file_by = day(2027, 8, 10);
        says(
            &text,
            &[
                words.t(Key::file_by).trim_end_matches(':'),
                &words.date_year(file_by),
                &words.plural(Key::opens_in, 210),
                &words.fill(
                    Key::window_coming_text,
                    &[("opens_on", &words.date_on(day(2027, 6, 25))), ("year", "2027")],
                ),
                words.t(Key::coming_rules),
                words.t(Key::prepare_grades),
                &words.fill(Key::prepare_medical, &[("day_to", &words.date_year_to(file_by))]),
                words.t(Key::prepare_signature),
                words.t(Key::prepare_diagnostics),
            ],
        );
        assert!(!text.contains(words.t(Key::state_closed)), "{text}");
        // Nobody is refused before the opening, whatever is ticked.
        assert!(!text.contains(&words.t(Key::protocol_refused).to_uppercase()), "{text}");
        assert!(!text.contains(words.t(Key::refused_text)), "{text}");
        // Each day that is known has its year.
        says(&text, &[&words.date_year(day(2027, 8, 23)), &words.date_year_to(day(2027, 8, 29))]);
        // In the season nothing is left to prepare for.
        let open = at(&words, PEDAGOGICAL, Moment::morning(day(2027, 7, 1)));
        assert!(!open.contains(&words.t(Key::prepare_title).to_uppercase()), "{open}");
    }
}

#[test]
fn a_paper_is_prepared_for_no_better_reason_than_it_is_asked_for() {
    for disability in ["none", "group_2"] {
        let line = format!("{PEDAGOGICAL}&disability={disability}");
        let case = read(&line);
        let seen = assess(&case, CURRENT, Moment::morning(day(2026, 11, 27)));
        let papers = seen.choices[0].documents.as_ref().unwrap();
        let medical = papers
            .iter()
            .find(|need| matches!(need.value.document, Document::Medical075u | Document::Mse031u));
        let wanted = medical.map(Reasoned::standing);
        let found =
            preparations(&case, 0, &seen).into_iter().find(|(what, ..)| *what == Preparation::Medical);
        assert!(found.is_some() && found.map(|(_, standing, _)| standing) == wanted, "{line}: {wanted:?}");
    }
}

#[test]
fn after_the_safe_day_it_says_what_speaks_for_a_filing() {
    for words in [Lang::Kk, Lang::Ru].map(words) {
        let order = words.fill(Key::uncertain_order, &[("order_to", &words.date_to(day(2026, 8, 15)))]);
        let announced = |to| {
            words.fill(Key::uncertain_announced, &[("year", "2026"), ("announced_to", &words.date_to(to))])
        };
        let handing_in = words.t(Key::uncertain_handing_in);
        let said = |text: &str, line: &str| text.contains(line);
        // The announced day is over, the order's is not.
        let text = at(&words, PEDAGOGICAL, Moment::morning(day(2026, 8, 11)));
        says(&text, &[words.t(Key::window_uncertain_text), &words.t(Key::uncertain_why).to_uppercase()]);
        assert!(said(&text, &order) && !said(&text, handing_in), "{text}");
        assert!(!said(&text, &announced(day(2026, 8, 10))), "{text}");
        // The order's day is over, the announced one is not.
        let text = at(&words, SIMPLE, Moment::morning(day(2026, 8, 20)));
        assert!(said(&text, &announced(day(2026, 8, 22))) && !said(&text, handing_in), "{text}");
        // Two clauses.
        let paid = "base=basic_secondary&1.kind=general&1.level=mid_level&1.form=evening&1.basis=paid";
        let text = at(&words, paid, Moment::morning(day(2026, 9, 1)));
        let clause = words.fill(Key::uncertain_clause, &[("other_to", &words.date_to(day(2026, 9, 20)))]);
        assert!(said(&text, &clause), "{text}");
        // In the evening of the last day only the day of acceptance is too late.
        let evening = Moment { date: day(2026, 8, 18), minute: 19 * 60 };
        assert!(said(&at(&words, SIMPLE, evening), handing_in));
    }
}

#[test]
fn what_is_said_of_later_rules_follows_the_year_of_admission() {
    for words in [Lang::Kk, Lang::Ru].map(words) {
        let text = at(&words, SIMPLE, Moment::morning(day(2025, 7, 1)));
        says(&text, &[words.t(Key::about_amendments_unknown)]);
        assert!(!text.contains(words.t(Key::about_amendments_announced)), "{text}");
    }
}
