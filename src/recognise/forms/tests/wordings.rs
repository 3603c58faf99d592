//! Hedges, ranges, changes and ranks, and what is read in them.

use super::check;

#[test]
fn hedges() {
    check(HEDGES);
}

const HEDGES: &[(&str, &str)] = &[
    ("About 200 people came.", "200 = count 200 of people, about"),
    ("Around 5,000 people live there.", "5,000 = count 5000 of people, about"),
    ("Roughly 40 shops closed.", "40 = count 40 of shops, about"),
    ("Approximately 12 tonnes were lost.", "12 tonnes = mass 12 tonne, about"),
    ("Some 300 houses burned.", "300 = count 300 of houses, about"),
    ("An estimated 700 fighters remain.", "700 = count 700 of fighters, about"),
    ("It took 20 minutes or so.", "20 minutes = duration 20 minute, about, PT20M"),
    ("Nearly 500 flights were cut.", "500 = count 500 of flights, nearly"),
    ("Almost 90 per cent agreed.", "90 per cent = share 90 percent, nearly"),
    ("Close to 60 members left.", "60 = count 60 of members, nearly"),
    ("Just under 1,000 votes decided it.", "1,000 = count 1000 of votes, nearly"),
    ("More than 200 were held.", "200 = number 200, more than"),
    ("Over 50 firms bid.", "50 = count 50 of firms, more than"),
    ("Above 30 degrees is rare here.", "30 degrees = quantity 30 degree, more than"),
    ("At least 12 died.", "12 = number 12, at least"),
    ("No fewer than 80 were hurt.", "80 = number 80, at least"),
    ("No less than 5 kg is needed.", "5 kg = mass 5 kilogram, at least"),
    ("200 or more came.", "200 = number 200, at least"),
    ("It is 20-plus years old.", "20 = count 20 of years, at least"),
    ("There are 100+ rooms.", "100 = count 100 of rooms, at least"),
    ("Up to 700 workers will go.", "700 = count 700 of workers, at most"),
    ("As many as 25 leaders will join.", "25 = count 25 of leaders, at most"),
    ("At most 10 may enter.", "10 = number 10, at most"),
    ("No more than 5 may stay.", "5 = number 5, at most"),
    ("Fewer than 100 pandas remain.", "100 = count 100 of pandas, less than"),
    ("Less than 20% is left.", "20% = share 20 percent, less than"),
    ("Under 40 seats were filled.", "40 = count 40 of seats, less than"),
    ("Below 15 percent is fine.", "15 percent = share 15 percent, less than"),
    ("A maximum of 12 guests is allowed.", "12 = count 12 of guests, at most"),
    ("A minimum of 3 years is required.", "3 years = duration 3 year, at least, P3Y"),
    ("In excess of 400 shells fell.", "400 = count 400 of shells, more than"),
    ("Upwards of 60 boats sank.", "60 = count 60 of boats, more than"),
    ("Well over 1,000 joined.", "1,000 = number 1000, more than"),
    ("It seats 20-odd guests.", "20 = count 20 of guests, about"),
    ("5 or fewer is a minority.", "5 = number 5, at most"),
    ("Children aged 12 or younger are free.", "12 = number 12, at most"),
    ("Just over 3,000 came.", "3,000 = number 3000, more than"),
    ("Not more than 8 may ride.", "8 = number 8, at most"),
    ("Exactly 42 people signed.", "42 = count 42 of people"),
    ("Approaching 10,000 signatures were handed in.", "10,000 = count 10000 of signatures, nearly"),
    ("Dozens of homes were ruined.", "Dozens = count ? of homes, vague"),
    ("Scores of people were hurt.", "Scores = count ? of people, vague"),
    ("Hundreds of shells fell.", "Hundreds = count ? of shells, vague"),
    ("Tens of thousands of people marched.", "Tens of thousands = count ? of people, vague"),
    (
        "Hundreds of thousands of refugees fled.",
        "Hundreds of thousands = count ? of refugees, vague",
    ),
    ("Millions of voters stayed away.", "Millions = count ? of voters, vague"),
    ("Several villages were taken.", "Several = count ? of villages, vague"),
    ("A few soldiers were seen.", "A few = count ? of soldiers, vague"),
    ("A handful of nations objected.", "A handful = count ? of nations, vague"),
    ("A couple of cars burned.", "A couple = count 2 of cars, vague"),
    ("Several hundred people gathered.", "Several hundred = count ? of people, vague"),
    ("A few thousand fans came.", "A few thousand = count ? of fans, vague"),
];

#[test]
fn ranges_and_changes() {
    check(RANGES);
}

