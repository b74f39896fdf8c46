// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadevent.h"
#include "core/loadtest/loadpictures.h"
#include "core/loadtest/loadrecorder.h"
#include "core/loadtest/loadtimeline.h"
#include "core/loadtest/openload.h"

#include <QTemporaryDir>
#include <QTest>

using namespace classiscope;
using namespace std::chrono_literals;

namespace {

RequestOutcome outcome(std::chrono::microseconds latency, const char *error = nullptr)
{
    RequestOutcome outcome;
    outcome.latency = latency;
    outcome.bytes = 10;
    if (error) {
        outcome.kind = RequestOutcome::Kind::Failed;
        outcome.errorKind = QString::fromLatin1(error);
        outcome.errorMessage = outcome.errorKind;
    }
    return outcome;
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

}  // namespace

/// The parts of the load generator that need no network.
class LoadPartsTest : public QObject {
    Q_OBJECT

private slots:
    void figuresAreThoseOfAllRequests();
    void errorsAreBounded();
    void aTimelineStaysBoundedAndKeepsItsSums();
    void constantArrivalsDoNotDrift();
    void poissonArrivalsHaveTheRateAndTheSeed();
    void picturesComeFromAFolderAListOrAreMade();
    void aListThatNamesNoFileIsRefusedWithItsLine();
    void eventsComeBackFromTheirLines_data();
    void eventsComeBackFromTheirLines();
    void otherLinesAreNoEvents();
};

void LoadPartsTest::figuresAreThoseOfAllRequests()
{
    LoadRecorder recorder;
    for (int i = 1; i <= 100; ++i)
        recorder.record(outcome(i * 1us, i <= 4 ? "status 429" : nullptr));
    RequestOutcome aborted;
    aborted.kind = RequestOutcome::Kind::Aborted;
    recorder.record(aborted);
    const LoadSecond second = recorder.closeSecond(1);
    QCOMPARE(second.requests, 100);
    QCOMPARE(second.failures, 4);
    QCOMPARE(second.p95, 95us);
    QCOMPARE(recorder.closeSecond(2).requests, 0);
    const LoadFigures figures = recorder.figures(2);
    QCOMPARE(figures.requests, 100);
    QCOMPARE(figures.failures, 4);
    QCOMPARE(figures.aborted, 1);
    QCOMPARE(figures.p50(), 50us);
    QCOMPARE(figures.p99(), 99us);
    QCOMPARE(figures.percentiles.back(), 100us);
    QCOMPARE(figures.minimum, 1us);
    QCOMPARE(figures.requestsPerSecond, 50.0);
    QCOMPARE(figures.failuresPerSecond, 2.0);
    QCOMPARE(figures.averageBytes, 10.0);
}

void LoadPartsTest::errorsAreBounded()
{
    LoadRecorder recorder;
    for (int i = 0; i < 1000; ++i)
        recorder.record(outcome(1us, QByteArray::number(i).constData()));
    const auto errors = recorder.errors();
    QCOMPARE(int(errors.size()), LoadRecorder::maxErrorKinds + 1);
    QCOMPARE(errors[0].kind, QStringLiteral("other"));
    QCOMPARE(errors[0].count, 1000 - LoadRecorder::maxErrorKinds);
}

void LoadPartsTest::aTimelineStaysBoundedAndKeepsItsSums()
{
    LoadTimeline timeline;
    constexpr int day = 24 * 3600;
    for (int i = 1; i <= day; ++i) {
        LoadSecond second;
        second.at = i;
        second.requests = 2;
        second.average = 5ms;
        second.p95 = i == 1000 ? 900ms : 7ms;
        timeline.add(second);
    }
    const auto points = timeline.take();
    QVERIFY(points.size() <= std::size_t(LoadTimeline::maxPoints + 32));
    QVERIFY(points.size() >= std::size_t(LoadTimeline::maxPoints / 2));
    qint64 requests = 0;
    std::chrono::microseconds highest {0};
    for (const LoadSecond &point : points) {
        requests += point.requests;
        highest = std::max(highest, point.p95);
        QCOMPARE(point.average, 5ms);
    }
    QCOMPARE(requests, 2 * day);
    QCOMPARE(highest, 900ms);
    QCOMPARE(points.back().at, double(day));
}

void LoadPartsTest::constantArrivalsDoNotDrift()
{
    ArrivalSchedule schedule(Scenario::Arrivals::Constant, 3, 1);
    std::chrono::nanoseconds last {-1};
    for (int i = 0; i < 3 * 3600; ++i)
        last = schedule.next();
    QVERIFY(std::chrono::abs(last - (3600s - 333'333'333ns)) < 10ns);
}

void LoadPartsTest::poissonArrivalsHaveTheRateAndTheSeed()
{
    ArrivalSchedule schedule(Scenario::Arrivals::Poisson, 100, 5);
    ArrivalSchedule same(Scenario::Arrivals::Poisson, 100, 5);
    ArrivalSchedule other(Scenario::Arrivals::Poisson, 100, 6);
    constexpr int count = 100'000;
    std::chrono::nanoseconds at {0}, before {0};
    int longGaps = 0;
    for (int i = 0; i < count; ++i) {
        at = schedule.next();
        QCOMPARE(same.next(), at);
        QVERIFY(other.next() != at);
        longGaps += at - before > 10ms ? 1 : 0;
        before = at;
    }
    QVERIFY(std::abs(double(at.count()) / 1e9 - 1000) < 15);
    // Of exponential gaps 1/e exceed the mean.
    QVERIFY(std::abs(longGaps / double(count) - 0.3679) < 0.01);
}

void LoadPartsTest::picturesComeFromAFolderAListOrAreMade()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("below")));
    QVERIFY(write(folder.filePath(QStringLiteral("below/a \"b\".jpg")), "bytes of a"));
    QVERIFY(write(folder.filePath(QStringLiteral("b.PNG")), "bytes of b"));
    QVERIFY(write(folder.filePath(QStringLiteral("notes.txt")), "b.PNG\n\n"));
    const auto all = loadPictures(folder.path(), 1);
    QVERIFY(all);
    QCOMPARE(all->forms.size(), std::size_t(2));
    const QByteArray forms = all->forms[0] + all->forms[1];
    QVERIFY(forms.contains("name=\"image\"; filename=\"a %22b%22.jpg\"\r\n"));
    QVERIFY(forms.contains("Content-Type: image/png\r\n\r\nbytes of b\r\n--"));

    const auto listed = loadPictures(folder.filePath(QStringLiteral("notes.txt")), 1);
    QVERIFY(listed);
    QCOMPARE(listed->forms.size(), std::size_t(1));
    QVERIFY(listed->forms[0].contains("bytes of b"));

    const auto made = loadPictures({}, 1);
    QVERIFY(made);
    QVERIFY(made->forms.size() > 1);
    QCOMPARE(loadPictures({}, 2)->forms, made->forms);

    QTemporaryDir empty;
    QVERIFY(!loadPictures(empty.path(), 1));
}

