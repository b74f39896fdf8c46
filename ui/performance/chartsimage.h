// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

class QWidget;

namespace classiscope {

/// A picture of `charts` as they are shown, at twice the resolution, below a
/// title and a smaller line.
QImage chartsImage(QWidget &charts, const QString &title, const QString &line);

/// Runs on any thread.
QByteArray pngOf(const QImage &image);

}  // namespace classiscope
