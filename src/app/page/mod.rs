//! The pages of the first module, one a file.

pub(super) mod about;
pub(super) mod home;
pub(super) mod law;
#[cfg(not(feature = "full"))]
pub(super) mod loading;
pub(super) mod questions;
pub(super) mod result;
