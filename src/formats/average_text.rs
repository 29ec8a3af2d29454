//! Averages as people write them: `4,67`, `4.67`, `14/3`, `4 2/3`, `4⅔`.

use crate::rules::grade::{Average, Decimal};
use crate::text::numbers::VULGAR;

/// The average that is written so, exact; `None` if it is none, or not above zero.
///
/// ```
/// use talapker::formats::average_text::read_average;
/// assert_eq!(read_average("4⅔"), read_average("14/3"));
/// assert!(read_average("4,67") > read_average("14/3"));
/// ```
pub fn read_average(text: &str) -> Option<Average> {
    let average = read(text.trim()).filter(|average| average.sum > 0)?;
    let (sum, count) = average.reduced();
    Average::new(sum, count)
}

fn read(text: &str) -> Option<Average> {
    if let Ok(decimal) = Decimal::parse(text) {
        return Average::new(decimal.ten_thousandths, 10_000);
    }
    if let Some((whole, above, below)) = VULGAR.iter().find_map(|(sign, above, below)| {
        let whole = text.strip_suffix(*sign)?.trim_end();
        Some((whole, *above, *below))
    }) {
        return mixed(if whole.is_empty() { 0 } else { number(whole)? }, above, below);
    }
    let (above, below) = text.split_once(['/', '⁄'])?;
    let below = number(below.trim_start())?;
    match above.trim_end().split_once(' ') {
        Some((whole, above)) => mixed(number(whole)?, number(above.trim_start())?, below),
        None => Average::new(number(above.trim_end())?, below),
    }
}

/// A whole number and a proper fraction.
fn mixed(whole: i64, above: i64, below: i64) -> Option<Average> {
    if above < below { Average::new(whole * below + above, below) } else { None }
}

/// Up to six figures.
fn number(text: &str) -> Option<i64> {
    let fits = (1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::code::Code as _;
    use crate::text::{Lang, source};

    #[test]
    fn averages_are_read_as_people_write_them() {
        let exact = |text: &str| read_average(text).map(Average::exact);
        for text in ["14/3", " 14 / 3 ", "14⁄3", "4 2/3", "4  2 / 3", "4⅔", "4 ⅔", "28/6"] {
            assert_eq!(exact(text).as_deref(), Some("14/3"), "{text}");
        }
        assert_eq!(exact("4,67").as_deref(), Some("467/100"));
        assert_eq!(exact("4.50").as_deref(), Some("9/2"));
        assert_eq!(exact("½").as_deref(), Some("1/2"));
        for bad in [
            "",
            "0",
            "0/3",
            "4/0",
            "4 3/2",
            "-4",
            "4/",
            "/3",
            "a",
            "4⅔⅔",
            "4,5/2",
            "1 2 3/4",
            "1234567/3",
            "⅔4",
            "4 2",
            "+4",
            "٤",
        ] {
            assert_eq!(exact(bad), None, "{bad}");
        }
    }

    /// What the page says of an average can be typed back, as far as it is exact.
    #[test]
    fn what_is_shown_is_read_back() {
        for lang in Lang::ALL {
            let words = source::words(*lang);
            for count in 1..=8 {
                for sum in 1..=count * 5 {
                    let average = Average::new(sum, count).unwrap();
                    let shown = words.average(average);
                    let first = shown.split([' ', '\u{a0}']).next().unwrap();
                    let fraction = shown.split(['=', '≈']).next().unwrap();
                    let read = read_average(first).filter(|read| *read == average);
                    assert!(read.or_else(|| read_average(fraction)) == Some(average), "{shown}");
                }
            }
        }
    }
}
