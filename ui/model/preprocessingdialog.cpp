// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/preprocessingdialog.h"

#include "ui/server/notice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace classiscope {

namespace {

constexpr std::array<float, 3> one {1, 1, 1};
constexpr int noticeHeight = 36;  // of two lines: the dialog does not grow while it is used

QSpinBox *sideBox(const QString &name)
{
    auto *box = new QSpinBox;
    box->setRange(1, ModelPackage::maxInputSide);
    box->setSuffix(PreprocessingDialog::tr(" px"));
    box->setAccessibleName(name);
    return box;
}

void addRow(QFormLayout *form, const QString &title, std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QWidget *widget : widgets)
        row->addWidget(widget, 1);
    auto *label = new QLabel(title);
    label->setBuddy(*widgets.begin());  // QFormLayout does so for single widgets only
    form->addRow(label, row);
}

}  // namespace

PreprocessingDialog::PreprocessingDialog(const ModelSource &source, QWidget *parent)
    : QDialog(parent)
    , m_source(source)
    , m_preset(new QComboBox)
    , m_width(sideBox(tr("Input width")))
    , m_height(sideBox(tr("Input height")))
    , m_colorOrder(new QComboBox)
    , m_fit(new QComboBox)
    , m_scale(new QDoubleSpinBox)
    , m_output(new QComboBox)
    , m_background(new QCheckBox(tr("The first output is a background class without a label")))
    , m_preview(new PreviewPane)
    , m_notice(new Notice)
{
    const QString file = QFileInfo(source.path).fileName();
    setWindowTitle(tr("Open %1").arg(file));
    auto *introduction = new QLabel(tr("A network file alone does not say how it wants its "
                                       "pictures. Its model card or training code does; most "
                                       "networks follow one of the presets."));
    introduction->setWordWrap(true);
    m_preset->addItems({tr("torchvision (ImageNet mean and deviation)"), tr("TensorFlow (−1 to 1)"),
                        tr("Caffe (BGR, mean subtracted)"), tr("Custom")});
    m_preset->setCurrentIndex(m_preset->count() - 1);
    m_colorOrder->addItems({tr("RGB"), tr("BGR")});
    m_fit->addItems({tr("Stretch to the input"), tr("Crop the middle"), tr("Letterbox")});
    m_output->addItems({tr("Logits (softmax is applied)"), tr("Probabilities")});
    m_scale->setDecimals(6);
    m_scale->setRange(0.000001, 1000);

    auto *fields = new QVBoxLayout;
    QFormLayout *form = addForm(*fields);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(24);
    columns->addLayout(fields, 1);
    columns->addWidget(m_preview);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    m_open = buttons->button(QDialogButtonBox::Open);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(introduction);
    column->addLayout(columns, 1);
    column->addWidget(makeNotice());
    column->addWidget(buttons);
    m_open->setDefault(true);  // which counts for nothing before it is in the dialog
    // Only now: it shows and hides what is in the dialog already.
    form->setRowVisible(m_configuration->parentWidget(),
                        source.path.endsWith(QLatin1String(".caffemodel"), Qt::CaseInsensitive));
    fill(source);
    connectFields();
    entered();
}

QWidget *PreprocessingDialog::makeNotice()
{
    connect(m_notice, &Notice::cureChosen, this, [this] { cure(m_complaint.cure); });
    auto *room = new QWidget;
    room->setMinimumHeight(noticeHeight);
    auto *column = new QVBoxLayout(room);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_notice, 0, Qt::AlignTop);
    return room;
}

QFormLayout *PreprocessingDialog::addForm(QVBoxLayout &column)
{
    auto *form = new QFormLayout;
    column.addLayout(form);
    column.addStretch();
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Preset"), m_preset);
    m_labels = addFile(form, tr("&Labels file"), tr("Labels, one a line (*.txt);;All files (*)"),
                       tr("labels.txt beside the network"));
    m_configuration = addFile(form, tr("Prototxt &file"), tr("Caffe (*.prototxt);;All files (*)"),
                              tr("the .prototxt beside the network"));
    addRow(form, tr("Input &width, height"), {m_width, m_height});
    form->addRow(tr("&Colour order"), m_colorOrder);
    form->addRow(tr("F&it"), m_fit);
    m_mean = addTriple(form, tr("&Mean"), -1000);
    m_deviation = addTriple(form, tr("&Standard deviation"), 0);
    form->addRow(tr("Scal&e"), m_scale);
    form->addRow(tr("&Output"), m_output);
    form->addRow(QString(), m_background);
    m_labels->setObjectName(QStringLiteral("labelsFile"));
    m_width->setObjectName(QStringLiteral("inputWidth"));
    m_height->setObjectName(QStringLiteral("inputHeight"));
    m_background->setObjectName(QStringLiteral("background"));
    m_preset->setAccessibleName(tr("Preset"));
    m_colorOrder->setAccessibleName(tr("Colour order"));
    m_fit->setAccessibleName(tr("Fit"));
    m_scale->setAccessibleName(tr("Scale"));
    m_output->setAccessibleName(tr("Output"));
    return form;
}

