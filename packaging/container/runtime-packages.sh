#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The packages whose libraries a program is linked with, a name a line; what those
# need in turn apt knows:
#   packaging/container/runtime-packages.sh PROGRAM
set -euo pipefail

program=${1:?usage: runtime-packages.sh PROGRAM}

# Of what it names itself; ldd's "a => /path (0x…)" tells where that lies.
mapfile -t names < <(LC_ALL=C objdump -p "$program" | awk '$1 == "NEEDED" { print $2 }')
((${#names[@]})) || { echo "$program is linked with no library" >&2; exit 1; }
libraries=$(LC_ALL=C ldd "$program")
for name in "${names[@]}"; do
    path=$(awk -v name="$name" '$1 == name && $2 == "=>" && $3 ~ /^\// { print $3 }' <<<"$libraries")
    [[ -n $path ]] || path=$(awk -v name="$name" '$1 ~ "/" name "$" { print $1 }' <<<"$libraries")  # the loader
    [[ -n $path ]] || { echo "$name, which $program needs, is not installed" >&2; exit 1; }
    path=$(readlink -f "$path")
    # Where /lib is a link to /usr/lib, dpkg may know the file by either name.
    { dpkg-query -S "$path" || dpkg-query -S "${path#/usr}" || dpkg-query -S "/usr$path"; } 2>/dev/null |
        sed -n '1s/:.*//p' | grep . || { echo "no package has $path" >&2; exit 1; }
done | sort -u
