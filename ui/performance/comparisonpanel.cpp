// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/comparisonpanel.h"

#include "ui/theme/elidedlabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace classiscope {

namespace {

const QLatin1String rowNames[] = {QLatin1String("now"), QLatin1String("saved"),
                                  QLatin1String("change")};

}  // namespace

ComparisonPanel::ComparisonPanel(QWidget *parent)
    : QFrame(parent)
    , m_title(new ElidedLabel)
    , m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("comparison"));
    m_title->setObjectName(QStringLiteral("comparedRun"));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    auto *close = new QPushButton(tr("Stop comparing"));
    close->setObjectName(QStringLiteral("stopComparing"));
    connect(close, &QPushButton::clicked, this, &ComparisonPanel::closed);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(close);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(2);
    const QString rows[] = {tr("Now"), tr("Saved"), tr("Change")};
    for (int row = 0; row < 3; ++row)
        m_grid->addWidget(new QLabel(rows[row]), row + 1, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addLayout(m_grid);
}

void ComparisonPanel::setRun(const QString &file, const QString &description)
{
    const QString text = tr("Compared with %1 (%2), dashed").arg(file, description);
    m_title->setText(text);
}

void ComparisonPanel::setFigures(const std::vector<ComparedFigure> &figures)
{
    while (m_columns.size() < figures.size()) {
        const int place = int(m_columns.size()) + 1;
        Column column {new QLabel, {new QLabel, new QLabel, new QLabel}};
        column.name->setForegroundRole(QPalette::PlaceholderText);
        m_grid->addWidget(column.name, 0, place, Qt::AlignRight);
        for (int row = 0; row < 3; ++row) {
            QLabel *value = column.values[std::size_t(row)];
            value->setObjectName(QStringLiteral("%1%2").arg(rowNames[row]).arg(place - 1));
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            m_grid->addWidget(value, row + 1, place, Qt::AlignRight);
        }
        m_grid->setColumnStretch(place, 1);
        m_columns.push_back(column);
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const ComparedFigure &figure = figures[i];
        m_columns[i].name->setText(figure.name);
        m_columns[i].name->setToolTip(figure.help);
        const QString texts[] = {figure.now, figure.saved, figure.change};
        for (std::size_t row = 0; row < 3; ++row) {
            m_columns[i].values[row]->setText(texts[row]);
            m_columns[i].values[row]->setAccessibleName(figure.name);
        }
    }
}

}  // namespace classiscope
