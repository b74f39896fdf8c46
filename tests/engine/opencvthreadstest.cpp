// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/opencvthreads.h"
#include "tests/support/testdata.h"

#include <opencv2/core/utility.hpp>

#include <QTest>

#include <atomic>
#include <thread>

using namespace classiscope;

class OpenCvThreadsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void whatIsSetIsWhatThereIs()
    {
        for (const int threads : {2, 1, 3}) {
            setOpenCvThreads(threads);
            QCOMPARE(openCvThreads(), threads);
            QCOMPARE(cv::getNumThreads(), threads);
        }
    }

    // Without the gate this ends in a crash within a few hundred changes.
    void changingWhileOthersComputeHarmsNobody()
    {
        std::atomic_bool done = false;
        std::atomic_int passes = 0, wrong = 0;
        const auto compute = [&] {
            while (!done) {
                const OpenCvUse use;
                const OpenCvUse within;  // as a forward pass within loading
                constexpr int items = 64;
                std::atomic_int computed = 0;
                cv::parallel_for_(cv::Range(0, items),
                                  [&](const cv::Range &range) { computed += range.size(); });
                wrong += computed == items ? 0 : 1;
                ++passes;
            }
        };
        std::thread one(compute), other(compute);
        constexpr int changes = 3000;
        for (int i = 0; i < changes || passes < changes; ++i)
            setOpenCvThreads(1 + i % 2);
        done = true;
        one.join();
        other.join();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(OpenCvThreadsTest)
#include "opencvthreadstest.moc"
