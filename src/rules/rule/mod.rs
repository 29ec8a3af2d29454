//! One rule per file. Each takes the answers that it declares and nothing else.

pub mod absent;
pub mod accommodation;
pub mod applicant;
pub mod channel;
pub mod commission;
pub mod documents;
pub mod exam;
pub mod filing;
pub mod first_steps;
pub mod milestones;
pub mod refusal;
pub mod score;
pub mod still_open;
pub mod tie;
pub mod track;
pub mod window;
