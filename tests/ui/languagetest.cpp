// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/language.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QPushButton>
#include <QTranslator>

using namespace classiscope;

class LanguageTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void cleanup() { applyLanguage(*qApp, Language::English); }

    void namesAreThoseOfTheSettings()
    {
        QCOMPARE(languageOf(QStringLiteral("de")), Language::German);
        QCOMPARE(languageOf(QStringLiteral("en")), Language::English);
        for (const auto &other : {QStringLiteral("system"), QString(), QStringLiteral("xx")})
            QCOMPARE(languageOf(other), Language::System);
    }

    void firstPreferredLanguageThatIsSpokenDecides_data()
    {
        QTest::addColumn<QStringList>("preferred");
        QTest::addColumn<Language>("spoken");
        const QString german = QStringLiteral("de-AT");
        const QString english = QStringLiteral("en-GB");
        const QString french = QStringLiteral("fr-FR");
        QTest::newRow("German") << QStringList {german, english} << Language::German;
        QTest::newRow("English") << QStringList {english, german} << Language::English;
        QTest::newRow("another, then German") << QStringList {french, german} << Language::German;
        QTest::newRow("another") << QStringList {french} << Language::English;
        QTest::newRow("none") << QStringList {QStringLiteral("C")} << Language::English;
        QTest::newRow("empty") << QStringList {} << Language::English;
    }

    void firstPreferredLanguageThatIsSpokenDecides()
    {
        QFETCH(const QStringList, preferred);
        QTEST(spokenLanguage(preferred), "spoken");
    }

    void textsAndNumbersFollowAtOnceAndBack()
    {
        applyLanguage(*qApp, Language::German);
        QCOMPARE(MainWindow::tr("&File"), QStringLiteral("&Datei"));
        QCOMPARE(QLocale().toString(1234.5, 'f', 1), QStringLiteral("1.234,5"));
        applyLanguage(*qApp, Language::English);
        QCOMPARE(MainWindow::tr("&File"), QStringLiteral("&File"));
        QCOMPARE(QLocale().toString(1234.5, 'f', 1), QStringLiteral("1,234.5"));
    }

    void ownTextsOfQtFollowWhereTheyAreTranslated()
    {
        const QString file =
            QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_de.qm");
        if (!QFile::exists(file))
            QSKIP("Qt's translations are not installed (qt6-translations-l10n)");
        applyLanguage(*qApp, Language::German);
        const QDialogButtonBox box(QDialogButtonBox::Cancel);
        QCOMPARE(box.button(QDialogButtonBox::Cancel)->text().remove(QLatin1Char('&')),
                 QStringLiteral("Abbrechen"));
    }

    void applyingAgainInstallsNothingTwice()
    {
        applyLanguage(*qApp, Language::German);
        const auto installed = qApp->findChildren<QTranslator *>().size();
        QVERIFY(installed >= 1);
        applyLanguage(*qApp, Language::German);
        QCOMPARE(qApp->findChildren<QTranslator *>().size(), installed);
        applyLanguage(*qApp, Language::English);
        QCOMPARE(qApp->findChildren<QTranslator *>().size(), 0);
    }
};

QTEST_MAIN(LanguageTest)
#include "languagetest.moc"
