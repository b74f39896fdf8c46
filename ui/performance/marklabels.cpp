// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/marklabels.h"

#include <algorithm>

namespace classiscope {

namespace {

constexpr double besideLine = 2;
constexpr double betweenLabels = 4;

/// On the right of its lines where it fits, otherwise on the side with more room.
void place(MarkLabel &label, double left, double right)
{
    const double start = label.firstLine + besideLine;
    const double end = label.lastLine - besideLine;
    const double roomRight = right - start;
    const double roomLeft = end - left;
    label.before = label.wanted > roomRight && roomLeft > roomRight;
    label.from = label.before ? end - std::min(label.wanted, roomLeft) : start;
    label.to = label.before ? end : start + std::min(label.wanted, roomRight);
}

}  // namespace

std::vector<MarkLabel> markLabels(const std::vector<ChartMark> &marks, double left, double right,
                                  const std::function<double(int)> &xOf,
                                  const std::function<double(const QString &)> &widthOf)
{
    const QString comma = QStringLiteral(", ");
    std::vector<MarkLabel> labels;
    for (const ChartMark &mark : marks) {
        const double x = xOf(mark.second);
        if (x < left || x > right)
            continue;
        MarkLabel label {mark.label, x, x, widthOf(mark.label)};
        place(label, left, right);
        while (!labels.empty() && label.from < labels.back().to + betweenLabels) {
            const MarkLabel &former = labels.back();
            label.text = former.text + comma + label.text;
            label.firstLine = former.firstLine;
            label.wanted += former.wanted + widthOf(comma);
            labels.pop_back();
            place(label, left, right);
        }
        labels.push_back(label);
    }
    return labels;
}

}  // namespace classiscope
