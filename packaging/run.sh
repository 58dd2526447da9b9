#!/usr/bin/env bash
# Installs what is missing, builds the release and starts QCAT: the console, or with --headless the daemon. Other arguments go to qcat.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/install_packages.sh

headless=no
case ${1:-} in "" | -*) ;; *) headless=yes ;; esac # a verb: status, halt …
for argument in "$@"; do
  case $argument in --headless | --validate | --version | --help) headless=yes ;; esac
done
if [ "$headless" = no ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
  echo "There is no display for the console. Start the daemon with: packaging/run.sh --headless" >&2
  exit 2
fi

install_packages build
# the log outside the tree: what fails may be that the tree is not this user's
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cmake --preset release -DQCAT_BUILD_TESTS=OFF >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
cmake --build --preset release --target qcat
rm -f "$log"
exec build/release/bin/qcat "$@"
