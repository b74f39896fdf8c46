// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/session.h"

#include "ui/settings/generalsettings.h"

#include <QFileInfo>
#include <QSettings>
#include <QtConcurrentRun>

#include <algorithm>

namespace classiscope {

namespace {

const QLatin1String placeKey("session/place");
const QLatin1String picturesKey("session/pictures");

}  // namespace

void keepSession(QSettings &settings, const GeneralSettings &general, const Session &session)
{
    if (general.restorePlace)
        settings.setValue(placeKey, session.place);
    else
        settings.remove(placeKey);
    if (general.restorePictures && !session.pictures.isEmpty())
        settings.setValue(picturesKey, session.pictures.mid(0, Session::maxPictures));
    else
        settings.remove(picturesKey);
}

Session keptSession(const QSettings &settings, const GeneralSettings &general, int places)
{
    Session session;
    if (general.restorePlace)
        session.place = std::clamp(settings.value(placeKey).toInt(), 0, places - 1);
    if (general.restorePictures)
        session.pictures = settings.value(picturesKey).toStringList().mid(0, Session::maxPictures);
    return session;
}

QFuture<QStringList> existingFiles(QThreadPool &pool, const QStringList &files)
{
    return QtConcurrent::run(&pool, [files] {
        QStringList there = files;
        there.removeIf([](const QString &file) { return !QFileInfo(file).isFile(); });
        return there;
    });
}

}  // namespace classiscope
