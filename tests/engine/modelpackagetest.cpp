// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/modelpackage.h"
#include "tests/support/testdata.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace classiscope;

class ModelPackageTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void defaultModelOpensFromItsFolderAndItsManifest();
    void mistakesInTheManifestAreNamed_data();
    void mistakesInTheManifestAreNamed();
    void changedWeightsAreNoticed();
    void missingFilesAreNamed_data();
    void missingFilesAreNamed();
    void bareNetworkFindsTheLabelsBesideIt();
    void bareNetworkWithoutLabelsSaysHowToGiveThem();

private:
    void writePackage(const QJsonObject &manifest);
    void write(const QString &name, const QByteArray &content);
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QJsonObject goodManifest()
{
    return QJsonDocument::fromJson(R"({
        "name": "tiny", "version": "2", "weights": "net.onnx", "labels": "labels.txt",
        "input": {"width": 8, "height": 4, "color_order": "bgr", "fit": "letterbox",
                  "mean": [1, 2, 3], "standard_deviation": [4, 5, 6], "scale": 0.5},
        "output": {"kind": "probabilities", "label_offset": 1}})")
        .object();
}

/// `manifest` with the value at "a.b" replaced; an undefined value removes it.
QJsonObject with(QJsonObject manifest, const QString &key, const QJsonValue &value)
{
    const QStringList path = key.split(QLatin1Char('.'));
    if (path.size() == 1) {
        manifest.insert(key, value);
        return manifest;
    }
    QJsonObject inner = manifest.value(path[0]).toObject();
    inner.insert(path[1], value);
    manifest.insert(path[0], inner);
    return manifest;
}

Result<ModelPackage> open(const QString &path)
{
    ModelSource source;
    source.path = path;
    return ModelPackage::open(source);
}

}  // namespace

void ModelPackageTest::init()
{
    test::failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
}

void ModelPackageTest::write(const QString &name, const QByteArray &content)
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void ModelPackageTest::writePackage(const QJsonObject &manifest)
{
    write(QStringLiteral("model.json"), QJsonDocument(manifest).toJson());
    write(QStringLiteral("labels.txt"), "one\r\ntwo\n\n");
    write(QStringLiteral("net.onnx"), "weights");
}

void ModelPackageTest::defaultModelOpensFromItsFolderAndItsManifest()
{
    const QString folder = test::defaultModel().path;
    for (const QString &path : {folder, folder + QStringLiteral("/model.json")}) {
        const auto package = open(path);
        QVERIFY2(package.ok(), package ? "" : qPrintable(package.error().message));
        QCOMPARE(package->name, QStringLiteral("everyday-98"));
        QCOMPARE(package->labels.size(), 98);
        QCOMPARE(package->preprocessing.inputSize, QSize(128, 128));
        QCOMPARE(package->preprocessing.mean[0], 123.675f);
        QCOMPARE(package->weights.size(), 5'896'682);
        QCOMPARE(package->output.kind, OutputFormat::Kind::Logits);
    }
}

void ModelPackageTest::mistakesInTheManifestAreNamed_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto add = [](const char *key, const QJsonValue &value) {
        QTest::addRow("%s", key) << QString::fromLatin1(key) << value;
    };
    add("name", 5);
    add("version", QJsonValue::Undefined);
    add("weights", QStringLiteral("../net.onnx"));
    add("labels", QStringLiteral("/etc/passwd"));
    add("input", 3);
    add("input.width", 0);
    add("input.height", 1.5);
    add("input.color_order", QStringLiteral("grb"));
    add("input.fit", QStringLiteral("squeeze"));
    add("input.mean", QStringLiteral("1,2,3"));
    add("input.meen", QStringLiteral("misspelt"));
    add("input.scale", QStringLiteral("x"));
    add("output.kind", QJsonValue::Undefined);
    add("output.label_offset", 2);
}

void ModelPackageTest::mistakesInTheManifestAreNamed()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    writePackage(goodManifest());
    QVERIFY(open(m_folder->path()).ok());

    writePackage(with(goodManifest(), key, value));
    const auto package = open(m_folder->path());
    QVERIFY(!package.ok());
    QCOMPARE(package.error().code, Error::Code::BadModel);
    const QString name = key.section(QLatin1Char('.'), -1);
    QVERIFY2(package.error().message.contains(QLatin1Char('"') + name + QLatin1Char('"')),
             qPrintable(package.error().message));
    QVERIFY(package.error().message.contains(path(QStringLiteral("model.json"))));
}

void ModelPackageTest::changedWeightsAreNoticed()
{
    const QByteArray hash = QCryptographicHash::hash("weights", QCryptographicHash::Sha256).toHex();
    writePackage(with(goodManifest(), QStringLiteral("sha256"), QString::fromLatin1(hash)));
    const auto good = open(m_folder->path());
    QVERIFY(good.ok());
    QCOMPARE(good->labels, QStringList({QStringLiteral("one"), QStringLiteral("two")}));
    QCOMPARE(good->output.labelOffset, 1);

    write(QStringLiteral("net.onnx"), "weightz");
    const auto changed = open(m_folder->path());
    QVERIFY(!changed.ok());
    QVERIFY(changed.error().message.contains(QStringLiteral("SHA-256")));
}

void ModelPackageTest::missingFilesAreNamed_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"labels.txt", "net.onnx", "model.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ModelPackageTest::missingFilesAreNamed()
{
    QFETCH(QString, name);
    writePackage(goodManifest());
    QVERIFY(QFile::remove(path(name)));
    const auto package = open(m_folder->path());
    QVERIFY(!package.ok());
    QVERIFY2(package.error().message.contains(name), qPrintable(package.error().message));
}

void ModelPackageTest::bareNetworkFindsTheLabelsBesideIt()
{
    write(QStringLiteral("net.onnx"), "weights");
    write(QStringLiteral("labels.txt"), "general\n");
    QCOMPARE(open(path(QStringLiteral("net.onnx")))->labels.first(), QStringLiteral("general"));
    write(QStringLiteral("net.txt"), "own\n");
    const auto package = open(path(QStringLiteral("net.onnx")));
    QCOMPARE(package->labels.first(), QStringLiteral("own"));
    QCOMPARE(package->name, QStringLiteral("net"));
}

void ModelPackageTest::bareNetworkWithoutLabelsSaysHowToGiveThem()
{
    write(QStringLiteral("net.onnx"), "weights");
    const auto package = open(path(QStringLiteral("net.onnx")));
    QVERIFY(!package.ok());
    QVERIFY(package.error().message.contains(QStringLiteral("labels")));
}

QTEST_APPLESS_MAIN(ModelPackageTest)
#include "modelpackagetest.moc"
