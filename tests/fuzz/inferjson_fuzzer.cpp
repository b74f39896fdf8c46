// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/inferrequest.h"
#include "tests/fuzz/expect.h"

#include <cmath>

using namespace classiscope;
using namespace classiscope::fuzz;

namespace {

const InferModel model {QStringLiteral("in"), QStringLiteral("out"), {2, 1}, 3, 100};

void check(const ClassifyInput &input)
{
    if (const auto *tensor = std::get_if<InputTensor>(&input)) {
        expect(tensor->values.size() == 6, "a tensor fits the network");
        for (const float value : tensor->values)
            expect(std::isfinite(value), "a tensor has finite numbers");
    } else if (const auto *image = std::get_if<RawImage>(&input)) {
        const qint64 pixels = qint64(image->size.width()) * image->size.height();
        expect(pixels > 0 && pixels <= model.maxImagePixels, "pixels are within their limit");
        expect(image->pixels.size() == 3 * pixels, "pixels fit their size");
    } else {
        expect(!std::get<QByteArray>(input).isEmpty(), "no image is empty");
    }
}

}  // namespace

// The first line is the length of the JSON, the rest the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = bytesOf(data, size);
    const qsizetype line = input.indexOf('\n');
    const QByteArray body = line < 0 ? QByteArray() : input.mid(line + 1);
    const auto request = parseInferRequest(body, input.left(line), model);
    if (!request) {
        expectGoodError(request.error());
        return 0;
    }
    expect(!request->inputs.empty() && request->inputs.size() <= std::size_t(model.maxBatch),
           "one to three images");
    expect(request->classification >= 0, "a number of classes is not negative");
    for (const ClassifyInput &image : request->inputs)
        check(image);
    return 0;
}
