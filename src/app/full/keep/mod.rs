//! Pages that keep answers or pass them on, one a file.

pub(in crate::app) mod files;
mod offline;
pub(super) mod share;
