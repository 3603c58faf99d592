//! A fact's values over time, as SVG. In: all that the corpus says of one fact. Out: a picture; nothing where there are fewer than two
//! dated mentions.
//!
//! Values with bounds stand on a scale, each as a bar from its lower to its upper bound; what has none (names, quotes, whether something
//! is so) stands in one row a reading. What cannot stand is marked by shape and colour, and several mentions of one value on one day are
//! one mark with their number.

use super::escape;
use crate::report::model::{Fact, Said};
use jiff::civil::Date;
use std::collections::BTreeMap;

const WIDTH: f64 = 460.0;
/// Where the scale begins and ends.
const LEFT: f64 = 132.0;
const RIGHT: f64 = WIDTH - 30.0;
const TOP: f64 = 16.0;
/// Room below the values for the days.
const BELOW: f64 = 26.0;
/// The least distance of two labels, and of two rows.
const ROW: f64 = 22.0;
/// Letters of a label that fit beside the scale.
const LETTERS: usize = 16;

/// A value in numbers. A picture needs no exact ones.
#[derive(Clone, Copy)]
enum Height {
    Bar(f64, f64),
    Row(usize),
}

/// Mentions of one value on one day.
struct Mark<'a> {
    day: f64,
    height: Height,
    said: Vec<&'a Said>,
}

/// The picture of a fact; `None` with fewer than two dated mentions.
pub(super) fn plot(fact: &Fact) -> Option<String> {
    let dated: Vec<(f64, &Said)> = fact
        .mentions
        .iter()
        .filter_map(|said| Some((number_of_day(said.as_of.as_deref()?)?, said)))
        .collect();
    if dated.len() < 2 {
        return None;
    }
    let marks = marks(&dated);
    let labels = labels(&marks);
    let height = TOP + BELOW + ROW * (labels.len().max(3) as f64 + 0.5);
    let scale = Scale::new(&marks, height);
    let mut out = format!(
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">\n",
        escape(&summary(fact))
    );
    out += &axes(&dated, &labels, &scale, height);
    for mark in &marks {
        out += &drawn(mark, &scale);
    }
    Some(out + "</svg>\n")
}

/// What the picture shows, in words.
fn summary(fact: &Fact) -> String {
    let outliers = fact.mentions.iter().filter(|said| class(said) == "outlier").count();
    format!(
        "{} over time: {} mentions, {outliers} of them outliers",
        fact.rule,
        fact.mentions.len()
    )
}

fn marks<'a>(dated: &[(f64, &'a Said)]) -> Vec<Mark<'a>> {
    let bars = dated.iter().filter(|(_, said)| bar(said).is_some()).count();
    // One value on a scale would leave the others nowhere: rows, then.
    let on_scale = bars == dated.len();
    let mut readings: Vec<&str> = dated.iter().map(|(_, said)| said.read_as.as_str()).collect();
    readings.sort_unstable();
    readings.dedup();
    let mut marks: BTreeMap<(i64, &str, &str), Mark> = BTreeMap::new();
    for (day, said) in dated {
        let row = readings.binary_search(&said.read_as.as_str()).unwrap_or_default();
        let height = match bar(said) {
            Some((low, high)) if on_scale => Height::Bar(low, high),
            _ => Height::Row(row),
        };
        let place = (day.round() as i64, said.read_as.as_str(), class(said));
        let mark = marks.entry(place).or_insert(Mark { day: *day, height, said: Vec::new() });
        mark.said.push(said);
    }
    marks.into_values().collect()
}

/// Where days and values lie on the picture.
struct Scale {
    days: (f64, f64),
    values: (f64, f64),
    height: f64,
    rows: usize,
}

impl Scale {
    fn new(marks: &[Mark], height: f64) -> Self {
        let days = range(marks.iter().map(|mark| mark.day));
        let rows = marks.iter().filter_map(|mark| match mark.height {
            Height::Row(row) => Some(row + 1),
            Height::Bar(..) => None,
        });
        let ends = marks.iter().flat_map(|mark| match mark.height {
            Height::Bar(low, high) => vec![low, high],
            Height::Row(_) => Vec::new(),
        });
        Self { days, values: range(ends), height, rows: rows.max().unwrap_or(0) }
    }

    fn x(&self, day: f64) -> f64 {
        LEFT + 14.0 + share(day, self.days) * (RIGHT - LEFT - 28.0)
    }

    fn y(&self, value: f64) -> f64 {
        let floor = self.height - BELOW - 10.0;
        floor - share(value, self.values) * (floor - TOP)
    }

    /// The middle, the top and the bottom of a value.
    fn span(&self, height: Height) -> (f64, f64, f64) {
        match height {
            Height::Bar(low, high) => {
                let (top, bottom) = (self.y(high), self.y(low));
                ((top + bottom) / 2.0, top, bottom)
            }
            Height::Row(row) => {
                let at = self.y_of_row(row);
                (at, at, at)
            }
        }
    }

    fn y_of_row(&self, row: usize) -> f64 {
        let floor = self.height - BELOW;
        TOP + (floor - TOP) * (row as f64 + 0.5) / self.rows.max(1) as f64
    }
}

/// What stands beside the scale: each value once, the outliers first when there is no room for all.
fn labels<'a>(marks: &[Mark<'a>]) -> Vec<(Height, &'a str, bool)> {
    let mut out: Vec<(Height, &str, bool)> = Vec::new();
    for mark in marks {
        let Some(said) = mark.said.first() else { continue };
        let text = match mark.height {
            // A figure as printed; a day as it was read, for its words say less.
            Height::Bar(..) if !is_day(said) && said.text.chars().count() <= LETTERS => &*said.text,
            _ => &*said.read_as,
        };
        let is_outlier = class(said) == "outlier";
        match out.iter_mut().find(|(_, known, _)| *known == text) {
            Some((.., outlier)) => *outlier |= is_outlier,
            None => out.push((mark.height, text, is_outlier)),
        }
    }
    out.sort_by_key(|(.., outlier)| !outlier);
    out.truncate(8);
    out
}

/// The floor with its days, and a thin line with its label for each value.
fn axes(
    dated: &[(f64, &Said)],
    labels: &[(Height, &str, bool)],
    scale: &Scale,
    height: f64,
) -> String {
    let floor = height - BELOW;
    let mut out = format!("<path class=\"axis\" d=\"M{LEFT} {floor}H{RIGHT}\"/>\n");
    let mut days: Vec<(f64, &str)> =
        dated.iter().map(|(day, said)| (*day, said.as_of.as_deref().unwrap_or_default())).collect();
    days.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    let mut last = f64::NEG_INFINITY;
    let end = days.last().map_or(0.0, |(day, _)| scale.x(*day));
    for (day, text) in days {
        let x = scale.x(day);
        // The first and the last day stand there always, others where there is room.
        if x - last < 84.0 || (x < end && end - x < 84.0 && last > f64::NEG_INFINITY) {
            continue;
        }
        last = x;
        out += &format!(
            "<path class=\"tick\" d=\"M{x:.1} {floor}v4\"/><text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>\n",
            floor + 18.0,
            escape(text)
        );
    }
    for (at, label) in placed(labels, scale) {
        let (height, text, outlier) = label;
        let (y, ..) = scale.span(*height);
        let class = if *outlier { " class=\"outlier\"" } else { "" };
        let shown: String = match text.chars().count() {
            n if n > LETTERS => text.chars().take(LETTERS - 1).chain(['…']).collect(),
            _ => (*text).to_owned(),
        };
        out += &format!(
            "<g{class}><title>{}</title><path class=\"grid\" d=\"M{} {at:.1}L{LEFT} {y:.1}H{RIGHT}\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text></g>\n",
            escape(text),
            LEFT - 8.0,
            LEFT - 12.0,
            at + 4.0,
            escape(&shown)
        );
    }
    out
}

/// Labels from top to bottom, moved apart where they would cover each other.
fn placed<'l, 'a>(
    labels: &'l [(Height, &'a str, bool)],
    scale: &Scale,
) -> Vec<(f64, &'l (Height, &'a str, bool))> {
    let mut out: Vec<(f64, &(Height, &str, bool))> =
        labels.iter().map(|label| (scale.span(label.0).0, label)).collect();
    out.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.1.cmp(b.1.1)));
    let mut floor = scale.height - BELOW - 4.0 + 16.0;
    // From the lowest up, each above the one before; then back down from the top, so that none leaves the picture.
    for (at, _) in out.iter_mut().rev() {
        *at = at.min(floor - 16.0);
        floor = *at;
    }
    let mut ceiling = TOP - 24.0;
    for (at, _) in &mut out {
        *at = at.max(ceiling + 16.0);
        ceiling = *at;
    }
    out
}

