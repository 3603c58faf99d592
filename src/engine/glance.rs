//! What an article is worth. In: one article. Out: whether it has to be read, and the runs of words in its quotes.
//!
//! Most articles of a large corpus hold nothing of any rule, and nothing that a built-in check could report. To know that takes one
//! scan for the letters of the rules, and a look at the sentences in which figures stand close together; dates, names and speakers
//! are not worked out. Quotes are compared with those of other articles, so an article that only they concern waits until it is known
//! whether another one holds the same words: their [`Outline`]s tell.

use super::checks::{Check, Note, Sight};
use super::examine::{blank, examine};
use super::look::Look;
use super::mention::{Card, Findings};
use super::plan::Plan;
use super::quotes::outline::{Outline, Stretches};
use super::quotes::packed::Packed;
use super::quotes::recur;
use crate::corpus::{Article, BlockKind};
use crate::recognise::{self, Wanted};
use crate::text::Span;

/// Quotes of fewer bytes are not compared.
const LEAST: usize = 30;

/// What an article is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// Whether it has to be read whatever other articles hold. Where it has not, only its quotes can matter.
    pub reads: bool,
    /// Its quotes, as far as they are long enough to be compared.
    pub outlines: Vec<Outline>,
}

/// What was seen in one article.
#[derive(Debug, Clone)]
pub struct Seen {
    /// What was found, as far as it was read.
    pub findings: Findings,
    /// Its quotes, as far as they are long enough to be compared.
    pub outlines: Packed,
    /// Whether its quotes are among what was found; otherwise they are left out until another article is seen to share their words.
    pub quotes: bool,
}

/// Looks at an article, and reads it where it has to be. `quotes`: keeps its quotes, and so reads it for them too.
pub fn see(article: &Article, plan: &Plan, quotes: bool) -> Seen {
    let looker = Looker::new(article, plan);
    let (outlines, paired) = looker.outlines();
    let outlines = Packed::of(&outlines);
    let quotes = quotes || outlines.is_empty();
    // Where quotes are there to be kept it is read for them.
    if (outlines.is_empty() || !quotes) && !looker.reads(paired) {
        return Seen { findings: blank(article), outlines, quotes };
    }
    let mut findings = examine(article, &recognise::read(article, &plan.settings), plan);
    if !quotes {
        findings.notes.retain(|(_, note)| matches!(note, Note::Finding(_)));
    }
    findings.shrink();
    Seen { findings, outlines, quotes }
}

/// What is seen in the one article of a file where that is nothing and nobody has to take it apart to know: no check is on, and no rule
/// can fire in `text`, which holds every word of its prose. `None` where the article has to be looked at.
pub fn skim<'t>(path: &str, plan: &Plan, text: impl FnOnce() -> Option<&'t str>) -> Option<Seen> {
    let silent = plan.checks().next().is_none() && !plan.waives(path);
    let idle = silent && text().is_some_and(|text| !plan.may_fire(text));
    idle.then(|| {
        let card = Card { path: path.to_owned(), ..Card::default() };
        Seen { findings: Findings::none(card), outlines: Packed::default(), quotes: true }
    })
}

/// What recurs in the quotes of all that was seen, article by article, for [`Seen::lacks_quotes`].
pub fn recurring<'s>(outlines: impl Iterator<Item = &'s Packed> + Clone) -> Vec<u64> {
    recur::recurring(outlines.map(Packed::sketches))
}

impl Seen {
    /// Whether its quotes have to be compared with those of other articles, and are not there; `recurring` is what recurs in the
    /// corpus.
    pub fn lacks_quotes(&self, recurring: &[u64]) -> bool {
        !self.quotes && self.recurs(recurring)
    }

    /// Whether another article holds words of its quotes.
    pub fn recurs(&self, recurring: &[u64]) -> bool {
        self.outlines.recurs(recurring)
    }

    /// Leaves out quotes that were looked at and that no other article shares, so that it says the same whatever was known before.
    pub fn leave_idle_quotes(&mut self, recurring: &[u64]) {
        if self.quotes && !self.outlines.is_empty() && !self.recurs(recurring) {
            self.findings.notes.retain(|(_, note)| matches!(note, Note::Finding(_)));
            self.findings.shrink();
            self.quotes = false;
        }
    }
}

