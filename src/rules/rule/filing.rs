//! What a filing now is worth.
//!
//! # Decides
//! The day on which a filing made now counts as accepted, whether that is in time, and whether the college is open.
//!
//! # Source
//! `578/annex-1/row-7`: colleges work Monday to Saturday from 9:00 to 18:00 with a break at 13:00; the portal takes
//! requests around the clock, but one made after hours, on a rest day or a holiday is accepted on the next
//! working day. `578/annex-1/row-3`: the windows, counted from the handing in.
//!
//! # Reading
//! - Saturday is no working day of the portal; that it is one is the other reading.
//! - A filing that is accepted after the safe day may still count: row 3 speaks of the handing in, another clause may be
//!   meant, or the announced day.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::InTime;
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::case::Channel;
//! use talapker::rules::edition::{Clause, ORDER_20_2025};
//! use talapker::rules::rule::filing::{Inputs, filing};
//! let day = |d| Date::from_ymd_opt(2026, 8, d).unwrap();
//! let inputs = Inputs {
//!     clause: Clause::Basic,
//!     opens: day(1),
//!     closes: day(18),
//!     other_reading: None,
//!     announced: None,
//!     channel: Some(Channel::Portal),
//! };
//! let filing = filing(&inputs, &ORDER_20_2025, Moment::closing(day(18)));
//! assert_eq!(filing.value.accepted_on, day(19));
//! assert_eq!(filing.value.in_time, InTime::Uncertain);
//! ```

use crate::rules::assessment::{
    Announced, ApplicationWindow, Doors, Fact, Filing, InTime, Reason, Reasoned, Standing, Why,
};
use crate::rules::calendar::{BREAK_TO, Date, Moment};
use crate::rules::case::Channel;
use crate::rules::cite::Cite;
use crate::rules::edition::{Clause, Edition};

use super::window::clause_reason;

const ROW_7: &[Cite] = &[Cite::Row7];

/// The answers that the rule reads.
#[derive(Clone, Copy, Debug)]
pub struct Inputs {
    /// The clause that gives the order's day.
    pub clause: Clause,
    /// First day of the window.
    pub opens: Date,
    /// The order's last day.
    pub closes: Date,
    /// The last day by another reading.
    pub other_reading: Option<Date>,
    /// What was announced beside it.
    pub announced: Option<Announced>,
    /// Where one applies.
    pub channel: Option<Channel>,
}

impl Inputs {
    /// Those of a window.
    pub fn of(window: &ApplicationWindow, channel: Option<Channel>) -> Self {
        let ApplicationWindow { clause, opens, closes, other_reading, announced, .. } = *window;
        Self { clause, opens, closes, other_reading, announced, channel }
    }
}

/// The day on which what is filed now counts as accepted, and another day by the portal's other calendar.
pub fn accepted_on(channel: Option<Channel>, edition: &Edition, now: Moment) -> (Date, Option<Date>) {
    let (calendar, other) = edition.calendars(channel);
    let day = calendar.accepted_on(now);
    (day, other.map(|other| other.accepted_on(now)).filter(|other| *other != day))
}

/// The worth of a filing at `now`.
pub fn filing(inputs: &Inputs, edition: &Edition, now: Moment) -> Reasoned<Filing> {
    let Inputs { clause, opens, closes, other_reading: other_closes, announced, channel } = *inputs;
    let (accepted_on, other_reading) = accepted_on(channel, edition, now);
    let announced_day = announced.map(|announced| announced.closes);
    let last_day = announced_day.map_or(closes, |day| day.min(closes));
    let later = [other_closes, announced_day].into_iter().flatten();
    let possible_until = later.fold(closes, Date::max);
    let law = |reason, day| Why::new(reason, Standing::Law, clause.cites()).from([Fact::Day(day)]);
    let (in_time, counts) = if now.date < opens {
        (InTime::No, vec![law(Reason::FilingBeforeWindow, opens)])
    } else if now.date > possible_until {
        (InTime::No, vec![law(Reason::FilingAfterWindow, possible_until)])
    } else if accepted_on <= last_day {
        (InTime::Yes, vec![law(Reason::FilingInTime, last_day)])
    } else {
        (InTime::Uncertain, may_count(inputs, now.date, accepted_on))
    };
    let college = channel == Some(Channel::College);
    let doors = college.then(|| match edition.calendars(channel).0.doors_open_at(now) {
        None => Doors::Open,
        Some(Moment { minute: BREAK_TO, date: _ }) => Doors::Break,
        Some(moment) => Doors::Closed(moment),
    });
    let reason = if accepted_on == now.date { Reason::FilingSameDay } else { Reason::FilingNextDay };
    let saturday = other_reading.map(|_| Why::new(Reason::FilingSaturday, Standing::Reading, ROW_7));
    let week = college.then(|| Why::new(Reason::CollegeWeek, Standing::Law, ROW_7));
    let why = Why::new(reason, Standing::Law, ROW_7)
        .from([Fact::Day(accepted_on)])
        .from(channel.map(Fact::Channel))
        .resting_on(saturday)
        .because(week)
        .because(counts);
    Reasoned::new(Filing { accepted_on, other_reading, in_time, doors }, why)
}

/// What speaks for a filing that is accepted after the safe day: another day that it meets, or that one counts from the
/// handing in.
fn may_count(inputs: &Inputs, today: Date, accepted_on: Date) -> Vec<Why> {
    let cites = inputs.clause.cites();
    let days = [
        Some((inputs.closes, Why::new(clause_reason(inputs.clause), Standing::Law, cites))),
        inputs.other_reading.map(|day| (day, Why::new(Reason::FilingOtherClause, Standing::Reading, cites))),
        inputs.announced.map(|of| (of.closes, Why::new(Reason::FilingAnnounced, of.standing, of.cites))),
    ];
    let (mut reasons, mut handed_in) = (Vec::new(), false);
    for (day, why) in days.into_iter().flatten() {
        if accepted_on <= day {
            let year = inputs.announced.map(|of| Fact::AnnouncedIn(of.year));
            reasons.push(why.from([Fact::Day(day)]).from(year));
        } else {
            handed_in |= today <= day;
        }
    }
    if handed_in {
        reasons.push(Why::new(Reason::FilingHandedIn, Standing::Reading, cites));
    }
    reasons
}
