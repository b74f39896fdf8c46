// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/modelchooser.h"

#include "ui/model/modelsettings.h"
#include "ui/model/preprocessingdialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace classiscope {

namespace {

const QLatin1String folderKey("modelFolder");

}  // namespace

ModelChooser::ModelChooser(QWidget &window, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_settings(settings)
{
}

void ModelChooser::chooseFile()
{
    auto *dialog =
        new QFileDialog(&m_window, tr("Open model"), m_settings.value(folderKey).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Models (model.json *.onnx *.caffemodel *.pb)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ModelChooser::choose);
    dialog->open();
}

void ModelChooser::chooseFolder()
{
    auto *dialog =
        new QFileDialog(&m_window, tr("Open model folder"), m_settings.value(folderKey).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &ModelChooser::choose);
    dialog->open();
}

void ModelChooser::choose(const QString &path)
{
    m_settings.setValue(folderKey, QFileInfo(path).absolutePath());
    ModelSource source;
    source.path = path;
    if (!source.isBareNetwork()) {
        emit chosen(source);
        return;
    }
    // Opened before: begin with what was entered then.
    const auto remembered = savedModelSource(m_settings);
    const bool known = remembered && remembered->path == path;
    auto *dialog = new PreprocessingDialog(known ? *remembered : source, &m_window);
    if (!known)
        dialog->applyPreset(PreprocessingDialog::Preset::Torchvision);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { emit chosen(dialog->source()); });
    dialog->open();
}

}  // namespace classiscope
