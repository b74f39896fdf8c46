// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/bencharguments.h"
#include "app/loadtestarguments.h"
#include "app/reportarguments.h"
#include "app/serverarguments.h"
#include "core/engine/cache/redisaddress.h"
#include "core/server/predictrequest.h"
#include "core/version.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace classiscope {

namespace {

constexpr const char *redisVariable = "CLASSISCOPE_REDIS";

template <typename Value>
using Names = std::map<std::string, Value>;

const Names<Preprocessing::ColorOrder> colorOrders {{"rgb", Preprocessing::ColorOrder::Rgb},
                                                    {"bgr", Preprocessing::ColorOrder::Bgr}};
const Names<Preprocessing::Fit> fits {{"stretch", Preprocessing::Fit::Stretch},
                                      {"center_crop", Preprocessing::Fit::CenterCrop},
                                      {"letterbox", Preprocessing::Fit::Letterbox}};
const Names<OutputFormat::Kind> outputKinds {{"logits", OutputFormat::Kind::Logits},
                                             {"probabilities", OutputFormat::Kind::Probabilities}};
const Names<Backend> backends {{"auto", Backend::Auto}, {"opencv", Backend::OpenCv}};
const Names<Precision> precisions {{"exact", Precision::Exact},
                                   {"fast", Precision::Fast},
                                   {"bfloat16", Precision::Bfloat16},
                                   {"int8", Precision::Int8}};

/// The arguments as typed; turned into options after parsing.
struct Arguments {
    std::string model, labels, configuration;
    std::vector<int> inputSize;
    std::vector<float> mean, standardDeviation;
    std::vector<std::string> paths;
    bool json = false, csv = false, fullDecoding = false, untuned = false;
    std::vector<const CLI::Option *> tunable;  // by `bench --tune`
    std::string scheme = "system", language, colorOrder = "rgb", fit = "stretch", output = "logits";
    std::string backend = "auto", precision = "exact", calibration, redis;
    ModelSource bare;
};

#ifdef CLASSISCOPE_GUI
constexpr bool hasWindow = true;
#else
constexpr bool hasWindow = false;
#endif

template <typename Value>
std::vector<std::string> namesOf(const Names<Value> &names)
{
    std::vector<std::string> result;
    for (const auto &[name, value] : names)
        result.push_back(name);
    return result;
}

std::string number(qint64 value)
{
    return std::to_string(value);
}

void addModelOptions(CLI::App &app, Arguments &arguments)
{
    app.add_option("-m,--model", arguments.model,
                   "Model package (folder or model.json), or a bare .onnx, .caffemodel or .pb")
        ->option_text("PATH")
        ->group("Model");
    const std::string group = "Bare network (not a package)";
    Preprocessing &preprocessing = arguments.bare.preprocessing;
    app.add_option("--labels", arguments.labels, "One class a line [labels.txt beside the network]")
        ->option_text("FILE")
        ->group(group);
    app.add_option("--configuration", arguments.configuration, "The .prototxt of a .caffemodel")
        ->option_text("FILE")
        ->group(group);
    app.add_option("--input-size", arguments.inputSize, "Width and height in pixels [224 224]")
        ->expected(2)
        ->check(CLI::Range(1, ModelPackage::maxInputSide))
        ->option_text("W H")
        ->group(group);
    app.add_option("--mean", arguments.mean, "Subtracted from each channel, 0 to 255 [0 0 0]")
        ->expected(3)
        ->option_text("A B C")
        ->group(group);
    app.add_option("--std", arguments.standardDeviation, "Each channel is divided by it [1 1 1]")
        ->expected(3)
        ->option_text("A B C")
        ->group(group);
    app.add_option("--scale", preprocessing.scale, "Then multiplied by it [1]")
        ->option_text("F")
        ->group(group);
    app.add_option("--color-order", arguments.colorOrder, "rgb or bgr [rgb]")
        ->check(CLI::IsMember(namesOf(colorOrders)))
        ->option_text("ORDER")
        ->group(group);
    app.add_option("--fit", arguments.fit, "stretch, center_crop or letterbox [stretch]")
        ->check(CLI::IsMember(namesOf(fits)))
        ->option_text("FIT")
        ->group(group);
    app.add_option("--output", arguments.output, "logits or probabilities [logits]")
        ->check(CLI::IsMember(namesOf(outputKinds)))
        ->option_text("KIND")
        ->group(group);
    app.add_option("--label-offset", arguments.bare.output.labelOffset,
                   "1 when the first output is a background class without a label [0]")
        ->check(CLI::Range(0, 1))
        ->option_text("N")
        ->group(group);
}

void addEngineOptions(CLI::App &app, Arguments &arguments, CommandLine &line)
{
    ClassifierOptions &options = line.classifier;
    app.add_option("--top-k", options.topK, "Classes in a result [" + number(options.topK) + "]")
        ->check(CLI::Range(1, maxTopK))
        ->option_text("N")
        ->group("Model");
    const std::string group = "Engine";
    arguments.tunable.push_back(
        app.add_option("-w,--workers", options.workers, "Threads that classify [one per core]")
            ->check(CLI::Range(1, 1024))
            ->option_text("N")
            ->group(group));
    arguments.tunable.push_back(app.add_option("--threads", options.threadsPerWorker,
                                               "Threads of each worker within a forward pass [1]")
                                    ->check(CLI::Range(1, 1024))
                                    ->option_text("N")
                                    ->group(group));
    app.add_option("--max-image-pixels", options.maxImagePixels,
                   "Largest width x height [" + number(options.maxImagePixels) + "]")
        ->check(CLI::Range(qint64 {1}, qint64 {1} << 30))
        ->option_text("N")
        ->group(group);
    app.add_option("--max-image-bytes", options.maxImageBytes,
                   "Largest encoded image [" + number(options.maxImageBytes) + "]")
        ->check(CLI::Range(qint64 {1}, qint64 {1} << 30))
        ->option_text("N")
        ->group(group);
    arguments.tunable.push_back(
        app.add_option("--backend", arguments.backend,
                       "auto (compiled with oneDNN where that computes the same) or opencv [auto]")
            ->check(CLI::IsMember(namesOf(backends)))
            ->option_text("NAME")
            ->group(group));
    arguments.tunable.push_back(
        app.add_option("--precision", arguments.precision,
                       "exact (float32); bfloat16 or int8, where the CPU has it and the\n"
                       "calibration images keep their labels; fast: the fastest of these [exact]")
            ->check(CLI::IsMember(namesOf(precisions)))
            ->option_text("NAME")
            ->group(group));
    arguments.tunable.push_back(
        app.add_option("--batch-size", options.batchSize,
                       "Most pictures that wait and are computed in one forward pass, of one or\n"
                       "several requests; classiscope bench tells whether it pays ["
                           + number(options.batchSize) + "]")
            ->check(CLI::Range(1, ClassifierOptions::maxBatchSize))
            ->option_text("N")
            ->group(group));
    app.add_option_function<int>(
           "--batch-delay",
           [&options](int value) { options.batchDelay = std::chrono::milliseconds(value); },
           "Longest that a picture waits for such a batch to fill ["
               + number(options.batchDelay.count()) + "]")
        ->check(CLI::Range(0, int(ClassifierOptions::maxBatchDelay.count())))
        ->option_text("MS")
        ->group(group);
    app.add_flag("--untuned", arguments.untuned,
                 "Do not use the setting that classiscope bench --tune saved")
        ->group(group);
    app.add_option("--calibration", arguments.calibration,
                   "Images that less precision is tried on [made pictures]")
        ->check(CLI::ExistingDirectory)
        ->option_text("FOLDER")
        ->group(group);
    app.add_option("--redis", arguments.redis,
                   "Share the answers to repeated pictures with other programs through a Redis:\n"
                   "redis://[user:password@]host:port/database or unix:///path; others on this\n"
                   "computer can see it in the list of processes [$CLASSISCOPE_REDIS]")
        ->option_text("URL")
        ->group(group);
    app.add_flag("--full-decoding", arguments.fullDecoding,
                 "Decode JPEG at full size even where less is enough")
        ->group(group);
}

std::optional<QString> mistake(const Arguments &arguments, const CommandLine &line)
{
    const bool bareOptions = !arguments.labels.empty() || !arguments.inputSize.empty()
        || !arguments.mean.empty() || !arguments.standardDeviation.empty();
    if (bareOptions && !(line.model && line.model->isBareNetwork()))
        return QStringLiteral("--labels, --input-size, --mean and --std describe a bare network "
                              "(--model FILE.onnx); a package says these things itself.");
    if (!arguments.calibration.empty() && arguments.precision == "exact")
        return QStringLiteral("--calibration names images for --precision fast, bfloat16 or int8; "
                              "add one of these.");
    return {};
}

std::optional<QString> batchMistake(const CommandLine &line)
{
    const ClassifierOptions &options = line.classifier;
    const bool hasServer =
        line.command == CommandLine::Command::Window || line.command == CommandLine::Command::Serve;
    if (hasServer && options.batchSize > line.server.maxBatch)
        return QStringLiteral("--batch-size %1 is more than --max-batch %2, which holds for every "
                              "batch; lower the one or raise the other.")
            .arg(options.batchSize)
            .arg(line.server.maxBatch);
    if (options.batchDelay.count() > 0 && options.batchSize == 1 && !line.mayBeTuned)
        return QStringLiteral("--batch-delay waits for a batch to fill, but none holds more than "
                              "one picture; add --batch-size.");
    return {};
}

/// Returns what cannot be used and the cure.
std::optional<QString> takeRedis(const Arguments &arguments, CommandLine &line)
{
    const bool given = !arguments.redis.empty();
    line.classifier.redis = given ? QString::fromLocal8Bit(arguments.redis.c_str())
                                  : qEnvironmentVariable(redisVariable);
    if (line.classifier.redis.isEmpty() || line.command == CommandLine::Command::Bench)
        return {};
    if (const auto address = RedisAddress::parse(line.classifier.redis); !address)
        return address.error().message;
    if (given && line.classifier.cacheBytes == 0)
        return QStringLiteral("--redis shares the cache that --cache-bytes 0 switches off; leave "
                              "one of them out.");
    return {};
}

void takeModel(Arguments &arguments, CommandLine &line)
{
    if (arguments.model.empty())
        return;
    ModelSource source = arguments.bare;
    source.path = QString::fromStdString(arguments.model);
    source.preprocessing.colorOrder = colorOrders.at(arguments.colorOrder);
    source.preprocessing.fit = fits.at(arguments.fit);
    source.output.kind = outputKinds.at(arguments.output);
    source.labels = QString::fromStdString(arguments.labels);
    source.configuration = QString::fromStdString(arguments.configuration);
    if (!arguments.inputSize.empty())
        source.preprocessing.inputSize = {arguments.inputSize[0], arguments.inputSize[1]};
    if (!arguments.mean.empty())
        std::copy_n(arguments.mean.begin(), 3, source.preprocessing.mean.begin());
    if (!arguments.standardDeviation.empty())
        std::copy_n(arguments.standardDeviation.begin(), 3,
                    source.preprocessing.standardDeviation.begin());
    line.model = source;
}

}  // namespace

