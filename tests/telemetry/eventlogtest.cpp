// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/eventlog.h"
#include "core/telemetry/telemetry.h"
#include "tests/support/testdata.h"

#include <thread>

using namespace classiscope;

class EventLogTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void keepsTheNewestOldestFirst()
    {
        EventLog log;
        for (int i = 0; i < EventLog::capacity + 5; ++i)
            log.append({Event::Kind::SettingChanged, i, QString::number(i)});
        const auto events = log.events();
        QCOMPARE(int(events.size()), EventLog::capacity);
        QCOMPARE(events.front().second, std::int64_t(5));
        QCOMPARE(events.back().detail, QString::number(EventLog::capacity + 4));
    }

    void aLongDetailIsCutOff()
    {
        EventLog log;
        log.append({Event::Kind::ModelLoaded, 1, QString(100'000, u'x')});
        QCOMPARE(log.events().front().detail.size(), EventLog::maxDetail);
    }

    void anEventHasTheSecondOfTheSeries()
    {
        std::chrono::steady_clock::time_point now {std::chrono::milliseconds(7'900)};
        Telemetry telemetry({}, [&now] { return now; });
        telemetry.happened(Event::Kind::ServerStarted, QStringLiteral("127.0.0.1:5000"));
        now += std::chrono::seconds(1);
        QCOMPARE(telemetry.events().size(), std::size_t(1));
        QCOMPARE(telemetry.events().front().second, telemetry.series({}, 1).front().second);
        QCOMPARE(telemetry.events().front().detail, QStringLiteral("127.0.0.1:5000"));
    }

    void threadsMayAppendAndLookAtTheSameTime()
    {
        EventLog log;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 3; ++thread) {
            threads.emplace_back([&log] {
                for (int i = 0; i < 1'000; ++i)
                    log.append({Event::Kind::SettingChanged, i, QStringLiteral("detail")});
            });
        }
        for (int i = 0; i < 200; ++i)
            QVERIFY(log.events().size() <= EventLog::capacity);
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(int(log.events().size()), EventLog::capacity);
    }
};

QTEST_APPLESS_MAIN(EventLogTest)
#include "eventlogtest.moc"
