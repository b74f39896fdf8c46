// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/accesslog.h"

#include "core/jsonwriter.h"
#include "core/server/logsink.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include <unistd.h>

namespace classiscope {

namespace {

/// Control characters beyond ASCII's, line separators, and those that turn the
/// direction of writing; JsonWriter escapes the ones below U+0020.
bool steersTerminal(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= 0x7F && unit < 0xA0) || (unit >= 0x200E && unit <= 0x200F)
        || (unit >= 0x2028 && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
}

QString harmless(QString text)
{
    for (QChar &c : text) {
        if (steersTerminal(c))
            c = QChar::ReplacementCharacter;
    }
    return text;
}

void writeText(JsonWriter &json, QByteArrayView key, const QString &text)
{
    json.key(key).string(harmless(text));
}

void writeTextOrNull(JsonWriter &json, QByteArrayView key, const QString &text)
{
    if (text.isEmpty())
        json.key(key).null();
    else
        writeText(json, key, text);
}

void writeMilliseconds(JsonWriter &json, QByteArrayView key, std::chrono::microseconds time)
{
    json.key(key).real(double(time.count()) / 1000, 3);
}

void writeStages(JsonWriter &json, const RequestRecord &record)
{
    json.key("stages");
    if (record.images == 0) {
        json.null();
        return;
    }
    json.begin('{');
    writeMilliseconds(json, "queue", record.stages.queue);
    writeMilliseconds(json, "decode", record.stages.decode);
    writeMilliseconds(json, "preprocess", record.stages.preprocess);
    writeMilliseconds(json, "inference", record.stages.inference);
    writeMilliseconds(json, "postprocess", record.stages.postprocess);
    writeMilliseconds(json, "total", record.stages.total);
    json.end('}');
}

void writeTime(JsonWriter &json, const QDateTime &time)
{
    json.key("time").string(time.toUTC().toString(Qt::ISODateWithMs));
}

QByteArray droppedLine(qint64 count)
{
    JsonWriter json;
    json.begin('{');
    writeTime(json, QDateTime::currentDateTimeUtc());
    json.key("dropped").integer(count);
    json.end('}');
    return json.take() + '\n';
}

}  // namespace

QByteArray accessLogLine(const RequestRecord &record)
{
    JsonWriter json;
    json.begin('{');
    writeTime(json, record.time);
    writeText(json, "client", record.client);
    writeText(json, "request_id", record.requestId);
    writeText(json, "method", record.method);
    writeText(json, "path", record.path);
    json.key("status").integer(record.status);
    writeTextOrNull(json, "error", record.error);
    json.key("request_bytes").integer(record.requestBytes);
    json.key("reply_bytes").integer(record.replyBytes);
    writeMilliseconds(json, "duration_ms", record.duration);
    writeStages(json, record);
    writeTextOrNull(json, "label", record.label);
    json.key("images").integer(record.images);
    json.end('}');
    return json.take() + '\n';
}

struct AccessLog::Private {
    explicit Private(std::unique_ptr<LogSink> opened)
        : sink(std::move(opened))
    {
    }

    void run();
    void writeAll(const std::vector<RequestRecord> &records);

    const std::unique_ptr<LogSink> sink;  // written to by `thread`
    std::atomic<qint64> dropped {0};
    qint64 told = 0;  // of `dropped`, those a line tells; the thread's own
    std::thread thread;

    std::mutex mutex;
    std::condition_variable changed;
    // guarded by mutex:
    std::vector<RequestRecord> waiting;
    std::size_t inHand = 0;  // taken by the thread, not written yet
    bool stopping = false;
};

void AccessLog::Private::run()
{
    std::unique_lock lock(mutex);
    while (!stopping || !waiting.empty()) {
        changed.wait(lock, [this] { return stopping || !waiting.empty(); });
        const auto taken = std::exchange(waiting, {});
        inHand = taken.size();
        lock.unlock();
        writeAll(taken);
        lock.lock();
        inHand = 0;
    }
}

void AccessLog::Private::writeAll(const std::vector<RequestRecord> &records)
{
    const qint64 untold = dropped - told;
    bool good = untold == 0 || sink->write(droppedLine(untold));
    // After a failure the rest is given up: each try may take a while.
    for (const RequestRecord &record : records)
        good = good && sink->write(accessLogLine(record));
    if (good && sink->flush())
        told += untold;
    else
        dropped += qint64(records.size());
}

Result<std::unique_ptr<AccessLog>> AccessLog::open(const ServerOptions &options)
{
    std::unique_ptr<LogSink> sink;
    if (options.accessLog == QLatin1String("-")) {
        sink = descriptorSink(STDERR_FILENO);
    } else {
        auto file =
            openRotatingFile(options.accessLog, options.accessLogMaxBytes, options.accessLogFiles);
        if (!file)
            return file.error();
        sink = std::move(file).value();
    }
    return std::make_unique<AccessLog>(std::move(sink));
}

AccessLog::AccessLog(std::unique_ptr<LogSink> sink)
    : d(std::make_unique<Private>(std::move(sink)))
{
    d->thread = std::thread([this] { d->run(); });
}

AccessLog::~AccessLog()
{
    d->sink->hurry();
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
    }
    d->changed.notify_one();
    d->thread.join();
    if (d->dropped > d->told)
        d->writeAll({});
}

void AccessLog::write(RequestRecord record)
{
    record.picture.clear();
    record.path.truncate(maxTextLength);
    {
        const std::lock_guard lock(d->mutex);
        if (d->waiting.size() + d->inHand >= std::size_t(maxWaiting)) {
            ++d->dropped;
            return;
        }
        d->waiting.push_back(std::move(record));
    }
    d->changed.notify_one();
}

qint64 AccessLog::dropped() const
{
    return d->dropped;
}

}  // namespace classiscope
