// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpreview.h"

#include <QWidget>

class QLabel;

namespace classiscope {

class CandidateBars;
class Notice;

/// Shows how a bare network sees the current picture with the settings entered so far,
/// what it says of it, and what is wrong with them.
class PreviewPane : public QWidget {
    Q_OBJECT

public:
    /// What the button beside a complaint does.
    enum class Cure { None, UseDeclaredSize, SwitchBackground, ChooseLabels };

    explicit PreviewPane(QWidget *parent = nullptr);

    /// `source`: what the preview was made with.
    void setPreview(const Result<ModelPreview> &preview, const ModelSource &source);
    void setWaiting();  ///< the next preview is being made; the one shown stays
    Cure cure() const { return m_cure; }

signals:
    void cureChosen(classiscope::PreviewPane::Cure cure);
    void pictureRequested();

private:
    void showPicture(const ModelPreview &preview);
    void complain(const ModelPreview &preview, const ModelSource &source);
    void complain(const QString &message, Cure cure, const QString &cureText);

    QLabel *m_picture;
    QLabel *m_caption;
    CandidateBars *m_bars;
    Notice *m_notice;
    Cure m_cure = Cure::None;
};

}  // namespace classiscope
