//! A financial paper of 1989: quarters, fiscal years, what falls due.

use super::read_in;
use crate::corpus::DocumentType::News;

#[test]
fn a_financial_paper_of_1989() {
    read_in(
        "1989-11-02",
        News,
        &[
            (
                "Third-quarter net slid to $12.3 million, or 41 cents a share, from $20 million a year earlier.",
                "Third-quarter=1989-Q3; a year earlier=1988-Q3",
            ),
            (
                "The concern had net of $1.1 million in the year-ago quarter.",
                "the year-ago quarter=1988-Q3",
            ),
            (
                "For the nine months, the maker of valves earned $31 million on sales that rose 9%.",
                "nine months=P9M",
            ),
            (
                "The board declared a dividend of 12 cents payable Dec. 15 to holders of record Nov. 17.",
                "Dec. 15=1989-12-15; Nov. 17=1989-11-17",
            ),
            (
                "In composite trading yesterday, the stock closed at $23.125, up 37.5 cents.",
                "yesterday=1989-11-01",
            ),
            ("Analysts expect fourth-quarter earnings to be flat.", "fourth-quarter=1989-Q4"),
            (
                "He succeeds Earl Dunne, 65 years old, who retires at year end.",
                "65 years=P65Y; year end=1989",
            ),
            ("The notes, due 1999, were priced to yield 8.4%.", "1999=1999"),
            (
                "The offering of 30-year bonds is scheduled for next Wednesday.",
                "30-year=P30Y; next Wednesday=1989-11-08",
            ),
            ("Futures for December delivery fell 2 cents.", "December=1989-12"),
            (
                "In fiscal 1988 it lost $3 million; in the fiscal year ended Sept. 30 it made $9 million.",
                "fiscal 1988=FY1988; the fiscal year=FY1989; Sept. 30=1989-09-30",
            ),
            ("The strike, now in its 29th day, has cost $60 million.", "now=PRESENT_REF"),
            ("Since the Oct. 13 plunge, volume has dried up.", "Oct. 13=1989-10-13"),
            (
                "Orders fell 1.7% in September after rising 3.1% in August.",
                "September=1989-09; August=1989-08",
            ),
            (
                "That compares with a 4% gain in the second half of last year.",
                "the second half of last year=1988-H2",
            ),
            (
                "The company, which went public in May 1986, currently has 1,200 employees.",
                "May 1986=1986-05; currently=PRESENT_REF",
            ),
            (
                "The previous chairman quit last spring after less than six months.",
                "last spring=1989-SP; six months=P6M",
            ),
            (
                "The bill would take effect for tax years beginning after Dec. 31, 1989.",
                "Dec. 31, 1989=1989-12-31",
            ),
            (
                "Over the past decade, and especially in recent years, steel has shrunk.",
                "the past decade=P1DE; recent years=PAST_REF",
            ),
            (
                "The yen was quoted at 142.55 late Wednesday in New York.",
                "late Wednesday=1989-11-01TEV",
            ),
            ("The Dow Jones average rose 0.82 to 2645.90 on Tuesday.", "Tuesday=1989-10-31"),
            ("A year from now, rates should be lower.", "A year from now=1990"),
            (
                "It said it will take a charge in the current quarter.",
                "the current quarter=1989-Q4",
            ),
            (
                "Last month's crash reminded many of October 1987.",
                "Last month=1989-10; October 1987=1987-10",
            ),
            ("The company has annual sales of $90 million.", "annual=P1Y"),
            ("The monthly report is due out tomorrow.", "monthly=P1M; tomorrow=1989-11-03"),
            (
                "He worked there for 20 years before retiring in 1979 at the age of 61.",
                "20 years=P20Y; 1979=1979",
            ),
            ("Through the first 10 months, car sales were off 6%.", "10 months=P10M"),
            ("As of Oct. 31, the fund held 1,500 issues.", "Oct. 31=1989-10-31"),
            ("Two weeks from Monday, the Senate is to vote.", "Two weeks from Monday=1989-11-20"),
            (
                "The plan was first disclosed in late 1988 and approved early this year.",
                "late 1988=1988; early this year=1989",
            ),
            ("The airline lost $60 million in the week ended Friday.", "Friday=1989-10-27"),
            ("The 1986 tax act cut the rate to 28% from 50%.", "1986=1986"),
            ("Some 2,000 demonstrators marched, a day after 1,500 did.", "a day=P1D"),
            (
                "The company's 1990 model cars arrived in showrooms last month.",
                "1990=1990; last month=1989-10",
            ),
            (
                "On Monday, a judge gave the firm until Nov. 30 to file a plan.",
                "Monday=1989-10-30; Nov. 30=1989-11-30",
            ),
            ("Shares rose 40% in the year that ended in March.", "March=1989-03"),
            ("He spent 18 months in jail in the early '70s.", "18 months=P18M; the early '70s=197"),
            ("The two sides last met on Sept. 8, and no new session is set.", "Sept. 8=1989-09-08"),
            (
                "In the past, they split; now they don't; in the future they may.",
                "the past=PAST_REF; now=PRESENT_REF; the future=FUTURE_REF",
            ),
            ("Six of the 10 directors, whose terms end next May, will go.", "next May=1990-05"),
            ("It earned 12 cents in the 1988 period.", "1988=1988"),
            (
                "The rate on three-month bills fell to 7.77% from 7.9% last week.",
                "three-month=P3M; last week=1989-W43",
            ),
            (
                "The factory works three eight-hour shifts, seven days a week.",
                "eight-hour=PT8H; seven days=P7D; a week=P1W",
            ),
            ("\"It's been one heck of a six months,\" she says.", "six months=P6M"),
            (
                "The group meets every three months, most recently in September.",
                "every three months=P3M; recently=PAST_REF; September=1989-09",
            ),
            (
                "The court said Thursday the firm has 45 days to reply.",
                "Thursday=1989-11-02; 45 days=P45D",
            ),
        ],
    );
}
