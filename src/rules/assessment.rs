//! What the rules say of a case: the assessment, each value with its reasons.

use super::calendar::{Date, Moment};
use super::case::{
    BaseEducation, Channel, Document, FundingBasis, ProgrammeLevel, Provider, QuotaCategory, SpecialtyKind,
    StudyForm,
};
use super::cite::Cite;
use super::code::{Set, codes};
use super::edition::{Clause, Edition};
use super::field::Field;
use super::grade::{Average, Decimal, Grade, Subject};

codes! {
    /// How well a thing is known, best first.
    pub enum Standing {
        /// The governing text says so.
        Law = "law",
        /// The person said so.
        Entered = "entered",
        /// An older edition of the rules said so.
        OlderEdition = "older_edition",
        /// Colleges, the press or a real system say so.
        Reported = "reported",
        /// We had to choose how to read the text.
        Reading = "reading",
    }
}

impl Standing {
    /// The weaker of the two: a chain is as well known as its weakest link.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }
    /// [`Standing::Reading`] if the condition holds, else as it was.
    #[must_use]
    pub fn reading_if(self, condition: bool) -> Self {
        if condition { self.and(Self::Reading) } else { self }
    }
}

/// One of the person's own facts, as a reason names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Education so far.
    Base(BaseEducation),
    /// Level of the programme.
    Level(ProgrammeLevel),
    /// Kind of the specialty.
    Kind(SpecialtyKind),
    /// Provider.
    Provider(Provider),
    /// Form of study.
    Form(StudyForm),
    /// Funding.
    Basis(FundingBasis),
    /// Channel.
    Channel(Channel),
    /// The moment of filing.
    FilingAt(Moment),
    /// A day that the reason speaks of.
    Day(Date),
    /// Grade in a subject.
    Grade(Subject, Grade),
    /// Marks of exams.
    Mark(Decimal, Decimal),
    /// Year of the education document.
    DocumentYear(i32),
    /// Day of birth.
    BirthDate(Date),
    /// Quota category.
    Quota(QuotaCategory),
    /// A paper.
    Paper(Document),
    /// Last day on which a paper is valid.
    ValidUntil(Date),
}

