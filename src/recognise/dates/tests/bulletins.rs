//! What bulletins and short histories say of when: days to come and days past of one clause, dates told twice, and what only looks
//! like one of them.

use super::read_in;
use crate::corpus::DocumentType::{Narrative, News};

#[test]
fn what_somebody_awaits_or_puts_off_lies_ahead() {
    // 14 March 2013 was a Thursday.
    read_in(
        "2013-03-14",
        News,
        &[
            ("Traders waited for Monday's auction.", "Monday=2013-03-18"),
            ("Traders praised Monday's auction.", "Monday=2013-03-11"),
            ("The ballot was extended into Sunday.", "Sunday=2013-03-17"),
            ("The second ferry is expected around 2100 GMT.", "2100 GMT=2013-03-14T21:00Z"),
            ("Two days of hearings begin on Tuesday.", "Two days=P2D; Tuesday=2013-03-19"),
            ("The mayor said Sunday would be free of cars.", "Sunday=2013-03-17"),
            ("The mayor said Sunday was free of cars.", "Sunday=2013-03-10"),
            ("The mayor said Sunday that he would go.", "Sunday=2013-03-10"),
        ],
    );
}

#[test]
fn what_was_called_off_was_set_for_a_day_either_way() {
    read_in(
        "2013-03-12",
        News,
        &[
            (
                "A concert that was set for Monday night was cancelled.",
                "Monday night=2013-03-11TNI",
            ),
            ("The launch was planned for Sunday but was called off.", "Sunday=2013-03-10"),
            ("The launch was planned for Wednesday but was put off.", "Wednesday=2013-03-13"),
            ("The launch is planned for Sunday.", "Sunday=2013-03-17"),
        ],
    );
}

#[test]
fn what_nobody_plans_is_past() {
    read_in(
        "2013-03-14",
        News,
        &[
            (
                "The tunnel reopens on Monday after a fire on Friday.",
                "Monday=2013-03-18; Friday=2013-03-08",
            ),
            ("She will be buried at home following a crash on Sunday.", "Sunday=2013-03-10"),
            ("He will sign the treaty after a dinner on Sunday.", "Sunday=2013-03-17"),
            ("Crews will practise for a fire on Sunday.", "Sunday=2013-03-17"),
        ],
    );
}

#[test]
fn a_date_told_once_more_by_its_distance_is_the_same() {
    read_in(
        "2013-03-14",
        News,
        &[
            (
                "On Tuesday, a day later, the dam held.",
                "Tuesday=2013-03-12; a day later=2013-03-12",
            ),
            (
                "He resigned on Monday, the day before the vote.",
                "Monday=2013-03-11; the day before=2013-03-11",
            ),
            ("It shut in May 2009, two years later.", "May 2009=2009-05; two years later=2009"),
            // What goes on behind it goes on in time.
            (
                "It opened on Monday and, a day later, it shut.",
                "Monday=2013-03-11; a day later=2013-03-12",
            ),
            ("It opened in 2009, two years later it shut.", "2009=2009; two years later=2011"),
        ],
    );
}

#[test]
fn days_that_something_was_before_the_next_holiday() {
    let rows = &[("He died two days before Christmas.", "two days before Christmas=2012-12-23")];
    read_in("2012-12-24", News, rows);
    read_in("2013-03-14", News, rows);
    read_in(
        "2012-12-24",
        News,
        &[("They met a week after Easter.", "a week after Easter=2012-04-15")],
    );
}

#[test]
fn what_a_story_counts_from() {
    read_in(
        "2013-03-14",
        News,
        &[
            (
                "Output was the lowest since May. A month later it doubled.",
                "May=2012-05; A month later=2012-06",
            ),
            ("Exports fell 4% from the same month last year.", "the same month last year=2012-02"),
            (
                "Exports fell 4% in January, the bank said on Tuesday. In the same month last year they rose.",
                "January=2013-01; Tuesday=2013-03-12; the same month last year=2012-01",
            ),
            ("They were married two summers ago.", "two summers ago=2011-SU"),
            ("It rained three winters ago.", "three winters ago=2010-WI"),
            (
                "Six years and two court cases later the bridge is still shut.",
                "Six years and two court cases later=2019",
            ),
            ("It lasted six years and two months.", "six years and two months=P6Y2M"),
        ],
    );
}

