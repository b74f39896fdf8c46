// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadmodel.h"

#include "core/loadtest/closedload.h"
#include "core/loadtest/openload.h"

namespace classiscope {

std::unique_ptr<LoadModel> makeLoadModel(const LoadJob &job)
{
    if (job.scenario.model == Scenario::Model::Open)
        return std::make_unique<OpenLoad>(job, reserveChannels(OpenLoad::maxInFlight));
    return std::make_unique<ClosedLoad>(job);
}

}  // namespace classiscope
