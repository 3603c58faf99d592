//! News that looks ahead as much as back: timetables, deadlines, adjournments.

use super::read_in;
use crate::corpus::DocumentType::News;

#[test]
fn published_on_a_friday_in_july() {
    read_in(
        "2025-07-18",
        News,
        &[
            ("Wildfires have burned 4,000 hectares since Tuesday.", "Tuesday=2025-07-15"),
            (
                "The firm, which reports earnings next Thursday, declined to comment.",
                "next Thursday=2025-07-24",
            ),
            (
                "The mayor, elected in November, said she would resign by the end of July.",
                "November=2024-11; the end of July=2025-07",
            ),
            ("The strike began at midnight Thursday.", "midnight Thursday=2025-07-17T24:00"),
            ("Ferries will not sail before Sunday.", "Sunday=2025-07-20"),
            ("Ferries are not expected to sail before Sunday.", "Sunday=2025-07-20"),
            ("Three people drowned over the weekend.", "the weekend=2025-W28-WE"),
            ("Friday's match was abandoned.", "Friday=2025-07-18"),
            (
                "The bill passed Thursday night, hours before a deadline.",
                "Thursday night=2025-07-17TNI; hours=PTXH",
            ),
            (
                "He appeared before a judge on Thursday and will be sentenced on Sept. 4.",
                "Thursday=2025-07-17; Sept. 4=2025-09-04",
            ),
            ("Prices in June were 3.4% higher than a year ago.", "June=2025-06; a year ago=2024"),
            ("The bank left its rate at 4% on June 18.", "June 18=2025-06-18"),
            (
                "The deal, reached on Sunday, takes effect on Aug. 1.",
                "Sunday=2025-07-13; Aug. 1=2025-08-01",
            ),
            ("The tariffs are due to start on Aug. 1.", "Aug. 1=2025-08-01"),
            ("Tariffs of 30% start on Aug. 1.", "Aug. 1=2025-08-01"),
            (
                "The tournament runs from July 25 to Aug. 10.",
                "July 25=2025-07-25; Aug. 10=2025-08-10",
            ),
            ("The tournament ran from June 6 to July 2.", "June 6=2025-06-06; July 2=2025-07-02"),
            ("Last summer was the hottest since 1880.", "Last summer=2024-SU; 1880=1880"),
            ("This summer is hotter than last summer.", "This summer=2025-SU; last summer=2024-SU"),
            ("In the first half of the year, sales rose 5%.", "the first half of the year=2025-H1"),
            ("In the second quarter, sales rose 5%.", "the second quarter=2025-Q2"),
            ("Second-quarter profit rose.", "Second-quarter=2025-Q2"),
            ("Sales in the fourth quarter will fall, it said.", "the fourth quarter=2025-Q4"),
            ("The drought is now in its fourth year.", "now=PRESENT_REF"),
            ("The law dates from the 1950s.", "the 1950s=195"),
            (
                "The minister said last week that talks would start within days.",
                "last week=2025-W28; days=PXD",
            ),
            ("It was her second visit in a month.", "a month=P1M"),
            ("Nobody knew that morning that the dam would break.", "that morning=2025-07-18TMO"),
            ("He arrived on Monday, two days after the blast.", "Monday=2025-07-14; two days=P2D"),
            ("The previous day, rebels had taken the airport.", "The previous day=2025-07-17"),
            (
                "The blast on Wednesday came a day after the president's visit.",
                "Wednesday=2025-07-16; a day=P1D",
            ),
            ("Earlier Thursday, a drone hit a depot.", "Earlier Thursday=2025-07-17"),
            ("Late Wednesday the guns fell silent.", "Late Wednesday=2025-07-16TEV"),
            ("Early on Friday the river rose two metres.", "Early on Friday=2025-07-18TMO"),
            (
                "The trial, now in its third week, resumes Monday.",
                "now=PRESENT_REF; Monday=2025-07-21",
            ),
            ("In a speech last month he promised reform.", "last month=2025-06"),
            (
                "Sales fell 8% in the three months to June 30.",
                "three months=P3M; June 30=2025-06-30",
            ),
            ("The festival returns in October.", "October=2025-10"),
            (
                "The museum reopens in September after two years of work.",
                "September=2025-09; two years=P2Y",
            ),
            (
                "The museum reopened in September after two years of work.",
                "September=2024-09; two years=P2Y",
            ),
            ("A referendum in October 2026 is possible.", "October 2026=2026-10"),
            ("Polls open at 7 a.m. on Sunday.", "7 a.m. on Sunday=2025-07-20T07:00"),
            ("Polls close at 8 p.m. Sunday.", "8 p.m. Sunday=2025-07-20T20:00"),
            ("The comet will be visible until early August.", "early August=2025-08"),
            (
                "The agency forecast on Friday that rain would return next week.",
                "Friday=2025-07-18; next week=2025-W30",
            ),
            ("He is expected to plead guilty Monday.", "Monday=2025-07-21"),
            ("She pleaded guilty Monday.", "Monday=2025-07-14"),
            ("The world record set Saturday may not stand.", "Saturday=2025-07-12"),
            ("Police booked him on Tuesday.", "Tuesday=2025-07-15"),
            ("The company says it will hire 300 people by December.", "December=2025-12"),
            ("The company said it hired 300 people by December.", "December=2024-12"),
            ("The court ruled in May that the ban was illegal.", "May=2025-05"),
            ("Since last July, 14 banks have failed.", "last July=2024-07"),
            ("The ban will last until next July.", "next July=2026-07"),
            ("It happened on the third Monday of June.", "the third Monday of June=2025-06-16"),
            ("The eclipse of Aug. 12, 2026 will be total in Spain.", "Aug. 12, 2026=2026-08-12"),
            ("On Feb. 29, 2024, the ship sank.", "Feb. 29, 2024=2024-02-29"),
            ("The next leap day is Feb. 29, 2028.", "Feb. 29, 2028=2028-02-29"),
            (
                "He turned 80 last month and retires in the autumn.",
                "last month=2025-06; the autumn=2025-FA",
            ),
            ("Two of the last five summers were wetter.", ""),
            ("The first goal came in the 12th minute and the second in the 88th.", ""),
            ("The 1990s band plays Oslo on Friday.", "The 1990s=199; Friday=2025-07-18"),
            ("Some 2,024 voters were asked.", ""),
            ("Boeing 747 and Airbus A320 jets were grounded.", ""),
            (
                "A 7.1-magnitude quake struck at 5:12 a.m. on Thursday.",
                "5:12 a.m. on Thursday=2025-07-17T05:12",
            ),
            (
                "The poll of 1,010 adults was taken July 10-13.",
                "July 10-13=(2025-07-10,2025-07-13,P3D)",
            ),
            (
                "The meeting of June 10 to 12 was secret.",
                "June 10 to 12=(2025-06-10,2025-06-12,P2D)",
            ),
            ("The bond matures in 2035.", "2035=2035"),
            ("It cost $2,015 in 2015.", "2015=2015"),
            ("Room 2024 was empty.", ""),
            ("The class of 2024 had 1,800 students.", "2024=2024"),
            (
                "He scored in the 90th minute, then again three minutes later.",
                "three minutes later=2025-07-18",
            ),
            ("At 10 Downing Street the mood was grim.", ""),
            ("March winds and April showers.", "April=2025-04"),
            ("August Wilson's play opened.", ""),
            ("The 24-year-old won in 2 hours 5 minutes.", "24-year=P24Y; 2 hours 5 minutes=PT2H5M"),
        ],
    );
}

