// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/nginxconfiguration.h"

#include "core/loadtest/nginxproxy.h"

#include <algorithm>
#include <sys/resource.h>

namespace classiscope {

namespace {

constexpr rlim_t sparedFiles = 64;  // of a process's limit, for all but connections

// The limits are the servers' business, so nginx has wider ones; the times are longer than
// the servers' or the generator's for the same reason.
constexpr const char *pattern = R"(daemon off;
master_process off;
pid nginx.pid;
error_log stderr crit;
events {
    worker_connections %CONNECTIONS%;
}
http {
    access_log off;
    client_body_temp_path bodies;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    tcp_nodelay on;
    client_max_body_size 0;
    client_body_buffer_size %BODY%;
    client_header_timeout 120s;
    client_body_timeout 120s;
    send_timeout 120s;
    keepalive_timeout 120s;
    keepalive_requests 100000000;
    lingering_close always;
    upstream servers {
        least_conn;
%SERVERS%        keepalive 512;
        keepalive_requests 100000000;
        keepalive_timeout 30s;  # the servers close idle connections after 60
    }
    server {
        listen 127.0.0.1:%PORT% reuseport backlog=4096;
        location / {
            proxy_pass http://servers;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_connect_timeout 10s;
            proxy_send_timeout 120s;
            proxy_read_timeout 120s;
            proxy_next_upstream off;
        }
    }
}
)";

rlim_t connections()
{
    rlimit files {};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_max <= 2 * sparedFiles)
        return sparedFiles;
    return std::min<rlim_t>(NginxProxy::maxConnections, files.rlim_max - sparedFiles);
}

}  // namespace

QByteArray nginxConfiguration(int port, const std::vector<QUrl> &servers)
{
    QByteArray lines;
    for (const QUrl &server : servers)  // a server that fails for a moment is not left out
        lines += "        server " + server.authority().toLatin1() + " max_fails=0;\n";
    return QByteArray(pattern)
        .replace("%CONNECTIONS%", QByteArray::number(qulonglong(connections())))
        .replace("%BODY%", QByteArray::number(NginxProxy::maxBodyBytesInMemory))
        .replace("%SERVERS%", lines)
        .replace("%PORT%", QByteArray::number(port));
}

}  // namespace classiscope
