//! Agencies and papers of the nineties, and an agency of 2021.

use super::read_in;
use crate::corpus::DocumentType::News;

#[test]
fn an_agency_in_a_war() {
    read_in(
        "1999-05-12",
        News,
        &[
            (
                "NATO jets struck a barracks near the capital overnight Tuesday, the 49th night of raids.",
                "overnight Tuesday=1999-05-11TNI",
            ),
            (
                "The envoy, who arrived Monday night, leaves for Bonn later on Wednesday.",
                "Monday night=1999-05-10TNI; later on Wednesday=1999-05-12",
            ),
            (
                "Talks broke off shortly before midnight on Sunday and were to restart in a week's time.",
                "midnight on Sunday=1999-05-09T24:00; a week's time=1999-W20",
            ),
            (
                "More than 600,000 people have left since March 24, when the bombing began.",
                "March 24=1999-03-24",
            ),
            (
                "The elections, due by the end of July, may be put off until autumn.",
                "the end of July=1999-07; autumn=1999-FA",
            ),
            (
                "Between now and June 10, inspectors will visit 12 sites.",
                "now=PRESENT_REF; June 10=1999-06-10",
            ),
            (
                "The court in The Hague set a hearing for 10 a.m. on May 25.",
                "10 a.m. on May 25=1999-05-25T10:00",
            ),
            (
                "In the past seven weeks, 1.1 million have fled; in the first two alone, 400,000 did.",
                "the past seven weeks=P7W",
            ),
            (
                "\"In two years' time nobody will remember it,\" the minister told the daily on Saturday.",
                "two years' time=2001; Saturday=1999-05-08",
            ),
            ("The president's term runs until 2001.", "2001=2001"),
            (
                "Some houses had been empty since the autumn of last year.",
                "the autumn of last year=1998-FA",
            ),
            (
                "It rained every day from the 3rd to the 9th.",
                "every day=P1D; the 3rd=1999-05-03; the 9th=1999-05-09",
            ),
            (
                "The airport reopens tomorrow at 0600 local time.",
                "tomorrow at 0600 local time=1999-05-13T06:00",
            ),
            (
                "At 9:45 p.m. on the 10th, a convoy was hit.",
                "9:45 p.m. on the 10th=1999-05-10T21:45",
            ),
            ("The last such attack was in April last year.", "April last year=1998-04"),
            ("Two Thursdays from now, the council will vote.", "Two Thursdays from now=1999-05-20"),
            (
                "The week before last, 40 trucks got through; last week, none.",
                "The week before last=1999-W17; last week=1999-W18",
            ),
            ("A month from today the mandate ends.", "A month from today=1999-06-12"),
            (
                "The tanker sank late on the afternoon of May 7, off Brest.",
                "late on the afternoon of May 7=1999-05-07TAF",
            ),
            ("He turns 70 on July 18 this year.", "July 18 this year=1999-07-18"),
            (
                "Saturday's blast was the worst since Oct. 1983.",
                "Saturday=1999-05-08; Oct. 1983=1983-10",
            ),
            ("Deaths rose from 12 in 1997 to 31 in 1998.", "1997=1997; 1998=1998"),
            (
                "In the early morning hours of May 8, the embassy was hit.",
                "the early morning hours of May 8=1999-05-08TMO",
            ),
            (
                "\"I was there at four in the afternoon and again at nine at night,\" she said.",
                "four in the afternoon=1999-05-12T16:00; nine at night=1999-05-12T21:00",
            ),
            (
                "The talks will go on through the weekend and into early next week.",
                "the weekend=1999-W19-WE; early next week=1999-W20",
            ),
            ("The two countries have not spoken for the better part of a decade.", "a decade=P1DE"),
            ("Two days ago, he said; three, said his wife.", "Two days ago=1999-05-10"),
            ("He'll be back on the 20th or the 21st.", "the 20th=1999-05-20; the 21st=1999-05-21"),
            ("Since early this month prices have tripled.", "early this month=1999-05"),
            ("The deal was done in less than 24 hours.", "24 hours=PT24H"),
            (
                "The army had until 5 p.m. (1500 GMT) Tuesday to leave.",
                "5 p.m. (1500 GMT) Tuesday=1999-05-11T17:00",
            ),
            ("Until a year or so ago, the road was open.", "a year or so ago=1998"),
            ("Ten minutes before kick-off the lights went out.", "Ten minutes=PT10M"),
            ("In 1914, 1939 and again in 1991 war broke out.", "1914=1914; 1939=1939; 1991=1991"),
        ],
    );
}

