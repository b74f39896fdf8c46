// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/enginesettings.h"

#include <QWidget>

#include <functional>
#include <vector>

class QGridLayout;

namespace classiscope {

/// The engine's options with their units; they count from the next start of the program.
class EngineForm : public QWidget {
    Q_OBJECT

public:
    /// What the command line gave is shown, but cannot be changed. `inUse`: what the engine
    /// does now, in a few words.
    EngineForm(const EngineSettings &settings, const QString &inUse, QWidget *parent = nullptr);

    void fill(ClassifierOptions &options) const;
    void restoreDefaults();

signals:
    void edited();

private:
    struct Row {
        QWidget *editor;
        std::function<qint64()> value;
        std::function<void(qint64)> set;
    };

    void addField(QGridLayout *grid, const EngineSettings &settings, const EngineField &field);
    Row makeChoice(const EngineField &field);
    Row makeNumber(const EngineField &field);

    std::vector<Row> m_rows;  // as engineFields()
};

}  // namespace classiscope
