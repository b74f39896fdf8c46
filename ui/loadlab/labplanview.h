// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/loadlab/labplansettings.h"

#include <QWidget>

class QLabel;

namespace classiscope {

class LabOptions;
class LabPictures;
class LabTargetForm;
class ScenarioEditor;
class ServerHost;

/// All that is chosen before a load test: target, pictures, how often, which scenarios.
class LabPlanView : public QWidget {
    Q_OBJECT

public:
    /// `host` must outlive it.
    explicit LabPlanView(ServerHost &host, QWidget *parent = nullptr);

    void setKept(const KeptLabPlan &kept);
    KeptLabPlan kept() const;

    /// As it would be run now.
    LabPlan plan() const;

    /// Shows the plan's mistake and puts the focus where it is; false: there is none.
    bool showMistake();

signals:
    void changed();
    void serverRequested();

private:
    void showChange();
    QWidget *field(LabPlan::Field field) const;

    LabTargetForm *m_target;
    LabPictures *m_pictures;
    LabOptions *m_options;
    QLabel *m_problem;
    ScenarioEditor *m_editor;
    bool m_asked = false;  // a start was tried: mistakes are shown from then on
};

}  // namespace classiscope
