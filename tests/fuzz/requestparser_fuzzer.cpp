// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/requestparser.h"
#include "tests/fuzz/expect.h"

#include <algorithm>
#include <vector>

// An input is one byte n, n bytes that are piece sizes, and what a client sends.
// The client's bytes go through the parser as one, and again in those pieces:
// how the network cuts a request must not change how it is understood.

using namespace classiscope;
using fuzz::expect;

namespace {

using State = RequestParser::State;

// Small enough for the fuzzer to reach them.
constexpr qint64 maxHeaderBytes = 600;
constexpr qint64 maxBodyBytes = 300;

/// One request as the parser understood it.
struct Understood {
    RequestHead head;
    QByteArray body;
    qint64 received = 0;

    bool operator==(const Understood &other) const
    {
        return head.method == other.head.method && head.target == other.head.target
            && head.fields.all() == other.head.fields.all() && head.http10 == other.head.http10
            && head.keepAlive == other.head.keepAlive && head.close == other.head.close
            && head.expectsContinue == other.head.expectsContinue && body == other.body
            && received == other.received;
    }
};

/// All that a connection's bytes meant.
struct Conversation {
    std::vector<Understood> requests;
    State end = State::Idle;
    int refusedWith = 0;
    QString refusal;
    qint64 unfinished = 0;  ///< bytes of the last, incomplete body

    bool operator==(const Conversation &) const = default;
};

bool isClean(QByteArrayView text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

void checkHead(const RequestHead &head, qint64 announced)
{
    qint64 size = head.method.size() + head.target.size();
    int hosts = 0;
    int lengths = 0;
    int codings = 0;
    expect(isClean(head.method) && isClean(head.target), "no line ends in a request line");
    for (const auto &[name, value] : head.fields.all()) {
        expect(!name.isEmpty() && isClean(name) && isClean(value), "no line ends in a field");
        size += name.size() + value.size();
        const QByteArray lower = name.toLower();
        hosts += lower == "host" ? 1 : 0;
        lengths += lower == "content-length" ? 1 : 0;
        codings += lower == "transfer-encoding" ? 1 : 0;
    }
    expect(size <= maxHeaderBytes, "a head within maxHeaderBytes");
    expect(hosts == 1 || (hosts == 0 && head.http10), "one Host");
    expect(lengths + codings <= 1, "one statement about the body's length");
    expect(announced >= 0 && announced <= maxBodyBytes, "an announced body within maxBodyBytes");
}

Understood taken(RequestParser &parser)
{
    checkHead(parser.head(), parser.announcedBytes());
    Understood request {parser.head(), {}, parser.receivedBytes()};
    const qint64 announced = parser.announcedBytes();
    const qint64 size = parser.bodyBytes();
    request.body = parser.takeBody();
    expect(request.body.size() == size, "takeBody() gives bodyBytes() bytes");
    expect(announced == 0 || announced == size, "a body as long as it was announced");
    expect(parser.state() == State::Idle && parser.receivedBytes() == 0 && parser.bodyBytes() == 0
               && parser.head().fields.all().isEmpty(),
           "a fresh start after takeBody()");
    return request;
}

/// Feeds `bytes` in pieces of these sizes, again and again; as one when there are none.
Conversation conversation(QByteArrayView bytes, const std::vector<qsizetype> &sizes)
{
    RequestParser parser(maxHeaderBytes, maxBodyBytes);
    Conversation result;
    std::size_t turn = 0;
    for (qsizetype at = 0; at < bytes.size() && parser.state() != State::Refused;) {
        const qsizetype left = bytes.size() - at;
        const qsizetype size = sizes.empty() ? left : std::min(left, sizes[turn++ % sizes.size()]);
        const qsizetype used = parser.take(bytes.sliced(at, size));
        expect(used >= 0 && used <= size, "takes no more than it is given");
        expect(used > 0 || parser.state() == State::Refused, "goes on or refuses");
        expect(parser.bodyBytes() <= maxBodyBytes, "a body within maxBodyBytes");
        if (parser.state() == State::Body)
            checkHead(parser.head(), parser.announcedBytes());
        if (parser.state() == State::Complete)
            result.requests.push_back(taken(parser));
        at += used;
    }
    result.end = parser.state();
    result.unfinished = parser.bodyBytes();
    if (parser.state() == State::Refused) {
        result.refusedWith = parser.refusal().status;
        result.refusal = parser.refusal().detail;
        expect(result.refusedWith >= 400 && result.refusedWith < 600, "a refusal has a status");
        expect(!result.refusal.isEmpty() && !parser.refusal().kind.isEmpty(), "a refusal says why");
        expect(parser.take("GET / HTTP/1.1\r\nHost: x\r\n\r\n") == 0,
               "nothing is taken after a refusal");
    }
    return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::size_t count = std::min<std::size_t>(data[0], size - 1);
    std::vector<qsizetype> sizes;
    for (std::size_t i = 1; i <= count; ++i)
        sizes.push_back(std::max<qsizetype>(1, data[i]));
    const QByteArrayView bytes(data + 1 + count, qsizetype(size - 1 - count));

    const Conversation whole = conversation(bytes, {});
    expect(conversation(bytes, sizes) == whole, "the same in other pieces");
    expect(conversation(bytes, {1}) == whole, "the same byte by byte");
    return 0;
}
