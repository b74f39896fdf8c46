// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpreview.h"

#include <QWidget>

class QLabel;

namespace classiscope {

class CandidateBars;

/// Shows how a bare network sees the current picture with the settings entered so far,
/// and what it says of it.
class PreviewPane : public QWidget {
    Q_OBJECT

public:
    /// What the button beside a complaint does.
    enum class Cure { None, UseDeclaredSize, SwitchBackground, ChooseLabels };

    struct Complaint {
        QString message;  ///< empty when nothing is wrong
        Cure cure = Cure::None;
        QString cureText {};
    };

    explicit PreviewPane(QWidget *parent = nullptr);

    // `source`: what the preview was made with.

    void setPreview(const Result<ModelPreview> &preview, const ModelSource &source);
    /// What is wrong with the settings.
    static Complaint complaintAbout(const Result<ModelPreview> &preview, const ModelSource &source);

    void setWaiting();  ///< the next preview is being made; the one shown stays
    void setHasPicture(bool has) { m_hasPicture = has; }  ///< there is one to look at

signals:
    void pictureRequested();

private:
    void showPicture(const ModelPreview &preview);
    void showNoPicture(const QString &instead, const QString &caption);

    QLabel *m_picture;
    QLabel *m_caption;
    CandidateBars *m_bars;
    bool m_hasPicture = false;
};

}  // namespace classiscope
