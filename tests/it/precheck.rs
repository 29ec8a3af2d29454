//! What the database will see: which checks concern whom.

use serde_json::{Value, json};
use talapker::rules::assess;
use talapker::rules::assessment::{Reason, Standing};
use talapker::rules::code::Code;
use talapker::rules::edition::CURRENT;
use talapker::rules::precheck::{BaseStep, Checks, Concern, checks};

use super::generated::cases;
use super::support::{case, now};

fn checked(value: Value) -> Checks {
    let read = case(&value);
    checks(&read.case, &assess(&read.case, CURRENT, now()))
}

fn concern(checks: &Checks, step: BaseStep) -> Option<Concern> {
    checks.steps.iter().find(|check| check.step == step).map(|check| check.concern)
}

fn left_out(checks: &Checks) -> Vec<Reason> {
    checks.left_out.iter().map(|one| one.why.reason).collect()
}

#[test]
fn a_graduate_of_an_earlier_year_has_the_document_digitised() {
    let applicant = |year, digitised| {
        json!({
            "applicant": { "education_document": { "issued_in": "kazakhstan", "year": year, "digitised": digitised } },
            "choices": [{}]
        })
    };
    let earlier = checked(applicant(2024, json!(false)));
    assert_eq!(concern(&earlier, BaseStep::Digitise), Some(Concern::Certain));
    let open = checked(applicant(2024, Value::Null));
    assert_eq!(concern(&open, BaseStep::Digitise), Some(Concern::Open));
    let done = checked(applicant(2024, json!(true)));
    assert_eq!(concern(&done, BaseStep::Digitise), None);
    assert!(left_out(&done).contains(&Reason::NoDigitisingDone));
    let this_year = checked(applicant(2026, json!(false)));
    assert!(left_out(&this_year).contains(&Reason::NoDigitisingThisYear));
}

#[test]
fn a_document_from_abroad_leads_to_the_commission_and_not_to_digitising() {
    let abroad = checked(json!({
        "applicant": { "education_document": { "issued_in": "abroad", "year": 2020 } }, "choices": [{}]
    }));
    assert_eq!(concern(&abroad, BaseStep::AskSubjects), Some(Concern::Certain));
    assert_eq!(concern(&abroad, BaseStep::Digitise), None);
    assert!(left_out(&abroad).contains(&Reason::NoDigitisingCollege));
}

/// One choice on the portal is enough for a check that concerns the portal.
#[test]
fn a_check_is_left_out_only_if_it_concerns_none_of_the_choices() {
    let mixed = checked(json!({
        "applicant": { "education_document": { "issued_in": "kazakhstan", "year": 2020, "digitised": false } },
        "choices": [{ "channel": "college" }, { "channel": "portal" }]
    }));
    assert_eq!(concern(&mixed, BaseStep::Digitise), Some(Concern::Certain));
    assert!(!left_out(&mixed).contains(&Reason::NoDigitisingCollege));
}

#[test]
fn papers_of_a_status_concern_those_who_have_it() {
    let with = |status: &str, service: &str, basis: &str| {
        checked(json!({
            "applicant": { "status": status, "out_of_competition": service,
                           "education_document": { "issued_in": "kazakhstan" } },
            "choices": [{ "basis": basis }]
        }))
    };
    let refugee = with("refugee", "medical_worker", "state_order");
    assert_eq!(concern(&refugee, BaseStep::StatusPaper), Some(Concern::Certain));
    assert_eq!(concern(&refugee, BaseStep::ServiceDocument), Some(Concern::Certain));
    let citizen = with("citizen", "medical_worker", "paid");
    assert_eq!(
        left_out(&citizen),
        [Reason::NoCommissionSubjects, Reason::NoForeignPaper, Reason::NoStatusDocument]
    );
}

#[test]
fn an_adults_signature_is_our_reading() {
    let of = |birth: &str| {
        let checks = checked(json!({ "applicant": { "birth_date": birth }, "choices": [{}] }));
        checks.steps.into_iter().find(|check| check.step == BaseStep::Signer).unwrap().standing
    };
    assert_eq!(of("2011-03-09"), Standing::Law);
    assert_eq!(of("2000-03-09"), Standing::Reading);
}

#[test]
fn every_check_is_made_or_left_out_for_a_cited_reason() {
    for case in cases(10_000) {
        let seen = checks(&case, &assess(&case, CURRENT, now()));
        assert_eq!(seen.steps.len() + seen.left_out.len(), BaseStep::ALL.len(), "{case:?}");
        assert!(seen.steps.iter().all(|check| !check.cites.is_empty()));
        assert!(seen.left_out.iter().all(|one| !one.why.cites.is_empty()));
        let order: Vec<usize> = seen.steps.iter().map(|check| check.step.index()).collect();
        assert!(order.is_sorted());
    }
}

#[test]
fn nobody_is_told_that_nothing_concerns_them_before_the_edition() {
    let early = checked(json!({ "as_of": "2024-08-01", "choices": [{}] }));
    assert!(early.left_out.is_empty());
}