codes! {
    /// Why: one plain sentence of a rule. The words are in [`crate::text`].
    pub enum Reason {
        /// Paid study stands outside the competition for the state order.
        TrackPaid = "track_paid",
        /// Died or disabled on duty: every reading of 578/3 agrees.
        TrackOnDuty = "track_on_duty",
        /// The words "on duty" may limit servicemen alone.
        TrackServiceOtherReading = "track_service_other_reading",
        /// A worker programme, by application.
        TrackWorker = "track_worker",
        /// More applicants than places in a worker programme.
        TrackWorkerFull = "track_worker_full",
        /// A special programme, by application.
        TrackSpecialProgramme = "track_special_programme",
        /// A religious organisation, by application.
        TrackReligious = "track_religious",
        /// The specialty continues an earlier education.
        TrackSameProfile = "track_same_profile",
        /// A college of a central authorised body runs its own competition.
        TrackOwnCompetition = "track_own_competition",
        /// The competition in the national database.
        TrackCompetition = "track_competition",
        /// Worker, special, religious, penitentiary.
        WindowWorker = "window_worker",
        /// The same in the evening form.
        WindowWorkerEvening = "window_worker_evening",
        /// State order, full-time, basic secondary base.
        WindowBasic = "window_basic",
        /// State order, full-time, other bases named.
        WindowGeneral = "window_general",
        /// Paid, full-time.
        WindowPaid = "window_paid",
        /// Evening and correspondence.
        WindowEvening = "window_evening",
        /// Creative specialties.
        WindowCreative = "window_creative",
        /// Pedagogical and medical specialties.
        WindowPedagogicalMedical = "window_pedagogical_medical",
        /// Two clauses fit; which prevails is not said.
        WindowTwoClauses = "window_two_clauses",
        /// Higher education is not named.
        WindowHigherNotNamed = "window_higher_not_named",
        /// The kind comes from the code's prefix.
        KindFromCode = "kind_from_code",
        /// The last day is inside.
        LastDayInside = "last_day_inside",
        /// After 18:00 and on rest days a filing counts later, so file before.
        FileBy = "file_by",
        /// The last day is a rest day, so the working day before it.
        FileByEarlier = "file_by_earlier",
        /// Filed within working hours.
        FilingSameDay = "filing_same_day",
        /// Filed after hours or on a rest day.
        FilingNextDay = "filing_next_day",
        /// Saturday, or filing at the college: how hours count is our reading.
        FilingReading = "filing_reading",
        /// Channel by where the document was issued: Kazakhstan.
        ChannelKazakhstan = "channel_kazakhstan",
        /// Channel by where the document was issued: abroad.
        ChannelAbroad = "channel_abroad",
        /// Channel as the person stated it.
        ChannelStated = "channel_stated",
        /// Digitise an earlier year's document first.
        StepDigitise = "step_digitise",
        /// The commission names the subjects.
        StepCommissionSubjects = "step_commission_subjects",
        /// Professional diagnostics.
        StepDiagnostics = "step_diagnostics",
        /// Interview.
        StepInterview = "step_interview",
        /// Three subjects after nine years.
        ScoreBasic = "score_basic",
        /// Four subjects after eleven years.
        ScoreGeneral = "score_general",
        /// The subjects that the person named.
        ScoreNamed = "score_named",
        /// The commission named the subjects of a foreign document.
        ScoreAbroad = "score_abroad",
        /// Mean of the marks on one scale.
        ScoreExam = "score_exam",
        /// Marks on several scales have no common mean.
        ScoreMixedScales = "score_mixed_scales",
        /// A mean of the psychometric test is our reading.
        ScoreExamMedical = "score_exam_medical",
        /// At an equal score: the document's average, then the quota.
        TieKeys = "tie_keys",
        /// Special or creative exam under the state order.
        ExamSpecialOrCreative = "exam_special_or_creative",
        /// Psychometric test under the state order.
        ExamPsychometric = "exam_psychometric",
        /// Psychometric test, paid: possible.
        ExamPsychometricPaid = "exam_psychometric_paid",
        /// No exam: a general specialty.
        NoExamGeneral = "no_exam_general",
        /// No exam: paid.
        NoExamPaid = "no_exam_paid",
        /// A separate room.
        RoomForExam = "room_for_exam",
        /// An assistant.
        AssistantForExam = "assistant_for_exam",
        /// A sign-language assistant.
        SignLanguageForExam = "sign_language_for_exam",
        /// A paper that all need.
        PaperForAll = "paper_for_all",
        /// 075-U.
        PaperMedical = "paper_medical",
        /// 031-U instead of 075-U.
        PaperMse = "paper_mse",
        /// The status of 578/3.
        PaperStatus = "paper_status",
        /// Identity, at the college.
        PaperIdentity = "paper_identity",
        /// The paper of a foreigner and others.
        PaperForeign = "paper_foreign",
        /// The college fetches it itself.
        PaperFetched = "paper_fetched",
        /// Restrictions: later, at the college.
        PaperDeferred = "paper_deferred",
        /// Incomplete package.
        RefusedMissing = "refused_missing",
        /// Expired paper.
        RefusedExpired = "refused_expired",
        /// Court sentence.
        RefusedCourt = "refused_court",
        /// No consent.
        RefusedConsent = "refused_consent",
        /// Results after nine years.
        ResultsBasic = "results_basic",
        /// Results after eleven years.
        ResultsGeneral = "results_general",
        /// No date of results for this base.
        ResultsUnknown = "results_unknown",
        /// The window ends after the published date.
        MilestoneAfterWindow = "milestone_after_window",
        /// Contract within three calendar days.
        ContractThreeDays = "contract_three_days",
        /// Contract three days after a result whose day is not stated.
        ContractUnknown = "contract_unknown",
        /// Redistribution by 29 August.
        Redistribution = "redistribution",
        /// Registration by 26 August.
        Registration = "registration",
        /// A minor: a parent or representative signs.
        SignsRepresentative = "signs_representative",
        /// An adult signs.
        SignsAdult = "signs_adult",
        /// A quota's size.
        QuotaSize = "quota_size",
        /// State order once for a level.
        OncePerLevel = "once_per_level",
    }
}

/// The reasons of a value: a tree from the law to the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The rule's sentence.
    pub reason: Reason,
    /// Where the law says it.
    pub cites: &'static [Cite],
    /// How well it is known.
    pub standing: Standing,
    /// The person's facts that it used.
    pub facts: Vec<Fact>,
    /// The reasons under it.
    pub because: Vec<Why>,
}

impl Why {
    /// A reason without facts or sub-reasons.
    pub fn new(reason: Reason, standing: Standing, cites: &'static [Cite]) -> Self {
        Self { reason, cites, standing, facts: Vec::new(), because: Vec::new() }
    }
    /// With the facts that it used.
    #[must_use]
    pub fn from(mut self, facts: impl IntoIterator<Item = Fact>) -> Self {
        self.facts.extend(facts);
        self
    }
    /// With a reason under it.
    #[must_use]
    pub fn because(mut self, why: impl IntoIterator<Item = Why>) -> Self {
        self.because.extend(why);
        self
    }
}

/// A value, how well it is known, where the law says it, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasoned<T> {
    /// The value.
    pub value: T,
    /// Its reasons; standing and citations of the value are those of the tree's root.
    pub why: Why,
}

impl<T> Reasoned<T> {
    /// The value for these reasons.
    pub fn new(value: T, why: Why) -> Self {
        Self { value, why }
    }
    /// How well the value is known.
    pub fn standing(&self) -> Standing {
        self.why.standing
    }
}

/// What a rule answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// The value.
    Known(T),
    /// The question does not arise, and why.
    NotApplicable(Why),
    /// These answers are needed first.
    Missing(Vec<Need>),
}

impl<T> Answer<T> {
    /// The value, if it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::NotApplicable(_) | Self::Missing(_) => None,
        }
    }
}

/// An answer that a rule still needs, without the number of the choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Education so far.
    Base,
    /// Qualification of a vocational education.
    VocationalQualification,
    /// Whether the parent died or was disabled on duty.
    OnDuty,
    /// Where the document was issued.
    IssuedIn,
    /// Kind of the specialty.
    Kind,
    /// Level of the programme.
    Level,
    /// Form of study.
    Form,
    /// Funding.
    Basis,
    /// Whether the profile continues.
    SameProfile,
    /// The language whose grade counts.
    Language,
    /// The profile subjects.
    Profile,
    /// A grade.
    Grade(Subject),
}

codes! {
    /// How one is admitted.
    pub enum AdmissionTrack {
        /// Ақылы · на платной основе.
        Paid = "paid",
        /// Конкурстан тыс · вне конкурса.
        OutOfCompetition = "out_of_competition",
        /// Өтініш бойынша · по заявлению.
        ByApplication = "by_application",
        /// The competition that a college of a central body runs itself.
        OwnCompetition = "own_competition",
        /// Конкурс.
        Competition = "competition",
    }
}

/// The track and another reading of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Track {
    /// The first track that fits.
    pub track: AdmissionTrack,
    /// Another track by another reading.
    pub other_reading: Option<AdmissionTrack>,
}

codes! {
    /// Where the moment stands to the window.
    pub enum WindowState {
        /// Before it opens.
        NotOpen = "not_open",
        /// Open.
        Open = "open",
        /// The day of *file by*, before it.
        LastDay = "last_day",
        /// A filing now would be accepted too late.
        Late = "late",
        /// After it.
        Closed = "closed",
    }
}

/// When one can apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApplicationWindow {
    /// The clause whose date is the safe one.
    pub clause: Clause,
    /// First day.
    pub opens: Date,
    /// Last day, inside; the safe date where two clauses fit.
    pub closes: Date,
    /// The date by another reading.
    pub other_reading: Option<Date>,
    /// The last moment at which a filing is still accepted inside.
    pub file_by: Moment,
    /// Where the moment stands.
    pub state: WindowState,
    /// Days to the opening or to the day of *file by*.
    pub days_left: Option<i32>,
    /// Next year's days, if the rules stay, once this year's are over.
    pub next_season: Option<(Date, Date)>,
}

