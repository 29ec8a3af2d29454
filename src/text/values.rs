//! The sentences of single values, the same on screen, on paper and in messages.

use chrono::Datelike as _;

use super::labels::Labelled;
use super::{Key, Words};
use crate::rules::assessment::{
    ExamNeed, ExamPart, Group, Milestone, MilestoneId, PaperNeed, PaperState, Reason, Reasoned, RefusalToday,
    TieKeys, Why,
};
use crate::rules::calendar::Date;
use crate::rules::case::{Channel, Document, QuotaCategory};
use crate::rules::code::Set;
use crate::rules::remark::Sentence;

impl Words {
    /// The number of a choice, counted from 0, as it is called while it has no name: `2-таңдау`.
    #[inline(never)]
    pub fn choice(&self, at: usize) -> String {
        self.fill(Key::case_choice, &[("n", &at.saturating_add(1).to_string())])
    }

    /// Yes or no.
    pub fn yes_or_no(&self, yes: bool) -> &'static str {
        self.t(if yes { Key::yes } else { Key::no })
    }

    /// Several answers in a line, or that it is none of them.
    pub fn list(&self, answers: &[String]) -> String {
        if answers.is_empty() { self.t(Key::none_of_these).to_string() } else { answers.join("; ") }
    }

    /// The values of a set in a line, or that it is none of them.
    pub fn set<T: Labelled>(&self, set: Set<T>) -> String {
        self.list(&set.iter().map(|value| self.of(value).to_string()).collect::<Vec<_>>())
    }

    /// The day of a milestone, with its year where wanted, or that the order names none.
    pub fn milestone_day(&self, milestone: Milestone, year: bool) -> String {
        match (milestone.id, milestone.date) {
            (_, None) => self.t(Key::milestone_none).to_string(),
            (MilestoneId::Results, Some(day)) => {
                if year {
                    self.date_year(day)
                } else {
                    self.date(day)
                }
            }
            (MilestoneId::Registration | MilestoneId::Contract | MilestoneId::Redistribution, Some(day)) => {
                let day = if year { self.date_year_to(day) } else { self.date_to(day) };
                self.fill(Key::milestone_by, &[("date_to", &day)])
            }
        }
    }

    /// Where one learns of it.
    pub fn milestone_where(&self, id: MilestoneId) -> Option<&'static str> {
        match id {
            MilestoneId::Results => Some(self.t(Key::milestone_results_where)),
            MilestoneId::Contract => Some(self.t(Key::milestone_contract_where)),
            MilestoneId::Registration | MilestoneId::Redistribution => None,
        }
    }

    /// The mean of exams with its scale: `82,5 ⁄ 100`; `None` where there is no common one.
    pub fn exam_mean(&self, part: &ExamPart) -> Option<String> {
        match part {
            ExamPart::Mean { mean, out_of, .. } => Some(points(&self.average(*mean), &self.decimal(*out_of))),
            ExamPart::MixedScales => None,
        }
    }

    /// An exam, and that it is only possible where it is.
    pub fn exam(&self, ExamNeed { exam, possible }: ExamNeed) -> String {
        let exam = self.of(exam);
        if possible { format!("{exam} ({})", self.t(Key::exam_possible)) } else { exam.to_string() }
    }

    /// What is looked at when scores are equal: the document's average, and the quota.
    pub fn tie_keys(&self, keys: &TieKeys) -> [String; 2] {
        let average = match keys.certificate_average {
            Some(average) => self.fill(Key::score_tie_average, &[("average", &self.decimal(average))]),
            None => self.t(Key::score_tie_no_average).to_string(),
        };
        let quota = match keys.quotas {
            None => Key::score_tie_quota_open,
            Some(held) if held.is_empty() => Key::score_tie_no_quota,
            Some(_) => Key::score_tie_quota,
        };
        [average, self.t(quota).to_string()]
    }

    /// A quota with its size.
    pub fn quota(&self, (category, percent): (QuotaCategory, &str)) -> String {
        let percent = self.fill(Key::percent, &[("n", &self.number(percent))]);
        format!("{}: {}", self.of(category), self.fill(Key::quota_size, &[("percent", &percent)]))
    }

    /// What is particular about a paper in a channel.
    pub fn paper_particular(&self, document: Document, channel: Channel) -> Option<&'static str> {
        match (document, channel) {
            (Document::Application, Channel::Portal) => Some(self.t(Key::application_portal)),
            (Document::EducationDocument, Channel::College) => Some(self.t(Key::education_document_original)),
            (_, Channel::Portal | Channel::College) => None,
        }
    }

    /// What a rule says beside its values.
    pub fn sentence(&self, sentence: Sentence) -> &'static str {
        self.t(match sentence {
            Sentence::TwoAverages => Key::score_two_note,
            Sentence::Threshold => Key::score_threshold,
            Sentence::HowToAskForAccommodation => Key::accommodation_how,
            Sentence::RefusedToday => Key::refused_text,
            Sentence::OtherGrounds => Key::grounds_text,
            Sentence::ApplyOnPortal => Key::apply_portal,
            Sentence::ApplyAtCollege => Key::apply_college,
            Sentence::ApplyFree => Key::apply_free,
            Sentence::ApplyMore => Key::apply_more,
            Sentence::ApplyStatus => Key::apply_status,
            Sentence::ClaimKinship => Key::claim_kinship,
            Sentence::Appeals => Key::refusal_appeals,
            Sentence::CostPaid => Key::missed_paid,
            Sentence::CostStateOrder => Key::missed_state_order,
            Sentence::CostForm => Key::missed_form,
            Sentence::CostKind => Key::missed_kind,
            Sentence::CostKindExam => Key::missed_kind_exam,
            Sentence::CostLevel => Key::missed_level,
            Sentence::ExamsApart => Key::goal_exam,
            Sentence::OtherScale => Key::goal_other_scale,
        })
    }

    /// What is to be known of a paper beside how it stands. `file_by` is the last safe day.
    pub fn paper_notes(
        &self,
        need: &Reasoned<PaperNeed>,
        channel: Channel,
        valid_until: Option<Date>,
        file_by: Option<Date>,
    ) -> Vec<String> {
        let PaperNeed { document, state, expires_before_file_by: _ } = need.value;
        let mut notes: Vec<String> =
            self.paper_particular(document, channel).map(str::to_string).into_iter().collect();
        // These say what to do, so they do not wait inside the reasons.
        let said = |why: &&Why| {
            matches!(why.reason, Reason::PaperDigitise | Reason::PaperAbroad | Reason::PaperStatusIfWanted)
        };
        notes.extend(need.why.because.iter().filter(said).map(|why| self.of(why.reason).to_string()));
        let how = match (state, document) {
            (PaperState::FetchedByCollege, Document::EducationDocument) => Some(Key::fetched_ask_school),
            (PaperState::FetchedByCollege, _) => Some(Key::fetched_ask_clinic),
            (PaperState::Deferred, _) => Some(Key::paper_deferred_how),
            (PaperState::Held | PaperState::Expired | PaperState::Needed, _) => None,
        };
        notes.extend(how.map(|key| self.t(key).to_string()));
        notes.extend(self.paper_ends(need.value, valid_until, file_by));
        notes
    }

    /// That a paper in hand ends before the last safe day, if it does.
    pub fn paper_ends(
        &self,
        need: PaperNeed,
        valid_until: Option<Date>,
        file_by: Option<Date>,
    ) -> Option<String> {
        let (until, day) = valid_until.zip(file_by).filter(|_| need.expires_before_file_by)?;
        // Of two years, each day has its own.
        let (until, day) = if until.year() == day.year() {
            (self.date_to(until), self.date(day))
        } else {
            (self.date_year_to(until), self.date_year(day))
        };
        Some(self.fill(Key::paper_expires_before, &[("until_to", &until), ("day", &day)]))
    }

    /// What paragraph 12 says where the person stated another channel.
    pub fn channel_differs(&self, why: &Why) -> Option<&'static str> {
        why.because.first().map(|beside| self.of(beside.reason))
    }

    /// Why the application would be refused today.
    pub fn refusal(&self, refusal: RefusalToday) -> String {
        let (key, document) = match refusal {
            RefusalToday::MissingDocument(document) => (Key::refused_missing_document, document),
            RefusalToday::ExpiredDocument(document) => (Key::refused_expired_document, document),
            RefusalToday::WrongChannel(_) => return self.t(Key::refused_wrong_channel).to_string(),
        };
        self.fill(key, &[("paper", self.of(document))])
    }

    /// That nothing is missing of what the person hands in, and what the college fetches, which must have been issued.
    pub fn complete(&self, documents: &[Reasoned<PaperNeed>]) -> String {
        let fetched = documents.iter().map(|need| need.value);
        let fetched = fetched.filter(|need| need.state == PaperState::FetchedByCollege);
        let fetched: Vec<&str> = fetched.map(|need| self.of(need.document)).collect();
        if fetched.is_empty() {
            return self.t(Key::refused_none).to_string();
        }
        self.fill(Key::refused_none_fetched, &[("papers", &fetched.join("; "))])
    }

    /// What happens if a group stays too small: the question, and what is said of it. `by` is the day of the
    /// redistribution.
    pub fn group(&self, group: &Reasoned<Group>, by: Option<Date>) -> (String, Vec<String>) {
        let Group { minimum, exempt } = group.value;
        let title = self.plural(Key::group_title, i32::try_from(minimum).unwrap_or(i32::MAX));
        if exempt {
            return (title, vec![self.of(group.why.reason).to_string()]);
        }
        let text = by.map(|day| self.fill(Key::group_text, &[("day_to", &self.date_to(day))]));
        let more = [Key::group_cases, Key::group_not_said].map(|key| self.t(key).to_string());
        (title, text.into_iter().chain(more).collect())
    }
}

/// Points out of the most that there are: `80 ⁄ 100`.
pub fn points(points: &str, out_of: &str) -> String {
    format!("{points} ⁄ {out_of}")
}
