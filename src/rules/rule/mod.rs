//! One rule per file. Each reads the answers that it declares and nothing else, and says why something is there and
//! why it is not.

pub mod accommodation;
pub mod after;
pub mod applicant;
pub mod channel;
pub mod commission;
pub mod documents;
pub mod exam;
pub mod filing;
pub mod first_steps;
pub mod group;
pub mod milestones;
pub mod refusal;
pub mod score;
pub mod still_open;
pub mod tie;
pub mod track;
pub mod window;
