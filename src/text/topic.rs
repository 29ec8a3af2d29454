//! What the questions of a case are about: the headings under which they stand together.

use super::Key;
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
