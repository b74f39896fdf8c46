// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"

class QSettings;

namespace classiscope {

struct EngineField;

/// The engine's options as the window keeps them under "engine/", and which of them the
/// command line decides instead. They count when the program starts.
class EngineSettings {
public:
    /// `settings` must outlive this. `options`: with what the command line says.
    /// `typed`: the command line's options that were given, e.g. "--workers".
    EngineSettings(QSettings &settings, const ClassifierOptions &options, const QStringList &typed);

    /// What the command line gave, else what was kept, else the default.
    ClassifierOptions options() const;

    bool isGiven(const EngineField &field) const;

    /// Whether something is kept that `bench --tune` would set too: that then is not used.
    bool decidesTuning() const;

    /// Keeps what differs from the defaults, but for what is given.
    void keep(const ClassifierOptions &options);

private:
    QSettings &m_settings;
    ClassifierOptions m_options;
    QStringList m_typed;
};

}  // namespace classiscope
