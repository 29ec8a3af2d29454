//! A case as a link: readable `key=value` pairs behind the page's path, sorted, with the edition.
//!
//! `#/result?1.form=full_time&1.profile=algebra,physics&base=basic_secondary&edition=578-20-2025-2026&lang=ru&sum=37806`
//!
//! Messengers cut links and change letters in them, and what is left can still be read, as other answers. So
//! the last pair is a sum over the answers and the edition: where it is missing or another, the page says so.
//!
//! A link is forwarded, and stays in chats for years. So what tells of a person's family, health or
//! papers is left out unless it is ticked, group by group ([`Group::of`]). Reading is total: what cannot be used is left out and counted.

use crc::{CRC_16_XMODEM, Crc, NoTable};

use super::answers;
use super::percent::escape;
use crate::rules::case::{Case, Choice, Document, Provider};
use crate::rules::code::{Set, codes};
use crate::rules::edition::Edition;
use crate::rules::question::{Place, Question};

/// The longest text that is read, in bytes; a full case with long labels has half of it.
pub const LONGEST: usize = 16 * 1024;

/// The key of the edition.
const EDITION: &str = "edition";
/// The key of the language.
const LANG: &str = "lang";
/// The key of the sum. It stands last, so that whatever is cut off takes of it.
const SUM: &str = "sum";
/// Any one byte that is changed, and any two bytes side by side, change this sum.
const CRC: Crc<u16, NoTable> = Crc::<u16, NoTable>::new(&CRC_16_XMODEM);

codes! {
    /// Answers that go into a link only if they are ticked.
    pub enum Group {
        /// Quotas, and the parent's service with its paper.
        Family = "family",
        /// Disability, impairments, the paper on them.
        Health = "health",
        /// Birth, status and its papers, earlier study, court, consent, and a programme that tells of one's
        /// faith, needs or imprisonment.
        Person = "person",
        /// The person's own words.
        Labels = "labels",
    }
}

impl Group {
    /// The group of an answer of the case; `None` if it goes into every link.
    pub fn of(case: &Case, place: &Place) -> Option<Self> {
        match &place.question {
            Question::AsOf
            | Question::RestrictionsInForce
            | Question::Base
            | Question::VocationalQualification
            | Question::IssuedIn
            | Question::DocumentYear
            | Question::Digitised
            | Question::CertificateAverage
            | Question::Grade(_)
            | Question::Choices
            | Question::Specialty
            | Question::Kind
            | Question::Form
            | Question::Basis
            | Question::Channel
            | Question::SameProfile
            | Question::Language
            | Question::Profile
            | Question::ProfileAt(_)
            | Question::ExamMarks
            | Question::EnterpriseRequest
            | Question::ResultOn
            | Question::Mark(_)
            | Question::OutOf(_) => None,
            Question::Quotas | Question::OutOfCompetition | Question::OnDuty => Some(Self::Family),
            Question::Disability | Question::Impairments => Some(Self::Health),
            Question::Status
            | Question::BirthDate
            | Question::StateFundedBefore
            | Question::DeprivedByCourt
            | Question::Consent => Some(Self::Person),
            Question::Held(document) | Question::ValidUntil(document) => Self::of_paper(*document),
            Question::Label => Some(Self::Labels),
            // Without its provider a choice is read as one at a college, whose last day can be later. So the
            // level goes with it: the day is then open, not wrong.
            Question::Provider | Question::Level => case
                .choices()
                .get(place.choice)
                .filter(|choice| tells_of_the_person(choice))
                .map(|_| Self::Person),
        }
    }

    fn of_paper(document: Document) -> Option<Self> {
        match document {
            Document::Application | Document::EducationDocument | Document::Photo | Document::Medical075u => {
                None
            }
            Document::Mse031u => Some(Self::Health),
            Document::StatusDocument => Some(Self::Family),
            Document::DigitalIdentity
            | Document::ResidencePermit
            | Document::StatelessCertificate
            | Document::RefugeeCertificate
            | Document::AsylumCertificate
            | Document::KandasCertificate => Some(Self::Person),
        }
    }
}

