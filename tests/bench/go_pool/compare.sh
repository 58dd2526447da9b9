#!/bin/sh
# Our pool, a plain one and Go's database/sql, one after the other: compare.sh path/to/qcat_bench. Needs go (package golang-go).
set -eu
bench=${1:?usage: compare.sh path/to/qcat_bench}
"$bench" --benchmark_filter='acquireRelease|waitWithHold' --benchmark_min_time=0.5
cd "$(dirname "$0")"
GOFLAGS=-mod=mod go run .
