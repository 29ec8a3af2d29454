//! What a person tells about themselves: the case.
//!
//! Every answer is optional: a case is never invalid, only incomplete. The variants carry the
//! Kazakh and the Russian term of the order, so that a search from the law's words finds the code.

use super::calendar::{Date, Moment};
use super::code::{Code, Set, codes};
use super::grade::{Decimal, Grades, Subject};

/// The most choices that a case may hold (reported of the regional systems, not in the order).
pub const MAX_CHOICES: usize = 4;

codes! {
    /// Who the person is to Kazakhstan; decides the status paper (`578/annex-1/row-8`).
    pub enum Status {
        /// Азамат · гражданин.
        Citizen = "citizen",
        /// Шетелдік · иностранец.
        Foreigner = "foreigner",
        /// Азаматтығы жоқ тұлға · лицо без гражданства.
        Stateless = "stateless",
        /// Босқын · беженец.
        Refugee = "refugee",
        /// Пана іздеуші тұлға · лицо, ищущее убежище.
        AsylumSeeker = "asylum_seeker",
        /// Қандас · кандас.
        Kandas = "kandas",
    }
}

codes! {
    /// The education that the person already has.
    pub enum BaseEducation {
        /// Негізгі орта білім · основное среднее образование (after 9 years).
        BasicSecondary = "basic_secondary",
        /// Жалпы орта білім · общее среднее образование (after 11 years).
        GeneralSecondary = "general_secondary",
        /// Техникалық және кәсіптік білім · техническое и профессиональное образование.
        Vocational = "vocational",
        /// Орта білімнен кейінгі білім · послесреднее образование.
        PostSecondary = "post_secondary",
        /// Жоғары білім · высшее образование.
        Higher = "higher",
    }
}

codes! {
    /// The qualification of a vocational education.
    pub enum VocationalQualification {
        /// Жұмысшы біліктілігі · рабочая квалификация.
        Worker = "worker",
        /// Орта буын маманы · специалист среднего звена.
        MidLevel = "mid_level",
    }
}

codes! {
    /// Where the education document was issued.
    pub enum IssuedIn {
        /// Қазақстанда · в Казахстане.
        Kazakhstan = "kazakhstan",
        /// Шетелде · за рубежом.
        Abroad = "abroad",
    }
}

codes! {
    /// Disability, as the order names it.
    pub enum Disability {
        /// None: an answer of its own.
        None = "none",
        /// Бірінші топ · первая группа.
        Group1 = "group_1",
        /// Екінші топ · вторая группа.
        Group2 = "group_2",
        /// Үшінші топ · третья группа.
        Group3 = "group_3",
        /// Бала жасынан · с детства.
        SinceChildhood = "since_childhood",
        /// Мүгедектігі бар бала · ребёнок с инвалидностью.
        Child = "child",
    }
}

codes! {
    /// What is impaired; decides the accommodations at exams (`578/38`).
    pub enum Impairment {
        /// Көру · зрение.
        Sight = "sight",
        /// Есту · слух.
        Hearing = "hearing",
        /// Тірек-қимыл аппараты · опорно-двигательный аппарат.
        Movement = "movement",
    }
}

codes! {
    /// A category of the admission quota (Order 261), in the order of its list.
    pub enum QuotaCategory {
        /// Мүгедектігі бар адамдар · лица с инвалидностью.
        Disability = "disability",
        /// Ардагерлер · ветераны.
        Veteran = "veteran",
        /// Ауыл жастары · сельская молодёжь.
        RuralYouth = "rural_youth",
        /// Қазақстан азаматы емес ұлты қазақ адамдар · лица казахской национальности, не граждане.
        Kandas = "kandas",
        /// Жетім балалар · дети-сироты.
        Orphan = "orphan",
        /// Қоныс аударатын ауыл жастары · переселяющаяся сельская молодёжь.
        RelocatingRuralYouth = "relocating_rural_youth",
        /// Төрт және одан көп бала · четверо и более детей.
        LargeFamily = "large_family",
        /// Толық емес отбасы · неполная семья.
        IncompleteFamily = "incomplete_family",
        /// Мүгедектігі бар адам тәрбиелеп отырған отбасы · семья, воспитывающая лицо с инвалидностью.
        FamilyWithDisability = "family_with_disability",
        /// Мерзімді әскери қызмет · срочная воинская служба.
        Conscript = "conscript",
    }
}

codes! {
    /// The parent's service that can admit out of competition (`578/3`).
    pub enum ParentService {
        /// None: an answer of its own.
        None = "none",
        /// Арнаулы мемлекеттік орган · специальный государственный орган.
        SpecialStateBody = "special_state_body",
        /// Құқық қорғау органы · правоохранительный орган.
        LawEnforcement = "law_enforcement",
        /// Азаматтық қорғау органы · орган гражданской защиты.
        CivilProtection = "civil_protection",
        /// Мемлекеттік фельдъегерлік қызмет · государственная фельдъегерская служба.
        CourierService = "courier_service",
        /// Әскери қызметші · военнослужащий.
        Serviceman = "serviceman",
        /// Медицина қызметкері · медицинский работник.
        MedicalWorker = "medical_worker",
    }
}

