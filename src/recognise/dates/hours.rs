//! Hours and parts of a day that was resolved. In: its readings, and what the words add. Out: the same readings, as fine as said.

use super::civil;
use super::expression::Clock;
use super::periods;
use super::resolve::Resolved;
use super::words::Part;
use crate::value::Granularity;

/// `7 in the evening` is 19.
pub fn afternoon(clock: Clock, part: Option<Part>) -> Clock {
    let late = match part {
        Some(Part::Afternoon | Part::Evening) => clock.hour < 12,
        Some(Part::Night) => (5..12).contains(&clock.hour),
        _ => false,
    };
    if late && !clock.settled { Clock { hour: clock.hour + 12, ..clock } } else { clock }
}

/// Adds a part of the day.
pub fn of_day(found: &mut Resolved, part: Part) {
    for reading in &mut found.readings {
        reading.timex.push_str(part.timex());
        // A night ends on the next morning.
        if part == Part::Night
            && let Some(days) = &mut reading.days
            && let Some(next) = civil::plus_days(days.last, 1)
        {
            days.last = next;
        }
    }
    found.granularity = Granularity::PartOfDay;
}

/// Adds a time of day, or a range of two; `unsaid`: the words name no day.
pub fn at_time(found: &mut Resolved, clock: Clock, until: Option<Clock>, unsaid: bool) {
    found.granularity = Granularity::Time;
    for reading in &mut found.readings {
        for suffix in ["TMO", "TAF", "TEV", "TNI", "TMI", "TDT"] {
            if let Some(day) = reading.timex.strip_suffix(suffix) {
                reading.timex = day.to_owned();
                if suffix == "TNI"
                    && let Some(days) = &mut reading.days
                    && clock.hour >= 12
                {
                    days.last = days.first;
                }
            }
        }
        // A range of hours without a day is written without one.
        let unknown = unsaid && (until.is_some() || reading.timex.starts_with('X'));
        let day = if unknown { String::new() } else { reading.timex.clone() };
        reading.timex = match until {
            Some(until) => {
                let length = periods::between(clock, until);
                format!("({day}{},{day}{},{length})", hour_timex(clock), hour_timex(until))
            }
            None => format!("{day}{}", clock_timex(clock)),
        };
    }
}

/// In a range an hour without minutes is written as such.
fn hour_timex(clock: Clock) -> String {
    if clock.whole && clock.zone.is_none() {
        format!("T{:02}", clock.hour)
    } else {
        clock_timex(clock)
    }
}

/// A time of day as TIMEX3 writes it: `T17:30`.
pub fn clock_timex(clock: Clock) -> String {
    let second = clock.second.map_or(String::new(), |s| format!(":{s:02}"));
    let zone = match clock.zone {
        None => String::new(),
        Some(0) => "Z".to_owned(),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    };
    format!("T{:02}:{:02}{second}{zone}", clock.hour, clock.minute)
}