/// Looks at an article. Where it says that the article need not be read, [`super::examine()`] finds nothing in it but quotes to
/// compare with others.
pub fn glance(article: &Article, plan: &Plan) -> Glance {
    let looker = Looker::new(article, plan);
    let (outlines, paired) = looker.outlines();
    Glance { reads: looker.reads(paired), outlines }
}

/// One article, and the checks that are on.
struct Looker<'a> {
    article: &'a Article,
    plan: &'a Plan,
    checks: Vec<&'static dyn Check>,
}

impl<'a> Looker<'a> {
    fn new(article: &'a Article, plan: &'a Plan) -> Self {
        Self { article, plan, checks: plan.checks().map(|(check, _)| check).collect() }
    }

    /// The checks that have to be shown so much of an article.
    fn of(&self, sight: Sight) -> impl Iterator<Item = &'static dyn Check> {
        self.checks.iter().copied().filter(move |check| check.sight() == sight)
    }

    fn concerned(&self, sight: Sight) -> bool {
        self.of(sight).any(|check| check.concerns(&self.article.prose))
    }

    /// The quotes that may be compared, and whether every mark has its partner; no quotes where no check wants any.
    fn outlines(&self) -> (Vec<Outline>, bool) {
        let compared = self.concerned(Sight::Recurring);
        if !compared && !self.concerned(Sight::Marks) {
            return (Vec::new(), true);
        }
        let (quoted, paired) = recognise::quoted(self.article);
        match compared {
            true => (outlines(self.article, &quoted, self.plan), paired),
            false => (Vec::new(), paired),
        }
    }

    /// Whether it has to be read whatever other articles hold.
    fn reads(&self, paired: bool) -> bool {
        !paired
            || !self.article.directives.is_empty()
            || self.plan.waives(&self.article.path)
            || self.plan.may_fire(&self.article.prose)
            || self.concerned(Sight::Article)
            || self.has_note()
    }

    /// Whether a check that looks at sentences by themselves notes anything.
    fn has_note(&self) -> bool {
        let article = self.article;
        let checks: Vec<_> = self.of(Sight::Sentences).collect();
        // The total of a column stands in other blocks than its parts.
        let cells = || article.blocks.iter().any(|b| matches!(b.kind, BlockKind::Cell(_)));
        if !checks.is_empty() && cells() {
            return true;
        }
        let wanted: Vec<Wanted> = checks.iter().filter_map(|check| check.wants()).collect();
        let others = || checks.iter().filter(|check| check.wants().is_none());
        let may_note = |block: &usize| {
            let words = article.words(article.blocks[*block].span);
            others().any(|check| check.concerns(words)) || recognise::may_hold(words, &wanted)
        };
        let blocks: Vec<usize> = (0..article.blocks.len()).filter(may_note).collect();
        if blocks.is_empty() {
            return false;
        }
        let reading = recognise::read_figures(article, &self.plan.settings, &blocks);
        let look = Look { article, reading: &reading, plan: self.plan };
        checks.iter().any(|check| !check.look(&look).is_empty())
    }
}

/// The quotes of an article that are long enough to be compared, in every reading that their marks leave: a quote that is broken by
/// its cue (`“A,” she said, “b.”`) is one utterance, and so may be any two that a comma parts.
fn outlines(article: &Article, quoted: &[(Span, bool)], plan: &Plan) -> Vec<Outline> {
    /// Quotes that are taken for one at most.
    const MOST: usize = 3;
    let texts = quoted.iter().map(|(span, _)| article.words(*span)).collect();
    let stretches = Stretches::new(texts, &plan.settings.gazetteer);
    // Where each utterance starts by its marks, and one past the last.
    let mut starts: Vec<usize> =
        quoted.iter().enumerate().filter(|(i, q)| *i == 0 || !q.1).map(|(i, _)| i).collect();
    starts.push(quoted.len());
    let mut out = Vec::new();
    for first in 0..starts.len() - 1 {
        for end in first + 1..starts.len().min(first + 1 + MOST) {
            let last = starts[end - 1];
            if last > starts[first] && !may_resume(article, quoted[last - 1].0, quoted[last].0) {
                break;
            }
            let utterance = starts[first]..starts[end];
            if stretches.len(utterance.clone()) >= LEAST {
                out.extend(stretches.outline(utterance));
            }
        }
    }
    out
}

