//! What the law says: pure, total, without a clock, a locale or a word of prose.
//!
//! [`assess`] is the whole of it. A rule is a file of [`rule`]; days, lists and tables are in
//! [`edition`]; what a person tells is a [`case::Case`], what the rules say an
//! [`assessment::Assessment`].

pub mod assessment;
pub mod calendar;
pub mod case;
pub mod cite;
pub mod code;
pub mod days;
pub mod difference;
pub mod edition;
pub mod goal;
pub mod grade;
pub mod missing;
pub mod not_applicable;
pub mod precheck;
pub mod prepare;
pub mod question;
pub mod remark;
pub mod rule;
mod slot;
pub mod table;
pub mod why;

use assessment::{Answer, ApplicantAssessment, Assessment, ChoiceAssessment, InForce, LaterAmendments};
use calendar::{Date, Moment};
use case::{Applicant, Case, Channel, Choice};
use edition::Edition;
use question::Question;
use rule::{
    accommodation, applicant, channel, documents, exam, filing, first_steps, group, milestones, refusal,
    score, still_open, track, window,
};

/// What the rules of `edition` say of `case`; the moment is the case's own, or else `now`.
///
/// Total: whatever the case holds there is an assessment, and open answers are named in it.
///
/// ```
/// use talapker::rules::assess;
/// use talapker::rules::calendar::{Date, Moment};
/// use talapker::rules::case::{BaseEducation, Case, Choice, FundingBasis, ProgrammeLevel, SpecialtyKind, StudyForm};
/// use talapker::rules::edition::CURRENT;
///
/// let mut case = Case::default();
/// case.applicant.base = Some(BaseEducation::BasicSecondary);
/// case.choices = Some(vec![Choice {
///     kind: Some(SpecialtyKind::General),
///     level: Some(ProgrammeLevel::MidLevel),
///     form: Some(StudyForm::FullTime),
///     basis: Some(FundingBasis::StateOrder),
///     ..Choice::default()
/// }]);
/// let now = Moment::morning(Date::from_ymd_opt(2026, 8, 3).unwrap());
/// let assessment = assess(&case, CURRENT, now);
/// let window = assessment.choices[0].window.known().unwrap();
/// assert_eq!(window.value.closes, CURRENT.windows.basic.in_year(2026));
/// assert_eq!(window.why.cites[0].code(), "578/annex-1/row-3/2");
/// # use talapker::rules::code::Code;
/// ```
pub fn assess(case: &Case, edition: &'static Edition, now: Moment) -> Assessment {
    let as_of = case.as_of.unwrap_or(now);
    let year = edition.admission_year(as_of.date);
    let announced = edition.announcement(year).is_some();
    let mut assessment = Assessment {
        as_of,
        year,
        edition,
        later_amendments: if announced { LaterAmendments::Announced } else { LaterAmendments::Unknown },
        in_force: InForce::NotYet,
        missing: Vec::new(),
        ignored: Vec::new(),
        applicant: None,
        choices: Vec::new(),
    };
    for (at, choice) in case.choices().iter().enumerate() {
        let ignored = score::ignored(&score_inputs(&case.applicant, choice)).into_iter();
        assessment.ignored.extend(ignored.map(|(question, reason)| (question.of(at), reason)));
    }
    if as_of.date < edition.in_force_from() {
        return assessment;
    }
    assessment.in_force = InForce::Yes;
    assessment.applicant = Some(of_applicant(case, edition, as_of));
    assessment.missing = missing::missing(case, edition, as_of);
    assessment.choices = case.choices().iter().map(|c| of_choice(case, c, edition, as_of, year)).collect();
    assessment
}

fn of_applicant(case: &Case, edition: &'static Edition, as_of: Moment) -> ApplicantAssessment {
    let who = &case.applicant;
    ApplicantAssessment {
        signs: who.birth_date.map(|birth| applicant::signs(birth, as_of.date)),
        quotas: applicant::quotas(who.quotas.unwrap_or_default(), edition),
        refusal_grounds: refusal::grounds(who.deprived_by_court, who.consents_to_data_access),
        notes: applicant::notes(who.state_funded_before, case.choices().iter().map(|c| c.basis)),
    }
}

