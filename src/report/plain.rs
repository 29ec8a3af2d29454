//! The document as plain text, for messengers and wherever nothing can be printed.

use super::{ChoicePart, Item, Parts, Report, Section, Style, Verdict};
use crate::report::answers::Told;
use crate::rules::assessment::{Mark, PaperState};
use crate::rules::cite::Cite;
use crate::text::explain::Explanation;
use crate::text::{Key, Words, dates};

/// The lines, as a messenger shows them: short, without any marks of its own. `link` reopens the case.
pub fn plain(words: &Words, report: &Report, link: Option<&str>) -> String {
    let Report { title, head, not_in_force, edition, told, open, choices, person, apply, signature } = report;
    let mut text = Lines { words, lines: vec![(*title).to_string()] };
    text.told(head);
    text.gap();
    text.lines.extend(not_in_force.clone());
    for choice in choices {
        text.choice(choice);
    }
    for section in person.iter().chain([apply]) {
        text.section(section);
    }
    if !told.is_empty() {
        text.title(words.t(Key::about_privacy_title));
        text.told(told);
        text.gap();
    }
    if let Some(open) = open {
        text.title(words.t(Key::protocol_open));
        text.lines.push(open.clone());
        text.gap();
    }
    text.title(words.t(Key::about_edition_title));
    text.lines.extend(edition.iter().map(|line| (*line).to_string()));
    text.gap();
    if let Some(signature) = signature {
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
fn answered((question, answer): &Told) -> String {
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
        self.lines.extend(answered.map(self::answered));
    }

    fn choice(&mut self, choice: &ChoicePart) {
        let ChoicePart { number, name, told, report } = choice;
        let number = number.as_ref().map(|number| format!("{number}: ")).unwrap_or_default();
        self.lines.push(format!("=== {number}{name} ==="));
        match &report.verdict {
            Ok(verdict) => self.verdict(verdict),
            Err(needs) => self.lines.push(needs.clone()),
        }
        self.gap();
        self.told(told);
        self.gap();
        for (section, more) in report.sections() {
            self.section_with(section, more);
        }
    }

    fn verdict(&mut self, verdict: &Verdict) {
        let Verdict {
            window,
            mark,
            text,
            by_order,
            announced,
            other_reading,
            in_favour,
            why,
            filing,
            next_season,
            still_open,
            maybe_open,
        } = verdict;
        let day = window.file_by.date;
        let time = format!(", {}", dates::clock(window.file_by));
        let lead = self.words.verdict_lead(window.state).trim_end_matches(':');
        let (date, weekday) = (self.words.date_year(day), self.words.weekday(day));
        let state = self.words.verdict_state(window);
        let dash = self.words.dash();
        let line = format!("{lead}: {date}{time} ({weekday}){dash}{state}");
        self.lines.push(self.marked(line, *mark));
        self.alone(text);
        for line in by_order.iter().chain(announced).chain(other_reading) {
            self.alone(line);
        }
        self.why(&self.words.explain(why));
        for line in filing.iter().chain(next_season) {
            self.alone(line);
        }
        for section in in_favour.iter().chain(still_open).chain(maybe_open) {
            self.gap();
            self.section(section);
        }
    }

    fn section(&mut self, section: &Section) {
        self.section_with(section, &[]);
    }

    /// A section and what stands under it.
    fn section_with(&mut self, section: &Section, more: &[Item]) {
        if section.is_empty() && more.is_empty() {
            return;
        }
        self.title(section.title);
        for (at, (item, why)) in section.explained(self.words).iter().enumerate() {
            let start = match (section.style, item.state) {
                (Style::Facts | Style::Sentences, _) => String::new(),
                (Style::Ticks, Some(PaperState::Held)) => "☑ ".to_string(),
                (Style::Ticks, _) => "☐ ".to_string(),
                (Style::Steps, _) => format!("{}. ", at + 1),
            };
            self.item(&start, item, why);
        }
        for item in more {
            self.alone(item);
        }
        self.gap();
    }

    fn alone(&mut self, item: &Item) {
        let why = item.why.as_ref().map(|why| self.words.explain(why)).unwrap_or_default();
        self.item("", item, &why);
    }

    fn item(&mut self, start: &str, item: &Item, why: &Explanation) {
        let Parts { term, value, state, mark, below, told, why: _, cites, cost: _ } = &**item;
        let term = if term.is_empty() { String::new() } else { format!("{term}: ") };
        let state = state.map(|state| [self.words.dash(), self.words.of(state)].concat()).unwrap_or_default();
        let (value, cites) = (value.line(self.words), self.cites(cites));
        self.lines.push(self.marked(format!("{start}{term}{value}{state}{cites}"), *mark));
        self.lines.extend(below.iter().chain(told).map(|line| format!("   {line}")));
        self.why(why);
    }

    fn why(&mut self, why: &Explanation) {
        let Explanation { lines, facts } = why;
        let several = lines.len() > 1;
        for (at, line) in lines.iter().enumerate() {
            let number = if several { format!("{}) ", at + 1) } else { String::new() };
            // Of a single step the value itself is marked.
            let text = self
                .marked(format!("{}{}", line.text, self.cites(line.cites)), line.mark.filter(|_| several));
            self.lines.push(format!("   {number}{text}"));
        }
        if !facts.is_empty() {
            self.lines.push(format!("   {}: {}", self.words.t(Key::why_facts), facts.join(" · ")));
        }
    }

    fn marked(&self, text: String, mark: Option<Mark>) -> String {
        match mark {
            Some(mark) => format!("{text} ({})", self.words.of(mark)),
            None => text,
        }
    }

    fn cites(&self, cites: &[Cite]) -> String {
        let cites: Vec<String> = cites.iter().map(|cite| self.words.cite(*cite)).collect();
        if cites.is_empty() { String::new() } else { format!(" [{}]", cites.join("; ")) }
    }
}
