//! A run over a warm cache says what a run without one says, byte for byte, whatever changed in between: articles that are written,
//! changed, renamed and deleted at random, with quotes that start and stop to recur, majorities that turn, waivers, relations and
//! articles that cannot be read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// How many changes are made to each corpus; more where somebody has the time (`FACTLINT_CHANGES`).
fn changes() -> u64 {
    std::env::var("FACTLINT_CHANGES").ok().and_then(|n| n.parse().ok()).unwrap_or(12)
}

const RULES: &str = r#"entities:
  dyer: [Mayor Elsa Dyer, Elsa Dyer, Dyer]
  board: [the Harbour Board]
rules:
  - id: berths
    figure: Berths in each harbour
    find: "harbour at {place:name} has {count} berths"
  - id: pier-length
    figure: The length of the pier
    expect: 320 metres
    find: "the pier is {length} long"
  - id: inner
    figure: Inner berths
    find: "{count} inner berths"
  - id: outer
    figure: Outer berths
    find: "{count} outer berths"
  - id: all-berths
    figure: All berths
    find: "{count} berths in all"
  - id: opened
    date: The opening of the quay
    find: "the quay opened on {date}"
    per: source
  - id: lighthouse
    figure: The height of the lighthouse
    find: "the lighthouse stands {length} high"
relations:
  - {id: berths-add-up, relation: inner + outer = all-berths}
"#;

const SETTINGS: &str = r#"articles: ["news/**/*.{md,txt,jsonl}"]
rules: [rules.yml]
waivers:
  - {rule: pier-length, article: "news/1*.md", reason: "An older pier", until: 2026-06-30}
"#;

/// Long enough to be compared, and alike enough to be one utterance.
const SAID: [&str; 3] = [
    "We shall not sell the old ferry before the new harbour has been paid for in full",
    "We shall not sell the old ferry before the new harbour has been paid for in part",
    "Nobody on this quay has ever asked the fishermen what they want from the town",
];

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// A paragraph that a rule or a check may look at.
fn paragraph(chance: &mut Chance) -> String {
    let who = chance.of(&["Elsa Dyer", "Hugo Brandt", "Ada Lund"]);
    match chance.below(14) {
        0 => format!("The harbour at {} has {} berths.", chance.of(&["Aldwick", "Borrow"]), chance.of(&["40", "42", "some 40"])),
        1 => format!("They say the pier is {} long.", chance.of(&["320 metres", "350 metres", "1,050 feet"])),
        2 => format!("There are {} inner berths.", chance.of(&["10", "12"])),
        3 => format!("It has {} outer berths.", chance.of(&["20", "21"])),
        4 => format!("That makes {} berths in all.", chance.of(&["30", "32"])),
        5 => format!("The quay opened on {}, {who} said.", chance.of(&["3 May 1911", "4 May 1911"])),
        6..=8 => format!("“{},” {who} said.", chance.of(&SAID)),
        9 => "<!-- factlint-ignore berths reason=\"counted anew\" until=2026-08-01 -->\nThe harbour at Aldwick has 60 berths.".to_owned(),
        10 => "<!-- factlint-ignore quote-wording reason=\"as heard\" -->\nIt rained all day.".to_owned(),
        11 => "It was Monday, 12 March 2024, and “nobody came to the quay.".to_owned(),
        12 => "<!-- factlint-ignore nothing-of-that-name -->\nThe nets were mended.".to_owned(),
        _ => "Some boats lay in the bay while the wind held, and the nets were mended.".to_owned(),
    }
}

fn article(chance: &mut Chance) -> Vec<u8> {
    if chance.below(40) == 0 {
        return b"\xFF\xFE\x00\xD8 no text".to_vec();
    }
    let mut paragraphs: Vec<String> = vec![format!("Notes of day {}", chance.below(9))];
    paragraphs.extend((0..1 + chance.below(4)).map(|_| paragraph(chance)));
    (paragraphs.join("\n\n") + "\n").into_bytes()
}

/// Some articles as lines of one file.
fn lines(chance: &mut Chance) -> Vec<u8> {
    let line = |number: usize, chance: &mut Chance| {
        let text = String::from_utf8_lossy(&article(chance)).into_owned();
        serde_json::json!({"id": format!("n{number}"), "text": text, "published": "2026-02-03"})
            .to_string()
            + "\n"
    };
    (0..1 + chance.below(4)).map(|number| line(number, chance)).collect::<String>().into_bytes()
}

/// A corpus, on disk and here.
struct Corpus {
    root: tempfile::TempDir,
    files: BTreeMap<String, Vec<u8>>,
    chance: Chance,
    written: usize,
}

