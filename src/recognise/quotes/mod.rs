//! Quotes and their speakers. In: a scene and its names. Out: a value for each stretch of quoted words, with who said it.
//!
//! Marks first ([`marks`]), then sentences whose quotes are one unit each ([`strand`]), then for each quote the construction that
//! names its speaker ([`attribution`]) and the person behind the words ([`resolve`]). A quote alone in its sentence floats: it
//! goes on with the speaker of its paragraph, else (with less trust) of the paragraph before. All stretches of a quote that runs
//! over paragraphs, or is broken by its cue, share one speaker: the one found on any of them with most trust.

mod ahead;
mod assemble;
mod attribution;
mod behind;
mod layout;
mod leftward;
pub(super) mod marks;
pub(super) mod noun_phrase;
pub(super) mod resolve;
mod single;
pub(super) mod strand;
mod strays;
pub mod subject;
mod units;

pub use strays::Strays;

use super::lexicon::Classes;
use super::names::people::People;
use super::scene::Scene;
use super::source::{self, Claim};
use crate::corpus::BlockKind;
use crate::text::Span;
use crate::value::{ResolvedBy, Tier, Value};
use attribution::Construction;
use marks::Marks;
use noun_phrase::Head;
use resolve::Said;
use strand::{Strand, Text, Unit};

/// How many quotes before and behind a few words are looked through for the same words.
const NEAR: usize = 100;

/// What was read of an article's quotes.
#[derive(Debug, Clone, Default)]
pub struct Quotes {
    /// A value for each stretch, in order.
    pub values: Vec<Value>,
    /// Marks that close nothing.
    pub strays: Strays,
    /// What sentences attribute to somebody, quotes left out.
    pub claims: Vec<Claim>,
    /// Everybody who is named outside them.
    pub people: People,
}

/// Reads the quotes of an article; `names` are its names, in order.
pub fn quotes(scene: &Scene, names: &[Value]) -> Quotes {
    let marks = marks::marks(&scene.article.prose, &scene.article.blocks);
    let quoted: Vec<Span> = marks.quotes.iter().map(|q| q.whole).collect();
    let people = People::new(scene, names, &quoted);
    let (found, claims) = Reader::new(scene, &people, &marks, true).run();
    let values = assemble::values(scene, &people, &marks, found);
    Quotes { values, strays: marks.strays, claims, people }
}

/// Reads only the quotes themselves: what [`quotes`] finds of them.
pub fn values(scene: &Scene, names: &[Value]) -> Vec<Value> {
    let marks = marks::marks(&scene.article.prose, &scene.article.blocks);
    if marks.quotes.is_empty() {
        return Vec::new();
    }
    let quoted: Vec<Span> = marks.quotes.iter().map(|q| q.whole).collect();
    let people = People::new(scene, names, &quoted);
    let (found, _) = Reader::new(scene, &people, &marks, false).run();
    assemble::values(scene, &people, &marks, found)
}

/// What was found of one quote.
#[derive(Debug, Clone)]
struct Found {
    said: Option<Said>,
    /// Whether the speaker comes from another sentence.
    floating: bool,
    /// Whether it follows the quote before it in one utterance, broken by the cue.
    resumes: bool,
}

struct Reader<'a> {
    scene: &'a Scene<'a>,
    people: &'a People,
    marks: &'a Marks,
    found: Vec<Found>,
    claims: Vec<Claim>,
    /// Whether claims are wanted.
    claiming: bool,
    /// What the block at hand is.
    kind: BlockKind,
    /// Whether the block before ends with a colon.
    announced: bool,
    /// The person who spoke last.
    last: Option<usize>,
    /// Who speaks in this paragraph, and whether it was a quote that showed it.
    paragraph: Option<(Said, bool)>,
    /// Who spoke last in the paragraph before.
    previous: Option<(Said, bool)>,
}

impl<'a> Reader<'a> {
    fn new(scene: &'a Scene<'a>, people: &'a People, marks: &'a Marks, claiming: bool) -> Self {
        let none = Found { said: None, floating: false, resumes: false };
        let found = vec![none; marks.quotes.len()];
        Self {
            scene,
            people,
            marks,
            found,
            claims: Vec::new(),
            claiming,
            kind: BlockKind::Paragraph,
            announced: false,
            last: None,
            paragraph: None,
            previous: None,
        }
    }

