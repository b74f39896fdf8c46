// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/benchfigures.h"
#include "core/engine/result.h"

#include <QByteArray>
#include <QDate>

#include <optional>

namespace classiscope {

struct ClassifierOptions;

/// For what a setting was measured; it says nothing about anything else.
struct TuningKey {
    QByteArray modelSha256;
    QString cpu;
    int cores = 1;
    QString program;  ///< version

    friend bool operator==(const TuningKey &, const TuningKey &) = default;

    /// The model on this machine with this program.
    static TuningKey here(const QByteArray &modelSha256);
};

/// The setting that was best.
struct Tuning {
    Backend backend = Backend::Auto;
    Precision precision = Precision::Exact;
    QString calibrationImages;
    int workers = 1;
    int threadsPerWorker = 1;
    int batchSize = 1;
    double imagesPerSecond = 0;  ///< of the full pipeline
    QDate measured;

    /// What was measured, today. `calibrationImages`: as it was measured with.
    static Tuning from(const BenchFigures &best, const QString &calibrationImages);

    void applyTo(ClassifierOptions &options) const;
    QString text() const;  ///< e.g. "2 workers × 1 thread, backend auto, precision exact"
};

/// The best settings in a file of JSON. For one thread; two programs that save
/// at the same time keep a whole file, of one of them.
class TuningFile {
public:
    static constexpr qint64 maxBytes = 1 << 20;
    static constexpr int maxEntries = 100;  ///< the oldest is forgotten

    explicit TuningFile(const QString &path);

    /// Classiscope/tuned.json in the user's folder of settings.
    static QString defaultPath();

    const QString &path() const { return m_path; }

    /// Whether anything is there for this machine and program; a quick look before
    /// the model is read for its SHA-256.
    /// Errors: as find().
    Result<bool> hasAnyFor(const TuningKey &anyModel) const;

    /// Nothing when the file is not there or has none for `key`.
    /// Errors: FileUnreadable, BadConfiguration (damaged); the message names the cure.
    Result<std::optional<Tuning>> find(const TuningKey &key) const;

    /// Puts the setting in the place of an earlier one for `key`. A damaged file
    /// is written anew. Errors: FileUnreadable (cannot be written).
    std::optional<Error> save(const TuningKey &key, const Tuning &tuning);

private:
    QString m_path;
};

}  // namespace classiscope