void LoadPartsTest::aListThatNamesNoFileIsRefusedWithItsLine()
{
    QTemporaryDir folder;
    const QString list = folder.filePath(QStringLiteral("list.txt"));
    QVERIFY(write(list, "\nnowhere.jpg\n"));
    const auto result = loadPictures(list, 1);
    QVERIFY(!result);
    QVERIFY2(result.error().message.startsWith(QLatin1String("Line 2 of ")),
             qPrintable(result.error().message));
}

void LoadPartsTest::eventsComeBackFromTheirLines_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = int(LoadEvent::Kind::Stage); kind <= int(LoadEvent::Kind::Failed); ++kind)
        QTest::addRow("%d", kind) << kind;
}

void LoadPartsTest::eventsComeBackFromTheirLines()
{
    QFETCH(int, kind);
    LoadEvent event;
    event.kind = LoadEvent::Kind(kind);
    event.text = QStringLiteral("Starting “4” servers\nnow");
    event.scenario.name = QStringLiteral("light");
    event.instances = 2;
    event.index = 3;
    event.count = 12;
    event.totalSeconds = 99.5;
    event.second.at = 7;
    event.second.requests = 42;
    event.second.p95 = 1234us;
    event.run.scenario = event.scenario;
    event.run.figures.requests = 77;
    event.run.started = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000).toUTC();
    event.budget = 100ms;
    event.step.rate = 320;
    event.step.passed = true;
    event.limit.rate = 415;
    event.limit.steps = {event.step};
    const QByteArray line = loadEventLine(event);
    QVERIFY(!line.contains('\n'));
    const auto read = readLoadEvent(line);
    QVERIFY2(read, line.constData());
    QCOMPARE(read->kind, event.kind);
    QCOMPARE(loadEventLine(*read), line);
    switch (event.kind) {
    case LoadEvent::Kind::RunStarted:
        QCOMPARE(read->scenario, event.scenario);
        QCOMPARE(read->count, 12);
        QCOMPARE(read->totalSeconds, 99.5);
        break;
    case LoadEvent::Kind::Second:
        QCOMPARE(read->second.requests, 42);
        QCOMPARE(read->second.p95, 1234us);
        break;
    case LoadEvent::Kind::RunEnded: QCOMPARE(read->run.figures.requests, 77); break;
    case LoadEvent::Kind::LimitStep:
        QCOMPARE(read->budget, 100ms);
        QCOMPARE(read->step.rate, 320.0);
        break;
    case LoadEvent::Kind::LimitEnded: QCOMPARE(read->limit.rate, 415.0); break;
    default: QCOMPARE(read->text, event.text);
    }
}

void LoadPartsTest::otherLinesAreNoEvents()
{
    for (const char *line : {"", "hello", "{}", "[]", R"({"event":"dance"})", R"({"event":"note"})",
                             R"({"event":"run-ended","run":3})"})
        QVERIFY2(!readLoadEvent(line), line);
}

QTEST_GUILESS_MAIN(LoadPartsTest)
#include "loadpartstest.moc"
