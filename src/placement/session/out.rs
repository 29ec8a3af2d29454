//! What goes out: files.

use super::Session;
use super::held::{Held, Outcome};
use crate::class::session::packed;
use crate::formats::case_json::Ignored;
use crate::formats::cohort_json;
use crate::placement::protocol::{Reply, Source, Write};
use crate::placement::table::template;
use crate::placement::table::write::People;
use crate::report::placement_json;
use crate::rules::assessment::IgnoredReason;
use crate::rules::code::Code as _;

const CSV: &str = "text/csv;charset=utf-8";
const JSON: &str = "application/json";

impl Session {
    pub(super) fn write(&mut self, what: Write, reply: &mut dyn FnMut(Reply)) {
        let Some(words) = self.words.get(self.shown) else { return reply(Reply::Done) };
        let file = |name: String, kind: &str, bytes| Reply::File { name, kind: kind.to_string(), bytes };
        let held = &mut self.held;
        let stem = held.stem();
        reply(match what {
            Write::ProgrammesTemplate => {
                file(template::name("programmes", words.lang), CSV, template::of_programmes(words))
            }
            Write::ApplicantsTemplate => {
                file(template::name("applicants", words.lang), CSV, template::of_applicants(words))
            }
            Write::Cohort => {
                let text = cohort_json::write(&held.cohort);
                file(format!("{stem}.cohort.json"), JSON, text.into_bytes())
            }
            Write::Placement => {
                let Some(result) = &held.result else { return reply(Reply::Done) };
                let ignored = held.ignored();
                let text = serde_json::to_vec(&placement_json::wire(&result.placement(), &ignored));
                file(format!("{stem}.placement.json"), JSON, text.unwrap_or_default())
            }
            Write::Csv | Write::Xlsx => {
                let order = held.by_id().to_vec();
                let result = held.result.as_ref();
                // What came out belongs to the cohort as it was then.
                let cohort = result.map_or(&held.cohort, |result| &result.cohort);
                let people = People::new(words, cohort, result.map(Outcome::placement), &order);
                if what == Write::Csv {
                    file(format!("{stem}.csv"), CSV, people.csv())
                } else {
                    Reply::Grid { name: format!("{stem}.xlsx"), grid: packed::grid(&people.grid()) }
                }
            }
        });
    }
}

impl Held {
    /// What was not used of a cohort that was read as JSON.
    fn ignored(&self) -> Ignored {
        let all = self.left_out.iter().chain(&self.people.left_out).filter(|of| of.row.is_none());
        all.filter_map(|of| Some((of.who.clone(), IgnoredReason::from_code(&of.why)?))).collect()
    }

    /// How files of it are called, without their endings.
    fn stem(&self) -> String {
        let own = match &self.source {
            Source::File(name) => name.rsplit_once('.').map(|(stem, _)| stem),
            Source::Nothing | Source::Class | Source::MadeUp(_) | Source::Typed => None,
        };
        own.filter(|stem| !stem.is_empty()).unwrap_or("talapker-placement").to_string()
    }
}
