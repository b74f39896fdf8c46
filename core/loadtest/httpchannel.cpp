// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/httpchannel.h"

#include "core/version.h"

#include <curl/curl.h>

#include <algorithm>

#include <sys/resource.h>

namespace classiscope {

namespace {

constexpr const char *userAgent = "classiscope-loadtest/" CLASSISCOPE_VERSION;
constexpr int descriptorsOfChannel = 3;  // the socket, and libcurl's pair for waking up
constexpr int otherDescriptors = 256;    // libraries, reports, the servers' output

struct FreeEasy {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
struct FreeMulti {
    void operator()(CURLM *handle) const { curl_multi_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

void initialise()
{
    static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK)
        qFatal("libcurl cannot be used: %s", curl_easy_strerror(code));
}

using List = std::unique_ptr<curl_slist, FreeList>;

void append(List &list, const QByteArray &text)
{
    list.reset(curl_slist_append(list.release(), text.constData()));
}

QString kindOf(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return QStringLiteral("host not found");
    case CURLE_COULDNT_CONNECT: return QStringLiteral("connection refused");
    case CURLE_OPERATION_TIMEDOUT: return QStringLiteral("timed out");
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR: return QStringLiteral("connection closed");
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_BAD_CONTENT_ENCODING: return QStringLiteral("no HTTP");
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION: return QStringLiteral("TLS refused");
    default: return QString::fromUtf8(curl_easy_strerror(code));
    }
}

/// `told`: libcurl's own words; empty: none.
QString messageOf(CURLcode code, const char *told)
{
    const QString message = QString::fromUtf8(told);
    // A kept connection that had gone, and no new one: the words are the first failure's.
    const bool stale =
        code == CURLE_COULDNT_CONNECT && !message.contains(QLatin1String("connect to"));
    return message.isEmpty() || stale ? QString::fromUtf8(curl_easy_strerror(code)) : message;
}

}  // namespace

struct HttpChannel::Private {
    Private(LoadLoop &eventLoop, std::function<void()> onTimer)
        : loop(eventLoop)
        , timer(eventLoop, std::move(onTimer))
    {
    }

    LoadLoop &loop;
    LoopTimer timer;
    std::unique_ptr<CURLM, FreeMulti> multi;
    std::unique_ptr<CURL, FreeEasy> easy;
    List headers, connectTo;
    std::array<char, CURL_ERROR_SIZE> error {};
    bool post = true;
    bool busy = false;
    Done done;
    HttpAnswer answer;
};

HttpChannel::HttpChannel(LoadLoop &loop, const LoadRequest &request)
    : d(std::make_unique<Private>(loop, [this] { proceed(); }))
{
    initialise();
    d->multi.reset(curl_multi_init());
    d->easy.reset(curl_easy_init());
    if (!d->multi || !d->easy)
        qFatal("libcurl has no memory or no file descriptor left for a connection");

    using SocketFunction = int (*)(CURL *, curl_socket_t, int, void *, void *);
    const SocketFunction onSocket = [](CURL *, curl_socket_t socket, int what, void *self, void *) {
        auto *channel = static_cast<HttpChannel *>(self);
        if (what == CURL_POLL_REMOVE)
            channel->d->loop.forget(socket);
        else
            channel->d->loop.watch(socket, what & CURL_POLL_IN, what & CURL_POLL_OUT, channel);
        return 0;
    };
    using TimerFunction = int (*)(CURLM *, long, void *);
    const TimerFunction onTimer = [](CURLM *, long ms, void *self) {
        LoopTimer &timer = static_cast<HttpChannel *>(self)->d->timer;
        if (ms < 0)
            timer.stop();
        else
            timer.start(std::chrono::milliseconds(ms));
        return 0;
    };
    CURLM *multi = d->multi.get();
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, onSocket);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, onTimer);
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 1L);

    using WriteFunction = std::size_t (*)(char *, std::size_t, std::size_t, void *);
    const WriteFunction onBody = [](char *data, std::size_t size, std::size_t count, void *answer) {
        const auto bytes = qint64(size * count);
        auto *target = static_cast<HttpAnswer *>(answer);
        const qint64 room = maxKeptAnswerBytes - target->body.size();
        target->body.append(data, qsizetype(std::min(bytes, room)));
        target->bytes += bytes;
        return size * count;
    };
    CURL *easy = d->easy.get();
    d->post = request.method == LoadRequest::Method::Post;
    curl_easy_setopt(easy, CURLOPT_URL, request.url.toEncoded().constData());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_PROXY, "");  // not what the environment says
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, userAgent);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, long(request.connectTimeout.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, long(request.timeout.count()));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &d->answer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, d->error.data());
    if (request.insecure) {
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    append(d->headers, "Expect:");  // no question before a large body
    for (const QByteArray &header : request.headers)
        append(d->headers, header);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, d->headers.get());
    if (!request.address.isEmpty()) {
        const QByteArray address = request.address.contains(QLatin1Char(':'))
            ? '[' + request.address.toLatin1() + ']'
            : request.address.toLatin1();
        append(d->connectTo, "::" + address + ':');
        curl_easy_setopt(easy, CURLOPT_CONNECT_TO, d->connectTo.get());
    }
}

