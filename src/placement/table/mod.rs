//! Tables of programmes and of applicants: one row each, under headings in any of the languages.

pub(super) mod heading;
pub(super) mod read;
pub(super) mod template;
pub(super) mod write;