    fn run(mut self) -> (Vec<Found>, Vec<Claim>) {
        let mut units: Vec<Unit> = Vec::new();
        let mut first = 0;
        for (number, block) in self.scene.article.blocks.iter().enumerate() {
            let mut end = first;
            while end < self.marks.quotes.len() && self.marks.quotes[end].block == number {
                end += 1;
            }
            units::units(
                Text::of(self.scene),
                block.span,
                &self.marks.quotes,
                first..end,
                &mut units,
            );
            self.block(&units, number);
            first = end;
        }
        self.share_chains();
        self.echo();
        (self.found, self.claims)
    }

    fn strand<'u>(&self, units: &'u [Unit]) -> Strand<'u>
    where
        'a: 'u,
    {
        Strand { text: Text::of(self.scene), units, quotes: &self.marks.quotes }
    }

    fn block(&mut self, units: &[Unit], number: usize) {
        let whole = self.strand(units);
        if whole.len() == 0 {
            return;
        }
        self.paragraph = None;
        let blocks = &self.scene.article.blocks;
        self.kind = blocks[number].kind.clone();
        let before =
            number.checked_sub(1).map_or("", |b| blocks[b].span.of(&self.scene.article.prose));
        self.announced =
            before.ends_with(':') || self.announced && self.kind == BlockKind::Quotation;
        let sentences = whole.sentences();
        for (k, range) in sentences.iter().enumerate() {
            let strand = self.strand(&units[range.clone()]);
            self.sentence(&strand, k == 0);
        }
        if sentences.len() == 1 {
            self.signature(&whole, number);
        }
        self.previous = self.paragraph.take();
    }

    fn sentence(&mut self, strand: &Strand, first: bool) {
        if self.claiming {
            source::claims(strand, self.people, self.last, &mut self.claims);
        }
        let words_out = (0..strand.len()).filter(|&i| strand.is_word(i)).count();
        let mut attributed = false;
        let mut before: Option<usize> = None;
        for i in 0..strand.len() {
            let strand::Kind::Quote(index) = strand.units[i].kind else { continue };
            let index = index as usize;
            let found = self.quote(strand, i, before, words_out, first && before.is_none());
            let own = found
                .said
                .as_ref()
                .is_some_and(|said| said.tier != Tier::C || found.floating || said.cue.is_some());
            if own && let Some(said) = &found.said {
                attributed = true;
                if said.person.is_some_and(|p| !self.people.get(p).is_body()) {
                    self.last = said.person;
                }
                self.paragraph = Some((said.clone(), true));
            }
            self.found[index] = found;
            before = Some(i);
        }
        if !attributed {
            self.introduce(strand);
        }
    }

    /// The speaker of the quote at unit `i`; `before` is the quote before it in the sentence.
    fn quote(
        &self,
        strand: &Strand,
        i: usize,
        before: Option<usize>,
        words_out: usize,
        opens: bool,
    ) -> Found {
        let own = if words_out > 0 && !strand.is_work(i) { self.own(strand, i) } else { None };
        let by_cue = own.as_ref().map(|(_, by)| *by);
        let resumes = before.is_some_and(|b| resumes(strand, b, i));
        if let Some(b) = before
            && !matches!(
                by_cue,
                Some(Construction::Inverted | Construction::AccordingTo | Construction::Dash)
            )
            && coordinated(strand, b, i)
            && let strand::Kind::Quote(index) = strand.units[b].kind
            && let found = &self.found[index as usize]
            && let Some(said) = found.said.clone()
        {
            return Found { said: Some(said), floating: found.floating, resumes };
        }
        if let Some((said, _)) = own {
            return Found { said: Some(said), floating: false, resumes };
        }
        if words_out <= 1 {
            let heading = is_heading(strand, i) || matches!(self.kind, BlockKind::Heading(_));
            let said = if heading { None } else { self.floated(opens) };
            return Found { said, floating: true, resumes };
        }
        Found { said: self.guessed(strand, i), floating: false, resumes: false }
    }

    fn own(&self, strand: &Strand, i: usize) -> Option<(Said, Construction)> {
        if let Some(found) = strand.attribution(i) {
            let mut said =
                resolve::resolve(self.people, strand, &found.speaker, found.by.tier(), self.last);
            said.cue = found.cue.map(|c| self.cue_span(strand, c, found.by));
            return Some((said, found.by));
        }
        let np = strand.transcript().or_else(|| strand.headline(i))?;
        Some((resolve::resolve(self.people, strand, &np, Tier::B, self.last), Construction::Before))
    }

    fn cue_span(&self, strand: &Strand, cue: usize, by: Construction) -> Span {
        let span = strand.units[cue].span;
        match by {
            Construction::AccordingTo if strand.text(cue) == "according" => {
                span.join(strand.units[cue + 1].span)
            }
            _ => span,
        }
    }

    /// The speaker of a quote that is a sentence of its own.
    fn floated(&self, opens: bool) -> Option<Said> {
        let (said, quoted, tier) = match (&self.paragraph, &self.previous) {
            (Some((said, quoted)), _) => (said, *quoted, if *quoted { said.tier } else { Tier::C }),
            // "The mayor said:" and the quote in the next paragraph.
            (None, Some((said, quoted))) if opens && self.announced => {
                (said, *quoted, Tier::B.max(said_tier(said)))
            }
            (None, Some((said, quoted))) if opens => (said, *quoted, Tier::C),
            _ => return None,
        };
        let by = if quoted { said.by } else { None };
        let by = match by.or(said.by) {
            Some(_) if tier == Tier::C => Some(ResolvedBy::Floating),
            by => by,
        };
        Some(Said { tier, by, cue: None, ..said.clone() })
    }

    /// The subject of a clause that has no verb of speech: for quotes long enough to be somebody's words.
    fn guessed(&self, strand: &Strand, i: usize) -> Option<Said> {
        if strand.is_work(i) {
            return None;
        }
        let words: Vec<&str> = strand.quoted(i).split_whitespace().collect();
        if let Some(np) = strand.predicated(i).filter(|_| words.len() > 1) {
            return Some(resolve::resolve(self.people, strand, &np, Tier::C, self.last));
        }
        let small = |w: &&&str| w.starts_with(|c: char| c.is_lowercase());
        let title_like = words.len() > 1
            && words.len() <= 8
            && words.iter().filter(small).all(|w| {
                super::lexicon::look_up(&w.to_lowercase())
                    .is(Classes::PREPOSITION | Classes::DETERMINER | Classes::COORDINATOR)
            });
        if words.len() <= 3 || title_like {
            return None;
        }
        let np = strand.clause_subject(0..i).or_else(|| strand.clause_subject(i + 1..strand.len()));
        match np {
            Some(np) => Some(resolve::resolve(self.people, strand, &np, Tier::C, self.last)),
            // "But only if it leads “to lasting peace …”": the speaker of the paragraph goes on.
            None => self.paragraph.as_ref().filter(|(_, quoted)| *quoted).map(|(said, _)| Said {
                tier: Tier::C,
                by: said.by.map(|_| ResolvedBy::Floating),
                cue: None,
                ..said.clone()
            }),
        }
    }

    /// A sentence without a quote that found its speaker may name the speaker of a quote that floats behind it.
    fn introduce(&mut self, strand: &Strand) {
        // "Angry? “Yes.”"
        let asks = strand.len() <= 3 && strand.len() > 0 && strand.is_mark(strand.len() - 1, b"?");
        if asks {
            return;
        }
        let cue = (0..strand.len())
            .filter(|&i| strand.cue(i).is_some())
            .find_map(|i| strand.subject_left(i, 0).map(|np| (np, Some(i))));
        let Some((np, cue)) =
            cue.or_else(|| strand.clause_subject(0..strand.len()).map(|np| (np, None)))
        else {
            return;
        };
        let mut said = resolve::resolve(self.people, strand, &np, Tier::C, self.last);
        said.cue = cue.map(|c| strand.units[c].span);
        if said.person.is_some_and(|p| !self.people.get(p).is_body()) && np.head != Head::Noun {
            self.last = said.person;
        }
        self.paragraph = Some((said, false));
    }

    /// A paragraph that is only a dash and a name: whoever the quote before it is by.
    fn signature(&mut self, strand: &Strand, block: usize) {
        let item = self.scene.article.blocks[block].kind == BlockKind::Item;
        let first = usize::from(strand.is_mark(0, b"-"));
        if strand.len() > 14
            || first == 0 && !item
            || !strand.is_name(first)
            || (0..strand.len()).any(|i| strand.is_quote(i))
        {
            return;
        }
        let mut end = first;
        while end < strand.len() && (strand.is_name(end) || strand.is(end, Classes::PARTICLE)) {
            end += 1;
        }
        let closes = end >= strand.len() || strand.is_mark(end, b".,(");
        let before = self.marks.quotes.partition_point(|q| q.block < block);
        let last = before.checked_sub(1).filter(|&i| self.marks.quotes[i].block + 1 == block);
        let Some(last) = last.filter(|_| closes) else { return };
        let open = self.found[last].said.as_ref().is_none_or(|said| said.tier == Tier::C);
        if open {
            let np = noun_phrase::NounPhrase { units: first..end, head: Head::Name };
            self.found[last].said =
                Some(resolve::resolve(self.people, strand, &np, Tier::B, self.last));
            self.found[last].floating = false;
        }
    }

    /// A few words without a speaker of their own that repeat words of a quote that has one: its speaker, with least trust.
    fn echo(&mut self) {
        let prose = &self.scene.article.prose;
        let short = |i: usize| {
            let words = self.marks.quotes[i].words.of(prose).split_whitespace().count();
            (2..=5).contains(&words)
        };
        let open: Vec<usize> =
            (0..self.found.len()).filter(|&i| self.found[i].said.is_none() && short(i)).collect();
        if open.is_empty() {
            return;
        }
        let folded: Vec<String> = self
            .marks
            .quotes
            .iter()
            .map(|q| format!(" {} ", crate::text::fold::fold(q.words.of(prose))))
            .collect();
        for i in open {
            let words = folded[i].trim_matches(|c: char| !c.is_alphanumeric());
            let near = i.saturating_sub(NEAR)..(i + NEAR).min(self.found.len());
            let said = near.into_iter().find_map(|k| {
                let whole = k != i
                    && folded[k].len() > folded[i].len()
                    && folded[k].contains(&format!(" {words}"));
                self.found[k].said.clone().filter(|s| whole && s.party.is_some())
            });
            self.found[i].said = said.map(|said| Said {
                tier: Tier::C,
                by: Some(ResolvedBy::Floating),
                cue: None,
                ..said
            });
        }
    }

    /// One speaker for all stretches of an utterance: the one with most trust, own words before floating.
    fn share_chains(&mut self) {
        for range in assemble::utterances(&self.marks.quotes, &self.found) {
            let rank = |f: &Found| (f.said.is_none(), f.said.as_ref().map(|s| s.tier), f.floating);
            let Some(best) = range.clone().min_by_key(|&i| (rank(&self.found[i]), i)) else {
                continue;
            };
            let Some(said) = self.found[best].said.clone() else { continue };
            for i in range {
                let own = &mut self.found[i];
                if own.said.as_ref().is_none_or(|s| s.tier > said.tier || own.floating) {
                    own.said = Some(said.clone());
                }
            }
        }
    }
}

