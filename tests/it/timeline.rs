//! The season: the one list behind the picture, its words and the calendar file.

use chrono::Days;
use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;
use talapker::formats::answers;
use talapker::report::timeline::words::{details, heading, headline, plain, what_to_do, when};
use talapker::report::timeline::{About, Entry, Kind, Season, season};
use talapker::report::timeline::{ics, picture};
use talapker::rules::assess;
use talapker::rules::assessment::{Assessment, Change, Standing};
use talapker::rules::calendar::{Date, Moment};
use talapker::rules::case::{Document, SpecialtyKind, StudyForm};
use talapker::rules::cite::Cite;
use talapker::rules::edition::CURRENT;
use talapker::rules::table::Row;
use talapker::text::source::{all, words};
use talapker::text::{Key, Lang, Words};

use super::support::{announced_day, day, days, edition_day};

pub(crate) const GRANT: &str =
    "base=basic_secondary&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order";
/// A grant; the same again; paid medicine, where two clauses fit; a worker programme in the evening; too little.
pub(crate) const FOUR: &str = "base=basic_secondary&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order\
    &2.kind=general&2.level=mid_level&2.form=full_time&2.basis=state_order\
    &3.kind=medical&3.level=mid_level&3.form=full_time&3.basis=paid\
    &4.level=skilled_worker&4.form=evening&4.basis=state_order";

fn assessed(answers: &str, now: Moment) -> Assessment {
    assess(&answers::read(answers).0, CURRENT, now)
}

fn seen(answers: &str, now: Moment) -> Season {
    season(&answers::read(answers).0, &assessed(answers, now))
}

pub(crate) fn at(answers: &str, date: Date) -> Season {
    seen(answers, Moment::morning(date))
}

fn said(season: &Season) -> Vec<(Kind, Date, Vec<usize>)> {
    season.entries.iter().map(|e| (e.kind, e.date, e.choices.clone())).collect()
}

#[test]
fn one_choice_with_a_grant() {
    let season = at(GRANT, day(2026, 8, 10));
    let results = edition_day(CURRENT.milestones.results_basic);
    let expected = [
        (Kind::Opens, edition_day(CURRENT.windows.opens)),
        (Kind::FileBy, edition_day(CURRENT.windows.basic)),
        (Kind::Announced, announced_day(Row::Basic)),
        (Kind::Results, results),
        (Kind::Contract, results + Days::new(3)),
        (Kind::Redistribution, edition_day(CURRENT.milestones.redistribution)),
    ];
    assert_eq!(said(&season), expected.map(|(kind, date)| (kind, date, vec![1])));
    let file_by = &season.entries[1];
    assert_eq!(file_by.moment(), Some(Moment::closing(edition_day(CURRENT.windows.basic))));
    assert_eq!(file_by.cites, [Cite::Row3Item2, Cite::Announced2026, Cite::Row7]);
    assert_eq!(file_by.standing, Standing::Reading);
    let announced = &season.entries[2];
    assert_eq!((announced.standing, &announced.cites[..]), (Standing::Reported, &[Cite::Announced2026][..]));
    assert_eq!(season.entries[3].standing, Standing::OlderEdition);
}

#[test]
fn what_several_choices_share_is_said_once() {
    let season = at(FOUR, day(2026, 8, 10));
    let (windows, results) = (&CURRENT.windows, edition_day(CURRENT.milestones.results_basic));
    let mut expected = [
        (Kind::Opens, edition_day(windows.opens), vec![1, 2, 3, 4]),
        (Kind::FileBy, announced_day(Row::Pedagogical), vec![3]),
        (Kind::Closes, edition_day(windows.pedagogical_medical), vec![3]),
        (Kind::FileBy, edition_day(windows.basic), vec![1, 2]),
        (Kind::Announced, announced_day(Row::Basic), vec![1, 2]),
        (Kind::Results, results, vec![1, 2]),
        (Kind::OtherReading, edition_day(windows.paid), vec![3]),
        (Kind::Contract, results + Days::new(3), vec![1, 2]),
        (Kind::Redistribution, edition_day(CURRENT.milestones.redistribution), vec![1, 2]),
        // The last day is a Sunday.
        (Kind::FileBy, edition_day(windows.worker_evening) - Days::new(2), vec![4]),
        (Kind::Closes, edition_day(windows.worker_evening), vec![4]),
    ];
    expected.sort_by_key(|(_, date, _)| *date);
    assert_eq!(said(&season), expected);
    let file_by = |choice| season.entries.iter().find(|e| e.kind == Kind::FileBy && e.choices == [choice]);
    assert_eq!(file_by(3).unwrap().standing, Standing::Reading);
    assert_eq!(season.entries[0].cites, [Cite::Row3Item2, Cite::Row3Item1]);
}

