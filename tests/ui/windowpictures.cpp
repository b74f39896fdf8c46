// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every place and every dialog of the window, in each state, language, colour
// scheme and size; for people to look at. Checks nothing.
//   windowpictures FOLDER [STATE…]      STATE: empty, busy, full, failed; all when none is given
#include "tests/ui/windowtour.h"
#include "ui/classify/classifypage.h"
#include "ui/language.h"
#include "ui/server/serverpage.h"
#include "ui/theme/colorscheme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTcpServer>
#include <QTextStream>

using namespace classiscope;
using namespace classiscope::test;

namespace {

constexpr int patience = 60'000;  // ms

struct Setting {
    Language language = Language::English;
    ColorScheme scheme = ColorScheme::Light;
    QSize size;
    QString name;  ///< "de-dark-1000x700"
};

QList<Setting> settings()
{
    QList<Setting> all;
    for (const Language language : {Language::English, Language::German}) {
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            for (const QSize size : {QSize(1000, 700), QSize(1600, 1000)})
                all << Setting {language, scheme, size,
                                QStringLiteral("%1-%2-%3x%4")
                                    .arg(language == Language::German ? QStringLiteral("de")
                                                                      : QStringLiteral("en"),
                                         scheme == ColorScheme::Dark ? QStringLiteral("dark")
                                                                     : QStringLiteral("light"))
                                    .arg(size.width())
                                    .arg(size.height())};
        }
    }
    return all;
}

/// A window in one setting, and where its pictures go.
class Album {
public:
    Album(const QDir &folder, const Setting &setting)
        : m_folder(folder)
        , m_setting(setting)
    {
        applyLanguage(*qApp, setting.language);
    }

    void take(const QString &state)
    {
        m_state = state;
        if (state == QLatin1String("failed"))
            takeFailed();
        else if (open() && state == QLatin1String("empty"))
            tourWindow(m_fixture, look());
        else if (state == QLatin1String("busy"))
            takeBusy();
        else if (state == QLatin1String("full") && fillPlaces(m_fixture))
            takeFull();
    }

private:
    bool open(const WindowOptions &options = {})
    {
        m_fixture.open(options);
        applyColorScheme(*qApp, m_setting.scheme);
        m_fixture.window->resize(m_setting.size);
        return options.model
            || QTest::qWaitFor([this] { return m_fixture.modelLoaded(); }, patience);
    }

    Look look()
    {
        return [this](const QString &stop, QWidget &shown) {
            QString name = stop.toLower();
            static const QRegularExpression others(QStringLiteral("[^a-zäöüß0-9]+"));
            name.replace(others, QStringLiteral("_"));
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            shown.grab().save(m_folder.filePath(
                QStringLiteral("%1-%2-%3.png").arg(m_state, name, m_setting.name)));
        };
    }

    /// The places alone, each after a second, which the charts take.
    void takePlaces()
    {
        const auto *places = m_fixture.child<QStackedWidget>("places");
        for (int i = 0; i < places->count(); ++i) {
            auto *place = m_fixture.child<QAbstractButton>(
                QStringLiteral("place%1").arg(i).toLatin1().constData());
            place->click();
            QTest::qWait(1100);
            look()(QString::fromLatin1(places->widget(i)->metaObject()->className())
                       .section(QStringLiteral("::"), -1),
                   *m_fixture.window);
        }
    }

    void takeFull()
    {
        QTest::qWait(1100);
        tourWindow(m_fixture, look());
        tourHiddenDialogs(m_fixture, look());
    }

    void takeBusy()
    {
        if (!fillPlaces(m_fixture))
            return;
        QStringList many;
        for (int i = 0; i < 4000; ++i)
            many << m_fixture.picture(QStringLiteral("many/%1.png").arg(i), QRgb(0xff000000 + i));
        m_fixture.window->findChild<ClassifyPage *>()->addPaths(many);
        takePlaces();
    }

    /// No model, a picture nobody can read, a port that is taken.
    void takeFailed()
    {
        QTcpServer other;
        other.listen(QHostAddress::LocalHost);
        WindowOptions options;
        options.model = ModelSource();
        options.model->path = m_fixture.folder.filePath(QStringLiteral("no-such-model"));
        options.paths = QStringList {m_fixture.textFile(QStringLiteral("broken.png"), "nothing")};
        open(options);
        const auto refused = [&] { return m_fixture.window->findChild<QMessageBox *>(); };
        if (QTest::qWaitFor([&] { return refused() != nullptr; }, patience))
            delete refused();
        auto *server = m_fixture.window->findChild<ServerPage *>();
        server->findChild<QSpinBox *>()->setValue(other.serverPort());
        server->setListening(true);
        takePlaces();
    }

    QDir m_folder;
    Setting m_setting;
    QString m_state;
    WindowFixture m_fixture;
};

}  // namespace

int main(int count, char **values)
{
    const QApplication application(count, values);
    QStringList states = QCoreApplication::arguments().mid(1);
    if (states.isEmpty()) {
        QTextStream(stderr) << "usage: windowpictures FOLDER [empty|busy|full|failed]…\n";
        return 2;
    }
    const QDir folder(states.takeFirst());
    if (!QDir().mkpath(folder.path()))
        return 1;
    if (states.isEmpty())
        states = QStringList {QStringLiteral("empty"), QStringLiteral("busy"),
                              QStringLiteral("full"), QStringLiteral("failed")};
    for (const Setting &setting : settings()) {
        for (const QString &state : std::as_const(states))
            Album(folder, setting).take(state);
    }
    return 0;
}
