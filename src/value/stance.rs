//! Source and stance of a statement. Closed sets that recognisers fill and rules select by.

use super::name::Party;
use serde::{Deserialize, Serialize};

/// How an article stands to what it prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stance {
    /// The article says it itself.
    Asserted,
    /// It has a source.
    Reported,
    /// will, would, is due to, plans to.
    Planned,
    /// Denied.
    Denied,
    /// could, might, if, unclear whether.
    Hypothetical,
}

/// Whom the article attributes a statement to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Source {
    /// The article says it itself.
    #[default]
    Own,
    /// A resolved party.
    Party(Party),
    /// Somebody whom the words do not settle; as printed.
    Unresolved(String),
}

impl Stance {
    /// Every stance with its name in rules and reports.
    pub const ALL: &'static [(Stance, &'static str)] = &[
        (Stance::Asserted, "asserted"),
        (Stance::Reported, "reported"),
        (Stance::Planned, "planned"),
        (Stance::Denied, "denied"),
        (Stance::Hypothetical, "hypothetical"),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(stance, _)| *stance == self).map_or("asserted", |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::Stance;

    #[test]
    fn stances_are_called_what_rules_call_them() {
        let stances = [
            (Stance::Asserted, "asserted"),
            (Stance::Reported, "reported"),
            (Stance::Planned, "planned"),
            (Stance::Denied, "denied"),
            (Stance::Hypothetical, "hypothetical"),
        ];
        assert_eq!(stances.map(|(stance, _)| stance.name()), stances.map(|(_, name)| name));
    }
}
