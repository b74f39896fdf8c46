// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace classiscope {

class ElidedLabel;
struct ModelInfo;

/// The window's last line: the model on the left, the server on the right.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setModel(const ModelInfo &model);
    void setModelLoading(const QString &name);
    void setModelError(const QString &message);
    void setServer(const QString &text, bool listening);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setModelText(const QString &text, bool wrong);
    void paintSigns();

    QLabel *m_modelSign;
    ElidedLabel *m_model;
    QLabel *m_serverSign;
    QLabel *m_server;
    bool m_wrong = false;
    bool m_listening = false;
};

}  // namespace classiscope