impl Corpus {
    fn new(files: usize, seed: u64) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        let mut corpus = Self { root, files: BTreeMap::new(), chance: Chance(seed), written: 0 };
        corpus.write("factlint.yml", SETTINGS.as_bytes());
        corpus.write("rules.yml", RULES.as_bytes());
        (0..files).for_each(|_| corpus.add());
        corpus
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }

    fn add(&mut self) {
        let number = self.written;
        self.written += 1;
        let (path, bytes) = match self.chance.below(12) {
            0 => (format!("news/{number:03}.jsonl"), lines(&mut self.chance)),
            1 => (
                format!("news/old/2025-01-0{}-{number:03}.txt", 1 + number % 9),
                article(&mut self.chance),
            ),
            _ => (format!("news/{number:03}.md"), article(&mut self.chance)),
        };
        self.write(&path, &bytes);
        self.files.insert(path, bytes);
    }

    fn some(&mut self) -> String {
        let at = self.chance.below(self.files.len());
        self.files.keys().nth(at).expect("a file").clone()
    }

    /// One change of any kind.
    fn change(&mut self) -> String {
        let path = self.some();
        let bytes = self.files[&path].clone();
        match self.chance.below(6) {
            0 => {
                self.add();
                "added".to_owned()
            }
            1 => {
                fs::remove_file(self.root.path().join(&path)).expect("removed");
                self.files.remove(&path);
                format!("{path} deleted")
            }
            2 => {
                fs::remove_file(self.root.path().join(&path)).expect("removed");
                self.files.remove(&path);
                let extension = path.rsplit('.').next().expect("an extension");
                let new = format!("news/moved-{}.{extension}", self.written);
                self.written += 1;
                self.write(&new, &bytes);
                self.files.insert(new.clone(), bytes);
                format!("{path} is {new}")
            }
            _ => {
                let bytes = match path.ends_with(".jsonl") {
                    true => lines(&mut self.chance),
                    false => article(&mut self.chance),
                };
                self.write(&path, &bytes);
                self.files.insert(path.clone(), bytes);
                format!("{path} changed")
            }
        }
    }

    fn run(&self, arguments: &[&str]) -> (String, String) {
        let mut factlint = Command::new(env!("CARGO_BIN_EXE_factlint"));
        factlint.current_dir(self.root.path()).args(["check", "--format", "json", "--unresolved"]);
        factlint.args(arguments).env_remove("GITHUB_ACTIONS").env_remove("GITHUB_STEP_SUMMARY");
        let output = factlint.output().expect("factlint runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (text(output.stdout), text(output.stderr))
    }

    /// The same with a cache and without.
    fn is_told_the_same(&mut self, what: &str) {
        let some = self.some();
        let day = self.chance.of(&["2026-01-01", "2026-01-01", "2026-07-15"]);
        for arguments in [&["--today", day][..], &["--today", day, &some], &["--today", day]] {
            let (warm, told) = self.run(arguments);
            let (cold, _) = self.run(&[arguments, &["--no-cache"]].concat());
            assert!(!told.contains("damaged"), "{what}: {told}");
            if warm != cold {
                let differs = warm.lines().zip(cold.lines()).find(|(a, b)| a != b);
                panic!("{what}, {arguments:?}: warm and cold differ at {differs:?}");
            }
        }
    }
}

#[test]
fn a_warm_run_is_a_cold_run() {
    // Below and above the size from which quotes are only outlined, and across it.
    for (files, seed) in [(70, 1), (118, 2), (150, 3), (230, 4)] {
        let mut corpus = Corpus::new(files, seed);
        corpus.is_told_the_same("the first run");
        for number in 0..changes() {
            let count = [1, 1, 1, 3, 40][corpus.chance.below(5)];
            let what: Vec<String> = (0..count).map(|_| corpus.change()).collect();
            corpus
                .is_told_the_same(&format!("{files} files, change {number}: {}", what.join(", ")));
        }
        let (report, _) = corpus.run(&["--today", "2026-01-01"]);
        for rule in
            ["berths", "pier-length", "berths-add-up", "opened", "quote-speaker", "quote-wording"]
        {
            assert!(
                report.contains(&format!("\"rule\": \"{rule}\"")),
                "{files} files: nothing of {rule}"
            );
        }
    }
}

#[test]
fn a_waiver_ends_on_its_day_though_its_article_is_as_it_was() {
    let corpus = Corpus::new(0, 1);
    // Waived by the settings until the end of June, and by the article itself until the first of August.
    let long = "They say the pier is 350 metres long.\n";
    let anew = "<!-- factlint-ignore berths reason=\"counted anew\" until=2026-08-01 -->\nThe harbour at Aldwick has 60 berths.\n";
    for (path, text) in [
        ("news/100.md", long),
        ("news/200.md", anew),
        ("news/201.md", "The harbour at Aldwick has 40 berths.\n"),
        ("news/202.md", "Our harbour at Aldwick has 40 berths.\n"),
    ] {
        corpus.write(path, text.as_bytes());
    }
    // So many that they are worth a cache.
    (300..370).for_each(|n| corpus.write(&format!("news/{n}.md"), b"Some boats lay in the bay.\n"));
    for (day, waived) in
        [("2026-06-30", 2), ("2026-07-01", 1), ("2026-08-01", 1), ("2026-08-02", 0)]
    {
        let (warm, _) = corpus.run(&["--today", day]);
        let (cold, _) = corpus.run(&["--today", day, "--no-cache"]);
        assert_eq!(warm, cold, "{day}");
        let report: serde_json::Value = serde_json::from_str(&warm).expect("a report");
        assert_eq!(report["waived"].as_array().map(Vec::len), Some(waived), "{day}: {warm}");
    }
}

#[test]
fn a_change_on_a_branch_is_compared_the_same() {
    let mut corpus = Corpus::new(140, 9);
    let root: &Path = corpus.root.path();
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.arg("-C").arg(root).args(["-c", "user.name=a", "-c", "user.email=a@b.example"]);
        assert!(git.args(arguments).output().expect("git runs").status.success(), "{arguments:?}");
    };
    fs::write(root.join(".gitignore"), ".factlint-cache\n").expect("written");
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "-A"]);
    git(&["commit", "-q", "--no-gpg-sign", "-m", "All"]);
    for number in 0..changes() {
        let what = match number % 4 {
            3 => {
                let rules = RULES
                    .replace("320 metres", ["350 metres", "340 metres"][number as usize / 4 % 2]);
                corpus.write("rules.yml", rules.as_bytes());
                "a rule".to_owned()
            }
            _ => corpus.change(),
        };
        for _ in 0..2 {
            let since = ["--since", "main", "--today", "2026-01-01"];
            let (warm, _) = corpus.run(&since);
            let (cold, _) = corpus.run(&[&since[..], &["--no-cache"]].concat());
            assert!(warm == cold, "change {number}: {what}");
        }
    }
}
