// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/circuitbreaker.h"
#include "tests/support/testdata.h"

using namespace classiscope;
using namespace std::chrono_literals;

class CircuitBreakerTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void opensAfterThreeFailuresInARow()
    {
        CircuitBreaker breaker;
        for (int i = 0; i < 5; ++i) {
            breaker.failed(m_now);
            breaker.failed(m_now);
            breaker.succeeded();
            QVERIFY(!breaker.isOpen());
        }
        for (int i = 0; i < CircuitBreaker::failuresToOpen; ++i)
            breaker.failed(m_now);
        QVERIFY(breaker.isOpen());
        QCOMPARE(breaker.probeAt() - m_now, std::chrono::steady_clock::duration(1s));
    }

    void eachFailedProbeDoublesThePauseUpToTheLongest()
    {
        CircuitBreaker breaker = open();
        for (const auto pause : {2s, 4s, 8s, 16s, 30s, 30s}) {
            breaker.failed(m_now);
            QVERIFY(breaker.isOpen());
            QCOMPARE(breaker.probeAt() - m_now, std::chrono::steady_clock::duration(pause));
        }
    }

    void probeThatSucceedsCloses()
    {
        CircuitBreaker breaker = open();
        breaker.probeSucceeded();
        QVERIFY(!breaker.isOpen());
    }

    void thePauseStaysLongUntilWorkIsDone()
    {
        CircuitBreaker breaker = open();
        breaker.probeSucceeded();
        fail(breaker);
        QCOMPARE(breaker.probeAt() - m_now, std::chrono::steady_clock::duration(2s));
        breaker.probeSucceeded();
        breaker.succeeded();
        fail(breaker);
        QCOMPARE(breaker.probeAt() - m_now, std::chrono::steady_clock::duration(1s));
    }

private:
    void fail(CircuitBreaker &breaker) const
    {
        for (int i = 0; i < CircuitBreaker::failuresToOpen; ++i)
            breaker.failed(m_now);
    }
    CircuitBreaker open() const
    {
        CircuitBreaker breaker;
        fail(breaker);
        return breaker;
    }

    const std::chrono::steady_clock::time_point m_now {};
};

QTEST_APPLESS_MAIN(CircuitBreakerTest)
#include "circuitbreakertest.moc"
