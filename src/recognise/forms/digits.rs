//! Numbers in digits. In: the tokens of a number as printed. Out: its exact value and how far it was written out.
//!
//! Knows thousands separators (comma, dot, apostrophe, every kind of space), decimals, vulgar and slashed fractions and powers
//! of ten; knows no words.

use crate::recognise::scene::Scene;
use crate::text::TokenKind;
use crate::value::Number;

/// Digits that were read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Digits {
    /// The number.
    pub value: Number,
    /// The power of ten of the last digit that was written: 0 for `12`, -2 for `2.50`.
    pub last: i32,
    /// One past its last token.
    pub end: usize,
    /// Whether nothing but plain digits was written (`1990`): what may as well be a year or a name.
    pub plain: bool,
}

/// Reads the number whose first digits are token `at`; `None` where the digits are no number (`192.168.1.2`).
pub fn read(scene: &Scene, at: usize, end: usize) -> Option<Digits> {
    let text = scene.printed(at);
    if let Some((n, d)) = vulgar(text) {
        return Some(Digits { value: Number::ratio(n, d)?, last: -2, end: at + 1, plain: false });
    }
    let (value, last) = plain(text)?;
    let whole = !text.contains(['.', ',']);
    let mut out = Digits { value, last, end: at + 1, plain: whole };
    if whole || text.contains(',') {
        spaced_groups(scene, end, &mut out);
    }
    if out.value.is_whole() && out.last == 0 {
        fraction_behind(scene, end, &mut out);
    } else if out.last == -2 {
        part_of_a_cent(scene, end, &mut out);
    }
    power_behind(scene, end, &mut out);
    Some(out)
}

/// One token's digits with their separators.
fn plain(text: &str) -> Option<(Number, i32)> {
    let commas = text.matches(',').count();
    let dots = text.matches('.').count();
    let number = |s: &str| Number::parse(s);
    match (commas, dots) {
        (0, 0) => Some((number(text)?, 0)),
        (0, 1) => decimal(text, '.'),
        (_, 0 | 1)
            if text.split('.').nth(1).is_none_or(|d| !d.contains(','))
                && text.split('.').next()?.contains(',')
                && grouped(text.split('.').next()?, ',') =>
        {
            decimal(&text.replace(',', ""), '.')
        }
        (0, _) if grouped(text, '.') => Some((number(&text.replace('.', ""))?, 0)),
        // The continental way, where nothing else is possible: `1.234,56`, `5,00`.
        (1, _) => {
            let (whole, rest) = text.split_once(',')?;
            let fits = (1..=2).contains(&rest.len()) && !rest.contains('.');
            let whole = match dots {
                0 => whole.to_owned(),
                _ if grouped(whole, '.') => whole.replace('.', ""),
                _ => return None,
            };
            fits.then(|| decimal(&format!("{whole}.{rest}"), '.')).flatten()
        }
        _ => None,
    }
}

fn decimal(text: &str, point: char) -> Option<(Number, i32)> {
    let places = text.split_once(point).map_or(0, |(_, rest)| rest.len() as i32);
    Some((Number::parse(text)?, -places))
}

/// Whether digits are grouped in threes, or the Indian way (`12,34,567`).
fn grouped(text: &str, separator: char) -> bool {
    let groups: Vec<&str> = text.split(separator).collect();
    let Some((last, before)) = groups.split_last() else { return false };
    let Some((first, middle)) = before.split_first() else { return true };
    let inner = middle.iter().map(|g| g.len());
    let size = inner.clone().next().unwrap_or(if first.len() <= 3 { 3 } else { 0 });
    last.len() == 3
        && (1..=size).contains(&first.len())
        && (2..=3).contains(&size)
        && inner.clone().all(|n| n == size)
        && !(first.starts_with('0') && before.len() + first.len() > 1)
}

/// `1 234 567`, `10 000.50`: groups of three behind one to three digits, parted by one space of any kind.
fn spaced_groups(scene: &Scene, end: usize, out: &mut Digits) {
    let first = scene.printed(out.end - 1);
    if first.len() > 3 || first.starts_with('0') || first.contains(',') {
        return;
    }
    let mut digits = first.to_owned();
    let mut at = out.end;
    while at < end && is_group(scene, at) {
        digits.push_str(scene.printed(at));
        at += 1;
        if digits.contains('.') {
            break;
        }
    }
    // A row of plain numbers is no number.
    let next_is_digits = at < end && scene.tokens[at].kind == TokenKind::Number;
    // `47 737 MAX jets`: a capital behind one plain space shows two numbers.
    let name_behind = at < end && scene.tokens[at].capital && at == out.end + 1;
    if at > out.end
        && !name_behind
        && !(next_is_digits && scene.tokens[at].spaced)
        && let Some((value, last)) = decimal(&digits, '.')
    {
        *out = Digits { value, last, end: at, plain: false };
    }
}

fn is_group(scene: &Scene, at: usize) -> bool {
    let token = &scene.tokens[at];
    let text = scene.printed(at);
    let whole = text.split('.').next().unwrap_or_default();
    let gap = scene.tokens[at - 1].span.end..token.span.start;
    token.kind == TokenKind::Number
        && token.spaced
        && !token.new_line
        && scene.article.prose.get(gap).is_some_and(|g| g.chars().count() == 1)
        && whole.len() == 3
        && whole.bytes().all(|b| b.is_ascii_digit())
        && text.matches('.').count() <= 1
}

