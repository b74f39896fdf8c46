// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labsummary.h"

#include "core/loadtest/loadanalysis.h"

namespace classiscope {

QString labSummary(const LoadReport &report)
{
    if (report.runs.empty() && report.limits.empty())
        return {};
    std::vector<Finding> findings = analyse(report);
    // Options are for the command line; the saved report names them.
    std::erase_if(findings, [](const Finding &finding) {
        return finding.severity == Finding::Severity::Advice
            && finding.text.english().contains(QStringLiteral("--"));
    });
    return conclusion(report, findings).translated();
}

}  // namespace classiscope
