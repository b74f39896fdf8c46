// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/network.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace classiscope {

/// Runs networks side by side, each on a thread of its own, to see how many
/// forward passes they do. For one caller at a time.
class ForwardCrew {
public:
    /// `tensor`: the input of all passes, N x 3 x height x width numbers float32 for
    /// batches of up to N; each network takes them as pictures in its own layout.
    ForwardCrew(Networks networks, const cv::Mat &tensor);
    ~ForwardCrew();

    ForwardCrew(const ForwardCrew &) = delete;
    ForwardCrew &operator=(const ForwardCrew &) = delete;

    /// Whether the networks compute `batch` images in one forward pass.
    bool computes(int batch) const;

    /// Images a second of `workers` networks together, `batch` in each forward pass: each
    /// does one pass that does not count, then at least one, until `duration` is over or
    /// `cancelled`, which the threads ask between passes.
    /// Errors: Internal. Requires: no more workers than networks; computes(batch).
    Result<double> measure(int workers, int batch, std::chrono::milliseconds duration,
                           const std::function<bool()> &cancelled);

private:
    struct Task {
        int workers = 0;
        int batch = 1;
        std::chrono::milliseconds duration {0};
        std::function<bool()> cancelled;
    };

    void work(std::size_t index);
    Result<double> imagesPerSecond(Network &network, const Task &task);
    void waitForTheOthers(int workers);

    const cv::Mat m_tensor;
    Networks m_networks;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    // guarded by m_mutex:
    Task m_task;
    int m_taskNumber = 0;
    int m_ready = 0;  // threads whose untimed pass is done
    int m_done = 0;
    double m_perSecond = 0;
    std::optional<Error> m_error;
    bool m_quitting = false;

    std::vector<std::thread> m_threads;
};

}  // namespace classiscope
