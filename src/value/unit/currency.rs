//! How currencies are written. In: nothing. Out: signs and small coins as data, and the shape of a currency.

use super::{Dimension, Unit};

/// One currency.
#[derive(Debug)]
pub struct Currency {
    /// Its unit; the name is the ISO 4217 code.
    pub unit: Unit,
    /// What its people call it, singulars; several currencies share a noun (`dollar`), the first in the table being the likeliest.
    pub nouns: &'static [&'static str],
    /// The words that stand before the noun to tell it from others (`australian`).
    pub peoples: &'static [&'static str],
}

/// A sign, or letters that are used as one.
#[derive(Debug)]
pub struct Sign {
    /// As printed.
    pub text: &'static str,
    /// The currencies that it may stand for, the likeliest first.
    pub codes: &'static [&'static str],
}

const fn sign(text: &'static str, codes: &'static [&'static str]) -> Sign {
    Sign { text, codes }
}

/// The signs, longer ones before those that they start with.
pub static SIGNS: &[Sign] = &[
    sign("US$", &["USD"]),
    sign("U.S.$", &["USD"]),
    sign("U.S$", &["USD"]),
    sign("USD$", &["USD"]),
    sign("CA$", &["CAD"]),
    sign("CDN$", &["CAD"]),
    sign("CAD$", &["CAD"]),
    sign("C$", &["CAD"]),
    sign("AU$", &["AUD"]),
    sign("AUD$", &["AUD"]),
    sign("A$", &["AUD"]),
    sign("NZ$", &["NZD"]),
    sign("NZD$", &["NZD"]),
    sign("HK$", &["HKD"]),
    sign("HKD$", &["HKD"]),
    sign("NT$", &["TWD"]),
    sign("S$", &["SGD"]),
    sign("SG$", &["SGD"]),
    sign("J$", &["JMD"]),
    sign("Z$", &["ZWL"]),
    sign("R$", &["BRL"]),
    sign("Mex$", &["MXN"]),
    sign("MX$", &["MXN"]),
    sign("MXN$", &["MXN"]),
    sign("CLP$", &["CLP"]),
    sign("COP$", &["COP"]),
    sign("AR$", &["ARS"]),
    sign("Rs.", &["INR", "PKR", "LKR", "NPR", "MUR"]),
    sign("Rs", &["INR", "PKR", "LKR", "NPR", "MUR"]),
    sign("Re", &["INR", "PKR"]),
    sign("RM", &["MYR"]),
    sign("Rp", &["IDR"]),
    sign("RMB", &["CNY"]),
    sign("kr", &["SEK", "NOK", "DKK", "ISK"]),
    sign("Kr", &["SEK", "NOK", "DKK", "ISK"]),
    sign("SKr", &["SEK"]),
    sign("NKr", &["NOK"]),
    sign("DKr", &["DKK"]),
    sign("zł", &["PLN"]),
    sign("Kč", &["CZK"]),
    sign("Ft", &["HUF"]),
    sign("Fr", &["CHF"]),
    sign("SFr", &["CHF"]),
    sign("DM", &["DEM"]),
    sign("LE", &["EGP"]),
    sign("E£", &["EGP"]),
    sign("Ksh", &["KES"]),
    sign("KSh", &["KES"]),
    sign("Sh", &["KES"]),
    sign("TSh", &["TZS"]),
    sign("USh", &["UGX"]),
    sign("Php", &["PHP"]),
    sign("NIS", &["ILS"]),
    sign("Tk", &["BDT"]),
    sign("GH₵", &["GHS"]),
    sign("$", &["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN"]),
    sign("€", &["EUR"]),
    sign("£", &["GBP", "EGP", "LBP", "SYP"]),
    sign("¥", &["JPY", "CNY"]),
    sign("￥", &["JPY", "CNY"]),
    sign("元", &["CNY", "TWD"]),
    sign("円", &["JPY"]),
    sign("₹", &["INR"]),
    sign("₽", &["RUB"]),
    sign("₩", &["KRW"]),
    sign("₪", &["ILS"]),
    sign("₴", &["UAH"]),
    sign("₺", &["TRY"]),
    sign("₦", &["NGN"]),
    sign("₱", &["PHP"]),
    sign("₫", &["VND"]),
    sign("฿", &["THB"]),
    sign("₿", &["XBT"]),
    sign("₡", &["CRC"]),
    sign("₾", &["GEL"]),
    sign("₭", &["LAK"]),
    sign("₸", &["KZT"]),
    sign("₵", &["GHS"]),
    sign("₲", &["PYG"]),
    sign("₼", &["AZN"]),
    sign("₮", &["MNT"]),
    sign("៛", &["KHR"]),
    sign("৳", &["BDT"]),
    sign("රු", &["LKR"]),
    sign("ரூ", &["LKR"]),
    sign("R", &["ZAR"]),
];

/// A coin: a unit whose code is its currency's and whose factor is its share of it.
#[derive(Debug)]
pub struct Coin {
    /// Its unit; the name is an English singular.
    pub unit: Unit,
    /// Its signs, as printed.
    pub signs: &'static [&'static str],
}

const fn coin(
    name: &'static str,
    code: &'static str,
    parts: i128,
    words: &'static [&'static str],
    signs: &'static [&'static str],
) -> Coin {
    let (dimension, factor, offset) = (Dimension::Money, (1, parts), (0, 1));
    let symbols: &[&str] = &[];
    Coin {
        unit: Unit { name, code, dimension, factor, offset, spread: None, words, symbols },
        signs,
    }
}

/// The coins that prose names.
pub static COINS: &[Coin] = &[
    coin("cent", "USD", 100, &["cent", "cents"], &["¢", "c", "C"]),
    coin("nickel", "USD", 20, &[], &[]),
    coin("dime", "USD", 10, &["dime", "dimes"], &[]),
    coin("penny", "GBP", 100, &["penny", "pennies", "pence"], &["p"]),
    coin("shilling", "GBP", 20, &[], &[]),
    coin("euro cent", "EUR", 100, &["euro cent", "euro cents", "eurocent", "eurocents"], &[]),
    coin("centime", "CHF", 100, &["centime", "centimes"], &[]),
    coin("kopeck", "RUB", 100, &["kopeck", "kopecks", "kopek", "kopeks"], &[]),
    coin("kopiyka", "UAH", 100, &["kopiyka", "kopiykas", "kopiyok"], &[]),
    coin("paisa", "INR", 100, &["paisa", "paise"], &[]),
    coin("sen", "MYR", 100, &["sen", "sens"], &[]),
    coin("centavo", "MXN", 100, &["centavo", "centavos"], &[]),
    coin("jiao", "CNY", 10, &["jiao"], &[]),
    coin("satoshi", "XBT", 100_000_000, &["satoshi", "satoshis"], &[]),
];
