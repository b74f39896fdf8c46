# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Completes classiscope in bash. Commands and options are read from the program's own --help,
# so that they are always its; tests/packaging/options_test.py compares the values with the program.

# The commands that --help lists.
_classiscope_commands() {
    "$1" --help 2>/dev/null | awk '/^[A-Z].*:$/ { inside = /^(Subc|C)ommands:$/; next }
        inside && /^  [a-z]/ { print $1 }'
}

# The options of a command, or of the window.
# _classiscope_options PROGRAM [COMMAND]
_classiscope_options() {
    "$@" --help 2>/dev/null | awk '/^  -/ { count = split($1, names, ",")
        for (i = 1; i <= count; ++i) print names[i] }'
}

# The values of an option that takes one of a few.
_classiscope_values() {
    case $1 in
    --color-scheme) echo dark light system ;;
    --language) echo de en system ;;
    --color-order) echo bgr rgb ;;
    --fit) echo center_crop letterbox stretch ;;
    --output) [[ ${2:-} == @(loadtest|report) ]] || echo logits probabilities ;;
    --label-offset) echo 0 1 ;;
    --backend) echo auto opencv ;;
    --method) echo GET POST ;;
    --accept) echo any-200 predictions ;;
    --arrivals) echo constant poisson ;;
    --progress) echo json text ;;
    --precision) [[ ${2:-} == bench ]] && echo exact fast || echo bfloat16 exact fast int8 ;;
    esac
}

_classiscope() {
    local program=$1 current=$2 previous=$3 word command="" values
    local -a commands
    COMPREPLY=()
    # bash hands the program over as it was typed.
    [[ $program != \~/* ]] || program=$HOME/${program:2}
    # "--option=value" comes as three words.
    if [[ $current == = ]]; then
        current=""
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi

    mapfile -t commands < <(_classiscope_commands "$program")
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ -n $word && " ${commands[*]} " == *" $word "* ]] && command=$word && break
    done

    values=$(_classiscope_values "$previous" "$command")
    if [[ -n $values ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
        return
    fi
    case $previous in
    --images | --calibration)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        return
        ;;
    esac
    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_classiscope_options "$program" ${command:+"$command"})" -- "$current")
        return
    fi
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    if [[ -z $command ]]; then
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "${commands[*]}" -- "$current")
    fi
}

complete -F _classiscope classiscope
