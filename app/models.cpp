// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace classiscope {

ModelSource defaultModel()
{
    const QString program = QCoreApplication::applicationDirPath();
    QStringList folders {program + QStringLiteral("/models"),
                         program + QStringLiteral("/../share/classiscope/models")};
    if (const QString named = qEnvironmentVariable("CLASSISCOPE_MODELS"); !named.isEmpty())
        folders.prepend(named);
    for (const QString &folder : std::as_const(folders)) {
        const QString path = folder + QStringLiteral("/default");
        if (QFileInfo::exists(path))
            return {QFileInfo(path).absoluteFilePath(), {}, {}, {}, {}};
    }
    // Not there: the first place, so that the error message names a path to fill.
    return {folders.first() + QStringLiteral("/default"), {}, {}, {}, {}};
}

}  // namespace classiscope
