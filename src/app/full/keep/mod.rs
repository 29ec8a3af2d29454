//! Pages that keep answers or pass them on, one a file.

pub(super) mod files;
mod offline;
pub(super) mod share;
