#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Whether the server in this container can classify: classiscope-healthcheck [PORT]
# With what every Debian has, so that the image needs no client of its own.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/${1:-5000}"
printf 'GET /health/ready HTTP/1.0\r\n\r\n' >&3
read -r -t 2 _ status _ <&3
[[ $status == 200 ]]
