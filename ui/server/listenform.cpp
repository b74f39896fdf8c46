// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/listenform.h"

#include "ui/server/serverurls.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

#include <algorithm>

namespace classiscope {

namespace {

QLabel *labelFor(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text);
    label->setBuddy(field);
    return label;
}

}  // namespace

ListenForm::ListenForm(const QHostAddress &address, quint16 port, QWidget *parent)
    : QWidget(parent)
    , m_address(new QComboBox)
    , m_port(new QSpinBox)
{
    m_address->addItem(tr("This computer only (127.0.0.1)"),
                       QHostAddress(QHostAddress::LocalHost).toString());
    m_address->addItem(tr("Everyone on the network (0.0.0.0)"),
                       QHostAddress(QHostAddress::AnyIPv4).toString());
    if (m_address->findData(address.toString()) < 0)
        m_address->addItem(tr("Only the address %1").arg(address.toString()), address.toString());
    m_address->setCurrentIndex(m_address->findData(address.toString()));
    m_port->setRange(port == 0 ? 0 : 1, 65535);
    m_port->setSpecialValueText(port == 0 ? tr("Any free one") : QString());
    m_port->setValue(port);
    m_port->ensurePolished();
    constexpr int cursor = 4;
    m_port->setMinimumWidth(std::max(96, m_port->sizeHint().width() + cursor));

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(4);
    layout->addWidget(labelFor(tr("&Reachable by"), m_address), 0, 0);
    layout->addWidget(labelFor(tr("P&ort"), m_port), 0, 1);
    layout->addWidget(m_address, 1, 0);
    layout->addWidget(m_port, 1, 1);
    layout->setColumnStretch(0, 1);
    connect(m_address, &QComboBox::currentIndexChanged, this, &ListenForm::addressChanged);
}

QHostAddress ListenForm::address() const
{
    return QHostAddress(m_address->currentData().toString());
}

quint16 ListenForm::port() const
{
    return quint16(m_port->value());
}

void ListenForm::setPort(quint16 port)
{
    m_port->setValue(port);
}

void ListenForm::setEditable(bool editable)
{
    const QString why =
        editable ? QString() : tr("Switch the server off to change where it listens");
    for (QWidget *field : {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_port)}) {
        field->setEnabled(editable);
        field->setToolTip(why);
    }
}

}  // namespace classiscope
