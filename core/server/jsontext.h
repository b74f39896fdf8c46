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

/// An error of simdjson as a BadRequest: `wrongType` where something else stands
/// than was asked for (and it is not empty), otherwise why it is not JSON.
Error malformed(simdjson::error_code error, const QString &wrongType);

/// TAPE_ERROR unless the whole document was read.
simdjson::error_code checkEnd(simdjson::ondemand::document &document);

/// Stores what simdjson found in `out`; malformed() if it found something else.
template <typename T>
std::optional<Error> take(simdjson::simdjson_result<T> found, T &out, const QString &wrongType)
{
    if (const auto error = std::move(found).get(out))
        return malformed(error, wrongType);
    return {};
}

inline std::optional<Error> take(simdjson::simdjson_result<std::string_view> found, QString &out,
                                 const QString &wrongType)
{
    std::string_view text;
    if (auto error = take(std::move(found), text, wrongType))
        return error;
    out = QString::fromUtf8(text.data(), qsizetype(text.size()));
    return {};
}

inline QByteArrayView bytes(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

/// Calls `visit(key, value)` for each field until one returns an Error. A value
/// that is not looked at is skipped.
template <typename Visit>
std::optional<Error> forEachField(simdjson::ondemand::object &object, Visit visit)
{
    const auto notAnObject = [] { return QStringLiteral("The JSON is not made of objects."); };
    for (auto item : object) {
        simdjson::ondemand::field field;
        if (const auto error = std::move(item).get(field))
            return malformed(error, notAnObject());
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key))
            return malformed(error, notAnObject());
        if (std::optional<Error> error = visit(key, field.value()))
            return error;
    }
    return {};
}

}  // namespace classiscope
