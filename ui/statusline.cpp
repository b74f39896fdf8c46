// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusline.h"

#include "core/engine/classifier.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"
#include "ui/theme/tooltip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

namespace classiscope {

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_modelSign(new QLabel)
    , m_model(new ElidedLabel)
    , m_serverSign(new QLabel)
    , m_server(new QLabel)
{
    setObjectName(QStringLiteral("statusLine"));
    setAttribute(Qt::WA_StyledBackground);
    m_model->setObjectName(QStringLiteral("modelStatus"));
    m_model->setAccessibleName(tr("Model"));
    m_server->setObjectName(QStringLiteral("serverStatus"));
    m_server->setAccessibleName(tr("Server"));
    m_server->setTextFormat(Qt::PlainText);
    m_server->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(8);
    row->addWidget(m_modelSign);
    row->addWidget(m_model, 1);
    row->addSpacing(24);
    row->addWidget(m_serverSign);
    row->addWidget(m_server);
    setModelText(tr("No model"), false);
    setServer(tr("Server off"), false);
}

void StatusLine::setModel(const ModelInfo &model)
{
    setModelText(tr("%1 · %2 classes · %3 × %4 · %5")
                     .arg(model.name, QLocale().toString(model.classCount))
                     .arg(model.inputSize.width())
                     .arg(model.inputSize.height())
                     .arg(model.path.text()),
                 false);
    m_model->setToolTip(model.path.reason.isEmpty() ? QString()
                                                    : plainToolTip(model.path.reason.translated()));
}

void StatusLine::setModelLoading(const QString &name)
{
    setModelText(tr("Loading %1…").arg(name), false);
}

void StatusLine::setModelError(const QString &message)
{
    setModelText(message, true);
}

void StatusLine::setServer(const QString &text, bool listening)
{
    m_server->setText(text);
    m_listening = listening;
    paintSigns();
}

void StatusLine::setModelText(const QString &text, bool wrong)
{
    m_model->setText(text);
    // What helps stands at the end, a path in the middle.
    m_model->setElideMode(wrong ? Qt::ElideMiddle : Qt::ElideRight);
    m_wrong = wrong;
    paintSigns();
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintSigns();
    QWidget::changeEvent(event);
}

void StatusLine::paintSigns()
{
    const qreal ratio = devicePixelRatioF();
    const QColor muted = mutedText(palette());
    m_modelSign->setPixmap(iconPixmap(m_wrong ? QStringLiteral("error") : QStringLiteral("model"),
                                      16, m_wrong ? errorText(palette()) : muted, ratio));
    m_serverSign->setPixmap(iconPixmap(QStringLiteral("server"), 16,
                                       m_listening ? accentText(palette()) : muted, ratio));
}

}  // namespace classiscope
