// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/packedweights.h"

#include <cstring>

namespace classiscope::fast {

std::size_t PackedWeights::add(const void *plain, const Desc &given, const Desc &packed)
{
    const std::size_t index = m_weights.size();
    m_isLent.push_back(m_lender && index < m_lender->size()
                       && (*m_lender)[index].get_desc() == packed);
    if (m_isLent.back()) {
        m_weights.push_back((*m_lender)[index]);
        return index;
    }
    dnnl::memory from(given, cpuEngine(), const_cast<void *>(plain));  // nothing writes there
    dnnl::memory to(packed, cpuEngine());
    dnnl::stream stream(cpuEngine());
    dnnl::reorder(from, to).execute(stream, from, to);
    stream.wait();
    m_weights.push_back(to);
    return index;
}

void PackedWeights::giveTo(Program::Private &program)
{
    std::size_t total = 0;
    for (std::size_t i = 0; i < m_weights.size(); ++i)
        total += m_isLent[i] ? 0 : wholeCacheLines(m_weights[i].get_desc().get_size());
    program.weightsBytes = total;
    program.weightsBlock = total > 0 ? alignedBytes(total) : nullptr;
    std::byte *place = program.weightsBlock.get();
    for (std::size_t i = 0; i < m_weights.size(); ++i) {
        if (m_isLent[i])
            continue;
        const Desc desc = m_weights[i].get_desc();
        std::memcpy(place, m_weights[i].get_data_handle(), desc.get_size());
        m_weights[i] = dnnl::memory(desc, cpuEngine(), place);
        place += wholeCacheLines(desc.get_size());
    }
    program.weights = std::move(m_weights);
}

}  // namespace classiscope::fast
