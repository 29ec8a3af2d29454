//! The state of the page as text: what one module hands to the other, and the page to itself when a
//! new version of it is loaded.

use super::answers;
use crate::rules::case::Case;

/// The first line: what the rest means.
const VERSION: &str = "talapker-handover/1";
const REMEMBER: &str = "remember";
const FORGET: &str = "forget";

/// What is handed over.
#[derive(Default)]
pub struct Snapshot {
    /// The answers.
    pub case: Case,
    /// Whether they are remembered on this device.
    pub remember: bool,
    /// Texts in fields that cannot be read yet: the key and the text.
    pub drafts: Vec<(String, String)>,
}

impl Snapshot {
    /// The text: the version, whether to remember, the answers, and a line for each unreadable field.
    pub fn write(&self) -> String {
        let remember = if self.remember { REMEMBER } else { FORGET };
        // Fields hold one line.
        let plain = |typed: &str| typed.replace(['\n', '\r', '\t'], " ");
        let drafts = self.drafts.iter().map(|(key, typed)| format!("\n{key}\t{}", plain(typed)));
        format!("{VERSION}\n{remember}\n{}{}", answers::write(&self.case), drafts.collect::<String>())
    }

    /// Reads the text; `None` if it is not one.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        if lines.next()? != VERSION {
            return None;
        }
        let remember = lines.next()? == REMEMBER;
        let (case, _) = answers::read(lines.next()?);
        let draft =
            |line: &str| line.split_once('\t').map(|(key, typed)| (key.to_string(), typed.to_string()));
        Some(Self { case, remember, drafts: lines.filter_map(draft).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_handed_over_arrives() {
        let (case, _) = answers::read("base=basic_secondary&1.form=full_time&1.label=a%26b");
        let drafts = vec![("birth".to_string(), "31.02.2010".to_string())];
        let text = Snapshot { case: case.clone(), remember: true, drafts: drafts.clone() }.write();
        let read = Snapshot::read(&text).unwrap();
        assert_eq!((read.case, read.remember, read.drafts), (case, true, drafts));
    }

    #[test]
    fn any_other_text_is_refused() {
        assert!(Snapshot::read("").is_none());
        assert!(Snapshot::read("talapker-handover/2\nforget\n").is_none());
        assert!(Snapshot::read("talapker-handover/1").is_none());
    }
}
