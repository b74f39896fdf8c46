// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace classiscope {

// Numbers for people, in their locale, with about three digits that matter.

QString countText(qint64 count);                           ///< 12,345
QString rateText(double perSecond);                        ///< 0.4, 85.3, 1,204
QString responseTimeText(std::chrono::microseconds time);  ///< 0.85 ms, 12.3 ms, 1.25 s, 12.5 s
QString millisecondsText(double milliseconds);             ///< the same, always in ms
QString percentText(double percent);                       ///< 0 %, 0.4 %, 12 %
QString byteCountText(qint64 bytes);                       ///< 5.6 MiB

/// The same with no-break spaces: no line ends between a number and its unit.
QString unbroken(QString text);

}  // namespace classiscope
