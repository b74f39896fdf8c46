// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/requestlog.h"

#include <algorithm>

namespace classiscope {

RequestLog::RequestLog(int limit)
    : m_limit(limit)
{
}

void RequestLog::append(RequestRecord record)
{
    const std::lock_guard lock(m_mutex);
    record.number = ++m_lastNumber;
    if (!m_keepPictures)
        record.picture.clear();
    m_pictureBytes += record.picture.size();
    m_records.push_back(std::move(record));
    forgetOldest();
    // The oldest pictures go first; their records stay.
    for (auto oldest = m_records.begin(); m_pictureBytes > maxPictureBytes; ++oldest)
        m_pictureBytes -= std::exchange(oldest->picture, {}).size();
}

void RequestLog::forgetOldest()
{
    while (int(m_records.size()) > m_limit) {
        m_pictureBytes -= m_records.front().picture.size();
        m_records.pop_front();
    }
}

void RequestLog::setLimit(int limit)
{
    const std::lock_guard lock(m_mutex);
    m_limit = limit;
    forgetOldest();
}

std::vector<RequestRecord> RequestLog::since(qint64 number) const
{
    const std::lock_guard lock(m_mutex);
    const auto first = std::upper_bound(
        m_records.begin(), m_records.end(), number,
        [](qint64 wanted, const RequestRecord &record) { return wanted < record.number; });
    return {first, m_records.end()};
}

void RequestLog::clear()
{
    const std::lock_guard lock(m_mutex);
    m_records.clear();
    m_pictureBytes = 0;
}

void RequestLog::setKeepPictures(bool keep)
{
    const std::lock_guard lock(m_mutex);
    m_keepPictures = keep;
    if (keep)
        return;
    for (RequestRecord &record : m_records)
        record.picture.clear();
    m_pictureBytes = 0;
}

bool RequestLog::keepsPictures() const
{
    const std::lock_guard lock(m_mutex);
    return m_keepPictures;
}

}  // namespace classiscope
