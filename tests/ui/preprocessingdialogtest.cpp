// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/model/modelsettings.h"
#include "ui/model/preprocessingdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace classiscope;

namespace {

ModelSource unusualSource()
{
    ModelSource source;
    source.path = QStringLiteral("/m/net.caffemodel");
    source.labels = QStringLiteral("/m/words.txt");
    source.configuration = QStringLiteral("/m/net.prototxt");
    source.preprocessing.inputSize = {320, 240};
    source.preprocessing.colorOrder = Preprocessing::ColorOrder::Bgr;
    source.preprocessing.fit = Preprocessing::Fit::Letterbox;
    source.preprocessing.mean = {1.5F, 2, 3};
    source.preprocessing.standardDeviation = {4, 5, 6.25F};
    source.preprocessing.scale = 0.5F;
    source.output = {OutputFormat::Kind::Probabilities, 1};
    return source;
}

void compare(const ModelSource &one, const ModelSource &other)
{
    QCOMPARE(one.path, other.path);
    QCOMPARE(one.labels, other.labels);
    QCOMPARE(one.configuration, other.configuration);
    QCOMPARE(one.preprocessing.inputSize, other.preprocessing.inputSize);
    QCOMPARE(one.preprocessing.colorOrder, other.preprocessing.colorOrder);
    QCOMPARE(one.preprocessing.fit, other.preprocessing.fit);
    QCOMPARE(one.preprocessing.mean, other.preprocessing.mean);
    QCOMPARE(one.preprocessing.standardDeviation, other.preprocessing.standardDeviation);
    QCOMPARE(one.preprocessing.scale, other.preprocessing.scale);
    QCOMPARE(one.output.kind, other.output.kind);
    QCOMPARE(one.output.labelOffset, other.output.labelOffset);
}

/// The default model as its network alone, in a folder of its own.
struct BareNetwork {
    BareNetwork()
    {
        const QDir original(test::defaultModel().path);
        source.path = folder.filePath(QStringLiteral("net.onnx"));
        const QString network = original.entryList({QStringLiteral("*.onnx")}).value(0);
        if (!QFile::copy(original.filePath(network), source.path))
            qWarning("the network was not copied");
        labels = folder.filePath(QStringLiteral("words.txt"));
        writeLabels(98);
    }

    void writeLabels(int count)
    {
        QFile file(labels);
        if (!file.open(QIODevice::WriteOnly))
            qWarning("the labels were not written");
        for (int i = 0; i < count; ++i)
            file.write("word\n");
    }

    /// A picture of one colour.
    ImageInput picture() const
    {
        QImage image(64, 48, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString path = folder.filePath(QStringLiteral("red.png"));
        return image.save(path) ? ImageInput {QStringLiteral("red.png"), path, {}} : ImageInput();
    }

    QTemporaryDir folder;
    ModelSource source;
    QString labels;
};

template <typename T>
T *child(const QDialog &dialog, const char *name)
{
    return dialog.findChild<T *>(QLatin1String(name));
}

const QPushButton *openButton(const QDialog &dialog)
{
    return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open);
}

}  // namespace

class PreprocessingDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWindowWarning(); }

    void everyValueComesBackAsItWasGiven()
    {
        const PreprocessingDialog dialog(unusualSource());
        compare(dialog.source(), unusualSource());
    }

    void presetsAreTheUsualOnes()
    {
        ModelSource source;
        source.path = QStringLiteral("/m/net.onnx");
        PreprocessingDialog dialog(source);
        dialog.applyPreset(PreprocessingDialog::Preset::Torchvision);
        QCOMPARE(dialog.source().preprocessing.mean[0], 123.675F);
        dialog.applyPreset(PreprocessingDialog::Preset::TensorFlow);
        const Preprocessing tensorFlow = dialog.source().preprocessing;
        QCOMPARE((255 - tensorFlow.mean[0]) * tensorFlow.scale / tensorFlow.standardDeviation[0],
                 1.0F);
        dialog.applyPreset(PreprocessingDialog::Preset::Caffe);
        QCOMPARE(dialog.source().preprocessing.colorOrder, Preprocessing::ColorOrder::Bgr);
        QCOMPARE(dialog.source().preprocessing.standardDeviation[2], 1.0F);
    }

    void deviationOfZeroCannotBeOpened()
    {
        ModelSource source = unusualSource();
        source.preprocessing.standardDeviation[1] = 0;
        PreprocessingDialog dialog(source);
        dialog.show();
        const auto *open = openButton(dialog);
        QVERIFY(!open->isEnabled());
        const auto *message = child<QLabel>(dialog, "noticeMessage");
        QVERIFY(message->isVisible());
        QVERIFY(message->text().contains(QStringLiteral("divide by zero")));
        dialog.applyPreset(PreprocessingDialog::Preset::Caffe);
        QVERIFY(open->isEnabled());
        QVERIFY(dialog.problem().isEmpty());
    }

    void theMissingFileIsSaidBelowTheFields()
    {
        PreprocessingDialog dialog(unusualSource());
        dialog.show();
        QVERIFY(openButton(dialog)->isDefault());
        const auto *message = child<QLabel>(dialog, "noticeMessage");
        QTRY_VERIFY2(message->text().contains(QStringLiteral("There is no model file")),
                     qPrintable(message->text()));
        QVERIFY(message->isVisible());
        QVERIFY(!openButton(dialog)->isEnabled());
        const auto *last = child<QCheckBox>(dialog, "background");
        const int distance = message->mapTo(&dialog, QPoint()).y()
            - last->mapTo(&dialog, QPoint(0, last->height())).y();
        QVERIFY2(distance >= 0 && distance < 48, qPrintable(QString::number(distance)));
        // Where the picture would be stands how to get one.
        QCOMPARE(child<QLabel>(dialog, "previewPicture")->text(), QStringLiteral("No picture"));
        QVERIFY(child<QLabel>(dialog, "previewCaption")
                    ->text()
                    .startsWith(QStringLiteral("Choose a picture")));
    }

    void aFileThatWasPutThereMeanwhileIsFound()
    {
        const BareNetwork network;
        PreprocessingDialog dialog(network.source);
        dialog.show();
        QTRY_VERIFY(!openButton(dialog)->isEnabled());  // it has no labels
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QVERIFY(QFile::copy(network.labels, network.folder.filePath(QStringLiteral("labels.txt"))));
        dialog.activateWindow();
        QTRY_VERIFY(openButton(dialog)->isEnabled());
        QVERIFY(!child<QLabel>(dialog, "noticeMessage")->isVisible());
    }

    void theInputSizeIsTakenFromTheFile()
    {
        const BareNetwork network;
        PreprocessingDialog dialog(network.source);
        dialog.show();
        QTRY_COMPARE(dialog.source().preprocessing.inputSize, QSize(128, 128));

        // One that was entered is not changed, but its cure is offered.
        child<QSpinBox>(dialog, "inputWidth")->setValue(96);
        const auto *message = child<QLabel>(dialog, "noticeMessage");
        QTRY_VERIFY(message->text().contains(QStringLiteral("128 × 128")));
        QCOMPARE(dialog.source().preprocessing.inputSize, QSize(96, 128));
        QTest::mouseClick(child<QPushButton>(dialog, "noticeCure"), Qt::LeftButton);
        QCOMPARE(dialog.source().preprocessing.inputSize, QSize(128, 128));
    }

    void thePictureIsShownAsTheNetworkSeesIt()
    {
        BareNetwork network;
        network.source.preprocessing.inputSize = {128, 128};
        PreprocessingDialog dialog(network.source);
        dialog.setPicture(network.picture());
        dialog.show();
        const auto *picture = child<QLabel>(dialog, "previewPicture");
        QTRY_VERIFY(!picture->pixmap().isNull());
        const QImage straight = picture->pixmap().toImage();
        QVERIFY(straight.pixelColor(straight.rect().center()).red() > 240);
        QVERIFY(child<QLabel>(dialog, "previewCaption")
                    ->text()
                    .contains(QStringLiteral("numbers from 0 to 255")));
        dialog.applyPreset(PreprocessingDialog::Preset::Caffe);
        QTRY_VERIFY(picture->pixmap().toImage().pixelColor(straight.rect().center()).blue() > 200);
    }

    void labelsThatDoNotFitAreSaidWithTheCure()
    {
        BareNetwork network;
        network.source.preprocessing.inputSize = {128, 128};
        PreprocessingDialog dialog(network.source);
        dialog.setPicture(network.picture());
        dialog.show();
        const auto *message = child<QLabel>(dialog, "noticeMessage");
        QTRY_VERIFY2(message->text().contains(QStringLiteral("put labels.txt beside")),
                     qPrintable(message->text()));
        QVERIFY(!openButton(dialog)->isEnabled());
        network.writeLabels(40);
        child<QLineEdit>(dialog, "labelsFile")->setText(network.labels);
        QTRY_VERIFY2(message->text().contains(
                         QStringLiteral("gives 98 numbers, but there are 40 labels; choose")),
                     qPrintable(message->text()));
        network.writeLabels(97);
        child<QLineEdit>(dialog, "labelsFile")->setText(network.labels + QStringLiteral(" "));
        QTRY_VERIFY2(message->text().contains(QStringLiteral("background class")),
                     qPrintable(message->text()));
        QTest::mouseClick(child<QPushButton>(dialog, "noticeCure"), Qt::LeftButton);
        QVERIFY(child<QCheckBox>(dialog, "background")->isChecked());
        QTRY_VERIFY(!message->isVisible());
        QVERIFY(openButton(dialog)->isEnabled());
    }

    void onlyTheNewestSettingIsShown()
    {
        BareNetwork network;
        PreviewRunner runner;
        QSignalSpy ready(&runner, &PreviewRunner::ready);
        std::optional<Result<ModelPreview>> last;
        connect(&runner, &PreviewRunner::ready, this,
                [&last](const Result<ModelPreview> &preview) { last = preview; });
        for (const int side : {128, 64, 96}) {
            network.source.preprocessing.inputSize = {side, side};
            runner.start(network.source, network.picture());
        }
        QTRY_VERIFY(last.has_value());
        QVERIFY((*last).ok());
        QCOMPARE((*last)->size, QSize(96, 96));
        QTRY_VERIFY(!runner.running());
        QCOMPARE(ready.size(), 1);
    }

    void aClosedDialogWaitsForNoPreview()
    {
        BareNetwork network;
        network.source.preprocessing.inputSize = {128, 128};
        auto runner = std::make_unique<PreviewRunner>();
        QSignalSpy ready(runner.get(), &PreviewRunner::ready);
        runner->start(network.source, network.picture());
        QVERIFY(runner->running());
        runner.reset();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
        QCoreApplication::processEvents();
        QCOMPARE(ready.size(), 0);
    }

    void settingsKeepTheWholeSource()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("s.ini"));
        {
            QSettings settings(file, QSettings::IniFormat);
            QVERIFY(!savedModelSource(settings));
            saveModelSource(settings, unusualSource());
        }
        QSettings settings(file, QSettings::IniFormat);
        QVERIFY(savedModelSource(settings).has_value());
        compare(*savedModelSource(settings), unusualSource());
        forgetModelSource(settings);
        QVERIFY(!savedModelSource(settings));
    }
};

QTEST_MAIN(PreprocessingDialogTest)
#include "preprocessingdialogtest.moc"
