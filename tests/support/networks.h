// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"
#include "tests/support/protobuf.h"

#include <map>
#include <random>
#include <variant>
#include <vector>

namespace classiscope::test {

/// Small networks in the three formats, with random weights that are the same in
/// every run. Each takes 1 x 3 x 12 x 16 and is written as its framework would.

constexpr int inputHeight = 12, inputWidth = 16;

std::size_t countOf(const std::vector<int> &shape);

/// Keeps the numbers of a network in the same range from layer to layer.
float scaleOf(const std::vector<int> &shape);

/// A package around the content of such files.
ModelPackage packageOf(const QString &file, const QByteArray &weights,
                       const QByteArray &configuration = {});

/// Random numbers for weights.
class Randomness {
public:
    std::vector<float> normal(std::size_t count, float scale = 1);
    std::vector<float> positive(std::size_t count);  ///< 0.5 … 1.5

private:
    std::mt19937 m_engine {5};
};

class OnnxNetwork {
public:
    using Name = QByteArray;
    using Attribute = std::variant<int, float, std::vector<int>, QByteArray>;
    using Attributes = std::map<QByteArray, Attribute>;

    static const Name input;

    /// Adds a node and names its output. The network's output is the last node's.
    Name add(const QByteArray &operation, const std::vector<Name> &inputs,
             const Attributes &attributes = {});
    std::vector<Name> addWithOutputs(int outputs, const QByteArray &operation,
                                     const std::vector<Name> &inputs,
                                     const Attributes &attributes = {});

    Name constant(const std::vector<int> &shape, const std::vector<float> &values);
    Name integers(const std::vector<int> &values);
    Name random(const std::vector<int> &shape);
    Name random(const std::vector<int> &shape, float scale);

    // What comes up often.
    Name convolution(const Name &in, int inputs, int outputs, int kernel,
                     const Attributes &attributes = {}, int groups = 1);
    Name batchNorm(const Name &in, int channels);
    Name dense(const Name &in, int inputs, int outputs);

    /// Leaves height and width open in the file.
    void openSizes() { m_sizesAreOpen = true; }

    ModelPackage package() const;

private:
    Name newName();

    Randomness m_randomness;
    ProtobufMessage m_graph;
    Name m_output;
    int m_names = 0;
    bool m_sizesAreOpen = false;
};

class CaffeNetwork {
public:
    /// A layer of the prototxt; `more`: what follows in its block. Blobs are random;
    /// those at the places in `positive` have positive numbers.
    void add(const QByteArray &name, const QByteArray &type, const std::vector<QByteArray> &bottoms,
             const std::vector<QByteArray> &tops, const QByteArray &more = {},
             const std::vector<std::vector<int>> &blobs = {}, int positive = -1);

    ModelPackage package() const;

private:
    Randomness m_randomness;
    QByteArray m_text;
    ProtobufMessage m_weights;
};

class TensorFlowNetwork {
public:
    using Name = QByteArray;
    using Attributes = std::map<QByteArray, ProtobufMessage>;

    static const Name input;

    Name add(const QByteArray &operation, const std::vector<Name> &inputs,
             const Attributes &attributes = {});
    Name constant(const std::vector<int> &shape, const std::vector<float> &values);
    Name integer(int value);
    Name integers(const std::vector<int> &values);
    Name random(const std::vector<int> &shape, float scale = 1);
    Name positive(int count);

    static ProtobufMessage word(const QByteArray &value);
    static ProtobufMessage numbers(const std::vector<int> &values);
    static ProtobufMessage number(int value);
    static ProtobufMessage real(float value);
    static ProtobufMessage truth(bool value);
    /// Of convolutions and poolings in the layout N x H x W x C.
    static Attributes windows(int stride, const QByteArray &padding, int kernel = 0);

    ModelPackage package() const;

private:
    Name node(const QByteArray &operation, const std::vector<Name> &inputs,
              const Attributes &attributes);

    Randomness m_randomness;
    ProtobufMessage m_graph;
    int m_names = 0;
};

}  // namespace classiscope::test
