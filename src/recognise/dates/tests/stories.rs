//! History in short stories, and in sentences that name their own years.

use super::read_in;
use crate::corpus::DocumentType::Narrative;

#[test]
fn short_stories() {
    read_in(
        "2011-04-01",
        Narrative,
        &[
            (
                "Work on the canal started in 1817. It reached Rome in 1819 and was finished in October 1825, two years ahead of plan. The following year tolls brought in half a million dollars.",
                "1817=1817; 1819=1819; October 1825=1825-10; two years=P2Y; The following year=1826",
            ),
            (
                "On the night of 23–24 October 1642 the two armies lay under arms. At first light they withdrew. By the end of the month the king was at Oxford.",
                "the night of 23–24 October 1642=1642-10-23TNI; the end of the month=1642-10",
            ),
            (
                "In June 1812 Napoleon crossed the Niemen. Smolensk fell on 17 August, Borodino was fought on 7 September, and a week later he was in Moscow. The retreat began on 19 October; by mid-December it was over.",
                "June 1812=1812-06; 17 August=1812-08-17; 7 September=1812-09-07; a week later=1812-W38; 19 October=1812-10-19; mid-December=1812-12",
            ),
            (
                "Founded in 1919 as a bicycle shop, the firm turned to aircraft in the late 1920s. In January 1932 it went bankrupt; it was revived that summer. From 1936 to 1945 it made 9,000 aircraft.",
                "1919=1919; the late 1920s=192; January 1932=1932-01; that summer=1932-SU; 1936=1936; 1945=1945",
            ),
            (
                "The flood came on the evening of 31 January 1953. By the next morning 307 people were dead. Three days later the last survivors were found.",
                "the evening of 31 January 1953=1953-01-31TEV; the next morning=1953-02-01TMO; Three days later=1953-02-04",
            ),
            (
                "She was born on 4 March 1907 and left school at the age of 14. In 1926, aged 19, she flew solo. On 9 July 1937 she took off at 8.15 in the morning; nothing was heard after noon.",
                "4 March 1907=1907-03-04; 1926=1926; 9 July 1937=1937-07-09; 8.15 in the morning=1937-07-09T08:15; noon=1937-07-09T12:00",
            ),
            (
                "The siege opened on 5 May 1808 and dragged on through the summer. In September help came. The second siege began that December and ended on 20 February 1809.",
                "5 May 1808=1808-05-05; the summer=1808-SU; September=1808-09; December=1808-12; 20 February 1809=1809-02-20",
            ),
            (
                "The strike lasted from May 3 to May 12, 1926. Miners stayed out until November. The following July an act banned such strikes.",
                "May 3=1926-05-03; May 12, 1926=1926-05-12; November=1926-11; The following July=1927-07",
            ),
            (
                "The ship left Southampton on Wednesday, 10 April 1912. At 11:40 p.m. on Sunday she struck ice, and at 2:20 the next morning she sank.",
                "Wednesday, 10 April 1912=1912-04-10; 11:40 p.m. on Sunday=1912-04-14T23:40; 2:20 the next morning=1912-04-15T02:20",
            ),
        ],
    );
}

