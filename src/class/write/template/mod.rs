//! The template of a class file: two made-up pupils, lists to choose from, and a sheet that explains each column.

#[cfg(feature = "class")]
mod book;

#[cfg(feature = "class")]
pub use book::as_xlsx;

use super::{Grid, csv, grid};
use crate::class::column::Field;
use crate::class::read::Pupil;
use crate::formats::answers::read;
use crate::rules::code::Code as _;
use crate::rules::question::Place;
use crate::text::heading::Beside;
use crate::text::{Lang, Words};

/// The columns, by their keys.
const ANSWERS: &[&str] = &[
    "birth",
    "status",
    "base",
    "document_year",
    "issued_in",
    "average",
    "grade.kazakh_language",
    "grade.russian_language",
    "grade.mathematics",
    "grade.informatics",
    "quotas",
    "disability",
    "paper.application",
    "paper.education_document",
    "paper.photo",
    "paper.medical_075u",
    "1.specialty",
    "1.kind",
    "1.level",
    "1.form",
    "1.basis",
    "1.channel",
];

/// The made-up pupils: name, class, and answers.
const PUPILS: [(&str, &str, &str); 2] = [
    (
        "Мысалова Сәуле",
        "9 А",
        "birth=2011-03-09&status=citizen&base=basic_secondary&document_year=2026&issued_in=kazakhstan&average=4.62\
         &grade.kazakh_language=5&grade.russian_language=4&grade.mathematics=5&grade.informatics=5&quotas=rural_youth\
         &disability=none&paper.application=no&paper.education_document=yes&paper.photo=yes&paper.medical_075u=no\
         &1.specialty=06130100&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order&1.channel=portal",
    ),
    (
        "Сынақов Арман",
        "9 Ә",
        "birth=2010-11-17&status=citizen&base=basic_secondary&document_year=2026&issued_in=kazakhstan&average=4.05\
         &grade.kazakh_language=4&grade.russian_language=4&grade.mathematics=4&grade.informatics=5&quotas=none\
         &disability=none&paper.application=no&paper.education_document=yes&paper.photo=no&paper.medical_075u=yes\
         &1.kind=medical&1.level=mid_level&1.form=full_time&1.basis=paid&1.channel=college",
    ),
];

/// The name of the file.
pub fn name(lang: Lang, ending: &str) -> String {
    format!("talapker-template-{}.{ending}", lang.code())
}

/// The columns of the template.
pub fn fields() -> Vec<Field> {
    let answers = ANSWERS.iter().filter_map(|key| Place::from_key(key)).map(Field::Answer);
    [Field::Name(Beside::Name), Field::Group].into_iter().chain(answers).collect()
}

/// The made-up pupils of the template.
pub fn pupils() -> Vec<Pupil> {
    let pupil = |(row, (name, group, answers)): (u32, &(&str, &str, &str))| Pupil {
        row,
        name: Some((*name).to_string()),
        group: Some((*group).to_string()),
        case: read(answers).0,
    };
    (2_u32..).zip(&PUPILS).map(pupil).collect()
}

fn table(words: &Words) -> Grid {
    grid(words, &pupils(), &fields(), &[])
}

/// The template as CSV for spreadsheets.
pub fn as_csv(words: &Words) -> Vec<u8> {
    csv::write(&table(words), csv::Style::Spreadsheet)
}
