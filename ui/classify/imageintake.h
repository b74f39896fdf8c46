// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/imagedownload.h"
#include "ui/classify/resultsmodel.h"

#include <QFuture>
#include <QThreadPool>

class QImage;
class QMimeData;

namespace classiscope {

/// Takes pictures as people hand them over: dropped or pasted files, folders,
/// image data and links.
///
/// Downloads and the encoding of image data go on in the background.
class ImageIntake : public QObject {
    Q_OBJECT

public:
    explicit ImageIntake(DownloadLimits limits = {}, QObject *parent = nullptr);
    ~ImageIntake() override;

    /// True when take() can do something with it.
    static bool accepts(const QMimeData &data);
    /// What take() will do, in a few words for the person who drags.
    static QFuture<QString> describe(const QMimeData &data);
    /// False, and nothing happens, when accepts() is false.
    bool take(const QMimeData &data);

signals:
    void pathsTaken(const QStringList &paths);
    void imagesTaken(const QList<classiscope::ImageInput> &images);
    /// A picture that was announced did not arrive; the row holds the reason.
    void imageFailed(const classiscope::ResultRow &row);
    /// Not a picture but a model package's manifest, or a network.
    void modelTaken(const QString &path);

private:
    void takeImage(const QImage &image);
    void takeDownload(const QUrl &url, const Result<QByteArray> &bytes);

    ImageDownload m_download;
    int m_pasted = 0;
    QThreadPool m_pool;
};

}  // namespace classiscope
