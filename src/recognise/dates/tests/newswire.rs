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
                "last month=1989-10; six weeks=P6W",
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
fn a_paper_of_1993() {
    read_in(
        "1993-06-14",
        News,
        &[
            (
                "The dollar fell sharply against the yen Monday after the finance minister said over the weekend that he saw no need for intervention.",
                "Monday=1993-06-14; the weekend=1993-W23-WE",
            ),
            (
                "Late in the day it was quoted at 105.75 yen, down from 107.10 late Friday.",
                "Late in the day=1993-06-14; late Friday=1993-06-11TEV",
            ),
            ("A year ago it bought 127 yen.", "A year ago=1992"),
            (
                "Gold rose $2.40 to $371.20 an ounce in New York, its highest close since Oct. 9, 1990.",
                "Oct. 9, 1990=1990-10-09",
            ),
            ("Crude oil for July delivery settled at $18.92 a barrel.", "July=1993-07"),
            (
                "The Federal Reserve is expected to leave rates unchanged when its policy committee meets July 6-7.",
                "July 6-7=(1993-07-06,1993-07-07,P1D)",
            ),
            (
                "Consumer prices climbed 0.1 percent in May, the government reports tomorrow.",
                "May=1993-05; tomorrow=1993-06-15",
            ),
            ("Over the past 12 months they have risen 3.2 percent.", "the past 12 months=P12M"),
            ("Retail sales, reported last Friday, were flat.", "last Friday=1993-06-11"),
            ("It plans to close 40 stores by the end of January.", "the end of January=1994-01"),
            ("Two Supreme Court justices dissented from the June 7 ruling.", "June 7=1993-06-07"),
            (
                "The court, which usually recesses at the end of June, still has 31 cases to decide.",
                "the end of June=1993-06",
            ),
            (
                "The justice announced on March 19 that he would step down this summer after 31 years on the bench.",
                "March 19=1993-03-19; this summer=1993-SU; 31 years=P31Y",
            ),
            ("He was appointed in 1962 by President Kennedy.", "1962=1962"),
            (
                "The nominee, 60 years old, has been an appeals judge since 1980.",
                "60 years=P60Y; 1980=1980",
            ),
            ("Confirmation hearings could begin in mid-July.", "mid-July=1993-07"),
            (
                "The last justice to be named by a Democrat was confirmed in August 1967.",
                "August 1967=1967-08",
            ),
            (
                "Mr. Ostrander was fatally shot about 10:40 p.m. on Saturday outside his shop.",
                "10:40 p.m. on Saturday=1993-06-12T22:40",
            ),
            (
                "Neighbors gathered Sunday night for an hour-long service.",
                "Sunday night=1993-06-13TNI; hour=PT1H",
            ),
            ("The inquest is to open Thursday.", "Thursday=1993-06-17"),
            (
                "The ferry sank at about 3 a.m. Monday in calm seas.",
                "3 a.m. Monday=1993-06-14T03:00",
            ),
            (
                "It was built in the early 1970s and refitted in 1986.",
                "the early 1970s=197; 1986=1986",
            ),
            ("Divers searched for nine hours before darkness fell.", "nine hours=PT9H"),
            ("They will resume at first light Tuesday.", "Tuesday=1993-06-15"),
            (
                "The peace talks, suspended in December, reopen Tuesday in Washington for a three-week session.",
                "December=1992-12; Tuesday=1993-06-15; three-week=P3W",
            ),
            ("Elections are scheduled for next April 27.", "next April 27=1994-04-27"),
            ("In the meantime, the transitional council governs.", ""),
            ("It was set up five months ago.", "five months ago=1993-01"),
            ("Until last month, the rebels held the airport.", "last month=1993-05"),
            (
                "The airlift began July 3, 1992, and to date has delivered 80,000 tons.",
                "July 3, 1992=1992-07-03; date=PRESENT_REF",
            ),
            ("On an average day, 15 planes land.", ""),
            ("The strike by 120,000 miners enters its third day today.", "today=1993-06-14"),
            ("They walked out at midnight Friday.", "midnight Friday=1993-06-11T24:00"),
            (
                "Workers have had no raise for three years, and each year prices rise by a tenth.",
                "three years=P3Y; each year=P1Y",
            ),
            (
                "Pitcher Lou Marchetti, who won 20 games last year, gave up four hits in eight innings Sunday afternoon.",
                "last year=1992; Sunday afternoon=1993-06-13TAF",
            ),
            ("He last pitched a shutout on Sept. 4.", "Sept. 4=1992-09-04"),
            ("The Tigers play the first of four games here tonight.", "tonight=1993-06-14TNI"),
            ("The All-Star break is less than a month away.", "a month=P1M"),
            ("The U.S. Open begins Thursday at Baltusrol.", "Thursday=1993-06-17"),
            (
                "Scientists said last week that the fossil was about 200 million years old.",
                "last week=1993-W23; 200 million years=P200000000Y",
            ),
            ("A paper will appear in Friday's issue of the journal.", "Friday=1993-06-18"),
            (
                "The drug was tested for 16 weeks in 320 patients, who took it twice a day.",
                "16 weeks=P16W; twice a day=P1D",
            ),
            ("In the late 19th century it was sold as a tonic.", "the late 19th century=18"),
            ("Approval is expected within a year.", "a year=P1Y"),
            (
                "For half a century he taught at the conservatory, where he arrived in the autumn of 1936.",
                "half a century=P50Y; the autumn of 1936=1936-FA",
            ),
            ("During the Depression he played in cinemas.", ""),
            (
                "Tornadoes struck three counties early today and late Sunday.",
                "early today=1993-06-14TMO; late Sunday=1993-06-13TEV",
            ),
            ("Highs will be in the 90s through midweek.", "midweek=1993-W24"),
            ("By Thursday cooler air should arrive.", "Thursday=1993-06-17"),
            (
                "The store opened its doors at 9 a.m. Saturday instead of 10.",
                "9 a.m. Saturday=1993-06-12T09:00",
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
fn an_agency_at_the_end_of_1999() {
    read_in(
        "1999-12-30",
        News,
        &[
            (
                "Computer experts around the world will spend New Year's Eve at their desks.",
                "New Year's Eve=1999-12-31",
            ),
            ("The government has spent $8.5 billion since 1995 on repairs.", "1995=1995"),
            ("This year alone it hired 4,000 programmers.", "This year=1999"),
            ("\"Next week we'll all feel silly,\" one said.", "Next week=2000-W01"),
            (
                "The command center opened Tuesday and will operate through Jan. 4.",
                "Tuesday=1999-12-28; Jan. 4=2000-01-04",
            ),
            (
                "By 7 a.m. EST Friday, it will be 2000 in New Zealand.",
                "7 a.m. EST Friday=1999-12-31T07:00-05:00; 2000=2000",
            ),
            ("Banks ordered extra cash in the fourth quarter.", "the fourth quarter=1999-Q4"),
            (
                "Sales of generators, which tripled in the spring, have slowed in recent weeks.",
                "the spring=1999-SP; recent weeks=PAST_REF",
            ),
            (
                "The Nasdaq index, up 84 percent for the year, closed above 4,000 for the first time Wednesday.",
                "the year=1999; Wednesday=1999-12-29",
            ),
            (
                "The Dow rose 7 points yesterday and has gained 25 percent in 1999.",
                "yesterday=1999-12-29; 1999=1999",
            ),
            ("A year ago today the Nasdaq stood at 2,180.", "A year ago today=1998-12-30"),
            (
                "The 1990s bull market has lasted nine years and two months.",
                "The 1990s=199; nine years and two months=P9Y2M",
            ),
            (
                "Hijackers holding an Indian jet in Kandahar since Saturday dropped two demands late Wednesday.",
                "Saturday=1999-12-25; late Wednesday=1999-12-29TEV",
            ),
            (
                "The plane was seized on Christmas Eve on a flight from Katmandu.",
                "Christmas Eve=1999-12-24",
            ),
            ("Talks continued for a fourth day Thursday.", "Thursday=1999-12-30"),
            ("In the first hours one passenger was stabbed.", ""),
            (
                "Negotiators arrived Monday afternoon after two days of delay.",
                "Monday afternoon=1999-12-27TAF; two days=P2D",
            ),
            (
                "A storm that killed 68 people in France on Sunday and Monday left a million homes without power.",
                "Sunday=1999-12-26; Monday=1999-12-27",
            ),
            ("Crews hope to restore it by Jan. 10.", "Jan. 10=2000-01-10"),
            (
                "It was the worst storm in living memory; the last to match it struck in 1739.",
                "1739=1739",
            ),
            ("Experts said a second gale could arrive this weekend.", "this weekend=1999-W52-WE"),
            (
                "Moscow's troops pushed into Grozny for a fifth day Wednesday.",
                "Wednesday=1999-12-29",
            ),
            (
                "The campaign, launched in late September, has cost 400 lives by the army's count.",
                "late September=1999-09",
            ),
            (
                "The first war ended in August 1996 after 21 months.",
                "August 1996=1996-08; 21 months=P21M",
            ),
            (
                "Parliamentary elections were held Dec. 19; a presidential vote is due in June.",
                "Dec. 19=1999-12-19; June=2000-06",
            ),
            (
                "The Panama Canal passes to Panama at noon tomorrow, 85 years after it opened.",
                "noon tomorrow=1999-12-31T12:00; 85 years=P85Y",
            ),
            ("The treaty was signed Sept. 7, 1977.", "Sept. 7, 1977=1977-09-07"),
            ("At the time, many senators opposed it.", "the time=PAST_REF"),
            (
                "George Harrison was stabbed about 3:30 a.m. Thursday at his home west of London.",
                "3:30 a.m. Thursday=1999-12-30T03:30",
            ),
            ("He was in stable condition Thursday night.", "Thursday night=1999-12-30TNI"),
            (
                "Nineteen years ago this month a fellow musician was shot dead.",
                "Nineteen years ago this month=1980-12",
            ),
            (
                "Flu cases have risen every week this month, doctors said.",
                "every week=P1W; this month=1999-12",
            ),
            ("The season usually peaks in February.", "February=2000-02"),
            ("Vaccines take two weeks to work.", "two weeks=P2W"),
            (
                "The lawsuit, filed in the fall of 1996, goes to trial Feb. 7.",
                "the fall of 1996=1996-FA; Feb. 7=2000-02-07",
            ),
            ("The judge gave both sides 30 days to reply.", "30 days=P30D"),
            ("He is expected to rule early next month.", "early next month=2000-01"),
            (
                "A mild earthquake shook the valley at 5:02 p.m. Wednesday for about 12 seconds.",
                "5:02 p.m. Wednesday=1999-12-29T17:02; 12 seconds=PT12S",
            ),
            ("The same fault slipped in October.", "October=1999-10"),
            ("Every 150 years or so it produces a large shock.", "Every 150 years=P150Y"),
            (
                "The team, 3-12 a year ago, has won five straight since Thanksgiving.",
                "a year ago=1998; Thanksgiving=1999-11-25",
            ),
            ("It plays Denver on Sunday, the last day of the regular season.", "Sunday=2000-01-02"),
            (
                "The coach, in his seventh year, signed a five-year extension last summer.",
                "five-year=P5Y; last summer=1999-SU",
            ),
        ],
    );
}

#[test]
fn a_paper_of_2007() {
    read_in(
        "2007-10-17",
        News,
        &[
            (
                "WASHINGTON, Oct. 16 — The Senate voted on Tuesday to extend the program for five years, setting up a veto fight that could stretch into November.",
                "Oct. 16=2007-10-16; Tuesday=2007-10-16; five years=P5Y; November=2007-11",
            ),
            ("Two weeks ago the House fell 13 votes short.", "Two weeks ago=2007-W40"),
            ("Lawmakers will try again as soon as Thursday.", "Thursday=2007-10-18"),
            (
                "Home sales dropped 8 percent in September, the slowest pace in nearly eight years.",
                "September=2007-09; eight years=P8Y",
            ),
            (
                "The report is the latest sign that the slump, now in its third year, will last well into 2008.",
                "now=PRESENT_REF; 2008=2008",
            ),
            (
                "Builders began fewer homes in August than in any month since June 1995.",
                "August=2007-08; June 1995=1995-06",
            ),
            ("So far this year prices have fallen 4.5 percent.", "this year=2007"),
            (
                "Economists do not expect a recovery before the second half of next year.",
                "the second half of next year=2008-H2",
            ),
            (
                "Shares of the lender have lost two-thirds of their value since July.",
                "July=2007-07",
            ),
            (
                "They closed at $11.80 on Wednesday, down from $45 in January.",
                "Wednesday=2007-10-17; January=2007-01",
            ),
            ("In the second quarter it earned $485 million.", "the second quarter=2007-Q2"),
            (
                "Its chief executive, who turns 69 in December, sold stock worth $140 million over the last 12 months.",
                "December=2007-12; the last 12 months=P12M",
            ),
            (
                "Oil touched $88 a barrel on Tuesday, a record, before easing yesterday.",
                "Tuesday=2007-10-16; yesterday=2007-10-16",
            ),
            (
                "BAGHDAD — A car bomb killed 11 people Wednesday morning near a police academy.",
                "Wednesday morning=2007-10-17TMO",
            ),
            (
                "It was the deadliest attack since Sept. 26, and came a day after a cleric extended his cease-fire.",
                "Sept. 26=2007-09-26; a day=P1D",
            ),
            (
                "The American military said that violence was down from a year ago.",
                "a year ago=2006",
            ),
            (
                "In the past six weeks, attacks have averaged 60 a day.",
                "the past six weeks=P6W; a day=P1D",
            ),
            (
                "Three contractors were kidnapped in broad daylight last November.",
                "last November=2006-11",
            ),
            (
                "The inquiry into the Sept. 16 shooting will take several more weeks.",
                "Sept. 16=2007-09-16; several more weeks=PXW",
            ),
            (
                "Troops will begin to leave by Christmas, and five brigades will be gone by next July.",
                "Christmas=2007-12-25; next July=2008-07",
            ),
            (
                "The trial of four men accused of plotting to blow up transatlantic jets in 2006 opens in London in April.",
                "2006=2006; April=2008-04",
            ),
            ("They were arrested in the summer of 2006.", "the summer of 2006=2006-SU"),
            ("The judge adjourned the hearing until Friday.", "Friday=2007-10-19"),
            (
                "Turkey's Parliament approved raids into Iraq Wednesday afternoon.",
                "Wednesday afternoon=2007-10-17TAF",
            ),
            ("The authorization lasts one year.", "one year=P1Y"),
            ("Turkey last sent large forces across the border in 1997.", "1997=1997"),
            ("For years it has complained of attacks.", "years=PXY"),
            ("A general election must be held by the fall of 2009.", "the fall of 2009=2009-FA"),
            (
                "Scientists reported on Sunday that the ice cap shrank this summer to its smallest size since records began in 1979.",
                "Sunday=2007-10-14; this summer=2007-SU; 1979=1979",
            ),
            (
                "At the current rate, the ocean could be ice-free by 2030.",
                "current=PRESENT_REF; 2030=2030",
            ),
            ("In the 1980s, the ice was twice as thick.", "the 1980s=198"),
            ("Nobel season ended Monday.", "Monday=2007-10-15"),
            ("His paper, written three decades ago, runs to 11 pages.", "three decades ago=197"),
            (
                "The Red Sox lost Tuesday night and trail by three games to one.",
                "Tuesday night=2007-10-16TNI",
            ),
            ("Game 5 is Thursday night in Cleveland.", "Thursday night=2007-10-18TNI"),
            ("They have not won the pennant since 2004.", "2004=2004"),
            ("The World Series starts next Wednesday.", "next Wednesday=2007-10-24"),
            (
                "The show opens Nov. 8 after three weeks of previews; tickets go on sale at noon Monday.",
                "Nov. 8=2007-11-08; three weeks=P3W; noon Monday=2007-10-22T12:00",
            ),
            ("Its star left last spring because of illness.", "last spring=2007-SP"),
            ("She made her last film in 1985.", "1985=1985"),
            (
                "Born on Sept. 30, 1921, she studied ballet as a teenager in the '30s.",
                "Sept. 30, 1921=1921-09-30; the '30s=193",
            ),
            (
                "The union set a strike deadline of midnight on Oct. 31.",
                "midnight on Oct. 31=2007-10-31T24:00",
            ),
            ("Writers last walked out in 1988, for 22 weeks.", "1988=1988; 22 weeks=P22W"),
            ("Negotiations resume today at 10 a.m.", "today at 10 a.m.=2007-10-17T10:00"),
            (
                "The storm may reach the coast late tonight or early tomorrow.",
                "late tonight=2007-10-17TNI; early tomorrow=2007-10-18TMO",
            ),
            (
                "Last weekend's rain ended a 21-day dry spell.",
                "Last weekend=2007-W41-WE; 21-day=P21D",
            ),
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
