//! The window, a filing, what is still open, and the days to come.

use chrono::Datelike;
use talapker::rules::assessment::{AdmissionTrack, Answer, ApplicationWindow, WindowState};
use talapker::rules::calendar::{Date, Moment, forward, is_working};
use talapker::rules::code::Code;
use talapker::rules::edition::{Clause, ORDER_20_2025};
use talapker::rules::question::Question;
use talapker::rules::rule::filing::{self, filing};
use talapker::rules::rule::milestones::{self, milestones};
use talapker::rules::rule::still_open::ways;
use talapker::rules::rule::window::{Inputs, window};

use super::{kinds, sound, sound_why};
use crate::support::{MINUTES, day, four_years, options};

fn all() -> impl Iterator<Item = Inputs> {
    options().into_iter().flat_map(|level| {
        options().into_iter().flat_map(move |provider| {
            kinds().into_iter().flat_map(move |kind| {
                options().into_iter().flat_map(move |form| {
                    options().into_iter().flat_map(move |basis| {
                        options().into_iter().map(move |base| Inputs {
                            level,
                            provider,
                            kind,
                            form,
                            basis,
                            base,
                        })
                    })
                })
            })
        })
    })
}

fn known(inputs: &Inputs, now: Moment) -> Option<ApplicationWindow> {
    window(inputs, &ORDER_20_2025, now).known().map(|w| w.value)
}

/// 09:00 of every day, and both sides of 18:00 on the days on which a window ends: on no other
/// day does the hour matter to a window.
fn moments() -> impl Iterator<Item = Moment> {
    let ends: Vec<Date> = Clause::ALL
        .iter()
        .flat_map(|clause| (2025..=2028).map(|year| ORDER_20_2025.windows.closes(*clause).in_year(year)))
        .flat_map(|closes| [closes, closes.pred_opt().unwrap()])
        .collect();
    four_years().flat_map(move |date| {
        let minutes = if ends.contains(&date) { &MINUTES[..] } else { &MINUTES[..1] };
        minutes.iter().map(move |minute| Moment { date, minute: *minute })
    })
}

#[test]
fn every_choice_has_one_window_or_an_open_question_at_every_moment() {
    let inputs: Vec<Inputs> = all().collect();
    assert_eq!(inputs.len(), 4 * 6 * 9 * 4 * 3 * 6);
    for now in moments() {
        for inputs in &inputs {
            let answer = window(inputs, &ORDER_20_2025, now);
            sound(&answer, inputs);
            assert!(!matches!(answer, Answer::NotApplicable(_)), "there is always a window: {inputs:?}");
        }
    }
}

#[test]
fn a_window_needs_only_what_is_open_and_needs_nothing_when_all_is_told() {
    let now = Moment::morning(day(2026, 8, 3));
    for inputs in all() {
        let Answer::Missing(needs) = window(&inputs, &ORDER_20_2025, now) else { continue };
        for need in needs {
            let open = [
                (Question::Level, inputs.level.is_none()),
                (Question::Kind, inputs.kind.is_none()),
                (Question::Form, inputs.form.is_none()),
                (Question::Basis, inputs.basis.is_none()),
                (Question::Base, inputs.base.is_none()),
            ]
            .contains(&(need.clone(), true));
            assert!(open, "{need:?} is needed and answered: {inputs:?}");
        }
    }
}

#[test]
fn a_known_window_stays_as_answers_come_in() {
    let moments =
        [day(2026, 6, 1), day(2026, 7, 20), day(2026, 8, 18), day(2026, 10, 1)].map(Moment::closing);
    for inputs in all() {
        for now in moments {
            let Some(before) = known(&inputs, now) else { continue };
            for fuller in filled(inputs) {
                assert_eq!(known(&fuller, now), Some(before), "{inputs:?}, then {fuller:?}");
            }
        }
    }
}

/// The same inputs with one more field filled; a provider not named is a college.
fn filled(inputs: Inputs) -> Vec<Inputs> {
    let mut filled = Vec::new();
    if inputs.level.is_none() {
        filled.extend(options().into_iter().map(|level| Inputs { level, ..inputs }));
    }
    if inputs.kind.is_none() {
        filled.extend(kinds().into_iter().map(|kind| Inputs { kind, ..inputs }));
    }
    if inputs.form.is_none() {
        filled.extend(options().into_iter().map(|form| Inputs { form, ..inputs }));
    }
    if inputs.basis.is_none() {
        filled.extend(options().into_iter().map(|basis| Inputs { basis, ..inputs }));
    }
    if inputs.base.is_none() {
        filled.extend(options().into_iter().map(|base| Inputs { base, ..inputs }));
    }
    filled
}

/// One of the inputs for each pair of clauses.
fn one_of_each() -> Vec<Inputs> {
    let now = Moment::morning(day(2026, 10, 1));
    let mut seen = Vec::new();
    all()
        .filter(|inputs| {
            let pair = known(inputs, now).map(|window| (window.clause, window.other_reading));
            let new = pair.is_some() && !seen.contains(&pair);
            seen.extend(new.then_some(pair));
            new
        })
        .collect()
}

