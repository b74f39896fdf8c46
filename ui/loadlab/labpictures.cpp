// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labpictures.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace classiscope {

namespace {

constexpr int dialogs = 2;  // entries at the end that open one: a folder, a list

}  // namespace

LabPictures::LabPictures(QWidget *parent)
    : QComboBox(parent)
{
    setObjectName(QStringLiteral("loadPictures"));
    setAccessibleName(tr("Pictures"));
    setToolTip(tr("What the requests send: made JPEGs, or your own photos in random order"));
    setMinimumHeight(28);
    addItem(tr("Made pictures"), QString());
    addItem(tr("Photos of a folder…"));
    addItem(tr("Photos of a list…"));
    connect(this, &QComboBox::activated, this, &LabPictures::choose);
}

QString LabPictures::path() const
{
    return itemData(m_chosen).toString();
}

void LabPictures::setPath(const QString &path)
{
    int place = path.isEmpty() ? 0 : findData(path);
    if (place < 0) {
        const QFileInfo info(path);
        const QString name = info.fileName().isEmpty() ? path : info.fileName();
        place = count() - dialogs;
        insertItem(place, fontMetrics().elidedText(name, Qt::ElideMiddle, 180), path);
        setItemData(place, QDir::toNativeSeparators(path), Qt::ToolTipRole);
    }
    m_chosen = place;
    setCurrentIndex(place);
    emit pathChanged();
}

void LabPictures::choose(int index)
{
    const int first = count() - dialogs;
    if (index < first) {
        m_chosen = index;
        emit pathChanged();
        return;
    }
    setCurrentIndex(m_chosen);  // until there is a choice
    ask(index == first);
}

void LabPictures::ask(bool folder)
{
    const QString earlier = path().isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
        : QFileInfo(path()).absolutePath();
    auto *dialog = new QFileDialog(
        this, folder ? tr("Photos to send") : tr("A list of photos: a path a line"), earlier);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, folder);
    connect(dialog, &QFileDialog::fileSelected, this, &LabPictures::setPath);
    dialog->open();
}

}  // namespace classiscope
