// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/translations.h"
#include "tests/ui/windowtour.h"
#include "ui/language.h"
#include "ui/theme/colorscheme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTabBar>

#include <algorithm>
#include <cmath>

using namespace classiscope;
using namespace classiscope::test;

namespace {

constexpr int maxTabs = 300;  // more than any place has widgets

/// Keys reach it: not through another widget that it belongs to, as a spin box's line edit.
bool takesKeys(const QWidget &widget)
{
    return widget.focusPolicy() != Qt::NoFocus && widget.isEnabled() && !widget.focusProxy();
}

bool takesTab(const QWidget &widget)
{
    return takesKeys(widget) && (widget.focusPolicy() & Qt::TabFocus);
}

/// The texts whose mnemonics work at the same time while the window or dialog is shown.
QStringList mnemonicTexts(const QWidget &shown)
{
    QStringList texts;
    for (const auto *widget : visibleWidgets(shown)) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (label && label->buddy())
            texts << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts << button->text();
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                texts << tabs->tabText(i);
        }
        if (const auto *bar = qobject_cast<const QMenuBar *>(widget)) {
            for (const auto *action : bar->actions())
                texts << action->text();
        }
    }
    return texts;
}

/// Texts with the same mnemonic, as "&File and &Forward"; empty when there are none.
QString clash(const QStringList &texts)
{
    QHash<QChar, QString> taken;
    for (const QString &text : texts) {
        const QChar key = mnemonicOf(text);
        if (!key.isNull() && taken.contains(key))
            return QStringLiteral("\"%1\" and \"%2\"").arg(taken.value(key), text);
        taken.insert(key, text);
    }
    return {};
}

double luminance(QRgb color)
{
    const auto linear = [](int part) {
        const double x = part / 255.0;
        return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color))
        + 0.0722 * linear(qBlue(color));
}

/// Between the picture's most frequent colour, its ground, and the one that differs most
/// from it, the middle of a letter; as WCAG 2.1 defines it: 1 to 21.
double contrast(const QImage &image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    double best = 1;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        const double a = luminance(it.key()) + 0.05;
        const double b = luminance(most.key()) + 0.05;
        best = std::max(best, std::max(a, b) / std::min(a, b));
    }
    return best;
}

}  // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_problems.clear();
        m_stops = 0;
    }

    void cleanup()
    {
        m_fixture.reset();
        applyLanguage(*qApp, Language::English);
    }

    void everythingThatTakesKeysHasAName()
    {
        open(Language::English);
        tour([this](const QString &stop, QWidget &shown) {
            for (QWidget *widget : visibleWidgets(shown)) {
                auto *interface = QAccessible::queryAccessibleInterface(widget);
                if (takesKeys(*widget)
                    && (!interface || interface->text(QAccessible::Name).isEmpty()))
                    addProblem(stop, pathOf(*widget));
            }
        });
    }

    void screenReadersFindEachResult()
    {
        open(Language::English);
        QVERIFY(fillPlaces(*m_fixture));
        auto *list = QAccessible::queryAccessibleInterface(&m_fixture->list());
        QVERIFY(list && list->tableInterface());
        QCOMPARE(list->role(), QAccessible::Table);
        QCOMPARE(list->tableInterface()->rowCount(), 3);
        auto *cell = list->tableInterface()->cellAt(0, 0);
        QVERIFY(cell);
        const QString text = cell->text(QAccessible::Name);
        QVERIFY2(text.startsWith(QStringLiteral("a.png: ")) && text.endsWith(u'%'),
                 qPrintable(text));
        const QString failed = list->tableInterface()->cellAt(2, 0)->text(QAccessible::Name);
        QVERIFY2(failed.startsWith(QStringLiteral("broken.png: ")) && !failed.endsWith(u'%'),
                 qPrintable(failed));
    }

    void tabReachesEverythingAndComesBack()
    {
        open(Language::English);
        tour([this](const QString &stop, QWidget &shown) {
            for (const auto key : {Qt::Key_Tab, Qt::Key_Backtab})
                followTab(stop, shown, key);
        });
    }

    void noTwoActionsOfTheWindowShareAShortcut()
    {
        open(Language::English);
        QHash<QKeySequence, QString> taken;
        for (const auto *action : m_fixture->window->findChildren<QAction *>()) {
            if (action->shortcutContext() != Qt::WindowShortcut
                && action->shortcutContext() != Qt::ApplicationShortcut)
                continue;  // counts only while its list has the focus
            for (const QKeySequence &keys : action->shortcuts()) {
                QVERIFY2(!taken.contains(keys),
                         qPrintable(QStringLiteral("%1: \"%2\" and \"%3\"")
                                        .arg(keys.toString(), taken.value(keys), action->text())));
                taken.insert(keys, action->text());
            }
        }
        QVERIFY(taken.size() > 10);
    }

    void noTwoMnemonicsClash_data()
    {
        QTest::addColumn<Language>("language");
        QTest::newRow("English") << Language::English;
        QTest::newRow("German") << Language::German;
    }

    void noTwoMnemonicsClash()
    {
        QFETCH(const Language, language);
        open(language);
        int menus = 0;
        for (const auto *menu : m_fixture->window->findChildren<QMenu *>()) {
            QStringList texts;
            for (const auto *action : menu->actions())
                texts << action->text();
            if (const QString found = clash(texts); !found.isEmpty())
                addProblem(QStringLiteral("menu ") + menu->title(), found);
            menus += texts.isEmpty() ? 0 : 1;
        }
        QVERIFY(menus > 5);
        tour([this](const QString &stop, QWidget &shown) {
            if (const QString found = clash(mnemonicTexts(shown)); !found.isEmpty())
                addProblem(stop, found);
        });
    }

    void everyTextStandsOutFromItsGround_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::newRow("light") << ColorScheme::Light;
        QTest::newRow("dark") << ColorScheme::Dark;
    }

    void everyTextStandsOutFromItsGround()
    {
        QFETCH(const ColorScheme, scheme);
        open(Language::English);
        applyColorScheme(*qApp, scheme);
        tour([this](const QString &stop, QWidget &shown) {
            const QImage picture = shown.grab().toImage().convertToFormat(QImage::Format_RGB32);
            for (const QWidget *widget : visibleWidgets(shown)) {
                const auto *label = qobject_cast<const QLabel *>(widget);
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                const bool hasText = (label && !label->text().trimmed().isEmpty())
                    || (button && !button->text().isEmpty());
                const QRect seen = widget->visibleRegion().boundingRect();
                // A disabled text may be pale; of one cut by a scroll area too little is seen.
                if (!hasText || !widget->isEnabled() || seen != widget->rect())
                    continue;
                const QRect place(widget->mapTo(&shown, QPoint(0, 0)), widget->size());
                const double ratio = contrast(picture.copy(place));
                if (ratio < 4.5)
                    addProblem(stop, QStringLiteral("%1: %2").arg(pathOf(*widget)).arg(ratio));
            }
        });
    }

