// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QUrl>

#include <chrono>

namespace classiscope {

/// How each request of a load test is sent, and which answer is a success.
struct LoadRequest {
    enum class Method { Post, Get };
    enum class Accept {
        Predictions,  ///< status 200 and JSON with predictions
        Any200,       ///< status 200, whatever the body
    };

    QUrl url;
    Method method = Method::Post;  ///< Get: without a body
    Accept accept = Accept::Predictions;
    QByteArrayList headers {};  ///< "X-Api-Key: …", besides those of the form
    bool insecure = false;      ///< any certificate will do
    std::chrono::milliseconds connectTimeout {10'000};
    std::chrono::milliseconds timeout {60'000};  ///< of the whole request
    /// The host's address, looked up once before the run; empty: libcurl looks it up, in a
    /// thread of its own.
    QString address {};
};

/// What came back.
struct HttpAnswer {
    int status = 0;    ///< 0: no answer; `kind` and `message` then say why
    QByteArray body;   ///< at most `maxKeptAnswerBytes` of it
    qint64 bytes = 0;  ///< of the whole body
    QString kind;      ///< "connection refused", "timed out"
    QString message;
};

/// Of an answer's body the rest is counted, not kept.
inline constexpr qint64 maxKeptAnswerBytes = 256 << 10;

}  // namespace classiscope
