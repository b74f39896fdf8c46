// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/programdata.h"

#include <vector>

namespace classiscope::fast {

/// Collects a program's weights, packed the way its primitives want them.
class PackedWeights {
public:
    /// `lender`: weights of a program of the same graph, which come in the same order;
    /// those that are packed the same way are used and not copied. May be null.
    explicit PackedWeights(const std::vector<dnnl::memory> *lender)
        : m_lender(lender)
    {
    }

    /// `plain`: numbers in the layout `given`. Returns their place among the weights.
    std::size_t add(const void *plain, const Desc &given, const Desc &packed);

    /// Moves all that are not lent into one block of `program`; the last call.
    void giveTo(Program::Private &program);

private:
    const std::vector<dnnl::memory> *const m_lender;
    std::vector<dnnl::memory> m_weights;
    std::vector<bool> m_isLent;
};

}  // namespace classiscope::fast
