// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/shownperformance.h"

#include <QObject>

class QWidget;

namespace classiscope {

/// Asks for a saved run, reads it off the window's thread, and says why if that fails.
class RunComparer : public QObject {
    Q_OBJECT

public:
    /// `window`: the dialogs' parent.
    explicit RunComparer(QWidget *window);

    void ask();
    void stop();

    const std::optional<ComparedRun> &compared() const { return m_compared; }

signals:
    /// compared() is another one, or none.
    void changed();

private:
    void open(const QString &path);

    QWidget *m_window;
    std::optional<ComparedRun> m_compared;
};

}  // namespace classiscope
