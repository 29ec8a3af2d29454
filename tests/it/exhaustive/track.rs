//! The track.

use talapker::rules::assessment::{AdmissionTrack, Answer, Reasoned, Standing, Track, TrackCondition};
use talapker::rules::case::{ParentService, ProgrammeLevel};
use talapker::rules::question::Question;
use talapker::rules::rule::track::{Inputs, conditions, track};

use super::{sound, sound_list};
use crate::support::{FLAGS, options};

fn all() -> impl Iterator<Item = Inputs> {
    options().into_iter().flat_map(|basis| {
        options().into_iter().flat_map(move |level| {
            options().into_iter().flat_map(move |provider| {
                let inputs = Inputs { basis, level, provider, ..Inputs::default() };
                of_the_person(inputs)
            })
        })
    })
}

fn of_the_person(choice: Inputs) -> impl Iterator<Item = Inputs> {
    options().into_iter().flat_map(move |base| {
        options().into_iter().flat_map(move |vocational_qualification| {
            FLAGS.into_iter().flat_map(move |same_profile| {
                options().into_iter().flat_map(move |service| {
                    FLAGS.into_iter().map(move |on_duty| Inputs {
                        base,
                        vocational_qualification,
                        same_profile,
                        service,
                        on_duty,
                        ..choice
                    })
                })
            })
        })
    })
}

/// The same inputs with one more field filled.
///
/// Without the fields that the contract gives a stand-in: a provider not named is a college, a
/// service not named is none, and for a service other than a serviceman's "on duty" not told
/// is as if it were not so.
fn filled(inputs: Inputs) -> Vec<Inputs> {
    let mut filled = Vec::new();
    if inputs.basis.is_none() {
        filled.extend(options().into_iter().map(|basis| Inputs { basis, ..inputs }));
    }
    if inputs.level.is_none() {
        filled.extend(options().into_iter().map(|level| Inputs { level, ..inputs }));
    }
    if inputs.base.is_none() {
        filled.extend(options().into_iter().map(|base| Inputs { base, ..inputs }));
    }
    if inputs.vocational_qualification.is_none() {
        let all = options().into_iter();
        filled.extend(all.map(|vocational_qualification| Inputs { vocational_qualification, ..inputs }));
    }
    if inputs.same_profile.is_none() {
        filled.extend(FLAGS.map(|same_profile| Inputs { same_profile, ..inputs }));
    }
    if inputs.on_duty.is_none() && matches!(inputs.service, Some(ParentService::Serviceman)) {
        filled.extend(FLAGS.map(|on_duty| Inputs { on_duty, ..inputs }));
    }
    filled
}

fn value(answer: &Answer<Reasoned<Track>>) -> Option<Track> {
    answer.known().map(|known| known.value)
}

#[test]
fn every_person_has_one_track_or_an_open_question() {
    let mut count = 0;
    for inputs in all() {
        let answer = track(&inputs);
        sound(&answer, &inputs);
        if let Answer::Missing(needs) = &answer {
            for need in needs {
                assert!(is_open(need, &inputs), "{need:?} is needed and answered: {inputs:?}");
            }
        }
        count += 1;
    }
    assert_eq!(count, 3 * 4 * 6 * 6 * 3 * 3 * 8 * 3);
}

#[test]
fn a_known_track_stays_as_answers_come_in() {
    for inputs in all() {
        if let Some(before) = value(&track(&inputs)) {
            for fuller in filled(inputs) {
                assert_eq!(value(&track(&fuller)), Some(before), "{inputs:?}, then {fuller:?}");
            }
        }
    }
}

#[test]
fn another_reading_is_named_exactly_where_the_service_is_and_on_duty_is_not() {
    use AdmissionTrack::{OutOfCompetition, Paid};
    for inputs in all() {
        let Some(Track { track, other_reading }) = value(&track(&inputs)) else { continue };
        let other = !matches!(inputs.service, None | Some(ParentService::None | ParentService::Serviceman))
            && inputs.on_duty != Some(true)
            && track != Paid;
        assert_eq!(other_reading, other.then_some(OutOfCompetition), "{inputs:?}");
    }
}

fn is_open(need: &Question, inputs: &Inputs) -> bool {
    [
        (Question::Basis, inputs.basis.is_none()),
        (Question::Level, inputs.level.is_none()),
        (Question::Base, inputs.base.is_none()),
        (Question::VocationalQualification, inputs.vocational_qualification.is_none()),
        (Question::SameProfile, inputs.same_profile.is_none()),
        (Question::OnDuty, inputs.on_duty.is_none()),
    ]
    .contains(&(need.clone(), true))
}

#[test]
fn conditions_come_with_admission_by_application_alone_and_are_law() {
    for inputs in all() {
        let Some(Track { track, .. }) = value(&track(&inputs)) else { continue };
        let list = conditions(track, inputs.level);
        sound_list(&list, &inputs);
        assert!(list.iter().all(|one| one.standing() == Standing::Law));
        let applies = track == AdmissionTrack::ByApplication;
        let worker = inputs.level == Some(ProgrammeLevel::SkilledWorker);
        let capacity = applies.then_some(TrackCondition::Capacity);
        let score = (applies && worker).then_some(TrackCondition::ScoreIfOversubscribed);
        assert!(list.iter().map(|one| one.value).eq(capacity.into_iter().chain(score)), "{inputs:?}");
    }
}

#[test]
fn a_track_is_a_reading_where_the_order_does_not_say_it_outright() {
    for inputs in all() {
        let answer = track(&inputs);
        let Some(known) = answer.known() else { continue };
        let Track { track, other_reading } = known.value;
        let read = track == AdmissionTrack::OwnCompetition || other_reading.is_some();
        assert_eq!(known.standing(), Standing::Law.reading_if(read), "{inputs:?}");
    }
}
