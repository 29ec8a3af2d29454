//! Citations as each language writes them.

use super::{Key, Words};
use crate::rules::cite::Cite;
use crate::rules::code::Code;
use crate::rules::edition::CURRENT;

impl Words {
    /// The same without the name of the order itself, where that is said once.
    pub fn cite_short(&self, cite: Cite) -> String {
        let whole = self.cite(cite);
        let act = self.fill(Key::cite_act, &[("act", CURRENT.act)]);
        let short = whole.strip_prefix(&*act).and_then(|rest| rest.strip_prefix(", "));
        short.map(str::to_string).unwrap_or(whole)
    }

    /// «№ 578 бұйрық, 12-тармақ», «приказ № 578, пункт 12», «официальные объявления 2026 года».
    pub fn cite(&self, cite: Cite) -> String {
        if let Some(year) = cite.code().strip_prefix("announced-") {
            return self.fill(Key::cite_announced, &[("year", year)]);
        }
        let mut parts = cite.code().split('/');
        let act = parts.next().unwrap_or("");
        match (parts.next(), parts.next(), parts.next()) {
            (Some("annex-1"), Some(row), item) => {
                let n = row.strip_prefix("row-").unwrap_or(row);
                let key = match item {
                    None => Key::cite_row,
                    Some(item) if item.contains('-') => Key::cite_row_items,
                    Some(_) => Key::cite_row_item,
                };
                let item = item.unwrap_or("").replace('-', "–");
                self.fill(key, &[("act", act), ("n", n), ("item", &item)])
            }
            (Some(n), ..) => self.fill(Key::cite_paragraph, &[("act", act), ("n", n)]),
            (None, ..) => self.fill(Key::cite_act, &[("act", act)]),
        }
    }
}
