// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/images.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>

using namespace classiscope;

/// The program as a shell sees it: arguments, output, exit status, signals.
class CommandLineTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void helpAndVersionSucceed_data();
    void helpAndVersionSucceed();
    void mistakesAreExplainedAndExitWithTwo_data();
    void mistakesAreExplainedAndExitWithTwo();
    void classifyPrintsCsvInOrder();
    void classifyPrintsJson();
    void classifyFailsWhenOneImageFails();
    void serveEndsCleanlyOnSignals_data();
    void serveEndsCleanlyOnSignals();
    void servePortInUseIsExplained();
    void serveWarnsOfAnAddressThatStrangersReach_data();
    void serveWarnsOfAnAddressThatStrangersReach();
    void hangupLoadsTheModelAgain();

private:
    struct Run {
        int exitCode = -1;
        QString output, errors;
    };
    Run run(const QStringList &arguments);
    void write(const QString &name, const QByteArray &content);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CommandLineTest::init()
{
    test::failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
}

void CommandLineTest::write(const QString &name, const QByteArray &content)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

CommandLineTest::Run CommandLineTest::run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(PROGRAM), arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void CommandLineTest::helpAndVersionSucceed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto add = [](const QString &arguments, const QString &says) {
        QTest::newRow(qPrintable(arguments)) << arguments.split(QLatin1Char(' ')) << says;
    };
    add(QStringLiteral("--help"), QStringLiteral("classify"));
    add(QStringLiteral("serve --help"), QStringLiteral("--queue-limit"));
    add(QStringLiteral("classify --help"), QStringLiteral("--json"));
    add(QStringLiteral("--version"), QStringLiteral("OpenCV"));
}

void CommandLineTest::helpAndVersionSucceed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Run result = run(arguments);
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.output.contains(says));
    QCOMPARE(result.errors, QString());
}

void CommandLineTest::mistakesAreExplainedAndExitWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto add = [](const QString &arguments, const QString &says) {
        QTest::newRow(qPrintable(arguments)) << arguments.split(QLatin1Char(' ')) << says;
    };
    add(QStringLiteral("serve --port 70000"), QStringLiteral("--port"));
    add(QStringLiteral("serve --host nowhere"), QStringLiteral("nowhere"));
    add(QStringLiteral("serve --workers none"), QStringLiteral("--workers"));
    add(QStringLiteral("serve --prot 5000"), QStringLiteral("--prot"));
    add(QStringLiteral("serve --cache-ttl 0"), QStringLiteral("--cache-ttl"));
    add(QStringLiteral("serve bench"), QStringLiteral("bench"));
    add(QStringLiteral("serve --redis http://:sesame@x"), QStringLiteral("--redis"));
    add(QStringLiteral("serve --redis redis://x --cache-bytes 0"),
        QStringLiteral("--cache-bytes 0"));
    add(QStringLiteral("classify"), QStringLiteral("paths"));
    add(QStringLiteral("classify x.jpg --json --csv"), QStringLiteral("--json"));
    add(QStringLiteral("classify x.jpg --model /nowhere"), QStringLiteral("/nowhere"));
    add(QStringLiteral("classify x.jpg --model /nowhere.onnx"), QStringLiteral("/nowhere.onnx"));
    add(QStringLiteral("classify x.jpg --mean 1 2 3"), QStringLiteral("--model"));
    add(QStringLiteral("serve --queue-limit 0"), QStringLiteral("--queue-limit"));
    add(QStringLiteral("classify x.jpg --queue-limit 10001"), QStringLiteral("--queue-limit"));
    add(QStringLiteral("serve --max-batch 0"), QStringLiteral("--max-batch"));
    add(QStringLiteral("serve --batch-size 0"), QStringLiteral("--batch-size"));
    add(QStringLiteral("classify x.jpg --batch-size 65"), QStringLiteral("--batch-size"));
    add(QStringLiteral("serve --batch-size 40"), QStringLiteral("--max-batch 32"));
    add(QStringLiteral("serve --max-batch 3 --batch-size 4"), QStringLiteral("--max-batch 3"));
    add(QStringLiteral("serve --batch-delay 1001"), QStringLiteral("--batch-delay"));
    add(QStringLiteral("serve --batch-delay 5 --untuned"), QStringLiteral("add --batch-size"));
    add(QStringLiteral("serve --request-timeout never"), QStringLiteral("--request-timeout"));
    add(QStringLiteral("serve --tls-cert a.pem"), QStringLiteral("a.pem has no key"));
    add(QStringLiteral("serve --tls-key a.pem"), QStringLiteral("a.pem has no certificate"));
    add(QStringLiteral("serve --cors-origin https://a.org --cors-origin b.org"),
        QStringLiteral("b.org is not an origin"));
    add(QStringLiteral("serve --api-key k --api-key-file f"), QStringLiteral("--api-key-file"));
    add(QStringLiteral("serve --api-key-file /nowhere"), QStringLiteral("/nowhere cannot be read"));
    add(QStringLiteral("serve --api-key-file /dev/null"), QStringLiteral("/dev/null is empty"));
    add(QStringLiteral("serve --api-key schl\u00fcssel"), QStringLiteral("API key"));
}

