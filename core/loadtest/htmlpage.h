// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/reporttables.h"

/// The parts of a report's page. All texts are escaped here, except `content` and charts.
namespace classiscope::html {

/// With options of the program (--find-limit) set as code, which no line breaks.
QString prose(const QString &text);
QString section(const QString &title, const QString &content);
QString paragraph(const QString &text);
QString bullets(const QString &title, const QStringList &lines);
QString table(const ReportTable &table);
/// With its title; nothing when it has no rows.
QString tableSection(const ReportTable &table);
QString chartGrid(const QStringList &charts);
QByteArray page(const QString &title, const QString &body);

}  // namespace classiscope::html
