// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/trafficpanel.h"

#include <QGridLayout>
#include <QLabel>

namespace classiscope {

TrafficPanel::TrafficPanel(QWidget *parent)
    : QWidget(parent)
    , m_noErrors(new QLabel(tr("None so far")))
    , m_errorGrid(new QGridLayout)
{
    setMaximumWidth(560);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(figureTitle(tr("HTTP traffic")));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(16);
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        FigureTile *&tile = m_tiles[std::size_t(i)];
        tile = new FigureTile;
        grid->addWidget(tile, i / 3, i % 3);
        grid->setColumnStretch(i % 3, 1);
    }
    layout->addLayout(grid);
    layout->addSpacing(16);
    layout->addWidget(figureTitle(tr("Errors by kind")));
    m_noErrors->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_noErrors);
    m_errorGrid->setHorizontalSpacing(16);
    m_errorGrid->setVerticalSpacing(4);
    m_errorGrid->setColumnStretch(1, 1);
    layout->addLayout(m_errorGrid);
    layout->addStretch(1);
}

void TrafficPanel::setFigures(const ServerFigures &figures)
{
    for (std::size_t i = 0; i < m_tiles.size(); ++i)
        m_tiles[i]->setFigure(figures.tiles[i]);
    setErrors(figures.errors);
}

void TrafficPanel::setErrors(const std::vector<ErrorRow> &errors)
{
    while (m_errorRows.size() < errors.size()) {
        const int row = int(m_errorRows.size());
        auto *count = new QLabel;
        auto *words = new QLabel;
        auto *kind = new QLabel;
        words->setWordWrap(true);
        kind->setForegroundRole(QPalette::PlaceholderText);
        kind->setToolTip(tr("Its name in the API's answers and in /metrics"));
        m_errorGrid->addWidget(count, 2 * row, 0, Qt::AlignRight | Qt::AlignTop);
        m_errorGrid->addWidget(words, 2 * row, 1);
        m_errorGrid->addWidget(kind, 2 * row + 1, 1);
        m_errorRows.push_back({count, words, kind});
    }
    for (std::size_t i = 0; i < m_errorRows.size(); ++i) {
        const bool used = i < errors.size();
        const ErrorRow shown = used ? errors[i] : ErrorRow {};
        m_errorRows[i][0]->setText(shown.count);
        m_errorRows[i][1]->setText(shown.words);
        m_errorRows[i][2]->setText(shown.kind);
        for (QLabel *label : m_errorRows[i])
            label->setVisible(used);
    }
    m_noErrors->setVisible(errors.empty());
}

}  // namespace classiscope
