//! Sentences of shares, measures and durations, and what is read in them.

use super::check;

#[test]
fn shares_and_points() {
    check(SHARES);
}

const SHARES: &[(&str, &str)] = &[
    ("About 20% of the territory is held.", "20% = share 20 percent, about"),
    ("A fifth of the country is occupied.", "A fifth = share 0.2"),
    ("Two-thirds of voters agreed.", "Two-thirds = share 2/3"),
    ("One in five children is poor.", "One in five = share 0.2"),
    ("Three out of four patients recovered.", "Three out of four = share 0.75"),
    ("Unemployment is at 4.5%.", "4.5% = share 4.5 percent"),
    ("Growth was 19 per cent.", "19 per cent = share 19 percent"),
    ("Prices rose 5 to 10 percent.", "5 to 10 percent = share 5..10 percent, change"),
    ("Some 10-15 percent were lost.", "10-15 percent = share 10..15 percent, about"),
    ("Between 20 and 30 percent stayed away.", "Between 20 and 30 percent = share 20..30 percent"),
    ("More than half of the seats are gone.", "half = share 0.5, more than"),
    ("Half of them left.", "Half = share 0.5"),
    ("Nearly half the crop failed.", "half = share 0.5, nearly"),
    ("Turnout fell by a third.", "a third = share 1/3, change"),
    ("A quarter of the staff resigned.", "A quarter = share 0.25"),
    ("Three quarters of the land is dry.", "Three quarters = share 0.75"),
    ("One-third of members voted.", "One-third = share 1/3"),
    ("Three-fifths of the vote went to her.", "Three-fifths = share 0.6"),
    ("The poll gave him 45.5 percent.", "45.5 percent = share 45.5 percent"),
    (
        "It cut its stake to 30 percent from 40.",
        "30 percent = share 30 percent, to; 40 = number 40, from",
    ),
    (
        "Support grew 3 percentage points.",
        "3 percentage points = points 3 percentage point, change",
    ),
    (
        "The bank raised rates by 25 basis points.",
        "25 basis points = points 25 basis point, change",
    ),
    ("The gap is 0.5 percentage point.", "0.5 percentage point = points 0.5 percentage point"),
    ("Inflation eased to twenty percent.", "twenty percent = share 20 percent, to"),
    ("A tenth of the budget was spent.", "A tenth = share 0.1"),
    ("Nine out of ten firms replied.", "Nine out of ten = share 0.9"),
    ("The share is ½ of all.", "½ = share 0.5"),
    ("Only 1 in 10 replied.", "1 in 10 = share 0.1"),
    ("One half of the field was planted.", "One half = share 0.5"),
    ("The tax is 0.5 per mille.", "0.5 per mille = share 0.5 per mille"),
    ("Two fifths of homes lack power.", "Two fifths = share 0.4"),
    ("The levy is 5 pct.", "5 pct = share 5 percent"),
    ("Interest is 5pc a year.", "5pc = share 5 percent, rate per year"),
    ("Just over a third of pupils passed.", "a third = share 1/3, more than"),
];

#[test]
fn measures() {
    check(MEASURES);
}

