// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/cachekey.h"

#include "core/engine/classifier.h"
#include "core/version.h"

#include <QtEndian>

namespace classiscope {

namespace {

/// Each piece with its length before it, so that no two lists of pieces hash alike.
class PieceHash {
public:
    PieceHash &add(QByteArrayView bytes)
    {
        number(bytes.size());
        m_hash.add(bytes);
        return *this;
    }
    PieceHash &text(const QString &piece) { return add(piece.toUtf8()); }

    PieceHash &number(qint64 value)
    {
        const qint64 bytes = qToLittleEndian(value);
        m_hash.add({reinterpret_cast<const char *>(&bytes), sizeof bytes});
        return *this;
    }

    PieceHash &number(float value)
    {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        return number(qint64 {bits});
    }

    Sha256Digest result() { return m_hash.result(); }

private:
    Sha256 m_hash;
};

}  // namespace

QByteArray CacheKey::hex() const
{
    return QByteArray::fromRawData(reinterpret_cast<const char *>(bits.data()),
                                   qsizetype(bits.size()))
        .toHex();
}

Sha256Digest fingerprintOf(const ModelInfo &model, const QByteArray &configuration)
{
    const Preprocessing &preprocessing = model.preprocessing;
    PieceHash hash;
    hash.add(CLASSISCOPE_VERSION).text(openCvVersion());
    hash.text(model.name).text(model.version);
    hash.add(model.sha256).add(configuration);
    hash.number(qint64 {preprocessing.inputSize.width()});
    hash.number(qint64 {preprocessing.inputSize.height()});
    hash.number(qint64(preprocessing.colorOrder)).number(qint64(preprocessing.fit));
    for (const float value : preprocessing.mean)
        hash.number(value);
    for (const float value : preprocessing.standardDeviation)
        hash.number(value);
    hash.number(preprocessing.scale);
    hash.number(qint64(model.outputKind)).number(qint64 {model.labelOffset});
    hash.text(model.path.library).text(model.path.precision);
    hash.number(model.labels.size());
    for (const QString &label : model.labels)
        hash.text(label);
    return hash.result();
}

CacheKey cacheKey(QByteArrayView image, const Sha256Digest &fingerprint,
                  const CacheQuestion &question)
{
    struct {
        qint32 topK;
        quint8 flags[4];
    } const asked {qToLittleEndian(qint32(question.topK)),
                   {question.outputs, question.reducedDecoding, 0, 0}};
    Sha256 hash;
    hash.add({reinterpret_cast<const char *>(fingerprint.data()), qsizetype(fingerprint.size())});
    hash.add({reinterpret_cast<const char *>(&asked), sizeof asked});
    hash.add(image);
    return {hash.result()};
}

}  // namespace classiscope
