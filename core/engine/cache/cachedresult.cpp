// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/cachedresult.h"

#include "core/engine/classifier.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>

namespace classiscope {

namespace {

constexpr QByteArrayView magic = "CSR1";
constexpr qsizetype headBytes = 4 + 4 * 4;
constexpr qsizetype entryBytes = 4 + 4;
constexpr qsizetype digestBytes = 16;

template <typename Number>
void append(QByteArray &bytes, Number value)
{
    const Number little = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

/// Takes numbers off the front. Requires: there are as many.
class Reader {
public:
    explicit Reader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    template <typename Number>
    Number take()
    {
        const auto value = qFromLittleEndian<Number>(m_bytes.data());
        m_bytes = m_bytes.sliced(sizeof(Number));
        return value;
    }

private:
    QByteArrayView m_bytes;
};

QByteArray digestOf(const CacheKey &key, QByteArrayView content)
{
    Sha256 hash;
    hash.add({reinterpret_cast<const char *>(key.bits.data()), qsizetype(key.bits.size())});
    hash.add(content);
    const Sha256Digest digest = hash.result();
    return {reinterpret_cast<const char *>(digest.data()), digestBytes};
}

}  // namespace

CachedResult CachedResult::of(const Classification &answer)
{
    CachedResult result;
    result.top.reserve(answer.top.size());
    for (const Candidate &candidate : answer.top)
        result.top.push_back({candidate.index, candidate.confidence});
    result.imageSize = answer.imageSize;
    result.outputs = answer.outputs;
    return result;
}

Classification CachedResult::answerOf(const ModelInfo &model) const
{
    Classification answer;
    answer.model = model.name;
    answer.modelVersion = model.version;
    answer.top.reserve(top.size());
    for (const Entry &entry : top)
        answer.top.push_back({model.labels.at(entry.index), entry.index, entry.confidence});
    answer.imageSize = imageSize;
    answer.cached = true;
    answer.outputs = outputs;
    return answer;
}

qint64 CachedResult::ownBytes() const
{
    return qint64(top.capacity() * sizeof(Entry) + outputs.capacity() * sizeof(float));
}

QByteArray CachedResult::toBytes(const CacheKey &key) const
{
    QByteArray bytes;
    bytes.reserve(headBytes + entryBytes * qsizetype(top.size()) + 4 * qsizetype(outputs.size())
                  + digestBytes);
    bytes.append(magic.data(), magic.size());
    append(bytes, quint32(imageSize.width()));
    append(bytes, quint32(imageSize.height()));
    append(bytes, quint32(top.size()));
    append(bytes, quint32(outputs.size()));
    for (const Entry &entry : top) {
        append(bytes, quint32(entry.index));
        append(bytes, entry.confidence);
    }
    for (const float value : outputs)
        append(bytes, value);
    return bytes + digestOf(key, bytes);
}

std::optional<CachedResult> CachedResult::fromBytes(const QByteArray &bytes, const CacheKey &key)
{
    if (bytes.size() < headBytes + digestBytes || bytes.size() > maxSharedBytes
        || !bytes.startsWith(magic))
        return {};
    const auto content = QByteArrayView(bytes).chopped(digestBytes);
    Reader reader(content.sliced(magic.size()));
    const auto width = reader.take<quint32>();
    const auto height = reader.take<quint32>();
    const qint64 entries = reader.take<quint32>();
    const qint64 outputs = reader.take<quint32>();
    if (content.size() != headBytes + entryBytes * entries + 4 * outputs
        || digestOf(key, content) != QByteArrayView(bytes).last(digestBytes))
        return {};
    constexpr quint32 most = std::numeric_limits<qint32>::max();
    CachedResult result;
    result.imageSize = {int(std::min(width, most)), int(std::min(height, most))};
    for (qint64 i = 0; i < entries; ++i) {
        const auto index = reader.take<quint32>();
        result.top.push_back({int(std::min(index, most)), reader.take<float>()});
    }
    for (qint64 i = 0; i < outputs; ++i)
        result.outputs.push_back(reader.take<float>());
    return result;
}

bool CachedResult::fits(const ModelInfo &model, const CacheQuestion &question,
                        qint64 maxImagePixels) const
{
    const auto isEntry = [&](const Entry &entry) {
        return entry.index >= 0 && entry.index < model.classCount && entry.confidence >= 0
            && entry.confidence <= 1;  // no not-a-number is
    };
    const auto isWorse = [](const Entry &one, const Entry &other) {
        return one.confidence < other.confidence;
    };
    const bool sizeFits =
        !imageSize.isEmpty() && qint64(imageSize.width()) <= maxImagePixels / imageSize.height();
    return sizeFits && int(top.size()) == std::min(question.topK, model.classCount)
        && std::all_of(top.begin(), top.end(), isEntry)
        && std::adjacent_find(top.begin(), top.end(), isWorse) == top.end()
        && int(outputs.size()) == (question.outputs ? model.outputCount : 0)
        && std::all_of(outputs.begin(), outputs.end(),
                       [](float value) { return std::isfinite(value); });
}

}  // namespace classiscope
