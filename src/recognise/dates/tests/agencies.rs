//! Newswire of one day, in our own words, against what an annotator would mark: markets, disasters, trials, elections.

use super::read_in;
use crate::corpus::DocumentType::News;

#[test]
fn a_business_daily_of_1989() {
    read_in(
        "1989-11-02",
        News,
        &[
            (
                "Harbor Steel Corp. said profit fell 12% in the third quarter, hurt by a strike that began Aug. 14.",
                "the third quarter=1989-Q3; Aug. 14=1989-08-14",
            ),
            ("In the first nine months, sales rose to $1.2 billion.", "nine months=P9M"),
            (
                "The company, based in Toledo, expects to break even in the current quarter.",
                "the current quarter=1989-Q4",
            ),
            ("Its shares closed yesterday at $18.25, up 50 cents.", "yesterday=1989-11-01"),
            (
                "Five years ago the mill employed 9,000 people; now it has 3,400.",
                "Five years ago=1984; now=PRESENT_REF",
            ),
            (
                "Analysts say recent months have been the hardest since the 1982 recession.",
                "recent months=PAST_REF; 1982=1982",
            ),
            (
                "Directors will meet Nov. 15 to vote on a two-year plan to cut costs.",
                "Nov. 15=1989-11-15; two-year=P2Y",
            ),
            (
                "The dividend is payable Dec. 1 to holders of record Nov. 10.",
                "Dec. 1=1989-12-01; Nov. 10=1989-11-10",
            ),
            ("Last year the company paid $2.10 a share.", "Last year=1988"),
            ("In October, factory orders fell for the third consecutive month.", "October=1989-10"),
            (
                "The index has dropped every month this year except May.",
                "every month=P1M; this year=1989; May=1989-05",
            ),
            ("Economists had forecast a gain for September.", "September=1989-09"),
            (
                "The chairman, 57 years old, will retire next spring.",
                "57 years=P57Y; next spring=1990-SP",
            ),
            (
                "He joined the board in early 1971 and became president seven years later.",
                "early 1971=1971; seven years later=1978",
            ),
        ],
    );
}

#[test]
fn an_agency_after_a_quake() {
    read_in(
        "1994-06-21",
        News,
        &[
            (
                "Rescuers pulled a boy from the rubble late Monday night, more than 60 hours after the quake.",
                "late Monday night=1994-06-20TNI; 60 hours=PT60H",
            ),
            ("He had been trapped since early Saturday.", "early Saturday=1994-06-18TMO"),
            ("At dawn troops reached three more villages.", "dawn=1994-06-21TMO"),
            (
                "The president flew over the region on Sunday afternoon and promised aid within days.",
                "Sunday afternoon=1994-06-19TAF; days=PXD",
            ),
            (
                "\"Today we bury our dead; tomorrow we rebuild,\" he said.",
                "Today=1994-06-21; tomorrow=1994-06-22",
            ),
            (
                "Aftershocks will continue for the next few weeks, geologists warned.",
                "the next few weeks=PXW",
            ),
            ("A quake in the same area killed 900 people in 1967.", "1967=1967"),
            ("Schools stay closed until Thursday.", "Thursday=1994-06-23"),
            (
                "The first relief flight is due at 4 a.m. Wednesday.",
                "4 a.m. Wednesday=1994-06-22T04:00",
            ),
            ("Over the past decade the valley's population has doubled.", "the past decade=P1DE"),
            (
                "In the summer of 1985, engineers warned that the dam was weak.",
                "the summer of 1985=1985-SU",
            ),
        ],
    );
}

