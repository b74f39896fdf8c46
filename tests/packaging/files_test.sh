#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The desktop entry, the AppStream data, the man page, the icons and the Flatpak manifest are
# well-formed, and name each other and the version.
#   files_test.sh SOURCE_FOLDER
# What a missing tool would check is left out (status 77); with CI=true it must be there.
set -uo pipefail
cd "$1/packaging" || exit 2
readonly entry=classiscope.desktop data=io.github.classiscope.Classiscope.metainfo.xml
readonly flatpak=flatpak/io.github.classiscope.Classiscope.yml
failed=0 left_out=0

complain() {
    printf '%s\n' "$*" >&2
    failed=1
}

# expect_silence TOOL ARGUMENT...: ends well and has nothing to say.
expect_silence() {
    local said
    if ! command -v "$1" >/dev/null; then
        printf 'there is no %s\n' "$1" >&2
        left_out=1
        return
    fi
    said=$("$@" 2>&1 >/dev/null) || said+=" (failed)"
    [[ -z $said ]] || complain "$*: $said"
}

# expect FILE TEXT
expect() { grep -qF -- "$2" "$1" || complain "$1 does not have: $2"; }

expect_silence desktop-file-validate --warn-kde "$entry"
# There is no homepage to name yet. AppStream 1.0 and newer (Debian 13) warns of that, and its
# `appstreamcli validate` fails without this; an older one (Debian 12) has no such name.
lenient=()
[[ $(appstreamcli --version 2>/dev/null) == *': 0.'* ]] || lenient=(--override=url-homepage-missing=info)
expect_silence appstreamcli validate --no-net "${lenient[@]}" "$data"
expect_silence man --warnings --local-file classiscope.1
expect_silence bash -n completion/classiscope.bash
for script in postinst prerm postrm; do
    expect_silence sh -n "debian/$script"
done
expect_silence zsh -n completion/_classiscope
expect_silence fish --no-execute completion/classiscope.fish
if python3 -c 'import yaml' 2>/dev/null; then
    expect_silence python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' "$flatpak"
else
    printf 'there is no python3-yaml\n' >&2
    left_out=1
fi

version=$(sed -nE 's/^project\(.* VERSION ([0-9.]+).*/\1/p' ../CMakeLists.txt)
expect "$data" "<release version=\"$version\""
expect debian/changelog.in 'classiscope (@PACKAGE_VERSION@)'
expect "$data" "<launchable type=\"desktop-id\">$entry</launchable>"
expect ../app/windowcommand.cpp "setDesktopFileName(QStringLiteral(\"${entry%.desktop}\"))"
expect "$flatpak" "rename-desktop-file: $entry"
expect "$flatpak" "id: ${data%.metainfo.xml}"
expect "$data" "<id>${data%.metainfo.xml}</id>"
for type in $(sed -n 's/^MimeType=//p' "$entry" | tr ';' ' '); do
    expect "$data" "<mediatype>$type</mediatype>"
done
for size in 48 64 128 256; do
    # Width and height are at bytes 16 and 20 of a PNG.
    found=$(od -An -j 16 -N 8 -t u4 --endian=big "icons/classiscope-$size.png" | xargs)
    [[ $found == "$size $size" ]] || complain "icons/classiscope-$size.png has $found pixels"
done

((failed == 0)) || exit 1
((left_out == 0)) && exit 0
[[ ${CI:-} == true ]] && exit 1
exit 77
