//! Newswire in our own words: markets, courts, politics, accidents, sport, science; agencies and broadsheets, three decades.

use super::read_in;
use crate::corpus::DocumentType::News;

#[test]
fn a_business_paper_of_1989() {
    read_in(
        "1989-11-02",
        News,
        &[
            (
                "Harlow Instruments Inc. said third-quarter net income fell 12% to $4.1 million, or 31 cents a share, from $4.7 million, or 36 cents a share, a year earlier.",
                "third-quarter=1989-Q3; a year earlier=1988-Q3",
            ),
            (
                "Sales in the latest quarter rose 3% to $61 million from $59 million in the year-earlier quarter.",
                "the latest quarter=1989-Q3; the year-earlier quarter=1988-Q3",
            ),
            (
                "For the nine months, the maker of gauges earned $13.2 million, compared with $12.9 million in the year-ago period.",
                "nine months=P9M; the year-ago period=1988",
            ),
            (
                "Analysts had been predicting a rebound for several months, but now many say it won't come before next spring.",
                "several months=PXM; now=PRESENT_REF; next spring=1990-SP",
            ),
            (
                "The stock closed at $17.25, down 50 cents, in composite trading on the New York Stock Exchange yesterday.",
                "yesterday=1989-11-01",
            ),
            ("In the past year, the shares have traded as high as $24.", "the past year=P1Y"),
            (
                "The board declared a quarterly dividend of 10 cents a share, payable Dec. 15 to holders of record Nov. 24.",
                "quarterly=P3M; Dec. 15=1989-12-15; Nov. 24=1989-11-24",
            ),
            (
                "The yield on the benchmark 30-year Treasury bond slipped to 7.91% late Wednesday from 7.94% the previous day.",
                "30-year=P30Y; late Wednesday=1989-11-01TEV; the previous day=1989-10-31",
            ),
            (
                "Three-month bills were quoted at 7.75%, while six-month bills yielded 7.6%.",
                "Three-month=P3M; six-month=P6M",
            ),
            (
                "Housing starts fell 5.2% in September, the Commerce Department said last week.",
                "September=1989-09; last week=1989-W43",
            ),
            ("In August they had risen 2%.", "August=1989-08"),
            (
                "The department is scheduled to release October figures on Nov. 17.",
                "October=1989-10; Nov. 17=1989-11-17",
            ),
            (
                "The trial, which began last month, is expected to last six weeks.",
                "last month=1989-10; last six weeks=P6W",
            ),
            (
                "A federal judge in Cleveland Tuesday dismissed a suit that was filed three years ago.",
                "Tuesday=1989-10-31; three years ago=1986",
            ),
            (
                "Mr. Doran, 54 years old, joined the bank in 1971 and became president in June 1985.",
                "54 years=P54Y; 1971=1971; June 1985=1985-06",
            ),
            (
                "He succeeds Walter Pruitt, who retired earlier this year after 22 years with the company.",
                "earlier this year=1989; 22 years=P22Y",
            ),
            ("The appointment takes effect Jan. 1.", "Jan. 1=1990-01-01"),
            (
                "Talks broke off Monday night and won't resume until next week.",
                "Monday night=1989-10-30TNI; next week=1989-W45",
            ),
            (
                "Two years ago, a similar walkout lasted nearly 11 weeks.",
                "Two years ago=1987; 11 weeks=P11W",
            ),
            ("The plant has operated on a four-day week since July.", "four-day=P4D; July=1989-07"),
            (
                "The Senate is likely to vote today or tomorrow on the bill, which would raise the minimum wage over two years.",
                "today=1989-11-02; tomorrow=1989-11-03; two years=P2Y",
            ),
            (
                "The House approved the measure by a wide margin yesterday afternoon.",
                "yesterday afternoon=1989-11-01TAF",
            ),
            ("In the 1970s, by contrast, savers lost money.", "the 1970s=197"),
            (
                "It plans to start service to Tokyo next summer, six months later than it had hoped.",
                "next summer=1990-SU; six months=P6M",
            ),
            ("For the year, it expects to carry 21 million passengers.", "the year=1989"),
            ("Until recently, it flew only within Texas.", "recently=PAST_REF"),
            ("The agreement expires at midnight Friday.", "midnight Friday=1989-11-03T24:00"),
            (
                "Shareholders will meet Dec. 7 to vote on the merger, first proposed last December.",
                "Dec. 7=1989-12-07; last December=1988-12",
            ),
            ("The bonds, due 2004, can't be called for 10 years.", "2004=2004; 10 years=P10Y"),
            (
                "Revenue for fiscal 1990 should reach $300 million, the chairman told analysts last Friday.",
                "fiscal 1990=FY1990; last Friday=1989-10-27",
            ),
            (
                "The company lost money in each of the past three quarters.",
                "the past three quarters=P3Q",
            ),
            (
                "The quake that struck the Bay Area two weeks ago damaged 14 bridges.",
                "two weeks ago=1989-W42",
            ),
            ("The hearing was postponed a month.", "a month=P1M"),
            (
                "The mayor, in office for less than two years, faces re-election Tuesday.",
                "two years=P2Y; Tuesday=1989-11-07",
            ),
            ("The newspaper was founded a century ago by two brothers.", "a century ago=18"),
            (
                "The group bought the hotel in early 1986 and sold it 18 months later.",
                "early 1986=1986; 18 months later=1987",
            ),
        ],
    );
}

