// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QSettings;
class QWidget;

namespace classiscope {

enum class ExportFormat;

// The page's file dialogs. None blocks; `chosen` is called unless the dialog is
// cancelled. The folder is remembered in `settings`, which must outlive `parent`.

void choosePictures(QWidget *parent, QSettings &settings,
                    std::function<void(const QStringList &paths)> chosen);
void choosePictureFolder(QWidget *parent, QSettings &settings,
                         std::function<void(const QStringList &paths)> chosen);
void chooseWatchedFolder(QWidget *parent, QSettings &settings,
                         std::function<void(const QString &path)> chosen);
void chooseExportFile(QWidget *parent, QSettings &settings, ExportFormat format,
                      std::function<void(const QString &path)> chosen);

}  // namespace classiscope
