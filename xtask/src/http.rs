//! Just enough of HTTP to show a folder the way a static host would: GET and HEAD, content types, compressed
//! siblings, the headers of the `_headers` file, and nothing outside the folder.

use crate::headers::Headers;
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A request's head may not be longer.
const LONGEST_HEAD: u64 = 16 * 1024;

/// A folder that is being shown.
pub(crate) struct Site {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// What is sent with its files.
    pub(crate) headers: Headers,
    /// The path below which it is shown, without a slash at the end; empty for the root.
    pub(crate) under: String,
}

/// What matters of a request.
#[derive(Debug, PartialEq, Eq)]
struct Request {
    method: String,
    /// The path, decoded, without what follows `?`.
    path: String,
    encodings: String,
    close: bool,
}

/// Answers requests on one connection until it is closed or falls silent.
pub(crate) fn converse(site: &Site, stream: &TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.set_write_timeout(Some(Duration::from_secs(30)))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    loop {
        let Some(head) = read_head(&mut reader)? else {
            return Ok(());
        };
        let (answer, close) = match parse(&head) {
            Some(request) => (respond(site, &request), request.close),
            None => (plain(400, "Bad Request"), true),
        };
        (&mut (&*stream)).write_all(&answer)?;
        if close {
            return Ok(());
        }
    }
}

/// The lines of a request up to the empty one; nothing at the end of the connection or if there are too many.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut head = String::new();
    let mut limited = io::Read::take(reader, LONGEST_HEAD);
    loop {
        let mut line = Vec::new();
        limited.read_until(b'\n', &mut line)?;
        if !line.ends_with(b"\n") {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        if line.trim().is_empty() {
            return Ok(Some(head));
        }
        head.push_str(&line);
    }
}

/// Reads a request's head; nothing for what is no request, or one that carries a body.
fn parse(head: &str) -> Option<Request> {
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target, version) = (first.next()?, first.next()?, first.next()?);
    let mut request = Request {
        method: method.to_owned(),
        path: decode(target.split(['?', '#']).next()?)?,
        encodings: String::new(),
        close: version != "HTTP/1.1",
    };
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "accept-encoding" => value.clone_into(&mut request.encodings),
            "connection" => request.close |= value.eq_ignore_ascii_case("close"),
            "content-length" if value != "0" => return None,
            "transfer-encoding" => return None,
            _ => {}
        }
    }
    Some(request)
}

/// A path without its `%` forms.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

/// The whole answer to a request.
fn respond(site: &Site, request: &Request) -> Vec<u8> {
    if request.method != "GET" && request.method != "HEAD" {
        return plain(405, "Method Not Allowed");
    }
    let Some(path) = request.path.strip_prefix(site.under.as_str()) else {
        return plain(404, "Not Found");
    };
    if path.is_empty() {
        let place = format!("Location: {}/\r\nContent-Length: 0\r\n", site.under);
        return format!("HTTP/1.1 308 Permanent Redirect\r\n{place}\r\n").into_bytes();
    }
    let Some(file) = locate(&site.folder, path) else {
        return plain(404, "Not Found");
    };
    let Ok((body, encoding)) = choose(&file, &request.encodings) else {
        return plain(404, "Not Found");
    };
    let mut head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {}\r\nVary: Accept-Encoding\r\n",
        content_type(&file),
        body.len()
    );
    // Writing to a string cannot fail.
    if let Some(encoding) = encoding {
        let _ = write!(head, "Content-Encoding: {encoding}\r\n");
    }
    for (name, value) in site.headers.of(path) {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    head.push_str("\r\n");
    let mut answer = head.into_bytes();
    if request.method == "GET" {
        answer.extend(body);
    }
    answer
}