private:
    void open(Language language)
    {
        applyLanguage(*qApp, language);
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open();
        QVERIFY(QTest::qWaitFor([this] { return m_fixture->modelLoaded(); }, 60'000));
    }

    /// Through the window when it is empty and when it is not; fails when `look` found problems.
    void tour(const Look &look)
    {
        const Look counted = [&](const QString &stop, QWidget &shown) {
            ++m_stops;
            look(stop, shown);
        };
        tourWindow(*m_fixture, counted);
        QVERIFY(fillPlaces(*m_fixture));
        tourWindow(*m_fixture, counted);
        tourHiddenDialogs(*m_fixture, counted);
        // A failure's own text is cut after a thousand characters.
        for (const QString &problem : std::as_const(m_problems))
            qInfo().noquote() << problem;
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.value(0)));
        QVERIFY2(m_stops > 15, qPrintable(QString::number(m_stops)));
    }

    void followTab(const QString &stop, QWidget &shown, Qt::Key key)
    {
        QSet<const QWidget *> open;
        for (const QWidget *widget : visibleWidgets(shown)) {
            if (takesTab(*widget))
                open << widget;
        }
        if (!shown.focusWidget())
            QTest::keyClick(&shown, key);
        const QWidget *first = shown.focusWidget();
        int steps = 0;
        do {
            open.remove(shown.focusWidget());
            QTest::keyClick(shown.focusWidget(), key);
        } while (shown.focusWidget() != first && ++steps < maxTabs);
        if (steps == maxTabs)
            addProblem(stop, QStringLiteral("Tab does not leave ") + pathOf(*shown.focusWidget()));
        for (const QWidget *missed : std::as_const(open))
            addProblem(stop, QStringLiteral("Tab does not reach ") + pathOf(*missed));
    }

    void addProblem(const QString &stop, const QString &what)
    {
        const QString line = stop + QStringLiteral(": ") + what;
        if (!m_problems.contains(line))
            m_problems << line;
    }

    std::unique_ptr<WindowFixture> m_fixture;
    QStringList m_problems;
    int m_stops = 0;
};

QTEST_MAIN(AccessibilityTest)
#include "accessibilitytest.moc"
