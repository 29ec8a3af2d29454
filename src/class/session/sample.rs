//! A made-up class, to see how it works: a list as a school's spreadsheet has it, with some cells that cannot be read.

use chrono::Datelike as _;

use super::open::field;
use crate::class::column::Field;
use crate::class::read::Pupil;
use crate::class::write::{Out, csv, grid, ordered};
use crate::formats::answers;
use crate::rules::calendar::Date;
use crate::text::Words;

/// From this month on the next year's season is the one that is prepared for.
const NEXT_SEASON: u32 = 10;

/// What all of them answer.
const ALL: &str =
    "status=citizen&issued_in=kazakhstan&disability=none&1.level=mid_level&1.form=full_time&document_year=";

/// The pupils: name, class, and their own answers.
const PUPILS: &[(&str, &str, &str)] = &[
    (
        "Мысалова Сәуле",
        "9 А",
        "birth=2011-03-09&base=basic_secondary&average=4.62&1.specialty=06130100&1.kind=general&1.basis=state_order&1.channel=portal&quotas=rural_youth&paper.application=no&paper.education_document=yes&paper.photo=yes&paper.medical_075u=no&paper.digital_identity=yes",
    ),
    (
        "Сынақов Арман",
        "9 А",
        "birth=2010-11-17&base=basic_secondary&average=4.05&1.kind=medical&1.basis=paid&1.channel=college&quotas=none&paper.application=no&paper.education_document=yes&paper.photo=no&paper.medical_075u=yes&paper.digital_identity=yes",
    ),
    (
        "Үлгібаева Аружан",
        "9 А",
        "birth=2011-06-21&base=basic_secondary&average=4.9&1.kind=pedagogical&1.basis=state_order&1.channel=portal&quotas=large_family&paper.application=yes&paper.education_document=yes&paper.photo=yes&paper.medical_075u=yes&paper.digital_identity=yes",
    ),
    (
        "Жобаев Ерасыл",
        "9 А",
        "birth=2011-01-30&base=basic_secondary&average=3.4&1.kind=general&1.basis=state_order&1.channel=portal&quotas=none&paper.application=no&paper.education_document=yes&paper.photo=yes&paper.medical_075u=yes&paper.digital_identity=yes",
    ),
    (
        "Талапбек Мадина",
        "9 А",
        "birth=2010-09-05&base=basic_secondary&average=4.3&1.kind=creative_or_sport&1.basis=state_order&1.channel=college&quotas=none&paper.education_document=yes&paper.photo=yes",
    ),
    (
        "Іздеуші Нұрлан",
        "9 А",
        "birth=2011-02-14&base=basic_secondary&average=3.9&1.kind=general&1.basis=paid&1.channel=portal&quotas=orphan&paper.application=no&paper.education_document=yes&paper.photo=yes&paper.medical_075u=yes&paper.digital_identity=no",
    ),
    (
        "Әріпов Тимур",
        "9 Ә",
        "birth=2011-04-02&base=basic_secondary&average=4.1&1.kind=general&1.basis=state_order&1.channel=portal&quotas=none",
    ),
    (
        "Пробная Анна",
        "9 Ә",
        "birth=2011-07-19&base=basic_secondary&average=4.75&1.kind=medical&1.basis=state_order&1.channel=portal&quotas=none&paper.application=no&paper.education_document=yes&paper.photo=yes&paper.medical_075u=no&paper.digital_identity=yes",
    ),
    (
        "Қадамова Іңкәр",
        "9 Ә",
        "birth=2010-12-25&base=basic_secondary&average=3.65&1.kind=general&1.basis=state_order&1.channel=portal&quotas=rural_youth&paper.application=no&paper.education_document=yes&paper.photo=no&paper.medical_075u=yes&paper.digital_identity=yes",
    ),
    ("Ертеңов Дамир", "9 Ә", "birth=2011-05-11&base=basic_secondary&average=4.45"),
    (
        "Һаманова Ұлпан",
        "9 Ә",
        "birth=2011-08-08&base=basic_secondary&average=4.2&1.kind=pedagogical&1.basis=paid&1.channel=college&quotas=none&paper.application=no&paper.education_document=yes&paper.photo=yes&paper.medical_075u=yes&paper.digital_identity=yes",
    ),
    (
        "Мысалова Сәуле",
        "9 Ә",
        "birth=2011-03-29&base=basic_secondary&average=3.8&1.kind=general&1.basis=state_order&1.channel=portal&quotas=none&paper.application=no&paper.education_document=yes&paper.photo=yes&paper.medical_075u=yes&paper.digital_identity=yes",
    ),
    (
        "Образцов Павел",
        "11 А",
        "birth=2009-02-03&base=general_secondary&average=4.0&1.kind=general&1.basis=state_order&1.channel=portal&quotas=none&paper.application=no&paper.education_document=yes&paper.photo=yes&paper.medical_075u=no&paper.digital_identity=yes",
    ),
    (
        "Болашақ Томирис",
        "11 А",
        "birth=2008-10-12&base=general_secondary&average=4.8&1.kind=medical&1.basis=state_order&1.channel=portal&quotas=none&paper.application=no&paper.education_document=yes&paper.photo=yes&paper.medical_075u=yes&paper.digital_identity=yes",
    ),
    (
        "Черновой Данияр",
        "11 А",
        "birth=2009-01-27&base=general_secondary&average=3.2&1.kind=general&1.basis=paid&1.channel=college&quotas=none&paper.application=no&paper.education_document=no&paper.photo=no&paper.medical_075u=no&paper.digital_identity=yes",
    ),
    (
        "Тестова Фариза",
        "11 А",
        "birth=2008-12-01&base=general_secondary&average=4.55&1.kind=pedagogical&1.basis=state_order&1.channel=portal&quotas=disability_from_childhood&paper.application=no&paper.education_document=yes&paper.photo=yes&paper.medical_075u=yes&paper.digital_identity=yes",
    ),
];