fn tells_of_the_person(choice: &Choice) -> bool {
    match choice.known_provider() {
        Provider::SpecialProgramme | Provider::Religious | Provider::Penitentiary => true,
        Provider::College | Provider::OwnCompetition => false,
    }
}

/// Whether an answer of the case goes into a link for which those groups were ticked.
pub fn includes(case: &Case, place: &Place, ticked: Set<Group>) -> bool {
    Group::of(case, place).is_none_or(|group| ticked.contains(group))
}

/// The answers that go into a link, as [`answers`] writes them and in its order.
pub fn contents(case: &Case, ticked: Set<Group>) -> Vec<(Place, String)> {
    let mut pairs = answers::all(case);
    pairs.retain(|(place, _)| includes(case, place, ticked));
    pairs
}

/// The groups that this case has answers of.
pub fn groups(case: &Case) -> Set<Group> {
    answers::all(case).iter().filter_map(|(place, _)| Group::of(case, place)).collect()
}

fn keyed(pairs: Vec<(Place, String)>) -> Vec<(String, String)> {
    pairs.into_iter().map(|(place, text)| (place.key(), text)).collect()
}

/// What stands behind the `?` of a link: all pairs, sorted by key.
pub fn write(case: &Case, ticked: Set<Group>, edition: &Edition, lang: &str) -> String {
    let mut pairs = keyed(contents(case, ticked));
    pairs.push((EDITION.to_string(), edition.code()));
    let sum = sum(&pairs);
    pairs.push((LANG.to_string(), lang.to_string()));
    pairs.push((SUM.to_string(), sum));
    pairs.sort();
    line(&pairs)
}

