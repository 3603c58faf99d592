//! The same words on the last day of a year, on the first, and on a leap day.

use super::read_in;
use crate::corpus::DocumentType::News;

#[test]
fn published_on_the_last_day_of_a_year() {
    read_in(
        "2022-12-31",
        News,
        &[
            ("The ministry reported 14 deaths on Friday.", "Friday=2022-12-30"),
            ("He will speak on Sunday.", "Sunday=2023-01-01"),
            ("The law comes into force on Jan. 1.", "Jan. 1=2023-01-01"),
            ("The law came into force on Jan. 1.", "Jan. 1=2022-01-01"),
            ("Next year will be worse, economists say.", "Next year=2023"),
            ("Tomorrow the euro arrives in Zagreb.", "Tomorrow=2023-01-01"),
            ("The year-end figures were weak.", "The year-end=2022"),
            ("Since January, rents have doubled.", "January=2022-01"),
            ("The strike will begin in January.", "January=2023-01"),
            ("The strike planned for January is off.", "January=2023-01"),
            (
                "Last month was the warmest December on record.",
                "Last month=2022-11; December=2022-12",
            ),
            ("The week began badly and ended on Friday with a rally.", "Friday=2022-12-30"),
            ("By Wednesday, the army had taken the bridge.", "Wednesday=2022-12-28"),
            ("By Wednesday, the army will have left.", "Wednesday=2023-01-04"),
            ("Two weeks ago the town had 900 people.", "Two weeks ago=2022-W50"),
            ("In two weeks the town will be empty.", "two weeks=2023-W02"),
        ],
    );
}

#[test]
fn published_on_the_first_day_of_a_year() {
    read_in(
        "2023-01-01",
        News,
        &[
            ("The ministry reported 14 deaths on Saturday.", "Saturday=2022-12-31"),
            ("The ministry reported 14 deaths last year.", "last year=2022"),
            ("The ministry reported 14 deaths last month.", "last month=2022-12"),
            ("The ministry reported 14 deaths last week.", "last week=2022-W51"),
            ("The ministry reported 14 deaths this week.", "this week=2022-W52"),
            (
                "The ministry reported 14 deaths in the fourth quarter.",
                "the fourth quarter=2022-Q4",
            ),
            ("The parade will be held next Saturday.", "next Saturday=2023-01-07"),
            ("The king died on Dec. 30.", "Dec. 30=2022-12-30"),
            ("The fair opens Dec. 30.", "Dec. 30=2023-12-30"),
        ],
    );
}

#[test]
fn published_on_a_leap_day() {
    read_in(
        "2024-02-29",
        News,
        &[
            ("He left a year ago.", "a year ago=2023"),
            ("He leaves tomorrow.", "tomorrow=2024-03-01"),
            ("It opened on Feb. 29.", "Feb. 29=2024-02-29"),
            ("It closed last February.", "last February=2023-02"),
        ],
    );
}
