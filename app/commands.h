// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace classiscope {

/// Each runs one command to its end and returns the exit code.
/// `argc` and `argv` are main()'s, for Qt.
int runServe(const CommandLine &line, int argc, char **argv);
int runClassify(const CommandLine &line, int argc, char **argv);
int runBench(const CommandLine &line, int argc, char **argv);
int runLoadTest(const CommandLine &line, int argc, char **argv);
int runReport(const CommandLine &line, int argc, char **argv);
int runWindow(const CommandLine &line, int argc, char **argv);

}  // namespace classiscope
