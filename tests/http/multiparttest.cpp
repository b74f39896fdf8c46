// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/multipart.h"
#include "tests/support/testdata.h"

using namespace classiscope;

class MultipartTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void contentComesOutByteForByte_data();
    void contentComesOutByteForByte();
    void everyByteValueAndMegabytesComeOutByteForByte();
    void boundaryIsFoundInTheContentType_data();
    void boundaryIsFoundInTheContentType();
    void firstPartWithAFileNameIsTheFile_data();
    void firstPartWithAFileNameIsTheFile();
    void bodiesThatCannotBeReadAreBadRequests_data();
    void bodiesThatCannotBeReadAreBadRequests();
    void everyPrefixOfABodyIsABadRequest();
    void asManyPartsAsTheLimitAreRead();
    void filesComeInTheirOrderWithTheirNames_data();
    void filesComeInTheirOrderWithTheirNames();
    void filesAreViewsIntoTheBody();
    void moreFilesThanTheLimitAreRefused_data();
    void moreFilesThanTheLimitAreRefused();
};

namespace {

const QByteArray formData = "multipart/form-data; boundary=b0und";

QByteArray filePart(const QByteArray &content,
                    const QByteArray &disposition = "form-data; name=\"image\"; filename=\"a.jpg\"")
{
    return "--b0und\r\nContent-Disposition: " + disposition + "\r\nContent-Type: image/jpeg\r\n\r\n"
        + content + "\r\n";
}

QByteArray fieldPart(const QByteArray &content)
{
    return "--b0und\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n" + content + "\r\n";
}

const QByteArray end = "--b0und--\r\n";

constexpr int maxFiles = 3;

Result<QByteArray> firstFile(const QByteArray &body, const QByteArray &contentType)
{
    const auto files = fileParts(body, contentType, maxFiles);
    if (!files)
        return files.error();
    return files->front().content.toByteArray();
}

}  // namespace

void MultipartTest::contentComesOutByteForByte_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("NULs") << QByteArray("\0a\0\0", 4);
    QTest::newRow("line breaks at both ends") << QByteArray("\r\n\r\nx\r\n\r\n");
    QTest::newRow("a CR at the end") << QByteArray("x\r");
    QTest::newRow("a LF at the end") << QByteArray("x\n");
    QTest::newRow("dashes") << QByteArray("--\r\n--\r\n----");
    QTest::newRow("looks like a header") << QByteArray("A: b\r\n\r\nc");
    QTest::newRow("the boundary in a line") << QByteArray("x--b0und--\r\ny");
    QTest::newRow("the boundary's beginning") << QByteArray("x\r\n--b0un\r\ny");
    QTest::newRow("a longer boundary") << QByteArray("x\r\n--b0undary\r\ny");
    QTest::newRow("the boundary and one dash") << QByteArray("x\r\n--b0und-\r\ny");
    QTest::newRow("the boundary after LF alone") << QByteArray("x\n--b0und\r\ny\n--b0und--\r\nz");
    QTest::newRow("the boundary after CR CR LF, halved") << QByteArray("x\r\r\n--b0u");
}

void MultipartTest::contentComesOutByteForByte()
{
    QFETCH(QByteArray, content);
    const auto only = firstFile(filePart(content) + end, formData);
    QVERIFY2(only.ok(), only.ok() ? "" : qPrintable(only.error().message));
    QCOMPARE(*only, content);
    const auto between =
        firstFile(fieldPart("1") + filePart(content) + fieldPart("2") + end, formData);
    QVERIFY(between.ok());
    QCOMPARE(*between, content);
}

void MultipartTest::everyByteValueAndMegabytesComeOutByteForByte()
{
    QByteArray content;
    for (unsigned i = 0; content.size() < 3'000'000; ++i)
        content += char(i * i / 7);
    const auto file = firstFile(filePart(content) + end, formData);
    QVERIFY(file.ok());
    QVERIFY(*file == content);
}

void MultipartTest::boundaryIsFoundInTheContentType_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("boundary");
    QTest::newRow("curl") << QByteArray("multipart/form-data; boundary=------------------------1f")
                          << QByteArray("------------------------1f");
    QTest::newRow("quoted") << QByteArray("multipart/form-data; boundary=\"a b;c\"")
                            << QByteArray("a b;c");
    QTest::newRow("other parameters")
        << QByteArray("multipart/form-data; charset=utf-8; boundary=xyz; version=\"1;0\"")
        << QByteArray("xyz");
    QTest::newRow("no space, capitals")
        << QByteArray("Multipart/Form-Data;BOUNDARY=xYz") << QByteArray("xYz");
    QTest::newRow("all that RFC 2046 allows")
        << QByteArray("multipart/form-data; boundary=\"'()+_,-./:=?\"")
        << QByteArray("'()+_,-./:=?");
}

void MultipartTest::boundaryIsFoundInTheContentType()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, boundary);
    const QByteArray body = "--" + boundary
        + "\r\nContent-Disposition: form-data; name=f; filename=a.png\r\n\r\nPNG\r\n--" + boundary
        + "--\r\n";
    const auto file = firstFile(body, contentType);
    QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(file.error().message));
    QCOMPARE(*file, QByteArray("PNG"));
}

