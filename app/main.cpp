// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"

int main(int argc, char **argv)
{
    using namespace classiscope;
    const auto parsed = parseCommandLine(argc, argv);
    if (const int *code = std::get_if<int>(&parsed))
        return *code;
    const auto &line = std::get<CommandLine>(parsed);
    switch (line.command) {
    case CommandLine::Command::Serve: return runServe(line, argc, argv);
    case CommandLine::Command::Classify: return runClassify(line, argc, argv);
    case CommandLine::Command::Bench: return runBench(line, argc, argv);
    case CommandLine::Command::LoadTest: return runLoadTest(line, argc, argv);
    case CommandLine::Command::Report: return runReport(line, argc, argv);
    case CommandLine::Command::Window: break;
    }
#ifdef CLASSISCOPE_GUI
    return runWindow(line, argc, argv);
#else
    return exitcode::cannotStart;  // not reached: this build demands a command
#endif
}
