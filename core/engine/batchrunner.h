// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"
#include "core/engine/result.h"

#include <QList>
#include <QObject>

#include <memory>

namespace classiscope {

class Classifier;
class Telemetry;
enum class Source;

/// One image to classify: a file, or bytes that came from elsewhere (a paste, a download).
struct ImageInput {
    QString name;      ///< shown to people; for a file its file name
    QString path;      ///< absolute; empty when `bytes` is given
    QByteArray bytes;  ///< encoded image
};

/// What the file names of images look like: "*.jpg" and so on.
const QStringList &imageNameFilters();

/// Classifies many images: lists folders and reads files on a thread of its own,
/// keeps the workers busy without flooding the queue, reports in its owner's thread.
///
/// Indexes count the images in the order they were added, from 0, over the
/// runner's whole life. After cancel() every image that was found but not yet
/// classified is reported with the error Cancelled.
class BatchRunner : public QObject {
    Q_OBJECT

public:
    /// `classifier` and `telemetry` must outlive the runner.
    BatchRunner(Classifier &classifier, Telemetry &telemetry, Source source,
                QObject *parent = nullptr);
    ~BatchRunner() override;  ///< cancels, and waits for the file being read

    /// Adds images; may be called while others are running.
    void add(const QList<ImageInput> &images);

    /// Adds files, and everything below folders that has an image's file name
    /// extension (sorted by path). A file named directly is taken whatever its name.
    void addPaths(const QStringList &paths);

    /// Drops what is not yet classified. Nothing happens when idle.
    void cancel();

    bool running() const;
    int done() const;
    int found() const;
    int topK = 0;  ///< 0: the classifier's own; set before add()

signals:
    /// Images were found; the first has index `firstIndex`. At most 256 at a time.
    void imagesFound(int firstIndex, const QList<classiscope::ImageInput> &images);
    void imageFinished(int index, const classiscope::Result<classiscope::Classification> &result);
    /// All images added so far are reported.
    void finished(bool cancelled);
    /// Emitted by the runner's threads for itself.
    void eventsPending(QPrivateSignal);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope
