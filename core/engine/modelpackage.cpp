// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/modelpackage.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <initializer_list>

namespace classiscope {

namespace {

/// Carries a sentence from deep inside the manifest to open(), which makes it an Error.
struct ManifestFault {
    Text text;
};

QString quoted(const QString &name)
{
    return QLatin1Char('"') + name + QLatin1Char('"');
}

QByteArray readFile(const QString &path, qint64 limit, const Text &what)
{
    QFile file(path);
    if (QFileInfo(path).isDir())
        throw ManifestFault {
            Text::marked("%1 is a folder; the model's %2 must be a file.").arg(path, what)};
    if (!file.open(QIODevice::ReadOnly))
        throw ManifestFault {Text::marked("Cannot read the model's %1 %2: %3; put the file "
                                          "back, or open another model.")
                                 .arg(what, path, file.errorString())};
    if (file.size() > limit)
        throw ManifestFault {Text::marked("%1 has %2 bytes; a model's %3 may have at most %4.")
                                 .arg(path)
                                 .arg(file.size())
                                 .arg(what)
                                 .arg(limit)};
    return file.readAll();
}

QStringList readLabels(const QString &path)
{
    QStringList labels =
        QString::fromUtf8(readFile(path, ModelPackage::maxLabelsBytes, Text::marked("labels")))
            .split(QLatin1Char('\n'));
    for (QString &label : labels)
        label = label.trimmed();
    while (!labels.isEmpty() && labels.last().isEmpty())
        labels.removeLast();
    if (labels.isEmpty())
        throw ManifestFault {
            Text::marked("%1 holds no labels; write one class name a line.").arg(path)};
    return labels;
}

/// One JSON object of the manifest; every look-up names the key when it fails.
class Section {
public:
    Section(QJsonObject object, QString path)
        : m_object(std::move(object))
        , m_path(std::move(path))
    {
    }

    void allowOnly(std::initializer_list<QLatin1String> keys) const
    {
        for (const QString &key : m_object.keys()) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                fault(key, Text::marked("is not known; see models/default/model.json"));
        }
    }

    bool has(QLatin1String key) const { return m_object.contains(key); }

    QString text(QLatin1String key) const
    {
        const QString value = m_object.value(key).toString();
        if (value.isEmpty())
            fault(key, Text::marked("is missing or not a text"));
        return value;
    }

    int integer(QLatin1String key, int lowest, int highest) const
    {
        const double value = m_object.value(key).toDouble(std::nan(""));
        if (!(value >= lowest && value <= highest) || value != std::floor(value))
            fault(key,
                  Text::marked("must be a whole number from %1 to %2").arg(lowest).arg(highest));
        return int(value);
    }

    std::array<float, 3> triple(QLatin1String key) const
    {
        const QJsonArray values = m_object.value(key).toArray();
        std::array<float, 3> result {};
        for (int i = 0; i < 3; ++i) {
            const double value = values.at(i).toDouble(std::nan(""));
            if (values.size() != 3 || !std::isfinite(value))
                fault(key, Text::marked("must be three numbers, one a channel"));
            result[std::size_t(i)] = float(value);
        }
        return result;
    }

    float number(QLatin1String key) const
    {
        const double value = m_object.value(key).toDouble(std::nan(""));
        if (!std::isfinite(value))
            fault(key, Text::marked("must be a number"));
        return float(value);
    }

    template <typename Value>
    Value choice(QLatin1String key,
                 std::initializer_list<std::pair<QLatin1String, Value>> choices) const
    {
        QStringList names;
        for (const auto &[name, value] : choices) {
            if (m_object.value(key).toString() == name)
                return value;
            names << quoted(name);
        }
        fault(key, Text::marked("must be one of %1").arg(names.join(QStringLiteral(", "))));
    }

    Section section(QLatin1String key) const
    {
        if (!m_object.value(key).isObject())
            fault(key, Text::marked("is missing or not an object"));
        return {m_object.value(key).toObject(), m_path};
    }

    [[noreturn]] void fault(const QString &key, const Text &complaint) const
    {
        throw ManifestFault {
            Text(QStringLiteral("%1: %2 %3.")).arg(m_path, quoted(key), complaint)};
    }

private:
    QJsonObject m_object;
    QString m_path;
};

Preprocessing readPreprocessing(const Section &input)
{
    input.allowOnly({QLatin1String("width"), QLatin1String("height"), QLatin1String("color_order"),
                     QLatin1String("fit"), QLatin1String("mean"),
                     QLatin1String("standard_deviation"), QLatin1String("scale")});
    Preprocessing result;
    result.inputSize = {input.integer(QLatin1String("width"), 1, ModelPackage::maxInputSide),
                        input.integer(QLatin1String("height"), 1, ModelPackage::maxInputSide)};
    result.colorOrder = input.choice<Preprocessing::ColorOrder>(
        QLatin1String("color_order"),
        {{QLatin1String("rgb"), Preprocessing::ColorOrder::Rgb},
         {QLatin1String("bgr"), Preprocessing::ColorOrder::Bgr}});
    result.fit = input.choice<Preprocessing::Fit>(
        QLatin1String("fit"),
        {{QLatin1String("stretch"), Preprocessing::Fit::Stretch},
         {QLatin1String("center_crop"), Preprocessing::Fit::CenterCrop},
         {QLatin1String("letterbox"), Preprocessing::Fit::Letterbox}});
    if (input.has(QLatin1String("mean")))
        result.mean = input.triple(QLatin1String("mean"));
    if (input.has(QLatin1String("standard_deviation")))
        result.standardDeviation = input.triple(QLatin1String("standard_deviation"));
    if (input.has(QLatin1String("scale")))
        result.scale = input.number(QLatin1String("scale"));
    return result;
}

OutputFormat readOutput(const Section &output)
{
    output.allowOnly({QLatin1String("kind"), QLatin1String("label_offset")});
    OutputFormat result;
    result.kind = output.choice<OutputFormat::Kind>(
        QLatin1String("kind"),
        {{QLatin1String("logits"), OutputFormat::Kind::Logits},
         {QLatin1String("probabilities"), OutputFormat::Kind::Probabilities}});
    if (output.has(QLatin1String("label_offset")))
        result.labelOffset = output.integer(QLatin1String("label_offset"), 0, 1);
    return result;
}

/// A file that the manifest names: inside the package's folder, nowhere else.
QString packageFile(const QDir &folder, const Section &manifest, QLatin1String key)
{
    const QString name = manifest.text(key);
    const QString relative = QDir::cleanPath(name);
    if (QDir::isAbsolutePath(name) || relative.startsWith(QLatin1String("..")))
        manifest.fault(key, Text::marked("must name a file inside the package's folder"));
    return folder.absoluteFilePath(relative);
}

void checkPreprocessing(const Preprocessing &preprocessing, const QString &path)
{
    for (const float deviation : preprocessing.standardDeviation) {
        if (!(deviation > 0))
            throw ManifestFault {
                Text::marked("%1: each standard deviation must be above 0.").arg(path)};
    }
    const QSize size = preprocessing.inputSize;
    if (size.width() < 1 || size.height() < 1 || size.width() > ModelPackage::maxInputSide
        || size.height() > ModelPackage::maxInputSide)
        throw ManifestFault {Text::marked("%1: the input must be 1 to %2 pixels wide and high.")
                                 .arg(path)
                                 .arg(ModelPackage::maxInputSide)};
    if (preprocessing.scale == 0 || !std::isfinite(preprocessing.scale))
        throw ManifestFault {Text::marked("%1: the scale must not be 0.").arg(path)};
}

bool needsConfiguration(const QString &weights)
{
    return weights.endsWith(QLatin1String(".caffemodel"), Qt::CaseInsensitive);
}

void readWeights(ModelPackage &package)
{
    package.weights =
        readFile(package.weightsPath, ModelPackage::maxWeightsBytes, Text::marked("weights"));
    package.sha256 = QCryptographicHash::hash(package.weights, QCryptographicHash::Sha256).toHex();
}

ModelPackage openPackage(const QString &path)
{
    const QFileInfo info(path);
    // Links are followed once: one that is turned to another version of the package
    // in the meantime would mix the two.
    const QString given = info.isDir() ? info.absoluteFilePath() : info.absolutePath();
    const QString resolved = QFileInfo(given).canonicalFilePath();
    const QDir folder(resolved.isEmpty() ? given : resolved);
    const QString manifestPath =
        folder.absoluteFilePath(info.isDir() ? QStringLiteral("model.json") : info.fileName());
    if (info.isDir() && !QFileInfo::exists(manifestPath))
        throw ManifestFault {Text::marked("%1 holds no model.json; choose a model package's "
                                          "folder, or a network file such as a .onnx.")
                                 .arg(info.absoluteFilePath())};
    QJsonParseError parse {};
    const QJsonDocument document = QJsonDocument::fromJson(
        readFile(manifestPath, ModelPackage::maxManifestBytes, Text::marked("manifest")), &parse);
    if (!document.isObject())
        throw ManifestFault {Text::marked("%1 is not a JSON object: %2 at byte %3; correct the "
                                          "file, or open another model.")
                                 .arg(manifestPath,
                                      parse.error == QJsonParseError::NoError
                                          ? Text::marked("another value")
                                          : parse.errorString())
                                 .arg(parse.offset)};

    const Section manifest(document.object(), manifestPath);
    ModelPackage package;
    package.sourcePath = given;
    package.name = manifest.text(QLatin1String("name"));
    package.version = manifest.text(QLatin1String("version"));
    package.preprocessing = readPreprocessing(manifest.section(QLatin1String("input")));
    package.output = readOutput(manifest.section(QLatin1String("output")));
    checkPreprocessing(package.preprocessing, manifestPath);
    package.labels = readLabels(packageFile(folder, manifest, QLatin1String("labels")));
    package.weightsPath = packageFile(folder, manifest, QLatin1String("weights"));
    if (manifest.has(QLatin1String("configuration"))) {
        package.configuration =
            readFile(packageFile(folder, manifest, QLatin1String("configuration")),
                     ModelPackage::maxManifestBytes, Text::marked("configuration"));
    } else if (needsConfiguration(package.weightsPath)) {
        manifest.fault(QStringLiteral("configuration"),
                       Text::marked("is missing; a .caffemodel needs its .prototxt"));
    }
    readWeights(package);
    if (manifest.has(QLatin1String("sha256"))
        && manifest.text(QLatin1String("sha256")).toLatin1().toLower() != package.sha256)
        throw ManifestFault {
            Text::marked("%1 is not the file that %2 describes (its SHA-256 is "
                         "%3); restore it, or correct \"sha256\".")
                .arg(package.weightsPath, manifestPath, QString::fromLatin1(package.sha256))};
    return package;
}

QString besides(const QFileInfo &weights, std::initializer_list<QString> names)
{
    for (const QString &name : names) {
        if (weights.absoluteDir().exists(name))
            return weights.absoluteDir().absoluteFilePath(name);
    }
    return {};
}

/// Where the labels of a bare network are.
QString labelsPath(const ModelSource &source)
{
    if (!source.labels.isEmpty())
        return source.labels;
    const QFileInfo weights(source.path);
    const QString base = weights.completeBaseName();
    const QString labels =
        besides(weights, {base + QStringLiteral(".txt"), QStringLiteral("labels.txt")});
    if (labels.isEmpty())
        throw ManifestFault {Text::marked("%1 has no labels.txt or %2.txt beside it; name a "
                                          "labels file with one class a line.")
                                 .arg(weights.absoluteFilePath(), base)};
    return labels;
}

ModelPackage openBare(const ModelSource &source)
{
    const QFileInfo weights(source.path);
    if (!weights.exists())
        throw ManifestFault {
            Text::marked("There is no model file %1; put it back, or open another model.")
                .arg(weights.absoluteFilePath())};
    ModelPackage package;
    package.sourcePath = weights.absoluteFilePath();
    package.weightsPath = package.sourcePath;
    package.name = weights.completeBaseName();
    package.version = QStringLiteral("unversioned");
    package.preprocessing = source.preprocessing;
    package.output = source.output;
    checkPreprocessing(package.preprocessing, package.weightsPath);

    if (needsConfiguration(package.weightsPath)) {
        const QString base = weights.completeBaseName();
        const QString configuration = !source.configuration.isEmpty()
            ? source.configuration
            : besides(weights,
                      {base + QStringLiteral(".prototxt"), QStringLiteral("deploy.prototxt")});
        if (configuration.isEmpty())
            throw ManifestFault {
                Text::marked("%1 has no %2.prototxt or deploy.prototxt beside it; name it.")
                    .arg(package.weightsPath, base)};
        package.configuration =
            readFile(configuration, ModelPackage::maxManifestBytes, Text::marked("configuration"));
    } else if (!source.configuration.isEmpty()) {
        package.configuration = readFile(source.configuration, ModelPackage::maxManifestBytes,
                                         Text::marked("configuration"));
    }
    readWeights(package);
    return package;
}

}  // namespace

