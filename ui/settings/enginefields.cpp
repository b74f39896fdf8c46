// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/enginefields.h"

#include "core/server/predictrequest.h"

#include <QtGlobal>

namespace classiscope {

namespace {

using Options = ClassifierOptions;
using Unit = EngineField::Unit;

constexpr qint64 maxThreads = 1024;
constexpr qint64 gibi = qint64 {1} << 30;

const char *const backends[] = {
    QT_TRANSLATE_NOOP("EngineField", "oneDNN where it computes the same"),
    QT_TRANSLATE_NOOP("EngineField", "OpenCV"),
};
const char *const precisions[] = {
    QT_TRANSLATE_NOOP("EngineField", "Exact (float32)"),
    QT_TRANSLATE_NOOP("EngineField", "The fastest that keeps the labels"),
    QT_TRANSLATE_NOOP("EngineField", "bfloat16"),
    QT_TRANSLATE_NOOP("EngineField", "int8"),
};
const char *const decodings[] = {
    QT_TRANSLATE_NOOP("EngineField", "Smaller where that is enough"),
    QT_TRANSLATE_NOOP("EngineField", "Full size"),
};

#define FIELD(Type, member)                                                                        \
    [](const Options &options) { return qint64(options.member); },                                 \
        [](Options &options, qint64 value) { options.member = Type(value); }

const EngineField fields[] = {
    {"workers",
     "--workers",
     QT_TRANSLATE_NOOP("EngineField", "Workers"),
     QT_TRANSLATE_NOOP("EngineField", "threads that classify"),
     QT_TRANSLATE_NOOP("EngineField", "One per core"),
     {},
     Unit::Count,
     0,
     maxThreads,
     true,
     FIELD(int, workers)},
    {"threadsPerWorker",
     "--threads",
     QT_TRANSLATE_NOOP("EngineField", "Threads of a worker"),
     QT_TRANSLATE_NOOP("EngineField", "within one forward pass"),
     QT_TRANSLATE_NOOP("EngineField", "Cores / workers"),
     {},
     Unit::Count,
     0,
     maxThreads,
     true,
     FIELD(int, threadsPerWorker)},
    {"backend", "--backend", QT_TRANSLATE_NOOP("EngineField", "Computed by"),
     QT_TRANSLATE_NOOP("EngineField", "the library"), nullptr, backends, Unit::Choice, 0,
     std::size(backends) - 1, true, FIELD(Backend, backend)},
    {"precision", "--precision", QT_TRANSLATE_NOOP("EngineField", "Precision"),
     QT_TRANSLATE_NOOP("EngineField", "less is used only if it keeps the labels"), nullptr,
     precisions, Unit::Choice, 0, std::size(precisions) - 1, true, FIELD(Precision, precision)},
    {"batchSize",
     "--batch-size",
     QT_TRANSLATE_NOOP("EngineField", "Pictures in a batch"),
     QT_TRANSLATE_NOOP("EngineField", "of those that wait"),
     nullptr,
     {},
     Unit::Count,
     1,
     Options::maxBatchSize,
     true,
     FIELD(int, batchSize)},
    {"batchDelay",
     "--batch-delay",
     QT_TRANSLATE_NOOP("EngineField", "Wait for a batch to fill"),
     QT_TRANSLATE_NOOP("EngineField", "at most"),
     nullptr,
     {},
     Unit::Milliseconds,
     0,
     Options::maxBatchDelay.count(),
     false,
     [](const Options &options) { return qint64(options.batchDelay.count()); },
     [](Options &options, qint64 value) { options.batchDelay = std::chrono::milliseconds(value); }},
    {"topK",
     "--top-k",
     QT_TRANSLATE_NOOP("EngineField", "Classes in a result"),
     QT_TRANSLATE_NOOP("EngineField", "unless a request says otherwise"),
     nullptr,
     {},
     Unit::Count,
     1,
     maxTopK,
     false,
     FIELD(int, topK)},
    {"maxImagePixels",
     "--max-image-pixels",
     QT_TRANSLATE_NOOP("EngineField", "Largest picture"),
     QT_TRANSLATE_NOOP("EngineField", "more is refused"),
     nullptr,
     {},
     Unit::Pixels,
     1,
     gibi,
     false,
     FIELD(qint64, maxImagePixels)},
    {"maxImageBytes",
     "--max-image-bytes",
     QT_TRANSLATE_NOOP("EngineField", "Largest file"),
     QT_TRANSLATE_NOOP("EngineField", "more is refused"),
     nullptr,
     {},
     Unit::Bytes,
     1,
     gibi,
     false,
     FIELD(qint64, maxImageBytes)},
    {"reducedDecoding", "--full-decoding", QT_TRANSLATE_NOOP("EngineField", "JPEG decoding"),
     QT_TRANSLATE_NOOP("EngineField", "full size is slower"), nullptr, decodings, Unit::Choice, 0,
     std::size(decodings) - 1, false,
     [](const Options &options) { return qint64(options.reducedDecoding ? 0 : 1); },
     [](Options &options, qint64 value) { options.reducedDecoding = value == 0; }},
};

#undef FIELD

}  // namespace

std::span<const EngineField> engineFields()
{
    return fields;
}

}  // namespace classiscope