#[test]
fn sentences_of_history() {
    read_in(
        "2015-06-01",
        Narrative,
        &[
            (
                "The company was founded in the spring of 1868 by two brothers.",
                "the spring of 1868=1868-SP",
            ),
            (
                "The works burned down on the night of 8–9 October 1871.",
                "the night of 8–9 October 1871=1871-10-08TNI",
            ),
            (
                "Fighting resumed on 3 March 1809 and lasted eleven days.",
                "3 March 1809=1809-03-03; eleven days=P11D",
            ),
            (
                "The siege of the town (14 June – 2 September 1644) cost 3,000 lives.",
                "14 June=1644-06-14; 2 September 1644=1644-09-02",
            ),
            (
                "Between August 1914 and December 1917 it made 14,000 shells a week.",
                "August 1914=1914-08; December 1917=1917-12; a week=P1W",
            ),
            (
                "On the morning of 21 August 1808 the French attacked.",
                "the morning of 21 August 1808=1808-08-21TMO",
            ),
            (
                "At 5:45 p.m. on 11 November 1940 the first wave struck.",
                "5:45 p.m. on 11 November 1940=1940-11-11T17:45",
            ),
            ("In the winter of 1739–40 the rivers froze.", "the winter of 1739–40=1739-WI"),
            ("The dynasty ruled from 221 to 206 BC.", "221=BC0221; 206 BC=BC0206"),
            (
                "Throughout the 1840s and into the 1850s, its output grew.",
                "the 1840s=184; the 1850s=185",
            ),
            ("In May and June 1863 there were three battles.", "May=1863-05; June 1863=1863-06"),
            (
                "The armistice was signed on the evening of 3 November 1918, to take effect 24 hours later.",
                "the evening of 3 November 1918=1918-11-03TEV; 24 hours later=1918-11-04",
            ),
            (
                "From 1 to 4 July 1863 the armies fought.",
                "1 to 4 July 1863=(1863-07-01,1863-07-04,P3D)",
            ),
            (
                "In the early hours of 6 June 1944, gliders landed.",
                "the early hours of 6 June 1944=1944-06-06TMO",
            ),
            ("Work began in AD 122 and took six years.", "AD 122=0122; six years=P6Y"),
            ("After three long years of war both sides were exhausted.", "three long years=P3Y"),
            ("For five bitter months the town held out.", "five bitter months=P5M"),
            ("During the 1916–18 blockade food was rationed.", "1916=1916; 18=1918"),
            ("It survived as a museum until the 2000s.", "the 2000s=200"),
            (
                "By the mid-nineteenth century, the town had 40,000 people.",
                "the mid-nineteenth century=18",
            ),
            (
                "In the last decade of the 18th century, prices doubled.",
                "the last decade of the 18th century=179",
            ),
            (
                "Early in 1942 the plant switched to tanks; by year's end it had made 2,100.",
                "Early in 1942=1942; year's end=1942",
            ),
            (
                "He reigned for 22 years, 7 months and 3 days.",
                "22 years, 7 months and 3 days=P22Y7M3D",
            ),
            ("The second half of 1943 was quieter.", "The second half of 1943=1943-H2"),
            (
                "The regiment left Quebec in late September 1759, a fortnight after the battle.",
                "late September 1759=1759-09; a fortnight=P2W",
            ),
            ("The bank failed on Black Thursday, 24 October 1929.", "24 October 1929=1929-10-24"),
            (
                "At 0530 hours on 16 December 1944 the guns opened fire.",
                "0530 hours on 16 December 1944=1944-12-16T05:30",
            ),
            (
                "The revolt broke out on 1 May, 1857, and within weeks the whole valley was in arms.",
                "1 May, 1857=1857-05-01; weeks=PXW",
            ),
            ("In the years 1811 to 1813 wages fell.", "1811=1811; 1813=1813"),
            (
                "She was launched in Oct 1897, commissioned 3 Feb 1899, and sunk on the 27th of May 1905.",
                "Oct 1897=1897-10; 3 Feb 1899=1899-02-03; the 27th of May 1905=1905-05-27",
            ),
            ("In mid-to-late August 1914 the army fell back.", "mid-to-late August 1914=1914-08"),
            ("The 1920s and '30s brought decline.", "The 1920s=192; '30s=193"),
            ("On 30/31 May 1916 the fleets met.", "30/31 May 1916=(1916-05-30,1916-05-31,P1D)"),
            (
                "A year to the day after the treaty, on 28 June 1920, it was ratified.",
                "A year=P1Y; 28 June 1920=1920-06-28",
            ),
        ],
    );
}

