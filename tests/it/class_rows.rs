//! The rows of a class: what is said of each pupil is what the assessment says, and what is counted is what the rows say.

use talapker::class::column::Index;
use talapker::class::encoding::windows_1251;
use talapker::class::line::{Line, Risk, Sent};
use talapker::class::message::message;
use talapker::class::order::{By, Filter, Names, select};
use talapker::class::overview::{overview, problems};
use talapker::class::read::Pupil;
use talapker::class::write::computed::computed;
use talapker::class::write::csv::Style;
use talapker::class::write::{Out, columns, csv, grid, xlsx};
use talapker::class::{Class, Options, open};
use talapker::formats::answers;
use talapker::rules::assessment::{PaperState, WindowState};
use talapker::rules::calendar::Moment;
use talapker::rules::code::Code as _;
use talapker::rules::edition::CURRENT;
use talapker::rules::question::{Place, Question};
use talapker::rules::{assess, brief};
use talapker::text::{Lang, source};

use super::generated::cases;
use super::support::day;

const BASIC: &str = "base=basic_secondary&issued_in=kazakhstan&document_year=2026&disability=none&status=citizen\
    &1.form=full_time&1.basis=state_order&1.kind=general&1.level=mid_level";
const PAPERS: &str = "&paper.application=yes&paper.education_document=yes&paper.photo=yes&paper.medical_075u=yes\
    &paper.digital_identity=yes";

fn line(answers: &str, now: Moment) -> Line {
    let (case, ignored) = answers::read(answers);
    assert!(ignored.is_empty(), "{ignored:?}");
    Line::of(&brief(&case, CURRENT, now))
}

fn at(month: u32, on: u32) -> Moment {
    Moment::morning(day(2026, month, on))
}

fn pupils(count: usize) -> Vec<Pupil> {
    let pupil = |(at, case)| Pupil {
        row: u32::try_from(at).unwrap() + 2,
        name: Some(format!("Оқушы {at}")),
        group: Some("9 А".to_string()),
        case,
    };
    cases(count).enumerate().map(pupil).collect()
}

fn lines(pupils: &[Pupil]) -> Vec<Line> {
    pupils.iter().map(|pupil| Line::of(&brief(&pupil.case, CURRENT, at(8, 3)))).collect()
}

/// What is worked out for a list is what is worked out for one.
#[test]
fn the_brief_of_a_case_says_what_its_assessment_says() {
    for case in cases(4_000) {
        for now in [at(6, 1), at(8, 3), at(8, 20), at(10, 1)] {
            let (brief, whole) = (brief(&case, CURRENT, now), assess(&case, CURRENT, now));
            assert_eq!(brief.applicant, whole.applicant);
            let is_paper = |place: &&Place| matches!(place.question, Question::Held(_));
            assert_eq!(brief.missing, whole.missing.iter().filter(is_paper).cloned().collect::<Vec<_>>());
            assert_eq!(brief.choices.len(), whole.choices.len());
            for (brief, whole) in brief.choices.iter().zip(&whole.choices) {
                assert_eq!(brief.outline, whole.outline);
                assert_eq!(brief.certificate_part, whole.score.certificate_part);
                assert_eq!(brief.exam, whole.exam);
                assert_eq!(brief.refused_today, whole.refused_today);
            }
        }
    }
}

