// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/generalsettings.h"

#include "ui/language.h"

#include <QSettings>

#include <algorithm>

namespace classiscope {

namespace {

const QLatin1String colorSchemeKey("view/colorScheme");

struct Switch {
    QLatin1String key;
    bool GeneralSettings::*field;
};

const Switch switches[] = {
    {QLatin1String("desktop/closeToTray"), &GeneralSettings::closeToTray},
    {QLatin1String("desktop/singleInstance"), &GeneralSettings::singleInstance},
    {QLatin1String("session/restorePlace"), &GeneralSettings::restorePlace},
    {QLatin1String("session/restorePictures"), &GeneralSettings::restorePictures},
    {QLatin1String("server/startWithWindow"), &GeneralSettings::serveAtStart},
};

void put(QSettings &settings, QLatin1String key, const QVariant &value, bool differs)
{
    if (differs)
        settings.setValue(key, value);
    else
        settings.remove(key);
}

}  // namespace

GeneralSettings generalSettings(const QSettings &settings)
{
    GeneralSettings general;
    const QString language = settings.value(languageKey).toString();
    if (language == QLatin1String("en") || language == QLatin1String("de"))
        general.language = language;
    general.colorScheme =
        ColorScheme(std::clamp(settings.value(colorSchemeKey).toInt(), 0, int(ColorScheme::Dark)));
    for (const Switch &entry : switches)
        general.*entry.field = settings.value(entry.key, general.*entry.field).toBool();
    return general;
}

void keepGeneralSettings(QSettings &settings, const GeneralSettings &general)
{
    const GeneralSettings defaults;
    put(settings, languageKey, general.language, general.language != defaults.language);
    put(settings, colorSchemeKey, int(general.colorScheme),
        general.colorScheme != defaults.colorScheme);
    for (const Switch &entry : switches)
        put(settings, entry.key, general.*entry.field,
            general.*entry.field != defaults.*entry.field);
}

}  // namespace classiscope
