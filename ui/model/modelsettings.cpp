// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/modelsettings.h"

#include <QSettings>

#include <algorithm>

namespace classiscope {

namespace {

const QLatin1String pathKey("/path");
const QLatin1String labelsKey("/labels");
const QLatin1String configurationKey("/configuration");
const QLatin1String inputSizeKey("/inputSize");
const QLatin1String colorOrderKey("/colorOrder");
const QLatin1String fitKey("/fit");
const QLatin1String meanKey("/mean");
const QLatin1String deviationKey("/standardDeviation");
const QLatin1String scaleKey("/scale");
const QLatin1String outputKey("/output");
const QLatin1String offsetKey("/labelOffset");

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

void saveModelSource(QSettings &settings, const ModelSource &source, const QString &group)
{
    const Preprocessing &preprocessing = source.preprocessing;
    settings.setValue(group + pathKey, source.path);
    settings.setValue(group + labelsKey, source.labels);
    settings.setValue(group + configurationKey, source.configuration);
    settings.setValue(group + inputSizeKey, preprocessing.inputSize);
    settings.setValue(group + colorOrderKey, int(preprocessing.colorOrder));
    settings.setValue(group + fitKey, int(preprocessing.fit));
    settings.setValue(group + meanKey, toList(preprocessing.mean));
    settings.setValue(group + deviationKey, toList(preprocessing.standardDeviation));
    settings.setValue(group + scaleKey, preprocessing.scale);
    settings.setValue(group + outputKey, int(source.output.kind));
    settings.setValue(group + offsetKey, source.output.labelOffset);
}

std::optional<ModelSource> savedModelSource(const QSettings &settings, const QString &group)
{
    ModelSource source;
    source.path = settings.value(group + pathKey).toString();
    if (source.path.isEmpty())
        return {};
    Preprocessing &preprocessing = source.preprocessing;
    source.labels = settings.value(group + labelsKey).toString();
    source.configuration = settings.value(group + configurationKey).toString();
    if (const QSize size = settings.value(group + inputSizeKey).toSize(); !size.isEmpty())
        preprocessing.inputSize = size;
    preprocessing.colorOrder =
        toEnum(settings.value(group + colorOrderKey), Preprocessing::ColorOrder::Bgr);
    preprocessing.fit = toEnum(settings.value(group + fitKey), Preprocessing::Fit::Letterbox);
    preprocessing.mean = toArray(settings.value(group + meanKey), preprocessing.mean);
    preprocessing.standardDeviation =
        toArray(settings.value(group + deviationKey), preprocessing.standardDeviation);
    preprocessing.scale = settings.value(group + scaleKey, preprocessing.scale).toFloat();
    source.output.kind =
        toEnum(settings.value(group + outputKey), OutputFormat::Kind::Probabilities);
    source.output.labelOffset = std::clamp(settings.value(group + offsetKey).toInt(), 0, 1);
    return source;
}

void forgetModelSource(QSettings &settings)
{
    settings.remove(currentModelGroup);
}

}  // namespace classiscope