codes! {
    /// The kind of a specialty; decides windows and exams.
    pub enum SpecialtyKind {
        /// Жалпы · общая.
        General = "general",
        /// Педагогикалық · педагогическая.
        Pedagogical = "pedagogical",
        /// Медициналық · медицинская.
        Medical = "medical",
        /// Шығармашылық дайындықты талап ететін · требующая творческой подготовки.
        Creative = "creative",
        /// Арнайы дайындықты талап ететін · требующая специальной подготовки; never derived from a code.
        Special = "special",
    }
}

codes! {
    /// What the programme trains.
    pub enum ProgrammeLevel {
        /// Білікті жұмысшы кадрлар · квалифицированные рабочие кадры.
        SkilledWorker = "skilled_worker",
        /// Орта буын маманы · специалист среднего звена.
        MidLevel = "mid_level",
        /// Қолданбалы бакалавр · прикладной бакалавр.
        AppliedBachelor = "applied_bachelor",
    }
}

codes! {
    /// Who teaches; not answered means a college.
    pub enum Provider {
        /// Колледж · колледж.
        College = "college",
        /// Арнайы оқу бағдарламасы · специальная учебная программа.
        SpecialProgramme = "special_programme",
        /// Рухани (діни) білім беру ұйымы · духовная (религиозная) организация образования.
        Religious = "religious",
        /// Қылмыстық-атқару жүйесінің түзеу мекемесінде · в учреждении уголовно-исполнительной системы.
        Penitentiary = "penitentiary",
        /// Directly under the central authorised body for education, culture or sport.
        OwnCompetition = "own_competition",
    }
}

codes! {
    /// How one studies.
    pub enum StudyForm {
        /// Күндізгі оқу нысаны · очная форма обучения.
        FullTime = "full_time",
        /// Кешкі оқу нысаны · вечерняя форма обучения.
        Evening = "evening",
        /// Сырттай оқу нысаны · заочная форма обучения.
        Correspondence = "correspondence",
    }
}

codes! {
    /// Who pays.
    pub enum FundingBasis {
        /// Мемлекеттік тапсырыс · государственный образовательный заказ.
        StateOrder = "state_order",
        /// Ақылы негізде · на платной основе.
        Paid = "paid",
    }
}

codes! {
    /// Where one applies.
    pub enum Channel {
        /// «Электрондық үкімет» веб-порталы · веб-портал «электронного правительства».
        Portal = "portal",
        /// The college itself.
        College = "college",
    }
}

codes! {
    /// A paper of `578/annex-1/row-8`, in the order in which papers are listed.
    pub enum Document {
        /// Өтініш · заявление.
        Application = "application",
        /// Білім туралы құжат · документ об образовании.
        EducationDocument = "education_document",
        /// 3×4 цифрлық фотосурет · цифровая фотография 3×4.
        Photo = "photo",
        /// № 075-У медициналық анықтама · медицинская справка формы № 075-У.
        Medical075u = "medical_075u",
        /// № 031-У қорытынды · заключение формы № 031-У.
        Mse031u = "mse_031u",
        /// The paper on the status of `578/3`.
        StatusDocument = "status_document",
        /// Цифрлық құжаттар сервисінен · из сервиса цифровых документов.
        DigitalIdentity = "digital_identity",
        /// Тұруға ықтияр хат · вид на жительство.
        ResidencePermit = "residence_permit",
        /// Азаматтығы жоқ тұлғаның куәлігі · удостоверение лица без гражданства.
        StatelessCertificate = "stateless_certificate",
        /// Босқын куәлігі · удостоверение беженца.
        RefugeeCertificate = "refugee_certificate",
        /// Пана іздеуші тұлғаның куәлігі · свидетельство лица, ищущего убежище.
        AsylumCertificate = "asylum_certificate",
        /// Қандас куәлігі · удостоверение кандаса.
        KandasCertificate = "kandas_certificate",
    }
}

/// The eight digits of a specialty in the classifier (Order 500).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SpecialtyCode(u32);

impl SpecialtyCode {
    /// The code of exactly eight digits; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
        if fits { text.parse().ok().map(Self) } else { None }
    }
    /// As a number, without the leading zero.
    pub fn number(self) -> u32 {
        self.0
    }
}

impl std::fmt::Display for SpecialtyCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:08}", self.0)
    }
}

