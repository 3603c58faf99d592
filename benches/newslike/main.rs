//! Writes a corpus of newslike prose: `cargo run --example newslike -- FOLDER ARTICLES BYTES RULES`.
//!
//! Into FOLDER go the articles, `factlint.yml`, `rules.yml`, `anchors.txt` (the anchors of the rules, one a line, for tools that
//! search for words), `articles.jsonl.txt` where a fifth argument `jsonl` asks for it (the articles as `mentions -` reads them), and
//! `planted.txt` with the conflicts that rules and checks find.

#[path = "mod.rs"]
mod newslike;

use newslike::Corpus;
use std::fs;
use std::io::Write;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: usize| {
        arguments.get(at).map_or(default, |text| text.parse().expect("a number"))
    };
    let folder = Path::new(arguments.first().expect("a folder to write to"));
    let corpus = Corpus {
        articles: number(1, 1_000),
        bytes: number(2, 4_000),
        rules: number(3, 200),
        seed: 7,
    };
    fs::create_dir_all(folder)?;
    fs::write(folder.join("factlint.yml"), "articles: [\"part-*/*.txt\"]\nrules: [rules.yml]\n")?;
    fs::write(folder.join("rules.yml"), corpus.yaml())?;
    let anchors = (0..corpus.rules).flat_map(|rule| corpus.anchors(rule));
    fs::write(folder.join("anchors.txt"), anchors.map(|a| a + "\n").collect::<String>())?;
    let (rules, checks) = corpus.planted();
    fs::write(folder.join("planted.txt"), format!("{rules} {checks}\n"))?;
    let as_lines = arguments.get(4).is_some_and(|word| word == "jsonl");
    let mut lines = match as_lines {
        true => Some(std::io::BufWriter::new(fs::File::create(folder.join("articles.jsonl.txt"))?)),
        false => None,
    };
    for made in corpus.all() {
        let path = folder.join(&made.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &made.text)?;
        if let Some(lines) = &mut lines {
            // Nothing in it but line ends needs an escape.
            let text = made.text.replace('\n', "\\n");
            let (id, day) = (made.path, made.published);
            writeln!(lines, "{{\"id\":\"{id}\",\"text\":\"{text}\",\"published\":\"{day}\"}}")?;
        }
    }
    if let Some(mut lines) = lines {
        lines.flush()?;
    }
    Ok(())
}
