// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/translations.h"
#include "ui/language.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>

using namespace classiscope;
using namespace classiscope::test;

namespace {

/// What the pattern matches, sorted, as one text.
QString found(const QRegularExpression &pattern, const QString &text)
{
    QStringList all;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        all << match.next().captured();
    all.sort();
    return all.join(QLatin1Char(' '));
}

QSet<QString> keys(const QList<TranslatedText> &texts)
{
    QSet<QString> result;
    for (const TranslatedText &text : texts)
        result << text.context + QStringLiteral(": ") + text.source + text.comment;
    return result;
}

QString lines(const QSet<QString> &set)
{
    QStringList sorted = set.values();
    sorted.sort();
    return sorted.join(QLatin1Char('\n'));
}

}  // namespace

class TranslationTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_texts = readTranslations(germanFile());
        QVERIFY(m_texts.size() > 500);
    }

    void init() { failOnAnyWarning(); }

    void everyTextIsTranslated()
    {
        for (const TranslatedText &text : m_texts)
            QVERIFY2(text.finished && !text.translation.isEmpty(), named(text));
    }

    void placeholdersTagsAndFilePatternsAreKept()
    {
        const QRegularExpression patterns[] = {
            QRegularExpression(QStringLiteral("%(?:L?\\d+|n)")),
            QRegularExpression(QStringLiteral("</?\\w+>")),
            QRegularExpression(QStringLiteral("\\*\\.\\w+|;;|https?://")),
        };
        for (const TranslatedText &text : m_texts) {
            for (const auto &pattern : patterns)
                QVERIFY2(found(pattern, text.translation) == found(pattern, text.source),
                         named(text));
        }
    }

    void aTextWithAMnemonicKeepsOneAndNoOtherGetsOne()
    {
        for (const TranslatedText &text : m_texts)
            QVERIFY2(mnemonicOf(text.source).isNull() == mnemonicOf(text.translation).isNull(),
                     named(text));
    }

    void spacesAndDotsAtTheEdgesAreKept()
    {
        static const QRegularExpression edges(QStringLiteral("^\\s+|\\s+$|…(?=\\)?$)|:$"));
        for (const TranslatedText &text : m_texts)
            QVERIFY2(found(edges, text.translation) == found(edges, text.source), named(text));
    }

    void aTextIsTheSameWithAndWithoutMnemonicInItsContext()
    {
        QHash<QString, QString> words;
        for (const TranslatedText &text : m_texts) {
            const QString key = text.context + withoutMnemonic(text.source);
            const QString translation = withoutMnemonic(text.translation);
            QVERIFY2(words.value(key, translation) == translation, named(text));
            words.insert(key, translation);
        }
    }

    void theProgramSpeaksEveryTextOfTheFile()
    {
        applyLanguage(*qApp, Language::German);
        for (const TranslatedText &text : m_texts) {
            const QString spoken = QCoreApplication::translate(
                text.context.toUtf8().constData(), text.source.toUtf8().constData(),
                text.comment.isEmpty() ? nullptr : text.comment.toUtf8().constData());
            QVERIFY2(spoken == text.translation, named(text));
        }
        applyLanguage(*qApp, Language::English);
    }

    void theFileIsUpToDate()
    {
        const QString program = QStringLiteral(LUPDATE);
        if (!QFile::exists(program))
            QSKIP("there is no lupdate; install qt6-l10n-tools");
        const QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh_de.ts"));
        QProcess process;
        process.setWorkingDirectory(QStringLiteral(SOURCE_FOLDER));
        // As packaging/update-translations.sh calls it.
        process.start(program,
                      QStringLiteral("-silent -locations none -tr-function-alias tr+=marked "
                                     "-I . ui core -ts")
                              .split(QLatin1Char(' '))
                          << fresh);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        // Says "lacks Q_OBJECT" where a text would not be found at run time.
        QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
        const QSet<QString> sources = keys(readTranslations(fresh));
        const QSet<QString> kept = keys(m_texts);
        QVERIFY(sources.size() > 500);
        QVERIFY2(sources == kept,
                 qPrintable(QStringLiteral("run packaging/update-translations.sh; missing:\n%1\n"
                                           "no longer in the sources:\n%2")
                                .arg(lines(sources - kept), lines(kept - sources))));
    }

private:
    /// Lives until the next call.
    const char *named(const TranslatedText &text)
    {
        m_name = QStringLiteral("%1: \"%2\" is \"%3\"")
                     .arg(text.context, text.source, text.translation)
                     .toUtf8();
        return m_name.constData();
    }

    QList<TranslatedText> m_texts;
    QByteArray m_name;
};

QTEST_MAIN(TranslationTest)
#include "translationtest.moc"
