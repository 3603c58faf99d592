//! What an expression takes over from those before it: a year, the tense of a shared verb, the night that it ends; and what verbs
//! beside it say of when.

use super::read_in;
use crate::corpus::DocumentType::News;

#[test]
fn a_year_that_opens_a_clause_holds_in_it() {
    read_in(
        "2014-11-07",
        News,
        &[
            (
                "In 2012 it attacked churches on Christmas Day; the previous year it had struck on Aug. 26.",
                "2012=2012; Christmas Day=2012-12-25; the previous year=2011; Aug. 26=2011-08-26",
            ),
            ("Last year he was freed in June.", "Last year=2013; June=2013-06"),
            ("In 2012 it lost money, and in June it was sold.", "2012=2012; June=2014-06"),
            (
                "They met in July 2011 and spent that August in Ghana.",
                "July 2011=2011-07; that August=2011-08",
            ),
            (
                "In 1938, 1954 and 1985 storms struck in September.",
                "1938=1938; 1954=1954; 1985=1985; September=2014-09",
            ),
            ("In 1914, in July, the war began.", "1914=1914; July=1914-07"),
            (
                "The archduke died on June 28, 1914. Exactly a month later, on July 28, war began.",
                "June 28, 1914=1914-06-28; a month later=1914-07; July 28=1914-07-28",
            ),
            (
                "He wrote it in the summer of 1985, between May and September.",
                "the summer of 1985=1985-SU; May=1985-05; September=1985-09",
            ),
        ],
    );
}

#[test]
fn an_early_time_behind_a_late_one_is_that_of_the_next_day() {
    read_in(
        "2010-05-07",
        News,
        &[
            (
                "At 10pm last night it was close; by 6am it had hardly moved.",
                "10pm last night=2010-05-06T22:00; 6am=2010-05-07T06:00",
            ),
            (
                "It broke out late on Tuesday and lasted into the early morning.",
                "late on Tuesday=2010-05-04TEV; the early morning=2010-05-05TMO",
            ),
            (
                "He left home at 8 p.m. on Tuesday and was seen at 6 a.m.",
                "8 p.m. on Tuesday=2010-05-04T20:00; 6 a.m.=2010-05-04T06:00",
            ),
            (
                "They work from midnight until 8 in the morning.",
                "midnight until 8 in the morning=(T24,T08,PT8H)",
            ),
            ("On Sundays she sleeps till noon.", "Sundays=XXXX-WXX-7; noon=T12:00"),
        ],
    );
}

#[test]
fn a_time_of_day_is_of_a_day_that_its_tense_allows() {
    read_in(
        "2023-10-26",
        News,
        &[
            (
                "Data are due next Tuesday. Yields were at 2.9% by mid-afternoon.",
                "next Tuesday=2023-10-31; mid-afternoon=2023-10-26TAF",
            ),
            (
                "They had queued on Tuesday night. Polls close at 7 p.m. in most places.",
                "Tuesday night=2023-10-24TNI; 7 p.m.=2023-10-26T19:00",
            ),
        ],
    );
}

#[test]
fn what_goes_back_far_is_nothing_to_count_from() {
    read_in(
        "1989-10-30",
        News,
        &[
            (
                "Starts were the lowest since October 1982. Permits fell 2% from the month before.",
                "October 1982=1982-10; the month before=1989-09",
            ),
            (
                "The ship sank on Friday off Orva, which had burned on Sept. 5, and was found. A day later it was raised.",
                "Friday=1989-10-27; Sept. 5=1989-09-05; A day later=1989-10-28",
            ),
            (
                "Starts fell in September from August. Permits were up from the month before.",
                "September=1989-09; August=1989-08; the month before=1989-08",
            ),
        ],
    );
}

