# SPDX-License-Identifier: GPL-3.0-or-later
# Completes classiscope in fish. Commands and options come from the program's own --help;
# tests/packaging/options_test.py compares the values with the program.

# Prints the lines of --help that begin with a command, or with an option, as "name<tab>text".
function __classiscope_help -a wanted
    classiscope $argv[2..] --help 2>/dev/null | awk -v wanted=$wanted '
        /^[A-Z].*:$/ { inside = /^(Subc|C)ommands:$/; next }
        wanted == "commands" && !(inside && /^  [a-z]/) { next }
        wanted == "options" && !/^  -/ { next }
        { text = substr($0, 35); count = split($1, names, ",")
          for (i = 1; i <= count; ++i) print names[i] "\t" text }'
end

function __classiscope_commands
    __classiscope_help commands
end

# The command on the line so far, if there is one.
function __classiscope_command
    set -l commands (__classiscope_commands | string replace -r '\t.*' '')
    for word in (commandline -opc)[2..]
        if contains -- $word $commands
            echo $word
            return 0
        end
    end
    return 1
end

function __classiscope_in
    contains -- "$(__classiscope_command)" $argv
end

complete -c classiscope -n 'not __classiscope_command' -a '(__classiscope_commands)'
complete -c classiscope -n 'string match -q -- "-*" (commandline -ct)' \
    -a '(__classiscope_help options (__classiscope_command))'
complete -c classiscope -n 'not __classiscope_command' -l color-scheme -x -a 'dark light system'
complete -c classiscope -n 'not __classiscope_command' -l language -x -a 'de en system'
complete -c classiscope -n 'not __classiscope_in loadtest report' -l color-order -x -a 'bgr rgb'
complete -c classiscope -n 'not __classiscope_in loadtest report' -l fit -x -a 'center_crop letterbox stretch'
complete -c classiscope -n 'not __classiscope_in loadtest report' -l output -x -a 'logits probabilities'
complete -c classiscope -n 'not __classiscope_in loadtest report' -l label-offset -x -a '0 1'
complete -c classiscope -n '__classiscope_in loadtest report' -l output -r
complete -c classiscope -n '__classiscope_in loadtest' -l method -x -a 'GET POST'
complete -c classiscope -n '__classiscope_in loadtest' -l accept -x -a 'any-200 predictions'
complete -c classiscope -n '__classiscope_in loadtest' -l arrivals -x -a 'constant poisson'
complete -c classiscope -n '__classiscope_in loadtest' -l progress -x -a 'json text'
complete -c classiscope -n 'not __classiscope_in bench loadtest report' \
    -l backend -x -a 'auto opencv'
complete -c classiscope -n 'not __classiscope_in bench loadtest report' \
    -l precision -x -a 'bfloat16 exact fast int8'
complete -c classiscope -n '__classiscope_in bench' -l precision -x -a 'exact fast'
complete -c classiscope -n '__classiscope_in bench' -l images -x -a '(__fish_complete_directories)'
complete -c classiscope -n 'not __classiscope_in loadtest report' -l calibration -x -a '(__fish_complete_directories)'
