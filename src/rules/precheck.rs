//! What the state's database will see of a person, to be looked over before applying.
//!
//! # Decides
//! Which checks concern the person, which may, and which do not; and how grades in the database that
//! differ from the paper would change the average.
//!
//! # Source
//! `578/12` (digitising, so that points compute automatically; the channels), `578/62` (subjects of a
//! foreign document), `578/54` (the average by the document's grades), `578/annex-1/row-8` (what the
//! college fetches itself, who signs, the papers of a status or service), `578/annex-1/row-9`
//! (consent), `578/annex-1/row-10` (e-signature or one-time password), `578/64` (results by SMS).
//!
//! # Reading
//! That name, number and grades have to be the same in the database and on paper follows from their
//! being fetched and computed automatically; the order does not say what happens when they differ.
//!
//! # Example
//! ```
//! use talapker::rules::assess;
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::case::{Case, IssuedIn};
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::precheck::{BaseStep, Concern, checks};
//! let mut case = Case { choices: Some(vec![Default::default()]), ..Case::default() };
//! case.applicant.education_document.issued_in = Some(IssuedIn::Abroad);
//! let now = Moment::morning(Date::from_ymd_opt(2026, 8, 3).unwrap());
//! let seen = checks(&case, &assess(&case, &ORDER_20_2025, now));
//! let asked = seen.steps.iter().find(|check| check.step == BaseStep::AskSubjects).unwrap();
//! assert_eq!(asked.concern, Concern::Certain);
//! ```

use crate::rules::assessment::{
    Answer, Assessment, CertificatePart, Fact, FirstStep, Reason, Reasoned, Signer, Standing,
};
use crate::rules::case::{Case, Document, Status};
use crate::rules::cite::Cite;
use crate::rules::code::{Code as _, codes};
use crate::rules::grade::{Grade, Grades, Subject};

use super::documents::status_paper;
use super::not_applicable::{NotApplicable, of_choice};
use super::score;

codes! {
    /// Something to look over before applying.
    pub enum BaseStep {
        /// Have the document digitised.
        Digitise = "digitise",
        /// Ask the commission which subjects count.
        AskSubjects = "ask_subjects",
        /// Name, day of birth and identification number.
        Identity = "identity",
        /// The grades.
        Grades = "grades",
        /// The medical paper.
        Medical = "medical",
        /// The paper of a status.
        StatusPaper = "status_paper",
        /// The document of a parent's service.
        ServiceDocument = "service_document",
        /// Who signs.
        Signer = "signer",
        /// Phone and way of signing.
        Phone = "phone",
        /// Consent to data access.
        Consent = "consent",
    }
}

/// Whether a check concerns the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// It does.
    Certain,
    /// An open answer decides.
    Open,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What to look over.
    pub step: BaseStep,
    /// Whether it concerns the person.
    pub concern: Concern,
    /// How well it is known.
    pub standing: Standing,
    /// Where the law says it.
    pub cites: &'static [Cite],
    /// The person's facts that speak of it.
    pub facts: Vec<Fact>,
}

/// The checks in the order in which they are made, and those that do not concern the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// Those that concern the person, or may.
    pub steps: Vec<Check>,
    /// Why others do not.
    pub left_out: Vec<NotApplicable>,
}

/// What to look over before applying to any of the choices.
pub fn checks(case: &Case, assessment: &Assessment) -> Checks {
    let mut checks = Checks::default();
    let lists: Vec<Vec<NotApplicable>> =
        (0..assessment.choices.len()).map(|at| of_choice(case, at, assessment)).collect();
    for step in BaseStep::ALL.iter().copied() {
        let certain = certain(step, case, assessment);
        if !certain && let Some(why_not) = left_out_of_all(step, &lists) {
            checks.left_out.push(why_not.clone());
            continue;
        }
        let concern = if certain { Concern::Certain } else { Concern::Open };
        let (standing, cites) = source(step, assessment);
        checks.steps.push(Check { step, concern, standing, cites, facts: facts(step, case) });
    }
    checks
}

