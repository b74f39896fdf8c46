// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/modelchooser.h"

#include "ui/model/modelsettings.h"
#include "ui/model/preprocessingdialog.h"
#include "ui/model/recentmodels.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace classiscope {

namespace {

const QLatin1String folderKey("modelFolder");

}  // namespace

ModelChooser::ModelChooser(QWidget &window, QSettings &settings, const RecentModels &recent,
                           QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_settings(settings)
    , m_recent(recent)
{
}

void ModelChooser::setPictureSource(std::function<ImageInput()> picture)
{
    m_picture = std::move(picture);
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
    const auto known = remembered(path);
    auto *dialog = new PreprocessingDialog(known.value_or(source), &m_window);
    if (!known)
        dialog->applyPreset(PreprocessingDialog::Preset::Torchvision);
    if (m_picture)
        dialog->setPicture(m_picture());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { emit chosen(dialog->source()); });
    dialog->open();
}

// What was entered when it was opened before.
std::optional<ModelSource> ModelChooser::remembered(const QString &path) const
{
    for (const RecentModel &model : m_recent.models()) {
        if (model.source.path == path)
            return model.source;
    }
    auto last = savedModelSource(m_settings);
    return last && last->path == path ? last : std::nullopt;
}

}  // namespace classiscope
