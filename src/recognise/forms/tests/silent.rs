//! Sentences with numbers or words of numbers in which there is no figure.

use super::{check, line};

#[test]
fn figures_that_are_none_stay_silent() {
    let read: Vec<String> = SILENT
        .iter()
        .map(|text| (text, line(text)))
        .filter(|(_, read)| !read.is_empty())
        .map(|(text, read)| format!("{text}\n  read {read}"))
        .collect();
    assert!(read.is_empty(), "{} of {}\n{}", read.len(), SILENT.len(), read.join("\n"));
}

/// The same words with a figure in them are read: what keeps the others silent is not deafness.
#[test]
fn their_neighbours_are_read() {
    check(&[
        ("They sold 14 phones.", "14 = count 14 of phones"),
        ("Page after page had 12 lines.", "12 = count 12 of lines"),
        ("It lasted one second.", "one second = duration 1 second, PT1S"),
        ("One soldier fell.", "One = count 1 of soldier"),
        ("The flight had 370 passengers.", "370 = count 370 of passengers"),
        ("They lost two wars.", "two = count 2 of wars"),
    ]);
}

const SILENT: &[&str] = &[
    "On 20010911 boats left the quay.",
    "He may resign.",
    "He won 6-2 5-7 6-4.",
    "The spinner took 5-72.",
    "They lost 2-3 at home.",
    "A 1-2 defeat followed.",
    "Type 1 diabetes affects him.",
    "Stage 3 trials begin.",
    "Call 0800 555 111.",
    "He works on BA.2.86.",
    "It was shut between junctions 10 and 10A.",
    "It ran on 7 and 17 November.",
    "He lives in the 4200 block of Oak Street.",
    "\"Nineteen Eighty-Four\" sells well.",
    "\"Seven Samurai\" is on again.",
    "The 911 operator hung up.",
    "The bill, H.R. 3746, passed.",
    "The army will march on.",
    "One of them left.",
    "No one knows.",
    "One another is all they have.",
    "He was the one to blame.",
    "It has to stop one day.",
    "Wait a second.",
    "I second that.",
    "The iPhone 14 is out.",
    "Section 427 applies.",
    "It runs on 5G.",
    "The shop is open 24/7.",
    "See page 12.",
    "Flight 370 vanished.",
    "A Boeing 737 landed.",
    "Article 5 was invoked.",
    "It began after World War Two.",
    "Pope Leo XIV spoke.",
    "The G7 met.",
    "Version 2.0.1 is out.",
    "The server is at 192.168.1.2.",
    "Call 555-0123 now.",
    "Dial +1-222-333-4444 today.",
    "They won 3-1 at home.",
    "A 52-48 vote passed it.",
    "She lives at 123 Random Street.",
    "He was at 10 Downing Street.",
    "The F-16 took off.",
    "Covid-19 spread.",
    "He said he is more than open to it.",
    "Windows 10 is old.",
    "Apollo 11 landed.",
    "The FTSE 100 fell.",
    "Chapter Five is short.",
    "Channel Four aired it.",
    "Room 101 is dark.",
    "It is in Area 51.",
    "The Su-27 jet turned.",
    "She was born in the 1990s.",
    "It opens at 10:30.",
    "Meet at 5 p.m. sharp.",
    "Take Route 66 west.",
    "No. 1 Court is full.",
    "World War II ended.",
    "He is a lot better.",
    "Both leaders spoke.",
    "It is a bit much.",
    "He had a degree in law.",
    "The two-way split on 9/11 memory went on.",
    "Visit https://example.org/2024/05/100 for more.",
    "Phase 3 begins.",
    "Type 2 diabetes is common.",
    "The Nasdaq 100 slid.",
    "Formula 1 returns.",
    "The MH370 search went on.",
    "He wore a size 3D mask.",
    "A half-hearted reply came.",
    "They are second to none.",
    "It was one-sided.",
    "He is one-time champion.",
    "Catch-22 is a book.",
    "She ran in lane 4.",
    "Rule 34 is strict.",
    "It is at level 3 now.",
    "The 747s were sold.",
    "Case 12 was closed.",
    "On the one hand it is late.",
    "It was a one-off event.",
    "He is in his twenty-somethings.",
    "The A320 turned back.",
    "They met one-on-one.",
    "Ships of Type 45 sailed.",
    "Grade 6 pupils sang.",
];
