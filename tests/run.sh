#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and runs every test without a display.
# Arguments are ctest's, e.g. tests/run.sh -R multipart
#   CLASSISCOPE_PRESET=asan tests/run.sh    another of CMakePresets.json (default: release)
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../packaging/setup.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../packaging/setup.sh"

preset=${CLASSISCOPE_PRESET:-release}
sections=(build gui test extra)
[[ $preset != asan ]] || sections+=(clang)
install_packages "${sections[@]}"
build "$preset"

# GCC 12's thread sanitizer does not know the address layouts of newer kernels' randomisation.
runner=()
if [[ $preset == tsan ]] && setarch -R true 2>/dev/null; then
    runner=(setarch -R)
fi

export QT_QPA_PLATFORM=offscreen
say "Testing build/$preset…"
"${runner[@]}" ctest --test-dir "$source_dir/build/$preset" --output-on-failure --no-tests=error \
    -j "$(nproc)" "$@"
