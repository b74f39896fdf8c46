// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/multipart.h"

#include "core/server/badrequest.h"

#include <Poco/MemoryStream.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/NameValueCollection.h>

#include <cstring>
#include <exception>
#include <optional>
#include <string>

// Poco reads the headers. Where a part ends is searched for here: Poco's
// MultipartReader goes byte by byte (6 ms for 2 MiB against 0.3 ms), takes a
// bare LF before a boundary for its line break, which a file may contain, and
// a body that ends early for a complete one.

namespace classiscope {

namespace {

using Poco::Net::MessageHeader;
using Poco::Net::NameValueCollection;

QString quoted(const QByteArray &boundary)
{
    constexpr qsizetype longest = 80;
    return QString::fromUtf8(boundary.left(longest));
}

QByteArray boundaryOf(const QByteArray &contentType)
{
    std::string mediaType;
    NameValueCollection parameters;
    MessageHeader::splitParameters(contentType.toStdString(), mediaType, parameters);
    return QByteArray::fromStdString(parameters.get("boundary", ""));
}

// A line "--boundary", maybe with white space behind it, or "--boundary--".
struct Delimiter {
    qsizetype begin = 0;  // of the line break before it, which belongs to it
    qsizetype end = 0;    // behind its own line break
    bool last = false;
};

class DelimiterFinder {
public:
    DelimiterFinder(const QByteArray &body, const QByteArray &boundary)
        : m_body(body)
        , m_line("--" + boundary)
        , m_pattern("\r\n" + m_line)
    {
    }

    std::optional<Delimiter> first() const
    {
        if (m_body.startsWith(m_line)) {
            if (const auto found = at(0, m_line.size()))
                return found;
        }
        return next(0);
    }

    std::optional<Delimiter> next(qsizetype from) const
    {
        const qsizetype length = m_pattern.size();
        for (qsizetype begin = find(from); begin >= 0; begin = find(begin + length)) {
            if (const auto found = at(begin, begin + length))
                return found;
        }
        return {};
    }

    bool hasLast() const { return m_body.lastIndexOf(m_line + "--") >= 0; }

private:
    // glibc's takes linear time whatever the body is, and half of QByteArrayMatcher's.
    qsizetype find(qsizetype from) const
    {
        const void *found = memmem(m_body.constData() + from, std::size_t(m_body.size() - from),
                                   m_pattern.constData(), std::size_t(m_pattern.size()));
        return found ? static_cast<const char *>(found) - m_body.constData() : -1;
    }

    // What only begins like a delimiter belongs to the content.
    std::optional<Delimiter> at(qsizetype begin, qsizetype end) const
    {
        const QByteArrayView rest = QByteArrayView(m_body).sliced(end);
        if (rest.startsWith("--"))
            return Delimiter {begin, end + 2, true};
        qsizetype blanks = 0;
        while (blanks < rest.size() && (rest[blanks] == ' ' || rest[blanks] == '\t'))
            ++blanks;
        if (!rest.sliced(blanks).startsWith("\r\n"))
            return {};
        return Delimiter {begin, end + blanks + 2, false};
    }

    const QByteArray &m_body;
    const QByteArray m_line;
    const QByteArray m_pattern;
};

struct Part {
    FilePart file;
    bool hasFileName = false;
    bool isImage = false;
};

// RFC 8187: charset'language'percent-encoded; everybody's charset is UTF-8.
QString extendedValue(const std::string &value)
{
    const auto text = QByteArray::fromStdString(value);
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.mid(text.lastIndexOf('\'') + 1)));
}

// `part`: from behind one delimiter to behind the line break of the next. An
// empty part may end its header with that line break.
// Nothing if its header has no end.
std::optional<Part> readPart(QByteArrayView part)
{
    const QByteArrayView lineBreak = "\r\n";
    const QByteArrayView emptyLine = "\r\n\r\n";
    const bool hasHeader = !part.startsWith(lineBreak);
    const qsizetype headerSize = hasHeader ? part.indexOf(emptyLine) : 0;
    if (headerSize < 0)
        return {};
    Part result;
    QByteArrayView &content = result.file.content;
    content = part.sliced(headerSize + (hasHeader ? emptyLine : lineBreak).size());
    if (!content.isEmpty())
        content.chop(lineBreak.size());
    if (!hasHeader)
        return result;

    Poco::MemoryInputStream stream(part.data(), headerSize + emptyLine.size());
    MessageHeader header;
    header.read(stream);
    std::string disposition;
    NameValueCollection parameters;
    MessageHeader::splitParameters(header.get("Content-Disposition", ""), disposition, parameters);
    result.hasFileName = parameters.has("filename") || parameters.has("filename*");
    result.file.fileName = parameters.has("filename*")
        ? extendedValue(parameters.get("filename*"))
        : QString::fromStdString(parameters.get("filename", ""));
    const auto type = QByteArray::fromStdString(header.get("Content-Type", ""));
    result.isImage = type.trimmed().toLower().startsWith("image/");
    return result;
}