void PreprocessingDialog::connectFields()
{
    connect(m_preset, &QComboBox::activated, this, [this](int index) {
        if (index < m_preset->count() - 1)
            applyPreset(Preset(index));
    });
    for (const Triple *triple : {&m_mean, &m_deviation}) {
        for (QDoubleSpinBox *box : *triple)
            connect(box, &QDoubleSpinBox::valueChanged, this, &PreprocessingDialog::entered);
    }
    for (QSpinBox *box : {m_width, m_height}) {
        connect(box, &QSpinBox::valueChanged, this, [this] {
            m_sizeChosen = true;
            entered();
        });
    }
    for (QComboBox *box : {m_colorOrder, m_fit, m_output})
        connect(box, &QComboBox::currentIndexChanged, this, &PreprocessingDialog::entered);
    for (QLineEdit *edit : {m_labels, m_configuration})
        connect(edit, &QLineEdit::textChanged, this, &PreprocessingDialog::entered);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, &PreprocessingDialog::entered);
    connect(m_background, &QCheckBox::toggled, this, &PreprocessingDialog::entered);

    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (!problem().isEmpty())
            return;
        m_preview->setWaiting();
        m_runner.start(source(), m_picture);
    });
    connect(&m_runner, &PreviewRunner::ready, this, &PreprocessingDialog::showPreview);
    connect(m_preview, &PreviewPane::pictureRequested, this, &PreprocessingDialog::choosePicture);
}

QLineEdit *PreprocessingDialog::addFile(QFormLayout *form, const QString &title,
                                        const QString &filter, const QString &placeholder)
{
    auto *line = new QWidget;
    auto *edit = new QLineEdit;
    edit->setPlaceholderText(placeholder);
    edit->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose: %1").arg(edit->accessibleName()));
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(edit, 1);
    row->addWidget(choose);
    form->addRow(title, line);
    auto *label = qobject_cast<QLabel *>(form->labelForField(line));
    label->setBuddy(edit);
    label->setMinimumHeight(line->sizeHint().height());  // in line with the field
    connect(choose, &QPushButton::clicked, this,
            [this, edit, filter] { chooseFile(edit, filter); });
    return edit;
}

void PreprocessingDialog::chooseFile(QLineEdit *edit, const QString &filter)
{
    auto *dialog = new QFileDialog(this, edit->accessibleName(),
                                   QFileInfo(m_source.path).absolutePath(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
    dialog->open();
}

void PreprocessingDialog::choosePicture()
{
    auto *dialog = new QFileDialog(this, tr("Choose a picture"), QString(),
                                   tr("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff);;"
                                      "All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        setPicture({QFileInfo(path).fileName(), path, {}});
    });
    dialog->open();
}

void PreprocessingDialog::setPicture(const ImageInput &picture)
{
    m_picture = picture;
    m_preview->setHasPicture(!picture.path.isEmpty() || !picture.bytes.isEmpty());
    entered();
}

void PreprocessingDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_pause.start(0);
}

void PreprocessingDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    // A file that was missing may have been put there meanwhile.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible())
        m_pause.start(0);
}

void PreprocessingDialog::entered()
{
    validate();
    if (isVisible())
        m_pause.start(typingPause);
}

void PreprocessingDialog::showPreview(const Result<ModelPreview> &preview)
{
    if (preview && preview->declaredSize.isValid())
        m_declaredSize = preview->declaredSize;
    if (preview && !preview->sizeFits && !m_sizeChosen)
        return cure(PreviewPane::Cure::UseDeclaredSize);  // nobody has said another one
    m_preview->setPreview(preview, source());
    m_complaint = PreviewPane::complaintAbout(preview, source());
    // What failed for want of memory may still work.
    m_refused =
        preview ? !m_complaint.message.isEmpty() : preview.error().code == Error::Code::BadModel;
    validate();
}

void PreprocessingDialog::cure(PreviewPane::Cure cure)
{
    switch (cure) {
    case PreviewPane::Cure::UseDeclaredSize:
        m_width->setValue(m_declaredSize.width());
        m_height->setValue(m_declaredSize.height());
        break;
    case PreviewPane::Cure::SwitchBackground: m_background->toggle(); break;
    case PreviewPane::Cure::ChooseLabels:
        chooseFile(m_labels, tr("Labels, one a line (*.txt);;All files (*)"));
        break;
    case PreviewPane::Cure::None: break;
    }
}