#[test]
fn turns_of_centuries_and_stretches_to_come() {
    read_in(
        "1989-10-30",
        News,
        &[("It was built at the turn of the century.", "the turn of the century=19")],
    );
    read_in(
        "2013-03-14",
        News,
        &[
            ("It was built at the turn of the century.", "the turn of the century=20"),
            ("It was built at the turn of the 19th century.", "the 19th century=18"),
            ("It will thaw by the turn of the century.", "the turn of the century=21"),
            ("It will thaw in the days to come.", "the days to come=PXD"),
            ("It will thaw in the weeks ahead.", "the weeks ahead=PXW"),
            ("Many left in the months that followed.", "the months that followed=PXM"),
            ("He spoke of the days ahead of the vote.", ""),
            ("For the full year it expects a loss.", "the full year=2013"),
            ("Ice lay in the 11th and 12th centuries.", "the 11th=10; 12th centuries=11"),
        ],
    );
    read_in(
        "2013-03-14",
        Narrative,
        &[
            (
                "He left in 1888. By the turn of the century he was rich.",
                "1888=1888; the turn of the century=19",
            ),
            (
                "The mill opened in 1843. In the course of the decade it grew.",
                "1843=1843; the decade=184",
            ),
        ],
    );
}

#[test]
fn times_of_trading_and_ends_of_stretches() {
    read_in(
        "2013-03-14",
        News,
        &[
            ("It slipped in late-afternoon trading.", "late-afternoon=2013-03-14TAF"),
            ("It slipped in early afternoon dealings.", "early afternoon=2013-03-14TAF"),
            ("It slipped in the late-afternoon heat.", ""),
            ("He said earlier in the day that talks had failed.", "earlier in the day=2013-03-14"),
            (
                "In the quarter ended Nov. 30 it lost money.",
                "the quarter=2012-Q4; Nov. 30=2012-11-30",
            ),
            ("It fell in the quarter to June.", "the quarter=2012-Q2; June=2012-06"),
            ("It rose for the third quarter in a row.", ""),
            (
                "For the second quarter, ended Dec. 31, it lost money.",
                "the second quarter=2013-Q2; Dec. 31=2012-12-31",
            ),
            (
                "For the second quarter, ended June 30, it lost money.",
                "the second quarter=2012-Q2; June 30=2012-06-30",
            ),
        ],
    );
}

#[test]
fn short_stretches_beside_an_event() {
    read_in(
        "2013-03-14",
        News,
        &[
            ("They left on Monday hours after the verdict.", "Monday=2013-03-11; hours=PTXH"),
            ("They left on Monday, one day after the verdict.", "Monday=2013-03-11; one day=P1D"),
            ("The two blasts were seconds apart.", "seconds=PTXS"),
            ("One day he will be back.", ""),
            ("It was one day after another.", ""),
        ],
    );
}

#[test]
fn days_and_years_of_a_story() {
    read_in(
        "2010-06-01",
        Narrative,
        &[
            (
                "The fort fell on 8 August 1914. The last one fell on the 16th.",
                "8 August 1914=1914-08-08; the 16th=1914-08-16",
            ),
            (
                "They sailed on 28 May 1914, and on the 3rd the storm broke.",
                "28 May 1914=1914-05-28; the 3rd=1914-06-03",
            ),
            (
                "In April 1644 they took the city, and on the 25th its lord fled.",
                "April 1644=1644-04; the 25th=1644-04-25",
            ),
            ("The rot came in 1845. In '47 many sailed.", "1845=1845; '47=1847"),
            (
                "The strike ended in 1926. Wages were lower than in 1914. The following year a law passed.",
                "1926=1926; 1914=1914; The following year=1927",
            ),
            ("The ash fell in 1815. The year after was cold.", "1815=1815; The year after=1816"),
            ("It was called the year without a summer.", ""),
        ],
    );
}

