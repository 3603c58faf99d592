//! Lines and columns of every format, worked out a second time from the text itself: articles with emoji, tabs, CRLF, accents written as
//! two characters, a byte order mark, and values behind all of them on their line.

use crate::repository::Repository;
use serde_json::Value;

const FACTLINT: &str = "articles: [\"news/*\"]\nrules: [\"rules/*.yml\"]\n";
const RULES: &str = "\
rules:
  - id: mill-staff
    figure: People who work at the Arden mill
    find: \"mill ... (employs|has) {count} (people|workers)\"
";
const REFERENCE: &str = "The mill at Arden employs 100 people.\n";

/// Where some words stand in a text, counted from 1.
struct Place {
    line: usize,
    end_line: usize,
    characters: (usize, usize),
    bytes: (usize, usize),
}

fn place(text: &str, words: &str) -> Place {
    let at = text.find(words).expect("the words");
    let behind = at + words.len();
    let start = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let characters =
        |at: usize| text[start(at)..at].trim_start_matches('\u{feff}').chars().count() + 1;
    let bytes = |at: usize| at - start(at) + 1;
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    Place {
        line: line(at),
        end_line: line(behind),
        characters: (characters(at), characters(behind)),
        bytes: (bytes(at), bytes(behind)),
    }
}

#[test]
fn every_format_counts_right() {
    for (name, text, words) in [
        ("emoji.txt", "Intro.\n\n😀👩‍👩‍👧 The mill has 777 workers.\n", "777"),
        ("tabs.txt", "\tA line.\n\n\t\tThe mill\thas 777 workers.\n", "777"),
        ("crlf.txt", "One.\r\n\r\nTwo 😀.\r\n\r\nÉté: the mill has 777 workers.\r\n", "777"),
        ("accents.txt", "Cafe\u{301} «ça»: the mill has 777 workers.\n", "777"),
        ("mark.txt", "\u{feff}The mill has 777 workers.\n", "777"),
        (
            "wrapped.txt",
            "😀 The mill has seven hundred\r\nand seventy-seven workers.\r\n",
            "seven hundred\r\nand seventy-seven",
        ),
        ("markup.md", "# 😀\n\n- *The* mill has **777** workers.\n", "777"),
    ] {
        let path = format!("news/2025-03-09-{name}");
        let repository = Repository::with(&[
            ("factlint.yml", FACTLINT),
            ("rules/mill.yml", RULES),
            ("news/2025-03-01-reference.txt", REFERENCE),
            (&path, text),
        ]);
        let place = place(text, words);
        let columns = place.characters;

        let json = parsed(&repository, "json");
        let mention = &json["conflicts"][0]["mentions"][0];
        let at = text.find(words).expect("the words") as u64;
        assert_eq!(mention["start"], at, "{name}: {mention}");
        assert_eq!(mention["end"], at + words.len() as u64, "{name}");
        let said = (&mention["line"], &mention["column"]);
        assert_eq!(said, (&place.line.into(), &columns.0.into()), "{name}: json");

        let sarif = parsed(&repository, "sarif");
        let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        let want = [place.line, columns.0, place.end_line, columns.1];
        for (member, want) in ["startLine", "startColumn", "endLine", "endColumn"].iter().zip(want)
        {
            assert_eq!(region[member], want as u64, "{name}: sarif {member}");
        }

        let gitlab = parsed(&repository, "gitlab");
        let lines = &gitlab[0]["location"]["lines"];
        let want = (&place.line.into(), &place.end_line.into());
        assert_eq!((&lines["begin"], &lines["end"]), want, "{name}: gitlab");

        let range = &parsed(&repository, "rdjsonl")["location"]["range"];
        let bytes = (&range["start"]["column"], &range["end"]["column"]);
        assert_eq!(bytes, (&place.bytes.0.into(), &place.bytes.1.into()), "{name}: rdjsonl");

        let here = format!("{path}:{}:{}", place.line, columns.0);
        for format in ["short", "terminal", "junit", "html"] {
            let text = written(&repository, format);
            assert!(text.contains(&here), "{name}: {format} does not say {here}:\n{text}");
        }
        let here = format!("| {path}:{} |", place.line);
        assert!(written(&repository, "markdown").contains(&here), "{name}: markdown");
        let github = written(&repository, "github");
        let mut want =
            format!("::error file={path},line={},endLine={}", place.line, place.end_line);
        if place.line == place.end_line {
            want += &format!(",col={},endColumn={}", columns.0, columns.1);
        }
        assert!(github.starts_with(&(want.clone() + ",")), "{name}: {want}\n{github}");
    }
}

fn written(repository: &Repository, format: &str) -> String {
    let (status, text, told) = repository.check(&["--format", format]);
    assert_eq!(status, 1, "{text}{told}");
    text
}

fn parsed(repository: &Repository, format: &str) -> Value {
    serde_json::from_str(&written(repository, format)).expect("one JSON value")
}
