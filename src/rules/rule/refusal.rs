//! Why the application would be refused today, and grounds that follow from the answers.
//!
//! # Decides
//! "Would be refused today because …", and two of the four grounds of row 9.
//!
//! # Source
//! - `578/18`: an incomplete package or expired documents lead to a reasoned refusal.
//! - `578/12`: graduates of foreign schools, colleges and universities apply at the college.
//! - `578/annex-1/row-9`: false data; not meeting the rules; a court sentence in force depriving of
//!   the special right; no consent to restricted personal data.
//!
//! # Reading
//! False data and not meeting the rules cannot be derived from answers; they are shown as text.
//!
//! # Example
//! ```
//! use talapker::rules::rule::refusal::grounds;
//! assert_eq!(grounds(Some(true), Some(false)).len(), 2);
//! assert!(grounds(None, None).is_empty());
//! ```

use crate::rules::assessment::{
    Fact, PaperNeed, PaperState, Reason, Reasoned, RefusalGround, RefusalToday, Standing, Why,
};
use crate::rules::case::{Channel, IssuedIn};
use crate::rules::cite::Cite;
use crate::rules::remark::{Remark, Sentence};

/// What is said above that which would be refused today.
pub const REFUSED_TODAY: Remark = Remark::law(Sentence::RefusedToday, &[Cite::P18]);

/// The grounds that cannot be derived from answers.
pub const OTHER_GROUNDS: Remark = Remark::law(Sentence::OtherGrounds, &[Cite::Row9]);

/// What is missing or expired today, each as well known as its paper, and a channel that is not the person's.
pub fn refused_today(
    documents: &[Reasoned<PaperNeed>],
    channel: Channel,
    issued_in: Option<IssuedIn>,
) -> Vec<Reasoned<RefusalToday>> {
    let mut list = Vec::new();
    for need in documents {
        let document = need.value.document;
        let (refusal, reason) = match need.value.state {
            PaperState::Needed => (RefusalToday::MissingDocument(document), Reason::RefusedMissing),
            PaperState::Expired => (RefusalToday::ExpiredDocument(document), Reason::RefusedExpired),
            PaperState::Held | PaperState::Deferred | PaperState::FetchedByCollege => continue,
        };
        // What had to be read stands here as well; its provision stands with the paper.
        let read = need.why.because.iter().filter(|why| why.standing == Standing::Reading);
        let read = read.map(|why| Why { cites: &[], ..why.clone() });
        let why = Why::new(reason, need.standing(), &[Cite::P18]).from([Fact::Paper(document)]).because(read);
        list.push(Reasoned::new(refusal, why));
    }
    if (channel, issued_in) == (Channel::Portal, Some(IssuedIn::Abroad)) {
        let why = Why::new(Reason::RefusedWrongChannel, Standing::Law, &[Cite::P12]);
        list.push(Reasoned::new(
            RefusalToday::WrongChannel(channel),
            why.from(issued_in.map(Fact::IssuedIn)),
        ));
    }
    list
}

/// Grounds that follow from the answers.
pub fn grounds(deprived_by_court: Option<bool>, consents: Option<bool>) -> Vec<Reasoned<RefusalGround>> {
    const CITES: &[Cite] = &[Cite::Row9];
    let mut list = Vec::new();
    if deprived_by_court == Some(true) {
        let why = Why::new(Reason::RefusedCourt, Standing::Law, CITES);
        list.push(Reasoned::new(RefusalGround::DeprivedByCourt, why));
    }
    if consents == Some(false) {
        let why = Why::new(Reason::RefusedConsent, Standing::Law, CITES);
        list.push(Reasoned::new(RefusalGround::NoConsent, why));
    }
    list
}

/// Why nothing would be refused today.
pub(crate) fn none_today(refused: &[Reasoned<RefusalToday>]) -> Option<Why> {
    refused.is_empty().then(|| Why::new(Reason::NoRefusal, Standing::Reading, &[Cite::P18]))
}

/// Why no ground follows from the answers.
pub(crate) fn no_ground(deprived_by_court: Option<bool>, consents: Option<bool>) -> Option<Why> {
    let none = (deprived_by_court, consents) == (Some(false), Some(true));
    none.then(|| Why::new(Reason::NoGround, Standing::Law, &[Cite::Row9]))
}
