//! Writes a class in every form and language into a folder, and the cells that a reader must find in each file, for
//! `tests/spreadsheets/check.py`.
//!
//! ```text
//! cargo run -q --example class_written -- FOLDER
//! ```

use std::path::Path;
use std::{env, fs, io};

use serde_json::{Value, json};
use talapker::class::column::Field;
use talapker::class::line::Line;
use talapker::class::read::Pupil;
use talapker::class::write::computed::computed;
use talapker::class::write::csv::{self, Style};
use talapker::class::write::{Grid, Out, columns, grid, template, xlsx};
use talapker::formats::answers;
use talapker::formats::date_text::write_date;
use talapker::rules::brief;
use talapker::rules::calendar::{Date, Moment};
use talapker::rules::code::Code as _;
use talapker::rules::edition::CURRENT;
use talapker::rules::question::Kind;
use talapker::text::{Words, source};

/// Names and answers that spreadsheets are known to change: formulas, signs, long numbers, days, quotes, line breaks.
const PUPILS: &[(&str, &str, &str)] = &[
    (
        "Әліпби Ғани Қыран Ңұр Өтеп",
        "9 А",
        "birth=2011-03-09&base=basic_secondary&average=4.62&grade.algebra=5",
    ),
    ("=HYPERLINK(\"http://x\";\"y\")", "1/2", "base=general_secondary&average=4.05&paper.photo=no"),
    ("+7 701 000", "0012", "base=basic_secondary&quotas=rural_youth,orphan&1.label=@sum"),
    (
        "-Тире",
        "3e5",
        "birth=2009-12-31&1.label=%3D1%2B1&1.kind=general&1.level=mid_level&1.form=full_time\
      &1.basis=state_order&issued_in=kazakhstan&base=basic_secondary",
    ),
    ("\"Үміт\"; Іргебай, Ұлан", "4.05", "average=3.9&1.specialty=06130100&1.form=full_time"),
    ("_x0041_ & <b>", " 9\n Б ", "average=4.333"),
    ("'Апостроф", "май.24", "average=5&paper.medical_075u=yes&paper.medical_075u.until=2026-07-31"),
];

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).ok_or_else(|| io::Error::other("name a folder"))?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    let pupils: Vec<Pupil> = (2_u32..).zip(PUPILS).map(pupil).collect();
    let now = Moment::morning(Date::from_ymd_opt(2026, 8, 3).unwrap_or_default());
    let lines: Vec<Line> = pupils.iter().map(|pupil| Line::of(&brief(&pupil.case, CURRENT, now))).collect();
    let mut expected = Vec::new();
    for words in source::all() {
        let class = grid(&words, &pupils, &columns(&pupils), &computed(&words, &lines));
        let lang = words.lang.code();
        let template_name = format!("template.{lang}.xlsx");
        let mut write = |name: String, bytes: Vec<u8>, cells: Value| {
            let rules = if name == template_name { rules(&words) } else { json!([]) };
            expected.push(json!({ "file": name, "cells": cells, "rules": rules }));
            fs::write(folder.join(name), bytes)
        };
        let book = |words: &Words, grid: &Grid| xlsx::write(words.lang, grid).map_err(io::Error::other);
        write(format!("class.{lang}.xlsx"), book(&words, &class)?, cells(&class, Form::Typed))?;
        write(
            format!("class.{lang}.csv"),
            csv::write(&class, Style::Spreadsheet),
            cells(&class, Form::Comma),
        )?;
        write(format!("plain.{lang}.csv"), csv::write(&class, Style::Plain), cells(&class, Form::Point))?;
        let table = grid(&words, &template::pupils(), &template::fields(), &[]);
        let book = template::as_xlsx(&words).map_err(io::Error::other)?;
        write(template_name.clone(), book, cells(&table, Form::Typed))?;
        write(format!("template.{lang}.csv"), template::as_csv(&words), cells(&table, Form::Comma))?;
    }
    fs::write(folder.join("expected.json"), Value::from(expected).to_string())
}

fn pupil((row, (name, group, line)): (u32, &(&str, &str, &str))) -> Pupil {
    let (name, group) = (Some((*name).to_string()), Some((*group).to_string()));
    Pupil { row, name, group, case: answers::read(line).0 }
}

/// What may be entered into the columns of the template: the place of each from 1, the kind of its rule, and what it allows.
fn rules(words: &Words) -> Value {
    let mut rules = Vec::new();
    for (column, field) in (2..).zip(template::fields()) {
        let Field::Answer(place) = field else { continue };
        let question = &place.question;
        let options = || (0..question.kind().codes().len()).map(|at| words.option(question, at)).collect();
        let (kind, allowed): (_, Value) = match question.kind() {
            Kind::YesNo => ("list", [true, false].map(|yes| words.yes_or_no(yes)).as_slice().into()),
            Kind::One(_) => ("list", options()),
            Kind::Several(_) => ("offered", options()),
            Kind::Grade => ("whole", json!(["2", "5"])),
            Kind::Average => ("decimal", json!(["2", "5"])),
            Kind::Year => ("whole", json!(["1900", "2200"])),
            Kind::Moment
            | Kind::Day
            | Kind::Mark
            | Kind::Specialty
            | Kind::Subject
            | Kind::Subjects
            | Kind::Marks
            | Kind::Text
            | Kind::Whole => continue,
        };
        rules.push(json!({ "column": column, "kind": kind, "allowed": allowed }));
    }
    rules.into()
}

/// How a reader finds a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As a number, a day or a text.
    Typed,
    /// As text with a decimal comma.
    Comma,
    /// As text with a decimal point.
    Point,
}

fn cells(grid: &Grid, form: Form) -> Value {
    let heading = |heading: &String| cell(&Out::Text(heading.clone()), form);
    let mut rows = vec![grid.headings.iter().map(heading).collect::<Value>()];
    rows.extend(grid.rows.iter().map(|row| row.iter().map(|out| cell(out, form)).collect()));
    rows.into()
}

fn cell(out: &Out, form: Form) -> Value {
    match (out, form) {
        (Out::Empty, Form::Typed) => Value::Null,
        (Out::Empty, _) => "".into(),
        (Out::Text(text), Form::Typed) => text.as_str().into(),
        (Out::Text(text), _) => guarded(text).into(),
        (Out::Number(number), Form::Typed) => json!({ "number": number }),
        (Out::Number(number), Form::Comma) => number.replace('.', ",").into(),
        (Out::Number(number), Form::Point) => number.as_str().into(),
        (Out::Day(day), Form::Typed) => json!({ "day": write_date(*day) }),
        (Out::Day(day), _) => day.format("%d.%m.%Y").to_string().into(),
    }
}

/// As CSV keeps a text from being taken for a formula, said here once more and not asked of the writer.
fn guarded(text: &str) -> String {
    let begins = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins { format!("'{text}") } else { text.to_string() }
}