#[test]
fn middles_of_years_and_nights_to_come() {
    read_in(
        "2013-11-14",
        News,
        &[
            ("By midyear stocks had fallen.", "midyear=2013"),
            ("It will be done by mid-year.", "mid-year=2014"),
            ("The mid-year review was dull.", ""),
            ("They met midweek.", "midweek=2013-W46"),
            ("Rain will freeze overnight.", "overnight=2013-11-14TNI"),
            ("Rain froze overnight.", "overnight=2013-11-13TNI"),
            (
                "Roads froze overnight but were clear by noon.",
                "overnight=2013-11-13TNI; noon=2013-11-14T12:00",
            ),
            ("Repairs may be done by week's end.", "week's end=2013-W46"),
        ],
    );
}

#[test]
fn a_time_without_its_day_is_of_the_day_that_the_news_tells_of() {
    read_in(
        "2013-11-14",
        News,
        &[
            (
                "A bus left the road on Tuesday. It was full. It was old. Help came at 9 p.m.",
                "Tuesday=2013-11-12; 9 p.m.=2013-11-12T21:00",
            ),
            (
                "A bus left the road on 3 May. It was full. It was old. Help came at 9 p.m.",
                "3 May=2013-05-03; 9 p.m.=2013-11-14T21:00",
            ),
            (
                "He won on Tuesday and will run again on Saturday. She won that same morning.",
                "Tuesday=2013-11-12; Saturday=2013-11-16; that same morning=2013-11-12TMO",
            ),
        ],
    );
}

#[test]
fn sets_references_and_parts_of_years() {
    read_in(
        "2013-11-14",
        News,
        &[
            ("Trains run every few minutes.", "every few minutes=PTXM"),
            ("He left not long ago.", "not long ago=PAST_REF"),
            ("He left a while ago.", "a while ago=PAST_REF"),
            ("He left moments ago.", "moments ago=PAST_REF"),
            ("How long was he there?", ""),
            ("At this time last year it was free.", "this time last year=2012"),
            ("This time he won.", ""),
            ("On the same day last year it fell.", "the same day last year=2012-11-14"),
            ("It was the coldest night of the year.", "the year=2013"),
            ("It was shut for most of the year.", "the year=2013"),
            ("She was the sportswoman of the year.", ""),
            (
                "The day of the week is printed first, and then the number of the day of the month.",
                "",
            ),
            ("Any day of the year will do, and any month of the year.", ""),
            ("It was the busiest day of the week.", "the week=2013-W46"),
            ("The president receives her on Saturday.", "Saturday=2013-11-16"),
        ],
    );
}

#[test]
fn verbs_that_look_ahead_and_clauses_of_when() {
    read_in(
        "2013-03-14",
        News,
        &[
            ("Exports are seen falling in April.", "April=2013-04"),
            ("Exports seen in April fell.", "April=2012-04"),
            ("The king is visiting in November.", "November=2013-11"),
            ("The king was visiting in November.", "November=2012-11"),
            ("Hull play at Leeds on Saturday.", "Saturday=2013-03-16"),
            ("Hull lost the play-off on Saturday.", "Saturday=2013-03-09"),
            ("The Monday deadline looms.", "Monday=2013-03-18"),
            ("The Monday deadline passed.", "Monday=2013-03-11"),
            ("He remains in jail until a hearing on Monday.", "Monday=2013-03-18"),
            ("He remained in jail until a hearing on Monday.", "Monday=2013-03-11"),
            ("The bridge is shut until Monday.", "Monday=2013-03-18"),
            ("The bridge was shut until Monday.", "Monday=2013-03-11"),
            ("If the bill passes Monday, he will sign it.", "Monday=2013-03-18"),
            ("He asked if the bill passed Monday.", "Monday=2013-03-11"),
            ("His trial, slated for Feb. 12, was delayed.", "Feb. 12=2013-02-12"),
            ("His trial is slated for Feb. 12.", "Feb. 12=2014-02-12"),
        ],
    );
}

