//! The document as plain text, for messengers and wherever nothing can be printed.

use super::{ChoicePart, Item, Protocol, Section, Style, Verdict, standing_word};
use crate::report::answers::Told;
use crate::rules::cite::Cite;
use crate::text::explain::Explanation;
use crate::text::{Key, Words};

/// The lines, as a messenger shows them: short, without any marks of its own. `link` reopens the case.
pub fn plain(words: &Words, protocol: &Protocol, link: Option<&str>) -> String {
    let mut text = Lines { words, lines: vec![protocol.title.to_string()] };
    text.told(&protocol.head);
    text.gap();
    text.lines.extend(protocol.not_in_force.clone());
    for choice in &protocol.choices {
        text.choice(choice);
    }
    for section in protocol.person.iter().chain(&protocol.apply) {
        text.section(section);
    }
    if !protocol.told.is_empty() {
        text.title(words.t(Key::why_facts));
        text.told(&protocol.told);
        text.gap();
    }
    if let Some(open) = &protocol.open {
        text.title(words.t(Key::protocol_open));
        text.lines.push(open.clone());
        text.gap();
    }
    text.title(words.t(Key::about_edition_title));
    text.lines.extend(protocol.edition.iter().map(|line| (*line).to_string()));
    text.gap();
    if let Some(signature) = &protocol.signature {
        text.told(signature);
        text.gap();
    }
    if let Some(link) = link {
        text.lines.push(format!("{}:", words.t(Key::protocol_link)));
        text.lines.push(link.to_string());
    }
    while text.lines.last().is_some_and(String::is_empty) {
        text.lines.pop();
    }
    text.lines.join("\n")
}

/// A question and its answer: `Form: full-time`, `Who pays? The state`.
fn told((question, answer): &Told) -> String {
    if question.ends_with('?') { format!("{question} {answer}") } else { format!("{question}: {answer}") }
}

struct Lines<'a> {
    words: &'a Words,
    lines: Vec<String>,
}

impl Lines<'_> {
    fn gap(&mut self) {
        self.lines.push(String::new());
    }

    fn title(&mut self, title: &str) {
        self.lines.push(title.to_uppercase());
    }

    fn told(&mut self, list: &[Told]) {
        let answered = list.iter().filter(|(_, answer)| !answer.is_empty());
        self.lines.extend(answered.map(told));
    }

    fn choice(&mut self, choice: &ChoicePart) {
        let number = choice.number.as_ref().map(|number| format!("{number}: ")).unwrap_or_default();
        self.lines.push(format!("=== {number}{} ===", choice.name));
        match &choice.verdict {
            Ok(verdict) => self.verdict(verdict),
            Err(needs) => self.lines.push(needs.clone()),
        }
        self.gap();
        self.told(&choice.told);
        self.gap();
        for section in &choice.sections {
            self.section(section);
        }
    }

    fn verdict(&mut self, verdict: &Verdict) {
        let time = verdict.time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
        let lead = verdict.lead.trim_end_matches(':');
        let day = format!("{lead}: {}{time} ({}) – {}", verdict.date, verdict.weekday, verdict.state);
        self.lines.push(marked(day, verdict.mark));
        for line in &verdict.lines {
            self.item("", line);
        }
        self.why(&verdict.why);
        for line in &verdict.more {
            self.item("", line);
        }
        for section in &verdict.ways {
            self.gap();
            self.section(section);
        }
    }

    fn section(&mut self, section: &Section) {
        self.title(section.title);
        for (at, item) in section.items.iter().enumerate() {
            let start = match section.style {
                Style::Facts => String::new(),
                Style::Ticks if item.state.as_ref().is_some_and(|(_, settled)| *settled) => "☑ ".to_string(),
                Style::Ticks => "☐ ".to_string(),
                Style::Steps => format!("{}. ", at + 1),
            };
            self.item(&start, item);
        }
        self.gap();
    }

    fn item(&mut self, start: &str, item: &Item) {
        let term = if item.term.is_empty() { String::new() } else { format!("{}: ", item.term) };
        let state = item.state.as_ref().map(|(state, _)| format!(" – {state}")).unwrap_or_default();
        let cites = self.cites(item.cites);
        self.lines.push(marked(format!("{start}{term}{}{state}{cites}", item.value), item.mark));
        self.lines.extend(item.below.iter().map(|line| format!("   {line}")));
        self.why(&item.why);
    }

    fn why(&mut self, why: &Explanation) {
        let several = why.lines.len() > 1;
        for (at, line) in why.lines.iter().enumerate() {
            let number = if several { format!("{}) ", at + 1) } else { String::new() };
            let cites = self.cites(line.cites);
            // Of a single step the value itself is marked.
            let mark = standing_word(self.words, line.standing).filter(|_| several);
            self.lines.push(format!("   {number}{}", marked(format!("{}{cites}", line.text), mark)));
        }
        if !why.facts.is_empty() {
            let facts = why.facts.join(" · ");
            self.lines.push(format!("   {}: {facts}", self.words.t(Key::why_facts)));
        }
    }

    fn cites(&self, cites: &[Cite]) -> String {
        let cites: Vec<String> = cites.iter().map(|cite| self.words.cite(*cite)).collect();
        if cites.is_empty() { String::new() } else { format!(" [{}]", cites.join("; ")) }
    }
}

fn marked(text: String, mark: Option<&str>) -> String {
    match mark {
        Some(mark) => format!("{text} ({mark})"),
        None => text,
    }
}
