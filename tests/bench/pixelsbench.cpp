// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/imagedecoder.h"
#include "core/engine/postprocess.h"
#include "core/engine/preprocessor.h"
#include "core/server/httpreply.h"
#include "core/server/jsonformat.h"
#include "core/server/jsonreply.h"
#include "tests/support/pictures.h"
#include "tests/support/testdata.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QDirIterator>
#include <QTextStream>

#include <algorithm>
#include <ctime>

// What a request costs beside its forward pass, stage by stage: in one run the way it
// is done and the way OpenCV alone does it, on pictures put together from real photos.
//
//   pixelsbench [FILE.jpg…]     instead of the pictures it makes

using namespace classiscope;

namespace {

struct Set {
    QString name;
    std::vector<QByteArray> files;
};

/// Microseconds of this thread's processor time, so that others on the machine count little.
double now()
{
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e6 + double(time.tv_nsec) * 1e-3;
}

/// Several stages in turn, over all pictures: the median of each.
/// A processor learns a single small picture by heart, and is too fast then.
class Stages {
public:
    void time(const QString &name, const std::function<void()> &work)
    {
        const double start = now();
        work();
        m_times[name].push_back(now() - start);
    }

    double median(const QString &name)
    {
        auto &times = m_times[name];
        const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
        std::nth_element(times.begin(), middle, times.end());
        return *middle;
    }

private:
    std::map<QString, std::vector<double>> m_times;
};

// Decoding and preprocessing with OpenCV alone.

cv::Mat oldDecode(const QByteArray &file, const ImageHeader &header, QSize needed)
{
    int flags = cv::IMREAD_COLOR;
    switch (jpegReduction(header.uprightSize(), needed)) {
    case 2: flags = cv::IMREAD_REDUCED_COLOR_2; break;
    case 4: flags = cv::IMREAD_REDUCED_COLOR_4; break;
    case 8: flags = cv::IMREAD_REDUCED_COLOR_8; break;
    default: break;
    }
    const cv::Mat bytes(1, int(file.size()), CV_8UC1, const_cast<char *>(file.data()));
    return cv::imdecode(bytes, flags | cv::IMREAD_IGNORE_ORIENTATION);
}

void oldPreprocess(const cv::Mat &bgr, const Preprocessing &how, cv::Mat &fitted, cv::Mat &tensor)
{
    const cv::Size input(how.inputSize.width(), how.inputSize.height());
    const bool shrinks = input.width <= bgr.cols && input.height <= bgr.rows;
    cv::resize(bgr, fitted, input, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    for (int channel = 0; channel < 3; ++channel) {
        const float factor = how.scale / how.standardDeviation[std::size_t(channel)];
        const float offset = -how.mean[std::size_t(channel)] * factor;
        auto *out = tensor.ptr<float>(0, channel);
        for (int y = 0; y < fitted.rows; ++y) {
            const uchar *in = fitted.ptr<uchar>(y) + 2 - channel;
            for (int x = 0; x < fitted.cols; ++x)
                *out++ = float(in[3 * x]) * factor + offset;
        }
    }
}

// Photos beside and below one another, until the picture has the size that is wanted.

std::vector<cv::Mat> readPhotos()
{
    std::vector<cv::Mat> photos;
    QDirIterator walk(test::testData(QStringLiteral("data/photos/test")), {QStringLiteral("*.jpg")},
                      QDir::Files, QDirIterator::Subdirectories);
    constexpr int side = 230;
    while (walk.hasNext()) {
        cv::Mat photo = cv::imread(walk.next().toStdString());
        cv::resize(photo, photo, {side, side}, 0, 0, cv::INTER_AREA);
        photos.push_back(photo);
    }
    return photos;
}

Set makeSet(const QString &name, const std::vector<cv::Mat> &photos, cv::Size size, int count,
            bool progressive = false)
{
    constexpr int quality = 88;
    Set set {name, {}};
    std::size_t next = 0;
    for (int i = 0; i < count; ++i) {
        cv::Mat picture(size, CV_8UC3);
        const int side = photos.front().cols;
        for (int y = 0; y < size.height; y += side) {
            for (int x = 0; x < size.width; x += side) {
                const cv::Rect place = cv::Rect(x, y, side, side) & cv::Rect(cv::Point(0, 0), size);
                const cv::Mat &photo = photos[next = (next + 37) % photos.size()];
                photo(cv::Rect(cv::Point(0, 0), place.size())).copyTo(picture(place));
            }
        }
        std::vector<uchar> bytes;
        cv::imencode(
            ".jpg", picture, bytes,
            {cv::IMWRITE_JPEG_QUALITY, quality, cv::IMWRITE_JPEG_PROGRESSIVE, progressive ? 1 : 0});
        set.files.emplace_back(reinterpret_cast<const char *>(bytes.data()),
                               qsizetype(bytes.size()));
    }
    return set;
}

std::vector<Set> makeSets()
{
    const auto photos = readPhotos();
    if (photos.empty())
        return {};
    return {makeSet(QStringLiteral("30 KB, 400 x 300"), photos, {400, 300}, 40),
            makeSet(QStringLiteral("100 KB, 720 x 540"), photos, {720, 540}, 20),
            makeSet(QStringLiteral("12 MP"), photos, {4000, 3000}, 3),
            makeSet(QStringLiteral("12 MP, progressive"), photos, {4000, 3000}, 2, true)};
}

void run(const Set &set, int side, QTextStream &out)
{
    const QSize needed(side, side);
    Preprocessing how;
    how.inputSize = needed;
    how.mean = {123.675F, 116.28F, 103.53F};
    how.standardDeviation = {58.395F, 57.12F, 57.375F};
    ImageDecoder decoder;
    Preprocessor planar(how), interleaved(how, TensorLayout::Interleaved);
    const int shape[] = {1, 3, side, side};
    cv::Mat fitted, tensor(4, shape, CV_32F);

    Stages stages;
    qsizetype bytes = 0;
    for (const QByteArray &file : set.files)
        bytes += file.size();
    const int rounds = std::clamp(int(20'000'000 / bytes), 4, 60);
    for (int round = 0; round < rounds; ++round) {
        for (const QByteArray &file : set.files) {
            auto header = readImageHeader(file, 100'000'000);
            stages.time(QStringLiteral("header"),
                        [&] { header = readImageHeader(file, 100'000'000); });
            cv::Mat bgr;
            stages.time(QStringLiteral("old decode"),
                        [&] { bgr = oldDecode(file, *header, needed); });
            stages.time(QStringLiteral("old preprocess"),
                        [&] { oldPreprocess(bgr, how, fitted, tensor); });
            auto picture = decoder(file, *header, needed);
            stages.time(QStringLiteral("decode"),
                        [&] { picture = decoder(file, *header, needed); });
            stages.time(QStringLiteral("preprocess"), [&] { planar(*picture); });
            stages.time(QStringLiteral("preprocess, NHWC"), [&] { interleaved(*picture); });
        }
    }
    const auto line = [&](const char *name, const char *before, const char *after) {
        const double old = stages.median(QLatin1String(before));
        const double fresh = stages.median(QLatin1String(after));
        out << qSetFieldWidth(24) << name << qSetFieldWidth(10) << old << fresh << old / fresh
            << qSetFieldWidth(0) << '\n';
        return std::pair(old, fresh);
    };
    out << set.name << " (" << bytes / set.files.size() << " bytes), input " << side << '\n'
        << "                            OpenCV        now     ratio\n";
    line("  header", "header", "header");
    const auto decoding = line("  decode", "old decode", "decode");
    const auto planes = line("  preprocess", "old preprocess", "preprocess");
    line("  preprocess, NHWC", "old preprocess", "preprocess, NHWC");
    const double old = decoding.first + planes.first, fresh = decoding.second + planes.second;
    out << qSetFieldWidth(24) << "  decode + preprocess" << qSetFieldWidth(10) << old << fresh
        << old / fresh << qSetFieldWidth(0) << '\n';
    out.flush();
}

void runRest(QTextStream &out)
{
    QStringList labels;
    for (int i = 0; i < 1000; ++i)
        labels << QStringLiteral("label %1").arg(i);
    std::vector<float> outputs;
    for (int i = 0; i < 1000; ++i)
        outputs.push_back(float((i * 7919) % 1000) / 100);
    Stages stages;
    Classification classification;
    classification.model = QStringLiteral("everyday-98");
    classification.modelVersion = QStringLiteral("1");
    for (int round = 0; round < 2000; ++round) {
        stages.time(QStringLiteral("postprocess"), [&] {
            classification.top = topCandidates(outputs, {OutputFormat::Kind::Logits, 0}, labels, 5);
        });
        QByteArray bytes;
        ReplyFraming framing;
        framing.requestId = "0123456789abcdef";
        stages.time(QStringLiteral("reply"),
                    [&] { bytes = serialized(jsonReply(toJson(classification)), framing); });
    }
    out << "  postprocess, 1000 classes: " << stages.median(QStringLiteral("postprocess"))
        << ", writing the reply: " << stages.median(QStringLiteral("reply")) << '\n';
}

}  // namespace

int main(int argc, char **argv)
{
    cv::setNumThreads(1);
    QTextStream out(stdout);
    out.setRealNumberNotation(QTextStream::FixedNotation);
    out.setRealNumberPrecision(2);
    out << "Microseconds of processor time, medians.\n";
    std::vector<Set> sets;
    for (int i = 1; i < argc; ++i) {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (file.open(QIODevice::ReadOnly))
            sets.push_back({file.fileName(), {file.readAll()}});
    }
    if (sets.empty())
        sets = makeSets();
    for (const Set &set : sets) {
        for (const int side : {128, 224})
            run(set, side, out);
    }
    runRest(out);
    return sets.empty() ? 1 : 0;
}
