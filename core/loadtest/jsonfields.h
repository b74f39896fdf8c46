// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QJsonObject>

#include <chrono>
#include <functional>
#include <optional>

namespace classiscope {

/// Longest text that is written or read.
inline constexpr qsizetype maxLoadText = 10'000;

/// Reads the members of a JSON object and keeps the first thing that is wrong.
///
/// A member that is missing or null gives `fallback`; one of another type or out of range
/// is a mistake and gives `fallback` as well.
class JsonFields {
public:
    /// `place`: how the object is called in errors, e.g. "runs[2].figures"; empty: the whole.
    /// `mistake` must outlive this; only its first one is kept.
    JsonFields(QJsonObject object, QString place, std::optional<Error> &mistake);

    bool has(const QString &key) const;
    double real(const QString &key, double low, double high, double fallback) const;
    /// Not negative; what is missing is -1.
    double known(const QString &key) const { return real(key, 0, 1e18, -1); }
    qint64 integer(const QString &key, qint64 low, qint64 high, qint64 fallback) const;
    /// Written in milliseconds.
    std::chrono::microseconds time(const QString &key, std::chrono::microseconds fallback) const;
    bool boolean(const QString &key) const;  ///< missing: false
    QString text(const QString &key, const QString &fallback = {}) const;
    QStringList texts(const QString &key, int most) const;

    JsonFields object(const QString &key) const;
    /// Calls `each` for the objects in an array of at most `most`, until there is a mistake.
    void objects(const QString &key, int most,
                 const std::function<void(const JsonFields &)> &each) const;

    /// Says what is wrong with `key`, and the cure. Empty `key`: with the object.
    void complain(const QString &key, const QString &what) const;
    bool failed() const { return m_mistake->has_value(); }
    const QJsonObject &json() const { return m_object; }

private:
    QString placeOf(const QString &key) const;

    QJsonObject m_object;
    QString m_place;
    std::optional<Error> *m_mistake;
};

}  // namespace classiscope
