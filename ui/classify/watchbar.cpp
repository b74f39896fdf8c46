// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/watchbar.h"

#include "ui/classify/folderwatch.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace classiscope {

WatchBar::WatchBar(FolderWatch &watch, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_sign(new QLabel)
    , m_text(new ElidedLabel)
    , m_count(new QLabel)
{
    m_text->setObjectName(QStringLiteral("watchText"));
    m_text->setElideMode(Qt::ElideMiddle);
    m_count->setObjectName(QStringLiteral("watchCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *stop = new QPushButton(tr("Stop"));
    stop->setObjectName(QStringLiteral("stopWatching"));
    stop->setAccessibleName(tr("Stop watching the folder"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    row->addWidget(m_sign);
    row->addWidget(m_text, 1);
    row->addWidget(m_count);
    row->addSpacing(8);
    row->addWidget(stop);
    drawSign();
    hide();

    connect(stop, &QPushButton::clicked, &watch, &FolderWatch::stop);
    connect(&watch, &FolderWatch::started, this, [this] {
        m_arrived = 0;
        refresh();
    });
    connect(&watch, &FolderWatch::picturesArrived, this, [this](const QStringList &paths) {
        m_arrived += int(paths.size());
        refresh();
    });
    connect(&watch, &FolderWatch::stopped, this, &QWidget::hide);
}

void WatchBar::refresh()
{
    m_text->setText(tr("Watching %1").arg(QDir::toNativeSeparators(m_watch.folder())));
    m_count->setText(m_arrived == 0 ? tr("nothing new yet")
                                    : tr("%1 came").arg(QLocale().toString(m_arrived)));
    setVisible(m_watch.watching());
}

void WatchBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawSign();
    QWidget::changeEvent(event);
}

void WatchBar::drawSign()
{
    m_sign->setPixmap(
        iconPixmap(QStringLiteral("folder"), 16, accentText(palette()), devicePixelRatioF()));
}

}  // namespace classiscope
