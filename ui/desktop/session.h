// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QStringList>

class QSettings;
class QThreadPool;

namespace classiscope {

struct GeneralSettings;

/// What the next start of the window shows again, as far as the settings ask for it.
struct Session {
    static constexpr int maxPictures = 2000;  ///< the first ones of a longer list

    int place = 0;            ///< of the window, from 0
    QStringList pictures {};  ///< files of the list, in its order
};

/// Forgets what `general` does not ask for.
void keepSession(QSettings &settings, const GeneralSettings &general, const Session &session);

/// `places`: how many there are. The files may be gone by now.
Session keptSession(const QSettings &settings, const GeneralSettings &general, int places);

/// Those of `files` that are there, looked for on a thread of `pool`.
QFuture<QStringList> existingFiles(QThreadPool &pool, const QStringList &files);

}  // namespace classiscope
