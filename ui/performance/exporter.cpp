// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/exporter.h"

#include "ui/failurebox.h"
#include "ui/performance/savefile.h"
#include "ui/whenfinished.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace classiscope {

Exporter::Exporter(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
}

void Exporter::ask(const Kind &kind, const QString &fileName, std::function<QByteArray()> content)
{
    auto *dialog = new QFileDialog(m_window, kind.title, m_folder, kind.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(kind.suffix);
    dialog->selectFile(fileName);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, content = std::move(content)](const QString &path) { save(path, content); });
    dialog->open();
}

void Exporter::save(const QString &path, std::function<QByteArray()> content)
{
    m_folder = QFileInfo(path).absolutePath();
    whenFinished(saveFile(path, std::move(content)), this, [this](const Result<QString> &result) {
        if (result) {
            emit saved(*result);
            return;
        }
        failureBox(tr("Export failed"), result.error().text.translated(), {}, QMessageBox::Ok,
                   m_window)
            ->open();
    });
}

}  // namespace classiscope
