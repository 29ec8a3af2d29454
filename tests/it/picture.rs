//! The season as a picture: what it says and that its texts have room.

use talapker::report::timeline::words::what;
use talapker::report::timeline::{Kind, picture};
use talapker::rules::code::Code;
use talapker::rules::edition::CURRENT;
use talapker::rules::table::Row;
use talapker::text::Key;
use talapker::text::source::all;

use super::support::{announced_day, day, days, edition_day};
use super::timeline::{FOUR, GRANT, at};

/// The bar goes on to the announced day, the picture's name says it, and the list says its year.
#[test]
fn the_picture_goes_on_to_the_announced_day() {
    for words in all() {
        let season = at(GRANT, day(2026, 8, 10));
        let picture = picture::picture(&words, &season).unwrap();
        let to = words.date_to(announced_day(Row::Basic));
        let places = [("year", "2026"), ("date_to", to.as_str())];
        let said = words.fill(Key::season_bar_announced, &places);
        assert!(picture.goes_on && picture.name.contains(&said), "{}", picture.name);
        assert!(picture.wide.contains(&format!(">{said}</text>")), "{}", picture.wide);
        for svg in [&picture.wide, &picture.tall] {
            assert!(svg.contains("class=\"other\""), "{svg}");
        }
        let listed = what(&words, &season.entries[2]);
        assert!(listed.contains("2026"), "{listed}");
    }
}

/// The standing picture has every day in words: once the safe day is over, nobody is asked to file by it.
#[test]
fn the_picture_asks_for_nothing_by_a_day_that_is_over() {
    for words in all() {
        let safe = edition_day(CURRENT.windows.basic);
        let tall = |on| picture::picture(&words, &at(GRANT, on)).unwrap().tall;
        let first = |key| words.t(key).split(' ').next().unwrap().to_string();
        let (file_by, past) = (first(Key::season_what_file_by), first(Key::windows_safe));
        assert!(tall(safe).contains(&format!(">{file_by}")));
        let after = tall(safe.succ_opt().unwrap());
        assert!(after.contains(&format!(">{past}")) && !after.contains(&format!(">{file_by}")), "{after}");
    }
}

/// A paper that ends in the winter before has a day in the list, but no place beside a summer.
#[test]
fn a_day_outside_the_scale_is_not_in_the_picture() {
    let papers = "&issued_in=kazakhstan&paper.medical_075u=yes&paper.medical_075u.until=2026-12-31";
    for words in all() {
        let season = at(&[GRANT, papers].concat(), day(2026, 11, 27));
        let ends = season.entries.iter().find(|entry| entry.kind == Kind::PaperEnds).unwrap();
        assert_eq!(ends.date, day(2026, 12, 31));
        let picture = picture::picture(&words, &season).unwrap();
        for svg in [&picture.wide, &picture.tall] {
            assert!(!svg.contains(&words.date(ends.date)), "{svg}");
        }
    }
}

#[test]
fn the_name_of_the_picture_says_every_bar() {
    for words in all() {
        let season = at(FOUR, day(2026, 8, 10));
        let picture = picture::picture(&words, &season).unwrap();
        for bar in &season.bars {
            assert!(picture.name.contains(&words.moment(bar.file_by)), "{}", picture.name);
        }
        assert!(picture.goes_on && picture.name.contains(&words.date_to(edition_day(CURRENT.windows.paid))));
        for svg in [&picture.wide, &picture.tall] {
            assert!(svg.contains(&format!("aria-label=\"{}\"", picture.name)));
        }
        assert_eq!(picture.today, None);
        let far = at(FOUR, day(2026, 1, 10));
        assert!(picture::picture(&words, &far).unwrap().today.is_some());
    }
}

/// Places and texts of an SVG: class, x, y, anchor, text.
fn texts(svg: &str) -> Vec<(i64, i64, bool, String)> {
    let attribute = |tag: &str, name: &str| {
        let from = tag.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
        tag[from..].split('"').next().unwrap().to_string()
    };
    let tags = svg.split("<text").skip(1).map(|rest| rest.split("</text>").next().unwrap());
    tags.map(|tag| {
        let (head, text) = tag.split_once('>').unwrap();
        let number = |name| attribute(head, name).parse::<i64>().unwrap();
        (number("x"), number("y"), attribute(head, "text-anchor") == "end", text.to_string())
    })
    .collect()
}

/// In no picture of any day do two texts touch, or leave the picture; by an average width of letters.
#[test]
fn labels_do_not_touch() {
    let cases = [
        GRANT,
        FOUR,
        "base=higher&1.kind=general&1.level=mid_level&1.form=full_time&1.basis=state_order",
        "base=basic_secondary&1.kind=creative&1.level=mid_level&1.form=evening&1.basis=paid\
         &2.kind=pedagogical&2.level=mid_level&2.form=full_time&2.basis=paid",
    ];
    for words in all() {
        for date in days(day(2026, 5, 20), day(2026, 10, 25)) {
            for case in cases {
                let picture = picture::picture(&words, &at(case, date)).unwrap();
                for (svg, size, width) in [(&picture.wide, 15, 960), (&picture.tall, 13, 300)] {
                    let boxes: Vec<_> = texts(svg)
                        .into_iter()
                        .map(|(x, y, end, text)| {
                            let wide = i64::try_from(text.chars().count()).unwrap() * size * 60 / 100;
                            let left = if end { x - wide } else { x };
                            assert!(
                                left >= 0 && left + wide <= width,
                                "{date} {text}: {left}…{}",
                                left + wide
                            );
                            (left, left + wide, y - size, y, text)
                        })
                        .collect();
                    for (at, a) in boxes.iter().enumerate() {
                        for b in &boxes[at + 1..] {
                            let apart = a.1 <= b.0 || b.1 <= a.0 || a.3 <= b.2 || b.3 <= a.2;
                            assert!(apart, "{} {date} {case}: “{}” and “{}”", words.lang.code(), a.4, b.4);
                        }
                    }
                }
            }
        }
    }
}
