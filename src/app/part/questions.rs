//! The questions of each step.

use leptos::prelude::*;

use super::fields::{self, Typed};
use super::{papers, specialty, subjects};
use crate::app::dom::{all, note, nothing, showing};
use crate::app::state::App;
use crate::flow::step::Step;
use crate::rules::case::{
    BaseEducation, Channel, Disability, FundingBasis, Impairment, IssuedIn, ParentService, ProgrammeLevel,
    Provider, QuotaCategory, Status, StudyForm, VocationalQualification,
};
use crate::rules::code::Code as _;
use crate::text::Key;
use crate::text::labels::QUOTA_PROOF;

/// The fields of a step.
pub(in crate::app) fn questions(app: App, step: Step) -> AnyView {
    match step {
        Step::Base => base(app),
        Step::Specialty(at) => specialty::specialty(app, at),
        Step::Programme(at) => all(vec![
            fields::pick::<ProgrammeLevel>(app, &key(at, "level"), Key::q_level, None),
            fields::pick::<Provider>(app, &key(at, "provider"), Key::q_provider, Some(Key::q_provider_hint)),
        ]),
        Step::Way(at) => all(vec![
            fields::pick::<StudyForm>(app, &key(at, "form"), Key::q_form, None),
            fields::pick::<FundingBasis>(app, &key(at, "basis"), Key::q_basis, None),
            fields::pick::<Channel>(app, &key(at, "channel"), Key::q_channel, Some(Key::q_channel_hint)),
        ]),
        Step::Profile(at) => fields::pick_yes_no(app, &key(at, "same_profile"), Key::q_same_profile, None),
        Step::Document => document(app),
        Step::Person => person(app),
        Step::Subjects(at) => subjects::subjects(app, at),
        Step::Average => fields::typed_of_case(
            app,
            Typed {
                key: "average".into(),
                label: app.t(Key::q_average).into(),
                hint: Some(app.t(Key::q_average_hint)),
                error: Key::error_average,
                numeric: true,
                narrow: true,
                wrong: None,
            },
        ),
        Step::Quotas => quotas(app),
        Step::Service => service(app),
        Step::Health => health(app),
        Step::Exams(at) => subjects::exams(app, at),
        Step::Record => record(app),
        Step::Papers => papers::papers(app),
        Step::Done => nothing(),
    }
}

fn key(at: usize, name: &str) -> String {
    format!("{}.{name}", at + 1)
}

/// A question that is asked only while a condition holds.
fn only_if(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    showing(condition, move |holds| if *holds { view() } else { nothing() })
}

fn sensitive(app: App) -> AnyView {
    note("hint", app.t(Key::case_sensitive)).into()
}

fn base(app: App) -> AnyView {
    let vocational = move || app.case.with(|case| case.applicant.base == Some(BaseEducation::Vocational));
    let qualification = move || {
        fields::pick::<VocationalQualification>(app, "qualification", Key::q_vocational_qualification, None)
    };
    all(vec![
        fields::pick::<BaseEducation>(app, "base", Key::q_base, None),
        only_if(vocational, qualification),
    ])
}

fn document(app: App) -> AnyView {
    let earlier = move || {
        app.assessment.with(|assessment| {
            let this_year = chrono::Datelike::year(&assessment.as_of.date);
            app.case.with(|case| case.applicant.education_document.year.is_some_and(|year| year < this_year))
        })
    };
    let year = Typed {
        key: "document_year".into(),
        label: app.t(Key::q_document_year).into(),
        hint: Some(app.t(Key::q_document_year_hint)),
        error: Key::error_year,
        numeric: true,
        narrow: true,
        wrong: None,
    };
    all(vec![
        fields::pick::<IssuedIn>(app, "issued_in", Key::q_issued_in, None),
        fields::typed_of_case(app, year),
        only_if(earlier, move || {
            fields::pick_yes_no(app, "digitised", Key::q_digitised, Some(Key::q_digitised_hint))
        }),
    ])
}

fn person(app: App) -> AnyView {
    let birth = Typed {
        key: "birth".into(),
        label: app.t(Key::q_birth_date).into(),
        hint: Some(app.t(Key::q_birth_date_hint)),
        error: Key::error_birth,
        numeric: true,
        narrow: true,
        wrong: None,
    };
    let today = move || app.assessment.with_untracked(|assessment| assessment.as_of.date);
    all(vec![
        fields::day_until(app, birth, today),
        fields::pick::<Status>(app, "status", Key::q_status, None),
    ])
}

fn quotas(app: App) -> AnyView {
    let mut offers = fields::offers::<QuotaCategory>(app);
    for (offer, quota) in offers.iter_mut().zip(QuotaCategory::ALL) {
        offer.hint = Some(app.w().from_list(QUOTA_PROOF, *quota));
    }
    let ticks = fields::ticks(app, "quotas", Key::q_quotas, Some(Key::q_quotas_hint), offers);
    all(vec![sensitive(app), ticks])
}

fn service(app: App) -> AnyView {
    let named = move || {
        app.case.with(|case| !matches!(case.applicant.out_of_competition, None | Some(ParentService::None)))
    };
    all(vec![
        sensitive(app),
        fields::pick::<ParentService>(app, "service", Key::q_service, Some(Key::q_service_hint)),
        only_if(named, move || fields::pick_yes_no(app, "on_duty", Key::q_on_duty, None)),
    ])
}

fn health(app: App) -> AnyView {
    let some =
        move || app.case.with(|case| !matches!(case.applicant.disability, None | Some(Disability::None)));
    all(vec![
        sensitive(app),
        fields::pick::<Disability>(app, "disability", Key::q_disability, None),
        only_if(some, move || {
            let offers = fields::offers::<Impairment>(app);
            fields::ticks(app, "impairments", Key::q_impairments, Some(Key::q_impairments_hint), offers)
        }),
    ])
}

fn record(app: App) -> AnyView {
    all(vec![
        sensitive(app),
        fields::pick_yes_no(app, "state_funded", Key::q_state_funded, None),
        fields::pick_yes_no(app, "court", Key::q_court, None),
        fields::pick_yes_no(app, "consent", Key::q_consent, None),
        fields::pick_yes_no(app, "restrictions", Key::q_restrictions, None),
    ])
}
