//! Questions as columns of a list of people: the heading of each, the other names under which it is known, and the other
//! words for its values.
//!
//! How a cell is read follows from [`Question::kind`]. Yes or no: [`Words::yes_or_no`], [`YES`] and [`NO`]. Words from a
//! list: [`Words::option`], the codes, and [`other_words`]. Days, averages and grades: `formats::input`; all else as
//! `formats::answers::parse` reads it. [`OPEN`] is not answered.

use super::{Key, Words};
use crate::rules::case::Document;
use crate::rules::code::Code as _;
use crate::rules::grade::{SchoolSubject, Subject};
use crate::rules::question::Question;

/// Where the words of a heading come from.
enum Heading<'a> {
    /// A text that the page has too.
    Text(Key),
    /// The subject of a grade.
    Subject(&'a Subject),
    /// The paper itself.
    Paper(Document),
    /// The question by its short name.
    Short,
    /// Kazakh, Russian and English, as nothing on the page is called.
    Own([&'static str; 3]),
}

fn heading(question: &Question) -> Heading<'_> {
    use Heading::{Own, Short, Text};
    match question {
        Question::AsOf
        | Question::Base
        | Question::CertificateAverage
        | Question::Quotas
        | Question::Specialty
        | Question::Kind
        | Question::Level
        | Question::Form
        | Question::Language
        | Question::Profile
        | Question::ValidUntil(_)
        | Question::Choices
        | Question::ProfileAt(_)
        | Question::Mark(_)
        | Question::OutOf(_) => Short,
        Question::ExamMarks => Text(Key::share_marks),
        Question::OutOfCompetition => Text(Key::step_service),
        Question::Grade(subject) => Heading::Subject(subject),
        Question::Held(paper) => Heading::Paper(*paper),
        Question::RestrictionsInForce => Own([
            "Карантин не төтенше жағдай",
            "Карантин или чрезвычайное положение",
            "Quarantine or emergency",
        ]),
        Question::Status => Own(["Мәртебесі", "Статус", "Status"]),
        Question::BirthDate => Own(["Туған күні", "Дата рождения", "Date of birth"]),
        Question::VocationalQualification => Own(["Біліктілігі", "Квалификация", "Qualification"]),
        Question::IssuedIn => Own(["Құжат берілген жер", "Где выдан документ", "Document issued in"]),
        Question::DocumentYear => Own(["Құжат берілген жыл", "Год выдачи документа", "Year of the document"]),
        Question::Digitised => {
            Own(["Құжат цифрлық форматта", "Документ в цифровом формате", "Document digitised"])
        }
        Question::Disability => Own(["Мүгедектігі", "Инвалидность", "Disability"]),
        Question::Impairments => Own(["Бұзылыстары", "Нарушения", "Impairments"]),
        Question::OnDuty => Own([
            "Ата-анасы қызметте қаза тапқан не мүгедек болған",
            "Родитель погиб или получил инвалидность на службе",
            "Parent died or disabled on duty",
        ]),
        Question::StateFundedBefore => Own([
            "Бұрын мемлекет есебінен оқыған",
            "Учился раньше за счёт государства",
            "Studied at the state’s expense",
        ]),
        Question::DeprivedByCourt => Own(["Сот үкімі", "Приговор суда", "Court sentence"]),
        Question::Consent => {
            Own(["Деректерге қол жеткізуге келісім", "Согласие на доступ к данным", "Consent to data access"])
        }
        Question::Label => Own(["Таңдаудың атауы", "Название выбора", "Name of the choice"]),
        Question::Provider => Own(["Оқу орны", "Место учёбы", "Place of study"]),
        Question::Basis => Own(["Оқу ақысы", "Основа обучения", "Funding"]),
        Question::Channel => Own(["Құжат тапсыратын жер", "Куда подаёт документы", "Where one applies"]),
        Question::SameProfile => {
            Own(["Бұрынғы біліміне сай бейін", "Профиль прежнего образования", "Same profile"])
        }
        Question::EnterpriseRequest => {
            Own(["Кәсіпорын өтінімі", "Заявка предприятия", "Enterprise’s request"])
        }
        Question::ResultOn => Own(["Қорытынды шыққан күн", "День результата", "Day of the result"]),
    }
}

impl Words {
    /// The heading of a question's column.
    pub fn heading(&self, question: &Question) -> String {
        match heading(question) {
            Heading::Text(key) => self.t(key).to_string(),
            Heading::Subject(subject) => self.subject(subject),
            Heading::Paper(paper) => self.of(paper).to_string(),
            Heading::Short => self.short_question(question),
            Heading::Own(words) => words.get(self.lang.index()).copied().unwrap_or("").to_string(),
        }
    }
}

/// Other names under which a column is known, in any language; the heading in every language and the key are others
/// still.
pub fn other_names(question: &Question) -> &'static [&'static str] {
    match question {
        Question::Status => &["Азаматтығы", "Гражданство", "Citizenship"],
        Question::BirthDate => &["Туған күніңіз", "Birth date", "День рождения"],
        Question::Base => &["Базалық білімі", "Базовое образование"],
        Question::DocumentYear => &["Бітірген жылы", "Год окончания", "Year of graduation"],
        Question::CertificateAverage => &[
            "Орташа балл",
            "Аттестаттың орташа балы",
            "Средний балл",
            "Средний балл аттестата",
            "Ср. балл",
            "Ср. балл аттестата",
            "Ср. балл документа",
        ],
        Question::Quotas => &["Квота санаты", "Категория квоты", "Quota"],
        Question::Label => &["Өзіңіз қоятын атау", "Своё название"],
        Question::Specialty => &["Мамандық коды", "Код специальности", "Specialty code"],
        Question::Form => &["Форма", "Оқу түрі"],
        Question::Basis => &["Қаржыландыру", "Финансирование", "Оплата"],
        Question::Channel => &["Өтініш беру тәсілі", "Способ подачи"],
        Question::Language => &["Есептелетін тіл", "Язык для подсчёта баллов"],
        Question::Profile => &["Бейіндік пәндер", "Профильные"],
        Question::ExamMarks => &["Емтихан", "Экзамен", "Exam"],
        Question::Grade(Subject::School(subject)) => other_names_of(*subject),
        Question::Held(paper) => other_names_of_paper(*paper),
        Question::AsOf
        | Question::RestrictionsInForce
        | Question::VocationalQualification
        | Question::IssuedIn
        | Question::Digitised
        | Question::Disability
        | Question::Impairments
        | Question::OutOfCompetition
        | Question::OnDuty
        | Question::StateFundedBefore
        | Question::DeprivedByCourt
        | Question::Consent
        | Question::Kind
        | Question::Level
        | Question::Provider
        | Question::SameProfile
        | Question::EnterpriseRequest
        | Question::ResultOn
        | Question::Grade(Subject::Own(_))
        | Question::ValidUntil(_)
        | Question::Choices
        | Question::ProfileAt(_)
        | Question::Mark(_)
        | Question::OutOf(_) => &[],
    }
}

