#!/usr/bin/env bash
# One run of factlint: annotations on standard output, the job summary, and the reports as files.
# In: FACTLINT, FOLDER, SINCE, BASE, FAIL_ON, ARGUMENTS. Out: `status`, `report`, `sarif`, `markdown`.
set -euo pipefail

reports=$RUNNER_TEMP/factlint-reports
mkdir -p "$reports"
arguments=(check --format github)
for format in json sarif markdown; do
  arguments+=(--output "$format=$reports/factlint.$format")
done
case "$SINCE" in
  none) ;;
  auto) if [ -n "$BASE" ]; then arguments+=(--since="$BASE"); fi ;;
  *) arguments+=(--since="$SINCE") ;;
esac
if [ -n "$FAIL_ON" ]; then arguments+=(--fail-on="$FAIL_ON"); fi
while IFS= read -r argument; do
  if [ -n "$argument" ]; then arguments+=("$argument"); fi
done <<< "$ARGUMENTS"

cd "$FOLDER"
status=0
"$FACTLINT" "${arguments[@]}" || status=$?
{
  echo "status=$status"
  echo "report=$reports/factlint.json"
  echo "sarif=$reports/factlint.sarif"
  echo "markdown=$reports/factlint.markdown"
} >> "$GITHUB_OUTPUT"
# Without a report there is nothing that later steps could show.
if [ ! -s "$reports/factlint.markdown" ]; then exit "$status"; fi