bool ModelSource::isBareNetwork() const
{
    for (const char *suffix : {".onnx", ".caffemodel", ".pb"}) {
        if (path.endsWith(QLatin1String(suffix), Qt::CaseInsensitive))
            return !QFileInfo(path).isDir();
    }
    return false;
}

Result<ModelPackage> ModelPackage::open(const ModelSource &source)
{
    try {
        if (!source.isBareNetwork())
            return openPackage(source.path);
        ModelPackage package = openBare(source);
        package.labels = readLabels(labelsPath(source));
        return package;
    } catch (const ManifestFault &fault) {
        return {Error::Code::BadModel, fault.text};
    }
}

Result<ModelPackage> ModelPackage::openWithoutLabels(const ModelSource &bareNetwork)
{
    try {
        return openBare(bareNetwork);
    } catch (const ManifestFault &fault) {
        return {Error::Code::BadModel, fault.text};
    }
}

Result<QStringList> ModelPackage::labelsOf(const ModelSource &bareNetwork)
{
    try {
        return readLabels(labelsPath(bareNetwork));
    } catch (const ManifestFault &fault) {
        return {Error::Code::BadModel, fault.text};
    }
}

ModelPackage::Format ModelPackage::format() const
{
    if (weightsPath.endsWith(QLatin1String(".caffemodel"), Qt::CaseInsensitive))
        return Format::Caffe;
    if (weightsPath.endsWith(QLatin1String(".pb"), Qt::CaseInsensitive))
        return Format::TensorFlow;
    return Format::Onnx;
}

}  // namespace classiscope
