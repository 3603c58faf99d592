//! Agencies, local papers, courts, weather and sports.

use super::read_in;
use crate::corpus::DocumentType::News;

#[test]
fn an_agency_of_2019() {
    read_in(
        "2019-11-20",
        News,
        &[
            (
                "Police said the suspect, arrested on the night of Nov. 12, had been under watch for 18 months.",
                "the night of Nov. 12=2019-11-12TNI; 18 months=P18M",
            ),
            (
                "The ship ran aground shortly after 4.30 on Tuesday morning.",
                "4.30 on Tuesday morning=2019-11-19T04:30",
            ),
            (
                "Ministers are to meet in Lisbon from Thursday through Saturday.",
                "Thursday=2019-11-21; Saturday=2019-11-23",
            ),
            (
                "Gold fell for a fifth straight session and is down 4% month-to-date.",
                "month-to-date=2019-11",
            ),
            (
                "Net income for the nine months ended Sept. 30 rose to $41 million from $38 million a year ago.",
                "nine months=P9M; Sept. 30=2019-09-30; a year ago=2018",
            ),
            (
                "The bank expects growth of 2% this year and 1.5% in 2020.",
                "this year=2019; 2020=2020",
            ),
            (
                "He had been due to leave office in mid-December but will now stay until early next year.",
                "mid-December=2019-12; now=PRESENT_REF; early next year=2020",
            ),
            (
                "The company paid its last dividend in the first quarter of last year.",
                "the first quarter of last year=2018-Q1",
            ),
            (
                "Torrential rain fell from late Sunday into Monday.",
                "late Sunday=2019-11-17TEV; Monday=2019-11-18",
            ),
            (
                "The strike, the longest in 30 years, entered its third week on Monday.",
                "30 years=P30Y; Monday=2019-11-18",
            ),
            (
                "The earthquake hit at 2:54 a.m. local time (0154 GMT).",
                "2:54 a.m. local time=2019-11-20T02:54; 0154 GMT=2019-11-20T01:54Z",
            ),
            (
                "\"We will know more in the coming days,\" a spokeswoman said.",
                "the coming days=PXD",
            ),
            ("Output has risen every year since 2014.", "every year=P1Y; 2014=2014"),
            ("Twelve months earlier the rate stood at 5.1%.", "Twelve months earlier=2018-11"),
            (
                "The president, in power since 1999, will turn 70 next April.",
                "1999=1999; next April=2020-04",
            ),
            (
                "The vote, originally planned for Dec. 3, was put back to Jan. 14.",
                "Dec. 3=2019-12-03; Jan. 14=2020-01-14",
            ),
            (
                "The talks broke up at around 3 a.m. on Monday after 14 hours.",
                "3 a.m. on Monday=2019-11-18T03:00; 14 hours=PT14H",
            ),
            ("Within hours of the blast the airport was closed.", "hours=PTXH"),
            ("Two days of mourning were declared.", "Two days=P2D"),
            (
                "Tuesday night's derailment was the second this month.",
                "Tuesday night=2019-11-19TNI; this month=2019-11",
            ),
            (
                "Oil prices, which hit a 14-month low in late August, have since recovered.",
                "14-month=P14M; late August=2019-08",
            ),
            (
                "The treaty expires at midnight on 31 December.",
                "midnight on 31 December=2019-12-31T24:00",
            ),
            (
                "Trading volume was 1.2 billion shares, compared with 980 million the previous Wednesday.",
                "the previous Wednesday=2019-11-13",
            ),
            ("The mine has been shut since the early 2000s.", "the early 2000s=200"),
            (
                "The first half of 2019 was the driest since the 1970s.",
                "The first half of 2019=2019-H1; the 1970s=197",
            ),
            ("It was the first visit by a pope in half a century.", "half a century=P50Y"),
            (
                "The airline will cut flights from mid-January until the end of March.",
                "mid-January=2020-01; the end of March=2020-03",
            ),
            (
                "Inflation was 3.1% in the 12 months through October.",
                "12 months=P12M; October=2019-10",
            ),
            (
                "The 32-year-old was last seen leaving work at about 6 p.m. on Nov. 2.",
                "32-year=P32Y; 6 p.m. on Nov. 2=2019-11-02T18:00",
            ),
            ("The two-day summit opens Thursday in The Hague.", "two-day=P2D; Thursday=2019-11-21"),
            ("Protesters have blocked the road for the past 10 days.", "the past 10 days=P10D"),
            ("Last Friday's attack killed nine.", "Last Friday=2019-11-15"),
            ("The day after tomorrow the court will rule.", "The day after tomorrow=2019-11-22"),
            (
                "He said on Tuesday he would appeal \"within the next 48 hours\".",
                "Tuesday=2019-11-19; the next 48 hours=PT48H",
            ),
            ("The minister resigned just 11 days into the job.", "11 days=P11D"),
            ("She won the title in 2011, 2013 and 2016.", "2011=2011; 2013=2013; 2016=2016"),
            ("A second round will be held on Sunday week.", "Sunday week=2019-12-01"),
            (
                "The fire broke out in the small hours of Saturday.",
                "the small hours of Saturday=2019-11-16TMO",
            ),
            ("The central bank meets eight times a year.", "a year=P1Y"),
            ("A court in Izmir on Wednesday sentenced him to life.", "Wednesday=2019-11-20"),
            ("In its November 18 issue the magazine apologised.", "November 18=2019-11-18"),
            ("Monday marks 30 years since the wall fell.", "Monday=2019-11-25; 30 years=P30Y"),
            (
                "Authorities had said in the morning that no one was hurt.",
                "the morning=2019-11-20TMO",
            ),
            ("The 2018-19 season ended in May.", "2018=2018; 19=2019; May=2019-05"),
            ("Some 40,000 people have fled since the weekend.", "the weekend=2019-W46-WE"),
            (
                "He was born in the town in 1931 and died there 60 years later.",
                "1931=1931; 60 years later=1991",
            ),
            (
                "The truce will take effect at 10 p.m. (1900 GMT) on Friday.",
                "10 p.m. (1900 GMT) on Friday=2019-11-22T22:00",
            ),
            ("Shares ended the day 3% lower.", "the day=2019-11-20"),
            ("By mid-afternoon, 20 cm of snow had fallen.", "mid-afternoon=2019-11-20TAF"),
            (
                "Three weeks to the day after the landslide, a survivor was found.",
                "Three weeks=P3W",
            ),
            ("The ban runs until Jan. 31, 2021.", "Jan. 31, 2021=2021-01-31"),
            ("\"It may take months, perhaps years,\" he said.", "months=PXM; years=PXY"),
            (
                "The insurer said third-quarter claims were the highest since the same period of 2011.",
                "third-quarter=2019-Q3; 2011=2011",
            ),
            (
                "Two years and three months after the flood, the school reopened.",
                "Two years and three months=P2Y3M",
            ),
            (
                "Voting takes place over three days, starting Friday.",
                "three days=P3D; Friday=2019-11-22",
            ),
            ("He took over the club in the summer.", "the summer=2019-SU"),
            ("The unit was formed a century ago this week.", "a century ago this week=1919-W47"),
            (
                "The previous record, set in December 2015, lasted less than four years.",
                "December 2015=2015-12; four years=P4Y",
            ),
        ],
    );
}

