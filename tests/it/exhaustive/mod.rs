//! Every rule, with every combination of the inputs that it declares, on every day of four years.
//!
//! No panic; exactly one answer or a cited reason; and answers only become more definite as open
//! fields are filled.

mod dates;
mod milestones;
mod person;
mod score;
mod tie;
mod track;

use std::fmt::Debug;

use talapker::rules::assessment::{Answer, Reasoned, Standing, Why};
use talapker::rules::case::{KnownKind, SpecialtyKind};
use talapker::rules::code::Code;

/// An answer is known or does not arise, with reasons, or names what it needs.
fn sound<T: Debug>(answer: &Answer<Reasoned<T>>, of: &dyn Debug) {
    match answer {
        Answer::Known(reasoned) => sound_why(&reasoned.why, of),
        Answer::NotApplicable(why) => sound_why(why, of),
        Answer::Missing(needs) => {
            assert!(!needs.is_empty(), "needs nothing and says nothing: {of:?}");
            let twice = (1..needs.len()).any(|at| needs[..at].contains(&needs[at]));
            assert!(!twice, "{needs:?} names something twice: {of:?}");
        }
    }
}

fn sound_list<T: Debug>(list: &[Reasoned<T>], of: &dyn Debug) {
    for reasoned in list {
        sound_why(&reasoned.why, of);
    }
}

/// What has the standing of law is cited, down to the last reason.
pub(crate) fn sound_why(why: &Why, of: &dyn Debug) {
    assert!(
        !why.cites.is_empty() || why.standing != Standing::Law,
        "law without a citation: {why:?} of {of:?}"
    );
    for under in &why.because {
        sound_why(under, of);
    }
}

/// Not known, and every kind, stated and from a code.
fn kinds() -> Vec<Option<KnownKind>> {
    let known = SpecialtyKind::ALL
        .iter()
        .flat_map(|kind| [false, true].map(|from_code| Some(KnownKind { kind: *kind, from_code })));
    std::iter::once(None).chain(known).collect()
}