std::variant<CommandLine, int> parseCommandLine(int argc, char **argv)
{
    CommandLine line;
    Arguments arguments;
    ServerArguments serverArguments;

    CLI::App app(hasWindow
                     ? "Classify pictures in a window, on the command line, or as an HTTP server.\n"
                       "All three use the same engine."
                     : "Classify pictures on the command line, or as an HTTP server.\n"
                       "This build has no window.");
    app.name("classiscope");
    app.set_version_flag("-V,--version",
                         "classiscope " CLASSISCOPE_VERSION "\nQt " + std::string(qVersion())
                             + ", OpenCV " + openCvVersion().toStdString() + "\nGPL-3.0-or-later");
    app.set_help_flag("-h,--help", "This text; `classiscope COMMAND --help` for a command's own");
    app.get_formatter()->column_width(34);
    app.get_formatter()->label("OPTIONS", "options");
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app.get_formatter()->label("Subcommands", "Commands");
    app.get_formatter()->label("Positionals", "Arguments");
    app.footer(std::string("\nExamples:\n")
               + (hasWindow ? "  classiscope                                the window\n"
                              "  classiscope --serve                        with the server on\n"
                            : "")
               + "  classiscope serve --port 8080              the server without a window\n"
                 "  classiscope classify photos/ --csv         every picture below a folder\n"
                 "  classiscope bench --tune                   find the best setting and keep it\n"
                 "  classiscope loadtest --quick               how much load the server bears\n"
                 "  curl -F image=@photo.jpg http://127.0.0.1:5000/predict");

    const auto addCommon = [&](CLI::App &target) {
        addModelOptions(target, arguments);
        addEngineOptions(target, arguments, line);
    };

#ifdef CLASSISCOPE_GUI
    app.add_option("paths", arguments.paths, "Pictures and folders to classify in the window")
        ->option_text("PATH")
        ->expected(0, -1);
    app.add_flag("--serve", line.serve, "Switch the server on at once")->group("Window");
    app.add_flag("--new-window", line.newWindow,
                 "Open another window, even if there is one to hand over to")
        ->group("Window");
    app.add_option("--color-scheme", arguments.scheme, "light, dark or system [system]")
        ->check(CLI::IsMember({"light", "dark", "system"}))
        ->option_text("SCHEME")
        ->group("Window");
    app.add_option("--language", arguments.language,
                   "en, de, or system [as chosen before; else system]")
        ->check(CLI::IsMember({"system", "en", "de"}))
        ->option_text("LANGUAGE")
        ->group("Window");
    addCommon(app);
    serverArguments.addTo(app);
    app.require_subcommand(0, 1);
#else
    app.require_subcommand(1);
#endif

    CLI::App *serve = app.add_subcommand("serve", "Answer HTTP requests, without a window");
    addCommon(*serve);
    serverArguments.addTo(*serve);
    serve->footer(
        "\nThe server prints its address, and ends on Ctrl+C or SIGTERM after it has\n"
        "answered the requests in flight. SIGHUP loads the model again beside the running\n"
        "one: a model that fails to load changes nothing.");

    CLI::App *classify = app.add_subcommand("classify", "Classify pictures and print the answers");
    classify->add_option("paths", arguments.paths, "Pictures, and folders to search for pictures")
        ->option_text("PATH")
        ->required()
        ->expected(1, -1);
    auto *json =
        classify->add_flag("--json", arguments.json, "Print one JSON array")->group("Output");
    classify->add_flag("--csv", arguments.csv, "Print CSV, one line a picture")
        ->group("Output")
        ->excludes(json);
    addCommon(*classify);
    serverArguments.addEngineLimits(*classify);
    classify->footer("\nExit status: 0 all classified, 1 some failed, 2 could not start.");

    CLI::App *bench = app.add_subcommand("bench", "Measure the model on this machine");
    BenchArguments benchArguments;
    addModelOptions(*bench, arguments);
    benchArguments.addTo(*bench);

    CLI::App *loadTest = app.add_subcommand("loadtest", "Put a server under load and measure");
    LoadTestArguments loadTestArguments;
    loadTestArguments.addTo(*loadTest);
    argc = loadTestArguments.cutServerOptions(argc, argv);

    CLI::App *report = app.add_subcommand("report", "Read, convert and compare load tests");
    ReportArguments reportArguments;
    reportArguments.addTo(*report);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const bool asked = error.get_exit_code() == int(CLI::ExitCodes::Success);
        app.exit(error, std::cout, std::cerr);
        return asked ? exitcode::success : exitcode::cannotStart;
    }

    if (serve->parsed())
        line.command = CommandLine::Command::Serve;
    else if (classify->parsed())
        line.command = CommandLine::Command::Classify;
    else if (bench->parsed())
        line.command = CommandLine::Command::Bench;
    else if (loadTest->parsed())
        line.command = CommandLine::Command::LoadTest;
    else if (report->parsed())
        line.command = CommandLine::Command::Report;
    line.mayBeTuned = !arguments.untuned
        && std::none_of(arguments.tunable.begin(), arguments.tunable.end(),
                        [](const CLI::Option *option) { return option->count() > 0; });
    for (const CLI::Option *option : app.get_options()) {
        if (option->count() > 0 && option->nonpositional())
            line.typed << QString::fromStdString(option->get_name());
    }
    takeModel(arguments, line);
    auto complaint = mistake(arguments, line);
    if (!complaint
        && (line.command == CommandLine::Command::Window
            || line.command == CommandLine::Command::Serve))
        complaint = serverArguments.take(line);
    if (!complaint && line.command == CommandLine::Command::LoadTest)
        complaint = loadTestArguments.take(line);
    if (!complaint && line.command == CommandLine::Command::Report)
        complaint = reportArguments.take(line);
    serverArguments.takeEngineLimits(line.classifier);
    if (!complaint)
        complaint = batchMistake(line);
    if (!complaint)
        complaint = takeRedis(arguments, line);
    if (complaint) {
        std::cerr << "classiscope: " << complaint->toStdString() << '\n';
        return exitcode::cannotStart;
    }
    line.classifier.reducedDecoding = !arguments.fullDecoding;
    line.classifier.backend = backends.at(arguments.backend);
    line.classifier.precision = precisions.at(arguments.precision);
    line.classifier.calibrationImages = QString::fromStdString(arguments.calibration);
    line.schemeGiven = arguments.scheme != "system";
    line.scheme = arguments.scheme == "dark" ? CommandLine::Scheme::Dark
        : arguments.scheme == "light"        ? CommandLine::Scheme::Light
                                             : CommandLine::Scheme::System;
    line.language = QString::fromStdString(arguments.language);
    line.output = arguments.json ? CommandLine::OutputFormat::Json
        : arguments.csv          ? CommandLine::OutputFormat::Csv
                                 : CommandLine::OutputFormat::Text;
    if (line.command == CommandLine::Command::Bench)
        benchArguments.take(line);
    for (const std::string &path : arguments.paths)
        line.paths << QString::fromLocal8Bit(path.c_str());
    return line;
}

}  // namespace classiscope
