//! The page: `index.html` with its head (policy, style, preloads, list of files) and its table of dates.

use crate::pack::{Published, integrity};
use crate::project::Outcome;
use std::fmt::Write as _;

/// The comments in `index.html` that the finished head and the table of dates replace.
const HEAD: &str = "<!--dist-->";
const WINDOWS: &str = "<!--windows-->";

/// A module and the JavaScript that wasm-bindgen generated for it.
pub(crate) struct Module {
    /// The module.
    pub(crate) wasm: Published,
    /// Its glue.
    pub(crate) glue: Published,
}

/// The files that the page names.
pub(crate) struct Parts<'a> {
    /// The table of dates, as HTML.
    pub(crate) windows: &'a str,
    /// The style sheet's text.
    pub(crate) style: &'a str,
    /// The script that starts everything.
    pub(crate) boot: Published,
    /// The module of the first visit.
    pub(crate) app: Module,
    /// The full module, which replaces the first when one of its pages is opened.
    pub(crate) full: Module,
    /// The worker that holds an open class.
    pub(crate) class: Module,
    /// The worker that holds an open cohort.
    pub(crate) placement: Module,
    /// The worker that reads and writes workbooks.
    pub(crate) sheets: Module,
    /// The text files by their logical names: `words.kk`, `law.ru`, `specialties`.
    pub(crate) texts: Vec<(String, Published)>,
    /// The file of the worker that keeps a copy of the site, if it is to be used.
    pub(crate) worker: Option<&'static str>,
    /// The name of this version.
    pub(crate) version: String,
    /// What all other files weigh on their way.
    pub(crate) copy: usize,
}

/// The content security policy, for the page and for the header.
pub(crate) fn policy(style: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src '{}'; img-src 'self' data:; \
         connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; \
         require-trusted-types-for 'script'; trusted-types default",
        integrity(style.as_bytes())
    )
}

/// The page as it is published.
pub(crate) fn finish(template: &str, parts: &Parts) -> Outcome<String> {
    let page = replaced(template, HEAD, &head(parts)?)?;
    let page = replaced(&page, WINDOWS, parts.windows)?;
    Ok(tidy(&page))
}

/// The page with a text in the place of a mark that it has exactly once.
fn replaced(page: &str, mark: &str, text: &str) -> Outcome<String> {
    match page.split(mark).collect::<Vec<_>>()[..] {
        [_, _] if text.trim().is_empty() => Err(format!("there is nothing to put in the place of {mark}")),
        [before, after] => Ok(format!("{before}{text}{after}")),
        _ => Err(format!("index.html does not have {mark} once")),
    }
}

/// The lines that depend on final bytes. The policy is the first: it applies to what follows it.
fn head(parts: &Parts) -> Outcome<String> {
    if parts.style.to_ascii_lowercase().contains("</style") {
        return Err("the style sheet would close its own element".into());
    }
    let Parts { style, boot, app: Module { wasm, glue }, .. } = parts;
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy(style));
    // No integrity here: browsers ignore it for such preloads and say so; boot.js checks it when it fetches.
    let _ = writeln!(
        out,
        "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{}\">",
        wasm.path
    );
    let _ =
        writeln!(out, "<link rel=\"modulepreload\" href=\"{}\" integrity=\"{}\">", glue.path, glue.integrity);
    let _ = writeln!(
        out,
        "<script type=\"module\" src=\"{}\" integrity=\"{}\"></script>",
        boot.path, boot.integrity
    );
    let _ = writeln!(out, "<script type=\"application/json\" id=\"files\">{}</script>", list(parts));
    let _ = write!(out, "<style>{style}</style>");
    Ok(out)
}

/// The files that boot.js fetches, as data. Names and hashes hold nothing that would need escaping.
fn list(parts: &Parts) -> String {
    let entry = |file: &Published| format!("[\"{}\",\"{}\"]", file.path, file.integrity);
    let texts: Vec<String> =
        parts.texts.iter().map(|(name, file)| format!("\"{name}\":{}", entry(file))).collect();
    let module = |it: &Module| format!("{{\"glue\":{},\"wasm\":{}}}", entry(&it.glue), entry(&it.wasm));
    let worker = parts.worker.map_or_else(|| "null".to_owned(), |name| format!("\"{name}\""));
    format!(
        "{{\"app\":{},\"full\":{},\"class\":{},\"placement\":{},\"sheets\":{},\"texts\":{{{}}},\"worker\":{worker},\"version\":\"{}\",\"copy\":{}}}",
        module(&parts.app),
        module(&parts.full),
        module(&parts.class),
        module(&parts.placement),
        module(&parts.sheets),
        texts.join(","),
        parts.version,
        parts.copy
    )
}

/// Removes the comments, and the links for Trunk, which Trunk leaves in the page.
fn tidy(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let lines =
        out.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("<link data-trunk"));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(style: &str) -> Parts<'_> {
        let file = |path: &str| Published { path: path.into(), integrity: "sha256-x".into() };
        Parts {
            windows: "<table>25</table>\n",
            style,
            boot: file("assets/boot-1.js"),
            app: Module { wasm: file("assets/app-1.wasm"), glue: file("assets/app-1.js") },
            full: Module { wasm: file("assets/full-1.wasm"), glue: file("assets/full-1.js") },
            class: Module { wasm: file("assets/class-1.wasm"), glue: file("assets/class-1.js") },
            placement: Module { wasm: file("assets/placement-1.wasm"), glue: file("assets/placement-1.js") },
            sheets: Module { wasm: file("assets/sheets-1.wasm"), glue: file("assets/sheets-1.js") },
            texts: vec![("words.kk".into(), file("text/words.kk-1.txt"))],
            worker: Some("sw.js"),
            version: "0a".into(),
            copy: 9,
        }
    }

    #[test]
    fn the_marks_are_replaced_and_comments_go() {
        let page = finish(
            "<head><!-- why -->\n <link data-trunk rel=\"rust\">\n<!--dist-->\n</head>\n<!--windows-->\n",
            &parts("p{}"),
        )
        .unwrap();
        assert!(page.starts_with("<head>\n<meta http-equiv"), "{page}");
        assert!(page.contains(r#""texts":{"words.kk":["text/words.kk-1.txt","sha256-x"]}"#), "{page}");
        assert!(page.contains(r#""worker":"sw.js","version":"0a","copy":9}"#), "{page}");
        assert!(page.ends_with("</head>\n<table>25</table>\n"), "{page}");
        assert!(!page.contains("<!--"), "{page}");
    }

    #[test]
    fn a_page_without_a_mark_or_a_table_is_refused() {
        let whole = "<!--dist--><!--windows-->";
        assert!(finish(whole, &parts("p{}")).is_ok());
        for page in ["<!--windows-->", "<!--dist-->", "<!--dist--><!--windows--><!--windows-->"] {
            assert!(finish(page, &parts("p{}")).is_err(), "{page}");
        }
        assert!(finish(include_str!("../../index.html"), &parts("p{}")).is_ok());
        assert!(finish(whole, &parts("</STYLE>")).is_err());
        assert!(finish(whole, &Parts { windows: "\n", ..parts("p{}") }).is_err());
    }

    #[test]
    fn the_policy_allows_nothing_unsafe_but_wasm() {
        let policy = policy("p{}");
        assert!(!policy.replace("'wasm-unsafe-eval'", "").contains("unsafe"), "{policy}");
    }
}