void MultipartTest::firstPartWithAFileNameIsTheFile_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray file = filePart("F");
    QTest::newRow("alone") << file + end;
    QTest::newRow("nothing behind the last boundary") << file + "--b0und--";
    QTest::newRow("with an epilogue") << file + end + "--b0und\r\nmore";
    QTest::newRow("with a preamble") << "This is a message in MIME format.\r\n" + file + end;
    QTest::newRow("with an empty line first") << "\r\n" + file + end;
    QTest::newRow("after fields") << fieldPart("1") + fieldPart("") + file + end;
    QTest::newRow("after a part without a header") << "--b0und\r\n\r\nx\r\n" + file + end;
    QTest::newRow("after an empty part without a header") << "--b0und\r\n\r\n" + file + end;
    QTest::newRow("before another file") << file + filePart("G") + end;
    QTest::newRow("after an image without a file name")
        << filePart("G", "form-data; name=x") + file + end;
    QTest::newRow("white space behind the boundary")
        << QByteArray(file).replace("--b0und\r\n", "--b0und \t\r\n") + end;
    QTest::newRow("file name not quoted")
        << filePart("F", "form-data; name=x; filename=a.jpg") + end;
    QTest::newRow("file name empty") << filePart("F", "form-data; name=x; filename=\"\"") + end;
    QTest::newRow("file name in UTF-8")
        << filePart("F", "form-data; filename=\"K\xC3\xA4se.jpg\"") + end;
    QTest::newRow("file name in percent encoding")
        << filePart("F", "form-data; name=x; filename*=UTF-8''K%C3%A4se.jpg")
                .replace("image/jpeg", "text/plain")
            + end;
    QTest::newRow("file name with quotes and a semicolon")
        << filePart("F", "form-data; name=x; filename=\"a \\\"b\\\"; c.jpg\"") + end;
    QTest::newRow("header in capitals")
        << QByteArray(file).replace("Content-Disposition", "CONTENT-DISPOSITION") + end;
    QTest::newRow("no file name anywhere, but an image type")
        << fieldPart("1") + filePart("F", "form-data; name=image") + end;
    QTest::newRow("no file name anywhere, but two images")
        << filePart("F", "form-data; name=a") + filePart("G", "form-data; name=b") + end;
}

void MultipartTest::firstPartWithAFileNameIsTheFile()
{
    QFETCH(QByteArray, body);
    const auto file = firstFile(body, formData);
    QVERIFY2(file.ok(), file.ok() ? "" : qPrintable(file.error().message));
    QCOMPARE(*file, QByteArray("F"));
}

void MultipartTest::bodiesThatCannotBeReadAreBadRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QString>("says");
    const QByteArray file = filePart("F");
    const auto row = [](const char *name, const QByteArray &body, const char *says,
                        const QByteArray &contentType = formData) {
        QTest::newRow(name) << body << contentType << QString::fromUtf8(says);
    };
    row("no boundary", file + end, "names no boundary", "multipart/form-data");
    row("boundary empty", file + end, "names no boundary", "multipart/form-data; boundary=\"\"");
    row("another boundary", file + end, "\"other\"", "multipart/form-data; boundary=other");
    row("empty body", "", "does not contain its boundary");
    row("not multipart at all", "\xFF\xD8\xFF", "does not contain its boundary");
    row("LF alone", QByteArray(file + end).replace("\r\n", "\n"), "CR LF");
    row("cut off in the file", "--b0und\r\nContent-Disposition: form-data; filename=a\r\n\r\nF",
        "cut off");
    row("cut off after the file", file, "cut off");
    row("cut off after a field behind the file", file + fieldPart("1"), "cut off");
    row("last boundary is not on a line of its own", file.chopped(2) + end, "cut off");
    row("no part", end, "has no file");
    row("only fields", fieldPart("1") + end, "has no file");
    row("header without an empty line", "--b0und\r\nContent-Disposition: form-data\r\n" + end,
        "Part 1 of the multipart body has no empty line");
    row("two boundaries in a row", fieldPart("1") + "--b0und\r\n" + end,
        "Part 2 of the multipart body has no empty line");
    row("header without a colon", "--b0und\r\n" + QByteArray(300, 'x') + "\r\n\r\nF\r\n" + end,
        "header");
    row("header of a thousand fields",
        "--b0und\r\n" + QByteArray("a: b\r\n").repeated(1000) + "\r\nF\r\n" + end, "header");
    row("too many parts", fieldPart("1").repeated(maxMultipartFields + 1) + file + end,
        "more than 64 parts that are no files");
    row("too many parts behind the file",
        file + fieldPart("1").repeated(maxMultipartFields + 1) + end,
        "more than 64 parts that are no files");
    row("a broken part behind the file", file + "--b0und\r\nA: b\r\n" + end,
        "Part 2 of the multipart body has no empty line");
}

