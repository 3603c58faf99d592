//! Where an article stands in time. In: resolved mentions, in document order. Out: what the next relative one is counted from.

use super::words::Unit;
use crate::corpus::DocumentType;
use crate::value::{Anchor, Days, Granularity, Moment};
use jiff::civil::Date;

/// The article's place in time while it is read.
#[derive(Debug, Clone)]
pub struct Stand {
    /// The publication date, if known.
    pub publication: Option<Date>,
    /// News or history.
    pub document: DocumentType,
    /// Whether that it is history is a guess: then only what the story itself dates is resolved, and nothing that points to now.
    pub guessed: bool,
    /// Whether dates in digits have the day first, where the article or its language settles it.
    pub day_first: Option<bool>,
    /// The sentence that is being read.
    pub sentence: usize,
    /// Whether its clause tells of what had been before: `the ship had run aground on Tuesday`.
    pub looks_back: bool,
    mentions: Vec<Mention>,
    line: Option<Mention>,
}

#[derive(Debug, Clone, Copy)]
struct Mention {
    days: Days,
    granularity: Granularity,
    sentence: usize,
    /// Whether only its own sentence counts from it.
    passing: bool,
    /// Whether it is a day of what had been before the story.
    back: bool,
}

/// A day to count from, and what it is.
#[derive(Debug, Clone, Copy)]
pub struct From {
    /// The days it covers.
    pub days: Days,
    /// How fine it is.
    pub granularity: Granularity,
    /// What it is.
    pub anchor: Anchor,
    /// Whether it is close enough to be relied on.
    pub sure: bool,
    /// Whether the sentence that is being read names it.
    pub here: bool,
    /// Whether it is a day of what had been before the story.
    pub back: bool,
}

/// How a mention stands to the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// It heads what follows.
    Heading,
    /// The story goes on there.
    Story,
    /// It opens its sentence, so that the story steps there, however far on.
    Opening,
    /// A look ahead, a period's limit, part of a name.
    Aside,
    /// A look back that is counted from where the story stands: `the previous winter`.
    Back,
    /// In news, how far back something reaches (`the lowest since May`) what it is laid beside (`from April`) or
    /// what is told by the way (`, which began in May,`). No later sentence counts from there.
    Since,
}

/// A bare year further off than this many years is no step of the story.
const FAR: i32 = 6;

impl Stand {
    /// The start of an article.
    pub fn new(publication: Option<Date>, document: DocumentType) -> Self {
        Self {
            publication,
            document,
            guessed: false,
            day_first: None,
            sentence: 0,
            looks_back: false,
            mentions: Vec::new(),
            line: None,
        }
    }

    /// Whether the article is history.
    pub fn is_narrative(&self) -> bool {
        self.document == DocumentType::Narrative
    }

    /// Now: the publication date of news, in history the date at which the narrative stands.
    pub fn now(&self) -> Option<From> {
        if self.is_narrative() {
            return self.line.map(|mention| self.from(mention));
        }
        let day = self.publication?;
        Some(From {
            days: Days::day(day),
            granularity: Granularity::Day,
            anchor: Anchor::Publication,
            sure: true,
            here: false,
            back: false,
        })
    }

