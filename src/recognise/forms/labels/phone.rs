//! Telephone numbers. In: the token where digits stand. Out: whether they are one, and where it ends.

use super::chain_end;
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use std::ops::Range;

/// `+1-222-333-4444`, `555-0123` behind a call, `(212) 555-0123`.
pub(super) fn phone(scene: &Scene, at: usize, end: usize) -> bool {
    let groups = phone_groups(scene, at, end);
    let plus = at > 0 && scene.before(at, 1) == "+" && scene.glued(at);
    groups.len() >= 3 && groups.iter().sum::<usize>() >= 6
        || (plus && groups.len() >= 2)
        || (groups.len() == 1 && groups[0] >= 3 && plus && long_plus(scene, at))
}

fn long_plus(scene: &Scene, at: usize) -> bool {
    scene.printed(at).len() >= 8
}

/// The lengths of groups of digits that hyphens or slashes join without space.
fn phone_groups(scene: &Scene, at: usize, end: usize) -> Vec<usize> {
    let mut groups = vec![scene.printed(at).len()];
    let mut i = at + 1;
    while i + 1 < end
        && matches!(scene.word(i), "-" | "/" | ".")
        && scene.glued(i)
        && scene.is(i + 1, Class::DIGITS)
        && scene.glued(i + 1)
    {
        groups.push(scene.printed(i + 1).len());
        i += 2;
    }
    groups
}

pub(super) fn telephoned(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    let from = free.start.max(at.saturating_sub(3));
    let called = (from..at).any(|i| {
        matches!(
            scene.word(i),
            "call"
                | "phone"
                | "tel"
                | "telephone"
                | "dial"
                | "fax"
                | "hotline"
                | "text"
                | "whatsapp"
        )
    });
    let long =
        scene.printed(at).bytes().all(|b| b.is_ascii_digit()) && scene.printed(at).len() >= 3;
    let emergency = matches!(scene.printed(at), "911" | "999" | "112" | "111" | "101")
        && at > free.start
        && matches!(
            scene.before(at, 1),
            "call" | "called" | "dial" | "dialled" | "dialed" | "calling"
        );
    let line =
        matches!(scene.printed(at), "911" | "999" | "988" | "311" | "211" | "112" | "111" | "101")
            && matches!(
                scene.word(at + 1),
                "line"
                    | "hotline"
                    | "call"
                    | "calls"
                    | "number"
                    | "operator"
                    | "operators"
                    | "dispatcher"
                    | "dispatchers"
                    | "recording"
                    | "recordings"
                    | "centre"
                    | "center"
                    | "system"
                    | "service"
            );
    emergency
        || line
        || called
            && long
            && (phone_groups(scene, at, free.end).len() >= 2 || scene.printed(at).len() >= 5)
}

/// `0800 555 111`, `007`: nobody writes an amount with zeros before it; a time of day may be.
pub(super) fn led_by_zero(scene: &Scene, at: usize) -> bool {
    let text = scene.printed(at);
    let clock = text.len() == 4
        && matches!(
            scene.word(at + 1),
            "gmt" | "hours" | "hrs" | "local" | "et" | "bst" | "cet" | "utc" | "am" | "-"
        );
    let groups = scene.is(at + 1, Class::DIGITS) && scene.tokens[at + 1].spaced;
    (text.len() == 3 || groups)
        && text.starts_with('0')
        && text.bytes().all(|b| b.is_ascii_digit())
        && text.bytes().any(|b| b != b'0')
        && !clock
}

pub(super) fn phone_end(scene: &Scene, at: usize, end: usize) -> usize {
    let mut last = chain_end(scene, at, end);
    while last < end
        && scene.is(last, Class::DIGITS)
        && scene.printed(last).len() >= 3
        && scene.tokens[last].spaced
    {
        last = chain_end(scene, last, end);
    }
    last
}
