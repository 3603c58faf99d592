//! Quotation marks. In: prose and its blocks. Out: the stretches of quoted words in order, and the marks that open or close nothing.
//!
//! A state machine over the bytes of each block. Curly, straight, low, angled and doubled single marks open and close each other in
//! any pairing; single marks are told from apostrophes, plural possessives and clipped years; inch marks and markup attributes
//! are no marks. A quote that its paragraph leaves open goes on where the next one starts with an opening mark, else it ends with
//! its paragraph and a mark is missing. Quotes inside quotes belong to the outer one. Knows nothing about who speaks.

use super::single;
use super::strays::Strays;
use crate::corpus::{Block, BlockKind};
use crate::recognise::lexicon::{self, Form};
use crate::text::Span;
use std::ops::Range;

/// One stretch of quoted words: a whole quote, or one paragraph of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The words, without the outer marks.
    pub words: Span,
    /// The words with their marks.
    pub whole: Span,
    /// The block it stands in.
    pub block: usize,
    /// Whether it goes on from the stretch before it (a quote over several paragraphs).
    pub continues: bool,
    /// Whether its closing mark is missing though nothing goes on.
    pub unbalanced: bool,
    /// Whether it is set in single marks.
    pub single: bool,
}

/// What a text's marks say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Quoted stretches, in order, not overlapping.
    pub quotes: Vec<Marked>,
    /// Closing marks that close nothing.
    pub strays: Strays,
}

/// Reads the marks of every block.
pub fn marks(prose: &str, blocks: &[Block]) -> Marks {
    let (straight, beyond) = (Passed::default(), Passed::default());
    let out = Marks::default();
    let left = Left::default();
    let mut machine =
        Machine { prose, blocks, block: 0, out, carried: false, straight, beyond, left };
    for (number, block) in blocks.iter().enumerate() {
        machine.block = number;
        machine.run(block.span);
    }
    machine.out
}

/// What a double mark at a place can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glyph {
    /// “ „ «
    Opening,
    /// ” »
    Closing,
    /// " '' ``
    Straight,
}

struct Machine<'a> {
    prose: &'a str,
    blocks: &'a [Block],
    block: usize,
    out: Marks,
    /// Whether the quote of the paragraph before goes on here.
    carried: bool,
    /// Where the first bytes of marks were looked for last, those of ASCII and others.
    straight: Passed,
    beyond: Passed,
    /// How many straight marks were left in a paragraph when that was last asked.
    left: Left,
}

/// An open quote: where its mark stands and where its words start.
#[derive(Clone, Copy)]
struct Open {
    mark: usize,
    words: usize,
    single: bool,
}

