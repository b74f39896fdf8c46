// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace classiscope {

/// What `report` is asked for.
struct ReportOptions {
    QStringList files {};    ///< reports as JSON, and CSV files of Locust
    QStringList outputs {};  ///< empty: Markdown on standard output
    QString title {};        ///< empty: the first file's
    bool compare = false;    ///< two files with each other
};

}  // namespace classiscope
