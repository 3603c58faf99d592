#!/usr/bin/env bash
# The scripts of action.yml as a runner would call them, with a stand-in for `gh` that keeps comments in files: a first comment, its update,
# a token that may only read, and names that would like to be commands.
# .ci/action.sh FACTLINT
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export RUNNER_TEMP=$work/temp GITHUB_OUTPUT=$work/output GITHUB_STEP_SUMMARY=$work/summary GITHUB_REPOSITORY=desk/news
export GH_STORE=$work/comments PATH=$work/bin:$PATH GITHUB_ACTIONS=true
mkdir -p "$RUNNER_TEMP" "$GH_STORE" "$work/bin" "$work/project/news" "$work/project/rules"

# gh api [--paginate] [--silent] [--method M] PATH [--jq EXPRESSION] [--field body=@FILE]
cat > "$work/bin/gh" <<'GH'
#!/usr/bin/env bash
set -euo pipefail
shift
method=GET
while [ $# -gt 0 ]; do
  case $1 in
    --paginate | --silent) shift ;;
    --method) method=$2; shift 2 ;;
    --jq) shift 2 ;;
    --field) body=${2#body=@}; shift 2 ;;
    *) path=$1; shift ;;
  esac
done
case $method-$path in
  GET-*) for file in "$GH_STORE"/*; do if [ -f "$file" ] && [[ $(head -n 1 "$file") == "$MARKER"* ]]; then basename "$file"; fi; done ;;
  *) if [ -n "${READ_ONLY:-}" ]; then echo "Resource not accessible by integration (HTTP 403)" >&2; exit 1; fi ;;&
  POST-*) cp "$body" "$GH_STORE/$(( $(ls "$GH_STORE" | wc -l) + 1 ))" ;;
  PATCH-*) cp "$body" "$GH_STORE/${path##*/}" ;;
esac
GH
chmod +x "$work/bin/gh"

cd "$work/project"
printf 'articles: ["news/*.md"]\nrules: ["rules/*.yml"]\n' > factlint.yml
printf 'rules:\n  - id: visit\n    date: The visit\n    find: "visited Arden on {date}"\n' > rules/visit.yml
echo 'They visited Arden on March 12, 2025.' > news/2025-03-13-a.md
git init -q -b main
git add -A
git -c user.name=a -c user.email=a@b.example commit -q --no-gpg-sign -m one
base=$(git rev-parse HEAD)
# A branch and a file whose names would run something, were they ever part of a script.
git checkout -q -b 'x";touch${IFS}owned;"'

check() {
  : > "$GITHUB_OUTPUT"
  FACTLINT=$1 FOLDER=. SINCE=auto BASE=$base FAIL_ON= ARGUMENTS=$'--threads\n1' bash "$root/action/check.sh" > "$work/log"
  grep -q "^status=$2$" "$GITHUB_OUTPUT" || { cat "$GITHUB_OUTPUT" "$work/log"; echo "check.sh: status $2 was expected" >&2; exit 1; }
}
comment() {
  NAME='fact"lint$(touch owned)' NUMBER=7 STATUS=$1 MARKDOWN=$RUNNER_TEMP/factlint-reports/factlint.markdown bash "$root/action/comment.sh" > "$work/said"
}
expect() { [ "$2" = "$3" ] || { echo "$1: $3, where $2 was expected" >&2; exit 1; }; }

check "$1" 0
comment 0
expect "a clean change gets no comment" 0 "$(ls "$GH_STORE" | wc -l)"
echo 'They visited Arden on March 14, 2025.' > 'news/2025-03-15-$(touch owned);`touch owned`.md'
check "$1" 1
grep -q '^::error file=news/2025-03-15-' "$work/log"
comment 1
expect "comments after a conflict" 1 "$(ls "$GH_STORE" | wc -l)"
grep -q 'introduces 1 error' "$GH_STORE/1"
rm news/2025-03-15-*
check "$1" 0
comment 0
expect "comments after an update" 1 "$(ls "$GH_STORE" | wc -l)"
grep -q 'introduces no conflict' "$GH_STORE/1"
echo 'They visited Arden on March 15, 2025.' > news/2025-03-15-b.md
check "$1" 1
READ_ONLY=yes comment 1 2> /dev/null
grep -q '^::notice title=factlint::' "$work/said"
grep -q 'introduces 1 error' "$GITHUB_STEP_SUMMARY"
for report in json sarif markdown; do test -s "$RUNNER_TEMP/factlint-reports/factlint.$report"; done
expect "what names ran" "" "$(find "$work" -name owned)"
echo "action: one comment, updated in place; a token that may only read falls back to the summary"
