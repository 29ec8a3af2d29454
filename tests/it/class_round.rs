//! Class files, whatever stands in them: what is written is read back, the order of columns is nothing, and no bytes are a
//! surprise.

use std::io::Cursor;
use std::sync::OnceLock;

use proptest::prelude::*;
use talapker::class::column::{Index, Unused};
use talapker::class::encoding::{Encoding, KAZAKH, decode, windows_1251};
use talapker::class::read::Pupil;
use talapker::class::table::Cell;
use talapker::class::workbook;
use talapker::class::write::csv::Style;
use talapker::class::write::{Computed, Grid, Out, columns, csv, grid, template, xlsx};
use talapker::class::{Class, Options, open};
use talapker::rules::calendar::Date;
use talapker::rules::case::Case;
use talapker::rules::grade::Decimal;
use talapker::rules::question::{Question, Value};
use talapker::text::{Lang, Words, source};

use super::generated::cases;
use super::properties::config;
use super::support::{files, root};

fn read(bytes: &[u8]) -> Class {
    let index = Index::new(&source::all());
    open(bytes, &index, &Options::default(), &windows_1251).unwrap_or_else(|refused| panic!("{refused}"))
}

/// A case as far as a list can hold it: the contract has no open places among profile subjects, an average is the same
/// with zeros behind it, and a choice without answers is none.
fn plain(case: &Case) -> String {
    let mut case = case.clone();
    if let Some(average) = case.applicant.certificate_average {
        let mut text = average.to_string();
        if text.contains('.') {
            text = text.trim_end_matches('0').trim_end_matches('.').to_string();
        }
        case.applicant.certificate_average = Decimal::parse(&text).ok();
    }
    for at in 0..case.choices().len() {
        let place = Question::Profile.of(at);
        if let Some(Value::Subjects(subjects)) = case.answer(&place) {
            let named: Vec<_> = subjects.iter().flatten().cloned().map(Some).collect();
            let open = named.is_empty() && !subjects.is_empty();
            case.put(&place, if open { None } else { Some(Value::Subjects(named)) });
        }
    }
    talapker::formats::answers::write(&case)
}

fn of(pupils: &[Pupil]) -> Vec<(Option<String>, Option<String>, String)> {
    pupils.iter().map(|pupil| (pupil.name.clone(), pupil.group.clone(), plain(&pupil.case))).collect()
}

const NAMES: &[Option<&str>] = &[
    Some("Сәуле Қ."),
    Some("=HYPERLINK(\"x\";\"y\")"),
    Some("'=1+1"),
    Some("''@x"),
    Some("О'Тест; \"Үміт\", ЖШС"),
    Some("+7 701"),
    Some("-5"),
    Some("Средний Иван"),
    Some("Итого"),
    None,
];

fn classes() -> Vec<Vec<Pupil>> {
    let pupils: Vec<Pupil> = cases(120)
        .zip(2_u32..)
        .map(|(mut case, row)| {
            // A name of a choice is the person's own words; others than these are tested with names.
            for at in 0..case.choices().len() {
                case.put(&Question::Label.of(at), Some(Value::Text(String::new())));
            }
            let at = usize::try_from(row).unwrap();
            let name = NAMES[at % NAMES.len()].map(str::to_string);
            let group = if at % 3 == 0 { None } else { Some("9 А".to_string()) };
            Pupil { row, name, group, case }
        })
        .collect();
    pupils.chunks(12).map(<[Pupil]>::to_vec).collect()
}

fn written(words: &Words, pupils: &[Pupil]) -> Grid {
    let days_left =
        Computed { heading: "⏳".to_string(), cells: vec![Out::Number("3".to_string()); pupils.len()] };
    grid(words, pupils, &columns(pupils), &[days_left])
}

