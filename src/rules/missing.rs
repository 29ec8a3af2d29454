//! Which open answers could still change something.
//!
//! # Decides
//! The questions that are not answered and that, in some completion of the other open answers, would
//! change something in this assessment, in the order of the case.
//!
//! # Source
//! The contract's rules of the format. No provision of its own: each question matters through the
//! rule that reads it.
//!
//! # Reading
//! Questions with a stand-in (provider, channel, kind with a known specialty, an enterprise's request) are not named,
//! nor are days that a person may not know yet (the result). Grades
//! are named for the subjects that a choice names and for the history of Kazakhstan where it counts.
//!
//! # Example
//! ```
//! use talapker::rules::case::{Case, Choice};
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::edition::ORDER_20_2025;
//! use talapker::rules::missing::missing;
//! let case = Case { choices: Some(vec![Choice::default()]), ..Case::default() };
//! let now = Moment::morning(Date::from_ymd_opt(2026, 7, 1).unwrap());
//! let open = missing(&case, &ORDER_20_2025, now);
//! assert!(open.iter().any(|f| f.path() == "applicant.base"));
//! ```

use crate::rules::assessment::AdmissionTrack;
use crate::rules::calendar::{Date, Moment};
use crate::rules::case::{
    Applicant, BaseEducation, Case, Channel, Choice, Disability, Document, ExamMark, FundingBasis, IssuedIn,
    ParentService, ProgrammeLevel, Provider, Status, StudyForm, VocationalQualification,
};
use crate::rules::code::Code;
use crate::rules::edition::Edition;
use crate::rules::grade::{SchoolSubject, Subject};
use crate::rules::question::{Place, Question};

use super::rule::documents::{can_be_status_document, medical_paper, status_paper};
use super::rule::score::{Formula, Subjects, formula, subjects};
use super::rule::window::can_be;
use super::rule::{channel, exam, filing, milestones, still_open, window};

/// The open answers that matter, in the order of the case.
pub fn missing(case: &Case, edition: &Edition, now: Moment) -> Vec<Place> {
    let open_choice = [Choice::default()];
    let choices: &[Choice] = case.choices.as_deref().unwrap_or(&open_choice);
    let seen = Seen { case, choices, edition, now };
    let mut own = Vec::new();
    seen.applicant(&mut own);
    seen.documents(&mut own);
    if case.choices.is_none() {
        own.push(Question::Choices);
    }
    let mut places: Vec<Place> = own.into_iter().map(Place::from).collect();
    for (at, choice) in case.choices().iter().enumerate() {
        places.extend(seen.choice(choice).into_iter().map(|question| question.of(at)));
    }
    places
}

/// Of these the papers alone.
pub fn papers(case: &Case, edition: &Edition, now: Moment) -> Vec<Place> {
    let open_choice = [Choice::default()];
    let choices: &[Choice] = case.choices.as_deref().unwrap_or(&open_choice);
    let mut own = Vec::new();
    Seen { case, choices, edition, now }.documents(&mut own);
    own.into_iter().map(Place::from).collect()
}

/// The channel, as far as it is certain.
fn known_channel(who: &Applicant, choice: &Choice) -> Option<Channel> {
    channel::channel(choice.channel, who.education_document.issued_in).known().map(|channel| channel.value)
}

/// Whether the profile can decide between `578/9` and the competition.
fn profile_decides(choice: &Choice) -> bool {
    let by_application_anyway =
        matches!(choice.known_provider(), Provider::SpecialProgramme | Provider::Religious);
    // Out of competition it still decides whether the college registers the person.
    can_be(choice.basis, FundingBasis::StateOrder)
        && !by_application_anyway
        && can_be(choice.level, ProgrammeLevel::MidLevel)
}

struct Seen<'a> {
    case: &'a Case,
    choices: &'a [Choice],
    edition: &'a Edition,
    now: Moment,
}

