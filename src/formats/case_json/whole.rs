//! Whole numbers of JSON, whatever their length.

use serde_json::Value;

use crate::rules::assessment::IgnoredReason;

/// A whole JSON number; `5.0` and `5e0` are whole, `4.5` is not. One too large to hold is the
/// largest, so that the range says what is wrong with it.
pub(in crate::formats) fn whole(value: &Value) -> Result<i64, IgnoredReason> {
    let Value::Number(number) = value else {
        return Err(IgnoredReason::WrongType);
    };
    if let Some(whole) = number.as_i64() {
        return Ok(whole);
    }
    let text = number.to_string();
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i64>().unwrap_or(i64::MAX)),
        None => (text.as_str(), 0),
    };
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let after = after.trim_end_matches('0');
    let decimals = i64::try_from(after.len()).unwrap_or(i64::MAX);
    let zero = !format!("{before}{after}").bytes().any(|b| (b'1'..=b'9').contains(&b));
    if zero {
        return Ok(0);
    }
    let trailing = format!("{before}{after}");
    let trailing = trailing.len() - trailing.trim_end_matches('0').len();
    let trailing = i64::try_from(trailing).unwrap_or(0);
    if exponent.saturating_sub(decimals).saturating_add(trailing) < 0 {
        return Err(IgnoredReason::BadNumber);
    }
    let mut whole = format!("{before}{after}").parse::<i64>().unwrap_or(i64::MAX);
    let mut shift = exponent.saturating_sub(decimals);
    while shift < 0 {
        whole /= 10;
        shift += 1;
    }
    for _ in 0..shift.min(20) {
        whole = whole.saturating_mul(10);
    }
    Ok(whole)
}
