// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bencharguments.h"

#include <CLI/CLI.hpp>

#include <cmath>

namespace classiscope {

void BenchArguments::addTo(CLI::App &app)
{
    const std::string group = "Measuring";
    app.add_option("--seconds", m_seconds, "For each setting in each round [1]")
        ->check(CLI::Range(0.01,
                           std::chrono::duration<double>(BenchOptions::longestMeasurement).count()))
        ->option_text("S")
        ->group(group);
    app.add_option("--rounds", m_rounds, "In each all settings take turns [5]")
        ->check(CLI::Range(1, BenchOptions::mostRounds))
        ->option_text("N")
        ->group(group);
    app.add_option("-w,--workers", m_workers,
                   "Numbers of workers to try, e.g. 1,2,4; no more than there are\n"
                   "cores [1, 2, 4 and so on, and one per core]")
        ->delimiter(',')
        ->check(CLI::Range(1, 1024))
        ->expected(1, 16)
        ->option_text("LIST")
        ->group(group);
    app.add_option("--batch", m_batches,
                   "Pictures in a forward pass to try, on one worker and in the pipeline on\n"
                   "most workers; 1 always is [1,4,8]")
        ->delimiter(',')
        ->check(CLI::Range(1, ClassifierOptions::maxBatchSize))
        ->expected(1, 16)
        ->option_text("LIST")
        ->group(group);
    auto *forwardOnly = app.add_flag("--forward-only", m_forwardOnly,
                                     "Leave out the pipeline (decoding to the best classes)")
                            ->group(group);
    app.add_option("--images", m_images, "Photos for the pipeline [made JPEGs, some 100 KB each]")
        ->check(CLI::ExistingDirectory)
        ->option_text("FOLDER")
        ->excludes(forwardOnly)
        ->group(group);
    app.add_option("--calibration", m_calibration,
                   "Images on which bfloat16 and int8 must keep the labels [made pictures]")
        ->check(CLI::ExistingDirectory)
        ->option_text("FOLDER")
        ->group(group);
    app.add_flag("--full-decoding", m_fullDecoding,
                 "Decode JPEG at full size even where less is enough")
        ->group(group);

    app.add_flag("--json", m_json, "Print JSON instead of tables")->group("Result");
    app.add_option("--precision", m_precision,
                   "fast: bfloat16 or int8 may be the best setting, answers then differ a\n"
                   "little [exact]")
        ->check(CLI::IsMember({"exact", "fast"}))
        ->option_text("NAME")
        ->group("Result");
    app.add_flag("--tune", m_tune,
                 "Save the best setting: the window, serve and classify then use it for this\n"
                 "model on this machine, unless --workers, --threads, --backend, --precision\n"
                 "or --batch-size is given")
        ->excludes(forwardOnly)
        ->group("Result");
    app.footer("\nCtrl+C stops and prints what there is; nothing is saved then.\n"
               "Exit status: 0 all measured, 1 stopped or not saved, 2 could not start.");
}

void BenchArguments::take(CommandLine &line) const
{
    BenchOptions &options = line.bench;
    options.perMeasurement = std::chrono::milliseconds(std::lround(1000 * m_seconds));
    options.rounds = m_rounds;
    options.workers = m_workers;
    options.batches = m_batches;
    options.forwardOnly = m_forwardOnly;
    options.images = QString::fromLocal8Bit(m_images.c_str());
    options.calibrationImages = QString::fromLocal8Bit(m_calibration.c_str());
    options.reducedDecoding = !m_fullDecoding;
    line.tune = m_tune;
    line.classifier.cacheBytes = 0;  // the same pictures are measured again and again
    line.output = m_json ? CommandLine::OutputFormat::Json : CommandLine::OutputFormat::Text;
    line.classifier.precision = m_precision == "fast" ? Precision::Fast : Precision::Exact;
}

}  // namespace classiscope
