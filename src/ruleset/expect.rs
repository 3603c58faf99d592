//! Expectations and amounts. In: prose in YAML (`about 20%`, `12 March 2025`, `"@witkoff"`). Out: what it means, read by the same
//! recogniser that reads articles, or why it cannot be compared with what the rule finds.

use super::compile::Scope;
use super::fault::{Fault, File};
use super::fields::Fields;
use super::parse::unknown_entity;
use super::phrase::HoleType;
use super::rule::{Expectation, Origin, Wanted};
use super::yaml::{Data, Node, Text};
use crate::problem::Problem;
use crate::recognise::read_fragment;
use crate::value::agree;
use crate::value::{
    Anchor, Days, EntityId, Granularity, Kind, Moment, Quantity, Reading, Shape, TimexType, Value,
};
use jiff::civil::Date;

/// The keys of an entry of `expect:`.
pub const ENTRY_KEYS: &[&str] = &["value", "by", "from", "until"];
/// The keys of a row of a table.
pub const ROW_KEYS: &[&str] = &["table", "where", "column", "unit", "by", "from", "until"];

/// What the rule around an expectation compares.
pub struct About<'r> {
    /// The type of its value.
    pub value: HoleType,
    /// Whether a hole was written for it, and not only `value:` or the kind.
    pub hole: bool,
    /// The keys of its phrases.
    pub keys: &'r [String],
}

/// Reads `expect:`: one entry or a list of them.
pub fn read(file: &mut File, scope: &Scope, node: &Node, about: &About) -> Vec<Expectation> {
    if matches!(node.data, Data::Nothing) {
        super::fields::text(file, node, "expect");
    }
    node.items().iter().filter_map(|item| entry(file, scope, item, about)).collect()
}

fn entry(file: &mut File, scope: &Scope, node: &Node, about: &About) -> Option<Expectation> {
    let Data::Map(pairs) = &node.data else {
        let text = super::fields::text(file, node, "expect")?;
        let wanted = wanted(file, scope, text, about)?;
        return Some(expectation(file, text, wanted));
    };
    let is_row = pairs.iter().any(|(key, _)| {
        key.text().is_some_and(|key| matches!(key.text.as_str(), "table" | "where" | "column"))
    });
    let (what, keys) =
        if is_row { ("a row of a table", ROW_KEYS) } else { ("an entry of `expect`", ENTRY_KEYS) };
    let fields = Fields::read(file, node, what, keys)?;
    let validity = validity(file, scope, &fields);
    let mut expectation = if is_row {
        super::table::expectation(file, scope, &fields, node, about)?
    } else {
        let value = fields.required(file, "value", "say what it is: `value: 5 937 soldiers`")?;
        let text = super::fields::text(file, value, "value")?;
        let wanted = wanted(file, scope, text, about)?;
        expectation(file, text, wanted)
    };
    let (by, from, until) = validity?;
    (expectation.by, expectation.from, expectation.until) = (by, from, until);
    Some(expectation)
}

fn expectation(file: &File, text: &Text, wanted: Wanted) -> Expectation {
    Expectation {
        text: text.text.trim().to_owned(),
        wanted,
        by: None,
        from: None,
        until: None,
        origin: Origin { path: file.path.to_owned(), span: text.span },
    }
}

type Validity = (Option<EntityId>, Option<Date>, Option<Date>);

/// `by:`, `from:` and `until:`; `None` when one of them has a fault.
fn validity(file: &mut File, scope: &Scope, fields: &Fields) -> Option<Validity> {
    let before = file.problems.len();
    let by = fields.text(file, "by").and_then(|text| {
        let id = text.text.trim().trim_start_matches('@').to_owned();
        let found = scope.gazetteer().find(&id);
        if found.is_none() {
            unknown_entity(file, text, 0..text.text.len(), &id, &scope.entity_ids());
        }
        found
    });
    let from = fields.text(file, "from").and_then(|text| days(file, scope, text));
    let until = fields.text(file, "until").and_then(|text| days(file, scope, text));
    let (from, until) = (from.map(|days| days.0), until.map(|days| days.1));
    if let (Some(from), Some(until)) = (from, until)
        && from > until
    {
        let span = fields.get("until").map_or(fields.span(), |node| node.span);
        let problem = file
            .fault(Fault::Date, span, format!("`until` ({until}) comes before `from` ({from})"))
            .help("no day lies between them: exchange the two");
        file.report(problem);
    }
    (file.problems.len() == before).then_some((by, from, until))
}

/// The first and last day of a date.
fn days(file: &mut File, scope: &Scope, text: &Text) -> Option<(Date, Date)> {
    let moment = moment(scope, &text.text).filter(Moment::is_resolved);
    match moment.and_then(|m| m.days()) {
        Some(days) => Some((days.first, days.last)),
        None => {
            let problem = file
                .fault(Fault::Date, text.span, format!("`{}` is no date", text.text.trim()))
                .help("write year, month and day: 2025-03-12");
            file.report(problem);
            None
        }
    }
}

/// The one date that `text` holds, in its own words or as a calendar date of ISO 8601 (`2025-03-12`, `2025-03`, `2025`).
pub fn moment(scope: &Scope, text: &str) -> Option<Moment> {
    if let Some(moment) = calendar_date(text.trim()) {
        return Some(moment);
    }
    match single(scope, text, |value| value.moment().is_some()) {
        Ok(Value { shape: Shape::Moment(moment), .. }) => Some(moment),
        _ => None,
    }
}

/// A bare year stands for a date where a date is expected, though in an article it may be any number.
fn calendar_date(text: &str) -> Option<Moment> {
    let (first, granularity) = match text.len() {
        4 => (format!("{text}-01-01"), Granularity::Year),
        7 => (format!("{text}-01"), Granularity::Month),
        10 => (text.to_owned(), Granularity::Day),
        _ => return None,
    };
    let first: Date = first.parse().ok()?;
    let last = match granularity {
        Granularity::Year => first.last_of_year(),
        Granularity::Month => first.last_of_month(),
        _ => first,
    };
    let reading = Reading { timex: text.to_owned(), days: Some(Days { first, last }) };
    Some(Moment {
        kind: TimexType::Date,
        granularity,
        readings: vec![reading],
        anchor: Anchor::Absolute,
        approximate: false,
        hour_only: false,
    })
}

fn wanted(file: &mut File, scope: &Scope, text: &Text, about: &About) -> Option<Wanted> {
    match about.value {
        HoleType::Who | HoleType::Name => party(file, scope, text),
        HoleType::Quote => Some(Wanted::Value(Shape::Words(text.text.trim().to_owned()))),
        HoleType::Date | HoleType::Time => date(file, scope, text, about.value).map(Wanted::Value),
        HoleType::Figure | HoleType::Kind(_) => figure(file, scope, text, about.value, about.hole)
            .map(|quantity| Wanted::Value(Shape::Quantity(quantity))),
    }
}

/// `@a`, `@a and @b`, or a name.
fn party(file: &mut File, scope: &Scope, text: &Text) -> Option<Wanted> {
    if !text.text.contains('@') {
        let name = text.text.trim();
        return Some(match scope.entity_named(name) {
            Some(entity) => Wanted::Parties(vec![entity]),
            None => Wanted::Named(name.to_owned()),
        });
    }
    let mut parties = Vec::new();
    let mut at = 0;
    for part in text.text.split_inclusive([' ', ',', '&']) {
        let word = part.trim_end_matches([' ', ',', '&']);
        let range = at..at + word.len();
        at += part.len();
        if word.is_empty() || word == "and" {
            continue;
        }
        let id = word.strip_prefix('@').unwrap_or(word);
        match scope.gazetteer().find(id) {
            Some(entity) if word.starts_with('@') => parties.push(entity),
            _ => {
                unknown_entity(file, text, range, id, &scope.entity_ids());
                return None;
            }
        }
    }
    parties.sort_unstable();
    parties.dedup();
    Some(Wanted::Parties(parties))
}

/// Whether a moment says by itself what a rule of that type compares: its day, or the time that a clock shows.
pub fn stands_alone(moment: &Moment, accepts: HoleType) -> bool {
    moment.is_resolved() || (accepts == HoleType::Time && agree::says_clock_time(moment))
}

