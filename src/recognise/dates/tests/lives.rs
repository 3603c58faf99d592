//! History told at length, in our own words: each paragraph steps on from date to date, and every date stands where the story does.

use super::read_in;
use crate::corpus::DocumentType::Narrative;

#[test]
fn a_war_of_the_eighteenth_century() {
    read_in(
        "2012-01-05",
        Narrative,
        &[(
            "The War of the Two Rivers broke out in the spring of 1743, when Count Aldric marched on Velm. On 2 May his vanguard crossed the Orn; the following day the bridge was burned. The siege of Velm lasted eleven weeks. By August the defenders were eating horses. On the night of 14 August a mine was sprung under the wall. Two days later the town surrendered. That autumn the duke raised a second army. In the winter of 1743–44 both sides rested. Fighting resumed in March 1744. The same month Sweden declared war. On the 9th and 10th of April the fleets met off Skarn. Admiral Holt died of his wounds four days after the battle. The next year brought peace talks. A truce was signed on 3 January 1745 and broken within a month. Early in 1746 the count fell ill. He died on 12 February, aged 61. The Treaty of Lund was concluded later that year. It held for almost twenty years. From 1746 to 1765 trade flourished. In the 1750s three canals were dug. By the end of the 18th century Velm had 40,000 inhabitants. Today the fortress is a museum.",
            "the spring of 1743=1743-SP; 2 May=1743-05-02; the following day=1743-05-03; eleven weeks=P11W; August=1743-08; the night of 14 August=1743-08-14TNI; Two days later=1743-08-16; That autumn=1743-FA; the winter of 1743–44=1743-WI; March 1744=1744-03; The same month=1744-03; the 9th=1744-04-09; 10th of April=1744-04-10; four days=P4D; The next year=1745; 3 January 1745=1745-01-03; a month=P1M; Early in 1746=1746; 12 February=1746-02-12; later that year=1746; twenty years=P20Y; 1746=1746; 1765=1765; the 1750s=175; the end of the 18th century=17; Today=PRESENT_REF",
        )],
    );
}

#[test]
fn a_life_that_leaps_decades() {
    read_in(
        "2011-03-09",
        Narrative,
        &[(
            "Clara Benedikt was born on June 11, 1879 in Graz. Her father died when she was six; a year later the family moved to Vienna. She entered the university in the autumn of 1897. In 1901 she took her degree, and the following spring she sailed for Boston. She taught there for three years. In July 1905 she married Paul Stern. Their first child was born nine months later. During the summer of 1908 she wrote her first paper. It appeared in December. The 1910s were her most productive years. On the eve of the war she returned to Austria. Throughout 1915 she worked in a field hospital. In late November 1916 her husband was killed. Six weeks later she was dismissed. She spent the next two years in Zurich. On 4 March 1919, at ten o'clock in the morning, she gave her last public lecture. That evening a crowd gathered. The next morning she left the city. Between 1920 and 1924 nothing is known of her. She reappeared in early January 1925 in Oslo. Half a century later her letters were found.",
            "June 11, 1879=1879-06-11; a year later=1880; the autumn of 1897=1897-FA; 1901=1901; the following spring=1902-SP; three years=P3Y; July 1905=1905-07; nine months later=1906-04; the summer of 1908=1908-SU; December=1908-12; The 1910s=191; 1915=1915; late November 1916=1916-11; Six weeks later=1916-12; the next two years=P2Y; 4 March 1919, at ten o'clock in the morning=1919-03-04T10:00; That evening=1919-03-04TEV; The next morning=1919-03-05TMO; 1920=1920; 1924=1924; early January 1925=1925-01; Half a century later=197",
        )],
    );
}

#[test]
fn a_front_by_the_day() {
    read_in(
        "2009-10-01",
        Narrative,
        &[(
            "At the beginning of 1916 the front ran along the Somna. On 21 February, at 7.15 a.m., the guns opened fire. The bombardment lasted nine hours. By nightfall the first line had fallen. Over the next three days the corps lost 20,000 men. On the 25th the fort was taken. The counterattack came early on the morning of 2 March. It failed, and from 6 to 10 March rain stopped operations. In mid-April fresh divisions arrived. At the end of the month General Marr was replaced. A fortnight later his successor attacked. In June and July the fighting shifted north. On July 1 the allies struck. Within hours they had lost 19,000 dead. The offensive went on until 18 November. The previous winter no one had thought of defeat. In January of the following year the general staff admitted it. Four months later the army mutinied. Men who had served since 1914 refused to advance. On the morning of 3 May a division threw down its arms. Order was restored by mid-June. The last deserter was caught in 1923.",
            "the beginning of 1916=1916; 21 February, at 7.15 a.m.=1916-02-21T07:15; nine hours=PT9H; nightfall=1916-02-21TEV; the next three days=P3D; the 25th=1916-02-25; early on the morning of 2 March=1916-03-02TMO; 6 to 10 March=(1916-03-06,1916-03-10,P4D); mid-April=1916-04; the end of the month=1916-04; A fortnight later=1916-04; June=1916-06; July=1916-07; July 1=1916-07-01; hours=PTXH; 18 November=1916-11-18; The previous winter=1915-WI; January of the following year=1917-01; Four months later=1917-05; 1914=1914; the morning of 3 May=1917-05-03TMO; mid-June=1917-06; 1923=1923",
        )],
    );
}