impl Seen<'_> {
    fn who(&self) -> &Applicant {
        &self.case.applicant
    }

    fn any(&self, test: impl Fn(&Choice) -> bool) -> bool {
        self.choices.iter().any(test)
    }

    fn applicant(&self, questions: &mut Vec<Question>) {
        let who = self.who();
        let document = who.education_document;
        let some_choice = !self.choices.is_empty();
        let state_order = self.any(|c| can_be(c.basis, FundingBasis::StateOrder));
        let portal = self.any(|c| self.can_be_portal(c));
        // Whether a question is open is looked at first: whether it matters can cost more.
        let mut ask = |asks: bool, question: Question| {
            if asks {
                questions.push(question);
            }
        };
        let medical_open = || {
            let mut papers = self.medical_papers();
            papers.any(|paper| {
                self.case.documents.get(paper).held != Some(true) || self.can_have_expired(paper)
            })
        };
        let restrictions = self.case.restrictions_in_force.is_none() && some_choice && medical_open();
        ask(restrictions, Question::RestrictionsInForce);
        ask(who.status.is_none() && some_choice, Question::Status);
        ask(who.birth_date.is_none(), Question::BirthDate);
        ask(who.base.is_none() && self.any(|c| self.base_matters(c)), Question::Base);
        let profile = |c: &Choice| can_be(c.same_profile, true) && profile_decides(c);
        let qualification = can_be(who.base, BaseEducation::Vocational) && self.any(profile);
        ask(who.vocational_qualification.is_none() && qualification, Question::VocationalQualification);
        ask(document.issued_in.is_none() && some_choice, Question::IssuedIn);
        ask(document.year.is_none() && portal && document.digitised != Some(true), Question::DocumentYear);
        let earlier = || document.year.is_none_or(|year| year < self.edition.admission_year(self.now.date));
        ask(document.digitised.is_none() && portal && earlier(), Question::Digitised);
        ask(who.certificate_average.is_none() && some_choice, Question::CertificateAverage);
        for subject in self.grades_that_count() {
            ask(who.grades.get(&subject).is_none(), Question::Grade(subject));
        }
        ask(who.disability.is_none() && some_choice, Question::Disability);
        let exam = self.any(|c| exam::possible(c.known_kind(), c.basis));
        let disabled = who.disability != Some(Disability::None);
        ask(who.impairments.is_none() && exam && disabled, Question::Impairments);
        ask(who.quotas.is_none(), Question::Quotas);
        ask(who.out_of_competition.is_none() && state_order, Question::OutOfCompetition);
        let served = who.out_of_competition != Some(ParentService::None);
        ask(who.parent_died_or_disabled_on_duty.is_none() && state_order && served, Question::OnDuty);
        ask(who.state_funded_before.is_none() && state_order, Question::StateFundedBefore);
        ask(who.deprived_by_court.is_none(), Question::DeprivedByCourt);
        ask(who.consents_to_data_access.is_none(), Question::Consent);
    }

    fn documents(&self, questions: &mut Vec<Question>) {
        // Under restrictive measures an expired medical paper is deferred, in hand or not.
        let deferred = |document: Document| {
            let medical = matches!(document, Document::Medical075u | Document::Mse031u);
            medical && self.case.restrictions_in_force == Some(true) && !self.can_be_valid(document)
        };
        for document in Document::ALL {
            let open = self.case.documents.get(*document).held.is_none();
            if open && self.can_concern(*document) && !deferred(*document) {
                questions.push(Question::Held(*document));
            }
        }
    }

    /// The days on which a filing now would be accepted, for each choice and each channel that it can have.
    fn accepted_on(&self) -> impl Iterator<Item = Date> {
        self.choices.iter().flat_map(|choice| {
            let known = known_channel(self.who(), choice);
            let channels = Channel::ALL.iter().copied().filter(move |channel| can_be(known, *channel));
            channels.map(|channel| filing::accepted_on(Some(channel), self.edition, self.now).0)
        })
    }

    fn can_have_expired(&self, document: Document) -> bool {
        let last = self.case.documents.get(document).valid_until;
        self.accepted_on().any(|day| last.is_some_and(|last| last < day))
    }

    fn can_be_valid(&self, document: Document) -> bool {
        let last = self.case.documents.get(document).valid_until;
        self.accepted_on().any(|day| last.is_none_or(|last| last >= day))
    }

    /// Whether the paper concerns this person in some completion.
    fn can_concern(&self, document: Document) -> bool {
        let who = self.who();
        match document {
            Document::Application | Document::EducationDocument | Document::Photo => !self.choices.is_empty(),
            Document::Medical075u | Document::Mse031u => {
                !self.choices.is_empty() && self.medical_papers().any(|paper| paper == document)
            }
            Document::StatusDocument => {
                can_be_status_document(who.out_of_competition, who.parent_died_or_disabled_on_duty)
                    && self.any(|c| can_be(c.basis, FundingBasis::StateOrder))
            }
            Document::DigitalIdentity => self.any(|c| {
                let channel = known_channel(who, c);
                can_be(channel, Channel::College)
            }),
            Document::ResidencePermit
            | Document::StatelessCertificate
            | Document::RefugeeCertificate
            | Document::AsylumCertificate
            | Document::KandasCertificate => {
                let fits = |status: &Status| status_paper(*status) == Some(document);
                let mut statuses = Status::ALL.iter();
                !self.choices.is_empty() && statuses.any(|s| can_be(who.status, *s) && fits(s))
            }
        }
    }

    fn medical_papers(&self) -> impl Iterator<Item = Document> {
        let disability = self.who().disability;
        [Document::Medical075u, Document::Mse031u].into_iter().filter(move |paper| {
            Disability::ALL.iter().any(|d| can_be(disability, *d) && medical_paper(Some(*d)) == *paper)
        })
    }

    fn can_be_portal(&self, choice: &Choice) -> bool {
        can_be(known_channel(self.who(), choice), Channel::Portal)
    }

    /// Whether `578/3` can leave the track to the rules after it.
    fn can_compete(&self, choice: &Choice) -> bool {
        let who = self.who();
        let served = !matches!(who.out_of_competition, None | Some(ParentService::None));
        let surely_out = served && who.parent_died_or_disabled_on_duty == Some(true);
        can_be(choice.basis, FundingBasis::StateOrder) && !surely_out
    }

    fn base_can_fit_the_profile(&self) -> bool {
        let who = self.who();
        let worker = can_be(who.vocational_qualification, VocationalQualification::Worker);
        match who.base {
            None | Some(BaseEducation::PostSecondary | BaseEducation::Higher) => true,
            Some(BaseEducation::Vocational) => worker,
            Some(BaseEducation::BasicSecondary | BaseEducation::GeneralSecondary) => false,
        }
    }

    fn base_matters(&self, choice: &Choice) -> bool {
        let abroad = self.who().education_document.issued_in == Some(IssuedIn::Abroad);
        let for_track = profile_decides(choice) && can_be(choice.same_profile, true);
        !abroad || for_track || self.base_sets_days(choice)
    }

    /// Whether in some completion the window, the day of results or what is open after a missed window depends on the
    /// base.
    fn base_sets_days(&self, choice: &Choice) -> bool {
        let days = |inputs: &window::Inputs, base| {
            let inputs = window::Inputs { base: Some(base), ..*inputs };
            let dated = window::known(&inputs, self.edition, self.now).ok();
            let ends = dated.map(|dated| dated.window.ends());
            let ways = still_open::found(&inputs, self.edition, self.now);
            let said = |way: &still_open::Way| {
                let file_by = way.sure.then_some(way.dated.window.file_by);
                (way.change, way.closes, file_by, way.dated.cites)
            };
            let ways: Vec<_> = ways.iter().map(said).collect();
            (dated.map(|dated| (dated.window, dated.cites)), self.results(choice, &inputs, ends), ways)
        };
        full_choices(choice, self.who()).into_iter().any(|inputs| {
            let mut each = BaseEducation::ALL.iter().map(|base| days(&inputs, *base));
            let first = each.next();
            each.any(|other| Some(other) != first)
        })
    }

    /// The day of results, if the choice can be in the competition.
    fn results(&self, choice: &Choice, inputs: &window::Inputs, ends: Option<Date>) -> Option<Date> {
        let competes = match choice.known_provider() {
            Provider::College | Provider::Penitentiary => inputs.level != Some(ProgrammeLevel::SkilledWorker),
            Provider::SpecialProgramme | Provider::Religious | Provider::OwnCompetition => false,
        };
        let state_order = inputs.basis == Some(FundingBasis::StateOrder);
        let track = AdmissionTrack::Competition;
        let inputs = milestones::Inputs {
            track,
            base: inputs.base,
            ends,
            year: self.edition.admission_year(self.now.date),
            result_on: None,
            by_application: false,
        };
        let mut days = milestones::milestones(&inputs, self.edition).into_iter();
        days.next().filter(|_| competes && state_order && self.can_compete(choice))?.value.date
    }

    /// The subjects whose grades count in some choice, in the order of subjects.
    fn grades_that_count(&self) -> Vec<Subject> {
        let mut counted: Vec<Subject> = Vec::new();
        let mut count = |subject: &Subject| {
            let at = counted.iter().take_while(|s| *s < subject).count();
            if counted.get(at) != Some(subject) {
                counted.insert(at, subject.clone());
            }
        };
        for choice in self.choices {
            for formula in self.possible_formulas() {
                let named = named(choice, formula);
                named.language.into_iter().chain(named.profile).for_each(&mut count);
                if formula == Formula::Four {
                    count(&Subject::School(SchoolSubject::HistoryOfKazakhstan));
                }
            }
        }
        counted
    }

    /// The formulas that some completion of base and document leads to.
    fn possible_formulas(&self) -> impl Iterator<Item = Formula> {
        let base = self.who().base;
        let issued_in = self.who().education_document.issued_in;
        [Formula::Three, Formula::Four, Formula::Named].into_iter().filter(move |wanted| {
            let bases = BaseEducation::ALL.iter().filter(move |b| can_be(base, **b));
            bases.into_iter().any(|b| {
                let places = IssuedIn::ALL.iter().filter(|p| can_be(issued_in, **p));
                places.into_iter().any(|place| formula(Some(*b), Some(*place)) == Some(*wanted))
            })
        })
    }

    fn choice(&self, choice: &Choice) -> Vec<Question> {
        let mut questions = Vec::new();
        let mut name = |open: bool, matters: bool, question: Question| {
            if open && matters {
                questions.push(question);
            }
        };
        name(choice.known_kind().is_none(), true, Question::Kind);
        name(choice.level.is_none(), true, Question::Level);
        name(choice.form.is_none(), true, Question::Form);
        name(choice.basis.is_none(), true, Question::Basis);
        let profile = profile_decides(choice) && self.base_can_fit_the_profile();
        name(choice.same_profile.is_none(), profile, Question::SameProfile);
        let mut formulas = self.possible_formulas();
        let language = formulas.any(|formula| named(choice, formula).language.is_none());
        name(language, true, Question::Language);
        let too_few = |formula: Formula| {
            let enough = if formula.means_two() { 2 } else { 1 };
            named(choice, formula).profile.len() < enough
        };
        name(self.possible_formulas().any(too_few), true, Question::Profile);
        let exam = exam::possible(choice.known_kind(), choice.basis);
        name(choice.exam_marks.is_none(), exam, Question::ExamMarks);
        for (at, ExamMark { mark, out_of }) in choice.exam_marks.iter().flatten().enumerate() {
            name(mark.is_none(), exam, Question::Mark(at));
            name(out_of.is_none(), exam, Question::OutOf(at));
        }
        questions
    }
}