#[test]
fn verbs_that_look_ahead_and_back() {
    // A Friday.
    read_in(
        "2013-03-22",
        News,
        &[
            ("The minister is in Brussels on Sunday.", "Sunday=2013-03-24"),
            ("He is in hospital after a crash on Sunday.", "Sunday=2013-03-17"),
            ("Economists await Monday's report.", "Monday=2013-03-25"),
            (
                "They want no cut before June; six weeks ago they had bet on April.",
                "June=2013-06; six weeks ago=2013-W06; April=2012-04",
            ),
            ("It ends two days after a vote called for Sunday.", "two days=P2D; Sunday=2013-03-24"),
            ("They won their next game on Sunday.", "Sunday=2013-03-17"),
            ("The judge set a trial date of March 5.", "March 5=2014-03-05"),
            (
                "It would take effect 60 days after it is signed, or in early February.",
                "60 days=P60D; early February=2014-02",
            ),
            ("His mother sets a place for him every Christmas.", "every Christmas=XXXX-12-25"),
            ("They meet every Thanksgiving.", "every Thanksgiving=P1Y"),
            ("He was buried the following Monday.", "the following Monday=XXXX-WXX-1"),
            ("The president, who was to speak in Rome on Sunday, flew home.", "Sunday=2013-03-24"),
            ("They voted to delay until Jan. 1 a tax.", "Jan. 1=2014-01-01"),
            ("The board set a special meeting for April 8.", "April 8=2013-04-08"),
            ("Monday is a holiday.", "Monday=2013-03-25"),
            ("Monday was a holiday.", "Monday=2013-03-18"),
            ("It falls on a Tuesday this year.", "Tuesday=XXXX-WXX-2; this year=2013"),
            (
                "The deadline is April 5. He arrived at noon and left three hours later.",
                "April 5=2013-04-05; noon=2013-03-22T12:00; three hours later=2013-03-22",
            ),
            ("It was cut from six minutes to two.", "six minutes=PT6M"),
            ("His successor takes over Jan. 1.", "Jan. 1=2014-01-01"),
            ("She steps down on 11 February.", "11 February=2014-02-11"),
            ("The court hears the case on Monday.", "Monday=2013-03-25"),
            ("Finance ministers do so on Sunday.", "Sunday=2013-03-24"),
            ("He was held until his next hearing on 17 January.", "17 January=2014-01-17"),
            (
                "The next day on 17 January he left.",
                "The next day=2013-03-23; 17 January=2013-01-17",
            ),
            ("Schools may stay closed on Monday.", "Monday=2013-03-25"),
            ("Snow is forecast for Sunday.", "Sunday=2013-03-24"),
            ("He will stay until a deal is done, perhaps by Monday.", "Monday=2013-03-25"),
            (
                "It expects a peak next year, having forecast in April that there would be none.",
                "next year=2014; April=2012-04",
            ),
            ("Prices may fall after rising in April.", "April=2012-04"),
            (
                "Rain is expected tonight and on Sunday morning.",
                "tonight=2013-03-22TNI; Sunday morning=2013-03-24TMO",
            ),
            (
                "Rain is expected tonight and on Sunday the river flooded.",
                "tonight=2013-03-22TNI; Sunday=2013-03-17",
            ),
        ],
    );
}

#[test]
fn quarters_and_fiscal_years_by_their_ends() {
    read_in(
        "1989-10-30",
        News,
        &[
            ("Sales rose in the July-September quarter.", "the July-September quarter=1989-Q3"),
            (
                "Sales rose in the April-June quarter of 1988.",
                "the April-June quarter of 1988=1988-Q2",
            ),
            (
                "In the fiscal year ended June 30, it lost money.",
                "the fiscal year=FY1989; June 30=1989-06-30",
            ),
            (
                "For the fiscal year ending June 30, 1990, it expects more.",
                "the fiscal year=FY1990; June 30, 1990=1990-06-30",
            ),
            (
                "The deficit for the fiscal year that began Oct. 1 is high.",
                "the fiscal year=FY1990; Oct. 1=1989-10-01",
            ),
            (
                "Its fiscal fourth quarter, which ended June 30, was good.",
                "fiscal fourth quarter=1989-Q4; June 30=1989-06-30",
            ),
            (
                "Its fiscal first quarter ended Sept. 30 was better.",
                "fiscal first quarter=1990-Q1; Sept. 30=1989-09-30",
            ),
            (
                "In the 1988 third quarter, and in the last quarter of 1987, it lost money.",
                "the 1988 third quarter=1988-Q3; the last quarter of 1987=1987-Q4",
            ),
            (
                "Sales rose in the second and third quarters of 1988.",
                "the second=1988-Q2; third quarters of 1988=1988-Q3",
            ),
            ("At year-end 1988 it had more.", "year-end 1988=1988"),
            (
                "A year ago, in the third quarter, it lost money.",
                "A year ago=1988; the third quarter=1988-Q3",
            ),
            (
                "For the three months ending Jan. 31 sales should rise.",
                "three months=P3M; Jan. 31=1990-01-31",
            ),
            (
                "Third-quarter net fell. In the same quarter of 1988 it rose.",
                "Third-quarter=1989-Q3; the same quarter of 1988=1988-Q3",
            ),
        ],
    );
}

