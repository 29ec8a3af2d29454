//! What one can ask for at an exam.
//!
//! # Decides
//! A separate room, an assistant, a sign-language assistant.
//!
//! # Source
//! `578/38`: with the disability certificate of Order 260, people whose sight, hearing or movement
//! is impaired can ask the chair of the exam commission, in free form, for a separate room; for
//! sight and movement for an assistant who does not teach the subject; for hearing for an assistant
//! who knows sign language.
//!
//! # Reading
//! None of our own; an accommodation is as well known as the exam that it belongs to.
//!
//! # Example
//! ```
//! use talapker::rules::assessment::{Accommodation, Reason, Standing, Why};
//! use talapker::rules::case::{Disability, Impairment};
//! use talapker::rules::code::Set;
//! use talapker::rules::rule::accommodation::accommodations;
//! let hearing = Set::from_iter([Impairment::Hearing]);
//! let exam = Why::new(Reason::ExamPsychometric, Standing::Law, &[]);
//! let asked = accommodations(Some(&exam), Some(Disability::Group2), Some(hearing));
//! assert_eq!(asked[1].value, Accommodation::SignLanguageAssistant);
//! ```

use crate::rules::assessment::{Accommodation, Answer, ExamNeed, Fact, Reason, Reasoned, Standing, Why};
use crate::rules::case::{Disability, Impairment};
use crate::rules::cite::Cite;
use crate::rules::code::Set;
use crate::rules::remark::{Remark, Sentence};

/// What one can ask for; `exam` is why there is an exam, if there is one.
pub fn accommodations(
    exam: Option<&Why>,
    disability: Option<Disability>,
    impairments: Option<Set<Impairment>>,
) -> Vec<Reasoned<Accommodation>> {
    let mut list = Vec::new();
    let (Some(exam), Some(disability), Some(impairments)) = (exam, disability, impairments) else {
        return list;
    };
    if disability == Disability::None || impairments.is_empty() {
        return list;
    }
    let uncertain = uncertain(exam);
    let mut offer = |what, reason| {
        let facts = impairments.iter().map(Fact::Impairment);
        let why = Why::new(reason, Standing::Law, &[Cite::P38, Cite::Act260]);
        let why = why.from([Fact::Disability(disability)]).from(facts).resting_on(uncertain.clone());
        list.push(Reasoned::new(what, why));
    };
    offer(Accommodation::SeparateRoom, Reason::RoomForExam);
    if impairments.contains(Impairment::Sight) || impairments.contains(Impairment::Movement) {
        offer(Accommodation::Assistant, Reason::AssistantForExam);
    }
    if impairments.contains(Impairment::Hearing) {
        offer(Accommodation::SignLanguageAssistant, Reason::SignLanguageForExam);
    }
    list
}

/// How one asks for them, if there is something to ask for.
pub fn remark(accommodations: &[Reasoned<Accommodation>]) -> Option<Remark> {
    let how = Remark::law(Sentence::HowToAskForAccommodation, &[Cite::P38]);
    (!accommodations.is_empty()).then_some(how)
}

/// Why nothing can be asked for.
pub(crate) fn not_applicable(
    exam: &Answer<Reasoned<ExamNeed>>,
    disability: Option<Disability>,
    impairments: Option<Set<Impairment>>,
) -> Option<Why> {
    const CITES: &[Cite] = &[Cite::P38];
    if let Answer::NotApplicable(no_exam) = exam {
        let why = Why::new(Reason::NoAccommodationNoExam, Standing::Reading, CITES);
        return Some(why.resting_on(uncertain(no_exam)));
    }
    let unimpaired = disability == Some(Disability::None) || impairments.is_some_and(Set::is_empty);
    unimpaired.then(|| Why::new(Reason::NoAccommodation, Standing::Reading, CITES))
}

/// What is not certain of the exam is a reason here as well; its provision stands with the exam.
fn uncertain(exam: &Why) -> Option<Why> {
    exam.standing.mark().map(|_| Why { cites: &[], ..exam.clone() })
}
