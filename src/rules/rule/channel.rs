//! Where one applies.
//!
//! # Decides
//! The portal or the college.
//!
//! # Source
//! `578/12`: graduates of Kazakhstan's schools, colleges and universities apply on the portal,
//! graduates of foreign ones at the college.
//!
//! # Reading
//! A channel that the person states wins: `578/annex-1/row-2` knows both ways.
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

/// The channel as stated, else by where the document was issued.
pub fn channel(stated: Option<Channel>, issued_in: Option<IssuedIn>) -> Answer<Reasoned<Channel>> {
    const CITES: &[Cite] = &[Cite::P12];
    let (channel, reason, standing) = match (stated, issued_in) {
        (Some(channel), _) => (channel, Reason::ChannelStated, Standing::Entered),
        (None, Some(IssuedIn::Kazakhstan)) => (Channel::Portal, Reason::ChannelKazakhstan, Standing::Law),
        (None, Some(IssuedIn::Abroad)) => (Channel::College, Reason::ChannelAbroad, Standing::Law),
        (None, None) => return Answer::Missing(vec![Question::IssuedIn]),
    };
    let facts = match (stated, issued_in) {
        (None, Some(issued_in)) => Fact::IssuedIn(issued_in),
        (_, _) => Fact::Channel(channel),
    };
    let why = Why::new(reason, standing, CITES).from([facts]);
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
