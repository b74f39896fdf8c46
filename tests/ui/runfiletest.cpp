// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/points.h"
#include "ui/performance/runfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace classiscope;
using namespace classiscope::test;
using namespace std::chrono_literals;

class RunFileTest : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }

    void whatIsWrittenIsReadAgain()
    {
        const Run run = example();
        const auto read = runOf(runFileOf(run), QStringLiteral("a.json"));
        QVERIFY(read.ok());
        QCOMPARE(read->facts.model, run.facts.model);
        QCOMPARE(read->facts.workers, 2);
        QCOMPARE(read->facts.machine, run.facts.machine);
        QCOMPARE(read->newest, run.newest);
        QVERIFY(read->traffic == Source::Http);
        QCOMPARE(read->points.size(), std::size_t(3));
        const RatePoint &point = read->points[1];
        QCOMPARE(point.succeeded, 7);
        QCOMPARE(point.failed, 3);
        QCOMPARE(point.refused, 2);
        QCOMPARE(point.batchSize, 3.5);
        QVERIFY(point.p95 == 1234us);
        QVERIFY(point.queueTime == 77us);
        QCOMPARE(point.cacheMisses, 9);
        QCOMPARE(point.turnedAway, 11);
        QCOMPARE(read->events.size(), std::size_t(1));
        QCOMPARE(read->events[0].second, std::int64_t(1));
        QCOMPARE(read->events[0].detail, QStringLiteral("digits 2.0"));
    }

    void aFullRunFitsTheLimit()
    {
        Run run = example();
        const RatePoint point = run.points[1];
        run.points.assign(RateSeries::capacity, point);
        run.events.assign(
            EventLog::capacity,
            {Event::Kind::SettingChanged, 1, QString(EventLog::maxDetail, u'\u2192')});
        const QByteArray file = runFileOf(run);
        QVERIFY(file.size() < maxRunFileBytes);
        QVERIFY(runOf(file, QStringLiteral("a.json")).ok());
    }

    void aDamagedFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        const QByteArray whole = runFileOf(example());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("cut off") << whole.left(whole.size() / 2);
        QTest::newRow("other JSON") << QByteArray("{\"a\": 1}");
        QTest::newRow("a list") << QByteArray("[1, 2]");
        QTest::newRow("a row with a number less") << changed([](QJsonObject &object) {
            QJsonArray rows = object[QStringLiteral("points")].toArray();
            QJsonArray row = rows[1].toArray();
            row.removeLast();
            rows[1] = row;
            object[QStringLiteral("points")] = rows;
        });
        QTest::newRow("text for a number") << changedFirst(QStringLiteral("many"));
        QTest::newRow("a negative count") << changedFirst(-1);
        QTest::newRow("a count that is no int") << changedFirst(1e12);
        QTest::newRow("no points") << changed(
            [](QJsonObject &object) { object[QStringLiteral("points")] = QJsonArray(); });
        QTest::newRow("too many points") << changed([](QJsonObject &object) {
            QJsonArray rows = object[QStringLiteral("points")].toArray();
            while (rows.size() <= RateSeries::capacity)
                rows.append(rows[0]);
            object[QStringLiteral("points")] = rows;
        });
        QTest::newRow("no time") << changed(
            [](QJsonObject &object) { object.remove(QStringLiteral("newest")); });
        QTest::newRow("no version")
            << changed([](QJsonObject &object) { object.remove(QStringLiteral("version")); });
    }

    void aDamagedFileIsRefused()
    {
        QFETCH(QByteArray, file);
        const auto read = runOf(file, QStringLiteral("monday.json"));
        QVERIFY(!read.ok());
        QVERIFY(read.error().message.contains(QStringLiteral("monday.json")));
        QVERIFY(read.error().message.contains(QStringLiteral("Save run")));
    }

    void aLaterVersionSaysSo()
    {
        const auto read =
            runOf(changed([](QJsonObject &object) { object[QStringLiteral("version")] = 2; }),
                  QStringLiteral("new.json"));
        QVERIFY(!read.ok());
        QVERIFY(read.error().message.contains(QStringLiteral("later Classiscope")));
    }

    void unknownColumnsArePassedOver()
    {
        const auto read = runOf(changed([](QJsonObject &object) {
                                    QJsonArray names = object[QStringLiteral("columns")].toArray();
                                    names[0] = QStringLiteral("mood");
                                    object[QStringLiteral("columns")] = names;
                                }),
                                QStringLiteral("a.json"));
        QVERIFY(read.ok());
        QCOMPARE(read->points[1].succeeded, 0);
        QCOMPARE(read->points[1].failed, 3);
    }

    void aFileOfBeforeTurnedAwayWasCountedHasNone()
    {
        const auto read =
            runOf(changed([](QJsonObject &object) {
                      QJsonArray names = object[QStringLiteral("columns")].toArray();
                      QCOMPARE(names.last(), QJsonValue(QStringLiteral("turnedAway")));
                      names.removeLast();
                      object[QStringLiteral("columns")] = names;
                      QJsonArray rows;
                      for (const auto &old : object[QStringLiteral("points")].toArray()) {
                          QJsonArray row = old.toArray();
                          row.removeLast();
                          rows.append(row);
                      }
                      object[QStringLiteral("points")] = rows;
                  }),
                  QStringLiteral("old.json"));
        QVERIFY(read.ok());
        QCOMPARE(read->points[1].turnedAway, 0);
        QCOMPARE(read->points[1].cacheMisses, 9);
    }

    void filesAreReadOnAnotherThreadAndRefusedWhenHuge()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.json"));
        write(path, runFileOf(example()));
        QVERIFY(openRun(path).result().ok());
        write(path, QByteArray(maxRunFileBytes + 1, ' '));
        QVERIFY(!openRun(path).result().ok());
        const auto missing = openRun(folder.filePath(QStringLiteral("none.json"))).result();
        QVERIFY(!missing.ok());
        QVERIFY(missing.error().message.contains(QStringLiteral("none.json")));
    }

private:
    static Run example()
    {
        Run run;
        run.facts = {QStringLiteral("0.9"), QStringLiteral("a machine"),
                     QStringLiteral("digits 1.0"), 2};
        run.newest = QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6), Qt::UTC);
        run.traffic = Source::Http;
        run.points = {busyPoint(100, 1, 1), busyPoint(101, 7, 1, 3), idlePoint(102)};
        RatePoint &point = run.points[1];
        point.p95 = 1234us;
        point.refused = 2;
        point.batchSize = 3.5;
        point.queueTime = 77us;
        point.computedCount = 7;
        point.cacheMisses = 9;
        point.turnedAway = 11;
        run.events = {{Event::Kind::ModelLoaded, 101, QStringLiteral("digits 2.0")}};
        return run;
    }

    template <typename Change>
    static QByteArray changed(Change change)
    {
        QJsonObject object = QJsonDocument::fromJson(runFileOf(example())).object();
        change(object);
        return QJsonDocument(object).toJson();
    }

    static QByteArray changedFirst(const QJsonValue &value)
    {
        return changed([&value](QJsonObject &object) {
            QJsonArray rows = object[QStringLiteral("points")].toArray();
            QJsonArray row = rows[0].toArray();
            row[0] = value;
            rows[0] = row;
            object[QStringLiteral("points")] = rows;
        });
    }

    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
};

QTEST_GUILESS_MAIN(RunFileTest)
#include "runfiletest.moc"
