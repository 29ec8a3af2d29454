//! What two editions say differently, in words: `Подать до: было 18 августа, 18:00, стало …`.

use super::values::points;
use super::{Key, Words};
use crate::rules::difference::{Difference, Item, Pair, What};
use crate::rules::edition::{CURRENT, Edition};

impl Words {
    /// The name of an edition, and that it was without the notices that are known now.
    pub fn edition(&self, edition: &Edition) -> String {
        let places =
            [("act", edition.act), ("by", edition.amended_by), ("date", &self.date_year(edition.dated()))];
        let name = self.fill(Key::link_edition_name, &places);
        match (edition.announcements.last(), CURRENT.announcements.last()) {
            (None, Some(notices)) => {
                let year = notices.year.to_string();
                self.fill(Key::link_edition_before, &[("edition", &name), ("year", &year)])
            }
            (Some(_), _) | (None, None) => name,
        }
    }

    /// A difference as one line; that of a choice names it if there are several.
    pub fn difference(&self, difference: &Difference, several: bool) -> String {
        let line = self.what(&difference.what);
        match difference.choice.filter(|_| several) {
            Some(at) => format!("{}. {line}", self.choice(at)),
            None => line,
        }
    }

    fn what(&self, what: &What) -> String {
        let open = self.t(Key::result_unknown_short);
        let none = self.t(Key::change_of_none);
        match what {
            What::InForce(pair) => {
                let told = |v| self.yes_or_no(v).to_string();
                self.changed(
                    self.t(Key::change_of_in_force),
                    told(pair.before.is_some()),
                    told(pair.after.is_some()),
                )
            }
            What::FileBy(pair) => self.pair(Key::compare_file_by, pair, open, |v| self.moment(*v)),
            What::Opens(pair) => self.pair(Key::change_of_opens, pair, open, |v| self.date(*v)),
            What::Closes(pair) => self.pair(Key::change_of_closes, pair, open, |v| self.date(*v)),
            What::Announced(pair) => self.pair(Key::change_of_announced, pair, none, |v| self.date(*v)),
            What::OtherReading(pair) => self.pair(Key::change_of_other_date, pair, none, |v| self.date(*v)),
            What::AcceptedOn(pair) => self.pair(Key::rule_filing, pair, open, |v| self.date(*v)),
            What::Track(pair) => self.pair(Key::section_track, pair, open, |v| self.of(*v).to_string()),
            What::OtherTrack(pair) => {
                self.pair(Key::change_of_other_track, pair, none, |v| self.of(*v).to_string())
            }
            What::Channel(pair) => self.pair(Key::rule_channel, pair, open, |v| self.of(*v).to_string()),
            What::Certificate(pair) => {
                self.pair(Key::change_of_certificate, pair, open, |v| self.average(*v))
            }
            What::ExamMean(pair) => self.pair(Key::change_of_exam_mean, pair, none, |(mean, out_of)| {
                points(&self.average(*mean), &self.decimal(*out_of))
            }),
            What::Exam(pair) => self.pair(Key::section_exam, pair, none, |v| self.of(*v).to_string()),
            What::Paper(paper, pair) => {
                let state = |v: Option<_>| v.map_or(self.t(Key::change_of_no_paper), |v| self.of(v));
                self.changed(self.of(*paper), state(pair.before).to_string(), state(pair.after).to_string())
            }
            What::Milestone(id, pair) => {
                let day = |v: Option<_>| v.map_or(self.t(Key::milestone_none).to_string(), |v| self.date(v));
                self.changed(self.of(*id), day(pair.before), day(pair.after))
            }
            What::Quota(category, pair) => {
                let percent = |v: &str| self.fill(Key::percent, &[("n", &self.number(v))]);
                let size = |v: Option<&str>| v.map_or(none.to_string(), percent);
                self.changed(self.of(*category), size(pair.before), size(pair.after))
            }
            What::Added(item) => self.fill(Key::change_of_added, &[("what", self.item(*item))]),
            What::Gone(item) => self.fill(Key::change_of_gone, &[("what", self.item(*item))]),
        }
    }

    fn item(&self, item: Item) -> &'static str {
        match item {
            Item::Signer(value) => self.of(value),
            Item::Ground(value) => self.of(value),
            Item::Note(value) => self.of(value),
            Item::FirstStep(value) => self.of(value),
            Item::Accommodation(value) => self.of(value),
        }
    }

    fn pair<T>(&self, what: Key, pair: &Pair<T>, without: &str, say: impl Fn(&T) -> String) -> String {
        let say = |value: &Option<T>| value.as_ref().map_or(without.to_string(), &say);
        self.changed(self.t(what), say(&pair.before), say(&pair.after))
    }

    fn changed(&self, what: &str, before: String, after: String) -> String {
        self.fill(Key::change_of_line, &[("what", what), ("before", &before), ("after", &after)])
    }
}