fn other_names_of_paper(paper: Document) -> &'static [&'static str] {
    match paper {
        Document::EducationDocument => {
            &["Аттестат", "Диплом", "Документ об образовании", "Білім туралы құжат"]
        }
        Document::Photo => {
            &["Фото", "Фотография", "Фотосурет", "Сурет", "Фото 3×4", "Фото 3х4", "Фотосурет 3х4", "Photo"]
        }
        Document::Medical075u => &[
            "Медсправка",
            "Медицинская справка",
            "Медициналық анықтама",
            "Меданықтама",
            "075-у",
            "075/е",
            "Справка 075-у",
            "075/е анықтама",
        ],
        Document::Mse031u => &["031-у", "Справка МСЭ", "МСЭК", "МӘС қорытындысы"],
        Document::Application
        | Document::StatusDocument
        | Document::DigitalIdentity
        | Document::ResidencePermit
        | Document::StatelessCertificate
        | Document::RefugeeCertificate
        | Document::AsylumCertificate
        | Document::KandasCertificate => &[],
    }
}

fn other_names_of(subject: SchoolSubject) -> &'static [&'static str] {
    match subject {
        SchoolSubject::KazakhLanguage => &["Каз. язык", "Қаз. тілі"],
        SchoolSubject::RussianLanguage => &["Рус. язык"],
        SchoolSubject::KazakhLiterature => &["Каз. литература", "Қаз. әдебиеті"],
        SchoolSubject::RussianLiterature => &["Рус. литература"],
        SchoolSubject::ForeignLanguage => &["Шет тілі", "Ағылшын тілі", "Английский язык", "English"],
        SchoolSubject::HistoryOfKazakhstan => &["Қаз. тарихы", "История РК", "Ист. Казахстана"],
        SchoolSubject::WorldHistory => &["Всеобщая история"],
        SchoolSubject::Informatics => &["IT", "Информатика и ИКТ"],
        SchoolSubject::PhysicalEducation => &["Физкультура", "Физ-ра", "PE"],
        SchoolSubject::ArtWork => &["Технология"],
        SchoolSubject::BasicsOfLaw => &["Право", "Основы права Казахстана"],
        SchoolSubject::Geography
        | SchoolSubject::Biology
        | SchoolSubject::Chemistry
        | SchoolSubject::Physics
        | SchoolSubject::Mathematics
        | SchoolSubject::Algebra
        | SchoolSubject::Geometry
        | SchoolSubject::Music => &[],
    }
}

