// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/cuttext.h"
#include "tests/ui/translations.h"
#include "tests/ui/windowtour.h"
#include "ui/language.h"
#include "ui/theme/colorscheme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace classiscope;
using namespace classiscope::test;

namespace {

/// All that the widget tells a person.
QStringList textsOf(const QWidget &widget)
{
    QStringList texts {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()};
    if (widget.isWindow())
        texts << widget.windowTitle();
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        texts << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        texts << button->text();
    if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
        texts << edit->placeholderText();
    if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i);
    }
    for (const auto *action : widget.actions())
        texts << action->text();
    texts.removeAll(QString());
    return texts;
}

}  // namespace

class LayoutTest : public QObject {
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

    void nothingIsCutOffInTheSmallestWindow_data()
    {
        QTest::addColumn<Language>("language");
        QTest::addColumn<ColorScheme>("scheme");
        QTest::newRow("English, light") << Language::English << ColorScheme::Light;
        QTest::newRow("English, dark") << Language::English << ColorScheme::Dark;
        QTest::newRow("German, light") << Language::German << ColorScheme::Light;
        QTest::newRow("German, dark") << Language::German << ColorScheme::Dark;
    }

    void nothingIsCutOffInTheSmallestWindow()
    {
        QFETCH(const Language, language);
        QFETCH(const ColorScheme, scheme);
        open(language, scheme);
        QCOMPARE(m_fixture->window->size(), QSize(900, 600));
        const Look look = [this](const QString &stop, QWidget &shown) { searchCuts(stop, shown); };
        tourWindow(*m_fixture, look);
        QVERIFY(fillPlaces(*m_fixture));
        tourWindow(*m_fixture, look);
        tourHiddenDialogs(*m_fixture, look);
        QCOMPARE(m_fixture->window->size(), QSize(900, 600));
        verifyNoProblems();
    }

    void theGermanWindowSaysNothingInEnglish()
    {
        for (const TranslatedText &text : readTranslations(germanFile())) {
            if (text.source != text.translation && !text.source.contains(QLatin1Char('%')))
                m_english.insert(withoutMnemonic(text.source));
        }
        for (const TranslatedText &text : readTranslations(germanFile()))
            m_english.remove(withoutMnemonic(text.translation));
        open(Language::German, ColorScheme::Light);
        const Look look = [this](const QString &stop, QWidget &shown) {
            searchEnglish(stop, shown);
        };
        tourWindow(*m_fixture, look);
        QVERIFY(fillPlaces(*m_fixture));
        tourWindow(*m_fixture, look);
        tourHiddenDialogs(*m_fixture, look);
        verifyNoProblems();
    }

private:
    void open(Language language, ColorScheme scheme)
    {
        applyLanguage(*qApp, language);
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open();
        applyColorScheme(*qApp, scheme);
        m_fixture->window->resize(900, 600);
        QVERIFY(QTest::qWaitFor([this] { return m_fixture->modelLoaded(); }, 60'000));
    }

    void searchCuts(const QString &stop, QWidget &shown)
    {
        ++m_stops;
        // A figure may have come this very moment.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        for (const QWidget *widget : visibleWidgets(shown)) {
            for (const QString &cut : cutTexts(*widget))
                addProblem(stop, *widget, cut);
            if (const QString out = stickingOut(*widget); !out.isEmpty())
                addProblem(stop, *widget, out);
        }
    }

    void searchEnglish(const QString &stop, QWidget &shown)
    {
        ++m_stops;
        const QList<QWidget *> widgets = visibleWidgets(shown) + QList<QWidget *> {&shown};
        for (const QWidget *widget : widgets) {
            for (const QString &text : textsOf(*widget)) {
                if (m_english.contains(withoutMnemonic(text)))
                    addProblem(stop, *widget, text);
            }
        }
    }

    void addProblem(const QString &stop, const QWidget &widget, const QString &what)
    {
        const QString line = QStringLiteral("%1: %2: %3").arg(stop, pathOf(widget), what);
        if (!m_problems.contains(line))
            m_problems << line;
    }

    void verifyNoProblems()
    {
        // A failure's own text is cut after a thousand characters.
        for (const QString &problem : std::as_const(m_problems))
            qInfo().noquote() << problem;
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.value(0)));
        QVERIFY2(m_stops > 15, qPrintable(QString::number(m_stops)));
    }

    std::unique_ptr<WindowFixture> m_fixture;
    QStringList m_problems;
    QSet<QString> m_english;
    int m_stops = 0;
};

QTEST_MAIN(LayoutTest)
#include "layouttest.moc"