#[test]
fn an_agency_of_1998() {
    read_in(
        "1998-03-09",
        News,
        &[
            (
                "SKOPRIN, Ruritania (AP) _ Rebel gunmen attacked a police post early Monday, killing four officers in the worst violence since the weekend.",
                "early Monday=1998-03-09TMO; the weekend=1998-W10-WE",
            ),
            (
                "The attack came just hours after envoys left the capital and two days after a truce was announced.",
                "hours=PTXH; two days=P2D",
            ),
            ("It was the second raid in a week.", "a week=P1W"),
            (
                "On Saturday, troops shelled two villages for more than three hours.",
                "Saturday=1998-03-07; three hours=PT3H",
            ),
            ("By Sunday evening the roads were full of refugees.", "Sunday evening=1998-03-08TEV"),
            (
                "The foreign ministers of six nations were to meet in London later Monday.",
                "later Monday=1998-03-09",
            ),
            (
                "They gave the government 10 days to pull back, a deadline that expires March 19.",
                "10 days=P10D; March 19=1998-03-19",
            ),
            ("The province lost its autonomy nine years ago.", "nine years ago=1989"),
            ("Before 1989 it ran its own schools.", "1989=1989"),
            ("Talks between the sides were last held in November.", "November=1997-11"),
            (
                "The president, who last month promised elections by the end of the year, refused to comment.",
                "last month=1998-02; the end of the year=1998",
            ),
            ("\"This week is decisive,\" a diplomat said.", "This week=1998-W11"),
            (
                "CAPE CORAL, Fla. (AP) _ A space shuttle crew will begin its 16-day mission next month, officials said Friday.",
                "16-day=P16D; next month=1998-04; Friday=1998-03-06",
            ),
            ("The flight had been planned for January.", "January=1998-01"),
            (
                "It will be the 90th shuttle flight since 1981 and the last of its kind until at least 2002.",
                "1981=1981; 2002=2002",
            ),
            (
                "A year and a half ago the agency cut the crew's training by a month.",
                "A year and a half ago=1996-09; a month=P1M",
            ),
            ("At the time, managers said money was short.", "the time=PAST_REF"),
            ("Nowadays the agency relies on contractors.", "Nowadays=PRESENT_REF"),
            (
                "The storm hit the coast Sunday morning and moved inland overnight.",
                "Sunday morning=1998-03-08TMO; overnight=1998-03-08TNI",
            ),
            ("By dawn 11 people were dead.", "dawn=1998-03-09TMO"),
            (
                "Forecasters said heavy rain would continue through Wednesday.",
                "Wednesday=1998-03-11",
            ),
            ("Last winter was the wettest in a century.", "Last winter=1997-WI; a century=P1CE"),
            (
                "Schools were closed Monday and were to reopen Tuesday.",
                "Monday=1998-03-09; Tuesday=1998-03-10",
            ),
            ("Rivers crested at about 4 a.m.", "4 a.m.=1998-03-09T04:00"),
            ("In the spring of 1993, the same valley flooded twice.", "the spring of 1993=1993-SP"),
            (
                "The governor toured the area Monday afternoon and will return later this week.",
                "Monday afternoon=1998-03-09TAF; later this week=1998-W11",
            ),
            (
                "A grand jury that has met every Tuesday and Thursday since September heard two more witnesses.",
                "every Tuesday=XXXX-WXX-2; Thursday=XXXX-WXX-4; September=1997-09",
            ),
            (
                "The lawyer spoke to reporters for 20 minutes Thursday night.",
                "20 minutes=PT20M; Thursday night=1998-03-05TNI",
            ),
            ("His client was first questioned on Jan. 17.", "Jan. 17=1998-01-17"),
            (
                "He had worked at the agency from July 1995 to April 1996.",
                "July 1995=1995-07; April 1996=1996-04",
            ),
            (
                "The judge ruled in late January that the case should be heard in May.",
                "late January=1998-01; May=1998-05",
            ),
            ("A ruling on the appeal is expected this month.", "this month=1998-03"),
            (
                "The suit was filed in May 1994, three years after the alleged encounter.",
                "May 1994=1994-05; three years=P3Y",
            ),
            (
                "Born June 3, 1916, she published her first book in the fall of 1939.",
                "June 3, 1916=1916-06-03; the fall of 1939=1939-FA",
            ),
            ("In the '50s and '60s she lived in Mexico.", "the '50s=195; '60s=196"),
            ("A memorial service will be held at noon Saturday.", "noon Saturday=1998-03-14T12:00"),
            ("Ticket prices have doubled in the last five years.", "the last five years=P5Y"),
            ("The tournament begins Thursday in eight cities.", "Thursday=1998-03-12"),
            (
                "The government reported Friday that unemployment fell to 4.6 percent in February, matching a 24-year low set in November.",
                "Friday=1998-03-06; February=1998-02; 24-year=P24Y; November=1997-11",
            ),
            (
                "Payrolls grew by 310,000 last month, the largest gain in more than a year.",
                "last month=1998-02; a year=P1Y",
            ),
            ("Stocks are currently at a record.", "currently=PRESENT_REF"),
            (
                "The company said today it would lay off 1,400 workers this year and next.",
                "today=1998-03-09; this year=1998; next=1999",
            ),
            ("In the coming months, two factories will close.", "the coming months=PXM"),
            (
                "Sales fell every month from October to January.",
                "every month=P1M; October=1997-10; January=1998-01",
            ),
            ("The car was introduced in mid-1996.", "mid-1996=1996"),
        ],
    );
}