#[test]
fn each_risk_has_its_case() {
    let all = format!("{BASIC}{PAPERS}");
    for (answers, now, risk) in [
        (all.clone(), at(8, 3), Risk::Complete),
        (all.replace("photo=yes", "photo=no"), at(8, 3), Risk::Refused),
        (all.replace("&paper.photo=yes", ""), at(8, 3), Risk::Unsaid),
        (format!("{all}&consent=no"), at(8, 3), Risk::Refused),
        (all.replace("&1.form=full_time", ""), at(8, 3), Risk::Unanswered),
        ("base=basic_secondary".to_string(), at(8, 3), Risk::Unanswered),
        (all.clone(), at(8, 28), Risk::MissedWays),
        (all.clone(), at(12, 1), Risk::ComingComplete),
        (all.clone(), at(3, 3), Risk::ComingComplete),
        (all.replace("photo=yes", "photo=no"), at(3, 3), Risk::ComingRefused),
        (all.replace("&paper.photo=yes", ""), at(3, 3), Risk::ComingUnsaid),
        (all.clone(), Moment::morning(day(2025, 1, 3)), Risk::NotInForce),
    ] {
        assert_eq!(line(&answers, now).risk, risk, "{answers}");
    }
}

/// Over a whole season of days every risk is met, and each agrees with the values that it stands for.
#[test]
fn a_risk_is_what_the_assessment_says() {
    let mut met: Vec<Risk> = Vec::new();
    for (nth, case) in cases(400).enumerate() {
        let now = Moment::morning(day(2026, 5, 20) + chrono::Days::new(u64::try_from(nth % 160).unwrap()));
        let assessment = brief(&case, CURRENT, now);
        let line = Line::of(&assessment);
        met.push(line.risk);
        assert_eq!(line.choices.len(), assessment.choices.len());
        for (choice, of) in line.choices.iter().zip(&assessment.choices) {
            met.push(choice.risk);
            let window = of.window.known();
            let state = window.map(|window| window.value.state);
            let open = matches!(state, Some(WindowState::Open | WindowState::LastDay));
            match choice.risk {
                Risk::Uncertain => assert_eq!(state, Some(WindowState::Uncertain)),
                Risk::Refused => {
                    let refused = of.refused_today.as_ref().is_some_and(|refused| !refused.is_empty());
                    assert!(open && (refused || !line.grounds.is_empty()));
                }
                Risk::Unsaid => assert!(open),
                Risk::Complete => assert!(open && of.refused_today.as_deref() == Some(&[])),
                Risk::Unanswered => assert_eq!(state, None),
                Risk::MissedWays => assert!(state == Some(WindowState::Closed) && !of.still_open.is_empty()),
                Risk::MissedMaybe => assert!(of.still_open.is_empty() && !of.maybe_open.is_empty()),
                Risk::Missed => assert!(of.still_open.is_empty() && of.maybe_open.is_empty()),
                Risk::ComingRefused | Risk::ComingUnsaid | Risk::ComingComplete => {
                    assert_eq!(state, Some(WindowState::NotOpen));
                }
                Risk::NotInForce => panic!("the edition governs"),
            }
            // As well known as the weakest value at most.
            assert_eq!(choice.standing.is_some(), window.is_some());
            assert!(
                choice.standing.zip(window).is_none_or(|(standing, window)| standing >= window.standing())
            );
            for paper in choice.papers.iter().flatten() {
                let held = case.documents.get(paper.document).held;
                assert_eq!(paper.unsaid, paper.state == PaperState::Needed && held.is_none());
            }
        }
        // Nothing else presses more, what is over aside.
        if let Some(pressing) = line.choice() {
            let more = |choice: &&talapker::class::line::ChoiceLine| {
                !choice.risk.is_over() && (pressing.risk.is_over() || choice.risk < pressing.risk)
            };
            assert!(line.choices.iter().find(more).is_none());
        }
    }
    for risk in [Risk::Uncertain, Risk::Refused, Risk::Unsaid, Risk::Unanswered, Risk::ComingRefused] {
        assert!(met.contains(&risk), "{risk:?}");
    }
}

#[test]
fn a_row_says_when_and_what() {
    let answers = format!("{BASIC}{PAPERS}").replace("medical_075u=yes", "medical_075u=no");
    let line = line(&answers, at(8, 3));
    let days = line.window().unwrap().days_left.unwrap();
    for (lang, said) in [
        (Lang::Kk, format!("Соңғы мерзімге {days}\u{a0}күн қалды. Мына құжат жоқ: ")),
        (Lang::Ru, format!("Крайний срок\u{a0}— через {days}\u{a0}дней. Нет документов: ")),
        (Lang::En, format!("The deadline is in {days}\u{a0}days. Missing documents: ")),
    ] {
        let text = line.said(&source::words(lang));
        assert!(text.starts_with(&said), "{text}");
    }
}

