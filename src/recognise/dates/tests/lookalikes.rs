//! What looks like a date or a time and is none, beside what is one.

use super::read_in;
use crate::corpus::DocumentType::News;

#[test]
fn words_and_numbers_that_look_like_dates() {
    read_in(
        "2016-10-05",
        News,
        &[
            ("They may march in May, or they may not.", "May=2017-05"),
            ("The march to Selma took place in March.", "March=2016-03"),
            ("He sat in the sun; she wed in secret.", ""),
            ("Spring cleaning: it will spring back and fall over.", ""),
            ("His second wife came second to none.", ""),
            ("Room 1408, Highway 2019 and PO Box 1776 are fictional.", ""),
            ("The score was 3-2 (2-1) after 90 minutes.", "90 minutes=PT90M"),
            ("iOS 10.3 replaced 10.2 in 2017.", "2017=2017"),
            ("Call 24/7, or visit 12 May Street.", ""),
            ("In 1 of 2 cases and in 3 of 10, it failed.", ""),
            ("August Strasse and April House are for sale.", ""),
            ("June Carter and May Whitty never met; neither did Jan Smuts and Dec Burke.", ""),
            ("The Dow lost 19.87 to 18,161.19.", ""),
            ("It weighs 2,005 grams and holds 1,950 people; 1950 seats are left.", ""),
            ("Article 50, Section 230 and Title IX were cited.", ""),
            ("The A2016 road and the M25 were shut.", ""),
            ("A T-72 hit an F-16; Flight 370 is lost.", ""),
            ("He won 1,999 votes out of 2,016 cast in 2012.", "2012=2012"),
            ("The minute hand stopped; he took the minutes.", ""),
            ("They are now on the 5th floor of Number 10.", "now=PRESENT_REF"),
            ("The first half ended 1-1; in the second half Leeds scored.", ""),
            ("He has the day off.", ""),
            ("In the fall from the roof he broke a leg.", ""),
            ("Prices fall, then spring up.", ""),
            (
                "It is due to be 10 to 12 degrees today, 5 tomorrow.",
                "today=2016-10-05; tomorrow=2016-10-06",
            ),
            ("The over-60s pay less; 20-somethings pay more.", ""),
            ("He finished in 2:05:13, a minute behind.", "2:05:13=PT2H5M13S; a minute=PT1M"),
            ("The ratio is 4:3; the verse is John 3:16.", ""),
            ("Super Tuesday and Black Monday are names.", ""),
            ("You have until the 31st.", "the 31st=2016-10-31"),
            ("\"Sun, sea and sand,\" said Mon Repos's owner.", ""),
            ("The May government fell; Mrs May left.", ""),
            ("They meet once in a blue moon; it takes forever.", ""),
            ("Turn to page 1945 and see line 1066.", ""),
            ("He ran 10.30 in the heats and 10.15 in the final.", ""),
            ("At 5.25 percent, the rate is low; at 5.25, it is lower.", ""),
            ("Tickets start at 10.50 and go up to 45.00.", ""),
            ("She scored 9.45 at 14 in 2012.", "2012=2012"),
            ("Day by day, year after year, he waited.", ""),
            ("He'd marched, mayed and sunned himself.", ""),
            ("A one-year-old sat on a 100-year-old chair.", "one-year=P1Y; 100-year=P100Y"),
            ("The time is now: 11.59.", "now=PRESENT_REF"),
        ],
    );
}
