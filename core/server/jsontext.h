// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>

#include <simdjson.h>

#include <optional>

namespace classiscope {

/// JSON with the room behind it that simdjson reads over. Copies the text, unless
/// enough of the body comes after it.
class JsonText {
public:
    explicit JsonText(const QByteArray &json)
        : JsonText(json, json.size())
    {
    }

    /// The first `size` bytes of `body`, which must outlive this.
    JsonText(const QByteArray &body, qsizetype size)
    {
        const auto length = std::size_t(size);
        const auto room = std::size_t(body.size());
        if (room >= length + simdjson::SIMDJSON_PADDING) {
            m_view = simdjson::padded_string_view(body.constData(), length, room);
        } else {
            m_copy = simdjson::padded_string(body.constData(), length);
            m_view = m_copy;
        }
    }

    simdjson::padded_string_view view() const { return m_view; }

private:
    simdjson::padded_string m_copy;
    simdjson::padded_string_view m_view;
};

/// An error of simdjson as a BadRequest: `wrongType` where another type stands
/// than was asked for, otherwise why it is not JSON.
Error malformed(simdjson::error_code error, const QString &wrongType);

/// TAPE_ERROR unless the whole document was read.
simdjson::error_code checkEnd(simdjson::ondemand::document &document);

/// Of a key or another short text.
inline QByteArrayView bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

}  // namespace classiscope