#[test]
fn every_row_has_words_in_every_language() {
    for (nth, pupil) in pupils(300).into_iter().enumerate() {
        let now = Moment::morning(day(2026, 5, 20) + chrono::Days::new(u64::try_from(nth % 160).unwrap()));
        let line = Line::of(&brief(&pupil.case, CURRENT, now));
        for words in source::all() {
            for text in [line.said(&words), message(&words, &pupil, &line)] {
                assert!(!text.is_empty() && !text.contains(['{', '|']), "{text}");
                assert!(!text.contains(": .") && !text.contains("  "), "{text}");
            }
            assert!(!line.risk.name(&words).is_empty());
        }
    }
}

/// A message is easily sent to the wrong chat.
#[test]
fn a_message_is_of_one_pupil_and_holds_nothing_to_regret() {
    let answers = format!("{BASIC}{PAPERS}&court=yes&quotas=orphan&average=4.5&grade.algebra=5")
        .replace("photo=yes", "photo=no");
    let (case, _) = answers::read(&answers);
    let pupil = Pupil { row: 2, name: Some("Сәуле Қ.".to_string()), group: None, case };
    let line = Line::of(&brief(&pupil.case, CURRENT, at(8, 3)));
    for words in source::all() {
        let text = message(&words, &pupil, &line);
        assert!(text.starts_with("Сәуле Қ.\n") && text.contains("☐ "), "{text}");
        assert_eq!(text.matches('☐').count(), 1, "{text}");
        let grounds = line.grounds.iter().map(|ground| words.of(*ground));
        let quotas = line.quotas.iter().map(|quota| words.of(*quota));
        assert!(grounds.chain(quotas).all(|said| !text.contains(said)), "{text}");
        assert!(!text.contains("4,5") && !text.contains("4.5"), "{text}");
    }
}

fn read(bytes: &[u8]) -> Class {
    open(bytes, &Index::new(&source::all()), &Options::default(), &windows_1251).unwrap()
}

#[test]
fn no_reader_knows_a_computed_column() {
    let index = Index::new(&source::all());
    for words in source::all() {
        let computed = computed(&words, &[]);
        assert_eq!(computed.len(), 8);
        for column in computed {
            assert_eq!(index.find(&column.heading, false), None, "{}", column.heading);
        }
    }
}

#[test]
fn what_is_computed_stands_behind_and_changes_no_answer() {
    for pupils in pupils(60).chunks(12) {
        let lines = lines(pupils);
        for words in source::all() {
            let fields = columns(pupils);
            let bare = grid(&words, pupils, &fields, &[]);
            let full = grid(&words, pupils, &fields, &computed(&words, &lines));
            assert_eq!(full.headings.len(), bare.headings.len() + 8);
            for style in [Style::Spreadsheet, Style::Plain] {
                let (full, bare) = (read(&csv::write(&full, style)), read(&csv::write(&bare, style)));
                assert_eq!(full.read.pupils, bare.read.pupils);
                assert_eq!(full.read.problems, bare.read.problems);
            }
            let [full, bare] = [&full, &bare].map(|grid| read(&xlsx::write(words.lang, grid).unwrap()));
            assert_eq!(full.read.pupils, bare.read.pupils);
        }
    }
}

