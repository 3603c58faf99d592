#!/usr/bin/env python3
"""Hostile inputs at their full size: .ci/hostile.py FACTLINT [WORD]

Each is checked by itself, without a cache; the table gives its status, its problems, seconds and the most memory. Ends with 1 where
one takes more than 10 seconds of processor time or 1 GB (or what BEYOND allows it), prints no whole report, or is ended by a signal.
WORD picks the inputs whose name holds it. Slower than tests bear: tests/suite/bounds.rs has smaller ones of each kind.
"""

import json
import multiprocessing
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

MIB = 1 << 20
ARTICLE = 8 * MIB  # what an article may hold
RULE = "rules:\n  - {id: a, figure: f, find: \"{count} people\"}\n"
EXPECTING = RULE.replace("}\n", ", expect: 4 people}\n")
FIVE = "There were 5 people. "


def find(phrase):
    return f"rules:\n  - {{id: a, figure: f, find: {json.dumps(phrase)}}}\n"


def filled(piece, size=ARTICLE):
    return piece * (size // len(piece.encode()))


def bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(12)]
    return "\n".join(lines) + "\n"


def rules(text):
    return {"rules/a.yml": text, "a.txt": FIVE}


def article(name, text, rule=RULE):
    return {"rules/a.yml": rule, name: text}


