//! What the rules say of a case: the assessment, each value with its reasons.

use std::ops::Deref;

use super::calendar::{Date, Moment};
use super::case::{Channel, Document, FundingBasis, ProgrammeLevel, QuotaCategory, SpecialtyKind, StudyForm};
use super::cite::Cite;
use super::code::{Code as _, Set, codes};
use super::edition::{Clause, Edition};
use super::grade::{Average, Decimal, Grade, NotANumber, Subject};
use super::question::{Place, Question};

pub use super::why::{Fact, Mark, Reason, Reasoned, Standing, Why};

/// What a rule answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// The value.
    Known(T),
    /// The question does not arise, and why.
    NotApplicable(Why),
    /// These answers are needed first.
    Missing(Vec<Question>),
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
    /// On what admission by application depends besides.
    pub enum TrackCondition {
        /// Жобалық мүмкіндік · проектная мощность.
        Capacity = "capacity",
        /// More applicants than places: the score decides.
        ScoreIfOversubscribed = "score_if_oversubscribed",
    }
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
        /// From *file by* on, while some reading or the announced day still leaves it open.
        Uncertain = "uncertain",
        /// After it, by every reading.
        Closed = "closed",
    }
}

impl WindowState {
    /// Whether the safe moment is past.
    pub fn is_missed(self) -> bool {
        match self {
            Self::Uncertain | Self::Closed => true,
            Self::NotOpen | Self::Open | Self::LastDay => false,
        }
    }
}

/// The last day that official notices named, in the year that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announced {
    /// The last day.
    pub closes: Date,
    /// The year of the notices.
    pub year: i32,
    /// How well it is known.
    pub standing: Standing,
    /// Where it was announced.
    pub cites: &'static [Cite],
}

/// When one can apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApplicationWindow {
    /// The clause that gives the order's day.
    pub clause: Clause,
    /// First day.
    pub opens: Date,
    /// The order's last day, inside; the earliest where several clauses fit.
    pub closes: Date,
    /// The latest by another reading, if that is another day.
    pub other_reading: Option<Date>,
    /// What was announced beside it.
    pub announced: Option<Announced>,
    /// The safe day: the earlier of the order's and the announced one.
    pub last_day: Date,
    /// The last day by any reading or notice.
    pub possible_until: Date,
    /// The last moment at which a filing is still accepted by the safe day.
    pub file_by: Moment,
    /// The same by the portal's other calendar, if that is another moment.
    pub other_file_by: Option<Moment>,
    /// Where the moment stands.
    pub state: WindowState,
    /// Days to the opening or to the day of *file by*.
    pub days_left: Option<i32>,
    /// Next year's first and safe last day, if the rules stay, once this year's safe moment is past.
    pub next_season: Option<(Date, Date)>,
}

impl ApplicationWindow {
    /// When it ends, by the order or by the notices: what comes after a window comes after both.
    pub fn ends(&self) -> Date {
        self.announced.map_or(self.closes, |announced| self.closes.max(announced.closes))
    }
}

codes! {
    /// Whether a filing now is in time.
    pub enum InTime {
        /// It is accepted by the safe day.
        Yes = "yes",
        /// The window has not opened, or is over by every reading.
        No = "no",
        /// Some reading or the announced day still leaves it open.
        Uncertain = "uncertain",
    }
}

/// What a filing now would be worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filing {
    /// The day on which it counts as accepted.
    pub accepted_on: Date,
    /// The same by the portal's other calendar, if that is another day.
    pub other_reading: Option<Date>,
    /// Whether it is in time.
    pub in_time: InTime,
    /// Of the college alone: whether its doors are open.
    pub doors: Option<Doors>,
}

/// The doors of the college at a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doors {
    /// They are open.
    Open,
    /// They are closed for the break.
    Break,
    /// They are closed until then.
    Closed(Moment),
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
        /// Ask for admission out of competition in the application.
        ClaimOutOfCompetition = "claim_out_of_competition",
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

/// An exam, and whether one is sent to it for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExamNeed {
    /// The exam.
    pub exam: Exam,
    /// Whether it is only possible: the order can be read either way.
    pub possible: bool,
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
    /// Whether it is in hand and ends before the day of *file by*.
    pub expires_before_file_by: bool,
}

/// Why the application would be refused today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalToday {
    /// A paper is missing.
    MissingDocument(Document),
    /// A paper has expired.
    ExpiredDocument(Document),
    /// The law sends the person to the other channel.
    WrongChannel(Channel),
}

impl RefusalToday {
    /// What it is and of what, as the contract names them.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::MissingDocument(document) => ("missing_document", document.code()),
            Self::ExpiredDocument(document) => ("expired_document", document.code()),
            Self::WrongChannel(channel) => ("wrong_channel", channel.code()),
        }
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

/// The least that a group needs under the state order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Fewer people than these, and the state order is redistributed.
    pub minimum: u32,
    /// Whether the specialty is exempt.
    pub exempt: bool,
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

