//! The index of a case: every question with its key in links and in what the browser remembers, its path in the
//! contract, the kind of its answer and where a [`Case`] holds it.
//!
//! Whoever lists answers walks [`Question::ALL`], or matches the enum without a `_` arm.
//!
//! ```
//! use talapker::rules::case::{BaseEducation, Case};
//! use talapker::rules::code::Code;
//! use talapker::rules::question::{Place, Question, Value};
//! let mut case = Case::default();
//! let base = Place::from_key("base").unwrap();
//! assert_eq!(base.question, Question::Base);
//! assert_eq!(base.path(), "applicant.base");
//! case.put(&base, Some(Value::One(BaseEducation::Higher.index())));
//! assert_eq!(case.applicant.base, Some(BaseEducation::Higher));
//! ```

use super::calendar::{Date, Moment};
use super::case::{
    BaseEducation, Case, Channel, Choice, Disability, Document, ExamMark, FundingBasis, Impairment, IssuedIn,
    MAX_CHOICES, ParentService, ProgrammeLevel, Provider, QuotaCategory, SpecialtyCode, SpecialtyKind,
    Status, StudyForm, VocationalQualification,
};
use super::code::{Code, Set};
use super::grade::{Decimal, Grade, SchoolSubject, Subject};
use super::slot::{Holds, Slot};

/// An answer, of whatever kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A moment.
    Moment(Moment),
    /// A day.
    Day(Date),
    /// A year.
    Year(i32),
    /// Yes or no.
    YesNo(bool),
    /// One of a list, by its place.
    One(usize),
    /// Some of a list: a bit for each, in the order of the list.
    Several(u32),
    /// The average of a document, or a mark.
    Decimal(Decimal),
    /// A grade.
    Grade(Grade),
    /// The code of a specialty.
    Specialty(SpecialtyCode),
    /// A subject.
    Subject(Subject),
    /// Subjects; an open place is `None`.
    Subjects(Vec<Option<Subject>>),
    /// Marks of exams.
    Marks(Vec<ExamMark>),
    /// The person's own words.
    Text(String),
}

/// The kind of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A moment.
    Moment,
    /// A day.
    Day,
    /// A year.
    Year,
    /// Yes or no.
    YesNo,
    /// One of these codes.
    One(&'static [&'static str]),
    /// Some of these codes, or none of them.
    Several(&'static [&'static str]),
    /// The average of a document, 2 to 5.
    Average,
    /// A mark, or the best possible one.
    Mark,
    /// A grade.
    Grade,
    /// The code of a specialty.
    Specialty,
    /// A subject.
    Subject,
    /// Subjects in places.
    Subjects,
    /// Marks of exams.
    Marks,
    /// The person's own words.
    Text,
    /// No answer of its own: the choices as a whole.
    Whole,
}

impl Kind {
    /// The codes of a list; none for another kind.
    pub fn codes(self) -> &'static [&'static str] {
        match self {
            Self::One(codes) | Self::Several(codes) => codes,
            Self::Moment
            | Self::Day
            | Self::Year
            | Self::YesNo
            | Self::Average
            | Self::Mark
            | Self::Grade
            | Self::Specialty
            | Self::Subject
            | Self::Subjects
            | Self::Marks
            | Self::Text
            | Self::Whole => &[],
        }
    }
}

