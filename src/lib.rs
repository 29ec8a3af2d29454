//! The rules of admission to Kazakhstan's colleges as a library: deadlines, competitive scores, quotas, exams,
//! papers and refusals of one applicant, each with the provision that says so and how well it is known.
//!
//! The page that people open in a browser runs this very code. It is unofficial: what counts is Order 578 of
//! 18 October 2018 itself, here as amended by Order 20 of 31 January 2025; later amendments are not known here.
//!
//! # From a case to a window with its citation
//!
//! ```
//! use talapker::rules::assess;
//! use talapker::rules::assessment::{Standing, WindowState};
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::case::{
//!     BaseEducation, Case, Choice, FundingBasis, ProgrammeLevel, SpecialtyKind, StudyForm,
//! };
//! use talapker::rules::code::Code as _;
//! use talapker::rules::edition::CURRENT;
//! use talapker::text::{Lang, source};
//!
//! // What a person tells: after nine classes, a mid-level general specialty, full-time, state order.
//! let mut case = Case::default();
//! case.applicant.base = Some(BaseEducation::BasicSecondary);
//! case.choices = Some(vec![Choice {
//!     kind: Some(SpecialtyKind::General),
//!     level: Some(ProgrammeLevel::MidLevel),
//!     form: Some(StudyForm::FullTime),
//!     basis: Some(FundingBasis::StateOrder),
//!     ..Choice::default()
//! }]);
//!
//! // What the rules say of it on the morning of 3 August 2026.
//! let now = Moment::morning(Date::from_ymd_opt(2026, 8, 3).unwrap());
//! let assessment = assess(&case, CURRENT, now);
//! let window = assessment.choices[0].window.known().unwrap();
//! assert_eq!(window.value.state, WindowState::Open);
//! assert_eq!(window.value.file_by, Moment::closing(Date::from_ymd_opt(2026, 8, 18).unwrap()));
//! assert_eq!(window.value.days_left, Some(15));
//! assert_eq!(window.standing(), Standing::Law);
//! assert_eq!(window.why.cites[0].code(), "578/annex-1/row-3/2");
//!
//! // Why, in words: the same tree that the page shows.
//! let words = source::words(Lang::En);
//! let why = words.explain(&window.why);
//! assert_eq!(words.cite(why.lines[0].cites[0]), "Order 578, annex 1, row 3, item 2");
//! assert!(why.facts.contains(&"Full-time".to_string()));
//!
//! // What is not answered and could still change something.
//! assert!(assessment.missing.iter().any(|field| field.path() == "choices.0.same_profile") == false);
//! assert!(assessment.missing.iter().any(|field| field.path() == "applicant.birth_date"));
//! ```
