//! The window, a filing, and what is still open.

use std::collections::HashMap;

use chrono::{Datelike, Weekday};
use talapker::rules::assessment::{
    Answer, ApplicationWindow, Change, Doors, InTime, Reason, Standing, WayIn, WindowState,
};
use talapker::rules::calendar::{Moment, forward};
use talapker::rules::case::{Channel, KnownKind, SpecialtyKind};
use talapker::rules::cite::Cite;
use talapker::rules::code::Code;
use talapker::rules::edition::{Clause, ORDER_20_2025};
use talapker::rules::question::Question;
use talapker::rules::rule::filing::{self, filing};
use talapker::rules::rule::still_open::ways;
use talapker::rules::rule::window::{Inputs, window};

use super::{kinds, sound, sound_why};
use crate::support::{MINUTES, day, four_years, options};

fn with_kinds(kinds: &[Option<KnownKind>]) -> Vec<Inputs> {
    let mut all = Vec::new();
    for level in options() {
        for provider in options() {
            for kind in kinds.iter().copied() {
                for form in options() {
                    for basis in options() {
                        for base in options() {
                            let channel = None;
                            all.push(Inputs { level, provider, kind, form, basis, base, channel });
                        }
                    }
                }
            }
        }
    }
    all
}

fn stated() -> Vec<Option<KnownKind>> {
    kinds().into_iter().filter(|kind| kind.is_none_or(|kind| !kind.from_code)).collect()
}

/// Every choice all of whose answers are there, by every channel.
fn full() -> Vec<Inputs> {
    let told = |inputs: &Inputs| {
        let Inputs { level, provider, kind, form, basis, base, channel: _ } = inputs;
        level.is_some()
            && provider.is_some()
            && kind.is_some()
            && form.is_some()
            && basis.is_some()
            && base.is_some()
    };
    let all = with_kinds(&stated()).into_iter().filter(told);
    all.flat_map(|inputs| options().into_iter().map(move |channel| Inputs { channel, ..inputs })).collect()
}

