//! The dates of the shared corpus, against annotations that are not part of the project: skipped, and said so, where they are not there.

use factlint::corpus::{Article, Published};
use factlint::recognise::{Settings, read};
use factlint::value::Moment;
use jiff::civil::Date;
use std::path::Path;

/// Annotated dates that the words alone do not settle: each is counted from a story quoted further up, so it has to stay
/// unresolved.
const OPEN: &[&str] = &["D004-20", "D004-28"];

#[test]
fn annotated_dates_are_right_and_traps_are_not_taken() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(shared) = root.ancestors().map(|a| a.join("shared")).find(|s| s.join("eval").is_dir())
    else {
        println!("skipped: ../shared is not there");
        return;
    };
    let text =
        std::fs::read_to_string(shared.join("eval/seeds_gold.json")).expect("the annotations");
    let gold: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut faults = Vec::new();
    let mut checked = 0;
    for file in gold["meta"]["files"].as_array().expect("files") {
        let name = file["name"].as_str().expect("a name");
        let prose = std::fs::read_to_string(shared.join("seeds").join(name)).expect("an article");
        let mut article = Article::fragment(&prose);
        let written = file["publication"]["date"].as_str().expect("a date").to_owned();
        let date: Date = written.parse().expect("a date");
        article.metadata.published = Some(Published { date, written, origin: "gold".to_owned() });
        let reading = read(&article, &Settings::default());
        for row in gold["dates"].as_array().expect("dates") {
            if row["file"] != name {
                continue;
            }
            let place = |key: &str| row[key].as_u64().expect("an offset") as usize;
            let met: Vec<&Moment> = reading
                .values
                .iter()
                .filter(|v| v.span.start < place("end") && place("start") < v.span.end)
                .filter_map(|v| v.moment())
                .collect();
            checked += 1;
            faults.extend(fault(row, &met));
        }
    }
    assert!(checked > 80, "only {checked} annotated dates");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What is wrong with what was found at an annotated place.
fn fault(row: &serde_json::Value, met: &[&Moment]) -> Option<String> {
    let id = row["id"].as_str().expect("an id");
    let text = row["text"].as_str().expect("a text");
    match row["tier"].as_u64() {
        Some(3) => {
            let taken = met.iter().any(|m| m.days().is_some());
            taken.then(|| format!("{id} {text:?} is no date"))
        }
        Some(1) if OPEN.contains(&id) => {
            let guessed = met.iter().any(|m| m.is_resolved());
            (met.is_empty() || guessed).then(|| format!("{id} {text:?} must stay open"))
        }
        Some(1) => {
            let iso = row["iso"].as_str().expect("a date");
            let (first, last) = interval(iso);
            let right = met.iter().any(|m| match m.days() {
                Some(days) => days.first <= last && first <= days.last,
                None => m.timex() == "PAST_REF",
            });
            (!right).then(|| format!("{id} {text:?} is {iso}, not {met:?}"))
        }
        _ => None,
    }
}

/// First and last day of an annotation: a day, month or year, or two with a slash between.
fn interval(iso: &str) -> (Date, Date) {
    let mut parts = iso.split('/');
    let first = parts.next().expect("a date");
    let last = parts.next().unwrap_or(first);
    let day = |part: &str, end: bool| -> Date {
        let part = part.split('T').next().expect("a date");
        match part.len() {
            4 => format!("{part}-{}", if end { "12-31" } else { "01-01" }),
            7 => {
                let first: Date = format!("{part}-01").parse().expect("a month");
                return if end { first.last_of_month() } else { first };
            }
            _ => part.to_owned(),
        }
        .parse()
        .expect("a day")
    };
    (day(first, false), day(last, true))
}
