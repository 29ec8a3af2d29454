//! What the module that reads and writes workbooks answers.

use super::session::packed;
use super::session::protocol::{SheetsReply, SheetsRequest, Texts};
use super::workbook;
use super::write::{template, xlsx};
use crate::rules::code::Code as _;
use crate::text::{Lang, Words};

/// Answers a request.
pub fn answer(request: SheetsRequest) -> SheetsReply {
    match request {
        SheetsRequest::Read(bytes) => match workbook::open(&bytes) {
            Ok((kind, sheets)) => SheetsReply::Sheets(packed::sheets(kind, &sheets)),
            Err(refused) => SheetsReply::Refused(refused.into()),
        },
        SheetsRequest::Write { name, lang, grid } => file(name, written(&lang, &grid)),
        SheetsRequest::Template(texts) => {
            let written = Lang::from_code(&texts.lang)
                .map(|lang| (template::name(lang, "xlsx"), template(lang, texts)));
            written.map_or(SheetsReply::Failed, |(name, bytes)| file(name, bytes))
        }
    }
}

fn file(name: String, bytes: Option<Vec<u8>>) -> SheetsReply {
    bytes.map_or(SheetsReply::Failed, |bytes| SheetsReply::File { name, bytes })
}

fn written(lang: &str, grid: &[u8]) -> Option<Vec<u8>> {
    xlsx::write(Lang::from_code(lang)?, &packed::read_grid(grid)?).ok()
}

/// The template. It is asked for once or twice, so its texts live as long as the worker.
fn template(lang: Lang, texts: Texts) -> Option<Vec<u8>> {
    let words = Words::packed(lang, texts.words.leak())?.with_full(texts.full.leak())?;
    template::as_xlsx(&words).ok()
}
