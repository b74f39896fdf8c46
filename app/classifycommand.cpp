// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/models.h"
#include "app/processsignals.h"
#include "app/tuning.h"
#include "core/csv.h"
#include "core/engine/batchrunner.h"
#include "core/jsonwriter.h"
#include "core/server/jsonformat.h"
#include "core/telemetry/telemetry.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QTimer>

#include <iostream>
#include <map>

#include <unistd.h>

namespace classiscope {

namespace {

using namespace std::chrono_literals;
using Format = CommandLine::OutputFormat;

/// Prints results in the order of the images, whatever order they arrive in.
class ResultPrinter {
public:
    explicit ResultPrinter(Format format)
        : m_format(format)
    {
        if (format == Format::Csv)
            std::cout << "path,label,index,confidence,error\n";
        else if (format == Format::Json)
            std::cout << "[";
    }

    void imagesFound(int first, const QList<ImageInput> &images)
    {
        for (const ImageInput &image : images)
            m_paths[first++] = image.path;
    }

    void imageFinished(int index, const Result<Classification> &result)
    {
        m_failures += result ? 0 : 1;
        m_waiting.insert_or_assign(index, result);
        for (auto next = m_waiting.find(m_next); next != m_waiting.end();
             next = m_waiting.find(m_next)) {
            print(m_paths[m_next], next->second);
            m_waiting.erase(next);
            m_paths.erase(m_next);
            ++m_next;
        }
    }

    void finish() const
    {
        if (m_format == Format::Json)
            std::cout << "\n]\n";
        std::cout.flush();
    }

    int failures() const { return m_failures; }
    int printed() const { return m_next; }

private:
    void print(const QString &path, const Result<Classification> &result) const
    {
        switch (m_format) {
        case Format::Json: printJson(path, result); break;
        case Format::Csv: printCsv(path, result); break;
        case Format::Text: printText(path, result); break;
        }
    }

    void printJson(const QString &path, const Result<Classification> &result) const
    {
        JsonWriter json;
        json.begin('{');
        json.key("path").string(path);
        if (!result) {
            json.key("error").begin('{');
            json.key("kind").string(errorKind(result.error().code));
            json.key("message").string(result.error().message);
            json.end('}');
        }
        json.end('}');
        QByteArray line = json.take();
        if (result)
            line = line.chopped(1) + ',' + toJson(*result).mid(1);  // its fields after ours
        std::cout << (m_next == 0 ? "\n" : ",\n") << line.toStdString();
    }

    void printCsv(const QString &path, const Result<Classification> &result) const
    {
        std::cout << csvField(path).toStdString() << ',';
        if (result) {
            const Candidate &best = result->top.front();
            std::cout << csvField(best.label).toStdString() << ',' << best.index << ','
                      << best.confidence << ",\n";
        } else {
            std::cout << ",,," << csvField(result.error().message).toStdString() << '\n';
        }
    }

    void printText(const QString &path, const Result<Classification> &result) const
    {
        if (!result) {
            std::cout << path.toStdString()
                      << "\n    failed: " << result.error().message.toStdString() << '\n';
            return;
        }
        std::cout << path.toStdString() << '\n';
        for (const Candidate &candidate : result->top)
            std::cout << QStringLiteral("    %1 %  %2\n")
                             .arg(double(candidate.confidence) * 100, 5, 'f', 1)
                             .arg(candidate.label)
                             .toStdString();
    }

    Format m_format;
    std::map<int, QString> m_paths;
    std::map<int, Result<Classification>> m_waiting;
    int m_next = 0;
    int m_failures = 0;
};

/// "312 of 2,000, 85/s" on one line of the terminal.
QString progress(const BatchRunner &runner, const QElapsedTimer &clock)
{
    const QLocale locale(QLocale::English);
    return QStringLiteral("%1 of %2, %3/s")
        .arg(locale.toString(runner.done()), locale.toString(runner.found()))
        .arg(runner.done() * 1000.0 / double(std::max<qint64>(1, clock.elapsed())), 0, 'f', 0);
}

}  // namespace

int runClassify(const CommandLine &line, int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const ModelSource source = line.model.value_or(defaultModel());
    const TunedOptions tuned = tunedOptions(line, source);
    tuned.print(std::cerr);
    Classifier classifier(tuned.options);
    Telemetry telemetry([&classifier] { return classifier.queueDepth(); });
    // Nothing else can go on before the model is there, so this may wait.
    const auto loaded = classifier.loadModel(source).result();
    if (!loaded) {
        std::cerr << "classiscope: " << loaded.error().message.toStdString() << '\n';
        return exitcode::cannotStart;
    }

    BatchRunner runner(classifier, telemetry, Source::CommandLine);
    ResultPrinter printer(line.output);
    QElapsedTimer clock;
    QTimer ticker;
    const bool showProgress = ::isatty(STDERR_FILENO) != 0;
    const auto eraseProgress = [showProgress] {
        if (showProgress)
            std::cerr << "\r\033[K" << std::flush;
    };

    QObject::connect(
        &runner, &BatchRunner::imagesFound, &application,
        [&](int first, const QList<ImageInput> &images) { printer.imagesFound(first, images); });
    QObject::connect(&runner, &BatchRunner::imageFinished, &application,
                     [&](int index, const Result<Classification> &result) {
                         printer.imageFinished(index, result);
                     });
    QObject::connect(&ticker, &QTimer::timeout, &application, [&] {
        std::cout.flush();
        eraseProgress();
        std::cerr << progress(runner, clock).toStdString() << std::flush;
    });
    QObject::connect(&runner, &BatchRunner::finished, &application, [&](bool cancelled) {
        eraseProgress();
        printer.finish();
        if (showProgress)
            std::cerr << progress(runner, clock).toStdString() << (cancelled ? ", cancelled" : "")
                      << '\n';
        const bool nothing = runner.found() == 0;
        if (nothing)
            std::cerr << "classiscope: no pictures found; give JPEG, PNG, WebP, BMP or TIFF files "
                         "or folders that hold some.\n";
        QCoreApplication::exit(printer.failures() > 0 || nothing ? exitcode::someFailed
                                                                 : exitcode::success);
    });
    ProcessSignals signals_;
    QObject::connect(&signals_, &ProcessSignals::shutdownRequested, &runner, &BatchRunner::cancel);

    clock.start();
    if (showProgress)
        ticker.start(200ms);
    runner.addPaths(line.paths);
    return QCoreApplication::exec();
}

}  // namespace classiscope
