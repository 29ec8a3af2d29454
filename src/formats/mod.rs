//! Pure readers and writers of the formats in which cases and assessments travel.

pub mod answers;
#[cfg(feature = "json")]
pub mod assessment_json;
#[cfg(feature = "json")]
pub mod case_json;
pub mod date_text;
pub mod handover;
mod percent;
