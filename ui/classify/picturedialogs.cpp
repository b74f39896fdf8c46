// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/picturedialogs.h"

#include "ui/classify/resultexport.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSettings>

namespace classiscope {

namespace {

const QLatin1String folderKey("classify/folder");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PictureDialogs)
};

/// Where the last one was left; remembers where this one is left.
QFileDialog *fileDialog(QWidget *parent, QSettings &settings, const QString &title)
{
    auto *dialog = new QFileDialog(parent, title, settings.value(folderKey).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, dialog, [dialog, &settings] {
        settings.setValue(folderKey, dialog->directory().absolutePath());
    });
    return dialog;
}

}  // namespace

void choosePictures(QWidget *parent, QSettings &settings,
                    std::function<void(const QStringList &paths)> chosen)
{
    QFileDialog *dialog = fileDialog(parent, settings, Words::tr("Open pictures"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {Words::tr("Pictures (*.jpg *.jpeg *.jpe *.png *.webp *.bmp *.tif *.tiff)"),
         Words::tr("All files (*)")});
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(chosen));
    dialog->open();
}

void choosePictureFolder(QWidget *parent, QSettings &settings,
                         std::function<void(const QStringList &paths)> chosen)
{
    QFileDialog *dialog = fileDialog(parent, settings, Words::tr("Open a folder of pictures"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(chosen));
    dialog->open();
}

void chooseExportFile(QWidget *parent, QSettings &settings, ExportFormat format,
                      std::function<void(const QString &path)> chosen)
{
    const bool json = format == ExportFormat::Json;
    QFileDialog *dialog = fileDialog(parent, settings, Words::tr("Export results"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(json ? QStringLiteral("json") : QStringLiteral("csv"));
    dialog->setNameFilter(json ? Words::tr("JSON (*.json)") : Words::tr("CSV (*.csv)"));
    dialog->selectFile(json ? QStringLiteral("results.json") : QStringLiteral("results.csv"));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

}  // namespace classiscope
