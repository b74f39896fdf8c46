// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

#include <optional>

class QSettings;

namespace classiscope {

/// Where the model in use is kept.
inline const QString currentModelGroup = QStringLiteral("model");

/// Keeps everything needed to open the model again under `group`.
void saveModelSource(QSettings &settings, const ModelSource &source,
                     const QString &group = currentModelGroup);

/// Nothing when none was saved. Values out of range come back as the defaults;
/// the rest is checked by loading.
std::optional<ModelSource> savedModelSource(const QSettings &settings,
                                            const QString &group = currentModelGroup);

void forgetModelSource(QSettings &settings);

}  // namespace classiscope
