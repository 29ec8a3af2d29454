//! Numbers of spreadsheets: doubles by their first fifteen significant digits, exactly, and as plain decimals.

/// How many digits of a double a person entered at most.
const SIGNIFICANT: usize = 15;

/// A double as a plain decimal with a point: `4.5999999999999996` is `4.6`, `8.1231500019E10` is `81231500019`.
///
/// `None` for what is no number, or too large to be one that a person wrote.
///
/// ```
/// use talapker::class::number::double;
/// assert_eq!(double("57.699999999999996").as_deref(), Some("57.7"));
/// assert_eq!(double("5.0").as_deref(), Some("5"));
/// ```
pub fn double(text: &str) -> Option<String> {
    let number: f64 = text.trim().parse().ok()?;
    of_double(number)
}

/// The same of a number that is read already.
pub fn of_double(number: f64) -> Option<String> {
    if !number.is_finite() {
        return None;
    }
    let scientific = format!("{number:.14e}");
    let (mantissa, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let negative = mantissa.starts_with('-');
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some("0".to_string());
    }
    if !(-30..=30).contains(&exponent) {
        return None;
    }
    Some(format!("{}{}", if negative { "-" } else { "" }, placed(digits, exponent)))
}

/// Digits with the point behind the first of them moved by `exponent` places.
fn placed(digits: &str, exponent: i32) -> String {
    let whole = usize::try_from(exponent.saturating_add(1)).unwrap_or(0);
    if whole == 0 {
        let zeros = usize::try_from(exponent.saturating_add(1).unsigned_abs()).unwrap_or(0);
        return format!("0.{}{digits}", "0".repeat(zeros));
    }
    match (digits.get(..whole), digits.get(whole..)) {
        (Some(before), Some(after)) if !after.is_empty() => format!("{before}.{after}"),
        _ => format!("{digits}{}", "0".repeat(whole.saturating_sub(digits.len()))),
    }
}

/// A decimal as people write it, with a point; with more than fifteen significant digits it is a double's.
///
/// `None` for anything but digits with at most one point or comma.
pub fn written(text: &str) -> Option<String> {
    let point = text.replace(',', ".");
    let (whole, part) = point.split_once('.').unwrap_or((&point, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) {
        return None;
    }
    let significant = format!("{whole}{part}").trim_start_matches('0').len();
    if significant > SIGNIFICANT && point.contains('.') { double(&point) } else { Some(point) }
}

/// A plain decimal rounded half up to four decimals; unchanged if it has no more.
pub fn to_four(decimal: &str) -> String {
    let Some((whole, part)) = decimal.split_once('.') else { return decimal.to_string() };
    let (Some(kept), Some(rest)) = (part.get(..4), part.get(4..)) else { return decimal.to_string() };
    if rest.is_empty() {
        return decimal.to_string();
    }
    let up = i64::from(rest.starts_with(['5', '6', '7', '8', '9']));
    let Ok(number) = format!("{whole}{kept}").parse::<i64>() else { return decimal.to_string() };
    let number = number.saturating_add(up);
    let rounded = format!("{}.{:04}", number / 10_000, number % 10_000);
    rounded.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// The whole part of a plain decimal; `None` if there is none.
pub fn whole(decimal: &str) -> Option<i64> {
    decimal.split('.').next()?.parse().ok()
}

/// Without a part of zeros: `5.00` is `5`.
pub fn without_zeros(decimal: &str) -> &str {
    let bare = |whole: &str, part: &str| !whole.is_empty() && part.bytes().all(|b| b == b'0');
    match decimal.split_once('.') {
        Some((whole, part)) if bare(whole, part) => whole,
        _ => decimal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_are_what_was_entered() {
        for (text, read) in [
            ("4.5999999999999996", "4.6"),
            ("4.6699999999999999", "4.67"),
            ("2.9999999999999996", "3"),
            ("4.666666666666667", "4.66666666666667"),
            ("81231500019", "81231500019"),
            ("1E-3", "0.001"),
            ("0.05", "0.05"),
            ("-12.5", "-12.5"),
            ("0", "0"),
            ("9.1E+11", "910000000000"),
        ] {
            assert_eq!(double(text).as_deref(), Some(read), "{text}");
        }
        assert_eq!(double("x"), None);
        assert_eq!(double("NaN"), None);
    }

    #[test]
    fn averages_are_rounded_half_up() {
        for (text, four) in [
            ("4.66666666666667", "4.6667"),
            ("4.00005", "4.0001"),
            ("4.00004999", "4"),
            ("4.5", "4.5"),
            ("4.99996", "5"),
        ] {
            assert_eq!(to_four(text), four, "{text}");
        }
        assert_eq!(written("4,6666666666666696").as_deref(), Some("4.66666666666667"));
        assert_eq!(written("4,60").as_deref(), Some("4.60"));
        for bad in ["", ".", "4.", ",5", "4,6,7", "4 2", "-4", "４"] {
            assert_eq!(written(bad), None, "{bad}");
        }
    }
}
