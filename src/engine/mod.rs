//! Floor 5: the only place where everything meets.
//!
//! In: articles and rules. Out: mentions, conflicts and problems. Does no I/O. Two pure functions, so that they can run on two
//! cores or on two hundred machines: *examine* reads one article and keeps what rules and checks need of it (a map), *judge*
//! compares what all articles say (a reduce). Between them only [`Findings`] are held, never prose.

pub mod checks;
pub mod conflict;
pub mod day;
mod directive;
pub mod examine;
mod find;
mod fingerprint;
pub mod glance;
pub mod index;
pub mod judge;
pub mod look;
pub mod mention;
pub mod normal;
pub mod plan;
pub mod prove;
pub mod quotes;
mod shared;
mod sieve;
pub mod waive;
pub mod why;

pub use checks::{CHECKS, Check, Finding, Note};
pub use conflict::{Conflict, Expected, Outcome, Reason, Side, Strength};
pub use day::Day;
pub use examine::{blank, examine};
pub use find::{Trace, Traced, nearest_miss, trace};
pub use glance::{Glance, Seen, glance, recurring, see, skim};
pub use index::Index;
pub use judge::{Docket, judge, judge_among};
pub use look::Look;
pub use mention::{Card, Findings, Mention, Miss, Recent, State, Verdict, Waiver};
pub use plan::Plan;
pub use prove::{Difference, Proof, Sighting, Standing, prove, uncovered};
pub use waive::may_hold_waivers;
