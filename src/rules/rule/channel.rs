//! Where one applies.
//!
//! # Decides
//! The portal or the college.
//!
//! # Source
//! `578/12`: graduates of Kazakhstan's schools, colleges and universities apply on the portal,
//! graduates of foreign ones at the college. `578/annex-1/row-2`: both ways.
//!
//! # Reading
//! None: a channel that the person states otherwise stays their own answer, and what `578/12` says stands beside it.
//!
//! # Example
//! ```
//! use talapker::rules::case::{Channel, IssuedIn};
//! use talapker::rules::rule::channel::channel;
//! let answer = channel(None, Some(IssuedIn::Abroad));
//! assert_eq!(answer.known().unwrap().value, Channel::College);
//! ```

use crate::rules::assessment::{Answer, Fact, Reason, Reasoned, Standing, Why};
use crate::rules::case::{Channel, IssuedIn};
use crate::rules::cite::Cite;
use crate::rules::question::Question;
use crate::rules::remark::{Remark, Sentence};

const P12: &[Cite] = &[Cite::P12];

/// The channel as stated, else by where the document was issued.
pub fn channel(stated: Option<Channel>, issued_in: Option<IssuedIn>) -> Answer<Reasoned<Channel>> {
    let by_document = issued_in.map(of_document);
    let (channel, differs) = match (stated, by_document) {
        (Some(stated), Some(by_document)) => (stated, stated != by_document),
        (Some(stated), None) => (stated, false),
        (None, Some(by_document)) => (by_document, false),
        (None, None) => return Answer::Missing(vec![Question::IssuedIn]),
    };
    let why = if let Some(issued_in) = issued_in.filter(|_| !differs) {
        let reason = match issued_in {
            IssuedIn::Kazakhstan => Reason::ChannelKazakhstan,
            IssuedIn::Abroad => Reason::ChannelAbroad,
        };
        Why::new(reason, Standing::Law, P12).from([Fact::IssuedIn(issued_in)])
    } else {
        let beside = match channel {
            Channel::Portal => Reason::ChannelAbroad,
            Channel::College => Reason::ChannelNotCollege,
        };
        let beside = differs.then(|| Why::new(beside, Standing::Law, P12));
        let cites = &[Cite::P12, Cite::Row2];
        let facts = &mut [Some(Fact::Channel(channel)), issued_in.map(Fact::IssuedIn)];
        Why::new(Reason::ChannelStated, Standing::Entered, cites).from_known(facts).because(beside)
    };
    Answer::Known(Reasoned::new(channel, why))
}

/// How to apply there, and what can be asked for in the same application.
pub fn how_to_apply(channel: Channel) -> [Remark; 4] {
    let how = match channel {
        Channel::Portal => Remark::law(Sentence::ApplyOnPortal, &[Cite::Row10]),
        Channel::College => Remark::law(Sentence::ApplyAtCollege, &[Cite::Row7, Cite::Row8]),
    };
    [
        how,
        Remark::law(Sentence::ApplyFree, &[Cite::Row6, Cite::Row3Items34]),
        Remark::law(Sentence::ApplyMore, &[Cite::P12]),
        Remark::law(Sentence::ApplyStatus, &[Cite::Row10, Cite::P16]),
    ]
}

/// Where `578/12` sends people with that document.
fn of_document(issued_in: IssuedIn) -> Channel {
    match issued_in {
        IssuedIn::Kazakhstan => Channel::Portal,
        IssuedIn::Abroad => Channel::College,
    }
}