/// Denominators of the fractions behind whole numbers: of inches and of prices.
const PARTS: &[i128] = &[2, 3, 4, 5, 6, 8, 10, 16, 32, 64];

/// `3½`, `3 1/4`, `3-1/4`, `1/4`.
fn fraction_behind(scene: &Scene, end: usize, out: &mut Digits) {
    let at = out.end;
    if at >= end || scene.tokens[at].kind == TokenKind::Possessive {
        return;
    }
    if let Some((n, d)) = vulgar(scene.printed(at)).filter(|_| !scene.tokens[at].new_line) {
        if let Some(sum) = Number::ratio(n, d).and_then(|f| out.value.plus(f)) {
            *out = Digits { value: sum, last: -2, end: at + 1, plain: false };
        }
    } else if let Some((value, after)) = slashed(scene, at - 1, end, &[]) {
        *out = Digits { value, last: -2, end: after, plain: false };
    } else if scene.tokens[at].spaced
        && let Some((part, after)) = slashed(scene, at, end, PARTS)
        && let Some(sum) = out.value.plus(part)
    {
        *out = Digits { value: sum, last: -2, end: after, plain: false };
    } else if scene.word(at) == "-"
        && scene.glued(at)
        && scene.glued(at + 1)
        && let Some((part, after)) = slashed(scene, at + 1, end, PARTS)
        && let Some(sum) = out.value.plus(part)
    {
        *out = Digits { value: sum, last: -2, end: after, plain: false };
    }
}

/// `5.79 1/2`: prices in dollars and cents with a part of a cent behind.
fn part_of_a_cent(scene: &Scene, end: usize, out: &mut Digits) {
    let at = out.end;
    if at < end
        && scene.tokens[at].spaced
        && let Some((part, after)) = slashed(scene, at, end, &[2, 4, 8])
        && let Some(sum) = part.over(Number::from(100)).and_then(|p| out.value.plus(p))
    {
        *out = Digits { value: sum, last: -4, end: after, plain: false };
    }
}

/// `1/4` at token `at`; with `denominators` only those.
fn slashed(scene: &Scene, at: usize, end: usize, denominators: &[i128]) -> Option<(Number, usize)> {
    if at + 2 >= end || scene.word(at + 1) != "/" || scene.glued(at + 1) != scene.glued(at + 2) {
        return None;
    }
    let (n, d) = (Number::parse(scene.printed(at))?, Number::parse(scene.printed(at + 2))?);
    let chained = scene.word(at + 3) == "/" && scene.glued(at + 3);
    let allowed = denominators.is_empty() || denominators.contains(&d.numerator());
    if chained || !allowed || !n.is_whole() || !d.is_whole() || d <= Number::ONE || n >= d {
        return None;
    }
    Some((n.over(d)?, at + 3))
}

/// `×10^6`, `x10-5`, `e6` glued behind the number.
fn power_behind(scene: &Scene, end: usize, out: &mut Digits) {
    let at = out.end;
    if at >= end {
        return;
    }
    let word = scene.word(at);
    let read = match word {
        "×" | "x" if scene.word(at + 1) == "10" => signed(scene, at + 2, end),
        "x10" => signed(scene, at + 1, end),
        "e" if scene.glued(at) => signed(scene, at + 1, end).filter(|_| scene.glued(at + 1)),
        "^" if scene.glued(at) => {
            raised(scene, at, end, out);
            None
        }
        _ if scene.glued(at) => {
            word.strip_prefix('e').and_then(|d| d.parse().ok()).map(|n: i32| (n, at + 1))
        }
        _ => None,
    };
    if let Some((exponent, after)) = read
        && after <= end
        && let Some(value) = Number::ten_to(exponent).and_then(|p| out.value.times(p))
    {
        *out = Digits { value, last: out.last + exponent, end: after, plain: false };
    }
}

/// `1.1^23`, `2.5^-1`: a power of the number itself, as long as it can be held exactly.
fn raised(scene: &Scene, at: usize, end: usize, out: &mut Digits) {
    let Some((exponent, after)) = signed(scene, at, end).filter(|(_, after)| *after <= end) else {
        return;
    };
    let power =
        (0..exponent.unsigned_abs()).try_fold(Number::ONE, |power, _| power.times(out.value));
    let value = power.and_then(|p| if exponent < 0 { Number::ONE.over(p) } else { Some(p) });
    if let Some(value) = value {
        *out = Digits { value, last: out.last * exponent.max(1), end: after, plain: false };
    }
}

/// An exponent with an optional `^` and sign.
fn signed(scene: &Scene, mut at: usize, end: usize) -> Option<(i32, usize)> {
    if scene.word(at) == "^" {
        at += 1;
    }
    let negative = scene.word(at) == "-";
    if negative || scene.word(at) == "+" {
        at += 1;
    }
    let n: i32 = scene.word(at).parse().ok().filter(|n| (0..=30).contains(n))?;
    (at < end && scene.glued(at)).then_some((if negative { -n } else { n }, at + 1))
}

/// The vulgar fractions that have a character of their own.
fn vulgar(text: &str) -> Option<(i128, i128)> {
    Some(match text {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅐" => (1, 7),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    })
}
