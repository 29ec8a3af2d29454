//! What is said of the time after applying, and of a refusal.

use talapker::formats::answers;
use talapker::report::{ChoiceReport, Section, choice};
use talapker::rules::assess;
use talapker::rules::assessment::{Mark, Reason};
use talapker::rules::calendar::Moment;
use talapker::rules::edition::CURRENT;
use talapker::text::source::all;
use talapker::text::{Key, Words};

use super::support::{day, edition_day};

const MEDICAL: &str = "base=general_secondary&issued_in=kazakhstan&1.kind=medical&1.level=mid_level\
    &1.form=full_time&1.basis=state_order";

fn of(words: &Words, answers: &str, now: Moment) -> ChoiceReport {
    let (case, unused) = answers::read(answers);
    assert!(unused.is_empty(), "{unused:?}");
    choice(words, &case, 0, &assess(&case, CURRENT, now)).unwrap()
}

fn lines(words: &Words, section: &Section) -> Vec<(String, Option<Mark>)> {
    section.items.iter().map(|item| (item.value.line(words), item.mark)).collect()
}

fn texts(words: &Words, keys: &[Key]) -> Vec<String> {
    keys.iter().map(|key| words.t(*key).to_string()).collect()
}

#[test]
fn what_one_holds_is_that_of_the_channel() {
    for words in all() {
        let now = Moment::morning(day(2026, 8, 3));
        let said = |answers: &str| {
            let held = of(&words, answers, now).after.held;
            (held.title, lines(&words, &held).into_iter().map(|(text, _)| text).collect::<Vec<_>>())
        };
        let portal = texts(&words, &[Key::after_notice, Key::after_status, Key::after_result]);
        assert_eq!(said(MEDICAL), (words.t(Key::after_portal_title), portal));
        let college = MEDICAL.replace("kazakhstan", "abroad");
        let receipt = texts(&words, &[Key::after_receipt]);
        assert_eq!(said(&college), (words.t(Key::after_college_title), receipt));
    }
}

/// The recording may not be given, which is a reading; a paid exam is only possible, so all of it is.
#[test]
fn an_exam_is_followed_by_its_check_and_its_recording() {
    for words in all() {
        let now = Moment::morning(day(2026, 8, 3));
        let said = lines(&words, &of(&words, MEDICAL, now).after.exam);
        let [sent, kept, ask] = [Key::after_exam_sent, Key::after_exam_kept, Key::after_exam_ask];
        let plain = |key: Key| (words.t(key).to_string(), None);
        assert_eq!(said[..2], [plain(sent), plain(kept)]);
        assert_eq!(said[2], (words.t(ask).to_string(), Some(Mark::Reading)));
        let own = of(&words, &format!("{MEDICAL}&1.provider=own_competition"), now).after.exam;
        assert!(lines(&words, &own).iter().all(|(text, _)| text != words.t(sent)));
        let paid = of(&words, &MEDICAL.replace("state_order", "paid"), now).after.exam;
        assert!(paid.items.len() == 2 && paid.items.iter().all(|item| item.mark == Some(Mark::Reading)));
        let general = of(&words, &MEDICAL.replace("medical", "general"), now).after.exam;
        assert!(general.is_empty());
    }
}

/// The last minute at which one can apply again is said, and after it nothing of it.
#[test]
fn a_refusal_is_compared_and_one_may_try_again_in_time() {
    for words in all() {
        let last = edition_day(CURRENT.windows.pedagogical_medical);
        let seen = |now| of(&words, MEDICAL, now);
        let file_by = seen(Moment::morning(day(2026, 8, 3))).verdict.unwrap().window.file_by;
        assert!(file_by.date <= last);
        let again = words.t(Key::refusal_check_again).replace("{moment}", &words.moment(file_by));
        let says = |now| {
            let refusal = seen(now).after.refusal;
            let said = lines(&words, &refusal);
            (said.len(), said.contains(&(again.clone(), Some(Mark::Reading))))
        };
        assert_eq!(says(Moment { minute: file_by.minute - 1, ..file_by }), (4, true));
        assert_eq!(says(file_by), (3, false));
        assert_eq!(
            says(Moment::morning(day(2026, 6, 24))),
            (0, false),
            "nobody is refused before the opening"
        );
    }
}

/// Who claims a place out of competition is told that kinship is to be proved, as our reading; nobody else.
#[test]
fn a_claim_names_kinship() {
    for words in all() {
        let now = Moment::morning(day(2026, 8, 3));
        let claims = format!("{MEDICAL}&service=law_enforcement&on_duty=yes");
        let steps = of(&words, &claims, now).steps;
        let remark = steps.remark.unwrap();
        assert_eq!(remark.value.line(&words), words.t(Key::claim_kinship));
        assert_eq!(remark.mark, Some(Mark::Reading));
        assert_eq!(of(&words, MEDICAL, now).steps.remark, None);
    }
}

/// What the sheet picks out of the refusals is known by its reason.
#[test]
fn a_wrong_channel_is_told_by_its_reason() {
    for words in all() {
        let wrong = format!("{}&1.channel=portal&paper.photo=no", MEDICAL.replace("kazakhstan", "abroad"));
        let refused = of(&words, &wrong, Moment::morning(day(2026, 8, 3))).refused;
        let reason = |reason: Reason| {
            let of =
                refused.items.iter().filter(|item| item.why.as_ref().is_some_and(|w| w.reason == reason));
            of.map(|item| item.value.line(&words)).collect::<Vec<_>>()
        };
        assert_eq!(reason(Reason::RefusedWrongChannel), texts(&words, &[Key::refused_wrong_channel]));
        assert!(!reason(Reason::RefusedMissing).is_empty());
    }
}

/// Where the order names a day that comes before the window ends, it is not said that there is none.
#[test]
fn a_day_before_the_end_of_the_window_is_not_called_missing() {
    for words in all() {
        let now = Moment::morning(day(2026, 7, 15));
        let evening = MEDICAL.replace("medical", "general").replace("full_time", "evening");
        let said = lines(&words, &of(&words, &evening, now).dates);
        assert_eq!(said[0].0, words.t(Key::season_undated_after), "{said:?}");
        let higher = MEDICAL.replace("medical", "general").replace("general_secondary", "higher")
            + "&1.same_profile=no";
        let said = lines(&words, &of(&words, &higher, now).dates);
        assert_eq!(said[0].0, words.t(Key::milestone_none), "{said:?}");
    }
}
