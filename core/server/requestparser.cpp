// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/requestparser.h"

#include <algorithm>
#include <array>

namespace classiscope {

namespace {

// What belongs in each kind of text, RFC 9110, 5.6.2 and 5.5.
bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isFieldText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == '\t' || (std::uint8_t(c) >= 0x20 && std::uint8_t(c) != 0x7F);
    });
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// Visible ASCII with whole percent escapes, none of them a NUL; no fragment.
bool isTargetText(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c <= 0x20 || c >= 0x7F || c == '#' || c == '\\')
            return false;
        if (c != '%')
            continue;
        if (i + 2 >= text.size() || hexValue(text[i + 1]) < 0 || hexValue(text[i + 2]) < 0)
            return false;
        if (text[i + 1] == '0' && text[i + 2] == '0')
            return false;
    }
    return true;
}

/// Name or address, and maybe a port (RFC 9110, 7.2); may be empty.
bool isHost(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return isTokenCharacter(c) || QByteArrayView("[]:(),;=").contains(c);
    });
}

bool isKnownMethod(const QByteArray &method)
{
    constexpr std::array methods {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"};
    return std::any_of(methods.begin(), methods.end(),
                       [&](const char *known) { return method == known; });
}

/// The elements of all fields of that name, lower-cased.
QByteArrayList elements(const HttpFields &fields, QByteArrayView name)
{
    QByteArrayList result;
    for (const auto &[fieldName, value] : fields.all()) {
        if (QByteArrayView(fieldName).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        const auto parts = value.split(',');
        for (const QByteArray &part : parts)
            result << part.trimmed().toLower();
    }
    return result;
}

int count(const HttpFields &fields, QByteArrayView name)
{
    const auto &all = fields.all();
    return int(std::count_if(all.begin(), all.end(), [name](const auto &field) {
        return QByteArrayView(field.first).compare(name, Qt::CaseInsensitive) == 0;
    }));
}

QString shown(QByteArrayView text)
{
    constexpr qsizetype longest = 40;
    QString result = QString::fromLatin1(text.first(std::min(text.size(), longest)));
    for (QChar &c : result) {
        if (!c.isPrint())
            c = QLatin1Char('?');
    }
    return text.size() > longest ? result + QChar(0x2026) : result;
}

}  // namespace

RequestParser::RequestParser(qint64 maxHeaderBytes, qint64 maxBodyBytes)
    : m_maxHeaderBytes(maxHeaderBytes)
    , m_maxBodyBytes(maxBodyBytes)
{
}

void RequestParser::refuse(int status, const QString &detail, const QString &kind)
{
    m_state = State::Refused;
    m_refusal = {status, detail, kind.isEmpty() ? QStringLiteral("bad-request") : kind};
}

qsizetype RequestParser::take(QByteArrayView bytes)
{
    qsizetype used = 0;
    bool headEnded = false;
    while (used < bytes.size() && !headEnded && m_state != State::Complete
           && m_state != State::Refused) {
        const bool inHead = m_part == Part::RequestLine || m_part == Part::Fields;
        if (m_part == Part::Sized || m_part == Part::ChunkData) {
            used += bodyPart(bytes.sliced(used));
            continue;
        }
        if (inHead)
            m_state = State::Head;
        const auto line = takeLine(bytes, used);
        if (!line)
            break;
        switch (m_part) {
        case Part::RequestLine: requestLine(*line); break;
        case Part::Fields:
            field(*line);
            headEnded = m_state == State::Body;
            break;
        case Part::ChunkLine: chunkLine(*line); break;
        case Part::ChunkEnd:
            if (!line->isEmpty())
                refuse(400, QStringLiteral("A chunk is longer than it says."));
            m_part = Part::ChunkLine;
            break;
        case Part::Trailer:
            if (line->isEmpty())
                m_state = State::Complete;
            else if (!isFieldText(*line) || !isToken(line->left(line->indexOf(':'))))
                refuse(400, QStringLiteral("A field after the last chunk is malformed."));
            break;
        case Part::Sized:
        case Part::ChunkData: break;
        }
    }
    m_received += used;
    return used;
}

std::optional<QByteArray> RequestParser::takeLine(QByteArrayView bytes, qsizetype &used)
{
    const bool isChunk = m_part == Part::ChunkLine || m_part == Part::ChunkEnd;
    const QByteArrayView rest = bytes.sliced(used);
    // A binary protocol (TLS, say) may never send a line end: tell at once.
    if (m_part == Part::RequestLine && m_line.isEmpty() && rest[0] != '\r'
        && !isTokenCharacter(rest[0])) {
        refuse(400, QStringLiteral("This is not an HTTP request; if it is TLS, use http://."));
        return {};
    }
    const qsizetype lineFeed = rest.indexOf('\n');
    const qsizetype taken = lineFeed < 0 ? rest.size() : lineFeed + 1;
    const qint64 limit = isChunk ? maxChunkLineBytes : m_maxHeaderBytes;
    const qint64 before = isChunk ? m_line.size() : m_headBytes;
    if (before + taken > limit) {
        used += taken;
        if (isChunk)
            refuse(400, QStringLiteral("A chunk's size line is longer than %1 bytes.").arg(limit));
        else
            refuse(431,
                   QStringLiteral("The request's header is larger than the limit of %1 bytes "
                                  "(maxHeaderBytes).")
                       .arg(limit),
                   QStringLiteral("header-too-large"));
        return {};
    }
    m_line += rest.first(taken);
    m_headBytes += isChunk ? 0 : taken;
    used += taken;
    if (lineFeed < 0)
        return {};
    if (!m_line.endsWith("\r\n") || m_line.indexOf('\r') != m_line.size() - 2) {
        refuse(400, QStringLiteral("A line of the request does not end with CR LF."));
        return {};
    }
    QByteArray line = std::move(m_line);
    m_line = {};
    line.chop(2);
    return line;
}

void RequestParser::requestLine(const QByteArray &line)
{
    if (line.isEmpty()) {
        m_state = State::Idle;  // before a request, RFC 9112, 2.2; counts as header
        return;
    }
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    const QByteArray method = line.left(first);
    const QByteArray version = line.mid(last + 1);
    if (first <= 0 || last == first || !isToken(method) || line.count(' ') != 2
        || version.size() != 8 || !version.startsWith("HTTP/") || hexValue(version[5]) < 0
        || version[6] != '.' || hexValue(version[7]) < 0) {
        refuse(400,
               QStringLiteral("The request line \"%1\" is malformed; it must be: METHOD SP "
                              "TARGET SP HTTP/1.1.")
                   .arg(shown(line)));
        return;
    }
    m_head.method = method;
    if (version[5] != '1') {
        refuse(505, QStringLiteral("%1 is not spoken here; use HTTP/1.1.").arg(shown(version)),
               QStringLiteral("http-version"));
        return;
    }
    m_head.http10 = version[7] == '0';
    if (!takeTarget(line.mid(first + 1, last - first - 1)))
        return;
    if (!isKnownMethod(method)) {
        refuse(501, QStringLiteral("The method %1 is not known here.").arg(shown(method)),
               QStringLiteral("method-unknown"));
        return;
    }
    m_part = Part::Fields;
}

bool RequestParser::takeTarget(QByteArray target)
{
    // Absolute form, as a proxy sends it: the Host field says the same (RFC 9112, 3.2.2).
    const qsizetype scheme = target.indexOf("://");
    const QByteArray name = scheme > 0 ? target.left(scheme).toLower() : QByteArray();
    if (name == "http" || name == "https") {
        const auto isEnd = [](char c) { return c == '/' || c == '?'; };
        const auto end = std::find_if(target.cbegin() + scheme + 3, target.cend(), isEnd);
        target = target.mid(end - target.cbegin());
        if (!target.startsWith('/'))
            target.prepend('/');
    }
    const bool asterisk = target == "*" && m_head.method == "OPTIONS";
    if (asterisk || (target.startsWith('/') && isTargetText(target))) {
        m_head.target = target;
        return true;
    }
    refuse(400,
           QStringLiteral("The request target \"%1\" is malformed; it must be a path, with "
                          "special characters percent-encoded.")
               .arg(shown(target)));
    return false;
}

void RequestParser::field(const QByteArray &line)
{
    if (line.isEmpty()) {
        fieldsEnd();
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(colon);
    if (colon <= 0 || !isToken(name) || !isFieldText(line)) {
        refuse(400,
               QStringLiteral("The header field \"%1\" is malformed; it must be: NAME: VALUE "
                              "on one line.")
                   .arg(shown(line)));
        return;
    }
    if (m_head.fields.all().size() >= maxFields) {
        refuse(431, QStringLiteral("The request has more than %1 header fields.").arg(maxFields),
               QStringLiteral("header-too-large"));
        return;
    }
    m_head.fields.append(name, line.mid(colon + 1).trimmed());
}

void RequestParser::fieldsEnd()
{
    if (!checkHost() || !checkCoding() || !checkLength())
        return;
    const QByteArrayList wishes = elements(m_head.fields, "connection");
    m_head.keepAlive = m_head.http10 && wishes.contains("keep-alive");
    m_head.close = wishes.contains("close") || (m_head.http10 && !m_head.keepAlive);
    const QByteArrayList expectations = elements(m_head.fields, "expect");
    if (!m_head.http10 && !expectations.isEmpty()
        && expectations != QByteArrayList {"100-continue"}) {
        refuse(417,
               QStringLiteral("The expectation \"%1\" cannot be met; only 100-continue can.")
                   .arg(shown(m_head.fields.value("expect"))),
               QStringLiteral("expectation"));
        return;
    }
    m_headBytes = 0;  // a trailer counts anew
    const bool hasBody = m_part == Part::ChunkLine || m_left > 0;
    m_head.expectsContinue = hasBody && !m_head.http10 && !expectations.isEmpty();
    m_state = hasBody ? State::Body : State::Complete;
}

bool RequestParser::checkHost()
{
    const int hosts = count(m_head.fields, "host");
    if (hosts == 1 ? isHost(m_head.fields.value("host")) : hosts == 0 && m_head.http10)
        return true;
    refuse(400, QStringLiteral("The request must have one Host field with a name or an address."));
    return false;
}

bool RequestParser::checkCoding()
{
    const bool given = count(m_head.fields, "transfer-encoding") > 0;
    if (!given)
        return true;
    if (m_head.http10 || count(m_head.fields, "content-length") > 0) {
        refuse(400,
               QStringLiteral("Transfer-Encoding may not stand beside Content-Length, nor in "
                              "HTTP/1.0."));
        return false;
    }
    const QByteArrayList codings = elements(m_head.fields, "transfer-encoding");
    if (codings == QByteArrayList {"chunked"}) {
        m_part = Part::ChunkLine;
        return true;
    }
    const auto unknown = std::find_if(codings.begin(), codings.end(),
                                      [](const QByteArray &coding) { return coding != "chunked"; });
    if (unknown == codings.end() || !isToken(*unknown))
        refuse(400, QStringLiteral("Transfer-Encoding is malformed; it must be: chunked."));
    else
        refuse(501,
               QStringLiteral("The transfer coding \"%1\" is not known here; only chunked is.")
                   .arg(shown(*unknown)),
               QStringLiteral("transfer-coding"));
    return false;
}

bool RequestParser::checkLength()
{
    const int lengths = count(m_head.fields, "content-length");
    if (lengths == 0)
        return true;
    const QByteArray text = m_head.fields.value("content-length");
    const bool digits = !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (lengths > 1 || !digits) {
        refuse(400,
               QStringLiteral("The request must have at most one Content-Length, a number of "
                              "bytes; this one says \"%1\".")
                   .arg(shown(text)));
        return false;
    }
    bool fits = false;
    m_announced = text.toLongLong(&fits);
    if (!fits || m_announced > m_maxBodyBytes) {
        refuse(413,
               QStringLiteral("The request's body is larger than the limit of %1 bytes "
                              "(maxBodyBytes).")
                   .arg(m_maxBodyBytes),
               QStringLiteral("body-too-large"));
        return false;
    }
    m_left = m_announced;
    m_part = Part::Sized;
    return true;
}

void RequestParser::chunkLine(const QByteArray &line)
{
    qsizetype digits = 0;
    qint64 size = 0;
    for (; digits < line.size() && hexValue(line[digits]) >= 0; ++digits) {
        if (size < m_maxBodyBytes)
            size = size * 16 + hexValue(line[digits]);
    }
    const QByteArrayView extension = QByteArrayView(line).sliced(digits).trimmed();
    if (digits == 0 || !isFieldText(line) || (!extension.isEmpty() && extension[0] != ';')) {
        refuse(
            400,
            QStringLiteral("The chunk size \"%1\" is not a hexadecimal number.").arg(shown(line)));
        return;
    }
    if (size > m_maxBodyBytes - m_body.size()) {
        refuse(413,
               QStringLiteral("The request's body is larger than the limit of %1 bytes "
                              "(maxBodyBytes).")
                   .arg(m_maxBodyBytes),
               QStringLiteral("body-too-large"));
        return;
    }
    m_left = size;
    m_part = size > 0 ? Part::ChunkData : Part::Trailer;
}

qsizetype RequestParser::bodyPart(QByteArrayView bytes)
{
    // What is announced need not come: room is made as bytes arrive.
    constexpr qint64 roomAtOnce = 1 << 20;
    if (m_part == Part::Sized && m_body.isEmpty())
        m_body.reserve(qsizetype(std::min(m_announced, roomAtOnce)));
    else if (m_part == Part::Sized && m_body.size() + bytes.size() > m_body.capacity())
        m_body.reserve(qsizetype(m_announced));
    const auto taken = qsizetype(std::min<qint64>(m_left, bytes.size()));
    m_body += bytes.first(taken);
    m_left -= taken;
    if (m_left == 0 && m_part == Part::Sized)
        m_state = State::Complete;
    else if (m_left == 0)
        m_part = Part::ChunkEnd;
    return taken;
}

QByteArray RequestParser::takeBody()
{
    QByteArray body = std::move(m_body);
    *this = RequestParser(m_maxHeaderBytes, m_maxBodyBytes);
    return body;
}

}  // namespace classiscope
