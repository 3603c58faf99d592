#!/usr/bin/env bash
# factlint and its peers side by side, on the same files, in one go: every row is run once a round, so that whatever else the machine
# does touches all of them, and medians are printed, of seconds and of ratios within a round.
# In: the binary (target/release/factlint), articles (25,000), bytes an article (4,000), rounds (5). A peer that is not installed is
# passed over, and said. benches/peers.md says what the rows mean.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
factlint="$(realpath "${1:-$here/../target/release/factlint}")"
articles="${2:-25000}"
bytes="${3:-4000}"
rounds="${4:-5}"
from="$PWD"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
rustc --edition 2024 -O "$here/newslike/main.rs" -o "$work/newslike"
"$work/newslike" "$work/corpus" "$articles" "$bytes" 200 jsonl
cd "$work/corpus"
read -r rules checks < planted.txt
megabytes="$(cat part-*/*.txt | wc -c | awk '{printf "%.1f", $1 / 1e6}')"
echo "$articles articles, $megabytes MB, 200 rules with three anchors each, $(nproc) cores, $rounds rounds"

off="calendar conversion percent-change share-of sum quote-speaker quote-wording quote-unbalanced"
printf 'articles: ["part-*/*.txt"]\nrules: [rules.yml]\nchecks: {%s}\n' "$(printf '%s: off, ' $off | sed 's/, $//')" > bare.yml

# Appends what one run took, wall and processor seconds, to the file of its row; `lines`: how many lines it has to print, where that
# is known.
TIMEFORMAT='%R %U %S'
run() {
  local row="$1" lines="$2"
  shift 2
  { time "$@" > "$work/out" 2> "$work/err" || true; } 2> "$work/time"
  awk '{print $1, $2 + $3}' "$work/time" >> "$work/$row"
  if [ -n "$lines" ] && [ "$(wc -l < "$work/out")" -ne "$lines" ]; then
    echo "$row: expected $lines lines, got $(wc -l < "$work/out")" >&2
    exit 1
  fi
}
# Medians of a row, and of its ratio to another one.
row() {
  [ -f "$work/$1" ] || return 0
  local beside="${2:-}"
  printf '%-42s' "$1"
  awk '{print $1}' "$work/$1" | median | awk '{printf " %8.3f s", $1}'
  awk '{print $2}' "$work/$1" | median | awk -v mb="$megabytes" '{printf "  processor %8.3f s %8.1f MB/s", $1, mb / ($1 + 1e-9)}'
  if [ -n "$beside" ] && [ -f "$work/$beside" ]; then
    paste "$work/$1" "$work/$beside" | awk '{print $1 / ($3 + 1e-9)}' | median | awk '{printf "  %.2f times", $1}'
    paste "$work/$1" "$work/$beside" | awk '{print $2 / ($4 + 1e-9)}' | median | awk '{printf " (processor %.2f)", $1}'
    printf ' %s' "$beside"
  fi
  echo
}
median() { sort -g | awk '{all[NR] = $1} END {print all[int((NR + 1) / 2)]}'; }

has_rg="$(command -v rg || true)"
[ -n "$has_rg" ] || echo "rg is not installed: passed over"
cat part-*/*.txt > /dev/null
for _ in $(seq "$rounds"); do
  [ -z "$has_rg" ] || run "rg" "" rg -c -F -i -w -f anchors.txt part-*
  run "check, rules alone, cold" "$rules" "$factlint" check --config bare.yml --no-cache --format short
  run "check, rules and checks, cold" "$((rules + checks))" "$factlint" check --no-cache --format short
done
row "rg"
row "check, rules alone, cold" "rg"
row "check, rules and checks, cold" "rg"

git init -q . && git add -A > /dev/null 2>&1 && git -c user.name=a -c user.email=a@b.example commit -qm a
"$factlint" check --format short > /dev/null 2>&1 || true
git status > /dev/null
for _ in $(seq "$rounds"); do
  run "git status" "" git status --short
  run "check, nothing changed" "$((rules + checks))" "$factlint" check --format short
  echo "One line more." >> part-000/*-000001.txt
  # Nobody saves and checks within the grain of a file's times; what is that young is looked at again in the next run.
  sleep 0.1
  run "check, one article changed" "$((rules + checks))" "$factlint" check --format short
done
row "git status"
row "check, nothing changed" "git status"
row "check, one article changed" "check, nothing changed"

# Everything recognised, on one core.
head -500 articles.jsonl.txt > few.jsonl
megabytes="$(wc -c < few.jsonl | awk '{print $1 / 1e6}')"
for _ in $(seq "$rounds"); do run "extract" 500 "$factlint" extract --threads 1 - < few.jsonl; done
row "extract"
ours="$(awk '{print $2}' "$work/extract" | median | awk -v mb="$megabytes" '{print mb * 1000 / $1}')"
peer() {
  local name="$1"
  shift
  if speed="$(cd "$from" && "$@" 2> /dev/null)"; then
    echo "$name: $speed kB/s (extract is $(awk -v a="$ours" -v b="$speed" 'BEGIN {printf "%.0f", a / (b + 1e-9)}') times as fast)"
  else
    echo "$name is not installed: passed over"
  fi
}
peer "recognizers-text (numbers, units)" python3 "$here/peers.py" recognizers_text "$PWD/few.jsonl" 20
peer "quantulum3 (quantities)" python3 "$here/peers.py" quantulum3 "$PWD/few.jsonl" 20
peer "dateparser (dates)" python3 "$here/peers.py" dateparser "$PWD/few.jsonl" 20
peer "chrono-node (dates)" node "$here/peers.mjs" "$PWD/few.jsonl" 20

# The rules as Semgrep's generic patterns, over one folder of articles.
if command -v semgrep > /dev/null; then
  python3 - <<'PYTHON'
import re

rules = re.findall(r'id: (\S+)\n.*\n    find: "\((.*?)\)', open("rules.yml").read())
with open("semgrep.yaml", "w") as out:
    out.write("rules:\n")
    for name, anchors in rules:
        out.write(f"  - id: {name}\n    languages: [generic]\n    severity: WARNING\n    message: homes\n    pattern-either:\n")
        out.writelines(f'      - pattern: "{anchor} ... has $N homes"\n' for anchor in anchors.split("|"))
PYTHON
  megabytes="$(cat part-000/*.txt | wc -c | awk '{print $1 / 1e6}')"
  printf 'articles: ["part-000/*.txt"]\nrules: [rules.yml]\nchecks: {%s}\n' "$(printf '%s: off, ' $off | sed 's/, $//')" > folder.yml
  scan=(semgrep scan --metrics=off --disable-version-check --no-git-ignore --jobs 1 --quiet --config semgrep.yaml part-000)
  run "semgrep, one folder" "" "${scan[@]}"
  run "check, one folder" "" "$factlint" check --config folder.yml --threads 1 --no-cache --format short
  row "check, one folder"
  row "semgrep, one folder" "check, one folder"
else
  echo "semgrep is not installed: passed over"
fi