const RANGES: &[(&str, &str)] = &[
    ("Between 20 and 30 people came.", "Between 20 and 30 = count 20..30 of people"),
    ("It takes 5 to 10 minutes.", "5 to 10 minutes = duration 5..10 minute"),
    ("They hold 10-15 hostages.", "10-15 = count 10..15 of hostages"),
    ("Ranging from 5 to 10 metres, the walls stand.", "5 to 10 metres = length 5..10 metre"),
    ("The index rose from 40 to 50.", "40 = number 40, from; 50 = number 50, to"),
    ("Deaths fell from 1,200 to 900.", "1,200 = number 1200, from; 900 = number 900, to"),
    (
        "Sales climbed from $3m to $5m, up 66%.",
        "$3m = money 3000000 USD, from; $5m = money 5000000 USD, to; 66% = share 66 percent, change",
    ),
    (
        "Output is up from 24 to 30 tonnes.",
        "24 = mass 24 tonne, from; 30 tonnes = mass 30 tonne, to",
    ),
    ("He has two or three cars.", "two or three = count 2..3 of cars"),
    ("The age limit is 18 to 25 years.", "18 to 25 years = duration 18..25 year"),
    ("It lies 3–4 km off.", "3–4 km = length 3..4 kilometre"),
    ("A 5- to 10-metre wave hit.", "5- to 10-metre = length 5..10 metre"),
    ("Turnout will be 60%-65%.", "60%-65% = share 60..65 percent"),
    (
        "The gap widened from 2 points to 5 points.",
        "2 = count 2 of points, from; 5 = count 5 of points, to",
    ),
    (
        "Between 1.1 and 1.3 million people fled.",
        "Between 1.1 and 1.3 million = count 1100000..1300000 of people",
    ),
    (
        "It cut the forecast from 3% to 2.5%.",
        "3% = share 3 percent, from; 2.5% = share 2.5 percent, to",
    ),
    ("They need 100 to 200 volunteers.", "100 to 200 = count 100..200 of volunteers"),
    ("The number is 1000-5000.", "1000-5000 = number 1000..5000"),
    (
        "The nights ranged from -17 °C to -31 °C.",
        "-17 °C to -31 °C = temperature -31..-17 degree Celsius",
    ),
    (
        "It grew by 12 percent to 300 million.",
        "12 percent = share 12 percent, change; 300 million = number 300000000, to",
    ),
    (
        "Profits rose 5 percent to $20 million.",
        "5 percent = share 5 percent, change; $20 million = money 20000000 USD, to",
    ),
    ("Between 2l and about 7l of water is needed.", "Between 2l and about 7l = volume 2..7 litre"),
    (
        "More than 100 but fewer than 300 people came.",
        "100 but fewer than 300 = count 100..300 of people",
    ),
    (
        "A fine of at least $50 and no more than $200 is due.",
        "$50 and no more than $200 = money 50..200 USD",
    ),
    ("It is under 90 and over 60 metres high.", "90 and over 60 metres = length 60..90 metre"),
    (
        "More than 40 soldiers and fewer than 90 civilians died.",
        "40 = count 40 of soldiers, more than; 90 = count 90 of civilians, less than",
    ),
    (
        "It took more than 40 and more than 90 failed.",
        "40 = number 40, more than; 90 = number 90, more than",
    ),
    (
        "It rose 3 points, from 40 percent to 43 percent.",
        "3 = count 3 of points, change; 40 percent = share 40 percent, from; \
         43 percent = share 43 percent, to",
    ),
    ("Zinc lost $21 to $2,489 a tonne.", "$21 = money 21 USD; $2,489 = money 2489 USD, rate"),
    ("They lost 5 to 7 homes.", "5 to 7 = count 5..7 of homes"),
    (
        "The boat fell from 2.1m to 1.8m below the bridge.",
        "2.1m = length 2.1 metre, from; 1.8m = length 1.8 metre, to",
    ),
];

#[test]
fn ranks() {
    check(ORDINALS);
}

const ORDINALS: &[(&str, &str)] = &[
    ("It is the 21st case.", "21st = ordinal 21"),
    ("The third largest city fell.", "third = ordinal 3"),
    ("He finished second.", "second = ordinal 2"),
    ("The twenty-first amendment passed.", "twenty-first = ordinal 21"),
    ("She was his first choice.", "first = ordinal 1"),
    ("The one hundred and eleventh pilot landed.", "one hundred and eleventh = ordinal 111"),
    ("It is the two hundredth try.", "two hundredth = ordinal 200"),
    ("The 1,000th visitor got a prize.", "1,000th = ordinal 1000"),
    ("Her fifth book is out.", "fifth = ordinal 5"),
    ("It was the second attack in a week.", "second = ordinal 2; a week = duration 1 week, P1W"),
    ("They took the first three prizes.", "first = ordinal 1; three = count 3 of prizes"),
    ("The 3rd floor burned.", "3rd = ordinal 3"),
];
