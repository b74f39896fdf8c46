// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/previewpane.h"
#include "ui/model/previewrunner.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace classiscope {

class Notice;

/// Asks for what a bare network file does not say: its labels, how pictures
/// become its input, and what its output means. Beside the questions it shows, in the
/// background, what the network makes of a picture with what was entered so far; with what
/// is known to be wrong it cannot be opened.
class PreprocessingDialog : public QDialog {
    Q_OBJECT

public:
    enum class Preset { Torchvision, TensorFlow, Caffe };

    explicit PreprocessingDialog(const ModelSource &source, QWidget *parent = nullptr);

    void applyPreset(Preset preset);
    /// The picture that the preview shows.
    void setPicture(const ImageInput &picture);
    /// The source with what was entered.
    ModelSource source() const;
    /// The first thing that is wrong with it whatever the files are, and the cure; empty
    /// when nothing is.
    QString problem() const;

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using Triple = std::array<QDoubleSpinBox *, 3>;

    QLineEdit *addFile(QFormLayout *form, const QString &title, const QString &filter,
                       const QString &placeholder);
    Triple addTriple(QFormLayout *form, const QString &title, double minimum);
    void fill(const ModelSource &source);
    QFormLayout *addForm(QVBoxLayout &column);
    QWidget *makeNotice();
    void connectFields();
    void entered();
    void showPreview(const Result<ModelPreview> &preview);
    void cure(PreviewPane::Cure cure);
    void choosePicture();
    void chooseFile(QLineEdit *edit, const QString &filter);
    void validate();

    static constexpr std::chrono::milliseconds typingPause {150};

    ModelSource m_source;
    ImageInput m_picture;
    PreviewRunner m_runner;
    QTimer m_pause;                      // until the next preview, while somebody types
    QSize m_declaredSize;                // what the file says of its input
    bool m_sizeChosen = false;           // by hand, or remembered
    PreviewPane::Complaint m_complaint;  // of the last preview
    bool m_refused = false;              // by that complaint
    QComboBox *m_preset;
    QLineEdit *m_labels;
    QLineEdit *m_configuration;
    QSpinBox *m_width;
    QSpinBox *m_height;
    QComboBox *m_colorOrder;
    QComboBox *m_fit;
    Triple m_mean;
    Triple m_deviation;
    QDoubleSpinBox *m_scale;
    QComboBox *m_output;
    QCheckBox *m_background;
    PreviewPane *m_preview;
    Notice *m_notice;
    QPushButton *m_open;
};

}  // namespace classiscope
