// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/network.h"

#include "core/engine/fast/fastnetwork.h"
#include "core/engine/opencvnetwork.h"
#include "core/engine/opencvthreads.h"

#include <cmath>

namespace classiscope {

QString InferencePath::text() const
{
    return QStringLiteral("%1, %2").arg(library, precision);
}

std::optional<Error> notFinite(const std::vector<float> &values)
{
    for (const float value : values) {
        if (!std::isfinite(value))
            return Error {Error::Code::Internal,
                          Text::marked("The network's output is not a number; its weights or "
                                       "its preprocessing are wrong.")};
    }
    return {};
}

Result<Networks> loadNetworks(const ModelPackage &package, const NetworkOptions &options)
{
    const OpenCvUse use;
    auto first = OpenCvNetwork::load(package);
    if (!first)
        return first.error();
    Networks networks;
    networks.outputName = (*first)->outputName();
    networks.path.library = QStringLiteral("OpenCV " CV_VERSION);
    if (options.backend == Backend::OpenCv) {
        networks.path.reason = Text::marked("The backend opencv was asked for.");
    } else {
        auto fast = fast::loadFastNetworks(package, options, **first);
        if (fast) {
            auto compiled = std::move(fast).value();
            compiled.outputName = networks.outputName;
            return compiled;
        }
        networks.path.reason = fast.error().text;
    }
    const auto refusal = (*first)->allowBatches(options.batchSize, package.preprocessing);
    networks.path.batchSize = (*first)->passSize(options.batchSize);
    networks.path.batchReason = refusal.value_or(Text());
    if (refusal) {
        first = OpenCvNetwork::load(package);  // who knows what the failure has left
        if (!first)
            return first.error();
    }
    networks.each.push_back(std::move(first).value());
    while (int(networks.each.size()) < options.count) {
        auto another = OpenCvNetwork::load(package);
        if (!another)
            return another.error();
        (*another)->allowBatches(networks.path.batchSize, package.preprocessing);
        networks.each.push_back(std::move(another).value());
    }
    return networks;
}

}  // namespace classiscope