Error noDelimiter(const QByteArray &body, const QByteArray &boundary)
{
    if (body.contains("--" + boundary + '\n'))
        return badRequest(QStringLiteral("The multipart body ends its lines with LF alone; "
                                         "end them with CR LF."));
    return badRequest(QStringLiteral("The multipart body does not contain its boundary "
                                     "\"%1\"; give the same one in the Content-Type.")
                          .arg(quoted(boundary)));
}

// Files, and images in case no part has a file name; the rest is only counted.
class PartCollector {
public:
    explicit PartCollector(int maxFiles)
        : m_maxFiles(maxFiles)
    {
    }

    std::optional<Error> add(Part &&part)
    {
        const bool isFile = part.hasFileName;
        if (!isFile && ++m_fields > maxMultipartFields)
            return badRequest(QStringLiteral("The multipart body has more than %1 parts that are "
                                             "no files; send the images alone.")
                                  .arg(maxMultipartFields));
        if (isFile)
            m_files.push_back(std::move(part.file));
        else if (part.isImage)
            m_images.push_back(std::move(part.file));
        if (int(m_files.size()) > m_maxFiles)
            return tooMany();
        return {};
    }

    Result<std::vector<FilePart>> take() &&
    {
        if (!m_files.empty())
            return std::move(m_files);
        if (int(m_images.size()) > m_maxFiles)
            return tooMany();
        if (!m_images.empty())
            return std::move(m_images);
        return badRequest(QStringLiteral("The multipart body has no file; add a part with a "
                                         "filename, as curl -F image=@photo.jpg does."));
    }

private:
    Error tooMany() const
    {
        return {Error::Code::BatchTooLarge,
                QStringLiteral("The multipart body has more than %1 files (maxBatch); send the "
                               "rest in another request.")
                    .arg(m_maxFiles)};
    }

    const int m_maxFiles;
    int m_fields = 0;
    std::vector<FilePart> m_files;
    std::vector<FilePart> m_images;
};

Result<std::vector<FilePart>> findFiles(const QByteArray &body, const QByteArray &boundary,
                                        int maxFiles)
{
    const DelimiterFinder finder(body, boundary);
    auto delimiter = finder.first();
    if (!delimiter)
        return noDelimiter(body, boundary);
    const Error cutOff =
        badRequest(QStringLiteral("The multipart body is cut off: its last "
                                  "boundary \"--%1--\" is missing; send all of it.")
                       .arg(quoted(boundary)));
    if (!finder.hasLast())
        return cutOff;

    PartCollector collector(maxFiles);
    for (int number = 1; !delimiter->last; ++number) {
        // Two delimiters in a row share a line break.
        const auto next = finder.next(delimiter->end - 2);
        if (!next)
            return cutOff;
        auto part =
            readPart(QByteArrayView(body).sliced(delimiter->end, next->begin + 2 - delimiter->end));
        if (!part)
            return badRequest(QStringLiteral("Part %1 of the multipart body has no empty line "
                                             "after its header; add one.")
                                  .arg(number));
        if (const auto error = collector.add(std::move(*part)))
            return *error;
        delimiter = next;
    }
    return std::move(collector).take();
}

}  // namespace

Result<std::vector<FilePart>> fileParts(const QByteArray &body, const QByteArray &contentType,
                                        int maxFiles)
{
    try {
        const QByteArray boundary = boundaryOf(contentType);
        if (boundary.isEmpty())
            return badRequest(QStringLiteral("The Content-Type multipart/form-data names no "
                                             "boundary; let the HTTP client set it."));
        return findFiles(body, boundary, maxFiles);
    } catch (const std::exception &) {  // Poco's derive from it
        return badRequest(QStringLiteral("A header in the multipart body cannot be understood; "
                                         "write each field as \"Name: value\" on a line."));
    }
}

}  // namespace classiscope