impl Reasoned<Milestone> {
    /// Whether the order names a day, but one before the window ends, which cannot be meant.
    pub fn is_too_early(&self) -> bool {
        self.why.because.iter().any(|why| why.reason == Reason::MilestoneAfterWindow)
    }
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
    /// The safe last day; in `maybe_open` the last by any reading or notice.
    pub closes: Date,
    /// The last safe moment; `None` in `maybe_open`.
    pub file_by: Option<Moment>,
    /// The reasons of that window; its citations are those of the tree's root.
    pub why: Why,
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
    /// The quotas; `None` if they were not answered.
    pub quotas: Option<Set<QuotaCategory>>,
}

/// Орташа конкурстық балл · средний конкурсный балл: its two averages, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetitiveScore {
    /// By the education document.
    pub certificate_part: Answer<Reasoned<CertificatePart>>,
    /// By exams; `None` without marks.
    pub exam_part: Option<Reasoned<ExamPart>>,
    /// Both averages added up: what practice is reported to do, not what the order says.
    pub reported_sum: Option<Reasoned<Average>>,
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

impl From<NotANumber> for IgnoredReason {
    fn from(error: NotANumber) -> Self {
        match error {
            NotANumber::Malformed => Self::BadNumber,
            NotANumber::OutOfRange => Self::OutOfRange,
        }
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

codes! {
    /// What is known of the law after the edition.
    pub enum LaterAmendments {
        /// It could not be checked.
        Unknown = "unknown",
        /// Official notices name other days, and the act behind them was not seen.
        Announced = "announced",
    }
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

/// What comes first of a choice: where and until when one applies, with which papers, and what is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOutline {
    /// Where one applies.
    pub channel: Answer<Reasoned<Channel>>,
    /// When one can apply.
    pub window: Answer<Reasoned<ApplicationWindow>>,
    /// What a filing now is worth.
    pub filing: Answer<Reasoned<Filing>>,
    /// The papers, by channel.
    pub documents: Option<Vec<Reasoned<PaperNeed>>>,
    /// What is open after a missed window.
    pub still_open: Vec<WayIn>,
    /// What only another reading or the announced day keeps open.
    pub maybe_open: Vec<WayIn>,
}

/// What the rules say of one choice: its outline, whose fields it has as its own, and the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceAssessment {
    /// What comes first.
    pub outline: ChoiceOutline,
    /// How one is admitted.
    pub track: Answer<Reasoned<Track>>,
    /// On what admission by application depends besides.
    pub conditions: Vec<Reasoned<TrackCondition>>,
    /// What comes before the application.
    pub first_steps: Vec<Reasoned<FirstStep>>,
    /// The averages.
    pub score: CompetitiveScore,
    /// The exam, or why there is none.
    pub exam: Answer<Reasoned<ExamNeed>>,
    /// What one can ask for at it.
    pub accommodations: Vec<Reasoned<Accommodation>>,
    /// What would be refused today.
    pub refused_today: Option<Vec<Reasoned<RefusalToday>>>,
    /// The days to come.
    pub milestones: Option<Vec<Reasoned<Milestone>>>,
    /// The least that a group needs, or why that does not arise.
    pub group: Answer<Reasoned<Group>>,
}

impl Deref for ChoiceAssessment {
    type Target = ChoiceOutline;

    fn deref(&self) -> &ChoiceOutline {
        &self.outline
    }
}

/// What the rules say of a case, of the person as `A` and of each choice as `C`.
///
/// Two are equal when they say the same of the same edition, whatever minute they were asked for.
#[derive(Clone, Debug)]
pub struct Assessment<A = ApplicantAssessment, C = ChoiceAssessment> {
    /// The moment.
    pub as_of: Moment,
    /// The year of admission: all days are that year's.
    pub year: i32,
    /// The edition of the law.
    pub edition: &'static Edition,
    /// What is known of the law after it, for that year.
    pub later_amendments: LaterAmendments,
    /// Whether it governs the moment.
    pub in_force: InForce,
    /// What is not answered and could change something.
    pub missing: Vec<Place>,
    /// What of the case was not used.
    pub ignored: Vec<(Place, IgnoredReason)>,
    /// The person; `None` while the edition is not in force.
    pub applicant: Option<A>,
    /// The choices, in the order of the case.
    pub choices: Vec<C>,
}

/// What of a choice a list of many people shows: its outline, whose fields it has as its own, and a little more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceBrief {
    /// What comes first.
    pub outline: ChoiceOutline,
    /// The average of the education document's subjects.
    pub certificate_part: Answer<Reasoned<CertificatePart>>,
    /// The exam, or why there is none.
    pub exam: Answer<Reasoned<ExamNeed>>,
    /// What would be refused today.
    pub refused_today: Option<Vec<Reasoned<RefusalToday>>>,
}

impl Deref for ChoiceBrief {
    type Target = ChoiceOutline;

    fn deref(&self) -> &ChoiceOutline {
        &self.outline
    }
}

/// What a list of many people shows of a case. Of the open answers its `missing` has the papers alone.
pub type Brief = Assessment<ApplicantAssessment, ChoiceBrief>;

/// What comes first of a case: the outline of each choice, and of the person nothing.
pub type Outline = Assessment<(), ChoiceOutline>;

impl<A: PartialEq, C: PartialEq> PartialEq for Assessment<A, C> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.edition, other.edition)
            && self.as_of.date == other.as_of.date
            && self.in_force == other.in_force
            && self.missing == other.missing
            && self.ignored == other.ignored
            && self.applicant == other.applicant
            && self.choices == other.choices
    }
}
