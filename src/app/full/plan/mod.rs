//! Pages that help to plan, one a file.

mod average_field;
pub(super) mod check;
pub(super) mod compare;
mod compare_rows;
mod filing_clock;
pub(super) mod goal;
mod missed_deadline;
pub(super) mod not_applicable;
pub(super) mod season;
pub(super) mod tie;
