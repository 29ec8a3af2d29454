//! Numbers as people type them.

use std::borrow::Cow;

use crate::class::fold::tidy;
use crate::rules::assessment::IgnoredReason;
use crate::rules::placement::exact::Exact;

/// A whole number, zero or above.
pub(super) fn count(text: &str) -> Result<u64, IgnoredReason> {
    let text = tidy(text);
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        let below = text.strip_prefix('-').is_some_and(|rest| rest.parse::<u64>().is_ok());
        return Err(if below { IgnoredReason::OutOfRange } else { IgnoredReason::BadNumber });
    }
    text.parse().map_err(|_| IgnoredReason::OutOfRange)
}

/// A score, as it is read of a row: with an ordinary stroke.
pub(super) fn score(text: &str) -> Result<String, IgnoredReason> {
    let text = written(&tidy(text)).into_owned();
    Exact::parse(&text)?;
    Ok(text)
}

/// A number with an ordinary stroke. A space inside stays, by which it is no number: `4 2/3` is not 42/3.
pub(super) fn written(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() && text.contains(['⁄', '∕']) {
        Cow::Owned(text.replace(['⁄', '∕'], "/"))
    } else {
        Cow::Borrowed(text)
    }
}
