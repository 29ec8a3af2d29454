//! Where one is: the fragment of the address, read as a path.

use crate::rules::cite::Cite;
use crate::rules::code::Code as _;
use crate::text::{Key, Lang};

use super::step::Step;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route {
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
    /// For commissions.
    Commission,
    /// About.
    About,
    /// No such page.
    Unknown,
}

impl Route {
    /// The page of a fragment (`#/law/578/12?lang=ru`); `None` if it is a place on the page.
    pub(super) fn parse(fragment: &str) -> Option<Self> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.is_empty() {
            return Some(Self::Home);
        }
        let path = fragment.strip_prefix('/')?;
        let path = path.split('?').next().unwrap_or("").trim_end_matches('/');
        let (page, rest) = path.split_once('/').unwrap_or((path, ""));
        Some(match (page, rest) {
            ("", _) => Self::Home,
            ("case", "") => Self::Step(None),
            ("case", "all") => Self::AllQuestions,
            ("case", step) => Step::parse(step).map_or(Self::Unknown, |step| Self::Step(Some(step))),
            ("result", "") => Self::Result,
            ("law", "") => Self::Law(None),
            ("law", cite) => Cite::from_code(cite).map_or(Self::Unknown, |cite| Self::Law(Some(cite))),
            ("commission", "") => Self::Commission,
            ("about", "") => Self::About,
            _ => Self::Unknown,
        })
    }

    /// The language that a fragment names.
    pub(super) fn lang(fragment: &str) -> Option<Lang> {
        let (_, query) = fragment.split_once('?')?;
        query.split('&').find_map(|pair| Lang::from_code(pair.strip_prefix("lang=")?))
    }

    /// The link to the page in a language.
    pub(super) fn href(self, lang: Lang) -> String {
        let path = match self {
            Self::Home | Self::Unknown => String::new(),
            Self::Step(None) => "case".to_string(),
            Self::Step(Some(step)) => format!("case/{}", step.name()),
            Self::AllQuestions => "case/all".to_string(),
            Self::Result => "result".to_string(),
            Self::Law(None) => "law".to_string(),
            Self::Law(Some(cite)) => format!("law/{}", cite.code()),
            Self::Commission => "commission".to_string(),
            Self::About => "about".to_string(),
        };
        format!("#/{path}?lang={}", lang.code())
    }

    /// The title of the page.
    pub(super) fn title(self) -> Key {
        match self {
            Self::Home => Key::home_title,
            Self::Step(_) | Self::AllQuestions => Key::case_title,
            Self::Result => Key::result_title,
            Self::Law(_) => Key::law_title,
            Self::Commission => Key::commission_title,
            Self::About => Key::about_title,
            Self::Unknown => Key::page_not_found,
        }
    }
}
