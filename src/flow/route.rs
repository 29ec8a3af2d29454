//! Where one is: the fragment of the address, read as a path.

use crate::rules::cite::Cite;
use crate::rules::code::{Code as _, codes};
use crate::text::{Key, Lang};

use super::step::Step;

codes! {
    /// A page of the full module, by its path.
    pub enum FullPage {
        /// The season, and what is open when something was missed.
        Season = "plan",
        /// Which grades would reach a target.
        Goal = "plan/goal",
        /// Who goes before whom.
        Tie = "plan/tie",
        /// The choices side by side.
        Compare = "plan/compare",
        /// What does not apply, and why not.
        NotApplicable = "plan/absent",
        /// What the state's database will see.
        Check = "plan/check",
        /// Everything that keeps a case.
        Keep = "keep",
        /// The link and its picture.
        Share = "keep/share",
        /// Files, and several cases on one device.
        File = "keep/file",
        /// The protocol, to print.
        Protocol = "keep/protocol",
        /// Dates and papers on one sheet.
        Sheet = "keep/sheet",
        /// For commissions.
        Commission = "commission",
        /// A whole class, for school counsellors.
        Class = "class",
        /// Who would be placed in a cohort.
        Placement = "placement",
    }
}

impl FullPage {
    /// Whether it is one of the pages for keeping.
    pub fn keeps(self) -> bool {
        self.code().starts_with("keep")
    }

    /// The heading under which it is found: a text that the first module has too.
    pub fn section(self) -> Key {
        match self {
            Self::Commission => Key::commission_title,
            Self::Class => Key::class_title,
            Self::NotApplicable => Key::whynot_title,
            Self::Season
            | Self::Goal
            | Self::Tie
            | Self::Compare
            | Self::Check
            | Self::Keep
            | Self::Share
            | Self::File
            | Self::Protocol
            | Self::Sheet
            // Its own title is not in the first module.
            | Self::Placement => {
                if self.keeps() {
                    Key::nav_keep
                } else {
                    Key::nav_plan
                }
            }
        }
    }

    /// Its title.
    fn title(self) -> Key {
        match self {
            Self::Season | Self::Keep | Self::NotApplicable | Self::Commission | Self::Class => {
                self.section()
            }
            Self::Placement => Key::placement_title,
            Self::Goal => Key::goal_title,
            Self::Tie => Key::tie_title,
            Self::Compare => Key::compare_title,
            Self::Check => Key::check_title,
            Self::Share => Key::share_title,
            Self::File => Key::file_title,
            Self::Protocol => Key::protocol_title,
            Self::Sheet => Key::sheet_title,
        }
    }
}

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// Until when can I apply?
    Home,
    /// The questions, one step after another; without a step, the first.
    Step(Option<Step>),
    /// All the questions on one page.
    AllQuestions,
    /// What the rules say.
    Result,
    /// The law, at a provision.
    Law(Option<Cite>),
    /// A page of the full module.
    Full(FullPage),
    /// About.
    About,
    /// No such page.
    Unknown,
}

impl Route {
    /// The page of a fragment (`#/law/578/12?lang=ru`); `None` if it is a place on the page.
    pub fn parse(fragment: &str) -> Option<Self> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.is_empty() {
            return Some(Self::Home);
        }
        let path = fragment.strip_prefix('/')?;
        let path = path.split('?').next().unwrap_or("").trim_end_matches('/');
        if let Some(page) = FullPage::from_code(path) {
            return Some(Self::Full(page));
        }
        let (page, rest) = path.split_once('/').unwrap_or((path, ""));
        Some(match (page, rest) {
            ("", _) => Self::Home,
            ("case", "") => Self::Step(None),
            ("case", "all") => Self::AllQuestions,
            ("case", step) => Step::parse(step).map_or(Self::Unknown, |step| Self::Step(Some(step))),
            ("result", "") => Self::Result,
            ("law", "") => Self::Law(None),
            ("law", cite) => Cite::from_code(cite).map_or(Self::Unknown, |cite| Self::Law(Some(cite))),
            ("about", "") => Self::About,
            _ => Self::Unknown,
        })
    }

    /// The language that a fragment names.
    pub fn lang(fragment: &str) -> Option<Lang> {
        let (_, query) = fragment.split_once('?')?;
        query.split('&').find_map(|pair| Lang::from_code(pair.strip_prefix("lang=")?))
    }

    /// The link to the page in a language.
    pub fn href(self, lang: Lang) -> String {
        let path = match self {
            Self::Home | Self::Unknown => String::new(),
            Self::Step(None) => "case".to_string(),
            Self::Step(Some(step)) => format!("case/{}", step.name()),
            Self::AllQuestions => "case/all".to_string(),
            Self::Result => "result".to_string(),
            Self::Law(None) => "law".to_string(),
            Self::Law(Some(cite)) => format!("law/{}", cite.code()),
            Self::Full(page) => page.code().to_string(),
            Self::About => "about".to_string(),
        };
        format!("#/{path}?lang={}", lang.code())
    }

    /// The title of the page.
    pub fn title(self) -> Key {
        match self {
            Self::Home => Key::home_title,
            Self::Step(_) | Self::AllQuestions => Key::case_title,
            Self::Result => Key::result_title,
            Self::Law(_) => Key::law_title,
            Self::Full(page) => page.title(),
            Self::About => Key::about_title,
            Self::Unknown => Key::page_not_found,
        }
    }
}
