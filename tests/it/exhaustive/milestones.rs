//! The days to come.

use chrono::Datelike as _;
use talapker::rules::assessment::{AdmissionTrack, MilestoneId, Standing};
use talapker::rules::calendar::{Date, forward};
use talapker::rules::code::Code as _;
use talapker::rules::edition::ORDER_20_2025;
use talapker::rules::rule::milestones::{self, milestones};

use super::sound_why;
use crate::support::{day, options};

#[test]
fn no_day_to_come_is_before_the_window_ends() {
    let own: Vec<Option<Date>> = [None, Some((8, 24)), Some((12, 31))]
        .map(|result: Option<(u32, u32)>| result.map(|(month, of_month)| day(2026, month, of_month)))
        .into();
    for year in 2025..=2028 {
        let ends = [(7, 20), (8, 15), (8, 18), (8, 22), (8, 23), (8, 25), (8, 26), (8, 27), (8, 29), (9, 20)];
        let ends = ends.map(|(month, of_month)| Some(day(year, month, of_month)));
        for ends in ends.into_iter().chain([None]) {
            for track in AdmissionTrack::ALL.iter().copied() {
                for base in options() {
                    for result_on in own.iter().copied() {
                        for by_application in [false, true] {
                            to_come(&milestones::Inputs {
                                track,
                                base,
                                ends,
                                year,
                                result_on,
                                by_application,
                            });
                        }
                    }
                }
            }
        }
    }
}

fn to_come(inputs: &milestones::Inputs) {
    let list = milestones(inputs, &ORDER_20_2025);
    assert!(!list.is_empty(), "{inputs:?}");
    for milestone in list {
        sound_why(&milestone.why, &inputs);
        let place = format!("{milestone:?} of {inputs:?}");
        let contract = milestone.value.id == MilestoneId::Contract;
        let standing = match (contract, inputs.result_on, inputs.track, milestone.value.id) {
            (true, Some(result), ..) => {
                assert_eq!(milestone.value.date, Some(forward(result, 3)), "{place}");
                assert_eq!(milestone.standing(), Standing::Law, "{place}");
                continue;
            }
            (true, None, AdmissionTrack::Competition, _) | (false, ..) if inputs.year > 2025 => {
                Standing::OlderEdition
            }
            (_, _, _, MilestoneId::Results) => Standing::Law,
            (..) => Standing::Reading,
        };
        assert_eq!(milestone.standing(), standing, "{place}");
        let Some(date) = milestone.value.date else { continue };
        assert!(inputs.ends.is_some_and(|ends| ends <= date), "{place}");
        assert_eq!(date.year(), inputs.year, "{place}");
    }
}