void CommandLineTest::mistakesAreExplainedAndExitWithTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Run result = run(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.errors.contains(says), qPrintable(result.errors));
    QCOMPARE(result.output, QString());
}

void CommandLineTest::classifyPrintsCsvInOrder()
{
    for (const char *name : {"a.png", "b, with a comma.jpg", "c.webp"})
        write(QString::fromLatin1(name),
              test::encoded(test::quarters(60, 40),
                            QFileInfo(QString::fromLatin1(name))
                                .suffix()
                                .prepend(QLatin1Char('.'))
                                .toLatin1()
                                .constData()));
    const Run result =
        run({QStringLiteral("classify"), QStringLiteral("--csv"), QStringLiteral("--queue-limit"),
             QStringLiteral("1"), m_folder->path()});
    QCOMPARE(result.exitCode, 0);
    const QStringList lines = result.output.trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QStringLiteral("path,label,index,confidence,error"));
    QVERIFY(lines[1].startsWith(m_folder->filePath(QStringLiteral("a.png")) + QLatin1Char(',')));
    QVERIFY(lines[2].startsWith(QLatin1Char('"')
                                + m_folder->filePath(QStringLiteral("b, with a comma.jpg\","))));
    static const QRegularExpression fields(QStringLiteral("c\\.webp,[^,]+,\\d+,[01][.0-9]*,$"));
    QVERIFY2(lines[3].contains(fields), qPrintable(lines[3]));
}

void CommandLineTest::classifyPrintsJson()
{
    write(QStringLiteral("good.png"), test::smallPng());
    write(QStringLiteral("bad.png"), "nonsense");
    const Run result = run({QStringLiteral("classify"), QStringLiteral("--json"),
                            QStringLiteral("--top-k"), QStringLiteral("3"), m_folder->path()});
    QCOMPARE(result.exitCode, 1);
    const QJsonArray all = QJsonDocument::fromJson(result.output.toUtf8()).array();
    QCOMPARE(all.size(), 2);
    const QJsonObject bad = all[0].toObject(), good = all[1].toObject();
    QCOMPARE(bad.value(QStringLiteral("path")).toString(),
             m_folder->filePath(QStringLiteral("bad.png")));
    QCOMPARE(bad.value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(),
             QStringLiteral("unsupported-format"));
    QCOMPARE(good.value(QStringLiteral("predictions")).toArray().size(), 3);
    QVERIFY(!good.contains(QStringLiteral("error")));
}

void CommandLineTest::classifyFailsWhenOneImageFails()
{
    write(QStringLiteral("good.png"), test::smallPng());
    const QString good = m_folder->filePath(QStringLiteral("good.png"));
    QCOMPARE(run({QStringLiteral("classify"), good}).exitCode, 0);
    const Run result =
        run({QStringLiteral("classify"), good, m_folder->filePath(QStringLiteral("none.png"))});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.output.contains(QStringLiteral("failed: Cannot read")));
}

void CommandLineTest::serveEndsCleanlyOnSignals_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void CommandLineTest::serveEndsCleanlyOnSignals()
{
    QFETCH(int, signal);
    QProcess server;
    server.setProcessChannelMode(QProcess::ForwardedErrorChannel);  // a sanitizer's report
    server.start(QStringLiteral(PROGRAM),
                 {QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0"),
                  QStringLiteral("--workers"), QStringLiteral("1")});
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += server.readAllStandardOutput()).contains("Model ")
                                 && output.contains("listens on"),
                             60'000);
    static const QRegularExpression address(QStringLiteral("http://127\\.0\\.0\\.1:(\\d+)/"));
    const auto match = address.match(QString::fromUtf8(output));
    QVERIFY2(match.hasMatch(), output.constData());

    // A request in flight when the signal comes is still answered.
    const auto port = quint16(match.captured(1).toInt());
    const QByteArray image = test::encoded(test::quarters(4000, 3000), ".png");
    QTcpSocket client, watcher;
    client.connectToHost(QHostAddress::LocalHost, port);
    QVERIFY(client.waitForConnected());
    client.write("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\n"
                 "Content-Length: "
                 + QByteArray::number(image.size()) + "\r\n\r\n" + image);
    watcher.connectToHost(QHostAddress::LocalHost, port);
    QVERIFY(watcher.waitForConnected());
    QByteArray stats, reply;
    QTRY_VERIFY_WITH_TIMEOUT((watcher.write("GET /stats HTTP/1.1\r\nHost: x\r\n\r\n"),
                              stats += watcher.readAll(), stats.contains("\"in_flight\":1")),
                             60'000);
    QCOMPARE(::kill(pid_t(server.processId()), signal), 0);
    QTRY_VERIFY_WITH_TIMEOUT((reply += client.readAll()).contains("\"predictions\""), 60'000);
    client.close();
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), QProcess::NotRunning, 60'000);
    QCOMPARE(server.exitStatus(), QProcess::NormalExit);
    QCOMPARE(server.exitCode(), 0);
}

