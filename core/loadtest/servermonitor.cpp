// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/servermonitor.h"

#include <algorithm>

namespace classiscope {

namespace {

using Looks = std::vector<std::optional<ServerMonitor::Look>>;

LoadRequest statsRequest(const QUrl &root, const LoadRequest &like)
{
    LoadRequest request = like;
    request.url = root;
    request.url.setPath(QStringLiteral("/stats"));
    request.method = LoadRequest::Method::Get;
    request.accept = LoadRequest::Accept::Any200;
    // The body's field does not go with a question; the key does.
    request.headers.removeIf(
        [](const QByteArray &header) { return header.toLower().startsWith("content-type:"); });
    if (root.host() != like.url.host())
        request.address.clear();
    return request;
}

double seconds(ServerMonitor::Clock::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

double meanMs(double sum, qint64 count)
{
    return count > 0 ? std::max(0.0, sum) / double(count) : -1;
}

}  // namespace

struct ServerMonitor::Channel {
    Channel(LoadLoop &loop, const LoadRequest &question)
        : request(question)
        , http(loop, request)
    {
    }

    LoadRequest request;
    HttpChannel http;
    bool asked = false;
};

ServerMonitor::ServerMonitor(LoadLoop &loop, const LoadTarget &target, const LoadRequest &like)
    : m_urls(target.servers)
    , m_looks(target.servers.size())
    , m_limit(loop, [this] {
        if (const auto done = std::exchange(m_done, nullptr))
            done();
    })
{
    for (const QUrl &root : target.servers)
        m_channels.push_back(std::make_unique<Channel>(loop, statsRequest(root, like)));
}

ServerMonitor::~ServerMonitor() = default;

void ServerMonitor::look(std::function<void()> done)
{
    m_done = std::move(done);
    for (std::size_t i = 0; i < m_channels.size(); ++i) {
        m_looks[i].reset();
        ask(i);
    }
    const bool nobody = m_channels.empty();
    m_limit.start(nobody ? std::chrono::nanoseconds(0) : std::chrono::nanoseconds(answerLimit));
}

void ServerMonitor::ask(std::size_t index)
{
    Channel &channel = *m_channels[index];
    if (std::exchange(channel.asked, true))
        return;
    channel.http.send({}, [this, index](const HttpAnswer &answer) { answered(index, answer); });
}

void ServerMonitor::answered(std::size_t index, const HttpAnswer &answer)
{
    m_channels[index]->asked = false;
    if (answer.status == 200) {
        if (const auto stats = readServerStats(answer.body))
            m_looks[index] = Look {Clock::now(), *stats};
    }
    const bool waiting =
        std::any_of(m_channels.begin(), m_channels.end(),
                    [](const std::unique_ptr<Channel> &channel) { return channel->asked; });
    if (waiting)
        return;
    m_limit.stop();
    if (const auto done = std::exchange(m_done, nullptr))
        done();
}

void fillServerFields(LoadSecond &second, const Looks &before, const Looks &after)
{
    double cpu = 0, bytes = 0, depth = 0, queueMs = 0, computeMs = 0;
    qint64 queued = 0, computed = 0;
    int known = 0;
    for (std::size_t i = 0; i < after.size() && i < before.size(); ++i) {
        if (!before[i] || !after[i] || after[i]->at <= before[i]->at)
            continue;
        const ServerStats &a = before[i]->stats, &b = after[i]->stats;
        ++known;
        cpu += (b.cpuSeconds - a.cpuSeconds) / seconds(after[i]->at - before[i]->at);
        bytes += b.residentBytes;
        depth += b.queueDepth;
        queueMs += b.queueMs - a.queueMs;
        queued += b.queued - a.queued;
        computeMs += b.computeMs - a.computeMs;
        computed += b.computed - a.computed;
    }
    if (known == 0 || std::size_t(known) < after.size())
        return;  // a sum that lacks a server says nothing
    second.serverCpu = cpu;
    second.serverBytes = bytes;
    second.queueDepth = depth;
    second.queueMs = meanMs(queueMs, queued);
    second.computeMs = meanMs(computeMs, computed);
}

LoadServer serverOfRun(const QUrl &url, const ServerMonitor::Look &first,
                       const ServerMonitor::Look &last, double maxBytes)
{
    const ServerStats &a = first.stats, &b = last.stats;
    LoadServer server;
    server.url = url.toString(QUrl::RemoveUserInfo);
    server.workers = b.workers;
    server.requests = b.requests - a.requests;
    server.failures = b.failures - a.failures;
    if (const double passed = seconds(last.at - first.at); passed > 0)
        server.cpu = (b.cpuSeconds - a.cpuSeconds) / passed;
    server.maxBytes = maxBytes;
    server.queueMs = meanMs(b.queueMs - a.queueMs, b.queued - a.queued);
    server.computeMs = meanMs(b.computeMs - a.computeMs, b.computed - a.computed);
    const qint64 hits = b.cacheHits - a.cacheHits;
    const qint64 looked = hits + b.cacheMisses - a.cacheMisses;
    if (looked > 0)
        server.cacheHitShare = double(hits) / double(looked);
    return server;
}

}  // namespace classiscope
