// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/loadtest/loadreport.h"

#include <QFuture>
#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>

class QMimeData;
class QToolButton;

namespace classiscope {

/// What can be done with reports of load tests: open a saved one, import Locust's, look at the
/// shown one in the browser, save it, compare it with another. Reads and writes on other threads.
class LabReports : public QObject {
    Q_OBJECT

public:
    /// `window`: the dialogs' parent.
    explicit LabReports(QWidget *window);

    /// For a row above the page.
    QList<QWidget *> buttons() const;

    void setReport(const LoadReport &report);
    bool hasReport() const { return m_report != nullptr; }
    /// Opening and importing wait while a load test runs.
    void setEnabled(bool enabled);

    /// One file whose name is that of a report or of Locust's figures.
    static bool accepts(const QMimeData &dragged);
    static QFuture<QString> describe(const QMimeData &dragged);
    void take(const QMimeData &dropped);

    void open(const QString &path);     ///< a report, or one of Locust's CSV files
    void compare(const QString &path);  ///< the shown report with this one, in the browser
    void show();                        ///< in the browser
    void save(const QString &path);     ///< in the form that its suffix names

signals:
    void opened(const classiscope::LoadReport &report);
    void saved(const QString &text, const QString &path);
    void failed(const QString &message);

private:
    void makeButtons();
    void askOpen(const QString &title, const QString &filter,
                 void (LabReports::*slot)(const QString &));
    void askSave(const QString &filter, const QString &suffix);
    void write(const QString &path, const std::function<Result<QString>()> &write, bool show);
    void browse(const QString &path);

    QWidget *m_window;
    std::shared_ptr<const LoadReport> m_report;
    std::unique_ptr<QTemporaryDir> m_folder;  // of what the browser shows
    int m_shown = 0;                          // names in it
    QString m_lastFolder;                     // where the last file was
    QToolButton *m_openButton;
    QToolButton *m_saveButton;
    QToolButton *m_showButton;
};

}  // namespace classiscope
