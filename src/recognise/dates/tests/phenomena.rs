//! One phenomenon a table: what newspapers say of quarters, lengths, limits and sets.

use super::read_in;
use crate::corpus::DocumentType::News;

/// Rows of an article that was published on Thursday 2 November 1989.
fn read(rows: &[(&str, &str)]) {
    read_in("1989-11-02", News, rows);
}

#[test]
fn quarters_and_halves() {
    read(&[
        ("Profit rose in the latest quarter.", "the latest quarter=1989-Q3"),
        ("In the latest week, 300 died.", "the latest week=1989-W43"),
        ("In the latest attempt, he failed.", ""),
        (
            "Net fell in the third quarter from the year-earlier quarter.",
            "the third quarter=1989-Q3; the year-earlier quarter=1988-Q3",
        ),
        (
            "It lost money in the third quarter. In the year-ago period it had earned $2 million.",
            "the third quarter=1989-Q3; the year-ago period=1988-Q3",
        ),
        ("Sales in the 1988 third quarter were weak.", "1988 third quarter=1988-Q3"),
        ("In the 1989 first half it lost money.", "1989 first half=1989-H1"),
        ("In fiscal 1989's third quarter, net rose.", "fiscal 1989's third quarter=1989-Q3"),
        ("The September quarter was weak.", "The September quarter=1989-Q3"),
        ("In the quarter ended Sept. 30, sales fell.", "the quarter=1989-Q3; Sept. 30=1989-09-30"),
        ("Exports fell in the first half.", "the first half=1989-H1"),
        ("He scored twice in the first half.", ""),
        ("The index fell 2% for the week.", "the week=1989-W44"),
        ("For the year, it expects to sell 300.", "the year=1989"),
    ]);
}

#[test]
fn lengths_whose_number_is_their_word() {
    read(&[
        ("A weeklong search ended.", "weeklong=P1W"),
        ("The year-long dispute is over.", "year=P1Y"),
        ("A decades-old rule was dropped.", "decades=PXDE"),
        ("Rain fell all week.", "all week=P1W"),
        ("He will stay another month.", "another month=P1M"),
        ("It was the first rain in months.", "months=PXM"),
        ("He wrote in months that end with an r.", ""),
        ("It took years.", "years=PXY"),
        ("It opened six months later than planned.", "six months=P6M"),
        (
            "He was jailed for eight months earlier this year.",
            "eight months=P8M; earlier this year=1989",
        ),
    ]);
}

#[test]
fn dates_that_their_nouns_place() {
    read(&[
        ("The office will release October figures.", "October=1989-10"),
        ("December futures fell.", "December=1989-12"),
        ("The board set a Dec. 15 deadline.", "Dec. 15=1989-12-15"),
        ("The Oct. 13 plunge hurt.", "Oct. 13=1989-10-13"),
        (
            "The dividend is payable Dec. 15 to holders of record Nov. 24.",
            "Dec. 15=1989-12-15; Nov. 24=1989-11-24",
        ),
        ("It will report third-quarter results soon.", "third-quarter=1989-Q3"),
        (
            "A law that he signed in October could stretch into December.",
            "October=1989-10; December=1989-12",
        ),
        ("The judge adjourned the hearing until Friday.", "Friday=1989-11-03"),
        ("The case goes to trial Feb. 7.", "Feb. 7=1990-02-07"),
        ("Talks, suspended in May, resume Tuesday.", "May=1989-05; Tuesday=1989-11-07"),
        ("A year ago today it stood at 2,180.", "A year ago today=1988-11-02"),
        ("It burned down ten years ago this month.", "ten years ago this month=1979-11"),
        ("He said over the weekend that he was ill.", "the weekend=1989-W43-WE"),
        ("Roads were full over Labor Day weekend.", "Labor Day weekend=1989-W35-WE"),
        (
            "It happened on Oct. 13. He had left the previous Monday.",
            "Oct. 13=1989-10-13; the previous Monday=1989-10-09",
        ),
        ("He resigned effective Dec. 31.", "Dec. 31=1989-12-31"),
        ("The strike could continue through Christmas.", "Christmas=1989-12-25"),
        ("He could be freed as early as May.", "May=1990-05"),
        ("The launch had been planned for January.", "January=1989-01"),
        (
            "The bank was closed Monday and was to reopen Tuesday.",
            "Monday=1989-10-30; Tuesday=1989-11-07",
        ),
        ("The rules come into force on April 6.", "April 6=1990-04-06"),
    ]);
}

#[test]
fn parts_of_days_and_sets() {
    read(&[
        ("Bonds rose late yesterday.", "late yesterday=1989-11-01TEV"),
        (
            "In the early hours of Tuesday the roof fell in.",
            "the early hours of Tuesday=1989-10-31TMO",
        ),
        ("He phoned at lunchtime on Tuesday.", "lunchtime on Tuesday=1989-10-31TMI"),
        ("They play a week on Saturday.", "a week on Saturday=1989-11-11"),
        ("They meet every Tuesday and Thursday.", "every Tuesday=XXXX-WXX-2; Thursday=XXXX-WXX-4"),
        ("The plant makes 200 cars a day.", "a day=P1D"),
        ("They pay semi-annual interest.", "semi-annual=P6M"),
        ("It leaves at 3 p.m. each day.", "3 p.m. each day=XXXX-XX-XXT15:00"),
        (
            "He works from 3 in the morning until 5 p.m.",
            "3 in the morning until 5 p.m.=(T03,T17,PT14H)",
        ),
        ("He must be back Friday before 5 p.m.", "Friday before 5 p.m.=1989-11-03T17:00"),
        ("He will cut jobs this year and next.", "this year=1989; next=1990"),
        ("He moved here two years and three months ago.", "two years and three months ago=1987-08"),
        ("A man in his late 50s was hurt.", ""),
        ("Highs will be in the upper 90s.", ""),
        ("Sun Yat-sen was dead. After Sun Yat-sen, all changed.", ""),
    ]);
}
