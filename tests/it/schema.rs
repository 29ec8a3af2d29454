//! The JSON Schemas in `docs/` say what the types say, and what is read and written fits them.

use std::path::Path;

use serde_json::{Value, json};
use talapker::formats::case_json::write as write_case;
use talapker::report::assessment_json::write;
use talapker::rules::assess;
use talapker::rules::assessment::{
    Accommodation, AdmissionTrack, Exam, FirstStep, IgnoredReason, InTime, LaterAmendments, MilestoneId,
    Note, PaperState, RefusalGround, Signer, Standing, TrackCondition, WindowState,
};
use talapker::rules::calendar::Moment;
use talapker::rules::case::{
    BaseEducation, Channel, Disability, Document, FundingBasis, Impairment, IssuedIn, MAX_CHOICES,
    ParentService, ProgrammeLevel, Provider, QuotaCategory, SpecialtyKind, Status, StudyForm,
    VocationalQualification,
};
use talapker::rules::cite::Cite;
use talapker::rules::code::Code;
use talapker::rules::edition::CURRENT;
use talapker::rules::grade::SchoolSubject;

use super::generated::cases;
use super::json_schema::Schema;
use super::support::{assessed, case, day, files, json_file, now};

const CASE: &str = "docs/case.schema.json";
const ASSESSMENT: &str = "docs/assessment.schema.json";

fn codes<T: Code>() -> Value {
    T::ALL.iter().map(|value| Value::from(value.code())).collect()
}

#[test]
fn the_values_of_a_case_are_those_of_the_types() {
    same_values(
        CASE,
        &[
            ("status", codes::<Status>()),
            ("base", codes::<BaseEducation>()),
            ("vocational_qualification", codes::<VocationalQualification>()),
            ("issued_in", codes::<IssuedIn>()),
            ("disability", codes::<Disability>()),
            ("impairment", codes::<Impairment>()),
            ("quota", codes::<QuotaCategory>()),
            ("parent_service", codes::<ParentService>()),
            ("kind", codes::<SpecialtyKind>()),
            ("level", codes::<ProgrammeLevel>()),
            ("provider", codes::<Provider>()),
            ("form", codes::<StudyForm>()),
            ("basis", codes::<FundingBasis>()),
            ("channel", codes::<Channel>()),
            ("school_subject", codes::<SchoolSubject>()),
        ],
    );
    let schema = json_file(CASE);
    let papers = schema["properties"]["documents"]["properties"].as_object().unwrap();
    assert!(papers.keys().eq(Document::ALL.iter().map(|document| document.code())));
    assert_eq!(schema["properties"]["choices"]["maxItems"], json!(MAX_CHOICES));
}

#[test]
fn the_values_of_an_assessment_are_those_of_the_types() {
    same_values(
        ASSESSMENT,
        &[
            ("standing", codes::<Standing>()),
            ("cite", codes::<Cite>()),
            ("track_value", codes::<AdmissionTrack>()),
            ("channel_value", codes::<Channel>()),
            ("quota", codes::<QuotaCategory>()),
            ("document", codes::<Document>()),
            ("signer", codes::<Signer>()),
            ("refusal_ground", codes::<RefusalGround>()),
            ("note", codes::<Note>()),
            ("first_step", codes::<FirstStep>()),
            ("window_state", codes::<WindowState>()),
            ("in_time", codes::<InTime>()),
            ("later_amendments", codes::<LaterAmendments>()),
            ("exam", codes::<Exam>()),
            ("accommodation", codes::<Accommodation>()),
            ("paper_state", codes::<PaperState>()),
            ("refusal_today", json!(["missing_document", "expired_document", "wrong_channel"])),
            ("track_condition", codes::<TrackCondition>()),
            ("milestone_id", codes::<MilestoneId>()),
            ("ignored_reason", codes::<IgnoredReason>()),
        ],
    );
    let schema = json_file(ASSESSMENT);
    let change = &schema["$defs"]["way_in"]["properties"]["change"]["properties"];
    let values = |field: &str| change[field]["enum"].clone();
    assert_eq!(change.as_object().unwrap().len(), 4);
    assert_eq!(values("basis"), codes::<FundingBasis>());
    assert_eq!(values("form"), codes::<StudyForm>());
    assert_eq!(values("kind"), codes::<SpecialtyKind>());
    assert_eq!(values("level"), codes::<ProgrammeLevel>());
}

