// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/model/modelsettings.h"
#include "ui/model/preprocessingdialog.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

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
        const auto *open = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open);
        QVERIFY(!open->isEnabled());
        QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("problem"))->isVisible());
        dialog.applyPreset(PreprocessingDialog::Preset::Caffe);
        QVERIFY(open->isEnabled());
        QVERIFY(dialog.problem().isEmpty());
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
