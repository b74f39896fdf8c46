// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadloop.h"
#include "core/loadtest/loadrequest.h"

#include <QByteArrayView>

#include <functional>
#include <memory>

namespace classiscope {

/// One HTTP/1.1 client with a connection of its own that it keeps: one request at a time.
///
/// What it needs besides memory are three file descriptors.
class HttpChannel final : private LoadLoop::Watcher {
public:
    using Done = std::function<void(const HttpAnswer &)>;

    HttpChannel(LoadLoop &loop, const LoadRequest &request);
    ~HttpChannel();  ///< breaks off what is on its way

    /// Sends the request with `body`, which must live until `done` or breakOff(). `done` is
    /// called once, from the event loop; it may call send().
    /// Requires: not busy().
    void send(QByteArrayView body, Done done);

    /// Closes the connection; `done` is not called.
    void breakOff();

    bool isBusy() const;

    /// Whether the request that is on its way began to leave: the connection stands.
    bool isSending() const;

private:
    void socketReady(int descriptor, bool readable, bool writable, bool broken) override;
    void proceed();
    void finish();

    struct Private;
    std::unique_ptr<Private> d;
};

/// What every channel of `count` takes of the limit on open files, which is raised as far
/// as the system lets us. Returns how many channels there can be, at most `count`.
int reserveChannels(int count);

/// "libcurl 7.88.1".
QString httpLibrary();

}  // namespace classiscope
