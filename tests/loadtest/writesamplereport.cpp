// SPDX-License-Identifier: GPL-3.0-or-later
// writesamplereport FILE.{html,md,csv,json}…: the sample report, to look at.
#include "core/loadtest/savereport.h"
#include "tests/loadtest/samplereport.h"

#include <cstdio>

using namespace classiscope;

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (const auto error =
                saveLoadReport(test::sampleReport(), QString::fromLocal8Bit(argv[i]))) {
            std::fprintf(stderr, "%s\n", qPrintable(error->message));
            return 1;
        }
    }
    return 0;
}
