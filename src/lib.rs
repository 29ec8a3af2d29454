//! Rules of admission to Kazakhstan's colleges.
#[cfg(feature = "web")]
pub mod app;
pub mod formats;
pub mod rules;
pub mod text;
