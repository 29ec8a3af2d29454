//! The rules of admission to Kazakhstan's colleges as a library: deadlines, competitive scores, quotas, exams,
//! papers and refusals of one applicant, each with the provision that says so and how well it is known.
//!
//! The page that people open in a browser runs this very code. It is unofficial: what counts is Order 578 of
//! 18 October 2018 itself, here as amended by Order 20 of 31 January 2025; what was announced later stands beside it.
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
//! assert_eq!(window.value.file_by, Moment::closing(CURRENT.windows.basic.in_year(2026)));
//! // Notices of 2026 named a later day: which of the two holds is not known, and the earlier one is safe.
//! assert_eq!(window.standing(), Standing::Reading);
//! assert_eq!(window.why.cites[0].code(), "578/annex-1/row-3/2");
//!
//! // Why, in words: the same tree that the page shows.
//! let words = source::words(Lang::En);
//! let why = words.explain(&window.why);
//! assert_eq!(words.cite(why.lines[0].cites[0]), "Order\u{a0}578, Annex\u{a0}1, row\u{a0}3, item\u{a0}2");
//! assert!(why.facts.iter().any(|fact| fact == "Full-time"));
//!
//! // What is not answered and could still change something.
//! let missing: Vec<String> = assessment.missing.iter().map(|field| field.path()).collect();
//! assert!(missing.contains(&"applicant.birth_date".to_string()));
//! assert!(!missing.contains(&"applicant.vocational_qualification".to_string()));
//! ```
//!
//! # Concepts
//!
//! - **[`Case`](rules::case::Case)**: what a person tells. Every answer is optional, so a case is never invalid, only
//!   incomplete; "none" is an answer of its own, and not the same as no answer.
//! - **[`Assessment`](rules::assessment::Assessment)**: what the rules say of it. [`assess`](rules::assess) is total:
//!   whatever the case holds, there is an assessment. It reads no clock; the moment is the case's own or the one given.
//! - **[`Answer`](rules::assessment::Answer)**: known, not applicable (and why), or missing (and what it needs first).
//! - **[`Reasoned`](rules::assessment::Reasoned) and [`Why`](rules::assessment::Why)**: a value and the tree of its
//!   reasons: the rule's sentence, the provision ([`Cite`](rules::cite::Cite)), the person's facts that it used. There
//!   is no second code that explains: screen and files say this tree, through
//!   [`Words::explain`](text::Words::explain).
//! - **[`Standing`](rules::assessment::Standing)**: how well a thing is known, from *the law says so* down to *we had
//!   to choose how to read it*. A chain of reasons is as well known as its weakest link. Where two clauses fit, the
//!   value is the safe one and the other stands beside it as `other_reading`.
//! - **[`Edition`](rules::edition::Edition)**: which text of the law, with its days, lists and tables. A rule holds no
//!   date of its own. Before an edition is in force nothing is computed
//!   ([`InForce::NotYet`](rules::assessment::InForce::NotYet)), and there is no fall-back to another one.
//! - **`missing`**: the answers that are still open and that, in some completion of the others, would change something
//!   in this assessment; see [`rules::missing`]. It is what the page asks next.
//! - **[`coverage`](rules::edition::coverage)**: every provision and what is done with it; a citation is an enum, so
//!   one that is not in the table cannot be written.
//!
//! # Formats
//!
//! - [`formats::answers`]: a case as readable `key=value` text, for links, storage and fields.
//! - `formats::case_json` and `report::assessment_json` (feature `json`): the contract with other programs, described
//!   in `docs/case.schema.json` and `docs/assessment.schema.json`. The example `assess` reads and prints it.
//! - `formats::cohort_json` and `report::placement_json` (feature `json`): a cohort and its placement, described in
//!   `docs/cohort.schema.json` and `docs/placement.schema.json`. The example `place` reads and prints them.
//!
//! # Features
//!
//! None is on by default: plain, the crate is the pure rules, the words and `formats::answers`.
//!
//! - `json` adds the reader and the writer of the JSON contract (with `serde_json`).
//! - `class` adds the reader and the writer of class files: a counsellor's whole list from a spreadsheet; `class-text`
//!   the same without workbooks.
//! - `class-worker` and `sheets-worker` are the workers of an open class and of workbooks, for the browser alone.
//! - `placement` adds what holds an open cohort: read, changed, distributed, written; `placement-worker` its worker.
//! - `web` adds the page, `app`, for `wasm32-unknown-unknown` alone.
//!
//! # Errors
//!
//! The rules have none: nothing in [`rules`] returns an error, panics or knows a float. Errors occur where text comes
//! in: an answer that cannot be used is left out and named ([`IgnoredReason`](rules::assessment::IgnoredReason)), and
//! only a JSON text that is no case at all is refused as a whole. Words that are not of this version are refused by
//! [`Words::packed`](text::Words::packed).

#[cfg(feature = "web")]
pub mod app;
#[cfg(feature = "class-text")]
pub mod class;
pub mod flow;
pub mod formats;
#[cfg(feature = "placement")]
pub mod placement;
pub mod report;
pub mod rules;
pub mod text;
#[cfg(feature = "turns")]
pub mod turns;
