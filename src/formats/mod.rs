//! Pure readers and writers of the formats in which cases travel.

pub mod answers;
#[cfg(feature = "json")]
pub mod case_file;
#[cfg(feature = "json")]
pub mod case_json;
pub mod catalogue;
#[cfg(feature = "json")]
pub mod cohort_json;
pub mod copy_name;
pub mod date_text;
pub mod input;
pub mod link;
mod percent;
pub mod saved;
#[cfg(feature = "json")]
pub mod table_file;
pub mod user_agent;
