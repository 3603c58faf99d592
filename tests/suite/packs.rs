//! The rule packs: taken into a project by `extends:`, they load without a fault, their tests hold, and each names its source.

use std::fs;
use std::path::Path;
use std::process::Command;

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/packs");
    for pack in ["history", "style"] {
        let to = folder.path().join("facts").join(pack);
        fs::create_dir_all(&to).expect("a folder");
        for entry in fs::read_dir(packs.join(pack)).expect("the pack") {
            let path = entry.expect("an entry").path();
            fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
    let settings =
        "extends: [facts/history, facts/style]\narticles: \"*.md\"\nchecks: {spelling: warning}\n";
    fs::write(folder.path().join("factlint.yml"), settings).expect("settings");
    folder
}

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    let output = command.current_dir(folder).args(args).output().expect("factlint runs");
    let all = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&all).into_owned())
}

#[test]
fn packs_hold_what_they_promise() {
    let folder = project();
    let (status, said) = run(folder.path(), &["test", "--coverage"]);
    assert_eq!(status, Some(0), "{said}");
    for file in
        ["history/dates.yml", "history/figures.yml", "style/units.yml", "style/currencies.yml"]
    {
        let text = fs::read_to_string(folder.path().join("facts").join(file)).expect("a pack");
        let (rules, sources) =
            (text.matches("\n  - id: ").count(), text.matches("Source: ").count());
        assert!(rules > 3 && rules == sources, "{file}: {rules} rules, {sources} sources");
    }
}

#[test]
fn packs_find_what_is_often_wrong() {
    let folder = project();
    let text = "In Kiev they saw the film. The Titanic sank on 14 April 1912.\n\nIn 1989 the Berlin Wall fell. It was 155 km long.\n";
    fs::write(folder.path().join("film.md"), text).expect("an article");
    let (status, said) = run(folder.path(), &["check", "--format", "short", "-q"]);
    assert_eq!(status, Some(1), "{said}");
    let found: Vec<&str> = said.lines().filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    assert_eq!(found, ["titanic-sinking", "spelling"], "{said}");
}

/// What bears the name of an event or a thing and is another, and what is right.
const PEACE: &str = "\
---
date: 2025-05-02
---

Constantinople was captured by crusaders on 13 April 1204. Henry V landed in Normandy on 1 August 1417, and William of Normandy landed in England on 28 September 1066.

Columbus reached Jamaica on 5 May 1494. Suspicion fell on a prisoner who was taken to the Bastille on 3 March 1703.

An earthquake was felt in Lisbon on 26 August 2024. The Battle of Hastings will be shown by 300 men in armour on 11 October 2025.

Bell and Watson spoke by telephone from coast to coast on 25 January 1915. The Wright brothers flew a glider at Kitty Hawk on 5 October 1900.

The film Titanic was shown first on 1 November 1997. The Titanic hit an iceberg on 14 April 1912 and sank in the small hours. The Titanic carried 2,224 people. The Titanic sank in the night of 14 to 15 April 1912.

The armistice of Mudros was signed on 30 October 1918. Bush fires burned in Tasmania on Black Tuesday, 7 February 1967. Black Tuesday came five days after Black Thursday, 24 October 1929.

Roosevelt spoke to Congress about the attack on Pearl Harbor on 8 December 1941. Japan attacked Pearl Harbor on the morning of 7 December.

The president visited Hiroshima, where the bomb was dropped, on 27 May 2016. India marked Independence Day on 15 August 2024. Pakistan became independent on 14 August 1947, a day before India. The Indian Independence Act was passed on 18 July 1947.

Sputnik 2 was launched on 3 November 1957 with a dog on board. Gagarin died on 27 March 1968. Valentina Tereshkova followed Gagarin into space on 16 June 1963.

The Berlin Wall was opened at the Brandenburg Gate on 22 December 1989. Some 1.3 km of the Berlin Wall are left, and 43 km of it ran through the city. Demolition of the Berlin Wall began on 13 June 1990.

Ruby shot the man who was held for killing Kennedy in Dallas on 24 November 1963. Apollo 11 came down in the Pacific on 24 July 1969. Apollo 11 was launched on 16 July 1969 and landed four days later.

The shuttle Challenger first flew on 4 April 1983, the shuttle Columbia on 12 April 1981. The accident at Chornobyl was reported on 28 April 1986. Challenger was lost 73 seconds after its start.

De Klerk announced on 2 February 1990 that Mandela would be released. The treaty on German reunification was signed on 31 August 1990. Gorbachev resigned as general secretary of the party on 24 August 1991. The Maastricht treaty came into force on 1 November 1993.

An earthquake shook Fukushima on 16 March 2022. Britain voted in a referendum on the European Communities on 5 June 1975. The United Kingdom left the EU's single market on 31 December 2020. Scotland voted in a referendum on 18 September 2014 and Britain in one on the EU in 2016.

Everest base camp lies 5,364 metres above sea level. The second floor of the Eiffel Tower is 115 metres high. The Channel Tunnel runs 38 km under the sea. The Great Wall, 70 km north of Beijing, is 7 metres high there. The Great Wall of the Ming was 8,850 km long.

The UN Security Council has 15 members. The UN sent observers to 12 countries. Some 41 members of the UN abstained. The EU gave money to 14 countries. NATO sent ships from 9 allies. All 27 member states of the EU agreed, and so did the 32 allies in NATO. The United Nations and its 193 members met.

The Moon was 357,000 km away at its closest. The probe circled the Moon at 100 km from its surface. Signals travel at two thirds of the speed of light, 200,000 km/s. On the Titanic 709 third-class passengers died.

Croatia joined the European Union on 1 July 2013 and the euro area in 2023. Euro notes were designed in 1996. Black Wednesday is the first of August, when young doctors begin: 7 August 2024. The London marathon was won over 26.2 miles. A half marathon is 21.1 km long. He paid a pound of 20 pence. An acre is 160 square rods.

In 1989 the Berlin Wall fell. Waterloo was won on 18 June 1815. The Great Fire of London began on Sunday, 2 September 1666. The bomb fell on Nagasaki on 9 August 1945. Kennedy was killed in Dallas in November 1963.
";

#[test]
fn packs_leave_what_bears_the_name_in_peace() {
    let folder = project();
    fs::write(folder.path().join("peace.md"), PEACE).expect("an article");
    let (status, said) = run(folder.path(), &["check", "--format", "short", "-q"]);
    assert_eq!((status, said.as_str()), (Some(0), ""));
}
