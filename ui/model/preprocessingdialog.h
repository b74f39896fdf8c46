// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace classiscope {

/// Asks for what a bare network file does not say: its labels, how pictures
/// become its input, and what its output means.
class PreprocessingDialog : public QDialog {
    Q_OBJECT

public:
    enum class Preset { Torchvision, TensorFlow, Caffe };

    explicit PreprocessingDialog(const ModelSource &source, QWidget *parent = nullptr);

    void applyPreset(Preset preset);
    /// The source with what was entered.
    ModelSource source() const;
    /// The first thing that is wrong with it, and the cure; empty when nothing is.
    QString problem() const;

private:
    using Triple = std::array<QDoubleSpinBox *, 3>;

    QLineEdit *addFile(QFormLayout *form, const QString &title, const QString &filter,
                       const QString &placeholder);
    Triple addTriple(QFormLayout *form, const QString &title, double minimum);
    void fill(const ModelSource &source);
    void validate();

    ModelSource m_source;
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
    QLabel *m_problem;
    QPushButton *m_open;
};

}  // namespace classiscope
