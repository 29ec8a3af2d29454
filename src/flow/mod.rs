//! Where a person is on their way through the questions: the address of each page, the steps and their order.
//! Pure: no page and no browser is known here.

pub mod route;
pub mod step;
