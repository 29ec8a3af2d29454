//! The `_headers` file of the site, as Netlify and Cloudflare read it: a path, then indented `Name: value` lines.

/// The rules in the file's order.
#[derive(Debug, Default)]
pub(crate) struct Headers {
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    path: String,
    lines: Vec<(String, String)>,
}

impl Headers {
    /// Reads the file; lines that are neither are skipped.
    pub(crate) fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            if line.starts_with('/') {
                rules.push(Rule { path: line.trim().to_owned(), lines: Vec::new() });
            } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
                rule.lines.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self { rules }
    }

    /// What to send with the file at `path`.
    pub(crate) fn of<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.rules
            .iter()
            .filter(move |rule| rule.fits(path))
            .flat_map(|rule| &rule.lines)
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl Rule {
    /// A `*` at the end matches any text.
    fn fits(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => self.path == path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_add_up() {
        let headers = Headers::parse("# note\n/*\n  A: 1\n  B: x: y\n/assets/*\n  C: 3\n");
        let of = |path| headers.of(path).collect::<Vec<_>>();
        assert_eq!(of("/"), [("A", "1"), ("B", "x: y")]);
        assert_eq!(of("/assets/a.js"), [("A", "1"), ("B", "x: y"), ("C", "3")]);
    }
}