#[test]
fn a_choice_without_a_window_is_named_with_what_it_needs() {
    let season =
        at("base=basic_secondary&1.kind=general&1.level=mid_level&1.form=full_time", day(2026, 8, 10));
    assert!(season.is_empty());
    assert_eq!(season.unknown.len(), 1);
    assert!(picture::picture(&words(Lang::Kk), &season).is_none());
}

/// On the evening of the safe day its moment is over, and the calendar file does not say it again.
#[test]
fn a_moment_that_is_over_is_not_ahead() {
    let safe = edition_day(CURRENT.windows.basic);
    for (moment, ahead) in [(Moment::morning(safe), true), (Moment::closing(safe), false)] {
        let season = seen(GRANT, moment);
        assert_eq!(season.ahead().any(|entry| entry.kind == Kind::FileBy), ahead);
        assert!(season.ahead().any(|entry| entry.kind == Kind::Results));
    }
}

#[test]
fn a_missed_season_ends_with_the_next() {
    let season = at(GRANT, day(2026, 9, 1));
    let next = season.entries.last().unwrap();
    assert_eq!(
        (next.kind, next.date, next.standing),
        (Kind::NextSeason, CURRENT.windows.opens.in_year(2027), Standing::Reading)
    );
    let ahead: Vec<Kind> = season.ahead().map(|entry| entry.kind).collect();
    assert_eq!(ahead, [Kind::StillOpen, Kind::StillOpen, Kind::NextSeason]);
}

/// What is still open, what may be, and a paper that ends too early, each with its own name.
#[test]
fn ways_that_are_open_and_papers_that_end_are_in_the_file() {
    let paid_medicine = "base=basic_secondary&1.kind=medical&1.level=mid_level&1.form=full_time&1.basis=paid";
    let season = at(paid_medicine, day(2026, 8, 24));
    let ways = |kind| season.entries.iter().filter(move |entry| entry.kind == kind).collect::<Vec<_>>();
    let general = About::Change(Change::Kind(SpecialtyKind::General));
    let evening = About::Change(Change::Form(StudyForm::Evening));
    let open = ways(Kind::StillOpen);
    let open = open.iter().find(|entry| entry.about == Some(general)).unwrap();
    assert_eq!(open.moment(), Some(Moment::closing(edition_day(CURRENT.windows.paid))));
    let maybe = ways(Kind::MaybeOpen);
    let maybe = maybe.iter().find(|entry| entry.about == Some(evening)).unwrap();
    assert_eq!((maybe.date, maybe.minute), (edition_day(CURRENT.windows.evening), None));
    assert_eq!(maybe.standing, Standing::Reading);
    for words in all() {
        let now = Moment::morning(day(2026, 8, 24));
        let missed = file(&words, paid_medicine, &["A"], now);
        let summaries = values(&missed, "SUMMARY");
        let said = |change| summaries.iter().find(|text| text.contains(words.change(change)));
        assert!(said(Change::Kind(SpecialtyKind::General)).unwrap().contains("18:00"), "{summaries:?}");
        assert!(said(Change::Form(StudyForm::Evening)).is_some(), "{summaries:?}");
        let mut names = values(&missed, "UID");
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), summaries.len(), "{names:?}");
        let with = |until: &str| {
            let answers =
                format!("{GRANT}&paper.medical_075u=yes&paper.medical_075u.until={until}&1.channel=college");
            file(&words, &answers, &["A"], Moment::morning(day(2026, 8, 10)))
        };
        let (ends, lasts) = (with("2026-08-15"), with("2026-08-18"));
        let name = "talapker-2026-paper_ends-medical_075u".to_string();
        assert!(values(&ends, "UID").contains(&name) && !values(&lasts, "UID").contains(&name), "{ends}");
        assert!(values(&ends, "DTSTART").contains(&"20260815".to_string()));
        let paper = words.of(Document::Medical075u);
        assert!(values(&ends, "SUMMARY").iter().any(|text| text.contains(paper)));
    }
}

