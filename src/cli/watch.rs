//! `--watch`: runs again whenever a file of the project changes. In: the folder and what to run. Out: one run after another, until
//! the program is ended.

use super::exit::{Exit, Stop};
use notify::{EventKind, RecursiveMode, Watcher};
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Changes that come within this time of each other are one: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// Runs `once` now and after every change under `root`. A run that cannot be done is told, and the next change tried.
///
/// # Errors
/// Where the folder cannot be watched.
pub fn watch(root: &Path, mut once: impl FnMut() -> Result<Exit, Stop>) -> Result<Exit, Stop> {
    let (send, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Once nobody listens the program is at its end.
        let _ = send.send(event);
    })
    .map_err(unwatched)?;
    watcher.watch(root, RecursiveMode::Recursive).map_err(unwatched)?;
    loop {
        clear();
        if let Err(stop) = once() {
            super::output::complain(&stop.to_string());
        }
        super::output::complain("watching for changes; end with Ctrl-C");
        if wait(root, &changes).is_none() {
            return Ok(Exit::Clean);
        }
    }
}

fn unwatched(error: notify::Error) -> Stop {
    Stop::Usage(format!("--watch: {error}"))
}

/// Waits for a change that concerns the project, and for the quiet after it; `None` once no more can come.
fn wait(root: &Path, changes: &Receiver<notify::Result<notify::Event>>) -> Option<()> {
    loop {
        // A fault of the watcher itself may hide a change: better one run too many.
        let counts = changes.recv().ok()?.map_or(true, |event| concerns(root, &event));
        if counts {
            break;
        }
    }
    loop {
        match changes.recv_timeout(QUIET) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return Some(()),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// Whether an event changes what a run reads: hidden folders (git's own, caches) and mere reading do not.
fn concerns(root: &Path, event: &notify::Event) -> bool {
    let changes =
        matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_));
    let shown = |path: &Path| {
        let inside = path.strip_prefix(root).unwrap_or(path);
        !inside.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'))
    };
    changes && event.paths.iter().any(|path| shown(path))
}

/// An empty screen for each run, where standard output is one.
fn clear() {
    if std::io::stdout().is_terminal() {
        // Where it cannot be written the run itself will say so.
        let _ = std::io::stdout().write_all(b"\x1b[2J\x1b[H");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::Event;
    use notify::event::{AccessKind, ModifyKind};

    #[test]
    fn only_what_is_read_counts() {
        let event = |kind, path: &str| Event { kind, paths: vec![path.into()], ..Event::default() };
        let modified = EventKind::Modify(ModifyKind::Any);
        for (kind, path, want) in [
            (modified, "/p/news/a.md", true),
            (modified, "/p/.git/index", false),
            (modified, "/p/news/.a.md.swp", false),
            (EventKind::Access(AccessKind::Any), "/p/news/a.md", false),
        ] {
            assert_eq!(concerns(Path::new("/p"), &event(kind, path)), want, "{path}");
        }
    }
}
