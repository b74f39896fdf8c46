// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/packedweights.h"
#include "core/engine/fast/programdata.h"
#include "core/engine/fast/quantization.h"

#include <optional>

namespace classiscope::fast {

/// Turns a graph into a program's steps, node by node; made for one build().
class ProgramBuilder {
public:
    /// `graph` must outlive the builder. `lender`: as Program::compile() has it; may be null.
    ProgramBuilder(const Graph &graph, const Program::Options &options, const Program *lender);

    /// Errors: BadModel. Throws dnnl::error.
    Result<std::unique_ptr<Program::Private>> build();

private:
    /// A node's output.
    struct Value {
        Desc desc;
        Place place;
    };

    void planFusions();
    std::optional<std::size_t> interleavedInput() const;
    void fuseSum(int add);
    bool lower(int node);

    bool lower(int node, const Convolution &op);
    bool lower(int node, const InnerProduct &op);
    bool lower(int node, const Pooling &op);
    bool lower(int node, const Scale &op);
    bool lower(int node, const Add &);
    bool lower(int node, const Multiply &);
    bool lower(int node, const Concat &);
    bool lower(int node, const Slice &op);
    bool lower(int node, const ChannelShuffle &op);
    bool lower(int node, const Flatten &);
    bool lower(int node, const Softmax &);
    bool lower(int node, const Identity &);
    bool lower(int, const Padding &) { return false; }
    bool lower(int, const Input &) { return true; }

    bool lowerConvolution(int node, const Convolution &op, const PostOps &postOps,
                          const std::optional<Value> &residual);
    std::optional<Desc> winogradOutput(int node, const Convolution &op,
                                       const PostOps &postOps) const;
    bool lowerBinary(int node, dnnl::algorithm algorithm);
    void activate(int node);

    // Of integers with 8 bits, in integerlowering.cpp; false: lower it otherwise.
    bool lowerIntegers(int node);
    bool lowerIntegers(int node, const Pooling &op);
    bool lowerIntegers(int by, int node, std::optional<int> other);
    void planIntegers();
    bool computesIntegers(int node) const;
    bool isReadAsIntegers(int node) const;
    IntegerFormat formatOf(int node) const
    {
        return IntegerFormat::of(m_ranges[std::size_t(node)]);
    }
    const Value &integers(int node);
    void makeReal(int node);
    void makeInputsReal(int node);
    Value residualFor(int node, int other, const Desc &output);
    Value rescaled(const Value &from, const Desc &to, float factor);
    void addScales(std::vector<Argument> &arguments, int of, const std::vector<float> &scales);

    const Value &value(int node) const { return m_values[std::size_t(node)]; }
    dnnl::memory::dims dims(int node) const;  ///< of its output, for the whole batch
    const Node &at(int node) const { return m_graph.nodes[std::size_t(node)]; }
    int input(int node, int which = 0) const { return at(node).inputs[std::size_t(which)]; }
    /// No node after `reader` reads what lies where `node`'s output does.
    bool isLastReader(int reader, int node) const;
    void markRead(int node) { --m_pendingReads[std::size_t(node)]; }

    Value reordered(const Value &from, const Desc &to);
    Value copied(const Value &from);
    Value newValue(const Desc &desc);
    Value weights(const std::vector<float> &numbers, const dnnl::memory::dims &dims,
                  const Desc &packed)
    {
        return weights(numbers.data(), plainLayout(dims, Type::f32), packed);
    }
    Value weights(const void *plain, const Desc &from, const Desc &packed);
    void step(const dnnl::primitive &primitive, const dnnl::primitive_desc_base &pd,
              std::vector<Argument> arguments, const std::string &text);

    const Graph &m_graph;
    const Program::Options m_options;
    const Type m_type;
    PackedWeights m_weights;
    std::unique_ptr<Program::Private> m_program = std::make_unique<Program::Private>();
    std::vector<Value> m_values;
    std::vector<Value> m_integers;  // the same in 8 bits, where something makes or reads that
    Ranges m_ranges;
    std::vector<int> m_pendingReads;  // of each node's output by nodes not yet lowered
    std::vector<int> m_convolution;   // an Add: the convolution that computes it, or -1
    std::vector<bool> m_isDeferred;   // lowered together with a later node
    std::vector<bool> m_isInteger;    // a convolution that is computed with integers
};

}  // namespace classiscope::fast
