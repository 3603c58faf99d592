//! Floor 9: arguments to exit status; one file per command.
