// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "core/engine/modelfacts.h"

#include <QList>

namespace classiscope {

/// How long forward passes of one image took here.
struct PassTimes {
    int passes = 0;
    std::chrono::microseconds median {0};
    std::chrono::microseconds fastest {0};
    std::chrono::microseconds slowest {0};
};

/// Something that is known of a model, in words.
struct Fact {
    QString name;
    QString value;
    QString copied {};    ///< what a button beside it copies; such a value is cut where it must be
    bool isPath = false;  ///< has no spaces to be broken at
};

struct FactSection {
    QString title;
    QList<Fact> facts;
};

/// All that is known of the model. `network`: nothing while it is being read.
/// `times`: nothing until it was measured.
QList<FactSection> modelSections(const ModelInfo &model,
                                 const std::optional<Result<ModelFacts>> &network,
                                 const std::optional<PassTimes> &times);

/// The same to be pasted elsewhere: a line a fact, apart by tabs.
QString sectionsText(const QList<FactSection> &sections);

QString shapeText(const std::vector<int> &shape);  ///< "1 × 3 × 224 × 224"
/// 1,234 as it is; millions as "3.5 million".
QString largeCountText(qint64 count);

}  // namespace classiscope
