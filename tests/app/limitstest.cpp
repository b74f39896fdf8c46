// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/server/serverlimits.h"
#include "tests/support/testdata.h"

#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>

using namespace classiscope;

/// What the README, --help and the options say of the limits is the same.
class LimitsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void theReadmeAndTheHelpNameEachLimit_data();
    void theReadmeAndTheHelpNameEachLimit();
    void theReadmeNamesEachLimitOnceAndNoOther();
    void theEnginesLimitsHaveOneDefault();
    void aLimitCanBeReadAndSet_data();
    void aLimitCanBeReadAndSet();
    void limitsReadWell_data();
    void limitsReadWell();

private:
    struct Row {
        QString defaultText;
        QString option;
    };
    /// Rows of the README's table of limits, by name.
    static QMultiHash<QString, Row> readmeRows();

    QMultiHash<QString, Row> m_rows;
    QString m_help;
};

QMultiHash<QString, LimitsTest::Row> LimitsTest::readmeRows()
{
    QFile file(QStringLiteral(README));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.readAll());
    const QString section =
        text.section(QStringLiteral("\n## Limits\n"), 1).section(QStringLiteral("\n## "), 0, 0);
    static const QRegularExpression line(
        QStringLiteral("^\\| `(\\w+)` \\| ([^|]+) \\| `(--[a-z-]+)` \\|"),
        QRegularExpression::MultilineOption);
    QMultiHash<QString, Row> rows;
    for (auto match = line.globalMatch(section); match.hasNext();) {
        const auto row = match.next();
        rows.insert(row.captured(1), {row.captured(2), row.captured(3)});
    }
    return rows;
}

void LimitsTest::initTestCase()
{
    m_rows = readmeRows();
    QVERIFY(!m_rows.isEmpty());
    QProcess process;
    process.start(QStringLiteral(PROGRAM), {QStringLiteral("serve"), QStringLiteral("--help")});
    QVERIFY(process.waitForFinished(120'000));
    m_help = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY(!m_help.isEmpty());
}

void LimitsTest::theReadmeAndTheHelpNameEachLimit_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("defaultText");   // in the README
    QTest::addColumn<QString>("defaultValue");  // in --help
    const QLocale english(QLocale::English);
    for (const ServerLimit &limit : serverLimits()) {
        const qint64 value = limit.value(ServerOptions());
        QTest::newRow(limit.name) << QString::fromLatin1(limit.option)
                                  << limitText(limit.unit, value, english)
                                  << QString::number(value);
    }
    using Unit = ServerLimit::Unit;
    const ClassifierOptions engine;
    const auto add = [&](const char *name, const QString &option, Unit unit, qint64 value) {
        QTest::newRow(name) << option << limitText(unit, value, english) << QString::number(value);
    };
    add("topK", QStringLiteral("--top-k"), Unit::Count, engine.topK);
    add("maxImagePixels", QStringLiteral("--max-image-pixels"), Unit::Count, engine.maxImagePixels);
    add("maxImageBytes", QStringLiteral("--max-image-bytes"), Unit::Bytes, engine.maxImageBytes);
    add("batchSize", QStringLiteral("--batch-size"), Unit::Count, engine.batchSize);
    QTest::newRow("batchDelay") << QStringLiteral("--batch-delay") << QStringLiteral("0 ms")
                                << QString::number(engine.batchDelay.count());
    QTest::newRow("workers") << QStringLiteral("--workers") << QStringLiteral("one per core")
                             << QStringLiteral("one per core");
    add("threadsPerWorker", QStringLiteral("--threads"), Unit::Count, engine.threadsPerWorker);
}

void LimitsTest::theReadmeAndTheHelpNameEachLimit()
{
    QFETCH(QString, option);
    QFETCH(QString, defaultText);
    QFETCH(QString, defaultValue);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY2(m_rows.contains(name), "the README's table has no such row");
    const Row row = m_rows.value(name);
    QCOMPARE(row.option, option);
    QVERIFY2(row.defaultText == defaultText || row.defaultText.startsWith(defaultText + u' ')
                 || row.defaultText.startsWith(defaultText + u':'),
             qPrintable(row.defaultText));

    static const QString pattern = QStringLiteral("%1 [A-Z]+ +[^\\[]*\\[%2\\]");
    const QRegularExpression described(
        pattern.arg(QRegularExpression::escape(option), QRegularExpression::escape(defaultValue)));
    QVERIFY2(m_help.contains(described), qPrintable(described.pattern()));
}

void LimitsTest::theReadmeNamesEachLimitOnceAndNoOther()
{
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        QCOMPARE(m_rows.count(row.key()), 1);
        QVERIFY2(m_help.contains(row->option + u' '), qPrintable(row.key()));
    }
}

void LimitsTest::theEnginesLimitsHaveOneDefault()
{
    QCOMPARE(ServerOptions().queueLimit, ClassifierOptions().queueLimit);
    QCOMPARE(ServerOptions().cacheBytes, ClassifierOptions().cacheBytes);
    QCOMPARE(ServerOptions().cacheTtl, ClassifierOptions().cacheTtl);
}

void LimitsTest::aLimitCanBeReadAndSet_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i < int(serverLimits().size()); ++i)
        QTest::newRow(serverLimits()[std::size_t(i)].name) << i;
}

void LimitsTest::aLimitCanBeReadAndSet()
{
    QFETCH(int, number);
    const ServerLimit &limit = serverLimits()[std::size_t(number)];
    const qint64 original = limit.value(ServerOptions());
    QVERIFY(limit.minimum <= original && original <= limit.maximum);
    ServerOptions options;
    for (const qint64 value : {limit.minimum, limit.maximum}) {
        limit.set(options, value);
        QCOMPARE(limit.value(options), value);
    }
    for (const ServerLimit &other : serverLimits()) {
        if (&other != &limit)
            QCOMPARE(other.value(options), other.value(ServerOptions()));
    }
}

void LimitsTest::limitsReadWell_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("text");
    using Unit = ServerLimit::Unit;
    const auto add = [](Unit unit, qint64 value, const char *text) {
        QTest::newRow(text) << int(unit) << value << QString::fromLatin1(text);
    };
    add(Unit::Count, 100'000, "100,000");
    add(Unit::Bytes, 32 << 20, "32 MiB");
    add(Unit::Bytes, qint64 {2} << 30, "2 GiB");
    add(Unit::Bytes, 1536, "1,536 bytes");
    add(Unit::BytesPerSecond, 16 << 10, "16 KiB a second");
    add(Unit::Milliseconds, 10'000, "10 s");
    add(Unit::Milliseconds, 2'500, "2,500 ms");
}

void LimitsTest::limitsReadWell()
{
    QFETCH(int, unit);
    QFETCH(qint64, value);
    QTEST(limitText(ServerLimit::Unit(unit), value, QLocale(QLocale::English)), "text");
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "limitstest.moc"
