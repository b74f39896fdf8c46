// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpwindow.h"

#include "ui/theme/palettes.h"

#include <QFile>
#include <QLocale>
#include <QListWidget>
#include <QRegularExpression>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

// Resources of a static library have to be asked for, outside any namespace.
static void loadHelpResources()
{
    Q_INIT_RESOURCE(help);
}

namespace classiscope {

namespace {

const char *const pages[] = {"start",     "classify", "server",  "performance", "requests",
                             "benchmark", "models",   "loadlab", "settings",    "commands"};

/// Where the help is in the language of the window; in English where it is not translated.
QString folder()
{
    const QString translated = QStringLiteral(":/help/%1/").arg(QLocale().name().left(2));
    return QFile::exists(translated + QLatin1String("start.html")) ? translated
                                                                   : QStringLiteral(":/help/");
}

QUrl urlOf(const QString &name)
{
    return QUrl(QStringLiteral("qrc%1%2.html").arg(folder(), name));
}

QString titleOf(const QString &name)
{
    static const QRegularExpression title(QStringLiteral("<title>(.*)</title>"));
    QFile file(folder() + name + QLatin1String(".html"));
    if (!file.open(QIODevice::ReadOnly))
        return name;
    const auto match = title.match(QString::fromUtf8(file.readAll()));
    return match.hasMatch() ? match.captured(1) : name;
}

}  // namespace

HelpWindow::HelpWindow(QWidget *parent)
    : QDialog(parent)
    , m_contents(new QListWidget)
    , m_text(new QTextBrowser)
{
    loadHelpResources();
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help"));
    m_contents->setObjectName(QStringLiteral("helpContents"));
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setFrameShape(QFrame::NoFrame);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Help"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(20);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_contents);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({170, 610});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    resize(780, 560);

    fillContents();
    applyPalette();
    connect(m_contents, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            m_text->setSource(urlOf(item->data(Qt::UserRole).toString()));
    });
    connect(m_text, &QTextBrowser::sourceChanged, this, &HelpWindow::followLink);
    showPage(QLatin1String(pages[0]));
}

void HelpWindow::fillContents()
{
    for (const char *page : pages) {
        const QString name = QLatin1String(page);
        auto *item = new QListWidgetItem(titleOf(name), m_contents);
        item->setData(Qt::UserRole, name);
    }
}

void HelpWindow::showPage(const QString &name)
{
    int row = 0;
    for (int i = 0; i < m_contents->count(); ++i) {
        if (m_contents->item(i)->data(Qt::UserRole).toString() == name)
            row = i;
    }
    m_contents->setCurrentRow(row);
}

void HelpWindow::followLink(const QUrl &source)
{
    for (int i = 0; i < m_contents->count(); ++i) {
        const QString name = m_contents->item(i)->data(Qt::UserRole).toString();
        if (source.fileName() == name + QLatin1String(".html"))
            m_contents->setCurrentRow(i);
    }
}

void HelpWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
}

void HelpWindow::applyPalette()
{
    const QString rules = QStringLiteral("a { color: %1; } pre, code { background: %2; } "
                                         "h1 { font-size: 18pt; } h2 { font-size: 12pt; } "
                                         "p, li, td { line-height: 130%; } pre { margin: 8px 0; }")
                              .arg(accentText(palette()).name(), hoverGround(palette()).name());
    m_text->document()->setDefaultStyleSheet(rules);
    m_text->reload();
}

}  // namespace classiscope