/// One applicant's answers.
///
/// ```
/// use talapker::rules::case::{BaseEducation, Case};
/// let mut case = Case::default();
/// case.applicant.base = Some(BaseEducation::BasicSecondary);
/// assert!(case.choices().is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// The moment for which the answer is asked; without it, now.
    pub as_of: Option<Moment>,
    /// Restrictive measures or an emergency in the person's area (`578/annex-1/row-8`).
    pub restrictions_in_force: Option<bool>,
    /// The person.
    pub applicant: Applicant,
    /// The papers in hand.
    pub documents: Papers,
    /// The choices, at most [`MAX_CHOICES`]; `None` if the question was not answered.
    pub choices: Option<Vec<Choice>>,
}

impl Case {
    /// The choices, none if not answered.
    pub fn choices(&self) -> &[Choice] {
        self.choices.as_deref().unwrap_or(&[])
    }
}

/// The person's own answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applicant {
    /// Citizenship or status.
    pub status: Option<Status>,
    /// Day of birth.
    pub birth_date: Option<Date>,
    /// Education so far.
    pub base: Option<BaseEducation>,
    /// Qualification of a vocational education; matters for that base alone.
    pub vocational_qualification: Option<VocationalQualification>,
    /// The document of that education.
    pub education_document: EducationDocument,
    /// The average of the whole document, 2 to 5.
    pub certificate_average: Option<Decimal>,
    /// Grades of single subjects.
    pub grades: Grades,
    /// Disability.
    pub disability: Option<Disability>,
    /// What is impaired.
    pub impairments: Option<Set<Impairment>>,
    /// Quota categories.
    pub quotas: Option<Set<QuotaCategory>>,
    /// The parent's service of `578/3`.
    pub out_of_competition: Option<ParentService>,
    /// Whether that parent died or was disabled on duty.
    pub parent_died_or_disabled_on_duty: Option<bool>,
    /// Whether the person has studied at this level at the state's expense.
    pub state_funded_before: Option<bool>,
    /// Whether a court sentence in force deprives of the special right (`578/annex-1/row-9`).
    pub deprived_by_court: Option<bool>,
    /// Whether the person consents to access to restricted personal data (`578/annex-1/row-9`).
    pub consents_to_data_access: Option<bool>,
}

/// The document of the education that the person has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EducationDocument {
    /// Where it was issued.
    pub issued_in: Option<IssuedIn>,
    /// The year in which it was issued.
    pub year: Option<i32>,
    /// Whether it has been digitised (`578/12`).
    pub digitised: Option<bool>,
}

/// One paper, as far as the person has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Whether it is in hand.
    pub held: Option<bool>,
    /// The last day on which it is valid.
    pub valid_until: Option<Date>,
}

/// All the papers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Papers([Paper; 12]);

impl Papers {
    /// One paper.
    pub fn get(&self, document: Document) -> Paper {
        self.0.get(document.index()).copied().unwrap_or_default()
    }
    /// Changes one paper.
    pub fn set(&mut self, document: Document, paper: Paper) {
        if let Some(slot) = self.0.get_mut(document.index()) {
            *slot = paper;
        }
    }
}

/// The mark of one exam.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExamMark {
    /// The mark.
    pub mark: Option<Decimal>,
    /// The best possible mark, above zero.
    pub out_of: Option<Decimal>,
}

/// One thing the person would like to study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The person's own words for it.
    pub label: String,
    /// The specialty's code.
    pub specialty: Option<SpecialtyCode>,
    /// The specialty's kind, as stated; see [`Choice::known_kind`].
    pub kind: Option<SpecialtyKind>,
    /// What the programme trains.
    pub level: Option<ProgrammeLevel>,
    /// Who teaches; see [`Choice::provider`].
    pub provider: Option<Provider>,
    /// How one studies.
    pub form: Option<StudyForm>,
    /// Who pays.
    pub basis: Option<FundingBasis>,
    /// Where one applies, as stated.
    pub channel: Option<Channel>,
    /// Whether the specialty continues the profile of the earlier education (`578/9`).
    pub same_profile: Option<bool>,
    /// The language whose grade counts.
    pub language: Option<Subject>,
    /// The profile subjects; an open place is `None`.
    pub profile: Option<Vec<Option<Subject>>>,
    /// Marks of exams.
    pub exam_marks: Option<Vec<ExamMark>>,
    /// Whether an enterprise requested the place (`578/63`); not when not answered.
    pub enterprise_request: Option<bool>,
    /// The day on which the person got the result of this choice's admission (`578/12`).
    pub result_on: Option<Date>,
}

/// The kind of a specialty and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnownKind {
    /// The kind.
    pub kind: SpecialtyKind,
    /// Derived from the code's prefix, so at best our reading.
    pub from_code: bool,
}

impl Choice {
    /// The provider; a college when not answered.
    pub fn known_provider(&self) -> Provider {
        self.provider.unwrap_or(Provider::College)
    }
}