/// Whether a quote may go on with another behind its cue: a comma stands between them.
fn may_resume(article: &Article, quote: Span, next: Span) -> bool {
    let cue = &article.prose[quote.end.min(next.start)..next.start];
    cue.len() < 200 && (cue.contains(',') || article.words(quote).ends_with(','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::{Config, load};

    const LONG: &str = "“We will open the old harbour again before the end of the summer,”";

    /// Whether an article has to be read, and how many of its quotes may be compared.
    fn seen(rules: &str, settings: &str, text: &str) -> (bool, usize) {
        let ids: Vec<&str> = super::super::CHECKS.iter().map(|check| check.id()).collect();
        let (config, problems) = Config::read("factlint.yml", settings, &ids);
        assert!(problems.is_empty(), "{problems:?}");
        let (rules, problems) =
            load(&[("rules.yml".to_owned(), rules.to_owned())], &config, &|_| Err(String::new()));
        assert!(problems.is_empty(), "{problems:?}");
        let plan = Plan::under(rules, &config);
        let read = crate::corpus::read("a.md", text.as_bytes().to_vec(), &|_| Vec::new());
        let article = &read.articles[0];
        let glance = glance(article, &plan);
        // What is only glanced at holds nothing but quotes.
        let whole = examine(article, &recognise::read(article, &plan.settings), &plan);
        let found = whole.notes.iter().any(|(_, note)| matches!(note, Note::Finding(_)));
        assert!(glance.reads || !found && whole.mentions.is_empty(), "{text}");
        (glance.reads, glance.outlines.len())
    }

    #[test]
    fn an_article_is_read_only_where_something_may_be_found_in_it() {
        let rule = "rules: [{id: it, figure: it, find: 'harbour ... {length} deep'}]";
        let waiver = "waivers: [{rule: it, article: a.md, reason: r}]";
        for (rules, settings, text, reads) in [
            ("", "", "Snow fell all day.", false),
            ("", "", "Nobody came, and 40 ships lay there.", false),
            // Letters of a rule.
            (rule, "", "Snow fell all day.", false),
            (rule, "", "Snow fell on the harbour.", true),
            (rule, "", "Snow fell on the harbours.", false),
            // Figures that a check may have something to say of.
            ("", "", "The trench is 40 km (10 miles) long.", true),
            ("", "", "The trench is 40 km (25 miles) long.", false),
            ("", "checks: {conversion: off}", "The trench is 40 km (10 miles) long.", false),
            ("", "", "It rose from 40 to 50, up 20%.", true),
            ("", "", "It rose from 40 to 50, up 25%.", false),
            ("", "", "They met on Thursday, 14 March 2025.", true),
            // Marks that open or close nothing, directives, waivers of the settings, tables.
            ("", "", "“Snow fell all day.", true),
            ("", "", "“Snow fell all day.”", false),
            ("", "checks: {quote-speaker: off, quote-wording: off}", "“Snow fell all day.", true),
            ("", "", "<!-- factlint-ignore sum reason=r -->\n\nSnow fell all day.", true),
            (rule, waiver, "Snow fell all day.", true),
            ("", "", "| Ships |\n|---|\n| 40 |\n", true),
        ] {
            let text = format!("---\ndate: 2025-03-14\n---\n{text}\n");
            assert_eq!(seen(rules, settings, &text), (reads, 0), "{text}");
        }
    }

    #[test]
    fn quotes_that_may_be_compared_are_outlined_in_every_reading() {
        let broken = "“We will open the old harbour again,” she said, “before the end of the summer, and the quay beside it.”";
        for (settings, text, quotes) in [
            ("", LONG.to_owned(), 1),
            ("", "“We will open the old harbour.”".to_owned(), 0),
            // By their marks two utterances, which may be one; and one that its cue breaks.
            ("", format!("{LONG} she said. {LONG} she said."), 3),
            ("", broken.to_owned(), 1),
            ("checks: {quote-speaker: off, quote-wording: off}", LONG.to_owned(), 0),
            ("checks: {quote-unbalanced: off}", LONG.to_owned(), 1),
        ] {
            assert_eq!(seen("", settings, &text).1, quotes, "{text}");
        }
    }
}
