//! What can be prepared before the window opens.

use super::assessment::{Assessment, FirstStep, PaperNeed, PaperState, Standing, WindowState};
use super::case::{BaseEducation, Case, Channel, Document, FundingBasis};
use super::cite::Cite;
use super::rule::documents::EXPIRED;

/// Something to do before the opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preparation {
    /// Grades that are still to come count.
    Grades,
    /// A medical paper that lasts until the safe day.
    Medical,
    /// An education document of an earlier year is digitised.
    Digitise,
    /// The means to sign on the portal.
    Signature,
    /// Professional diagnostics.
    Diagnostics,
    /// The paper on the child's status.
    Status,
    /// The paper that proves a quota.
    Quota,
}

/// The preparations of the choice at that place, each with how well it is known and where that is said; nothing unless
/// the window is still to come.
pub fn preparations(
    case: &Case,
    at: usize,
    assessment: &Assessment,
) -> Vec<(Preparation, Standing, &'static [Cite])> {
    let mut list = Vec::new();
    let (Some(choice), Some(seen)) = (case.choices().get(at), assessment.choices.get(at)) else {
        return list;
    };
    if seen.window.known().is_none_or(|window| window.value.state != WindowState::NotOpen) {
        return list;
    }
    let document = &case.applicant.education_document;
    let earlier = document.year.is_some_and(|year| year < assessment.year);
    let portal = seen.channel.known().is_some_and(|channel| channel.value == Channel::Portal);
    let at_school =
        matches!(case.applicant.base, Some(BaseEducation::BasicSecondary | BaseEducation::GeneralSecondary));
    if at_school && !earlier {
        list.push((Preparation::Grades, Standing::OlderEdition, &[Cite::P54] as &[Cite]));
    }
    let papers = seen.documents.as_deref().unwrap_or_default();
    let medical = |need: &PaperNeed| {
        let lasts = need.state == PaperState::Held && !need.expires_before_file_by;
        matches!(need.document, Document::Medical075u | Document::Mse031u) && !lasts
    };
    if let Some(paper) = papers.iter().find(|need| medical(&need.value)) {
        list.push((Preparation::Medical, paper.standing(), EXPIRED));
    }
    if portal && earlier && document.digitised != Some(true) {
        list.push((Preparation::Digitise, Standing::Law, &[Cite::P12]));
    }
    if portal {
        list.push((Preparation::Signature, Standing::Law, &[Cite::Row8, Cite::Row10]));
    }
    if let Some(step) = seen.first_steps.iter().find(|s| s.value == FirstStep::ProfessionalDiagnostics) {
        list.push((Preparation::Diagnostics, step.standing(), &[Cite::P32]));
    }
    if let Some(paper) = papers.iter().find(|need| need.value.document == Document::StatusDocument) {
        list.push((Preparation::Status, paper.standing(), &[Cite::P3, Cite::Row8]));
    }
    let quotas = case.applicant.quotas.is_some_and(|quotas| !quotas.is_empty());
    if quotas && choice.basis == Some(FundingBasis::StateOrder) {
        list.push((Preparation::Quota, Standing::Reported, &[Cite::Act261]));
    }
    list
}
