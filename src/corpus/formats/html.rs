//! HTML. In: a file's text. Out: one article: what a reader of the page sees as prose, and what its head says about it.
//!
//! The tokenizer says where tags and comments stand; the words between them are taken from the text itself, so that every word knows
//! its bytes. Which elements part blocks, which hold no prose and what the head means is in [`super::super::page`].

use super::super::builder::Builder;
use super::super::encoding::Decoded;
use super::super::page::Page;
use super::super::{Read, front_matter};
use super::{Format, Giving, finish};
use crate::text::Span;

/// HTML and XHTML.
pub(super) struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "HTML"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn charset(&self, bytes: &[u8]) -> Option<String> {
        let head = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
        let head = String::from_utf8_lossy(&head);
        let after = |mark: &str| head.find(mark).map(|at| &head[at + mark.len()..]);
        let xml = head.trim_start().starts_with("<?xml").then(|| after("encoding=")).flatten();
        let label = xml.or_else(|| after("charset="))?.trim_start_matches(['"', '\'', ' ']);
        let end =
            label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':' | '.'));
        Some(label[..end.unwrap_or(label.len())].to_owned())
    }

    fn read(&self, path: &str, decoded: &Decoded, given: Giving, take: &mut dyn FnMut(Read)) {
        let (start, mut own, problems) = front_matter::read(path, decoded);
        let mut builder = Builder::new(decoded);
        let mut page = Page::new(&mut builder);
        page.read(Span::new(start, decoded.text.len()));
        own.extend(page.finish(decoded));
        take(finish(path, path, builder, &own, given, problems));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{blocks, check_map, read};
    use super::*;

    #[test]
    fn a_page_is_what_its_reader_sees() {
        for (html, want) in [
            ("<p>One <b>two</b>.</p><p>Three", vec!["p One two.", "p Three"]),
            (
                "<h1>Head</h1>\n<div>Text<br>on\n   and  on</div>tail",
                vec!["h1 Head", "p Text\non and on", "p tail"],
            ),
            (
                "<ul><li>a<li>b <p>c</ul><blockquote><p>d</blockquote>",
                vec!["i a", "i b", "i c", "q d"],
            ),
            ("a<script>var x = '<p>43 dead</p>';</script><style>p{}</style>b", vec!["p ab"]),
            ("x <code>y = 5</code> z<pre>q 5</pre><del>6</del> 7", vec!["p x z", "p 7"]),
            (
                "<figure><img alt='43 dead' src=x><figcaption>The <i>sea</i></figcaption></figure>",
                vec!["c The sea"],
            ),
            (
                "4<span>3</span>,0<b>00</b>&nbsp;km<sup>2</sup><sup>[1]</sup>",
                vec!["p 43,000\u{A0}km²"],
            ),
            (
                "a &lt;b&gt; &amp;c &copy; &#x20ac;5 &nope; AT&T",
                vec!["p a <b> &c © €5 &nope; AT&T"],
            ),
            ("<p lang=fr>Bonjour <b>5</b></p><p lang=en-GB>Hello", vec!["p Hello"]),
            ("<nav><a>Home</a></nav><p hidden>no<p>yes", vec!["p yes"]),
            ("he said <q>so</q>.<br><br>Next", vec!["p he said “so”.", "p Next"]),
            ("a<p title='x > y'>b</p <!-- c --> d", vec!["p a", "p b", "p d"]),
            ("see <a href='http://x.y/5'>http://x.y/5 km</a>", vec!["p see km"]),
            ("ends <b in a tag", vec!["p ends"]),
            ("<title>T</title><dl><dt>a</dt><dd>b</dd></dl>", vec!["i a", "i b"]),
        ] {
            assert_eq!(blocks(&read("a.html", html)), want, "{html}");
        }
    }

    #[test]
    fn tables_are_sentences() {
        for (html, want) in [
            (
                "<table><caption>C</caption><tr><th>Town<th>Area (km²)<th>Share, %</tr><tr><td>Ash<td>5<td>1.5</tr><tr><th>Elm<td>n/a<td><b>2</b></table>",
                vec![
                    "c C",
                    "t Ash, Area: 5 km²",
                    "t Ash, Share: 1.5%",
                    "t Elm, Area: n/a",
                    "t Elm, Share: 2%",
                ],
            ),
            (
                "<table><tr><th>Population<td>5,000<tr><th>Mayor<td>Ann Lee</table>",
                vec!["t Population: 5,000", "t Mayor: Ann Lee"],
            ),
            (
                "<table><thead><tr><td>Year<td>Cost ($m)</thead><tbody><tr><td rowspan=2>2024<td>5<tr><td>6</table>",
                vec!["t 2024, Cost: $5 million", "t 2024, Cost: $6 million"],
            ),
            (
                "<table><tr><th><th colspan=2>Dead<tr><th>Town<th>men<th>women<tr><td>Ash<td>5<td>6</table>",
                vec!["t Ash, Dead men: 5", "t Ash, Dead women: 6"],
            ),
            (
                "<table><tr><td><p>One.</p><p>Two.</p><td>Three.</table>end",
                vec!["p One.", "p Two.", "p Three.", "p end"],
            ),
            (
                "<table><tr><td>a<table><tr><th>x<th>y<tr><td>k<td>1</table>b</table>",
                vec!["p a", "t k, y: 1", "p b"],
            ),
        ] {
            assert_eq!(blocks(&read("a.html", html)), want, "{html}");
        }
        let html = "<table><tr><th>Town<th>Area (km²)<tr><td>Ash<td> 5 </table>";
        let article = read("a.html", html);
        let crate::corpus::BlockKind::Cell(cell) = &article.blocks[0].kind else { panic!() };
        assert_eq!(
            (article.words(cell.value), &*cell.row_heading, &*cell.column_heading),
            ("5", "Ash", "Area")
        );
        let source = article.source(cell.value);
        assert_eq!(&html[source.start..source.end], "5");
        let source = article.source(Span::new(cell.value.start, article.blocks[0].span.end));
        assert_eq!(&html[source.start..source.end], "5");
    }

    #[test]
    fn heads_tell_who_and_when() {
        for (html, want) in [
            (
                "<meta property='article:published_time' content='2025-03-14T01:00:00+02:00'>",
                Some("2025-03-14 article:published_time"),
            ),
            (
                "<meta name=date content='2025-03-01'><meta itemprop=datePublished content='2025-03-14'>",
                Some("2025-03-14 datePublished"),
            ),
            (
                r#"<script type="application/ld+json">{"@graph":[{"@type":"Organization"},{"@type":"NewsArticle","datePublished":"2025-03-14","publisher":{"name":"X"}}]}</script>"#,
                Some("2025-03-14 JSON-LD"),
            ),
            (
                "<header><time datetime='2025-03-14'>Friday</time></header><p>x",
                Some("2025-03-14 time"),
            ),
            (
                "<p>Published <time datetime='2025-03-14'>Friday</time> by Ann</p>",
                Some("2025-03-14 time"),
            ),
            ("<p>The fire of <time datetime='2025-03-14'>Friday</time> was large.</p>", None),
            (
                "<p>The fire was large, he said <time datetime='2025-03-14' class='published'>Friday</time>.</p>",
                Some("2025-03-14 time"),
            ),
            (
                "---\ndate: 2025-03-14\n---\n<meta name=date content='2025-03-01'>",
                Some("2025-03-14 front matter"),
            ),
        ] {
            let article = read("a.html", &format!("{html}<p>Words."));
            let published = article.metadata.published.map(|p| format!("{} {}", p.date, p.origin));
            assert_eq!(published.as_deref(), want, "{html}");
        }
        let article = read(
            "a.html",
            "<html lang=en><title>A &amp; B</title><meta property=og:site_name content='The &quot;X&quot;'><h1>C</h1>",
        );
        assert_eq!(article.metadata.title.as_deref(), Some("A & B"));
        assert_eq!(article.metadata.members["outlet"], "The \"X\"");
        let read = crate::corpus::read(
            "a.html",
            b"<meta name=pubdate content=soon><p>x".to_vec(),
            &|_| Vec::new(),
        );
        let span = read.problems[0].location.as_ref().unwrap().span.unwrap();
        assert_eq!((span.start, span.end), (27, 31));
    }

    #[test]
    fn comments_are_directives_outside_code() {
        let html = "<!-- factlint-ignore a reason='b' --><p>x</p><pre><!-- factlint-ignore c --></pre><p>y<!-- other --></p>";
        let article = read("a.html", html);
        assert_eq!(article.directives.len(), 1);
        let source = article.directives[0].source;
        assert_eq!(&html[source.start..source.end], "<!-- factlint-ignore a reason='b' -->");
    }

    #[test]
    fn other_encodings_lead_back_to_their_bytes() {
        let bytes = b"<meta charset=windows-1252><p>It\x92s 5\xA0km</p>";
        let read = crate::corpus::read("a.html", bytes.to_vec(), &|_| Vec::new());
        let article = &read.articles[0];
        check_map(article, bytes);
        let at = article.prose.find('5').unwrap();
        let source = article.source(Span::new(at, at + 5));
        assert_eq!(&bytes[source.start..source.end], b"5\xA0km");
    }
}
