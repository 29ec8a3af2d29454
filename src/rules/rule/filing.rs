//! What a filing now is worth.
//!
//! # Decides
//! The day on which a filing made now counts as accepted, and whether that day is in the window.
//!
//! # Source
//! `578/annex-1/row-7`: colleges work Monday to Saturday until 18:00; the portal takes requests
//! around the clock, but one made after hours, on a rest day or a holiday is accepted on the next
//! working day.
//!
//! # Reading
//! Saturday as a working day of the portal, and the same hours for a filing at the college, are our
//! reading; the law is plain for the portal from Monday to Friday.
//!
//! # Example
//! ```
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::case::Channel;
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::rule::filing::{Inputs, filing};
//! let day = |d| Date::from_ymd_opt(2026, 8, d).unwrap();
//! let inputs = Inputs { opens: day(1), closes: day(18), channel: Some(Channel::Portal) };
//! let filing = filing(&inputs, &ORDER_20_2025, Moment::closing(day(18)));
//! assert_eq!(filing.value.accepted_on, day(19));
//! assert!(!filing.value.in_time);
//! ```

use chrono::{Datelike, Weekday};

use crate::rules::assessment::{Fact, Filing, Reason, Reasoned, Standing, Why};
use crate::rules::calendar::{CLOSING_MINUTE, Date, Moment, is_working, working_day_after};
use crate::rules::case::Channel;
use crate::rules::cite::Cite;
use crate::rules::edition::Edition;

/// The answers that the rule reads.
#[derive(Clone, Copy, Debug)]
pub struct Inputs {
    /// First day of the window.
    pub opens: Date,
    /// Last day of the window, inside.
    pub closes: Date,
    /// Where one applies.
    pub channel: Option<Channel>,
}

/// The worth of a filing at `now`.
pub fn filing(inputs: &Inputs, edition: &Edition, now: Moment) -> Reasoned<Filing> {
    let same_day = is_working(now.date, edition.holidays) && now.minute < CLOSING_MINUTE;
    let (accepted_on, reason) = if same_day {
        (now.date, Reason::FilingSameDay)
    } else {
        (working_day_after(now.date, edition.holidays), Reason::FilingNextDay)
    };
    let in_time = inputs.opens <= accepted_on && accepted_on <= inputs.closes;
    let weekend = matches!(now.date.weekday(), Weekday::Sat | Weekday::Sun);
    let plain = inputs.channel == Some(Channel::Portal) && !weekend;
    let mut why =
        Why::new(reason, Standing::Law.reading_if(!plain), &[Cite::Row7]).from([Fact::Day(accepted_on)]);
    why = why.from(inputs.channel.map(Fact::Channel));
    if !plain {
        why = why.because([Why::new(Reason::FilingReading, Standing::Reading, &[Cite::Row7])]);
    }
    Reasoned::new(Filing { accepted_on, in_time }, why)
}
