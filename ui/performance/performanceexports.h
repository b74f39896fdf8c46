// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/shownperformance.h"

#include <QObject>

class QMenu;
class QWidget;

namespace classiscope {

class Exporter;

/// The files that can be made of the performance page: asks where to, and writes them off the
/// window's thread.
class PerformanceExports : public QObject {
    Q_OBJECT

public:
    /// `window`: the dialogs' parent. `charts`: for the picture. `shown` is asked for what is
    /// shown when an export is chosen.
    PerformanceExports(QWidget *window, QWidget *charts, std::function<ShownPerformance()> shown);

    void addTo(QMenu &menu);
    void saveRun();

signals:
    void saved(const QString &path);

private:
    void savePng();
    void saveSvg();
    void saveReport();
    void saveCsv();
    void ask(const QString &title, const QString &filter, const QString &suffix,
             const QDateTime &time, std::function<QByteArray()> content);

    QWidget *m_charts;
    std::function<ShownPerformance()> m_shown;
    Exporter *m_exporter;
};

}  // namespace classiscope
