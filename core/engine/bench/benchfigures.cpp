// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/benchfigures.h"

#include <algorithm>
#include <tuple>

namespace classiscope {

double RoundFigures::median() const
{
    if (rounds.empty())
        return 0;
    std::vector<double> sorted = rounds;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double RoundFigures::minimum() const
{
    return rounds.empty() ? 0 : *std::min_element(rounds.begin(), rounds.end());
}

double RoundFigures::maximum() const
{
    return rounds.empty() ? 0 : *std::max_element(rounds.begin(), rounds.end());
}

double RoundFigures::spread() const
{
    const double middle = median();
    return middle > 0 ? (maximum() - minimum()) / middle : 0;
}

RoundFigures RoundFigures::reciprocal(double whole) const
{
    RoundFigures result;
    for (const double figure : rounds)
        result.rounds.push_back(figure > 0 ? whole / figure : 0);
    return result;
}

double medianRatio(const RoundFigures &figures, const RoundFigures &base)
{
    RoundFigures ratios;
    const std::size_t shared = std::min(figures.rounds.size(), base.rounds.size());
    for (std::size_t i = 0; i < shared; ++i) {
        if (base.rounds[i] > 0)
            ratios.rounds.push_back(figures.rounds[i] / base.rounds[i]);
    }
    return ratios.median();
}

void compareWithEachOther(std::vector<BenchFigures> &all)
{
    const auto against = [&all](const BenchFigures &figures, const BenchSetting &setting) {
        const auto base = std::find_if(all.begin(), all.end(), [&](const BenchFigures &other) {
            return other.setting == setting;
        });
        return base == all.end() ? 0 : medianRatio(figures.perSecond, base->perSecond);
    };
    for (BenchFigures &figures : all) {
        BenchSetting same = figures.setting;
        same.batch = 1;
        figures.againstBatchOne = against(figures, same);
        same.path = BenchPath::OpenCv;
        figures.againstOpenCv = against(figures, same);
    }
}

std::optional<std::size_t> bestSetting(const std::vector<BenchFigures> &all, bool lessPrecision)
{
    const auto allowed = [lessPrecision](const BenchFigures &figures) {
        return lessPrecision || !changesAnswers(figures.setting.path);
    };
    double fastest = 0;
    for (const BenchFigures &figures : all) {
        if (allowed(figures))
            fastest = std::max(fastest, figures.perSecond.median());
    }
    const auto cost = [&all](std::size_t i) {
        const BenchSetting &setting = all[i].setting;
        return std::tuple(precisionOf(setting.path), setting.batch,
                          setting.workers * setting.threads, all[i].p95);
    };
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double speed = all[i].perSecond.median();
        if (!allowed(all[i]) || speed <= 0 || speed < fastest * (1 - sameSpeed))
            continue;
        if (!best || cost(i) < cost(*best))
            best = i;
    }
    return best;
}

}  // namespace classiscope
