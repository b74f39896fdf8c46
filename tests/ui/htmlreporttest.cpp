// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/resultrows.h"
#include "ui/classify/htmlreport.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace classiscope;
using namespace classiscope::test;

class HtmlReportTest : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }

    void namesAndLabelsAreEscaped()
    {
        const QString name = QStringLiteral("<img src=x onerror=\"alert(1)\">&.png");
        QStringList labels = fewLabels();
        labels[0] = QStringLiteral("<script>alert(2)</script>");
        ResultsModel model;
        model.setLabels(labels);
        addRow(model, QStringLiteral("/p/") + name, answered(0, 0.9F, labels));
        addRow(model, QStringLiteral("/p/x.png"),
               {Error::Code::DamagedImage, QStringLiteral("<b>cut</b>")});
        const QByteArray html = written({model.rows(), 2, {}});
        for (const char *raw : {"<script", "onerror=\"", "<b>", "<img src"})
            QVERIFY2(!html.contains(raw), raw);
        QVERIFY(html.contains("&lt;script&gt;alert(2)"));
        QVERIFY(html.contains("default-src 'none'"));
    }

    void picturesAreInTheFileAndSmall()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("large.png"));
        QImage large(1200, 800, QImage::Format_RGB32);
        large.fill(Qt::darkGreen);
        QVERIFY(large.save(path));
        ResultsModel model;
        model.setLabels(fewLabels());
        addRow(model, path, answered(0, 0.873F));
        const QByteArray html = written({model.rows(), 1, {}});
        const QRegularExpression source(QStringLiteral("src=\"data:image/jpeg;base64,([^\"]+)\""));
        const auto match = source.match(QString::fromLatin1(html));
        QVERIFY(match.hasMatch());
        const QImage shown =
            QImage::fromData(QByteArray::fromBase64(match.captured(1).toLatin1()), "JPEG");
        QCOMPARE(shown.size(), QSize(96, 64));
        QVERIFY(html.contains("width:87.3%"));
        QVERIFY(!html.contains("http:") && !html.contains("https:"));
    }

    void figuresAreThoseOfTheRows()
    {
        ResultsModel model;
        model.setLabels(fewLabels());
        addRow(model, QStringLiteral("/p/a.png"), answered(0, 0.9F));
        addRow(model, QStringLiteral("/p/b.png"), answered(0, 0.1F));
        addRow(model, QStringLiteral("/p/c.png"), {Error::Code::DamagedImage, QStringLiteral("x")});
        model.append({pictureAt(QStringLiteral("/p/waits.png"))});
        const QByteArray html = written({model.rows(), 10, {}});
        QVERIFY(html.contains("<dt>Answered</dt><dd>2</dd>"));
        QVERIFY(html.contains("<dt>Unsure, below 30.0\u00a0%</dt><dd>1</dd>"));
        QVERIFY(html.contains("<dt>Failed</dt><dd>1</dd>"));
        QVERIFY(html.contains("A choice: 4 of 10 pictures"));
        QVERIFY(!html.contains("waits.png"));
        QVERIFY(!html.contains("Accuracy"));
    }

    void accuracyNamesTheMistakesAndDrawsTheMatrix()
    {
        ResultsModel model;
        model.setLabels(fewLabels());
        addRow(model, QStringLiteral("/p/cat/1.png"), answered(1, 0.9F));
        addRow(model, QStringLiteral("/p/dog/1.png"), answered(1, 0.9F));
        const QByteArray html = written({model.rows(), 2, Confusion(model.rows(), model.labels())});
        QVERIFY(html.contains("50.0\u00a0% right"));
        QVERIFY(html.contains("<li>cat, answered as dog: 1 of 1</li>"));
        QVERIFY(html.contains("src=\"data:image/png;base64,"));
        QVERIFY(html.contains("<small class=\"error\">Wrong: it is cat</small>"));
    }

    void everyElementIsClosed()
    {
        ResultsModel model;
        model.setLabels(fewLabels());
        addRow(model, QStringLiteral("/p/cat/1.png"), answered(1, 0.9F));
        addRow(model, QStringLiteral("/p/dog/1.png"), {Error::Code::Busy, QStringLiteral("x & y")});
        QByteArray html = written({model.rows(), 3, Confusion(model.rows(), model.labels())});
        // As XML, but for the elements that HTML leaves open.
        html.replace("<!DOCTYPE html>", "").replace("<br>", "<br/>");
        QString text = QString::fromUtf8(html);
        text.replace(QRegularExpression(QStringLiteral("<(meta|img)([^>]*)>")),
                     QStringLiteral("<\\1\\2/>"));
        QXmlStreamReader reader(text);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    }

    void cancelledReportLeavesTheOldFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("r.html"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        ResultsModel model;
        for (int i = 0; i < 5; ++i)
            addRow(model, QStringLiteral("/p/%1.png").arg(i), answered(0, 0.9F));
        int rows = 0;
        const auto result = writeHtmlReport({model.rows(), 5, {}}, path, [&rows](int done) {
            rows = done;
            return done < 3;
        });
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, Error::Code::Cancelled);
        QCOMPARE(rows, 3);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void folderThatIsMissingIsNamed()
    {
        const auto result = writeHtmlReport(HtmlReport(), QStringLiteral("/nowhere/r.html"),
                                            [](int) { return true; });
        QVERIFY(!result.ok());
        QVERIFY(result.error().message.contains(QStringLiteral("/nowhere/r.html")));
    }

private:
    static QByteArray written(const HtmlReport &report)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto result = writeHtmlReport(report, buffer, [](int) { return true; });
        return result ? buffer.data() : QByteArray();
    }
};

QTEST_MAIN(HtmlReportTest)
#include "htmlreporttest.moc"