/// One mark: a bar over the bounds, and a dot, or a diamond for what cannot stand.
fn drawn(mark: &Mark, scale: &Scale) -> String {
    let Some(first) = mark.said.first() else { return String::new() };
    let (class, x) = (class(first), scale.x(mark.day));
    let (y, top, bottom) = scale.span(mark.height);
    let lines: Vec<String> = mark
        .said
        .iter()
        .map(|said| format!("{}: “{}”, {} ({})", said.path, said.text, said.read_as, said.verdict))
        .collect();
    let title: Vec<String> = lines.iter().map(|line| escape(line)).collect();
    let mut out = format!("<g class=\"{class}\"><title>{}</title>", title.join("\n"));
    if bottom - top > 10.0 {
        out += &format!("<path class=\"bar\" d=\"M{x:.1} {top:.1}V{bottom:.1}\"/>");
    }
    out += &match class {
        "outlier" => {
            format!("<path class=\"dot\" d=\"M{x:.1} {:.1}l6.5 6.5-6.5 6.5-6.5-6.5z\"/>", y - 6.5)
        }
        _ => format!("<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/>"),
    };
    if mark.said.len() > 1 {
        out +=
            &format!("<text x=\"{:.1}\" y=\"{:.1}\">×{}</text>", x + 8.0, y + 4.0, mark.said.len());
    }
    out + "</g>\n"
}

/// How a mention is drawn: it cannot stand, it takes part, or it is only there.
fn class(said: &Said) -> &'static str {
    match said.verdict.as_str() {
        "outlier" | "tension" => "outlier",
        "agrees" => "agrees",
        _ => "apart",
    }
}

/// The bounds as numbers; a bound that is missing is drawn as the one that is there.
fn bar(said: &Said) -> Option<(f64, f64)> {
    let low = said.low.as_deref().map(number);
    let high = said.high.as_deref().map(number);
    match (low, high) {
        (Some(low), Some(high)) => Some((low?, high?)),
        (Some(one), None) | (None, Some(one)) => Some((one?, one?)),
        (None, None) => None,
    }
}

fn is_day(said: &Said) -> bool {
    said.low.as_ref().or(said.high.as_ref()).is_some_and(|end| end.parse::<Date>().is_ok())
}

/// A decimal, a fraction or a day as a number.
fn number(text: &str) -> Option<f64> {
    if let Some((numerator, denominator)) = text.split_once('/') {
        return Some(numerator.parse::<f64>().ok()? / denominator.parse::<f64>().ok()?)
            .filter(|n| n.is_finite());
    }
    text.parse().ok().filter(|n: &f64| n.is_finite()).or_else(|| number_of_day(text))
}

/// Days since year 0, of the first day that a TIMEX3 value covers.
fn number_of_day(timex: &str) -> Option<f64> {
    let day = match timex.len() {
        4 => format!("{timex}-01-01"),
        7 => format!("{timex}-01"),
        _ => timex.get(..10).unwrap_or(timex).to_owned(),
    };
    let day: Date = day.parse().ok().or_else(|| monday(timex))?;
    Some(f64::from(day.year()) * 365.25 + f64::from(day.day_of_year()))
}

/// The Monday of a week (`2025-W11`).
fn monday(timex: &str) -> Option<Date> {
    let (year, week) = timex.split_once("-W")?;
    let week = jiff::civil::ISOWeekDate::new(
        year.parse().ok()?,
        week.get(..2)?.parse().ok()?,
        jiff::civil::Weekday::Monday,
    );
    Some(week.ok()?.date())
}

fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
}

/// Where a value lies between two ends, from 0 to 1; in the middle where the ends are one.
fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    if high > low { (value - low) / (high - low) } else { 0.5 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_printed() {
        assert_eq!(number("1/4"), Some(0.25));
        assert_eq!(number("43000"), Some(43000.0));
        assert_eq!(number("1/0"), None);
        assert!(number("2025-03-13") > number("2025-03-12"));
        assert!(number_of_day("2025-04") > number_of_day("2025-03-31"));
        assert_eq!(number_of_day("2025-W11"), number_of_day("2025-03-10"));
        assert_eq!(number_of_day("2025-03-13TEV"), number_of_day("2025-03-13"));
        assert_eq!(number("soon"), None);
    }

    #[test]
    fn labels_never_cover_each_other() {
        let scale = Scale { days: (0.0, 1.0), values: (0.0, 1000.0), height: 160.0, rows: 0 };
        let at = |value: f64| (Height::Bar(value, value), "x", false);
        let labels = [at(0.0), at(1.0), at(2.0), at(990.0), at(1000.0)];
        let places: Vec<f64> = placed(&labels, &scale).iter().map(|(at, _)| *at).collect();
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 15.9), "{places:?}");
        assert!(places.iter().all(|at| (0.0..160.0).contains(at)), "{places:?}");
    }
}
