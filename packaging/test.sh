#!/usr/bin/env bash
# Installs what is missing, builds and runs the tests: release, then the sanitizers on their part, then the build without a window.
#   packaging/test.sh          what every change must pass
#   packaging/test.sh --long   that, then every test under the address and undefined sanitizers and the fuzzers
set -euo pipefail
cd "$(dirname "$0")/.."
source packaging/install_packages.sh
long=no
case ${1:-} in
  --long) long=yes ;;
  "") ;;
  *) echo "usage: packaging/test.sh [--long]" >&2; exit 2 ;;
esac

install_packages test
logs=build/test-logs
mkdir -p $logs
jobs=$(($(nproc) * 3 / 2)) # many tests wait for a server most of their time

stage() { printf '\n== %s (%s s since the start)\n' "$1" "$SECONDS"; }

# build PRESET "TARGET …" [cmake options]: quiet unless it fails
build() {
  local preset=$1
  local -a targets
  read -ra targets <<<"$2"
  shift 2
  cmake --preset "$preset" "$@" >$logs/configure-"$preset".log 2>&1 || { tail -40 $logs/configure-"$preset".log; exit 1; }
  cmake --build --preset "$preset" --target "${targets[@]}" >$logs/build-"$preset".log 2>&1 ||
    { grep -E 'error|FAILED|undefined' -A5 $logs/build-"$preset".log | head -60; exit 1; }
}

show_failures() { grep -hE '^FAIL!|   Loc:|Actual|Expected|ERROR: |SUMMARY: ' "$1" | head -60 || true; }

# run_tests PRESET [ctest options]: the summary, the failures, the skipped cases by name
run_tests() {
  local preset=$1
  shift
  local status=0
  ctest --preset "$preset" --no-tests=error -j "$jobs" --output-junit "$PWD/$logs/$preset.xml" "$@" >$logs/test-"$preset".log 2>&1 || status=$?
  cp build/"$preset"/Testing/Temporary/LastTest.log $logs/said-"$preset".log # of every test, the good ones too
  grep -E 'tests passed|Total Test time|^ *[0-9]+ - ' $logs/test-"$preset".log || true
  [ $status != 0 ] || return 0
  show_failures $logs/test-"$preset".log
  # What a sanitizer saw once is there. Without one, a test that fails beside others is asked once more, alone, and named: servers that
  # are started on a machine with little to spare are no defect of the change, a failure that stays is.
  [[ $preset != *san ]] || exit 1
  ctest --preset "$preset" --rerun-failed -j 1 >$logs/test-"$preset"-alone.log 2>&1 || { show_failures $logs/test-"$preset"-alone.log; exit 1; }
  echo "passed when run alone: see above and $logs/test-$preset.log"
}

stage "release: build"
build release all
stage "release: tests"
run_tests release
skipped=$(grep -h '^SKIP' $logs/said-release.log | sort -u || true)
echo "skipped cases: $(printf '%s' "$skipped" | grep -c . || true)"
[ -z "$skipped" ] || printf '%s\n' "$skipped"

stage "thread sanitizer on the cores: build and tests"
build tsan tests_core
run_tests tsan

if [ $long = yes ]; then
  stage "address and undefined sanitizers: build and every test"
  build asan all -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON # proves that every file includes what it uses
  ctest --test-dir build/asan -j "$jobs" --output-on-failure >$logs/test-asan-all.log 2>&1 || { tail -80 $logs/test-asan-all.log; exit 1; }
  tail -12 $logs/test-asan-all.log
else
  stage "address and undefined sanitizers on the cores and on what reads foreign bytes: build and tests"
  build asan "tests_core tests_foreign" -DQCAT_BUILD_GUI=OFF
  run_tests asan
fi

if [ $long = yes ]; then
  stage "headless: build and every test without Widgets and Charts"
  build headless all
  run_tests headless
else
  stage "headless: build the daemon and its tests without Widgets and Charts"
  build headless tests_e2e
  run_tests headless -L e2e
fi

if [ $long = yes ]; then
  stage "fuzzers"
  CC=clang-19 CXX=clang++-19 cmake --preset dev -B build/fuzz -DQCAT_FUZZ=ON -DQCAT_BUILD_GUI=OFF >$logs/configure-fuzz.log 2>&1
  cmake --build build/fuzz --target fuzz_all
  for fuzzer in build/fuzz/bin/fuzz_*; do
    "$fuzzer" -max_total_time=60 -rss_limit_mb=2048 >$logs/"$(basename "$fuzzer")".log 2>&1 || { tail -30 $logs/"$(basename "$fuzzer")".log; exit 1; }
    tail -1 $logs/"$(basename "$fuzzer")".log
  done
fi

stage "done"
passed=$(grep -hoE 'tests="[0-9]+"' $logs/*.xml | grep -oE '[0-9]+' | awk '{ n += $1 } END { print n + 0 }')
echo "$passed passed, 0 failed, $(printf '%s' "$skipped" | grep -c . || true) skipped"