#[test]
fn a_local_paper_of_2003() {
    read_in(
        "2003-07-22",
        News,
        &[
            (
                "The airport will be closed from 10 p.m. Thursday until 4 a.m. Friday.",
                "10 p.m. Thursday=2003-07-24T22:00; 4 a.m. Friday=2003-07-25T04:00",
            ),
            ("Residents are asked to boil water until further notice.", ""),
            (
                "Two of the three men were born in 1975, the third in March of '78.",
                "1975=1975; March of '78=1978-03",
            ),
            (
                "The concert, to be held Aug. 9 at 8 p.m., is free.",
                "Aug. 9 at 8 p.m.=2003-08-09T20:00",
            ),
            ("Sales are up 12 percent so far this year.", "this year=2003"),
            (
                "He served two terms, from 1983 to 1987 and again from 1995 to 1999.",
                "1983=1983; 1987=1987; 1995=1995; 1999=1999",
            ),
            (
                "The Class of '63 meets again on the Fourth of July weekend.",
                "'63=1963; the Fourth of July=2004-07-04",
            ),
            ("An autopsy is planned for Wednesday morning.", "Wednesday morning=2003-07-23TMO"),
            ("The bridge, a 1930s span, carries 24,000 cars a day.", "1930s=193; a day=P1D"),
            ("Seven weeks into the season they are in second place.", "Seven weeks=P7W"),
            (
                "The 10:45 p.m. curfew starts tonight.",
                "10:45 p.m.=2003-07-22T22:45; tonight=2003-07-22TNI",
            ),
            (
                "The storm should reach the coast around daybreak Thursday.",
                "daybreak Thursday=2003-07-24TMO",
            ),
            (
                "Students return Sept. 2, the day after Labor Day.",
                "Sept. 2=2003-09-02; the day after Labor Day=2003-09-02",
            ),
            ("She'd been missing for more than a month.", "a month=P1M"),
            ("A 1998 study and a follow-up in 2001 agreed.", "1998=1998; 2001=2001"),
            (
                "Next Tuesday's primary will be the first since 1992.",
                "Next Tuesday=2003-07-29; 1992=1992",
            ),
            (
                "He was arrested Friday, two days before his wedding.",
                "Friday=2003-07-18; two days=P2D",
            ),
            (
                "Police say the crash happened at 3:15 this morning.",
                "3:15 this morning=2003-07-22T03:15",
            ),
            ("The suspect was shot at 4 times and hit twice.", ""),
            (
                "The law, passed in 2001, takes effect in six months.",
                "2001=2001; six months=2004-01",
            ),
            ("We closed at a high of 9284.57, the best since June 17.", "June 17=2003-06-17"),
            (
                "The school board meets the second Monday of every month.",
                "the second Monday of every month=P1M",
            ),
            (
                "The plane was due to land at 0640 GMT on Wednesday.",
                "0640 GMT on Wednesday=2003-07-23T06:40Z",
            ),
            ("A spokesman said the base, built in World War II, would close by 2005.", "2005=2005"),
            ("The deadline was extended to midnight tonight.", "midnight tonight=2003-07-22T24:00"),
            ("For the second day running, temperatures topped 40.", ""),
            ("The committee will report back in the fall.", "the fall=2003-FA"),
            (
                "The hearing had been set for last Thursday but was moved to Aug. 5.",
                "last Thursday=2003-07-17; Aug. 5=2003-08-05",
            ),
            (
                "The county fair, now in its 101st year, ends Sunday.",
                "now=PRESENT_REF; Sunday=2003-07-27",
            ),
            (
                "Gas was $1.49 a gallon a year ago and $1.55 last week.",
                "a year ago=2002; last week=2003-W29",
            ),
            ("He led 3-1, 6-2 and 10-8 before losing 11-10.", ""),
            ("The rate rose to 4.30 on Monday from 4.15.", "Monday=2003-07-21"),
            ("Their flight is at 6 in the morning.", "6 in the morning=2003-07-22T06:00"),
            (
                "It was the driest July in 108 years, and June was no better.",
                "July=2003-07; 108 years=P108Y; June=2003-06",
            ),
            ("Workers have 90 days from the date of the notice to appeal.", "90 days=P90D"),
            (
                "The deal, announced a week ago Monday, closes in the first half of next year.",
                "a week ago Monday=2003-07-14; the first half of next year=2004-H1",
            ),
            (
                "The inspectors left in December 1998 and came back four years later.",
                "December 1998=1998-12; four years later=2002",
            ),
            ("Winter wheat and spring onions cost more.", ""),
            ("He was named 2002's player of the year.", "2002=2002"),
            ("Two Saturdays ago, a fire gutted the mill.", "Two Saturdays ago=2003-07-12"),
            ("\"Ask me a year from today,\" he said.", "a year from today=2004-07-22"),
            (
                "The 20th century's last eclipse was on Aug. 11, 1999.",
                "The 20th century=19; Aug. 11, 1999=1999-08-11",
            ),
            ("The governor, 52, took office Jan. 6.", "Jan. 6=2003-01-06"),
            ("He got 25 to life for the 1987 killing.", "1987=1987"),
            (
                "By the late spring or early summer of 2004, it will be done.",
                "the late spring=2004-SP; early summer of 2004=2004-SU",
            ),
            ("The next-day delivery costs $5.", ""),
            (
                "Turnout at noon was 20 percent, against 24 percent at the same time four years ago.",
                "noon=2003-07-22T12:00; four years ago=1999",
            ),
        ],
    );
}

