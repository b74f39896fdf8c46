// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/enginesettings.h"

#include "ui/settings/enginefields.h"

#include <QSettings>

#include <algorithm>

namespace classiscope {

namespace {

QString keyOf(const EngineField &field)
{
    return QStringLiteral("engine/%1").arg(QLatin1String(field.name));
}

/// As typed by a person into a file, so it may be anything.
std::optional<qint64> kept(const QSettings &settings, const EngineField &field)
{
    bool ok = false;
    const qint64 value = settings.value(keyOf(field)).toString().toLongLong(&ok);
    return ok ? std::optional(std::clamp(value, field.minimum, field.maximum)) : std::nullopt;
}

}  // namespace

EngineSettings::EngineSettings(QSettings &settings, const ClassifierOptions &options,
                               const QStringList &typed)
    : m_settings(settings)
    , m_options(options)
    , m_typed(typed)
{
}

ClassifierOptions EngineSettings::options() const
{
    ClassifierOptions options = m_options;
    for (const EngineField &field : engineFields()) {
        if (isGiven(field))
            continue;
        if (const auto value = kept(m_settings, field))
            field.set(options, *value);
    }
    return options;
}

bool EngineSettings::isGiven(const EngineField &field) const
{
    return m_typed.contains(QLatin1String(field.option));
}

bool EngineSettings::decidesTuning() const
{
    const auto fields = engineFields();
    return std::any_of(fields.begin(), fields.end(), [this](const EngineField &field) {
        return field.tunable && !isGiven(field) && kept(m_settings, field);
    });
}

void EngineSettings::keep(const ClassifierOptions &options)
{
    const ClassifierOptions defaults;
    for (const EngineField &field : engineFields()) {
        if (isGiven(field))
            continue;
        const qint64 value = field.value(options);
        if (value == field.value(defaults))
            m_settings.remove(keyOf(field));
        else
            m_settings.setValue(keyOf(field), value);
    }
}

}  // namespace classiscope
