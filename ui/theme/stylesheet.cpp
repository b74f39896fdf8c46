// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include "ui/theme/palettes.h"

#include <QPalette>

namespace classiscope {

namespace {

/// Words in @…@ stand for colours of the palette, @scheme@ for light or dark.
const char rules[] = R"(
QToolTip { background: @raised@; color: @text@; border: 1px solid @line@; padding: 4px 6px; }

QPushButton {
    background: @button@; color: @text@; border: 1px solid @line@; border-radius: 6px;
    padding: 5px 14px; min-height: 20px;
}
QPushButton:hover { background: @hover@; }
QPushButton:pressed { background: @line@; }
QPushButton:focus { border-color: @accent@; }
QPushButton:disabled { color: @muted@; background: transparent; }
QPushButton:default, QPushButton[primary="true"] {
    background: @accent@; color: @onAccent@; border-color: @accent@;
}
QPushButton:default:hover, QPushButton[primary="true"]:hover { background: @accentHover@; }
QPushButton[primary="true"]:focus { border: 2px solid @text@; padding: 4px 13px; }
QPushButton:default:disabled, QPushButton[primary="true"]:disabled {
    background: transparent; color: @muted@; border-color: @line@;
}

QToolButton[quiet="true"] { border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; }
QToolButton[quiet="true"]:hover { background: @hover@; }
QToolButton[quiet="true"]:pressed { background: @line@; }
QToolButton[quiet="true"]:focus { border-color: @accent@; }
QToolButton[quiet="true"]:disabled { color: @muted@; }
QToolButton[quiet="true"]::menu-indicator { image: none; }

QCheckBox { spacing: 8px; }
QCheckBox::indicator, QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid @muted@; border-radius: 3px; background: @base@;
}
QCheckBox::indicator:hover, QCheckBox::indicator:focus, QTableView::indicator:hover { border-color: @accent@; }
QCheckBox::indicator:checked, QTableView::indicator:checked {
    background: @accent@; border-color: @accent@; image: url(:/icons/checked.svg);
}
QCheckBox::indicator:checked:focus { border-color: @text@; }
QCheckBox::indicator:disabled { border-color: @line@; background: transparent; }

#navigationBar { background: @base@; border-right: 1px solid @line@; }
#navigationBar QToolButton {
    border: 2px solid transparent; border-radius: 8px; padding: 7px 2px; color: @muted@;
}
#navigationBar QToolButton:hover { background: @hover@; color: @text@; }
#navigationBar QToolButton:checked { background: @tint@; color: @link@; font-weight: 600; }
#navigationBar QToolButton:focus { border-color: @accent@; }

#statusLine { background: @base@; border-top: 1px solid @line@; }

QHeaderView { background: @base@; border: none; }
QHeaderView::section {
    background: @base@; color: @muted@; border: none; border-bottom: 1px solid @line@;
    padding: 6px 8px;
}
QHeaderView::section:first { padding-left: 16px; }
QHeaderView::section:hover { color: @text@; }

QTableView#results, QTableView#requests, QTableView#benchTable { background: @base@; border: none; }
QTableView[plain="true"], QListView[plain="true"] { background: @base@; border: none; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit#corsOrigins {
    background: @base@; color: @text@; border: 1px solid @line@; border-radius: 6px; padding: 4px 6px;
    min-height: 18px;
}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit#corsOrigins:focus {
    border-color: @accent@;
}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: @muted@; background: transparent; }
QComboBox:hover { background: @hover@; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/down-@scheme@.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @base@; border: 1px solid @line@; padding: 2px; outline: none; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 20px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(:/icons/up-@scheme@.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/down-@scheme@.svg); width: 10px; height: 10px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QAbstractItemView QLineEdit, QAbstractItemView QComboBox, QAbstractItemView QAbstractSpinBox {
    border-radius: 0; padding: 0 4px; min-height: 0;
}

QTabWidget::pane { border: none; border-top: 1px solid @line@; }
QTabBar::tab {
    color: @muted@; background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: 6px 12px;
}
QTabBar::tab:hover { color: @text@; }
QTabBar::tab:selected { color: @link@; border-bottom-color: @accent@; }
QTabBar::tab:selected:focus { background: @tint@; }

QAbstractScrollArea::corner { background: transparent; border: none; }

QFrame#bestPanel, QFrame#firstHint { background: @base@; border: 1px solid @line@; border-radius: 8px; }

QListWidget#helpContents { background: @base@; border: none; outline: none; }
QListWidget#helpContents::item { border: none; padding: 7px 16px; }
QListWidget#helpContents::item:hover { background: @hover@; }
QListWidget#helpContents::item:selected { background: @tint@; color: @link@; }
QTreeWidget#shortcuts { background: @base@; border: none; outline: none; }
QTreeWidget#shortcuts::item { border: none; padding: 3px 12px 3px 4px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QLabel#noticeMessage, QLabel#problem { color: @error@; }

QProgressBar { background: @track@; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: none; }
QScrollBar::handle:vertical {
    background: @handle@; border-radius: 4px; min-height: 32px; margin: 2px;
}
QScrollBar::handle:vertical:hover { background: @muted@; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }

QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: none; }
QScrollBar::handle:horizontal {
    background: @handle@; border-radius: 4px; min-width: 32px; margin: 2px;
}
QScrollBar::handle:horizontal:hover { background: @muted@; }
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; }
QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal { background: transparent; }

QSplitter::handle { background: @line@; }

QMenuBar { background: @base@; color: @text@; border-bottom: 1px solid @line@; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: @hover@; }
)";

}  // namespace

QString styleSheet(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const QColor accent = palette.color(QPalette::Highlight);
    const std::pair<QLatin1String, QColor> colors[] = {
        {QLatin1String("@base@"), base},
        {QLatin1String("@button@"), palette.color(QPalette::Button)},
        {QLatin1String("@raised@"), palette.color(QPalette::ToolTipBase)},
        {QLatin1String("@text@"), text},
        {QLatin1String("@muted@"), mutedText(palette)},
        {QLatin1String("@line@"), hairline(palette)},
        {QLatin1String("@handle@"), palette.color(QPalette::Dark)},
        {QLatin1String("@track@"), barTrack(palette)},
        {QLatin1String("@hover@"), hoverGround(palette)},
        {QLatin1String("@tint@"), chosenGround(palette)},
        {QLatin1String("@accent@"), accent},
        {QLatin1String("@accentHover@"), accent.darker(112)},
        {QLatin1String("@onAccent@"), palette.color(QPalette::HighlightedText)},
        {QLatin1String("@link@"), accentText(palette)},
        {QLatin1String("@error@"), errorText(palette)},
    };
    QString sheet = QString::fromLatin1(rules);
    for (const auto &[word, color] : colors)
        sheet.replace(word, color.name());
    sheet.replace(QLatin1String("@scheme@"),
                  base.lightness() < text.lightness() ? QLatin1String("dark")
                                                      : QLatin1String("light"));
    return sheet;
}

}  // namespace classiscope
