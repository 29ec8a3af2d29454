//! Parts that pages are made of.

pub(super) mod as_of;
pub(super) mod fields;
pub(super) mod item;
pub(super) mod layout;
pub(super) mod papers;
pub(super) mod questions;
pub(super) mod specialty;
pub(super) mod subjects;
pub(super) mod verdict;
pub(super) mod why;
