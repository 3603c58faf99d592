"""Every report format by its own definition: SARIF by the official schema, Code Quality and reviewdog's diagnostics by the schemas beside
this file, JUnit by its counts; and what no schema can say: links that lead somewhere, rules that exist, URIs that are relative, and places
that hold the words that they are said to hold.

python3 .ci/reports.py FACTLINT CHECK-JSONSCHEMA RUN.json...    (RUN.json: saved runs of factlint; their paths are relative to here)
"""

import json
import pathlib
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as xml

HERE = pathlib.Path(__file__).parent
WORK = HERE.parent / "target/ci"


def sarif_schema():
    """The schema of OASIS, which the crate serde-sarif carries: fetched, never built."""
    folder = WORK / "sarif-schema"
    (folder / "src").mkdir(parents=True, exist_ok=True)
    (folder / "src/lib.rs").write_text("")
    (folder / "Cargo.toml").write_text(
        '[package]\nname = "sarif-schema"\nversion = "0.0.0"\nedition = "2021"\n'
        '[dependencies]\nserde-sarif = "=0.8.0"\n[workspace]\n'
    )
    asked = ["cargo", "metadata", "--quiet", "--format-version", "1", "--manifest-path", folder / "Cargo.toml"]
    packages = json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE).stdout)["packages"]
    manifest = next(package["manifest_path"] for package in packages if package["name"] == "serde-sarif")
    schema = pathlib.Path(manifest).parent / "src/schema.json"
    assert "SARIF) Version 2.1.0" in schema.read_text(), "another schema than expected"
    return schema


def written(factlint, run, form):
    done = subprocess.run([factlint, "report", "--from", run, "--format", form], stdout=subprocess.PIPE)
    assert done.returncode in (0, 1, 2), f"{form} of {run}: status {done.returncode}"
    return done.stdout.decode()


def validate(checker, schema, text, name):
    path = WORK / name
    path.write_text(text)
    # One pattern of the SARIF schema is a regular expression in Python only.
    subprocess.run([checker, "--regex-variant", "python", "--schemafile", schema, path], check=True, stdout=subprocess.DEVNULL)


def sarif(log, run):
    result = log["runs"][0]
    rules = result["tool"]["driver"]["rules"]
    assert result["columnKind"] == "unicodeCodePoints"
    assert len(rules) <= 25_000 and len(result["results"]) <= 25_000
    for rule in rules:
        assert rule["help"]["text"] and rule["fullDescription"]["text"], f"{rule['id']} has no help"
        assert len(rule["fullDescription"]["text"]) <= 1024 and len(rule["properties"]["tags"]) <= 20
    assert {rule["id"] for rule in run["rules"]} <= {rule["id"] for rule in rules}
    listed = run["conflicts"] + run["waived"]
    assert len(result["results"]) == len(listed)
    for finding, conflict in zip(result["results"], listed):
        assert rules[finding["ruleIndex"]]["id"] == finding["ruleId"] == conflict["rule"]
        assert finding["partialFingerprints"]["factlint/v1"] == conflict["fingerprint"]
        related = {place["id"] for place in finding.get("relatedLocations", [])}
        linked = {int(number) for number in re.findall(r"(?<!\\)\]\((\d+)\)", finding["message"]["text"])}
        assert linked == {number for number in related if number <= 10}, f"links {linked}, places {related}"
        assert len(related) + 1 <= 1000
        assert bool(finding["suppressions"]) == ("waiver" in conflict)
        assert ("baselineState" in finding) == ("base" in run)
        for place in finding["locations"] + finding.get("relatedLocations", []):
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri) and not uri.startswith("/"), uri
    told = result["invocations"][0]
    told = told["toolExecutionNotifications"] + told["toolConfigurationNotifications"]
    assert len(told) == len(run["problems"])


def places(log, root):
    """What SARIF says of places, looked up in the files themselves: columns count characters, from 1."""
    looked_at = 0
    for finding in log["runs"][0]["results"]:
        for place in finding["locations"] + finding.get("relatedLocations", []):
            physical = place["physicalLocation"]
            path = root / urllib.parse.unquote(physical["artifactLocation"]["uri"])
            region = physical["region"]
            if not path.is_file() or "snippet" not in region:
                continue
            lines = path.read_bytes().decode("utf-8-sig").split("\n")[region["startLine"] - 1 : region["endLine"]]
            lines[-1] = lines[-1][: region["endColumn"] - 1]
            words = "\n".join(lines)[region["startColumn"] - 1 :]
            plain = re.sub(r"<[^>]*>|[*_`]|\s+", " ", words).split()
            assert plain == region["snippet"]["text"].split() or "&" in words, (words, region["snippet"]["text"])
            looked_at += 1
    return looked_at


def junit(text, run):
    root = xml.fromstring(text)
    for element in [root, *root.iter("testsuite")]:
        cases = list(element.iter("testcase"))
        for count, kind in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]:
            assert int(element.get(count)) == sum(case.find(kind) is not None for case in cases), (element.attrib, kind)
        assert int(element.get("tests")) == len(cases)
    assert all(case.get("name") and case.get("classname") for case in root.iter("testcase"))
    # Facts on which all agree are there too.
    assert {fact["rule"] for fact in run["facts"]} <= {case.get("classname") for case in root.iter("testcase")}


def main(factlint, checker, *runs):
    schema = sarif_schema()
    looked_at = 0
    for path in runs:
        run = json.loads(pathlib.Path(path).read_text())
        text = written(factlint, path, "sarif")
        validate(checker, schema, text, "report.sarif.json")
        sarif(json.loads(text), run)
        looked_at += places(json.loads(text), HERE.parent)
        validate(checker, HERE / "schemas/code-quality.json", written(factlint, path, "gitlab"), "report.gitlab.json")
        lines = written(factlint, path, "rdjsonl").splitlines()
        validate(checker, HERE / "schemas/diagnostics.json", "[" + ",".join(lines) + "]", "report.rdjson.json")
        junit(written(factlint, path, "junit"), run)
        comment = written(factlint, path, "markdown")
        assert len(comment) < 60_000 and comment.startswith("### factlint: ")
        for level in ["error", "warning", "notice"]:
            assert written(factlint, path, "github").count(f"::{level} ") <= 10
    assert looked_at > 10, "no place was looked up"
    print(f"reports: {len(runs)} runs in every format; {looked_at} places looked up")


main(*sys.argv[1:])