#[test]
fn courts_weather_and_sports_of_2024() {
    read_in(
        "2024-06-11",
        News,
        &[
            (
                "The Bears beat the Wolves 3-2 on Saturday night, their fourth win in five games.",
                "Saturday night=2024-06-08TNI",
            ),
            (
                "She broke the record of 10.3 seconds that had stood since 1988.",
                "10.3 seconds=PT10.3S; 1988=1988",
            ),
            (
                "Doors open at 7.30pm and the show starts at 8.15.",
                "7.30pm=2024-06-11T19:30; 8.15=2024-06-11T08:15",
            ),
            ("They march every Saturday, rain or shine.", "every Saturday=XXXX-WXX-6"),
            ("The hotline is open 24/7.", ""),
            ("Version 10.3 fixes a bug found in 10.2.1.", ""),
            ("The office is at 1066 Kingsway, Suite 2010.", ""),
            ("One in 12 of 2,000 people asked agreed.", ""),
            ("The judge adjourned the case until 9 July.", "9 July=2024-07-09"),
            ("He will be sentenced at Leeds Crown Court on a date to be fixed.", ""),
            (
                "Rain will spread east on Wednesday, with brighter spells by Thursday evening.",
                "Wednesday=2024-06-12; Thursday evening=2024-06-13TEV",
            ),
            ("Temperatures will reach 31C by the weekend.", "the weekend=2024-W24-WE"),
            (
                "The company, founded in 1887, reported full-year sales of £3.2bn for the 52 weeks to 30 March.",
                "1887=1887; 52 weeks=P52W; 30 March=2024-03-30",
            ),
            (
                "Group revenue in the six months to 31 March 2024 was £211m (H1 2023: £198m).",
                "six months=P6M; 31 March 2024=2024-03-31; H1 2023=2023-H1",
            ),
            ("Second, the council must act.", ""),
            ("In a second he was gone.", ""),
            ("He was second in 2019 and third last year.", "2019=2019; last year=2023"),
            ("The 10.15 to Euston was cancelled.", ""),
            (
                "Trains will not run between 22:00 on Friday and 05:30 on Monday.",
                "22:00 on Friday=2024-06-14T22:00; 05:30 on Monday=2024-06-17T05:30",
            ),
            (
                "The fair runs 14-16 June and again on the 28th.",
                "14-16 June=(2024-06-14,2024-06-16,P2D); the 28th=2024-06-28",
            ),
            ("The festival (21–23 June) is sold out.", "21–23 June=(2024-06-21,2024-06-23,P2D)"),
            (
                "Applications close at noon on Monday 17 June.",
                "noon on Monday 17 June=2024-06-17T12:00",
            ),
            (
                "The Covid inquiry will resume on Tuesday, 2 July, at 10am.",
                "Tuesday, 2 July, at 10am=2024-07-02T10:00",
            ),
            (
                "The crash happened at about 11.40pm on the A64 near York on Sunday.",
                "11.40pm=2024-06-11T23:40; Sunday=2024-06-09",
            ),
            ("Boeing's 737 MAX 8 was grounded for 20 months.", "20 months=P20M"),
            ("Model 2024 costs $2,024 more than the 2023 model.", "2023=2023"),
            ("Spring rolls and a March hare were on the menu.", ""),
            ("April Jones, 19, and May Chen, 20, were named in court.", ""),
            ("Mr June said the sun would shine.", ""),
            (
                "He led by two sets to one after three hours and 12 minutes.",
                "three hours and 12 minutes=PT3H12M",
            ),
            ("The champion won 6-4, 7-5 in 94 minutes.", "94 minutes=PT94M"),
            ("The team's 12-game unbeaten run began on Boxing Day.", "Boxing Day=2023-12-26"),
            ("It was the hottest June day for 47 years.", "June=2024-06; 47 years=P47Y"),
            ("The river peaked at 5.2 metres at 3am.", "3am=2024-06-11T03:00"),
            (
                "Unemployment among the over-50s fell in the three months to April.",
                "three months=P3M; April=2024-04",
            ),
            (
                "The council's 2024/25 budget was passed in February.",
                "2024=2024; 25=2025; February=2024-02",
            ),
            (
                "The cinema, built in the 1930s and closed in the late '80s, will reopen next spring.",
                "the 1930s=193; the late '80s=198; next spring=2025-SP",
            ),
            ("Bus 42 now leaves every 15 minutes.", "now=PRESENT_REF; every 15 minutes=PT15M"),
            ("Her second marriage lasted nine years.", "nine years=P9Y"),
            (
                "Flight BA2490 left at 0615 and landed at 1340 local time.",
                "0615=2024-06-11T06:15; 1340 local time=2024-06-11T13:40",
            ),
            ("Three in 10 shops have closed since the start of the pandemic.", ""),
            ("Chapter 11 of the 1978 act applies.", "1978=1978"),
            ("The deal should close in Q4 or early 2025.", "Q4=2024-Q4; early 2025=2025"),
            ("The shares fell to 2010p, the lowest since March.", "March=2024-03"),
            ("Turnover for the year to 31 December was up a fifth.", "31 December=2023-12-31"),
            ("The jury retired at 2.15pm on day nine of the trial.", "2.15pm=2024-06-11T14:15"),
            ("He faces up to 14 years behind bars.", "14 years=P14Y"),
            ("It has been almost a week since the storm.", "a week=P1W"),
            ("The under-21s play Spain a week on Friday.", "a week on Friday=2024-06-21"),
            ("Half-term starts on Monday.", "Monday=2024-06-17"),
            ("The road is closed for a fortnight from today.", "a fortnight from today=2024-06-25"),
            ("The charity's chair, Dr Augustus March, will step down in August.", "August=2024-08"),
            ("The 5,000m final is at 20:35.", "20:35=2024-06-11T20:35"),
            ("Warm weekends and cool weekdays are expected through August.", "August=2024-08"),
            (
                "The market is held on the first Sunday of each month.",
                "the first Sunday of each month=P1M",
            ),
            (
                "Twice-weekly bin collections return in September after a trial that began last September.",
                "September=2024-09; last September=2023-09",
            ),
            (
                "Two-thirds of voters backed it in the 2016 and 2020 ballots.",
                "2016=2016; 2020=2020",
            ),
        ],
    );
}
