//! What is reported not to apply is absent, and what is certainly absent is reported.

use talapker::rules::assess;
use talapker::rules::assessment::{
    Accommodation, AdmissionTrack, Answer, Assessment, ChoiceAssessment, Exam, FirstStep, MilestoneId,
    PaperState, Reason, Standing,
};
use talapker::rules::case::{Case, Document};
use talapker::rules::edition::CURRENT;
use talapker::rules::not_applicable::{of_choice, of_person};

use super::exhaustive::sound_why;
use super::generated::cases;
use super::support::{case, now};
use serde_json::json;

/// Whether the assessment has the thing that the reason leaves out; `None` for a reason of the person.
#[expect(clippy::wildcard_enum_match_arm, reason = "most reasons say why something is there")]
fn present(seen: &ChoiceAssessment, reason: Reason) -> Option<bool> {
    let track = seen.track.known().map(|track| track.value.track);
    let exam = |wanted| seen.exam.known().is_some_and(|exam| exam.value.exam == wanted);
    let step = |wanted| seen.first_steps.iter().any(|step| step.value == wanted);
    let paper = |wanted: &[Document]| {
        seen.documents.iter().flatten().any(|paper| wanted.contains(&paper.value.document))
    };
    let day = |wanted| seen.milestones.iter().flatten().any(|day| day.value.id == wanted);
    Some(match reason {
        Reason::NoSpecialExam => exam(Exam::SpecialOrCreative),
        Reason::NoPsychometric => exam(Exam::Psychometric),
        Reason::NotOutPaid | Reason::NotOutService | Reason::NotOutDuty => {
            let other = seen.track.known().and_then(|track| track.value.other_reading);
            [track, other].contains(&Some(AdmissionTrack::OutOfCompetition))
        }
        Reason::NotByApplicationPaid | Reason::NotByApplication => {
            track == Some(AdmissionTrack::ByApplication)
        }
        Reason::NoDigitisingCollege | Reason::NoDigitisingDone | Reason::NoDigitisingThisYear => {
            step(FirstStep::DigitiseDocument)
        }
        Reason::NoCommissionSubjects => step(FirstStep::CommissionSetsSubjects),
        Reason::NoDiagnostics => step(FirstStep::ProfessionalDiagnostics),
        Reason::NoInterview => step(FirstStep::Interview),
        Reason::NoAccommodation | Reason::NoAccommodationNoExam => !seen.accommodations.is_empty(),
        Reason::NoMse => paper(&[Document::Mse031u]),
        Reason::NoStatusDocument => paper(&[Document::StatusDocument]),
        Reason::NoIdentity => paper(&[Document::DigitalIdentity]),
        Reason::NoForeignPaper => paper(&[
            Document::ResidencePermit,
            Document::StatelessCertificate,
            Document::RefugeeCertificate,
            Document::AsylumCertificate,
            Document::KandasCertificate,
        ]),
        Reason::NoDeferral => {
            let mut papers = seen.documents.iter().flatten();
            papers.any(|paper| paper.value.state == PaperState::Deferred)
        }
        Reason::NoRefusal => seen.refused_today.as_ref().is_none_or(|refused| !refused.is_empty()),
        Reason::NoResults => day(MilestoneId::Results),
        Reason::NoRegistration => day(MilestoneId::Registration),
        Reason::NoRedistribution => day(MilestoneId::Redistribution),
        Reason::NoOtherReading => {
            seen.window.known().is_none_or(|window| window.value.other_reading.is_some())
        }
        Reason::NoGroup => seen.group.known().is_some(),
        Reason::NothingOpen => !seen.still_open.is_empty() || !seen.maybe_open.is_empty(),
        _ => return None,
    })
}

#[test]
fn nothing_is_both_there_and_said_not_to_apply() {
    for case in cases(20_000) {
        let assessment = assess(&case, CURRENT, now());
        for (at, seen) in assessment.choices.iter().enumerate() {
            let list = of_choice(&case, at, &assessment);
            for (at, one) in list.iter().enumerate() {
                let reason = one.why.reason;
                assert_eq!(present(seen, reason), Some(false), "{reason:?} of {case:?}");
                assert!(list[..at].iter().all(|other| other.why.reason != reason), "{reason:?} twice");
                assert!(!one.why.cites.is_empty(), "{reason:?} without a provision");
                sound_why(&one.why, &case);
            }
        }
    }
}

/// What is concluded from silence is our reading; what is said or done is not.
#[test]
fn what_follows_from_silence_is_a_reading() {
    let said = [
        Reason::NotOutDuty,
        Reason::NoDigitisingDone,
        Reason::NoGround,
        Reason::NoOtherReading,
        Reason::NothingOpen,
    ];
    for case in cases(5000) {
        let assessment = assess(&case, CURRENT, now());
        let places = 0..assessment.choices.len();
        let list = places.flat_map(|at| of_choice(&case, at, &assessment));
        for one in list.chain(of_person(&case.applicant)) {
            let reading = one.why.standing == Standing::Reading;
            assert!(reading || said.contains(&one.why.reason), "{:?}", one.why);
        }
    }
}