/// What a filing now would be worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filing {
    /// The day on which it counts as accepted.
    pub accepted_on: Date,
    /// Whether that day is inside the window.
    pub in_time: bool,
}

codes! {
    /// Something to do before or beside the application.
    pub enum FirstStep {
        /// Have the earlier year's document digitised.
        DigitiseDocument = "digitise_document",
        /// Ask the commission which subjects count.
        CommissionSetsSubjects = "commission_sets_subjects",
        /// Кәсіптік диагностика · профессиональная диагностика.
        ProfessionalDiagnostics = "professional_diagnostics",
        /// Әңгімелесу · собеседование.
        Interview = "interview",
    }
}

codes! {
    /// An exam that one is sent to.
    pub enum Exam {
        /// Арнайы/шығармашылық емтихан · специальный/творческий экзамен.
        SpecialOrCreative = "special_or_creative_exam",
        /// Психометриялық тестілеу · психометрическое тестирование.
        Psychometric = "psychometric_test",
    }
}

codes! {
    /// What one can ask for at an exam.
    pub enum Accommodation {
        /// Жеке аудитория · отдельная аудитория.
        SeparateRoom = "separate_room",
        /// Көмекші · помощник.
        Assistant = "assistant",
        /// Ымдау тілін білетін көмекші · помощник, владеющий жестовым языком.
        SignLanguageAssistant = "sign_language_assistant",
    }
}

codes! {
    /// How it stands with a paper.
    pub enum PaperState {
        /// In hand, but no longer valid.
        Expired = "expired",
        /// In hand.
        Held = "held",
        /// Brought later, when the restrictions are lifted.
        Deferred = "deferred",
        /// The college fetches it from state systems.
        FetchedByCollege = "fetched_by_college",
        /// Still needed.
        Needed = "needed",
    }
}

/// A paper that concerns this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperNeed {
    /// The paper.
    pub document: Document,
    /// How it stands.
    pub state: PaperState,
}

codes! {
    /// Why the application would be refused today.
    pub enum RefusalToday {
        /// A paper is missing.
        MissingDocument = "missing_document",
        /// A paper has expired.
        ExpiredDocument = "expired_document",
    }
}

codes! {
    /// A ground for refusal that follows from the answers.
    pub enum RefusalGround {
        /// A court sentence in force.
        DeprivedByCourt = "deprived_by_court",
        /// No consent to restricted personal data.
        NoConsent = "no_consent",
    }
}

codes! {
    /// A day to come.
    pub enum MilestoneId {
        /// Results.
        Results = "results",
        /// Registration of people admitted by application.
        Registration = "registration",
        /// The contract.
        Contract = "contract",
        /// Redistribution of the state order.
        Redistribution = "redistribution",
    }
}

/// A day to come, if the law states it for this person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Which one.
    pub id: MilestoneId,
    /// The day; `None` if the law states none for this person.
    pub date: Option<Date>,
}

codes! {
    /// Who signs the application.
    pub enum Signer {
        /// A parent or legal representative.
        Representative = "representative",
        /// The applicant.
        Applicant = "applicant",
    }
}

codes! {
    /// A remark.
    pub enum Note {
        /// The state order is for the first time at a level.
        StateOrderOncePerLevel = "state_order_once_per_level",
    }
}

/// A single change of the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// As it stands.
    Nothing,
    /// Another funding.
    Basis(FundingBasis),
    /// Another form.
    Form(StudyForm),
    /// A specialty of another kind.
    Kind(SpecialtyKind),
    /// Another level.
    Level(ProgrammeLevel),
}

/// What is open, or may be, after a missed window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayIn {
    /// What would have to change.
    pub change: Change,
    /// Last day; the other reading's in `maybe_open`.
    pub closes: Date,
    /// The last safe moment; `None` in `maybe_open`.
    pub file_by: Option<Moment>,
    /// The clause.
    pub clause: Clause,
    /// Where the law says it.
    pub cites: &'static [Cite],
}

/// The average of the education document's subjects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificatePart {
    /// The exact average.
    pub average: Average,
    /// The subjects, in the order of the formula, with their grades.
    pub subjects: Vec<(Subject, Grade)>,
}

