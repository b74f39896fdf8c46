// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace classiscope {

/// `text` for QToolTip, wrapped, and never taken for markup: file names and
/// labels come from strangers.
inline QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

}  // namespace classiscope
