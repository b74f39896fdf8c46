// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/serverarguments.h"
#include "core/server/predictrequest.h"
#include "core/version.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace classiscope {

namespace {

template <typename Value>
using Names = std::map<std::string, Value>;

const Names<Preprocessing::ColorOrder> colorOrders {{"rgb", Preprocessing::ColorOrder::Rgb},
                                                    {"bgr", Preprocessing::ColorOrder::Bgr}};
const Names<Preprocessing::Fit> fits {{"stretch", Preprocessing::Fit::Stretch},
                                      {"center_crop", Preprocessing::Fit::CenterCrop},
                                      {"letterbox", Preprocessing::Fit::Letterbox}};
const Names<OutputFormat::Kind> outputKinds {{"logits", OutputFormat::Kind::Logits},
                                             {"probabilities", OutputFormat::Kind::Probabilities}};

/// The arguments as typed; turned into options after parsing.
struct Arguments {
    std::string model, labels, configuration;
    std::vector<int> inputSize;
    std::vector<float> mean, standardDeviation;
    std::vector<std::string> paths;
    bool json = false, csv = false, fullDecoding = false;
    std::string scheme = "system", colorOrder = "rgb", fit = "stretch", output = "logits";
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

void addModelOptions(CLI::App &app, Arguments &arguments, CommandLine &line)
{
    app.add_option("-m,--model", arguments.model,
                   "Model package (folder or model.json), or a bare .onnx, .caffemodel or .pb")
        ->option_text("PATH")
        ->group("Model");
    app.add_option("--top-k", line.classifier.topK,
                   "Classes in a result [" + number(line.classifier.topK) + "]")
        ->check(CLI::Range(1, maxTopK))
        ->option_text("N")
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
    const std::string group = "Engine";
    app.add_option("-w,--workers", options.workers, "Threads that classify [one per core]")
        ->check(CLI::Range(1, 1024))
        ->option_text("N")
        ->group(group);
    app.add_option("--queue-limit", options.queueLimit,
                   "Images that may wait; more are answered 429 [" + number(options.queueLimit)
                       + "]")
        ->check(CLI::Range(1, 1'000'000))
        ->option_text("N")
        ->group(group);
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
                 "  curl -F image=@photo.jpg http://127.0.0.1:5000/predict");

    const auto addCommon = [&](CLI::App &target) {
        addModelOptions(target, arguments, line);
        addEngineOptions(target, arguments, line);
    };

#ifdef CLASSISCOPE_GUI
    app.add_option("paths", arguments.paths, "Pictures and folders to classify in the window")
        ->option_text("PATH")
        ->expected(0, -1);
    app.add_flag("--serve", line.serve, "Switch the server on at once")->group("Window");
    app.add_option("--color-scheme", arguments.scheme, "light, dark or system [system]")
        ->check(CLI::IsMember({"light", "dark", "system"}))
        ->option_text("SCHEME")
        ->group("Window");
    addCommon(app);
    serverArguments.addTo(app);
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
    classify->footer("\nExit status: 0 all classified, 1 some failed, 2 could not start.");

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
    takeModel(arguments, line);
    auto complaint = mistake(arguments, line);
    if (!complaint && line.command != CommandLine::Command::Classify)
        complaint = serverArguments.take(line);
    if (complaint) {
        std::cerr << "classiscope: " << complaint->toStdString() << '\n';
        return exitcode::cannotStart;
    }
    line.classifier.reducedDecoding = !arguments.fullDecoding;
    line.schemeGiven = arguments.scheme != "system";
    line.scheme = arguments.scheme == "dark" ? CommandLine::Scheme::Dark
        : arguments.scheme == "light"        ? CommandLine::Scheme::Light
                                             : CommandLine::Scheme::System;
    line.output = arguments.json ? CommandLine::OutputFormat::Json
        : arguments.csv          ? CommandLine::OutputFormat::Csv
                                 : CommandLine::OutputFormat::Text;
    for (const std::string &path : arguments.paths)
        line.paths << QString::fromLocal8Bit(path.c_str());
    return line;
}

}  // namespace classiscope
