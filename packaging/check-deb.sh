#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the Debian package for each suite, reads it with lintian, installs it in a clean system of
# that suite, uses it there, purges it, and sees that nothing is left. As root:
#   packaging/check-deb.sh                          this system's suite
#   packaging/check-deb.sh bookworm trixie          a suite that is not this system's is built in it
#   packaging/check-deb.sh --deb FILE bookworm      a package that is there already
#   packaging/check-deb.sh --mirror URL trixie      default: what this system's apt reads
# Needs the packages of packages.txt [package], 4 GiB in TMPDIR (default: /var/tmp), and the network. Compilers'
# results are kept in CCACHE_DIR where that is set.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=setup.sh
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"

# With mounts of its own, which end with it whatever happens.
if [[ ${CLASSISCOPE_CHECK_INSIDE:-} != 1 ]]; then
    ((EUID == 0)) || die "packaging/check-deb.sh makes chroots, and so needs root."
    CLASSISCOPE_CHECK_INSIDE=1 exec unshare --mount --propagation private "${BASH_SOURCE[0]}" "$@"
fi

mirror="" deb=""
suites=()
while (($#)); do
    case $1 in
    --mirror | --deb)
        (($# > 1)) || die "$1 needs a value."
        if [[ $1 == --deb ]]; then deb=$(readlink -f "$2"); else mirror=$2; fi
        shift
        ;;
    -*) die "there is no option $1; see the first lines of packaging/check-deb.sh." ;;
    *) suites+=("$1") ;;
    esac
    shift
done
host_suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
((${#suites[@]})) || suites=("$host_suite")
[[ -z $deb || ${#suites[@]} == 1 ]] || die "--deb FILE is a package of one suite; name just that."
[[ -z $deb || -f $deb ]] || die "there is no file $deb."
for tool in debootstrap lintian curl; do
    command -v "$tool" >/dev/null || die "there is no $tool; run packaging/install-packages.sh package."
done

# The first archive in apt's sources that has the distribution itself.
# shellcheck disable=SC2016  # apt's own variables
if [[ -z $mirror ]]; then
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(SUITE) $(COMPONENT)' 'Created-By: Packages' |
        awk '$3 == "main" && $1 ~ /\/(debian|ubuntu)\/?$/ { print $1; exit }')
    [[ -n $mirror ]] || die "apt's sources name no archive of the distribution; give one with --mirror URL."
fi

work=$(mktemp -d "${TMPDIR:-/var/tmp}/classiscope-deb.XXXXXX")
readonly work
server=""

# Nothing is deleted while something is mounted in it.
remove_chroot() {
    local mounted
    while read -r mounted; do
        umount "$mounted" || umount --lazy "$mounted"
    done < <(awk -v under="$1/" 'index($2, under) == 1 { print $2 }' /proc/self/mounts | sort -r)
    ! grep -qF " $1/" /proc/self/mounts || die "$1 has mounts still, and stays."
    rm -rf --one-file-system "$1"
}
tidy() {
    local status=$?
    if [[ -n $server ]]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    remove_chroot "$work"
    exit "$status"
}
trap tidy EXIT
trap 'exit 130' INT TERM HUP

# make_chroot FOLDER SUITE
make_chroot() {
    local root=$1 suite=$2
    logged "$logs/debootstrap.log" "debootstrap of $suite" \
        debootstrap --variant=minbase "$suite" "$root" "$mirror"
    mount -t proc proc "$root/proc"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"  # no services
    chmod +x "$root/usr/sbin/policy-rc.d"
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
}

# inside ROOT COMMAND...; with run=exec in place of this process, whose id then is the command's.
inside() {
    local root=$1
    shift
    ${run:-} env --ignore-environment PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root \
        DEBIAN_FRONTEND=noninteractive CCACHE_DIR=/ccache chroot "$root" "$@"
}

# Of this system's own suite: sets `deb`.
build_here() {
    install_packages build gui package
    build release classiscope
    logged "$logs/cpack.log" "cpack" env -C "$source_dir/build/release" cpack -B "$logs"
    deb=$(ls "$logs"/classiscope_*.deb)
    say "lintian of this system…"
    TMPDIR=$work lintian --allow-root --fail-on error --display-info "$deb" || die "lintian found errors"
}

# Of another one: the same in a chroot of it.
build_there() {
    local root=$work/build suite=$1
    make_chroot "$root" "$suite"
    mkdir "$root/src" "$root/ccache"
    if [[ -n ${CCACHE_DIR:-} ]]; then
        mkdir -p "$CCACHE_DIR/$suite"
        mount --bind "$CCACHE_DIR/$suite" "$root/ccache"
    fi
    tar -C "$source_dir" --exclude=./build --exclude=./.git -c . | tar -C "$root/src" --no-same-owner -x
    say "Installing what the build needs in $suite…"
    logged "$logs/packages.log" "installing packages" inside "$root" /src/packaging/install-packages.sh build gui package
    say "Building for $suite…"
    logged "$logs/build.log" "building" inside "$root" sh -ec "cd /src
        cmake --preset release -DCLASSISCOPE_TESTS=OFF
        ninja -C build/release -j $(build_jobs) classiscope
        cd build/release && cpack"
    cp "$root"/src/build/release/classiscope_*.deb "$logs/"
    deb=$(ls "$logs"/classiscope_*.deb)
    say "lintian of $suite…"
    cp "$deb" "$root/package.deb"
    inside "$root" lintian --allow-root --fail-on error --display-info /package.deb || die "lintian found errors"
    remove_chroot "$root"
}

# Every path but those of the kernel, of apt and dpkg themselves, and of the user.
files_of() {
    (cd "$1" && find . -xdev \( -path ./proc -o -path ./tmp -o -path ./home -o -path ./var/cache \
        -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./var/log/apt \) -prune -o -print | sort)
}

# as_user ROOT COMMAND...: as a person would, who has a home but no screen.
as_user() {
    local root=$1
    shift
    inside "$root" setpriv --reuid check --regid check --clear-groups env HOME=/home/check \
        XDG_RUNTIME_DIR=/home/check/run QT_QPA_PLATFORM=offscreen "$@"
}

# answers URL: within a minute, while the server runs.
answers() {
    local end=$((SECONDS + 60))
    until curl -sf -o /dev/null "$1"; do
        kill -0 "$server" 2>/dev/null || return 1
        ((SECONDS < end)) || return 1
        sleep 0.2
    done
}

# ends WHAT: on SIGTERM, with status 0.
ends() {
    local status=0 pid=$server
    kill "$pid"
    server=""
    wait "$pid" || status=$?
    ((status == 0)) || die "$1 ended with status $status: $(cat "$logs/$1.log")"
}

use() {
    local root=$1 answer port
    as_user "$root" classiscope --version
    answer=$(as_user "$root" classiscope classify /home/check/picture.png)
    grep '%' <<<"$answer" >&2 || die "classiscope classify does not say what is in a picture: $answer"

    run="exec" as_user "$root" classiscope serve --port 0 >"$logs/serve.log" 2>&1 &
    server=$!
    until port=$(sed -nE 's/.* listens on .*:([0-9]+).*/\1/p' "$logs/serve.log") && [[ -n $port ]]; do
        kill -0 "$server" || die "classiscope serve did not start: $(cat "$logs/serve.log")"
        sleep 0.1
    done
    answers "http://127.0.0.1:$port/health/ready" || die "the server is not ready: $(cat "$logs/serve.log")"
    curl -sf -F "image=@$root/home/check/picture.png" "http://127.0.0.1:$port/predict" |
        grep -q '"predictions"' || die "the server does not classify: $(cat "$logs/serve.log")"
    ends serve

    # The port that was free just now. That the server of the window answers shows that it is open.
    run="exec" as_user "$root" classiscope --serve --port "$port" /home/check/picture.png >"$logs/window.log" 2>&1 &
    server=$!
    answers "http://127.0.0.1:$port/health/ready" || die "the window did not open: $(cat "$logs/window.log")"
    ends window
    [[ ! -s $logs/window.log ]] || die "the window complains: $(cat "$logs/window.log")"

    # shellcheck disable=SC2016
    inside "$root" bash -c 'source /usr/share/bash-completion/completions/classiscope
        COMP_WORDS=(classiscope serve --por) COMP_CWORD=2
        _classiscope classiscope --por serve
        [[ ${COMPREPLY[*]} == --port ]]' || die "bash does not complete --por to --port"
}

# check SUITE
check() {
    local root=$work/check suite=$1 name left
    make_chroot "$root" "$suite"
    inside "$root" useradd --create-home check
    inside "$root" install --directory --owner check --mode 700 /home/check/run
    cp "$source_dir/packaging/icons/classiscope-256.png" "$root/home/check/picture.png"
    cp "$deb" "$root/home/check/package.deb"
    say "Installing what the package needs in a clean $suite…"
    logged "$logs/apt.log" "apt-get update" inside "$root" apt-get update
    for name in $(dpkg-deb -f "$deb" Recommends Suggests | sed -E 's/^[A-Za-z]+: //; s/[,|]/ /g'); do
        inside "$root" apt-cache show "$name" >/dev/null 2>&1 || die "$suite has no $name, which the package recommends"
    done
    logged "$logs/apt.log" "installing the tools" inside "$root" \
        apt-get install -y --no-install-recommends desktop-file-utils
    logged "$logs/apt.log" "installing the dependencies" inside "$root" \
        apt-get satisfy -y --no-install-recommends "$(dpkg-deb -f "$deb" Depends)"
    mkdir -p "$root/var/lib/private" "$root/var/log/private"  # systemd's
    files_of "$root" >"$work/before"
    logged "$logs/apt.log" "installing the package" inside "$root" \
        apt-get install -y --no-install-recommends /home/check/package.deb
    say "Using it…"
    inside "$root" dpkg --verify classiscope
    use "$root"
    inside "$root" desktop-file-validate /usr/share/applications/classiscope.desktop
    say "Purging it…"
    # The link of `systemctl enable`, and what an administrator and the service write.
    inside "$root" sh -ec 'mkdir -p /etc/systemd/system/multi-user.target.wants
        ln -s /usr/lib/systemd/system/classiscope.service /etc/systemd/system/multi-user.target.wants/
        cp /usr/share/classiscope/systemd/classiscope.default /etc/default/classiscope
        mkdir -p /var/lib/private/classiscope /var/log/private/classiscope
        ln -s private/classiscope /var/lib/classiscope
        ln -s private/classiscope /var/log/classiscope'
    logged "$logs/apt.log" "purging the package" inside "$root" apt-get purge -y classiscope
    files_of "$root" >"$work/after"
    left=$(diff "$work/before" "$work/after") || die "the package leaves these (>) or takes these (<): $left"
    remove_chroot "$root"
}

for suite in "${suites[@]}"; do
    logs=$source_dir/build/check-deb/$suite
    rm -rf "$logs"
    mkdir -p "$logs"
    if [[ -n $deb ]]; then
        TMPDIR=$work lintian --allow-root --fail-on error --display-info "$deb" || die "lintian found errors"
    elif [[ $suite == "$host_suite" ]]; then
        build_here
    else
        build_there "$suite"
    fi
    check "$suite"
    say "$suite: $(basename "$deb") is well; it and the logs are in build/check-deb/$suite."
    deb=""
done
