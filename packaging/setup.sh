# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing and builds. Sourced by the scripts beside it, tests/run.sh and .ci/run.
# What it says goes to standard error; standard output belongs to the program.

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly source_dir

say() { printf '%s\n' "$*" >&2; }

die() {
    say "classiscope: $*"
    exit 1
}

# The lines of packages.txt in the named sections, without comments.
package_lines() {
    local section
    for section in "$@"; do
        awk -v wanted="[$section]" '
            { sub(/[ \t]*#.*/, "") }
            /^\[/ { inside = ($0 == wanted); next }
            inside && NF { print $1 }' "$source_dir/packaging/packages.txt"
    done
}

# Of the lines given, the packages to install; "!line" for one that apt cannot offer.
missing_packages() {
    local -A installed=() offered=()
    local -a names=() open=()
    local line name first

    mapfile -t names < <(printf '%s\n' "$@" | tr '|' '\n')
    while read -r name; do
        installed[$name]=1
    done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${names[@]}" 2>/dev/null |
        sed -n 's/^installed //p')

    for line in "$@"; do
        first=${line%%|*}
        [[ -n ${installed[$first]:-} ]] || open+=("$line")
    done
    ((${#open[@]})) || return 0

    mapfile -t names < <(printf '%s\n' "${open[@]}" | tr '|' '\n')
    while read -r name; do
        offered[$name]=1
    done < <(LC_ALL=C apt-cache policy "${names[@]}" 2>/dev/null |
        awk '/^[^ ]/ { name = $1; sub(/:$/, "", name) }
             /^ *Candidate:/ && $2 != "(none)" { print name }')

    for line in "${open[@]}"; do
        first=
        for name in ${line//|/ }; do
            if [[ -n ${installed[$name]:-} ]]; then
                continue 2
            elif [[ -n ${offered[$name]:-} ]]; then
                first=$name
                break
            fi
        done
        printf '%s\n' "${first:-!$line}"
    done
}

# Runs a step that only its log hears; when it fails, says what went wrong.
# logged LOG WHAT COMMAND...
logged() {
    local log=$1 what=$2
    shift 2
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 </dev/null && return
    failure_of "$log" >&2
    die "$what failed; all of it is in $log"
}

# The lines of a log that tell the cause: what failed said, else the last ones.
failure_of() {
    local mark='^FAILED: |^CMake Error|^E: '
    if grep -Eq "$mark" "$1"; then
        # Ninja's "[5/110]" begins another command; after "FAILED:" comes the failed one itself.
        awk -v mark="$mark" '
            /^\[[0-9]+\/[0-9]+\]/ { show = 0 }
            $0 ~ mark { show = 1; print; if (/^FAILED/) getline; next }
            show' "$1" | cut -c 1-400 | head -n 40
    else
        tail -n 25 "$1"
    fi
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

# may_become_root COUNT: asks for the password where one is needed.
may_become_root() {
    ((EUID != 0)) || return 0
    command -v sudo >/dev/null || return 1
    ! sudo -n true 2>/dev/null || return 0
    say "$1 packages are missing; to install them, sudo may ask for your password."
    sudo -v
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 LC_ALL=C \
        apt-get -o DPkg::Lock::Timeout=300 "$@"
}

# install_packages SECTION...: those of [extra] only where there are any.
install_packages() {
    command -v dpkg-query apt-get >/dev/null || return 0  # another system: configure() tells
    local -a lines missing
    local log=$source_dir/build/install.log name

    mapfile -t lines < <(package_lines "$@")
    mapfile -t missing < <(missing_packages "${lines[@]}")
    if compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; then  # else nobody knows yet
        mapfile -t missing < <(without_absent_extras "${missing[@]}")
    fi
    ((${#missing[@]})) || return 0

    may_become_root "${#missing[@]}" || die "packages are missing, and installing them needs root." \
        "As root, run: $source_dir/packaging/install-packages.sh $*"

    say "Reading the package lists…"
    logged "$log" "apt-get update" apt_get update
    mapfile -t missing < <(missing_packages "${lines[@]}")
    mapfile -t missing < <(without_absent_extras "${missing[@]}")
    for name in "${missing[@]}"; do
        [[ $name != !* ]] || die "this system's package sources offer no ${name#!}." \
            "Debian 12 and 13 and Ubuntu 24.04 have it; on Ubuntu, enable 'universe'."
    done
    ((${#missing[@]})) || return 0
    say "Installing ${#missing[@]} packages and what they need: ${missing[*]}…"
    logged "$log" "apt-get install" apt_get install -y --no-install-recommends "${missing[@]}"
}

# Drops the "!line"s that stand in [extra].
without_absent_extras() {
    local extras name
    extras=$(package_lines extra)
    for name in "$@"; do
        [[ $name == !* ]] && grep -qxF -- "${name#!}" <<<"$extras" && continue
        printf '%s\n' "$name"
    done
}

# configure PRESET
configure() {
    local build_dir=$source_dir/build/$1 tool
    [[ ! -f $build_dir/build.ninja ]] || return 0
    for tool in cmake ninja c++; do
        command -v "$tool" >/dev/null || die "there is no '$tool', and no apt to install it. $(needed_libraries)"
    done
    say "Configuring build/$1…"
    command -v apt-get >/dev/null || say "There is no apt here. $(needed_libraries)"
    logged "$build_dir/configure.log" "configuring" cmake -S "$source_dir" --preset "$1"
}

needed_libraries() {
    echo "Needed are a C++20 compiler (GCC 12 or newer), CMake 3.22, Ninja," \
        "Qt 6.4 (Base, HttpServer, WebSockets, Charts, Svg, LinguistTools), OpenCV 4.6 with its dnn module," \
        "oneDNN 2.6, libjpeg-turbo, Poco Net, prometheus-cpp, simdjson, CLI11, OpenSSL 3, hiredis," \
        "libcurl and spdlog, each with its headers."
}

# One compiler a core, and no more than there is memory for: one takes up to 1 GiB.
build_jobs() {
    awk -v cores="$(nproc)" '/^MemAvailable:/ { room = int($2 / 1048576) }
        END { jobs = room < cores ? room : cores; print jobs < 1 ? 1 : jobs }' /proc/meminfo
}

# build PRESET [TARGET...]: silent when there is nothing to do.
build() {
    local preset=$1 build_dir=$source_dir/build/$1
    shift
    configure "$preset"
    [[ $(ninja -C "$build_dir" -n "$@" 2>&1) != *"no work to do"* ]] || return 0
    say "Building build/$preset…"
    if [[ -t 2 ]]; then
        ninja -C "$build_dir" -j "$(build_jobs)" "$@" >&2 </dev/null || die "building failed"
    else
        logged "$build_dir/build.log" "building" ninja -C "$build_dir" -j "$(build_jobs)" "$@"
    fi
}