#[test]
fn an_agency_before_a_war() {
    read_in(
        "1998-02-18",
        News,
        &[
            (
                "Iraq has until Friday to open eight sites, diplomats said Wednesday.",
                "Friday=1998-02-20; Wednesday=1998-02-18",
            ),
            (
                "The secretary-general may travel to Baghdad this weekend.",
                "this weekend=1998-W08-WE",
            ),
            (
                "Last month inspectors were turned away twice in one week.",
                "Last month=1998-01; one week=P1W",
            ),
            ("A resolution passed in April 1991 set the terms.", "April 1991=1991-04"),
            ("Earlier this week the premier called for calm.", "Earlier this week=1998-W08"),
            (
                "Early Tuesday, the cabinet met for four hours.",
                "Early Tuesday=1998-02-17TMO; four hours=PT4H",
            ),
            (
                "Oil prices, which have fallen for six straight weeks, rose Tuesday.",
                "six straight weeks=P6W; Tuesday=1998-02-17",
            ),
            ("Parliament is to debate the crisis next Monday.", "next Monday=1998-02-23"),
            (
                "In the 1980s the two neighbors fought an eight-year war.",
                "the 1980s=198; eight-year=P8Y",
            ),
            ("It ended on Aug. 20, 1988.", "Aug. 20, 1988=1988-08-20"),
            ("At present 1.4 million barrels a day move through the port.", "present=PRESENT_REF"),
            ("In the near future the figure may double.", "the near future=FUTURE_REF"),
        ],
    );
}

#[test]
fn a_paper_the_day_after_an_anniversary() {
    read_in(
        "2006-09-12",
        News,
        &[
            (
                "On Monday relatives read the names for nearly four hours.",
                "Monday=2006-09-11; four hours=PT4H",
            ),
            ("The mayor's term ends on Dec. 31, 2009.", "Dec. 31, 2009=2009-12-31"),
            ("Turnout was 22 percent four years ago.", "four years ago=2002"),
            (
                "A runoff, if needed, would be held two weeks from today.",
                "two weeks from today=2006-09-26",
            ),
            (
                "Gasoline averaged $2.62 a gallon last week, down 11 cents in a week.",
                "last week=2006-W36; a week=P1W",
            ),
            ("A month ago it cost $3.", "A month ago=2006-08"),
            ("Prices usually fall after Labor Day.", "Labor Day=2006-09-04"),
            (
                "At the end of August stocks stood at 206 million barrels.",
                "the end of August=2006-08",
            ),
            ("Demand in the first half grew 1.1 percent.", "the first half=2006-H1"),
            ("The agency revises its outlook monthly.", "monthly=P1M"),
        ],
    );
}

#[test]
fn an_agency_on_a_manhunt() {
    read_in(
        "2013-04-19",
        News,
        &[
            (
                "A suspect was killed overnight and a second was on the run Friday.",
                "overnight=2013-04-18TNI; Friday=2013-04-19",
            ),
            (
                "Shortly after 10 p.m. Thursday an officer was shot.",
                "10 p.m. Thursday=2013-04-18T22:00",
            ),
            (
                "By early afternoon a million people had been told to stay indoors.",
                "early afternoon=2013-04-19TAF",
            ),
            (
                "The family arrived in 2002 and stayed a dozen years or so.",
                "2002=2002; a dozen years=P12Y",
            ),
            ("The FBI interviewed the elder brother two years ago.", "two years ago=2011"),
            ("Trains stopped all day.", "all day=P1D"),
            ("The Sox postponed Friday night's game.", "Friday night=2013-04-19TNI"),
        ],
    );
}

#[test]
fn an_agency_after_a_coup() {
    read_in(
        "1991-08-22",
        News,
        &[
            (
                "The coup collapsed Wednesday, less than three days after it began.",
                "Wednesday=1991-08-21; three days=P3D",
            ),
            ("Tanks had rolled into the capital before dawn Monday.", "dawn Monday=1991-08-19TMO"),
            (
                "By Tuesday night 50,000 people stood at the barricades.",
                "Tuesday night=1991-08-20TNI",
            ),
            (
                "\"Yesterday we were afraid,\" a nurse said. \"This morning I slept.\"",
                "Yesterday=1991-08-21; This morning=1991-08-22TMO",
            ),
            ("The new treaty was to be signed on Aug. 20.", "Aug. 20=1991-08-20"),
            ("In the last six years he changed almost everything.", "the last six years=P6Y"),
            ("Grain imports will rise this fall.", "this fall=1991-FA"),
            ("The ruble, worth $1.60 in 1988, trades at 3 cents.", "1988=1988"),
            (
                "Markets fell 107 points on Monday but regained the loss in two days.",
                "Monday=1991-08-19; two days=P2D",
            ),
            ("For months the hard-liners had complained.", "months=PXM"),
        ],
    );
}