#[test]
fn window_and_filing_agree_at_every_moment() {
    let inputs = one_of_each();
    assert!(inputs.len() >= 10, "{inputs:?}");
    for date in four_years() {
        for now in MINUTES.map(|minute| Moment { date, minute }) {
            for inputs in &inputs {
                agree(&known(inputs, now).unwrap(), now);
            }
        }
    }
}

fn agree(window: &ApplicationWindow, now: Moment) {
    let ApplicationWindow { opens, closes, file_by, state, .. } = *window;
    let holidays = ORDER_20_2025.holidays;
    let place = format!("{now:?}: {window:?}");
    assert!(opens < closes && closes.year() == now.date.year(), "{place}");
    assert!(file_by.date <= closes && is_working(file_by.date, holidays), "{place}");
    let after = file_by.date.iter_days().skip(1).take_while(|day| *day <= closes);
    assert!(after.into_iter().all(|day| !is_working(day, holidays)), "{place}");
    let filing = filing(&filing::Inputs { opens, closes, channel: None }, &ORDER_20_2025, now).value;
    let fits = match state {
        WindowState::NotOpen => now.date < opens && window.days_left > Some(0),
        WindowState::Open => now < file_by && window.days_left > Some(0) && filing.in_time,
        WindowState::LastDay => now < file_by && window.days_left == Some(0) && filing.in_time,
        WindowState::Late => now >= file_by && now.date <= closes && !filing.in_time,
        WindowState::Closed => now.date > closes && !filing.in_time,
    };
    assert!(fits, "{place}");
    let over = matches!(state, WindowState::Late | WindowState::Closed);
    assert_eq!(window.next_season.is_some(), over, "{place}");
    assert_eq!(window.days_left.is_none(), over, "{place}");
    if let Some((opens, closes)) = window.next_season {
        assert!(now.date < opens && opens < closes && opens.year() == now.date.year() + 1, "{place}");
    }
}

#[test]
fn a_filing_counts_on_one_working_day_by_every_window_and_channel() {
    for date in four_years() {
        for now in MINUTES.map(|minute| Moment { date, minute }) {
            for clause in Clause::ALL {
                for channel in options() {
                    let opens = ORDER_20_2025.windows.opens.in_year(date.year());
                    let closes = ORDER_20_2025.windows.closes(*clause).in_year(date.year());
                    let inputs = filing::Inputs { opens, closes, channel };
                    let filing = filing(&inputs, &ORDER_20_2025, now);
                    sound_why(&filing.why, &inputs);
                    let accepted = filing.value.accepted_on;
                    assert!(
                        is_working(accepted, ORDER_20_2025.holidays),
                        "{now:?} is accepted on {accepted}"
                    );
                    assert!(
                        date <= accepted && accepted <= forward(date, 4),
                        "{now:?} is accepted on {accepted}"
                    );
                    assert_eq!(filing.value.in_time, opens <= accepted && accepted <= closes);
                }
            }
        }
    }
}

#[test]
fn what_is_still_open_is_open_in_every_season() {
    let inputs: Vec<Inputs> =
        all().filter(|inputs| known(inputs, Moment::morning(day(2026, 1, 1))).is_some()).collect();
    let season = |now: &Moment| (6..=9).contains(&now.date.month()) || now.date.day() == 1;
    for now in moments().filter(season) {
        for inputs in &inputs {
            let ways = ways(inputs, &ORDER_20_2025, now);
            for way in &ways.open {
                assert!(way.file_by.is_some_and(|file_by| now < file_by), "{now:?}: {way:?} of {inputs:?}");
                sound_why(&way.why, way);
            }
            for way in &ways.maybe {
                assert!(way.file_by.is_none() && now.date <= way.closes, "{now:?}: {way:?} of {inputs:?}");
                sound_why(&way.why, way);
            }
            let in_order = |list: &[_]| {
                list.is_sorted_by_key(|way: &talapker::rules::assessment::WayIn| {
                    (way.closes, way.change.names())
                })
            };
            assert!(in_order(&ways.open) && in_order(&ways.maybe), "{ways:?}");
        }
    }
}

#[test]
fn no_day_to_come_is_before_the_window_ends() {
    for year in 2025..=2028 {
        let closes =
            Clause::ALL.iter().map(|clause| Some(ORDER_20_2025.windows.closes(*clause).in_year(year)));
        for closes in closes.chain([None]) {
            for track in AdmissionTrack::ALL {
                for base in options() {
                    let inputs = milestones::Inputs { track: *track, base, closes, year };
                    let list = milestones(&inputs, &ORDER_20_2025);
                    assert!(!list.is_empty(), "{inputs:?}");
                    for milestone in list {
                        sound_why(&milestone.why, &inputs);
                        let Some(date) = milestone.value.date else { continue };
                        assert!(closes.is_some_and(|closes| closes <= date), "{milestone:?} of {inputs:?}");
                        assert_eq!(date.year(), year);
                    }
                }
            }
        }
    }
}