void MultipartTest::bodiesThatCannotBeReadAreBadRequests()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, contentType);
    QFETCH(QString, says);
    const auto file = firstFile(body, contentType);
    QVERIFY(!file.ok());
    QCOMPARE(file.error().code, Error::Code::BadRequest);
    QVERIFY2(file.error().message.contains(says), qPrintable(file.error().message));
}

void MultipartTest::everyPrefixOfABodyIsABadRequest()
{
    const QByteArray body = fieldPart("1") + filePart("\r\n--b0und-\r\nF") + end;
    const qsizetype complete = body.size() - 2;  // the last line break is not needed
    for (qsizetype size = 0; size < complete; ++size) {
        const auto file = firstFile(body.left(size), formData);
        QVERIFY2(!file.ok(), qPrintable(QString::number(size)));
        QCOMPARE(file.error().code, Error::Code::BadRequest);
    }
    QVERIFY(firstFile(body.left(complete), formData).ok());
}

void MultipartTest::asManyPartsAsTheLimitAreRead()
{
    const QByteArray body = fieldPart("1").repeated(maxMultipartFields) + filePart("F") + end;
    const auto file = firstFile(body, formData);
    QVERIFY(file.ok());
    QCOMPARE(*file, QByteArray("F"));
}

void MultipartTest::filesComeInTheirOrderWithTheirNames_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QByteArrayList>("contents");
    const auto named = [](const QByteArray &parameter, const QByteArray &content) {
        return filePart(content, "form-data; name=x; " + parameter);
    };
    QTest::newRow("two") << named("filename=a.jpg", "A") + named("filename=b.jpg", "B") + end
                         << QStringList {QStringLiteral("a.jpg"), QStringLiteral("b.jpg")}
                         << QByteArrayList {"A", "B"};
    QTest::newRow("fields between them") << named("filename=a", "A") + fieldPart("1")
            + named("filename=b", "B") + fieldPart("2") + named("filename=c", "C")
            + end << QStringList {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}
                                         << QByteArrayList {"A", "B", "C"};
    QTest::newRow("the same name twice, one empty")
        << named("filename=a", "") + named("filename=a", "B") + end
        << QStringList {QStringLiteral("a"), QStringLiteral("a")} << QByteArrayList {"", "B"};
    QTest::newRow("names in UTF-8, encoded and quoted")
        << named("filename=\"K\xC3\xA4se.jpg\"", "A") + named("filename*=UTF-8''K%C3%A4se.jpg", "B")
            + named("filename=\"a \\\"b\\\"; c.jpg\"", "C") + end
        << QStringList {QStringLiteral("K\u00E4se.jpg"), QStringLiteral("K\u00E4se.jpg"),
                        QStringLiteral("a \"b\"; c.jpg")}
        << QByteArrayList {"A", "B", "C"};
    QTest::newRow("images without a file name")
        << filePart("A", "form-data; name=a") + filePart("B", "form-data; name=b") + end
        << QStringList {QString(), QString()} << QByteArrayList {"A", "B"};
    QTest::newRow("images without a file name beside files")
        << filePart("A", "form-data; name=a") + named("filename=b", "B") + end
        << QStringList {QStringLiteral("b")} << QByteArrayList {"B"};
}

void MultipartTest::filesComeInTheirOrderWithTheirNames()
{
    QFETCH(QByteArray, body);
    const auto files = fileParts(body, formData, maxFiles);
    QVERIFY2(files.ok(), files.ok() ? "" : qPrintable(files.error().message));
    QStringList names;
    QByteArrayList contents;
    for (const FilePart &file : *files) {
        names << file.fileName;
        contents << file.content.toByteArray();
    }
    QTEST(names, "names");
    QTEST(contents, "contents");
}

void MultipartTest::filesAreViewsIntoTheBody()
{
    const QByteArray body = filePart("A") + filePart("B") + end;
    const auto files = fileParts(body, formData, maxFiles);
    QVERIFY(files.ok());
    for (const FilePart &file : *files) {
        QVERIFY(file.content.data() > body.constData());
        QVERIFY(file.content.data() < body.constData() + body.size());
    }
}

void MultipartTest::moreFilesThanTheLimitAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("files") << filePart("F");
    QTest::newRow("images without a file name") << filePart("F", "form-data; name=image");
}

void MultipartTest::moreFilesThanTheLimitAreRefused()
{
    QFETCH(QByteArray, file);
    const auto most = fileParts(file.repeated(maxFiles) + end, formData, maxFiles);
    QVERIFY(most.ok());
    QCOMPARE(most->size(), std::size_t(maxFiles));
    const auto tooMany = fileParts(file.repeated(maxFiles + 1) + end, formData, maxFiles);
    QVERIFY(!tooMany.ok());
    QCOMPARE(tooMany.error().code, Error::Code::BatchTooLarge);
    QCOMPARE(tooMany.error().message,
             QStringLiteral("The multipart body has more than 3 files (maxBatch); send the rest in "
                            "another request."));
}

QTEST_APPLESS_MAIN(MultipartTest)
#include "multiparttest.moc"