/// Whether the check concerns one of the choices, whatever the open answers are.
fn certain(step: BaseStep, case: &Case, assessment: &Assessment) -> bool {
    let first = |wanted| {
        let mut steps = assessment.choices.iter().flat_map(|choice| &choice.first_steps);
        steps.any(|step| step.value == wanted)
    };
    let paper = |wanted| {
        let mut papers = assessment.choices.iter().flat_map(|choice| choice.documents.iter().flatten());
        papers.any(|paper| Some(paper.value.document) == wanted)
    };
    match step {
        BaseStep::Digitise => first(FirstStep::DigitiseDocument),
        BaseStep::AskSubjects => first(FirstStep::CommissionSetsSubjects),
        BaseStep::StatusPaper => {
            let wanted = case.applicant.status.and_then(status_paper);
            wanted.is_some() && paper(wanted)
        }
        BaseStep::ServiceDocument => paper(Some(Document::StatusDocument)),
        BaseStep::Identity
        | BaseStep::Grades
        | BaseStep::Medical
        | BaseStep::Signer
        | BaseStep::Phone
        | BaseStep::Consent => true,
    }
}

/// Why the check concerns none of the choices: the reason of the first, if each has one.
fn left_out_of_all(step: BaseStep, lists: &[Vec<NotApplicable>]) -> Option<&NotApplicable> {
    let reasons: &[Reason] = match step {
        BaseStep::Digitise => {
            &[Reason::NoDigitisingCollege, Reason::NoDigitisingDone, Reason::NoDigitisingThisYear]
        }
        BaseStep::AskSubjects => &[Reason::NoCommissionSubjects],
        BaseStep::StatusPaper => &[Reason::NoForeignPaper],
        BaseStep::ServiceDocument => &[Reason::NoStatusDocument],
        BaseStep::Identity
        | BaseStep::Grades
        | BaseStep::Medical
        | BaseStep::Signer
        | BaseStep::Phone
        | BaseStep::Consent => &[],
    };
    let of_one = |list: &'_ [NotApplicable]| list.iter().position(|one| reasons.contains(&one.why.reason));
    if !lists.iter().all(|list| of_one(list).is_some()) {
        return None;
    }
    let first = lists.first()?;
    first.get(of_one(first)?)
}

/// How well a check is known, and where the law speaks of it.
fn source(step: BaseStep, assessment: &Assessment) -> (Standing, &'static [Cite]) {
    match step {
        BaseStep::Digitise => (Standing::Law, &[Cite::P12]),
        // The paragraph speaks of a document that lacks the subjects.
        BaseStep::AskSubjects => (Standing::Reading, &[Cite::P12, Cite::P62]),
        BaseStep::Identity => (Standing::Reading, &[Cite::Row8]),
        BaseStep::Grades => (Standing::Reading, &[Cite::P12, Cite::P54]),
        BaseStep::Medical => (Standing::Law, &[Cite::Row8]),
        BaseStep::StatusPaper => {
            let of_status = |paper| Status::ALL.iter().any(|status| status_paper(*status) == Some(paper));
            (asked_for(assessment, of_status), &[Cite::Row8])
        }
        BaseStep::ServiceDocument => {
            let of_service = |paper| paper == Document::StatusDocument;
            (asked_for(assessment, of_service), &[Cite::P3, Cite::Row8])
        }
        BaseStep::Signer => {
            let signs = assessment.applicant.as_ref().and_then(|who| who.signs.as_ref());
            let minor = signs.is_none_or(|signs| signs.value == Signer::Representative);
            (Standing::Law.reading_if(!minor), &[Cite::Row8, Cite::Row10])
        }
        BaseStep::Phone => (Standing::Law, &[Cite::Row10, Cite::P64]),
        BaseStep::Consent => (Standing::Law, &[Cite::Row9]),
    }
}

/// How well it is known that such a paper is asked for: as in the first list that has it.
fn asked_for(assessment: &Assessment, wanted: impl Fn(Document) -> bool) -> Standing {
    let lists = assessment.choices.iter().flat_map(|choice| choice.documents.iter().flatten());
    let mut found = lists.filter(|need| wanted(need.value.document));
    // How it stands with the paper is another matter: it is never fetched.
    found.next().map_or(Standing::Law, Reasoned::standing)
}

