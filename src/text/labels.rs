//! The words of the contract's values.

use super::{Key, Words};
use crate::rules::assessment::{
    Accommodation, AdmissionTrack, Exam, FirstStep, IgnoredReason, MilestoneId, Note, PaperState, Reason,
    RefusalGround, Signer, Standing, WindowState,
};
use crate::rules::case::{
    BaseEducation, Channel, Disability, Document, FundingBasis, Impairment, IssuedIn, ParentService,
    ProgrammeLevel, Provider, QuotaCategory, SpecialtyKind, Status, StudyForm, VocationalQualification,
};
use crate::rules::code::Code;
use crate::rules::edition::Clause;
use crate::rules::edition::coverage::{Handling, Rule};
use crate::rules::grade::{SchoolSubject, Subject};
use crate::rules::precheck::BaseStep;
use crate::rules::rule::commission::{Outcome, Record};
use crate::rules::rule::tie::{Silence, TieKey, Unknown};

/// A list of values whose words stand together in the language files, in the same order.
pub trait Labelled: Code {
    /// The word of the first value.
    const FIRST: Key;
}

macro_rules! labelled {
    ($($name:ty: $first:ident,)+) => {
        $(impl Labelled for $name {
            const FIRST: Key = Key::$first;
        })+

        /// Name of the first word, code of the value and the place of the word, of all lists.
        #[cfg(test)]
        fn all() -> Vec<(&'static str, &'static str, usize)> {
            let mut all = Vec::new();
            $(all.extend(<$name>::ALL.iter().map(|v| (stringify!($first), v.code(), v.index() + Key::$first as usize)));)+
            all
        }
    };
}

labelled! {
    Status: status_citizen,
    BaseEducation: base_basic_secondary,
    VocationalQualification: vocational_qualification_worker,
    IssuedIn: issued_in_kazakhstan,
    Disability: disability_none,
    Impairment: impairment_sight,
    QuotaCategory: quota_disability,
    ParentService: service_none,
    SpecialtyKind: kind_general,
    ProgrammeLevel: level_skilled_worker,
    Provider: provider_college,
    StudyForm: form_full_time,
    FundingBasis: basis_state_order,
    Channel: channel_portal,
    SchoolSubject: subject_kazakh_language,
    Document: document_application,
    PaperState: paper_expired,
    Clause: clause_worker,
    WindowState: state_not_open,
    Standing: standing_law,
    AdmissionTrack: track_paid,
    Exam: exam_special_or_creative_exam,
    Accommodation: accommodation_separate_room,
    FirstStep: step_digitise_document,
    MilestoneId: milestone_results,
    RefusalGround: ground_deprived_by_court,
    Signer: signs_representative,
    Note: note_state_order_once_per_level,
    Handling: handling_decides,
    Rule: rule_track,
    Outcome: outcome_adopted,
    Record: record_exam_recording,
    BaseStep: check_step_digitise,
    IgnoredReason: unread_unknown_field,
    Reason: reason_track_paid,
    TieKey: tie_key_score,
    Unknown: tie_need_certificate,
    Silence: tie_silence_apart,
}

impl Words {
    /// The word of a value.
    pub fn of<T: Labelled>(&self, value: T) -> &'static str {
        self.nth(T::FIRST, value.index())
    }

    /// The name of a subject; the person's own by its id.
    pub fn subject(&self, subject: &Subject) -> String {
        match subject {
            Subject::School(subject) => self.of(*subject).to_string(),
            // The page offers three places for subjects that no list has.
            Subject::Own(id) => match &**id {
                "other_a" => format!("{} A", self.t(Key::q_subject_own)),
                "other_b" => format!("{} B", self.t(Key::q_subject_own)),
                "other_c" => format!("{} C", self.t(Key::q_subject_own)),
                id => id.replace('_', " "),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{FULL_NAMES, NAMES};

    #[test]
    fn words_stand_in_the_order_of_the_values() {
        for (first, code, at) in super::all() {
            let name = NAMES.iter().chain(FULL_NAMES).nth(at).unwrap();
            assert!(name.ends_with(code), "{first}: {name} stands where {code} should");
        }
    }
}