#[test]
fn in_autumn_the_season_is_the_one_that_is_coming() {
    let season = at(GRANT, day(2026, 11, 1));
    assert_eq!(season.year, 2027);
    assert_eq!(season.ahead().count(), season.entries.len());
    assert!(season.entries.iter().all(|entry| entry.date >= CURRENT.windows.opens.in_year(2027)));
    assert!(season.entries.iter().all(|entry| entry.kind != Kind::NextSeason));
}

/// One clause, two announced days and two calendars: each day has a name of its own, on every device the same.
#[test]
fn file_by_of_one_clause_can_be_several_days_with_a_name_each() {
    let medical = |base: &str| {
        format!(
            "base={base}&1.kind=medical&1.level=mid_level&1.form=full_time&1.basis=state_order&1.channel=portal\
             &2.kind=medical&2.level=mid_level&2.form=full_time&2.basis=state_order&2.channel=college\
             &3.kind=pedagogical&3.level=mid_level&3.form=full_time&3.basis=state_order"
        )
    };
    let names = |base, year| {
        let season = at(&medical(base), day(year, 7, 1));
        let file_by = season.entries.iter().filter(|entry| entry.kind == Kind::FileBy);
        file_by.map(|entry| (entry.date, entry.meaning(year))).collect::<Vec<_>>()
    };
    let eleven = names("general_secondary", 2027);
    // The order's day is a Sunday: Friday on the portal, Saturday at the college.
    let last = CURRENT.windows.pedagogical_medical.in_year(2027);
    let announced = announced_day(Row::Pedagogical) + Days::new(365);
    let days = [announced, last - Days::new(2), last - Days::new(1)];
    assert!(eleven.iter().map(|(date, _)| *date).eq(days), "{eleven:?}");
    let mut once: Vec<&String> = eleven.iter().map(|(_, name)| name).collect();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), 3, "{eleven:?}");
    assert_eq!(names("basic_secondary", 2027), eleven[..1]);
}

/// All days of the assessment, by hand from its fields, are the season's and no others.
#[test]
fn the_season_is_the_assessment_on_every_day() {
    for date in days(day(2026, 6, 1), day(2027, 10, 1)) {
        let assessed = assessed(FOUR, Moment::morning(date));
        let mut expected: Vec<(Date, usize)> = Vec::new();
        for (at, choice) in assessed.choices.iter().enumerate() {
            let window = choice.window.known().unwrap().value;
            let mut of_window = vec![window.opens, window.file_by.date];
            of_window.extend((window.closes != window.file_by.date).then_some(window.closes));
            let said = [window.closes, window.file_by.date];
            let announced = window.announced.map(|announced| announced.closes);
            of_window.extend(announced.filter(|day| !said.contains(day)));
            of_window.extend(window.other_reading);
            of_window.extend(window.next_season.map(|(opens, _)| opens));
            of_window.extend(choice.still_open.iter().filter_map(|way| Some(way.file_by?.date)));
            of_window.extend(choice.maybe_open.iter().map(|way| way.closes));
            of_window.extend(choice.milestones.iter().flatten().filter_map(|m| m.value.date));
            expected.extend(of_window.into_iter().map(|date| (date, at + 1)));
        }
        let season = at(FOUR, date);
        let mut found: Vec<(Date, usize)> =
            season.entries.iter().flat_map(|e| e.choices.iter().map(|choice| (e.date, *choice))).collect();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{date}");
        assert!(season.entries.is_sorted_by_key(|entry| entry.date));
    }
}

fn file(words: &Words, answers: &str, names: &[&str], now: Moment) -> String {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    ics::write(words, &seen(answers, now), &names, now)
}

/// The values of a property over the whole file, unfolded and with its marks taken off.
fn values(file: &str, property: &str) -> Vec<String> {
    let unfolded = file.replace("\r\n ", "");
    let of = unfolded.split("\r\n").filter_map(|line| line.split_once(':'));
    let of = of.filter(|(name, _)| name.split(';').next() == Some(property));
    let plain = |text: &str| {
        let mut out = String::new();
        let mut letters = text.chars();
        while let Some(c) = letters.next() {
            match c {
                '\\' => out.extend(letters.next().map(|c| if c == 'n' { '\n' } else { c })),
                c => out.push(c),
            }
        }
        out
    };
    of.map(|(_, value)| plain(value)).collect()
}

