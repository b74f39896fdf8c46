// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colorscheme.h"

#include "ui/theme/palettes.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/systemscheme.h"

#include <QApplication>
#include <QStyleFactory>

namespace classiscope {

namespace {

const QLatin1String schemeProperty("_classiscope_colorScheme");

void paint(QApplication &application, bool dark)
{
    const QPalette palette = dark ? darkPalette() : lightPalette();
    application.setPalette(palette);
    application.setStyleSheet(styleSheet(palette));
}

}  // namespace

void applyColorScheme(QApplication &application, ColorScheme scheme)
{
    auto *system = application.findChild<SystemScheme *>(QString(), Qt::FindDirectChildrenOnly);
    if (!system) {
        system = new SystemScheme(application.palette(), &application);
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QObject::connect(system, &SystemScheme::darkChanged, &application,
                         [&application](bool dark) {
                             if (appliedColorScheme() == ColorScheme::System)
                                 paint(application, dark);
                         });
    }
    application.setProperty(schemeProperty.data(), int(scheme));
    paint(application,
          scheme == ColorScheme::System ? system->dark() : scheme == ColorScheme::Dark);
}

ColorScheme appliedColorScheme()
{
    return ColorScheme(qApp->property(schemeProperty.data()).toInt());
}

}  // namespace classiscope
