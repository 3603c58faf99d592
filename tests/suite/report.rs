//! One saved run through every report format, each as a snapshot. The run holds what formats stumble over: an emoji before the
//! words, a tab, markup and table marks in messages and paths, a line of a JSONL file, a waiver, problems of every severity.

use factlint::report::{FORMATS, Report, Style};

fn saved() -> Report {
    serde_json::from_str(include_str!("../report/run.json")).expect("a saved run")
}

#[test]
fn every_format() {
    insta::with_settings!({snapshot_path => "../report", prepend_module_to_snapshot => false, omit_expression => true}, {
        for format in FORMATS {
            let mut out = Vec::new();
            format.write(&saved(), Style::PLAIN, &mut out).expect("written");
            let text = String::from_utf8(out).expect("UTF-8");
            insta::assert_snapshot!(format.name(), text);
        }
    });
}

/// A saved run comes back as it was: `report --from` has all that any format needs.
#[test]
fn a_saved_run_loses_nothing() {
    let saved = saved();
    let text = serde_json::to_string(&saved).expect("written");
    assert_eq!(serde_json::from_str::<Report>(&text).expect("read"), saved);
}

/// What platforms take, kept: GitHub's annotations, comments and code scanning, with a count of what was left out.
#[test]
fn limits_of_platforms_are_kept() {
    let mut run = saved();
    let mut first = run.conflicts[1].clone();
    let witness = first.mentions[1].clone();
    first.mentions.extend(std::iter::repeat_n(witness, 1_200));
    run.conflicts = vec![first];
    let other = saved().conflicts[0].clone();
    run.conflicts.extend((0..25_200).map(|number| {
        let mut conflict = other.clone();
        conflict.fingerprint = format!("{number:016x}").into();
        conflict
    }));
    run.count();

    let sarif: serde_json::Value = serde_json::from_str(&written(&run, "sarif")).expect("JSON");
    let sarif = &sarif["runs"][0];
    let results = sarif["results"].as_array().expect("results");
    assert_eq!(results.len(), 25_000);
    assert_eq!(results[0]["relatedLocations"].as_array().map(Vec::len), Some(999));
    let told = sarif["invocations"][0]["toolExecutionNotifications"].to_string();
    assert!(told.contains("202 more conflicts were left out"), "{told}");

    let github = written(&run, "github");
    assert_eq!(github.matches("::error ").count(), 10);
    assert!(github.contains("more like these"), "{github}");

    let markdown = written(&run, "markdown");
    assert!(markdown.chars().count() < 60_000);
    assert!(markdown.contains("more conflicts: see the job's log"), "{markdown}");
    let rows = markdown.lines().filter(|line| line.starts_with("| error |"));
    assert!(rows.clone().count() > 100 && rows.clone().all(|row| row.ends_with(" |")));
}

fn written(run: &Report, format: &str) -> String {
    let format = FORMATS.iter().find(|known| known.name() == format).expect("a format");
    let mut out = Vec::new();
    format.write(run, Style::PLAIN, &mut out).expect("written");
    String::from_utf8(out).expect("UTF-8")
}
