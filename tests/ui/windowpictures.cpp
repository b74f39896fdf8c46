// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every place and every dialog of the window, in each state, language, colour
// scheme and size; for people to look at. Checks nothing.
//   windowpictures FOLDER [STATE…] [SETTING…]
//       STATE: empty, busy, full, failed; SETTING: de, dark, 1000x700; all when none is given
//   windowpictures loadtest …          the load test that the page Load lab starts: says what a
//       running one says, until it is ended
#include "tests/ui/benchreport.h"
#include "tests/ui/loadsample.h"
#include "tests/ui/windowtour.h"
#include "ui/benchmark/benchmarkpage.h"
#include "ui/classify/classifypage.h"
#include "ui/language.h"
#include "ui/loadlab/loadlabpage.h"
#include "ui/server/serverpage.h"
#include "ui/theme/colorscheme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTcpServer>
#include <QTextStream>

#include <cstdio>

#include <unistd.h>

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
            for (const QSize size : {QSize(900, 600), QSize(1000, 700), QSize(1600, 1000)})
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
            QString name = stop.toLower().remove(u'&');
            static const QRegularExpression others(QStringLiteral("[^a-zäöüß0-9]+"));
            name.replace(others, QStringLiteral("_"));
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            save(shown, name);
            for (auto *area : shown.findChildren<QScrollArea *>()) {
                QScrollBar *bar = area->verticalScrollBar();
                if (!area->isVisible() || bar->maximum() == 0)
                    continue;
                bar->setValue(bar->maximum());
                save(shown, name + QStringLiteral("_below"));
                bar->setValue(0);
            }
        };
    }

    void save(QWidget &shown, const QString &name)
    {
        shown.grab().save(
            m_folder.filePath(QStringLiteral("%1-%2-%3.png").arg(m_state, name, m_setting.name)));
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
        takeBenchmark();
    }

    /// With what was measured, in the place that the window gives it.
    void takeBenchmark()
    {
        const QTemporaryDir folder;
        BenchmarkPage page(
            m_fixture.host,
            {{},
             folder.filePath(QStringLiteral("tuning.json")),
             [](const BenchOptions &, const BenchCallbacks &) -> Result<BenchReport> {
                 return sampleReport();
             }});
        page.setModel(defaultModel(), *m_fixture.classifier.model());
        page.resize(m_fixture.window->findChild<BenchmarkPage *>()->size());
        page.show();
        auto *start = page.findChild<QAbstractButton *>(QStringLiteral("benchStart"));
        start->click();
        if (QTest::qWaitFor([start] { return start->isVisible(); }, patience)) {
            QTest::qWait(100);  // until the new parts have their places
            look()(QStringLiteral("benchmark measured"), page);
        }
    }

    void takeBusy()
    {
        if (!fillPlaces(m_fixture))
            return;
        QStringList many;
        for (int i = 0; i < 4000; ++i)
            many << m_fixture.picture(QStringLiteral("many/%1.png").arg(i), QRgb(0xff000000 + i));
        m_fixture.window->findChild<ClassifyPage *>()->addPaths(many);
        m_fixture.child<QAbstractButton>("benchStart")->click();
        m_fixture.window->findChild<LoadLabPage *>()->start();
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
        m_fixture.window->findChild<LoadLabPage *>()->start();  // on that server
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
    if (count > 1 && QByteArrayView(values[1]) == "loadtest") {
        std::fputs(sampleRunningLines().constData(), stdout);
        std::fflush(stdout);
        return ::pause();
    }
    const QApplication application(count, values);
    QStringList words = QCoreApplication::arguments().mid(1);
    const QString folder = words.isEmpty() ? QString() : words.takeFirst();
    const QStringList all {QStringLiteral("empty"), QStringLiteral("busy"), QStringLiteral("full"),
                           QStringLiteral("failed")};
    QStringList states;
    for (const QString &state : all) {
        if (words.removeAll(state) > 0)
            states << state;
    }
    QList<Setting> meant = settings();
    const auto isNotMeant = [&words](const Setting &setting) {
        return std::any_of(words.cbegin(), words.cend(), [&setting](const QString &word) {
            return !setting.name.contains(word);
        });
    };
    meant.removeIf(isNotMeant);
    if (folder.isEmpty() || meant.isEmpty()) {
        QTextStream(stderr) << "usage: windowpictures FOLDER [empty|busy|full|failed]… "
                               "[de|en|dark|light|900x600|1000x700|1600x1000]…\n";
        return 2;
    }
    if (!QDir().mkpath(folder)) {
        QTextStream(stderr) << "windowpictures: cannot make the folder " << folder << '\n';
        return 1;
    }
    for (const Setting &setting : std::as_const(meant)) {
        for (const QString &state : states.isEmpty() ? all : states)
            Album(QDir(folder), setting).take(state);
    }
    return 0;
}
