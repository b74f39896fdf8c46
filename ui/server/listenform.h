// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QWidget>

class QComboBox;
class QSpinBox;

namespace classiscope {

/// Where the server is to listen: the address and the port.
class ListenForm : public QWidget {
    Q_OBJECT

public:
    /// `port`: 0 is offered as "any free one" only if it is given here.
    ListenForm(const QHostAddress &address, quint16 port, QWidget *parent = nullptr);

    QHostAddress address() const;
    quint16 port() const;
    void setPort(quint16 port);

    /// While it is not editable a tooltip says why.
    void setEditable(bool editable);

signals:
    void addressChanged();

private:
    QComboBox *m_address;
    QSpinBox *m_port;
};

}  // namespace classiscope
