//! The table of windows as plain HTML: what the static page shows before the app and without it. `cargo xtask dist` puts
//! it into `index.html`.

use super::labels::EDITION_LINE;
use super::source::words;
use super::{Key, Lang, Words};
use crate::rules::assessment::LaterAmendments;
use crate::rules::calendar::Date;
use crate::rules::code::Code as _;
use crate::rules::edition::CURRENT;
use crate::rules::table::{Row, RowDays, table};

/// The dates recur every year: those of the newest notices, in a year that serves to write them.
const NEWEST: i32 = 9998;

/// Title and table in Kazakh and in Russian.
pub fn windows() -> String {
    [Lang::Kk, Lang::Ru].map(|lang| section(&words(lang))).concat()
}

fn section(words: &Words) -> String {
    let lang = words.lang.code();
    let opens = CURRENT.windows.opens.in_year(NEWEST);
    let notices = CURRENT.announcement(NEWEST).map(|of| words.announced_in(of.year));
    let later = if notices.is_some() { LaterAmendments::Announced } else { LaterAmendments::Unknown };
    let safe = words.t(Key::windows_safe);
    let columns = [words.t(Key::windows_whom), safe, words.t(Key::windows_order)];
    let mut head = columns.map(|name| format!("<th scope=\"col\">{name}</th>")).concat();
    head.extend(notices.iter().map(|name| format!("<th scope=\"col\">{name}</th>")));
    let rows: Vec<String> =
        table(CURRENT, NEWEST).iter().map(|of| row(words, opens, notices.as_deref(), of)).collect();
    let rows = rows.concat();
    let note = |text: &str| format!("<p class=\"small soft\">{text}</p>\n");
    let mut notes = notices.as_ref().map_or(String::new(), |_| note(words.t(Key::windows_safe_note)));
    for key in [Key::windows_two_rows, Key::windows_note, Key::windows_note_portal] {
        notes.push_str(&note(words.t(key)));
    }
    notes.push_str(&note(words.from_list(EDITION_LINE, later)));
    format!(
        "<section lang=\"{lang}\" class=\"stack windows\">\n<h1>{}</h1>\n<p>{}</p>\n<table>\n<caption class=\"soft\">{}</caption>\n\
         <thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{notes}</section>\n",
        words.t(Key::home_title),
        words.t(Key::about_lead),
        words.t(Key::windows_caption),
    )
}

fn row(words: &Words, opens: Date, notices: Option<&str>, of: &RowDays) -> String {
    let day = |name: &str, said: &str| format!("<td class=\"other\" data-day=\"{name}\">{said}</td>");
    let higher = of.row == Row::Higher;
    let note = format!("<p class=\"small soft\">{}</p>", words.t(Key::windows_higher_note));
    let note = if higher { note } else { String::new() };
    let order = day(words.t(Key::windows_order), &words.date(of.closes));
    let announced = notices.map_or(String::new(), |name| day(name, &words.announced_day(of.announced)));
    format!(
        "<tr><th scope=\"row\">{}{note}</th><td class=\"keep\">{}</td>{order}{announced}</tr>\n",
        words.of(of.row),
        words.range(opens, of.safe),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_window_in_both_languages() {
        let page = windows();
        for words in [Lang::Kk, Lang::Ru].map(words) {
            let opens = CURRENT.windows.opens.in_year(NEWEST);
            for of in table(CURRENT, NEWEST) {
                let line = page.lines().find(|line| {
                    let whom = line.strip_prefix("<tr><th scope=\"row\">").unwrap_or_default();
                    whom.strip_prefix(words.of(of.row)).is_some_and(|rest| rest.starts_with('<'))
                });
                let line = line.unwrap();
                assert!(
                    line.contains(&format!("<td class=\"keep\">{}</td>", words.range(opens, of.safe))),
                    "{line}"
                );
                assert!(line.contains(&format!(">{}</td>", words.date(of.closes))), "{line}");
                assert!(line.contains(&format!(">{}</td>", words.announced_day(of.announced))), "{line}");
            }
        }
        assert_eq!(page.matches("<tr>").count(), 2 * (1 + Row::ALL.len()));
        assert!(!page.contains('{'), "{page}");
    }
}
