//! Writes what the built site publishes beside the app: the words of each language, the law's texts, the catalogue of
//! specialties, and the table of windows that becomes part of `index.html`.
//!
//! ```text
//! cargo run -q --example site -- target/text
//! ```

use std::fs;
use std::path::Path;

use talapker::formats::catalogue;
use talapker::rules::code::Code as _;
use talapker::text::source::{pack, pack_full, pack_law};
use talapker::text::{Lang, shell};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/text".to_string());
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    for lang in Lang::ALL {
        fs::write(folder.join(format!("words.{}.txt", lang.code())), pack(*lang))?;
        fs::write(folder.join(format!("full.{}.txt", lang.code())), pack_full(*lang))?;
        fs::write(folder.join(format!("law.{}.txt", lang.code())), pack_law(*lang))?;
    }
    fs::write(folder.join("windows.html"), shell::windows())?;
    fs::write(folder.join("specialties.txt"), catalogue::published())
}
