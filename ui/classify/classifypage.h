// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"

#include <QFuture>
#include <QWidget>

#include <memory>

class QMimeData;
class QSettings;

namespace classiscope {

class Classifier;
class Telemetry;
enum class ExportFormat;
struct ModelInfo;

/// The page where pictures are dropped and answers read.
///
/// Files, decoding and downloads stay off the window's thread. Pictures that
/// come while no model has been loaded yet wait for setModel() or setNoModel().
class ClassifyPage : public QWidget {
    Q_OBJECT

public:
    /// All of them must outlive the page.
    ClassifyPage(Classifier &classifier, Telemetry &telemetry, QSettings &settings,
                 QWidget *parent = nullptr);
    ~ClassifyPage() override;

    void setModel(const ModelInfo &model);
    /// Loading is over and there is none; `reason` is shown.
    void setNoModel(const QString &reason);

    static bool accepts(const QMimeData &mimeData);
    static QFuture<QString> describe(const QMimeData &mimeData);  ///< what take() will do
    bool take(const QMimeData &mimeData);
    void addPaths(const QStringList &paths);

    void openFiles();
    void openFolder();
    /// The clipboard; says so when there is no picture in it.
    void paste();
    void copy();  ///< the selected rows: name, label, confidence, tab-separated
    void selectAll();
    void clear();
    void classifyAgain();
    void exportResults(ExportFormat format);
    /// Writes the results; what came of it is shown on the page.
    void exportTo(const QString &path, ExportFormat format);

    bool running() const;
    bool hasResults() const;
    QStringList picturePaths() const;  ///< of the list's pictures that are files

signals:
    /// running() or hasResults() may have changed.
    void stateChanged();
    void modelTaken(const QString &path);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope
