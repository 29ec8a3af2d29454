//! The catalogue of specialties as the page fetches it, and how one is found in it.
//!
//! One line a specialty: `code|kk|ru|en`, then Kazakh and Russian of each qualification in turn, all between `|`. A name
//! that is our translation ends in `*`; an English name that is not known is empty.

use crate::rules::code::Code as _;
use crate::text::Lang;

/// The file that is published beside the module.
#[cfg(not(target_arch = "wasm32"))]
pub fn published() -> String {
    use crate::rules::edition::qualifications::QUALIFICATIONS;
    use crate::rules::edition::specialties::{CATALOGUE, Name, Named};
    let name = |name: Name| match name.named {
        Named::Known => name.text.to_string(),
        Named::Ours => format!("{}*", name.text),
    };
    let mut file = String::new();
    for specialty in CATALOGUE {
        let own = QUALIFICATIONS.iter().filter(|one| one.specialty == specialty.code);
        let mut fields = vec![specialty.code.to_string(), name(specialty.kk), name(specialty.ru)];
        fields.push(specialty.en.to_string());
        fields.extend(own.flat_map(|one| [name(one.kk), name(one.ru)]));
        file.push_str(&fields.join("|"));
        file.push('\n');
    }
    file
}

/// A name in the language that knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// The name.
    pub text: &'a str,
    /// Its language.
    pub lang: Lang,
    /// Whether it is our translation.
    pub ours: bool,
}

/// A specialty of the file: one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a>(&'a str);

/// A specialty that was found, and the qualification that was meant, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The specialty.
    pub entry: Entry<'a>,
    /// The name of the qualification, unless the specialty's own names hold what was typed.
    pub qualification: Option<usize>,
}

impl<'a> Entry<'a> {
    /// The specialty of that code.
    pub fn of_code(file: &'a str, code: &str) -> Option<Self> {
        file.lines().find(|line| line.split('|').next() == Some(code)).map(Self)
    }

    /// Eight digits.
    pub fn code(self) -> &'a str {
        self.field(0)
    }

    /// The name in a language, else in Russian.
    pub fn name(self, lang: Lang) -> Named<'a> {
        let known = !self.field(lang.index() + 1).is_empty();
        self.named(1, if known { lang } else { Lang::Ru })
    }

    /// The name of a qualification in Kazakh, else in Russian.
    pub fn qualification(self, at: usize, lang: Lang) -> Named<'a> {
        self.named(4 + 2 * at, if lang == Lang::Kk { lang } else { Lang::Ru })
    }

    fn field(self, at: usize) -> &'a str {
        self.0.split('|').nth(at).unwrap_or("")
    }

    /// The name in a language, where the names begin at a field.
    fn named(self, first: usize, lang: Lang) -> Named<'a> {
        let name = self.field(first + lang.index());
        let text = name.strip_suffix('*').unwrap_or(name);
        Named { text, lang, ours: text.len() < name.len() }
    }
}

/// The specialties whose code and names hold every word, then those with a qualification that does.
///
/// `small` is the file and `words` what was typed, both in small letters: the page lets the browser make them.
pub fn find<'a>(file: &'a str, small: &str, words: &str) -> Vec<Found<'a>> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let held = |names: &[&str]| words.iter().all(|word| names.iter().any(|name| holds(name, word)));
    let (mut found, mut qualified) = (Vec::new(), Vec::new());
    for (line, small) in file.lines().zip(small.lines()) {
        let fields: Vec<&str> = small.split('|').collect();
        let Some((names, qualifications)) = fields.split_at_checked(4) else { continue };
        let entry = Entry(line);
        if held(names) {
            found.push(Found { entry, qualification: None });
        } else if let Some(at) = qualifications.chunks(2).position(held) {
            qualified.push(Found { entry, qualification: Some(at) });
        }
    }
    found.append(&mut qualified);
    found
}

/// Whether a text holds a word, byte by byte: the searcher of the standard library costs the module a kilobyte.
fn holds(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part == word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes that were found, and the qualifications in a language.
    fn found(words: &str, lang: Lang) -> Vec<(String, Option<String>)> {
        let file = published();
        let named = |found: &Found| {
            let of = |at| found.entry.qualification(at, lang).text.to_string();
            (found.entry.code().to_string(), found.qualification.map(of))
        };
        find(&file, &file.to_lowercase(), words).iter().map(named).collect()
    }

    fn welder(lang: Lang, name: &str) {
        let words = if lang == Lang::Kk { "дәнекерлеуші" } else { "сварщик" };
        assert_eq!(found(words, lang), [("07150500".to_string(), Some(name.to_string()))]);
    }

    #[test]
    fn a_specialty_is_found_by_its_qualification() {
        welder(Lang::Kk, "Электргазбен дәнекерлеуші");
        welder(Lang::Ru, "Электрогазосварщик");
        welder(Lang::En, "Электрогазосварщик");
    }

    #[test]
    fn its_own_names_and_its_code_come_first() {
        for words in ["06130100", "қамтамасыз бағдарламалық", "програм обеспечение", "software"]
        {
            assert_eq!(found(words, Lang::Ru)[0], ("06130100".to_string(), None), "{words}");
        }
        // Both names hold the word; one qualification of other specialties does.
        let tourism = found("туризм", Lang::Ru);
        assert_eq!(tourism, [("10150100".to_string(), None)]);
        // The words of one name, not of two.
        assert_eq!(found("швея портной", Lang::Ru), []);
    }

    #[test]
    fn a_name_says_its_language_and_whose_it_is() {
        let file = published();
        let of = |code| Entry::of_code(&file, code).unwrap();
        let named = |text, lang, ours| Named { text, lang, ours };
        assert_eq!(of("04210100").name(Lang::Kk), named("Құқықтану", Lang::Kk, false));
        assert_eq!(of("09130100").name(Lang::Kk), named("Мейіргер ісі", Lang::Kk, true));
        assert_eq!(of("09130100").name(Lang::En), named("Сестринское дело", Lang::Ru, false));
        assert_eq!(of("06130100").name(Lang::En), named("Software", Lang::En, false));
        assert_eq!(Entry::of_code(&file, "00000000"), None);
    }

    #[test]
    fn nothing_in_a_name_ends_a_field() {
        let file = published();
        for line in file.lines() {
            let fields: Vec<&str> = line.split('|').collect();
            assert!(fields.len() >= 4 && fields.len().is_multiple_of(2), "{line}");
            let stars = |field: &&str| field.trim_end_matches('*').contains('*') || field.ends_with("**");
            assert_eq!(fields.iter().find(|field| stars(field)), None);
        }
    }
}
