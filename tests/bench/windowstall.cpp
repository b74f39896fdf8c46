// SPDX-License-Identifier: GPL-3.0-or-later
// How smooth the window stays while its server is under load:
//     windowstall PICTURE POST.LUA [CLIENTS [SECONDS]]
// Shows one page after the other while wrk asks the server in the window, and prints the event
// loop's longest stall on each; on the Performance page also the frames a second while the mouse
// moves over a chart. Then that page with a quarter of an hour of figures, by time range. Needs a
// display, real or offscreen. Measures, checks nothing.
#include "tests/support/stallwatch.h"
#include "tests/ui/traffic.h"
#include "tests/ui/windowfixture.h"
#include "ui/performance/performancepage.h"
#include "ui/performance/timechartview.h"

#include <QApplication>
#include <QComboBox>
#include <QMouseEvent>
#include <QProcess>
#include <QStackedWidget>
#include <QTextStream>
#include <QTimer>

using namespace classiscope;
using namespace classiscope::test;

namespace {

constexpr int mostSeconds = 30;  // a page
constexpr int mostClients = 256;

/// Counts how often a widget is painted.
class FrameCounter : public QObject {
public:
    explicit FrameCounter(QWidget *widget)
        : QObject(widget)
    {
        widget->installEventFilter(this);
    }

    int frames = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        frames += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

/// The mouse goes from side to side over the chart.
void moveMouse(QWidget *chart, int step)
{
    const int width = chart->width() - 100;
    const int x = 70 + std::abs(step * 7 % (2 * width) - width);
    const QPointF place(x, chart->height() / 2.0);
    QMouseEvent event(QEvent::MouseMove, place, chart->mapToGlobal(place), Qt::NoButton,
                      Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(chart, &event);
}

void turnFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

QString milliseconds(std::chrono::microseconds time)
{
    return QString::number(double(time.count()) / 1000, 'f', 1) + QStringLiteral(" ms");
}

/// Every second something else, as under a load that goes up and down.
void fill(test::Traffic &traffic)
{
    for (int second = 0; second < RateSeries::capacity; ++second) {
        for (int i = 0; i < 5 + second * 37 % 23; ++i)
            traffic.ok(Source::Http, 5 + (second * 53 + i * 7) % 60);
        for (int i = 0; i < second * 29 % 7; ++i)
            traffic.failed(Source::Http, Error::Code::Busy);
        traffic.pass(1);
    }
}

void measureFullCharts(StallWatch &watch, QTextStream &out)
{
    constexpr int refreshes = 5;
    test::Traffic traffic;
    fill(traffic);
    PerformancePage page(traffic.telemetry);
    page.resize(1490, 940);
    page.show();
    auto *range = page.findChild<QComboBox *>();
    auto *chart = page.findChild<TimeChartView *>()->viewport();
    for (int choice = 0; choice < range->count(); ++choice) {
        range->setCurrentIndex(choice);
        turnFor(1'000);
        watch.reset();
        FrameCounter counter(chart);
        QTimer mouse;
        int step = 0;
        QObject::connect(&mouse, &QTimer::timeout, &mouse, [&] { moveMouse(chart, ++step); });
        mouse.start(16);
        for (int i = 0; i < refreshes; ++i) {
            traffic.ok(Source::Http, 10 + 20 * i);
            traffic.pass(1);
            page.refresh();
            turnFor(500);
        }
        out << "full charts, " << range->currentText() << ": longest stall "
            << milliseconds(watch.longest()) << ", frames a second "
            << double(counter.frames) / (refreshes * 0.5) << Qt::endl;
    }
}

}  // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QTextStream out(stdout);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3) {
        out << "usage: windowstall PICTURE POST.LUA [CLIENTS [SECONDS]]\n";
        return 2;
    }
    const int clients =
        std::clamp(arguments.value(3, QStringLiteral("200")).toInt(), 1, mostClients);
    const int seconds =
        std::clamp(arguments.value(4, QStringLiteral("10")).toInt(), 1, mostSeconds);

    WindowFixture fixture;
    WindowOptions options;
    options.serve = true;
    fixture.open(options).resize(1600, 1000);
    if (!QTest::qWaitFor([&] {
            return fixture.modelLoaded() && fixture.host.state() == ServerHost::State::Listening;
        })) {
        out << "no model, or no server\n";
        return 1;
    }
    auto *pages = fixture.child<QStackedWidget>("places");
    StallWatch watch;
    for (int page = 0; page < pages->count(); ++page) {
        pages->setCurrentIndex(page);
        QWidget *shown = pages->currentWidget();
        auto *chart = shown->findChild<TimeChartView *>();
        FrameCounter counter(chart ? chart->viewport() : shown);
        QTimer mouse;
        int step = 0;
        QObject::connect(&mouse, &QTimer::timeout, &mouse, [&] {
            if (chart)
                moveMouse(chart->viewport(), ++step);
        });

        QProcess load;
        load.setProcessChannelMode(QProcess::MergedChannels);
        load.start(QStringLiteral("wrk"),
                   {QStringLiteral("--threads"), QStringLiteral("1"),
                    QStringLiteral("--connections"), QString::number(clients),
                    QStringLiteral("--duration"), QString::number(seconds + 2),
                    QStringLiteral("--timeout"), QStringLiteral("30"), QStringLiteral("--script"),
                    arguments[2], fixture.host.url().toString() + QStringLiteral("predict"),
                    QStringLiteral("--"), arguments[1], QStringLiteral("form")});
        turnFor(1500);
        watch.reset();
        counter.frames = 0;
        turnFor(seconds * 500);
        const auto still = watch.longest();
        mouse.start(16);
        watch.reset();
        counter.frames = 0;
        turnFor(seconds * 500);
        out << shown->metaObject()->className() << ": longest stall " << milliseconds(still)
            << ", with the mouse moving " << milliseconds(watch.longest()) << ", frames a second "
            << double(counter.frames) / (seconds * 0.5) << Qt::endl;
        mouse.stop();
        load.waitForFinished(35'000);
        out << "    " << QString::fromUtf8(load.readAll()).section(u'{', -1).trimmed() << Qt::endl;
    }
    fixture.window.reset();
    measureFullCharts(watch, out);
    return 0;
}
