#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No arrow between the layers points up: prints what does, and fails.
# Usage: layers.sh SOURCE_FOLDER
set -u
cd "$1" || exit 2
failed=0

# forbid PATTERN PLACE…: no line of the places' sources matches.
forbid() {
    pattern=$1
    shift
    found=$(grep -rnE --include='*.h' --include='*.cpp' --include=CMakeLists.txt "$pattern" "$@")
    [ "$?" -le 1 ] || exit 2
    if [ -n "$found" ]; then
        printf 'not allowed below %s (%s):\n%s\n' "$*" "$pattern" "$found"
        failed=1
    fi
}

forbid '\b(Qt|Qt6|Qt6::)?(Widgets|Charts)\b|"ui/|"app/' core
forbid 'HttpServer|Qt6::Network|core/server' core/engine core/telemetry core/CMakeLists.txt
forbid 'HttpServer|core/server' core/loadtest
forbid 'opencv2/|cv::' ui core/server core/loadtest app
forbid '"app/' ui
# Errors speak the window's language there: `text`. Exports are for programs.
# shellcheck disable=SC2046
forbid '[eE]rror(\(\))?(\.|->)message' $(find ui -name '*.cpp' ! -name resultexport.cpp)
exit $failed