/// Everything that this case could have is either present or reported not to apply.
fn nothing_goes_unsaid(case: &Case, at: usize, assessment: &Assessment) {
    let seen = &assessment.choices[at];
    let said: Vec<Reason> = of_choice(case, at, assessment).into_iter().map(|one| one.why.reason).collect();
    let things: &[&[Reason]] = &[
        &[Reason::NoSpecialExam, Reason::NoPsychometric],
        &[Reason::NotOutPaid, Reason::NotOutService, Reason::NotOutDuty],
        &[Reason::NoDigitisingCollege, Reason::NoDigitisingDone, Reason::NoDigitisingThisYear],
        &[Reason::NoCommissionSubjects],
        &[Reason::NoDiagnostics],
        &[Reason::NoInterview],
        &[Reason::NoAccommodation, Reason::NoAccommodationNoExam],
        &[Reason::NoMse],
        &[Reason::NoStatusDocument],
        &[Reason::NoIdentity],
        &[Reason::NoForeignPaper],
        &[Reason::NoRefusal],
        &[Reason::NoResults],
        &[Reason::NoRegistration],
        &[Reason::NoRedistribution],
        &[Reason::NoOtherReading],
        &[Reason::NoGroup],
    ];
    for thing in things {
        let there = thing.iter().any(|reason| present(seen, *reason) == Some(true));
        let not = thing.iter().any(|reason| said.contains(reason));
        let general =
            matches!(thing[0], Reason::NoSpecialExam) && matches!(seen.exam, Answer::NotApplicable(_));
        assert!(there || not || general, "{thing:?} is neither there nor said not to apply: {case:?}");
    }
}

#[test]
fn in_a_full_case_nothing_goes_unsaid() {
    let mut full = 0;
    for case in cases(60_000) {
        let assessment = assess(&case, CURRENT, now());
        let who = &case.applicant;
        let answered = who.status.is_some()
            && who.disability.is_some()
            && who.impairments.is_some()
            && who.out_of_competition.is_some()
            && who.parent_died_or_disabled_on_duty.is_some()
            && who.education_document.year.is_some()
            && who.education_document.issued_in.is_some()
            && who.education_document.digitised.is_some()
            && who.base.is_some()
            && who.vocational_qualification.is_some()
            && case.restrictions_in_force.is_some();
        for (at, (choice, seen)) in case.choices().iter().zip(&assessment.choices).enumerate() {
            let chosen = choice.basis.is_some()
                && choice.level.is_some()
                && choice.known_kind().is_some()
                && choice.same_profile.is_some()
                && choice.enterprise_request.is_some();
            if answered && chosen && seen.track.known().is_some() && seen.window.known().is_some() {
                full += 1;
                nothing_goes_unsaid(&case, at, &assessment);
            }
        }
    }
    assert!(full > 500, "only {full} full cases");
}

#[test]
fn an_open_answer_is_not_taken_for_a_no() {
    let read = case(&json!({ "choices": [{}] }));
    let assessment = assess(&read.case, CURRENT, now());
    assert!(of_choice(&read.case, 0, &assessment).is_empty());
    assert!(of_person(&read.case.applicant).is_empty());
}

#[test]
fn of_the_person_quotas_and_grounds_are_said_only_when_answered() {
    let read = case(&json!({ "applicant": {
        "quotas": [], "deprived_by_court": false, "consents_to_data_access": true
    } }));
    let reasons: Vec<Reason> =
        of_person(&read.case.applicant).into_iter().map(|one| one.why.reason).collect();
    assert_eq!(reasons, [Reason::NoQuota, Reason::NoGround]);
    let read = case(&json!({ "applicant": { "quotas": ["orphan"], "consents_to_data_access": true } }));
    assert!(of_person(&read.case.applicant).is_empty());
}

/// The accommodations of a paid medical applicant stand with an exam that may not take place: they are offered.
#[test]
fn an_exam_that_is_only_possible_keeps_its_accommodations() {
    let read = case(&json!({
        "applicant": { "disability": "group_2", "impairments": ["hearing"] },
        "choices": [{ "kind": "medical", "basis": "paid", "level": "mid_level", "form": "full_time" }]
    }));
    let assessment = assess(&read.case, CURRENT, now());
    let seen = &assessment.choices[0];
    assert!(seen.accommodations.iter().any(|a| a.value == Accommodation::SignLanguageAssistant));
    let list = of_choice(&read.case, 0, &assessment);
    assert!(!list.iter().any(|a| a.why.reason == Reason::NoAccommodation));
}
