//! What lies in the folder of a cache is not trusted: anything may have been written there.

use super::{STORY, plan};
use factlint::cache::{Cache, Came, CorpusKey, Key, Known, Run, SeenFile, Stamp, key_of};
use factlint::corpus;
use factlint::engine::{self, Findings, Outcome};
use std::path::Path;
use std::sync::OnceLock;

/// The key of the rule set that everything is kept under.
const PROJECT: Key = [7; 16];

/// What was kept, and the bytes of the file that holds it.
struct Kept {
    files: Vec<(String, SeenFile, Known, Stamp)>,
    outcome: (CorpusKey, Outcome),
    bytes: Vec<u8>,
}

/// Bytes as a cache: they are told or read as what was kept, never as anything else, and the run writes a whole one.
///
/// The first byte says what the rest is: the whole file; edits of a sound one, three bytes each (place and value); where a sound one
/// ends and what stands behind it; or what a sound entry holds.
pub fn cache(data: &[u8]) {
    let Some((kind, rest)) = data.split_first() else { return };
    let file = match kind % 4 {
        0 => rest.to_vec(),
        1 => edited(rest),
        2 => cut(rest),
        _ => return decoded(rest),
    };
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(place(folder.path()), &file).expect("a cache");
    let cache = opened(folder.path(), file != kept().bytes);
    for (path, seen, known, stamp) in &kept().files {
        assert!(cache.known(path, stamp).is_none_or(|found| found == *known), "{path}");
        let found = cache.seen(&known.key, path);
        assert!(found.is_none_or(|found| shown(&found) == shown(seen)), "{path}");
    }
    let outcome = cache.outcome(&kept().outcome.0);
    assert!(outcome.is_none_or(|found| shown(&found) == shown(&kept().outcome.1)));
    // What was lost is worked out again, and is there in the next run.
    for (path, seen, known, _) in &kept().files {
        if cache.seen(&known.key, path).is_none() {
            cache.keep(known.key, path, seen);
        }
    }
    save(&cache);
    let again = opened(folder.path(), false);
    assert!(kept().files.iter().all(|(path, _, known, _)| again.seen(&known.key, path).is_some()));
    assert!(again.outcome(&kept().outcome.0).is_some() && again.damage().is_none());
}

/// Opens the cache; a file that is not what was written may be told, a sound one is not.
fn opened(folder: &Path, may_be_told: bool) -> Cache {
    let (cache, problem) = Cache::open(folder, PROJECT);
    assert!(may_be_told || problem.is_none(), "{problem:?}");
    cache
}

fn edited(edits: &[u8]) -> Vec<u8> {
    let mut file = kept().bytes.clone();
    for edit in edits.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([edit[0], edit[1]])) % file.len();
        file[at] = edit[2];
    }
    file
}

fn cut(rest: &[u8]) -> Vec<u8> {
    let mut file = kept().bytes.clone();
    if let Some((at, behind)) = rest.split_first_chunk() {
        file.truncate(usize::from(u16::from_le_bytes(*at)) % (file.len() + 1));
        file.extend(behind);
    }
    file
}

/// What no digest has looked at yet is read without a panic and without room for what is not there.
fn decoded(bytes: &[u8]) {
    let _ = postcard::from_bytes::<Vec<(Findings, bool)>>(bytes);
    let _ = postcard::from_bytes::<Outcome>(bytes);
}

fn kept() -> &'static Kept {
    static KEPT: OnceLock<Kept> = OnceLock::new();
    KEPT.get_or_init(|| {
        let files = ["news/a.md", "news/b.md"].map(|path| {
            let bytes = STORY.replace("25,000", &format!("25,00{}", path.len() % 7));
            let read = corpus::read(path, bytes.clone().into_bytes(), &|_| Vec::new());
            let articles = read.articles.iter().map(|a| engine::see(a, plan(), true)).collect();
            let known = Known { key: key_of(path, bytes.as_bytes(), 0), day: 0 };
            let seen = SeenFile { articles, problems: read.problems };
            (path.to_owned(), seen, known, Stamp::default())
        });
        let findings = files.iter().flat_map(|(_, seen, ..)| &seen.articles);
        let outcome = engine::judge(findings.map(|seen| seen.findings.clone()).collect(), plan());
        let mut kept = Kept {
            files: files.to_vec(),
            outcome: (CorpusKey { files: [9; 16], found: [8; 16] }, outcome),
            bytes: Vec::new(),
        };
        let folder = tempfile::tempdir().expect("a folder");
        let cache = opened(folder.path(), false);
        for (path, seen, known, _) in &kept.files {
            cache.keep(known.key, path, seen);
        }
        save_of(&kept, &cache);
        kept.bytes = std::fs::read(place(folder.path())).expect("a cache");
        kept
    })
}

fn save(cache: &Cache) {
    save_of(kept(), cache);
}

fn save_of(kept: &Kept, cache: &Cache) {
    let paths = kept.files.iter().map(|(path, ..)| path.as_str()).collect();
    let stamps: Vec<Stamp> = kept.files.iter().map(|(.., stamp)| *stamp).collect();
    let known: Vec<Known> = kept.files.iter().map(|(_, _, known, _)| *known).collect();
    let came = Came::new(kept.outcome.0, &kept.outcome.1).into_iter().collect();
    let (stamps, known) = (&stamps, &known);
    let run = Run { paths, stamps, known, recurs: &[], recurring: None, came, is_same: false };
    cache.save(&run).expect("a cache is written");
}

fn place(folder: &Path) -> std::path::PathBuf {
    folder.join(format!("{}.bin", "07".repeat(16)))
}

fn shown(what: &impl std::fmt::Debug) -> String {
    format!("{what:?}")
}