/// A column of a list that is no question: what it says of the person, or that it says nothing that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The whole name.
    Name,
    /// The surname.
    Surname,
    /// The given name.
    GivenName,
    /// The patronymic.
    Patronymic,
    /// The class or group: `9 А`.
    Group,
    /// The number of the row.
    RowNumber,
    /// What is never asked for: identity numbers, phones, addresses.
    NotAsked,
}

/// Whose name a Russian heading may name: `Фамилия ученика`.
pub const WHOSE: &[&str] = &["", "ребенка", "ученика", "обучающегося", "абитуриента", "студента"];

impl Beside {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Name,
        Self::Surname,
        Self::GivenName,
        Self::Patronymic,
        Self::Group,
        Self::RowNumber,
        Self::NotAsked,
    ];

    /// The heading in Kazakh, Russian and English.
    pub fn heading(self, lang: super::Lang) -> &'static str {
        let words = match self {
            Self::Name => ["Аты-жөні", "ФИО", "Name"],
            Self::Surname => ["Тегі", "Фамилия", "Surname"],
            Self::GivenName => ["Аты", "Имя", "Given name"],
            Self::Patronymic => ["Әкесінің аты", "Отчество", "Patronymic"],
            Self::Group => ["Сынып", "Класс", "Class"],
            Self::RowNumber => ["№", "№", "No"],
            Self::NotAsked => ["ЖСН", "ИИН", "IIN"],
        };
        words.get(lang.index()).copied().unwrap_or("")
    }

    /// Other names. Of a person's name in Russian each may be followed by one of [`WHOSE`].
    pub fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::Name => &[
                "Т.А.Ә.",
                "Ф.И.О.",
                "Тегі, аты, әкесінің аты",
                "Фамилия имя отчество",
                "Фамилия, имя",
                "Тегі, аты",
                "Full name",
            ],
            Self::Surname => &["Last name", "Family name"],
            Self::GivenName => &["First name"],
            Self::Patronymic => &["Middle name"],
            Self::Group => &["Группа", "Топ", "Group"],
            Self::RowNumber => &[
                "N",
                "#",
                "№ п/п",
                "п/п",
                "р/с",
                "р/с №",
                "рет саны",
                "реттік нөмірі",
                "нөмірі",
                "нөмір",
                "номер",
                "порядковый номер",
                "Number",
            ],
            Self::NotAsked => &[
                "ИИН ученика",
                "ИИН ребенка",
                "ИИН обучающегося",
                "ИИН абитуриента",
                "ИИН студента",
                "Оқушының ЖСН",
                "Телефон",
                "Телефоны",
                "Тел.",
                "Моб. телефон",
                "Мобильный телефон",
                "Номер телефона",
                "Контактный телефон",
                "Телефон ученика",
                "Телефон родителей",
                "Телефон родителя",
                "Телефон нөмірі",
                "Байланыс телефоны",
                "Ұялы телефон",
                "Ата-анасының телефоны",
                "Phone",
                "Phone number",
                "Mobile",
                "Адрес",
                "Домашний адрес",
                "Адрес проживания",
                "Место жительства",
                "Мекенжай",
                "Мекенжайы",
                "Мекен-жайы",
                "Тұрғылықты мекенжайы",
                "Үй мекенжайы",
                "Address",
                "Home address",
            ],
        }
    }
}

