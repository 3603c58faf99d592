#!/usr/bin/env bash
# factlint and its peers side by side, on the same files, in one go; each is run three times and the median of wall times is taken.
# In: the binary (target/release/factlint), articles (25,000) and bytes an article (4,000). A peer that is not installed is passed over,
# and said. benches/peers.md says what the rows mean.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
factlint="$(realpath "${1:-$here/../target/release/factlint}")"
articles="${2:-25000}"
bytes="${3:-4000}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
rustc --edition 2024 -O "$here/newslike/main.rs" -o "$work/newslike"
"$work/newslike" "$work/corpus" "$articles" "$bytes" 200 jsonl
cd "$work/corpus"
read -r rules checks < planted.txt
megabytes="$(du -sm --apparent-size . | cut -f1)"
median() {
  for _ in 1 2 3; do
    begin="$(date +%s%N)"
    "$@" > "$work/out" 2> "$work/err" || true
    echo $((($(date +%s%N) - begin) / 1000000))
  done | sort -n | sed -n 2p
}
row() { printf '%-58s %8s ms %8s MB/s\n' "$1" "$2" "$((megabytes * 1000 / ($2 + 1)))"; }
found() { [ "$(wc -l < "$work/out")" -eq "$1" ] || { echo "expected $1 conflicts, got $(wc -l < "$work/out")" >&2; exit 1; }; }

off="calendar conversion percent-change share-of sum quote-speaker quote-wording quote-unbalanced"
printf 'articles: ["part-*/*.txt"]\nrules: [rules.yml]\nchecks: {%s}\n' "$(printf '%s: off, ' $off | sed 's/, $//')" > bare.yml
echo "$articles articles, $megabytes MB, 200 rules with three anchors each, $(nproc) cores"
if command -v rg > /dev/null; then
  row "rg -c -F -i -w -f anchors" "$(median rg -c -F -i -w -f anchors.txt part-*)"
else
  echo "rg is not installed: passed over"
fi
row "factlint check, rules alone, cold" "$(median "$factlint" check --config bare.yml --no-cache --format short)"
found "$rules"
row "factlint check, rules and built-in checks, cold" "$(median "$factlint" check --no-cache --format short)"
found "$((rules + checks))"
"$factlint" check --format short > /dev/null 2>&1 || true
row "factlint check, nothing changed" "$(median "$factlint" check --format short)"
found "$((rules + checks))"
git init -q . && git add -A > /dev/null 2>&1 && git -c user.name=a -c user.email=a@b.example commit -qm a
row "git status" "$(median git status --short)"
touch part-000/*-000001.txt && echo "One line more." >> part-000/*-000001.txt
row "factlint check, one article changed (first run)" "$({ begin="$(date +%s%N)"; "$factlint" check --format short > "$work/out" 2>&1 || true; echo $((($(date +%s%N) - begin) / 1000000)); })"

head -500 articles.jsonl.txt > few.jsonl
few="$(du -k --apparent-size few.jsonl | cut -f1)"
begin="$(date +%s%N)"
"$factlint" extract --threads 1 - < few.jsonl > /dev/null
ours=$((($(date +%s%N) - begin) / 1000))
echo "factlint extract, one core: $((few * 1000000 / ours)) kB/s"
peer() {
  if ! python3 -c "import $2" 2> /dev/null; then
    echo "$1 is not installed: passed over"
    return
  fi
  theirs="$(python3 "$here/peers.py" "$2" few.jsonl)"
  echo "$1, one core: $theirs kB/s (factlint is $((few * 1000000 / ours / (theirs > 0 ? theirs : 1))) times as fast)"
}
peer recognizers-text recognizers_text
peer quantulum3 quantulum3
peer dateparser dateparser
