//! Why: the reasons of a value, the facts they use and how well it is known.

use super::calendar::{Date, Moment};
use super::case::{
    BaseEducation, Channel, Disability, Document, FundingBasis, Impairment, IssuedIn, KnownKind,
    ParentService, ProgrammeLevel, Provider, QuotaCategory, SpecialtyKind, Status, StudyForm,
    VocationalQualification,
};
use super::cite::Cite;
use super::code::codes;
use super::grade::{Decimal, Grade, Subject};

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
    /// The mark beside what is neither law nor the person's own answer.
    pub fn mark(self) -> Option<Mark> {
        match self {
            Self::Law | Self::Entered => None,
            Self::OlderEdition => Some(Mark::OlderEdition),
            Self::Reported => Some(Mark::Reported),
            Self::Reading => Some(Mark::Reading),
        }
    }
}

codes! {
    /// The mark of what is neither law nor the person's own answer.
    pub enum Mark {
        /// See [`Standing::OlderEdition`].
        OlderEdition = "older_edition",
        /// See [`Standing::Reported`].
        Reported = "reported",
        /// See [`Standing::Reading`].
        Reading = "reading",
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
    /// The year of official notices.
    AnnouncedIn(i32),
    /// Grade in a subject.
    Grade(Subject, Grade),
    /// Marks of exams.
    Mark(Decimal, Decimal),
    /// Average of the whole education document.
    CertificateAverage(Decimal),
    /// Qualification of a vocational education.
    Qualification(VocationalQualification),
    /// Whether the specialty continues the profile of the earlier education.
    SameProfile(bool),
    /// Where the education document was issued.
    IssuedIn(IssuedIn),
    /// Citizenship or status.
    Status(Status),
    /// Disability.
    Disability(Disability),
    /// What is impaired.
    Impairment(Impairment),
    /// The parent's service.
    Service(ParentService),
    /// Whether that parent died or was disabled on duty.
    OnDuty(bool),
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
    /// Why: one plain sentence of a rule. The words are in [`crate::text`]: those of the window, the filing, the channel and
    /// what is still open come first, because every visit has them.
    pub enum Reason {
        /// Worker, special, religious, penitentiary.
        WindowWorker = "window_worker",
        /// The same in the evening form.
        WindowWorkerEvening = "window_worker_evening",
        /// State order, full-time, basic secondary base.
        WindowBasic = "window_basic",
        /// State order, full-time, other bases named.
        WindowGeneral = "window_general",
        /// Paid.
        WindowPaid = "window_paid",
        /// Evening and correspondence.
        WindowEvening = "window_evening",
        /// Creative specialties.
        WindowCreative = "window_creative",
        /// Pedagogical and medical specialties.
        WindowPedagogicalMedical = "window_pedagogical_medical",
        /// Several clauses fit; which prevails is not said.
        WindowTwoClauses = "window_two_clauses",
        /// Several clauses fit and have the same day.
        WindowClausesAgree = "window_clauses_agree",
        /// Higher education is not named.
        WindowHigherNotNamed = "window_higher_not_named",
        /// Official notices of this year name a day.
        Announced = "announced",
        /// Official notices of an earlier year name a day, and newer ones are not known.
        AnnouncedBefore = "announced_before",
        /// "Part of the medical programmes": after nine years, as we read it.
        AnnouncedMedicalPart = "announced_medical_part",
        /// The notices do not name higher education.
        AnnouncedHigher = "announced_higher",
        /// The notices do not name the form of study.
        AnnouncedFullTime = "announced_full_time",
        /// The notices name no day for such study.
        NotAnnounced = "not_announced",
        /// Of the order's and the announced day the earlier is safe.
        SafeDayIsEarlier = "safe_day_is_earlier",
        /// The kind comes from the code's prefix.
        KindFromCode = "kind_from_code",
        /// The last day is inside.
        LastDayInside = "last_day_inside",
        /// After 18:00 and on rest days a filing counts later, so file before.
        FileBy = "file_by",
        /// The last day is a rest day, so the working day before it.
        FileByEarlier = "file_by_earlier",
        /// Whether Saturday is a working day of the portal is not said.
        PortalWeek = "portal_week",
        /// Where one applies is open: the portal's calendars.
        ChannelOpen = "channel_open",
        /// The days and hours of a college.
        CollegeWeek = "college_week",
        /// Filed within working hours.
        FilingSameDay = "filing_same_day",
        /// Filed after hours or on a rest day.
        FilingNextDay = "filing_next_day",
        /// Saturday is taken as a rest day of the portal.
        FilingSaturday = "filing_saturday",
        /// The window has not opened.
        FilingBeforeWindow = "filing_before_window",
        /// The window is over by every reading.
        FilingAfterWindow = "filing_after_window",
        /// Accepted by the safe day.
        FilingInTime = "filing_in_time",
        /// Perhaps still in time: by another clause.
        FilingOtherClause = "filing_other_clause",
        /// Perhaps still in time: by the announced day.
        FilingAnnounced = "filing_announced",
        /// Perhaps still in time: row 3 counts from the handing in.
        FilingHandedIn = "filing_handed_in",
        /// A window that another reading or the announced day keeps open.
        MaybeOpen = "maybe_open",
        /// Channel by where the document was issued: Kazakhstan.
        ChannelKazakhstan = "channel_kazakhstan",
        /// Channel by where the document was issued: abroad.
        ChannelAbroad = "channel_abroad",
        /// Channel as the person stated it.
        ChannelStated = "channel_stated",
        /// The college was stated, and paragraph 12 sends to the portal.
        ChannelNotCollege = "channel_not_college",
        /// No other reading of the window: one clause fits.
        NoOtherReading = "no_other_reading",
        /// No single change opens a window.
        NothingOpen = "nothing_open",
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
        /// Within the college's design capacity.
        TrackCapacity = "track_capacity",
        /// That there is no competition is said nowhere.
        NoCompetitionSaid = "no_competition_said",
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
        /// Digitise an earlier year's document first.
        StepDigitise = "step_digitise",
        /// The commission names the subjects.
        StepCommissionSubjects = "step_commission_subjects",
        /// Professional diagnostics.
        StepDiagnostics = "step_diagnostics",
        /// Interview.
        StepInterview = "step_interview",
        /// Interview for a place that an enterprise requested.
        StepInterviewEnterprise = "step_interview_enterprise",
        /// Ask for admission out of competition.
        StepClaim = "step_claim",
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
        /// A mean for a specialty of special training is our reading.
        ScoreExamSpecial = "score_exam_special",
        /// Both averages added up, as practice is reported to do.
        ScoreSum = "score_sum",
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
        /// That 031-U takes the place of 075-U is our reading.
        PaperMseAlone = "paper_mse_alone",
        /// The status of 578/3.
        PaperStatus = "paper_status",
        /// The status paper is needed for admission out of competition alone.
        PaperStatusIfWanted = "paper_status_if_wanted",
        /// Identity, at the college.
        PaperIdentity = "paper_identity",
        /// The paper of a foreigner and others.
        PaperForeign = "paper_foreign",
        /// That this paper is asked for on the portal too is our reading.
        PaperForeignPortal = "paper_foreign_portal",
        /// Digitise the document of an earlier year first.
        PaperDigitise = "paper_digitise",
        /// A document from abroad is handed in at the college.
        PaperAbroad = "paper_abroad",
        /// The college fetches it itself.
        PaperFetched = "paper_fetched",
        /// Restrictions: later, at the college.
        PaperDeferred = "paper_deferred",
        /// Incomplete package.
        RefusedMissing = "refused_missing",
        /// Expired paper.
        RefusedExpired = "refused_expired",
        /// The portal with a document from abroad.
        RefusedWrongChannel = "refused_wrong_channel",
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
        /// Notices moved the windows; what became of this day is not known.
        MilestoneBeforeNotices = "milestone_before_notices",
        /// "Until" and "within" are read as the last such day.
        MilestoneUntil = "milestone_until",
        /// Contract within three calendar days.
        ContractThreeDays = "contract_three_days",
        /// The same from the person's own result.
        ContractFromResult = "contract_from_result",
        /// Contract after results of which no day is known.
        ContractNoResults = "contract_no_results",
        /// Contract three days after a result whose day is not stated.
        ContractUnknown = "contract_unknown",
        /// Redistribution by 29 August.
        Redistribution = "redistribution",
        /// Registration by 26 August.
        Registration = "registration",
        /// Registration of somebody who is admitted out of competition and under 578/9 as well.
        RegistrationBoth = "registration_both",
        /// A minor: a parent or representative signs.
        SignsRepresentative = "signs_representative",
        /// An adult signs.
        SignsAdult = "signs_adult",
        /// A quota's size.
        QuotaSize = "quota_size",
        /// State order once for a level.
        OncePerLevel = "once_per_level",
        /// No special or creative exam: the specialty is medical.
        NoSpecialExam = "no_special_exam",
        /// No psychometric test: the specialty is not medical.
        NoPsychometric = "no_psychometric",
        /// Not out of competition: paid.
        NotOutPaid = "not_out_paid",
        /// Not out of competition: no such service.
        NotOutService = "not_out_service",
        /// Not out of competition: a serviceman who did not die and was not disabled on duty.
        NotOutDuty = "not_out_duty",
        /// Not by application: paid.
        NotByApplicationPaid = "not_by_application_paid",
        /// Not by application: none of its cases.
        NotByApplication = "not_by_application",
        /// No digitising: at the college.
        NoDigitisingCollege = "no_digitising_college",
        /// No digitising: done.
        NoDigitisingDone = "no_digitising_done",
        /// No digitising: a document of this year.
        NoDigitisingThisYear = "no_digitising_this_year",
        /// The commission names no subjects: a document of Kazakhstan.
        NoCommissionSubjects = "no_commission_subjects",
        /// No professional diagnostics.
        NoDiagnostics = "no_diagnostics",
        /// No interview.
        NoInterview = "no_interview",
        /// No accommodation: no exam.
        NoAccommodationNoExam = "no_accommodation_no_exam",
        /// No accommodation: nothing impaired.
        NoAccommodation = "no_accommodation",
        /// No 031-U.
        NoMse = "no_mse",
        /// No document of a parent's service.
        NoStatusDocument = "no_status_document",
        /// No identity document on the portal.
        NoIdentity = "no_identity",
        /// No paper of a foreigner.
        NoForeignPaper = "no_foreign_paper",
        /// No paper is deferred: no restrictions.
        NoDeferral = "no_deferral",
        /// Nothing would be refused today.
        NoRefusal = "no_refusal",
        /// No day of results: not by competition.
        NoResults = "no_results",
        /// No registration: not by application.
        NoRegistration = "no_registration",
        /// No redistribution: neither by competition nor by application.
        NoRedistribution = "no_redistribution",
        /// No quota.
        NoQuota = "no_quota",
        /// No ground for refusal follows from the answers.
        NoGround = "no_ground",
        /// That other places are not redistributed is our reading.
        NoRedistributionReading = "no_redistribution_reading",
        /// No group has to come together: paid.
        NoGroup = "no_group",
        /// Fewer people in a group than the minimum.
        GroupMinimum = "group_minimum",
        /// Health care is exempt.
        GroupMedical = "group_medical",
        /// Arts and culture are exempt; that a creative specialty is meant is our reading.
        GroupCreative = "group_creative",
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
        self.add_facts(&mut facts.into_iter());
        self
    }
    /// With those of the facts that are known.
    #[must_use]
    pub fn from_known(mut self, facts: &mut [Option<Fact>]) -> Self {
        for fact in facts {
            self.facts.extend(fact.take());
        }
        self
    }
    /// With a reason under it.
    #[must_use]
    pub fn because(mut self, why: impl IntoIterator<Item = Why>) -> Self {
        self.add_reasons(&mut why.into_iter());
        self
    }
    /// How well the sentence alone is known: a weaker reason under it carries the mark.
    pub fn mark(&self) -> Option<Mark> {
        let weakest = self.because.iter().map(|under| under.standing).max();
        self.standing.mark().filter(|_| weakest.is_none_or(|weakest| weakest < self.standing))
    }
    /// With a reason under it, if there is one, than which the value is no better known.
    #[must_use]
    pub fn resting_on(mut self, why: Option<Why>) -> Self {
        self.standing = why.as_ref().map_or(self.standing, |why| self.standing.and(why.standing));
        self.because(why)
    }
    /// That the kind was read from the specialty's code; `None` where it was stated.
    pub(crate) fn kind_from_code(kind: Option<KnownKind>) -> Option<Self> {
        let kind = kind.filter(|kind| kind.from_code)?.kind;
        Some(Self::new(Reason::KindFromCode, Standing::Reading, &[]).from([Fact::Kind(kind)]))
    }
    // One copy of the code for all kinds of lists: rules pass many, and each would cost the page its own.
    #[inline(never)]
    fn add_facts(&mut self, facts: &mut dyn Iterator<Item = Fact>) {
        self.facts.extend(facts);
    }
    #[inline(never)]
    fn add_reasons(&mut self, why: &mut dyn Iterator<Item = Why>) {
        self.because.extend(why);
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
