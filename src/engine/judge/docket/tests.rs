use super::super::judge;
use super::*;
use crate::engine::see;
use crate::ruleset::{Config, load};

/// Rules of every kind: with keys, by source, with an expectation, tied by a relation, disputed, over a trend, of a quote.
const RULES: &str = r#"
entities:
  keane: {names: [Mara Keane, Keane]}
  brady: {names: [Tom Brady, Brady]}
rules:
  - {id: people, figure: People of a town, find: "{town:name} is home to {count} people"}
  - {id: ships, figure: Ships, find: "{count} ships lay", compare: {per: [source]}}
  - {id: cost, figure: Cost, find: "cost {money}", expect: 5 million pounds}
  - {id: opened, date: Opening, find: "opened on {date}"}
  - {id: closed, date: Closing, find: "closed on {date}"}
  - {id: dead, figure: Dead, find: "{count} people were killed", compare: {trend: rising}}
  - {id: strike, attribution: Whether there is a strike, find: "on strike", disputed: true}
  - {id: never, figure: Trams, find: "{count} trams in the depot of Larne"}
  - {id: said, attribution: Who said it, quote: this harbour has never been so empty, expect: "@keane"}
relations:
  - {id: order, relation: opened <= closed}
"#;

/// What articles are made of; `{n}` is one of a few figures.
const SENTENCES: &[&str] = &[
    "Larne is home to {n}00 people.",
    "Ballymena is home to {n}00 people.",
    "According to Alan Moore, {n} ships lay at the quay.",
    "According to Moore, {n} ships lay at the quay.",
    "According to Gina Alder Moore, {n} ships lay at the quay.",
    "The works cost {n} million pounds.",
    "The quay opened on {n} March 2025.",
    "The quay closed on {n} March 2025.",
    "Police said {n} people were killed.",
    "The crews are on strike.",
    "The crews are not on strike.",
    "The trams stood in the depot of Larne.",
    "They met on Thursday, {n} March 2025.",
    "The trench is 40 km ({n} miles) long.",
    "“We have waited {n} long years for these works to begin at the old harbour,” said Mara Keane.",
    "“We have waited {n} long years for these works to begin at the new harbour,” said Mara Keane.",
    "“We have waited {n} long years for these works to begin at the old harbour,” said Tom Brady.",
    "“We have waited {n} long years … for these works to begin at the old harbour,” said Mara Keane.",
    "“This harbour has never been so empty since the war began,” said Tom Brady.",
    "<!-- factlint-ignore quote-wording reason=r -->",
    "<!-- factlint-ignore people reason=r -->",
    "<!-- factlint-ignore order reason=r -->",
    "Nobody came.",
];

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        ((z ^ z >> 27) % end as u64) as usize
    }

    fn article(&mut self) -> String {
        let day = 1 + self.below(9);
        let mut text = format!("---\ndate: 2025-04-0{day}\n---\n");
        for _ in 0..1 + self.below(6) {
            let figure = (3 + self.below(3)).to_string();
            let sentence = SENTENCES[self.below(SENTENCES.len())].replace("{n}", &figure);
            text += &format!("{sentence}\n\n");
        }
        text
    }
}

pub(super) fn plan() -> Plan {
    let config = Config::default();
    let files = [("rules.yml".to_owned(), RULES.to_owned())];
    let (rules, problems) = load(&files, &config, &|_| Err("no table".to_owned()));
    assert!(problems.is_empty(), "{problems:?}");
    let mut plan = Plan::under(rules, &config);
    plan.keeps_misses = true;
    plan
}

pub(super) fn examined(path: &str, text: &str, plan: &Plan) -> Vec<Findings> {
    let read = crate::corpus::read(path, text.as_bytes().to_vec(), &|_| Vec::new());
    read.articles.iter().map(|article| see(article, plan, true).findings).collect()
}

/// The outcome, what could not be looked at in an order of its own.
fn sorted(outcome: &Outcome) -> Outcome {
    let mut outcome = outcome.clone();
    outcome.problems.sort_by_key(|problem| format!("{problem:?}"));
    outcome
}

