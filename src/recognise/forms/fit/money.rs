//! Whether a currency beside a number is meant as one. In: the number, the currency and what stands around them. Out: yes or no, and
//! the scale in letters between them.

use super::super::numerals::Numeral;
use super::super::units::{UnitRead, code_scale};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::{Dimension, Number};

/// `pounds` of weight or of money.
pub fn pound_or_money(
    scene: &Scene,
    numeral: &Numeral,
    unit: UnitRead,
    money: UnitRead,
) -> UnitRead {
    if unit.unit.name != "pound" || !unit.spelled {
        // The longer surface says more (`10 us dollars`, `metric ton`).
        return if money.tokens.len() > unit.tokens.len() || money.spelled && !unit.spelled {
            money
        } else {
            unit
        };
    }
    let hyphen = scene.before(unit.tokens.start, 1) == "-";
    let of = scene.word(unit.tokens.end) == "of";
    if money.tokens.len() > 1 || !of && numeral.value >= Number::from(100_000) {
        return money;
    }
    let from = numeral.tokens.start.saturating_sub(12);
    let around = |words: &[&str]| {
        (from..unit.tokens.end + 10).any(|i| {
            !scene.is(i, Class::SCALE) && words.iter().any(|w| scene.word(i).starts_with(w))
        })
    };
    const MONEY: &[&str] = &[
        "cost", "pay", "paid", "worth", "pric", "fine", "£", "tax", "sterling", "pence", "spen",
        "salary", "wage", "debt", "loan", "bill", "profit", "earn", "fund", "sold", "bought",
        "budget", "invest", "donat", "rais", "charg", "fees", "owe", "stole", "money", "cash",
        "bank", "british", "britain",
    ];
    const MASS: &[&str] =
        &["weigh", "weight", "lift", "heav", "gain", "lost", "lose", "drop", "ounce", "kg", "kilo"];
    let own = scene.settings.currency.as_deref() == Some("GBP");
    let large = numeral.value >= Number::from(100_000);
    match () {
        // `2 million pounds of debt`, `16 million pounds of thrust`.
        () if large && of => {
            if own || around(MONEY) {
                money
            } else {
                unit
            }
        }
        () if hyphen || of || around(MASS) => unit,
        () if own || around(MONEY) => money,
        () => unit,
    }
}

/// Whether letters before a number are a currency (`Rs 20`, `R 50`), not the end of a word or an initial.
pub fn currency_before_fits(scene: &Scene, currency: &UnitRead) -> bool {
    let first = currency.tokens.start;
    let printed = scene.printed(first);
    let glued_left =
        first > 0 && scene.glued(first) && scene.tokens[first - 1].kind != TokenKind::Mark;
    let letters = scene.tokens[currency.tokens.end - 1].kind == TokenKind::Word;
    if glued_left && letters {
        return false;
    }
    match printed {
        "R" | "Re" | "Fr" | "Ft" | "Sh" | "LE" | "Tk" | "DM" if letters => {
            scene.glued(currency.tokens.end)
        }
        _ => true,
    }
}

/// Whether a currency behind a number is meant as one.
pub fn currency_after_fits(scene: &Scene, numeral: &Numeral, money: &UnitRead, end: usize) -> bool {
    let at = money.tokens.start;
    let printed = scene.printed(at);
    let glued = scene.glued(at) && at == numeral.tokens.end;
    let after = money.tokens.end;
    let another = after < end && scene.is(after, Class::DIGITS) && scene.glued(after);
    if money.spelled {
        return noun_fits(scene, numeral, at, after, end);
    }
    match printed {
        // `50 $10 bills`: the sign belongs to the number behind it; `10 $ 30 $` and `10 $ 30 cents` to the one before.
        "$" | "€" | "£" | "¥" | "₹" => {
            let behind = after + 1;
            let own = !another
                && behind < end
                && (scene.word(behind) == scene.word(at) || scene.is(behind, Class::CURRENCY));
            own || !(after < end && scene.is(after, Class::DIGITS)) && (glued || !another)
        }
        "R" | "Re" | "Fr" | "Sh" | "DM" | "S$" | "R$" => false,
        // `1,134p` is a price, `1080p` a resolution.
        "p" if glued && !numeral.plain => numeral.value < Number::from(100_000),
        "c" | "C" | "p" => glued && numeral.value < Number::from(1000) && printed != "C",
        "Ft" | "LE" | "RM" | "Rs" => !another,
        _ => !another || glued,
    }
}