const MEASURES: &[(&str, &str)] = &[
    (
        "The zone covers 100 square kilometres (39 square miles).",
        "100 square kilometres = area 100 square kilometre; 39 square miles = area 39 square mile, conversion",
    ),
    ("It is a six-mile ride.", "six-mile = length 6 mile"),
    ("They drove at 60mph.", "60mph = speed 60 mile per hour"),
    ("He is 5ft 10in tall.", "5ft 10in = length 35/6 foot"),
    ("She is 5 feet 2 inches tall.", "5 feet 2 inches = length 31/6 foot"),
    (
        "The night brought minus 20 degrees Celsius.",
        "minus 20 degrees Celsius = temperature -20 degree Celsius",
    ),
    ("It was -5°C at noon.", "-5°C = temperature -5 degree Celsius"),
    ("The front line is over 2,000km long.", "2,000km = length 2000 kilometre, more than"),
    ("A 27-kilometre ring was built.", "27-kilometre = length 27 kilometre"),
    ("The pipe is 2 1/2 in thick.", "2 1/2 in = length 2.5 inch"),
    ("The parcel weighs 25 pounds.", "25 pounds = mass 25 pound"),
    ("He drank two pints of milk.", "two pints = volume 2 pint"),
    ("It holds 1.5 million gallons.", "1.5 million gallons = volume 1500000 gallon"),
    ("The farm has 45 acres.", "45 acres = area 45 acre"),
    ("It used 500,000 barrels a day.", "500,000 barrels a day = quantity 500000 barrel per day"),
    ("The plant makes 7.3 MWh.", "7.3 MWh = energy 7.3 megawatt hour"),
    ("It needs 50 kW.", "50 kW = power 50 kilowatt"),
    ("The disc stores 8 MB.", "8 MB = data 8 megabyte"),
    ("The link runs at 100 Mbps.", "100 Mbps = quantity 100 megabit per second"),
    ("The plot has 660 square metres.", "660 square metres = area 660 square metre"),
    (
        "Wind blew at 200 kilometres per hour.",
        "200 kilometres per hour = speed 200 kilometre per hour",
    ),
    ("It dropped 3 tonnes of bombs.", "3 tonnes = mass 3 tonne, change"),
    ("They shipped 16,000 metric tons of psyllium.", "16,000 metric tons = mass 16000 tonne"),
    ("The tank has 301,338 km2 of catchment.", "301,338 km2 = area 301338 square kilometre"),
    ("It grew by 4 cm.", "4 cm = length 4 centimetre, change"),
    (
        "The pressure was 5 bar in 2 psi steps.",
        "5 = number 5; 2 psi = quantity 2 pound per square inch",
    ),
    ("Sound reached 90 decibels.", "90 decibels = quantity 90 decibel"),
    ("The signal is at 2.80 GHz.", "2.80 GHz = quantity 2.8 gigahertz"),
    ("A 3.5-inch disk was found.", "3.5-inch = length 3.5 inch"),
    ("The site has 10 hectares.", "10 hectares = area 10 hectare"),
    ("The bag weighs 10kg (22 lb).", "10kg = mass 10 kilogram; 22 lb = mass 22 pound, conversion"),
    ("The dose was 150 microgram.", "150 microgram = mass 150 microgram"),
    ("The lens is 300mm.", "300mm = length 300 millimetre"),
    ("It takes half a litre of oil.", "half a litre = volume 0.5 litre"),
    ("The river rose a metre.", "a metre = length 1 metre, change"),
    ("They walked a mile.", "a mile = length 1 mile"),
    ("Eight to ten feet of snow fell.", "Eight to ten feet = length 8..10 foot"),
    ("The burger has 1,200 calories.", "1,200 calories = energy 1200 calorie"),
    ("The mine lies 500 metres down.", "500 metres = length 500 metre"),
    (
        "It burnt dozens of square kilometres.",
        "dozens of square kilometres = area ? square kilometre, vague",
    ),
    (
        "The line measures thousands of kilometres.",
        "thousands of kilometres = length ? kilometre, vague",
    ),
    ("Rotate it 90 degrees.", "90 degrees = quantity 90 degree"),
    ("The oven needs 180 degrees Celsius.", "180 degrees Celsius = temperature 180 degree Celsius"),
    ("They sell 100 cl bottles.", "100 cl = volume 100 centilitre"),
    ("The beam has 3.5–4.0 TeV.", "3.5–4.0 TeV = energy 3.5..4 teraelectronvolt"),
    (
        "Water boils at 212 degrees Fahrenheit.",
        "212 degrees Fahrenheit = temperature 212 degree Fahrenheit",
    ),
    ("The ship makes 20 knots.", "20 knots = speed 20 knot"),
    ("A 16-bit chip was used.", "16-bit = data 16 bit"),
    ("The house lies 20 km to 30 km away.", "20 km to 30 km = length 20..30 kilometre"),
    (
        "Give it three tablespoons of oil and 1/2 cup of milk.",
        "three tablespoons = volume 3 tablespoon; 1/2 cup = volume 0.5 cup",
    ),
];