/// The fault of a date that can be two days: `9/4/2024` is one in April to some and one in September to others.
fn two_days(file: &File, text: &Text, moment: &Moment) -> Option<Problem> {
    let days: Vec<Date> = moment.readings.iter().filter_map(|r| Some(r.days?.first)).collect();
    let (first, second) = match days.as_slice() {
        [first, second] if moment.granularity == Granularity::Day => (first, second),
        _ => return None,
    };
    let message = format!("`{}` can be two days: {first} and {second}", text.text.trim());
    let help = format!("write the one that is meant: {first}, or {second}");
    Some(file.fault(Fault::Date, text.span, message).help(help))
}

fn date(file: &mut File, scope: &Scope, text: &Text, accepts: HoleType) -> Option<Shape> {
    let written = text.text.trim();
    if let Some(moment) = moment(scope, written) {
        if let Some(problem) = two_days(file, text, &moment) {
            file.report(problem);
            return None;
        }
        if stands_alone(&moment, accepts) {
            return Some(Shape::Moment(moment));
        }
        // Four digits are a year: the date is written in full, and there is none like it.
        let full = written.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
        let problem = if full {
            file.fault(Fault::Date, text.span, format!("there is no day `{written}`"))
                .help("write a date that exists: 2025-03-12")
        } else {
            file.fault(Fault::Date, text.span, format!("`{written}` says no day of its own"))
                .help("a rule has no publication date: write the date in full, 2025-03-12")
        };
        file.report(problem);
        return None;
    }
    let reading = read_fragment(written, scope.settings);
    if let Some(value) = reading.values.iter().find(|value| value.quantity().is_some()) {
        let kind = value.quantity().map_or("figure", |q| q.kind.name());
        let problem = file
            .fault(
                Fault::Dimension,
                text.span,
                format!("`{written}` is {}, and this rule compares dates", article(kind)),
            )
            .help("write a date: 2025-03-12, March 2025, 2025");
        file.report(problem);
        return None;
    }
    let problem = file
        .fault(Fault::Date, text.span, format!("`{written}` does not read as one date"))
        .help("write a date: 2025-03-12, 12 March 2025, March 2025, 2025");
    file.report(problem);
    None
}

/// Reads a figure that fits `accepts`; a misfit is reported. `hole` says whether the type was written as a hole.
pub fn figure(
    file: &mut File,
    scope: &Scope,
    text: &Text,
    accepts: HoleType,
    hole: bool,
) -> Option<Quantity> {
    let written = text.text.trim();
    let named =
        if hole { format!("`{{{}}}`", accepts.name()) } else { format!("`{}`", accepts.name()) };
    let value = match single(scope, written, |value| value.quantity().is_some()) {
        Ok(value) => value,
        Err(misread) => {
            let problem = match misread {
                Misread::Other(what) => file
                    .fault(
                        Fault::Dimension,
                        text.span,
                        format!("`{written}` is {what}, and {named} is a figure"),
                    )
                    .help(example(accepts)),
                Misread::Several => file
                    .fault(
                        Fault::Expect,
                        text.span,
                        format!("`{written}` holds more than one figure"),
                    )
                    .help("write one figure; for several that may hold, write a list"),
                Misread::Nothing => file
                    .fault(
                        Fault::Expect,
                        text.span,
                        format!("`{written}` does not read as a figure"),
                    )
                    .help(example(accepts)),
            };
            file.report(problem);
            return None;
        }
    };
    let Shape::Quantity(quantity) = value.shape else { return None };
    if fits(&quantity, accepts) {
        return Some(quantity);
    }
    let bare = matches!(quantity.kind, Kind::Number | Kind::Count) && quantity.of.is_none();
    let problem = if bare {
        file.fault(
            Fault::Unit,
            text.span,
            format!("`{written}` has no unit, and {named} needs one"),
        )
        .help(example(accepts))
    } else {
        let message = format!(
            "`{written}` is {}, and {named} is another dimension",
            article(quantity.kind.name())
        );
        file.fault(Fault::Dimension, text.span, message).help(example(accepts))
    };
    file.report(problem);
    None
}