#[test]
fn a_war_of_succession() {
    read_in(
        "2010-02-02",
        Narrative,
        &[(
            "Emperor Halvard II died childless in October 1701, and war followed within a year. In May of the following year three powers declared war. The first campaign opened late that summer. On the morning of 2 September the armies met at Brask. By noon the left wing had broken; by evening all was lost. The day after the marshal was relieved. Both sides went into winter quarters at the end of November. Early in the new year an envoy arrived. He stayed from January to April. In 1704 the allies won three battles in as many months. The first, on 13 June, cost 8,000 lives. Six days later Colm fell. By the spring of 1706 only two forts held out. They surrendered on 1 and 3 May. The peace conference sat from mid-1712 until the following April. The treaty of 11 April 1713 ended eleven years of war. That same day bells were rung in Velm. Thirty years later it was all to begin again. In the meantime the kingdom prospered.",
            "October 1701=1701-10; a year=P1Y; May of the following year=1702-05; late that summer=1702-SU; the morning of 2 September=1702-09-02TMO; noon=1702-09-02T12:00; evening=1702-09-02TEV; The day after=XXXX-XX-XX; winter=1702-WI; the end of November=1702-11; Early in the new year=1703; January=1703-01; April=1703-04; 1704=1704; 13 June=1704-06-13; Six days later=1704-06-19; the spring of 1706=1706-SP; 1=1706-05-01; 3 May=1706-05-03; mid-1712=1712; the following April=1713-04; 11 April 1713=1713-04-11; eleven years=P11Y; That same day=1713-04-11; Thirty years later=1743",
        )],
    );
}

#[test]
fn an_engineer() {
    read_in(
        "2014-07-07",
        Narrative,
        &[(
            "Jonas Ferrar (born 3 September 1821, died 17 March 1893) was an engineer. He was apprenticed at the age of fourteen and came to London in 1839. For the next six years he worked on the docks. In the summer of 1845 he patented a valve. The following year he founded his own works. The first engine was delivered in February 1848, the second three months later. By 1851 he had 300 men. At the Great Exhibition that year he won a medal. On 5 November 1853 the works burned down. They were rebuilt within eight months and reopened the following July. The late 1850s were lean years. From 1861 he built locomotives for India. His wife died in the first week of 1866. Later that year he gave up the management. He spent the winters in Nice. Early in the 1870s he took up astronomy. On the evening of 9 December 1874 he watched the transit of Venus. Eight years afterwards he missed the second. His last paper is dated January 1893. Two months later he was dead. The house was pulled down in the 1930s; a plaque was put up in 1993, a hundred years after his death.",
            "3 September 1821=1821-09-03; 17 March 1893=1893-03-17; 1839=1839; the next six years=P6Y; the summer of 1845=1845-SU; The following year=1846; February 1848=1848-02; three months later=1848-05; 1851=1851; that year=1851; 5 November 1853=1853-11-05; eight months=P8M; the following July=1854-07; The late 1850s=185; 1861=1861; the first week of 1866=1866-W01; Later that year=1866; Early in the 1870s=187; the evening of 9 December 1874=1874-12-09TEV; Eight years afterwards=1882; January 1893=1893-01; Two months later=1893-03; the 1930s=193; 1993=1993; a hundred years=P100Y",
        )],
    );
}

#[test]
fn a_landing() {
    read_in(
        "2008-11-11",
        Narrative,
        &[(
            "In the early hours of 6 June paratroops landed behind the coast. On 6 June 1944, at 6:30 a.m., the first wave reached the beach. Within an hour half its tanks were lost. By the end of the day 150,000 men were ashore. Over the following week the beachheads were joined. Carville was to be taken on the first day; it fell six weeks later. On 25 July the breakout began. Five days later armor reached Avor. In the first half of August the pocket was closed. The capital was freed on August 25, two months ahead of plan. That September supplies ran short. In December the enemy struck back. Between 16 December and 25 January the Americans lost 75,000 men. In March 1945 the river was crossed. Just over a month later the armies met on the Elba. The surrender was signed at 2:41 on the morning of May 7. It took effect the next day, at 11:01 p.m. To this day the date is a holiday. Sixty years on, few witnesses are left.",
            "the early hours of 6 June=XXXX-06-06TMO; 6 June 1944, at 6:30 a.m.=1944-06-06T06:30; the end of the day=1944-06-06; the following week=1944-W24; six weeks later=1944-W30; 25 July=1944-07-25; Five days later=1944-07-30; the first half of August=1944-08; August 25=1944-08-25; two months=P2M; That September=1944-09; December=1944-12; 16 December=1944-12-16; 25 January=1945-01-25; March 1945=1945-03; a month later=1945-04; 2:41 on the morning of May 7=1945-05-07T02:41; the next day, at 11:01 p.m.=1945-05-08T23:01; this day=PRESENT_REF; Sixty years=P60Y",
        )],
    );
}
