//! The pages of the first module, one a file.

pub(super) mod home;
#[cfg(not(feature = "full"))]
pub(super) mod loading;
pub(super) mod questions;
pub(super) mod result;
