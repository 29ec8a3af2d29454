//! Whole numbers as people type them.

use crate::class::fold::tidy;
use crate::rules::assessment::IgnoredReason;

/// A whole number, zero or above.
pub(super) fn count(text: &str) -> Result<u64, IgnoredReason> {
    let text = tidy(text);
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        let below = text.strip_prefix('-').is_some_and(|rest| rest.parse::<u64>().is_ok());
        return Err(if below { IgnoredReason::OutOfRange } else { IgnoredReason::BadNumber });
    }
    text.parse().map_err(|_| IgnoredReason::OutOfRange)
}
