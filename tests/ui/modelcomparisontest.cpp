// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/compare/comparisondialog.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

using namespace classiscope;
using namespace classiscope::test;

namespace {

Classification answer(const QString &label, float confidence = 0.5F)
{
    Classification classification;
    classification.model = QStringLiteral("first");
    classification.top = {{label, 0, confidence}};
    return classification;
}

ResultRow row(const QString &name, std::optional<Result<Classification>> result)
{
    return {{name, {}, "bytes"}, std::move(result)};
}

Result<Classification> failure()
{
    return {Error::Code::DamagedImage, QStringLiteral("It is damaged.")};
}

}  // namespace

class ModelComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        failOnWindowWarning();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void cleanup() { m_folder.reset(); }

    void answersAreComparedByTheirWords()
    {
        ComparisonModel model({row(QStringLiteral("a"), answer(QStringLiteral("Cat"))),
                               row(QStringLiteral("b"), answer(QStringLiteral("dog"))),
                               row(QStringLiteral("c"), answer(QStringLiteral("fish"))),
                               row(QStringLiteral("d"), failure())});
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.counts().waiting, 4);
        model.setResult(0, answer(QStringLiteral("house cat, cat"), 0.9F));
        model.setResult(1, answer(QStringLiteral("wolf")));
        model.setResult(2, failure());
        model.setResult(3, answer(QStringLiteral("cat")));
        const auto counts = model.counts();
        QCOMPARE(counts.same, 1);
        QCOMPARE(counts.other, 1);
        QCOMPARE(counts.failed, 2);
        QCOMPARE(counts.waiting, 0);
        QCOMPARE(text(model, 0, ComparisonModel::First), QStringLiteral("Cat"));
        QCOMPARE(text(model, 0, ComparisonModel::Second), QStringLiteral("house cat, cat"));
        QCOMPARE(text(model, 0, ComparisonModel::Verdict), QStringLiteral("same"));
        QCOMPARE(text(model, 1, ComparisonModel::Verdict), QStringLiteral("another"));
        QCOMPARE(text(model, 2, ComparisonModel::Second), QStringLiteral("no answer"));
        QVERIFY(model.index(2, ComparisonModel::Second)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("It is damaged.")));
    }

    void anotherModelsAnswersStandBesideAndAreCounted()
    {
        auto dialog = compared(otherLabels(true));
        QTRY_VERIFY2_WITH_TIMEOUT(summary(*dialog).contains(QStringLiteral("3 of 3")),
                                  qPrintable(summary(*dialog)), 60'000);
        auto *table = dialog->findChild<QTableView *>(QStringLiteral("comparison"));
        QCOMPARE(table->model()->rowCount(), 3);
        QVERIFY(table->model()
                    ->index(0, ComparisonModel::Second)
                    .data()
                    .toString()
                    .startsWith(QStringLiteral("other ")));
        QTest::mouseClick(dialog->findChild<QToolButton *>(QStringLiteral("comparisonCopy")),
                          Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied.count(u'\n'), 4);
        QVERIFY2(copied.startsWith(QStringLiteral("Picture\teveryday-98 (1)\t")),
                 qPrintable(copied));
    }

    void theSameAnswersAreSaidToBeTheSame()
    {
        auto dialog = compared(otherLabels(false));
        QTRY_VERIFY2_WITH_TIMEOUT(
            summary(*dialog).contains(QStringLiteral("same answer for all 3")),
            qPrintable(summary(*dialog)), 60'000);
        auto *table = dialog->findChild<QTableView *>(QStringLiteral("comparison"));
        dialog->findChild<QCheckBox *>(QStringLiteral("onlyOthers"))->setChecked(true);
        QCOMPARE(table->model()->rowCount(), 0);
    }

    void modelsOfOneNameAreToldApart()
    {
        const QString path = otherLabels(true);
        auto dialog = compared(path);
        const auto *table = dialog->findChild<QTableView *>(QStringLiteral("comparison"));
        const auto header = [table](int column, int role = Qt::DisplayRole) {
            return table->model()->headerData(column, Qt::Horizontal, role).toString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(header(ComparisonModel::Second),
                                  QStringLiteral("everyday-98 (2)"), 60'000);
        QCOMPARE(header(ComparisonModel::First), QStringLiteral("everyday-98 (1)"));
        QVERIFY(header(ComparisonModel::Second, Qt::ToolTipRole).contains(path));
        QCOMPARE(dialog->windowTitle(),
                 QStringLiteral("everyday-98 (1) compared with everyday-98 (2)"));
    }

    void thePicturesNameGetsTheRoomThatTheAnswersLeave()
    {
        auto dialog = compared(otherLabels(true));
        QTRY_VERIFY2_WITH_TIMEOUT(summary(*dialog).contains(QStringLiteral("3 of 3")),
                                  qPrintable(summary(*dialog)), 60'000);
        const auto *table = dialog->findChild<QTableView *>(QStringLiteral("comparison"));
        QVERIFY(table->columnWidth(ComparisonModel::Picture)
                > table->columnWidth(ComparisonModel::First));
        const auto *header = table->horizontalHeader();
        for (const int column : {ComparisonModel::First, ComparisonModel::Second})
            QVERIFY(table->columnWidth(column) >= header->sectionSizeHint(column));
    }

    void twoPicturesAreBoth()
    {
        auto dialog = compared(otherLabels(false), 2);
        QTRY_VERIFY2_WITH_TIMEOUT(
            summary(*dialog).endsWith(QStringLiteral("gives the same answer for both pictures.")),
            qPrintable(summary(*dialog)), 60'000);
    }

    void aModelThatDoesNotOpenIsSaidWithItsReason()
    {
        auto dialog = compared(m_folder->filePath(QStringLiteral("nothing-here")));
        const auto *message = dialog->findChild<QLabel *>(QStringLiteral("noticeMessage"));
        QTRY_VERIFY(message->text().contains(QStringLiteral("nothing-here")));
        QVERIFY(summary(*dialog).contains(QStringLiteral("was not opened")));
    }

    void closingWhileItRunsEndsIt()
    {
        auto dialog = compared(otherLabels(true));
        QPointer<Comparison> comparison;
        dialog.reset();  // while the model is being loaded
        for (QObject *child : QCoreApplication::instance()->children()) {
            if (auto *found = qobject_cast<Comparison *>(child))
                comparison = found;
        }
        QVERIFY(comparison);
        QTRY_VERIFY_WITH_TIMEOUT(comparison.isNull(), 60'000);
    }

    void theMenuComparesTheListOfTheWindow()
    {
        WindowFixture fixture;
        fixture.open();
        QAction *action = nullptr;
        for (QAction *each : fixture.window->findChildren<QAction *>()) {
            if (each->text() == QStringLiteral("&Compare with another model…"))
                action = each;
        }
        QVERIFY(action && !action->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(fixture.modelLoaded(), 60'000);
        QVERIFY(dropFiles(*fixture.window, {fixture.picture(QStringLiteral("a.png"))}));
        QTRY_VERIFY(fixture.classified(1));
        QTRY_VERIFY(action->isEnabled());
        action->trigger();
        auto *chooser = fixture.window->findChild<QFileDialog *>();
        QVERIFY(chooser != nullptr);
        emit chooser->fileSelected(otherLabels(true) + QStringLiteral("/model.json"));
        auto *dialog = fixture.window->findChild<ComparisonDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTRY_VERIFY2_WITH_TIMEOUT(summary(*dialog).contains(QStringLiteral("1 of 1")),
                                  qPrintable(summary(*dialog)), 60'000);
        QVERIFY(fixture.modelLoaded());
        QCOMPARE(fixture.classifier.model()->name, QStringLiteral("everyday-98"));
    }

private:
    static QString text(const ComparisonModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

    static QString summary(const QDialog &dialog)
    {
        return dialog.findChild<QLabel *>(QStringLiteral("comparisonSummary"))->text();
    }

    /// The default model in a folder of its own, with its labels or with others.
    QString otherLabels(bool others) const
    {
        const QString copy =
            m_folder->filePath(others ? QStringLiteral("others") : QStringLiteral("same"));
        QDir().mkpath(copy);
        for (const QFileInfo &file : QDir(defaultModel().path).entryInfoList(QDir::Files))
            QFile::copy(file.absoluteFilePath(), copy + u'/' + file.fileName());
        if (!others)
            return copy;
        QFile labels(copy + QStringLiteral("/labels.txt"));
        if (!labels.remove() || !labels.open(QIODevice::WriteOnly))
            qWarning("the labels were not written");
        for (int i = 0; i < 98; ++i)
            labels.write("other " + QByteArray::number(i) + '\n');
        return copy;
    }

    /// At most three pictures and the default model's answers, compared with the model at
    /// `path`.
    static std::unique_ptr<ComparisonDialog> compared(const QString &path, std::size_t count = 3)
    {
        Classifier classifier {ClassifierOptions {.workers = 1}};
        if (!classifier.loadModel(defaultModel()).result())
            qWarning("the default model was not loaded");
        std::vector<ResultRow> pictures;
        for (const QRgb color : {0xffcc2211U, 0xff11cc22U, 0xff2211ccU}) {
            QImage image(32, 32, QImage::Format_RGB32);
            image.fill(color);
            const QByteArray bytes = pngOf(image);
            pictures.push_back({{QStringLiteral("%1.png").arg(color), {}, bytes},
                                classifier.submit(bytes).result()});
        }
        pictures.resize(count);
        ModelSource source;
        source.path = path;
        auto dialog =
            std::make_unique<ComparisonDialog>(pictures, source, ClassifierOptions {.workers = 1});
        dialog->show();
        return dialog;
    }

    static QByteArray pngOf(const QImage &image)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!image.save(&buffer, "PNG"))
            qWarning("the picture was not made");
        return bytes;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(ModelComparisonTest)
#include "modelcomparisontest.moc"
