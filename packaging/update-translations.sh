#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings resources/translations/*.ts up to date with the sources, and lists what is
# still to be translated:
#   packaging/update-translations.sh            fails while something is
# What the sources no longer say is dropped.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"

lupdate=$(PATH=/usr/lib/qt6/bin:$PATH command -v lupdate) ||
    die "there is no lupdate; install qt6-l10n-tools (packaging/install-packages.sh gui)."
cd "$source_dir"

status=0
for file in resources/translations/*.ts; do
    # Text::marked() marks the sentences of core/.
    "$lupdate" -silent -no-obsolete -locations none -tr-function-alias tr+=marked \
        -I . ui core -ts "$file"
    awk -v file="$file" '
        /<name>/ { context = $0; gsub(/.*<name>|<\/name>.*/, "", context) }
        /<message/ { source = "" }
        /<source>/ { source = $0; gsub(/.*<source>|<\/source>.*/, "", source) }
        /type="unfinished"/ { count++; print context ": " source }
        END { if (count) { print file ": " count " to translate"; exit 1 } }' "$file" || status=1
done
exit $status
