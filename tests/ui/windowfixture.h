// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "core/server/serverhost.h"
#include "core/telemetry/telemetry.h"
#include "tests/support/testdata.h"
#include "ui/mainwindow.h"

#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTableView>

namespace classiscope::test {

/// A program with a window and the default model, its settings in a file that goes with it.
struct WindowFixture {
    WindowFixture();

    /// Opens the window, in place of one that is open; `options` get the default model.
    MainWindow &open(WindowOptions options = {});
    bool modelLoaded() const;

    QTableView &list() const;
    int rowCount() const { return list().model()->rowCount(); }
    QString cell(int row, int column) const;
    bool classified(int rows) const;  ///< exactly that many rows, none of them waits
    QString text(const char *labelName) const;
    template <typename T>
    T *child(const char *name) const
    {
        return window->findChild<T *>(QLatin1String(name));
    }

    QString settingsFile() const { return folder.filePath(QStringLiteral("settings.ini")); }
    /// A small picture in the fixture's folder; returns its path.
    QString picture(const QString &name, QRgb color = 0xffcc2211) const;
    QString textFile(const QString &name, const QByteArray &content) const;

    QTemporaryDir folder;
    std::unique_ptr<QSettings> settings;
    Classifier classifier {ClassifierOptions {.cacheBytes = 0}};  ///< the same pictures come often
    Telemetry telemetry;
    ServerHost host {classifier, telemetry};
    std::unique_ptr<MainWindow> window;
};

/// As failOnAnyWarning(), but for what the offscreen platform says of itself.
void failOnWindowWarning();

/// As a person drags something in and lets go; false when the window refuses it.
bool drop(QWidget &window, QMimeData &data);
bool dropFiles(QWidget &window, const QStringList &paths);

}  // namespace classiscope::test
