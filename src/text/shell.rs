//! The table of windows as plain HTML: what the static page shows before the app and without it. `cargo xtask dist` puts
//! it into `index.html`.

use super::source::words;
use super::{Key, Lang, Words};
use crate::rules::code::Code as _;
use crate::rules::edition::CURRENT;

/// The dates recur every year: those of the newest notices, in a year that serves to write them.
const NEWEST: i32 = 9998;

/// Title and table in Kazakh and in Russian.
pub fn windows() -> String {
    [Lang::Kk, Lang::Ru].map(|lang| section(&words(lang))).concat()
}

fn section(words: &Words) -> String {
    let lang = words.lang.code();
    let opens = CURRENT.windows.opens.in_year(NEWEST);
    let rows = CURRENT.safe_days(NEWEST).into_iter().map(|(clause, last)| {
        let when = words.range(opens, last.in_year(NEWEST));
        format!("<tr><th scope=\"row\">{}</th><td class=\"keep\">{when}</td></tr>\n", words.of(clause))
    });
    format!(
        "<section lang=\"{lang}\" class=\"stack windows\">\n<h1>{}</h1>\n<p>{}</p>\n<table>\n<caption class=\"soft\">{}</caption>\n\
         <thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>\n\
         <p class=\"small soft\">{}</p>\n<p class=\"small soft\">{}</p>\n<p class=\"small soft\">{}</p>\n<p class=\"small soft\">{}</p>\n</section>\n",
        words.t(Key::home_title),
        words.t(Key::about_lead),
        words.t(Key::windows_caption),
        words.t(Key::windows_whom),
        words.t(Key::windows_when),
        rows.collect::<String>(),
        words.t(Key::windows_safe_note),
        words.t(Key::windows_two_rows),
        words.t(Key::windows_note),
        words.t(Key::edition_line),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::edition::Clause;

    #[test]
    fn the_table_has_every_window_in_both_languages() {
        let table = windows();
        for words in [Lang::Kk, Lang::Ru].map(words) {
            let opens = CURRENT.windows.opens.in_year(NEWEST);
            for clause in Clause::ALL {
                let when = words.range(opens, CURRENT.safe_day(*clause, NEWEST).in_year(NEWEST));
                let row = format!("{}</th><td class=\"keep\">{when}</td>", words.of(*clause));
                assert_eq!(table.matches(&row).count(), 1, "{row}");
            }
        }
        assert_eq!(table.matches("<tr>").count(), 2 * (1 + Clause::ALL.len()));
        assert!(!table.contains('{'), "{table}");
    }
}
