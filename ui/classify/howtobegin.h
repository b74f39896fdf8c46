// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/emptystate.h"

namespace classiscope {

/// What the Classify page shows before there is a picture: how to begin.
class HowToBegin : public EmptyState {
    Q_OBJECT

public:
    explicit HowToBegin(QWidget *parent = nullptr);

    /// What the model knows, or why there is none.
    void setModelText(const QString &text);

    /// What the places of the window are for, until it was read.
    void showHint();

signals:
    void hintRead();
    void openRequested();
    void pasteRequested();

private:
    QLabel *m_modelText;
};

}  // namespace classiscope
