// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace classiscope {

/// What the Classify page shows before there is a picture: how to begin.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// What the model knows, or why there is none.
    void setModelText(const QString &text);

    /// What the places of the window are for, until it was read.
    void showHint();

signals:
    void hintRead();
    void openRequested();
    void pasteRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawSign();

    QLabel *m_sign;
    QLabel *m_modelText;
};

}  // namespace classiscope
