// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/text.h"

#include <utility>
#include <variant>

namespace classiscope {

/// What went wrong, for a program (`code`) and for a person (`message`, `text`).
///
/// The text names the thing that is wrong and the cure, in one sentence.
struct Error {
    enum class Code {
        EmptyImage,          ///< no bytes at all
        UnsupportedFormat,   ///< not JPEG, PNG, WebP, BMP or TIFF, or a variant that cannot be read
        DamagedImage,        ///< the right format, but truncated or corrupt
        ImageTooLarge,       ///< more pixels or bytes than the limits allow
        BatchTooLarge,       ///< more images in one request than `maxBatch`
        FileUnreadable,      ///< the file is missing, a folder, or may not be read
        BadRequest,          ///< the request around the image cannot be understood
        Busy,                ///< `queueLimit` images already wait; try again later
        DeadlineExceeded,    ///< waited longer for a worker than `requestTimeout`; not computed
        NoModel,             ///< no model is loaded, or it is still being loaded
        BadModel,            ///< a model package that does not load or contradicts itself
        Cancelled,           ///< nobody waits for the result any more
        Stopping,            ///< the classifier or the server is shutting down
        AddressInUse,        ///< another program listens on the port
        AddressUnavailable,  ///< the address cannot be listened on
        BadConfiguration,    ///< an option's value cannot be used, e.g. a certificate
        Internal,            ///< a fault of the program itself
    };

    Error() = default;
    Error(Code what, Text why)
        : code(what)
        , message(why.english())
        , text(std::move(why))
    {
    }

    Code code = Code::Internal;
    QString message;  ///< in English: for the API, the command line and logs
    Text text;        ///< the same for the window
};

/// The code in words that programs can match, e.g. "unsupported-format".
QString errorKind(Error::Code code);

/// A value, or the error that stands in its place.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_content(std::move(value))
    {
    }
    Result(Error error)
        : m_content(std::move(error))
    {
    }
    Result(Error::Code code, Text text)
        : m_content(Error {code, std::move(text)})
    {
    }

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Requires: ok().
    const T &value() const & { return std::get<0>(m_content); }
    T &&value() && { return std::get<0>(std::move(m_content)); }
    const T *operator->() const { return &std::get<0>(m_content); }
    const T &operator*() const { return std::get<0>(m_content); }

    /// Requires: !ok().
    const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

}  // namespace classiscope
