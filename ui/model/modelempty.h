// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/emptystate.h"

namespace classiscope {

/// What the Model page shows while no model is open: why, and what to do.
class ModelEmpty : public EmptyState {
    Q_OBJECT

public:
    explicit ModelEmpty(QWidget *parent = nullptr);

    void setLoading(const QString &name);
    /// `reason`: empty when none was asked for yet.
    void setNoModel(const QString &reason);

signals:
    void openRequested();
    void openFolderRequested();
};

}  // namespace classiscope
