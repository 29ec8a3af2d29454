//! Pure readers and writers of the formats in which cases and assessments travel.

pub mod answers;
#[cfg(feature = "json")]
pub mod assessment_json;
pub mod average_text;
pub mod calendar_file;
#[cfg(feature = "json")]
pub mod case_file;
#[cfg(feature = "json")]
pub mod case_json;
pub mod copies;
pub mod date_text;
pub mod handover;
pub mod link;
mod percent;
pub mod protocol;
#[cfg(feature = "qr")]
pub mod qr;
pub mod season;
pub mod season_picture;
pub mod season_text;
#[cfg(feature = "json")]
pub mod shelf;
pub mod spoken;
pub mod told;
