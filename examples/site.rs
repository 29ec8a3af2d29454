//! Writes the text files that the built site publishes.

fn main() -> std::io::Result<()> {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "target/text".into());
    std::fs::create_dir_all(&folder)?;
    for name in [
        "words.kk",
        "words.ru",
        "words.en",
        "law.kk",
        "law.ru",
        "law.en",
        "specialties",
    ] {
        std::fs::write(format!("{folder}/{name}.txt"), format!("name = {name}\n"))?;
    }
    Ok(())
}