/// Declares [`Question`] and everything that follows from its lists.
macro_rules! questions {
    (
        case { $($(#[$own_doc:meta])* $own:ident = $own_key:literal, $own_path:literal, $($own_slot:ident).+: $own_type:ty;)+ }
        choice { $($(#[$of_doc:meta])* $of:ident = $of_key:literal, $of_path:literal, $($of_slot:ident).+: $of_type:ty;)+ }
    ) => {
        /// A question of a case, of the person or of any choice.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Question {
            $($(#[$own_doc])* $own,)+
            $($(#[$of_doc])* $of,)+
            /// A grade.
            Grade(Subject),
            /// Whether a paper is in hand.
            Held(Document),
            /// Until when a paper is valid.
            ValidUntil(Document),
            /// All the choices.
            Choices,
            /// One of the profile subjects, from 0.
            ProfileAt(usize),
            /// One mark, from 0.
            Mark(usize),
            /// The best possible mark of one exam, from 0.
            OutOf(usize),
        }

        impl Question {
            /// The questions of a whole answer, the person's own and then those of a choice, in the order of the
            /// contract. Grades and papers are families beside them: see [`Question::every`].
            pub const ALL: &'static [Self] = &[$(Self::$own,)+ $(Self::$of,)+];

            /// Whether it is asked of every choice.
            pub fn is_of_choice(&self) -> bool {
                match self {
                    $(Self::$own)|+ | Self::Grade(_) | Self::Held(_) | Self::ValidUntil(_) | Self::Choices => false,
                    $(Self::$of)|+ | Self::ProfileAt(_) | Self::Mark(_) | Self::OutOf(_) => true,
                }
            }

            /// The key of a question of [`Question::ALL`]; empty for one of a family.
            fn own_key(&self) -> &'static str {
                match self {
                    $(Self::$own => $own_key,)+
                    $(Self::$of => $of_key,)+
                    Self::Grade(_)
                    | Self::Held(_)
                    | Self::ValidUntil(_)
                    | Self::Choices
                    | Self::ProfileAt(_)
                    | Self::Mark(_)
                    | Self::OutOf(_) => "",
                }
            }

            /// The path of a question of [`Question::ALL`]; empty for one of a family. Apart from the keys, so that a
            /// program without the contract does not carry the paths.
            fn own_path(&self) -> &'static str {
                match self {
                    $(Self::$own => $own_path,)+
                    $(Self::$of => $of_path,)+
                    Self::Grade(_)
                    | Self::Held(_)
                    | Self::ValidUntil(_)
                    | Self::Choices
                    | Self::ProfileAt(_)
                    | Self::Mark(_)
                    | Self::OutOf(_) => "",
                }
            }

            /// Its key: `digitised`, `form`, `grade.algebra`, `paper.photo.until`.
            pub fn key(&self) -> String {
                match self {
                    $(Self::$own)|+ | $(Self::$of)|+ => self.own_key().to_string(),
                    Self::Grade(subject) => ["grade.", subject.id()].concat(),
                    Self::Held(document) => ["paper.", document.code()].concat(),
                    Self::ValidUntil(document) => ["paper.", document.code(), ".until"].concat(),
                    Self::Choices => "choices".to_string(),
                    Self::ProfileAt(at) => format!("profile.{at}"),
                    Self::Mark(at) => format!("marks.{at}.0"),
                    Self::OutOf(at) => format!("marks.{at}.1"),
                }
            }

            /// Its path in the contract, that of a question of a choice inside the choice.
            pub fn path(&self) -> String {
                match self {
                    $(Self::$own)|+ | $(Self::$of)|+ => self.own_path().to_string(),
                    Self::Grade(subject) => ["applicant.grades.", subject.id()].concat(),
                    Self::Held(document) => ["documents.", document.code(), ".held"].concat(),
                    Self::ValidUntil(document) => ["documents.", document.code(), ".valid_until"].concat(),
                    Self::Choices => "choices".to_string(),
                    Self::ProfileAt(at) => format!("subjects.profile.{at}"),
                    Self::Mark(at) => format!("exam_marks.{at}.mark"),
                    Self::OutOf(at) => format!("exam_marks.{at}.out_of"),
                }
            }

            /// The kind of its answer.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$own => <$own_type as Holds>::KIND,)+
                    $(Self::$of => <$of_type as Holds>::KIND,)+
                    Self::Grade(_) => Kind::Grade,
                    Self::Held(_) => Kind::YesNo,
                    Self::ValidUntil(_) => Kind::Day,
                    Self::Choices => Kind::Whole,
                    Self::ProfileAt(_) => Kind::Subject,
                    Self::Mark(_) | Self::OutOf(_) => Kind::Mark,
                }
            }
        }

        impl Case {
            /// Where the answer to a question is held; `None` if the choice is not there, or for one of a family that is
            /// held otherwise.
            fn slot(&self, place: &Place) -> Option<&dyn Slot> {
                let choice = || self.choices().get(place.choice);
                match &place.question {
                    $(Question::$own => Some(&self.$($own_slot).+),)+
                    $(Question::$of => Some(&choice()?.$($of_slot).+),)+
                    Question::ProfileAt(at) => Some(choice()?.profile.as_ref()?.get(*at)?),
                    Question::Mark(at) => Some(&choice()?.exam_marks.as_ref()?.get(*at)?.mark),
                    Question::OutOf(at) => Some(&choice()?.exam_marks.as_ref()?.get(*at)?.out_of),
                    Question::Grade(_) | Question::Held(_) | Question::ValidUntil(_) | Question::Choices => None,
                }
            }

            /// The same for writing; the choices up to that of the question come into being.
            fn slot_mut(&mut self, place: &Place) -> Option<&mut dyn Slot> {
                match &place.question {
                    $(Question::$own => Some(&mut self.$($own_slot).+),)+
                    $(Question::$of => Some(&mut self.choice_mut(place.choice)?.$($of_slot).+),)+
                    Question::Grade(_)
                    | Question::Held(_)
                    | Question::ValidUntil(_)
                    | Question::Choices
                    | Question::ProfileAt(_)
                    | Question::Mark(_)
                    | Question::OutOf(_) => None,
                }
            }
        }
    };
}

questions! {
    case {
        /// The moment for which the answer is asked.
        AsOf = "at", "as_of", as_of: Option<Moment>;
        /// Restrictive measures.
        RestrictionsInForce = "restrictions", "restrictions_in_force", restrictions_in_force: Option<bool>;
        /// Citizenship or status.
        Status = "status", "applicant.status", applicant.status: Option<Status>;
        /// Day of birth.
        BirthDate = "birth", "applicant.birth_date", applicant.birth_date: Option<Date>;
        /// Education so far.
        Base = "base", "applicant.base", applicant.base: Option<BaseEducation>;
        /// Qualification of a vocational education.
        VocationalQualification = "qualification", "applicant.vocational_qualification",
            applicant.vocational_qualification: Option<VocationalQualification>;
        /// Where the document was issued.
        IssuedIn = "issued_in", "applicant.education_document.issued_in",
            applicant.education_document.issued_in: Option<IssuedIn>;
        /// Year of the document.
        DocumentYear = "document_year", "applicant.education_document.year",
            applicant.education_document.year: Option<i32>;
        /// Whether it is digitised.
        Digitised = "digitised", "applicant.education_document.digitised",
            applicant.education_document.digitised: Option<bool>;
        /// Average of the document.
        CertificateAverage = "average", "applicant.certificate_average",
            applicant.certificate_average: Option<Decimal>;
        /// Disability.
        Disability = "disability", "applicant.disability", applicant.disability: Option<Disability>;
        /// What is impaired.
        Impairments = "impairments", "applicant.impairments", applicant.impairments: Option<Set<Impairment>>;
        /// Quotas.
        Quotas = "quotas", "applicant.quotas", applicant.quotas: Option<Set<QuotaCategory>>;
        /// The parent's service.
        OutOfCompetition = "service", "applicant.out_of_competition",
            applicant.out_of_competition: Option<ParentService>;
        /// Died or disabled on duty.
        OnDuty = "on_duty", "applicant.parent_died_or_disabled_on_duty",
            applicant.parent_died_or_disabled_on_duty: Option<bool>;
        /// Studied at the state's expense before.
        StateFundedBefore = "state_funded", "applicant.state_funded_before",
            applicant.state_funded_before: Option<bool>;
        /// Court sentence.
        DeprivedByCourt = "court", "applicant.deprived_by_court", applicant.deprived_by_court: Option<bool>;
        /// Consent.
        Consent = "consent", "applicant.consents_to_data_access",
            applicant.consents_to_data_access: Option<bool>;
    }
    choice {
        /// The person's own words for it.
        Label = "label", "label", label: String;
        /// Code of the specialty.
        Specialty = "specialty", "specialty", specialty: Option<SpecialtyCode>;
        /// Kind of the specialty.
        Kind = "kind", "kind", kind: Option<SpecialtyKind>;
        /// Level of the programme.
        Level = "level", "level", level: Option<ProgrammeLevel>;
        /// Who teaches.
        Provider = "provider", "provider", provider: Option<Provider>;
        /// Form of study.
        Form = "form", "form", form: Option<StudyForm>;
        /// Funding.
        Basis = "basis", "basis", basis: Option<FundingBasis>;
        /// Where one applies.
        Channel = "channel", "channel", channel: Option<Channel>;
        /// Whether the profile continues.
        SameProfile = "same_profile", "same_profile", same_profile: Option<bool>;
        /// Language whose grade counts.
        Language = "language", "subjects.language", language: Option<Subject>;
        /// Profile subjects.
        Profile = "profile", "subjects.profile", profile: Option<Vec<Option<Subject>>>;
        /// Exam marks.
        ExamMarks = "marks", "exam_marks", exam_marks: Option<Vec<ExamMark>>;
        /// Whether an enterprise requested the place.
        EnterpriseRequest = "enterprise_request", "enterprise_request", enterprise_request: Option<bool>;
        /// The day of the admission result.
        ResultOn = "result_on", "result_on", result_on: Option<Date>;
    }
}

impl Case {
    /// The answer to a question; `None` while it is open.
    pub fn answer(&self, place: &Place) -> Option<Value> {
        if let Question::Grade(subject) = &place.question {
            self.applicant.grades.get(subject).map(Value::Grade)
        } else if let Question::Held(document) = place.question {
            self.documents.get(document).held.value()
        } else if let Question::ValidUntil(document) = place.question {
            self.documents.get(document).valid_until.value()
        } else {
            self.slot(place)?.value()
        }
    }

    /// Replaces the answer to a question; `None` takes it back. The choices up to that of the question come
    /// into being.
    pub fn put(&mut self, place: &Place, value: Option<Value>) {
        if let Question::Grade(subject) = &place.question {
            let grade = if let Some(Value::Grade(grade)) = value { Some(grade) } else { None };
            self.applicant.grades.set(subject.clone(), grade);
        } else if let Question::Held(document) | Question::ValidUntil(document) = place.question {
            let mut paper = self.documents.get(document);
            if matches!(place.question, Question::Held(_)) {
                paper.held.put(value);
            } else {
                paper.valid_until.put(value);
            }
            self.documents.set(document, paper);
        } else if let Question::ProfileAt(at) = place.question {
            if let Some(choice) = self.choice_mut(place.choice) {
                put_at(&mut choice.profile, at, |subject| subject.put(value));
            }
        } else if let Question::Mark(at) | Question::OutOf(at) = place.question {
            let best = matches!(place.question, Question::OutOf(_));
            if let Some(choice) = self.choice_mut(place.choice) {
                put_at(&mut choice.exam_marks, at, |mark| {
                    if best { mark.out_of.put(value) } else { mark.mark.put(value) }
                });
            }
        } else if let Some(slot) = self.slot_mut(place) {
            slot.put(value);
        }
    }
}

/// Changes one place of a list. Open places at its end go, and a list without others is no answer.
fn put_at<T: Clone + Default + PartialEq>(list: &mut Option<Vec<T>>, at: usize, put: impl FnOnce(&mut T)) {
    let places = list.get_or_insert_with(Vec::new);
    if places.len() <= at {
        places.resize(at + 1, T::default());
    }
    if let Some(place) = places.get_mut(at) {
        put(place);
    }
    while places.last().is_some_and(|place| *place == T::default()) {
        places.pop();
    }
    if places.is_empty() {
        *list = None;
    }
}

impl Question {
    /// Every question that a case of the contract's own subjects can answer, in the order of the answers: the
    /// person's own, grades, papers, and then those of a choice.
    pub fn every() -> impl Iterator<Item = Self> {
        let own = Self::ALL.iter().filter(|question| !question.is_of_choice()).cloned();
        let grades = SchoolSubject::ALL.iter().map(|subject| Self::Grade(Subject::School(*subject)));
        let papers = Document::ALL.iter().flat_map(|paper| [Self::Held(*paper), Self::ValidUntil(*paper)]);
        let of_choice = Self::ALL.iter().filter(|question| question.is_of_choice()).cloned();
        own.chain(grades).chain(papers).chain(of_choice)
    }

    /// The question of a key without the number of a choice.
    pub fn from_key(key: &str) -> Option<Self> {
        if let Some(id) = key.strip_prefix("grade.") {
            return Subject::from_id(id).map(Self::Grade);
        }
        if let Some(code) = key.strip_prefix("paper.") {
            return match code.strip_suffix(".until") {
                Some(code) => Document::from_code(code).map(Self::ValidUntil),
                None => Document::from_code(code).map(Self::Held),
            };
        }
        Self::ALL.iter().find(|question| question.own_key() == key).cloned()
    }

    /// The question, asked of the choice at that place, from 0.
    pub fn of(self, choice: usize) -> Place {
        Place { choice: if self.is_of_choice() { choice } else { 0 }, question: self }
    }
}

/// A question and, if it is asked of every choice, of which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The choice, from 0; 0 for a question of the person.
    pub choice: usize,
    /// The question.
    pub question: Question,
}

impl From<Question> for Place {
    /// Of the first choice, if it is asked of one.
    fn from(question: Question) -> Self {
        question.of(0)
    }
}

impl Place {
    /// Its key: `base`, `2.form`.
    pub fn key(&self) -> String {
        let key = self.question.key();
        if self.question.is_of_choice() { format!("{}.{key}", self.choice.saturating_add(1)) } else { key }
    }

    /// The place of a key, of the choices that a case may have.
    pub fn from_key(key: &str) -> Option<Self> {
        let numbered =
            key.split_once('.').and_then(|(number, key)| Some((number.parse::<usize>().ok()?, key)));
        let (choice, key) = match numbered {
            Some((number, key)) => (Some(number.checked_sub(1)?), key),
            None => (None, key),
        };
        let question =
            Question::from_key(key).filter(|question| question.is_of_choice() == choice.is_some())?;
        choice.is_none_or(|at| at < MAX_CHOICES).then(|| question.of(choice.unwrap_or(0)))
    }

    /// Its path in the contract: `choices.0.subjects.language`.
    pub fn path(&self) -> String {
        let path = self.question.path();
        if self.question.is_of_choice() { format!("choices.{}.{path}", self.choice) } else { path }
    }
}

impl Case {
    /// The choice at that place, from 0; it and those before it come into being.
    pub fn choice_mut(&mut self, at: usize) -> Option<&mut Choice> {
        if at >= MAX_CHOICES {
            return None;
        }
        let choices = self.choices.get_or_insert_with(Vec::new);
        while choices.len() <= at {
            choices.push(Choice::default());
        }
        choices.get_mut(at)
    }

    /// Every answer of the case with its place, in the order in which they are written: the person's own, grades,
    /// papers, and then the choices.
    pub fn answers(&self) -> Vec<(Place, Value)> {
        let mut answers = Vec::new();
        let mut add = |question: Question, at| {
            let place = question.of(at);
            answers.extend(self.answer(&place).map(|value| (place, value)));
        };
        for question in Question::ALL.iter().filter(|question| !question.is_of_choice()) {
            add(question.clone(), 0);
        }
        for (subject, _) in self.applicant.grades.iter() {
            add(Question::Grade(subject.clone()), 0);
        }
        for paper in Document::ALL.iter().copied() {
            add(Question::Held(paper), 0);
            add(Question::ValidUntil(paper), 0);
        }
        for at in 0..self.choices().len() {
            for question in Question::ALL.iter().filter(|question| question.is_of_choice()) {
                add(question.clone(), at);
            }
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_and_every_path_names_one_question() {
        let (mut keys, mut paths) = (Vec::new(), Vec::new());
        for question in Question::every() {
            let place = question.clone().of(2);
            assert_eq!(Place::from_key(&place.key()), Some(place.clone()));
            assert_eq!(question.is_of_choice(), place.key().starts_with("3."), "{question:?}");
            keys.push(place.key());
            paths.push(place.path());
        }
        for names in [&mut keys, &mut paths] {
            let all = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), all);
        }
    }

    #[test]
    fn what_is_no_key_names_nothing() {
        for key in [
            "",
            "x",
            "0.form",
            "5.form",
            "form",
            "1.base",
            "1.marks.0.0",
            "grade.",
            "grade.Ä",
            "paper.x",
            "1.",
        ] {
            assert_eq!(Place::from_key(key), None, "{key}");
        }
    }

    #[test]
    fn an_answer_of_another_kind_leaves_the_question_open() {
        for question in Question::every() {
            let place = question.of(1);
            let mut case = Case::default();
            case.put(&place, Some(Value::Year(2026)));
            let year = place.question.kind() == Kind::Year;
            assert_eq!(case.answer(&place), year.then_some(Value::Year(2026)), "{place:?}");
        }
    }

    #[test]
    fn a_list_has_no_open_places_at_its_end() {
        let subject = Subject::School(SchoolSubject::Algebra);
        let mut case = Case::default();
        case.put(&Question::ProfileAt(1).into(), Some(Value::Subject(subject.clone())));
        assert_eq!(case.choices()[0].profile, Some(vec![None, Some(subject)]));
        case.put(&Question::ProfileAt(1).into(), None);
        assert_eq!(case.choices()[0].profile, None);
        let mark = Decimal::parse("4").ok().map(Value::Decimal);
        case.put(&Question::OutOf(0).into(), mark.clone());
        assert_eq!(case.answer(&Question::OutOf(0).into()), mark);
        assert_eq!(case.answer(&Question::Mark(0).into()), None);
    }
}
