//! The season in words: for the list under the picture, for copying and for the calendar file.

use std::fmt::Write as _;

use super::{About, Entry, Kind, Season, Undated};
use crate::rules::assessment::{Announced, Standing};
use crate::rules::calendar::Date;
use crate::rules::cite::Cite;
use crate::text::labels::{CHECK, EDITION_LINE};
use crate::text::{Key, Words, dates};

/// What an entry is, in a few words.
pub fn what(words: &Words, entry: &Entry) -> String {
    let key = match entry.kind {
        Kind::Opens => Key::season_what_opens,
        Kind::FileBy => Key::season_what_file_by,
        Kind::Closes => Key::season_what_closes,
        Kind::Announced => Key::season_what_announced,
        Kind::OtherReading => Key::season_what_other_reading,
        Kind::PaperEnds => Key::season_what_paper_ends,
        Kind::StillOpen => Key::season_what_still_open,
        Kind::MaybeOpen => Key::season_what_maybe_open,
        Kind::Results => Key::milestone_results,
        Kind::Registration => Key::milestone_registration,
        Kind::Contract => Key::milestone_contract,
        Kind::Redistribution => Key::milestone_redistribution,
        Kind::NextSeason => Key::season_what_next_season,
    };
    let about = match entry.about {
        Some(About::Change(change)) => words.change(change),
        Some(About::Paper(paper)) => words.of(paper),
        None => "",
    };
    let year = entry.announced.first().map(|(_, of)| of.year.to_string()).unwrap_or_default();
    words.fill(key, &[("change", about), ("paper", about), ("year", &year)])
}

/// The same at the moment of the season: what was the safe day asks for nothing.
pub fn heading(words: &Words, season: &Season, entry: &Entry) -> String {
    if entry.kind == Kind::FileBy && season.is_past(entry) {
        return words.t(Key::windows_safe).to_string();
    }
    what(words, entry)
}

/// What to do about it, in a sentence or two; nothing once it is past, unless a filing may still count.
pub fn what_to_do(words: &Words, season: &Season, entry: &Entry) -> Option<String> {
    let uncertain = season.is_uncertain(entry);
    if season.is_past(entry) {
        let late = entry.kind == Kind::FileBy && uncertain;
        return late.then(|| words.t(Key::sheet_uncertain).to_string());
    }
    let key = match entry.kind {
        Kind::Closes | Kind::Announced | Kind::OtherReading if uncertain => Key::window_uncertain_text,
        Kind::Opens => Key::season_do_opens,
        Kind::FileBy => Key::season_do_file_by,
        Kind::Closes | Kind::Announced => Key::season_do_later_day,
        Kind::OtherReading => Key::season_do_other_reading,
        Kind::PaperEnds => Key::season_do_paper_ends,
        Kind::StillOpen => Key::season_do_still_open,
        Kind::MaybeOpen => Key::season_do_maybe_open,
        Kind::Results => Key::season_do_results,
        Kind::Registration => {
            let day = words.date_on(entry.date);
            return Some(words.fill(Key::season_do_registration_check, &[("day_on", &day)]));
        }
        Kind::Contract => Key::season_do_contract,
        Kind::Redistribution => Key::season_do_redistribution,
        Kind::NextSeason => Key::season_do_next_season,
    };
    Some(words.t(key).to_string())
}

/// When: «18 августа, 18:00», «23 августа», «до 26 августа», «25 июня 2027 года»; with the year of a season to come.
pub fn when(words: &Words, season: &Season, entry: &Entry) -> String {
    if !season.is_coming() {
        return short(words, entry);
    }
    match (entry.kind, entry.moment()) {
        (Kind::Registration | Kind::Contract | Kind::Redistribution, _) => {
            words.fill(Key::milestone_by, &[("date_to", &words.date_year_to(entry.date))])
        }
        (_, Some(moment)) => words.moment_year(moment),
        (_, None) => words.date_year(entry.date),
    }
}

/// The same beside a picture that names the year.
pub(super) fn short(words: &Words, entry: &Entry) -> String {
    match entry.kind {
        Kind::Opens
        | Kind::Closes
        | Kind::Announced
        | Kind::OtherReading
        | Kind::PaperEnds
        | Kind::MaybeOpen
        | Kind::Results => words.date(entry.date),
        Kind::FileBy | Kind::StillOpen => {
            entry.moment().map_or_else(|| words.date(entry.date), |moment| words.moment(moment))
        }
        Kind::Registration | Kind::Contract | Kind::Redistribution => {
            words.fill(Key::milestone_by, &[("date_to", &words.date_to(entry.date))])
        }
        Kind::NextSeason => words.date_year(entry.date),
    }
}

