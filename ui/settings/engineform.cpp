// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/engineform.h"

#include "ui/performance/figuretile.h"
#include "ui/settings/enginefields.h"
#include "ui/settings/plainspinbox.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>

#include <cmath>
#include <memory>

namespace classiscope {

namespace {

using Unit = EngineField::Unit;

QString words(const char *text)
{
    return QCoreApplication::translate("EngineField", text);
}

double scaleOf(Unit unit)
{
    return unit == Unit::Pixels ? 1e6 : unit == Unit::Bytes ? double(1 << 20) : 1;
}

QString suffixOf(Unit unit)
{
    switch (unit) {
    case Unit::Pixels: return EngineForm::tr(" megapixels");
    case Unit::Bytes: return QStringLiteral(" MiB");
    case Unit::Milliseconds: return QStringLiteral(" ms");
    case Unit::Count:
    case Unit::Choice: break;
    }
    return {};
}

QLabel *muted(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

}  // namespace

EngineForm::EngineForm(const EngineSettings &settings, const QString &inUse, QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(2, 1);
    auto *now = new QLabel(inUse);
    now->setObjectName(QStringLiteral("engineInUse"));
    now->setWordWrap(true);
    now->setTextFormat(Qt::PlainText);
    grid->addWidget(now, 0, 0, 1, 3);
    grid->addWidget(
        muted(tr("Where workers, threads, library, precision and batch are left at their "
                 "defaults, what the benchmark saved for the model is used.")),
        1, 0, 1, 3);
    grid->setRowMinimumHeight(2, 6);
    grid->addWidget(figureTitle(tr("From the next start of the program")), 3, 0, 1, 3);
    for (const EngineField &field : engineFields())
        addField(grid, settings, field);
}

void EngineForm::addField(QGridLayout *grid, const EngineSettings &settings,
                          const EngineField &field)
{
    const bool given = settings.isGiven(field);
    Row row = field.unit == Unit::Choice ? makeChoice(field) : makeNumber(field);
    row.editor->setObjectName(QLatin1String(field.name));
    row.editor->setAccessibleName(words(field.title));
    row.editor->setToolTip(QLatin1String(field.option));
    row.editor->setEnabled(!given);
    row.editor->setMinimumWidth(200);
    row.set(field.value(settings.options()));
    auto *title = new QLabel(words(field.title));
    title->setBuddy(row.editor);
    const int line = grid->rowCount();
    grid->addWidget(title, line, 0);
    grid->addWidget(row.editor, line, 1);
    grid->addWidget(
        muted(given ? tr("given by %1").arg(QLatin1String(field.option)) : words(field.hint)), line,
        2);
    m_rows.push_back(std::move(row));
}

EngineForm::Row EngineForm::makeChoice(const EngineField &field)
{
    auto *box = new QComboBox;
    for (const char *choice : field.choices)
        box->addItem(words(choice));
    connect(box, &QComboBox::currentIndexChanged, this, &EngineForm::edited);
    return {box, [box] { return qint64(box->currentIndex()); },
            [box](qint64 value) { box->setCurrentIndex(int(value)); }};
}

EngineForm::Row EngineForm::makeNumber(const EngineField &field)
{
    const double scale = scaleOf(field.unit);
    auto *box = new PlainSpinBox;
    box->setDecimals(scale > 1 ? 3 : 0);
    box->setRange(scale > 1 ? 0.001 : double(field.minimum), double(field.maximum) / scale);
    box->setSuffix(suffixOf(field.unit));
    if (field.zero)
        box->setSpecialValueText(words(field.zero));
    connect(box, &QDoubleSpinBox::valueChanged, this, &EngineForm::edited);
    // What is shown is rounded; a value that nobody touched is not.
    const auto whole = std::make_shared<qint64>(0);
    return {box,
            [box, scale, whole, &field] {
                const double shown = std::round(double(*whole) / scale * 1000) / 1000;
                return std::abs(box->value() - shown) < 0.0005
                    ? *whole
                    : std::clamp(qint64(std::llround(box->value() * scale)), field.minimum,
                                 field.maximum);
            },
            [box, scale, whole](qint64 value) {
                *whole = value;
                box->setValue(double(value) / scale);
            }};
}

void EngineForm::fill(ClassifierOptions &options) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        engineFields()[i].set(options, m_rows[i].value());
}

void EngineForm::restoreDefaults()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].editor->isEnabled())
            m_rows[i].set(engineFields()[i].value(ClassifierOptions()));
    }
}

}  // namespace classiscope
