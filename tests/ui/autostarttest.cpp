// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/desktop/autostart.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace classiscope;

class AutostartTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void entryIsWrittenAndRemoved()
    {
        const Autostart autostart(file(), QStringLiteral("/usr/bin/classiscope"));
        QVERIFY(!autostart.enabled());
        QVERIFY(autostart.setEnabled(true).ok());
        QVERIFY(autostart.enabled());
        const QByteArray content = read();
        QVERIFY(content.startsWith("[Desktop Entry]\nType=Application\n"));
        QVERIFY2(content.contains("\nExec=\"/usr/bin/classiscope\"\n"), content.constData());
        QVERIFY(autostart.setEnabled(false).ok());
        QVERIFY(!autostart.enabled());
        QVERIFY(!QFileInfo::exists(file()));
        QVERIFY(autostart.setEnabled(false).ok());
    }

    void strangeFoldersAreQuoted()
    {
        const Autostart autostart(file(), QStringLiteral("/my $apps/100% \"a\\b\"/classiscope"));
        QVERIFY(autostart.setEnabled(true).ok());
        const QByteArray line = "Exec=\"/my \\\\$apps/100%% \\\\\"a\\\\\\\\b\\\\\"/classiscope\"\n";
        QVERIFY2(read().contains(line), read().constData());
    }

    void entrySwitchedOffByTheDesktopIsOff()
    {
        const Autostart autostart(file(), QStringLiteral("/usr/bin/classiscope"));
        QVERIFY(autostart.setEnabled(true).ok());
        QFile entry(file());
        QVERIFY(entry.open(QIODevice::Append));
        entry.write("Hidden=true\n");
        entry.close();
        QVERIFY(!autostart.enabled());
        QVERIFY(autostart.setEnabled(true).ok());
        QVERIFY(autostart.enabled());
    }

    void folderThatCannotBeWrittenIsNamed()
    {
        QFile blocker(m_folder->filePath(QStringLiteral("blocked")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        const Autostart autostart(blocker.fileName() + QStringLiteral("/classiscope.desktop"),
                                  QStringLiteral("/usr/bin/classiscope"));
        const auto changed = autostart.setEnabled(true);
        QVERIFY(!changed.ok());
        QVERIFY2(changed.error().message.contains(blocker.fileName()),
                 qPrintable(changed.error().message));
        QVERIFY(!autostart.enabled());
    }

private:
    QString file() const
    {
        return m_folder->filePath(QStringLiteral("autostart/classiscope.desktop"));
    }
    QByteArray read() const
    {
        QFile entry(file());
        return entry.open(QIODevice::ReadOnly) ? entry.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(AutostartTest)
#include "autostarttest.moc"
