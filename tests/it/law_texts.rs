//! The law's texts are short sentences and short lists, the same lists in every language.

use talapker::rules::cite::Cite;
use talapker::rules::code::Code;
use talapker::text::Lang;
use talapker::text::law::paragraphs;
use talapker::text::source::pack_law;

/// Each line of a language with the name of its provision.
fn lines(lang: Lang) -> Vec<(String, String)> {
    let names =
        Cite::ALL.iter().flat_map(|cite| ["says", "does"].map(|kind| format!("{}.{kind}", cite.code())));
    let lines: Vec<String> = pack_law(lang).lines().map(str::to_string).collect();
    names.zip(lines).collect()
}

/// The sentences of a text: each ends with a mark before a space.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let ends = |word: &&str| word.trim_end_matches(['»', '”', ')']).ends_with(['.', '?', '!']);
    let words: Vec<&str> = text.split(' ').collect();
    words.split_inclusive(ends).map(<[&str]>::to_vec).collect()
}

#[test]
fn no_sentence_has_more_than_twenty_five_words() {
    for lang in Lang::ALL {
        for (name, line) in lines(*lang) {
            let paragraphs = paragraphs(&line);
            let parts = paragraphs.iter().flat_map(|it| it.items.iter().chain([&it.lead]));
            for sentence in parts.flat_map(|part| sentences(part)) {
                let sentence = sentence.join(" ");
                let words =
                    sentence.split_whitespace().filter(|it| it.contains(char::is_alphanumeric)).count();
                assert!(words <= 25, "{} {name}: {words} words: {sentence}", lang.code());
            }
        }
    }
}

#[test]
fn every_language_has_the_same_lists_and_says_what_they_are_of() {
    let shape = |lang| {
        let of = |(name, line): (String, String)| {
            let paragraphs = paragraphs(&line);
            assert!(
                paragraphs.iter().all(|it| !it.lead.is_empty() && it.items.iter().all(|it| !it.is_empty()))
            );
            let leads = paragraphs.iter().filter(|it| !it.items.is_empty()).map(|it| it.lead);
            leads.for_each(|lead| assert!(lead.ends_with(':'), "{name}: {lead}"));
            (name, paragraphs.iter().map(|it| it.items.len()).collect::<Vec<_>>())
        };
        lines(lang).into_iter().map(of).collect::<Vec<_>>()
    };
    let kk = shape(Lang::Kk);
    assert_eq!(kk.len(), 2 * Cite::ALL.len());
    assert_eq!(shape(Lang::Ru), kk);
    assert_eq!(shape(Lang::En), kk);
}
