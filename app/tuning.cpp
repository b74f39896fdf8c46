// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tuning.h"

#include "core/engine/bench/tuningfile.h"

#include <QLocale>

#include <algorithm>
#include <iostream>

namespace classiscope {

namespace {

QString lineOn(const Tuning &tuning)
{
    return QStringLiteral("Tuned: %1 (%2 pictures/s measured on %3; --untuned leaves it out)")
        .arg(tuning.text(), QLocale(QLocale::English).toString(tuning.imagesPerSecond, 'f', 0),
             tuning.measured.toString(Qt::ISODate));
}

}  // namespace

void TunedOptions::print(std::ostream &log) const
{
    if (complaint)
        std::cerr << "classiscope: " << complaint->toStdString() << std::endl;
    if (tuned)
        log << tuned->toStdString() << std::endl;
}

TunedOptions tunedOptions(const CommandLine &line, const ModelSource &model)
{
    TunedOptions result {line.classifier, {}, {}};
    if (!line.mayBeTuned)
        return result;
    const TuningFile file(TuningFile::defaultPath());
    const auto any = file.hasAnyFor(TuningKey::here({}));
    if (!any) {
        result.complaint = any.error().message;
        return result;
    }
    if (!*any)
        return result;
    const auto package = ModelPackage::open(model);
    if (!package)
        return result;  // loading it says why
    const auto tuning = file.find(TuningKey::here(package->sha256));
    if (!tuning) {
        result.complaint = tuning.error().message;
    } else if (*tuning) {
        (*tuning)->applyTo(result.options);
        result.options.batchSize = std::min(result.options.batchSize, line.server.maxBatch);
        result.tuned = lineOn(**tuning);
    }
    return result;
}

}  // namespace classiscope
