// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/barchart.h"

#include "ui/benchmark/barfield.h"
#include "ui/performance/figuretile.h"
#include "ui/theme/palettes.h"

#include <QLabel>
#include <QVBoxLayout>

namespace classiscope {

namespace {

struct Tone {
    QRgb onLight, onDark;
};

constexpr Tone tones[] {
    {0xff7b8594, 0xff8a93a0},  // grey
    {0xff2563eb, 0xff5b8def},  // blue
    {0xff0f766e, 0xff3fb8a8},  // teal
    {0xff7c3aed, 0xffa78bfa},  // purple
    {0xff9a5b00, 0xffd99a3d},  // amber
};

}  // namespace

QColor barColor(int index, const QPalette &palette)
{
    const Tone &tone = tones[std::size_t(index) % std::size(tones)];
    return QColor(isDark(palette) ? tone.onDark : tone.onLight);
}

BarChart::BarChart(QWidget *parent)
    : QWidget(parent)
    , m_title(figureTitle({}))
    , m_help(new QLabel)
    , m_field(new BarField)
{
    m_help->setForegroundRole(QPalette::PlaceholderText);
    m_help->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_help);
    layout->addSpacing(6);
    layout->addWidget(m_field);
    layout->addStretch();
}

void BarChart::setContent(const BarChartContent &content)
{
    m_title->setText(content.title);
    m_help->setText(content.help);
    m_field->setContent(content);
    m_field->setAccessibleName(content.title);
    m_field->setAccessibleDescription(content.text());
}

const BarChartContent &BarChart::content() const
{
    return m_field->content();
}

}  // namespace classiscope
