#!/usr/bin/env bash
# Keeps one comment on the pull request up to date. A change that says nothing of any fact gets no comment, unless one is there already.
# A token that may not write (a fork's) is no failure: the job summary holds the same.
# In: NAME, NUMBER, STATUS, MARKDOWN, GITHUB_REPOSITORY, GH_TOKEN.
set -euo pipefail

export MARKER="<!-- factlint: ${NAME//[^A-Za-z0-9 ._-]/} -->"
body=$RUNNER_TEMP/factlint-comment.md
{ echo "$MARKER"; cat "$MARKDOWN"; } > "$body"
comments=repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments

known=$(gh api --paginate "$comments" --jq '.[] | select(.body | startswith(env.MARKER)) | .id') || known=
for id in $known; do
  # One that somebody else wrote with our marker cannot be changed: the next, then.
  if gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field body=@"$body"; then
    exit 0
  fi
done
if [ "$STATUS" = 0 ] && ! grep -Eq '^\||^\*\*Resolved' "$MARKDOWN"; then
  echo "nothing to comment on"
elif ! gh api --silent --method POST "$comments" --field body=@"$body"; then
  echo "::notice title=factlint::This token may not comment on the pull request; the job summary holds the report."
fi
