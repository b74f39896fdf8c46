// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "ui/classify/resultsmodel.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QRegularExpression>
#include <QUrl>

namespace classiscope::test {

WindowFixture::WindowFixture()
    : settings(std::make_unique<QSettings>(settingsFile(), QSettings::IniFormat))
{
}

MainWindow &WindowFixture::open(WindowOptions options)
{
    options.defaultModel = defaultModel();
    options.server.port = 0;
    options.given << QStringLiteral("port");
    window.reset();
    window = std::make_unique<MainWindow>(classifier, telemetry, host, *settings, options);
    window->show();
    window->activateWindow();  // keys and shortcuts go to the active window
    if (!QTest::qWaitForWindowActive(window.get()))
        qWarning("the window did not become active");
    return *window;
}

bool WindowFixture::modelLoaded() const
{
    const auto model = classifier.model();
    return model && text("modelStatus").startsWith(model->name + QStringLiteral(" · "));
}

QTableView &WindowFixture::list() const
{
    return *child<QTableView>("results");
}

QString WindowFixture::cell(int row, int column) const
{
    return list().model()->index(row, column).data().toString();
}

bool WindowFixture::classified(int rows) const
{
    if (rowCount() != rows)
        return false;
    for (int row = 0; row < rows; ++row) {
        if (cell(row, 1) == ResultsModel::tr("waiting…"))
            return false;
    }
    return true;
}

QString WindowFixture::text(const char *labelName) const
{
    const auto *label = child<QLabel>(labelName);
    return label ? label->text() : QString();
}

QString WindowFixture::picture(const QString &name, QRgb color) const
{
    QImage image(24, 16, QImage::Format_RGB32);
    image.fill(color);
    const QString path = folder.filePath(name);
    QDir().mkpath(QFileInfo(path).absolutePath());
    return image.save(path) ? path : QString();
}

QString WindowFixture::textFile(const QString &name, const QByteArray &content) const
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
        ? file.fileName()
        : QString();
}

void failOnWindowWarning()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

bool drop(QWidget &window, QMimeData &data)
{
    const QPoint middle = window.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent letGo(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &letGo);
    return letGo.isAccepted();
}

bool dropFiles(QWidget &window, const QStringList &paths)
{
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls << QUrl::fromLocalFile(path);
    QMimeData data;
    data.setUrls(urls);
    return drop(window, data);
}

}  // namespace classiscope::test