#[test]
fn the_file_holds_the_days_ahead_with_the_hour_in_the_words() {
    for words in all() {
        let last = edition_day(CURRENT.windows.basic);
        let now = Moment::morning(last);
        let file = file(&words, GRANT, &["A"], now);
        let calendar = unfold(&file);
        let calendar = read_calendar(&calendar).unwrap();
        let events: Vec<_> = calendar.components.iter().filter(|c| c.name == "VEVENT").collect();
        assert_eq!(events.len(), 5);
        let results = edition_day(CURRENT.milestones.results_basic);
        let redistribution = edition_day(CURRENT.milestones.redistribution);
        let announced = announced_day(Row::Basic);
        let days = [last, announced, results, results + Days::new(3), redistribution];
        let digits = |day: Date| day.to_string().replace('-', "");
        assert_eq!(values(&file, "DTSTART"), days.map(digits));
        assert_eq!(values(&file, "DTEND"), days.map(|day| digits(day + Days::new(1))));
        for event in events {
            let start = event.find_prop("DTSTART").unwrap();
            assert!(start.params.iter().any(|p| p.key == "VALUE" && p.val.as_ref().unwrap() == &"DATE"));
            assert_eq!(event.find_prop("TRANSP").unwrap().val, "TRANSPARENT");
            assert_eq!(event.components.iter().filter(|c| c.name == "VALARM").count(), 2);
        }
        let first = &values(&file, "SUMMARY")[0];
        assert!(first.contains("18:00") && first.contains(&words.date_to(last)), "{first}");
        let description = &values(&file, "DESCRIPTION")[0];
        for said in [words.t(Key::edition_line_announced), words.t(Key::unofficial)] {
            assert!(description.contains(said), "{description}");
        }
        assert!(description.contains(&words.cite(Cite::Row7)), "{description}");
        let (order, announced) = (words.date_to(last), words.date_to(announced));
        let places = [("order_to", order.as_str()), ("year", "2026"), ("announced_to", announced.as_str())];
        let moved = words.fill(Key::ics_announced, &places);
        assert!(description.contains(&moved), "{description}");
    }
}

#[test]
fn reminders_are_at_nine_three_days_and_one_day_before() {
    let file = file(&words(Lang::Ru), GRANT, &["A"], Moment::morning(day(2026, 8, 27)));
    assert_eq!(values(&file, "TRIGGER")[..2], ["-P2DT15H", "-PT15H"]);
    // From midnight of the day back to nine in the morning of the third and of the first day before it.
    assert_eq!((2 * 24 + 15, 15), (3 * 24 - 9, 24 - 9));
}

#[test]
fn a_later_file_updates_the_events_of_an_earlier_one() {
    let words = words(Lang::Kk);
    let made = |date| file(&words, FOUR, &["A", "B", "C", "D"], Moment::morning(date));
    let (earlier, later) = (made(day(2026, 7, 1)), made(day(2026, 8, 10)));
    let (first, second) = (values(&earlier, "UID"), values(&later, "UID"));
    assert_eq!(first, second);
    let mut once = first.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), first.len(), "{first:?}");
    let sequence = |file: &str| values(file, "SEQUENCE")[0].parse::<i32>().unwrap();
    assert!(sequence(&earlier) < sequence(&later));
    assert_eq!(values(&later, "DTSTAMP")[0], "20260810T040000Z");
    // Next year's opening is the same event once it is this year's.
    let missed = file(&words, GRANT, &["A"], Moment::morning(day(2026, 9, 1)));
    let next = file(&words, GRANT, &["A"], Moment::morning(day(2027, 6, 1)));
    assert_eq!(values(&missed, "UID").last(), values(&next, "UID").first());
}

#[test]
fn a_night_in_kazakhstan_is_the_evening_before_by_utc() {
    let now = Moment { date: day(2026, 8, 10), minute: 90 };
    assert_eq!(values(&file(&words(Lang::Ru), GRANT, &["A"], now), "DTSTAMP")[0], "20260809T203000Z");
}

#[test]
fn lines_are_short_and_names_come_back_as_they_were() {
    let hard = "Медколледж, Ақтөбе; «А\\Б»\nекінші жол 🎓👩‍🎓 ғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғғ";
    for words in all() {
        let file = file(&words, FOUR, &[hard, "B", "C\r\nD", "\u{7}E"], Moment::morning(day(2026, 7, 1)));
        for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
            assert!(!line.contains(['\r', '\n', '\u{7}']), "{line}");
        }
        let description = values(&file, "DESCRIPTION").concat();
        assert!(description.contains(hard), "{description}");
        assert!(description.contains("C\nD") && !description.contains('\u{7}'));
        let unfolded = unfold(&file);
        assert!(read_calendar(&unfolded).is_ok());
    }
}

