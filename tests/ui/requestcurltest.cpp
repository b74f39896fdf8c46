// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/requests.h"
#include "ui/requests/requestcurl.h"

#include <QProcess>

using namespace classiscope;
using namespace classiscope::test;

class RequestCurlTest : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }

    void asksTheSameAgain_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("words");
        const QString form = QStringLiteral("multipart/form-data; boundary=x");
        QTest::newRow("form") << QStringLiteral("POST") << form
                              << QStringList {QStringLiteral("-F"),
                                              QStringLiteral("image=@photo.jpg")};
        QTest::newRow("bytes") << QStringLiteral("POST") << QStringLiteral("image/png")
                               << QStringList {QStringLiteral("-H"),
                                               QStringLiteral("Content-Type: image/png"),
                                               QStringLiteral("--data-binary"),
                                               QStringLiteral("@photo.jpg")};
        QTest::newRow("JSON") << QStringLiteral("POST") << QStringLiteral("application/json")
                              << QStringList {QStringLiteral("-H"),
                                              QStringLiteral("Content-Type: application/json"),
                                              QStringLiteral("--data-binary"),
                                              QStringLiteral("@request.json")};
        QTest::newRow("GET") << QStringLiteral("GET") << QString() << QStringList();
        QTest::newRow("HEAD") << QStringLiteral("HEAD") << QString()
                              << QStringList {QStringLiteral("--head")};
        QTest::newRow("DELETE") << QStringLiteral("DELETE") << QString()
                                << QStringList {QStringLiteral("-X"), QStringLiteral("DELETE")};
    }

    void asksTheSameAgain()
    {
        QFETCH(QString, method);
        QFETCH(QString, type);
        QFETCH(QStringList, words);
        RequestRecord record = success();
        record.method = method;
        record.contentType = type;
        const QStringList said = shellWords(curlOf(record, m_server, false));
        QCOMPARE(said.first(), QStringLiteral("curl"));
        QCOMPARE(said.last(), QStringLiteral("https://127.0.0.1:5001/predict?top_k=3"));
        QVERIFY(said.contains(QStringLiteral("X-Request-Id: id-of-success")));
        for (const QString &word : words)
            QVERIFY2(said.contains(word), qPrintable(said.join(u'\n')));
        QCOMPARE(said.size(), words.size() + 4);
    }

    void theKeyIsNeverInIt()
    {
        const QString line = curlOf(success(), m_server, true);
        QVERIFY(line.contains(QStringLiteral("\"Authorization: Bearer $CLASSISCOPE_API_KEY\"")));
        QVERIFY(!curlOf(success(), m_server, false).contains(QStringLiteral("Authorization")));
    }

    void whatAClientSentIsOnlyText_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"'; touch /tmp/x; '", "$(id)", "`id`", "a\nb", "\\", "--help",
                                 "''", "\"$HOME\"", "a b", "*"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void whatAClientSentIsOnlyText()
    {
        QFETCH(QString, text);
        RequestRecord record = success();
        record.path = QLatin1Char('/') + text;
        record.requestId = text;
        record.contentType = text;
        const QStringList words = shellWords(curlOf(record, m_server, false));
        QVERIFY(words.contains(QStringLiteral("X-Request-Id: ") + text));
        QVERIFY(words.contains(QStringLiteral("Content-Type: ") + text));
        QCOMPARE(words.last(), QStringLiteral("https://127.0.0.1:5001/") + text);
    }

    void withoutARequestLineThereIsNone()
    {
        RequestRecord record = success();
        record.method.clear();
        QCOMPARE(curlOf(record, m_server, false), QString());
    }

private:
    /// What a shell makes of the line, without running it.
    static QStringList shellWords(const QString &line)
    {
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), QStringLiteral("printf '%s\\0' ") + line});
        if (!shell.waitForFinished())
            return {};
        QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(QChar(u'\0'));
        words.removeLast();
        return words;
    }

    const QUrl m_server {QStringLiteral("https://127.0.0.1:5001/")};
};

QTEST_GUILESS_MAIN(RequestCurlTest)
#include "requestcurltest.moc"
