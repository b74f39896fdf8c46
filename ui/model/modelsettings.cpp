// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/modelsettings.h"

#include <QSettings>

#include <algorithm>

namespace classiscope {

namespace {

const QLatin1String pathKey("model/path");
const QLatin1String labelsKey("model/labels");
const QLatin1String configurationKey("model/configuration");
const QLatin1String inputSizeKey("model/inputSize");
const QLatin1String colorOrderKey("model/colorOrder");
const QLatin1String fitKey("model/fit");
const QLatin1String meanKey("model/mean");
const QLatin1String deviationKey("model/standardDeviation");
const QLatin1String scaleKey("model/scale");
const QLatin1String outputKey("model/output");
const QLatin1String offsetKey("model/labelOffset");

QVariantList toList(const std::array<float, 3> &values)
{
    return {values[0], values[1], values[2]};
}

std::array<float, 3> toArray(const QVariant &stored, const std::array<float, 3> &otherwise)
{
    const QVariantList list = stored.toList();
    if (list.size() != 3)
        return otherwise;
    return {list[0].toFloat(), list[1].toFloat(), list[2].toFloat()};
}

template <typename Enum>
Enum toEnum(const QVariant &stored, Enum last)
{
    return Enum(std::clamp(stored.toInt(), 0, int(last)));
}

}  // namespace

void saveModelSource(QSettings &settings, const ModelSource &source)
{
    const Preprocessing &preprocessing = source.preprocessing;
    settings.setValue(pathKey, source.path);
    settings.setValue(labelsKey, source.labels);
    settings.setValue(configurationKey, source.configuration);
    settings.setValue(inputSizeKey, preprocessing.inputSize);
    settings.setValue(colorOrderKey, int(preprocessing.colorOrder));
    settings.setValue(fitKey, int(preprocessing.fit));
    settings.setValue(meanKey, toList(preprocessing.mean));
    settings.setValue(deviationKey, toList(preprocessing.standardDeviation));
    settings.setValue(scaleKey, preprocessing.scale);
    settings.setValue(outputKey, int(source.output.kind));
    settings.setValue(offsetKey, source.output.labelOffset);
}

std::optional<ModelSource> savedModelSource(const QSettings &settings)
{
    ModelSource source;
    source.path = settings.value(pathKey).toString();
    if (source.path.isEmpty())
        return {};
    Preprocessing &preprocessing = source.preprocessing;
    source.labels = settings.value(labelsKey).toString();
    source.configuration = settings.value(configurationKey).toString();
    if (const QSize size = settings.value(inputSizeKey).toSize(); !size.isEmpty())
        preprocessing.inputSize = size;
    preprocessing.colorOrder =
        toEnum(settings.value(colorOrderKey), Preprocessing::ColorOrder::Bgr);
    preprocessing.fit = toEnum(settings.value(fitKey), Preprocessing::Fit::Letterbox);
    preprocessing.mean = toArray(settings.value(meanKey), preprocessing.mean);
    preprocessing.standardDeviation =
        toArray(settings.value(deviationKey), preprocessing.standardDeviation);
    preprocessing.scale = settings.value(scaleKey, preprocessing.scale).toFloat();
    source.output.kind = toEnum(settings.value(outputKey), OutputFormat::Kind::Probabilities);
    source.output.labelOffset = std::clamp(settings.value(offsetKey).toInt(), 0, 1);
    return source;
}

void forgetModelSource(QSettings &settings)
{
    settings.remove(QStringLiteral("model"));
}

}  // namespace classiscope
