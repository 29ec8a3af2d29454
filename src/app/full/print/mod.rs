//! Pages that are printed, one a file.

mod paper;
pub(super) mod report;
pub(super) mod sheet;
