//! The places of a case, as messages and links name them.

use super::case::Document;
use super::code::Code;
use super::grade::Subject;

/// One place of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// Restrictive measures.
    RestrictionsInForce,
    /// Citizenship or status.
    Status,
    /// Day of birth.
    BirthDate,
    /// Education so far.
    Base,
    /// Qualification of a vocational education.
    VocationalQualification,
    /// Where the document was issued.
    IssuedIn,
    /// Year of the document.
    DocumentYear,
    /// Whether it is digitised.
    Digitised,
    /// Average of the document.
    CertificateAverage,
    /// A grade.
    Grade(Subject),
    /// Disability.
    Disability,
    /// What is impaired.
    Impairments,
    /// Quotas.
    Quotas,
    /// The parent's service.
    OutOfCompetition,
    /// Died or disabled on duty.
    OnDuty,
    /// Studied at the state's expense before.
    StateFundedBefore,
    /// Court sentence.
    DeprivedByCourt,
    /// Consent.
    Consent,
    /// Whether a paper is in hand.
    Held(Document),
    /// All the choices.
    Choices,
    /// A place of one choice.
    Choice(usize, ChoiceField),
}

/// One place of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceField {
    /// Kind of the specialty.
    Kind,
    /// Level.
    Level,
    /// Form.
    Form,
    /// Funding.
    Basis,
    /// Whether the profile continues.
    SameProfile,
    /// Language whose grade counts.
    Language,
    /// Profile subjects.
    Profile,
    /// One of the profile subjects, from 0.
    ProfileAt(usize),
    /// Exam marks.
    ExamMarks,
    /// One mark, from 0.
    Mark(usize),
    /// The best possible mark of one exam, from 0.
    OutOf(usize),
}

impl Field {
    /// The path in the contract: `choices.0.subjects.language`.
    pub fn path(&self) -> String {
        let fixed = match self {
            Self::RestrictionsInForce => "restrictions_in_force",
            Self::Status => "applicant.status",
            Self::BirthDate => "applicant.birth_date",
            Self::Base => "applicant.base",
            Self::VocationalQualification => "applicant.vocational_qualification",
            Self::IssuedIn => "applicant.education_document.issued_in",
            Self::DocumentYear => "applicant.education_document.year",
            Self::Digitised => "applicant.education_document.digitised",
            Self::CertificateAverage => "applicant.certificate_average",
            Self::Grade(subject) => return format!("applicant.grades.{}", subject.id()),
            Self::Disability => "applicant.disability",
            Self::Impairments => "applicant.impairments",
            Self::Quotas => "applicant.quotas",
            Self::OutOfCompetition => "applicant.out_of_competition",
            Self::OnDuty => "applicant.parent_died_or_disabled_on_duty",
            Self::StateFundedBefore => "applicant.state_funded_before",
            Self::DeprivedByCourt => "applicant.deprived_by_court",
            Self::Consent => "applicant.consents_to_data_access",
            Self::Held(document) => return format!("documents.{}.held", document.code()),
            Self::Choices => "choices",
            Self::Choice(at, field) => return format!("choices.{at}.{}", field.path()),
        };
        fixed.to_string()
    }
}

impl ChoiceField {
    fn path(&self) -> String {
        let fixed = match self {
            Self::Kind => "kind",
            Self::Level => "level",
            Self::Form => "form",
            Self::Basis => "basis",
            Self::SameProfile => "same_profile",
            Self::Language => "subjects.language",
            Self::Profile => "subjects.profile",
            Self::ProfileAt(at) => return format!("subjects.profile.{at}"),
            Self::ExamMarks => "exam_marks",
            Self::Mark(at) => return format!("exam_marks.{at}.mark"),
            Self::OutOf(at) => return format!("exam_marks.{at}.out_of"),
        };
        fixed.to_string()
    }
}
