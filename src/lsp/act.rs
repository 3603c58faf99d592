//! What can be done about a conflict. In: a conflict in an open article. Out: where its other side stands, and edits that waive it or
//! adopt what is expected. An edit is only offered after it was tried on the text.

use super::desk::Desk;
use super::place::Text;
use crate::corpus::{self, Article, BlockKind};
use crate::engine::{Conflict, Side, normal};
use crate::recognise;
use crate::ruleset::Wanted;
use crate::text::SourceSpan;
use crate::value::{Granularity, Shape, Value};

/// Bytes of a file, and what stands there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file, relative to the root.
    pub path: String,
    /// The bytes.
    pub span: SourceSpan,
    /// The new words.
    pub text: String,
}

/// An edit under a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// For people.
    pub title: String,
    /// The edit.
    pub edit: Edit,
}

/// An edit that waives `conflict`, the reason left for its author to write: until it is there, the conflict stands. In the article
/// where its format takes comments, else in the settings (`settings` is their path and text).
pub fn waive(
    desk: &Desk,
    conflict: &Conflict,
    path: &str,
    text: &Text,
    settings: Option<(&str, &Text)>,
) -> Option<Proposal> {
    let title = format!("Waive `{}` here (write the reason)", conflict.rule);
    let edit = in_article(desk, conflict, path, text)
        .or_else(|| in_settings(conflict, desk.article(&conflict.outlier), settings?))?;
    Some(Proposal { title, edit })
}

fn in_article(desk: &Desk, conflict: &Conflict, path: &str, text: &Text) -> Option<Edit> {
    if path.to_ascii_lowercase().ends_with(".jsonl") {
        return None;
    }
    let given = |article: &str| desk.project.config().given(article);
    let read = corpus::read(path, text.bytes().to_vec(), &given);
    let [article] = read.articles.as_slice() else { return None };
    let at = insertion(article, conflict.outlier.span, text)?;
    let line = text.line_start(at);
    let alone = at == line;
    let edit = |reason: &str| Edit {
        path: path.to_owned(),
        span: SourceSpan::new(at, at),
        text: format!(
            "<!-- factlint-ignore {} reason=\"{reason}\" -->{}",
            conflict.rule,
            if alone { text.line_end() } else { "" }
        ),
    };
    // Tried with a reason: it has to be read as a waiver, and to cover what it is for.
    let tried = edit("tried");
    let moved = tried.text.len();
    let after = text.edited(tried.span, &tried.text);
    let read = corpus::read(path, after.bytes().to_vec(), &given);
    let [article] = read.articles.as_slice() else { return None };
    let plan = desk.project.plan();
    let findings = crate::engine::examine(article, &recognise::read(article, &plan.settings), plan);
    let place = conflict.outlier.span.start + moved;
    let covers = findings.waivers.iter().any(|waiver| {
        let location = waiver.location.span.is_some_and(|span| span.start == at);
        location && waiver.reaches(SourceSpan::new(place, place))
    });
    covers.then(|| edit(""))
}

/// Where the comment goes: before the block that holds the place; in HTML within it, else on a line of its own.
fn insertion(article: &Article, place: SourceSpan, text: &Text) -> Option<usize> {
    let holds = |span: SourceSpan| span.start <= place.start && place.start < span.end;
    let number = article.blocks.iter().position(|block| holds(article.source(block.span)))?;
    let block = &article.blocks[number];
    let table = |kind: &BlockKind| match kind {
        BlockKind::Cell(cell) => Some(cell.table),
        _ => None,
    };
    let start = article.source(block.span).start;
    if article.path.to_ascii_lowercase().ends_with("html") || article.path.ends_with(".htm") {
        return table(&block.kind).is_none().then_some(start);
    }
    let Some(table) = table(&block.kind) else { return Some(text.line_start(start)) };
    let cells =
        article.blocks.iter().filter(|b| matches!(&b.kind, BlockKind::Cell(c) if c.table == table));
    let first = cells.map(|b| article.source(b.span).start).min()?;
    // The heading of a table is no cell: the comment goes above all lines of it.
    let mut line = text.line_start(first);
    while line > 0 {
        let above = text.line_start(line - 1);
        let words = text.bytes()[above..line].trim_ascii();
        if !words.contains(&b'|') {
            break;
        }
        line = above;
    }
    Some(line)
}

