// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

namespace classiscope {

/// What lies where a package is to be written.
enum class PackageTarget {
    Free,     ///< nothing, or an empty folder
    Package,  ///< a package and nothing else: it could be replaced
    Taken,    ///< something else, or more than a package: it must stay
};

PackageTarget packageTarget(const QString &folder);

enum class WhenThere { Refuse, Replace };

/// Writes the model as a package into `folder`: model.json, the weights, the labels and,
/// where there is one, the configuration. Gives back the folder.
///
/// A bare network gets the folder's name and version "1"; a package keeps its own, and what
/// else its manifest says. All of it is written beside `folder`, checked, and only then
/// renamed: there is never half a package, and what was there before stays if it fails.
/// `whenThere`: what to do with another package; anything else there is always refused.
///
/// Reads and writes files, up to maxWeightsBytes: not for the window's thread.
/// Errors: BadModel when the model cannot be read, BadConfiguration when `folder` is taken,
/// Internal when it cannot be written; the message names the thing and the cure.
Result<QString> savePackage(const ModelSource &source, const QString &folder, WhenThere whenThere);

}  // namespace classiscope