/// The file for a path; `None` for a path outside the folder or to a file that is not published.
fn locate(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        // `.`, `..`, hidden files, the header file and Windows' separators are refused.
        if part.starts_with(['.', '_']) || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if path.ends_with('/') {
        file.push("index.html");
    }
    let (file, folder) = (file.canonicalize().ok()?, folder.canonicalize().ok()?);
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// The bytes to send and how they are compressed: the smallest sibling that the browser accepts.
fn choose(file: &Path, accepted: &str) -> io::Result<(Vec<u8>, Option<&'static str>)> {
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        let mut sibling = file.as_os_str().to_owned();
        sibling.push(format!(".{ending}"));
        if accepts(accepted, encoding)
            && let Ok(body) = std::fs::read(&sibling)
        {
            return Ok((body, Some(encoding)));
        }
    }
    Ok((std::fs::read(file)?, None))
}

/// Whether an `Accept-Encoding` line allows an encoding by its name.
fn accepts(line: &str, encoding: &str) -> bool {
    line.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let refused = parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        named && !refused
    })
}

/// The media type of a file.
fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

/// An answer of a few words.
fn plain(status: u16, words: &str) -> Vec<u8> {
    let length = words.len();
    format!(
        "HTTP/1.1 {status} {words}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {length}\r\n\
         X-Content-Type-Options: nosniff\r\nAllow: GET, HEAD\r\n\r\n{words}"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> Site {
        let folder = std::env::temp_dir().join(format!("xtask-http-{}-{name}", std::process::id()));
        std::fs::create_dir_all(folder.join("site/a")).unwrap();
        std::fs::write(folder.join("secret.txt"), "secret").unwrap();
        std::fs::write(folder.join("site/index.html"), "plain").unwrap();
        std::fs::write(folder.join("site/index.html.br"), "small").unwrap();
        std::fs::write(folder.join("site/_headers"), "/*\n  X: 1\n").unwrap();
        Site { folder: folder.join("site"), headers: Headers::parse("/*\n  X: 1\n"), under: String::new() }
    }

    fn answer(site: &Site, head: &str) -> String {
        parse(head).map_or_else(
            || "unread".into(),
            |request| String::from_utf8_lossy(&respond(site, &request)).into_owned(),
        )
    }

    #[test]
    fn negotiates_and_sends_headers() {
        let site = site("negotiates");
        let plain = answer(&site, "GET /?x HTTP/1.1\r\n");
        assert!(plain.ends_with("\r\n\r\nplain") && plain.contains("\r\nX: 1\r\n"), "{plain}");
        let small = answer(&site, "GET /index.html HTTP/1.1\r\nAccept-Encoding: gzip, br;q=1\r\n");
        assert!(small.ends_with("small") && small.contains("Content-Encoding: br"), "{small}");
        assert!(answer(&site, "GET / HTTP/1.1\r\nAccept-Encoding: br;q=0\r\n").ends_with("plain"));
        assert!(answer(&site, "HEAD / HTTP/1.1\r\n").ends_with("\r\n\r\n"));
    }

    #[test]
    fn stays_in_its_folder() {
        let site = site("stays");
        for path in
            ["/../secret.txt", "/%2e%2e/secret.txt", "/a/..%2f..%2fsecret.txt", "/_headers", "/a", "/none"]
        {
            let answer = answer(&site, &format!("GET {path} HTTP/1.1\r\n"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        }
        assert!(answer(&site, "POST / HTTP/1.1\r\n").starts_with("HTTP/1.1 405"));
        assert_eq!(answer(&site, "GET /%zz HTTP/1.1\r\n"), "unread");
        assert_eq!(answer(&site, "GET"), "unread");
    }

    #[test]
    fn can_be_shown_below_a_path() {
        let site = Site { under: "/a/b".into(), ..site("below") };
        assert!(answer(&site, "GET /a/b/ HTTP/1.1\r\n").ends_with("plain"));
        assert!(answer(&site, "GET /a/b HTTP/1.1\r\n").contains("Location: /a/b/\r\n"));
        assert!(answer(&site, "GET / HTTP/1.1\r\n").starts_with("HTTP/1.1 404"));
    }
}