#[test]
fn a_paper_during_the_games() {
    read_in(
        "1996-07-29",
        News,
        &[
            (
                "The bomb went off at 1:20 a.m. Saturday in a crowded park.",
                "1:20 a.m. Saturday=1996-07-27T01:20",
            ),
            ("The Olympics end Sunday.", "Sunday=1996-08-04"),
            ("The last attack at the Games was in September 1972.", "September 1972=1972-09"),
            ("Officials plan a service at noon on Thursday.", "noon on Thursday=1996-08-01T12:00"),
            ("Ticket sales have held since the weekend.", "the weekend=1996-W30-WE"),
            (
                "She won the 200 meters Sunday evening in 22.12 seconds.",
                "Sunday evening=1996-07-28TEV; 22.12 seconds=PT22.12S",
            ),
            ("Her old mark had stood for nearly eight years.", "eight years=P8Y"),
            ("The marathoner finished in 2 hours 26 minutes.", "2 hours 26 minutes=PT2H26M"),
            ("At the 1992 Games she was ninth.", "1992=1992"),
            ("The next Games are in 2000.", "2000=2000"),
        ],
    );
}

#[test]
fn a_paper_on_falling_markets() {
    read_in(
        "2001-03-15",
        News,
        &[
            (
                "The Dow fell 317 points yesterday, to 9,973, its lowest close since Oct. 18, 2000.",
                "yesterday=2001-03-14; Oct. 18, 2000=2000-10-18",
            ),
            ("For the week it is down 6 percent.", "the week=2001-W11"),
            (
                "The Fed meets next Tuesday and may cut rates for the third time this year.",
                "next Tuesday=2001-03-20; this year=2001",
            ),
            (
                "In the fourth quarter of last year growth was 1.1 percent, the slowest in more than five years.",
                "the fourth quarter of last year=2000-Q4; five years=P5Y",
            ),
            ("Layoffs announced so far this year exceed all of 1999.", "this year=2001; 1999=1999"),
            (
                "The company will report first-quarter results April 18.",
                "first-quarter=2001-Q1; April 18=2001-04-18",
            ),
            (
                "It lost $2.1 billion in the quarter that ended Dec. 31.",
                "the quarter=2000-Q4; Dec. 31=2000-12-31",
            ),
            ("A year ago this week the Nasdaq peaked.", "A year ago this week=2000-W11"),
            (
                "Consumers spent 0.7 percent more in January than in December.",
                "January=2001-01; December=2000-12",
            ),
            ("The mid-1990s boom made clerks rich.", "The mid-1990s=199"),
            (
                "Mr. Ortega, who joined 18 months ago, quit Friday.",
                "18 months ago=1999-09; Friday=2001-03-09",
            ),
            ("His severance covers two years' pay.", "two years=P2Y"),
            (
                "The trial, now in its third week, resumes Monday.",
                "now=PRESENT_REF; Monday=2001-03-19",
            ),
        ],
    );
}

#[test]
fn an_agency_after_a_flood() {
    read_in(
        "2004-12-28",
        News,
        &[
            (
                "The waves came ashore Sunday morning, about two hours after the quake.",
                "Sunday morning=2004-12-26TMO; two hours=PT2H",
            ),
            ("By Tuesday the toll stood at 52,000.", "Tuesday=2004-12-28"),
            ("It was the strongest tremor in 40 years.", "40 years=P40Y"),
            ("Bodies will be buried within 24 hours, officials said.", "24 hours=PT24H"),
            (
                "Tourists who came for Christmas slept in airports Monday night.",
                "Christmas=2004-12-25; Monday night=2004-12-27TNI",
            ),
            ("Donors will meet in Geneva on Jan. 11.", "Jan. 11=2005-01-11"),
            ("A week ago the beaches were full.", "A week ago=2004-W52"),
            ("The 26th was a full-moon holiday.", "The 26th=2004-12-26"),
            (
                "The last comparable wave followed the eruption of August 1883.",
                "August 1883=1883-08",
            ),
            ("Seismologists asked for sensors as early as 1997.", "1997=1997"),
            ("As of 6 p.m. Tuesday, 12 of them worked.", "6 p.m. Tuesday=2004-12-28T18:00"),
            ("In the coming days the risk is disease.", "the coming days=PXD"),
            ("On New Year's Day churches will hold services.", "New Year's Day=2005-01-01"),
        ],
    );
}