#[test]
fn a_paper_of_1996() {
    read_in(
        "1996-09-17",
        News,
        &[
            (
                "The week-old strike entered a second day of talks Tuesday.",
                "week=P1W; Tuesday=1996-09-17",
            ),
            (
                "He will be arraigned Sept. 30, a clerk said Monday.",
                "Sept. 30=1996-09-30; Monday=1996-09-16",
            ),
            (
                "The merger, announced in April, is to be completed by year-end.",
                "April=1996-04; year-end=1996",
            ),
            (
                "Sales for the 13 weeks ended Aug. 31 rose 4%, to $1.9 billion.",
                "13 weeks=P13W; Aug. 31=1996-08-31",
            ),
            (
                "The jury, out since Thursday afternoon, returned at 4:40 p.m. Monday.",
                "Thursday afternoon=1996-09-12TAF; 4:40 p.m. Monday=1996-09-16T16:40",
            ),
            (
                "He went 12 days without food in the winter of 1944-45.",
                "12 days=P12D; the winter of 1944-45=1944-WI",
            ),
            (
                "The statute, enacted in the 19th century and last amended in '51, is obsolete.",
                "the 19th century=18; '51=1951",
            ),
            (
                "Her latest book, her first in a decade, comes out next month.",
                "a decade=P1DE; next month=1996-10",
            ),
            (
                "The plane, a 20-year-old DC-9, had flown 68,400 hours.",
                "20-year=P20Y; 68,400 hours=PT68400H",
            ),
            (
                "For most of the '80s and into the early '90s he ran the firm.",
                "the '80s=198; the early '90s=199",
            ),
            (
                "Game 3 is Friday at 8:07 p.m. EDT.",
                "Friday at 8:07 p.m. EDT=1996-09-20T20:07-04:00",
            ),
            (
                "The hurricane's eye should be 90 miles offshore by 2 a.m. Wednesday.",
                "2 a.m. Wednesday=1996-09-18T02:00",
            ),
            (
                "The governor was elected four years ago this November.",
                "four years ago this November=1992-11",
            ),
            (
                "The parents of the 6-month-old said she had been fine the day before.",
                "6-month=P6M; the day before=1996-09-16",
            ),
            (
                "He quit the Senate on June 11, 35 years to the day after he came to Congress.",
                "June 11=1996-06-11; 35 years=P35Y",
            ),
            (
                "The offer expires at 5 p.m. Eastern time on Oct. 4.",
                "5 p.m. Eastern time on Oct. 4=1996-10-04T17:00",
            ),
            (
                "Unemployment fell to 5.1% in August, the lowest since March 1989.",
                "August=1996-08; March 1989=1989-03",
            ),
            (
                "The ship is to leave at dawn and reach port by tomorrow evening.",
                "dawn=1996-09-17TMO; tomorrow evening=1996-09-18TEV",
            ),
            ("The drug could be on sale as early as next spring.", "next spring=1997-SP"),
            (
                "A hearing originally scheduled for today was moved to Sept. 24.",
                "today=1996-09-17; Sept. 24=1996-09-24",
            ),
            (
                "The commission has a year to act; its report is due in September 1997.",
                "a year=P1Y; September 1997=1997-09",
            ),
            (
                "He had lunch there every Friday for 22 years.",
                "every Friday=XXXX-WXX-5; 22 years=P22Y",
            ),
            ("Two weeks into the term, attendance is up.", "Two weeks=P2W"),
            (
                "Last Wednesday he was in Rome; by the weekend, in Oslo.",
                "Last Wednesday=1996-09-11; the weekend=1996-W37-WE",
            ),
            (
                "The peace accords signed last Dec. 14 expire this Dec. 20.",
                "last Dec. 14=1995-12-14; this Dec. 20=1996-12-20",
            ),
            (
                "The crash of Oct. 19, 1987, came on a Monday.",
                "Oct. 19, 1987=1987-10-19; Monday=XXXX-WXX-1",
            ),
            ("It will be 2001 before the line opens.", "2001=2001"),
            (
                "The play runs through Nov. 3, with matinees Saturdays and Sundays at 2.",
                "Nov. 3=1996-11-03; Saturdays=XXXX-WXX-6; Sundays at 2=XXXX-WXX-7T02:00",
            ),
            (
                "The rate was 8% a year ago and 10% the year before that.",
                "a year ago=1995; the year before that=1994",
            ),
            (
                "Between 1990 and this July, the city lost 11,000 jobs.",
                "1990=1990; this July=1996-07",
            ),
            (
                "\"Three months from now, it will be forgotten,\" he said Sunday.",
                "Three months from now=1996-12; Sunday=1996-09-15",
            ),
            (
                "He first ran in 1976 and has won every four years since.",
                "1976=1976; every four years=P4Y",
            ),
            (
                "The newspaper's Sept. 15 editorial cited the \"summer of '42.\"",
                "Sept. 15=1996-09-15; summer of '42=1942-SU",
            ),
            (
                "Late last night the two sides agreed to a 90-day truce.",
                "Late last night=1996-09-16TNI; 90-day=P90D",
            ),
            (
                "Earlier in the day, and again at midafternoon, shots were heard.",
                "Earlier in the day=1996-09-17; midafternoon=1996-09-17TAF",
            ),
        ],
    );
}