HttpChannel::~HttpChannel()
{
    breakOff();
    d->easy.reset();  // before the multi handle, whose last act still calls us
    d->multi.reset();
}

void HttpChannel::send(QByteArrayView body, Done done)
{
    CURL *easy = d->easy.get();
    if (d->post) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body.data());
    }
    d->answer.status = 0;
    d->answer.bytes = 0;
    d->answer.body.resize(0);
    d->answer.kind.clear();
    d->answer.message.clear();
    d->error[0] = '\0';
    d->done = std::move(done);
    d->busy = true;
    curl_multi_add_handle(d->multi.get(), easy);
    int running = 0;
    // Now, not at the loop's next turn: the request leaves at its time.
    curl_multi_socket_action(d->multi.get(), CURL_SOCKET_TIMEOUT, 0, &running);
    if (running == 0)
        d->timer.start(std::chrono::nanoseconds(0));  // `done` is never called from in here
}

void HttpChannel::breakOff()
{
    if (!d->busy)
        return;
    d->busy = false;
    d->done = nullptr;
    curl_multi_remove_handle(d->multi.get(), d->easy.get());
}

bool HttpChannel::isBusy() const
{
    return d->busy;
}

bool HttpChannel::isSending() const
{
    curl_off_t microseconds = 0;
    curl_easy_getinfo(d->easy.get(), CURLINFO_PRETRANSFER_TIME_T, &microseconds);
    return d->busy && microseconds > 0;
}

void HttpChannel::socketReady(int descriptor, bool readable, bool writable, bool broken)
{
    const int events = (readable ? CURL_CSELECT_IN : 0) | (writable ? CURL_CSELECT_OUT : 0)
        | (broken ? CURL_CSELECT_ERR : 0);
    int running = 0;
    curl_multi_socket_action(d->multi.get(), descriptor, events, &running);
    if (running == 0)
        finish();
}

void HttpChannel::proceed()
{
    int running = 0;
    curl_multi_socket_action(d->multi.get(), CURL_SOCKET_TIMEOUT, 0, &running);
    if (running == 0)
        finish();
}

void HttpChannel::finish()
{
    int left = 0;
    const CURLMsg *message = curl_multi_info_read(d->multi.get(), &left);
    if (!message || message->msg != CURLMSG_DONE || !d->busy)
        return;
    const CURLcode code = message->data.result;
    CURL *easy = d->easy.get();
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_multi_remove_handle(d->multi.get(), easy);
    d->busy = false;
    HttpAnswer &answer = d->answer;
    if (code == CURLE_OK) {
        answer.status = int(status);
    } else {
        answer.kind = kindOf(code);
        answer.message = messageOf(code, d->error.data());
    }
    const Done done = std::exchange(d->done, nullptr);
    done(answer);
}

int reserveChannels(int count)
{
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return count;
    const rlim_t wanted = rlim_t(count) * descriptorsOfChannel + otherDescriptors;
    if (limit.rlim_cur < wanted) {
        const rlim_t before = limit.rlim_cur;
        limit.rlim_cur = std::min(wanted, limit.rlim_max);
        if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
            limit.rlim_cur = before;
    }
    if (limit.rlim_cur >= wanted)
        return count;
    return int((limit.rlim_cur - std::min<rlim_t>(limit.rlim_cur, otherDescriptors))
               / descriptorsOfChannel);
}

QString httpLibrary()
{
    return QStringLiteral("libcurl %1")
        .arg(QString::fromLatin1(curl_version_info(CURLVERSION_NOW)->version));
}

}  // namespace classiscope
