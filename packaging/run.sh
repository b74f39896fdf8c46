#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and opens the window. Arguments are the program's:
#   packaging/run.sh --serve        packaging/run.sh classify photo.jpg
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"

install_packages build gui
build release classiscope
program=$source_dir/build/release/classiscope

case ${1:-} in
-h | --help | -V | --version) exec "$program" "$@" ;;
esac
# A command, of those that --help lists, needs no display.
commands=$("$program" --help | awk '/^[A-Z].*:$/ { inside = /^(Subc|C)ommands:$/; next }
    inside && /^  [a-z]/ { print $1 }')
if (($#)) && grep -qxF -e "$1" <<<"$commands"; then
    exec "$program" "$@"
fi

if [[ -z ${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-} ]]; then
    say "There is no display (DISPLAY and WAYLAND_DISPLAY are empty): starting the server without the window."
    arguments=()
    for argument in "$@"; do
        [[ $argument == --serve ]] || arguments+=("$argument")
    done
    exec "$program" serve "${arguments[@]}"
fi
exec "$program" "$@"