impl Machine<'_> {
    fn run(&mut self, span: Span) {
        let continues = std::mem::take(&mut self.carried);
        let mut first = continues;
        let mut open: Option<Open> = None;
        let mut at = span.start;
        loop {
            at = self.next(at);
            if at >= span.end {
                break;
            }
            if let Some((glyph, width)) = double(self.prose, at, span) {
                at = self.double(span, at, width, glyph, &mut open, &mut first);
                continue;
            }
            let width = self.char_at(at).len_utf8();
            if open.is_none() && single::is_opener(self.prose, at, span) {
                if let Some((close, end)) = single::close(self.prose, at, span) {
                    self.push(
                        Open { mark: at, words: at + width, single: true },
                        close,
                        end,
                        &mut first,
                        false,
                    );
                    at = end;
                    continue;
                }
                if single::opens_paragraph(self.prose, at, span) && self.goes_on(single::OPENERS) {
                    open = Some(Open { mark: at, words: at + width, single: true });
                    break;
                }
            }
            at += width;
        }
        if let Some(open) = open {
            self.end_of_paragraph(span, open, &mut first);
        }
        if self.out.quotes.last().is_none_or(|q| q.block != self.block) {
            self.unmarked(span);
        }
    }

    /// Where the first byte of a mark stands, from `at` on; the length of the prose where there is none.
    fn next(&mut self, at: usize) -> usize {
        let bytes = self.prose.as_bytes();
        let straight =
            self.straight.next(bytes, at, |rest| memchr::memchr3(b'"', b'\'', b'`', rest));
        straight.min(self.beyond.next(bytes, at, |rest| memchr::memchr2(0xE2, 0xC2, rest)))
    }

    /// Quotes that are set without marks: a block quote that is announced or signed, and dialogue after a dash.
    fn unmarked(&mut self, span: Span) {
        let block = &self.blocks[self.block];
        let text = span.of(self.prose);
        let before = self.block.checked_sub(1).map(|b| &self.blocks[b]);
        if block.kind == BlockKind::Quotation {
            let announced = before.is_some_and(|b| b.span.of(self.prose).trim_end().ends_with(':'));
            let goes_on = before.is_some_and(|b| b.kind == BlockKind::Quotation)
                && self
                    .out
                    .quotes
                    .last()
                    .is_some_and(|q| q.block + 1 == self.block && q.words == q.whole);
            let next = self.blocks.get(self.block + 1).map_or("", |b| b.span.of(self.prose));
            let signed = next.starts_with(['—', '–', '-']) && next.len() < 80;
            let signature = text.starts_with(['—', '–', '-']);
            if (announced || goes_on || signed) && !signature && !text.is_empty() {
                self.push_unmarked(span, goes_on);
            }
            return;
        }
        let lead = text.chars().next().filter(|c| "-–—".contains(*c)).map(char::len_utf8);
        let Some(lead) = lead.or((block.kind == BlockKind::Item).then_some(0)) else { return };
        let body = &text[lead..];
        let start = span.start + lead + (body.len() - body.trim_start().len());
        for dash in [" - ", " – ", " — "] {
            let said = body.match_indices(dash).find(|(i, _)| {
                let word: String =
                    body[i + dash.len()..].chars().take_while(|c| c.is_alphabetic()).collect();
                lexicon::look_up(&word)
                    .cue()
                    .is_some_and(|cue| cue.form == Form::Past && cue.strong)
            });
            if let Some((at, _)) = said.filter(|(at, _)| *at > 0) {
                self.push_unmarked(Span::new(start, (span.start + lead + at).max(start)), false);
                return;
            }
        }
    }

    fn push_unmarked(&mut self, words: Span, continues: bool) {
        if !words.is_empty() {
            let block = self.block;
            self.out.quotes.push(Marked {
                words,
                whole: words,
                block,
                continues,
                unbalanced: false,
                single: false,
            });
        }
    }

    /// A double mark at `at`: opens, closes or is passed over. The place to go on from.
    fn double(
        &mut self,
        span: Span,
        at: usize,
        width: usize,
        glyph: Glyph,
        open: &mut Option<Open>,
        first: &mut bool,
    ) -> usize {
        let after = at + width;
        let place = Place::new(self.prose, at, after, span);
        let Some(current) = *open else {
            match self.opens(glyph, place, at, after, span) {
                Opening::Yes => *open = Some(Open { mark: at, words: after, single: false }),
                Opening::Attribute(end) => return end,
                Opening::Nothing => {}
                Opening::No => {
                    self.out.strays.push(Span::new(at, after));
                    self.unopened(span, at, after);
                }
            }
            return after;
        };
        let closes = match glyph {
            Glyph::Closing => true,
            Glyph::Straight => {
                // Before a word it opens a new quote, if the marks that are left in the paragraph pair up.
                let reopens = place.space_before && place.word_after;
                !(reopens && self.left.from(self.prose, at, span).is_multiple_of(2))
            }
            // An opening glyph that closes: `“yes“ he said`.
            Glyph::Opening => !place.space_before && !place.word_after,
        };
        if closes {
            *open = None;
            self.push(current, at, after, first, false);
            return after;
        }
        if glyph == Glyph::Opening && self.is_nested(after, span) {
            return self.skip_nested(after, span);
        }
        // The quote before was never closed.
        self.push(current, at, at, first, true);
        *open = Some(Open { mark: at, words: after, single: false });
        after
    }

    /// A closing mark without an opening one: `We stay focused,” he said.` quotes all that leads up to it in its paragraph, if the
    /// words end as quoted ones do, a verb of speech follows, and no other mark stands before it.
    fn unopened(&mut self, span: Span, at: usize, after: usize) {
        let lead = &self.prose[span.start..at];
        let alone = self.out.quotes.last().is_none_or(|q| q.block != self.block)
            && !lead.contains(['"', '“', '”', '„', '«', '»']);
        let speaks = |word: &str| {
            lexicon::look_up(&word.to_lowercase())
                .cue()
                .is_some_and(|cue| cue.strong && matches!(cue.form, Form::Past | Form::Third))
        };
        let mut behind = self.prose[after..span.end].split(|c: char| !c.is_alphanumeric());
        if alone
            && lead.ends_with([',', '.', '?', '!'])
            && behind.by_ref().filter(|w| !w.is_empty()).take(4).any(speaks)
        {
            let start = span.start + (lead.len() - lead.trim_start().len());
            let block = self.block;
            self.out.quotes.push(Marked {
                words: Span::new(start, at),
                whole: Span::new(start, after),
                block,
                continues: false,
                unbalanced: false,
                single: false,
            });
        }
    }

    fn opens(
        &mut self,
        glyph: Glyph,
        place: Place,
        at: usize,
        after: usize,
        span: Span,
    ) -> Opening {
        if self.is_shown(place, at, after, span) {
            return Opening::Nothing;
        }
        match glyph {
            Glyph::Opening => Opening::Yes,
            Glyph::Straight | Glyph::Closing if place.before == Some('=') => {
                let mark = &self.prose[at..after];
                let end = self.prose[after..span.end].find(mark);
                end.map_or(Opening::No, |i| Opening::Attribute(after + i + mark.len()))
            }
            Glyph::Closing => {
                if place.space_before && place.word_after {
                    Opening::Yes
                } else {
                    Opening::No
                }
            }
            Glyph::Straight if place.digit_before && !place.word_after => Opening::Nothing,
            Glyph::Straight => {
                let lead = place.space_before
                    || place.before.is_none_or(|c| "([—–-‘'/:".contains(c))
                    || place.word_after && !place.letter_before;
                let stands_off = place.space_before && self.is_closed(after, span);
                if lead && (!place.space_after || stands_off) { Opening::Yes } else { Opening::No }
            }
        }
    }

    /// Whether a mark is spoken of and quotes nothing: an empty text in single marks, as of `base=''`, or a mark alone in brackets.
    fn is_shown(&self, place: Place, at: usize, after: usize, span: Span) -> bool {
        let behind = &self.prose[after..span.end];
        let ends_words =
            place.letter_before || place.before.is_some_and(|c| ".,?!…)”’".contains(c));
        match &self.prose[at..after] {
            "''" if !place.word_after && !ends_words => true,
            _ => place.before == Some('(') && behind.starts_with(')'),
        }
    }

    /// Whether what a straight mark with space on both sides opens is closed: of the marks that follow in the paragraph, an odd
    /// number, the next stands directly behind something and before nothing.
    fn is_closed(&mut self, from: usize, span: Span) -> bool {
        let rest = &self.prose[from..span.end];
        !self.left.from(self.prose, from, span).is_multiple_of(2)
            && rest.find('"').is_some_and(|i| {
                let place = Place::new(self.prose, from + i, from + i + 1, span);
                !place.space_before && !place.word_after
            })
    }

    /// `“He said “no” to me,” she said.`: of the marks that follow an inner opening one, the next two close.
    fn is_nested(&self, from: usize, span: Span) -> bool {
        let mut marks = self.prose[from..span.end].chars().filter(|c| "“”„«»\"".contains(*c));
        matches!((marks.next(), marks.next()), (Some('”' | '»'), Some('”' | '»')))
    }

    fn skip_nested(&self, from: usize, span: Span) -> usize {
        let rest = &self.prose[from..span.end];
        let close = rest.char_indices().find(|(_, c)| "”»".contains(*c));
        close.map_or(from, |(i, c)| from + i + c.len_utf8())
    }

    /// The paragraph ends and a quote is open: it goes on, or a mark is missing.
    fn end_of_paragraph(&mut self, span: Span, open: Open, first: &mut bool) {
        let goes_on = if open.single { true } else { self.goes_on("“\"„«") };
        let end = open.words + self.prose[open.words..span.end].trim_end().len();
        if end > open.words + 2 {
            self.push(open, end, end, first, !goes_on);
            self.carried = goes_on;
        } else {
            self.out.strays.push(Span::new(open.mark, open.words));
        }
    }

    /// Whether the next paragraph starts with one of `openers`.
    fn goes_on(&self, openers: &str) -> bool {
        let next = self.blocks.get(self.block + 1);
        let start = next.and_then(|block| block.span.of(self.prose).trim_start().chars().next());
        start.is_some_and(|c| openers.contains(c))
    }

    fn push(&mut self, open: Open, close: usize, end: usize, first: &mut bool, unbalanced: bool) {
        let continues = std::mem::take(first);
        if self.prose[open.words..close].trim().is_empty() {
            return;
        }
        self.out.quotes.push(Marked {
            words: Span::new(open.words, close),
            whole: Span::new(open.mark, end),
            block: self.block,
            continues,
            unbalanced,
            single: open.single,
        });
    }

    fn char_at(&self, at: usize) -> char {
        self.prose[at..].chars().next().unwrap_or(' ')
    }
}