#[test]
fn companies_sieges_and_reigns() {
    read_in(
        "2012-02-02",
        Narrative,
        &[
            (
                "The company was incorporated in Ohio on January 10, 1870. Within two years it had bought 22 of 26 rivals in Cleveland, most of them in six weeks in early 1872. By 1879 it refined 90% of the country's oil. In 1882 the trust was formed; ten years later a court dissolved it.",
                "January 10, 1870=1870-01-10; two years=P2Y; six weeks=P6W; early 1872=1872; 1879=1879; 1882=1882; ten years later=1892",
            ),
            (
                "The first regiment landed at dawn on 25 April 1915. By noon it held the ridge; by nightfall it had lost 2,000 men. The next morning the Turks counter-attacked, and for the following eight months neither side moved. The evacuation came in December, the last men leaving on the night of 8/9 January 1916.",
                "dawn on 25 April 1915=1915-04-25TMO; noon=1915-04-25T12:00; nightfall=1915-04-25TEV; The next morning=1915-04-26TMO; the following eight months=P8M; December=1915-12; the night of 8/9 January 1916=1916-01-08TNI",
            ),
            (
                "Gold was found in January 1848. Word reached New York in August, and by the following spring 40,000 were on their way. In 1849–50 alone, 90,000 came.",
                "January 1848=1848-01; August=1848-08; the following spring=1849-SP; 1849=1849; 50=1850",
            ),
            (
                "The bank was founded in 1762, survived the panics of 1793, 1825 and 1847, and failed in the February of 1995, brought down in under a month. Three days after the collapse, on 1 March, a Dutch rival offered a pound for it.",
                "1762=1762; 1793=1793; 1825=1825; 1847=1847; February of 1995=1995-02; a month=P1M; Three days=P3D; 1 March=1995-03-01",
            ),
            (
                "Hostilities opened on 8 February 1904. The fleet was bottled up by mid-March. On 1 May the army crossed the Yalu; twelve days later it was at Fengcheng. Port Arthur held out until 2 January of the next year.",
                "8 February 1904=1904-02-08; mid-March=1904-03; 1 May=1904-05-01; twelve days later=1904-05-13; 2 January of the next year=1905-01-02",
            ),
            (
                "In the fourteenth century the town grew rich on wool. The plague of 1348 took half its people in five months; that of 1361 a fifth of the rest. Not until the 1480s was the wall mended.",
                "the fourteenth century=13; 1348=1348; five months=P5M; 1361=1361; the 1480s=148",
            ),
            (
                "The airline began flying on Monday, 1 April 1974. By Christmas it had six planes. It lost money for the next three years, made its first profit in fiscal 1978, and was sold in the third quarter of 1981.",
                "Monday, 1 April 1974=1974-04-01; Christmas=1974-12-25; the next three years=P3Y; fiscal 1978=FY1978; the third quarter of 1981=1981-Q3",
            ),
            (
                "He became king in 1066, at Christmas, and died on 9 September 1087, aged about 59. His son was shot in the August of 1100.",
                "1066=1066; Christmas=1066-12-25; 9 September 1087=1087-09-09; August of 1100=1100-08",
            ),
            (
                "Production of the car started in late 1908. In 1913–14 the moving line cut assembly time from 12 hours to 93 minutes. The last one was built on 26 May 1927, nineteen years on.",
                "late 1908=1908; 1913=1913; 14=1914; 12 hours=PT12H; 93 minutes=PT93M; 26 May 1927=1927-05-26; nineteen years=P19Y",
            ),
            (
                "The ceasefire of 24 January lasted barely a fortnight.",
                "24 January=XXXX-01-24; a fortnight=P2W",
            ),
            (
                "The offensive opened at 7.30 a.m. on 1 July 1916, and by the end of the first day 57,470 men were casualties. It went on for 141 days, to 18 November, when snow fell.",
                "7.30 a.m. on 1 July 1916=1916-07-01T07:30; 141 days=P141D; 18 November=1916-11-18",
            ),
        ],
    );
}
