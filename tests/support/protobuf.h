// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <cstring>
#include <vector>

namespace classiscope::test {

/// A message of a protocol buffer, written field by field.
class ProtobufMessage {
public:
    ProtobufMessage &number(int field, std::int64_t value)
    {
        key(field, 0);
        varint(std::uint64_t(value));
        return *this;
    }

    ProtobufMessage &bytes(int field, const QByteArray &value)
    {
        key(field, 2);
        varint(std::uint64_t(value.size()));
        m_bytes += value;
        return *this;
    }

    ProtobufMessage &message(int field, const ProtobufMessage &value)
    {
        return bytes(field, value.m_bytes);
    }

    ProtobufMessage &real(int field, float value)
    {
        key(field, 5);
        m_bytes += raw(std::vector<float> {value});
        return *this;
    }

    ProtobufMessage &numbers(int field, const std::vector<int> &values)
    {
        for (const int value : values)
            number(field, value);
        return *this;
    }

    const QByteArray &bytes() const { return m_bytes; }

    /// As in memory; the formats want little endian.
    template <typename T>
    static QByteArray raw(const std::vector<T> &values)
    {
        return {reinterpret_cast<const char *>(values.data()),
                qsizetype(values.size() * sizeof(T))};
    }

private:
    void key(int field, int kind) { varint(std::uint64_t(field) << 3 | std::uint64_t(kind)); }

    void varint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes += char(value | 0x80);
        m_bytes += char(value);
    }

    QByteArray m_bytes;
};

}  // namespace classiscope::test
