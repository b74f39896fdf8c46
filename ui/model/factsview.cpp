// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/factsview.h"

#include "ui/performance/figuretile.h"
#include "ui/server/copybutton.h"
#include "ui/theme/elidedlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollBar>

namespace classiscope {

namespace {

constexpr int leastNameWidth = 88;

QLabel *valueLabel(const Fact &fact)
{
    QLabel *label = nullptr;
    if (fact.isPath || !fact.copied.isEmpty()) {
        auto *elided = new ElidedLabel;
        elided->setElideMode(fact.isPath ? Qt::ElideMiddle : Qt::ElideRight);
        label = elided;
    } else {
        label = new QLabel;
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    label->setTextFormat(Qt::PlainText);
    label->setText(fact.value);
    label->setAccessibleName(FactsView::tr("%1: %2").arg(fact.name, fact.value));
    return label;
}

QWidget *valueWidget(const Fact &fact)
{
    if (fact.copied.isEmpty())
        return valueLabel(fact);
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto *copy = new CopyButton(fact.name);
    copy->setObjectName(QStringLiteral("copyFact"));
    copy->setContent(fact.copied);
    row->addWidget(valueLabel(fact));
    row->addWidget(copy);
    row->addStretch();
    return widget;
}

void addSection(QGridLayout &grid, const FactSection &section)
{
    const int first = grid.rowCount();
    auto *title = figureTitle(section.title);
    title->setContentsMargins(0, first > 1 ? 12 : 0, 0, 2);
    grid.addWidget(title, first, 0, 1, 2);
    int row = first;
    for (const Fact &fact : section.facts) {
        auto *name = new QLabel(fact.name);
        name->setForegroundRole(QPalette::PlaceholderText);
        const bool isTall = !fact.copied.isEmpty();
        grid.addWidget(name, ++row, 0, isTall ? Qt::AlignVCenter : Qt::AlignTop);
        grid.addWidget(valueWidget(fact), row, 1);
    }
}

}  // namespace

FactsView::FactsView(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("modelFacts"));
    setAccessibleName(tr("Facts about the model"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void FactsView::setSections(const QList<FactSection> &sections)
{
    m_sections = sections;
    const int place = verticalScrollBar()->value();
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, 16, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, leastNameWidth);
    grid->setColumnStretch(1, 1);
    for (const FactSection &section : sections)
        addSection(*grid, section);
    grid->setRowStretch(grid->rowCount(), 1);
    setWidget(content);  // the one before is deleted
    verticalScrollBar()->setValue(place);
}

}  // namespace classiscope