void CommandLineTest::servePortInUseIsExplained()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString port = QString::number(other.serverPort());
    const Run result = run({QStringLiteral("serve"), QStringLiteral("--port"), port});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.errors.contains(port));
    static const QRegularExpression offer(QStringLiteral("Port \\d+ is free: --port \\d+"));
    QVERIFY2(result.errors.contains(offer), qPrintable(result.errors));
}

void CommandLineTest::serveWarnsOfAnAddressThatStrangersReach_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("keyInEnvironment");
    QTest::addColumn<bool>("warns");
    const QStringList open {QStringLiteral("--host"), QStringLiteral("0.0.0.0")};
    const QString file = QStringLiteral("--api-key-file");
    QTest::newRow("own computer") << QStringList() << false << false;
    QTest::newRow("network") << open << false << true;
    QTest::newRow("network, key") << open
            + QStringList {QStringLiteral("--api-key"), QStringLiteral("secret")}
                                  << false << false;
    QTest::newRow("network, key's file")
        << open + QStringList {file, QStringLiteral(PROGRAM) + QStringLiteral(".key")} << false
        << false;
    QTest::newRow("network, key in the environment") << open << true << false;
}

void CommandLineTest::serveWarnsOfAnAddressThatStrangersReach()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, keyInEnvironment);
    QFETCH(bool, warns);
    write(QStringLiteral("key"), "secret\nnot this\n");
    arguments.replaceInStrings(QStringLiteral(PROGRAM) + QStringLiteral(".key"),
                               m_folder->filePath(QStringLiteral("key")));
    // Without a model it ends by itself, after all that it has to say.
    arguments = QStringList {QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0"),
                             QStringLiteral("--model"), m_folder->filePath(QStringLiteral("none"))}
        + arguments;
    if (keyInEnvironment)
        qputenv("CLASSISCOPE_API_KEY", "secret");
    const Run result = run(arguments);
    qunsetenv("CLASSISCOPE_API_KEY");
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errors.contains(QStringLiteral("set an API key")), warns);
    QVERIFY(!(result.errors + result.output).contains(QStringLiteral("secret")));
}

void CommandLineTest::hangupLoadsTheModelAgain()
{
    const QString copy = m_folder->filePath(QStringLiteral("model"));
    QVERIFY(QDir().mkpath(copy));
    const QDir original(test::defaultModel().path);
    for (const QString &name : original.entryList(QDir::Files))
        QVERIFY(QFile::copy(original.filePath(name), copy + QLatin1Char('/') + name));
    QProcess server;
    server.start(QStringLiteral(PROGRAM),
                 {QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0"),
                  QStringLiteral("--workers"), QStringLiteral("1"), QStringLiteral("--model"),
                  copy});
    QByteArray output, errors;
    const auto says = [&](const QByteArray &text) {
        output += server.readAllStandardOutput();
        errors += server.readAllStandardError();
        return (output + errors).contains(text);
    };
    QTRY_VERIFY_WITH_TIMEOUT(says("version 1 loaded:"), 60'000);

    QFile manifest(copy + QStringLiteral("/model.json"));
    QVERIFY(manifest.open(QIODevice::ReadOnly));
    const QByteArray first = manifest.readAll();
    manifest.close();
    QVERIFY(first.contains("\"version\": \"1\""));
    write(QStringLiteral("model/model.json"),
          QByteArray(first).replace("\"version\": \"1\"", "\"version\": \"2\""));
    // The second one comes while the first one's model is being loaded.
    for (int i = 0; i < 2; ++i)
        QCOMPARE(::kill(pid_t(server.processId()), SIGHUP), 0);
    QTRY_VERIFY_WITH_TIMEOUT(says("version 2 loaded again:"), 60'000);

    write(QStringLiteral("model/model.json"), "{ nonsense");
    QCOMPARE(::kill(pid_t(server.processId()), SIGHUP), 0);
    QTRY_VERIFY_WITH_TIMEOUT(says("version 2 stays in use: "), 60'000);
    QVERIFY(errors.contains("model.json"));
    QVERIFY(!errors.contains("overtook"));

    QCOMPARE(::kill(pid_t(server.processId()), SIGTERM), 0);
    QTRY_COMPARE_WITH_TIMEOUT(server.state(), QProcess::NotRunning, 60'000);
    QCOMPARE(server.exitCode(), 0);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "commandlinetest.moc"
