//! What is saved as text: the answers that the browser remembers, the state of the page across a reload or a change
//! of module, and cases under their names ([`cases`]).
//!
//! All of it has one form. The first line names what it is and its version; then come entries, one a line, with their
//! parts separated by tabs and their answers as [`answers`] writes them. A text with another first line is not read.
//! A page of an older version may be open beside this one and read what this one writes: a version changes only
//! together with what such a page could not read.

#[cfg(feature = "json")]
pub mod cases;

use super::answers;
use crate::rules::case::Case;

/// The first line of remembered answers; the second holds them.
const ANSWERS: &str = "talapker-answers/1";
/// The first line of a state: then whether to remember, the answers, and an entry for each unreadable field.
const STATE: &str = "talapker-handover/1";
const REMEMBER: &str = "remember";
const FORGET: &str = "forget";
/// Not remembered, and said to come from a link; older pages read it as [`FORGET`].
const LINK: &str = "link";

/// What comes after the first line; `None` if that is another.
fn entries<'a>(text: &'a str, first: &str) -> Option<&'a str> {
    text.split_once('\n').filter(|(line, _)| *line == first).map(|(_, rest)| rest)
}

/// The state of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The answers.
    pub case: Case,
    /// Whether they are remembered on this device.
    pub remember: bool,
    /// Whether the page says that they come from a link, which are not remembered.
    pub from_link: bool,
    /// Texts in fields that cannot be read yet: the key and the text.
    pub drafts: Vec<(String, String)>,
}

impl Snapshot {
    /// The state with answers that are remembered.
    pub fn remembered(case: Case) -> Self {
        Self { case, remember: true, ..Self::default() }
    }

    /// The text of the state.
    pub fn write(&self) -> String {
        let remember = match (self.remember, self.from_link) {
            (true, _) => REMEMBER,
            (false, true) => LINK,
            (false, false) => FORGET,
        };
        // Fields hold one line.
        let plain = |typed: &str| typed.replace(['\n', '\r', '\t'], " ");
        let drafts = self.drafts.iter().map(|(key, typed)| format!("\n{key}\t{}", plain(typed)));
        format!("{STATE}\n{remember}\n{}{}", answers::write(&self.case), drafts.collect::<String>())
    }

    /// Reads a state; `None` if the text is none. It may come from a page of an older version: what is unknown in
    /// it is left out.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = entries(text, STATE)?.split('\n');
        let kept = lines.next()?;
        let (case, _) = answers::read(lines.next()?);
        let draft =
            |line: &str| line.split_once('\t').map(|(key, typed)| (key.to_string(), typed.to_string()));
        let drafts = lines.filter_map(draft).collect();
        Some(Self { case, remember: kept == REMEMBER, from_link: kept == LINK, drafts })
    }
}

/// The text of remembered answers.
pub fn write_answers(case: &Case) -> String {
    format!("{ANSWERS}\n{}", answers::write(case))
}

/// Reads remembered answers; `None` if the text is not that, or if anything in it is unknown: it would be lost with
/// the next answer.
pub fn read_answers(text: &str) -> Option<Case> {
    let (case, unused) = answers::read(entries(text, ANSWERS)?);
    unused.is_empty().then_some(case)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As earlier versions wrote them.
    const OLD_ANSWERS: &str = "talapker-answers/1\nbase=basic_secondary&1.label=a%26b&1.form=full_time";
    const OLD_STATE: &str = "talapker-handover/1\nremember\nbase=basic_secondary&1.label=a%26b&1.form=full_time\nbirth\t31.02.2010\n1.label\t ";

    fn case() -> Case {
        answers::read("base=basic_secondary&1.label=a%26b&1.form=full_time").0
    }

    fn state() -> Snapshot {
        let drafts = [("birth", "31.02.2010"), ("1.label", " ")];
        Snapshot {
            drafts: drafts.map(|(key, typed)| (key.into(), typed.into())).into(),
            ..Snapshot::remembered(case())
        }
    }

    #[test]
    fn what_earlier_versions_wrote_is_read_and_written_alike() {
        assert_eq!(read_answers(OLD_ANSWERS), Some(case()));
        assert_eq!(write_answers(&case()), OLD_ANSWERS);
        assert_eq!(Snapshot::read(OLD_STATE), Some(state()));
        assert_eq!(state().write(), OLD_STATE);
    }

    #[test]
    fn a_state_from_a_link_stays_one_unless_it_is_remembered() {
        let linked = Snapshot { case: case(), from_link: true, ..Snapshot::default() };
        assert_eq!(Snapshot::read(&linked.write()), Some(linked.clone()));
        let kept = Snapshot { remember: true, ..linked };
        assert_eq!(Snapshot::read(&kept.write()), Some(Snapshot::remembered(case())));
    }

    #[test]
    fn a_text_that_holds_something_else_is_refused() {
        for text in [
            "",
            "talapker-answers/1",
            "talapker-answers/2\nbase=basic_secondary",
            "talapker-answers/10\nbase=basic_secondary",
            " talapker-answers/1\nbase=basic_secondary",
            "talapker-answers/1\r\nbase=basic_secondary",
            "talapker-handover/2\nforget\n",
            "talapker-handover/1",
            "talapker-handover/1\nforget",
            "talapker-cases/1\n",
        ] {
            assert_eq!(read_answers(text), None, "{text}");
            assert_eq!(Snapshot::read(text), None, "{text}");
        }
        assert_eq!(read_answers(OLD_STATE), None);
        assert_eq!(Snapshot::read(OLD_ANSWERS), None);
    }

    #[test]
    fn answers_of_which_one_is_unknown_are_refused_as_a_whole() {
        assert_eq!(read_answers("talapker-answers/1\nbase=basic_secondary&future=yes"), None);
        let state = Snapshot::read("talapker-handover/1\nforget\nbase=basic_secondary&future=yes");
        assert_eq!(state.map(|state| state.case), Some(answers::read("base=basic_secondary").0));
    }

    /// Of a text that was cut nothing is read that its whole lines do not hold.
    #[test]
    fn a_text_that_was_cut_is_refused_or_gives_less() {
        for (end, _) in OLD_ANSWERS.char_indices() {
            let cut = &OLD_ANSWERS[..end];
            let expected = cut.split_once('\n').map(|(_, line)| answers::read(line));
            let expected = expected.filter(|(_, unused)| unused.is_empty()).map(|(case, _)| case);
            assert_eq!(read_answers(cut), expected, "{cut}");
        }
        for (end, _) in OLD_STATE.char_indices() {
            let cut = &OLD_STATE[..end];
            let lines = cut.matches('\n').count();
            let read = Snapshot::read(cut);
            assert_eq!(read.is_some(), lines >= 2, "{cut}");
            let Some(read) = read else { continue };
            assert!(read.remember && (lines == 2 || read.case == case()), "{cut}");
            let begun = state().drafts.into_iter().zip(&read.drafts);
            assert!(
                begun.clone().all(|(whole, cut)| whole.0 == cut.0 && whole.1.starts_with(&cut.1)),
                "{cut}"
            );
            assert!(read.drafts.len() < lines, "{cut}");
        }
    }

    #[test]
    fn a_field_of_several_lines_stays_one_entry() {
        let drafts = vec![("birth".to_string(), "a\nb\tc\rd".to_string())];
        let read = Snapshot::read(&Snapshot { drafts, ..Snapshot::default() }.write()).unwrap();
        assert_eq!(read.drafts, [("birth".to_string(), "a b c d".to_string())]);
    }
}