#[test]
fn an_agency_after_attacks() {
    read_in(
        "2015-11-16",
        News,
        &[
            (
                "Friday's attacks killed 129 people in less than three hours.",
                "Friday=2015-11-13; three hours=PT3H",
            ),
            (
                "The state of emergency may last three months, until Feb. 26.",
                "three months=P3M; Feb. 26=2016-02-26",
            ),
            ("One attacker was known to police since 2010.", "2010=2010"),
            ("In January gunmen killed 17 people in Paris.", "January=2015-01"),
            (
                "A minister said over the weekend that the coming months would be hard.",
                "the weekend=2015-W46-WE; the coming months=PXM",
            ),
            ("The exhibition runs through the end of the year.", "the end of the year=2015"),
            ("The lawmaker has been away for the past month.", "the past month=P1M"),
            (
                "Parliament last met at Versailles in June 2009, six years ago.",
                "June 2009=2009-06; six years ago=2009",
            ),
        ],
    );
}

#[test]
fn a_business_daily_on_an_airline() {
    read_in(
        "1990-03-07",
        News,
        &[
            (
                "Traffic in February rose 4.2% from the same month last year.",
                "February=1990-02; the same month last year=1989-02",
            ),
            (
                "For the two months ended Feb. 28, it carried 3.1 million passengers.",
                "two months=P2M; Feb. 28=1990-02-28",
            ),
            (
                "The carrier lost $33 million in the quarter ended Dec. 31.",
                "the quarter=1989-Q4; Dec. 31=1989-12-31",
            ),
            (
                "A labor contract expires at midnight tomorrow.",
                "midnight tomorrow=1990-03-08T24:00",
            ),
            ("Two weeks ago pilots rejected an offer.", "Two weeks ago=1990-W08"),
            (
                "Talks, which broke off Sunday, will resume next week.",
                "Sunday=1990-03-04; next week=1990-W11",
            ),
            ("A strike could come as early as Friday.", "Friday=1990-03-09"),
            ("The last walkout, in 1985, lasted 29 days.", "1985=1985; 29 days=P29D"),
            ("The judge set a hearing for March 19.", "March 19=1990-03-19"),
            (
                "Fuel cost 84 cents in mid-January and 61 cents last Friday.",
                "mid-January=1990-01; last Friday=1990-03-02",
            ),
            ("The president, in office for less than a year, declined comment.", "a year=P1Y"),
            (
                "The bonds, due in 1999, fell half a point late yesterday.",
                "1999=1999; late yesterday=1990-03-06TEV",
            ),
            ("Year-earlier figures were restated.", "Year-earlier=1989"),
            (
                "The agency opens bids on the first Tuesday of each month.",
                "the first Tuesday of each month=P1M",
            ),
            ("In recent days the stock has gained 9%.", "recent days=PAST_REF"),
        ],
    );
}

#[test]
fn an_agency_on_a_siege() {
    read_in(
        "1993-10-05",
        News,
        &[
            (
                "Tanks shelled parliament Monday morning, ending a two-week standoff.",
                "Monday morning=1993-10-04TMO; two-week=P2W",
            ),
            ("Elections are planned for Dec. 12.", "Dec. 12=1993-12-12"),
            (
                "Two years earlier the same building was a symbol of freedom.",
                "Two years earlier=1991",
            ),
            ("Foreign ministers will confer by telephone tonight.", "tonight=1993-10-05TNI"),
            ("On Sept. 21 the president dissolved the legislature.", "Sept. 21=1993-09-21"),
            ("All last week priests tried to mediate.", "last week=1993-W39"),
        ],
    );
}

