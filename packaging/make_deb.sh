#!/usr/bin/env bash
# Builds the Debian package for servers and says where it is.
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/install_packages.sh

install_packages package
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cmake --preset headless -DQCAT_BUILD_TESTS=OFF -B build/package >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
cmake --build build/package --target deb >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
ls -t "$PWD"/build/package/package/qcat_*.deb | head -1