#[test]
fn what_is_written_is_read_back_in_every_format_and_language() {
    for pupils in
        classes().into_iter().chain([vec![Pupil { row: 2, name: None, group: None, case: Case::default() }]])
    {
        for words in source::all() {
            let grid = written(&words, &pupils);
            for bytes in [
                csv::write(&grid, Style::Spreadsheet),
                csv::write(&grid, Style::Plain),
                xlsx::write(words.lang, &grid).unwrap(),
            ] {
                let class = read(&bytes);
                let reasons: Vec<_> = class
                    .read
                    .problems
                    .kept
                    .iter()
                    .filter(|problem| problem.reason != talapker::class::cell::Reason::Duplicate)
                    .collect();
                assert!(reasons.is_empty(), "{:?}: {reasons:?}", words.lang);
                for (read, written) in of(&class.read.pupils).into_iter().zip(of(&pupils)) {
                    assert_eq!(read, written, "{:?}", words.lang);
                }
                assert_eq!(class.read.pupils.len(), pupils.len());
                // What is computed is no answer.
                assert_eq!(class.read.header.columns.last().unwrap().named, Err(Unused::Unknown));
            }
        }
    }
}

#[test]
fn an_apostrophe_does_not_grow() {
    let words = source::all()[1];
    let mut class = read("ФИО;Класс\n'=1+1;9\n''=2;9\n".as_bytes());
    let names = |class: &Class| {
        of(&class.read.pupils).into_iter().map(|(name, _, _)| name.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(names(&class), ["=1+1", "'=2"]);
    for _ in 0..3 {
        let grid = written(&words, &class.read.pupils);
        let text = String::from_utf8(csv::write(&grid, Style::Spreadsheet)).unwrap();
        assert!(text.contains(";'=1+1;") && text.contains(";''=2;"), "{text}");
        class = read(text.as_bytes());
        assert_eq!(names(&class), ["=1+1", "'=2"]);
        class = read(&xlsx::write(words.lang, &grid).unwrap());
        assert_eq!(names(&class), ["=1+1", "'=2"]);
    }
}

#[test]
fn the_template_is_its_two_pupils() {
    for words in source::all() {
        for bytes in [template::as_csv(&words), template::as_xlsx(&words).unwrap()] {
            let class = read(&bytes);
            assert_eq!(of(&class.read.pupils), of(&template::pupils()), "{:?}", words.lang);
            assert_eq!(class.read.problems.kept, []);
            assert_eq!(class.source.other_sheets, [""; 0]);
        }
    }
}

#[test]
fn the_order_of_columns_is_nothing() {
    for pupils in classes().into_iter().take(3) {
        for words in source::all() {
            let mut grid = written(&words, &pupils);
            let straight = of(&read(&csv::write(&grid, Style::Plain)).read.pupils);
            for turn in [1, 5, 11] {
                let turn = turn % grid.headings.len();
                grid.headings.rotate_left(turn);
                grid.rows.iter_mut().for_each(|row| row.rotate_left(turn));
                grid.headings.reverse();
                grid.rows.iter_mut().for_each(|row| row.reverse());
                // What decides about rows is what stands first: here it is never such a word.
                let grid = Grid {
                    headings: [vec!["№".to_string()], grid.headings.clone()].concat(),
                    rows: grid
                        .rows
                        .iter()
                        .map(|row| [vec![Out::Number("1".to_string())], row.clone()].concat())
                        .collect(),
                };
                assert_eq!(of(&read(&csv::write(&grid, Style::Plain)).read.pupils), straight);
            }
        }
    }
}

/// The upper halves of windows-1251 and KZ-1048, as Python's codecs `cp1251` and `kz1048` have them; neither has 0x98.
const UPPER_1251: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
const UPPER_1048: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\u{98}™љ›њқһџ\u{a0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{ad}®Ү°±Ііөµ¶·ё№ғ»әҢңүАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

#[test]
fn each_encoding_is_that_of_an_independent_implementation() {
    let upper: Vec<u8> = (0x80..=0xff).collect();
    assert_eq!(windows_1251(&upper), UPPER_1251);
    let differing =
        UPPER_1251.chars().zip(UPPER_1048.chars()).zip(&upper).filter(|((one, other), _)| one != other);
    let differing: Vec<(u8, char)> = differing.map(|((_, kazakh), byte)| (*byte, kazakh)).collect();
    assert_eq!(differing, KAZAKH);
    let (text, encoding) = decode(b"\xbc\xea\xe5\xf1\xb3\xed\xb3\xbe \xe0\xf2\xfb", &windows_1251);
    assert_eq!((text.as_str(), encoding), ("әкесінің аты", Encoding::Kz1048));
}

/// Reads the bytes, and whatever they are.
fn survive(bytes: &[u8]) {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let index = INDEX.get_or_init(|| Index::new(&source::all()[..1]));
    let _ = open(bytes, index, &Options::default(), &windows_1251);
}

/// A text of whatever letters, or of those that are special in a workbook. An apostrophe at its beginning is told apart
/// in [`an_apostrophe_does_not_grow`].
fn texts() -> impl Strategy<Value = String> {
    let special =
        "[\\x00-\\x20_x05Fdә&<>\";=+\u{85}\u{2028}\u{fffe}\u{ffff}😀]{0,20}|(_x[0-9A-Fa-f]{4}[_\r]?){1,4}";
    prop_oneof![special, any::<String>()].prop_filter("apostrophe", |text| !text.starts_with('\''))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_text_number_and_day_comes_back_from_a_workbook(
        texts in proptest::collection::vec(texts(), 1..8),
        number in "-?(0|[1-9][0-9]{0,7})(\\.[0-9]{0,6}[1-9])?",
        days in 0_u64..50_000,
    ) {
        prop_assume!(number != "-0");
        let day = Date::from_ymd_opt(1927, 6, 1).unwrap().checked_add_days(chrono::Days::new(days)).unwrap();
        let rows: Vec<Vec<Out>> = texts
            .iter()
            .map(|text| vec![Out::Text(text.clone()), Out::Number(number.clone()), Out::Day(day), Out::Empty])
            .collect();
        let grid = Grid { headings: vec!["№".to_string()], rows };
        let bytes = xlsx::write(Lang::Kk, &grid).unwrap();
        prop_assert_eq!(&bytes, &xlsx::write(Lang::Kk, &grid).unwrap());
        let (_, sheets) = workbook::open(&bytes).unwrap();
        let [sheet] = sheets.as_slice() else { panic!("{sheets:?}") };
        prop_assert_eq!(sheet.table.rows.len(), texts.len() + 1);
        for (row, text) in sheet.table.rows.iter().skip(1).zip(&texts) {
            let cell = |column| row.cells.iter().find(|(at, _)| *at == column).map(|(_, cell)| cell.clone());
            match cell(1) {
                Some(read) => prop_assert_eq!(read, Cell::Text(text.clone())),
                None => prop_assert!(Cell::Text(text.clone()).is_blank()),
            }
            prop_assert_eq!(cell(2), Some(Cell::Number(number.clone())));
            prop_assert!(matches!(cell(3), Some(Cell::Day(Some(read), _)) if read == day));
            prop_assert_eq!(cell(4), None);
        }
    }

    #[test]
    fn no_bytes_are_a_surprise(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        survive(&bytes);
        survive(&[b"PK\x03\x04", &*bytes].concat());
        survive(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &*bytes].concat());
    }

    #[test]
    fn no_text_is_a_surprise(text in "[\"';,\t\r\n?=+_ 0-9аА№ФИОТегіsep\u{300}-\u{303}\u{fffd}]{0,200}") {
        survive(text.as_bytes());
        survive(format!("Тегі;Аты;Орташа балл;Квота;Туған күні;1.marks;grade.algebra\n{text}").as_bytes());
    }
}

/// Every file with bytes changed, and cut off everywhere: `MUTATED` times, or a few.
#[test]
fn no_damaged_file_is_a_surprise() {
    let mut seed = 1_u64;
    let mut random = |limit: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % limit.max(1)
    };
    let files = files("tests/class", "");
    let wanted = std::env::var("MUTATED").ok().and_then(|number| number.parse::<usize>().ok());
    let rounds = wanted.map_or(12, |inputs| inputs / files.len() / 2 + 1);
    for name in files {
        let bytes = std::fs::read(root().join(&name)).unwrap();
        if bytes.len() > 20_000 {
            continue;
        }
        for _ in 0..rounds {
            let mut bytes = bytes.clone();
            for _ in 0..=random(4) {
                let at = random(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(random(256)).unwrap();
                }
            }
            survive(&bytes);
            bytes.truncate(random(bytes.len()));
            survive(&bytes);
        }
    }
}

/// A damaged part inside an archive that is whole.
#[test]
fn no_damaged_part_is_a_surprise() {
    let words = source::all()[0];
    let whole = template::as_xlsx(&words).unwrap();
    assert!(Cursor::new(&whole).get_ref().starts_with(b"PK"));
    for at in (0..whole.len()).step_by(97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        survive(&bytes);
    }
}