#[test]
fn the_cells_are_those_of_the_row() {
    let answers = format!(
        "{BASIC}{PAPERS}&grade.kazakh_language=5&grade.algebra=5&grade.geometry=4\
        &1.language=kazakh_language&1.profile=algebra,geometry"
    );
    let line = line(&answers, at(8, 3));
    assert_eq!(line.choice().unwrap().exam, Sent::No);
    let window = *line.window().unwrap();
    let words = source::words(Lang::Ru);
    let cells: Vec<Out> =
        computed(&words, &[line]).into_iter().map(|column| column.cells[0].clone()).collect();
    assert_eq!(cells[0], Out::Day(window.file_by.date));
    assert_eq!(cells[1], Out::Number(window.days_left.unwrap().to_string()));
    assert_eq!(cells[3], Out::Text("4⅔".to_string()));
    assert_eq!(cells[4], Out::Number("4.67".to_string()));
    assert_eq!(cells[5], Out::Text("нет".to_string()));
    assert_eq!(cells[6], Out::Empty);
}

#[test]
fn the_class_is_the_sum_of_its_rows() {
    let pupils = pupils(300);
    let lines = lines(&pupils);
    let class = overview(lines.iter().enumerate());
    assert_eq!(class.pupils, 300);
    assert_eq!(class.risks.iter().map(|(_, count)| count).sum::<usize>(), 300);
    assert_eq!(class.states.iter().map(|(_, count)| count).sum::<usize>() + class.without_window, 300);
    assert_eq!(class.averages.iter().map(|bin| bin.pupils).sum::<usize>() + class.without_average, 300);
    assert!(class.averages.windows(2).all(|two| two[0].to == two[1].from));
    for bin in &class.averages {
        let last = Some(bin) == class.averages.last();
        let averages = lines.iter().filter_map(|line| line.choice()?.average);
        let inside = averages.filter(|average| bin.from <= *average && (last || *average < bin.to));
        assert_eq!(inside.count(), bin.pupils);
    }
    for (day, of) in &class.days {
        let ends = |line: &Line| {
            let mut windows = line.choices.iter().filter_map(|choice| choice.window);
            windows.any(|window| window.file_by.date == *day)
        };
        assert_eq!(*of, (0..300).filter(|at| ends(&lines[*at])).collect::<Vec<_>>());
    }
    for count in &class.papers {
        let has = |line: &&Line| {
            let mut papers = line.choices.iter().flat_map(|choice| choice.papers.iter().flatten());
            papers.any(|paper| paper.document == count.document)
        };
        let all = count.needed + count.unsaid + count.expired + count.held + count.deferred + count.fetched;
        assert_eq!(all, lines.iter().filter(has).count(), "{count:?}");
    }
}

#[test]
fn problems_are_counted_by_column() {
    let class = read("Аты-жөні;Алгебра;Туған күні\nА;6;?\nБ;5;?\nИтого;1;2\n".as_bytes());
    let (columns, more) = problems(&class.read.problems);
    assert_eq!(columns.into_iter().collect::<Vec<_>>(), [(None, 1), (Some(2), 1), (Some(3), 2)]);
    assert_eq!(more, 0);
}

/// Every order holds every row once, and rows without a value stand last whichever way it is turned.
#[test]
fn an_order_loses_no_row() {
    let pupils = pupils(5_000);
    let lines = lines(&pupils);
    let some: Vec<Option<Line>> = lines.iter().cloned().map(Some).collect();
    let names = Names::of(&pupils);
    for by in By::ALL {
        for turned in [false, true] {
            let mut rows = select(&pupils, &some, &names, &Filter::default(), *by, turned);
            if *by == By::Average {
                let averages: Vec<_> =
                    rows.iter().map(|at| lines[*at].choice().and_then(|c| c.average)).collect();
                let known = averages.iter().take_while(|average| average.is_some()).count();
                assert!(averages[known..].iter().all(Option::is_none));
                assert!(averages[..known].windows(2).all(|two| if turned {
                    two[0] >= two[1]
                } else {
                    two[0] <= two[1]
                }));
            }
            rows.sort_unstable();
            assert!(rows.into_iter().eq(0..5_000), "{by:?}");
        }
    }
}