/// The tier of the speaker that a sentence with a colon introduces: its cue stands before the quote, so it is no guess.
fn said_tier(said: &Said) -> Tier {
    if said.cue.is_some() { Tier::B } else { Tier::C }
}

/// A few words alone in their paragraph, without a stop: a subheading.
fn is_heading(strand: &Strand, i: usize) -> bool {
    let words = strand.quoted(i);
    let few = strand.len() - 1 + words.split_whitespace().count() <= 5;
    few && words.ends_with(|c: char| c.is_alphanumeric())
        && !(0..strand.len()).any(|k| strand.is_mark(k, b".,:?!"))
}

/// Whether the quotes at units `a` and `b` are joined by nothing but `and`, `or`, `that`, a comma.
fn coordinated(strand: &Strand, a: usize, b: usize) -> bool {
    (a + 1..b).all(|i| {
        matches!(
            strand.text(i),
            "and" | "or" | "that" | "but" | "as" | "well" | "," | "also" | "then"
        ) || !strand.is_word(i)
    })
}

/// `“A,” she said, “b.”`: the quote at `a` ends with a comma, its cue with another, and `b` goes on.
fn resumes(strand: &Strand, a: usize, b: usize) -> bool {
    let open = matches!(strand.quote_end(a), ',' | '—' | '–' | '-') || strand.is_mark(a + 1, b",");
    open && strand.is_mark(b - 1, b",") && b - a <= 12 && strand.cue_near(a + 1..b)
}
