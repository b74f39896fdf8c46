// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace classiscope {

class ServerHost;

/// Says that the server is on, as what it answers meanwhile changes what is measured.
/// Hidden while it is off.
class ServerHint : public QWidget {
    Q_OBJECT

public:
    /// `host` must outlive it.
    explicit ServerHint(ServerHost &host, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void drawSign();

    ServerHost &m_host;
    QLabel *m_sign;
};

}  // namespace classiscope
