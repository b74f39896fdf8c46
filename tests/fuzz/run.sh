#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzzers and runs each for a while: tests/fuzz/run.sh [SECONDS] (default: 20).
# A finding ends it; the input is kept in build/fuzz/tests/fuzz.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../../packaging/setup.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../packaging/setup.sh"

seconds=${1:-20}
install_packages build test clang
build fuzz

cd "$source_dir/build/fuzz/tests/fuzz"
dictionary=$source_dir/tests/fuzz/request.dict
for fuzzer in inferjson jpeg multipart predictjson requestparser; do
    options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1)
    [[ $fuzzer != requestparser ]] || options+=(-dict="$dictionary" -max_len=4096)
    say "Fuzzing $fuzzer for $seconds s…"
    logged "$PWD/$fuzzer.log" "fuzzing $fuzzer" "./${fuzzer}_fuzzer" "${options[@]}" "corpus/$fuzzer"
    grep -E 'number_of_executed_units|new_units_added' "$fuzzer.log" >&2
done
