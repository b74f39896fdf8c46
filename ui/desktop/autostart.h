// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

namespace classiscope {

/// The desktop entry that starts the program when the user logs in.
class Autostart {
public:
    /// `file`: e.g. ~/.config/autostart/classiscope.desktop. `program`: what it starts.
    Autostart(const QString &file, const QString &program);

    /// For this user and the program that runs.
    static Autostart ofUser();

    bool enabled() const;

    /// Writes or removes the file, whole or not at all. Returns the new state.
    /// Errors: FileUnreadable, naming the file.
    Result<bool> setEnabled(bool on) const;

    QString file() const { return m_file; }

private:
    QString m_file;
    QString m_program;
};

}  // namespace classiscope