proptest! {
    #[test]
    fn no_name_breaks_the_file(name in any::<String>(), other in any::<String>()) {
        let file = file(&words(Lang::En), FOUR, &[&name, &other, "C", "D"], Moment::morning(day(2026, 7, 1)));
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        prop_assert_eq!(file.matches("BEGIN:VEVENT\r\n").count(), 10);
        prop_assert!(read_calendar(&unfold(&file)).is_ok());
    }
}

#[test]
fn the_text_says_every_entry_with_its_provisions() {
    for words in all() {
        let season = at(FOUR, day(2026, 8, 10));
        let names: Vec<String> = ["A", "B", "C", "D"].map(String::from).into();
        let text = plain(&words, &season, &names);
        for entry in &season.entries {
            assert!(text.contains(&when(&words, &season, entry)), "{text}");
            assert!(text.contains(&heading(&words, &season, entry)), "{text}");
            for line in details(&words, &season, entry, &names) {
                assert!(text.contains(&line), "{line}");
            }
            assert!(!headline(&words, entry).is_empty());
        }
        assert!(text.contains("A; B"));
    }
}

/// What is over asks for nothing; while a filing may still count, no day says to wait or not to wait for it.
#[test]
fn after_the_safe_day_the_text_invites_to_file_all_the_same() {
    let pedagogical = GRANT.replace("general", "pedagogical");
    let morning_after = Moment::morning(announced_day(Row::Pedagogical) + Days::new(1));
    let evening = Moment { minute: 19 * 60, ..Moment::morning(edition_day(CURRENT.windows.basic)) };
    for words in all() {
        for (answers, now) in [(pedagogical.as_str(), morning_after), (GRANT, evening)] {
            let season = seen(answers, now);
            let text = plain(&words, &season, &[String::new()]);
            let safe = season.entries.iter().find(|entry| entry.kind == Kind::FileBy).unwrap();
            assert_eq!(what_to_do(&words, &season, safe).as_deref(), Some(words.t(Key::sheet_uncertain)));
            let under = format!("({}, {})", words.weekday(safe.date), words.t(Key::season_past));
            let past = [when(&words, &season, safe), " ".into(), under, "\n".into()].concat();
            assert!(text.contains(&(past + words.t(Key::windows_safe) + "\n")), "{text}");
            assert!(text.contains(words.t(Key::window_uncertain_text)), "{text}");
            for wrong in [Key::season_do_file_by, Key::season_do_later_day, Key::season_what_file_by] {
                assert!(!text.contains(words.t(wrong)), "{text}");
            }
        }
        // A missed window is not invited to.
        let season = at(GRANT, day(2026, 9, 1));
        let text = plain(&words, &season, &[String::new()]);
        assert!(!text.contains(words.t(Key::season_do_file_by)), "{text}");
        assert!(!text.contains(words.t(Key::sheet_uncertain)), "{text}");
        let past = season.entries.iter().filter(|entry| season.is_past(entry)).count();
        assert!(past > 1 && text.matches(words.t(Key::season_past)).count() == past, "{text}");
    }
}

/// It may be a year away.
#[test]
fn in_a_season_to_come_each_day_has_its_year() {
    let season = at(GRANT, day(2026, 11, 27));
    assert!(season.entries.len() > 3);
    for words in all() {
        for entry in &season.entries {
            assert!(when(&words, &season, entry).contains("2027"), "{entry:?}");
        }
    }
    let season = at(GRANT, day(2026, 8, 10));
    assert!(season.entries.iter().all(|entry| !when(&words(Lang::Ru), &season, entry).contains("2026")));
}

#[test]
fn entries_of_one_meaning_keep_their_name_when_the_day_moves() {
    let entry = |date| Entry { date, ..at(GRANT, day(2026, 8, 10)).entries[1].clone() };
    assert_eq!(entry(day(2026, 8, 18)).meaning(2026), entry(day(2026, 8, 22)).meaning(2026));
    assert_ne!(entry(day(2026, 8, 18)).meaning(2026), entry(day(2026, 8, 18)).meaning(2027));
}