#[test]
fn a_broadsheet_of_2013() {
    read_in(
        "2013-03-22",
        News,
        &[
            (
                "A man was stabbed to death outside a pub in Leeds in the early hours of Friday, police said.",
                "the early hours of Friday=2013-03-22TMO",
            ),
            ("A vigil will take place tomorrow evening.", "tomorrow evening=2013-03-23TEV"),
            ("It is the third killing in the area this year.", "this year=2013"),
            ("In 2012 there were five.", "2012=2012"),
            (
                "The chancellor's budget, delivered on Wednesday, drew criticism yesterday from economists.",
                "Wednesday=2013-03-20; yesterday=2013-03-21",
            ),
            ("Growth is forecast at 0.6% this year and 1.8% in 2014.", "this year=2013; 2014=2014"),
            ("Fuel duty, due to rise in September, will be frozen.", "September=2013-09"),
            ("Four years ago the deficit was three times as large.", "Four years ago=2009"),
            ("The Bank has held rates at 0.5% since March 2009.", "March 2009=2009-03"),
            ("Its next meeting is on 4 April.", "4 April=2013-04-04"),
            (
                "Output shrank by 0.3% in the final quarter of 2012.",
                "the final quarter of 2012=2012-Q4",
            ),
            (
                "The president of Cyprus flew to Brussels on Thursday night for talks that were expected to last until the weekend.",
                "Thursday night=2013-03-21TNI; the weekend=2013-W12-WE",
            ),
            (
                "Banks on the island have been shut since last Saturday and will not open before Tuesday.",
                "last Saturday=2013-03-16; Tuesday=2013-03-26",
            ),
            (
                "For the past week customers have been able to withdraw only €300 a day.",
                "the past week=P1W; a day=P1D",
            ),
            (
                "Parliament rejected the first plan on Tuesday; a day later the finance minister went to Moscow.",
                "Tuesday=2013-03-19; a day later=2013-03-20",
            ),
            (
                "Russia lent the country €2.5bn in December 2011, repayable over five years.",
                "December 2011=2011-12; five years=P5Y",
            ),
            (
                "The European Central Bank said it would cut off funding on Monday.",
                "Monday=2013-03-25",
            ),
            ("At present, nobody knows what will happen.", "present=PRESENT_REF"),
            (
                "The former minister was jailed for eight months earlier this month.",
                "eight months=P8M; earlier this month=2013-03",
            ),
            ("He resigned in February last year.", "February last year=2012-02"),
            ("He could be released as early as May.", "May=2013-05"),
            (
                "His first, published in 1975, sold 100,000 copies in six weeks.",
                "1975=1975; six weeks=P6W",
            ),
            ("He married twice, in 1970 and 1992.", "1970=1970; 1992=1992"),
            ("A funeral was held on the 20th.", "the 20th=2013-03-20"),
            (
                "Snow is expected to fall tonight across the north, with up to 20cm by Saturday lunchtime.",
                "tonight=2013-03-22TNI; Saturday lunchtime=2013-03-23TMI",
            ),
            ("It has been the coldest March for 50 years.", "March=2013-03; 50 years=P50Y"),
            (
                "Temperatures will stay below freezing for the next few days.",
                "the next few days=PXD",
            ),
            ("Easter falls next weekend.", "Easter=2013-03-31; next weekend=2013-W13-WE"),
            (
                "The club sacked its manager last night after nine months in charge.",
                "last night=2013-03-21TNI; nine months=P9M",
            ),
            ("He had signed a three-year contract last June.", "three-year=P3Y; last June=2012-06"),
            ("The side have not won since 12 January.", "12 January=2013-01-12"),
            ("They face Reading a week on Saturday.", "a week on Saturday=2013-03-30"),
            (
                "Researchers followed 9,000 adults from 1991 to 2010, on average for 12.5 years.",
                "1991=1991; 2010=2010; 12.5 years=P12Y6M",
            ),
            (
                "Those who slept fewer than six hours a night were likelier to fall ill.",
                "six hours=PT6H",
            ),
            ("Participants filled in a questionnaire every two years.", "every two years=P2Y"),
            (
                "The probe, launched in August 1977, is now 18 billion kilometres away.",
                "August 1977=1977-08; now=PRESENT_REF",
            ),
            ("Signals take 17 hours to reach Earth.", "17 hours=PT17H"),
            ("In the 19th century such distances were unimaginable.", "the 19th century=18"),
            (
                "Teachers will strike in the week beginning 17 June, the unions announced this week.",
                "the week beginning 17 June=2013-W25; this week=2013-W12",
            ),
            (
                "A one-day stoppage is planned before Christmas.",
                "one-day=P1D; Christmas=2013-12-25",
            ),
            (
                "Ministers said last autumn that pay would be linked to performance from September 2013.",
                "last autumn=2012-FA; September 2013=2013-09",
            ),
            (
                "The inquiry, set up almost two years ago, reported in November.",
                "two years ago=2011; November=2012-11",
            ),
            ("It sat for 103 days.", "103 days=P103D"),
            ("The case continues at 10am on Monday.", "10am on Monday=2013-03-25T10:00"),
        ],
    );
}
