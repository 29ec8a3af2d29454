//! The questions of each step.

use leptos::prelude::*;

use super::fields::{self, Typed};
use super::{papers, specialty, subjects};
use crate::app::dom::{all, note, nothing, showing};
use crate::app::state::App;
use crate::flow::step::Step;
use crate::rules::assessment::WindowState;
use crate::rules::case::{BaseEducation, Case, Disability, FundingBasis, ParentService, QuotaCategory};
use crate::rules::code::Code as _;
use crate::rules::question::Question;
use crate::text::Key;
use crate::text::labels::QUOTA_PROOF;

/// The fields of a step.
pub(in crate::app) fn questions(app: App, step: Step) -> AnyView {
    match step {
        Step::Base => base(app),
        Step::Specialty(at) => specialty::specialty(app, at),
        Step::Programme(at) => all(vec![
            fields::pick(app, Question::Level.of(at), None),
            fields::pick(app, Question::Provider.of(at), Some(Key::q_provider_hint)),
        ]),
        Step::Way(at) => way(app, at),
        Step::Profile(at) => fields::pick(app, Question::SameProfile.of(at), None),
        Step::Document => document(app),
        Step::Person => person(app),
        Step::Subjects(at) => subjects::subjects(app, at),
        Step::Average => average(app),
        Step::Quotas => quotas(app),
        Step::Service => service(app),
        Step::Health => health(app),
        Step::Exams(at) => subjects::exams(app, at),
        Step::Record => record(app),
        Step::Papers => papers::papers(app),
        Step::Done => nothing(),
    }
}

/// A narrow field for the figures of an answer.
fn figures(app: App, question: &Question, hint: Key, error: Key) -> Typed {
    Typed {
        label: app.w().question(question),
        hint: Some(app.t(hint)),
        error,
        numeric: true,
        narrow: true,
        wrong: None,
    }
}

fn average(app: App) -> AnyView {
    let shown = figures(app, &Question::CertificateAverage, Key::q_average_hint, Key::error_average);
    fields::typed_of_case(app, Question::CertificateAverage.into(), shown)
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
    let qualification = move || fields::pick(app, Question::VocationalQualification.into(), None);
    all(vec![fields::pick(app, Question::Base.into(), None), only_if(vocational, qualification)])
}

fn way(app: App, at: usize) -> AnyView {
    let state_order = move || {
        app.case
            .with(|case| case.choices().get(at).and_then(|choice| choice.basis) != Some(FundingBasis::Paid))
    };
    // Nobody has a result before the windows open.
    let opened = move || {
        app.assessment.with(|assessment| {
            let window = assessment.choices.get(at).and_then(|choice| choice.window.known());
            window.is_some_and(|window| window.value.state != WindowState::NotOpen)
        })
    };
    let result = Question::ResultOn;
    let asked = {
        let result = result.clone().of(at);
        move || opened() || app.answer(&result).is_some()
    };
    let field = move || {
        let shown = figures(app, &result, Key::q_result_on_hint, Key::error_date);
        fields::day_of_case(app, result.clone().of(at), shown)
    };
    let hint = Some(Key::q_enterprise_request_hint);
    all(vec![
        fields::pick(app, Question::Form.of(at), None),
        fields::pick(app, Question::Basis.of(at), None),
        fields::pick(app, Question::Channel.of(at), Some(Key::q_channel_hint)),
        only_if(state_order, move || fields::pick(app, Question::EnterpriseRequest.of(at), hint)),
        only_if(asked, field),
    ])
}

fn document(app: App) -> AnyView {
    let earlier = move || {
        app.assessment.with(|assessment| {
            let year_of = |case: &Case| case.applicant.education_document.year;
            app.case.with(|case| year_of(case).is_some_and(|year| year < assessment.year))
        })
    };
    let year = figures(app, &Question::DocumentYear, Key::q_document_year_hint, Key::error_year);
    all(vec![
        fields::pick(app, Question::IssuedIn.into(), None),
        fields::typed_of_case(app, Question::DocumentYear.into(), year),
        only_if(earlier, move || fields::pick(app, Question::Digitised.into(), Some(Key::q_digitised_hint))),
    ])
}

fn person(app: App) -> AnyView {
    let birth = figures(app, &Question::BirthDate, Key::q_birth_date_hint, Key::error_birth);
    let today = move || app.assessment.with_untracked(|assessment| assessment.as_of.date);
    all(vec![
        fields::day_until(app, Question::BirthDate.into(), birth, today),
        fields::pick(app, Question::Status.into(), None),
    ])
}

fn quotas(app: App) -> AnyView {
    let mut offers = fields::offers(app, &Question::Quotas);
    for (offer, quota) in offers.iter_mut().zip(QuotaCategory::ALL) {
        offer.hint = Some(app.w().from_list(QUOTA_PROOF, *quota));
    }
    let ticks = fields::ticks(app, Question::Quotas.into(), Key::q_quotas_hint, offers);
    all(vec![sensitive(app), ticks])
}

fn service(app: App) -> AnyView {
    let named = move || {
        app.case.with(|case| !matches!(case.applicant.out_of_competition, None | Some(ParentService::None)))
    };
    all(vec![
        sensitive(app),
        fields::pick(app, Question::OutOfCompetition.into(), Some(Key::q_service_hint)),
        only_if(named, move || fields::pick(app, Question::OnDuty.into(), None)),
    ])
}

fn health(app: App) -> AnyView {
    let some =
        move || app.case.with(|case| !matches!(case.applicant.disability, None | Some(Disability::None)));
    all(vec![
        sensitive(app),
        fields::pick(app, Question::Disability.into(), None),
        only_if(some, move || {
            let offers = fields::offers(app, &Question::Impairments);
            fields::ticks(app, Question::Impairments.into(), Key::q_impairments_hint, offers)
        }),
    ])
}

fn record(app: App) -> AnyView {
    all(vec![
        sensitive(app),
        fields::pick(app, Question::StateFundedBefore.into(), None),
        fields::pick(app, Question::DeprivedByCourt.into(), None),
        fields::pick(app, Question::Consent.into(), None),
        fields::pick(app, Question::RestrictionsInForce.into(), None),
    ])
}