#[test]
fn quarters_of_other_years_and_what_recurs() {
    read_in(
        "1989-10-26",
        News,
        &[
            (
                "Net rose in the third quarter. In the 1988 quarter it fell.",
                "the third quarter=1989-Q3; the 1988 quarter=1988-Q3",
            ),
            (
                "Net rose in the third quarter from the prior-year quarter.",
                "the third quarter=1989-Q3; the prior-year quarter=1988-Q3",
            ),
            ("It is up from the prior-year period.", "the prior-year period=1988"),
            ("He calls several times a year.", "a year=P1Y"),
            ("He called several times a year ago.", "a year ago=1988"),
            ("He calls every two or three days.", "every two or three days=PXD"),
            ("Over the years it grew.", "years=PXY"),
            ("Over the years since 1980 it grew.", "1980=1980"),
            ("For the time being it is shut.", "the time being=PRESENT_REF"),
            ("The rules were at the time being rewritten.", ""),
            ("To date it has cost $4 million.", "date=PRESENT_REF"),
            ("To date the bones they used carbon.", ""),
            ("They met on Tuesday night, Oct. 3, in Rome.", "Tuesday night, Oct. 3=1989-10-03TNI"),
        ],
    );
}

#[test]
fn ends_of_periods_that_are_past() {
    read_in(
        "2013-03-14",
        News,
        &[
            ("At year-end it had 300 men.", "year-end=2012"),
            ("At year-end it will have 300 men.", "year-end=2013"),
            ("By the end of the month 300 had come.", "the end of the month=2013-02"),
            ("By the end of the month 300 will come.", "the end of the month=2013-03"),
            (
                "It opened on Sept. 1. By the end of the month 300 had come.",
                "Sept. 1=2012-09-01; the end of the month=2012-09",
            ),
            (
                "It opened in 1985. By the end of the decade it had 300 men.",
                "1985=1985; the end of the decade=198",
            ),
            ("By the end of the decade it will have 300 men.", "the end of the decade=201"),
            ("For the year, profit rose.", "the year=2012"),
            ("Shares have risen 4% for the year.", "the year=2013"),
        ],
    );
    read_in(
        "2013-11-14",
        News,
        &[
            ("By the end of October 300 had come.", "the end of October=2013-10"),
            ("For the year, profit rose.", "the year=2013"),
        ],
    );
}

#[test]
fn seasons_hours_and_days_of_what_had_been_before() {
    read_in(
        "2013-03-14",
        News,
        &[
            (
                "He moved in the summer of 2010. That winter he fell ill.",
                "the summer of 2010=2010-SU; That winter=2010-WI",
            ),
            ("He left in May 1998. That fall he was back.", "May 1998=1998-05; That fall=1998-FA"),
            ("The next winter games will be in May.", "May=2013-05"),
            ("The next winter will be cold.", "The next winter=2013-WI"),
            (
                "The ship had run aground on Monday. Tugs moved it at 4:30 a.m.",
                "Monday=2013-03-11; 4:30 a.m.=2013-03-14T04:30",
            ),
            (
                "The ship ran aground on Monday. Tugs moved it at 4:30 a.m.",
                "Monday=2013-03-11; 4:30 a.m.=2013-03-11T04:30",
            ),
            (
                "The roof fell in on Monday. Two hours later the walls went. By evening all was gone.",
                "Monday=2013-03-11; Two hours later=2013-03-11; evening=2013-03-11TEV",
            ),
            (
                "They met on May 4. The day after that he left.",
                "May 4=2012-05-04; The day after that=2012-05-05",
            ),
            ("In the succeeding months it grew.", "the succeeding months=PXM"),
            ("The March futures contract expires.", "March=2013-03"),
            ("Hours before the vote he left.", "Hours=PTXH"),
        ],
    );
}

