// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"

#include <QFuture>
#include <QWidget>

#include <memory>
#include <vector>

class QMimeData;
class QSettings;

namespace classiscope {

class Classifier;
class Telemetry;
enum class ExportFormat;
struct ModelInfo;
struct ResultRow;

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
    void watchFolder();
    /// Classifies the pictures that come into `folder` from now on, until the list holds
    /// `mostWhileWatching`.
    void watch(const QString &folder);
    static constexpr int mostWhileWatching = 10'000;
    /// The clipboard; says so when there is no picture in it.
    void paste();
    void copy();  ///< the selected rows: name, label, confidence, tab-separated
    void selectAll();
    void clear();
    bool canUndoClear() const;
    /// Brings back, below what came since, what the last clear() took away.
    void undoClear();
    void classifyAgain();
    void exportResults(ExportFormat format);
    /// Writes the results shown, in that order; what came of it is shown on the page.
    void exportTo(const QString &path, ExportFormat format);

    bool running() const;
    bool hasResults() const;
    /// The picture that is chosen in the list; neither path nor bytes when none is.
    ImageInput currentPicture() const;
    const std::vector<ResultRow> &results() const;  ///< valid until the next event
    QStringList picturePaths() const;               ///< of the list's pictures that are files

signals:
    /// running(), hasResults() or canUndoClear() may have changed.
    void stateChanged();
    void modelTaken(const QString &path);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope
