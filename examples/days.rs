//! Prints the days of the edition in the years that are named, as JSON. The journeys of `tests/e2e/` take theirs from here.
//!
//! ```text
//! cargo run -q --no-default-features --example days -- 2026 2027
//! ```

use std::io::{Error, Write};

use serde_json::{Map, Value, json};
use talapker::rules::calendar::{Moment, MonthDay};
use talapker::rules::code::Code as _;
use talapker::rules::edition::{CURRENT, Milestones};
use talapker::rules::table::table;

fn main() -> std::io::Result<()> {
    let mut years = Map::new();
    for year in std::env::args().skip(1) {
        let days = days(year.parse().map_err(Error::other)?);
        years.insert(year, days);
    }
    writeln!(std::io::stdout().lock(), "{}", Value::Object(years))
}

/// The rows of the table of dates, with the last safe moment on the portal, and the other days.
fn days(year: i32) -> Value {
    let portal = CURRENT.calendars(None).0;
    let day = |of: MonthDay| of.in_year(year).to_string();
    let rows: Map<String, Value> = table(CURRENT, year)
        .iter()
        .map(|of| {
            let file_by = Moment::closing(portal.working_day_until(of.safe));
            let file_by = format!("{}T{:02}:{:02}", file_by.date, file_by.minute / 60, file_by.minute % 60);
            let days = json!({
                "closes": of.closes.to_string(),
                "announced": of.announced.map(|day| day.to_string()),
                "safe": of.safe.to_string(),
                "possible_until": of.announced.unwrap_or(of.closes).max(of.closes).to_string(),
                "file_by": file_by,
            });
            (of.row.code().to_string(), days)
        })
        .collect();
    let Milestones { results_basic, results_general, registration, redistribution, contract_days } =
        CURRENT.milestones;
    json!({
        "opens": day(CURRENT.windows.opens),
        "rows": rows,
        "results_basic": day(results_basic),
        "results_general": day(results_general),
        "registration": day(registration),
        "redistribution": day(redistribution),
        "contract_days": contract_days,
    })
}
