// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/traffic.h"
#include "ui/server/serverfigures.h"

using namespace classiscope;

class ServerFiguresTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void init()
    {
        test::failOnAnyWarning();
        m_traffic = std::make_unique<test::Traffic>();
        m_traffic->pass(20);
    }

    void anIdleServerHasNoResponseTimes()
    {
        QCOMPARE(values(0), QStringLiteral("0 – – 0 0 0 0 0 0"));
        QVERIFY(figures(0).errors.empty());
    }

    void figuresAreThoseOfHttp()
    {
        for (int i = 0; i < 20; ++i)
            m_traffic->ok(Source::Http, 100);
        m_traffic->ok(Source::Window, 5);
        m_traffic->failed(Source::Http, Error::Code::Cancelled);
        m_traffic->failed(Source::Window, Error::Code::DamagedImage);
        m_traffic->telemetry.requestStarted(Source::Http);
        m_traffic->telemetry.requestStarted(Source::Window);
        m_traffic->queued = 7;
        m_traffic->pass(1);
        QCOMPARE(values(3), QStringLiteral("2.0 100 ms 100 ms 1 7 3 20 0 1"));
    }

    void errorsAreCountedByKindTheMostFrequentFirst()
    {
        m_traffic->failed(Source::Http, Error::Code::UnsupportedFormat);
        for (int i = 0; i < 1200; ++i)
            m_traffic->failed(Source::Http, Error::Code::Busy);
        const auto errors = figures(0).errors;
        QCOMPARE(errors.size(), std::size_t(2));
        QCOMPARE(errors[0].count, QStringLiteral("1,200"));
        QCOMPARE(errors[0].kind, QStringLiteral("busy"));
        QCOMPARE(errors[1].count, QStringLiteral("1"));
        QCOMPARE(errors[1].kind, QStringLiteral("unsupported-format"));
    }

    void everyKindOfAnswerHasItsOwnWords()
    {
        for (const auto code :
             {Error::Code::EmptyImage, Error::Code::UnsupportedFormat, Error::Code::DamagedImage,
              Error::Code::ImageTooLarge, Error::Code::BadRequest, Error::Code::Busy,
              Error::Code::NoModel, Error::Code::Stopping, Error::Code::Internal}) {
            m_traffic->failed(Source::Http, code);
        }
        QSet<QString> words;
        for (const ErrorRow &row : figures(0).errors)
            words.insert(row.words);
        QCOMPARE(words.size(), 9);
        QVERIFY(!words.contains(QStringLiteral("Another error")));
    }

private:
    ServerFigures figures(int connections) const
    {
        const QDateTime now = QDateTime::currentDateTime();
        return serverFigures(takePerformanceData(m_traffic->telemetry, now), connections);
    }

    QString values(int connections) const
    {
        QStringList texts;
        for (const Figure &figure : figures(connections).tiles)
            texts.append(figure.value);
        return texts.join(u' ').replace(QChar(0xa0), u' ');
    }

    std::unique_ptr<test::Traffic> m_traffic;
};

QTEST_GUILESS_MAIN(ServerFiguresTest)
#include "serverfigurestest.moc"
