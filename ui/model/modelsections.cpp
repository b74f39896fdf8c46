// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/modelsections.h"

#include "ui/performance/numberformat.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModelSections)
};

QString numberText(float value)
{
    return QLocale().toString(double(value), 'g', 6);
}

QString tripleText(const std::array<float, 3> &values)
{
    return QStringLiteral("%1  %2  %3")
        .arg(numberText(values[0]), numberText(values[1]), numberText(values[2]));
}

QString formatText(const QString &platform)
{
    if (platform == QLatin1String("caffe_caffe"))
        return Words::tr("Caffe");
    if (platform == QLatin1String("tensorflow_graphdef"))
        return Words::tr("TensorFlow (frozen graph)");
    return Words::tr("ONNX");
}

QString fitText(Preprocessing::Fit fit)
{
    switch (fit) {
    case Preprocessing::Fit::CenterCrop: return Words::tr("the middle is cropped");
    case Preprocessing::Fit::Letterbox: return Words::tr("letterbox, filled with the mean");
    case Preprocessing::Fit::Stretch: break;
    }
    return Words::tr("stretched");
}

FactSection file(const ModelInfo &model, const ModelFacts *network)
{
    const QString hash = QString::fromLatin1(model.sha256);
    FactSection section {Words::tr("File"), {}};
    section.facts << Fact {
        Words::tr("Opened"), QDir::toNativeSeparators(model.sourcePath), {}, true};
    if (network && network->weightsPath != model.sourcePath)
        section.facts << Fact {
            Words::tr("Weights"), QDir::toNativeSeparators(network->weightsPath), {}, true};
    section.facts << Fact {Words::tr("Size"), byteCountText(model.weightsBytes)}
                  << Fact {Words::tr("Format"), formatText(model.platform)}
                  << Fact {Words::tr("SHA-256"), hash, hash};
    return section;
}

FactSection input(const ModelInfo &model)
{
    const Preprocessing &pixels = model.preprocessing;
    const bool isBgr = pixels.colorOrder == Preprocessing::ColorOrder::Bgr;
    FactSection section {Words::tr("Input"), {}};
    section.facts << Fact {Words::tr("Name"), model.inputName}
                  << Fact {Words::tr("Shape"),
                           shapeText({1, 3, model.inputSize.height(), model.inputSize.width()})}
                  << Fact {Words::tr("Colours"), isBgr ? Words::tr("BGR") : Words::tr("RGB")}
                  << Fact {Words::tr("Fit"), fitText(pixels.fit)}
                  << Fact {Words::tr("Mean"), tripleText(pixels.mean)}
                  << Fact {Words::tr("Deviation"), tripleText(pixels.standardDeviation)}
                  << Fact {Words::tr("Scale"), numberText(pixels.scale)};
    return section;
}

FactSection output(const ModelInfo &model, const ModelFacts *network)
{
    const auto shape = network && !network->outputShape.empty()
        ? network->outputShape
        : std::vector<int> {1, model.outputCount};
    QString classes = countText(model.classCount);
    if (model.labelOffset > 0)
        classes += Words::tr(", and a background class before them");
    FactSection section {Words::tr("Output"), {}};
    section.facts << Fact {Words::tr("Name"), model.outputName}
                  << Fact {Words::tr("Shape"), shapeText(shape)}
                  << Fact {Words::tr("Numbers"),
                           model.outputKind == OutputFormat::Kind::Logits
                               ? Words::tr("logits; softmax is applied")
                               : Words::tr("probabilities")}
                  << Fact {Words::tr("Classes"), classes};
    return section;
}

FactSection network(const std::optional<Result<ModelFacts>> &read, const QByteArray &sha256)
{
    FactSection section {Words::tr("Network"), {}};
    if (!read) {
        section.facts << Fact {Words::tr("Layers"), Words::tr("being counted…")};
        return section;
    }
    if (!*read) {
        section.facts << Fact {Words::tr("Layers"), read->error().text.translated()};
        return section;
    }
    const ModelFacts &facts = **read;
    section.facts
        << Fact {Words::tr("Layers"), countText(facts.layerCount)}
        << Fact {Words::tr("Parameters"), largeCountText(facts.parameters)}
        << Fact {Words::tr("Operations"),
                 Words::tr("%1 per picture, floating point").arg(largeCountText(facts.operations))}
        << Fact {Words::tr("Memory"),
                 Words::tr("%1 of weights, %2 between the layers")
                     .arg(byteCountText(facts.weightsBytes), byteCountText(facts.blobBytes))};
    if (facts.sha256 != sha256)
        section.facts << Fact {Words::tr("Changed"),
                               Words::tr("The file has changed since it was opened; open it again "
                                         "to use it as it is now.")};
    return section;
}

FactSection computing(const ModelInfo &model, const std::optional<PassTimes> &times)
{
    const InferencePath &path = model.path;
    FactSection section {Words::tr("Computed here"), {}};
    section.facts << Fact {Words::tr("By"),
                           path.fast ? Words::tr("%1 (fast path)").arg(path.library) : path.library}
                  << Fact {Words::tr("Precision"), path.precision};
    if (path.agreement >= 0)
        section.facts << Fact {Words::tr("Agreement"),
                               Words::tr("%1 of the calibration pictures keep their class")
                                   .arg(percentText(100 * path.agreement))};
    if (!path.reason.isEmpty())
        section.facts << Fact {Words::tr("Why"), path.reason.translated()};
    section.facts << Fact {
        Words::tr("Batch"),
        path.batchSize > 1 ? Words::tr("up to %1 pictures together").arg(countText(path.batchSize))
                           : Words::tr("one picture at a time")};
    if (!path.batchReason.isEmpty())
        section.facts << Fact {QString(), path.batchReason.translated()};
    section.facts << Fact {Words::tr("Loaded in"), responseTimeText(model.loadTime)};
    section.facts << Fact {
        Words::tr("Speed"),
        times ? Words::tr("%1 for one picture (median of %2; %3 to %4)")
                    .arg(responseTimeText(times->median), countText(times->passes),
                         responseTimeText(times->fastest), responseTimeText(times->slowest))
              : Words::tr("not measured yet")};
    return section;
}

}  // namespace

QString shapeText(const std::vector<int> &shape)
{
    QStringList sides;
    for (const int side : shape)
        sides << QString::number(side);
    return sides.join(QStringLiteral(" × "));
}

QString largeCountText(qint64 count)
{
    constexpr double million = 1e6, billion = 1e9;
    const auto rounded = [](double value) {
        return QLocale().toString(value, 'f', value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2);
    };
    if (double(count) >= billion)
        return unbroken(Words::tr("%1 billion").arg(rounded(double(count) / billion)));
    if (double(count) >= million)
        return unbroken(Words::tr("%1 million").arg(rounded(double(count) / million)));
    return countText(count);
}

QList<FactSection> modelSections(const ModelInfo &model,
                                 const std::optional<Result<ModelFacts>> &read,
                                 const std::optional<PassTimes> &times)
{
    const ModelFacts *facts = read && read->ok() ? &**read : nullptr;
    return {file(model, facts), computing(model, times), network(read, model.sha256), input(model),
            output(model, facts)};
}

QString sectionsText(const QList<FactSection> &sections)
{
    QString text;
    for (const FactSection &section : sections) {
        text += section.title + u'\n';
        for (const Fact &fact : section.facts)
            text += fact.name + u'\t' + (fact.copied.isEmpty() ? fact.value : fact.copied) + u'\n';
        text += u'\n';
    }
    text.chop(1);
    return text;
}

}  // namespace classiscope