#[test]
fn an_agency_on_a_death() {
    read_in(
        "1997-08-31",
        News,
        &[
            (
                "The princess died early Sunday after a crash in Paris.",
                "early Sunday=1997-08-31TMO",
            ),
            (
                "Doctors fought for two hours to save her; she was pronounced dead at 4 a.m. (10 p.m. Saturday EDT).",
                "two hours=PT2H; 4 a.m.=1997-08-31T04:00; 10 p.m. Saturday EDT=1997-08-30T22:00-04:00",
            ),
            ("The couple had dined on Saturday evening.", "Saturday evening=1997-08-30TEV"),
            ("During the 1980s she was the most photographed woman alive.", "the 1980s=198"),
            ("The prime minister spoke this morning.", "this morning=1997-08-31TMO"),
            ("The funeral will be held next Saturday.", "next Saturday=1997-09-06"),
            ("Two months ago she sold 79 gowns.", "Two months ago=1997-06"),
            (
                "The press council meets in the second week of September.",
                "the second week of September=1997-W37",
            ),
            (
                "On the last day of July the first pictures appeared.",
                "the last day of July=1997-07-31",
            ),
        ],
    );
}

#[test]
fn a_paper_on_a_lost_flight() {
    read_in(
        "2003-02-03",
        News,
        &[
            ("Searchers fanned out for a third day Monday across east Texas.", "Monday=2003-02-03"),
            (
                "The shuttle broke up at 8:59 a.m. CST Saturday, 16 minutes before landing.",
                "8:59 a.m. CST Saturday=2003-02-01T08:59-06:00; 16 minutes=PT16M",
            ),
            ("It had been in orbit 16 days.", "16 days=P16D"),
            (
                "Eighty-one seconds after liftoff on Jan. 16, foam struck the wing.",
                "Eighty-one seconds=PT81S; Jan. 16=2003-01-16",
            ),
            ("Seventeen years ago another crew was lost.", "Seventeen years ago=1986"),
            ("That was on Jan. 28, 1986.", "Jan. 28, 1986=1986-01-28"),
            ("The program was grounded until September 1988.", "September 1988=1988-09"),
            ("Supplies on the station will last until late June.", "late June=2003-06"),
            ("A service is set for 1 p.m. Tuesday in Houston.", "1 p.m. Tuesday=2003-02-04T13:00"),
            ("Over the past 10 years spending fell 40 percent.", "the past 10 years=P10Y"),
            ("The board has 60 days to report.", "60 days=P60D"),
            ("The oldest orbiter first flew in the spring of 1981.", "the spring of 1981=1981-SP"),
        ],
    );
}

#[test]
fn an_agency_on_an_election() {
    read_in(
        "2009-06-12",
        News,
        &[
            (
                "Polls were to close at 6 p.m. but stayed open four extra hours.",
                "6 p.m.=2009-06-12T18:00; four extra hours=PT4H",
            ),
            (
                "If no one wins half the votes, a second round will be held June 19.",
                "June 19=2009-06-19",
            ),
            ("In 2005 turnout was 59 percent.", "2005=2005"),
            (
                "Last Wednesday the two men debated for 90 minutes.",
                "Last Wednesday=2009-06-10; 90 minutes=PT90M",
            ),
            (
                "Text messages have been blocked since Thursday night.",
                "Thursday night=2009-06-11TNI",
            ),
            ("A fortnight ago the race looked settled.", "A fortnight ago=2009-W22"),
            ("Results are expected within 24 hours.", "24 hours=PT24H"),
            ("The next parliament sits in 2012.", "2012=2012"),
            ("Prices rose 25 percent in the year to March.", "March=2009-03"),
            ("He has visited 60 towns in 2009 alone.", "2009=2009"),
        ],
    );
}
