// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/packagewriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTemporaryDir>

#include <array>
#include <charconv>

namespace classiscope {

namespace {

const QString manifestName = QStringLiteral("model.json");
const QString labelsName = QStringLiteral("labels.txt");

QJsonObject readManifest(const QString &folder)
{
    QFile file(QDir(folder).filePath(manifestName));
    if (file.size() > ModelPackage::maxManifestBytes || !file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// 123.675 rather than 123.67500305175781.
double shortest(float value)
{
    std::array<char, 32> text {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return QByteArray(text.data(), end - text.data()).toDouble();
}

QJsonArray tripleOf(const std::array<float, 3> &values)
{
    return {shortest(values[0]), shortest(values[1]), shortest(values[2])};
}

QString wordOf(Preprocessing::Fit fit)
{
    switch (fit) {
    case Preprocessing::Fit::CenterCrop: return QStringLiteral("center_crop");
    case Preprocessing::Fit::Letterbox: return QStringLiteral("letterbox");
    case Preprocessing::Fit::Stretch: break;
    }
    return QStringLiteral("stretch");
}

QJsonObject inputOf(const Preprocessing &preprocessing)
{
    const bool isRgb = preprocessing.colorOrder == Preprocessing::ColorOrder::Rgb;
    return {{QStringLiteral("width"), preprocessing.inputSize.width()},
            {QStringLiteral("height"), preprocessing.inputSize.height()},
            {QStringLiteral("color_order"), isRgb ? QStringLiteral("rgb") : QStringLiteral("bgr")},
            {QStringLiteral("fit"), wordOf(preprocessing.fit)},
            {QStringLiteral("mean"), tripleOf(preprocessing.mean)},
            {QStringLiteral("standard_deviation"), tripleOf(preprocessing.standardDeviation)},
            {QStringLiteral("scale"), shortest(preprocessing.scale)}};
}

QJsonObject outputOf(const OutputFormat &output)
{
    const bool areLogits = output.kind == OutputFormat::Kind::Logits;
    return {{QStringLiteral("kind"),
             areLogits ? QStringLiteral("logits") : QStringLiteral("probabilities")},
            {QStringLiteral("label_offset"), output.labelOffset}};
}

QString configurationName(const ModelPackage &package)
{
    return QFileInfo(package.weightsPath).completeBaseName()
        + (package.format() == ModelPackage::Format::Caffe ? QStringLiteral(".prototxt")
                                                           : QStringLiteral(".pbtxt"));
}

/// `before`: the manifest of a package that is saved again.
QByteArray manifestOf(const ModelPackage &package, QJsonObject before)
{
    before[QStringLiteral("name")] = package.name;
    before[QStringLiteral("version")] = package.version;
    before[QStringLiteral("weights")] = QFileInfo(package.weightsPath).fileName();
    before[QStringLiteral("sha256")] = QString::fromLatin1(package.sha256);
    before[QStringLiteral("labels")] = labelsName;
    before[QStringLiteral("input")] = inputOf(package.preprocessing);
    before[QStringLiteral("output")] = outputOf(package.output);
    if (package.configuration.isEmpty())
        before.remove(QStringLiteral("configuration"));
    else
        before[QStringLiteral("configuration")] = configurationName(package);
    return QJsonDocument(before).toJson();
}

Error unwritable(const QString &path, const Text &reason)
{
    return {Error::Code::Internal,
            Text::marked("%1 could not be written (%2): choose another folder, or make room "
                         "there.")
                .arg(QDir::toNativeSeparators(path), reason)};
}

std::optional<Error> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return unwritable(path, file.errorString());
}

std::optional<Error> writeFiles(const ModelPackage &package, const QByteArray &manifest,
                                const QDir &folder)
{
    std::vector<std::pair<QString, QByteArray>> files {
        {QFileInfo(package.weightsPath).fileName(), package.weights},
        {labelsName, QString(package.labels.join(u'\n') + u'\n').toUtf8()},
        {manifestName, manifest},
    };
    if (!package.configuration.isEmpty())
        files.emplace_back(configurationName(package), package.configuration);
    for (const auto &[name, content] : files) {
        if (auto error = writeFile(folder.filePath(name), content))
            return error;
    }
    return {};
}

/// What was written is what was meant.
std::optional<Error> check(const ModelPackage &package, const QString &folder)
{
    ModelSource source;
    source.path = folder;
    const auto written = ModelPackage::open(source);
    if (!written)
        return written.error();
    if (written->sha256 == package.sha256 && written->labels == package.labels)
        return {};
    return Error {Error::Code::Internal,
                  Text::marked("%1 reads back as something else; choose another disk.")
                      .arg(QDir::toNativeSeparators(folder))};
}

/// Puts `made` where `folder` is, and what was there away.
std::optional<Error> moveInto(QTemporaryDir &made, const QString &folder)
{
    QDir directory;
    QTemporaryDir old(QFileInfo(folder).absolutePath() + QStringLiteral("/.package-XXXXXX"));
    const QString before = old.filePath(QStringLiteral("before"));
    const bool there = QFileInfo::exists(folder);
    if (there && (!old.isValid() || !directory.rename(folder, before)))
        return unwritable(folder, Text::marked("the package there cannot be moved away"));
    if (directory.rename(made.path(), folder)) {
        made.setAutoRemove(false);
        return {};
    }
    if (there)
        directory.rename(before, folder);
    return unwritable(folder, Text::marked("the folder cannot be created"));
}

}  // namespace

PackageTarget packageTarget(const QString &folder)
{
    const QFileInfo info(folder);
    if (!info.exists() && !info.isSymLink())
        return PackageTarget::Free;
    if (!info.isDir() || info.isSymLink())
        return PackageTarget::Taken;
    const QStringList names = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                                     | QDir::NoDotAndDotDot);
    if (names.isEmpty())
        return PackageTarget::Free;
    const QJsonObject manifest = readManifest(folder);
    QStringList its {manifestName};
    for (const char *key : {"weights", "labels", "configuration"})
        its << manifest.value(QLatin1String(key)).toString();
    for (const QString &name : names) {
        if (!its.contains(name))
            return PackageTarget::Taken;
    }
    return manifest.isEmpty() ? PackageTarget::Taken : PackageTarget::Package;
}

Result<QString> savePackage(const ModelSource &source, const QString &folder, WhenThere whenThere)
{
    const QString target = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    const PackageTarget there = packageTarget(target);
    if (there == PackageTarget::Taken)
        return {Error::Code::BadConfiguration,
                Text::marked("%1 holds other files, which a package would remove; choose a new "
                             "folder.")
                    .arg(QDir::toNativeSeparators(target))};
    if (there == PackageTarget::Package && whenThere == WhenThere::Refuse)
        return {Error::Code::BadConfiguration,
                Text::marked("%1 holds a package already; replace it, or choose a new folder.")
                    .arg(QDir::toNativeSeparators(target))};
    auto opened = ModelPackage::open(source);
    if (!opened)
        return opened.error();
    ModelPackage package = std::move(opened).value();
    QJsonObject before;
    if (source.isBareNetwork()) {
        package.name = QFileInfo(target).fileName();
        package.version = QStringLiteral("1");
    } else {
        before = readManifest(package.sourcePath);
    }

    QTemporaryDir made(QFileInfo(target).absolutePath() + QStringLiteral("/.package-XXXXXX"));
    if (!made.isValid())
        return unwritable(target, made.errorString());
    if (auto error = writeFiles(package, manifestOf(package, before), QDir(made.path())))
        return *std::move(error);
    if (auto error = check(package, made.path()))
        return *std::move(error);
    using Permission = QFileDevice::Permission;
    QFile::setPermissions(made.path(),
                          Permission::ReadOwner | Permission::WriteOwner | Permission::ExeOwner
                              | Permission::ReadGroup | Permission::ExeGroup | Permission::ReadOther
                              | Permission::ExeOther);  // as other folders; its own are private
    if (auto error = moveInto(made, target))
        return *std::move(error);
    return target;
}

}  // namespace classiscope
