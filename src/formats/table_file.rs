//! Which files are lists of pupils, by their names, their kinds and how they begin.

/// What a person is offered to choose from.
pub const ACCEPTED: &str = ".csv,.tsv,.txt,.xlsx,.xls,.ods,.json";
/// So many of the first bytes are enough to tell.
pub const BEGINNING: usize = 200;

/// How the names of tables end.
const ENDS: &[&str] = &["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"];
/// The MIME types of tables.
const KINDS: &[&str] = &[
    "text/csv",
    "text/tab-separated-values",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
];
/// How the name of our own format begins.
const OWN: &str = "talapker-class";

/// Whether a file is a list of pupils, and not the answers of one applicant. JSON is one if it is a class of our own,
/// whatever its name; anything else is told by its name or its MIME type.
pub fn is_table(name: &str, kind: &str, beginning: &[u8]) -> bool {
    let beginning = String::from_utf8_lossy(beginning);
    if beginning.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
        return beginning.contains(OWN);
    }
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    end.is_some_and(|end| ENDS.contains(&end.as_str())) || KINDS.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_told_from_answers() {
        let table = |name: &str, kind: &str, beginning: &str| is_table(name, kind, beginning.as_bytes());
        assert!(table("9А.csv", "", "\u{feff}ФИО;Класс"));
        assert!(table("9А.XLSX", "", "PK"));
        assert!(table("список", "text/csv", "ФИО;Класс"));
        assert!(table("list.txt", "text/plain", "Name\tClass"));
        assert!(table("class.json", "application/json", "{\n  \"format\": \"talapker-class-file/1\""));
        assert!(!table("talapker-case.json", "application/json", "{\"format\":\"talapker-case/1\""));
        assert!(!table("cases.txt", "text/plain", "\u{feff}\n[{\"format\":\"talapker-case/1\""));
        assert!(!table("photo.png", "image/png", "\u{89}PNG"));
        assert!(!table("csv", "", ""));
        assert!(!is_table("broken", "", &[0xff, 0xfe]));
        assert!(ACCEPTED.split(',').all(|end| table(&format!("a{end}"), "", "") || end == ".json"));
    }
}
