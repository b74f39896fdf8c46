// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/tuningfile.h"

#include "core/engine/classifier.h"
#include "core/version.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace classiscope {

namespace {

const QLatin1String entriesKey("settings"), modelKey("model_sha256"), cpuKey("cpu"),
    coresKey("cores"), programKey("program"), backendKey("backend"), precisionKey("precision"),
    calibrationKey("calibration"), workersKey("workers"), threadsKey("threads_per_worker"),
    batchKey("batch_size"), speedKey("images_per_second"), dateKey("measured");

constexpr int mostThreads = 1024;

QString backendName(Backend backend)
{
    return backend == Backend::OpenCv ? QStringLiteral("opencv") : QStringLiteral("auto");
}

QString precisionName(Precision precision)
{
    switch (precision) {
    case Precision::Exact: break;
    case Precision::Fast: return QStringLiteral("fast");
    case Precision::Bfloat16: return QStringLiteral("bfloat16");
    case Precision::Int8: return QStringLiteral("int8");
    }
    return QStringLiteral("exact");
}

std::optional<Precision> precisionNamed(const QString &name)
{
    for (const auto precision :
         {Precision::Exact, Precision::Fast, Precision::Bfloat16, Precision::Int8}) {
        if (name == precisionName(precision))
            return precision;
    }
    return {};
}

Error damaged(const QString &path, const Text &what)
{
    return {Error::Code::BadConfiguration,
            Text::marked("The tuned settings %1 cannot be used (%2); delete the file, or write "
                         "it anew with classiscope bench --tune.")
                .arg(path, what)};
}

Result<QJsonArray> entriesOf(const QString &path)
{
    QFile file(path);
    if (!QFileInfo::exists(path))
        return QJsonArray();
    if (!file.open(QIODevice::ReadOnly))
        return {Error::Code::FileUnreadable,
                Text::marked("The tuned settings %1 cannot be read (%2); make the file readable, "
                             "or delete it.")
                    .arg(path, file.errorString())};
    const QByteArray bytes = file.read(TuningFile::maxBytes + 1);
    if (bytes.size() > TuningFile::maxBytes)
        return damaged(path, Text::marked("more than %1 bytes").arg(TuningFile::maxBytes));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return damaged(path, error.errorString());
    const QJsonValue entries = document.object().value(entriesKey);
    if (!entries.isArray())
        return damaged(path, Text::marked("\"%1\" is missing").arg(entriesKey));
    return entries.toArray();
}

TuningKey keyOf(const QJsonObject &entry)
{
    return {entry.value(modelKey).toString().toLatin1(), entry.value(cpuKey).toString(),
            entry.value(coresKey).toInt(), entry.value(programKey).toString()};
}

std::optional<Tuning> tuningOf(const QJsonObject &entry)
{
    Tuning tuning;
    const QString backend = entry.value(backendKey).toString();
    const auto precision = precisionNamed(entry.value(precisionKey).toString());
    tuning.backend = backend == backendName(Backend::OpenCv) ? Backend::OpenCv : Backend::Auto;
    tuning.precision = precision.value_or(Precision::Exact);
    tuning.calibrationImages = entry.value(calibrationKey).toString();
    tuning.workers = entry.value(workersKey).toInt();
    tuning.threadsPerWorker = entry.value(threadsKey).toInt();
    tuning.batchSize = entry.value(batchKey).toInt(entry.contains(batchKey) ? 0 : 1);
    tuning.imagesPerSecond = entry.value(speedKey).toDouble();
    tuning.measured = QDate::fromString(entry.value(dateKey).toString(), Qt::ISODate);
    const auto inRange = [](int count) { return count >= 1 && count <= mostThreads; };
    if (backend != backendName(tuning.backend) || !precision || !inRange(tuning.workers)
        || !inRange(tuning.threadsPerWorker) || tuning.batchSize < 1
        || tuning.batchSize > ClassifierOptions::maxBatchSize)
        return {};
    return tuning;
}

QJsonObject entryOf(const TuningKey &key, const Tuning &tuning)
{
    return {{modelKey, QString::fromLatin1(key.modelSha256)},
            {cpuKey, key.cpu},
            {coresKey, key.cores},
            {programKey, key.program},
            {backendKey, backendName(tuning.backend)},
            {precisionKey, precisionName(tuning.precision)},
            {calibrationKey, tuning.calibrationImages},
            {workersKey, tuning.workers},
            {threadsKey, tuning.threadsPerWorker},
            {batchKey, tuning.batchSize},
            {speedKey, tuning.imagesPerSecond},
            {dateKey, tuning.measured.toString(Qt::ISODate)}};
}

}  // namespace

TuningKey TuningKey::here(const QByteArray &modelSha256)
{
    return {modelSha256, cpuName(), availableCores(), QStringLiteral(CLASSISCOPE_VERSION)};
}

Tuning Tuning::from(const BenchFigures &best, const QString &calibrationImages)
{
    const BenchSetting &setting = best.setting;
    return {backendOf(setting.path),
            precisionOf(setting.path),
            changesAnswers(setting.path) ? calibrationImages : QString(),
            setting.workers,
            setting.threads,
            setting.batch,
            best.perSecond.median(),
            QDate::currentDate()};
}

void Tuning::applyTo(ClassifierOptions &options) const
{
    options.backend = backend;
    options.precision = precision;
    options.calibrationImages = calibrationImages;
    options.workers = workers;
    options.threadsPerWorker = threadsPerWorker;
    options.batchSize = batchSize;
}

QString Tuning::text() const
{
    return QStringLiteral("%1, backend %2, precision %3")
        .arg(BenchSetting {BenchPath::OpenCv, workers, threadsPerWorker, batchSize}.threadsText(),
             backendName(backend), precisionName(precision));
}

TuningFile::TuningFile(const QString &path)
    : m_path(path)
{
}

QString TuningFile::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/Classiscope/tuned.json");
}

Result<bool> TuningFile::hasAnyFor(const TuningKey &anyModel) const
{
    const auto entries = entriesOf(m_path);
    if (!entries)
        return entries.error();
    return std::any_of(entries->begin(), entries->end(), [&](const QJsonValue &entry) {
        TuningKey key = keyOf(entry.toObject());
        key.modelSha256 = anyModel.modelSha256;
        return key == anyModel;
    });
}

Result<std::optional<Tuning>> TuningFile::find(const TuningKey &key) const
{
    const auto entries = entriesOf(m_path);
    if (!entries)
        return entries.error();
    for (const QJsonValue &entry : *entries) {
        if (keyOf(entry.toObject()) != key)
            continue;
        const auto tuning = tuningOf(entry.toObject());
        if (!tuning)
            return damaged(m_path, Text::marked("a value is out of range"));
        return tuning;
    }
    return std::optional<Tuning>();
}

std::optional<Error> TuningFile::save(const TuningKey &key, const Tuning &tuning)
{
    const auto earlier = entriesOf(m_path);
    QJsonArray entries {entryOf(key, tuning)};
    for (const QJsonValue &entry : earlier ? *earlier : QJsonArray()) {
        if (entries.size() < maxEntries && keyOf(entry.toObject()) != key)
            entries.append(entry);
    }
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    const QByteArray bytes = QJsonDocument(QJsonObject {{entriesKey, entries}}).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error {Error::Code::FileUnreadable,
                      Text::marked("The tuned setting cannot be saved in %1: %2.")
                          .arg(m_path, file.errorString())};
    return {};
}

}  // namespace classiscope
