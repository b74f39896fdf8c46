// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/server/serverfigures.h"

class QGridLayout;
class QLabel;

namespace classiscope {

/// Shows ServerFigures: nine numbers, and the errors by kind.
class TrafficPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrafficPanel(QWidget *parent = nullptr);

    void setFigures(const ServerFigures &figures);

private:
    void setErrors(const std::vector<ErrorRow> &errors);

    std::array<FigureTile *, 9> m_tiles;
    QLabel *m_noErrors;
    QGridLayout *m_errorGrid;
    std::vector<std::array<QLabel *, 3>> m_errorRows;
};

}  // namespace classiscope
