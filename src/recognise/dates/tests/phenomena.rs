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
        ("Sales in the 1988 third quarter were weak.", "the 1988 third quarter=1988-Q3"),
        ("In the 1989 first half it lost money.", "the 1989 first half=1989-H1"),
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
            "Monday=1989-10-30; Tuesday=1989-10-31",
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

#[test]
fn lists_of_days() {
    read(&[
        ("They met on May 4 and 5.", "May 4=1989-05-04; 5=1989-05-05"),
        ("They met on May 4, 6 and 9.", "May 4=1989-05-04; 6=1989-05-06; 9=1989-05-09"),
        (
            "They met on the 9th and the 17th of April.",
            "the 9th=1989-04-09; the 17th of April=1989-04-17",
        ),
        ("They met on 9 and 17 April 1986.", "9=1986-04-09; 17 April 1986=1986-04-17"),
        ("They met between May 4 and 7.", "May 4 and 7=(1989-05-04,1989-05-07,P3D)"),
        ("On May 4 and 5 people died.", "May 4=1989-05-04"),
        ("Chapters 9 and 17 were cut.", ""),
    ]);
}

#[test]
fn days_that_others_lead_to() {
    read(&[
        ("It ran from Tuesday to Friday.", "Tuesday=1989-10-31; Friday=1989-11-03"),
        ("It was shut between Monday and Wednesday.", "Monday=1989-10-30; Wednesday=1989-11-01"),
        ("It will open the coming Thursday.", "the coming Thursday=1989-11-09"),
        ("It leaves two weeks from today.", "two weeks from today=1989-11-16"),
        ("It leaves two weeks from now.", "two weeks from now=1989-W46"),
        ("It was to be signed on Oct. 30.", "Oct. 30=1989-10-30"),
        ("Voters decide on the bridge Sunday.", "Sunday=1989-11-05"),
        ("They have until Friday to answer.", "Friday=1989-11-03"),
        ("Schools stay closed until Tuesday.", "Tuesday=1989-11-07"),
        ("They opened on Tuesday the 7th.", "Tuesday the 7th=1989-03-07"),
        ("A vote on Tuesday the 7th.", "Tuesday the 7th=1989-11-07"),
        ("Shut on Friday 3.", "Friday 3=1989-11-03"),
        ("He paid $12 December 27.", "December 27=1988-12-27"),
        ("Profit fell in the quarter ended June 30.", "the quarter=1989-Q2; June 30=1989-06-30"),
        (
            "Sales in February fell from the same month last year.",
            "February=1989-02; the same month last year=1988-02",
        ),
        ("It falls on the 19th of every month.", "the 19th of every month=XXXX-XX-19"),
        ("They meet on the last Friday of each month.", "the last Friday of each month=P1M"),
        ("It is due on the 21st of next month.", "the 21st of next month=1989-12-21"),
        (
            "The first Monday evening of next month is free.",
            "The first Monday evening of next month=1989-12-04TEV",
        ),
        ("Gold is down 9% in the year to date.", "the year to date=1989"),
        ("On the last day of July the first pictures appeared.", "the last day of July=1989-07-31"),
        ("It was signed on July the fourth.", "July the fourth=1989-07-04"),
        ("He will quit by the new year.", "the new year=1990"),
        ("At present the plant is shut.", "present=PRESENT_REF"),
        ("To this day nobody knows.", "this day=PRESENT_REF"),
        ("They met at an all-day session.", "all-day=P1D"),
        ("Some days passed. It rained for some weeks.", "Some days=PXD; some weeks=PXW"),
    ]);
}

#[test]
fn hours() {
    read(&[
        ("Mail came at 0730.", "0730=1989-11-02T07:30"),
        ("Shops open Monday 12-4.", "Monday 12-4=(1989-11-06T12,1989-11-06T16,PT4H)"),
        ("They met from nine thirty to ten.", "nine thirty to ten=(T09:30,T10,PT30M)"),
        ("Open 9.30-4.30pm.", "9.30-4.30pm=(T09:30,T16:30,PT7H)"),
        ("He called at 10 p.m. Tuesday EST.", "10 p.m. Tuesday EST=1989-10-31T22:00-05:00"),
        (
            "It fell at 2:41 on the morning of May 7.",
            "2:41 on the morning of May 7=1989-05-07T02:41",
        ),
        ("Sent: Thu Oct 26 15:50:06 1989", "Thu Oct 26 15:50:06 1989=1989-10-26T15:50:06"),
        ("By two in the afternoon he was gone.", "two in the afternoon=1989-11-02T14:00"),
        ("Rain fell later in the afternoon.", "later in the afternoon=1989-11-02TAF"),
        ("Logged on 22/Jan/1989.", "22/Jan/1989=1989-01-22"),
        (
            "The ship sailed in May nineteen hundred and five.",
            "May nineteen hundred and five=1905-05",
        ),
    ]);
}

#[test]
fn times_by_the_stopwatch() {
    read(&[
        ("She finished in 2:14:05.", "2:14:05=PT2H14M5S"),
        ("He won in a time of 2:04:33.", "2:04:33=PT2H4M33S"),
        ("She ran the mile in 4:12.56.", "4:12.56=PT4M12.56S"),
        ("The record of 1:58:02 stood.", "1:58:02=PT1H58M2S"),
        ("He clocked 58:31 in Lisbon.", "58:31=PT58M31S"),
        ("The train left at 2:14:05.", "2:14:05=1989-11-02T02:14:05"),
        ("He left at 10:30 in the morning.", "10:30 in the morning=1989-11-02T10:30"),
    ]);
}