fn in_settings(conflict: &Conflict, article: &str, (path, text): (&str, &Text)) -> Option<Edit> {
    let quoted = |words: &str| serde_json::Value::from(words).to_string();
    let end = text.line_end();
    let (rule, article) = (quoted(&conflict.rule), quoted(&escaped(article)));
    let entry = format!("  - {{rule: {rule}, article: {article}, reason: \"\"}}{end}");
    let size = text.bytes().len();
    let all = text.shown();
    let lines = all.split_inclusive('\n');
    let mut at = 0;
    for line in lines {
        if let Some(rest) = line.strip_prefix("waivers:") {
            let open = rest.split('#').next().unwrap_or_default().trim().is_empty();
            let break_ = if line.ends_with('\n') { "" } else { end };
            let behind = at + line.len();
            let edit = Edit {
                path: path.to_owned(),
                span: SourceSpan::new(behind, behind),
                text: format!("{break_}{entry}"),
            };
            return open.then_some(edit);
        }
        at += line.len();
    }
    let break_ = if all.is_empty() || all.ends_with('\n') { "" } else { end };
    let text = format!("{break_}waivers:{end}{entry}");
    Some(Edit { path: path.to_owned(), span: SourceSpan::new(size, size), text })
}

/// A path as a pattern that catches it alone.
fn escaped(path: &str) -> String {
    let mut out = String::new();
    for c in path.chars() {
        match c {
            '*' | '?' | '[' | ']' | '{' | '}' => {
                out.push('[');
                out.push(c);
                out.push(']');
            }
            c => out.push(c),
        }
    }
    out
}

/// An edit that puts what is expected, or what the other side says, in place of what stands there.
pub fn adopt(desk: &Desk, conflict: &Conflict, path: &str, text: &Text) -> Option<Proposal> {
    let span = conflict.outlier.span;
    let given = |article: &str| desk.project.config().given(article);
    let read = corpus::read(path, text.bytes().to_vec(), &given);
    let settings = &desk.project.plan().settings;
    let found = read.articles.iter().find_map(|article| {
        let prose = article.map.to_prose(span.start)?;
        let reading = recognise::read(article, settings);
        let value = reading.values.into_iter().find(|value| value.span.start == prose)?;
        Some((article, value))
    });
    let words = wanted(desk, conflict)?;
    let (span, words) = match found {
        // A figure is replaced with its hedge, and without what it counts.
        Some((article, value)) if value.quantity().is_some() => {
            let core = crate::text::Span::new(value.extent.start, value.span.end);
            (article.source(core), bare(desk, &words))
        }
        _ => (span, words),
    };
    if text.bytes().get(span.start..span.end)? == words.as_bytes() {
        return None;
    }
    let title = format!("Write “{}” here", crate::report::visible::visible(&words));
    Some(Proposal { title, edit: Edit { path: path.to_owned(), span, text: words } })
}

/// What the rule expects, in words that an article can print; without an expectation, what the first other side says.
fn wanted(desk: &Desk, conflict: &Conflict) -> Option<String> {
    let plan = desk.project.plan();
    let gazetteer = &plan.rules.gazetteer;
    let Some(expected) = &conflict.expected else {
        let side = conflict.witnesses.first()?;
        return Some(match side.value.as_deref() {
            Some(Shape::Moment(_)) => {
                printed(side.value.as_deref()?).unwrap_or_else(|| side.text.to_string())
            }
            Some(Shape::Party(who)) => normal::party(who, gazetteer),
            Some(Shape::Quantity(_)) => side.text.to_string(),
            _ => return None,
        });
    };
    if expected.cell.is_some() {
        return Some(expected.text.clone());
    }
    let Side::Rule(number) = conflict.by else { return None };
    let entries = &plan.rules.rules.get(number)?.expect;
    let entry = entries.iter().find(|entry| entry.origin == expected.origin)?;
    match &entry.wanted {
        Wanted::Value(shape @ Shape::Moment(_)) => printed(shape),
        Wanted::Value(_) => Some(entry.text.trim().to_owned()),
        Wanted::Parties(ids) => {
            let names: Vec<&str> = ids.iter().map(|id| normal::entity(*id, gazetteer)).collect();
            Some(names.join(" and "))
        }
        Wanted::Named(name) => Some(name.clone()),
        Wanted::Row(_) => None,
    }
}

/// A day as articles print it: `12 March 2025`.
fn printed(shape: &Shape) -> Option<String> {
    let Shape::Moment(moment) = shape else { return None };
    let [reading] = moment.readings.as_slice() else { return None };
    if moment.granularity != Granularity::Day {
        return None;
    }
    let day = reading.days?.first;
    Some(day.strftime("%-d %B %Y").to_string())
}

/// A figure's words without what it counts.
fn bare(desk: &Desk, words: &str) -> String {
    let reading = recognise::read_fragment(words, &desk.project.plan().settings);
    let figure = |value: &&Value| value.quantity().is_some();
    match reading.values.iter().find(figure) {
        Some(value) => words[value.extent.start..value.span.end].to_owned(),
        None => words.to_owned(),
    }
}
