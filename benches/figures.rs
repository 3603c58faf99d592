//! How fast the figure layer reads ordinary prose. `cargo bench --bench figures` prints MB/s of one core and asserts what was found,
//! so that a fast wrong answer fails.

use factlint::corpus::Article;
use factlint::recognise::forms::{self, Draft};
use factlint::recognise::{Scene, Settings};
use std::time::{Duration, Instant};

/// Sentences of news, and how many figures each holds.
const SENTENCES: &[(&str, usize)] = &[
    (
        "The mayor opened the old bridge in the rain and thanked the workers who had kept it standing for so long.",
        0,
    ),
    (
        "Officials in the capital declined to comment on the report, which was first published by a local newspaper.",
        0,
    ),
    ("Police said 12 people were injured when the tram left its rails near the market square.", 1),
    (
        "“We have never seen anything like it,” said the director of the museum, pointing to the empty hall.",
        0,
    ),
    (
        "The government will spend $3.2 billion on new trains, about 20% more than it had planned.",
        2,
    ),
    (
        "Residents of the valley have asked for help since the storm took the roofs from their houses and barns.",
        0,
    ),
    (
        "More than 95,000 supporters filled the streets, according to the organisers of the march.",
        1,
    ),
    (
        "The opposition called the plan a mistake and promised to bring it before the constitutional court.",
        0,
    ),
    (
        "Her brother, a teacher, heard the news on the radio while he was waiting for the bus to the coast.",
        0,
    ),
    (
        "The company, which makes parts for aircraft, did not say how many of its employees would have to leave.",
        0,
    ),
    (
        "Negotiators from both countries met again behind closed doors, and neither side gave details of the talks.",
        0,
    ),
    (
        "It was the second attempt to close the gap, and once more the weather had the last word over the engineers.",
        1,
    ),
    (
        "Farmers along the river say the soil is too wet to plough, and many fear for what is left of the harvest.",
        0,
    ),
    (
        "The court found that the ministry had acted within the law, but told it to publish the letters it had withheld.",
        0,
    ),
    (
        "Critics of the film praise its music and its light, though they agree that the story wanders in the middle.",
        0,
    ),
    (
        "The ferry was carrying 1,204 passengers and 85 crew when it lost power 30 km off the northern shore.",
        3,
    ),
    (
        "Nobody at the embassy could say when the visas would be granted, or whether they would be granted at all.",
        0,
    ),
    (
        "A spokeswoman for the hospital thanked the donors and asked people to keep the road to the clinic free.",
        0,
    ),
];

const BYTES: usize = 8_000_000;
const ROUNDS: usize = 5;

fn main() {
    let (prose, figures) = prose();
    let article = Article::fragment(&prose);
    let settings = Settings::default();
    let (mut scan, mut walk) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        let scene = Scene::new(&article, &settings);
        scan = scan.min(begin.elapsed());
        let begin = Instant::now();
        let found = forms::walk(&scene);
        walk = walk.min(begin.elapsed());
        let read = found.iter().filter(|f| matches!(f.draft, Draft::Figure(_))).count();
        assert_eq!(read, figures, "figures found in {} bytes", prose.len());
    }
    let speed = |time: Duration| prose.len() as f64 / 1e6 / time.as_secs_f64();
    println!("figures: {figures} in {:.1} MB", prose.len() as f64 / 1e6);
    println!("tokens, sentences and word classes: {:.0} MB/s", speed(scan));
    println!("figure layer: {:.0} MB/s", speed(walk));
    println!("both: {:.0} MB/s", speed(scan + walk));
}

/// Sentences in a fixed disorder, some eight to a paragraph, and how many figures they hold.
fn prose() -> (String, usize) {
    let (mut text, mut figures, mut state) = (String::with_capacity(BYTES + 200), 0, 1u64);
    while text.len() < BYTES {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (sentence, count) = SENTENCES[(state >> 33) as usize % SENTENCES.len()];
        text.push_str(sentence);
        text.push(if (state >> 40) % 8 == 0 { '\n' } else { ' ' });
        figures += count;
    }
    (text, figures)
}