#[test]
fn participles_and_the_months_of_events_on_a_wednesday_in_november() {
    read_in(
        "2026-11-25",
        News,
        &[
            // A participle tells what was; behind an article it only tells which.
            (
                "The probe, begun in April, should wrap up by year-end.",
                "April=2026-04; year-end=2026",
            ),
            (
                "The play, written in June, will be staged in August.",
                "June=2026-06; August=2027-08",
            ),
            ("The team, beaten in March, will play in May.", "March=2026-03; May=2027-05"),
            ("In June, the combined company will report.", "June=2027-06"),
            ("On Friday the disputed law will take effect.", "Friday=2026-11-27"),
            ("Her planned visit in May will go ahead.", "May=2027-05"),
            ("The quay will have closed by April.", "April=2027-04"),
            ("The quay will have been closed by April.", "April=2027-04"),
            ("The quay should have been closed in April.", "April=2026-04"),
            ("The accused pleaded guilty in May.", "May=2026-05"),
            // A month before what happened in it.
            ("The March vote was close.", "March=2026-03"),
            ("It began with a May raid on a farm.", "May=2026-05"),
            (
                "Next month marks a year since the March attacks.",
                "Next month=2026-12; March=2026-03",
            ),
            ("Kenya's May protests were banned.", "May=2026-05"),
            ("The Women's March protests were banned.", ""),
            ("The May cabinet met; the March organisers did not.", ""),
            // A range of hours does not end on a day.
            ("Open from 9 a.m. until 5 May.", "9 a.m.=2026-11-25T09:00; 5 May=2027-05-05"),
            ("Closed from 4 p.m. to 14 April.", "4 p.m.=2026-11-25T16:00; 14 April=2026-04-14"),
            ("Closed from 4 p.m. to 6.", "4 p.m. to 6=(T16,T18,PT2H)"),
            ("It rang at 15h20 on Friday.", "15h20 on Friday=2026-11-20T15:20"),
            ("It took 2h30 to mend.", ""),
            (
                "It was down from 12-04-2026 06:00 to 14-04-2026 20:00.",
                "12-04-2026 06:00=2026-04-12T06:00; 14-04-2026 20:00=2026-04-14T20:00",
            ),
        ],
    );
}
