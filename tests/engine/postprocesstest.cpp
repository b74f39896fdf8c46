// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/postprocess.h"
#include "tests/support/testdata.h"

#include <numeric>

using namespace classiscope;

class PostprocessTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void softmaxAddsUpToOneWhateverTheScale();
    void bestComesFirstAndEqualsKeepTheOrderOfTheLabels();
    void probabilitiesAreLeftAlone();
    void backgroundClassShiftsTheLabels();
    void moreThanThereAreGivesAll();
};

namespace {

const QStringList abc {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};

}  // namespace

void PostprocessTest::softmaxAddsUpToOneWhateverTheScale()
{
    for (const float scale : {1e-6f, 1.f, 1000.f, 1e30f}) {
        std::vector<float> values {1 * scale, 2 * scale, 3 * scale, -4 * scale};
        softmax(values);
        QVERIFY(std::abs(std::accumulate(values.begin(), values.end(), 0.f) - 1) < 1e-5f);
        QVERIFY(values[2] >= values[1] && values[1] >= values[0] && values[0] >= values[3]);
    }
    std::vector<float> logs {std::log(1.f), std::log(3.f)};
    softmax(logs);
    QVERIFY(std::abs(logs[1] - 0.75f) < 1e-6f);
}

void PostprocessTest::bestComesFirstAndEqualsKeepTheOrderOfTheLabels()
{
    const auto top = topCandidates({0.5f, 2, 0.5f}, {}, abc, 3);
    QCOMPARE(top.size(), std::size_t(3));
    QCOMPARE(top[0].label, QStringLiteral("b"));
    QCOMPARE(top[1].index, 0);
    QCOMPARE(top[2].index, 2);
    QVERIFY(std::abs(top[0].confidence + top[1].confidence + top[2].confidence - 1) < 1e-6f);
}

void PostprocessTest::probabilitiesAreLeftAlone()
{
    const auto top =
        topCandidates({0.1f, 0.2f, 0.7f}, {OutputFormat::Kind::Probabilities, 0}, abc, 1);
    QCOMPARE(top.size(), std::size_t(1));
    QCOMPARE(top[0].label, QStringLiteral("c"));
    QCOMPARE(top[0].confidence, 0.7f);
}

void PostprocessTest::backgroundClassShiftsTheLabels()
{
    const auto top =
        topCandidates({0.9f, 0.01f, 0.02f, 0.07f}, {OutputFormat::Kind::Probabilities, 1}, abc, 1);
    QCOMPARE(top[0].label, QStringLiteral("c"));
    QCOMPARE(top[0].index, 2);
    QCOMPARE(top[0].confidence, 0.07f);
}

void PostprocessTest::moreThanThereAreGivesAll()
{
    QCOMPARE(topCandidates({1, 2, 3}, {}, abc, 50).size(), std::size_t(3));
}

QTEST_APPLESS_MAIN(PostprocessTest)
#include "postprocesstest.moc"