#[test]
fn turns_of_speech() {
    read_in(
        "1998-03-05",
        News,
        &[
            ("Ten years ago tonight a bridge fell.", "Ten years ago tonight=1988-03-05TNI"),
            ("For years afterwards nobody spoke.", "years=PXY"),
            ("Coming up in the next half hour: the weather.", "the next half hour=PT30M"),
            ("A half-century ago there was a ferry.", "A half-century ago=194"),
            ("A quarter century ago it sank.", "A quarter century ago=1973"),
            ("It ends the month after next.", "the month after next=1998-05"),
            ("It covers the next five trading days.", "the next five trading days=P5D"),
            (
                "It closed at 3:30 p.m. New York time on Monday.",
                "3:30 p.m. New York time on Monday=1998-03-02T15:30",
            ),
            ("The race started at 10 this morning.", "10 this morning=1998-03-05T10:00"),
            ("It starts at 8 tonight.", "8 tonight=1998-03-05T20:00"),
            ("The stock closed at 10 yesterday.", "yesterday=1998-03-04"),
            ("They hope for it in the near future.", "the near future=FUTURE_REF"),
            ("Its then-38-year-old founder left.", "38-year=P38Y"),
            ("They had fought the night before.", "the night before=1998-03-04TNI"),
            ("The guarantee was meant to last two years.", "two years=P2Y"),
            ("It came two weeks after the July 17 speech.", "two weeks=P2W; July 17=1997-07-17"),
            ("Two weeks after July 17 he left.", "Two weeks after July 17=1997-07-31"),
            ("She runs on Sunday week at 9.50pm.", "Sunday week at 9.50pm=1998-03-15T21:50"),
            ("It runs on Saturday.", "Saturday=1998-03-07"),
            (
                "It opened in May 1990 and closed in April of the next year.",
                "May 1990=1990-05; April of the next year=1991-04",
            ),
            ("It will close in April of next year.", "April of next year=1999-04"),
            ("The relay was run on 2 March in the rain.", "2 March=1998-03-02"),
            ("The dam was run from Saturday by two men.", "Saturday=1998-02-28"),
            ("The trams had run on Monday.", "Monday=1998-03-02"),
            ("She scored 52 runs on Saturday.", "Saturday=1998-02-28"),
            ("As recently as mid-August it stood at 22.", "mid-August=1997-08"),
            ("They have another business day to answer.", "another business day=P1D"),
            ("It took a full-day meeting.", "full-day=P1D"),
            ("He walks in the early mornings.", "early mornings=XXXX-XX-XXTMO"),
            ("The bribes began months after he took office.", "months=PXM"),
            ("The raid came hours before the vote.", "hours=PTXH"),
        ],
    );
}

#[test]
fn a_holiday_that_is_today_is_not_the_last_one() {
    read_in(
        "2019-11-28",
        News,
        &[
            ("Prices are up from last Thanksgiving.", "last Thanksgiving=2018-11-22"),
            ("Next Thanksgiving it will be less.", "Next Thanksgiving=2020-11-26"),
            ("This Thanksgiving they travel.", "This Thanksgiving=2019-11-28"),
        ],
    );
}