/// The named lists of a schema are these, and it has no others.
fn same_values(path: &str, expected: &[(&str, Value)]) {
    let schema = json_file(path);
    for (name, values) in expected {
        assert_eq!(schema["$defs"][name]["enum"], *values, "{path}: {name}");
    }
    let lists = schema["$defs"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, definition)| definition.get("enum").is_some());
    for (name, _) in lists {
        assert!(
            expected.iter().any(|(expected, _)| expected == name),
            "{path}: {name} is compared with nothing"
        );
    }
}

/// Everything in a schema has a description.
#[test]
fn every_definition_is_described() {
    for path in [CASE, ASSESSMENT] {
        for (name, definition) in json_file(path)["$defs"].as_object().unwrap() {
            assert!(
                definition["description"].as_str().is_some_and(|text| text.ends_with('.')),
                "{path}: {name}"
            );
        }
    }
}

#[test]
fn the_reader_knows_every_field_of_the_schema() {
    let schema = json_file(CASE);
    let open = |definition: &Value| {
        let fields = definition["properties"].as_object().unwrap();
        Value::Object(fields.keys().map(|name| (name.clone(), Value::Null)).collect())
    };
    let mut all = open(&schema);
    all["format"] = schema["properties"]["format"]["const"].clone();
    all["applicant"] = open(&schema["$defs"]["applicant"]);
    all["applicant"]["education_document"] =
        open(&schema["$defs"]["applicant"]["properties"]["education_document"]);
    all["documents"]["photo"] = open(&schema["$defs"]["paper"]);
    let mut choice = open(&schema["$defs"]["choice"]);
    choice["subjects"] = open(&schema["$defs"]["choice"]["properties"]["subjects"]);
    choice["exam_marks"] = json!([open(&schema["$defs"]["exam_mark"])]);
    all["choices"] = json!([choice]);
    assert_eq!(case(&all).ignored, Vec::new());
    assert_eq!(Schema::new(schema).errors(&all), Vec::<String>::new());
}

#[test]
fn every_written_case_fits_its_schema() {
    let schema = Schema::new(json_file(CASE));
    for case in cases(3000) {
        let written = write_case(&case);
        let errors = schema.errors(&written);
        assert!(errors.is_empty(), "{errors:#?}\n{written:#}");
    }
}

#[test]
fn every_assessment_fits_its_schema() {
    let schema = Schema::new(json_file(ASSESSMENT));
    for case in cases(3000) {
        let written = write(&assess(&case, CURRENT, now()), &Vec::new());
        let errors = schema.errors(&written);
        assert!(errors.is_empty(), "{errors:#?}\n{written:#}");
    }
    let mut before = cases(1).next().unwrap();
    before.as_of = Some(Moment::morning(day(2024, 8, 1)));
    assert_eq!(schema.errors(&write(&assess(&before, CURRENT, now()), &Vec::new())), Vec::<String>::new());
}

#[test]
fn every_public_case_and_its_assessment_fit_the_schemas() {
    let (of_case, of_assessment) = (Schema::new(json_file(CASE)), Schema::new(json_file(ASSESSMENT)));
    for path in files("tests/cases/public", ".json").iter().filter(|path| !path.ends_with("cites.json")) {
        let case = &json_file(path)["case"];
        assert_eq!(of_case.errors(case), Vec::<String>::new(), "{}", path.display());
        assert_eq!(of_assessment.errors(&assessed(case)), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn the_schemas_refuse_what_the_reader_ignores() {
    let schema = Schema::new(json_file(CASE));
    let good = json_file(Path::new("tests/cases/public/state-order-nine-years.json"))["case"].take();
    for (place, bad) in [
        ("/format", json!("talapker-case/2")),
        ("/as_of", json!("18.08.2026")),
        ("/applicant/base", json!("kindergarten")),
        ("/applicant/grades/algebra", json!(6)),
        ("/applicant/grades/algebra", json!("5")),
        ("/applicant/certificate_average", json!(4.62)),
        ("/applicant/education_document", json!({ "colour": "red" })),
        ("/choices/0/subjects/profile", json!("algebra")),
        ("/choices/0/kind", json!(true)),
        ("/choices", json!([{}, {}, {}, {}, {}])),
    ] {
        let mut wrong = good.clone();
        *wrong.pointer_mut(place).unwrap() = bad.clone();
        assert!(!schema.errors(&wrong).is_empty(), "{place} = {bad}");
        if place != "/format" {
            assert!(!case(&wrong).ignored.is_empty(), "{place} = {bad}");
        }
    }
}
