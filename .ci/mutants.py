#!/usr/bin/env python3
"""Which changes to value/, engine/ and ruleset/ no test notices: .ci/mutants.py [--seed N] [--size N] [--try PART...]

`cargo mutants --list` names the mutants (`cargo install --locked cargo-mutants`). A random sample of them is written into a copy of the
sources, each behind its number (schemata.py), and the tests are built once. Every test runs once by itself and notes which mutants it
reaches; then each mutant is switched on and tried against the tests that reach it: the library's, and where it survives those of
tests/suite, the quickest first, until one fails. To hang and to take more than 4 GB is to fail.

Those that do not compile like this count as unviable and not in the rate: beside what cargo-mutants could not build either, they are
what stands in a `const fn` and other values for `-> impl Iterator`. Left out are SKIPPED (killed, loaded and watching runs), tests that
take longer than --slow seconds by themselves, and tests that fail without a mutant; all of the latter are named.
--try takes all whose name holds a PART (a file, a line, a function) instead of a sample. Works in target/mutants; an hour or less for 300
on two cores. Ends with 1 where less than --least per cent were caught.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time

from schemata import MARK, Source

ROOMS = ["value", "engine", "ruleset"]
SKIPPED = ["crash::", "load::", "watch::"]
ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "target/mutants"
TREE = WORK / "tree"
MEMORY = 4 << 30

# What a copy of the crate needs to switch a mutant on, by its number, or to note which are reached, by the path of a file. A cache
# kept under one mutant says nothing of another, so both are a part of what the program takes for its own build.
SWITCH = """
static MUTANT: std::sync::LazyLock<(String, usize)> = std::sync::LazyLock::new(|| {
    let text = std::env::var("FACTLINT_MUTANT").unwrap_or_default();
    let number = text.parse().unwrap_or(usize::MAX);
    (text, number)
});
static REACHED: [std::sync::atomic::AtomicBool; SIZE] = [const { std::sync::atomic::AtomicBool::new(false) }; SIZE];
#[allow(missing_docs)]
pub fn mutant(number: usize) -> bool {
    if MUTANT.0.starts_with('/') && !REACHED[number].swap(true, std::sync::atomic::Ordering::Relaxed) {
        use std::io::Write;
        let file = std::fs::OpenOptions::new().create(true).append(true).open(&MUTANT.0);
        file.and_then(|mut file| file.write_all(format!("{number}\\n").as_bytes())).expect("noted");
    }
    MUTANT.1 == number
}
#[allow(missing_docs)]
pub fn build() -> String {
    format!("{} {}", env!("FACTLINT_BUILD"), MUTANT.0)
}
"""


def blamed(message):
    """The mutants at which the compiler points: those whose other branch it points into, or the innermost one around."""
    branches, around = set(), []
    spans = sorted(message["spans"], key=lambda span: not span["is_primary"])
    for span in spans:
        path, open_ = TREE / span["file_name"], []
        if not path.is_file():
            continue
        for mark in MARK.finditer(path.read_bytes()[:span["byte_start"]]):
            open_.append((int(mark[1]), mark[2])) if mark[2] in b"(<" else open_.pop()
        if open_:
            branches.add(open_[-1][0]) if open_[-1][1] == b"<" else around.append(open_[-1][0])
    return branches or set(around[:1])


def build(mutants):
    """Writes the mutants into the tree and builds the tests; the mutants that compile, and the two programs of tests."""
    sources = {name: Source(pathlib.Path(name)) for name in {mutant["file"] for mutant in mutants.values()}}
    alive = {}
    for number, mutant in mutants.items():
        try:
            alive[number] = sources[mutant["file"]].edit(number, mutant)
        except (IndexError, KeyError):
            print(f"cannot be written: {mutant['name']}", file=sys.stderr)
    while True:
        for name, source in sources.items():
            (TREE / name).write_text(source.written([e for n, e in alive.items() if mutants[n]["file"] == name]))
        cargo = ["cargo", "test", "--no-run", "--quiet", "--lib", "--test", "suite", "--message-format", "json"]
        done = subprocess.run(cargo, cwd=TREE, env=ENVIRONMENT, capture_output=True, text=True)
        said = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        if done.returncode == 0:
            tests = {one["target"]["name"]: one["executable"] for one in said if one.get("executable") and one["profile"]["test"]}
            return alive, tests["factlint"], tests["suite"]
        errors = [one["message"] for one in said if one["reason"] == "compiler-message" and one["message"]["level"] == "error"]
        gone = set().union(*(blamed(error) for error in errors)) & alive.keys()
        if not gone:
            sys.exit("".join(error["rendered"] for error in errors) + done.stderr)
        print(f"{len(gone)} mutants do not compile", file=sys.stderr)
        alive = {number: edit for number, edit in alive.items() if number not in gone}


def passes(program, names, mutant, seconds):
    """Whether tests pass, told as soon as one does not."""
    run = subprocess.Popen(
        [program, "--exact", "--test-threads=1", *names], cwd=TREE, env=ENVIRONMENT | {"FACTLINT_MUTANT": str(mutant)}, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True, errors="replace",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))

    def end():
        try:
            os.killpg(run.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        return not any(re.match("test .*FAILED$", line) for line in run.stdout) and run.wait() == 0
    finally:
        timer.cancel()
        end()
        run.wait()


def reach(program, workers):
    """Each test with its seconds and the mutants that it reaches; those that fail without a mutant are named and left out."""
    listed = subprocess.run([program, "--list", "--format", "terse"], cwd=TREE, stdout=subprocess.PIPE, text=True, check=True)
    names = [line.removesuffix(": test") for line in listed.stdout.splitlines() if line.endswith(": test")]

    def note(index, name):
        path, start = WORK / f"reached-{index}", time.monotonic()
        path.unlink(missing_ok=True)
        fine = passes(program, [name], path, 300)
        seconds = time.monotonic() - start
        reached = {int(line) for line in path.read_text().split()} if path.exists() else set()
        path.unlink(missing_ok=True)
        if not fine:
            print(f"left out, for it fails without a mutant: {name}", file=sys.stderr)
        return name, seconds, reached, fine

    names = [name for name in names if not name.startswith(tuple(SKIPPED))]
    return [one[:3] for one in workers.map(note, range(len(names)), names) if one[3]]


def caught(number, library, suite, slow):
    program, tests = library
    mine = [(name, seconds) for name, seconds, reached in tests if number in reached]
    if mine and not passes(program, [name for name, _ in mine], number, 20 + 10 * sum(seconds for _, seconds in mine)):
        return True
    program, tests = suite
    mine = sorted((seconds, name) for name, seconds, reached in tests if number in reached and seconds <= slow)
    return any(not passes(program, [name], number, 20 + 10 * seconds) for seconds, name in mine)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--size", type=int, default=300)
    arguments.add_argument("--try", dest="parts", nargs="+", default=[], help="instead of a sample those whose name holds one of these")
    arguments.add_argument("--slow", type=float, default=10, help="seconds that a test of the suite may take")
    arguments.add_argument("--least", type=float, default=85, help="per cent that have to be caught")
    wanted = arguments.parse_args()
    os.chdir(ROOT)
    files = [word for room in ROOMS for word in ("--file", f"src/{room}/**")]
    listed = subprocess.run(["cargo", "mutants", "--list", "--json", *files], stdout=subprocess.PIPE, text=True, check=True)
    every = sorted(json.loads(listed.stdout), key=lambda mutant: mutant["name"])
    drawn = random.Random(wanted.seed).sample(every, min(wanted.size, len(every)))
    if wanted.parts:
        drawn = [mutant for mutant in every if any(part in mutant["name"] for part in wanted.parts)]
    mutants = dict(enumerate(drawn))

    shutil.rmtree(TREE, ignore_errors=True)
    kept = subprocess.run(["git", "ls-files", "-z"], stdout=subprocess.PIPE, text=True, check=True).stdout.split("\0")
    for name in filter(os.path.isfile, kept):
        (TREE / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(name, TREE / name)
    with open(TREE / "src/lib.rs", "a") as library:
        library.write(SWITCH.replace("SIZE", str(len(mutants))))
    project = TREE / "src/cli/project.rs"
    project.write_text(project.read_text().replace('env!("FACTLINT_BUILD")', "crate::build()"))

    alive, library, suite = build(mutants)
    with concurrent.futures.ThreadPoolExecutor(2) as workers:
        library, suite = ((program, reach(program, workers)) for program in (library, suite))
        for name, seconds, _ in suite[1]:
            if seconds > wanted.slow:
                print(f"left out, for it takes {seconds:.0f} s: {name}", file=sys.stderr)

        def tried(number):
            if caught(number, library, suite, wanted.slow):
                return None
            print(f"survived: {mutants[number]['name']}", flush=True)
            return number

        survivors = [number for number in workers.map(tried, alive) if number is not None]
    rate = 100 * (1 - len(survivors) / max(len(alive), 1))
    how = "tried" if wanted.parts else f"drawn with seed {wanted.seed}"
    print(f"of {len(every)} mutants {len(drawn)} {how}: {len(drawn) - len(alive)} unviable, "
          f"{len(alive) - len(survivors)} caught, {len(survivors)} survived: {rate:.1f} % caught")
    sys.exit(rate < wanted.least)


# FACTLINT_CHANGES: corpora that are changed at random are changed less often than in a whole run.
ENVIRONMENT = os.environ | {"CARGO_TARGET_DIR": str(WORK / "target"), "FACTLINT_CHANGES": "2", "INSTA_UPDATE": "no", "NO_COLOR": "1"}

if __name__ == "__main__":
    main()
