//! Questions in words, and the topics under which they stand together.

use super::labels::Labelled as _;
use super::{Key, Words};
use crate::rules::case::{
    BaseEducation, Channel, Disability, FundingBasis, Impairment, IssuedIn, ParentService, ProgrammeLevel,
    Provider, QuotaCategory, SpecialtyKind, Status, StudyForm, VocationalQualification,
};
use crate::rules::question::Question;

/// What a few questions that belong together are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What one has finished.
    Base,
    /// The specialty, its kind and the name of the choice.
    Specialty,
    /// Level and provider.
    Programme,
    /// Form, funding and channel.
    Way,
    /// Whether it continues the profile of an earlier education.
    Profile,
    /// The education document.
    Document,
    /// Status and day of birth.
    Person,
    /// Subjects that count and their grades.
    Subjects,
    /// The average of the whole document.
    Average,
    /// Quota categories.
    Quotas,
    /// The parent's service.
    Service,
    /// Disability and impairments.
    Health,
    /// Marks of exams.
    Exams,
    /// Earlier study, court, consent, restrictions.
    Record,
    /// Papers that are held.
    Papers,
}

impl Topic {
    /// The topic of a question; `None` for the moment and for the choices as a whole, which stand under no heading.
    pub fn of(question: &Question) -> Option<Self> {
        Some(match question {
            Question::AsOf | Question::Choices => return None,
            Question::Base | Question::VocationalQualification => Self::Base,
            Question::Specialty | Question::Kind | Question::Label => Self::Specialty,
            Question::Level | Question::Provider => Self::Programme,
            Question::Form
            | Question::Basis
            | Question::Channel
            | Question::EnterpriseRequest
            | Question::ResultOn => Self::Way,
            Question::SameProfile => Self::Profile,
            Question::IssuedIn | Question::DocumentYear | Question::Digitised => Self::Document,
            Question::Status | Question::BirthDate => Self::Person,
            Question::Language | Question::Profile | Question::ProfileAt(_) | Question::Grade(_) => {
                Self::Subjects
            }
            Question::CertificateAverage => Self::Average,
            Question::Quotas => Self::Quotas,
            Question::OutOfCompetition | Question::OnDuty => Self::Service,
            Question::Disability | Question::Impairments => Self::Health,
            Question::ExamMarks | Question::Mark(_) | Question::OutOf(_) => Self::Exams,
            Question::StateFundedBefore
            | Question::DeprivedByCourt
            | Question::Consent
            | Question::RestrictionsInForce => Self::Record,
            Question::Held(_) | Question::ValidUntil(_) => Self::Papers,
        })
    }

    /// Its heading.
    pub fn title(self) -> Key {
        match self {
            Self::Base => Key::step_base,
            Self::Specialty => Key::step_specialty,
            Self::Programme => Key::step_programme,
            Self::Way => Key::step_way,
            Self::Profile => Key::step_profile,
            Self::Document => Key::step_document,
            Self::Person => Key::step_person,
            Self::Subjects => Key::step_subjects,
            Self::Average => Key::step_average,
            Self::Quotas => Key::step_quotas,
            Self::Service => Key::step_service,
            Self::Health => Key::step_health,
            Self::Exams => Key::step_exams,
            Self::Record => Key::step_record,
            Self::Papers => Key::step_papers,
        }
    }
}

/// A question in full words, as it is asked; with a place for the subject or the paper.
fn full_key(question: &Question) -> Key {
    match question {
        Question::AsOf => Key::share_at,
        Question::RestrictionsInForce => Key::q_restrictions,
        Question::Status => Key::q_status,
        Question::BirthDate => Key::q_birth_date,
        Question::Base => Key::q_base,
        Question::VocationalQualification => Key::q_vocational_qualification,
        Question::IssuedIn => Key::q_issued_in,
        Question::DocumentYear => Key::q_document_year,
        Question::Digitised => Key::q_digitised,
        Question::CertificateAverage => Key::q_average,
        Question::Disability => Key::q_disability,
        Question::Impairments => Key::q_impairments,
        Question::Quotas => Key::q_quotas,
        Question::OutOfCompetition => Key::q_service,
        Question::OnDuty => Key::q_on_duty,
        Question::StateFundedBefore => Key::q_state_funded,
        Question::DeprivedByCourt => Key::q_court,
        Question::Consent => Key::q_consent,
        Question::Label => Key::q_label,
        Question::Specialty => Key::q_specialty,
        Question::Kind => Key::q_kind,
        Question::Level => Key::q_level,
        Question::Provider => Key::q_provider,
        Question::Form => Key::q_form,
        Question::Basis => Key::q_basis,
        Question::Channel => Key::q_channel,
        Question::SameProfile => Key::q_same_profile,
        Question::Language => Key::q_language,
        Question::Profile => Key::share_profile,
        Question::ExamMarks => Key::share_marks,
        Question::EnterpriseRequest => Key::q_enterprise_request,
        Question::ResultOn => Key::q_result_on,
        Question::Grade(_) => Key::q_grade,
        Question::Held(_) => Key::share_paper,
        Question::ValidUntil(_) => Key::share_paper_until,
        Question::Choices => Key::case_title,
        Question::ProfileAt(0) => Key::q_profile_1,
        Question::ProfileAt(1) => Key::q_profile_2,
        Question::ProfileAt(_) => Key::q_profile_more,
        Question::Mark(_) => Key::q_mark,
        Question::OutOf(_) => Key::q_out_of,
    }
}

