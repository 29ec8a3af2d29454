//! Names of copied choices: `Медколледж – 2`.

/// The longest name that its field takes, in letters.
const LONGEST: usize = 80;

/// The first free name of a copy of `original` beside the names that are there.
///
/// ```
/// use talapker::formats::copy_name::name;
/// assert_eq!(name("Медколледж", &["Медколледж"]), "Медколледж – 2");
/// assert_eq!(name("Медколледж – 2", &["Медколледж", "Медколледж – 2"]), "Медколледж – 3");
/// ```
pub fn name(original: &str, there: &[&str]) -> String {
    let stem = match original.rsplit_once(" – ") {
        Some((stem, number)) if number.parse::<u32>().is_ok() => stem,
        Some(_) | None => original,
    };
    // Room for the ending.
    let stem: String = stem.chars().take(LONGEST.saturating_sub(5)).collect();
    let mut number = 2_u32;
    loop {
        let name = format!("{stem} – {number}");
        if !there.contains(&name.as_str()) {
            return name;
        }
        number = number.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_leaves_room_for_its_number() {
        let long = "ә".repeat(90);
        assert_eq!(name(&long, &[]).chars().count(), 79);
    }

    #[test]
    fn a_dash_in_a_name_stays() {
        assert_eq!(name("Астана – колледж", &[]), "Астана – колледж – 2");
    }
}