fn of_choice(
    case: &Case,
    choice: &Choice,
    edition: &'static Edition,
    as_of: Moment,
    year: i32,
) -> ChoiceAssessment {
    let who = &case.applicant;
    let kind = choice.known_kind();
    let channel = channel::channel(choice.channel, who.education_document.issued_in);
    let channel_value = channel.known().map(|c| c.value);
    let window_inputs = missing::window_inputs(choice, who);
    let window = window::window(&window_inputs, edition, as_of);
    let dates = window.known().map(|w| w.value);
    let track_inputs = track_inputs(who, choice);
    let track = track::track(&track_inputs);
    let track_value = track.known().map(|track| track.value.track);
    let exam = exam::exam(kind, choice.basis);
    let exam_why = exam.known().map(|exam| &exam.why);
    let documents = channel_value.map(|channel| {
        let file_by = dates.filter(|window| !window.state.is_missed()).map(|window| window.file_by.date);
        let accepted_on = filing::accepted_on(channel_value, edition, as_of).0;
        let inputs = documents_inputs(case, choice, channel, accepted_on);
        documents::documents(&documents::Inputs { admission_year: year, file_by, ..inputs })
    });
    let ways = still_open::ways(&window_inputs, edition, as_of);
    ChoiceAssessment {
        first_steps: first_steps::first_steps(&first_steps_inputs(who, choice, channel_value, year)),
        filing: match dates {
            Some(window) => {
                let inputs = filing::Inputs::of(&window, channel_value);
                Answer::Known(filing::filing(&inputs, edition, as_of))
            }
            None => Answer::Missing(needs(&window)),
        },
        score: score::score(&score_inputs(who, choice)),
        accommodations: accommodation::accommodations(exam_why, who.disability, who.impairments),
        refused_today: documents.as_deref().zip(channel_value).map(|(documents, channel)| {
            refusal::refused_today(documents, channel, who.education_document.issued_in)
        }),
        milestones: track_value.map(|track| {
            let inputs = milestones::Inputs {
                track,
                base: who.base,
                ends: dates.map(|window| window.ends()),
                year,
                result_on: choice.result_on,
                by_application: track::fits_by_application(&track_inputs) == Some(true),
            };
            milestones::milestones(&inputs, edition)
        }),
        group: group::group(kind, choice.basis, edition),
        conditions: track_value.map_or_else(Vec::new, |track| track::conditions(track, choice.level)),
        track,
        channel,
        window,
        exam,
        documents,
        still_open: ways.open,
        maybe_open: ways.maybe,
    }
}

/// The year of admission is that of the day of acceptance here, and no day of *file by* is known.
fn documents_inputs<'a>(
    case: &'a Case,
    choice: &Choice,
    channel: Channel,
    accepted_on: Date,
) -> documents::Inputs<'a> {
    let who = &case.applicant;
    documents::Inputs {
        issued_in: who.education_document.issued_in,
        document_year: who.education_document.year,
        digitised: who.education_document.digitised,
        status: who.status,
        disability: who.disability,
        service: who.out_of_competition,
        on_duty: who.parent_died_or_disabled_on_duty,
        basis: choice.basis,
        restrictions_in_force: case.restrictions_in_force,
        ..documents::Inputs::new(channel, &case.documents, accepted_on)
    }
}

fn first_steps_inputs(
    who: &Applicant,
    choice: &Choice,
    channel: Option<Channel>,
    admission_year: i32,
) -> first_steps::Inputs {
    first_steps::Inputs {
        channel,
        issued_in: who.education_document.issued_in,
        document_year: who.education_document.year,
        digitised: who.education_document.digitised,
        admission_year,
        kind: choice.known_kind(),
        level: choice.level,
        provider: choice.provider,
        basis: choice.basis,
        enterprise_request: choice.enterprise_request,
        service: who.out_of_competition,
        on_duty: who.parent_died_or_disabled_on_duty,
    }
}

fn track_inputs(who: &Applicant, choice: &Choice) -> track::Inputs {
    track::Inputs {
        basis: choice.basis,
        level: choice.level,
        provider: choice.provider,
        base: who.base,
        vocational_qualification: who.vocational_qualification,
        same_profile: choice.same_profile,
        service: who.out_of_competition,
        on_duty: who.parent_died_or_disabled_on_duty,
    }
}

pub(crate) fn score_inputs<'a>(who: &'a Applicant, choice: &'a Choice) -> score::Inputs<'a> {
    score::Inputs {
        base: who.base,
        issued_in: who.education_document.issued_in,
        grades: &who.grades,
        language: choice.language.as_ref(),
        profile: choice.profile.as_deref().unwrap_or(&[]),
        exam_marks: choice.exam_marks.as_deref().unwrap_or(&[]),
        kind: choice.known_kind(),
        certificate_average: who.certificate_average,
        quotas: who.quotas,
    }
}

fn needs<T>(answer: &Answer<T>) -> Vec<Question> {
    match answer {
        Answer::Missing(needs) => needs.clone(),
        Answer::Known(_) | Answer::NotApplicable(_) => Vec::new(),
    }
}
