//! Rules of admission to Kazakhstan's colleges.
pub mod formats;
pub mod rules;
pub mod text;