/// Grades of the subjects that count for a choice, for the first of them, and so on; none for the rest.
const GRADES: &[(u8, u8, u8)] = &[
    (5, 4, 5),
    (4, 4, 4),
    (5, 5, 5),
    (3, 4, 3),
    (4, 5, 4),
    (4, 3, 5),
    (4, 4, 5),
    (5, 5, 4),
    (3, 4, 4),
    (5, 4, 4),
];

/// What stands wrong in it: the pupil, the field, and what a spreadsheet or a hurried hand made of it.
const WRONG: &[(usize, &str, &str)] =
    &[(3, "average", "4.май"), (8, "birth", "31.02.2011"), (10, "paper.photo", "?"), (13, "average", "5,8")];

/// The list in a language, for the season that a day belongs to.
pub(super) fn text(words: &Words, day: Date) -> String {
    let year = day.year().saturating_add(i32::from(day.month() >= NEXT_SEASON));
    let mut grades = GRADES.iter();
    let mut pupil = |(row, (name, group, own)): (u32, &(&str, &str, &str))| {
        let grades = grades.next().map(|(language, algebra, informatics)| {
            format!(
                "&grade.kazakh_language={language}&grade.algebra={algebra}&grade.informatics={informatics}\
                 &1.language=kazakh_language&1.profile=algebra,informatics"
            )
        });
        let line = format!("{ALL}{year}&{own}{}", grades.unwrap_or_default());
        Pupil {
            row,
            name: Some((*name).to_string()),
            group: Some((*group).to_string()),
            case: answers::read(&line).0,
        }
    };
    let pupils: Vec<Pupil> = (2_u32..).zip(PUPILS).map(&mut pupil).collect();
    let columns = crate::class::write::columns(&pupils);
    let fields: Vec<Field> = ordered(columns.into_iter());
    let mut grid = grid(words, &pupils, &fields, &[]);
    for (at, key, text) in WRONG {
        let column = fields.iter().position(|own| Some(own.key()) == field(key).map(|field| field.key()));
        // The number of the row stands before the fields.
        let cell = column.and_then(|column| grid.rows.get_mut(*at)?.get_mut(column.saturating_add(1)));
        if let Some(cell) = cell {
            *cell = Out::Text((*text).to_string());
        }
    }
    let bytes = csv::write(&grid, csv::Style::Spreadsheet);
    String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_string()
}
