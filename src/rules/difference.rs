//! What two editions say differently of the same case: value by value, never in words.
//!
//! Compared is what a person acts on: days, the track, averages, exams, papers, quotas. What follows
//! from those (days left, what is still open) is left out, and so are reasons and citations.

use super::assessment::{
    Accommodation, AdmissionTrack, Answer, ApplicantAssessment, ApplicationWindow, Assessment,
    ChoiceAssessment, ChoiceOutline, CompetitiveScore, Exam, ExamPart, FirstStep, InForce, Milestone,
    MilestoneId, Note, PaperNeed, PaperState, Reasoned, RefusalGround, Signer,
};
use super::calendar::{Date, Moment};
use super::case::{Channel, Document, QuotaCategory};
use super::code::Code;
use super::grade::{Average, Decimal};

/// A value under the one edition and under the other; `None` where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<T> {
    /// Under the first edition.
    pub before: Option<T>,
    /// Under the second.
    pub after: Option<T>,
}

/// Something that stands in a list under one edition alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Who signs.
    Signer(Signer),
    /// A ground for refusal.
    Ground(RefusalGround),
    /// A remark.
    Note(Note),
    /// A first step.
    FirstStep(FirstStep),
    /// What one can ask for at the exam.
    Accommodation(Accommodation),
}

/// One value that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Whether the edition governs the moment at all; then nothing else is compared.
    InForce(Pair<()>),
    /// The last safe moment.
    FileBy(Pair<Moment>),
    /// The first day.
    Opens(Pair<Date>),
    /// The last day.
    Closes(Pair<Date>),
    /// The last day that official notices name.
    Announced(Pair<Date>),
    /// The last day by another reading.
    OtherReading(Pair<Date>),
    /// The day on which a filing now counts as accepted.
    AcceptedOn(Pair<Date>),
    /// How one is admitted.
    Track(Pair<AdmissionTrack>),
    /// How one is admitted by another reading.
    OtherTrack(Pair<AdmissionTrack>),
    /// Where one applies.
    Channel(Pair<Channel>),
    /// The average of the document's subjects.
    Certificate(Pair<Average>),
    /// The mean of the exams and its scale.
    ExamMean(Pair<(Average, Decimal)>),
    /// The exam.
    Exam(Pair<Exam>),
    /// A paper and how it stands.
    Paper(Document, Pair<PaperState>),
    /// A day to come.
    Milestone(MilestoneId, Pair<Date>),
    /// The size of a quota in per cent.
    Quota(QuotaCategory, Pair<&'static str>),
    /// Only under the second edition.
    Added(Item),
    /// Only under the first edition.
    Gone(Item),
}

/// A difference and the choice that it belongs to, from 0; `None` for what holds of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The choice.
    pub choice: Option<usize>,
    /// What differs.
    pub what: What,
}

/// What differs between two assessments of one case, in the order in which a result is read.
pub fn differences(before: &Assessment, after: &Assessment) -> Vec<Difference> {
    let mut found = Found { choice: None, list: Vec::new() };
    let governs = |a: &Assessment| match a.in_force {
        InForce::Yes => Some(()),
        InForce::NotYet => None,
    };
    found.pair(governs(before), governs(after), What::InForce);
    if governs(before).is_none() || governs(after).is_none() {
        return found.list;
    }
    for (at, (one, other)) in before.choices.iter().zip(&after.choices).enumerate() {
        found.choice = Some(at);
        choices(&mut found, one, other);
    }
    found.choice = None;
    if let (Some(one), Some(other)) = (&before.applicant, &after.applicant) {
        applicants(&mut found, one, other);
    }
    found.list
}

/// The differences so far, and the choice that is being compared.
struct Found {
    choice: Option<usize>,
    list: Vec<Difference>,
}

impl Found {
    fn pair<T: PartialEq>(
        &mut self,
        before: Option<T>,
        after: Option<T>,
        what: impl FnOnce(Pair<T>) -> What,
    ) {
        if before != after {
            self.list.push(Difference { choice: self.choice, what: what(Pair { before, after }) });
        }
    }

    /// What stands in one list alone.
    fn items<T: Code>(&mut self, before: &[T], after: &[T], item: fn(T) -> Item) {
        for value in T::ALL {
            let what = match (before.contains(value), after.contains(value)) {
                (false, true) => What::Added(item(*value)),
                (true, false) => What::Gone(item(*value)),
                (true, true) | (false, false) => continue,
            };
            self.list.push(Difference { choice: self.choice, what });
        }
    }
}