/// What the contract says of a window, for one moment.
type Said = (ApplicationWindow, &'static [Cite]);

fn known(inputs: &Inputs, now: Moment) -> Option<Said> {
    window(inputs, &ORDER_20_2025, now).known().map(|w| (w.value, w.why.cites))
}

fn at(year: i32, month: u32, of_month: u32, minute: u16) -> Moment {
    Moment { date: day(year, month, of_month), minute }
}

/// Both sides of each day and hour that decides, in a year with notices and in the one before.
fn turning_points() -> Vec<Moment> {
    let mut moments = vec![at(2025, 2, 14, 540), at(2027, 8, 13, 1080), at(2027, 8, 15, 600)];
    for year in [2025, 2026] {
        for (month, of_month) in [
            (6, 24),
            (6, 25),
            (7, 20),
            (8, 10),
            (8, 14),
            (8, 18),
            (8, 20),
            (8, 22),
            (8, 25),
            (9, 18),
            (9, 20),
        ] {
            moments.extend([1079, 1080].map(|minute| at(year, month, of_month, minute)));
        }
        moments.extend([
            at(year, 8, 16, 600),
            at(year, 8, 28, 600),
            at(year, 9, 21, 0),
            at(year, 12, 31, 1439),
        ]);
    }
    moments
}

#[test]
fn every_choice_has_one_window_or_an_open_question() {
    let inputs = with_kinds(&kinds());
    assert_eq!(inputs.len(), 4 * 6 * 11 * 4 * 3 * 6);
    for now in [at(2025, 8, 16, 600), at(2026, 8, 12, 600), at(2026, 8, 19, 600), at(2027, 3, 1, 600)] {
        for inputs in &inputs {
            let answer = window(inputs, &ORDER_20_2025, now);
            sound(&answer, inputs);
            match answer {
                Answer::Known(_) => {}
                Answer::NotApplicable(_) => panic!("there is always a window: {inputs:?}"),
                Answer::Missing(needs) => {
                    assert!(needs.iter().all(|need| is_open(need, inputs)), "{inputs:?}");
                }
            }
        }
    }
}

fn is_open(need: &Question, inputs: &Inputs) -> bool {
    let open = [
        (Question::Level, inputs.level.is_none()),
        (Question::Kind, inputs.kind.is_none()),
        (Question::Form, inputs.form.is_none()),
        (Question::Basis, inputs.basis.is_none()),
        (Question::Base, inputs.base.is_none()),
    ];
    open.contains(&(need.clone(), true))
}

/// The answers of a choice by their places, for looking a window up.
fn key(inputs: &Inputs) -> [usize; 6] {
    fn place<T: Code>(value: Option<T>) -> usize {
        value.map_or(usize::MAX, Code::index)
    }
    let Inputs { level, provider, kind, form, basis, base, channel: _ } = *inputs;
    let provider = provider.or(Some(talapker::rules::case::Provider::College));
    let kind = kind.map(|known| known.kind);
    [place(level), place(provider), place(kind), place(form), place(basis), place(base)]
}

/// The definition: a window is known where every completion of the open answers gives the same one.
#[test]
fn a_window_is_known_where_all_completions_agree() {
    let full: Vec<Inputs> = full().into_iter().filter(|inputs| inputs.channel.is_none()).collect();
    let partial = with_kinds(&stated());
    for now in [
        at(2025, 7, 1, 600),
        at(2025, 8, 16, 600),
        at(2026, 7, 1, 600),
        at(2026, 8, 12, 600),
        at(2026, 8, 19, 600),
        at(2026, 9, 19, 600),
    ] {
        let whole: HashMap<[usize; 6], Said> =
            full.iter().map(|inputs| (key(inputs), known(inputs, now).unwrap())).collect();
        for inputs in &partial {
            let wanted = key(inputs);
            let mut completions = Vec::new();
            complete(wanted, 0, &whole, &mut completions);
            let first = completions[0];
            // Which of the agreeing clauses is named first is no part of what is said.
            let same = |other: &Said| ApplicationWindow { clause: first.0.clause, ..other.0 } == first.0;
            let agree = completions.iter().all(|other| same(other) && other.1 == first.1);
            let found = known(inputs, now);
            assert_eq!(found.is_some(), agree, "{now:?} {inputs:?}");
            assert!(found.is_none_or(|found| same(&found) && found.1 == first.1), "{now:?} {inputs:?}");
        }
    }
}

fn complete(key: [usize; 6], from: usize, whole: &HashMap<[usize; 6], Said>, found: &mut Vec<Said>) {
    const SIZES: [usize; 6] = [3, 5, 5, 3, 2, 5];
    match (from..6).find(|at| key[*at] == usize::MAX) {
        None => found.push(whole[&key]),
        Some(open) => {
            for value in 0..SIZES[open] {
                let mut fuller = key;
                fuller[open] = value;
                complete(fuller, open + 1, whole, found);
            }
        }
    }
}

/// One choice for each window that there is.
fn one_of_each() -> Vec<Inputs> {
    let mut seen = Vec::new();
    let new = |inputs: &Inputs| {
        let years = [at(2025, 8, 1, 600), at(2027, 8, 1, 600)].map(|now| known(inputs, now));
        let new = !seen.contains(&(years, inputs.channel));
        seen.extend(new.then_some((years, inputs.channel)));
        new
    };
    full().into_iter().filter(new).collect()
}

#[test]
fn window_and_filing_agree_at_every_moment() {
    let inputs = one_of_each();
    assert!(inputs.len() >= 40, "{}", inputs.len());
    for date in four_years() {
        for now in MINUTES.map(|minute| Moment { date, minute }) {
            for inputs in &inputs {
                agree(inputs, now);
            }
        }
    }
}

fn agree(inputs: &Inputs, now: Moment) {
    let answer = window(inputs, &ORDER_20_2025, now);
    let reasoned = answer.known().unwrap();
    let ApplicationWindow { opens, closes, other_reading, announced, last_day, possible_until, .. } =
        reasoned.value;
    let ApplicationWindow { file_by, other_file_by, state, days_left, next_season, .. } = reasoned.value;
    let place = format!("{now:?} {inputs:?}: {:?}", reasoned.value);
    let over = now.date > day(now.date.year(), 9, 20);
    assert_eq!(opens.year(), now.date.year() + i32::from(over), "{place}");
    let announced_day = announced.map(|announced| announced.closes);
    assert_eq!(announced.map(|a| (a.year, a.standing)), announced.map(|_| (2026, Standing::Reported)));
    assert!(announced.is_none() || opens.year() >= 2026, "{place}");
    let days = [Some(closes), other_reading, announced_day].into_iter().flatten();
    assert!(days.clone().all(|day| opens < day && day.year() == opens.year()), "{place}");
    assert!(other_reading.is_none_or(|other| closes < other), "{place}");
    assert_eq!(last_day, announced_day.map_or(closes, |day| day.min(closes)), "{place}");
    assert_eq!(Some(possible_until), days.max(), "{place}");
    let (calendar, other) = ORDER_20_2025.calendars(inputs.channel);
    for (calendar, by) in [(Some(calendar), Some(file_by)), (other, other_file_by.or(Some(file_by)))] {
        let (Some(calendar), Some(by)) = (calendar, by) else { continue };
        assert!(by.minute == 18 * 60 && by.date <= last_day && calendar.is_working(by.date), "{place}");
        let mut after = by.date.iter_days().skip(1).take_while(|day| *day <= last_day);
        assert!(after.all(|day| !calendar.is_working(day)), "{place}");
    }
    let filing = filing(&filing::Inputs::of(&reasoned.value, inputs.channel), &ORDER_20_2025, now).value;
    let fits = match state {
        WindowState::NotOpen => now.date < opens && days_left > Some(0) && filing.in_time == InTime::No,
        WindowState::Open => now < file_by && days_left > Some(0) && filing.in_time == InTime::Yes,
        WindowState::LastDay => now < file_by && days_left == Some(0) && filing.in_time == InTime::Yes,
        WindowState::Uncertain => {
            now >= file_by && now.date <= possible_until && filing.in_time == InTime::Uncertain
        }
        WindowState::Closed => now.date > possible_until && filing.in_time == InTime::No,
    };
    assert!(fits, "{filing:?} {place}");
    assert_eq!(next_season.is_some(), state.is_missed(), "{place}");
    assert_eq!(days_left.is_none(), state.is_missed(), "{place}");
    if let Some((next_opens, next_closes)) = next_season {
        let then = Moment::morning(next_opens);
        let next = known(inputs, then).unwrap().0;
        assert_eq!((next_opens, next_closes), (next.opens, next.last_day), "{place}");
        assert_eq!(next_opens.year(), opens.year() + 1, "{place}");
    }
    let plain =
        other_reading.is_none() && announced_day.is_none_or(|day| day == closes) && other_file_by.is_none();
    assert_eq!(reasoned.standing() == Standing::Law, plain, "{place}");
    let cites = reasoned.why.cites;
    assert_eq!(cites.contains(&Cite::Announced2026), announced.is_some(), "{place}");
    assert_eq!(cites.contains(&Cite::Row7), other_file_by.is_some(), "{place}");
}

#[test]
fn a_kind_by_its_code_is_a_reading_but_for_workers() {
    let now = at(2026, 8, 1, 600);
    for inputs in full() {
        let by_code = inputs.kind.map(|kind| KnownKind { from_code: true, ..kind });
        let by_code = Inputs { kind: by_code, ..inputs };
        let [stated, by_code] = [inputs, by_code].map(|inputs| window(&inputs, &ORDER_20_2025, now));
        let (stated, by_code) = (stated.known().unwrap(), by_code.known().unwrap());
        assert_eq!((stated.value, stated.why.cites), (by_code.value, by_code.why.cites));
        let worker = inputs.level == Some(talapker::rules::case::ProgrammeLevel::SkilledWorker);
        let expected = if worker { stated.standing() } else { Standing::Reading };
        assert_eq!(by_code.standing(), expected, "{inputs:?}");
    }
}

/// Hours at which the college's doors open and close, and one before each.
const HOURS: [u16; 10] = [0, 539, 540, 779, 780, 839, 840, 1079, 1080, 1439];

#[test]
fn a_filing_counts_on_one_working_day_by_every_window_and_channel() {
    for date in four_years() {
        for now in HOURS.map(|minute| Moment { date, minute }) {
            for clause in Clause::ALL {
                for channel in options() {
                    filed(*clause, channel, now);
                }
            }
        }
    }
}

fn filed(clause: Clause, channel: Option<Channel>, now: Moment) {
    let year = ORDER_20_2025.admission_year(now.date);
    let opens = ORDER_20_2025.windows.opens.in_year(year);
    let last_day = ORDER_20_2025.windows.closes(clause).in_year(year);
    let possible_until = forward(last_day, 3);
    let inputs = filing::Inputs {
        clause,
        opens,
        closes: last_day,
        other_reading: Some(possible_until),
        announced: None,
        channel,
    };
    let filing = filing(&inputs, &ORDER_20_2025, now);
    sound_why(&filing.why, &inputs);
    let (value, standing) = (filing.value, filing.standing());
    let place = format!("{now:?} {channel:?}: {value:?}");
    let accepted = value.accepted_on;
    let (calendar, _) = ORDER_20_2025.calendars(channel);
    assert!(calendar.is_working(accepted), "{place}");
    assert!(now.date <= accepted && accepted <= forward(now.date, 5), "{place}");
    assert_eq!(accepted == now.date, calendar.is_working(now.date) && now.minute < 1080, "{place}");
    if channel == Some(Channel::College) {
        assert!(value.other_reading.is_none(), "{place}");
        let works = calendar.is_working(now.date);
        let hours = (540..780).contains(&now.minute) || (840..1080).contains(&now.minute);
        assert_eq!(value.doors == Some(Doors::Open), works && hours, "{place}");
        let at_lunch = (780..840).contains(&now.minute);
        assert_eq!(value.doors == Some(Doors::Break), works && at_lunch, "{place}");
        if let Some(Doors::Closed(next)) = value.doors {
            assert!(now < next && calendar.doors_open_at(next).is_none(), "{place}");
            assert_eq!(next.minute, 540, "{place}");
        }
    } else {
        assert_ne!(accepted.weekday(), Weekday::Sat, "{place}");
        assert!(value.doors.is_none(), "{place}");
        assert!(value.other_reading.is_none_or(|other| now.date <= other && other < accepted), "{place}");
    }
    assert_eq!(standing == Standing::Reading, value.other_reading.is_some(), "{place}");
    let in_time = if now.date < opens || now.date > possible_until {
        InTime::No
    } else if accepted <= last_day {
        InTime::Yes
    } else {
        InTime::Uncertain
    };
    assert_eq!(value.in_time, in_time, "{place}");
    // What is uncertain says what speaks for it.
    let speaks = [Reason::FilingOtherClause, Reason::FilingHandedIn];
    let said = filing.why.because.iter().filter(|why| speaks.contains(&why.reason)).count();
    assert_eq!(said > 0, in_time == InTime::Uncertain, "{place}");
}

/// Every single change by hand, and what the definition says of it.
#[test]
fn what_is_still_open_is_what_the_definition_says() {
    for now in turning_points() {
        for inputs in full().iter().filter(|inputs| inputs.channel != Some(Channel::Portal)) {
            let own = known(inputs, now).unwrap().0;
            let found = ways(inputs, &ORDER_20_2025, now);
            let (mut open, mut maybe) = (Vec::new(), Vec::new());
            for (change, changed) in changes(inputs).into_iter().filter(|_| own.state.is_missed()) {
                let (window, cites) = known(&changed, now).unwrap();
                let opened = window.opens <= now.date;
                if opened && now < window.file_by {
                    open.push((window.last_day, change.names(), Some(window.file_by), cites));
                } else if opened
                    && now.date <= window.possible_until
                    && window.possible_until > own.possible_until
                {
                    maybe.push((window.possible_until, change.names(), None, cites));
                }
            }
            let said = |way: &WayIn| (way.closes, way.change.names(), way.file_by, way.why.cites);
            let said = |ways: &[WayIn]| ways.iter().map(said).collect::<Vec<_>>();
            for (mut wanted, ways) in [(open, &found.open), (maybe, &found.maybe)] {
                wanted.sort_unstable_by_key(|way| (way.0, way.1));
                assert_eq!(said(ways), wanted, "{now:?} {inputs:?}");
                for way in ways {
                    sound_why(&way.why, way);
                }
            }
        }
    }
}

fn changes(inputs: &Inputs) -> Vec<(Change, Inputs)> {
    fn others<T: Code>(value: Option<T>) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |other| Some(*other) != value)
    }
    let kind = inputs.kind.map(|known| known.kind);
    let bases = others(inputs.basis).map(|v| (Change::Basis(v), Inputs { basis: Some(v), ..*inputs }));
    let forms = others(inputs.form).map(|v| (Change::Form(v), Inputs { form: Some(v), ..*inputs }));
    let levels = others(inputs.level).map(|v| (Change::Level(v), Inputs { level: Some(v), ..*inputs }));
    let kinds = others(kind).filter(|kind| *kind != SpecialtyKind::Special).map(|kind| {
        let stated = Some(KnownKind { kind, from_code: false });
        (Change::Kind(kind), Inputs { kind: stated, ..*inputs })
    });
    bases.chain(forms).chain(levels).chain(kinds).collect()
}
