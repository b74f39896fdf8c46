// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/instance/singleinstance.h"

#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtConcurrentRun>
#include <QtEndian>

using namespace classiscope;
using namespace std::chrono_literals;

class SingleInstanceTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        qRegisterMetaType<HandOver>("classiscope::HandOver");
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void secondHandsOverEverythingToTheFirst()
    {
        SingleInstance first(socket());
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QSignalSpy spy(&first, &SingleInstance::handedOver);
        const HandOver message = full();
        QCOMPARE(startElsewhere(message).first, SingleInstance::Role::Handed);
        QTRY_COMPARE(spy.count(), 1);
        const auto taken = spy.first().first().value<HandOver>();
        QCOMPARE(taken.paths, message.paths);
        QCOMPARE(taken.serve, true);
        QCOMPARE(taken.activationToken, message.activationToken);
        QVERIFY(taken.model.has_value());
        QCOMPARE(taken.model->path, message.model->path);
        QCOMPARE(taken.model->labels, message.model->labels);
        QCOMPARE(taken.model->preprocessing.inputSize, QSize(31, 17));
        QCOMPARE(taken.model->preprocessing.mean, message.model->preprocessing.mean);
        QCOMPARE(taken.model->preprocessing.fit, Preprocessing::Fit::Letterbox);
        QCOMPARE(taken.model->output.labelOffset, 1);
    }

    void manyFilesGoOver()
    {
        SingleInstance first(socket());
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QSignalSpy spy(&first, &SingleInstance::handedOver);
        HandOver message;
        for (int i = 0; i < 20'000; ++i)
            message.paths << QStringLiteral("/photos/a picture with a long name %1.jpg").arg(i);
        QCOMPARE(startElsewhere(message).first, SingleInstance::Role::Handed);
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(spy.first().first().value<HandOver>().paths, message.paths);
    }

    void afterTheFirstIsGoneTheNextIsTheFirst()
    {
        {
            SingleInstance first(socket());
            QCOMPARE(first.start({}), SingleInstance::Role::First);
        }
        SingleInstance next(socket());
        QCOMPARE(next.start({}), SingleInstance::Role::First);
        next.release();
        SingleInstance third(socket());
        QCOMPARE(third.start({}), SingleInstance::Role::First);
    }

    void leftoversOfACrashAreClearedAway()
    {
        QVERIFY(write(socket(), {}));
        QVERIFY(write(socket() + QStringLiteral(".lock"), "999999999\nclassiscope\n\n\n\n"));
        SingleInstance first(socket());
        QCOMPARE(first.start({}, 200ms), SingleInstance::Role::First);
        QCOMPARE(startElsewhere(full()).first, SingleInstance::Role::Handed);
    }

    void hungFirstIsNotWaitedForAndNotObeyedLater()
    {
        SingleInstance first(socket());
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QSignalSpy spy(&first, &SingleInstance::handedOver);
        SingleInstance second(socket());
        // In this thread: the first cannot answer meanwhile.
        QCOMPARE(second.start(full(), 200ms), SingleInstance::Role::Unreachable);
        QVERIFY2(second.problem().contains(QStringLiteral("not answered for 0.2 seconds")),
                 qPrintable(second.problem()));
        // Whatever the first still finds in its sockets is read before this one's message.
        HandOver later;
        later.paths << QStringLiteral("/later.png");
        QCOMPARE(startElsewhere(later).first, SingleInstance::Role::Handed);
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(spy.first().first().value<HandOver>().paths, later.paths);
    }

    void nonsenseIsRefusedAndTheFirstGoesOn_data()
    {
        QTest::addColumn<QByteArray>("message");
        const QByteArray good = *full().encoded();
        QTest::newRow("no message") << QByteArray();
        QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
        QTest::newRow("cut off") << good.chopped(3);
        QTest::newRow("too long") << good + "x";
        HandOver relative;
        relative.paths << QStringLiteral("photo.jpg");
        QTest::newRow("relative path") << *relative.encoded();
    }

    void nonsenseIsRefusedAndTheFirstGoesOn()
    {
        QFETCH(QByteArray, message);
        SingleInstance first(socket());
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QSignalSpy spy(&first, &SingleInstance::handedOver);
        QLocalSocket peer;
        peer.connectToServer(socket());
        QByteArray size(4, Qt::Uninitialized);
        qToBigEndian(quint32(message.size()), size.data());
        peer.write(size + message);
        QTRY_COMPARE(peer.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(peer.readAll(), QByteArray("n"));
        QCOMPARE(startElsewhere(full()).first, SingleInstance::Role::Handed);
        QTRY_COMPARE(spy.count(), 1);
    }

    void tooLongAMessageIsNotWaitedFor()
    {
        SingleInstance first(socket());
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        QLocalSocket peer;
        peer.connectToServer(socket());
        QByteArray size(4, Qt::Uninitialized);
        qToBigEndian(quint32(HandOver::maxBytes + 1), size.data());
        peer.write(size);
        QTRY_COMPARE(peer.state(), QLocalSocket::UnconnectedState);
        QVERIFY(peer.readAll().isEmpty());
    }

    void moreFilesThanTheBoundAreNotSent()
    {
        HandOver message;
        for (int i = 0; i <= HandOver::maxPaths; ++i)
            message.paths << QStringLiteral("/a");
        QVERIFY(!message.encoded());
        SingleInstance first(socket());
        QCOMPARE(first.start({}), SingleInstance::Role::First);
        const auto [role, problem] = startElsewhere(message);
        QCOMPARE(role, SingleInstance::Role::Unreachable);
        QVERIFY2(problem.contains(QStringLiteral("give a folder")), qPrintable(problem));
    }

    void withoutAFolderForSocketsItIsAlone()
    {
        SingleInstance nowhere {QString()};
        QCOMPARE(nowhere.start({}), SingleInstance::Role::Alone);
        QVERIFY(nowhere.problem().contains(QStringLiteral("XDG_RUNTIME_DIR")));
        SingleInstance forbidden(QStringLiteral("/proc/classiscope"));
        QCOMPARE(forbidden.start({}), SingleInstance::Role::Alone);
        QVERIFY(forbidden.problem().contains(QStringLiteral("/proc/classiscope.lock")));
    }

    void everyDisplayHasItsOwn()
    {
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->path()));
        qputenv("WAYLAND_DISPLAY", "wayland-1");
        const QString one = SingleInstance::socketOfUser();
        qputenv("WAYLAND_DISPLAY", "../other\n");
        const QString other = SingleInstance::socketOfUser();
        qunsetenv("WAYLAND_DISPLAY");
        QVERIFY(one.startsWith(m_folder->path() + QLatin1String("/classiscope-")));
        QVERIFY(one.endsWith(QStringLiteral("-wayland-1")));
        QVERIFY(other.endsWith(QStringLiteral("---other-")));
    }

private:
    QString socket() const { return m_folder->filePath(QStringLiteral("socket")); }

    static bool write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

    static HandOver full()
    {
        HandOver message;
        message.paths = QStringList {QStringLiteral("/photos/käfer.jpg"), QStringLiteral("/more")};
        message.serve = true;
        message.activationToken = "token";
        ModelSource &model = message.model.emplace();
        model.path = QStringLiteral("/models/x.onnx");
        model.labels = QStringLiteral("/models/x.txt");
        model.preprocessing.inputSize = {31, 17};
        model.preprocessing.mean = {1.5F, 2, 3};
        model.preprocessing.fit = Preprocessing::Fit::Letterbox;
        model.output.labelOffset = 1;
        return message;
    }

    /// As another process would, while this thread goes on.
    std::pair<SingleInstance::Role, QString> startElsewhere(const HandOver &message) const
    {
        auto role = QtConcurrent::run([path = socket(), message] {
            SingleInstance other(path);
            const auto result = other.start(message);
            return std::pair(result, other.problem());
        });
        if (!QTest::qWaitFor([&role] { return role.isFinished(); }, 10'000))
            qWarning("the other start does not end");
        return role.result();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "singleinstancetest.moc"
