// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "tests/support/testdata.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace classiscope;

/// The default model on real photos: what its card promises, and what decoding
/// at a reduced scale may change.
class AccuracyTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void top1AndTop5AreTheModelCards();
    void reducedDecodingChangesAtMostOnePercentOfTheAnswers();
    void integersAreAsOftenRight();

private:
    struct Photo {
        QString label;
        QByteArray bytes;
    };
    using Answers = std::vector<std::vector<QString>>;
    Answers classifyAll(const ClassifierOptions &options);
    double top1(const Answers &answers) const;

    std::vector<Photo> m_photos;
    Answers m_answers;
};

void AccuracyTest::initTestCase()
{
    TEST_DATA_OR_SKIP(folder, "data/photos/test");
    QDirIterator walk(folder, {QStringLiteral("*.jpg")}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_photos.push_back({walk.fileInfo().dir().dirName(), file.readAll()});
    }
    QVERIFY(!m_photos.empty());
    m_answers = classifyAll({});
}

AccuracyTest::Answers AccuracyTest::classifyAll(const ClassifierOptions &options)
{
    Classifier classifier(options);
    Answers answers;
    if (!classifier.loadModel(test::defaultModel()).result())
        return answers;
    std::vector<QFuture<Result<Classification>>> futures;
    for (const Photo &photo : m_photos)
        futures.push_back(classifier.submitWhenRoom(photo.bytes));
    for (auto &future : futures) {
        answers.emplace_back();
        const auto result = future.result();
        if (!result)
            continue;
        for (const Candidate &candidate : result->top)
            answers.back().push_back(candidate.label);
    }
    return answers;
}

namespace {

// The model's labels are the folders' names, with spaces.
bool isLabel(QString given, const QString &label)
{
    return given.replace(QLatin1Char(' '), QLatin1Char('_')) == label;
}

}  // namespace

double AccuracyTest::top1(const Answers &answers) const
{
    int right = 0;
    for (std::size_t i = 0; i < answers.size(); ++i)
        right += !answers[i].empty() && isLabel(answers[i].front(), m_photos[i].label);
    return double(right) / double(m_photos.size());
}

void AccuracyTest::integersAreAsOftenRight()
{
    ClassifierOptions options;
    options.precision = Precision::Int8;
    Classifier classifier(options);
    const auto loaded = classifier.loadModel(test::defaultModel()).result();
    QVERIFY(loaded.ok());
    if (loaded->path.precision != QStringLiteral("int8"))
        QSKIP(qPrintable(loaded->path.reason.english()));
    const Answers given = classifyAll(options);
    std::size_t same = 0;
    for (std::size_t i = 0; i < given.size(); ++i)
        same += !given[i].empty() && given[i].front() == m_answers[i].front();
    qInfo("%zu of %zu photos keep their label in int8; top-1 %.4f in place of %.4f", same,
          given.size(), top1(given), top1(m_answers));
    QVERIFY(double(same) >= InferencePath::minAgreement * double(given.size()));
    constexpr double asOften = 0.02;
    QVERIFY(top1(given) >= top1(m_answers) - asOften);
}

void AccuracyTest::top1AndTop5AreTheModelCards()
{
    QFile file(test::defaultModel().path + QStringLiteral("/figures.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject card = QJsonDocument::fromJson(file.readAll()).object();
    int top5 = 0;
    QCOMPARE(m_answers.size(), m_photos.size());
    for (std::size_t i = 0; i < m_photos.size(); ++i) {
        const auto &answer = m_answers[i];
        QCOMPARE(answer.size(), std::size_t(5));
        top5 += std::any_of(answer.begin(), answer.end(), [&](const QString &given) {
            return isLabel(given, m_photos[i].label);
        });
    }
    const double share1 = top1(m_answers);
    const double share5 = double(top5) / double(m_photos.size());
    qInfo("%zu photos: top-1 %.4f, top-5 %.4f", m_photos.size(), share1, share5);
    QVERIFY(std::abs(share1 - card.value(QStringLiteral("top1_on_photos_test")).toDouble()) < 0.01);
    QVERIFY(std::abs(share5 - card.value(QStringLiteral("top5_on_photos_test")).toDouble()) < 0.01);
}

void AccuracyTest::reducedDecodingChangesAtMostOnePercentOfTheAnswers()
{
    ClassifierOptions options;
    options.reducedDecoding = false;
    const Answers full = classifyAll(options);
    QCOMPARE(full.size(), m_answers.size());
    std::size_t changed = 0;
    for (std::size_t i = 0; i < full.size(); ++i)
        changed += full[i].front() != m_answers[i].front() ? 1 : 0;
    qInfo("%zu of %zu photos have another top-1", changed, full.size());
    QVERIFY(changed * 100 <= full.size());
}

QTEST_APPLESS_MAIN(AccuracyTest)
#include "accuracytest.moc"
