// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/cuttext.h"

#include "ui/performance/chartlegend.h"
#include "ui/theme/elidedlabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSplitter>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolButton>

namespace classiscope::test {

namespace {

/// A QLineEdit keeps this much free left and right of its text.
constexpr int editMargin = 2;

/// Left and right of a header's text, in the style sheet.
constexpr int headerPadding = 16;

QString tooNarrow(const QString &text, int needed, int has)
{
    return needed <= has ? QString()
                         : QStringLiteral("\"%1\" needs %2 pixels of width, has %3")
                               .arg(text.simplified())
                               .arg(needed)
                               .arg(has);
}

QString tooLow(const QString &text, int needed, int has)
{
    return needed <= has ? QString()
                         : QStringLiteral("\"%1\" needs %2 pixels of height, has %3")
                               .arg(text.simplified())
                               .arg(needed)
                               .arg(has);
}

QStringList ofLabel(const QLabel &label)
{
    if (label.text().isEmpty() || qobject_cast<const ElidedLabel *>(&label))
        return {};
    const QString &text = label.text();
    if (!label.wordWrap())
        return {tooNarrow(text, label.sizeHint().width(), label.width()),
                tooLow(text, label.sizeHint().height(), label.height())};
    QStringList cut {tooLow(text, label.heightForWidth(label.width()), label.height())};
    if (!Qt::mightBeRichText(text)) {
        static const QRegularExpression gap(QStringLiteral("[\\s\u200b]+"));
        for (const QString &word : text.split(gap))
            cut << tooNarrow(word, label.fontMetrics().horizontalAdvance(word),
                             label.contentsRect().width());
    }
    return cut;
}

QStringList ofButton(const QAbstractButton &button)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    if (button.text().isEmpty() || (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly))
        return {};
    return {tooNarrow(button.text(), button.sizeHint().width(), button.width()),
            tooLow(button.text(), button.sizeHint().height(), button.height())};
}

QStringList ofComboBox(const QComboBox &box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const int room =
        box.style()
            ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box)
            .width();
    QStringList cut;
    for (int i = 0; i < box.count(); ++i)
        cut << tooNarrow(box.itemText(i), box.fontMetrics().horizontalAdvance(box.itemText(i)),
                         room);
    return cut;
}

QStringList ofLineEdit(const QLineEdit &edit)
{
    const QString text = edit.text().isEmpty() ? edit.placeholderText() : QString();
    int room = edit.width() - 2 * editMargin;
    for (const auto *inside : edit.findChildren<QToolButton *>()) {
        if (inside->isVisible())
            room -= inside->width();
    }
    return {tooNarrow(text, edit.fontMetrics().horizontalAdvance(text), room)};
}

QStringList ofSpinBox(const QAbstractSpinBox &box)
{
    const auto *edit = box.findChild<QLineEdit *>();
    return {tooNarrow(box.text(), box.fontMetrics().horizontalAdvance(box.text()),
                      edit->width() - 2 * editMargin)};
}

QStringList ofHeader(const QHeaderView &header)
{
    QStringList cut;
    for (int i = 0; header.orientation() == Qt::Horizontal && i < header.count(); ++i) {
        if (!header.isSectionHidden(i))
            cut << tooNarrow(header.model()->headerData(i, Qt::Horizontal).toString(),
                             header.fontMetrics().horizontalAdvance(
                                 header.model()->headerData(i, Qt::Horizontal).toString())
                                 + headerPadding,
                             header.sectionSize(i));
    }
    return cut;
}

QStringList ofMenuBar(const QMenuBar &bar)
{
    QStringList cut;
    for (const auto *action : bar.actions()) {
        const QRect place = bar.actionGeometry(const_cast<QAction *>(action));
        if (place.isEmpty() || !bar.rect().contains(place))
            cut << QStringLiteral("the menu \"%1\" is not shown").arg(action->text());
    }
    return cut;
}

}  // namespace

QStringList cutTexts(const QWidget &widget)
{
    QStringList cut;
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        cut = ofLabel(*label);
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        cut = ofButton(*button);
    else if (const auto *combo = qobject_cast<const QComboBox *>(&widget))
        cut = ofComboBox(*combo);
    else if (const auto *spin = qobject_cast<const QAbstractSpinBox *>(&widget))
        cut = ofSpinBox(*spin);
    else if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
        cut = ofLineEdit(*edit);
    else if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
        cut = ofHeader(*header);
    else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
        cut = {tooNarrow(tabs->tabText(tabs->currentIndex()), tabs->sizeHint().width(),
                         tabs->width())};
    else if (const auto *bar = qobject_cast<const QMenuBar *>(&widget))
        cut = ofMenuBar(*bar);
    else if (const auto *legend = qobject_cast<const ChartLegend *>(&widget))
        cut = {tooNarrow(legend->names().join(QLatin1Char(' ')), legend->minimumSizeHint().width(),
                         legend->width()),
               tooLow(legend->names().join(QLatin1Char(' ')), legend->minimumSizeHint().height(),
                      legend->height())};
    cut.removeAll(QString());
    return cut;
}

QString stickingOut(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    if (!parent || widget.isWindow())
        return {};
    const auto *area = qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
    const bool scrolled = area && area->viewport() == parent;
    if (scrolled && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
        && qobject_cast<const QScrollArea *>(area) && widget.width() > parent->width())
        return QStringLiteral("is %1 pixels wide, of which its scroll area shows %2")
            .arg(widget.width())
            .arg(parent->width());
    if (scrolled || area || parent->rect().contains(widget.geometry())
        || widget.geometry().isEmpty())
        return {};
    return QStringLiteral("lies at x %1 to %2, y %3 to %4 of a parent of %5 × %6")
        .arg(widget.geometry().left())
        .arg(widget.geometry().right())
        .arg(widget.geometry().top())
        .arg(widget.geometry().bottom())
        .arg(parent->width())
        .arg(parent->height());
}

}  // namespace classiscope::test
