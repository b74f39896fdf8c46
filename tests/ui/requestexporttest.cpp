// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/requests.h"
#include "ui/requests/requestexport.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace classiscope;
using namespace classiscope::test;

class RequestExportTest : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }

    void csvHasALineForEachRequest()
    {
        const QByteArrayList lines = requestsCsv({success(), failure()}).split('\n');
        QCOMPARE(lines.size(), 4);  // the last is empty
        QVERIFY(lines[0].startsWith("time,client,request_id,"));
        QCOMPARE(lines[1],
                 QByteArray("2024-02-29T12:30:15.250Z,192.168.1.7,id-of-success,POST,"
                            "/predict?top_k=3,200,,20000,500,12.500,0.100,2.000,0.300,9.000,cat,"
                            "0.875,1\r"));
        QCOMPARE(lines[2],
                 QByteArray("2024-02-29T12:30:16.000Z,10.0.0.3,,POST,/predict,429,busy,0,0,0.400,"
                            ",,,,,,0\r"));
        for (int i = 1; i < 3; ++i)
            QCOMPARE(lines[i].count(','), lines[0].count(','));
    }

    void csvHoldsNoFormulas_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"=1+1", "+1", "-1", "@SUM(A1)"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void csvHoldsNoFormulas()
    {
        QFETCH(QString, id);
        RequestRecord record = success();
        record.requestId = id;
        QVERIFY(requestsCsv({record}).contains(",'" + id.toLatin1() + ','));
    }

    void jsonLinesAreThoseOfTheAccessLog()
    {
        const QByteArrayList lines = requestsJsonLines({success(), failure()}).split('\n');
        QCOMPARE(lines.size(), 3);
        const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(first.value(QStringLiteral("label")).toString(), QStringLiteral("cat"));
        QCOMPARE(first.value(QStringLiteral("duration_ms")).toDouble(), 12.5);
        const QJsonObject second = QJsonDocument::fromJson(lines[1]).object();
        QCOMPARE(second.value(QStringLiteral("error")).toString(), QStringLiteral("busy"));
    }
};

QTEST_GUILESS_MAIN(RequestExportTest)
#include "requestexporttest.moc"