enum Opening {
    Yes,
    No,
    /// It neither opens nor closes: inches, or a mark that is spoken of.
    Nothing,
    /// A markup attribute, to its end.
    Attribute(usize),
}

/// The characters around a mark.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub before: Option<char>,
    pub space_before: bool,
    pub letter_before: bool,
    pub digit_before: bool,
    pub space_after: bool,
    pub word_after: bool,
}

impl Place {
    /// The surroundings of `at..after` within `span`; its ends count as space.
    pub fn new(prose: &str, at: usize, after: usize, span: Span) -> Self {
        let before = prose[span.start..at].chars().next_back();
        let next = prose[after..span.end].chars().next();
        Self {
            before,
            space_before: before.is_none_or(crate::text::fold::is_space),
            letter_before: before.is_some_and(char::is_alphanumeric),
            digit_before: before.is_some_and(|c| c.is_ascii_digit()),
            space_after: next.is_none_or(crate::text::fold::is_space),
            word_after: next.is_some_and(char::is_alphanumeric),
        }
    }
}

/// The stretch that a search passed over last: nothing stands in it, up to its end. Most blocks lie inside one.
#[derive(Default)]
struct Passed(Option<Range<usize>>);

impl Passed {
    /// Where `find` finds the next byte from `at` on, or the end; it is asked only where that is not known.
    fn next(&mut self, bytes: &[u8], at: usize, find: impl Fn(&[u8]) -> Option<usize>) -> usize {
        if let Some(passed) = &self.0
            && (passed.start..=passed.end).contains(&at)
        {
            return passed.end;
        }
        let end = find(&bytes[at..]).map_or(bytes.len(), |ahead| at + ahead);
        self.0 = Some(at..end);
        end
    }
}

