// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telemetry/requestlog.h"

namespace classiscope::test {

using namespace std::chrono_literals;

/// A request that was classified.
inline RequestRecord success()
{
    RequestRecord record;
    record.time = QDateTime(QDate(2024, 2, 29), QTime(12, 30, 15, 250), Qt::UTC);
    record.client = QStringLiteral("192.168.1.7");
    record.requestId = QStringLiteral("id-of-success");
    record.method = QStringLiteral("POST");
    record.path = QStringLiteral("/predict?top_k=3");
    record.contentType = QStringLiteral("multipart/form-data; boundary=x");
    record.status = 200;
    record.requestBytes = 20'000;
    record.replyBytes = 500;
    record.duration = 12'500us;
    record.stages = {100us, 2'000us, 300us, 9'000us, 11'500us};
    record.label = QStringLiteral("cat");
    record.confidence = 0.875F;
    record.images = 1;
    return record;
}

/// One that was turned away.
inline RequestRecord failure()
{
    RequestRecord record;
    record.time = QDateTime(QDate(2024, 2, 29), QTime(12, 30, 16), Qt::UTC);
    record.client = QStringLiteral("10.0.0.3");
    record.method = QStringLiteral("POST");
    record.path = QStringLiteral("/predict");
    record.contentType = QStringLiteral("image/png");
    record.status = 429;
    record.error = QStringLiteral("busy");
    record.duration = 400us;
    return record;
}

/// One whose client did not wait for the answer.
inline RequestRecord departed()
{
    RequestRecord record = failure();
    record.status = 0;
    record.error.clear();
    return record;
}

}  // namespace classiscope::test
