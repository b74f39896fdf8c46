// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QLocalSocket>
#include <QProcess>
#include <QSettings>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>

using namespace classiscope;

/// Starts of the real program, with folders of their own for sockets and settings.
class WindowProgramTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        QTcpServer any;
        QVERIFY(any.listen(QHostAddress::LocalHost));
        m_port = any.serverPort();
    }

    void secondStartHandsOverAndEnds()
    {
        QProcess first;
        QVERIFY(startWindow(first));
        const Run second = run({QStringLiteral("--serve"), QStringLiteral("--workers"),
                                QStringLiteral("1"), QStringLiteral("gone.png")});
        QCOMPARE(second.exitCode, 0);
        QVERIFY2(second.errors.contains("Handed over to the window"), second.errors.constData());
        QVERIFY2(second.errors.contains("not now: --workers"), second.errors.constData());
        QTRY_VERIFY_WITH_TIMEOUT(answers(), 30'000);
        end(first);
    }

    void newWindowIsAnotherOne()
    {
        QProcess first;
        QVERIFY(startWindow(first));
        QProcess second;
        prepare(second,
                {QStringLiteral("--new-window"), QStringLiteral("--serve"),
                 QStringLiteral("--port"), QString::number(m_port)});
        second.start();
        QTRY_VERIFY_WITH_TIMEOUT(answers(), 30'000);
        QCOMPARE(second.state(), QProcess::Running);
        end(second);
        end(first);
    }

    void killedWindowIsReplaced()
    {
        QProcess first;
        QVERIFY(startWindow(first));
        first.kill();
        QVERIFY(first.waitForFinished());
        QProcess second;
        QVERIFY(startWindow(second));
        QCOMPARE(run({QStringLiteral("--serve")}).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(answers(), 30'000);
        end(second);
    }

    void hungWindowIsNotWaitedForLong()
    {
        QProcess first;
        QVERIFY(startWindow(first));
        QCOMPARE(::kill(pid_t(first.processId()), SIGSTOP), 0);
        QProcess second;
        prepare(second,
                {QStringLiteral("--serve"), QStringLiteral("--port"), QString::number(m_port)});
        second.start();
        QTRY_VERIFY_WITH_TIMEOUT(answers(), 60'000);
        end(second);
        const QByteArray errors = second.readAllStandardError();
        QVERIFY2(errors.contains("not answered for 5 seconds"), errors.constData());
        QCOMPARE(::kill(pid_t(first.processId()), SIGCONT), 0);
        end(first);
    }

    void keptEngineOptionsCountUnlessGiven_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("classes");
        QTest::newRow("kept") << QStringList() << 2;
        QTest::newRow("given") << QStringList {QStringLiteral("--top-k"), QStringLiteral("4")} << 4;
    }

    void keptEngineOptionsCountUnlessGiven()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, classes);
        QSettings kept(m_folder->filePath(QStringLiteral("Classiscope/Classiscope.conf")),
                       QSettings::IniFormat);
        kept.setValue(QStringLiteral("engine/topK"), 2);
        kept.sync();
        QProcess program;
        prepare(program,
                QStringList {QStringLiteral("--serve"), QStringLiteral("--port"),
                             QString::number(m_port)}
                    + arguments);
        program.start();
        QTRY_VERIFY_WITH_TIMEOUT(answers(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(predict().count("\"label\""), classes, 60'000);
        end(program);
    }

private:
    struct Run {
        int exitCode = -1;
        QByteArray errors;
    };

    void prepare(QProcess &process, const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder->path());
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder->path());
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder->path());
        process.setProgram(QStringLiteral(PROGRAM));
        process.setArguments(arguments);
    }

    /// Until it listens for other starts.
    bool startWindow(QProcess &process) const
    {
        prepare(process, {QStringLiteral("--port"), QString::number(m_port)});
        process.start();
        const auto listens = [this] {
            const QStringList found =
                QDir(m_folder->path())
                    .entryList({QStringLiteral("classiscope-*-offscreen")}, QDir::System);
            QLocalSocket socket;
            socket.connectToServer(m_folder->filePath(found.value(0)));
            return !found.isEmpty() && socket.waitForConnected(200);
        };
        return QTest::qWaitFor(listens, 30'000);
    }

    Run run(const QStringList &arguments) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        Run result;
        if (process.waitForFinished(30'000))
            result.exitCode = process.exitCode();
        result.errors = process.readAllStandardError();
        return result;
    }

    bool answers() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        return socket.waitForConnected(200);
    }

    /// The server's answer to a small picture; an error while the model is loading.
    QByteArray predict() const
    {
        QImage image(24, 16, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray picture;
        QBuffer buffer(&picture);
        image.save(&buffer, "PNG");
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        socket.write("POST /predict HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                     "Content-Type: image/png\r\nContent-Length: "
                     + QByteArray::number(picture.size()) + "\r\n\r\n" + picture);
        while (socket.waitForReadyRead(5000)) { }
        return socket.readAll();
    }

    static void end(QProcess &process)
    {
        process.terminate();
        QVERIFY(process.waitForFinished(30'000));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(WindowProgramTest)
#include "windowprogramtest.moc"
