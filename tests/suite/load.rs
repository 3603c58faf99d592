//! Many runs over one cache while the corpus changes, one after another and at once: each says what a run without a cache says.

use super::scale::{CORPUS, command, project, run, said, write};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

/// How many checks run: a load run asks for 300 (`FACTLINT_LOAD`).
fn checks() -> usize {
    std::env::var("FACTLINT_LOAD").ok().and_then(|n| n.parse().ok()).unwrap_or(14)
}

/// As many as this run at once.
fn at_once() -> usize {
    checks().clamp(4, 16)
}

/// Chance that is the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// Changes something in a project, as writers, branches and clumsy tools do; what was done.
fn change(root: &Path, chance: &mut Chance) -> String {
    let number = chance.below(CORPUS.articles);
    let article = CORPUS.article(number);
    let path = root.join(&article.path);
    let kind = chance.below(10);
    match kind {
        0 => write(root, &article.path, &article.text),
        1 => write(root, &article.path, &article.text.replace(" has ", " no longer has ")),
        2 => {
            // A planted fact says something else; the file is as long as before.
            let figures =
                |text: &str| text.replace('1', "\u{0}").replace('2', "1").replace('\u{0}', "2");
            write(root, &article.path, &figures(&article.text));
        }
        3 => drop(fs::remove_file(&path)),
        4 => {
            let text =
                format!("It was Monday, {} March 2024, and it rained.\n", 1 + chance.below(28));
            write(root, &format!("part-000/new-{}.txt", chance.below(4)), &text);
        }
        5 => {
            // Two files change places: the same sizes and times stand under other names.
            let other = root.join(CORPUS.article(chance.below(CORPUS.articles)).path);
            if path.exists() && other.exists() && path != other {
                let aside = root.join("aside");
                fs::rename(&path, &aside).expect("moved");
                fs::rename(&other, &path).expect("moved");
                fs::rename(&aside, &other).expect("moved");
            }
        }
        6 => {
            // Another text under the times of the old one.
            let times = fs::metadata(&path).and_then(|about| about.modified());
            write(root, &article.path, &article.text.replace('3', "8"));
            if let Ok(modified) = times {
                let file = fs::File::options().write(true).open(&path).expect("a file");
                file.set_modified(modified).expect("a time");
            }
        }
        7 => write(
            root,
            "rules.yml",
            &CORPUS.yaml().replace("Homes in", ["Homes in", "Houses in"][chance.below(2)]),
        ),
        8 => {
            let text = format!("{}\nThe end.\n", article.text);
            write(root, &article.path, &text);
        }
        _ => {}
    }
    format!("change {kind} of article {number}")
}

#[test]
fn one_after_another_over_a_corpus_that_changes() {
    let root = project(false);
    let root = root.path();
    let mut chance = Chance(0x5EED_F00D);
    for number in 0..checks() {
        let what = change(root, &mut chance);
        let (want, _) = run(root, &["--no-cache"]);
        let (got, told) = run(root, &[]);
        assert!(got == want, "check {number} after {what} is not that without a cache");
        assert!(!told.contains("cache"), "check {number} after {what}: {told}");
    }
}

#[test]
fn at_once_over_a_corpus_that_changes_between() {
    let root = project(false);
    let root = root.path();
    let mut chance = Chance(0xC0FF_EE11);
    for wave in 0..checks().div_ceil(at_once()).min(20) {
        let what: Vec<String> = (0..3).map(|_| change(root, &mut chance)).collect();
        let (want, _) = run(root, &["--no-cache"]);
        for output in started(root, at_once()).into_iter().map(ended) {
            let (got, told) = said(output);
            assert!(got == want, "wave {wave} after {what:?}");
            assert!(!told.contains("damaged"), "wave {wave} after {what:?}: {told}");
        }
    }
}

/// Files are replaced under the eyes of running checks: what each says was true of one state or the other, and nothing of that is
/// kept under the wrong one.
#[test]
fn at_once_over_a_corpus_that_changes_meanwhile() {
    let root = project(false);
    let root = root.path();
    let toggled: Vec<_> = [40, 77, 120].map(|number| root.join(CORPUS.article(number).path)).into();
    let texts = toggled.iter().map(|path| fs::read_to_string(path).expect("an article"));
    // The same words by another speaker, and a weekday that is not the day's.
    let turned = |text: &String| {
        let other = text.replace("Clara Whitlock", "Hugo Zeller").replace(" has ", " has about ");
        other + "\nIt was Monday, 12 March 2024, and it rained.\n"
    };
    let states: Vec<[String; 2]> = texts.map(|text| [text.clone(), turned(&text)]).collect();
    let put = |state: usize| {
        for (path, texts) in toggled.iter().zip(&states) {
            let beside = path.with_extension("new");
            fs::write(&beside, &texts[state]).expect("written");
            fs::rename(&beside, path).expect("moved");
        }
    };
    // What is true of the corpus as it was, as it is then, and half way.
    let mut true_once = BTreeSet::new();
    for mixed in 0..1 << toggled.len() {
        for (number, (path, texts)) in toggled.iter().zip(&states).enumerate() {
            fs::write(path, &texts[mixed >> number & 1]).expect("written");
        }
        true_once.extend(fingerprints(&run(root, &["--no-cache"]).0));
    }
    for _ in 0..checks().div_ceil(at_once()).min(20) {
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for state in (0..2).cycle() {
                    put(state);
                    std::thread::sleep(std::time::Duration::from_millis(3));
                    if over.load(Ordering::Relaxed) {
                        return;
                    }
                }
            });
            let outputs: Vec<Output> = started(root, at_once()).into_iter().map(ended).collect();
            over.store(true, Ordering::Relaxed);
            for (got, told) in outputs.into_iter().map(said) {
                let found = fingerprints(&got);
                assert!(found.is_subset(&true_once), "{:?}", found.difference(&true_once));
                assert!(!told.contains("damaged"), "{told}");
            }
        });
        for state in [0, 1, 0] {
            put(state);
            let (want, _) = run(root, &["--no-cache"]);
            assert!(run(root, &[]).0 == want, "what was kept is not what was there");
        }
    }
}

fn started(root: &Path, number: usize) -> Vec<std::process::Child> {
    let start = |_| {
        let mut command = command(root, &["--threads", "2"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("factlint runs")
    };
    (0..number).map(start).collect()
}

fn ended(child: std::process::Child) -> Output {
    child.wait_with_output().expect("it ends")
}

fn fingerprints(report: &str) -> BTreeSet<String> {
    let report: Value = serde_json::from_str(report).expect("a whole report");
    let conflicts = report["conflicts"].as_array().expect("conflicts");
    conflicts.iter().map(|conflict| conflict["fingerprint"].to_string()).collect()
}
