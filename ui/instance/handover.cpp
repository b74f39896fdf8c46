// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instance/handover.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QDir>

#include <algorithm>

namespace classiscope {

namespace {

constexpr quint32 magic = 0x436c7331;  // "Cls1"; another form gets another number
constexpr auto streamVersion = QDataStream::Qt_6_4;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HandOver)
};

Error notUnderstood()
{
    return {
        Error::Code::BadRequest,
        Words::tr("What was handed over cannot be understood; the other Classiscope is of another "
                  "version, so close one of them.")};
}

Error tooMuch()
{
    return {
        Error::Code::BadRequest,
        Words::tr("More than %1 files at a time cannot be handed over to the window that is open; "
                  "give a folder instead.")
            .arg(HandOver::maxPaths)};
}

QDataStream &operator<<(QDataStream &stream, const ModelSource &source)
{
    const Preprocessing &preprocessing = source.preprocessing;
    stream << source.path << source.labels << source.configuration << preprocessing.inputSize
           << qint32(preprocessing.colorOrder) << qint32(preprocessing.fit);
    for (const auto &triple : {preprocessing.mean, preprocessing.standardDeviation}) {
        for (const float value : triple)
            stream << value;
    }
    return stream << preprocessing.scale << qint32(source.output.kind)
                  << qint32(source.output.labelOffset);
}

template <typename Enum>
void readEnum(QDataStream &stream, Enum &value, Enum last)
{
    qint32 number = -1;
    stream >> number;
    if (number < 0 || number > int(last))
        stream.setStatus(QDataStream::ReadCorruptData);
    else
        value = Enum(number);
}

QDataStream &operator>>(QDataStream &stream, ModelSource &source)
{
    Preprocessing &preprocessing = source.preprocessing;
    stream >> source.path >> source.labels >> source.configuration >> preprocessing.inputSize;
    readEnum(stream, preprocessing.colorOrder, Preprocessing::ColorOrder::Bgr);
    readEnum(stream, preprocessing.fit, Preprocessing::Fit::Letterbox);
    for (auto *triple : {&preprocessing.mean, &preprocessing.standardDeviation}) {
        for (float &value : *triple)
            stream >> value;
    }
    stream >> preprocessing.scale;
    readEnum(stream, source.output.kind, OutputFormat::Kind::Probabilities);
    qint32 offset = 0;
    stream >> offset;
    source.output.labelOffset = std::clamp(offset, 0, 1);
    return stream;
}

bool usable(const HandOver &handOver)
{
    const auto absolute = [](const QString &path) { return QDir::isAbsolutePath(path); };
    return handOver.paths.size() <= HandOver::maxPaths
        && std::all_of(handOver.paths.begin(), handOver.paths.end(), absolute)
        && (!handOver.model || absolute(handOver.model->path))
        && handOver.activationToken.size() <= HandOver::maxTokenBytes;
}

}  // namespace

Result<QByteArray> HandOver::encoded() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << magic << paths << serve << activationToken << model.has_value();
    if (model)
        stream << *model;
    if (bytes.size() > maxBytes || paths.size() > maxPaths)
        return tooMuch();
    return bytes;
}

Result<HandOver> HandOver::decoded(const QByteArray &bytes)
{
    if (bytes.size() > maxBytes)
        return tooMuch();
    QDataStream stream(bytes);
    stream.setVersion(streamVersion);
    quint32 begin = 0;
    stream >> begin;
    if (begin != magic)
        return notUnderstood();
    HandOver handOver;
    bool hasModel = false;
    stream >> handOver.paths >> handOver.serve >> handOver.activationToken >> hasModel;
    if (hasModel && stream.status() == QDataStream::Ok)
        stream >> handOver.model.emplace();
    if (stream.status() != QDataStream::Ok || !stream.atEnd() || !usable(handOver))
        return notUnderstood();
    return handOver;
}

}  // namespace classiscope