def large(path, head, piece, tail, size):
    """A file larger than is comfortable to hold, written piece by piece."""
    with open(path, "w") as out:
        out.write(head)
        for _ in range(size // len(piece)):
            out.write(piece)
        out.write(tail)


GIB = 1 << 30
WORDS = "people and more people " * 4096
CASES = {
    "an alias bomb": lambda: rules(bomb()),
    "aliases of a large list": lambda: rules("a: &a [" + "x, " * 100_000 + "x]\nb: [" + "*a, " * 100_000 + "x]\n"),
    "YAML, a million deep": lambda: rules("rules: " + "[" * 1_000_000),
    "YAML, mappings a million deep": lambda: rules("rules: " + "{a: " * 1_000_000),
    "a rule file of 64 MiB": lambda: rules("rules:\n" + filled("  - {id: a, figure: f, find: b}\n", 64 * MIB)),
    "a regular expression that grows": lambda: rules(find("/(?P<value>(a{1,1000}){1,1000})/")),
    "a regular expression of 8 MiB": lambda: rules(find("/(?P<value>" + "a" * ARTICLE + ")/")),
    "a gap without end": lambda: rules(find("a ...(4000000000) {count} people")),
    "gaps that explode": lambda: {
        "rules/a.yml": find("a ...(30) " * 12 + "{count} people"),
        "a.txt": filled("a b ", 400_000) + "5 people.",
    },
    "a phrase of 100 options": lambda: {"rules/a.yml": find("[a] " * 100 + "{count} people"), "a.txt": filled("a ")},
    "brackets, a million deep": lambda: rules(find("[" * 1_000_000)),
    "1 GB on one line": lambda: {"rules/a.yml": RULE, "a.txt": ("", WORDS, "", GIB)},
    "1 GB on one line of JSONL": lambda: {"rules/a.yml": RULE, "a.jsonl": ('{"id": "a", "text": "', WORDS, '"}\n', GIB)},
    "8 MiB on one line": lambda: article("a.txt", filled("there were 5 people and ")),
    "one word": lambda: article("a.txt", filled("a")),
    "digits": lambda: article("a.txt", filled("1")),
    "a million marks": lambda: article("a.txt", '" ' * 1_000_000),
    "marks before words": lambda: article("a.txt", filled('"a ')),
    "a million marks that only open": lambda: article("a.txt", "“a " * 1_000_000),
    "eight million marks": lambda: article("a.txt", filled('"')),
    "a million quotes": lambda: article("a.txt", filled("“a b,” ")),
    "the longest quotes": lambda: article("a.txt", filled("“We will all go there soon,” said Mara Keane. ")),
    "brackets": lambda: article("a.txt", filled("(")),
    "hyphens": lambda: article("a.txt", filled("1-")),
    "stops": lambda: article("a.txt", filled("a. ")),
    "dates": lambda: article("a.txt", filled("The day after 31 December 9999, next year and 400 years later. ")),
    "months": lambda: article("a.txt", filled("May March ")),
    "numbers in words": lambda: article("a.txt", filled("one hundred million and ")),
    "names": lambda: article("a.txt", filled("Mara Keane ")),
    "10,000 conflicts in one file": lambda: article("a.txt", "There were 5 people.\n" * 10_000, EXPECTING),
    "400,000 conflicts in one file": lambda: article("a.txt", filled("There were 5 people.\n"), EXPECTING),
    "HTML, divisions nested": lambda: article("a.html", filled("<div>") + FIVE),
    "HTML, tables nested": lambda: article("a.html", filled("<table><tr><td>") + FIVE),
    "HTML, a cell of four billion": lambda: article("a.html", f"<table><tr><td colspan=4000000000 rowspan=4000000000>{FIVE}</table>"),
    "HTML, cells of a thousand": lambda: article("a.html", "<table>" + filled("<tr><td colspan=1000 rowspan=65534>a", MIB)),
    "HTML, comments": lambda: article("a.html", filled("<!--") + FIVE),
    "HTML, an attribute without end": lambda: article("a.html", "<p " + filled("a=b ") + ">" + FIVE),
    "HTML, entities": lambda: article("a.html", filled("&amp;&#x1F600;")),
    "Markdown, quotes nested": lambda: article("a.md", filled("> ", MIB) + FIVE),
    "Markdown, lists nested": lambda: article("a.md", "\n".join("  " * n + "- a" for n in range(2_000))),
    "Markdown, links nested": lambda: article("a.md", filled("[", MIB) + FIVE + filled("](", MIB)),
    "Markdown, links without end": lambda: article("a.md", filled("[a](b", MIB)),
    "Markdown, emphasis": lambda: article("a.md", filled("*a **a ", MIB)),
    "Markdown, backticks": lambda: article("a.md", " ".join("`" * n for n in range(2_000))),
    "Markdown, a table": lambda: article("a.md", "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + "|\n" * 200_000),
    "Markdown, references": lambda: article("a.md", "\n".join(f"[{n}]: /x\n\n[{n}]" for n in range(200_000))),
    "front matter, an alias bomb": lambda: article("a.md", f"---\n{bomb()}---\n{FIVE}"),
    "front matter, a million deep": lambda: article("a.md", "---\na: " + "[" * 1_000_000 + f"\n---\n{FIVE}"),
    "JSON, a million deep": lambda: article("a.jsonl", '{"id": "1", "text": ' + "[" * 1_000_000 + "\n"),
    "a million lines of JSON": lambda: article("a.jsonl", "".join(f'{{"id": "{n}", "text": "5 people"}}\n' for n in range(1_000_000))),
    "a corpus of 20,000 files": lambda: {"rules/a.yml": RULE, **{f"{n}.txt": FIVE for n in range(20_000)}},
    "folders, a thousand deep": lambda: {"rules/a.yml": RULE, "d/" * 1_000 + "a.txt": FIVE},
}


# What is no mistake of anybody's but a corpus or a report of that size takes longer, and no more memory: docs/security.md says so.
BEYOND = {
    "400,000 conflicts in one file": (20, 1_000),
    "a million lines of JSON": (30, 1_000),
}


def main():
    sys.setrecursionlimit(10_000)  # for folders that are removed, a thousand deep
    factlint, words = os.path.abspath(sys.argv[1]), sys.argv[2:]
    chosen = [name for name in CASES if all(word in name for word in words)]
    if not chosen:
        sys.exit(f"no input is called {' '.join(words)}")
    failed = 0
    print(f"{'input':36} status  seconds     MB  conflicts  problems")
    for name in chosen:
        with tempfile.TemporaryDirectory() as folder:
            aside(write, folder, name)
            fits, line = measured(factlint, pathlib.Path(folder), *BEYOND.get(name, (10, 1_000)))
            failed += not fits
            print(f"{name:36} {line}{'' if fits else '  <- too much'}", flush=True)
    return 1 if failed else 0


def aside(work, *args):
    """Works in a process of its own: what is started from here is counted with the memory that this one ever held."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(work, args)


def write(folder, name):
    for path, text in CASES[name]().items():
        path = pathlib.Path(folder, path)
        for part in reversed(path.parents):
            part.mkdir(exist_ok=True)
        if isinstance(text, tuple):
            large(path, *text)
        else:
            path.write_text(text)


def measured(factlint, root, most_seconds, most_memory):
    out = root / ".out.json"
    with open(out, "w") as stdout:
        child = subprocess.Popen(
            [factlint, "check", "--no-cache", "--format", "json"],
            cwd=root, stdout=stdout, stderr=subprocess.DEVNULL,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)),
        )
        _, status, used = os.wait4(child.pid, 0)
    seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1000
    code = os.waitstatus_to_exitcode(status)
    conflicts, told = aside(said, out)
    fits = code in (0, 1, 2) and seconds < most_seconds and memory < most_memory and conflicts != "-"
    return fits, f"{code:6} {seconds:8.2f} {memory:6.0f} {conflicts:>10}  {', '.join(told) or '-'}"


def said(out):
    """How many conflicts a report holds, and the codes of its problems."""
    try:
        report = json.loads(out.read_text())
        told = {problem["code"].removeprefix("factlint::") for problem in report["problems"]}
        return len(report["conflicts"]), sorted(told)
    except (ValueError, KeyError):
        return "-", ["no whole report"]


if __name__ == "__main__":
    sys.exit(main())
