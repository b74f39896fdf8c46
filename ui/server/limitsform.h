// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/server/serversettings.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace classiscope {

class LimitField;

/// All limits of the server with their units and what happens beyond them.
class LimitsForm : public QWidget {
    Q_OBJECT

public:
    /// Those that `settings` says are given are shown, but cannot be changed.
    LimitsForm(const ServerSettings &settings, QWidget *parent = nullptr);

    /// Writes the limits into `options`.
    void fill(ServerOptions &options) const;
    void restoreDefaults();

private:
    void addLimit(QGridLayout *grid, const ServerSettings &settings, std::size_t number);

    std::vector<LimitField *> m_fields;  // as serverLimits()
};

}  // namespace classiscope
