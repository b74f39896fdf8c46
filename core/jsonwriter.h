// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

namespace classiscope {

/// Appends compact UTF-8 JSON to a buffer, keys in the order they are given
/// (QJsonDocument sorts them).
///
/// Places the commas; that each begin() has its end() is up to the caller.
class JsonWriter {
public:
    void begin(char bracket)
    {
        separate();
        m_out += bracket;
        m_first = true;
    }
    void end(char bracket)
    {
        m_out += bracket;
        m_first = false;
    }

    JsonWriter &key(QByteArrayView name)
    {
        separate();
        quote(name);
        m_out += ':';
        m_first = true;  // no comma before the value
        return *this;
    }

    void integer(qint64 value)
    {
        separate();
        m_out += QByteArray::number(value);
    }

    /// Rounded to `decimals`, trailing zeros dropped; null unless finite.
    void real(double value, int decimals)
    {
        separate();
        std::array<char, 64> text {};
        const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value,
                                                std::chars_format::fixed, decimals);
        if (!std::isfinite(value) || error != std::errc {}) {
            m_out += "null";
            return;
        }
        const char *last = end;
        while (decimals > 0 && last[-1] == '0')
            --last;
        if (last[-1] == '.')
            --last;
        m_out += QByteArrayView(text.data(), last);
    }

    void string(const QString &value)
    {
        separate();
        quote(value.toUtf8());
    }

    void boolean(bool value)
    {
        separate();
        m_out += value ? "true" : "false";
    }

    void null()
    {
        separate();
        m_out += "null";
    }

    /// JSON that was written elsewhere.
    void raw(const QByteArray &json)
    {
        separate();
        m_out += json;
    }

    QByteArray take() { return std::move(m_out); }

private:
    void separate()
    {
        if (!m_first)
            m_out += ',';
        m_first = false;
    }

    void quote(QByteArrayView utf8)
    {
        m_out += '"';
        for (const char c : utf8) {
            if (c == '"' || c == '\\') {
                m_out += '\\';
                m_out += c;
            } else if (std::uint8_t(c) < 0x20) {
                m_out += "\\u00";
                m_out += "0123456789abcdef"[c >> 4];
                m_out += "0123456789abcdef"[c & 0xF];
            } else {
                m_out += c;
            }
        }
        m_out += '"';
    }

    QByteArray m_out;
    bool m_first = true;
};

}  // namespace classiscope
