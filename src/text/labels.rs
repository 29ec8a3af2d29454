//! The words of the contract's values.

use std::marker::PhantomData;

use super::{FULL_NAMES, Key, NAMES, Words};
use crate::rules::assessment::{
    Accommodation, AdmissionTrack, Exam, FirstStep, IgnoredReason, LaterAmendments, Mark, MilestoneId, Note,
    PaperState, Reason, RefusalGround, Signer, Standing, TrackCondition, WindowState,
};
use crate::rules::case::{
    BaseEducation, Channel, Disability, Document, FundingBasis, Impairment, IssuedIn, ParentService,
    ProgrammeLevel, Provider, QuotaCategory, SpecialtyKind, Status, StudyForm, VocationalQualification,
};
use crate::rules::code::Code;
use crate::rules::edition::coverage::{Handling, Rule};
use crate::rules::grade::{SchoolSubject, Subject};
use crate::rules::precheck::BaseStep;
use crate::rules::rule::after::{AfterExam, Holding, RefusalCheck};
use crate::rules::rule::commission::{CommissionReading, Outcome, Record};
use crate::rules::rule::tie::{Silence, TieKey, Unknown};
use crate::rules::table::Row;

/// A text for each value of an enum: they stand together in the language files, in the order of the values, and their
/// keys end with the code of the value. A list for which that does not hold does not compile.
#[derive(Clone, Copy, Debug)]
pub struct List<T> {
    first: Key,
    of: PhantomData<T>,
}

impl<T> List<T> {
    /// The text of the first value.
    pub(super) fn first(self) -> Key {
        self.first
    }
}

/// Values that have a name in words.
pub trait Labelled: Code {
    /// Their names.
    const LABELS: List<Self>;
}

macro_rules! lists {
    ($($name:ty: $first:ident,)+; $($(#[$doc:meta])* $list:ident, $of:ty: $of_first:ident,)+) => {
        $(impl Labelled for $name {
            const LABELS: List<Self> = List { first: Key::$first, of: PhantomData };
        })+

        $($(#[$doc])*
        pub const $list: List<$of> = List { first: Key::$of_first, of: PhantomData };)+

        $(const _: () = assert!(in_order(Key::$first, <$name>::CODES), concat!(
            "the texts from `", stringify!($first), "` on are not those of ", stringify!($name), " in its order"
        ));)+
        $(const _: () = assert!(in_order(Key::$of_first, <$of>::CODES), concat!(
            "the texts from `", stringify!($of_first), "` on are not those of ", stringify!($of), " in its order"
        ));)+

        /// The first text of every list, and how many there are.
        pub const LISTS: &[(Key, usize)] = &[
            $((Key::$first, <$name>::CODES.len()),)+
            $((Key::$of_first, <$of>::CODES.len()),)+
        ];
    };
}

/// Whether the keys from `first` on are one beginning, each with the next code after it.
#[expect(clippy::indexing_slicing, reason = "runs while compiling, where a bad index is an error")]
const fn in_order(first: Key, codes: &[&str]) -> bool {
    let first = first as usize;
    let beginning = name(first).len().saturating_sub(codes[0].len());
    let mut at = 0;
    while at < codes.len() {
        let (name, code) = (name(first + at), codes[at].as_bytes());
        if name.len() != beginning + code.len() {
            return false;
        }
        let mut i = 0;
        while i < name.len() {
            let expected = if i < beginning { self::name(first)[i] } else { code[i - beginning] };
            if name[i] != expected {
                return false;
            }
            i += 1;
        }
        at += 1;
    }
    true
}

#[expect(clippy::indexing_slicing, reason = "runs while compiling, where a bad index is an error")]
const fn name(at: usize) -> &'static [u8] {
    if at < NAMES.len() { NAMES[at].as_bytes() } else { FULL_NAMES[at - NAMES.len()].as_bytes() }
}

lists! {
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
    Row: clause_worker,
    WindowState: state_not_open,
    Standing: standing_law,
    Mark: standing_older_edition,
    AdmissionTrack: track_paid,
    TrackCondition: condition_capacity,
    Exam: exam_special_or_creative_exam,
    Accommodation: accommodation_separate_room,
    FirstStep: step_digitise_document,
    MilestoneId: milestone_results,
    RefusalGround: ground_deprived_by_court,
    Signer: signs_representative,
    Note: note_state_order_once_per_level,
    Handling: handling_decides,
    Rule: rule_track,
    Holding: after_notice,
    AfterExam: after_exam_sent,
    RefusalCheck: refusal_check_reason,
    Outcome: outcome_adopted,
    Record: record_exam_recording,
    CommissionReading: commission_reading_majority,
    BaseStep: check_step_digitise,
    IgnoredReason: unread_unknown_field,
    Reason: reason_window_worker,
    TieKey: tie_key_score,
    Unknown: tie_need_certificate,
    Silence: tie_silence_apart,
    ;
    /// The education that one applies after, as an answer to *after what*.
    AFTER, BaseEducation: home_base_basic_secondary,
    /// Kinds of specialty in a word.
    SHORT_KIND, SpecialtyKind: home_kind_general,
    /// What to check of a thing that is marked, and with whom.
    CHECK, Mark: check_older_edition,
    /// What a mark means.
    KNOWN, Mark: about_known_older_edition,
    /// The rules in one line, by what is known of later ones.
    EDITION_LINE, LaterAmendments: edition_line_unknown,
    /// What is known of later rules, and what is not.
    AMENDMENTS, LaterAmendments: about_amendments_unknown,
    /// What pays for the study, in a word.
    SHORT_BASIS, FundingBasis: compare_state_order,
    /// What proves a quota.
    QUOTA_PROOF, QuotaCategory: quota_proof_disability,
    /// How to do a step of the check.
    CHECK_HOW, BaseStep: check_how_digitise,
    /// Why a step of the check matters.
    CHECK_MATTERS, BaseStep: check_matters_digitise,
}

impl Words {
    /// The name of a value.
    pub fn of<T: Labelled>(&self, value: T) -> &'static str {
        self.from_list(T::LABELS, value)
    }

    /// The text of a value in a list.
    pub fn from_list<T: Code>(&self, list: List<T>, value: T) -> &'static str {
        self.nth(list.first, value.index())
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
    use super::*;

    #[test]
    fn a_list_has_the_order_of_the_codes() {
        assert!(in_order(Key::home_kind_general, SpecialtyKind::CODES));
        assert!(in_order(Key::compare_state_order, &["state_order", "paid"]));
        for wrong in [&["paid", "state_order"][..], &["order", "paid"], &["state_order", "paid", "free"]] {
            assert!(!in_order(Key::compare_state_order, wrong), "{wrong:?}");
        }
    }
}