#[test]
fn what_is_kept_up_is_what_judging_all_comes_to() {
    let plan = plan();
    let (mut conflicts, mut waived) = (0, 0);
    for seed in 0..3 {
        let mut chance = Chance(seed);
        let mut texts: Vec<String> = (0..12).map(|_| chance.article()).collect();
        let mut all: Vec<Findings> =
            (0..12).flat_map(|n| examined(&format!("{n:02}.md"), &texts[n], &plan)).collect();
        let mut docket = Docket::new(all.clone(), &plan);
        for step in 0..50 {
            let want = judge(all.clone(), &plan);
            let (got, want) = (sorted(docket.outcome()), sorted(&want));
            assert_eq!(got.conflicts, want.conflicts, "seed {seed}, step {step}");
            assert_eq!(got.waived, want.waived, "seed {seed}, step {step}");
            assert_eq!(got.mentions, want.mentions, "seed {seed}, step {step}");
            assert_eq!(got.problems, want.problems, "seed {seed}, step {step}");
            assert_eq!(got.articles, want.articles, "seed {seed}, step {step}");
            conflicts += got.conflicts.len();
            waived += got.waived.len();
            // One article, and now and then several at once.
            let turns = if step % 10 == 0 { 3 } else { 1 };
            let changed: BTreeSet<usize> = (0..turns).map(|_| chance.below(all.len())).collect();
            for &article in &changed {
                // Half of the time something is written before or behind what stands there.
                texts[article] = match chance.below(4) {
                    0 => texts[article].replacen("\n---\n", "\n---\nSnow fell all day.\n\n", 1),
                    1 => {
                        texts[article].clone()
                            + &format!("It cost {} million pounds.\n\n", chance.below(9))
                    }
                    _ => chance.article(),
                };
                let text = texts[article].clone();
                all[article] = examined(&format!("{article:02}.md"), &text, &plan).remove(0);
            }
            docket.replace(changed.iter().map(|n| all[*n].clone()).collect(), &plan);
        }
        let given_back = docket.findings();
        assert_eq!(judge(given_back, &plan).conflicts, judge(all, &plan).conflicts);
    }
    assert!(conflicts > 1_000 && waived > 20, "{conflicts} conflicts, {waived} waived");
}

#[test]
fn a_run_of_words_that_becomes_too_common_joins_nobody() {
    let plan = plan();
    let article = |number: usize| {
        let words = ["harbour", "bridge", "river", "tunnel", "castle", "market", "station"];
        let (a, b) = (words[number % 7], words[number / 7 % 7]);
        let end = number / 49;
        format!(
            "“We shall open the {a} and the {b} again on a day in spring number {end},” said Mara Keane.\n"
        )
    };
    let mut all: Vec<Findings> =
        (0..70).flat_map(|n| examined(&format!("{n:02}.md"), &article(n), &plan)).collect();
    let mut docket = Docket::new(all.clone(), &plan);
    for step in 0..70 {
        let text = if step % 2 == 0 { "Nobody came.\n".to_owned() } else { article(step) };
        all[step] = examined(&format!("{step:02}.md"), &text, &plan).remove(0);
        docket.replace(vec![all[step].clone()], &plan);
        assert_eq!(docket.outcome().conflicts, judge(all.clone(), &plan).conflicts, "step {step}");
    }
}

#[test]
fn quotes_stay_what_they_were_where_only_something_else_is_written() {
    let plan = plan();
    let said = "“We have waited four long years for these works to begin at the old harbour,” said Mara Keane.";
    let article = |number: usize, day: u32, text: &str| {
        let text = format!("---\ndate: 2025-04-{day:02}\n---\n{text}\n");
        examined(&format!("{number}.md"), &text, &plan).remove(0)
    };
    let young = said.replace("old", "young");
    for (day, text, stays) in [
        (1, said.to_owned(), true),
        (1, format!("Snow fell all day.\n\n{said}"), true),
        (1, format!("{said}\n\nSnow fell all day."), true),
        (1, said.replace("Mara Keane", "Tom Brady"), false),
        (1, young.clone(), false),
        (1, format!("{said}\n\n{young}"), false),
        (1, "Nobody came.".to_owned(), false),
        (1, format!("<!-- factlint-ignore quote-speaker reason=r -->\n\n{said}"), false),
        // Which waivers have a say is not told apart.
        (1, format!("<!-- factlint-ignore people reason=r -->\n\n{said}"), false),
        (2, said.to_owned(), false),
    ] {
        let others = [(1, 3, said.replace("Mara Keane", "Hugo Zeller")), (2, 4, young.clone())];
        let mut all: Vec<Findings> =
            others.iter().map(|(number, day, text)| article(*number, *day, text)).collect();
        all.insert(0, article(0, 1, said));
        let mut docket = Docket::new(all.clone(), &plan);
        assert!(!docket.outcome().conflicts.is_empty(), "{text}");
        all[0] = article(0, day, &text);
        assert_eq!(!docket.steady(&[(0, all[0].clone())]).is_empty(), stays, "{text}");
        docket.replace(vec![all[0].clone()], &plan);
        assert_eq!(docket.outcome().conflicts, judge(all, &plan).conflicts, "{text}");
    }
}

#[test]
fn articles_stand_in_the_order_of_their_paths_whatever_order_they_come_in() {
    let plan = plan();
    let said = "“We have waited four long years for these works to begin at the old harbour,” said";
    let article = |number: usize, who: &str| {
        examined(&format!("{number}.md"), &format!("{said} {who}.\n"), &plan).remove(0)
    };
    let mut all =
        vec![article(0, "Mara Keane"), article(1, "Hugo Zeller"), article(2, "Tom Brady")];
    let wanted = judge(all.clone(), &plan);
    assert!(!wanted.conflicts.is_empty());
    all.reverse();
    let mut docket = Docket::new(all, &plan);
    assert_eq!(docket.outcome().conflicts, wanted.conflicts);
    docket.replace(vec![article(2, "Hugo Zeller"), article(7, "Nobody")], &plan);
    let paths: Vec<&str> = docket.outcome().articles.iter().map(|card| &*card.path).collect();
    assert_eq!(paths, ["0.md", "1.md", "2.md"], "an article that was not there is left out");
}
