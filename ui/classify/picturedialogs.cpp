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

struct ExportKind {
    QString suffix;
    QString filter;
};

ExportKind exportKind(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Csv: return {QStringLiteral("csv"), Words::tr("CSV (*.csv)")};
    case ExportFormat::Json: return {QStringLiteral("json"), Words::tr("JSON (*.json)")};
    case ExportFormat::Html: break;
    }
    return {QStringLiteral("html"), Words::tr("HTML (*.html)")};
}

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

void chooseWatchedFolder(QWidget *parent, QSettings &settings,
                         std::function<void(const QString &path)> chosen)
{
    QFileDialog *dialog = fileDialog(parent, settings, Words::tr("Watch a folder"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

void chooseExportFile(QWidget *parent, QSettings &settings, ExportFormat format,
                      std::function<void(const QString &path)> chosen)
{
    const ExportKind kind = exportKind(format);
    QFileDialog *dialog = fileDialog(parent, settings, Words::tr("Export results"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(kind.suffix);
    dialog->setNameFilter(kind.filter);
    dialog->selectFile(QStringLiteral("results.") + kind.suffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

}  // namespace classiscope
