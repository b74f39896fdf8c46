// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/logsink.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <spdlog/sinks/rotating_file_sink.h>

#include <atomic>

#include <poll.h>
#include <unistd.h>

namespace classiscope {

namespace {

/// Whether the last line lacks its end: the disk was full, or the program was killed.
bool endsInsideLine(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.size() > 0 && file.seek(file.size() - 1)
        && file.read(1) != "\n";
}

class RotatingFile : public LogSink {
public:
    RotatingFile(const QString &path, qint64 maxBytes, int files)
        : m_path(path)
        , m_maxBytes(maxBytes)
        , m_files(files)
    {
    }

    /// Throws spdlog::spdlog_ex.
    void open()
    {
        const bool torn = endsInsideLine(m_path);
        auto sink = std::make_unique<spdlog::sinks::rotating_file_sink_st>(
            QFile::encodeName(m_path).toStdString(), std::size_t(m_maxBytes), std::size_t(m_files));
        sink->set_pattern("%v");
        m_sink = std::move(sink);
        if (torn)
            put({});
    }

    bool write(const QByteArray &line) override
    {
        return attempt([&] {
            if (!m_sink)
                open();
            put({line.constData(),
                 std::size_t(line.endsWith('\n') ? line.size() - 1 : line.size())});
        });
    }

    bool flush() override
    {
        return attempt([&] {
            if (m_sink)
                m_sink->flush();
        });
    }

private:
    void put(spdlog::string_view_t line)
    {
        m_sink->log(spdlog::details::log_msg({}, spdlog::level::info, line));
    }

    template <typename Action>
    bool attempt(Action action)
    {
        try {
            action();
            return true;
        } catch (const spdlog::spdlog_ex &) {
            // A sink whose rotation failed has no file any more, and would crash.
            m_sink.reset();
            return false;
        }
    }

    const QString m_path;
    const qint64 m_maxBytes;
    const int m_files;
    std::unique_ptr<spdlog::sinks::rotating_file_sink_st> m_sink;
};

class DescriptorSink : public LogSink {
public:
    explicit DescriptorSink(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    bool write(const QByteArray &line) override
    {
        for (qsizetype at = 0; at < line.size();) {
            if (!waitForRoom())
                return false;
            // As much as a pipe with room takes without blocking (pipe(7)).
            const auto size = std::min<qsizetype>(line.size() - at, PIPE_BUF);
            const auto written = ::write(m_descriptor, line.constData() + at, std::size_t(size));
            if (written < 0 && errno != EINTR && errno != EAGAIN)
                return false;
            at += std::max<qsizetype>(written, 0);
        }
        return true;
    }

    bool flush() override { return true; }
    void hurry() override { m_hurry = true; }

private:
    bool waitForRoom()
    {
        constexpr int step = 100;  // milliseconds
        pollfd wanted {m_descriptor, POLLOUT, 0};
        do {
            if (::poll(&wanted, 1, step) > 0)
                return (wanted.revents & POLLOUT) != 0;
        } while (!m_hurry || (m_hurriedSteps += 1) < 10);
        return false;
    }

    const int m_descriptor;
    std::atomic<bool> m_hurry {false};
    int m_hurriedSteps = 0;  // of all writes together
};

Error unusable(const QString &path, const Text &why)
{
    return {Error::Code::BadConfiguration,
            Text::marked("The access log %1 cannot be written (%2); name a file in a folder "
                         "that this user may write to, or - for standard error.")
                .arg(QDir::toNativeSeparators(path), why)};
}

}  // namespace

Result<std::unique_ptr<LogSink>> openRotatingFile(const QString &path, qint64 maxBytes, int files)
{
    // Rotation renames: of a link, what it points to; never a device or a pipe.
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return unusable(path, Text::marked("it is no file"));
    QString target = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    auto file = std::make_unique<RotatingFile>(target, std::max<qint64>(maxBytes, 1), files);
    QFile probe(target);  // says why in the user's words
    if (!QFileInfo(QFileInfo(target).absolutePath()).isDir())
        return unusable(path, Text::marked("there is no such folder"));
    if (!probe.open(QIODevice::Append))
        return unusable(path, probe.errorString());
    probe.close();
    try {
        file->open();
    } catch (const spdlog::spdlog_ex &error) {
        return unusable(path, QString::fromLocal8Bit(error.what()));
    }
    return std::unique_ptr<LogSink>(std::move(file));
}

std::unique_ptr<LogSink> descriptorSink(int descriptor)
{
    return std::make_unique<DescriptorSink>(descriptor);
}

}  // namespace classiscope