#[test]
fn a_last_behind_to_is_no_verb_where_a_period_follows() {
    read_in(
        "2013-03-14",
        News,
        &[
            ("Sales rose 3% compared to last year.", "last year=2012"),
            ("It was shut due to last week's storm.", "last week=2013-W10"),
            ("It is similar to last Friday's.", "last Friday=2013-03-08"),
            ("It fell from last May to last July.", "last May=2012-05; last July=2012-07"),
            ("Thanks to last night's rain it is green.", "last night=2013-03-13TNI"),
            ("It is meant to last two years.", "two years=P2Y"),
            ("It is expected to last a week.", "a week=P1W"),
            ("It could last until May.", "May=2013-05"),
        ],
    );
}

#[test]
fn stretches_ahead_and_lookalikes_of_quarters() {
    read_in(
        "2013-03-14",
        News,
        &[
            ("The week ahead will be dry.", "The week ahead=2013-W12"),
            ("It rained in the week ahead of the vote.", ""),
            ("In the first quarter of the 20th century it grew.", "the 20th century=19"),
            ("In the first quarter of 2012 it grew.", "the first quarter of 2012=2012-Q1"),
            ("In about two weeks it will open.", "two weeks=2013-W13"),
            ("In about two weeks it was sold.", "two weeks=P2W"),
            ("Trains leave every half hour.", "every half hour=PT30M"),
            ("The anniversary falls on Friday.", "Friday=2013-03-15"),
            ("The index fell on Friday.", "Friday=2013-03-08"),
        ],
    );
}

#[test]
fn verbs_whose_past_is_their_present() {
    read_in(
        "2013-03-14",
        News,
        &[
            ("The firm cut 300 jobs in June.", "June=2012-06"),
            ("Shares hit a high in May.", "May=2012-05"),
            ("She quit in April.", "April=2012-04"),
            ("The storm hit in June.", "June=2012-06"),
            ("The bank cut rates in April.", "April=2012-04"),
            ("The bank may cut rates in April.", "April=2013-04"),
            ("The bank will shut the mill in April.", "April=2013-04"),
            ("The bank is to shut the mill in April.", "April=2013-04"),
            ("It will raise fees and cut the rest in April.", "April=2013-04"),
            ("Talk is of a rate cut in April.", "April=2013-04"),
        ],
    );
}

#[test]
fn what_may_yet_come() {
    read_in(
        "2013-03-14",
        News,
        &[
            ("He promised a vote by June.", "June=2013-06"),
            ("The plan called for cuts by June.", "June=2013-06"),
            ("Output had doubled by June.", "June=2012-06"),
            ("The chances of a vote in June fell.", "June=2013-06"),
            ("The chances of a vote in November fell.", "November=2012-11"),
            ("He called for a vote in June.", "June=2013-06"),
            ("He ruled out a vote before June.", "June=2013-06"),
            ("They planned a vote for June.", "June=2013-06"),
            ("They postponed the vote to June.", "June=2013-06"),
            ("They took the vote to June's meeting.", "June=2012-06"),
            ("Output rose compared with May.", "May=2012-05"),
            ("He agreed with May.", ""),
        ],
    );
}

#[test]
fn pasts_that_their_ending_does_not_show() {
    // 15 March 2013 was a Friday.
    read_in(
        "2013-03-15",
        News,
        &[
            ("At talks Tuesday they agreed to vote.", "Tuesday=2013-03-12"),
            ("They agreed to vote Tuesday.", "Tuesday=2013-03-19"),
            ("The court freed him in June.", "June=2012-06"),
            ("She oversaw the work in June.", "June=2012-06"),
            ("Tuesday's vote could be close.", "Tuesday=2013-03-19"),
            ("Tuesday's vote could have been close.", "Tuesday=2013-03-12"),
            ("They are expected back Tuesday.", "Tuesday=2013-03-19"),
            ("The race is still on for Tuesday.", "Tuesday=2013-03-19"),
        ],
    );
}