/// A question by its short name: its topic, where it is the one that the topic is about.
pub fn short_key(question: &Question) -> Key {
    let main = [
        Question::Base,
        Question::CertificateAverage,
        Question::Quotas,
        Question::Specialty,
        Question::Level,
        Question::ExamMarks,
    ];
    let topic = Topic::of(question).filter(|_| main.contains(question));
    topic.map_or_else(|| full_key(question), Topic::title)
}

/// The word of the first value that one can choose as an answer; those of the others stand behind it.
fn options(question: &Question) -> Option<Key> {
    Some(match question {
        Question::Status => Status::LABELS.first(),
        Question::Base => BaseEducation::LABELS.first(),
        Question::VocationalQualification => VocationalQualification::LABELS.first(),
        Question::IssuedIn => IssuedIn::LABELS.first(),
        Question::Disability => Disability::LABELS.first(),
        Question::Impairments => Impairment::LABELS.first(),
        Question::Quotas => QuotaCategory::LABELS.first(),
        Question::OutOfCompetition => ParentService::LABELS.first(),
        Question::Kind => SpecialtyKind::LABELS.first(),
        Question::Level => ProgrammeLevel::LABELS.first(),
        Question::Provider => Provider::LABELS.first(),
        Question::Form => StudyForm::LABELS.first(),
        Question::Basis => FundingBasis::LABELS.first(),
        Question::Channel => Channel::LABELS.first(),
        Question::AsOf
        | Question::RestrictionsInForce
        | Question::BirthDate
        | Question::DocumentYear
        | Question::Digitised
        | Question::CertificateAverage
        | Question::OnDuty
        | Question::StateFundedBefore
        | Question::DeprivedByCourt
        | Question::Consent
        | Question::Label
        | Question::Specialty
        | Question::SameProfile
        | Question::Language
        | Question::Profile
        | Question::ExamMarks
        | Question::EnterpriseRequest
        | Question::ResultOn
        | Question::Grade(_)
        | Question::Held(_)
        | Question::ValidUntil(_)
        | Question::Choices
        | Question::ProfileAt(_)
        | Question::Mark(_)
        | Question::OutOf(_) => return None,
    })
}

impl Words {
    /// A question in full words, as it is asked.
    pub fn question(&self, question: &Question) -> String {
        self.filled(full_key(question), question)
    }

    /// A question by its short name.
    pub fn short_question(&self, question: &Question) -> String {
        self.filled(short_key(question), question)
    }

    fn filled(&self, key: Key, question: &Question) -> String {
        if let Question::Grade(subject) = question {
            return self.fill(key, &[("subject", &self.subject(subject))]);
        }
        if let Question::Held(paper) | Question::ValidUntil(paper) = question {
            return self.fill(key, &[("paper", self.of(*paper))]);
        }
        self.t(key).to_string()
    }

    /// The word of a value, by its place in the list that the question lets one choose from.
    pub fn option(&self, question: &Question, at: usize) -> &'static str {
        options(question).map_or("", |first| self.nth(first, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::NAMES;

    #[test]
    fn every_list_to_choose_from_has_its_words() {
        for question in Question::every() {
            let Some(first) = options(&question) else {
                assert_eq!(question.kind().codes().len(), 0, "{question:?}");
                continue;
            };
            for (at, code) in question.kind().codes().iter().enumerate() {
                let name = NAMES.get(first as usize + at).copied().unwrap_or_default();
                assert!(
                    name.ends_with(&format!("_{code}")),
                    "{question:?}: {name} is not the word of {code}"
                );
            }
        }
    }
}