PreprocessingDialog::Triple PreprocessingDialog::addTriple(QFormLayout *form, const QString &title,
                                                           double minimum)
{
    Triple boxes {};
    int channel = 1;
    for (QDoubleSpinBox *&box : boxes) {
        box = new QDoubleSpinBox;
        box->setDecimals(4);
        box->setRange(minimum, 1000);
        box->setAccessibleName(
            tr("%1, channel %2").arg(QString(title).remove(QLatin1Char('&'))).arg(channel++));
    }
    addRow(form, title, {boxes[0], boxes[1], boxes[2]});
    return boxes;
}

void PreprocessingDialog::applyPreset(Preset preset)
{
    ModelSource changed = source();
    Preprocessing &preprocessing = changed.preprocessing;
    preprocessing.colorOrder = Preprocessing::ColorOrder::Rgb;
    preprocessing.fit = Preprocessing::Fit::CenterCrop;
    preprocessing.scale = 1;
    preprocessing.standardDeviation = one;
    changed.output = {OutputFormat::Kind::Logits, 0};
    switch (preset) {
    case Preset::Torchvision:
        preprocessing.mean = {123.675F, 116.28F, 103.53F};
        preprocessing.standardDeviation = {58.395F, 57.12F, 57.375F};
        break;
    case Preset::TensorFlow:
        preprocessing.mean = {127.5F, 127.5F, 127.5F};
        preprocessing.standardDeviation = {127.5F, 127.5F, 127.5F};
        break;
    case Preset::Caffe:
        preprocessing.mean = {104, 117, 123};
        preprocessing.colorOrder = Preprocessing::ColorOrder::Bgr;
        changed.output.kind = OutputFormat::Kind::Probabilities;
        break;
    }
    fill(changed);
    m_preset->setCurrentIndex(int(preset));
}

void PreprocessingDialog::fill(const ModelSource &source)
{
    const Preprocessing &preprocessing = source.preprocessing;
    m_labels->setText(source.labels);
    m_configuration->setText(source.configuration);
    m_width->setValue(preprocessing.inputSize.width());
    m_height->setValue(preprocessing.inputSize.height());
    m_colorOrder->setCurrentIndex(int(preprocessing.colorOrder));
    m_fit->setCurrentIndex(int(preprocessing.fit));
    for (std::size_t i = 0; i < 3; ++i) {
        m_mean[i]->setValue(double(preprocessing.mean[i]));
        m_deviation[i]->setValue(double(preprocessing.standardDeviation[i]));
    }
    m_scale->setValue(double(preprocessing.scale));
    m_output->setCurrentIndex(int(source.output.kind));
    m_background->setChecked(source.output.labelOffset == 1);
}

ModelSource PreprocessingDialog::source() const
{
    ModelSource source = m_source;
    Preprocessing &preprocessing = source.preprocessing;
    source.labels = m_labels->text().trimmed();
    source.configuration = m_configuration->text().trimmed();
    preprocessing.inputSize = {m_width->value(), m_height->value()};
    preprocessing.colorOrder = Preprocessing::ColorOrder(m_colorOrder->currentIndex());
    preprocessing.fit = Preprocessing::Fit(m_fit->currentIndex());
    for (std::size_t i = 0; i < 3; ++i) {
        preprocessing.mean[i] = float(m_mean[i]->value());
        preprocessing.standardDeviation[i] = float(m_deviation[i]->value());
    }
    preprocessing.scale = float(m_scale->value());
    source.output.kind = OutputFormat::Kind(m_output->currentIndex());
    source.output.labelOffset = m_background->isChecked() ? 1 : 0;
    return source;
}

QString PreprocessingDialog::problem() const
{
    const auto isZero = [](const QDoubleSpinBox *box) { return box->value() <= 0; };
    if (std::any_of(m_deviation.begin(), m_deviation.end(), isZero))
        return tr("A standard deviation of 0 would divide by zero; 1 leaves the pixels as they "
                  "are.");
    return {};
}

void PreprocessingDialog::validate()
{
    const QString wrong = problem();
    if (!wrong.isEmpty())
        m_notice->showMessage(wrong, {});
    else if (!m_complaint.message.isEmpty())
        m_notice->showMessage(m_complaint.message, m_complaint.cureText);
    else
        m_notice->hide();
    m_open->setEnabled(wrong.isEmpty() && !m_refused);
}

}  // namespace classiscope
