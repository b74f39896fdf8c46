// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/runcomparer.h"

#include "ui/failurebox.h"
#include "ui/performance/runfile.h"
#include "ui/whenfinished.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace classiscope {

RunComparer::RunComparer(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void RunComparer::ask()
{
    auto *dialog =
        new QFileDialog(m_window, tr("Compare with a saved run"),
                        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                        tr("Saved runs (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RunComparer::open);
    dialog->open();
}

void RunComparer::open(const QString &path)
{
    whenFinished(openRun(path), this, [this, path](const Result<Run> &run) {
        if (run) {
            m_compared = ComparedRun {QFileInfo(path).fileName(), *run};
            emit changed();
            return;
        }
        failureBox(tr("Run not opened"), run.error().text.translated(), {}, QMessageBox::Ok,
                   m_window)
            ->open();
    });
}

void RunComparer::stop()
{
    m_compared.reset();
    emit changed();
}

}  // namespace classiscope