/// `a share`, `an area`, `money`.
fn article(kind: &str) -> String {
    match kind {
        "money" | "points" => kind.to_owned(),
        _ if kind.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {kind}"),
        _ => format!("a {kind}"),
    }
}

/// Whether a figure can stand where `accepts` is asked for.
pub fn fits(quantity: &Quantity, accepts: HoleType) -> bool {
    let countable = |kind| matches!(kind, Kind::Number | Kind::Count);
    match accepts {
        HoleType::Figure => true,
        HoleType::Kind(kind) => {
            quantity.kind == kind || (countable(kind) && countable(quantity.kind))
        }
        _ => false,
    }
}

/// What an amount of a type looks like.
fn example(accepts: HoleType) -> String {
    let written = match accepts {
        HoleType::Kind(Kind::Share) => "20%, a fifth, one in five",
        HoleType::Kind(Kind::Points) => "3 percentage points",
        HoleType::Kind(Kind::Money) => "$3.2 billion, 40 million euros",
        HoleType::Kind(Kind::Length) => "1,200 km, 30 feet",
        HoleType::Kind(Kind::Area) => "500 square kilometres, 40 acres",
        HoleType::Kind(Kind::Mass) => "20 tonnes, 5 lb",
        HoleType::Kind(Kind::Volume) => "3 litres, 40,000 barrels",
        HoleType::Kind(Kind::Speed) => "90 km/h, 60 mph",
        HoleType::Kind(Kind::Temperature) => "21 °C, 70 °F",
        HoleType::Kind(Kind::Energy) => "500 kWh, 3 joules",
        HoleType::Kind(Kind::Power) => "40 MW",
        HoleType::Kind(Kind::Data) => "16 GB",
        HoleType::Kind(Kind::Duration) => "30 days, three years",
        HoleType::Kind(Kind::Ordinal) => "third, 21st",
        HoleType::Kind(Kind::Count) => "43,000, 5 937 soldiers",
        _ => "43,000, about 20%, more than 5 km",
    };
    format!("write it as articles do: {written}")
}

/// Why a text is not one value.
pub enum Misread {
    /// It is one, of another shape.
    Other(&'static str),
    /// It is several.
    Several,
    /// It is none.
    Nothing,
}

/// The one value of `text` that `fits`, read as an article would be.
pub fn single(scope: &Scope, text: &str, fits: impl Fn(&Value) -> bool) -> Result<Value, Misread> {
    let reading = read_fragment(text.trim(), scope.settings);
    let mut fitting: Vec<Value> = reading.values.iter().filter(|v| fits(v)).cloned().collect();
    match (fitting.len(), reading.values.first().map(|value| &value.shape)) {
        (1, _) => Ok(fitting.swap_remove(0)),
        (0, Some(Shape::Moment(_))) => Err(Misread::Other("a date")),
        (0, Some(Shape::Name(_))) => Err(Misread::Other("a name")),
        (0, Some(Shape::Quote(_))) => Err(Misread::Other("a quote")),
        (0, _) => Err(Misread::Nothing),
        _ => Err(Misread::Several),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::Settings;

    #[test]
    fn an_example_of_a_type_is_read_as_that_type() {
        for kind in [
            Kind::Count,
            Kind::Share,
            Kind::Points,
            Kind::Money,
            Kind::Length,
            Kind::Area,
            Kind::Mass,
            Kind::Volume,
            Kind::Speed,
            Kind::Temperature,
            Kind::Energy,
            Kind::Power,
            Kind::Data,
            Kind::Duration,
            Kind::Ordinal,
        ] {
            let example = example(HoleType::Kind(kind));
            let (_, written) = example.split_once(": ").expect("an example");
            let reading = read_fragment(written, &Settings::default());
            let kinds: Vec<Kind> = reading
                .values
                .iter()
                .filter_map(Value::quantity)
                .map(|figure| figure.kind)
                .collect();
            assert!(!kinds.is_empty(), "{written}");
            let countable = |kind| matches!(kind, Kind::Number | Kind::Count);
            let alike = |read: &Kind| *read == kind || countable(*read) && countable(kind);
            assert!(kinds.iter().all(alike), "{written}: {kinds:?}");
        }
    }
}