/// How many straight marks stand between a place and the end of its paragraph: counted once, and then only what was passed since.
#[derive(Default)]
struct Left {
    at: usize,
    end: usize,
    marks: usize,
}

impl Left {
    /// Those from `at` on; places come in order.
    fn from(&mut self, prose: &str, at: usize, span: Span) -> usize {
        let count =
            |range: Range<usize>| memchr::memchr_iter(b'"', &prose.as_bytes()[range]).count();
        self.marks = match self.end == span.end && self.at <= at {
            true => self.marks - count(self.at..at),
            false => count(at..span.end),
        };
        (self.at, self.end) = (at, span.end);
        self.marks
    }
}

/// The double mark at `at` and its width in bytes.
fn double(prose: &str, at: usize, span: Span) -> Option<(Glyph, usize)> {
    let rest = &prose[at..span.end];
    if rest.starts_with("''") || rest.starts_with("``") {
        return Some((Glyph::Straight, 2));
    }
    let c = rest.chars().next()?;
    let glyph = match c {
        '"' => Glyph::Straight,
        '“' | '„' | '«' | '‟' => Glyph::Opening,
        '”' | '»' => Glyph::Closing,
        _ => return None,
    };
    Some((glyph, c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of each quote (`+` for a paragraph that goes on, `!` for a missing mark) and the number of strays.
    fn read(text: &str) -> (Vec<String>, usize) {
        let mut at = 0;
        let blocks: Vec<Block> = text
            .split("\n\n")
            .map(|p| {
                let span = Span::new(at, at + p.len());
                at += p.len() + 2;
                Block { span, kind: BlockKind::Paragraph }
            })
            .collect();
        let found = marks(text, &blocks);
        let quotes = found
            .quotes
            .iter()
            .map(|q| {
                let lead = if q.continues { "+" } else { "" };
                let tail = if q.unbalanced { "!" } else { "" };
                format!("{lead}{}{tail}", q.words.of(text))
            })
            .collect();
        (quotes, found.strays.first.len())
    }

    #[test]
    fn marks_pair_up() {
        for (text, want) in [
            ("He said “yes” and \"no\".", vec!["yes", "no"]),
            ("“We go,\" she said. \"They stay.”", vec!["We go,", "They stay."]),
            ("Er sagte „ja“ und «nein».", vec!["ja", "nein"]),
            ("He said ''yes'' twice.", vec!["yes"]),
            ("”We go,” she said.", vec!["We go,"]),
            ("“yes“ he said", vec!["yes"]),
            ("“He said “no” to me,” she said.", vec!["He said “no” to me,"]),
            ("“He said ‘no’ to me,” she said.", vec!["He said ‘no’ to me,"]),
            ("‘I’d go. Now we’re here,’ he said.", vec!["I’d go. Now we’re here,"]),
            (
                "in ‘favor’ of a truce ‘but that there are nuances’ and",
                vec!["favor", "but that there are nuances"],
            ),
            ("The workers’ union said ‘the workers’ pay is low’.", vec!["the workers’ pay is low"]),
            ("the ‘next steps’ on the road", vec!["next steps"]),
            ("‘A’ or ‘B’", vec!["A", "B"]),
            ("Back in the ’90s, ’twas ’em.", vec![]),
            ("Don't say 'we can't' to O'Brien's men.", vec!["we can't"]),
            ("He is 6'2\" tall and 5\" wide.", vec![]),
            ("<a class=\"b\">He said \"no\".", vec!["no"]),
            ("‘He said “no” to me,’ she said.", vec!["He said “no” to me,"]),
            ("the \"league of the hopeful\" - as he called it", vec!["league of the hopeful"]),
            ("rock 'n' roll", vec![]),
            ("“”", vec![]),
            ("parse(text, base='', strict=False) takes '' for nothing", vec![]),
            ("Set show=”tree” and class=\"wide\" first.", vec![]),
            ("a closing mark (”) or (\") ends it", vec![]),
            ("the menu \" → Options → Width\" is hidden", vec![" → Options → Width"]),
            ("He wrote ''we went home.'' twice.", vec!["we went home."]),
        ] {
            assert_eq!(read(text), (want.iter().map(|w| (*w).to_owned()).collect(), 0), "{text:?}");
        }
    }

    #[test]
    fn paragraphs_carry_quotes_on_and_missing_marks_are_seen() {
        for (text, want, strays) in [
            ("“We go.\n\n“They stay,” she said.", vec!["We go.", "+They stay,"], 0),
            (
                "\"We go.\n\n\"You stay.\n\n\"They do,\" he said.",
                vec!["We go.", "+You stay.", "+They do,"],
                0,
            ),
            ("He said “we go.\n\nThen he left.", vec!["we go.!"], 0),
            ("He said “we go. “They stay,” she said.", vec!["we go. !", "They stay,"], 0),
            ("We are focused,” he said.", vec!["We are focused,"], 1),
            ("‘We go.\n\n‘They stay,’ she said.", vec!["We go.", "+They stay,"], 0),
            ("He said \"we go. And \"they stay\" too.", vec!["we go. And !", "they stay"], 0),
            ("The road \" is closed.", vec![], 1),
            ("The road\" is \"closed\" now.", vec!["closed"], 1),
            ("The road is closed'' now.", vec![], 1),
        ] {
            assert_eq!(
                read(text),
                (want.iter().map(|w| (*w).to_owned()).collect(), strays),
                "{text:?}"
            );
        }
    }
}
