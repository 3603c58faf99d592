//! Bounds and likely intervals of whole expressions, in the base unit: section 2 of the contract, row by row.

use crate::recognise::{Settings, read_fragment};
use crate::value::{Number, Widths};

/// Bounds and likely interval of the only figure in `text`.
fn intervals(text: &str, settings: &Settings) -> (String, String) {
    let reading = read_fragment(text, settings);
    let mut figures = reading.values.iter().filter_map(|v| v.quantity());
    let figure = figures.next().unwrap_or_else(|| panic!("no figure in {text:?}"));
    assert!(figures.next().is_none(), "more than one figure in {text:?}");
    (figure.bounds.to_string(), figure.likely.to_string())
}

#[test]
fn fragments_have_the_bounds_of_the_contract() {
    let same = |s: &'static str| (s, s);
    for (text, (bounds, likely)) in [
        ("43,000", same("[42500, 43500)")),
        ("3.4 million", same("[3350000, 3450000)")),
        ("12 people", same("[12, 12]")),
        ("5 937 soldiers", same("[5936.5, 5937.5)")),
        ("30-day", same("[2592000, 2592000]")),
        ("20%", same("[0.195, 0.205)")),
        ("6.4", same("[6.35, 6.45)")),
        ("1.5 km", same("[1450, 1550)")),
        ("18 km", same("[17500, 18500)")),
        ("a fifth", same("[0.19, 0.21]")),
        ("two-thirds", same("[197/300, 203/300]")),
        ("half", same("[0.49, 0.51]")),
        ("one in five", same("[0.19, 0.21]")),
        ("about 20%", same("[0.18, 0.22]")),
        ("around 5,000 people", same("[4500, 5500]")),
        ("roughly 3 kg", same("[2.5, 3.5)")),
        ("some 300 houses", same("[270, 330]")),
        ("an estimated 700 fighters", same("[630, 770]")),
        ("40 or so", same("[36, 44]")),
        ("more than 200", ("(200, )", "(200, 300]")),
        ("over 2,000km", ("(2000000, )", "(2000000, 3000000]")),
        ("at least 41 people", ("[41, )", "[41, 61.5]")),
        ("12 or more", ("[12, )", "[12, 18]")),
        ("20-plus", ("[20, )", "[20, 30]")),
        ("100+", ("[100, )", "[100, 150]")),
        ("fewer than 100", ("[0, 100)", "[50, 100)")),
        ("under 40", ("[0, 40)", "[20, 40)")),
        ("at most 10", ("[0, 10]", "[5, 10]")),
        ("up to 700", ("[0, 700]", "[350, 700]")),
        ("edged up to 4.3%", same("[0.0425, 0.0435)")),
        ("percent more than 60 people", same("[60, 60]")),
        ("back up to 60 people", same("[60, 60]")),
        ("as many as 25 leaders", ("[0, 25]", "[12.5, 25]")),
        ("below -5°C", ("(, 268.15)", "(, 268.15)")),
        ("nearly 500", same("[450, 500)")),
        ("almost half", same("[0.45, 0.5)")),
        ("just under 1,000", same("[900, 1000)")),
        ("between 20 and 30 people", same("[20, 30]")),
        ("5 to 10 percent", same("[0.045, 0.105)")),
        ("33-35 billion euros", same("[32500000000, 35500000000)")),
        ("about 10 to 20 km", same("[9000, 22000]")),
        ("dozens of homes", ("[24, )", "[24, 240)")),
        ("hundreds of homes", ("[200, )", "[200, 2000)")),
        ("tens of thousands of people", ("[20000, )", "[20000, 200000)")),
        ("hundreds of thousands of people", ("[200000, )", "[200000, 2000000)")),
        ("thousands of kilometres", ("[2000000, )", "[2000000, 20000000)")),
        ("one month", same("[1, 1]")),
        ("three years", same("[36, 36]")),
        ("two and a half years", same("[29.4, 30.6)")),
        ("3 percentage points", same("[2.5, 3.5)")),
        ("25 basis points", same("[0.245, 0.255)")),
        ("the 21st", same("[21, 21]")),
        ("0°C", same("[272.65, 273.65)")),
        ("2 tons", same("[1360.77711, 2540.1172720)")),
    ] {
        let (b, l) = intervals(text, &Settings::default());
        let tidy = |s: &str| s.replace("2540.1172720", "2540.117272");
        assert_eq!((b, l), (tidy(bounds), tidy(likely)), "{text:?}");
    }
}

#[test]
fn settings_widen_and_name_the_dollar() {
    let widths = Widths { about: Number::ratio(1, 4).unwrap(), ..Widths::default() };
    let settings = Settings { widths, currency: Some("AUD".to_owned()), ..Settings::default() };
    assert_eq!(intervals("about 100", &settings).0, "[75, 125]");
    let unit = |text: &str| {
        let reading = read_fragment(text, &settings);
        let quantity = reading.values[0].quantity().cloned();
        quantity.and_then(|q| q.unit).map(|u| u.name)
    };
    for (text, code) in [
        ("$5", "AUD"),
        ("5 dollars", "AUD"),
        ("US$5", "USD"),
        ("5 Canadian dollars", "CAD"),
        ("NZ$5", "NZD"),
        ("£5", "GBP"),
    ] {
        assert_eq!(unit(text), Some(code), "{text:?}");
    }
}
