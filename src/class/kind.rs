//! What a file is, by its content, and why it is not read.

use std::fmt;

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing stands in it.
    Empty,
    /// It is protected with a password.
    Password,
    /// It is a picture.
    Picture,
    /// It is a PDF.
    Pdf,
    /// It is a web page, whatever its name.
    WebPage,
    /// It is a document of another program: its name.
    Other(&'static str),
    /// It is cut off or damaged.
    Damaged,
    /// It unpacks to more than is read.
    TooLarge,
    /// There is no visible sheet of that name.
    NoSuchSheet(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let save = "open the list in a spreadsheet and save it as .xlsx or as \"CSV UTF-8\"";
        match self {
            Self::Empty => write!(f, "the file is empty; fill in the template, or {save}"),
            Self::Password => f.write_str(
                "the file is protected with a password; open it, remove the password and save it as .xlsx",
            ),
            Self::Picture => write!(f, "this is a picture, not a list; {save}"),
            Self::Pdf => write!(f, "this is a PDF, not a spreadsheet; {save}"),
            Self::WebPage => write!(f, "this is a web page, whatever its name says; {save}"),
            Self::Other(what) => write!(f, "this is {what}, which is not read; {save}"),
            Self::Damaged => write!(f, "the file is damaged or cut off; copy it again, or {save}"),
            Self::TooLarge => f.write_str(
                "the file unpacks to more than 64 MiB of text; save the list of one class as .xlsx",
            ),
            Self::NoSuchSheet(name) => write!(f, "there is no visible sheet named \"{name}\" in the file"),
        }
    }
}

impl std::error::Error for Refused {}
/// How files of other kinds begin.
const BEGINNINGS: &[(&[u8], Refused)] = &[
    (b"%PDF", Refused::Pdf),
    (b"\x89PNG", Refused::Picture),
    (b"\xff\xd8\xff", Refused::Picture),
    (b"GIF8", Refused::Picture),
    (b"II*\0", Refused::Picture),
    (b"MM\0*", Refused::Picture),
    (b"{\\rtf", Refused::Other("a text document")),
    (b"Rar!", Refused::Other("an archive")),
    (b"7z\xbc\xaf", Refused::Other("an archive")),
    (b"\x1f\x8b", Refused::Other("an archive")),
    (b"SQLite format 3", Refused::Other("a database")),
    (b"\x7fELF", Refused::Other("a program")),
];

/// What a file is, as far as its beginning tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Text.
    Text,
    /// A ZIP archive: XLSX, ODS, or something else.
    Archive,
    /// A compound file: XLS, a protected workbook, or something else.
    Compound,
}

/// What a file is.
///
/// # Errors
/// What it is instead.
pub fn of(bytes: &[u8]) -> Result<Container, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Container::Archive);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Container::Compound);
    }
    let picture = |bytes: &[u8]| {
        let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        let heif = bytes.get(4..8) == Some(b"ftyp");
        let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
        riff || heif || bitmap
    };
    if picture(bytes) {
        return Err(Refused::Picture);
    }
    match BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        Some((_, refused)) => Err(refused.clone()),
        None if is_old_sheet(bytes) => Err(Refused::Other("a workbook of a very old Excel")),
        None => Ok(Container::Text),
    }
}

/// Whether it is a bare stream of records, as Excel wrote it before 1997.
fn is_old_sheet(bytes: &[u8]) -> bool {
    matches!(bytes, [9, 0 | 2 | 4, 4 | 6, 0, ..])
}

/// Looks whether a decoded text can be a list at all.
///
/// # Errors
/// What it is instead.
pub fn of_text(text: &str) -> Result<(), Refused> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.is_empty() || text.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}') {
        return Err(Refused::Empty);
    }
    let head: String = start.chars().take(200).collect::<String>().to_lowercase();
    if head.starts_with("<?xml") && head.contains("excel") {
        return Err(Refused::Other("a table in XML of an old Excel"));
    }
    let tags =
        ["<!doctype html", "<html", "<head", "<table", "<meta", "<body", "<div", "<?xml", "<style", "<!--"];
    if tags.iter().any(|tag| head.starts_with(tag)) {
        return Err(Refused::WebPage);
    }
    let (mut all, mut strange) = (0_usize, 0_usize);
    for c in text.chars().take(4096) {
        all = all.saturating_add(1);
        let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        strange = strange.saturating_add(usize::from(control || c == char::REPLACEMENT_CHARACTER));
    }
    // Of random bytes a ninth are such; of a list that was damaged, a few.
    if strange > 8 && strange.saturating_mul(10) > all { Err(Refused::Other("no text")) } else { Ok(()) }
}