    /// The date at which the narrative stands, fine enough to count `unit`s from: a mention in this sentence or the one before,
    /// in history any; else what the news started from, which is not sure.
    pub fn narrative(&self, unit: Unit) -> Option<From> {
        let fits = |g: Granularity| match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => g <= Granularity::Day,
            Unit::Weekend | Unit::Week | Unit::Fortnight => g <= Granularity::Week,
            Unit::Month => g <= Granularity::Month,
            Unit::Quarter | Unit::Half => g <= Granularity::Half,
            _ => true,
        };
        if let Some(from) = self.last(fits)
            && (from.sure || self.is_narrative())
        {
            // The story may have gone on since, to a time that is not that fine.
            let gone = |line: &Mention| {
                self.is_narrative() && !fits(line.granularity) && line.days.first > from.days.last
            };
            return Some(match self.line.filter(gone) {
                Some(line) => From { sure: false, ..self.from(line) },
                None => from,
            });
        }
        if self.is_narrative() {
            return None;
        }
        self.now().map(|from| From { sure: false, ..from })
    }

    /// Whether the day at which the news stands is one to come, of which no verb in the past tells.
    pub fn is_ahead(&self) -> bool {
        let told = self.narrative(Unit::Day).zip(self.publication);
        !self.is_narrative() && told.is_some_and(|(from, now)| from.days.first > now)
    }

    /// What a step on from where the news stands is counted from, where nothing fine enough is near: a coarser mention in this
    /// sentence or the one before, else the last fine one wherever it stands, if it lies before now. Never sure.
    pub fn remembered(&self, unit: Unit) -> Option<From> {
        let near =
            self.mentions.last().filter(|m| m.sentence + usize::from(!m.passing) >= self.sentence);
        // `It was the lowest since May. A month later it doubled.`
        let since = self.mentions.last().filter(|m| {
            m.passing
                && m.sentence + 1 == self.sentence
                && (m.granularity <= Granularity::Day
                    || m.granularity <= Granularity::Month && unit == Unit::Month
                    || m.granularity <= Granularity::Year && unit == Unit::Year)
        });
        let coarse = near.filter(|m| {
            unit >= Unit::Day
                && (m.granularity == Granularity::Year && unit < Unit::Year
                    || m.granularity == Granularity::Month && unit < Unit::Month)
        });
        let fine = || {
            let fits = |m: &&Mention| {
                !m.passing && (m.granularity <= Granularity::Day || unit >= Unit::Month)
            };
            self.mentions.iter().rev().find(fits)
        };
        let from = self.from(*coarse.or(since).or_else(fine)?);
        let past = self.publication.is_some_and(|now| from.days.last < now);
        past.then_some(From { sure: false, ..from })
    }

    /// The day that the news told of last, if it was not long before now: the likeliest one of a time that names none. Never sure.
    pub fn lately(&self) -> Option<From> {
        const AGO: i32 = 3;
        let now = self.publication?;
        let last = self.mentions.iter().rev().find(|m| m.granularity <= Granularity::Day)?;
        let ago = last.days.first.until(now).ok()?.get_days();
        (1..=AGO).contains(&ago).then(|| From { sure: false, ..self.from(*last) })
    }

    /// The last day that the news named and that is not one to come, if that is near.
    pub fn past_day(&self) -> Option<From> {
        let now = self.publication?;
        let last = self.last_day(|days| days.last <= now)?;
        last.sure.then_some(last)
    }

    fn last_day(&self, fits: impl Fn(Days) -> bool) -> Option<From> {
        let open = |m: &&Mention| !m.passing || m.sentence == self.sentence;
        let day = |m: &&Mention| m.granularity <= Granularity::Day && fits(m.days);
        self.mentions.iter().rev().filter(open).find(day).map(|m| self.from(*m))
    }

    /// The last mention that is just that fine.
    pub fn named(&self, granularity: Granularity) -> Option<From> {
        self.last(|g| g == granularity)
    }

    /// The last mention that fits.
    fn last(&self, fits: impl Fn(Granularity) -> bool) -> Option<From> {
        let open = |m: &&Mention| !m.passing || m.sentence == self.sentence;
        self.mentions.iter().rev().filter(open).find(|m| fits(m.granularity)).map(|m| self.from(*m))
    }

    fn from(&self, mention: Mention) -> From {
        From {
            days: mention.days,
            granularity: mention.granularity,
            anchor: Anchor::Narrative,
            sure: mention.sentence + 1 >= self.sentence || self.is_narrative() && !self.guessed,
            here: mention.sentence == self.sentence,
            back: mention.back,
        }
    }

    /// Whether the story leaves its year for that of `moment` only to be back at the next year that is named, `next`: then it never
    /// left.
    pub fn is_taken_back(&self, moment: &Moment, next: Option<i32>) -> bool {
        let (Some(line), Some(days), Some(next)) = (self.line, moment.days(), next) else {
            return false;
        };
        let line = i32::from(line.days.first.year());
        let year = i32::from(days.first.year());
        year < line && next >= line || year > line && next <= line
    }

    /// So many hours on, the news still stands on its day.
    pub fn stays(&mut self) {
        let (sentence, day) = (self.sentence, |m: &&mut Mention| m.granularity <= Granularity::Day);
        if let Some(last) = self.mentions.iter_mut().rev().find(day)
            && !last.passing
            && last.sentence + 1 >= sentence
        {
            last.sentence = sentence;
        }
    }

    /// A resolved mention was met. The line of the narrative follows it where `told` says that the story goes on there; `that
    /// year` can mean it in either case.
    pub fn meets(&mut self, moment: &Moment, told: Told) {
        let Some(days) = moment.days() else { return };
        let back = told == Told::Back && self.is_narrative() && self.line.is_some();
        if moment.granularity > Granularity::Year || !moment.is_resolved() || back {
            return;
        }
        const KEPT: usize = 24;
        if self.mentions.len() == KEPT {
            self.mentions.remove(0);
        }
        let granularity = moment.granularity;
        // A night ends on the morning after it, but what comes a day later is counted from its evening.
        let days = if granularity <= Granularity::PartOfDay { Days::day(days.first) } else { days };
        let passing = told == Told::Since;
        let (sentence, back) = (self.sentence, self.looks_back);
        let mention = Mention { days, granularity, sentence, passing, back };
        self.mentions.push(mention);
        let within = self.line.is_some_and(|line| days.contains(&line.days));
        let years = self.line.map_or(0, |line| {
            (i32::from(days.first.year()) - i32::from(line.days.first.year())).abs()
        });
        let coarse = granularity > Granularity::Season;
        let on = self.line.is_none_or(|line| days.first > line.days.last);
        let follows = match told {
            Told::Heading => true,
            Told::Aside | Told::Back | Told::Since => self.line.is_none(),
            Told::Story => !coarse || !within && years <= FAR,
            Told::Opening => !coarse || !within && (years <= FAR || on),
        };
        if follows {
            self.line = Some(mention);
        }
    }
}
