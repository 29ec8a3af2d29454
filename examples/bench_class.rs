//! What a class costs in the browser: `tests/e2e/bench_class_page.mjs` calls it, `cargo xtask bench --class` prints it.

#![expect(clippy::expect_used, reason = "a benchmark whose own class is wrong is to stop")]

#[path = "measured/mod.rs"]
mod measured;
#[path = "measured/texts.rs"]
mod texts;

use talapker::class::session::Session;
use talapker::class::session::packed;
use talapker::class::session::protocol::{Destination, Reply, Request};
use talapker::class::workbook;
use talapker::class::write::{Grid, Out, xlsx};
use talapker::formats::answers;
use talapker::rules::brief;
use talapker::rules::calendar::{Date, Moment};
use talapker::rules::case::Case;
use talapker::rules::code::Code as _;
use talapker::rules::edition::CURRENT;
use talapker::text::Lang;
use wasm_bindgen::prelude::wasm_bindgen;

/// A pupil's four choices.
const CHOICES: &str = "base=basic_secondary&issued_in=kazakhstan&document_year=2026&status=citizen&disability=none\
    &grade.kazakh_language=5&grade.algebra=4&grade.informatics=5&paper.photo=yes&paper.medical_075u=no\
    &1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order&1.channel=portal\
    &2.kind=medical&2.level=mid_level&2.form=full_time&2.basis=paid&2.channel=college\
    &3.kind=pedagogical&3.level=mid_level&3.form=full_time&3.basis=state_order&3.channel=portal\
    &4.kind=general&4.level=skilled_worker&4.form=evening&4.basis=paid&4.channel=college";

/// Assesses 30 pupils with 20 choices each, in cases of four, and explains every value; `turns` times.
#[wasm_bindgen]
pub fn explained(turns: u32) -> u32 {
    let all = 30 * 20 / 2;
    // The applicants that are measured have two choices each.
    (0..turns).fold(0, |sum, turn| {
        (0..all).fold(sum, |sum, at| sum.wrapping_add(measured::assess_once(turn.wrapping_mul(all) + at)))
    })
}

/// Works out what a list shows of 5,000 pupils with four choices each; `turns` times.
#[wasm_bindgen]
pub fn worked_out(turns: u32) -> u32 {
    let (case, unused) = answers::read(CHOICES);
    assert!(unused.is_empty(), "not used: {unused:?}");
    let cases: Vec<Case> = (0..5_000).map(|_| case.clone()).collect();
    let summer = Moment::morning(Date::from_ymd_opt(2026, 7, 15).expect("there is such a day"));
    let line = |case: &Case| {
        let line = talapker::class::line::Line::of(&brief(case, CURRENT, summer));
        u32::try_from(line.choices.len()).unwrap_or_default()
    };
    (0..turns).fold(0, |sum, _| cases.iter().fold(sum, |sum, case| sum.wrapping_add(line(case))))
}

/// The bytes of a CSV of so many pupils.
#[wasm_bindgen]
pub fn csv(pupils: u32) -> Vec<u8> {
    let mut text = format!("{}\r\n", HEADINGS.join(";"));
    for at in 0..pupils {
        text.push_str(&cells(at).join(";").replace('.', ","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// The bytes of a workbook of so many pupils.
#[wasm_bindgen]
pub fn book(pupils: u32) -> Vec<u8> {
    let out = |cell: String| cell.parse::<f64>().map_or(Out::Text(cell.clone()), |_| Out::Number(cell));
    let rows = (0..pupils).map(|at| cells(at).into_iter().map(out).collect()).collect();
    let headings = HEADINGS.iter().map(|heading| (*heading).to_string()).collect();
    xlsx::write(Lang::Kk, &Grid { headings, rows }).expect("it fits into a sheet")
}

const HEADINGS: [&str; 14] = [
    "Аты-жөні",
    "Сынып",
    "base",
    "issued_in",
    "grade.algebra",
    "grade.informatics",
    "average",
    "1.kind",
    "1.level",
    "1.form",
    "1.basis",
    "1.channel",
    "paper.photo",
    "paper.medical_075u",
];

fn cells(at: u32) -> Vec<String> {
    let mut cells = vec![format!("Оқушы Сынақ {at}"), format!("9 {}", ["А", "Ә", "Б"][(at % 3) as usize])];
    let fixed = ["basic_secondary", "kazakhstan"];
    cells.extend(fixed.map(str::to_string));
    cells.extend([at % 4 + 2, at % 3 + 3].map(|grade| grade.to_string()));
    cells.push(format!("{}.{}", 3 + at % 2, at % 10));
    let choice = ["general", "mid_level", "full_time", "state_order", "portal"];
    cells.extend(choice.map(str::to_string));
    cells.extend([at % 2, at % 3].map(|held| if held == 0 { "жоқ" } else { "иә" }.to_string()));
    cells
}

/// From the bytes of a CSV to the first rows; the class is then worked out no further. How many rows there are.
#[wasm_bindgen]
pub fn csv_to_rows(bytes: &[u8]) -> u32 {
    to_rows(Request::Open { name: "a.csv".to_string(), bytes: bytes.to_vec(), into: Destination::New })
}

/// The same from a workbook, through the bytes that one worker gives the other.
#[wasm_bindgen]
pub fn book_to_rows(bytes: &[u8]) -> u32 {
    let (kind, sheets) = workbook::open(bytes).expect("it is a workbook");
    let sheets = packed::sheets(kind, &sheets);
    to_rows(Request::Sheets { name: "a.xlsx".to_string(), sheets, into: Destination::New })
}

fn to_rows(open: Request) -> u32 {
    let mut session = session();
    session.take(open, &mut |_| ());
    while session.step(&mut |_| ()) {}
    session.take(Request::Accept, &mut |_| ());
    let mut rows = 0;
    session.take(Request::Rows(0, 30), &mut |reply| {
        if let Reply::Rows(_, _, told) = reply {
            rows = told.len();
        }
    });
    u32::try_from(rows).unwrap_or_default()
}

/// Opens a CSV and works all of it out; how many pupils there are.
#[wasm_bindgen]
pub fn whole(bytes: &[u8]) -> u32 {
    let mut session = session();
    let open = Request::Open { name: "a.csv".to_string(), bytes: bytes.to_vec(), into: Destination::New };
    let mut pupils = 0;
    for request in [open, Request::Accept] {
        let mut reply = |reply| {
            if let Reply::Listed(listed) = reply {
                pupils = listed.done;
            }
        };
        session.take(request, &mut reply);
        while session.step(&mut reply) {}
    }
    pupils
}

/// The window of one choice and the average of three grades, both explained; `turns` times.
#[wasm_bindgen]
pub fn small_part(turns: u32) -> u32 {
    (0..turns).fold(0, |sum, turn| sum.wrapping_add(measured::small_part_once(turn)))
}

/// Runs the bare loop `turns` times.
#[wasm_bindgen]
pub fn bare(turns: u32) -> u32 {
    (0..turns).fold(0, |sum, turn| sum.wrapping_add(measured::bare_loop(turn)))
}

fn session() -> Session {
    let mut session = Session::new(|_| String::new());
    session.take(Request::Words { texts: texts::texts(), lang: Lang::Kk.code().to_string() }, &mut |_| ());
    session.take(Request::Now("2026-08-03T09:00".to_string()), &mut |_| ());
    session
}

fn main() {}