/// The average of the exams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExamPart {
    /// All marks are on one scale.
    Mean {
        /// The exact mean.
        mean: Average,
        /// The scale.
        out_of: Decimal,
        /// The marks that count.
        marks: Vec<Decimal>,
    },
    /// Marks on several scales have no common mean.
    MixedScales,
}

/// What is looked at when scores are equal (`578/61`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TieKeys {
    /// The document's average as entered.
    pub certificate_average: Option<Decimal>,
    /// The quotas.
    pub quotas: Set<QuotaCategory>,
}

/// Орташа конкурстық балл · средний конкурсный балл: its two averages, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetitiveScore {
    /// By the education document.
    pub certificate_part: Answer<Reasoned<CertificatePart>>,
    /// By exams; `None` without marks.
    pub exam_part: Option<Reasoned<ExamPart>>,
    /// For equal scores.
    pub tie_keys: Reasoned<TieKeys>,
}

codes! {
    /// Why something of the case was not used.
    pub enum IgnoredReason {
        /// A field that the format does not have.
        UnknownField = "unknown_field",
        /// A value that the field does not have.
        UnknownValue = "unknown_value",
        /// A value of another JSON type.
        WrongType = "wrong_type",
        /// Beyond the range.
        OutOfRange = "out_of_range",
        /// Not a day, or not written as one.
        BadDate = "bad_date",
        /// Not a number as the format writes it.
        BadNumber = "bad_number",
        /// Named twice.
        Duplicate = "duplicate",
        /// More than are meant.
        TooMany = "too_many",
    }
}

/// Whether the edition governs the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InForce {
    /// It does.
    Yes,
    /// The moment is before it took effect: nothing is computed.
    NotYet,
}

/// What the rules say of the person, whatever the choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicantAssessment {
    /// Who signs the application.
    pub signs: Option<Reasoned<Signer>>,
    /// Quota categories with their sizes in per cent of the state order.
    pub quotas: Vec<Reasoned<(QuotaCategory, &'static str)>>,
    /// Grounds for refusal that follow from the answers.
    pub refusal_grounds: Vec<Reasoned<RefusalGround>>,
    /// Remarks.
    pub notes: Vec<Reasoned<Note>>,
}

/// What the rules say of one choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceAssessment {
    /// How one is admitted.
    pub track: Answer<Reasoned<Track>>,
    /// Where one applies.
    pub channel: Answer<Reasoned<Channel>>,
    /// What comes before the application.
    pub first_steps: Vec<Reasoned<FirstStep>>,
    /// When one can apply.
    pub window: Answer<Reasoned<ApplicationWindow>>,
    /// What a filing now is worth.
    pub filing: Answer<Reasoned<Filing>>,
    /// The averages.
    pub score: CompetitiveScore,
    /// The exam, or why there is none.
    pub exam: Answer<Reasoned<Exam>>,
    /// What one can ask for at it.
    pub accommodations: Vec<Reasoned<Accommodation>>,
    /// The papers, by channel.
    pub documents: Option<Vec<Reasoned<PaperNeed>>>,
    /// What would be refused today.
    pub refused_today: Option<Vec<Reasoned<(RefusalToday, Document)>>>,
    /// The days to come.
    pub milestones: Option<Vec<Reasoned<Milestone>>>,
    /// What is open after a missed window.
    pub still_open: Vec<WayIn>,
    /// What only another reading keeps open.
    pub maybe_open: Vec<WayIn>,
}

/// What the rules say of a case.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The moment.
    pub as_of: Moment,
    /// The edition of the law.
    pub edition: &'static Edition,
    /// Whether it governs the moment.
    pub in_force: InForce,
    /// What is not answered and could change something.
    pub missing: Vec<Field>,
    /// What of the case was not used.
    pub ignored: Vec<(Field, IgnoredReason)>,
    /// The person; `None` while the edition is not in force.
    pub applicant: Option<ApplicantAssessment>,
    /// The choices, in the order of the case.
    pub choices: Vec<ChoiceAssessment>,
}
