//! A fact's values over time, as SVG. In: all that the corpus says of one fact. Out: a picture with one bar from the lower to the
//! upper bound a mention, outliers marked; nothing where there is nothing to plot.

use super::escape;
use crate::report::model::{Fact, Said};
use jiff::civil::Date;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 160.0;
/// Room beside the values for what the ends are.
const MARGIN: f64 = 84.0;

/// One mention in numbers. A picture needs no exact ones.
struct Point<'a> {
    said: &'a Said,
    day: f64,
    low: f64,
    high: f64,
}

/// The picture of a fact; `None` with fewer than two values, or without days.
pub(super) fn plot(fact: &Fact) -> Option<String> {
    let points: Vec<Point> = fact.mentions.iter().filter_map(point).collect();
    if points.len() < 2 {
        return None;
    }
    let days = range(points.iter().map(|point| point.day));
    let low = range(points.iter().map(|point| point.low));
    let high = range(points.iter().map(|point| point.high));
    let values = (low.0, high.1);
    let x = |day: f64| MARGIN + share(day, days) * (WIDTH - 2.0 * MARGIN);
    let y = |value: f64| HEIGHT - 28.0 - share(value, values) * (HEIGHT - 44.0);
    let mut out = format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"values of {} over time\">\n",
        escape(&fact.rule)
    );
    let floor = HEIGHT - 20.0;
    out += &format!(
        "<line class=\"axis\" x1=\"{MARGIN}\" y1=\"{floor}\" x2=\"{}\" y2=\"{floor}\"/>\n",
        WIDTH - MARGIN
    );
    for point in &points {
        let (left, top, bottom) = (x(point.day), y(point.high), y(point.low));
        let class = match point.said.verdict.as_str() {
            "outlier" | "tension" => "outlier",
            _ => "agrees",
        };
        let words = format!(
            "{}: “{}”, {} ({})",
            point.said.path, point.said.text, point.said.read_as, point.said.verdict
        );
        out += &format!(
            "<g class=\"{class}\"><title>{}</title><line x1=\"{left:.1}\" y1=\"{bottom:.1}\" x2=\"{left:.1}\" y2=\"{top:.1}\"/><circle cx=\"{left:.1}\" cy=\"{:.1}\" r=\"4\"/></g>\n",
            escape(&words),
            (top + bottom) / 2.0
        );
    }
    let first = points.iter().min_by(|a, b| a.day.total_cmp(&b.day));
    let last = points.iter().max_by(|a, b| a.day.total_cmp(&b.day));
    for (point, at, anchor) in [(first, MARGIN, "start"), (last, WIDTH - MARGIN, "end")] {
        let day = point.and_then(|point| point.said.as_of.as_deref()).unwrap_or_default();
        out += &format!(
            "<text x=\"{at}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>\n",
            HEIGHT - 4.0,
            escape(day)
        );
    }
    let least = points.iter().min_by(|a, b| a.low.total_cmp(&b.low));
    let most = points.iter().max_by(|a, b| a.high.total_cmp(&b.high));
    for (text, at) in [
        (most.and_then(|point| point.said.high.as_deref()), y(values.1) + 4.0),
        (least.and_then(|point| point.said.low.as_deref()), y(values.0) + 4.0),
    ] {
        let text = text.unwrap_or_default();
        out += &format!("<text x=\"4\" y=\"{at:.1}\">{}</text>\n", escape(text));
    }
    Some(out + "</svg>\n")
}

fn point(said: &Said) -> Option<Point<'_>> {
    let day = number_of_day(said.as_of.as_deref()?)?;
    let low = said.low.as_deref().map(number);
    let high = said.high.as_deref().map(number);
    // A bound that is missing is drawn as the one that is there.
    let (low, high) = match (low, high) {
        (Some(low), Some(high)) => (low?, high?),
        (Some(one), None) | (None, Some(one)) => (one?, one?),
        (None, None) => return None,
    };
    Some(Point { said, day, low, high })
}

/// A decimal, a fraction or a day as a number.
fn number(text: &str) -> Option<f64> {
    if let Some((numerator, denominator)) = text.split_once('/') {
        return Some(numerator.parse::<f64>().ok()? / denominator.parse::<f64>().ok()?);
    }
    text.parse().ok().or_else(|| number_of_day(text))
}

/// Days since year 0, of the first day that a TIMEX3 value covers.
fn number_of_day(timex: &str) -> Option<f64> {
    let day = match timex.len() {
        4 => format!("{timex}-01-01"),
        7 => format!("{timex}-01"),
        _ => timex.get(..10)?.to_owned(),
    };
    let day: Date = day.parse().ok()?;
    Some(f64::from(day.year()) * 365.25 + f64::from(day.day_of_year()))
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
        assert_eq!(number("2025-W11"), None);
        assert!(number("2025-03-13") > number("2025-03-12"));
        assert!(number_of_day("2025-04") > number_of_day("2025-03-31"));
        assert_eq!(number("soon"), None);
    }
}
