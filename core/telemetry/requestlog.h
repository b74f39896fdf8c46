// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <deque>
#include <mutex>
#include <vector>

namespace classiscope {

/// One HTTP request and its answer, for people to look at.
struct RequestRecord {
    qint64 number = 0;  ///< counts up from 1; given by the log
    QDateTime time;     ///< when its first byte came, UTC
    QString client;     ///< address
    QString requestId;
    QString method;           ///< empty when the request line could not be read
    QString path;             ///< with its query
    int status = 0;           ///< 0: the client left before its answer
    QString error;            ///< kind, e.g. "busy"; empty for a success
    qint64 requestBytes = 0;  ///< header and body
    qint64 replyBytes = 0;
    std::chrono::microseconds duration {0};  ///< first byte received to reply written
    StageTimings stages;  ///< of the first image; all zero when none was classified
    QString label;        ///< best class of the first image
    float confidence = 0;
    int images = 0;       ///< classified in this request
    QString contentType;  ///< of the request
    QByteArray picture;   ///< the encoded image, only while pictures are kept
};

/// The last requests, in bounded memory. All functions may be called from any thread.
class RequestLog {
public:
    static constexpr qint64 maxPictureBytes = 64 << 20;  ///< of all pictures kept together

    explicit RequestLog(int limit = 1000);

    void append(RequestRecord record);

    /// Those with a number above `number`, oldest first; at most `limit`.
    std::vector<RequestRecord> since(qint64 number) const;

    void clear();

    /// The oldest beyond it are forgotten.
    void setLimit(int limit);

    /// Off at first: pictures are people's own. Switching it off forgets those kept.
    void setKeepPictures(bool keep);
    bool keepsPictures() const;

private:
    void forgetOldest();

    mutable std::mutex m_mutex;
    // guarded by m_mutex:
    int m_limit;
    std::deque<RequestRecord> m_records;
    qint64 m_lastNumber = 0;
    qint64 m_pictureBytes = 0;
    bool m_keepPictures = false;
};

}  // namespace classiscope
