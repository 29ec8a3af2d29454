//! A cohort as it is opened, changed, distributed and written: what stands between the model of
//! [`crate::rules::placement`] and the page.
//!
//! Pure: it knows no clock, no page and no worker.

mod made_up;
pub mod protocol;
pub mod session;
mod table;
mod typed;
pub mod way;
pub mod why;
#[cfg(feature = "placement-worker")]
pub mod worker;
