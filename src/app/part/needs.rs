//! What has to be answered before a thing can be known.

use crate::rules::assessment::Need;
use crate::text::{Key, Words};

/// What a value still needs, in words: the steps that ask for it.
pub(in crate::app) fn needs(words: &Words, needs: &[Need]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for need in needs {
        let name = words.t(match need {
            Need::Base | Need::VocationalQualification => Key::step_base,
            Need::OnDuty => Key::step_service,
            Need::IssuedIn => Key::step_document,
            Need::Kind => Key::step_specialty,
            Need::Level => Key::step_programme,
            Need::Form | Need::Basis => Key::step_way,
            Need::SameProfile => Key::step_profile,
            Need::Language | Need::Profile | Need::Grade(_) => Key::step_subjects,
        });
        if !names.contains(&name) {
            names.push(name);
        }
    }
    words.fill(Key::result_unknown, &[("needs", &names.join(", "))])
}
