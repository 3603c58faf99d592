//! History: dates stand where the narrative stands.

use super::read_in;
use crate::corpus::DocumentType::Narrative;

#[test]
fn told_long_afterwards() {
    read_in(
        "2011-05-02",
        Narrative,
        &[
            (
                "The rising began in April 1848. By the summer it had failed.",
                "April 1848=1848-04; the summer=1848-SU",
            ),
            (
                "The king fled on 20 June 1791 and was caught the next day.",
                "20 June 1791=1791-06-20; the next day=1791-06-21",
            ),
            (
                "Paris fell in March 1814. Napoleon abdicated the following month.",
                "March 1814=1814-03; the following month=1814-04",
            ),
            (
                "The fleet sailed in May 1905 and was sunk later that month.",
                "May 1905=1905-05; later that month=1905-05",
            ),
            (
                "The siege of the town began in October 1870. In January it surrendered.",
                "October 1870=1870-10; January=1871-01",
            ),
            (
                "The armistice was signed on 11 November 1918. Two days later the emperor left.",
                "11 November 1918=1918-11-11; Two days later=1918-11-13",
            ),
            (
                "In 1640 the Portuguese rose. Eight years later they were still fighting.",
                "1640=1640; Eight years later=1648",
            ),
            ("The dynasty ruled from 1368 to 1644.", "1368=1368; 1644=1644"),
            ("The city was founded in the 8th century BC.", "the 8th century BC=BC07"),
            ("Carthage fell in 146 BC.", "146 BC=BC0146"),
            ("The temple was burnt in AD 70.", "AD 70=0070"),
            (
                "The plague reached Sicily in October 1347 and London by the end of 1348.",
                "October 1347=1347-10; the end of 1348=1348",
            ),
            ("The war of 1870-71 ended the empire.", "1870=1870; 71=1871"),
            ("In the winter of 1941-42 thousands starved.", "the winter of 1941-42=1941-WI"),
            (
                "The line was built in the 1880s and closed in the 1960s.",
                "the 1880s=188; the 1960s=196",
            ),
            (
                "In early 1917 bread ran out. In March the tsar abdicated.",
                "early 1917=1917; March=1917-03",
            ),
            (
                "The army crossed the river on the night of 25 December 1776.",
                "the night of 25 December 1776=1776-12-25TNI",
            ),
            (
                "On the morning of July 1, 1916, the whistles blew.",
                "the morning of July 1, 1916=1916-07-01TMO",
            ),
            ("The battle lasted three days.", "three days=P3D"),
            ("The treaty of 1763 ended the Seven Years' War.", "1763=1763"),
            (
                "In the spring of 1945 the front collapsed. Berlin fell on 2 May.",
                "the spring of 1945=1945-SP; 2 May=1945-05-02",
            ),
            (
                "The mutiny broke out in 1857. The next year the Company was dissolved.",
                "1857=1857; The next year=1858",
            ),
            (
                "The pope died in August 1503. His successor died 26 days later.",
                "August 1503=1503-08; 26 days later=XXXX-XX-XX",
            ),
            ("Between 1845 and 1849 a million people died.", "1845=1845; 1849=1849"),
            ("By 1900 the town had 40,000 inhabitants.", "1900=1900"),
            ("The second half of the 19th century brought railways.", "the 19th century=18"),
            ("In the late 17th century the trade moved north.", "the late 17th century=16"),
            ("She was born in 1755 and married in 1770.", "1755=1755; 1770=1770"),
            ("The truce of 1609 held for twelve years.", "1609=1609; twelve years=P12Y"),
            (
                "On 4 July 1776 the text was approved. That same day the fleet arrived.",
                "4 July 1776=1776-07-04; That same day=1776-07-04",
            ),
            ("The mid-1840s were lean years.", "The mid-1840s=184"),
            (
                "In July 1936 the generals rose. By November they stood before Madrid. The city held until March 1939.",
                "July 1936=1936-07; November=1936-11; March 1939=1939-03",
            ),
            ("He reigned for 46 years.", "46 years=P46Y"),
            ("It opened at noon on 1 May 1851.", "noon on 1 May 1851=1851-05-01T12:00"),
            (
                "The first parliament met in January 1265 and again in the autumn.",
                "January 1265=1265-01; the autumn=1265-FA",
            ),
            (
                "The expedition left in September 1519. Three years later one ship returned.",
                "September 1519=1519-09; Three years later=1522",
            ),
            (
                "In May 1944 the army, which had landed in late 1943, moved on. By June it held the port. In August 1944 it stopped.",
                "May 1944=1944-05; late 1943=1943; June=1944-06; August 1944=1944-08",
            ),
            (
                "The siege took 64 days from March 5, 1702 to May 8, 1702.",
                "64 days=P64D; March 5, 1702=1702-03-05; May 8, 1702=1702-05-08",
            ),
            ("By the end of May the Second Fleet had left.", "the end of May=XXXX-05"),
            (
                "It fell in 387 BC. In the previous century it had ruled.",
                "387 BC=BC0387; the previous century=BC04",
            ),
        ],
    );
}
