// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/copybutton.h"

#include "ui/theme/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

namespace classiscope {

CopyButton::CopyButton(const QString &what, QWidget *parent)
    : QToolButton(parent)
    , m_reset(new QTimer(this))
{
    setText(tr("Copy"));
    setIcon(classiscope::icon(QStringLiteral("copy")));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setToolTip(tr("Copy %1").arg(what));
    setAccessibleName(toolTip());
    setProperty("quiet", true);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    m_reset->setSingleShot(true);
    m_reset->setInterval(2000);
    connect(m_reset, &QTimer::timeout, this, [this] { setText(tr("Copy")); });
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
}

void CopyButton::setContent(const QString &content)
{
    m_content = content;
}

QSize CopyButton::sizeHint() const
{
    // Wide enough for both texts, so that nothing moves when they change.
    const QSize hint = QToolButton::sizeHint();
    const int copied = fontMetrics().horizontalAdvance(tr("Copied"));
    return {hint.width() + copied - fontMetrics().horizontalAdvance(text()), hint.height()};
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_content);
    setText(tr("Copied"));
    m_reset->start();
}

}  // namespace classiscope