/// Nouns that are also plain words count only where nothing else does.
fn noun_fits(scene: &Scene, numeral: &Numeral, at: usize, after: usize, end: usize) -> bool {
    let word = scene.word(at);
    let one_word = after == at + 1;
    if !one_word {
        return true;
    }
    match word {
        "won" | "real" | "sol" | "dong" | "kip" | "som" | "lev" | "leu" | "lek" | "dram" => {
            numeral.value >= Number::from(10)
                && !(word == "won" && after < end && won_a_prize(scene, after))
        }
        // `past the 100 mark` is a line that is crossed.
        "mark" => scene.before(at, 1) == "-",
        "marks" | "crown" | "crowns" | "pula" | "colones" | "soles" | "cordobas" | "ether" => {
            numeral.value >= Number::from(100)
        }
        "buck" | "bucks" => !(after < end && scene.tokens[after].capital),
        "colon" | "colons" | "sen" | "rand" => numeral.value > Number::ONE,
        "cent" => !scene.tokens[at].capital,
        _ => true,
    }
}

fn won_a_prize(scene: &Scene, after: usize) -> bool {
    scene.is(after, Class::FUNCTION.or(Class::DIGITS))
        && matches!(scene.word(after), "the" | "a" | "an" | "their" | "his" | "her" | "first")
}

/// `$5m`, `£3 m`, `$2.174T`: letters that mean a scale once a currency stands before the number.
pub fn currency_scale(scene: &Scene, numeral: &mut Numeral, end: usize) {
    let at = numeral.tokens.end;
    if at >= end || numeral.scale.is_some() || scene.tokens[at].new_line {
        return;
    }
    let goes_on =
        scene.glued(at + 1) && at + 1 < end && scene.tokens[at + 1].kind == TokenKind::Word;
    let exponent = match scene.printed(at) {
        "cr" | "Cr" => 7,
        "m" | "M" | "mm" | "MM" | "mio" => 6,
        "b" | "B" if scene.glued(at) => 9,
        "t" | "T" if scene.glued(at) => 12,
        _ => return,
    };
    if !goes_on {
        scale_up(numeral, exponent, at + 1);
    }
}

/// `75 USD million`, `30 MUSD`: the scale behind the currency or glued before its code. Whether a token behind it was read.
pub fn scale_behind_currency(
    scene: &Scene,
    numeral: &mut Numeral,
    unit: &UnitRead,
    end: usize,
) -> bool {
    let at = unit.tokens.end;
    if unit.unit.dimension != Dimension::Money || unit.spelled || numeral.scale.is_some() {
        return false;
    }
    if let Some(exponent) = code_scale(scene.printed(unit.tokens.start)) {
        let end = numeral.tokens.end;
        scale_up(numeral, exponent, end);
        return false;
    }
    if at >= end {
        return false;
    }
    let scale = scene.is(at, Class::SCALE)
        && !scene.is(at, Class::VAGUE.or(Class::ORDINAL).or(Class::FRACTION));
    if scale {
        let tokens = numeral.tokens.clone();
        scale_up(numeral, i32::from(scene.number(at)), at + 1);
        numeral.tokens = tokens;
    }
    scale
}

/// Multiplies a number by a power of ten that was written behind it.
pub fn scale_up(numeral: &mut Numeral, exponent: i32, end: usize) {
    if let Some(value) = Number::ten_to(exponent).and_then(|p| numeral.value.times(p)) {
        numeral.scale = Some((numeral.value, exponent));
        numeral.value = value;
        numeral.last += exponent;
        numeral.plain = false;
        numeral.tokens.end = end;
    }
}
