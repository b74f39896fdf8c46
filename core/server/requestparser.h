// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httprequest.h"

#include <optional>

namespace classiscope {

/// What a request's line and fields say, checked.
struct RequestHead {
    QByteArray method;
    QByteArray target;  ///< origin form, "/path?query" (or "*" of OPTIONS)
    HttpFields fields;
    bool http10 = false;
    bool keepAlive = false;        ///< an HTTP/1.0 client asked to keep the connection
    bool close = false;            ///< the client asked for the end after the reply
    bool expectsContinue = false;  ///< it waits for "100 Continue" before it sends the body
};

/// Why a request is not let in, and the answer it gets.
struct Refusal {
    int status = 400;
    QString detail;
    QString kind;
};

/// Follows the requests of one connection, byte by byte if need be, and lets in
/// only what RFC 9112 allows: whatever two programs could read differently
/// (request smuggling, its section 11.2) is refused rather than repaired.
///
/// Refused with 400: line ends other than CR LF, control characters, white space
/// around a field's name, folded fields, a missing, doubled or malformed Host,
/// Content-Length that is doubled, not a number or beside Transfer-Encoding,
/// chunks out of form; 413 and 431 beyond the limits, before the body is taken in;
/// 417 for an unknown Expect, 501 for an unknown method or transfer coding, 505.
/// Plain: no socket, no clock.
class RequestParser {
public:
    enum class State {
        Idle,  ///< not a byte of the next request yet
        Head,
        Body,  ///< head() is known
        Complete,
        Refused,
    };

    static constexpr qsizetype maxFields = 200;          ///< of one request; each costs time
    static constexpr qsizetype maxChunkLineBytes = 256;  ///< size and extensions of a chunk

    RequestParser(qint64 maxHeaderBytes, qint64 maxBodyBytes);

    /// Takes bytes up to the end of the request, and returns how many. Stops
    /// after the head once, so that the caller can look at it (state() is Body).
    qsizetype take(QByteArrayView bytes);

    State state() const { return m_state; }
    /// Whole in Body and Complete; as far as it is known in the other states.
    const RequestHead &head() const { return m_head; }
    qint64 announcedBytes() const { return m_announced; }  ///< Content-Length; 0 when chunked
    qint64 bodyBytes() const { return m_body.size(); }     ///< received so far
    qint64 receivedBytes() const { return m_received; }    ///< of this request, with its framing
    const Refusal &refusal() const { return m_refusal; }   ///< Requires: Refused.

    /// Hands out the body and begins the next request. Requires: Complete.
    QByteArray takeBody();

private:
    enum class Part { RequestLine, Fields, Sized, ChunkLine, ChunkData, ChunkEnd, Trailer };

    void refuse(int status, const QString &detail, const QString &kind = {});
    /// The next whole line without its CR LF; nothing when it is not there yet.
    std::optional<QByteArray> takeLine(QByteArrayView bytes, qsizetype &used);
    void requestLine(const QByteArray &line);
    bool takeTarget(QByteArray target);
    void field(const QByteArray &line);
    void fieldsEnd();
    bool checkHost();
    bool checkLength();
    bool checkCoding();
    void chunkLine(const QByteArray &line);
    qsizetype bodyPart(QByteArrayView bytes);

    qint64 m_maxHeaderBytes;
    qint64 m_maxBodyBytes;
    State m_state = State::Idle;
    Part m_part = Part::RequestLine;
    RequestHead m_head;
    Refusal m_refusal;
    QByteArray m_line;       // of the head or of a chunk, as far as it came
    qint64 m_headBytes = 0;  // of the head, then of the trailer
    qint64 m_received = 0;
    qint64 m_announced = 0;
    qint64 m_left = 0;  // of the body, or of the chunk
    QByteArray m_body;
};

}  // namespace classiscope
