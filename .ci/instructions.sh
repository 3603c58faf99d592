#!/usr/bin/env bash
# Instructions instead of times: counts what three fixed inputs cost and fails where one costs over 5 % more than .ci/instructions says.
# `.ci/instructions.sh update` writes the counts anew: do so on purpose, and say why in the commit.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v valgrind >/dev/null; then
  echo ".ci/instructions.sh: skipped, valgrind is not installed" >&2
  exit 0
fi
# Our own code unoptimised: what is counted is the work that it does, and not what a compiler made of it.
cargo build -q --profile fast
factlint="$(realpath target/fast/factlint)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
rustc --edition 2024 -O benches/newslike/main.rs -o "$work/newslike"
"$work/newslike" "$work/corpus" 300 3000 50
"$work/newslike" "$work/rules" 4 400 2000
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$factlint" "$@" --threads 1 2>&1 >/dev/null |
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}
{
  echo "check-articles $(cd "$work/corpus" && count check --no-cache --format json)"
  echo "extract-articles $(cd "$work/corpus" && count extract --no-cache)"
  echo "load-rules $(cd "$work/rules" && count validate)"
} > "$work/now"
if [ "${1:-}" = update ]; then
  cp "$work/now" .ci/instructions
  cat .ci/instructions
  exit 0
fi
status=0
while read -r name now; do
  known="$(sed -n "s/^$name //p" .ci/instructions)"
  echo "$name: $now instructions, $known known ($((now * 1000 / known - 1000)) ‰)"
  if [ $((now * 100)) -gt $((known * 105)) ]; then
    echo "$name costs over 5 % more than .ci/instructions says" >&2
    status=1
  fi
done < "$work/now"
exit $status
