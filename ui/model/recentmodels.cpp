// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/recentmodels.h"

#include "ui/model/modelsettings.h"
#include "ui/whenfinished.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QtConcurrentRun>

#include <algorithm>

namespace classiscope {

namespace {

const QLatin1String nameKey("/name");
const QString recentGroup = QStringLiteral("recentModels");

QString groupOf(int place)
{
    return QStringLiteral("%1/%2").arg(recentGroup).arg(place);
}

/// A package is the same by its folder and by its manifest.
QString placeOf(const ModelSource &source)
{
    const QLatin1String manifest("/model.json");
    const QString path = QDir::cleanPath(source.path);
    return path.endsWith(manifest) ? path.chopped(manifest.size()) : path;
}

QSet<QString> missingOf(const QStringList &paths)
{
    QSet<QString> missing;
    for (const QString &path : paths) {
        if (!QFileInfo::exists(path))
            missing << path;
    }
    return missing;
}

}  // namespace

RecentModels::RecentModels(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    read();
}

void RecentModels::read()
{
    for (int place = 0; place < most; ++place) {
        const auto source = savedModelSource(m_settings, groupOf(place));
        if (source)
            m_models << RecentModel {*source,
                                     m_settings.value(groupOf(place) + nameKey).toString()};
    }
}

void RecentModels::write()
{
    m_settings.remove(recentGroup);
    for (int place = 0; place < int(m_models.size()); ++place) {
        saveModelSource(m_settings, m_models.at(place).source, groupOf(place));
        m_settings.setValue(groupOf(place) + nameKey, m_models.at(place).name);
    }
}

void RecentModels::add(const ModelSource &source, const QString &name)
{
    m_models.removeIf([place = placeOf(source)](const RecentModel &model) {
        return placeOf(model.source) == place;
    });
    m_models.prepend({source, name});
    if (m_models.size() > most)
        m_models.resize(most);
    write();
    emit changed();
}

void RecentModels::remove(int place)
{
    if (place < 0 || place >= m_models.size())
        return;
    m_models.removeAt(place);
    write();
    emit changed();
}

void RecentModels::look()
{
    QStringList paths;
    for (const RecentModel &model : std::as_const(m_models))
        paths << model.source.path;
    whenFinished(QtConcurrent::run([paths] { return missingOf(paths); }), this,
                 [this](const QSet<QString> &missing) { setMissing(missing); });
}

void RecentModels::setMissing(const QSet<QString> &paths)
{
    bool other = false;
    for (RecentModel &model : m_models) {
        const bool missing = paths.contains(model.source.path);
        other = other || missing != model.missing;
        model.missing = missing;
    }
    if (other)
        emit changed();
}

void RecentModels::choose(int place)
{
    if (place < 0 || place >= m_models.size())
        return;
    if (m_models.at(place).missing)
        emit missingChosen(place);
    else
        emit chosen(ModelSource(m_models.at(place).source));  // a copy: the list changes meanwhile
}

QString fileNameOf(const RecentModel &model)
{
    return QFileInfo(placeOf(model.source)).fileName();
}

QString missingText(const RecentModel &model)
{
    return RecentModels::tr("%1 is not there any more; put it back, or remove it from the recent "
                            "models.")
        .arg(QDir::toNativeSeparators(model.source.path));
}

}  // namespace classiscope
