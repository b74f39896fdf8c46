// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/packagesaver.h"

#include "ui/failurebox.h"
#include "ui/whenfinished.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QtConcurrentRun>

namespace classiscope {

namespace {

QMessageBox *boxOf(QMessageBox::Icon icon, const QString &title, const QString &text,
                   const QString &more, QMessageBox::StandardButtons buttons, QWidget &window)
{
    auto *box = new QMessageBox(icon, title, text, buttons, &window);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(more);
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

QString folderName(QString name)
{
    for (QChar &c : name)
        c = c.isLetterOrNumber() || c == u'-' || c == u'.' ? c : QChar(u'_');
    return name;
}

}  // namespace

PackageSaver::PackageSaver(QWidget &window, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
}

void PackageSaver::ask(const ModelSource &source, const QString &name)
{
    auto *dialog = new QFileDialog(&m_window, tr("Save model as package"), m_folder);
    dialog->setObjectName(QStringLiteral("packageDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);  // save() asks, for folders
    dialog->setLabelText(QFileDialog::FileName, tr("Folder name:"));
    dialog->selectFile(folderName(name));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, source](const QString &path) { save(source, path); });
    dialog->open();
}

void PackageSaver::save(const ModelSource &source, const QString &path)
{
    const QFileInfo info(path);
    const bool isManifest = info.fileName() == QLatin1String("model.json");
    const QString folder = isManifest ? info.absolutePath() : path;
    m_folder = QFileInfo(folder).absolutePath();
    whenFinished(QtConcurrent::run([folder] { return packageTarget(folder); }), this,
                 [this, source, folder](PackageTarget target) {
                     if (target == PackageTarget::Package)
                         askToReplace(source, folder);
                     else
                         write(source, folder, WhenThere::Refuse);
                 });
}

void PackageSaver::askToReplace(const ModelSource &source, const QString &folder)
{
    auto *box = boxOf(QMessageBox::Question, tr("Replace the package?"),
                      tr("%1 holds a package already.").arg(QFileInfo(folder).fileName()),
                      tr("Replacing it removes the model that is there: %1")
                          .arg(QDir::toNativeSeparators(folder)),
                      QMessageBox::Cancel, m_window);
    auto *replace = box->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    replace->setObjectName(QStringLiteral("replacePackage"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(replace, &QPushButton::clicked, this,
            [this, source, folder] { write(source, folder, WhenThere::Replace); });
    box->open();
}

void PackageSaver::write(const ModelSource &source, const QString &folder, WhenThere whenThere)
{
    whenFinished(QtConcurrent::run([source, folder, whenThere] {
                     return savePackage(source, folder, whenThere);
                 }),
                 this, [this](const Result<QString> &result) { finish(result); });
}

void PackageSaver::finish(const Result<QString> &result)
{
    if (result) {
        boxOf(QMessageBox::Information, tr("Model saved"),
              tr("The model was saved as the package %1.").arg(QFileInfo(*result).fileName()),
              QDir::toNativeSeparators(*result), QMessageBox::Ok, m_window)
            ->open();
        emit saved(*result);
        return;
    }
    failureBox(tr("Model not saved"), tr("The model was not saved."),
               result.error().text.translated(), QMessageBox::Ok, &m_window)
        ->open();
    emit failed(result.error().text.translated());
}

}  // namespace classiscope
