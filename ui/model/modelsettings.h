// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

#include <optional>

class QSettings;

namespace classiscope {

/// Keeps everything needed to open the model again under "model/".
void saveModelSource(QSettings &settings, const ModelSource &source);

/// Nothing when none was saved. Values out of range come back as the defaults;
/// the rest is checked by loading.
std::optional<ModelSource> savedModelSource(const QSettings &settings);

void forgetModelSource(QSettings &settings);

}  // namespace classiscope
