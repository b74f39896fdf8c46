// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/classify/resultexport.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace classiscope;

namespace {

std::vector<ResultRow> someRows()
{
    Classification kiwi;
    kiwi.model = QStringLiteral("m");
    kiwi.top = {{QStringLiteral("kiwi, green"), 7, 0.5F}, {QStringLiteral("lime"), 8, 0.25F}};
    kiwi.imageSize = {640, 480};
    kiwi.timings.total = std::chrono::microseconds(1500);
    return {{{QStringLiteral("a \"b\".png"), QStringLiteral("/p/a \"b\".png"), {}}, kiwi},
            {{QStringLiteral("Pasted picture 1"), QString(), "x"},
             Result<Classification>(Error::Code::DamagedImage, QStringLiteral("cut short"))},
            {{QStringLiteral("waits.png"), QStringLiteral("/p/waits.png"), {}}, std::nullopt}};
}

}  // namespace

class ResultExportTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void csvQuotesWhatNeedsIt()
    {
        const QByteArrayList lines = exported(someRows(), ExportFormat::Csv).split('\n');
        QCOMPARE(lines.size(), 4);  // header, two rows, the empty rest
        QCOMPARE(lines[1],
                 QByteArray("\"/p/a \"\"b\"\".png\",\"kiwi, green\",7,0.5,,640,480,m,"
                            "0.000,0.000,0.000,0.000,1.500\r"));
        QCOMPARE(lines[2], QByteArray("Pasted picture 1,,,,cut short,,,,,,,,\r"));
        for (const QByteArray &line : lines.mid(0, 1) + lines.mid(2, 1))
            QCOMPARE(line.count(','), 12);
    }

    void jsonHoldsEveryCandidateAndEveryReason()
    {
        const auto rows = QJsonDocument::fromJson(exported(someRows(), ExportFormat::Json)).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0][QStringLiteral("path")].toString(), QStringLiteral("/p/a \"b\".png"));
        QCOMPARE(rows[0][QStringLiteral("predictions")].toArray().size(), 2);
        QCOMPARE(rows[1][QStringLiteral("error")][QStringLiteral("kind")].toString(),
                 QStringLiteral("damaged-image"));
    }

    void fileIsWrittenWhole()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("r.csv"));
        const auto written = exportToFile(someRows(), ExportFormat::Csv, path);
        QVERIFY(written.ok());
        QCOMPARE(*written, 2);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), exported(someRows(), ExportFormat::Csv));
    }

    void folderThatIsMissingIsNamed()
    {
        const auto written =
            exportToFile(someRows(), ExportFormat::Csv, QStringLiteral("/nowhere/r.csv"));
        QVERIFY(!written.ok());
        QVERIFY(written.error().message.contains(QStringLiteral("/nowhere/r.csv")));
    }
};

QTEST_GUILESS_MAIN(ResultExportTest)
#include "resultexporttest.moc"