fn facts(step: BaseStep, case: &Case) -> Vec<Fact> {
    let who = &case.applicant;
    let document = who.education_document;
    let fact = match step {
        BaseStep::Digitise => document.year.map(Fact::DocumentYear),
        BaseStep::AskSubjects => document.issued_in.map(Fact::IssuedIn),
        BaseStep::Medical => who.disability.map(Fact::Disability),
        BaseStep::StatusPaper => who.status.map(Fact::Status),
        BaseStep::ServiceDocument => who.out_of_competition.map(Fact::Service),
        BaseStep::Signer => who.birth_date.map(Fact::BirthDate),
        BaseStep::Identity | BaseStep::Grades | BaseStep::Phone | BaseStep::Consent => None,
    };
    fact.into_iter().collect()
}

/// A subject that counts, with its grade on paper and in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The subject.
    pub subject: Subject,
    /// The grade on paper, as answered.
    pub paper: Option<Grade>,
    /// The grade that the database shows.
    pub base: Option<Grade>,
}

impl Row {
    /// Whether both grades are known and differ.
    pub fn differs(&self) -> bool {
        matches!((self.paper, self.base), (Some(paper), Some(base)) if paper != base)
    }
}

/// The grades of one choice side by side, and the average of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The subjects that count, in the order of the formula.
    pub rows: Vec<Row>,
    /// The average of the paper's grades.
    pub paper: Answer<Reasoned<CertificatePart>>,
    /// The average of the grades that the database shows.
    pub base: Answer<Reasoned<CertificatePart>>,
}

/// Compares the grades on paper with those that the database shows, for the choice at that place;
/// `None` if there is no such choice.
pub fn compare(case: &Case, at: usize, base: &Grades) -> Option<Comparison> {
    let inputs = crate::rules::score_inputs(&case.applicant, case.choices().get(at)?);
    let row = |subject: Subject| {
        let (paper, base) = (inputs.grades.get(&subject), base.get(&subject));
        Row { subject, paper, base }
    };
    let of_base = score::Inputs { grades: base, ..inputs };
    Some(Comparison {
        rows: score::counted(&inputs).into_iter().map(row).collect(),
        paper: score::score(&inputs).certificate_part,
        base: score::score(&of_base).certificate_part,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::case::{BaseEducation, Choice};
    use crate::rules::grade::SchoolSubject;

    fn grade(value: i64) -> Option<Grade> {
        Grade::new(value)
    }

    fn case() -> Case {
        let mut case = Case::default();
        case.applicant.base = Some(BaseEducation::BasicSecondary);
        let subjects = [SchoolSubject::KazakhLanguage, SchoolSubject::Algebra, SchoolSubject::Informatics];
        for (subject, value) in subjects.into_iter().zip([5, 4, 5]) {
            case.applicant.grades.set(Subject::School(subject), grade(value));
        }
        let [language, profile @ ..] = subjects.map(Subject::School);
        let profile = Some(profile.into_iter().map(Some).collect());
        case.choices = Some(vec![Choice { language: Some(language), profile, ..Choice::default() }]);
        case
    }

    #[test]
    fn a_grade_that_differs_is_named_and_changes_the_average() {
        let case = case();
        let mut base = case.applicant.grades.clone();
        base.set(Subject::School(SchoolSubject::Algebra), grade(3));
        let seen = compare(&case, 0, &base).unwrap();
        let differ: Vec<_> =
            seen.rows.iter().filter(|row| row.differs()).map(|row| row.subject.id()).collect();
        assert_eq!(differ, ["algebra"]);
        assert_eq!(seen.paper.known().unwrap().value.average.exact(), "14/3");
        assert_eq!(seen.base.known().unwrap().value.average.exact(), "13/3");
    }

    #[test]
    fn a_grade_that_was_not_entered_does_not_differ_and_leaves_the_average_open() {
        let seen = compare(&case(), 0, &Grades::default()).unwrap();
        assert!(seen.rows.iter().all(|row| !row.differs() && row.base.is_none()));
        assert!(matches!(&seen.base, Answer::Missing(needs) if needs.len() == 3));
        assert!(compare(&case(), 1, &Grades::default()).is_none());
    }
}
