// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/serverhint.h"

#include "core/server/serverhost.h"
#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace classiscope {

ServerHint::ServerHint(ServerHost &host, QWidget *parent)
    : QWidget(parent)
    , m_host(host)
    , m_sign(new QLabel)
{
    setObjectName(QStringLiteral("benchServerHint"));
    auto *text = new QLabel(tr("The server is on: requests that it answers meanwhile take time "
                               "from the benchmark, and the figures come out too low."));
    text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_sign, 0, Qt::AlignVCenter);
    row->addWidget(text, 1);
    connect(&m_host, &ServerHost::stateChanged, this, &ServerHint::showState);
    drawSign();
    if (m_host.state() != ServerHost::State::Listening)
        hide();
}

void ServerHint::showState()
{
    setVisible(m_host.state() == ServerHost::State::Listening);
}

void ServerHint::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawSign();
}

void ServerHint::drawSign()
{
    constexpr int side = 20;
    m_sign->setPixmap(
        iconPixmap(QStringLiteral("server"), side, accentText(palette()), devicePixelRatioF()));
}

}  // namespace classiscope