fn choices(found: &mut Found, before: &ChoiceAssessment, after: &ChoiceAssessment) {
    let ChoiceAssessment {
        // What is open follows from the windows.
        outline:
            ChoiceOutline { channel: _, window: _, filing: _, documents: _, still_open: _, maybe_open: _ },
        track: _,
        first_steps: _,
        score: _,
        exam: _,
        accommodations: _,
        milestones: _,
        // These follow from the others.
        conditions: _,
        refused_today: _,
        // Nobody's own steps follow from it.
        group: _,
    } = before;
    windows(found, value(&before.window), value(&after.window));
    let accepted = |c: &ChoiceAssessment| value(&c.filing).map(|filing| filing.accepted_on);
    found.pair(accepted(before), accepted(after), What::AcceptedOn);
    let (one, other) = (value(&before.track), value(&after.track));
    found.pair(one.map(|t| t.track), other.map(|t| t.track), What::Track);
    found.pair(one.and_then(|t| t.other_reading), other.and_then(|t| t.other_reading), What::OtherTrack);
    found.pair(value(&before.channel).copied(), value(&after.channel).copied(), What::Channel);
    found.items(&values(&before.first_steps), &values(&after.first_steps), Item::FirstStep);
    found.pair(certificate(&before.score), certificate(&after.score), What::Certificate);
    found.pair(exam_mean(&before.score), exam_mean(&after.score), What::ExamMean);
    found.pair(value(&before.exam).map(|e| e.exam), value(&after.exam).map(|e| e.exam), What::Exam);
    found.items(&values(&before.accommodations), &values(&after.accommodations), Item::Accommodation);
    for document in Document::ALL {
        let state = |c: &ChoiceAssessment| paper(c.documents.as_deref(), *document);
        found.pair(state(before), state(after), |pair| What::Paper(*document, pair));
    }
    for id in MilestoneId::ALL {
        let day = |c: &ChoiceAssessment| milestone(c.milestones.as_deref(), *id);
        found.pair(day(before), day(after), |pair| What::Milestone(*id, pair));
    }
}

fn windows(found: &mut Found, before: Option<&ApplicationWindow>, after: Option<&ApplicationWindow>) {
    found.pair(before.map(|w| w.file_by), after.map(|w| w.file_by), What::FileBy);
    found.pair(before.map(|w| w.opens), after.map(|w| w.opens), What::Opens);
    found.pair(before.map(|w| w.closes), after.map(|w| w.closes), What::Closes);
    let announced = |w: Option<&ApplicationWindow>| w.and_then(|w| w.announced).map(|a| a.closes);
    found.pair(announced(before), announced(after), What::Announced);
    let other = |w: Option<&ApplicationWindow>| w.and_then(|w| w.other_reading);
    found.pair(other(before), other(after), What::OtherReading);
}

fn applicants(found: &mut Found, before: &ApplicantAssessment, after: &ApplicantAssessment) {
    let ApplicantAssessment { signs: _, quotas: _, refusal_grounds: _, notes: _ } = before;
    let signer = |a: &ApplicantAssessment| a.signs.iter().map(|signs| signs.value).collect::<Vec<_>>();
    found.items(&signer(before), &signer(after), Item::Signer);
    for category in QuotaCategory::ALL {
        let size = |a: &ApplicantAssessment| {
            a.quotas.iter().find(|quota| quota.value.0 == *category).map(|quota| quota.value.1)
        };
        found.pair(size(before), size(after), |pair| What::Quota(*category, pair));
    }
    found.items(&values(&before.refusal_grounds), &values(&after.refusal_grounds), Item::Ground);
    found.items(&values(&before.notes), &values(&after.notes), Item::Note);
}

fn value<T>(answer: &Answer<Reasoned<T>>) -> Option<&T> {
    answer.known().map(|reasoned| &reasoned.value)
}

fn values<T: Copy>(list: &[Reasoned<T>]) -> Vec<T> {
    list.iter().map(|reasoned| reasoned.value).collect()
}

fn certificate(score: &CompetitiveScore) -> Option<Average> {
    value(&score.certificate_part).map(|part| part.average)
}

fn exam_mean(score: &CompetitiveScore) -> Option<(Average, Decimal)> {
    match &score.exam_part.as_ref()?.value {
        ExamPart::Mean { mean, out_of, marks: _ } => Some((*mean, *out_of)),
        ExamPart::MixedScales => None,
    }
}

fn paper(papers: Option<&[Reasoned<PaperNeed>]>, document: Document) -> Option<PaperState> {
    papers?.iter().find(|paper| paper.value.document == document).map(|paper| paper.value.state)
}

fn milestone(milestones: Option<&[Reasoned<Milestone>]>, id: MilestoneId) -> Option<Date> {
    milestones?.iter().find(|milestone| milestone.value.id == id)?.value.date
}
