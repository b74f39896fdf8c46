// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/theme/palettes.h"
#include "ui/theme/systemscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QPalette>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace classiscope;

/// Plays the desktop portal on a bus of the test's own.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;

public slots:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        asked = group + QLatin1Char('/') + key;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }

signals:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

public:
    QString asked;
};

class SystemSchemeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        QSKIP("Qt itself follows the desktop from 6.5 on");
#endif
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
            QSKIP("dbus-daemon is not installed");
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"),
                     QStringLiteral("--print-address")});
        QTRY_VERIFY(m_bus.canReadLine());
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        QDBusConnection bus = QDBusConnection::sessionBus();
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal,
                                   QDBusConnection::ExportAllSlots
                                       | QDBusConnection::ExportAllSignals));
    }

    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(QDBusConnection::sessionBus().name());
        m_bus.terminate();
        m_bus.waitForFinished();
    }

    void init()
    {
        test::failOnAnyWarning();
    }

    void followsThePortalFromTheStart()
    {
        m_portal.scheme = 1;
        const SystemScheme scheme(lightPalette());
        QVERIFY(!scheme.dark());
        QTRY_VERIFY(scheme.dark());
        QCOMPARE(m_portal.asked, QStringLiteral("org.freedesktop.appearance/color-scheme"));
    }

    void noPreferenceMeansThePlatformsPalette()
    {
        m_portal.scheme = 2;
        SystemScheme scheme(darkPalette());
        QTRY_VERIFY(!scheme.dark());
        tell(0);
        QTRY_VERIFY(scheme.dark());
    }

    void changesAreTold()
    {
        m_portal.scheme = 1;
        SystemScheme scheme(lightPalette());
        QTRY_VERIFY(scheme.dark());
        QSignalSpy spy(&scheme, &SystemScheme::darkChanged);
        tell(2);
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy[0][0].toBool(), false);
        emit m_portal.SettingChanged(QStringLiteral("org.gnome.desktop"),
                                     QStringLiteral("color-scheme"), QDBusVariant(1U));
        tell(1);
        QTRY_COMPARE(spy.size(), 2);
        QCOMPARE(spy[1][0].toBool(), true);
    }

private:
    void tell(uint value)
    {
        emit m_portal.SettingChanged(QStringLiteral("org.freedesktop.appearance"),
                                     QStringLiteral("color-scheme"), QDBusVariant(value));
    }

    QProcess m_bus;
    Portal m_portal;
};

QTEST_GUILESS_MAIN(SystemSchemeTest)
#include "systemschemetest.moc"
