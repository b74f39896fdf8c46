// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/httpchannel.h"
#include "core/loadtest/loadreport.h"
#include "core/loadtest/loadtarget.h"
#include "core/loadtest/serverstats.h"

#include <map>

namespace classiscope {

/// Asks servers for their /stats, each over a connection of its own and past any proxy.
///
/// One question at a time: who has not answered the last one is not asked again.
class ServerMonitor {
public:
    using Clock = LoadLoop::Clock;

    struct Look {
        Clock::time_point at;  ///< when the answer came
        ServerStats stats;
    };

    /// `like`: how to reach them (headers, certificate); its URL does not matter.
    ServerMonitor(LoadLoop &loop, const LoadTarget &target, const LoadRequest &like);
    ~ServerMonitor();

    /// `done` is called once all have answered, or after `answerLimit`, unless a later
    /// look() or the destructor comes before.
    void look(std::function<void()> done);
    static constexpr std::chrono::milliseconds answerLimit {2000};

    /// The last answers, as LoadTarget::servers; nothing of who did not answer the last look.
    const std::vector<std::optional<Look>> &looks() const { return m_looks; }
    const QUrl &url(std::size_t server) const { return m_urls[server]; }

private:
    struct Channel;

    void ask(std::size_t index);
    void answered(std::size_t index, const HttpAnswer &answer);

    std::vector<QUrl> m_urls;
    std::vector<std::unique_ptr<Channel>> m_channels;
    std::vector<std::optional<Look>> m_looks;
    LoopTimer m_limit;
    std::function<void()> m_done;
};

/// What became of the servers between two looks, added up over those that answered both.
/// Fills the server's fields of `second`; what is not known stays so.
void fillServerFields(LoadSecond &second,
                      const std::vector<std::optional<ServerMonitor::Look>> &before,
                      const std::vector<std::optional<ServerMonitor::Look>> &after);

/// One server over a whole run.
LoadServer serverOfRun(const QUrl &url, const ServerMonitor::Look &first,
                       const ServerMonitor::Look &last, double maxBytes);

}  // namespace classiscope