#[test]
fn an_agency_of_2021() {
    read_in(
        "2021-08-31",
        News,
        &[
            (
                "Taliban fighters entered the airport in the early hours of Tuesday.",
                "the early hours of Tuesday=2021-08-31TMO",
            ),
            (
                "The 20-year war began less than a month after 9/11.",
                "20-year=P20Y; a month after 9/11=2001-10-11",
            ),
            (
                "Flights may restart on Friday, an airline official said on Tuesday.",
                "Friday=2021-09-03; Tuesday=2021-08-31",
            ),
            (
                "UK inflation hit 2.0% in July, down from 2.5% in June.",
                "July=2021-07; June=2021-06",
            ),
            (
                "The blaze has burned since Aug. 14 and may not be out until October.",
                "Aug. 14=2021-08-14; October=2021-10",
            ),
            (
                "Schools go back next Monday, two weeks later than usual.",
                "next Monday=2021-09-06; two weeks=P2W",
            ),
            ("The judge gave them until 4pm Friday to respond.", "4pm Friday=2021-09-03T16:00"),
            (
                "The firm will report first-half results on September 9.",
                "first-half=2021-H1; September 9=2021-09-09",
            ),
            (
                "Her lawyer said she'd been held for 1,000 days as of Monday.",
                "1,000 days=P1000D; Monday=2021-08-30",
            ),
            (
                "Vaccination of over-12s begins the week of Sept. 13.",
                "the week of Sept. 13=2021-W37",
            ),
            (
                "Delta was first found in late 2020; by mid-2021 it was everywhere.",
                "late 2020=2020; mid-2021=2021",
            ),
            (
                "He was born at 3.15am on New Year's Day, 1980.",
                "3.15am on New Year's Day, 1980=1980-01-01T03:15",
            ),
            (
                "The show, off air since March 2020, is back from 14 September.",
                "March 2020=2020-03; 14 September=2021-09-14",
            ),
            (
                "Ida made landfall at 11:55 a.m. CDT Sunday, 16 years to the day since Katrina.",
                "11:55 a.m. CDT Sunday=2021-08-29T11:55-05:00; 16 years=P16Y",
            ),
            (
                "Power could be out for weeks, the utility said late Monday.",
                "weeks=PXW; late Monday=2021-08-30TEV",
            ),
            (
                "Rents rose 11.5% year-on-year in the three months to end-July.",
                "three months=P3M; end-July=2021-07",
            ),
            (
                "An inquest last month heard he died in the early evening of 3 February.",
                "last month=2021-07; the early evening of 3 February=2021-02-03TEV",
            ),
            ("The Paralympics end on Sunday, 5 September.", "Sunday, 5 September=2021-09-05"),
            ("By Tuesday lunchtime, 40 roads were shut.", "Tuesday lunchtime=2021-08-31TMI"),
            ("Some shops have seen no deliveries in a fortnight.", "a fortnight=P2W"),
            ("\"We've got 24 hours to get this done, 48 at most.\"", "24 hours=PT24H"),
            (
                "The treaty was signed 100 years ago this December.",
                "100 years ago this December=1921-12",
            ),
            (
                "The two-year-old law lapses at the end of the month.",
                "two-year=P2Y; the end of the month=2021-08",
            ),
            (
                "They were married for 51 years, from 1970 until his death this February.",
                "51 years=P51Y; 1970=1970; this February=2021-02",
            ),
            ("A Bank Holiday Monday crowd of 30,000 saw it.", "Monday=2021-08-30"),
            (
                "It is the third such strike in six weeks and the 12th this year.",
                "six weeks=P6W; this year=2021",
            ),
            ("Half of the year's rain fell in 36 hours.", "36 hours=PT36H"),
            (
                "The probe will look at 2016 to 2019, and at 2020/21.",
                "2016=2016; 2019=2019; 2020=2020; 21=2021",
            ),
            (
                "He starts on Sept 20, the Monday after his 50th birthday.",
                "Sept 20=2021-09-20; Monday=XXXX-WXX-1",
            ),
            ("The Queen's 1992 was an annus horribilis; so was his 2020.", "1992=1992; 2020=2020"),
            (
                "Turnout by 5 p.m. was 41%, five points up on four years earlier.",
                "5 p.m.=2021-08-31T17:00; four years earlier=2017",
            ),
            ("The vote takes place a month from Wednesday.", "a month from Wednesday=2021-10-01"),
            (
                "He served 17 months of a five-year term for a 2012 fraud.",
                "17 months=P17M; five-year=P5Y; 2012=2012",
            ),
            (
                "The app went down at around 14:00 BST yesterday.",
                "14:00 BST yesterday=2021-08-30T14:00+01:00",
            ),
            ("From September, 16- and 17-year-olds can book.", "September=2021-09; 17-year=P17Y"),
        ],
    );
}
