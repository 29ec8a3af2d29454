//! Rules of admission to Kazakhstan's colleges.
pub mod rules;
