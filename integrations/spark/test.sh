#!/usr/bin/env bash
# The Spark job finds, byte for byte, the conflicts of one `factlint check`: in local mode and on a local cluster, from JSON lines and
# from Parquet, the corpus cut into many partitions. In: the binary. Needs PySpark and Java; without them it says that it skipped.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
factlint="$(realpath "${1:-$here/../../target/release/factlint}")"
if ! python3 -c 'import pyspark' 2>/dev/null || ! command -v java >/dev/null; then
  echo "integrations/spark: skipped, PySpark or Java is not installed" >&2
  exit 0
fi
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
rustc --edition 2024 -O "$here/../../benches/newslike/main.rs" -o "$work/newslike"
"$work/newslike" "$work/corpus" 600 1500 40 jsonl
# One utterance with two speakers: the quote checks compare across partitions too.
python3 - "$work/corpus" <<'PYTHON'
import json, pathlib, sys
root = pathlib.Path(sys.argv[1])
lines = [json.loads(line) for line in (root / "articles.jsonl.txt").read_text().splitlines()]
for number, speaker in ((3, "Clara Whitlock, the mayor"), (590, "Hugo Zeller, the treasurer")):
    said = f"\n“We shall mend every broken window in this street before the first snow falls,” said {speaker}.\n"
    lines[number]["text"] += said
    (root / lines[number]["id"]).write_text(lines[number]["text"])
(root / "articles.jsonl.txt").write_text("".join(json.dumps(line) + "\n" for line in lines))
(root / "project").mkdir()
for name in ("factlint.yml", "rules.yml"):
    (root / "project" / name).write_bytes((root / name).read_bytes())
PYTHON
cd "$work/corpus"
"$factlint" check --no-cache --format jsonl -q > "$work/all" || [ $? -eq 1 ]
grep '^{"type":"conflict"' "$work/all" | LC_ALL=C sort > "$work/want"
grep -q quote-speaker "$work/want" || { echo "no conflict of quotes was found" >&2; exit 1; }
run() {
  python3 "$here/factlint_spark.py" --factlint "$factlint" --project project --output "$work/out-$1" "${@:2}" > "$work/log-$1" 2>&1 ||
    { tail -40 "$work/log-$1" >&2; exit 1; }
  cat "$work/out-$1"/part-* | LC_ALL=C sort | cmp - "$work/want" || { echo "$1: other conflicts than check" >&2; exit 1; }
  echo "integrations/spark: $1: $(wc -l < "$work/want") conflicts, byte for byte those of check"
}
export PYSPARK_PYTHON=python3
PYSPARK_SUBMIT_ARGS="--master local[2] pyspark-shell" run local --articles articles.jsonl.txt --partitions 17
PYSPARK_SUBMIT_ARGS="--master local-cluster[2,1,1024] pyspark-shell" run local-cluster --articles articles.jsonl.txt --partitions 9
python3 - <<'PYTHON' > "$work/log-parquet" 2>&1
from pyspark.sql import SparkSession
spark = SparkSession.builder.master("local[1]").getOrCreate()
spark.read.json("articles.jsonl.txt").write.parquet("articles.parquet")
spark.stop()
PYTHON
PYSPARK_SUBMIT_ARGS="--master local[2] pyspark-shell" run parquet --articles articles.parquet --partitions 5
