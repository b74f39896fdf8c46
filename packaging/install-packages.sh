#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the packages of sections of packages.txt, and nothing else:
#   packaging/install-packages.sh build gui      (these two when none is named)
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"

(($#)) || set -- build gui
for section in "$@"; do
    [[ -n $(package_lines "$section") ]] ||
        die "packaging/packages.txt has no section [$section]; it has:" \
            "$(sed -n 's/^\[\([a-z]*\)\].*/\1/p' "$source_dir/packaging/packages.txt" | paste -sd ' ')"
done
install_packages "$@"
