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
pub mod placement;
pub mod precheck;
pub mod prepare;
pub mod question;
pub mod remark;
pub mod rule;
mod slot;
pub mod table;
pub mod why;

use assessment::{
    Answer, ApplicantAssessment, Assessment, Brief, ChoiceAssessment, ChoiceBrief, ChoiceOutline,
    CompetitiveScore, ExamNeed, InForce, LaterAmendments, Outline, Reasoned, RefusalToday, Track,
};
use calendar::{Date, Moment};
use case::{Applicant, Case, Channel, Choice};
use edition::Edition;
use question::{Place, Question};
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
    assess_as(case, edition, now, of_applicant, of_choice, missing::missing)
}

/// The same as [`assess`], but only what a list of many people shows.
pub fn brief(case: &Case, edition: &'static Edition, now: Moment) -> Brief {
    assess_as(case, edition, now, of_applicant, brief_of, missing::papers)
}

/// The same as [`assess`], but only what comes first of each choice; `missing` and `ignored` are those of the whole.
pub fn outline(case: &Case, edition: &'static Edition, now: Moment) -> Outline {
    assess_as(case, edition, now, |_| (), outline_of, missing::missing)
}

/// What decides where somebody could be placed by a choice: how one is admitted, both averages, and whether there is an exam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competing {
    /// How one is admitted.
    pub track: Answer<Reasoned<Track>>,
    /// The averages.
    pub score: CompetitiveScore,
    /// The exam, or why there is none.
    pub exam: Answer<Reasoned<ExamNeed>>,
}

/// The same of each choice as [`assess`] says, and nothing else: no edition and no day goes into it.
pub fn competing(case: &Case) -> Vec<Competing> {
    let who = &case.applicant;
    let of = |choice: &Choice| Competing {
        track: track::track(&track_inputs(who, choice)),
        score: score::score(&score_inputs(who, choice)),
        exam: exam::exam(choice.known_kind(), choice.basis),
    };
    case.choices().iter().map(of).collect()
}

/// One case under one edition at one moment.
struct Asked<'a> {
    case: &'a Case,
    edition: &'static Edition,
    as_of: Moment,
    /// The year of admission.
    year: i32,
}

fn assess_as<A, C>(
    case: &Case,
    edition: &'static Edition,
    now: Moment,
    of_applicant: impl Fn(&Asked) -> A,
    of_choice: impl Fn(&Asked, &Choice) -> C,
    open: impl Fn(&Case, &Edition, Moment) -> Vec<Place>,
) -> Assessment<A, C> {
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
    let asked = Asked { case, edition, as_of, year };
    assessment.in_force = InForce::Yes;
    assessment.applicant = Some(of_applicant(&asked));
    assessment.missing = open(case, edition, as_of);
    assessment.choices = case.choices().iter().map(|choice| of_choice(&asked, choice)).collect();
    assessment
}

fn of_applicant(asked: &Asked) -> ApplicantAssessment {
    let Asked { case, edition, as_of, year: _ } = *asked;
    let who = &case.applicant;
    ApplicantAssessment {
        signs: who.birth_date.map(|birth| applicant::signs(birth, as_of.date)),
        quotas: applicant::quotas(who.quotas.unwrap_or_default(), edition),
        refusal_grounds: refusal::grounds(who.deprived_by_court, who.consents_to_data_access),
        notes: applicant::notes(who.state_funded_before, case.choices().iter().map(|c| c.basis)),
    }
}

fn outline_of(asked: &Asked, choice: &Choice) -> ChoiceOutline {
    let Asked { case, edition, as_of, year } = *asked;
    let who = &case.applicant;
    let channel = channel::channel(choice.channel, who.education_document.issued_in);
    let channel_value = channel.known().map(|c| c.value);
    let window_inputs = missing::window_inputs(choice, who);
    let window = window::window(&window_inputs, edition, as_of);
    let dates = window.known().map(|w| w.value);
    let ways = still_open::ways(&window_inputs, edition, as_of);
    ChoiceOutline {
        filing: match dates {
            Some(window) => {
                let inputs = filing::Inputs::of(&window, channel_value);
                Answer::Known(filing::filing(&inputs, edition, as_of))
            }
            None => Answer::Missing(needs(&window)),
        },
        documents: channel_value.map(|channel| {
            let file_by = dates.filter(|window| !window.state.is_missed()).map(|window| window.file_by.date);
            let accepted_on = filing::accepted_on(channel_value, edition, as_of).0;
            let inputs = documents_inputs(case, choice, channel, accepted_on);
            documents::documents(&documents::Inputs { admission_year: year, file_by, ..inputs })
        }),
        channel,
        window,
        still_open: ways.open,
        maybe_open: ways.maybe,
    }
}

fn brief_of(asked: &Asked, choice: &Choice) -> ChoiceBrief {
    let outline = outline_of(asked, choice);
    let who = &asked.case.applicant;
    ChoiceBrief {
        certificate_part: score::certificate_part(&score_inputs(who, choice)),
        exam: exam::exam(choice.known_kind(), choice.basis),
        refused_today: refused_today(who, &outline),
        outline,
    }
}

fn refused_today(who: &Applicant, outline: &ChoiceOutline) -> Option<Vec<Reasoned<RefusalToday>>> {
    let channel = outline.channel.known().map(|channel| channel.value);
    outline.documents.as_deref().zip(channel).map(|(documents, channel)| {
        refusal::refused_today(documents, channel, who.education_document.issued_in)
    })
}

fn of_choice(asked: &Asked, choice: &Choice) -> ChoiceAssessment {
    let outline = outline_of(asked, choice);
    let Asked { case, edition, as_of: _, year } = *asked;
    let who = &case.applicant;
    let kind = choice.known_kind();
    let channel = outline.channel.known().map(|c| c.value);
    let track_inputs = track_inputs(who, choice);
    let track = track::track(&track_inputs);
    let track_value = track.known().map(|track| track.value.track);
    let exam = exam::exam(kind, choice.basis);
    let exam_why = exam.known().map(|exam| &exam.why);
    ChoiceAssessment {
        first_steps: first_steps::first_steps(&first_steps_inputs(who, choice, channel, year)),
        score: score::score(&score_inputs(who, choice)),
        accommodations: accommodation::accommodations(exam_why, who.disability, who.impairments),
        refused_today: refused_today(who, &outline),
        milestones: track_value.map(|track| {
            let inputs = milestones::Inputs {
                track,
                base: who.base,
                ends: outline.window.known().map(|window| window.value.ends()),
                year,
                result_on: choice.result_on,
                by_application: track::fits_by_application(&track_inputs) == Some(true),
            };
            milestones::milestones(&inputs, edition)
        }),
        group: group::group(kind, choice.basis, edition),
        conditions: track_value.map_or_else(Vec::new, |track| track::conditions(track, choice.level)),
        track,
        exam,
        outline,
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
