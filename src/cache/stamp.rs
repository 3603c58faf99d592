//! What a file looks like without being read. In: what the system says of it. Out: a stamp that changes whenever its content may
//! have changed.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// Size, times and number of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    size: u64,
    /// Nanoseconds since 1970; 0 where it is not known, or too young to be trusted.
    modified: u64,
    changed: u64,
    inode: u64,
}

/// Times of files are no finer than this on the systems that are met.
const GRAIN: Duration = Duration::from_millis(20);

impl Stamp {
    /// The stamp of a file.
    pub fn new(about: &Metadata) -> Self {
        let modified = about.modified().map_or(0, nanoseconds);
        let (changed, inode) = unix(about);
        Self { size: about.len(), modified, changed, inode }
    }

    /// The stamp that [`Stamp::numbers`] tells.
    pub(super) fn of([size, modified, changed, inode]: [u64; 4]) -> Self {
        Self { size, modified, changed, inode }
    }

    /// What it is made of.
    pub(super) fn numbers(&self) -> [u64; 4] {
        [self.size, self.modified, self.changed, self.inode]
    }

    /// The size of the file in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Whether it can tell a change.
    pub fn is_certain(&self) -> bool {
        self.modified != 0
    }

    /// The stamp of a file that was read after `time`: where it was written shortly before, or later, another change could leave the
    /// same stamp, so it is not certain.
    pub fn certain_before(self, time: SystemTime) -> Self {
        let latest = nanoseconds(time.checked_sub(GRAIN).unwrap_or(SystemTime::UNIX_EPOCH));
        match self.modified.max(self.changed) < latest {
            true => self,
            false => Self { modified: 0, ..self },
        }
    }
}

fn nanoseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(0)
}

#[cfg(unix)]
fn unix(about: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = about.ctime().wrapping_mul(1_000_000_000).wrapping_add(about.ctime_nsec());
    (changed as u64, about.ino())
}

#[cfg(not(unix))]
fn unix(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn young_stamps_are_not_trusted() {
        let stamp = Stamp { size: 1, modified: 5_000_000_000, changed: 5_000_000_000, inode: 1 };
        let at = |millis: u64| SystemTime::UNIX_EPOCH + Duration::from_millis(millis);
        for (time, certain) in [(6_000, true), (5_021, true), (5_019, false), (4_000, false)] {
            assert_eq!(stamp.certain_before(at(time)).is_certain(), certain, "{time}");
        }
    }
}
