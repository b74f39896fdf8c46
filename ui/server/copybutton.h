// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QTimer;

namespace classiscope {

/// Puts a text on the clipboard and says for a moment that it did.
class CopyButton : public QToolButton {
    Q_OBJECT

public:
    /// `what` completes "Copy …" for the tooltip and for screen readers.
    explicit CopyButton(const QString &what, QWidget *parent = nullptr);

    void setContent(const QString &content);

    QSize sizeHint() const override;

private:
    void copy();

    QString m_content;
    QTimer *m_reset;
};

}  // namespace classiscope
