// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keptsettings.h"

#include "ui/server/serversettings.h"
#include "ui/settings/enginesettings.h"

#include <algorithm>

namespace classiscope {

CommandLine withKeptSettings(const CommandLine &line, QSettings &settings)
{
    CommandLine result = line;
    const EngineSettings engine(settings, line.classifier, line.typed);
    result.classifier = engine.options();
    result.mayBeTuned = line.mayBeTuned && !engine.decidesTuning();
    const ServerOptions server = ServerSettings(settings, line.server, line.given).options();
    result.classifier.queueLimit = server.queueLimit;
    result.classifier.cacheBytes = server.cacheBytes;
    result.classifier.cacheTtl = server.cacheTtl;
    result.classifier.batchSize = std::min(result.classifier.batchSize, server.maxBatch);
    return result;
}

}  // namespace classiscope
