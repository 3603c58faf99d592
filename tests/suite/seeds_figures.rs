//! Every figure that has to be read in the shared articles is read, and nothing that only looks like one is.
//!
//! The articles and what is in them lie beside the checkout (`../shared`), not in it; where they are not there, the test says that
//! it skipped.

use factlint::corpus::Article;
use factlint::recognise::{Settings, read};
use factlint::value::{Central, Quantity, Value};
use serde_json::Value as Json;
use std::fs;
use std::path::Path;

#[test]
fn figures_of_the_shared_articles() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let Ok(gold) = fs::read_to_string(shared.join("eval/seeds_gold.json")) else {
        eprintln!("skipped: no ../shared/eval/seeds_gold.json");
        return;
    };
    let gold: Json = serde_json::from_str(&gold).expect("JSON");
    let figures = gold["figures"].as_array().expect("figures");
    let (mut right, mut faults) = (0, Vec::new());
    for file in gold["meta"]["files"].as_array().expect("files") {
        let name = file["name"].as_str().expect("a name");
        let text = fs::read_to_string(shared.join("seeds").join(name)).expect("an article");
        let reading = read(&Article::fragment(&text), &Settings::default());
        for figure in figures.iter().filter(|f| f["file"] == name) {
            let (start, end) = (offset(&figure["start"]), offset(&figure["end"]));
            let here = |v: &&Value| v.span.start < end && start < v.span.end;
            let found: Vec<&Value> = reading.values.iter().filter(here).collect();
            match figure["tier"].as_i64() {
                Some(1) if found.iter().any(|v| says(v, figure)) => right += 1,
                Some(1) => faults.push(format!("{name}: {} is not read", figure["text"])),
                Some(3) if found.iter().any(|v| v.quantity().is_some()) => {
                    faults.push(format!("{name}: {} is no figure", figure["span"]["text"]));
                }
                _ => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(right > 25, "only {right} figures compared");
}

fn offset(value: &Json) -> usize {
    usize::try_from(value.as_u64().expect("an offset")).expect("small")
}

/// Whether a value says what the gold says: the same number, or for magnitudes and bounds the same low or high end.
fn says(value: &Value, gold: &Json) -> bool {
    let Some(figure) = value.quantity() else {
        // `two weeks ago` is a date.
        return value.moment().is_some() && gold["kind"] == "duration";
    };
    let want = ["point", "min", "max"].iter().find_map(|k| gold["value"][*k].as_f64());
    let Some(want) = want else { return false };
    let close = |n: f64| (n - want).abs() <= 1e-6 * want.abs().max(1.0);
    let fraction = gold["value"]["point"].as_f64().or(gold["value"]["min"].as_f64());
    numbers(figure)
        .iter()
        .any(|n| close(*n) || fraction.is_some_and(|f| (n / 100.0 - f).abs() < 1e-6))
}

/// The central number; for magnitudes the low end in the written unit.
fn numbers(figure: &Quantity) -> Vec<f64> {
    let real = |n: factlint::value::Number| n.numerator() as f64 / n.denominator() as f64;
    match figure.central {
        Central::One(n) => vec![real(n)],
        Central::Range(low, high) => vec![real(low), real(high)],
        Central::Vague => {
            let factor = figure.unit.map_or(1.0, |u| u.factor.0 as f64 / u.factor.1 as f64);
            figure.bounds.low.number().map(|n| real(n) / factor).into_iter().collect()
        }
    }
}
