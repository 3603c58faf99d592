//! Articles on standard input. In: JSON lines ({"id", "text", "published", …}). Out: articles in their order, spans in bytes of
//! `text`, and the faults of lines that hold none.

use super::exit::Stop;
use super::project::{Corpus, Project};
use crate::corpus::{self, Article};
use crate::engine::{self, Plan};
use crate::problem::{Location, Problem};
use crate::report::Sources;
use crate::text::SourceSpan;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Read;

/// What problems call standard input.
const NAME: &str = "standard input";

/// Articles that were read.
pub struct Articles {
    /// The articles, in order; `path` is the `id`.
    pub articles: Vec<Article>,
    /// What is wrong with the other lines, in order.
    pub problems: Vec<Problem>,
    /// The input, which problems point into.
    input: Vec<u8>,
}

impl Articles {
    /// Reads standard input to its end.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read() -> Result<Self, Stop> {
        let mut input = Vec::new();
        std::io::stdin().lock().read_to_end(&mut input).map_err(|e| Stop::io(NAME, e))?;
        Ok(Self::of(input))
    }

    /// The articles of `input`.
    fn of(input: Vec<u8>) -> Self {
        let lines = lines(&input);
        let read: Vec<corpus::Read> = lines.par_iter().map(|line| article(&input, *line)).collect();
        let (mut articles, mut problems) = (Vec::new(), Vec::new());
        let mut seen: BTreeMap<String, SourceSpan> = BTreeMap::new();
        for (line, mut read) in lines.into_iter().zip(read) {
            read.articles.retain(|article| match seen.get(&article.path) {
                Some(first) => {
                    read.problems.push(twice(&article.path, line, *first));
                    false
                }
                None => {
                    seen.insert(article.path.clone(), line);
                    true
                }
            });
            articles.append(&mut read.articles);
            problems.append(&mut read.problems);
        }
        Self { articles, problems, input }
    }

    /// Examines every article.
    pub fn examine(&self, plan: &Plan) -> Corpus {
        let findings =
            self.articles.par_iter().map(|a| engine::see(a, plan, true).findings).collect();
        Corpus { findings, problems: self.problems.clone(), ..Corpus::default() }
    }

    /// The files of the project, the texts of the articles by their id, and the lines that problems name.
    pub fn sources<'a>(&'a self, project: &'a Project) -> Sources<'a> {
        let files = project.sources();
        let articles: BTreeMap<&str, &Article> =
            self.articles.iter().map(|article| (&*article.path, article)).collect();
        Sources::new(move |path| {
            let article = articles.get(path);
            let text = article.map(|article| article.prose.clone().into_bytes());
            let input = || (path == NAME).then(|| self.input.clone());
            text.or_else(input).or_else(|| files.bytes(path))
        })
    }
}

/// The lines that are not blank, without a byte-order mark.
fn lines(input: &[u8]) -> Vec<SourceSpan> {
    let mut start = if input.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let mut out = Vec::new();
    for line in input[start..].split_inclusive(|&byte| byte == b'\n') {
        if !line.trim_ascii().is_empty() {
            out.push(SourceSpan::new(start, start + line.trim_ascii_end().len()));
        }
        start += line.len();
    }
    out
}

/// The article of one line; its problems stand where they are in the whole input.
fn article(input: &[u8], line: SourceSpan) -> corpus::Read {
    if line.end - line.start > corpus::LARGEST {
        let mut problem = corpus::too_large(NAME);
        let span = Some(SourceSpan::new(line.start, line.start));
        problem.location = Some(Location { path: NAME.to_owned(), span });
        return corpus::Read { articles: Vec::new(), problems: vec![problem] };
    }
    let mut read = match std::str::from_utf8(&input[line.start..line.end]) {
        Ok(text) => corpus::article_from_line(text, NAME, 1),
        Err(fault) => {
            let at = SourceSpan::new(fault.valid_up_to(), line.end - line.start);
            let problem = Problem::error("factlint::article::encoding", "the line is not UTF-8")
                .at(NAME, at)
                .help("write the line in UTF-8");
            corpus::Read { articles: Vec::new(), problems: vec![problem] }
        }
    };
    for location in read.problems.iter_mut().filter_map(|problem| problem.location.as_mut()) {
        location.path = NAME.to_owned();
        let span = location.span.unwrap_or_default();
        location.span = Some(SourceSpan::new(line.start + span.start, line.start + span.end));
    }
    read
}

fn twice(id: &str, line: SourceSpan, first: SourceSpan) -> Problem {
    let first = Location { path: NAME.to_owned(), span: Some(first) };
    let message = format!("the id `{id}` stands for two articles; the second is not read");
    Problem::error("factlint::article::id", message)
        .at(NAME, line)
        .related(first, "first here")
        .help("give every article an id of its own")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_articles_or_problems() {
        let input = "\u{feff}{\"id\":\"a\",\"text\":\"x\"}\r\n\n{\"id\":\"a\",\"text\":\"y\"}\n[]\n{\"id\":\"b\",\"text\":\"z\"}";
        let read = Articles::of(input.as_bytes().to_vec());
        let ids: Vec<&str> = read.articles.iter().map(|article| &*article.path).collect();
        assert_eq!(ids, ["a", "b"]);
        let places: Vec<(&str, usize)> = (read.problems.iter())
            .filter_map(|problem| problem.location.as_ref())
            .map(|place| (&*place.path, place.span.unwrap_or_default().start))
            .collect();
        assert_eq!(places, [(NAME, 27), (NAME, 49)]);
        assert_eq!(Articles::of(b"\xff\n".to_vec()).problems.len(), 1);
    }
}
