#!/usr/bin/env bash
# Puts factlint on the machine: the binary of the release that this action was asked for, checked against its checksum, else built
# from the action's own source. In: ACTION_REPOSITORY, ACTION_REF, GH_TOKEN. Out: `factlint`, the path of the binary.
set -euo pipefail

folder=$RUNNER_TEMP/factlint
mkdir -p "$folder"

case "$RUNNER_OS-$RUNNER_ARCH" in
  Linux-X64) target=x86_64-unknown-linux-musl ;;
  Linux-ARM64) target=aarch64-unknown-linux-musl ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  Windows-X64) target=x86_64-pc-windows-msvc ;;
  *) target=none ;;
esac
binary=factlint
if [ "$RUNNER_OS" = Windows ]; then binary=factlint.exe; fi

download() {
  local archive=factlint-$target.tar.gz
  case "${ACTION_REF:-}" in v[0-9]*) ;; *) return 1 ;; esac
  [ -n "${ACTION_REPOSITORY:-}" ] && [ "$target" != none ] || return 1
  gh release download "$ACTION_REF" --repo "$ACTION_REPOSITORY" --dir "$folder" --clobber \
    --pattern "$archive" --pattern SHA256SUMS || return 1
  # A download that is not what was released stops the job: building from source would hide it.
  (cd "$folder" && grep -F "  $archive" SHA256SUMS | sha256sum --check --strict -) || exit 1
  tar -xzf "$folder/$archive" -C "$folder" "$binary"
}

if ! download; then
  echo "no released binary of ${ACTION_REF:-this version} for $RUNNER_OS $RUNNER_ARCH: building factlint from source"
  cargo build --release --locked --manifest-path "$GITHUB_ACTION_PATH/Cargo.toml" --target-dir "$folder/target"
  mv "$folder/target/release/$binary" "$folder/$binary"
fi
"$folder/$binary" --version
echo "factlint=$folder/$binary" >> "$GITHUB_OUTPUT"
