// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cache/cachefigures.h"
#include "core/engine/classification.h"
#include "core/engine/classifyinput.h"
#include "core/engine/cores.h"
#include "core/engine/inferencepath.h"
#include "core/engine/modelpackage.h"
#include "core/engine/result.h"

#include <QByteArray>
#include <QFuture>

#include <chrono>
#include <memory>
#include <optional>

namespace classiscope {

struct ClassifierOptions {
    static constexpr int maxBatchSize = 64;  ///< the memory of a forward pass grows with it
    static constexpr std::chrono::milliseconds maxBatchDelay {1000};

    int workers = 0;  ///< threads that classify; 0: one per core
    /// Threads within a forward pass. The threads of a small network wait for each other
    /// more than they compute. workers x this <= cores.
    int threadsPerWorker = 1;
    int queueLimit = 256;                 ///< until setQueueLimit()
    int topK = 5;                         ///< candidates in a result unless a call says otherwise
    qint64 maxImagePixels = 100'000'000;  ///< width x height, checked before decoding
    qint64 maxImageBytes = 64 << 20;      ///< encoded size
    Backend backend = Backend::Auto;
    Precision precision = Precision::Exact;
    QString calibrationImages {};  ///< a folder, for less precision; empty: made pictures
    /// Most images that wait and are computed in one forward pass; 1: each by itself.
    /// At most maxBatchSize.
    int batchSize = 1;
    std::chrono::milliseconds batchDelay {0};  ///< to wait for so many; up to maxBatchDelay
    qint64 cacheBytes = 64 << 20;  ///< answers kept in memory, until setCacheLimits(); 0: none
    std::chrono::milliseconds cacheTtl {3'600'000};  ///< how long an answer is kept
    /// A Redis that shares the answers, see RedisAddress::parse(); empty: none. An address
    /// that cannot be used is told in cache().
    QString redis {};
    bool reducedDecoding = true;  ///< JPEG at 1/2, 1/4 or 1/8 where that still covers the input
};

/// The loaded model, for people to look at.
struct ModelInfo {
    QString name;
    QString version;
    QString sourcePath;
    QByteArray sha256;
    qint64 weightsBytes = 0;
    QSize inputSize;
    int classCount = 0;
    QStringList labels;
    std::chrono::milliseconds loadTime {0};  ///< reading, building one net a worker, warming up
    /// What the network calls its input and its output; where the file does not
    /// tell, the name usual in its format.
    QString inputName;
    QString outputName;
    InferencePath path;
    QString platform;     ///< Triton's word: "onnx_onnxv1", "caffe_caffe", "tensorflow_graphdef"
    int outputCount = 0;  ///< numbers of one forward pass: labels and a background class
    int labelOffset = 0;  ///< label n belongs to output n + labelOffset
    Preprocessing preprocessing;
    OutputFormat::Kind outputKind = OutputFormat::Kind::Logits;
};

/// Version of the OpenCV library the engine was built with, e.g. "4.6.0".
QString openCvVersion();

/// Classifies images on a fixed set of worker threads.
///
/// Every future it hands out finishes exactly once, even while the classifier
/// is being destroyed. All functions may be called from any thread.
class Classifier {
public:
    /// Starts the workers; there is no model yet.
    explicit Classifier(const ClassifierOptions &options);

    /// Images that still wait are answered with Stopping; the ones being computed are finished.
    ~Classifier();

    Classifier(const Classifier &) = delete;
    Classifier &operator=(const Classifier &) = delete;

    /// Opens and loads a model on a thread of its own, one network per worker,
    /// runs each once, and only then switches to it. Images already queued are
    /// answered by the model they were queued for. A model that fails changes nothing.
    /// Errors: BadModel, Cancelled (a later loadModel() overtook this one), Stopping.
    QFuture<Result<ModelInfo>> loadModel(const ModelSource &source);

    /// The model in use, if there is one.
    std::optional<ModelInfo> model() const;

    /// Why submit() would answer NoModel: still loading, or the last load's error.
    /// Nothing when it can classify.
    std::optional<Error> unreadyReason() const;

    /// Queues one image; never blocks.
    ///
    /// An encoded image is JPEG, PNG, WebP, BMP or TIFF bytes. A RawImage is only
    /// preprocessed, an InputTensor goes to the network as it is.
    /// Errors: EmptyImage, UnsupportedFormat, DamagedImage, ImageTooLarge, NoModel,
    /// Stopping, BadRequest when the size of a RawImage or an InputTensor does not fit,
    /// Busy (at once) when `queueLimit` images already wait, and DeadlineExceeded,
    /// some milliseconds after the deadline even while every worker is busy.
    /// Images that wait for the same model are computed together as `batchSize` allows.
    /// An encoded image that was answered before, by this model and while `cacheBytes` has
    /// room, is answered at once, even while the queue is full; one of the same bytes in
    /// flight is computed once, and its answer or error goes to all who asked.
    /// Cancelling the future drops an image that no worker has taken yet; its place
    /// in the queue is another's as soon as one needs it.
    QFuture<Result<Classification>> submit(ClassifyInput input,
                                           const ClassifyOptions &options = {});
    QFuture<Result<Classification>> submit(const QByteArray &image, int topK = 0);

    /// As submit(), for images that belong together: a future each, all answered by
    /// the same model, and when the queue has no room for all of them, all are Busy.
    /// An image that is refused for its own sake takes no place.
    std::vector<QFuture<Result<Classification>>>
    submitTogether(std::vector<ClassifyInput> inputs, const ClassifyOptions &options = {});

    /// As submit(), but waits for room in the queue instead of answering Busy.
    /// For threads of their own that feed many files.
    QFuture<Result<Classification>> submitWhenRoom(const QByteArray &image, int topK = 0);

    /// How many images may wait for a worker. A lower limit refuses new ones; those
    /// that already wait stay. Requires: `limit` is positive.
    void setQueueLimit(int limit);
    int queueLimit() const;
    int queueDepth() const;  ///< images waiting for a worker
    /// How much is kept of earlier answers, and for how long; 0 bytes: nothing, and the shared
    /// store is not asked.
    void setCacheLimits(qint64 bytes, std::chrono::milliseconds timeToLive);
    CacheFigures cache() const;
    int workers() const;
    int threadsPerWorker() const;  ///< threads within a forward pass; workers x this <= cores
    const ClassifierOptions &options() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope
