//! `short`: one line a conflict, `path:line:column: severity[rule] message`, as editors and grep read it.

use super::Format;
use crate::report::visible::visible;
use crate::report::{Report, Style};
use std::io::{self, Write};

/// One line a conflict.
pub struct Short;

impl Format for Short {
    fn name(&self) -> &'static str {
        "short"
    }

    fn about(&self) -> &'static str {
        "one line a conflict: path:line:column"
    }

    fn write(&self, report: &Report, _style: Style, out: &mut dyn Write) -> io::Result<()> {
        for conflict in &report.conflicts {
            let Some(outlier) = conflict.outlier() else { continue };
            let place = &outlier.place;
            writeln!(
                out,
                "{}:{}:{}: {}[{}] {}",
                visible(&place.path),
                place.line,
                place.column,
                conflict.severity.name(),
                visible(&conflict.rule),
                visible(&conflict.message)
            )?;
        }
        for open in report.unresolved.iter().flatten() {
            let place = &open.place;
            writeln!(
                out,
                "{}:{}:{}: unresolved[{}] {}: {}",
                visible(&place.path),
                place.line,
                place.column,
                visible(&open.rule),
                visible(&place.text),
                visible(&open.why)
            )?;
        }
        Ok(())
    }
}