/// Words of a part of a name that there is none.
pub const NO_NAME: &[&str] = &["жоқ", "нет", "none", "null"];
/// Words under an average that there is none.
pub const NO_AVERAGE: &[&str] = &["жоқ", "нет"];
/// Words in a grade that no grade was given.
pub const NO_GRADE: &[&str] = &["зач", "осв", "сынақ", "босатылған"];

/// Words for yes in a cell, beside those of every language.
pub const YES: &[&str] = &["true", "истина", "шын", "бар", "+", "1", "✓", "✔", "x", "х", "v"];
/// Words for no in a cell, beside those of every language.
pub const NO: &[&str] = &["false", "ложь", "жалған", "-", "–", "—", "0"];
/// Words of a cell that is not answered, where the kind of its answer does not give them another meaning.
pub const OPEN: &[&str] = &["-", "–", "—", "н/а", "н/д", "нет данных", "мәлімет жоқ"];

/// Other words for the values of a list, each with its code.
pub fn other_words(question: &Question) -> &'static [(&'static str, &'static [&'static str])] {
    match question {
        Question::Base => &[
            ("basic_secondary", &["9", "9 класс", "после 9 класса", "9 сынып", "негізгі орта білім"]),
            ("general_secondary", &["11", "11 класс", "после 11 класса", "11 сынып", "жалпы орта білім"]),
            ("vocational", &["колледж", "ТиПО", "ТжКБ"]),
            ("higher", &["вуз", "ЖОО", "высшее"]),
        ],
        Question::Status => &[
            ("citizen", &["гражданин РК", "РК", "ҚР азаматы", "азамат", "гражданин"]),
            ("kandas", &["оралман"]),
        ],
        Question::Form => &[
            (
                "full_time",
                &["очно", "очная", "дневная", "очная форма", "күндізгі бөлім", "күндізгі оқу нысаны"],
            ),
            ("evening", &["вечерняя форма", "вечернее", "кешкі бөлім", "кешкі оқу нысаны"]),
            (
                "correspondence",
                &["заочно", "заочное", "заочная форма", "сырттай бөлім", "сырттай оқу нысаны"],
            ),
        ],
        Question::Basis => &[
            ("state_order", &["грант", "госзаказ", "бюджет", "мемлекеттік тапсырыс", "grant"]),
            ("paid", &["платно", "платная", "платное", "ақылы", "ақылы негізде", "на платной основе"]),
        ],
        Question::Channel => &[("portal", &["eGov", "еГов", "портал"]), ("college", &["колледж", "college"])],
        Question::IssuedIn => &[
            ("kazakhstan", &["Казахстан", "Қазақстан", "РК", "ҚР"]),
            ("abroad", &["за границей", "шет мемлекетте"]),
        ],
        Question::Level => &[
            ("skilled_worker", &["рабочая профессия", "жұмысшы мамандығы"]),
            ("mid_level", &["специалист", "орта буын"]),
        ],
        Question::Quotas => &[
            ("rural_youth", &["ауыл", "ауыл квотасы", "село", "сельская квота", "rural"]),
            ("orphan", &["жетім", "жетім бала", "сирота", "orphan"]),
            ("large_family", &["көпбалалы отбасы", "многодетная семья", "многодетные"]),
            ("incomplete_family", &["толық емес отбасы", "неполная семья"]),
            ("disability", &["мүгедектік", "инвалидность"]),
            ("kandas", &["қандас", "кандас", "оралман"]),
        ],
        Question::AsOf
        | Question::RestrictionsInForce
        | Question::BirthDate
        | Question::VocationalQualification
        | Question::DocumentYear
        | Question::Digitised
        | Question::CertificateAverage
        | Question::Disability
        | Question::Impairments
        | Question::OutOfCompetition
        | Question::OnDuty
        | Question::StateFundedBefore
        | Question::DeprivedByCourt
        | Question::Consent
        | Question::Label
        | Question::Specialty
        | Question::Kind
        | Question::Provider
        | Question::SameProfile
        | Question::Language
        | Question::Profile
        | Question::ExamMarks
        | Question::EnterpriseRequest
        | Question::ResultOn
        | Question::Grade(_)
        | Question::Held(_)
        | Question::ValidUntil(_)
        | Question::Choices
        | Question::ProfileAt(_)
        | Question::Mark(_)
        | Question::OutOf(_) => &[],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::text::source;

    /// As a reader compares names: without case, spaces and punctuation.
    fn bare(name: &str) -> String {
        name.to_lowercase().replace('ё', "е").chars().filter(|c| c.is_alphanumeric()).collect()
    }

    #[test]
    fn every_question_has_a_heading_of_its_own_in_every_language() {
        for words in source::all() {
            let mut headings: Vec<String> =
                Question::every().map(|question| bare(&words.heading(&question))).collect();
            assert!(headings.iter().all(|heading| !heading.is_empty()));
            let all = headings.len();
            headings.sort();
            headings.dedup();
            assert_eq!(headings.len(), all, "{:?}", words.lang);
        }
    }

    /// A key, a heading or another name leads to one question, whatever the language of the list.
    #[test]
    fn no_name_is_that_of_two_questions() {
        let mut known: BTreeMap<String, Question> = BTreeMap::new();
        for question in Question::every() {
            let headings = source::all().into_iter().map(|words| words.heading(&question));
            let others = other_names(&question).iter().map(|name| (*name).to_string());
            for name in headings.chain(others).chain([question.key()]) {
                let before = known.insert(bare(&name), question.clone());
                assert!(
                    before.is_none_or(|before| before == question),
                    "{name} is the name of {question:?} too"
                );
            }
        }
    }

    #[test]
    fn no_other_name_repeats_a_heading_or_a_key() {
        for question in Question::every() {
            let mut names: Vec<String> =
                source::all().into_iter().map(|words| bare(&words.heading(&question))).collect();
            names.push(bare(&question.key()));
            for other in other_names(&question) {
                assert!(!names.contains(&bare(other)), "{question:?}: {other}");
                names.push(bare(other));
            }
        }
    }

    #[test]
    fn no_word_is_that_of_two_values_of_a_list() {
        for question in Question::every() {
            let codes = question.kind().codes();
            let mut known: BTreeMap<String, &str> = BTreeMap::new();
            let mut all: Vec<(String, &str)> = Vec::new();
            for (at, code) in codes.iter().enumerate() {
                all.push(((*code).to_string(), code));
                all.extend(
                    source::all().iter().map(|words| (words.option(&question, at).to_string(), *code)),
                );
            }
            for (code, words) in other_words(&question) {
                assert!(codes.contains(code), "{question:?}: {code}");
                all.extend(words.iter().map(|word| ((*word).to_string(), *code)));
            }
            for (word, code) in all {
                let before = known.insert(bare(&word), code);
                assert!(before.is_none_or(|before| before == code), "{question:?}: {word}");
            }
        }
    }

    #[test]
    fn no_word_means_both_yes_and_no_or_leaves_a_choice_open() {
        let of = |yes: bool| source::all().into_iter().map(move |words| words.yes_or_no(yes).to_lowercase());
        let yes: Vec<String> = of(true).chain(YES.iter().map(|word| (*word).to_string())).collect();
        let no: Vec<String> = of(false).chain(NO.iter().map(|word| (*word).to_string())).collect();
        assert!(yes.iter().all(|word| !no.contains(word) && !OPEN.contains(&word.as_str())));
        assert!(yes.iter().chain(&no).all(|word| *word == word.to_lowercase()));
        let values = Question::every()
            .flat_map(|question| other_words(&question).iter().flat_map(|(_, words)| *words));
        assert!(values.into_iter().all(|word| !OPEN.contains(word)));
    }
}
