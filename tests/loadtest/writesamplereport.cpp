// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the sample report as JSON, to look at what `classiscope report` makes of it.
#include "core/loadtest/loadreportjson.h"
#include "tests/loadtest/samplereport.h"

#include <cstdio>

int main()
{
    const QByteArray json = classiscope::loadReportJson(classiscope::test::sampleReport());
    std::fwrite(json.constData(), 1, std::size_t(json.size()), stdout);
    return 0;
}
