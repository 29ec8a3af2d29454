//! A case in one line.

use crate::formats::answers;
use crate::rules::case::{Case, Choice, FundingBasis, StudyForm};
use crate::text::labels::AFTER;
use crate::text::{Key, Words};

/// The case in one line: `9-сыныптан кейін · Педагогикалық мамандық · Күндізгі, ақылы`.
pub fn summary(words: &Words, case: &Case) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(case.applicant.base.map(|base| words.from_list(AFTER, base).to_string()));
    let told: Vec<&Choice> = case.choices().iter().filter(|choice| **choice != Choice::default()).collect();
    if let Some(choice) = told.first() {
        let code = || choice.specialty.map(|code| code.to_string());
        let kind = || choice.kind.map(|kind| words.of(kind).to_string());
        let label = Some(choice.label.clone()).filter(|label| !label.is_empty());
        parts.extend(label.or_else(code).or_else(kind));
        parts.extend(way(words, choice));
    }
    let more = if parts.is_empty() { answers::all(case).len() } else { told.len().saturating_sub(1) };
    if more > 0 {
        parts.push(words.fill(Key::cases_more, &[("n", &more.to_string())]));
    }
    if parts.is_empty() { words.t(Key::cases_blank).to_string() } else { parts.join(" · ") }
}

/// How one would study, in people's words where both answers are there.
fn way(words: &Words, choice: &Choice) -> Option<String> {
    let key = match (choice.form, choice.basis) {
        (Some(StudyForm::FullTime), Some(FundingBasis::StateOrder)) => Key::home_way_state_order,
        (Some(StudyForm::FullTime), Some(FundingBasis::Paid)) => Key::home_way_paid,
        (Some(StudyForm::Evening), Some(FundingBasis::StateOrder)) => Key::home_way_evening_state_order,
        (Some(StudyForm::Evening), Some(FundingBasis::Paid)) => Key::home_way_evening_paid,
        (Some(StudyForm::Correspondence), Some(FundingBasis::StateOrder)) => {
            Key::home_way_correspondence_state_order
        }
        (Some(StudyForm::Correspondence), Some(FundingBasis::Paid)) => Key::home_way_correspondence_paid,
        (Some(form), None) => return Some(words.of(form).to_string()),
        (None, basis) => return basis.map(|basis| words.of(basis).to_string()),
    };
    Some(words.t(key).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::text::source::words;

    fn said(lang: Lang, line: &str) -> String {
        summary(&words(lang), &answers::read(line).0)
    }

    #[test]
    fn a_case_is_told_by_its_base_its_first_choice_and_what_is_more() {
        let line = "base=basic_secondary&1.kind=pedagogical&1.form=full_time&1.basis=paid";
        let text = said(Lang::Kk, line);
        assert_eq!(text.matches(" · ").count(), 2, "{text}");
        for (more, count) in
            [("&2.kind=medical", Some(1)), ("&2.kind=medical&3.form=evening", Some(2)), ("", None)]
        {
            let text = said(Lang::Kk, &format!("{line}{more}"));
            let last = count.map(|n: usize| words(Lang::Kk).fill(Key::cases_more, &[("n", &n.to_string())]));
            assert_eq!(text.matches(" · ").count(), 2 + usize::from(last.is_some()), "{text}");
            assert!(last.is_none_or(|last| text.ends_with(&last)), "{text}");
        }
    }

    /// The person's own name for a choice, else its code, else its kind.
    #[test]
    fn a_choice_is_named_by_the_first_that_it_has() {
        let line = "1.kind=medical&1.specialty=09130100&1.label=Near home";
        assert_eq!(said(Lang::En, line), "Near home");
        assert_eq!(said(Lang::En, "1.kind=medical&1.specialty=09130100"), "09130100");
        assert_eq!(said(Lang::En, "1.kind=medical"), words(Lang::En).t(Key::kind_medical));
    }

    #[test]
    fn how_one_would_study_is_told_as_far_as_it_is_known() {
        let words = words(Lang::En);
        for (line, expected) in [
            ("1.form=full_time&1.basis=state_order", words.t(Key::home_way_state_order)),
            ("1.form=full_time&1.basis=paid", words.t(Key::home_way_paid)),
            ("1.form=evening&1.basis=paid", words.t(Key::home_way_evening_paid)),
            ("1.form=correspondence&1.basis=state_order", words.t(Key::home_way_correspondence_state_order)),
            ("1.form=evening", words.of(StudyForm::Evening)),
            ("1.form=full_time", words.of(StudyForm::FullTime)),
            ("1.basis=paid", words.of(FundingBasis::Paid)),
        ] {
            assert_eq!(said(Lang::En, line), expected, "{line}");
        }
    }

    #[test]
    fn without_any_of_that_the_answers_are_counted() {
        let words = words(Lang::En);
        assert_eq!(said(Lang::En, ""), words.t(Key::cases_blank));
        assert_eq!(said(Lang::En, "average=4.5&status=kandas"), words.fill(Key::cases_more, &[("n", "2")]));
    }
}
