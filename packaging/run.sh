#!/usr/bin/env bash
# Installs what is missing, builds the release and starts QCAT: the console, or with --headless the daemon. Other arguments go to qcat.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/install_packages.sh

headless=no
for argument in "$@"; do
  case $argument in --headless | --validate | --version | --help) headless=yes ;; esac
done
if [ "$headless" = no ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
  echo "There is no display for the console. Start the daemon with: packaging/run.sh --headless" >&2
  exit 2
fi

install_packages build
cmake --preset release -DQCAT_BUILD_TESTS=OFF >build-configure.log 2>&1 || { cat build-configure.log >&2; rm -f build-configure.log; exit 1; }
rm -f build-configure.log
cmake --build --preset release --target qcat
exec build/release/bin/qcat "$@"