fn line(pairs: &[(String, String)]) -> String {
    let pairs = pairs.iter().map(|(key, text)| format!("{key}={}", escape(text)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The sum over the answers, in the order of the case, and the edition: whatever their order in the link, and
/// however a messenger has escaped them. Without the language, which one may change.
fn sum(pairs: &[(String, String)]) -> String {
    CRC.checksum(line(pairs).as_bytes()).to_string()
}

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The answers that could be read.
    pub case: Case,
    /// The edition as the link names it; empty if it names none.
    pub edition: String,
    /// How many parts could not be read.
    pub unread: usize,
    /// Whether the sum agrees with what was read: nothing was lost or changed on the way.
    pub whole: bool,
}

/// The case of a fragment; `None` if it names a page and its language alone.
pub fn read(fragment: &str) -> Option<Link> {
    let (_, query) = fragment.split_once('?')?;
    let (query, beyond) = cut(query);
    let (mut case, unused) = answers::read(query);
    let unread = unused.iter().filter(|key| ![EDITION, LANG, SUM].contains(&key.as_str())).count() + beyond;
    let value = |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
    let edition = value(EDITION);
    if unread == 0 && edition.is_none() && case == Case::default() {
        return None;
    }
    let mut pairs = keyed(answers::all(&case));
    pairs.extend(edition.map(|edition| (EDITION.to_string(), edition.to_string())));
    let whole = unread == 0 && value(SUM) == Some(sum(&pairs).as_str());
    for choice in case.choices.iter_mut().flatten() {
        choice.label.retain(is_plain);
    }
    Some(Link { case, edition: edition.unwrap_or_default().to_string(), unread, whole })
}

/// The part of a text that is read, and how many pairs are beyond it.
fn cut(query: &str) -> (&str, usize) {
    if query.len() <= LONGEST {
        return (query, 0);
    }
    let bytes = query.as_bytes();
    let end = bytes.iter().take(LONGEST).rposition(|byte| *byte == b'&').unwrap_or(0);
    let beyond = bytes.iter().skip(end + 1).filter(|byte| **byte == b'&').count() + 1;
    (query.get(..end).unwrap_or(""), beyond)
}

/// Whether a character of somebody else's label may be shown: not one that is unseen, or that turns
/// the direction of what stands around it.
fn is_plain(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !turns && !c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::code::Code as _;
    use crate::rules::edition::CURRENT;

    /// Every question answered, each with a choice at a college.
    const FULL: &str = "at=2026-08-03T10:00&restrictions=no&status=kandas&birth=2011-03-09&base=vocational\
        &qualification=worker&issued_in=kazakhstan&document_year=2026&digitised=yes&average=4.62&disability=child\
        &impairments=sight&quotas=rural_youth,orphan&service=serviceman&on_duty=no&state_funded=no&court=no\
        &consent=yes&grade.algebra=5&grade.astronomy=3&1.label=%D0%9C%D0%B5%D0%B4%20%26%20%25&1.specialty=06130100\
        &1.kind=general&1.level=mid_level&1.provider=college&1.form=full_time&1.basis=state_order&1.channel=portal\
        &1.same_profile=yes&1.language=kazakh_language&1.profile=algebra,informatics&1.marks=80/100,/5&2.form=evening";

    fn full() -> Case {
        let (mut case, unused) = answers::read(FULL);
        assert!(unused.is_empty(), "{unused:?}");
        for document in Document::ALL {
            answers::set(&mut case, &Question::Held(*document).into(), "yes").unwrap();
            answers::set(&mut case, &Question::ValidUntil(*document).into(), "2026-12-31").unwrap();
        }
        case
    }

    fn everything() -> Set<Group> {
        Group::ALL.iter().copied().collect()
    }

    fn link(case: &Case, ticked: Set<Group>) -> String {
        format!("#/result?{}", write(case, ticked, CURRENT, "ru"))
    }

    fn keys(case: &Case, ticked: Set<Group>) -> Vec<String> {
        let mut keys: Vec<String> =
            contents(case, ticked).into_iter().map(|(place, _)| place.key()).collect();
        keys.sort();
        keys
    }

    #[test]
    fn a_full_case_goes_round() {
        let read = read(&link(&full(), everything())).unwrap();
        assert_eq!((read.case, read.edition.as_str()), (full(), "578-20-2025-2026"));
        assert_eq!((read.unread, read.whole), (0, true));
    }

    #[test]
    fn pairs_are_sorted_and_readable() {
        let (case, _) = answers::read("base=basic_secondary&1.form=full_time&1.profile=algebra,physics");
        let text = "1.form=full_time&1.profile=algebra,physics&base=basic_secondary&edition=578-20-2025-2026&lang=ru&sum=37806";
        assert_eq!(write(&case, Set::new(), CURRENT, "ru"), text);
        let full = write(&full(), everything(), CURRENT, "ru");
        let keys: Vec<&str> = full.split('&').map(|pair| pair.split('=').next().unwrap()).collect();
        assert!(keys.is_sorted() && keys.len() > 50, "{keys:?}");
    }

    /// The whole list: a new question in every link is named here.
    #[test]
    fn without_a_tick_exactly_these_answers_go_in() {
        let open = "1.basis 1.channel 1.form 1.kind 1.language 1.level 1.marks 1.profile 1.provider 1.same_profile \
            1.specialty 2.form at average base digitised document_year grade.algebra grade.astronomy issued_in \
            paper.application paper.application.until paper.education_document paper.education_document.until \
            paper.medical_075u paper.medical_075u.until paper.photo paper.photo.until qualification restrictions";
        assert_eq!(keys(&full(), Set::new()).join(" "), open);
    }

    #[test]
    fn each_tick_adds_its_own_answers_and_no_others() {
        let added = |group| {
            let without = keys(&full(), Set::new());
            let with = keys(&full(), [group].into_iter().collect());
            with.into_iter().filter(|key| !without.contains(key)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            added(Group::Family),
            "on_duty paper.status_document paper.status_document.until quotas service"
        );
        assert_eq!(added(Group::Health), "disability impairments paper.mse_031u paper.mse_031u.until");
        let papers = "paper.asylum_certificate paper.asylum_certificate.until paper.digital_identity \
            paper.digital_identity.until paper.kandas_certificate paper.kandas_certificate.until \
            paper.refugee_certificate paper.refugee_certificate.until paper.residence_permit \
            paper.residence_permit.until paper.stateless_certificate paper.stateless_certificate.until";
        assert_eq!(added(Group::Person), format!("birth consent court {papers} state_funded status"));
        assert_eq!(added(Group::Labels), "1.label");
        assert_eq!(keys(&full(), everything()).len(), answers::all(&full()).len(), "a question has no place");
        assert_eq!(groups(&full()), everything());
        assert!(groups(&answers::read("base=higher").0).is_empty());
    }

    #[test]
    fn a_programme_that_tells_of_the_person_goes_in_only_with_its_tick() {
        for provider in [Provider::SpecialProgramme, Provider::Religious, Provider::Penitentiary] {
            let line = format!("1.provider={}&1.level=mid_level&1.form=evening", provider.code());
            let (case, _) = answers::read(&line);
            assert_eq!(keys(&case, Set::new()), ["1.form"]);
            assert_eq!(
                keys(&case, [Group::Person].into_iter().collect()),
                ["1.form", "1.level", "1.provider"]
            );
        }
    }

    #[test]
    fn a_page_with_its_language_is_no_case() {
        for fragment in
            ["", "#", "#/", "#/result?lang=ru", "#/law/578/12?lang=kk", "#/result?", "#/result?&&lang=en&"]
        {
            assert_eq!(read(fragment), None, "{fragment}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_counted_and_the_rest_stays() {
        let link = read("#/result?lang=ru&base=higher&base.x=1&average=%4&birth=%FF&utm=1&x").unwrap();
        assert_eq!((link.unread, link.edition.as_str()), (5, ""));
        assert_eq!(answers::write(&link.case), "base=higher");
    }

    #[test]
    fn unseen_and_turning_characters_of_a_label_are_dropped() {
        let link = read("#/?1.label=a%E2%80%AEb%E2%80%8B%00%1B%EF%BB%BFc%D0%AF<b>").unwrap();
        assert_eq!(link.case.choices()[0].label, "abcЯ<b>");
    }

    #[test]
    fn what_is_too_long_is_cut_at_a_pair_and_counted() {
        let long = format!("#/result?base=higher&{}", "1.form=evening&".repeat(7000));
        let link = read(&long).unwrap();
        assert_eq!(answers::write(&link.case), "base=higher&1.form=evening");
        assert!((5000..7001).contains(&link.unread), "{}", link.unread);
        let one = read(&format!("#/?1.label={}", "x".repeat(100_000))).unwrap();
        assert_eq!((one.case, one.unread), (Case::default(), 1));
        assert!(read(&format!("#/?{}", "é&".repeat(50_000))).is_some());
    }

    /// Read again it is the same, and it never holds more than what came in.
    fn survives(text: &str) {
        let Some(read) = read(text) else { return };
        assert!(!read.whole || read.case == full(), "{text} passes for another case");
        let again = answers::write(&read.case);
        // Escaping makes three bytes of one, and an empty choice before a later one is not written.
        assert!(again.len() <= 3 * text.len(), "{text} grew to {again}");
        assert_eq!(answers::read(&again).0.applicant, read.case.applicant);
        assert!(read.case.choices().len() <= 4 && read.unread <= text.len());
    }

    #[test]
    fn every_cut_is_read_and_known_for_what_it_is() {
        let good = link(&full(), everything());
        let begin = good.find('?').unwrap();
        for at in 0..=good.len() {
            survives(good.get(..at).unwrap());
            // What names a page alone is no case; every other end that is missing is missed.
            let cut = read(good.get(..at).unwrap());
            assert_eq!(cut.is_none(), at <= begin + 1, "{at}");
            assert!(cut.is_none_or(|link| link.whole == (at == good.len())), "{at}");
            survives(good.get(at..).unwrap());
        }
    }

    #[test]
    fn what_a_messenger_does_to_a_link_does_not_make_it_another() {
        let good = link(&full(), everything());
        for same in [good.replace(',', "%2C"), good.replace(':', "%3a"), good.replace("lang=ru", "lang=kk")] {
            assert!(same != good && read(&same).unwrap().whole, "{same}");
        }
    }

    #[test]
    fn every_flip_of_a_bit_and_every_byte_in_every_place_is_read() {
        let good = link(&full(), everything()).into_bytes();
        for at in 0..good.len() {
            let mut bytes = good.clone();
            for flip in 0..8 {
                bytes[at] = good[at] ^ (1 << flip);
                survives(&String::from_utf8_lossy(&bytes));
            }
            for byte in *b"%&=.,?#/\0 <\"9" {
                bytes[at] = byte;
                survives(&String::from_utf8_lossy(&bytes));
            }
        }
    }
}
