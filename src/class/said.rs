//! A row in words: what presses, and why.

use super::line::{ChoiceLine, Line, Paper, Risk, Sent};
use crate::rules::assessment::{PaperState, RefusalGround, WayIn, WindowState};
use crate::rules::case::Document;
use crate::text::{Key, Words, dates};

impl Risk {
    /// The risk in a few words, as a filter and a count name it.
    pub fn name(self, words: &Words) -> &'static str {
        words.t(match self {
            Self::Uncertain => Key::risk_uncertain,
            Self::Refused => Key::risk_refused,
            Self::Unsaid => Key::risk_unsaid,
            Self::Unanswered => Key::risk_unanswered,
            Self::MissedWays => Key::risk_missed_ways,
            Self::MissedMaybe => Key::risk_missed_maybe,
            Self::Missed => Key::risk_missed,
            Self::Complete => Key::risk_complete,
            Self::ComingRefused => Key::risk_coming_refused,
            Self::ComingUnsaid => Key::risk_coming_unsaid,
            Self::ComingComplete => Key::risk_coming_complete,
            Self::NotInForce => Key::risk_not_in_force,
        })
    }
}

impl Line {
    /// What presses most, in sentences, and how well it is known where it is neither law nor the person's own answer.
    pub fn said(&self, words: &Words) -> String {
        let mut said = match (self.risk, self.choice()) {
            (Risk::NotInForce, _) => {
                return words.fill(Key::not_in_force, &[("date", &words.date_year(self.as_of.date))]);
            }
            (_, None) => return words.t(Key::line_no_choice).to_string(),
            (_, Some(choice)) => choice.said(words, &self.grounds),
        };
        if let Some(mark) = self.choice().and_then(|choice| choice.standing?.mark()) {
            said.push(format!("({})", words.of(mark)));
        }
        said.join(" ")
    }
}

impl ChoiceLine {
    /// What presses in this choice, sentence by sentence: when, and then what.
    pub fn said(&self, words: &Words, grounds: &[RefusalGround]) -> Vec<String> {
        let mut said: Vec<String> = vec![self.when(words)];
        match self.risk {
            Risk::MissedWays => said.push(ways(words, Key::line_ways, &self.ways)),
            Risk::MissedMaybe => said.push(ways(words, Key::line_maybe, &self.ways)),
            Risk::Missed => said.push(words.t(Key::nothing_open).to_string()),
            Risk::Unanswered | Risk::NotInForce => {}
            Risk::Uncertain
            | Risk::Refused
            | Risk::Unsaid
            | Risk::Complete
            | Risk::ComingRefused
            | Risk::ComingUnsaid
            | Risk::ComingComplete => {
                let before = said.len();
                for ground in grounds {
                    let key = match ground {
                        RefusalGround::DeprivedByCourt => Key::line_court,
                        RefusalGround::NoConsent => Key::line_consent,
                    };
                    said.push(words.t(key).to_string());
                }
                said.extend(self.papers_said(words));
                if said.len() == before {
                    said.push(words.t(Key::line_complete).to_string());
                }
                said.extend(papers(words, Key::line_ending, &self.ending()));
            }
        }
        said
    }

    /// What is wrong with the papers, or not known.
    pub fn papers_said(&self, words: &Words) -> Vec<String> {
        let mut said = Vec::new();
        if self.wrong_channel {
            said.push(words.t(Key::line_wrong_channel).to_string());
        }
        if self.papers.is_none() {
            said.push(words.t(Key::line_channel_open).to_string());
        }
        said.extend(papers(words, Key::line_missing, &self.missing()));
        said.extend(papers(words, Key::line_expired, &self.expired()));
        said.extend(papers(words, Key::line_unsaid, &self.unsaid()));
        said
    }

    /// When it closes or opens, or what is to be answered first.
    fn when(&self, words: &Words) -> String {
        let Some(window) = &self.window else {
            let needs: Vec<String> = self.needs.iter().map(|question| words.heading(question)).collect();
            return words.fill(Key::line_needs, &[("needs", &needs.join(", "))]);
        };
        let days = window.days_left.unwrap_or_default();
        match window.state {
            WindowState::NotOpen => words.plural(Key::line_opens, days),
            WindowState::Open => {
                words.fill(Key::line_left, &[("days", &words.plural(Key::plural_days, days))])
            }
            WindowState::LastDay => words.fill(Key::line_today, &[("time", &dates::clock(window.file_by))]),
            WindowState::Uncertain => {
                words.fill(Key::line_uncertain, &[("date_to", &words.date_to(window.possible_until))])
            }
            WindowState::Closed => {
                words.fill(Key::line_over, &[("date", &words.date_year(window.file_by.date))])
            }
        }
    }
}

/// A paper that is to be cared for, and how it stands; nothing for one that is in hand or is not brought now.
pub fn paper(words: &Words, paper: &Paper) -> Option<String> {
    let name = words.of(paper.document);
    match paper.state {
        PaperState::Needed if paper.unsaid => Some(format!("{name} ({})", words.t(Key::paper_unsaid))),
        PaperState::Needed => Some(name.to_string()),
        PaperState::Expired => Some(format!("{name} ({})", words.of(PaperState::Expired))),
        PaperState::Held | PaperState::Deferred | PaperState::FetchedByCollege => None,
    }
}

/// The exam in words.
pub fn exam(words: &Words, exam: Sent) -> Option<String> {
    match exam {
        Sent::To(need) => Some(words.exam(need)),
        Sent::No => Some(words.t(Key::exam_none).to_string()),
        Sent::Open => None,
    }
}

fn papers(words: &Words, key: Key, papers: &[Document]) -> Option<String> {
    let names: Vec<&str> = papers.iter().map(|paper| words.of(*paper)).collect();
    (!names.is_empty()).then(|| words.fill(key, &[("papers", &names.join("; "))]))
}

fn ways(words: &Words, key: Key, ways: &[WayIn]) -> String {
    let way = |way: &WayIn| [words.change(way.change), words.dash(), &words.way_until(way)].concat();
    let ways: Vec<String> = ways.iter().map(way).collect();
    words.fill(key, &[("ways", &ways.join("; "))])
}
