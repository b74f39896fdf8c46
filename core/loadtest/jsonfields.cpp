// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/jsonfields.h"

#include <QJsonArray>
#include <QStringList>

#include <cmath>
#include <utility>

namespace classiscope {

namespace {

constexpr double longestMilliseconds = 1e12;

QString number(double value)
{
    return QString::number(value, 'g', 15);
}

}  // namespace

JsonFields::JsonFields(QJsonObject object, QString place, std::optional<Error> &mistake)
    : m_object(std::move(object))
    , m_place(std::move(place))
    , m_mistake(&mistake)
{
}

bool JsonFields::has(const QString &key) const
{
    const auto value = m_object.value(key);
    return !value.isUndefined() && !value.isNull();
}

QString JsonFields::placeOf(const QString &key) const
{
    if (key.isEmpty())
        return m_place.isEmpty() ? QStringLiteral("the file") : m_place;
    return m_place.isEmpty() ? key : m_place + QLatin1Char('.') + key;
}

void JsonFields::complain(const QString &key, const QString &what) const
{
    if (!failed())
        *m_mistake = Error {Error::Code::BadRequest,
                            QStringLiteral("“%1” %2").arg(placeOf(key).left(200), what)};
}

double JsonFields::real(const QString &key, double low, double high, double fallback) const
{
    if (!has(key))
        return fallback;
    const QJsonValue value = m_object.value(key);
    const double result = value.toDouble();
    if (value.isDouble() && result >= low && result <= high)
        return result;
    complain(key, QStringLiteral("must be a number from %1 to %2.").arg(number(low), number(high)));
    return fallback;
}

qint64 JsonFields::integer(const QString &key, qint64 low, qint64 high, qint64 fallback) const
{
    const double value = real(key, double(low), double(high), double(fallback));
    if (value == std::floor(value))
        return qint64(value);
    complain(key, QStringLiteral("must be a whole number."));
    return fallback;
}

std::chrono::microseconds JsonFields::time(const QString &key,
                                           std::chrono::microseconds fallback) const
{
    if (!has(key))
        return fallback;
    return std::chrono::microseconds(
        std::llround(1000 * real(key, 0, longestMilliseconds, double(fallback.count()) / 1000)));
}

bool JsonFields::boolean(const QString &key) const
{
    if (has(key) && !m_object.value(key).isBool())
        complain(key, QStringLiteral("must be true or false."));
    return m_object.value(key).toBool();
}

QString JsonFields::text(const QString &key, const QString &fallback) const
{
    if (!has(key))
        return fallback;
    const QJsonValue value = m_object.value(key);
    if (value.isString() && value.toString().size() <= maxLoadText)
        return value.toString();
    complain(key, QStringLiteral("must be a text of at most %1 characters.").arg(maxLoadText));
    return fallback;
}

QStringList JsonFields::texts(const QString &key, int most) const
{
    if (!has(key))
        return {};
    const QJsonArray array = m_object.value(key).toArray();
    if (!m_object.value(key).isArray() || array.size() > most) {
        complain(key, QStringLiteral("must be a list of at most %1 texts.").arg(most));
        return {};
    }
    QStringList result;
    for (const QJsonValue &value : array) {
        if (!value.isString() || value.toString().size() > maxLoadText)
            complain(key,
                     QStringLiteral("must hold texts of at most %1 characters.").arg(maxLoadText));
        result << value.toString();
    }
    return failed() ? QStringList() : result;
}

JsonFields JsonFields::object(const QString &key) const
{
    const QJsonValue value = m_object.value(key);
    if (has(key) && !value.isObject())
        complain(key, QStringLiteral("must be an object."));
    return {value.toObject(), placeOf(key), *m_mistake};
}

void JsonFields::objects(const QString &key, int most,
                         const std::function<void(const JsonFields &)> &each) const
{
    if (!has(key))
        return;
    const QJsonArray array = m_object.value(key).toArray();
    if (!m_object.value(key).isArray() || array.size() > most) {
        complain(key, QStringLiteral("must be a list of at most %1.").arg(most));
        return;
    }
    for (qsizetype i = 0; i < array.size() && !failed(); ++i) {
        const QString place = QStringLiteral("%1[%2]").arg(placeOf(key)).arg(i);
        if (!array[i].isObject())
            complain(key, QStringLiteral("must hold objects only."));
        else
            each({array[i].toObject(), place, *m_mistake});
    }
}

}  // namespace classiscope
