// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>
#include <QSize>
#include <QStringList>

#include <array>

namespace classiscope {

/// How pixels become the network's input: resize to `inputSize` the `fit` way,
/// order the channels, then per channel (x - mean) * scale / standardDeviation
/// on 0…255, as 1 x 3 x height x width float32.
struct Preprocessing {
    enum class ColorOrder { Rgb, Bgr };
    enum class Fit {
        Stretch,     ///< to the input size, aspect ratio ignored
        CenterCrop,  ///< shorter side to the input, the middle kept
        Letterbox,   ///< longer side to the input, the rest filled with the mean colour
    };

    QSize inputSize {224, 224};
    ColorOrder colorOrder = ColorOrder::Rgb;
    Fit fit = Fit::Stretch;
    std::array<float, 3> mean {0, 0, 0};               ///< in the network's colour order, 0…255
    std::array<float, 3> standardDeviation {1, 1, 1};  ///< likewise; none is 0
    float scale = 1;

    bool operator==(const Preprocessing &) const = default;
};

/// What the network's output numbers are.
struct OutputFormat {
    enum class Kind { Logits, Probabilities };

    Kind kind = Kind::Logits;  ///< softmax is applied to logits only
    /// 1 when the output's class 0 is a background class that the labels leave
    /// out: label n then belongs to output n + 1. Otherwise 0.
    int labelOffset = 0;
};

/// What to open: a package, or a bare network with the facts a manifest would hold.
struct ModelSource {
    QString path;  ///< a package's folder, its model.json, or a network file
    // Only for a bare network file:
    QString labels;         ///< one class a line; empty: `labels.txt` or `<name>.txt` beside it
    QString configuration;  ///< the .prototxt of a .caffemodel; empty: the one beside it
    Preprocessing preprocessing;
    OutputFormat output;

    /// True when `path` names a network file rather than a package.
    bool isBareNetwork() const;
};

/// A network with everything needed to use it: weights, labels and the facts
/// of its manifest `model.json`.
///
/// Plain data, checked by open(): all files are there, the weights have the
/// manifest's SHA-256, every value is in range. That the network loads and that
/// its output fits the labels is checked by Classifier::loadModel().
struct ModelPackage {
    static constexpr qint64 maxManifestBytes = 1 << 20;
    static constexpr qint64 maxLabelsBytes = 16 << 20;
    static constexpr qint64 maxWeightsBytes = qint64 {1} << 30;
    static constexpr int maxInputSide = 4096;

    QString name;
    QString version;
    QString sourcePath;        ///< what the user opened: the package's folder or the bare file
    QString weightsPath;       ///< .onnx, .caffemodel or .pb; absolute
    QByteArray weights;        ///< its content, so that what was hashed is what is loaded
    QByteArray configuration;  ///< content of the .prototxt or .pbtxt; empty for ONNX
    QByteArray sha256;         ///< of the weights, 64 lower-case hex digits
    QStringList labels;        ///< line n is class n
    Preprocessing preprocessing;
    OutputFormat output;

    /// Reads the manifest and the labels, hashes the weights: not for the
    /// window's or the server's thread.
    /// Errors: BadModel; the message names the file and the cure.
    static Result<ModelPackage> open(const ModelSource &source);

    /// As open(), for who has not chosen the labels of a bare network yet: `labels` stays
    /// empty. Errors: BadModel.
    static Result<ModelPackage> openWithoutLabels(const ModelSource &bareNetwork);

    /// The labels of a bare network: those that `source` names, or those beside it.
    /// Errors: BadModel; the message names the file and the cure.
    static Result<QStringList> labelsOf(const ModelSource &bareNetwork);

    enum class Format { Onnx, Caffe, TensorFlow };
    Format format() const;  ///< of the weights, by the file's name
};

}  // namespace classiscope
