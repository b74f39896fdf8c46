// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/traffic.h"
#include "tests/ui/windowfixture.h"
#include "ui/performance/figuretile.h"
#include "ui/performance/performancepage.h"
#include "ui/performance/timechart.h"
#include "ui/performance/timechartview.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QValueAxis>

namespace classiscope::test {

/// A page Performance with its traffic, and what a test asks of it.
class PerformanceFixture : public QObject {
protected:
    void openPage()
    {
        failOnWindowWarning();
        m_traffic = std::make_unique<test::Traffic>();
        m_page = std::make_unique<PerformancePage>(m_traffic->telemetry);
        m_page->resize(910, 620);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    /// Three answers of 10, 20 and 30 ms over HTTP and one failure.
    void recordOneSecond()
    {
        for (const int milliseconds : {10, 20, 30})
            m_traffic->ok(Source::Http, milliseconds);
        m_traffic->failed(Source::Http, Error::Code::Busy);
        m_traffic->pass(1);
        m_page->refresh();
    }

    QString labelText(const char *name) const
    {
        return m_page->findChild<QLabel *>(QLatin1String(name))->text();
    }

    void pass(int seconds)
    {
        m_traffic->pass(seconds);
        m_page->refresh();
    }

    static QImage pictureOf(TimeChartView *chart) { return chart->grab().toImage(); }

    QPoint placeOf(TimeChartView *chart, int second) const
    {
        const QRectF plot = chart->chart()->plotArea();
        const QPointF place = chart->chart()->mapToPosition({double(second), 0});
        return chart->mapFromScene(chart->chart()->mapToScene({place.x(), plot.center().y()}));
    }

    TimeSpan shownSpan(int chart) const
    {
        return {int(timeAxis(chart).min()), int(timeAxis(chart).max())};
    }

    QList<TimeChartView *> charts() const { return m_page->findChildren<TimeChartView *>(); }

    const DrawnLine &line(int chart, const char *name) const
    {
        for (const DrawnLine &drawn : charts()[chart]->lines()) {
            if (drawn.name == QLatin1String(name))
                return drawn;
        }
        qFatal("no such line");
    }

    QPointF newest(int chart, const char *name) const { return line(chart, name).points.last(); }

    QStringList lineNames(int chart) const
    {
        QStringList names;
        for (const DrawnLine &drawn : charts()[chart]->lines())
            names.append(drawn.name);
        return names;
    }

    QValueAxis &valueAxis(int chart) const { return axis(chart, Qt::Vertical); }
    QValueAxis &timeAxis(int chart) const { return axis(chart, Qt::Horizontal); }
    QValueAxis &axis(int chart, Qt::Orientation orientation) const
    {
        return *qobject_cast<QValueAxis *>(charts()[chart]->chart()->axes(orientation).first());
    }

    QComboBox &box(const char *accessibleName) const
    {
        for (QComboBox *candidate : m_page->findChildren<QComboBox *>()) {
            if (candidate->accessibleName() == QLatin1String(accessibleName))
                return *candidate;
        }
        qFatal("no such box");
    }

    QPushButton *button(const char *text) const
    {
        for (QPushButton *candidate : m_page->findChildren<QPushButton *>()) {
            if (candidate->text() == QLatin1String(text))
                return candidate;
        }
        return nullptr;
    }

    QString valueOf(const char *caption) const
    {
        for (const FigureTile *tile : m_page->findChildren<FigureTile *>()) {
            if (tile->figure().caption == QLatin1String(caption))
                return tile->figure().value;
        }
        return {};
    }

    QString note() const { return m_page->findChild<QLabel *>(QStringLiteral("note"))->text(); }

    std::unique_ptr<test::Traffic> m_traffic;
    std::unique_ptr<PerformancePage> m_page;
};

}  // namespace classiscope::test
