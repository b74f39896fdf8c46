// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/desktop/session.h"
#include "ui/settings/generalsettings.h"

#include <QAbstractButton>
#include <QFile>
#include <QStackedWidget>

using namespace classiscope;
using namespace classiscope::test;

class SessionTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<WindowFixture>();
    }

    void cleanup() { m_fixture.reset(); }

    void lastPlaceIsOpenedAgain()
    {
        m_fixture->open();
        QCOMPARE(place(), 0);
        QTest::mouseClick(m_fixture->child<QAbstractButton>("place2"), Qt::LeftButton);
        m_fixture->open();
        QCOMPARE(place(), 2);
        GeneralSettings general;
        general.restorePlace = false;
        keepGeneralSettings(*m_fixture->settings, general);
        m_fixture->open();
        QCOMPARE(place(), 0);
    }

    void givenFilesLeadToTheirPlace()
    {
        m_fixture->open();
        QTest::mouseClick(m_fixture->child<QAbstractButton>("place2"), Qt::LeftButton);
        WindowOptions options;
        options.paths = QStringList {m_fixture->picture(QStringLiteral("a.png"))};
        m_fixture->open(options);
        QCOMPARE(place(), 0);
    }

    void picturesComeBackWhenAskedButForThoseThatAreGone()
    {
        const QString stays = m_fixture->picture(QStringLiteral("stays.png"));
        const QString goes = m_fixture->picture(QStringLiteral("goes.png"));
        askForPictures();
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        QVERIFY(dropFiles(*m_fixture->window, {goes, stays}));
        QTRY_VERIFY(m_fixture->classified(2));
        m_fixture->window.reset();
        QVERIFY(QFile::remove(goes));
        m_fixture->open();
        QTRY_VERIFY(m_fixture->classified(1));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("stays.png"));
    }

    void picturesAreForgottenUnlessAskedFor()
    {
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        QVERIFY(dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))}));
        QTRY_VERIFY(m_fixture->classified(1));
        m_fixture->window.reset();
        QVERIFY(!m_fixture->settings->contains(QStringLiteral("session/pictures")));
    }

    void noMorePicturesThanTheBoundAreKept()
    {
        GeneralSettings general;
        general.restorePictures = true;
        Session session;
        for (int i = 0; i < Session::maxPictures + 5; ++i)
            session.pictures << QStringLiteral("/photos/%1.jpg").arg(i);
        keepSession(*m_fixture->settings, general, session);
        const Session kept = keptSession(*m_fixture->settings, general, 5);
        QCOMPARE(kept.pictures, session.pictures.mid(0, Session::maxPictures));
        QVERIFY(keptSession(*m_fixture->settings, GeneralSettings(), 5).pictures.isEmpty());
    }

    void nonsenseInTheFileIsNotUsed()
    {
        m_fixture->settings->setValue(QStringLiteral("session/place"), 77);
        QCOMPARE(keptSession(*m_fixture->settings, GeneralSettings(), 5).place, 4);
        m_fixture->settings->setValue(QStringLiteral("session/place"), QStringLiteral("x"));
        QCOMPARE(keptSession(*m_fixture->settings, GeneralSettings(), 5).place, 0);
    }

private:
    int place() const { return m_fixture->child<QStackedWidget>("places")->currentIndex(); }
    void askForPictures()
    {
        GeneralSettings general;
        general.restorePictures = true;
        keepGeneralSettings(*m_fixture->settings, general);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(SessionTest)
#include "sessiontest.moc"
