// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadtarget.h"

#include <utility>

namespace classiscope {

FixedTarget::FixedTarget(QUrl front, QObject *parent)
    : TargetProvider(parent)
    , m_front(std::move(front))
{
}

void FixedTarget::start(int)
{
    LoadTarget target;
    target.front = m_front;
    QUrl root = m_front;
    root.setPath({});
    root.setQuery(QString());
    target.servers = {root};
    QMetaObject::invokeMethod(
        this, [this, target] { emit ready(target); }, Qt::QueuedConnection);
}

void FixedTarget::stop()
{
    QMetaObject::invokeMethod(this, &TargetProvider::stopped, Qt::QueuedConnection);
}

}  // namespace classiscope
