// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

#include <QObject>
#include <QSet>

class QSettings;

namespace classiscope {

/// A model that was opened before, with all it takes to open it again.
struct RecentModel {
    ModelSource source;
    QString name;          ///< as it calls itself
    bool missing = false;  ///< its file was not there when look() looked
};

/// The models opened last, the newest first, kept in the settings.
class RecentModels : public QObject {
    Q_OBJECT

public:
    static constexpr int most = 9;  ///< one for each of Ctrl+1 to Ctrl+9

    /// `settings` must outlive it.
    explicit RecentModels(QSettings &settings, QObject *parent = nullptr);

    const QList<RecentModel> &models() const { return m_models; }

    /// Puts the model first; one at the same place in the file system moves.
    void add(const ModelSource &source, const QString &name);
    void remove(int place);
    /// Looks in the background which files are still there; changed() tells.
    void look();

    /// Someone wants to open it: one of the first two signals, as far as look() knows.
    void choose(int place);

signals:
    void chosen(const classiscope::ModelSource &source);
    void missingChosen(int place);
    void changed();

private:
    void read();
    void write();
    void setMissing(const QSet<QString> &paths);

    QSettings &m_settings;
    QList<RecentModel> m_models;
};

/// The name of its package's folder, or of its network's file.
QString fileNameOf(const RecentModel &model);

/// What is said of a model that is missing, and the cure.
QString missingText(const RecentModel &model);

}  // namespace classiscope
