// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "core/server/serverhost.h"
#include "core/telemetry/telemetry.h"
#include "tests/support/testdata.h"

#include <QTcpSocket>

#include <functional>
#include <memory>

namespace classiscope::test {

/// The real server with the default model and one worker, and clients that write
/// their bytes themselves.
class WireFixture {
protected:
    void loadModel();
    void start(const ServerOptions &options = {});  ///< on a free port
    void stop();                                    ///< nothing must be in flight then
    std::unique_ptr<QTcpSocket> client();           ///< connected
    static QByteArray predict(const QByteArray &image, const QByteArray &fields = {});

    std::unique_ptr<Classifier> m_classifier;
    Telemetry m_telemetry;
    std::unique_ptr<ServerHost> m_host;
};

/// Reads until `enough` says so, or the server closes.
QByteArray read(QTcpSocket &socket, const std::function<bool(const QByteArray &)> &enough);
QByteArray readReplies(QTcpSocket &socket, int count);
QByteArray readToTheEnd(QTcpSocket &socket);

/// A request; `fields` are whole lines.
QByteArray get(const QByteArray &path, const QByteArray &fields = {});

}  // namespace classiscope::test