/// The day of the week, and whether it is past.
pub fn under(words: &Words, season: &Season, entry: &Entry) -> String {
    let weekday = words.weekday(entry.date);
    if season.is_past(entry) {
        format!("{weekday}, {}", words.t(Key::season_past))
    } else {
        weekday.to_string()
    }
}

/// What it is, with the hour in the sentence, as a calendar shows it without its description.
pub fn headline(words: &Words, entry: &Entry) -> String {
    match (entry.kind, entry.moment()) {
        (Kind::FileBy, Some(moment)) => {
            let places = [("date_to", words.date_to(moment.date)), ("time", dates::clock(moment))];
            words.fill(Key::ics_file_by, &places.each_ref().map(|(name, text)| (*name, text.as_str())))
        }
        (_, Some(moment)) => [&what(words, entry), words.dash(), &dates::clock(moment)].concat(),
        (_, None) => what(words, entry),
    }
}

/// The choices by their names, where there is more than one to tell apart.
pub fn concerns(words: &Words, choices: &[usize], names: &[String]) -> Option<String> {
    if names.len() < 2 {
        return None;
    }
    let name_of = |number: &usize| names.get(number.saturating_sub(1)).cloned();
    let list: Vec<String> = choices.iter().filter_map(name_of).collect();
    Some(words.fill(Key::season_concerns, &[("choices", &list.join("; "))]))
}

/// How well it is known and whom to ask, in words; nothing where the order says it.
pub fn known(words: &Words, standing: Standing) -> Option<String> {
    let mark = standing.mark()?;
    Some(format!("({}) {}", words.of(mark), words.from_list(CHECK, mark)))
}

/// The provisions: «Основание: приказ № 578, пункт 64.»
pub fn source(words: &Words, cites: &[Cite]) -> String {
    let cites: Vec<String> = cites.iter().map(|cite| words.cite(*cite)).collect();
    words.fill(Key::ics_source, &[("cites", &cites.join("; "))])
}

/// The order's day and the announced one, of which *file by* is safe by the earlier.
pub fn announced(words: &Words, entry: &Entry, key: Key) -> Vec<String> {
    if entry.kind != Kind::FileBy {
        return Vec::new();
    }
    let line = |(order, announced): &(Date, Announced)| {
        let (order, to) = (words.date_to(*order), words.date_to(announced.closes));
        words.fill(key, &[("order_to", &order), ("year", &announced.year.to_string()), ("announced_to", &to)])
    };
    entry.announced.iter().map(line).collect()
}

/// All that is said beside the day and what it is: to do, for which choices, provisions, how well known.
pub fn details(words: &Words, season: &Season, entry: &Entry, names: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = what_to_do(words, season, entry).into_iter().collect();
    lines.extend(announced(words, entry, Key::ics_announced));
    lines.extend(concerns(words, &entry.choices, names));
    lines.push(source(words, &entry.cites));
    lines.extend(known(words, entry.standing));
    lines
}

/// What has no day: «Срок подписания договора: в приказе день не назван».
pub fn undated(words: &Words, undated: &Undated) -> String {
    let key = if undated.too_early { Key::season_undated_after } else { Key::milestone_none };
    format!("{}: {}", words.of(undated.id), words.t(key))
}

/// The whole season as plain text, for where a file cannot be saved.
pub fn plain(words: &Words, season: &Season, names: &[String]) -> String {
    let mut text = words.fill(Key::ics_calendar, &[("year", &season.year.to_string())]);
    for entry in &season.entries {
        let (when, under) = (when(words, season, entry), under(words, season, entry));
        let _ = write!(text, "\n\n{when} ({under})\n{}", heading(words, season, entry));
        for line in details(words, season, entry, names) {
            text.push('\n');
            text.push_str(&line);
        }
    }
    for without in &season.undated {
        let line = undated(words, without);
        let _ = write!(text, "\n\n{line}\n{}", source(words, &without.cites));
    }
    let _ = write!(
        text,
        "\n\n{}\n{}\n",
        words.from_list(EDITION_LINE, season.later_amendments),
        words.t(Key::unofficial)
    );
    text
}
