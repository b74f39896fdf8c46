// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace classiscope {

/// Tells what the colours of a confusion matrix mean.
class ConfusionKey : public QWidget {
    Q_OBJECT

public:
    explicit ConfusionKey(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();

    QLabel *m_right;
    QLabel *m_wrong;
};

}  // namespace classiscope
