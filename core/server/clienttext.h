// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <algorithm>

namespace classiscope {

/// What a client sent, short enough to be repeated in a message.
inline QString excerpt(QByteArrayView text)
{
    constexpr qsizetype longest = 40;
    const QString shown = QString::fromUtf8(text.first(std::min(text.size(), longest)));
    return text.size() > longest ? shown + QChar(0x2026) : shown;
}

}  // namespace classiscope
