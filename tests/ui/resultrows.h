// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/resultsmodel.h"

namespace classiscope::test {

/// The classes of a small model.
inline QStringList fewLabels()
{
    return {QStringLiteral("cat"), QStringLiteral("dog"), QStringLiteral("sea horse, hippocampus"),
            QStringLiteral("cup")};
}

/// An answer of the model of `labels`: the class `best`, then the others in their order.
inline Classification answered(int best, float confidence, const QStringList &labels = fewLabels())
{
    Classification classification;
    classification.top.push_back({labels.at(best), best, confidence});
    for (int i = 0; i < labels.size() && i < 5; ++i) {
        if (i != best)
            classification.top.push_back({labels.at(i), i, (1 - confidence) / 10});
    }
    return classification;
}

inline ImageInput pictureAt(const QString &path)
{
    return {path.section(QLatin1Char('/'), -1), path, {}};
}

/// Appends a picture with its result; returns its row.
inline int addRow(ResultsModel &model, const QString &path, const Result<Classification> &result)
{
    const int row = model.append({pictureAt(path)});
    model.setResult(row, result);
    return row;
}

}  // namespace classiscope::test
