// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/processfigures.h"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>

namespace classiscope {

namespace {

double seconds(clockid_t clock)
{
    timespec time {};
    return clock_gettime(clock, &time) == 0 ? double(time.tv_sec) + double(time.tv_nsec) / 1e9 : 0;
}

/// proc(5), /proc/self/stat: field 22, in clock ticks since the machine started.
/// The program's name before it may hold spaces, but its bracket is the last one.
double readStartTime()
{
    std::ifstream file("/proc/self/stat");
    std::string text;
    std::getline(file, text);
    const auto bracket = text.rfind(')');
    if (bracket == std::string::npos)
        return 0;
    constexpr int fieldsBetween = 19;  // 3 to 21
    std::size_t at = bracket + 1;
    for (int field = 0; field < fieldsBetween && at != std::string::npos; ++field)
        at = text.find(' ', at + 1);
    if (at == std::string::npos)
        return 0;
    const double ticks = std::strtod(text.c_str() + at, nullptr);
    return seconds(CLOCK_REALTIME) - seconds(CLOCK_BOOTTIME) + ticks / double(sysconf(_SC_CLK_TCK));
}

int countOpenFiles()
{
    int count = 0;
    std::error_code error;
    std::filesystem::directory_iterator entry("/proc/self/fd", error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
        ++count;
    return count > 0 ? count - 1 : 0;  // the listing itself has one open
}

}  // namespace

ProcessFigures processFigures()
{
    static const double startTime = readStartTime();
    ProcessFigures result;
    qint64 pages = 0, residentPages = 0;
    std::ifstream("/proc/self/statm") >> pages >> residentPages;
    const qint64 pageBytes = sysconf(_SC_PAGESIZE);
    result.virtualBytes = pages * pageBytes;
    result.residentBytes = residentPages * pageBytes;
    result.openFiles = countOpenFiles();
    rlimit files {};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur != RLIM_INFINITY)
        result.maxFiles = qint64(files.rlim_cur);
    result.cpuSeconds = seconds(CLOCK_PROCESS_CPUTIME_ID);
    result.startTimeSeconds = startTime;
    return result;
}

}  // namespace classiscope
