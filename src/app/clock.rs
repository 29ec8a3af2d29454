//! The device's clock, read as Kazakhstan's.

use crate::rules::calendar::{Date, Moment};

/// Milliseconds since 1970, whole.
#[expect(clippy::cast_possible_truncation, reason = "whole and far below 2⁵³")]
pub(super) fn milliseconds() -> i64 {
    js_sys::Date::now() as i64
}

/// Now, in Kazakhstan.
pub(super) fn now() -> Moment {
    Moment::from_unix(milliseconds().div_euclid(1000)).unwrap_or_else(|| Moment::morning(Date::MIN))
}
