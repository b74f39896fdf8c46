// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/loadlab/labplan.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace classiscope {

class ServerHost;

/// Whom the load test asks: the window's server, an address, or servers that it starts. The form
/// is what belongs to the choice; the choice itself is the chooser().
class LabTargetForm : public QWidget {
    Q_OBJECT

public:
    /// `host` must outlive it.
    explicit LabTargetForm(ServerHost &host, QWidget *parent = nullptr);

    void setPlan(const LabPlan &plan);
    void applyTo(LabPlan &plan) const;
    /// The field that a mistake is about; null when it has none such.
    QWidget *field(LabPlan::Field field) const;
    /// To be laid out by whoever shows the form.
    QWidget *chooser() const;

signals:
    void changed();
    /// The window's server is to be switched on.
    void serverRequested();

private:
    QWidget *makeServer();
    QWidget *makeInstances();
    void showServer();

    ServerHost &m_host;
    QComboBox *m_target;
    QStackedWidget *m_detail;  // a page for each target
    QLabel *m_serverState;
    QPushButton *m_switchOn;
    QLineEdit *m_address;
    QLineEdit *m_instances;
};

}  // namespace classiscope
