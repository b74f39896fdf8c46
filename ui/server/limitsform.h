// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/server/serversettings.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace classiscope {

class LimitField;
struct ServerLimit;

/// Limits of the server with their units and what happens beyond them.
class LimitsForm : public QWidget {
    Q_OBJECT

public:
    /// Those that `isShown` picks; what `settings` says is given cannot be changed.
    LimitsForm(const ServerSettings &settings, bool (*isShown)(const ServerLimit &limit),
               QWidget *parent = nullptr);

    /// Writes the limits into `options`.
    void fill(ServerOptions &options) const;
    void restoreDefaults();

signals:
    void edited();

private:
    void addLimits(const ServerSettings &settings, bool (*isShown)(const ServerLimit &limit));
    void addLimit(const ServerSettings &settings, const ServerLimit &limit);

    QGridLayout *m_grid;
    std::vector<std::pair<const ServerLimit *, LimitField *>> m_fields;
};

}  // namespace classiscope