#[test]
fn durations() {
    check(DURATIONS);
}

const DURATIONS: &[(&str, &str)] = &[
    ("A 30-day truce was agreed.", "30-day = duration 30 day, P30D"),
    ("The three-year war goes on.", "three-year = duration 3 year, P3Y"),
    ("The call lasted 36 hours.", "36 hours = duration 36 hour, PT36H"),
    (
        "After a two-and-a-half-hour call he left.",
        "two-and-a-half-hour = duration 2.5 hour, PT2H30M",
    ),
    ("It was a three-and-a-half-mile walk.", "three-and-a-half-mile = length 3.5 mile"),
    ("It ran for two and a half years.", "two and a half years = duration 2.5 year, P2Y6M"),
    ("The flight takes an hour and a half.", "an hour and a half = duration 1.5 hour, PT1H30M"),
    ("The siege lasted over a year.", "a year = duration 1 year, more than, P1Y"),
    ("The talks ran for more than two hours.", "two hours = duration 2 hour, more than, PT2H"),
    ("He spent 2 years and 3 months in jail.", "2 years and 3 months = duration 2.25 year, P2Y3M"),
    ("She waited 45 minutes.", "45 minutes = duration 45 minute, PT45M"),
    ("The siege dragged on for months.", "months = duration ? month, vague, PXM"),
    ("The ship sank within minutes.", "minutes = duration ? minute, vague, PTXM"),
    ("It took many years to heal.", "many years = duration ? year, vague, PXY"),
    ("The old days are gone.", ""),
    ("It took several days.", "several days = duration ? day, vague, PXD"),
    ("The strike may take a few weeks.", "a few weeks = duration ? week, vague, PXW"),
    ("They stayed a couple of days.", "a couple of days = duration 2 day, vague, P2D"),
    ("The lease runs 99 years.", "99 years = duration 99 year, P99Y"),
    ("A two-week break followed.", "two-week = duration 2 week, P2W"),
    ("He slept for half an hour.", "half an hour = duration 0.5 hour, PT30M"),
    ("The race took 9.58 seconds.", "9.58 seconds = duration 9.58 second, PT9.58S"),
    ("She is five years old.", "five years = duration 5 year, P5Y"),
    ("A 12-year-old boy was found.", "12-year = duration 12 year, P12Y"),
    ("The three-month-old baby slept.", "three-month = duration 3 month, P3M"),
    ("It held for three consecutive days.", "three consecutive days = duration 3 day, P3D"),
    ("They have 10 to 15 minutes.", "10 to 15 minutes = duration 10..15 minute"),
    ("It took five to six weeks.", "five to six weeks = duration 5..6 week"),
    ("It lasted a decade.", "a decade = duration 1 decade, P1DE"),
    ("The reign spanned three decades.", "three decades = duration 3 decade, P3DE"),
    ("It will take at least 18 months.", "18 months = duration 18 month, at least, P18M"),
    ("A 90-minute match was played.", "90-minute = duration 90 minute, PT90M"),
    ("The fast lasts up to 24 hours.", "24 hours = duration 24 hour, at most, PT24H"),
    ("They met for nearly three hours.", "three hours = duration 3 hour, nearly, PT3H"),
    ("The term is six months or more.", "six months = duration 6 month, at least, P6M"),
    ("The march took 40 days or so.", "40 days = duration 40 day, about, P40D"),
    ("He served less than two years.", "two years = duration 2 year, less than, P2Y"),
    ("The bill took ten months.", "ten months = duration 10 month, P10M"),
    ("They rested for two full days.", "two full days = duration 2 day, P2D"),
    ("The pause lasted a quarter of an hour.", "a quarter of an hour = duration 0.25 hour, PT15M"),
    ("The rebuilding took 1.5 years.", "1.5 years = duration 1.5 year, P1Y6M"),
    ("The rock is 66 million years old.", "66 million years = duration 66000000 year, P66000000Y"),
    ("The probe takes 5 to 10 years.", "5 to 10 years = duration 5..10 year"),
    ("She held office for 15 years.", "15 years = duration 15 year, P15Y"),
];
