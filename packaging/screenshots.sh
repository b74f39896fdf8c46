#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every place of the window at work, in English and German, light and dark,
# small and large:
#   packaging/screenshots.sh FOLDER [PROGRAM]      PROGRAM: build/release/classiscope
#   packaging/screenshots.sh --states FOLDER [STATE…] [SETTING…]    every place and dialog
#       instead, empty, busy, full, failed, in de, dark, 900x600…; builds what takes them in build/dev
#   CLASSISCOPE_TEST_DATA=… packaging/screenshots.sh FOLDER    whose data/photos/test it takes
# Needs a folder of photos, and xvfb, xdotool, imagemagick and curl. The user's own settings
# stay out of it.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"

readonly places=(classify server performance requests benchmark model loadlab) sizes=(1000x700 1600x1000)
readonly port=5097 seconds_of_load=25

# wait_for SECONDS COMMAND...
wait_for() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || return 1
        sleep 0.2
    done
}

# Two clients that ask one after the other, and now and then something that is refused.
load() {
    local end=$((SECONDS + seconds_of_load)) url=http://127.0.0.1:$port/predict client photo
    local -a clients=()
    for client in 1 2; do
        while ((SECONDS < end)); do
            for photo in "${photos[@]}"; do
                curl -s -o /dev/null -F "image=@$photo" "$url" || return 0
                sleep 0.0$((RANDOM % 5 + client))
            done
            curl -s -o /dev/null -F "image=@$0" "$url" || return 0
        done &
        clients+=($!)
    done
    wait "${clients[@]}"
}

# Inside of xvfb-run: the window in one language and one colour scheme.
take() {
    local folder=$1 program=$2 language=$3 scheme=$4 window size place number
    "$program" --language "$language" --color-scheme "$scheme" --serve --port "$port" --cache-bytes 0 \
        "${photos[@]:0:8}" 2>"$XDG_CONFIG_HOME/log" &
    local pid=$!
    # shellcheck disable=SC2064
    trap "kill $pid 2>/dev/null && wait $pid || true" EXIT
    wait_for 60 curl -sf "http://127.0.0.1:$port/health" || die "the program did not start: $(cat "$XDG_CONFIG_HOME/log")"
    window=$(xdotool search --onlyvisible --pid "$pid" --name '^Classiscope$' | tail -n 1)
    load
    for size in "${sizes[@]}"; do
        xdotool windowmove "$window" 0 0 windowsize --sync "$window" "${size%x*}" "${size#*x}" || true
        xdotool mousemove "${size%x*}" "${size#*x}" windowfocus "$window"
        for number in "${!places[@]}"; do
            place=${places[number]}
            xdotool key "alt+$((number + 1))"
            sleep 1.5  # the charts are drawn each second
            import -window root -crop "$size+0+0" +repage "$folder/$place-$language-$scheme-$size.png"
        done
        xdotool key alt+1
    done
}

if [[ ${1:-} == --inside ]]; then
    shift
    mapfile -t photos < <(find "$CLASSISCOPE_TEST_DATA/data/photos/test" -name '*.jpg' | sort | awk 'NR % 23 == 1' | head -n 24)
    ((${#photos[@]} >= 8)) || die "there are no photos in $CLASSISCOPE_TEST_DATA/data/photos/test."
    take "$@"
    exit
fi

if [[ ${1:-} == --states ]]; then
    folder=${2:?usage: packaging/screenshots.sh --states FOLDER [empty|busy|full|failed]… [SETTING]…}
    cmake --preset dev -S "$source_dir" >/dev/null
    cmake --build "$source_dir/build/dev" --target windowpictures >/dev/null
    CLASSISCOPE_MODELS=$source_dir/models QT_QPA_PLATFORM=offscreen \
        "$source_dir/build/dev/tests/windowpictures" "$folder" "${@:3}" \
        2> >(grep -v '^This plugin does not support' >&2)
    say "Saved in $folder: $(find "$folder" -name '*.png' | wc -l) pictures."
    exit
fi

folder=${1:?usage: packaging/screenshots.sh FOLDER [PROGRAM]}
program=$(readlink -f "${2:-$source_dir/build/release/classiscope}")
[[ -x $program ]] || die "there is no program $program; build it, or name another."
for tool in xvfb-run xdotool import curl; do
    command -v "$tool" >/dev/null || die "there is no $tool; install xvfb, xdotool, imagemagick and curl."
done
export CLASSISCOPE_TEST_DATA=${CLASSISCOPE_TEST_DATA:-$source_dir/../shared}
mkdir -p "$folder"
folder=$(readlink -f "$folder")
for language in en de; do
    for scheme in light dark; do
        XDG_CONFIG_HOME=$(mktemp -d)
        export XDG_CONFIG_HOME
        xvfb-run -a -s "-screen 0 1600x1000x24" "$0" --inside "$folder" "$program" "$language" "$scheme"
        rm -rf "$XDG_CONFIG_HOME"
    done
done
say "Saved in $folder: $(find "$folder" -name '*.png' | wc -l) pictures."
