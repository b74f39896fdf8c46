// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QStandardPaths>

#include <cmath>

namespace classiscope {

namespace {

using Seconds = std::chrono::duration<double>;

QDoubleSpinBox *secondsField()
{
    auto *field = new QDoubleSpinBox;
    field->setObjectName(QStringLiteral("benchSeconds"));
    field->setAccessibleName(BenchForm::tr("Seconds for each measurement"));
    field->setDecimals(1);
    field->setRange(0.1, Seconds(BenchOptions::longestMeasurement).count());
    field->setSingleStep(0.5);
    field->setSuffix(BenchForm::tr(" s"));
    field->setValue(Seconds(BenchOptions().perMeasurement).count());
    field->setToolTip(BenchForm::tr("For each setting in each round; longer is steadier"));
    return field;
}

QSpinBox *roundsField()
{
    auto *field = new QSpinBox;
    field->setObjectName(QStringLiteral("benchRounds"));
    field->setAccessibleName(BenchForm::tr("Rounds"));
    field->setRange(1, BenchOptions::mostRounds);
    field->setValue(BenchOptions().rounds);
    field->setToolTip(BenchForm::tr("In each round all settings take turns; the median counts"));
    return field;
}

QLabel *labelFor(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text);
    label->setBuddy(field);
    return label;
}

}  // namespace

BenchForm::BenchForm(QWidget *parent)
    : QWidget(parent)
    , m_seconds(secondsField())
    , m_rounds(roundsField())
    , m_pictures(new QComboBox)
    , m_forwardOnly(new QCheckBox(tr("For&ward pass only")))
{
    m_pictures->setObjectName(QStringLiteral("benchPictures"));
    m_pictures->setAccessibleName(tr("Pictures for the pipeline"));
    m_pictures->setToolTip(tr("What the pipeline decodes: made JPEGs of 500 × 375 pixels, or the "
                              "first photos of a folder"));
    m_pictures->setMinimumWidth(200);
    m_pictures->addItem(tr("Made pictures"), QString());
    m_pictures->addItem(tr("Photos of a folder…"));
    m_forwardOnly->setObjectName(QStringLiteral("benchForwardOnly"));
    m_forwardOnly->setToolTip(tr("Leave the pipeline out; the best setting then stays unknown"));

    constexpr int fieldHeight = 28, leastWidth = 72;
    for (QWidget *field : {static_cast<QWidget *>(m_seconds), static_cast<QWidget *>(m_rounds),
                           static_cast<QWidget *>(m_pictures)}) {
        field->setMinimumHeight(fieldHeight);
        field->setMinimumWidth(std::max(leastWidth, field->minimumWidth()));
    }
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(4);
    layout->addWidget(labelFor(tr("Each &measurement"), m_seconds), 0, 0);
    layout->addWidget(labelFor(tr("&Rounds"), m_rounds), 0, 1);
    layout->addWidget(labelFor(tr("&Pictures"), m_pictures), 0, 2);
    layout->addWidget(m_seconds, 1, 0);
    layout->addWidget(m_rounds, 1, 1);
    layout->addWidget(m_pictures, 1, 2);
    layout->addWidget(m_forwardOnly, 1, 3);
    layout->setColumnStretch(4, 1);

    connect(m_seconds, &QDoubleSpinBox::valueChanged, this, &BenchForm::changed);
    connect(m_rounds, &QSpinBox::valueChanged, this, &BenchForm::changed);
    connect(m_pictures, &QComboBox::activated, this, &BenchForm::choosePictures);
    connect(m_forwardOnly, &QCheckBox::toggled, this, [this](bool forwardOnly) {
        m_pictures->setEnabled(!forwardOnly);
        emit changed();
    });
}

void BenchForm::applyTo(BenchOptions &options) const
{
    options.perMeasurement = std::chrono::milliseconds(std::lround(1000 * m_seconds->value()));
    options.rounds = m_rounds->value();
    options.forwardOnly = m_forwardOnly->isChecked();
    options.images = options.forwardOnly ? QString() : m_pictures->itemData(m_chosen).toString();
}

void BenchForm::choosePictures(int index)
{
    if (index != m_pictures->count() - 1) {
        m_chosen = index;
        emit changed();
        return;
    }
    m_pictures->setCurrentIndex(m_chosen);  // until there is a folder
    const QString earlier = m_pictures->itemData(m_chosen).toString();
    auto *dialog = new QFileDialog(
        this, tr("Photos to measure with"),
        earlier.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
                          : earlier);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &BenchForm::takeFolder);
    dialog->open();
}

void BenchForm::takeFolder(const QString &folder)
{
    int place = m_pictures->findData(folder);
    if (place < 0) {
        place = m_pictures->count() - 1;
        m_pictures->insertItem(place, tr("Photos in %1").arg(QDir(folder).dirName()), folder);
        m_pictures->setItemData(place, QDir::toNativeSeparators(folder), Qt::ToolTipRole);
    }
    m_chosen = place;
    m_pictures->setCurrentIndex(place);
    emit changed();
}

}  // namespace classiscope
