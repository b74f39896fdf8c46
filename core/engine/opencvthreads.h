// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace classiscope {

/// Held by a thread while it computes with what OpenCV shares out among threads.
/// One within another of the same thread costs nothing and waits for nobody.
///
/// OpenCV (4.6 to 4.10, with TBB) frees its threads when their number changes,
/// also those that are computing: the program would crash.
class OpenCvUse {
public:
    /// Waits while the number of threads is being changed.
    OpenCvUse();
    ~OpenCvUse();
    OpenCvUse(const OpenCvUse &) = delete;
    OpenCvUse &operator=(const OpenCvUse &) = delete;
};

/// Sets the number of OpenCV's threads, of the whole process, as soon as nobody
/// computes; whoever is about to begin waits so long. From any thread.
/// Requires: this thread holds no OpenCvUse.
void setOpenCvThreads(int threads);

/// What was last set. From any thread.
int openCvThreads();

}  // namespace classiscope
