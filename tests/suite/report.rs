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
