//! Questions in words.

use super::topic::Topic;
use super::{Key, Words};
use crate::rules::question::Question;

impl Words {
    /// A question in full words, as it is asked.
    pub fn question(&self, question: &Question) -> String {
        let key = match question {
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
            Question::Grade(subject) => {
                return self.fill(Key::q_grade, &[("subject", &self.subject(subject))]);
            }
            Question::Held(paper) => return self.fill(Key::share_paper, &[("paper", self.of(*paper))]),
            Question::ValidUntil(paper) => {
                return self.fill(Key::share_paper_until, &[("paper", self.of(*paper))]);
            }
            Question::Choices => Key::case_title,
            Question::ProfileAt(0) => Key::q_profile_1,
            Question::ProfileAt(1) => Key::q_profile_2,
            Question::ProfileAt(_) => Key::q_profile_more,
            Question::Mark(_) => Key::q_mark,
            Question::OutOf(_) => Key::q_out_of,
        };
        self.t(key).to_string()
    }

    /// A question by its short name: its topic, where it is the one that the topic is about.
    pub fn short_question(&self, question: &Question) -> String {
        let main = [
            Question::Base,
            Question::CertificateAverage,
            Question::Quotas,
            Question::Specialty,
            Question::Level,
            Question::ExamMarks,
        ];
        let topic = Topic::of(question).filter(|_| main.contains(question));
        topic.map_or_else(|| self.question(question), |topic| self.t(topic.title()).to_string())
    }
}
