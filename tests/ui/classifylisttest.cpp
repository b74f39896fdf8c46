// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/classify/classifypage.h"
#include "ui/classify/confusionview.h"
#include "ui/classify/oldanswers.h"
#include "ui/classify/reportprogress.h"
#include "ui/classify/resultexport.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace classiscope;
using namespace classiscope::test;

/// What is done with the pictures of the list: again, away, sorted, filtered, written.
class ClassifyListTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
    }

    void cleanup() { m_fixture.reset(); }

    void cancelStopsTheRun()
    {
        const QString path = m_fixture->picture(QStringLiteral("p.png"));
        QStringList paths;
        for (int i = 0; i < 5000; ++i)
            paths << path;
        QVERIFY(dropFiles(*m_fixture->window, paths));
        auto *cancel = m_fixture->child<QPushButton>("cancelButton");
        QTRY_VERIFY(cancel->isVisible());
        QVERIFY(!m_fixture->child<QToolButton>("clearButton")->isEnabled());
        const QString progress = m_fixture->text("progressText");
        QVERIFY2(progress.contains(QStringLiteral(" of 5,000 · ")), qPrintable(progress));
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(m_fixture->classified(5000));
        QVERIFY(m_fixture->cell(4999, 1).contains(QStringLiteral("Cancelled")));
        QTRY_VERIFY(!cancel->isVisible());
        QVERIFY(m_fixture->child<QToolButton>("clearButton")->isEnabled());
    }

    void clearEmptiesTheList()
    {
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_VERIFY(m_fixture->classified(1));
        auto *clear = m_fixture->child<QToolButton>("clearButton");
        QTRY_VERIFY(clear->isEnabled());
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(m_fixture->rowCount(), 0);
        QVERIFY(button("openButton")->isVisible());
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(1));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("b.png"));
    }

    void clearIsUndone()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(2) && !page()->running());
        const QString answer = m_fixture->cell(1, 1);
        QTest::keyClick(m_fixture->window.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_fixture->rowCount(), 0);
        QCOMPARE(m_fixture->text("message"), QStringLiteral("Cleared 2 results."));
        auto *undo = m_fixture->child<QToolButton>("messageAction");
        QCOMPARE(undo->text(), QStringLiteral("Undo"));
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(m_fixture->rowCount(), 2);
        QCOMPARE(m_fixture->cell(1, 1), answer);
        QVERIFY(m_fixture->list().isVisible());
        QTRY_COMPARE(m_fixture->text("detailName"), QStringLiteral("a.png"));
        QVERIFY(!undo->isVisible());
    }

    void undoneClearStandsBelowWhatCameSince()
    {
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_VERIFY(m_fixture->classified(1) && !page()->running());
        QTest::keyClick(m_fixture->window.get(), Qt::Key_L, Qt::ControlModifier);
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(1) && !page()->running());
        m_fixture->list().setFocus();
        QTest::keyClick(&m_fixture->list(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_fixture->classified(2));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("b.png"));
        QCOMPARE(m_fixture->cell(1, 0), QStringLiteral("a.png"));
        QVERIFY(!page()->canUndoClear());
        QTest::keyClick(&m_fixture->list(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_fixture->rowCount(), 2);
    }

    void classifyAgainAsksTheModelAnew()
    {
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_COMPARE(m_fixture->telemetry.snapshot().window.succeeded, 1);
        QTRY_VERIFY(!page()->running());
        QTest::keyClick(m_fixture->window.get(), Qt::Key_F5);
        QTRY_COMPARE(m_fixture->telemetry.snapshot().window.succeeded, 2);
        QTRY_VERIFY(m_fixture->classified(1));
    }

    void answersOfAnotherModelAreNamedAndGivenAnew()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(2));
        const auto *line = m_fixture->child<QLabel>("oldAnswers");
        QVERIFY(!line->isVisible());

        QVERIFY(dropFiles(*m_fixture->window, {renamedModel(QStringLiteral("second"))}));
        QTRY_VERIFY(line->isVisible());
        QCOMPARE(line->text(), QStringLiteral("2 answers are of the model everyday-98."));
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("c.png"))});
        QTRY_VERIFY(m_fixture->classified(3) && line->isVisible());
        QVERIFY(line->text().startsWith(QLatin1Char('2')));

        auto *again = m_fixture->child<QToolButton>("oldAnswersAction");
        QVERIFY2(again->text().contains(QStringLiteral("second")), qPrintable(again->text()));
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_VERIFY(m_fixture->classified(3));
        QVERIFY(!line->isVisible());
        for (const ResultRow &row : page()->results())
            QCOMPARE((*row.result)->model, QStringLiteral("second"));
    }

    void answersFromBeforeAChangedPreprocessingAreNamed()
    {
        ResultRow row;
        Classification answer;
        answer.model = QStringLiteral("bare");
        answer.modelVersion = QStringLiteral("unversioned");
        row.result = answer;
        ModelInfo model;
        model.name = QStringLiteral("bare");
        model.version = QStringLiteral("unversioned");
        OldAnswers line;
        line.setModel(model, {});
        line.showRows({row}, false);
        QVERIFY(line.isHidden());
        model.preprocessing.scale = 2;
        line.setModel(model, {row});
        line.showRows({row, row}, false);
        QVERIFY(!line.isHidden());
        QCOMPARE(line.findChild<QLabel *>(QStringLiteral("oldAnswers"))->text(),
                 QStringLiteral("1 answer is from before the model was changed."));
        line.showRows({}, false);
        line.showRows({row}, false);
        QVERIFY(line.isHidden());
    }

    void rowsAreCopiedTabSeparated()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(2));
        m_fixture->list().setFocus();
        QTest::keyClick(&m_fixture->list(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&m_fixture->list(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines =
            QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        const QStringList fields = lines[0].split(QLatin1Char('\t'));
        QCOMPARE(fields.size(), 3);
        QCOMPARE(fields[0], QStringLiteral("a.png"));
        QCOMPARE(fields[1], m_fixture->cell(0, 1));
        QVERIFY(fields[2].toDouble() > 0 && fields[2].toDouble() <= 1);
    }

    void headerSortsAndAThirdClickRestoresTheOrder()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("b.png")),
                   m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_VERIFY(m_fixture->classified(2));
        auto *header = m_fixture->list().horizontalHeader();
        const QPoint name(header->sectionViewportPosition(0) + 10, header->height() / 2);
        QStringList first;
        for (int click = 0; click < 3; ++click) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, Qt::NoModifier, name);
            first << m_fixture->cell(0, 0);
        }
        QVERIFY(first[0] != first[1]);
        QCOMPARE(first[2], QStringLiteral("b.png"));
    }

    void filterShowsMatchingRowsOnly()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("cat.png")),
                   m_fixture->picture(QStringLiteral("xylo.png"))});
        QTRY_VERIFY(m_fixture->classified(2));
        auto *filter = m_fixture->child<QLineEdit>("filter");
        QTest::keyClicks(filter, QStringLiteral("XYLO"));
        QCOMPARE(m_fixture->rowCount(), 1);
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("xylo.png"));
        filter->clear();
        QCOMPARE(m_fixture->rowCount(), 2);
    }

    void filterSaysHowManyAreShownAndOffersAll()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->textFile(QStringLiteral("broken.jpg"), "broken")});
        QTRY_VERIFY(m_fixture->classified(2));
        auto *kind = m_fixture->child<QComboBox>("resultKind");
        QCOMPARE(kind->count(), 4);  // no folder is named after a class
        QTest::keyClick(kind, Qt::Key_End);
        QCOMPARE(m_fixture->rowCount(), 1);
        QCOMPARE(m_fixture->text("summary"), QStringLiteral("1 of 2 · 1 failed"));
        QTRY_COMPARE(m_fixture->text("detailName"), QStringLiteral("broken.jpg"));
        auto *text = m_fixture->child<QLineEdit>("filter");
        QTest::keyClicks(text, QStringLiteral("a.png"));
        QCOMPARE(m_fixture->rowCount(), 0);
        QVERIFY(m_fixture->child<QLabel>("noMatch")->isVisible());
        QTRY_VERIFY(m_fixture->text("detailName").isEmpty());
        QTest::mouseClick(button("showAll"), Qt::LeftButton);
        QCOMPARE(m_fixture->rowCount(), 2);
        QVERIFY(text->text().isEmpty());
        QCOMPARE(kind->currentIndex(), 0);
    }

    void exportHoldsWhatIsShown()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(2));
        QTest::keyClicks(m_fixture->child<QLineEdit>("filter"), QStringLiteral("b.png"));
        const QString csv = m_fixture->folder.filePath(QStringLiteral("out.csv"));
        page()->exportTo(csv, ExportFormat::Csv);
        QTRY_VERIFY(m_fixture->text("message").startsWith(QStringLiteral("1 of 2 results")));
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("b.png") && !content.contains("a.png"));
    }

    void foldersNamedAfterClassesGiveAnAccuracy()
    {
        TEST_DATA_OR_SKIP(photos, "data/photos/test");
        auto *accuracy = m_fixture->child<QToolButton>("accuracyButton");
        QVERIFY(dropFiles(*m_fixture->window, {photos + QStringLiteral("/accordion")}));
        QTRY_VERIFY(!page()->running() && m_fixture->rowCount() > 0);
        QVERIFY(!accuracy->isVisible());  // a single such folder may be chance
        const int first = m_fixture->rowCount();
        QVERIFY(dropFiles(*m_fixture->window,
                          {photos + QStringLiteral("/lemon"), photos + QStringLiteral("/lime")}));
        QTRY_VERIFY(m_fixture->rowCount() > first && !page()->running());
        QTRY_VERIFY(accuracy->isVisible());
        QTest::mouseClick(accuracy, Qt::LeftButton);
        auto *view = m_fixture->child<ConfusionView>("confusion");
        QVERIFY(view->isVisible());
        const Confusion &confusion = view->picture().confusion();
        QCOMPARE(confusion.pictures(), m_fixture->rowCount());
        QVERIFY(confusion.right() > confusion.pictures() / 2);

        QTest::keyClick(view, Qt::Key_Home);
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(m_fixture->list().isVisible());
        QCOMPARE(m_fixture->rowCount(), confusion.count(0, 0));
        QVERIFY(m_fixture->text("cellText").startsWith(QStringLiteral("accordion")));
        QTest::mouseClick(m_fixture->child<QToolButton>("cellClear"), Qt::LeftButton);
        QCOMPARE(m_fixture->rowCount(), confusion.pictures());

        QTest::mouseClick(accuracy, Qt::LeftButton);
        auto *mistakes = m_fixture->child<QToolButton>("showMistakes");
        QCOMPARE(mistakes->isEnabled(), confusion.right() < confusion.pictures());
        if (mistakes->isEnabled()) {
            QTest::mouseClick(mistakes, Qt::LeftButton);
            QCOMPARE(m_fixture->rowCount(), confusion.pictures() - confusion.right());
            QVERIFY(m_fixture->text("detailNote").startsWith(QStringLiteral("Wrong: ")));
        }
    }

    void watchedFolderIsClassifiedAsPicturesCome()
    {
        m_fixture->picture(QStringLiteral("in/old.png"));
        const QString folder = m_fixture->folder.filePath(QStringLiteral("in"));
        page()->watch(folder);
        auto *stop = button("stopWatching");
        QTRY_VERIFY(stop->isVisible());
        QCOMPARE(m_fixture->text("watchText"), QStringLiteral("Watching ") + folder);
        m_fixture->picture(QStringLiteral("in/new.png"));
        QTRY_VERIFY(m_fixture->classified(1));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("new.png"));
        QCOMPARE(m_fixture->text("watchCount"), QStringLiteral("1 came"));
        QCOMPARE(m_fixture->list().currentIndex().row(), 0);
        m_fixture->picture(QStringLiteral("in/newer.png"));
        QTRY_VERIFY(m_fixture->classified(2));
        QCOMPARE(m_fixture->list().currentIndex().row(), 0);  // the reader is not disturbed
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(!stop->isVisible());
    }

    void watchedFolderThatCannotBeReadIsNamed()
    {
        page()->watch(QStringLiteral("/nowhere"));
        QTRY_VERIFY(m_fixture->text("message").startsWith(QStringLiteral("/nowhere is no longer")));
        QVERIFY(!button("stopWatching")->isVisible());
    }

    void rowsAreDraggedOutAsTheirFiles()
    {
        const QString path = m_fixture->picture(QStringLiteral("a.png"));
        dropFiles(*m_fixture->window, {path});
        QTRY_VERIFY(m_fixture->classified(1));
        const QAbstractItemModel &model = *m_fixture->list().model();
        QVERIFY(m_fixture->list().dragEnabled());
        QVERIFY(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> data(
            model.mimeData({model.index(0, 0), model.index(0, 1)}));
        QCOMPARE(data->urls(), QList<QUrl>({QUrl::fromLocalFile(path)}));
    }

    void pastedPictureHasNoFileToDrag()
    {
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QMimeData data;
        data.setImageData(image);
        QVERIFY(drop(*m_fixture->window, data));
        QTRY_VERIFY(m_fixture->classified(1));
        const QAbstractItemModel &model = *m_fixture->list().model();
        QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
    }

    void exportedFilesHoldEveryRow()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->textFile(QStringLiteral("broken.jpg"), "broken")});
        QTRY_VERIFY(m_fixture->classified(2));
        const QString json = m_fixture->folder.filePath(QStringLiteral("out.json"));
        page()->exportTo(json, ExportFormat::Json);
        QTRY_VERIFY(m_fixture->text("message").contains(QStringLiteral("out.json")));
        QFile file(json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0][QStringLiteral("predictions")][0][QStringLiteral("label")].toString(),
                 m_fixture->cell(0, 1));
        QCOMPARE(rows[1][QStringLiteral("error")][QStringLiteral("message")].toString(),
                 m_fixture->cell(1, 1));
    }

    void reportHoldsThePicturesAndTheirAnswers()
    {
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_VERIFY(m_fixture->classified(1));
        const QString html = m_fixture->folder.filePath(QStringLiteral("out.html"));
        page()->exportTo(html, ExportFormat::Html);
        QTRY_VERIFY(m_fixture->text("message").startsWith(QStringLiteral("1 result written")));
        QFile file(html);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("data:image/jpeg"));
        QVERIFY(content.contains(m_fixture->cell(0, 1).toHtmlEscaped().toUtf8()));
    }

    void longReportShowsItsProgressAndCanBeCancelled()
    {
        const QString path = m_fixture->folder.filePath(QStringLiteral("big.jpg"));
        QImage big(4000, 3000, QImage::Format_RGB32);
        big.fill(Qt::darkCyan);
        QVERIFY(big.save(path));
        std::vector<ResultRow> rows(5000);
        for (ResultRow &row : rows) {
            row.input = {QStringLiteral("big.jpg"), path, {}};
            row.result = Classification();
        }
        ReportProgress progress;
        QSignalSpy finished(&progress, &ReportProgress::finished);
        const QString html = m_fixture->folder.filePath(QStringLiteral("long.html"));
        progress.write({rows, 5000, {}}, html);
        QVERIFY(!progress.isVisible());
        QTRY_VERIFY(progress.isVisible());
        QVERIFY(progress.findChild<QLabel *>(QStringLiteral("reportText"))
                    ->text()
                    .endsWith(QStringLiteral("of 5,000")));
        QTest::mouseClick(progress.findChild<QPushButton *>(QStringLiteral("cancelReport")),
                          Qt::LeftButton);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!progress.isVisible());
        QVERIFY(!QFile::exists(html));
    }

    void exportThatFailsSaysWhy()
    {
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_VERIFY(m_fixture->classified(1));
        page()->exportTo(m_fixture->folder.filePath(QStringLiteral("nowhere/out.csv")),
                         ExportFormat::Csv);
        QTRY_VERIFY(m_fixture->text("message").contains(QStringLiteral("could not be written")));
    }

private:
    QPushButton *button(const char *name) const { return m_fixture->child<QPushButton>(name); }
    ClassifyPage *page() const { return m_fixture->window->findChild<ClassifyPage *>(); }
    /// The default model under another name; returns its manifest's path.
    QString renamedModel(const QString &name) const
    {
        const QDir model(defaultModel().path);
        const QDir copy(m_fixture->folder.filePath(name));
        QDir().mkpath(copy.path());
        for (const QString &file : model.entryList(QDir::Files))
            QFile::copy(model.filePath(file), copy.filePath(file));
        QFile manifest(copy.filePath(QStringLiteral("model.json")));
        if (!manifest.open(QIODevice::ReadWrite))
            return {};
        QJsonObject fields = QJsonDocument::fromJson(manifest.readAll()).object();
        fields[QStringLiteral("name")] = name;
        manifest.resize(0);
        manifest.write(QJsonDocument(fields).toJson());
        return manifest.fileName();
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(ClassifyListTest)
#include "classifylisttest.moc"
