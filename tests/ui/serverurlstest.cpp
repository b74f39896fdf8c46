// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/server/serverurls.h"

using namespace classiscope;

class ServerUrlsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void everyAddressIsReachedByTheComputersOwn_data()
    {
        QTest::addColumn<QString>("listening");
        QTest::addColumn<QStringList>("own");
        QTest::addColumn<QString>("reachable");
        const auto row = [](const char *name, const QString &listening, const QStringList &own,
                            const QString &reachable) {
            QTest::newRow(name) << QStringLiteral("http://%1:5000/").arg(listening) << own
                                << QStringLiteral("http://%1:5000/").arg(reachable);
        };
        const QString every = QStringLiteral("0.0.0.0");
        const QString here = QStringLiteral("127.0.0.1");
        const QString home = QStringLiteral("192.168.1.20");
        const QString container = QStringLiteral("172.17.0.1");
        row("one address", home, {here}, home);
        row("this computer only", here, {home}, here);
        row("no network", every, {here, QStringLiteral("::1")}, here);
        row("a network", every, {here, home}, home);
        row("containers too", every, {here, container, home}, home);
        row("containers only", every, {container, here}, container);
        row("link-local is no use", every, {QStringLiteral("169.254.1.1")}, here);
        row("every address, version 6", QStringLiteral("[::]"), {home}, home);
    }

    void everyAddressIsReachedByTheComputersOwn()
    {
        QFETCH(QString, listening);
        QFETCH(QStringList, own);
        QList<QHostAddress> addresses;
        for (const QString &address : own)
            addresses.append(QHostAddress(address));
        QTEST(reachableUrl(QUrl(listening), addresses).toString(), "reachable");
    }

    void curlLineSendsAPhotoToPredict()
    {
        QCOMPARE(curlLine(QUrl(QStringLiteral("http://127.0.0.1:5000/")), false),
                 QStringLiteral("curl -F image=@photo.jpg http://127.0.0.1:5000/predict"));
    }

    void curlLineTakesTheKeyFromTheShell()
    {
        const QString line = curlLine(QUrl(QStringLiteral("http://127.0.0.1:5000/")), true);
        QVERIFY2(line.contains(QStringLiteral("\"Authorization: Bearer $CLASSISCOPE_API_KEY\"")),
                 qPrintable(line));
        QVERIFY(line.endsWith(QStringLiteral("http://127.0.0.1:5000/predict")));
    }
};

QTEST_GUILESS_MAIN(ServerUrlsTest)
#include "serverurlstest.moc"