/// The subjects of a choice that count under a formula.
fn named(choice: &Choice, formula: Formula) -> Subjects<'_> {
    let profile = choice.profile.as_deref().unwrap_or(&[]);
    subjects(Some(formula), choice.language.as_ref(), profile)
}

/// Every way to answer what is open of level, kind, form and funding, each with some base.
fn full_choices(choice: &Choice, who: &Applicant) -> Vec<window::Inputs> {
    let open = window::Inputs { base: Some(BaseEducation::BasicSecondary), ..window_inputs(choice, who) };
    let mut all = Vec::new();
    for level in ProgrammeLevel::ALL.iter().filter(|level| can_be(open.level, **level)) {
        for form in StudyForm::ALL.iter().filter(|form| can_be(open.form, **form)) {
            let inputs = window::Inputs { level: Some(*level), form: Some(*form), ..open };
            all.extend(window::completions(&inputs));
        }
    }
    all
}

/// What the window reads of a choice.
pub(crate) fn window_inputs(choice: &Choice, who: &Applicant) -> window::Inputs {
    window::Inputs {
        level: choice.level,
        provider: choice.provider,
        kind: choice.known_kind(),
        form: choice.form,
        basis: choice.basis,
        base: who.base,
        channel: known_channel(who, choice),
    }
}
